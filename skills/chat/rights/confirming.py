"""What is asked before a yes to an action (deleting, stopping, withdrawing): one short answer from the data, and the same presses.

What ends and what stays was said once, whole, when the action was asked about; who asks on wants one thing of it.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.cases.consultations import open_case, show_number
from skills.chat.answers.policy import days_said
from skills.chat.rights import request
from skills.conversation import Bubble
from skills.fields.reading import patterns as re
from skills.rights import rights
from skills.rights.grounds import RIGHTS, Kind
from skills.texts import TEXTS
from skills.turn import Turn
from skills.understanding.questions import asks, asks_the_price, is_a_plain_question
from storage.cases import consultations, photos
from storage.patients import conversations
from storage.retention import retained

BACKUPS = "backups"
SAME = {"withdraw": "withdraw_health"}
"""Which consent to withdraw is asked first; the health consent is the one that takes data with it."""
_TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (BACKUPS, re.compile(r"백업|복사본|\bback(?:ed)?[- ]?ups?\b")),
    ("told", re.compile(r"(?:되면|돼면|하면|끝나면|처리|결과).{0,10}(?:알려|통보|문자|연락)|결과\S{0,2}\s?(?:언제|어떻게)|\b(?:be told|notify|let me know)\b")),
    ("papers", re.compile(r"위임장|서류|신분증|가족\s?관계|동의서|뭐가?\s?필요|뭘\s?(?:가져|준비)|\b(?:papers?|documents?|power of attorney|bring)\b")),
    ("family", re.compile(r"왜|엄마|아빠|어머니|아버지|부모|가족|보호자|남편|아내|와이프|부인|자식|동생|언니|오빠|누나|형이|친구|허락|괜찮다고|법정|\b(?:why|mother|father|mom|dad|parent|family|wife|husband)\b")),
    ("case", re.compile(r"(?:상담|예약|신청|접수|수술|진료)\S{0,3}\s?(?:도|까지|은|는|이)?\s?(?:다\s|같이\s|자동으로\s|바로\s)?(?:취소|없어지|사라지|끝나)")),
    ("unfinished", re.compile(r"(?:적던|쓰던|작성하던|작성\s?중|신청하던|하던)\s?(?:거|것|건|게|내용|신청|상담)|\bwhat i (?:was|am) (?:writing|filling)")),
    ("goes", re.compile(r"(?:이름|번호|연락처|사진|기록|내용|대화|메시지|카톡)\S{0,2}\s?(?:다\s|전부\s|모두\s|같이\s|싹\s)?(?:지워|없어|삭제|사라)")),
    ("free", re.compile(r"비용|수수료|돈\s?(?:내|드|들)|무료|공짜|\b(?:cost|fee|free of charge)\b")),
    ("proof", re.compile(r"본인|신분증|인증|확인은?\s?어떻|로그인|\b(?:verify|identity|id card|an id|my id|prove)\b")),
    ("done", re.compile(r"(?:지워|탈퇴|삭제|처리|철회|정지|취소)\S{0,2}\s?(?:됐|된\s?(?:거|건|것|상태)|되었|졌)|어떻게\s?(?:됐|되었)|(?:벌써|이미)|\b(?:is it|already|been) (?:done|deleted|gone|erased|stopped)\b")),
    ("undo", re.compile(r"되돌|복구|복원|되살|살릴|무를|(?:취소|철회)(?:할|도|는|가|를)?\s?(?:수|되|돼|가능)|\b(?:undo|undone|restore|recover|change my mind|bring it back|get it back)\b")),
    ("again", re.compile(r"다시|나중에|다음에|재(?:신청|가입|상담)|또\s?(?:상담|신청|와|오|올|이용)|새로|\b(?:again|later|come back)\b")),
    ("until", re.compile(r"언제까지|보관\s?기간|얼마\s?동안\s?(?:보관|갖|가지)|\bhow long\b.{0,16}\b(?:keep|kept|store|stored)\b")),
    ("stays", re.compile(r"진료\s?기록|의무\s?기록|차트|\bchart\b|\bmedical record\b|남[나는아은을]|남겨|보관|안\s?(?:지워|없어)|못\s?지|그대로|뭐는|\b(?:remain|remains|keep|kept|left|stay|stays)\b")),
    ("case", re.compile(r"상담|답변|답(?:은|을|이)?\s|연락|전화|예약|접수|신청|진료|수술|\b(?:consultation|case|answer|answered|appointment|call|reply|contact)\b")),
    ("when", re.compile(r"언제|얼마나|며칠|몇\s?일|바로|즉시|오래|걸[려리]|\b(?:when|how long|how soon|immediately|right away|how fast)\b")),
    ("goes", re.compile(r"뭐|무엇|뭘|뭣|어떤|어디까지|사진|이름|번호|정보|기록|대화|카톡|내용|지워|없어|사라|삭제|멈|광고|\b(?:what|which|everything|photos?|name|number|messages|delete|deleted|gone|lose)\b")),
)  # fmt: skip
"""What a question wants to know, the narrower first."""
_ASKS = re.compile(
    r"(?:죠|지요|나|가|까|냐|는데|인데|건데|는지|궁금\S*)[요여]?[\s?.!~ㅠㅜ]*$|\?|며칠|얼마나|언제|어떻게"
)
_WHERE_IT_STANDS = re.compile(
    r"(?:상담|답변?|접수)\S{0,2}\s?(?:\S{1,4}\s)?(?:됐|되었|왔|잘\s?있)|(?:언제|몇\s?시).{0,6}(?:답|연락|전화)|(?:답|연락|전화)\S{0,2}\s?언제|몇\s?번째|순서"
    r"|\bwhen\b.{0,12}\b(?:call|answer|reply)\b"
)
"""The case as it stands now, which is told by its own answer."""
_DOUBTS = re.compile(
    r"생각\s?(?:좀|해)|고민|후회|괜히|잠(?:깐|시)만|잠시\s?만|모르겠|글쎄|망설|기다려|\b(?:not sure|let me think|think about it|regret\w*|second thoughts?|wait|hmm+|hold on)\b"
)
_DECIDED = re.compile(
    r"(?:그냥|그대로|냅)\s?(?:두|둬|놔)|취소|그만|안\s?(?:할|지|해)|지우|지워|하지\s?마|철회|삭제|파기|정지|중단|멈|\b(?:delete|stop|cancel|don't)\b"
)
_TO_SEE = re.compile(r"보여\s?(?:줘|주|달)|열람|\bshow me\b")
_ONLY_PHOTOS = re.compile(r"사진들?만|\b(?:only|just) (?:the |my )?photos?\b")
_FAMILY = dict(_TOPICS)["family"]
_WHOLE = frozenset({"done", "goes", "until", "unfinished"})
"""Topics of which nothing narrower is said before the action was asked for than what it is."""
SHORT = 30  # Characters of a doubt; longer words tell something.


def about_the_action(turn: Turn) -> tuple[Bubble, ...]:
    """The answer to a question about the open action, or a word to who is in doubt, and the question again in short. Empty
    for all other words."""
    step, text = turn.talk.step or "", turn.message.text.casefold()
    action = SAME.get(step, step)
    if turn.talk.flow != request.NAME or f"confirming.{action}.shall" not in TEXTS or request.keeps_all(turn):
        return ()
    if _DOUBTS.search(text) and len(text) <= SHORT and not (asks(text) or _DECIDED.search(text)):
        return (turn.bubble("confirming.doubt"), *request.shall(turn))
    tells = action == "proxy" and _FAMILY.search(text) is not None
    if not (tells or asks(text) or _ASKS.search(text)) or _is_of_something_else(text):
        return ()
    said = _first_said(turn, action, text)
    return (turn.bubble("intake.plain", text=said), *request.shall(turn)) if said else ()


def told_of(turn: Turn, right: str) -> str:
    """What is told of a right that is not asked for yet, where the words want to know one thing of it; else nothing."""
    action, text = SAME.get(right, right), turn.message.text.casefold()
    return _first_said(turn, action, text, but=_WHOLE) if f"confirming.{action}.shall" in TEXTS else ""


def _first_said(turn: Turn, action: str, text: str, but: frozenset[str] = frozenset()) -> str:
    """The answer to the first topic that the words name and that this action has one for."""
    named = (topic for topic, words in _TOPICS if topic not in but and words.search(text))
    return next((said for topic in named if (said := _said(turn, action, topic))), "")


def _is_of_something_else(text: str) -> bool:
    if _ONLY_PHOTOS.search(text) or _TO_SEE.search(text):
        return True
    return is_a_plain_question(text) or asks_the_price(text) or _WHERE_IT_STANDS.search(text) is not None


def _said(turn: Turn, action: str, topic: str) -> str:
    """One sentence of this action, filled from the data; what is true of every action stands once."""
    periods = turn.clinic.periods
    if topic == BACKUPS:
        return turn.say("policy.backups", backup_days=periods.backup_days)
    if topic == "until":
        kept = days_said(turn, periods.identifiers_days)
        return turn.say("policy.keeps", days=periods.closed_case_days, identifiers=kept)
    if action == "delete":
        return _of_deleting(turn, topic)
    alike = (f"confirming.{action}.{one}" for one in (topic, *_ALIKE.get(topic, ())))
    key = next((key for key in alike if key in TEXTS), _EVERYWHERE.get(topic, ""))
    return turn.say(key, count=photos.count_of_patient(turn.unit, turn.talk.patient_id)) if key else ""


_ALIKE = {"case": ("stays",), "stays": ("goes", "case"), "goes": ("case",), "undo": ("again",)}
"""What answers a question as well, where an action has nothing to say to it by itself."""
_EVERYWHERE = {
    "told": "confirming.told",
    "free": "confirming.free",
    "when": "confirming.at_once",
    "proof": "confirming.no_proof",
}


def _of_deleting(turn: Turn, topic: str) -> str:
    case = open_case(turn.unit, turn.talk.patient_id)
    variants = {"case": "case" if case else "no_case", "proof": f"proof.{_way(turn)}"}
    key = f"confirming.{topic}" if topic in ("free", "told") else f"confirming.delete.{variants.get(topic, topic)}"
    if key not in TEXTS:
        return ""
    facts = {
        "number": show_number(case.number) if case else "",
        "items": stored(turn),
        "kept": what_the_law_keeps(turn),
        "due": rights.show_day(rights.due_at(turn.unit.now, RIGHTS[Kind.DELETE].days), turn.lang),
    }
    return turn.say(key, **facts)


def _way(turn: Turn) -> str:
    """How somebody will have to show who they are, the easiest way first."""
    ways = request.ways(turn)
    return "login" if "verified" in ways else "visit" if ways == ("person",) else "call"


def what_the_law_keeps(turn: Turn) -> str:
    """The medical records that the law keeps, or that there are none."""
    count = len(retained.of_patient(turn.unit, turn.talk.patient_id))
    return turn.say("rights.delete.kept", count=count) if count else turn.say("rights.delete.nothing_kept")


def stored(turn: Turn) -> str:
    """What is stored of this patient, by its names alone."""
    who, patient_id = conversations.unlocked(turn.unit, turn.talk).patient, turn.talk.patient_id
    held = {
        "name": who.name_sealed is not None,
        "phone": who.phone_sealed is not None,
        "cases": len(consultations.of_patient(turn.unit, patient_id)),
        "photos": photos.count_of_patient(turn.unit, patient_id),
        "chat": True,
    }
    return ", ".join(turn.say(f"confirming.item.{item}", count=count) for item, count in held.items() if count)
