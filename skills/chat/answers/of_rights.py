"""Questions about a right: answered in a sentence or two, with the press that does it below. Nothing is opened or done."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from functools import partial

from skills.chat import consent, deduplication
from skills.chat.answers import policy, small_talk
from skills.chat.intake import filed
from skills.chat.rights import confirming, request, rights, withdrawal
from skills.consents import consents
from skills.conversation import Reply
from skills.fields.agreement import refuses
from skills.fields.reading import patterns as re
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent
from skills.understanding.questions import asks, asks_the_price, is_a_plain_question
from skills.understanding.readings.asked_rights import (
    COPY,
    ELSEWHERE,
    LEFT,
    PORTED,
    asked_of_a_right,
    asks_more_of_looks,
    asks_of_the_stop,
    asks_to_restore,
    compared,
    is_against_deleting,
    leaves_it,
    puts_off,
)

STEP, SHORT = "asked_", 30
MOST = 2  # Rights that are told of together.
_CASE = re.compile(r"상담|접수|\b(?:request|consultation|case)\b", re.IGNORECASE)
_BY_DEMAND = {"삭제": "delete", "철회": "withdraw", "정지": "suspend"}
_PRESSES: dict[str, tuple[str, ...]] = {COPY: ("access",), PORTED: ("access",), ELSEWHERE: (), LEFT: ("delete",)}
"""The press under an answer, where it is not called as the right."""


_BACKUPS = re.compile(
    r"백업(?!\s?(?:통화|번호|연락|해\s?(?:두|둔|놓|놔|달|줘|주)))|(?:복사|복제)본\S{0,2}\s(?:다\s)?(?:지워|없어|삭제|남)|\bback(?:ed)?[- ]?ups?\b",
    re.IGNORECASE,
)


def meant(turn: Turn) -> tuple[Flow, Act] | None:
    """Where a question about a right, or a word against it, leads; None for all others."""
    text, last = turn.message.text, deduplication.last_step(turn.talk)
    if filed.declined(turn):
        return small_talk.FLOW, lambda t: small_talk.answer(t, "ok")
    if filed.chosen_in_words(turn):
        return filed.FLOW, filed.by_their_presses
    if reads_the_wording(text):
        return policy.FLOW, _wording
    if topic := _of_what_is_gone(text) or _against_other_use(text):
        return policy.FLOW, lambda t: policy.answer(t, topic)
    if last in ("looked", "seen_by") and asks_more_of_looks(text):
        return rights.FLOW, request.looked
    if turn.talk.suspended_at is not None and asks_of_the_stop(text):
        return policy.FLOW, partial(_answer, "suspend")
    if last.startswith(STEP) and (act := _BY_DEMAND.get(request.demanded(text))):
        return rights.FLOW, rights.FLOW.presses[act]
    if rights_compared := compared(text):
        return policy.FLOW, partial(_beside_each_other, rights_compared)
    if right := asked_of_a_right(text) or _asked_on(turn, last):
        return policy.FLOW, partial(_answer, right)
    return (rights.FLOW, request.left) if turn.talk.flow is None and _is_left(turn, last) else None


def _of_what_is_gone(text: str) -> str:
    """The topic of the policy that answers what becomes of deleted data: whether it can be brought back, what backups hold."""
    if len(text) > SHORT * 2:
        return ""
    return "restored" if asks_to_restore(text) else confirming.BACKUPS if asks(text) and _BACKUPS.search(text) else ""


_WORDING = re.compile(
    r"(?<!수술\s)(?<!시술\s)(?<!마취\s)(?<!보호자\s)(?<!수술)(?<!시술)(?<!마취)동의(?:서|한|했던|했었던|하신|드린|했는지|하는지|한\s?게|했는데)?\S{0,3}\s(?:거|것|건|게|내용|문구|전문|글|약관|항목|원문|문서|본문|뭐였는지|뭔지|무엇인지)?\S{0,3}\s?"
    r"(?:(?:다시|한\s?번|한번만|좀|어디서|어디에서|어떻게|자세히|지금|여기서|더|또)\s?){0,3}(?:읽[어을고]|보여|볼\s?(?:수|래|게|까)|보고\s?싶|보려|봐(?:요|도)|볼\s?수|확인(?:하고\s?싶|할\s?수|하려|해\s?볼|되나|가능)|열어\s?[볼보]|찾아\s?[볼보]|보내\s?(?:주|줘))"
    r"|\b(?:read|re-?read|see|show|look at|view|review|find|check|get|send)\b.{0,24}\b(?:consent (?:form|text|wording|terms|notice|document|i)|(?:what|the text|the form|the terms|everything) (?:that )?i(?:'ve| have| had)? (?:just )?(?:agreed|consented|accepted)|the consent\b)",
    re.IGNORECASE,
)
_NOT_TO_READ = re.compile(
    r"철회|취소|삭제|지우|지워|안\s?(?:했|한|할)|않|여부|왜|나중|말고|생각해|(?:읽|보|확인하)고\s?(?:나서|동의|결정|할게)|\b(?:withdraw|delete|cancel|why|surgery|operation|before)\b",
    re.IGNORECASE,
)


def reads_the_wording(text: str) -> bool:
    """Whether somebody would read (again) what the consent says: "아까 동의한 내용 다시 읽어볼 수 있나요"."""
    return len(text) <= SHORT * 2 and _WORDING.search(text) is not None and _NOT_TO_READ.search(text) is None


def _wording(turn: Turn) -> Reply:
    """The page with the whole text, and what is agreed to by now."""
    turn.intent = Intent.POLICY
    told = withdrawal.tell(turn).bubbles if consents.given(turn.unit, turn.talk.patient_id) else ()
    words = turn.choices("rights", "person", "menu")
    return turn.reply(*told, consent.page(turn), choices=words, skill="policy", step="consents")


_NOT_ELSEWHERE = re.compile(
    r"(?:연락처|번호|이름|성함|정보|기록|내용|제\s?거|이거)\S{0,3}\s?(?:절대\s|혹시라도\s|제발\s)?(?:다른|딴|타)\s?(?P<where>데|곳|병원|회사|사람|업체|용도|목적|일)\S{0,4}\s?(?:절대\s|함부로\s)?"
    r"(?P<act>쓰|사용하|이용하|활용하|주|넘기|팔|보내|제공하|알려\s?주|알리|공유하|돌리|퍼뜨리)시?지\s?(?:는\s?|도\s?|좀\s?)?(?:마(?!음)|말)"
    r"|\b(?:do not|don'?t|never|please don'?t) (?P<en>use|share|sell|give|pass(?: on)?|send) my (?:\w+ )?(?:number|name|contact|data|info\w*|details|phone)\b.{0,12}\b(?:else|others?|anyone|anybody|third|another)\b",
    re.IGNORECASE,
)


def _against_other_use(text: str) -> str:
    """The topic of the policy that answers who wants nothing used or given elsewhere, which it is not: "연락처 다른 데 쓰지 마세요"."""
    found = _NOT_ELSEWHERE.search(text) if len(text) <= SHORT * 2 else None
    if found is None:
        return ""
    is_use = (found["act"] or "")[:1] in ("쓰", "사", "이", "활") or found["en"] == "use"
    return "purpose" if is_use else "provided"


def _asked_on(turn: Turn, last: str) -> str:
    """The right of which one more thing is asked right after it was told: "그거 하면 상담도 못 받아요?"."""
    right = last.removeprefix(STEP)
    if right == last or turn.talk.flow is not None or len(turn.message.text) > SHORT or not asks(turn.message.text):
        return ""
    is_plain = is_a_plain_question(turn.message.text) or asks_the_price(turn.message.text)
    return right if not is_plain and (right == ELSEWHERE or confirming.told_of(turn, right)) else ""


def _is_left(turn: Turn, last: str) -> bool:
    """Whether something is not to be done, of which nothing was asked for yet."""
    text = turn.message.text
    if last.startswith(STEP) and (
        turn.means is Intent.CANCEL or refuses(text) or puts_off(text) or request.takes_back(text)
    ):
        return True
    if leaves_it(text) and deduplication.last_skill(turn.talk) in ("rights", "policy", "menu"):
        return True
    calls_off = turn.means is Intent.CANCEL and _CASE.search(text) is not None  # "cancel my request"
    return is_against_deleting(text) and not calls_off and not request.waits(turn)


def _answer(right: str, turn: Turn) -> Reply:
    turn.intent = Intent.POLICY
    is_stopped = right == "suspend" and turn.talk.suspended_at is not None
    text = ("" if is_stopped else confirming.told_of(turn, right)) or _said(turn, right)
    press = ("lift",) if is_stopped else _PRESSES.get(right, (right,))
    words = (*press, "rights", "person", "menu")
    return turn.reply(
        turn.bubble("intake.plain", text=text), choices=turn.choices(*words), skill="policy", step=f"{STEP}{right}"
    )


def _beside_each_other(rights_compared: tuple[str, ...], turn: Turn) -> Reply:
    """What each of them is, so that the difference shows."""
    turn.intent, most = Intent.POLICY, rights_compared[:MOST]
    told = [turn.bubble("intake.plain", text=_said(turn, right)) for right in most]
    words = turn.choices(*most, "rights", "menu")
    return turn.reply(*told, choices=words, skill="policy", step=f"{STEP}{most[0]}")


def _said(turn: Turn, right: str) -> str:
    return turn.say(f"asked.{right}", phone=turn.clinic.phone, days=turn.clinic.periods.closed_case_days)
