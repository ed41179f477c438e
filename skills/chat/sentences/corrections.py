"""Several corrections in one message at the review, or one with its reason: each clause is read by itself, and where only a
part was understood, the rest is asked for. Nothing of it is lost in silence."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from skills.cases.answers import READERS, Scene, read_time_alone
from skills.chat.answers.known import TELLING
from skills.chat.changes import amend, as_written, pictures, several
from skills.chat.intake.asking import remind
from skills.chat.intake.questions import FORM, with_health
from skills.chat.sentences.of_health import keeping_health, kept_beside
from skills.chat.whose import anothers
from skills.conversation import Reply, Say
from skills.fields import Invalid, persons
from skills.fields.contact import beside_phone, found, has_another_number
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.secrets import mask_secrets
from skills.fields.treatments import treatments_in
from skills.fields.unsuited import asks_of_an_event, on_the_other_side, says_only_when_not
from skills.turn import Act, Turn
from skills.understanding.amending import ENDS, FIELDS, given_anew, set_right
from skills.understanding.naming import names_the_body
from skills.understanding.questions import asks
from skills.understanding.readings.digits import is_of_another_kind
from skills.understanding.readings.only_told import changes_nothing, denies_a_value
from skills.understanding.spelling import spell
from skills.understanding.talk.clauses import (
    asked_for,
    asks_to_change_later,
    clauses_of,
    corrections,
    is_about_another,
    without_what_is_right,
)
from skills.understanding.talk.health import tells_of_health
from skills.understanding.talk.leaving import leaves_for_now
from skills.understanding.to_file import says_to_file

_ANY_TIME = re.compile(
    r"아무|언제든|상관|빨리|바로|당장|급|\b(?:any ?time|whenever|asap|as soon|right away|immediately)\b", re.IGNORECASE
)
_LEFT = re.compile(r"빼|지\s?(?:마|말)|그대로|놔|놓|두고|\b(?:keep|leave|don'?t|not)\b", re.IGNORECASE)
_KIND_OF_NAME = re.compile(r"(?:본명|실명|가명|별명|닉네임|예명|이름|성함)")
_WRONG = re.compile(
    r"\S{2,6}(?:이|가|만|은|는)?\s(?:틀[렸려]|잘\s?못\s?[됐되적썼])\S{1,6}|(?:the |my )?\w{4,6} is (?:wrong|incorrect)[.!]?",
    re.IGNORECASE,
)
_NAMES_A_CONTACT = re.compile(rf"{FIELDS['name']}|{FIELDS['phone']}|개명|성[이을]\s?바[꾸뀌꿔]", re.IGNORECASE)
_IS_WRONG = re.compile(
    r"틀[렸려린]|잘\s?못|오타|바[뀌꼈꿨꾸꿀꿔]|바뀐|고[쳐치칠]|수정|정정|변경|\b(?:wrong|incorrect|mistake|typo|fix|change|correct|update)\w*",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"(?:아니[고구라]|아이[고라]|말고)\s\S|\bnot [A-Z]|\b[Ii]t'?s [A-Z][\w'’-]+ [A-Z]")
"""One thing in the place of another, whatever both are."""
_AS_BEFORE = re.compile(r"원래|기존|아까|먼저|처음|\b(?:usual|old|first)\b", re.IGNORECASE)
"""A number beside that of before: both may be wanted."""
_DIGITS = re.compile(r"\d[\d\s-]{1,20}\d")
_FILLS = re.compile(
    r"(?:sorry|oh|oops|wait|please|thanks?|actually|아|앗|어|참|죄송\S{0,4}|잠깐만요?)[.!~]*", re.IGNORECASE
)
"""What stands in front of a correction and tells nothing."""
_NAMED = {step: re.compile(words, re.IGNORECASE) for step, words in FIELDS.items()}


def take(turn: Turn, ask: Act) -> Reply | None:
    """The reply to such a message; None, and nothing changed, where its clauses cannot be read one by one."""
    if turn.talk.step != FORM.review or turn.message.choice is not None or leaves_for_now(turn.message.text):
        return None
    ask = keeping_health(turn, ask)
    if asks_to_change_later(turn.message.text):
        return remind(turn).before(turn.bubble("beside.change_later"))
    rest = without_what_is_right(turn.message.text)
    if rest != turn.message.text.strip() and says_to_file(rest, "접수", "신청", "보내", "file", "submit"):
        turn.message = replace(turn.message, text=rest)
        return None
    if rest != turn.message.text.strip() and _WRONG.fullmatch(rest):
        turn.message = replace(turn.message, text=rest)  # "번호는 맞고 이름도 맞고 시간이 틀렸어요"
    text = on_the_other_side(turn.message.text)  # "내일 3시는 안 되고 4시요" is one time.
    parts = [] if says_only_when_not(text) else [one for one in corrections(text) if not leaves_for_now(one)]
    anew = given_anew(turn.message.text)
    is_one = anew is not None and (anew.step in TELLING or not anew.words)  # What follows is all of it.
    if is_one or not parts or any(is_about_another(one) for one in parts) or several.told(turn):
        return None
    whole, before, step = turn.message, dict(turn.talk.answers), turn.talk.step
    for some in (parts, asked_for(text)):
        told, left = _read(turn, ask, some)
        turn.message = whole
        about = {one.text.partition(":")[0] for one in told if isinstance(one, Say)}
        if told and len(about) == len(told):
            break
        turn.talk.answers, turn.talk.step = dict(before), step
    else:
        return None
    pictures.settle(turn, list(told))
    if kept := kept_beside(turn, [one for one in left if _is_no_correction(turn, one)]):
        told.append(turn.bubble("intake.added"))
    is_kept = with_health(turn.talk.answers)
    left = [one for one in left if one not in kept and not (is_kept and tells_of_health(one))]
    lost = [one for one in left if _tells_something(turn, one, before)]
    if lost:
        told.append(_not_read(turn, lost))
    return ask(turn).before(*(one for one in told if isinstance(one, Say)))


def beside_an_answer(turn: Turn, ask: Act) -> list[Say] | None:
    """What is told of the earlier answers that a message changes beside the answer to the open question; that is what is left
    of the message, and nothing where all of it changes something. None, and nothing changed, for all other messages."""
    step, whole, before = turn.talk.step, turn.message, dict(turn.talk.answers)
    if whole.choice is not None or not (step == "when" or step in TELLING) or leaves_for_now(whole.text):
        return None
    apart = clauses_of(whole.text) if step in TELLING else corrections(whole.text)
    if step == "when" and (said := _number_before_a_time(turn, apart) or _number_with_a_time(turn)) is not None:
        return [said]
    parts = _with_their_values(turn, ask, apart) if step in TELLING else apart
    is_else = asks_of_an_event(whole.text) or (len(parts) == len(apart) and given_anew(whole.text) is not None)
    if len(parts) < 2 or is_else or as_written.told(turn) or any(is_about_another(one) for one in parts):
        return None
    is_whole = bool(several.told(turn))
    told: list[Say] = []
    left: list[str] = []
    for one in parts:
        if is_of_another_kind(one):
            told.append(turn.bubble("beside.other_number"))
        elif (said := _changed_by(turn, ask, one)) is not None:
            told.append(said)
        else:
            left.append(one)
    turn.message = whole
    lost = [one for one in left if _NAMES_A_CONTACT.search(one) and _tells_something(turn, one, before)]
    rest = [one for one in left if one not in lost and not _is_head(one) and not _FILLS.fullmatch(one)]
    is_told = told or (rest and any(_DIGITS.search(one) for one in lost))
    is_all = not rest and (not lost or is_whole)  # What corrects the form alone is read as a whole.
    if is_all or not is_told or len({one.text.partition(":")[0] for one in told}) < len(told):
        turn.talk.answers = before
        return None
    if step == "when" and (kept := kept_beside(turn, [one for one in rest if _is_no_correction(turn, one)])):
        told.append(turn.bubble("intake.added"))
        rest = [one for one in rest if one not in kept]
    turn.message = replace(whole, text=" ".join(rest))
    return [*told, _not_read(turn, lost)] if lost else told


def at_anothers_number(turn: Turn, ask: Act) -> Reply | None:
    """The number of another, which is asked back, with what else is changed done before it: "이름은 …로 해 주시고 전화는
    남편 번호 010-…로요". None, and nothing changed, for all other messages."""
    whole, before, step = turn.message, dict(turn.talk.answers), turn.talk.step
    is_late = whole.choice is None and step in ("when", FORM.review)
    if not is_late or not (found(whole.text).phone and persons.is_about_anothers(whole.text)):
        return None
    parts = corrections(whole.text)
    theirs = [one for one in parts if found(one).phone]
    if (
        len(theirs) != 1
        or len(parts) < 2
        or any(persons.speaks_of_a_relative(one) for one in parts if one not in theirs)
    ):
        return None
    told, left = _read(turn, ask, [one for one in parts if one not in theirs])
    turn.message = replace(whole, text=theirs[0])
    asked = anothers.at_anothers_number(turn) if told else None
    if asked is None:
        turn.message, turn.talk.answers, turn.talk.step = whole, before, step
        return None
    lost = [one for one in left if _tells_something(turn, one, before)]
    said = [one for one in told if isinstance(one, Say)]
    return asked.before(*said, *([_not_read(turn, lost)] if lost else []))


def _number_with_a_time(turn: Turn) -> Say | None:
    """ "010-…로 내일 3시에 전화주세요": another number to be called on takes the place of the old one, and it is said."""
    text, old = turn.message.text, turn.talk.answers.get("phone")
    said, beside = found(text), beside_phone(text)
    is_else = persons.is_about_anothers(text) or has_another_number(text) or asks(text)
    is_else |= _AS_BEFORE.search(text) is not None or _IS_WRONG.search(text) is not None
    if not (old and said.phone and said.phone != old and _is_a_time(turn, beside)) or is_else or changes_nothing(text):
        return None
    with suppress(Invalid):
        told = amend.put(turn, "phone", READERS["phone"](text, Scene(turn.unit.now, turn.clinic)))
        turn.message = replace(turn.message, text=beside)
        return told
    return None


def _number_before_a_time(turn: Turn, parts: list[str]) -> Say | None:
    """ "번호 바꿀게요 010-… 내일 3시요": the new number, and the time in the same clause is what is left of the message."""
    theirs = [one for one in parts if found(one).phone]
    if len(theirs) != 1 or len(parts) < 2 or not all(one in theirs or _is_head(one) for one in parts):
        return None
    beside = beside_phone(theirs[0])
    if persons.is_about_anothers(turn.message.text) or not (beside and _is_a_time(turn, beside)):
        return None
    said = None
    with suppress(Invalid):
        said = amend.put(turn, "phone", READERS["phone"](theirs[0], Scene(turn.unit.now, turn.clinic)))
        turn.message = replace(turn.message, text=beside)
    return said


def keep_the_time(turn: Turn) -> None:
    """Keep a time beside words that only say that name or number is wrong: these are what is left of the message, and the time
    is not asked for again ("번호 바꿀게요 내일 3시요")."""
    if turn.talk.step != "when" or turn.message.choice is not None:
        return
    parts = pieces(turn.message.text)
    heads = [one for one in parts if _is_head(one)]
    wish = read_time_alone(" ".join(one for one in parts if one not in heads), Scene(turn.unit.now, turn.clinic))
    if heads and wish is not None and not any(map(_DIGITS.search, heads)):
        turn.talk.answers = {**turn.talk.answers, "when": wish}
        turn.message = replace(turn.message, text=" ".join(heads))


def _with_their_values(turn: Turn, ask: Act, parts: list[str]) -> list[str]:
    """The clauses with what only says that the name is wrong joined to the clause that tells the right one: "이름 잘못 썼어요
    박다온이에요"."""
    before, whole, joined = turn.talk.answers, turn.message, list[str]()
    for one in parts:
        head = joined[-1] if joined else ""
        if _NAMED["name"].search(head) and _is_head(head) and _changed_by(turn, ask, f"{head} {one}") is not None:
            joined[-1] = f"{head} {one}"
        else:
            joined.append(one)
    turn.talk.answers, turn.message = before, whole
    return joined


def _not_read(turn: Turn, lost: list[str]) -> Say:
    return turn.bubble("intake.changed.rest", said=mask_secrets(", ".join(lost)).text)


def _is_head(clause: str) -> bool:
    """Whether a clause only says that name or number is wrong; the right one is told by another."""
    is_wrong = _NAMES_A_CONTACT.search(clause) is not None and _IS_WRONG.search(clause) is not None
    return is_wrong and not names_the_body(spell(clause))


def _changed_by(turn: Turn, ask: Act, clause: str) -> Say | None:
    """What one clause changes of the earlier answers; where anything may be told, it must call name or number by its name."""
    before, is_of_contact = turn.talk.answers, _NAMES_A_CONTACT.search(clause) is not None
    if not is_of_contact and not found(clause).alone and (turn.talk.step in TELLING or _is_a_time(turn, clause)):
        return None
    if (_LEFT.search(clause) and set_right(clause) is None) or denies_a_value(clause):
        return None
    for words in (clause, *(f"{clause}{end}" for end in ENDS)):
        turn.message = replace(turn.message, text=words)
        said = amend.of_clause(turn, ask)
        if isinstance(said, Say) and said.text and not _is_misread(turn, clause, before):
            return said
        turn.talk.answers = before
    return _number_told(turn, clause)


def _number_told(turn: Turn, clause: str) -> Say | None:
    """A whole number that a clause of its own tells as the writer's: "번호는 010-…이고 …"."""
    said, old = found(clause), turn.talk.answers.get("phone")
    is_of_it = said.alone or _NAMES_A_CONTACT.search(clause) is not None
    is_no_other = not (persons.is_about_anothers(clause) or changes_nothing(clause) or has_another_number(clause))
    if not (said.phone and old and is_of_it and is_no_other and said.phone != old):
        return None
    with suppress(Invalid):
        return amend.put(turn, "phone", READERS["phone"](clause, Scene(turn.unit.now, turn.clinic)))
    return None


def _is_a_time(turn: Turn, clause: str) -> bool:
    with suppress(Invalid):
        READERS["when"](clause, Scene(turn.unit.now, turn.clinic))
        return True
    return False


def _read(turn: Turn, ask: Act, parts: list[str]) -> tuple[list[amend.Told], list[str]]:
    """What the clauses changed, and those that changed nothing; nothing at all where one of them opens a question."""
    told: list[amend.Told] = []
    left: list[str] = []
    rest = list(parts)
    while rest:
        one, before = rest[0], turn.talk.answers
        if denies_a_value(one):
            left.append(rest.pop(0))
            continue
        turn.message = replace(turn.message, text=one)
        said = amend.of_clause(turn, ask)
        if said is None or _is_misread(turn, one, before):
            turn.talk.answers = before
            # It may share its end with others ("… 바꿔 주세요"), or the next tells the value.
            said = amend.first_that_corrects(turn, ask, rest) if _names_an_answer(one) else None
        if rest and rest[0] is one:
            rest.pop(0)
        if isinstance(said, Say) and _is_misread(turn, one, before):
            turn.talk.answers, said = before, None
        if isinstance(said, Reply):
            return [], []
        if said is None:
            left.append(one)
        elif said.text:
            told.append(said)
    return told, left


def _is_no_correction(turn: Turn, clause: str) -> bool:
    return not (_IS_WRONG.search(clause) or _AGAINST.search(clause) or _LEFT.search(clause) or _is_a_time(turn, clause))


def _names_an_answer(clause: str) -> bool:
    """Whether a clause calls an answer by its name, and leaves nothing as it is or out: photos are never read with others."""
    is_named = any(_NAMED[step].search(clause) for step in ("name", "phone", "when", "treatment"))
    return is_named and _NAMED["photos"].search(clause) is None and _LEFT.search(clause) is None


def _is_misread(turn: Turn, clause: str, before: dict[str, Any]) -> bool:
    """Whether nothing but a "now" or a "soon" of a story was read as the time ("I work days now"), or a kind of name as
    the name ("본명으로요")."""
    when, name = turn.talk.answers.get("when") or {}, str(turn.talk.answers.get("name") or "")
    is_new = when != before.get("when") and when.get("kind") == "anytime" and not when.get("said")
    return (is_new and _ANY_TIME.search(clause) is None) or _KIND_OF_NAME.match(name) is not None


def _tells_something(turn: Turn, clause: str, before: dict[str, Any]) -> bool:
    """Whether a clause that changed nothing names an answer that stayed as it was, or a number or a time of its own."""
    stayed = {step for step, value in turn.talk.answers.items() if before.get(step) == value}
    if named := [step for step, words in _NAMED.items() if words.search(clause)]:
        return bool(stayed & set(named))
    if treatments_in(clause, turn.clinic.treatments) or names_the_body(spell(clause)):
        return "treatment" in stayed and "details" in stayed
    if found(clause).phone:
        return "phone" in stayed
    if _AGAINST.search(clause):
        return True
    return _is_a_time(turn, clause) and "when" in stayed and not asks(clause)
