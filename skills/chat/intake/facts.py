"""Facts that are said in passing fill the questions they answer, so that nobody is asked what they have said already.

Before the health consent only what may be kept is kept: age, name, number, a time and a way to be reached (C-3)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from skills.cases import answers
from skills.cases.answers import Scene
from skills.clinic.clinic import Treatment
from skills.conversation import ASKED_BACK, Reply
from skills.fields import Invalid, persons
from skills.fields.contact import (
    beside_phone,
    called_without_a_blank,
    found_name,
    has_another_number,
    joined,
    name_before_a_number,
    whole_name,
    without_contact,
    without_greetings,
    without_number,
)
from skills.fields.contact import found as contact_in
from skills.fields.naming.names import in_front, name_in
from skills.fields.naming.shape import Rank, rank_of
from skills.fields.passing import Passing, passing, tells_of_the_past
from skills.fields.reading import patterns as re
from skills.fields.timing.changing import is_kept_from
from skills.fields.treatments import beside_the_wish, tells_another_answer, treatments_in, without_label
from skills.fields.unsuited import unsuited
from skills.turn import Turn
from skills.understanding import Intent
from skills.understanding.learned.moves import SURE, does
from skills.understanding.naming import is_of_the_body
from skills.understanding.questions import asks
from skills.understanding.readings.only_told import denies_a_number
from skills.understanding.readings.ways import way_wished
from skills.understanding.talk.for_others import only_begins
from storage.characters import folded

_CLAUSE = re.compile(
    r"[,.\n]+(?!\d)|\s/\s|(?<=[가-힣\d])/(?=[가-힣])|(?<=[가-힣])/(?=\d)"
    r"|(?<![^\s])[1-9][.)]\s{0,2}(?=[가-힣][가-힣])|(?<=이고)\s|(?<=이고요)\s"
    r"|\s(?=(?:이름|성함|성명|연락처|(?:전화|휴대폰)\s?번호|생년(?:월일)?|나이|부위|내용)\s?:)"
)
_HOW = re.compile(
    r"(?:카카오톡|카톡|톡|문자|채팅|전화|콜백)(?:으로|로|만)?\s?(?:답장?|연락|답변|회신)?(?:을|를|만|좀)?\s?"
    r"(?:주세요|줘요?|주시면\s?(?:돼요|됩니다|좋겠어요)|주십시오|해\s?주세요|부탁\S*|보내\s?주세요)|by (?:text|sms|chat)",
    re.IGNORECASE,
)
_NO_CALLS = re.compile(
    r"(?:전화|통화)(?:는|은|로는)?\s?(?:말고|안\s?[돼되됩]\S{0,4}|싫\S{0,4}|못\s?받\S{0,6}|하지\s?마\S{0,4})"
    r"|\bno calls?\b|\bnot call\b"
)
_TELLS = 20  # Letters: fewer that name no treatment tell nothing of what it is about.
_SHORT = 8  # Letters of a clause that names an age.
_TO_REACH = re.compile(r"번호|연락|전화|\b(?:number|call|reach)\b", re.IGNORECASE)
_NUMBER_ONLY = re.compile(
    r"(?:미국|일본|중국|해외|외국|한국|제|이|내|집|회사)?\s?(?:핸드폰|휴대폰|전화|폰)?\s?"
    r"(?:번호|연락처)?(?:예요|이에요|입니다|요|는)?[\s:,.]*"
)
_ROW = re.compile(
    r"(?:이름|성함|성명|연락처|(?:전화|휴대폰)?\s?번호|전화|생년(?:월일)?|나이|희망\s?시간|연락\s?시간|통화\s?시간)\s?:"
)
_ALSO_NAMED = re.compile(r"보호자\S{0,2}\s(?:이름은\s)?[가-힣]{2,4}|(?:제|저의|본인)\s(?:이름|성함)|(?<![가-힣])저는\s")
MY_NAME = re.compile(r"(?:제|내|저의|본인)\s?(?:이름|성함)|\bmy name\b", re.IGNORECASE)
_NO_NUMBER = re.compile(
    r"(?:인데요?|이고요?)?[\s,]{1,3}(?:근데|그런데)?\s?(?:한국\s)?"
    r"(?:(?:전화|휴대폰|핸드폰)?\s?(?:번호|연락처|전화)|위챗|웨이신|왓츠앱|텔레그램).*$"
)
_ANSWERED = frozenset({"info", "menu", "talk"})  # Flows that answer words which may be told again at a beginning.
PIECE = "phone_piece"  # Among the answers: the beginning of a number that came alone.
AGREED = "agreed"  # Among the answers: the consent under its wording, which counts once the age is said.
HELD = "held"  # Among the answers: what was written before the consent and is asked about further.
DOUBTED = f"name{ASKED_BACK}"  # Among the answers: what is perhaps a name, and is asked back.
ASKED_TWICE = "once_more"  # Among the answers: the body was spoken of before the consent, and must be again.


def said(turn: Turn) -> Passing:
    """What the words say in passing."""
    text, scene = turn.message.text, Scene(turn.unit.now, turn.clinic)
    found = turn.once("passing", text, lambda one: passing(one, lambda it: answers.read_when(it, scene)))
    if denies_a_number(text) or answers.is_the_clinics(found.phone, scene):
        found = found._replace(phone=None)
    is_no_wish = found.when and (is_kept_from(text) or (not unsuited(text) and does(text, "not_then", least=SURE)))
    return found._replace(when=None if is_no_wish else found.when, channel=way_wished(text, found.channel))


def at_start(turn: Turn) -> dict[str, Any]:
    """What the first sentence answers already."""
    if turn.message.choice is not None or not turn.message.text:
        return {}
    found = said(turn)
    time = _time_of_its_own(turn, turn.message.text)
    when = found.when or (answers.read_time_alone(time, Scene(turn.unit.now, turn.clinic)) if time else None)
    channel = found.channel if found.channel in ("chat", "sms") else None
    values = {"age": found.is_of_age, "name": found.name, "phone": found.phone, "when": when, "channel": channel}
    return {step: value for step, value in values.items() if value is not None}


def name_of_the_other(turn: Turn) -> dict[str, Any]:
    """The patient's name where somebody writes for them and calls it so: "남편 이름은 고태양"."""
    return {"name": name} if (name := persons.name_of_another(turn.message.text)) else {}


def name_before_refusal(text: str) -> str | None:
    """The name in front of "번호는 없어요", or one that is called a name."""
    if (called := contact_in(text).name) is not None:
        return called
    head = _NO_NUMBER.sub("", text)
    return (whole_name(head.strip(" ,.")) if head != text else None) or name_in(text)


def hold(turn: Turn, *, of_the_body: bool = False) -> bool:
    """Words about the body that came before the consent are held in memory alone until it is given (C-3). Whether there were
    any; `of_the_body` says that short ones are."""
    message = turn.message
    if message.choice is not None or message.photos or not message.text or only_begins(message.text):
        return False
    words = about(turn, message.text)
    tells = of_the_body or treatments_in(words, turn.clinic.treatments) or len(folded(words)) >= _TELLS
    if not tells:
        return False
    turn.talk.answers = {**turn.talk.answers, ASKED_TWICE: True}
    turn.reach.unkept.hold(turn.talk.patient_id, turn.message.text, turn.unit.now)
    return True


def hold_first(turn: Turn) -> None:
    """What the first sentence tells beside the wish for a consultation, and what was asked of a treatment just before it."""
    words = turn.message.text
    beside = beside_the_wish(about(turn, words)) if turn.message.choice is None else ""
    tells = is_of_the_body(beside) or (turn.means is Intent.MEDICAL and len(folded(beside)) > 1)
    if said(turn).when is None and tells and hold(turn, of_the_body=True):
        return
    if not hold(turn) and turn.reach.unkept.holds(turn.talk.patient_id, turn.unit.now):
        turn.talk.answers = {**turn.talk.answers, ASKED_TWICE: True}


def holding_a_question(turn: Turn, reply: Reply) -> Reply:
    """What was asked of a treatment outside of the form: who goes on to a consultation need not say it again."""
    is_free = turn.message.choice is None and turn.talk.flow is None and turn.talk.case_id is None
    if is_free and reply.skill in _ANSWERED and treatments_in(turn.message.text, turn.clinic.treatments):
        turn.reach.unkept.hold(turn.talk.patient_id, turn.message.text, turn.unit.now)
    return reply


def take_held(turn: Turn, *, said_all: bool = False) -> None:
    """The consent is given: what was held is the answer now. Who told name or number with it has said all; else one more
    question asks for what there is besides."""
    held = turn.reach.unkept.take(turn.talk.patient_id, turn.unit.now)
    if not held:
        return
    words, scene = about(turn, held), Scene(turn.unit.now, turn.clinic)
    try:
        part, details = answers.read_treatment(words, scene), answers.read_details(words, scene)
    except Invalid:
        return
    more = {"details": details} if said_all else {HELD: details}
    kept = {step: value for step, value in turn.talk.answers.items() if step != ASKED_TWICE}
    turn.talk.answers = {**kept, "treatment": part, **more}


def add_of_the_body(turn: Turn) -> bool:
    """Words about the body at another question, once the consent is there: what was written before, and these. Whether these
    were any."""
    talk, scene, words = turn.talk, Scene(turn.unit.now, turn.clinic), turn.message.text
    tells = turn.means in (Intent.MEDICAL, Intent.CONSULT) or treatments_in(words, turn.clinic.treatments)
    if not (tells and talk.answers.get("health_consent")) or only_begins(words):
        return False
    before = talk.answers.get(HELD)
    with suppress(Invalid):
        details = answers.read_details(f"{before}\n{words}" if before else words, scene)
        part = talk.answers.get("treatment") or answers.read_treatment(words, scene)
        talk.answers = {**talk.answers, "treatment": part, HELD: details}
        return True
    return False


def note_question(turn: Turn) -> str:
    """A question for the doctors that is put inside the form, noted with what it is about: `kept`, `held` until the consent is
    given, or `unkept` where it was refused."""
    talk = turn.talk
    agreed = talk.answers.get("health_consent")
    if agreed is None:
        return "held" if hold(turn, of_the_body=True) else "unkept"
    if not agreed:
        return "unkept"
    step = "details" if "details" in talk.answers else HELD
    with suppress(Invalid):
        scene, text = Scene(turn.unit.now, turn.clinic), turn.message.text
        part = talk.answers.get("treatment") or answers.read_treatment(text, scene)
        talk.answers = answers.with_more({**talk.answers, "treatment": part}, text, scene, step)
        return "kept"
    return "unkept"


def about(turn: Turn, words: str) -> str:
    """The clauses of these words that are neither a name nor a number nor an age nor a time, and without those in the
    others."""
    clauses, name, time = _CLAUSE.split(words), found_name(words), _time_of_its_own(turn, words)
    told = [_no_contact(one, name, turn.clinic.treatments) for one in clauses if one.strip() != time]
    kept = [without_label(clause) for clause in told if clause]
    return words.strip() if kept == [one.strip() for one in clauses] else ", ".join(without_greetings(kept))


def _time_of_its_own(turn: Turn, words: str) -> str | None:
    """The clause among others that is a time and nothing else: "나경은 / 이마거상 / 저녁 6시 이후"."""
    clauses, scene = [one.strip() for one in _CLAUSE.split(words)], Scene(turn.unit.now, turn.clinic)
    times = [one for one in clauses if len(clauses) > 1 and one and answers.read_time_alone(one, scene) is not None]
    return times[0] if len(times) == 1 else None


def _no_contact(clause: str, name: str | None, treatments: tuple[Treatment, ...]) -> str:
    if _ROW.match(clause.strip()):
        return ""
    said = passing(clause, lambda _words: None)
    if treatments_in(clause, treatments):
        return without_contact(clause, name) if said.phone or (name and name in clause) else clause.strip()
    is_contact = said.phone or said.name or (said.is_of_age and len(folded(clause)) < _SHORT)
    return "" if is_contact or tells_another_answer(clause) else clause.strip()


def take(turn: Turn) -> bool:
    """Fill what an answer says besides; whether the open question needs no reading of its own any more. What is left of the
    message is read as its answer."""
    if turn.message.choice is not None or not turn.message.text:
        return False
    found, step = said(turn), turn.talk.step or ""
    if step in ("name", "phone") and has_another_number(turn.message.text):
        tell_beside(turn, turn.message.text.strip())
    if found.channel in ("chat", "sms"):
        _fill(turn, "channel", found.channel)
    if step in ("treatment", "details"):
        if found.phone and _is_to_be_reached(turn) and _take_phone_beside(turn):
            return True
        alone = _time_alone(turn) if step == "details" else None
        _fill(turn, "when", found.when or alone)
        if alone is not None:
            turn.message = replace(turn.message, text="", choice="skip")  # Nothing more is to be told.
        return False
    if step == "name":
        return _take_name(turn, found)
    if step != "phone":
        return step == "when" and found.channel == "chat" and _when_in_chat(turn)
    _fill(turn, "when", found.when)
    _fill(turn, "phone", found.phone or _joined(turn))
    return turn.talk.answers.get("phone") is not None or found.channel == "chat"


def _joined(turn: Turn) -> str | None:
    """The number that comes in pieces, one message each: "010", "0000-1234"."""
    kept = {step: value for step, value in turn.talk.answers.items() if step != PIECE}
    digits, phone = joined(str(turn.talk.answers.get(PIECE, "")), turn.message.text)
    turn.talk.answers = {**kept, PIECE: digits} if digits else kept
    return phone


def _is_to_be_reached(turn: Turn) -> bool:
    """Whether the number beside what it is about is the patient's own: it is no clinic's and no relative's, and where one is
    known already ("예전에 010-… 병원에서 했어요"), the words say that it takes its place."""
    text = turn.message.text
    is_anothers = persons.is_about_anothers(text) or tells_of_the_past(text)
    takes_its_place = "phone" not in turn.talk.answers or _TO_REACH.search(text) is not None
    return contact_in(text).alone or (takes_its_place and not is_anothers)


def _take_phone_beside(turn: Turn) -> bool:
    """A number that comes where the body is asked about: kept, and the words without it are the answer. Whether none are
    left."""
    rest = "" if contact_in(turn.message.text).alone else beside_phone(turn.message.text)
    _fill(turn, "phone", said(turn).phone)
    if not rest:
        return True
    turn.message = replace(turn.message, text=rest)
    return _NUMBER_ONLY.fullmatch(rest) is not None


def _when_in_chat(turn: Turn) -> bool:
    """Who wants the answer in the chat needs no time; one that is told is kept ("5시 이후에 카톡으로 주세요")."""
    with suppress(Invalid):
        rest = _NO_CALLS.sub(" ", _HOW.sub(" ", turn.message.text))
        _fill(turn, "when", answers.read_when(rest, Scene(turn.unit.now, turn.clinic)))
    return True


def _time_alone(turn: Turn) -> Any:
    """A short answer that is a time ("내일 오전"): it is kept as it was said, and nobody is asked for the time again."""
    is_none = "when" in turn.talk.answers or asks(turn.message.text)
    return None if is_none else answers.read_time_alone(turn.message.text, Scene(turn.unit.now, turn.clinic))


def _take_name(turn: Turn, found: Passing) -> bool:
    if turn.talk.answers.get("whose") and MY_NAME.search(turn.message.text):
        found = found._replace(name=None)  # The writer's own, where the patient's is asked for.
        turn.message = replace(turn.message, text="") if found.phone else turn.message
    _fill(turn, "when", found.when)
    _fill(turn, "phone", found.phone)
    if turn.talk.answers.get("whose") and (other := name_of_the_other(turn)):
        _fill(turn, "name", other["name"])
        if _ALSO_NAMED.search(turn.message.text):
            tell_beside(turn, without_number(turn.message.text))
        return True
    doubted = str(turn.talk.answers.get(DOUBTED) or "") if found.phone and not found.name else ""
    is_likely = bool(doubted) and (doubted.isascii() or rank_of(doubted) >= Rank.NAME)  # "급해요" is none.
    if is_likely and contact_in(turn.message.text).alone:
        _fill(turn, "name", doubted)
        return True  # A number instead of a yes to "'Jane', …?".
    if found.name and (found.phone or found.channel):
        _fill(turn, "name", found.name)
        if treatments_in(rest := about(turn, turn.message.text), turn.clinic.treatments):
            turn.message = replace(turn.message, text=rest)
            add_of_the_body(turn)
        return True
    if found.phone is None:
        _fill(turn, "name", in_front(turn.message.text) if found.channel else None)
        return found.channel is not None or _take_name_alone(turn)
    words = _HOW.sub(" ", turn.message.text) if found.channel else turn.message.text
    _fill(turn, "name", called_without_a_blank(words))
    turn.message = replace(turn.message, text=beside_phone(words))
    return not turn.message.text or bool(turn.talk.answers.get("name"))


def tell_beside(turn: Turn, words: str) -> bool:
    """What else stands with name or number ("보호자는 …") is kept with what it is about. Whether it may be kept, and is."""
    told, scene = filter(None, (turn.talk.answers.get(HELD), words)), Scene(turn.unit.now, turn.clinic)
    if turn.talk.answers.get("health_consent"):
        with suppress(Invalid):
            _fill(turn, HELD, answers.read_details("\n".join(told), scene))
            if "treatment" not in turn.talk.answers and treatments_in(words, turn.clinic.treatments):
                _fill(turn, "treatment", answers.read_treatment(words, scene))
            return True
    return False


def _take_name_alone(turn: Turn) -> bool:
    """A name in front of a number that cannot be read: the number is then asked for, and not both again."""
    name = contact_in(turn.message.text).phone is None and name_before_a_number(turn.message.text)
    _fill(turn, "name", name or None)
    return bool(name)


def _fill(turn: Turn, step: str, value: Any) -> None:
    if value is not None:
        turn.talk.answers = {**turn.talk.answers, step: value}
