"""What else a message changes beside a name or a number that is put right after the filing: "번호는 …로, 시간은 …로요".

The time goes to the case that waits, the other of name and number is put right as well, and what is not done is said."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from skills.cases import consultations
from skills.cases.answers import Scene, read_when
from skills.chat import contact
from skills.chat.flows import callback
from skills.conversation import MOST_BUBBLES, Reply
from skills.fields import Invalid
from skills.fields.contact import Contact, found
from skills.fields.persons import is_about_anothers
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from skills.fields.secrets import mask_secrets
from skills.fields.treatments import treatments_in
from skills.turn import Turn
from skills.understanding.amending import ENDS, FIELDS
from skills.understanding.questions import asks
from skills.understanding.readings.only_told import changes_nothing, denies_a_value
from skills.understanding.talk.clauses import corrections, without_a_polite_end
from skills.understanding.undone import CHANGE, is_undone

_NAMED = {step: re.compile(FIELDS[step], re.IGNORECASE) for step in ("name", "phone", "when")}
_STAYS = re.compile(r"그대로|맞[아고는]|괜찮|\b(?:keep|leave|stays?|same|right|correct)\b", re.IGNORECASE)
_NEW = re.compile(r"바꾸|바꿔|바꿀|고치|고쳐|고칠|변경|수정|\b(?:change|fix|update|correct|is now)\b", re.IGNORECASE)
_VALUE = re.compile(r"[가-힣](?:으로|로)$|\bto \S")
_AND = re.compile(r"이?고요?$")
_A_NAME = re.compile(
    r"(?:이름|성함)(?:은|는|이|을|를)?\s[가-힣]{2,4}?(?:이?고|이며|으로|로|이에요|예요|이요|입니다)?(?:요)?$|\bname (?:is|to) [A-Z]"
)
_A_TIME = re.compile(
    r"오늘|내일|모레|글피|요일|평일|주말|오전|오후|아침|점심|저녁|\d\s?시|[한두세네]\s?시|\d{1,2}월|\b(?:tomorrow|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|evening|\d{1,2}(?::\d\d)?\s?[ap]m)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"(?:주실|줄|바꿀|고칠|수정할|변경할)\s?수\s?있|주시겠|주실래|(?:으로|로)\s?(?:될까요|가능할까요|가능한가요|되나요|해도\s?될까요)|\b(?:can|could|would|will) you\b",
    re.IGNORECASE,
)


@once
def is_asked_for(text: str) -> bool:
    """Whether name or number are to be put right beside another thing that the words change, by whatever words: two of them are
    told anew, or one is said to be another."""
    text = without_questions(text)[0]
    parts = corrections(text)
    if len(parts) < 2 or is_about_anothers(text) or is_undone(text, CHANGE):
        return False
    theirs = [one for one in parts if _NAMED["name"].search(one) or _NAMED["phone"].search(one)]
    is_new = any(one.search(part) for part in theirs for one in (_NEW, _VALUE) if not _STAYS.search(part))
    told = {step for part in parts if (step := _told_anew(part))}
    return is_new or (len(told) > 1 and told != {"when"})


def without_questions(text: str) -> tuple[str, list[str]]:
    """The message without what it asks, and that; what politely asks for the change itself is no question."""
    told = sentences(without_a_polite_end(text))
    asked = [one for one in told if asks(one) and not _REQUEST.search(one)]
    return " ".join(one for one in told if one not in asked), asked


def _told_anew(part: str) -> str:
    """The answer that a clause calls by its name and tells the value of; empty where it tells none."""
    if _STAYS.search(part) or denies_a_value(part) or changes_nothing(part):
        return ""
    if found(part).phone:
        return "phone" if _NAMED["phone"].search(part) else ""
    if _A_NAME.search(part):
        return "name"
    return "when" if _NAMED["when"].search(part) and _A_TIME.search(part) else ""


def told_too(turn: Turn, reply: Reply, before: Contact, correct: Callable[[Turn, str], Reply | None]) -> Reply:
    """`reply` with what was changed beside it said first, and what was not; `correct` puts a field right in a turn."""
    whole, lines, left = turn.message, list[str](), list[str]()
    parts = [one for one in corrections(whole.text) if not _STAYS.search(one)]
    if whole.choice is not None or len(parts) < 2 or turn.talk.suspended_at is not None:
        return reply
    reply = _by_its_clause(turn, reply, parts, correct)
    done = _changed(turn, before) | ({str(reply.step).removeprefix("correct_")} if reply.step != "corrected" else set())
    for one in parts:
        fields = {step for step, words in _NAMED.items() if words.search(one)} | (
            {"phone"} if found(one).phone else set()
        )
        if fields & done:
            continue
        turn.message = replace(whole, text=one)
        if line := _time(turn) if not fields - {"when"} else "":
            lines.append(line)
        elif fields and not (again := _again(turn, reply, fields, correct)):
            left.append(one)
        elif fields:
            lines.append(again)
    turn.message = whole
    if left:
        lines.append(turn.say("intake.changed.rest", said=mask_secrets(", ".join(left)).text))
    if not lines:
        return reply
    return replace(reply, bubbles=(turn.bubble("intake.plain", text="\n".join(lines)), *reply.bubbles)[:MOST_BUBBLES])


def _by_its_clause(turn: Turn, reply: Reply, parts: list[str], correct: Callable[[Turn, str], Reply | None]) -> Reply:
    """What was not read from the whole message, put right by the clause that names it."""
    field, whole = str(reply.step).removeprefix("correct_"), turn.message
    for one in parts if field in _NAMED else ():
        if _NAMED[field].search(one) and not _STAYS.search(one):
            for words in (
                one,
                f"{one}{ENDS[-1]}",
                f"{_AND.sub('', one)}으로{ENDS[-1]}",
            ):  # "이름은 박서연, …": what is to be done stands at the end.
                turn.message = replace(whole, text=words)
                if (done := correct(turn, field)) is not None:
                    reply = done
                    break
            break
    turn.message = whole
    return reply


def _changed(turn: Turn, before: Contact) -> set[str]:
    now = contact.known(turn)
    return {
        step for step, is_new in (("name", now.name != before.name), ("phone", now.phone != before.phone)) if is_new
    }


def _time(turn: Turn) -> str:
    """What is said of the time in this clause, which stands on the case then; empty where none is, or no case waits."""
    case, text = consultations.open_case(turn.unit, turn.talk.patient_id), turn.message.text
    if case is None or asks(text) or treatments_in(text, turn.clinic.treatments):
        return ""
    with suppress(Invalid):
        return callback.tell_time(turn, case, read_when(in_standard(text), Scene(turn.unit.now, turn.clinic)))
    return ""


def _again(turn: Turn, reply: Reply, fields: set[str], correct: Callable[[Turn, str], Reply | None]) -> str:
    """The other of name and number, put right by its clause."""
    named, text = fields & {"name", "phone"}, turn.message.text
    is_short = _VALUE.search(text) is not None  # "…, and my name to Jane Doe": what is to be done stands before it.
    if reply.step != "corrected" or len(named) != 1 or not (_NEW.search(text) or is_short or found(text).phone):
        return ""
    if is_short and not _NEW.search(text):
        turn.message = replace(turn.message, text=f"change {text}" if text.isascii() else f"{text}{ENDS[-1]}")
    told = correct(turn, named.pop())
    return "" if told is None else str(getattr(told.bubbles[0], "text", ""))
