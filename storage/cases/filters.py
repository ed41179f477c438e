"""What a list of cases can be narrowed to. A filter never opens anything: what a case is about stands beside it as a keyed code
(`treatment_lookup`), which the desk can ask for and nobody can read without the key ring.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, exists, extract, func, literal, or_, select, table
from sqlalchemy import column as sql_column
from sqlmodel import col

from storage.cases import codes
from storage.cases.answering.surveys import Survey
from storage.cases.codes import State, VisitState
from storage.cases.consultations import CaseMessage, Consultation, open_answers
from storage.cases.photos import Photo
from storage.cases.team.assignments import Assignment
from storage.cases.team.labels import CaseLabel
from storage.crypto.damage import Damage
from storage.patients import names
from storage.patients.names import NamePiece
from storage.patients.patients import Patient, Purpose, goes_on, key_of, place
from storage.unit.schema import UtcDateTime
from storage.unit.unit_of_work import Unit

STAGES = ("answered", "solved", "booked", "came")
"""How far a case has come."""
AGES = (timedelta(hours=1), timedelta(hours=4), timedelta(days=1), timedelta(days=3))
"""The bounds of how long somebody has waited, as the figures tell it."""
IS_OWED = and_(
    col(Consultation.state).in_((State.WAITING, State.HELD)),
    col(Consultation.settled_at).is_(None),
    goes_on(Purpose.CONSULTATION),
)
"""Cases whose patients are owed an answer."""
# The wing of visits stands on this one.
_visit = table(
    "visit",
    sql_column("consultation_id", String()),
    sql_column("state", String()),
    sql_column("starts_at", UtcDateTime()),
)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted; empty parts want nothing. The days are instants: filed from `since` up to, not including, `until`; or
    answered then by this `writer`, asked then by the survey that got this `score`, with a visit then that is in this state.
    `weekday` (0 is Monday) and `hour` are those of filing on Korea's clock,
    `waits` is one of the spans between `AGES`. `reader` narrows to what this person may open where the clinic shows staff
    their own cases alone."""

    treatment: str = ""
    holder: str = ""
    lang: str = ""
    photos: bool = False
    overdue: bool = False
    label: str = ""
    since: datetime | None = None
    until: datetime | None = None
    outcome: str = ""
    stage: str = ""
    weekday: int | None = None
    hour: int | None = None
    waits: int | None = None
    writer: str = ""
    score: int | None = None
    visit: str = ""
    reader: str = ""


EVERYTHING = Filter()


def conditions(unit: Unit, wanted: Filter) -> list[ColumnElement[bool]]:
    """The filter as conditions on a query that joins cases and their patients."""
    return list(_conditions(unit, wanted))


def is_overdue(unit: Unit) -> ColumnElement[bool]:
    """Cases whose patients have waited longer than was promised."""
    return and_(
        col(Consultation.closed_at).is_(None),
        col(Consultation.settled_at).is_(None),
        col(Consultation.due_at) < unit.now,
    )


def _conditions(unit: Unit, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if _tells(wanted):
        yield goes_on(Purpose.CONSULTATION)
    if wanted.treatment:
        yield col(Consultation.treatment_lookup) == codes.treatment(unit, wanted.treatment)
    if wanted.holder:
        # As `walked` does it; and PostgreSQL guesses that half of the rows fit, not half a percent.
        yield case((col(Consultation.holder_id) == wanted.holder, True), else_=False)
    if wanted.lang:
        yield col(Patient.lang) == wanted.lang
    if wanted.photos:
        yield _has(select(literal(1)).where(col(Photo.consultation_id) == col(Consultation.id)))
    if wanted.label:
        worn = select(literal(1)).where(col(CaseLabel.consultation_id) == col(Consultation.id))
        yield _has(worn.where(walked(col(CaseLabel.label_id)) == wanted.label))
    if wanted.overdue:
        yield is_overdue(unit)
    yield from _of_figures(unit, wanted)
    yield from list(_on_their_days(wanted)) or _days(col(Consultation.filed_at), wanted)
    if wanted.reader:
        yield readable_by(wanted.reader)


def _tells(wanted: Filter) -> bool:
    """Whether it says something of a patient, which no list may say of who has stopped the use of their data."""
    of_patient = (wanted.treatment, wanted.lang, wanted.photos, wanted.label, wanted.visit, wanted.score is not None)
    return any(of_patient) or bool(wanted.outcome) or wanted.stage in ("booked", "came")


def _on_their_days(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """What happened on the days that are wanted to cases of any day."""
    theirs, case_id = select(literal(1)), col(Consultation.id)
    if wanted.writer:
        written = theirs.where(col(CaseMessage.consultation_id) == case_id, *_days(col(CaseMessage.sent_at), wanted))
        yield _has(written.where(walked(col(CaseMessage.staff_id)) == wanted.writer))
    if wanted.score is not None:
        asked = theirs.where(col(Survey.consultation_id) == case_id, *_days(col(Survey.asked_at), wanted))
        yield _has(asked.where(walked(col(Survey.score)) == wanted.score))
    if wanted.visit in list(VisitState):
        expected = theirs.select_from(_visit).where(_visit.c.consultation_id == case_id)
        yield _has(expected.where(walked(_visit.c.state) == wanted.visit, *_days(_visit.c.starts_at, wanted)))


def _days(instant: Any, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if wanted.since is not None:
        yield walked(instant) >= wanted.since
    if wanted.until is not None:
        yield walked(instant) < wanted.until


def _of_figures(unit: Unit, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """What the figures count by, so that each leads to its cases."""
    if wanted.outcome:
        yield walked(col(Consultation.outcome)) == wanted.outcome
    if wanted.stage in STAGES:
        yield reached(wanted.stage)
    if wanted.weekday is not None:
        yield extract("dow", _in_seoul(unit, Consultation.filed_at)) == (wanted.weekday + 1) % 7
    if wanted.hour is not None:
        yield extract("hour", _in_seoul(unit, Consultation.filed_at)) == wanted.hour
    if wanted.waits is not None:
        low, high = (timedelta(0), *AGES)[wanted.waits], (*AGES, None)[wanted.waits]
        since = walked(col(Consultation.active_at))
        yield and_(IS_OWED, since <= unit.now - low)
        if high is not None:
            yield since > unit.now - high


def reached(stage: str) -> ColumnElement[bool]:
    """Cases that have come so far. "solved" says how it ended, "booked" that there is a visit, come or not."""
    answered, outcome = walked(col(Consultation.answered_at)), walked(col(Consultation.outcome))
    theirs = select(literal(1)).select_from(_visit).where(_visit.c.consultation_id == col(Consultation.id))
    ways: dict[str, ColumnElement[bool]] = {
        "answered": answered.is_not(None),
        "solved": outcome.in_(codes.SOLVED),
        "booked": _has(theirs.where(walked(_visit.c.state) != VisitState.CANCELLED)),
        "came": _has(theirs.where(walked(_visit.c.state) == VisitState.CAME)),
    }
    return ways[stage]


def _in_seoul(unit: Unit, instant: Any) -> ColumnElement[Any]:
    """The instant on Korea's clock, which has no summer time."""
    if unit.connection.dialect.name == "sqlite":
        return func.datetime(col(instant), "+9 hours")
    return func.timezone("Asia/Seoul", col(instant))


def readable_by(staff_id: str) -> ColumnElement[bool]:
    """Cases that are this person's to open: held by them; given to them and held by nobody; in the queue and nobody's; closed,
    and they had answered."""
    case_id, holder, state = col(Consultation.id), walked(col(Consultation.holder_id)), walked(col(Consultation.state))
    given = select(literal(1)).where(col(Assignment.consultation_id) == case_id)
    answered = select(literal(1)).where(col(CaseMessage.consultation_id) == case_id)
    return or_(
        holder == staff_id,
        and_(holder.is_(None), _has(given.where(walked(col(Assignment.staff_id)) == staff_id))),
        and_(holder.is_(None), state != State.CLOSED, func.coalesce(given.limit(1).scalar_subquery(), 0) == 0),
        and_(state == State.CLOSED, _has(answered.where(walked(col(CaseMessage.staff_id)) == staff_id))),
    )


def readable_among(unit: Unit, case_ids: Collection[str], staff_id: str) -> frozenset[str]:
    """Those of these cases that this person may open."""
    unit.flush()
    query = select(col(Consultation.id)).where(col(Consultation.id).in_(case_ids), readable_by(staff_id))
    return frozenset(unit.session.scalars(query))


def _has(rows: Select[int]) -> ColumnElement[bool]:
    """Whether there is such a row, looked up case by case as the list is walked. PostgreSQL makes a join of an EXISTS and reads
    the whole of the other table first; what has a limit it cannot. It guesses that a value equals another one in half a percent
    of the rows, and would sort what is left instead of walking; that there is one at all, it guesses of nearly every row."""
    return rows.limit(1).scalar_subquery().is_not(None)


def walked(column: Any) -> Any:
    """The column as no index has it: a list walks along its own order and leaves out what does not fit, instead of fetching
    everything that fits and sorting it."""
    return func.coalesce(column, column, type_=column.type)


def code_treatments(unit: Unit) -> None:
    """Give the cases from before there were codes their own; those of patients who suspended the processing wait."""
    query = select(Consultation).join(Patient, col(Patient.id) == col(Consultation.patient_id))
    old = query.where(col(Consultation.treatment_lookup).is_(None), goes_on(Purpose.CONSULTATION))
    nothing: dict[str, Any] = {}
    for one in unit.session.scalars(old):
        answers = Damage().open(partial(_answers, unit, one), nothing)
        one.treatment_lookup = codes.treatment(unit, codes.word_of(answers))


def piece_names(unit: Unit) -> None:
    """Give the names from before there were pieces their own; those of patients who suspended the processing wait."""
    has_pieces = exists(select(col(NamePiece.patient_id)).where(col(NamePiece.patient_id) == col(Patient.id)))
    old = select(Patient).where(col(Patient.name_sealed).is_not(None), ~has_pieces, goes_on(Purpose.CONSULTATION))
    for patient in unit.session.scalars(old).all():
        name = Damage().open(partial(_name, unit, patient), "")
        names.put(unit, patient.id, name)


def _name(unit: Unit, patient: Patient) -> str:
    sealed = patient.name_sealed or b""
    return key_of(unit, patient.id).open_text(place("name_sealed", patient.id), sealed)


def _answers(unit: Unit, case: Consultation) -> dict[str, Any]:
    return open_answers(key_of(unit, case.patient_id), case)
