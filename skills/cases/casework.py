"""What staff do with a case: take, hand over, return, answer, note, close, reopen, adopt into the chart.

A case is held by one person at most; the bot is then silent in its chat, which is set in the same transaction. A stale page
changes nothing. While its patient has suspended the processing nothing can be done with a case (R-6).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta
from enum import StrEnum

from skills import retained
from skills.cases import whose
from skills.cases.answering import links, practitioners, sending
from skills.cases.consultations import State
from skills.cases.team import mentions
from skills.clinic import promotions
from skills.clinic.clinic import Clinic
from skills.fields.secrets import mask_secrets
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases import assignment, consultations, events, notes
from storage.cases.answering import drafts, files
from storage.cases.codes import MessageState, VisitState
from storage.cases.consultations import CaseMessage, Consultation
from storage.cases.team import assignments
from storage.characters import typed
from storage.errors import Conflict, NotFound, NotPossible
from storage.patients import patients
from storage.patients.patients import Purpose, Unlocked
from storage.trail import chain
from storage.unit.unit_of_work import Unit
from storage.visits import visits

ANSWER_MOST = 900  # Kakao shows 1,000 characters in a bubble; the clinic's signature stands below the answer.
NOTE_MOST = 4000
LAPSE_AT_ONCE = 100


class Move(StrEnum):
    """What can happen to who works on a case."""

    TAKE = "take"
    TAKE_OVER = "take_over"
    HAND_OVER = "hand_over"
    RETURN = "return"
    LAPSE = "lapse"
    CLOSE = "close"
    REOPEN = "reopen"


# From which states a move is possible. Where it leads is a state, or None for "back to the queue": waiting when the
# patient is owed an answer, answered when it is their turn.
TRANSITIONS: Mapping[Move, tuple[frozenset[State], State | None]] = {
    Move.TAKE: (frozenset({State.WAITING, State.ANSWERED}), State.HELD),
    Move.TAKE_OVER: (frozenset({State.HELD}), State.HELD),
    Move.HAND_OVER: (frozenset({State.HELD}), State.HELD),
    Move.RETURN: (frozenset({State.HELD}), None),
    Move.LAPSE: (frozenset({State.HELD}), None),
    Move.CLOSE: (frozenset({State.HELD}), State.CLOSED),
    Move.REOPEN: (frozenset({State.CLOSED}), None),
}


class Outcome(StrEnum):
    """How a case ended."""

    ANSWERED = "answered"
    VISIT_BOOKED = "visit_booked"
    NO_ANSWER = "no_answer"
    NOT_INTERESTED = "not_interested"
    OTHER = "other"


PARTS = ("treatment", "details", "messages", "notes")  # What a practitioner can adopt into the chart.
TAKE_OVER_REASONS = ("absent", "agreed", "urgent", "other")
CHART_REASONS = ("visited", "treatment_planned", "follow_up", "other")


# -- who may, asked in pairs ------------------------------------------------------------------------------------------


def check_can_move(who: Person, case: Consultation, move: Move) -> None:
    """Raise unless the person may make this move with the case as it stands."""
    permissions.check_can(who, Act.WORK_CASE)
    allowed, _ = TRANSITIONS[move]
    if move is Move.TAKE and case.state == State.HELD:
        raise Conflict("a colleague holds this case", code="case_mine" if case.holder_id == who.id else "case_taken")
    if case.state not in allowed:
        raise NotPossible("the case does not stand there", code=f"cannot_{move}")
    if move is Move.TAKE_OVER and case.holder_id == who.id:
        raise Conflict("it is theirs already", code="case_mine")
    if move is not Move.TAKE_OVER and State.HELD in allowed and case.holder_id != who.id:
        raise Conflict("somebody else holds this case", code="not_holder")


def check_can_answer(who: Person, case: Consultation) -> None:
    """Only who holds a case answers, so that the patient hears one voice."""
    permissions.check_can(who, Act.WORK_CASE)
    if case.state != State.HELD or case.holder_id != who.id:
        raise Conflict("take the case first", code="not_holder")


# -- moves ------------------------------------------------------------------------------------------------------------


def take(unit: Unit, clinic: Clinic, who: Person, case_id: str, version: int) -> None:
    """The person holds the case from now on, for `desk.hold_minutes` after their last act."""
    case = locked_for(unit, who, case_id)
    check_can_move(who, case, Move.TAKE)
    _check_version(case, version)
    case.seen_at = unit.now
    hold(unit, clinic, case, who.id)
    moved(unit, case, "case_taken")


def take_over(
    unit: Unit, clinic: Clinic, who: Person, case_id: str, version: int, reason: str, remark: str = ""
) -> None:
    """The person holds from now on what a colleague held, for a reason that is recorded; the colleague is told. Where staff
    open their own cases alone, what a colleague was given or a closed one is taken over the same way."""
    case = locked(unit, case_id)
    if case.state == State.HELD or whose.theirs(unit, who, (case.id,)):
        check_can_move(who, case, Move.TAKE_OVER)
    permissions.check_can(who, Act.WORK_CASE)
    _check_version(case, version)
    if reason not in TAKE_OVER_REASONS:
        raise NotPossible("choose why", code="reason_missing")
    if case.state == State.CLOSED:
        _go_on(unit, clinic, case)
    if case.holder_id:
        events.tell(unit, "taken_over", case.id, for_id=case.holder_id)
    assignments.take_back(unit, case.id)
    add_remark(unit, who, case, remark)
    hold(unit, clinic, case, who.id)
    moved(unit, case, "case_taken_over", why=reason)


def hand_over(
    unit: Unit, clinic: Clinic, who: Person, case_id: str, version: int, to_id: str, remark: str = ""
) -> None:
    """A colleague who may work on cases holds it from now on, with a remark that becomes a note."""
    case = locked_for(unit, who, case_id)
    check_can_move(who, case, Move.HAND_OVER)
    _check_version(case, version)
    if to_id not in {colleague.id for colleague in whose.colleagues(unit, who)}:
        raise NotPossible("this colleague cannot take cases", code="no_colleague")
    add_remark(unit, who, case, remark)
    hold(unit, clinic, case, to_id)
    moved(unit, case, "case_handed_over", why=to_id)


def give_back(unit: Unit, who: Person, case_id: str, version: int) -> None:
    """Nobody holds the case any more; the bot speaks again."""
    case = locked_for(unit, who, case_id)
    check_can_move(who, case, Move.RETURN)
    _check_version(case, version)
    _release(unit, case, "case_returned")


def close(unit: Unit, who: Person, case_id: str, version: int, outcome: str) -> None:
    """The matter is settled: the purpose is achieved, and the retention clock starts (D-1)."""
    case = locked_for(unit, who, case_id)
    check_can_move(who, case, Move.CLOSE)
    _check_version(case, version)
    if outcome not in set(Outcome):
        raise NotPossible("choose how the case ended", code="outcome_missing")
    booked = [one for one in visits.of_case(unit, case.id) if one.state != VisitState.CANCELLED]
    if outcome == Outcome.VISIT_BOOKED and not booked:
        raise NotPossible("no visit was booked", code="visit_missing")
    case.state, case.outcome, case.closed_at = State.CLOSED, outcome, unit.now
    case.unreached_at = case.asked_again_at = None
    assignment.set_holder(unit, case, None, None)
    drafts.drop_all_of_case(unit, case.id)
    files.drop_chosen_of_case(unit, case.id)
    moved(unit, case, "case_closed", why=outcome)


def reopen(unit: Unit, clinic: Clinic, who: Person, case_id: str, version: int) -> None:
    """The matter goes on: the case waits again, and the retention clock stops."""
    case = locked_for(unit, who, case_id)
    check_can_move(who, case, Move.REOPEN)
    _check_version(case, version)
    _go_on(unit, clinic, case)
    _release(unit, case, "case_reopened")


def _go_on(unit: Unit, clinic: Clinic, case: Consultation) -> None:
    case.closed_at = case.outcome = None
    case.active_at = unit.now
    case.due_at = clinic.hours.add_business_time(unit.now, timedelta(hours=clinic.desk.answer_hours))


def let_lapse(unit: Unit) -> int:
    """Give forgotten cases back to the queue (a scheduled job); how many."""
    lapsed = 0
    for case_id in assignment.forgotten(unit, LAPSE_AT_ONCE):
        case = assignment.lock(unit, case_id)
        if case is not None and case.state == State.HELD and case.held_until and case.held_until <= unit.now:
            _release(unit, case, "case_lapsed")
            lapsed += 1
    return lapsed


def give_back_all(unit: Unit, staff_id: str) -> int:
    """Somebody left: what they held waits for the next person."""
    held = [
        case for case_id in assignment.held_by(unit, staff_id) if (case := assignment.lock(unit, case_id)) is not None
    ]
    for case in held:
        _release(unit, case, "case_returned")
    return len(held)


# -- words ------------------------------------------------------------------------------------------------------------


def answer(
    unit: Unit, clinic: Clinic, who: Person, case_id: str, text: str, heard: int, *, is_ad: bool = False,
    confirmed: Collection[str] = (),
) -> CaseMessage:  # fmt: skip
    """Queue an answer to the patient. `heard` is the patient's last message that the page showed: whoever has not read
    the newest words does not answer past them."""
    case = locked_for(unit, who, case_id)
    check_can_answer(who, case)
    practitioners.check(clinic, who, confirmed)
    words = check_answer(text, is_ad=is_ad)
    if assignment.last_words(unit, case.id) > heard:
        raise Conflict("the patient has written meanwhile", code="patient_wrote")
    person = _unlocked(unit, case, Purpose.NOTICE)
    words = practitioners.marked(who, person.patient.lang, words)
    message = consultations.add_message(
        unit, person.key, case, words, author="staff", staff_id=who.id, state=MessageState.QUEUED
    )
    drafts.sent(unit, person.key, case, who.id, "answer")
    sending.queue_answer(unit, clinic, case, message, is_ad=is_ad)
    case.settled_at = case.seen_at = unit.now
    case.asked_again_at = case.unreached_at = None
    case.answered_at = case.answered_at or unit.now
    hold(unit, clinic, case, who.id)
    chain.record(unit, "case_answered", subject=case.patient_id, about=case.id)
    return message


def check_answer(text: str, *, is_ad: bool = False) -> str:
    """An answer as it goes out; `NotPossible` for none, a long one, one with a number that nobody may send, or one that offers
    something and is not sent as the ad that it is (`skills/campaigns/answers.py`)."""
    words = typed(text)
    if not words:
        raise NotPossible("there is nothing to send", code="answer_empty")
    if len(words) > ANSWER_MOST:
        raise NotPossible("Kakao cuts such a long bubble", code="answer_long")
    links.check(text)  # As it came: a link with a mark that nobody sees is refused, not mended.
    if mask_secrets(words).found:
        raise NotPossible("resident and card numbers are not sent", code="answer_secret")
    if not is_ad and promotions.offers_in(words):
        raise NotPossible("an offer makes an ad of it", code="answer_promotes")
    return words


def note(unit: Unit, clinic: Clinic, who: Person, case_id: str, text: str) -> None:
    """A remark for colleagues."""
    permissions.check_can(who, Act.WRITE_NOTE)
    case = locked_for(unit, who, case_id)
    words = mask_secrets(typed(text)).text
    if not 0 < len(words) <= NOTE_MOST:
        raise NotPossible("a note has some words, and not too many", code="note_length")
    key = _unlocked(unit, case, Purpose.CONSULTATION).key
    notes.add_note(unit, key, case, words)
    mentions.tell(unit, who, case, words)
    drafts.sent(unit, key, case, who.id, "note")
    if case.holder_id == who.id:
        hold(unit, clinic, case, who.id)
    chain.record(unit, "note_written", subject=case.patient_id, about=case.id)
    events.tell(unit, "note_written", case.id)


def add_remark(unit: Unit, who: Person, case: Consultation, remark: str) -> None:
    """What somebody says while they pass a case on becomes a note."""
    words = mask_secrets(typed(remark)).text[:NOTE_MOST]
    if words:
        notes.add_note(unit, _unlocked(unit, case, Purpose.CONSULTATION).key, case, words)
        mentions.tell(unit, who, case, words)
        chain.record(unit, "note_written", subject=case.patient_id, about=case.id)


def adopt_into_chart(
    unit: Unit, who: Person, case_id: str, chosen: Mapping[str, str], reason: str, words: str, kind: str = "chart"
) -> None:
    """Copy chosen parts (part → its words) to what the law keeps, each kind of record for its own years (D-3)."""
    permissions.check_can(who, Act.ADOPT_INTO_CHART)
    case = locked_for(unit, who, case_id)
    parts = {part: text for part, text in chosen.items() if part in PARTS and text.strip()}
    if not parts or reason not in CHART_REASONS:
        raise NotPossible("choose what is adopted, and why", code="chart_nothing")
    why = f"{reason}: {words.strip()}" if words.strip() else reason
    retained.adopt_into_chart(unit, case.id, parts, kind=kind, reason=why)
    notes.add_adoption(unit, case, tuple(parts), reason)
    events.tell(unit, "adopted", case.id)


# -- the ways all of it goes ------------------------------------------------------------------------------------------


def locked(unit: Unit, case_id: str) -> Consultation:
    """The case, locked with its chat; `Suspended` while nothing may be done with it."""
    case = assignment.lock(unit, case_id)
    if case is None:
        raise NotFound("there is no such case")
    patients.check_goes_on(unit, case.patient_id, Purpose.CONSULTATION)
    return case


def locked_for(unit: Unit, who: Person, case_id: str) -> Consultation:
    """The case, locked with its chat, for somebody at the desk whose it is to open."""
    case = locked(unit, case_id)
    whose.check_can_open(unit, who, case)
    return case


def _unlocked(unit: Unit, case: Consultation, purpose: Purpose) -> Unlocked:
    return patients.unlock(unit, case.patient_id, purpose)


def _check_version(case: Consultation, version: int) -> None:
    if case.version != version:
        raise Conflict("the page was stale", code="case_changed")


def hold(unit: Unit, clinic: Clinic, case: Consultation, staff_id: str) -> None:
    """This person holds the case, for `desk.hold_minutes` from now on."""
    case.state = State.HELD
    assignment.set_holder(unit, case, staff_id, unit.now + timedelta(minutes=clinic.desk.hold_minutes))


def _release(unit: Unit, case: Consultation, act: str) -> None:
    case.state = State.WAITING if case.settled_at is None else State.ANSWERED
    assignment.set_holder(unit, case, None, None)
    assignments.take_back(unit, case.id)
    moved(unit, case, act)


def moved(unit: Unit, case: Consultation, act: str, why: str = "") -> None:
    """The case stands elsewhere now: pages that show it are stale, the trail and the desk hear of it."""
    case.version += 1
    unit.session.add(case)
    unit.session.flush()
    chain.record(unit, act, subject=case.patient_id, about=case.id, why=why)
    events.tell(unit, act, case.id)
