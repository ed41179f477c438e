"""What every rights request has in the chat: its receipt, where it stands, taking it back, its result, and yes or no."""

from __future__ import annotations

from dataclasses import replace

from skills.chat import consent, deduplication
from skills.chat.intake.filed import moment
from skills.conversation import Bubble, Reply, Say
from skills.fields import Invalid
from skills.fields.agreement import KEEPS, parse_agreement
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.refusing import regrets
from skills.rights import access, identity, rights
from skills.rights.grounds import WAITING, Kind, State
from skills.rights.rights import show_day, show_kind, show_number
from skills.turn import KEPT, Act, Turn
from skills.understanding.amending import change_in
from skills.understanding.learned.moves import does
from skills.understanding.questions import asks
from skills.understanding.readings.asked_rights import leaves_it
from skills.understanding.undone import CANCEL, DELETE, cancels, is_not_now, is_undone
from storage import rights as kept
from storage.rights import RightsRequest
from storage.trail import looks

NAME = "rights"
SHOWN = 5
_INSISTS = re.compile(
    r"(?:(?:아|아니|네|진짜|정말|빨리|얼른|당장|그냥|좀|제발|야|ㅅㅂ|씨발|시발|다|전부|모두|싹|제|내|정보|개인정보|동의|이용)[을를은도]?[\s,.!]{0,3}){0,6}"
    r"(?:(?:지우|없애|삭제하|파기하|철회하|멈추|정지하|중지하)(?:라고|라니까|라구|세요)"
    r"|(?:지워|없애|삭제해|파기해|철회해|멈춰|정지해|중지해)\s?(?:달라고|달라니까|달라구|버려))(?:요|여)?(?:\s?(?:당장|빨리|좀|ㅅㅂ|씨발|시발)){0,3}[\s.!~ㅡㅠㅜ]{0,12}"
    r"|(?:아니|아|네|진짜|다|전부|모두|빨리|[\s,]){0,6}(?:지우|없애|삭제하|파기하|철회하|멈추|정지하|중지하)라고\s?(?:했|그랬|말했|말씀드렸)(?:잖아요?|는데요?|다고요?|다니까요?|는데\s왜\s?\S{0,4})[\s.!~ㅡㅠㅜ]{0,12}"
    r"|(?:네|예|그럼|그러면|그냥|일단|아|[\s,]){0,6}(?:정지|중지|삭제|파기|철회)(?:로|를|을)?\s?(?:해\s?(?:주세요|줘요?|주십시오|주시오)|할게요|할래요|부탁\S{0,5}|신청할게요)[\s.!~]{0,12}"
    r"|(?:i said |just )(?:please )?(?:delete|erase|withdraw|stop) (?:it|everything|it all|all of it)(?: now)?[\s.!]{0,9}",
    re.IGNORECASE,
)
"""The same demand again, with impatience and nothing else: a yes to what was asked about it."""
_YES_ABROAD = re.compile(
    r"(?:是的?|好的?|可以|请|确认|はい|お願いします)?[,，、\s]{0,3}(?:删除|刪除|删掉|削除)(?:吧|它|してください|します|する)?[。.!！\s]{0,5}"
    r"|да|удалить|да,? удал\w+|có|vâng|xóa đi|ใช่(?:ค่ะ|ครับ)?|ลบ(?:เลย)?(?:ค่ะ|ครับ)?|نعم",
    re.IGNORECASE,
)
_DEMANDED = {
    "삭제": re.compile(r"지우|지워|없애|삭제|파기|delete|erase|[删刪削]|удал|xóa|ลบ", re.IGNORECASE),
    "철회": re.compile(r"동의|철회|withdraw", re.IGNORECASE),
    "정지": re.compile(r"멈|정지|중지|stop", re.IGNORECASE),
}
"""The actions, and the words that a demand for each of them is made with."""
_ANOTHER_PART = {
    "photos": re.compile(r"건강|민감|개인\s?정보|내용|모두|전부|everything|\ball\b", re.IGNORECASE),
    "suspend": re.compile(r"건강|민감|내용"),
}
"""What is another part of the data than the one that is asked about."""
_NOT_WANTED = ("takes_back", "no", "leave")
_NO_ABROAD = re.compile(
    r"(?:아니(?:요|오)?|아뇨|아냐|아녜요|그냥|이제|[\s,.]){0,5}(?:괜찮|됐)(?:아요|습니다|어요?|네요|다|음)|不(?:要|用|是|删|删除|想)?了?|算了|取消|保留|いいえ|やめ(?:ます|て(?:ください)?)"
    r"|нет|không|ไม่(?:ค่ะ|ครับ|ลบ)?|لا",
    re.IGNORECASE,
)
LOOKS = 10
_OF_REQUEST = re.compile(
    r"않으면|안\s?\S{1,4}면|요청\S?\s?(?:은|는|을|를)?\s?(?:그대로|유지|둬|두)|(?:그대로|유지).{0,6}요청"
    r"|\brequest\b.{0,8}\bas it is\b",
    re.IGNORECASE,
)
"""What stays is the request, or something is only threatened with: "요청은 그대로 두세요", "안 지우면 화낼 거예요"."""
_OF_A_CONSULTATION = re.compile(r"상담|예약|consult", re.IGNORECASE)  # "상담 신청할게요" files no request.
MOST_RESULTS = 1  # Bubbles of results in front of an answer; the others wait for the next one.


def receipt(turn: Turn, filed: RightsRequest) -> Say:
    """Number and due date, or the day on which it was done at once, and that it costs nothing."""
    told = {"kind": show_kind(filed, turn.lang), "number": show_number(filed.number)}
    if filed.decided_at is not None:
        return turn.bubble("rights.receipt.done", **told, day=show_day(filed.decided_at, turn.lang))
    return turn.bubble("rights.receipt", **told, due=show_day(filed.due_at, turn.lang))


def left_to_the_officer(turn: Turn, filed: RightsRequest) -> Reply:
    """The receipt of what a person decides, who is told of it."""
    rights.tell_officer(turn.unit, filed)
    bubbles = (receipt(turn, filed), turn.bubble("rights.officer.will_answer"))
    return turn.reply(*bubbles, choices=turn.choices("requests", "menu"), skill=NAME, step="filed")


def yes_or_no(turn: Turn, yes: str, act: Act, again: Act, *actions: str) -> Reply:
    """Take the answer to a question of this flow: the press `yes` (or a whole sentence that agrees to these actions) does it,
    "no" leaves all as it is."""
    choice = turn.message.choice
    if choice is None:
        try:
            agrees = parse_agreement(turn.message.text, *actions, instead=KEEPS)
            is_heard = consent.only_heard(turn.message.text)  # "알겠어요", to what was told of what it does.
            choice = "" if agrees and (is_heard or _names_else(turn)) else yes if agrees else "no"
        except Invalid:
            is_not = takes_back(turn.message.text) or keeps_all(turn)
            choice = yes if insists(turn.message.text, *actions) else "no" if is_not else ""
    if choice in (yes, "yes"):
        return act(turn)
    if choice == "no":
        return left(turn)
    failures = turn.talk.failures + 1
    reply = replace(again(turn), bubbles=(turn.bubble("rights.yes_or_no"), *shall(turn)))
    turn.talk.failures = failures
    return reply


def keeps_all(turn: Turn) -> bool:
    """Whether nothing is to be deleted after all, where that was asked about."""
    text = turn.message.text
    is_kept = regrets.keeps_what_is_stored(text) or (regrets.is_regretted(text) and not asks(text))
    return turn.talk.step == "delete" and is_kept and not corrects_instead(turn)


def corrects_instead(turn: Turn) -> bool:
    """Whether something is to be corrected and not deleted: "지우지는 말고 이름만 홍길동으로 고쳐 주세요"."""
    text = turn.message.text
    if turn.talk.step != "delete" or turn.message.choice or not regrets.keeps_what_is_stored(text):
        return False
    return (change := change_in(text)) is not None and bool(change.words)


def left(turn: Turn) -> Reply:
    """All stays as it is."""
    leave(turn)
    return turn.reply(turn.bubble("rights.left"), choices=turn.choices("rights", "menu"), skill=NAME, step="left")


def insists(text: str, *actions: str) -> bool:
    """Whether somebody who was asked back demands the same once more ("아 빨리 지우라고!!"); a demand for another action than
    these is none ("동의 철회하라고" where deleting is asked about)."""
    said = in_standard(text.strip())
    if _INSISTS.fullmatch(said) is None and _YES_ABROAD.fullmatch(said) is None:
        return False
    return all(action in actions for action, words in _DEMANDED.items() if words.search(said))


def demanded(text: str) -> str:
    """The action that is demanded by its name and nothing else: "그럼 정지로 해 주세요"; empty for other words."""
    named = [action for action, words in _DEMANDED.items() if words.search(text)]
    return named[0] if len(named) == 1 and insists(text, *_DEMANDED) else ""


def _names_else(turn: Turn) -> bool:
    """Whether words that might say yes name something else than what is asked about."""
    part = _ANOTHER_PART.get(turn.talk.step or "")
    return names_a_consultation(turn.message.text) or (part is not None and part.search(turn.message.text) is not None)


def takes_back(text: str) -> bool:
    """Whether what was asked for is not wanted after all: nothing is lost by hearing that too often."""
    said = text.strip(" 。.!！~ㅠㅜㅋㅎ")
    if is_not_now(text, CANCEL) or insists(text):
        return False  # "취소하지 마세요", "내일 취소할게요"
    return leaves_it(text) or _NO_ABROAD.fullmatch(said) is not None or (not asks(text) and does(text, *_NOT_WANTED))


_DELETES = re.compile(rf"(?:{DELETE})", re.IGNORECASE)
_CANCELS = re.compile(rf"(?:{CANCEL})", re.IGNORECASE)
_SO = re.compile(
    r"안\s?(?:지(?!워[졌지])|할|하|해)|하지\s?(?:마|말|않)|(?:지우|없애)지\s?(?:마|말|않)|놔|두[세시]|둬|됐"
    r"|keep|leave|do(?:n't| not) (?:delete|erase)",
    re.IGNORECASE,
)


def demands_on(text: str) -> bool:
    """Whether the deletion is demanded still, whatever else is said: "취소하려고 했는데 그냥 지울래요", "no, delete it"."""
    is_cancelled = _CANCELS.search(text) is not None and not is_undone(text, CANCEL)
    return _DELETES.search(text) is not None and not is_undone(text, DELETE) and not is_cancelled


def takes_back_in_words(text: str) -> bool:
    """Whether a request is taken back in so many words, so that it need not be asked back."""
    return (cancels(text) or _SO.search(text) is not None) and _OF_REQUEST.search(text) is None


def shall(turn: Turn) -> tuple[Say, ...]:
    """The open question in short: what it means was said when it was asked first."""
    return (turn.bubble(f"confirming.{turn.talk.step}.shall"),)


def ways(turn: Turn) -> tuple[str, ...]:
    """How somebody can show who they are: a login where set up, message or call where a number may vouch, else a person."""
    login = ("verified",) if turn.reach.login else ()
    if not identity.can_call(turn.unit, turn.talk.patient_id):
        return login or ("person",)
    by_message = turn.reach.messages and turn.clinic.messages is not None
    return (*login, *(("text_me",) if by_message else ()), "call_me")


def names_a_consultation(text: str) -> bool:
    """Whether words that might say yes to a request name a consultation instead."""
    return _OF_A_CONSULTATION.search(text) is not None


def show_all(turn: Turn) -> Reply:
    """Where each request stands."""
    found = kept.of_patient(turn.unit, turn.talk.patient_id)[:SHOWN]
    words = ["rights", "menu"]
    if any(r.state in WAITING for r in found):
        words.insert(0, "take_back")
    if any(r.state == State.UNVERIFIED for r in found):
        words = [*ways(turn), *words]
    if not found:
        told: Bubble = turn.bubble("rights.requests.none")
    else:
        told = Say("\n".join([turn.say("rights.requests.title"), *(_line(turn, r) for r in found)]))
    return turn.reply(told, choices=turn.choices(*words), skill=NAME, step="requests")


def _line(turn: Turn, filed: RightsRequest) -> str:
    if filed.decision is not None and filed.decided_at is not None:
        decision = turn.say(f"rights.decision.{filed.decision}")
        when = turn.say("rights.requests.decided", decision=decision, day=show_day(filed.decided_at, turn.lang))
    else:
        due = turn.say("rights.requests.due", due=show_day(filed.due_at, turn.lang))
        when = due if filed.state in WAITING else ""
    told = turn.say(
        "rights.requests.line",
        number=show_number(filed.number),
        kind=show_kind(filed, turn.lang),
        state=turn.say(f"rights.state.{filed.state}"),
        when=when,
    )
    return told.rstrip()


def take_back(turn: Turn) -> Reply:
    """The newest waiting request is not wanted any more."""
    waiting = next((r for r in kept.of_patient(turn.unit, turn.talk.patient_id) if r.state in WAITING), None)
    if waiting is None:
        return show_all(turn)
    rights.take_back(turn.unit, waiting)
    told = turn.bubble("rights.taken_back", number=show_number(waiting.number))
    return turn.reply(told, choices=turn.choices("requests", "menu"), skill=NAME, step="requests")


def waits(turn: Turn) -> bool:
    """Whether a request of this patient's is not answered yet."""
    return not WAITING.isdisjoint(kept.states_of(turn.unit, turn.talk.patient_id))


def asked_to_take_back(turn: Turn) -> Reply:
    """Whether a request that waits can be taken back was asked: told, and offered as a press."""
    if not waits(turn):
        return show_all(turn)
    told = turn.bubble("rights.take_back.asked")
    return turn.reply(told, choices=turn.choices("take_back", "requests", "menu"), skill=NAME, step="identity")


FIRST = "deletion_waits"


def waiting_deletion(turn: Turn) -> RightsRequest | None:
    """The deletion of everything that is not carried out yet: what is filed now would go with it."""
    found = kept.of_patient(turn.unit, turn.talk.patient_id) if waits(turn) else ()
    return next((one for one in found if one.kind == Kind.DELETE and one.state in WAITING), None)


def taken_back_first(turn: Turn) -> Reply | None:
    """Who begins a consultation while such a deletion waits is told so once, and offered to take it back first."""
    if deduplication.last_step(turn.talk) == FIRST or (filed := waiting_deletion(turn)) is None:
        return None
    told = turn.bubble("rights.take_back.first", number=show_number(filed.number))
    return turn.reply(told, choices=turn.choices("take_back", "consult", "requests", "menu"), skill=NAME, step=FIRST)


def waiting_results(turn: Turn) -> tuple[Bubble, ...]:
    """Results that the patient has not read yet; they count as read from now on. They come also while processing is
    suspended, because they are the patient's own right."""
    bubbles = []
    waiting = kept.with_unseen_notice(turn.unit, turn.talk.patient_id)
    turn.talk.has_result = len(waiting) > MOST_RESULTS
    for filed in waiting[:MOST_RESULTS]:
        bubbles.append(Say(kept.open_text(turn.talk.key, filed, "notice_sealed")))
        filed.notice_seen_at = turn.unit.now
    return tuple(bubbles)


def looked(turn: Turn) -> Reply:
    """Who looked at the record: when, in which role, and why."""
    entries = looks.looks(turn.unit, turn.talk.patient_id, LOOKS)
    shown = access.looks(entries, turn.lang)
    choices = turn.choices("rights", "menu")
    if not entries:
        return turn.reply(turn.bubble("rights.looked.none"), choices=choices, skill=NAME, step="looked")
    lines = [turn.say("rights.looked.head", count=len(entries))]
    for entry, words in zip(entries, shown, strict=True):
        why = turn.say("rights.looked.why", why=words["why"]) if words["why"] else ""
        when = moment(entry.at, turn.lang)
        lines.append(turn.say("rights.looked.line", when=when, role=words["role"], act=words["act"], why=why))
    return turn.reply(Say("\n".join(lines)), choices=choices, skill=NAME, step="looked")


def leave(turn: Turn) -> None:
    """Leave an open question of this flow; an intake stays open under what is asked next."""
    if turn.talk.flow not in (None, KEPT):
        turn.talk.leave_flow()
