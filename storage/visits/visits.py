"""Visits: one row for each day and time that staff booked for a case. Tables and queries; the rules are `skills/visits`.

A visit rests on its case and goes with it. It holds when, how long and with whom, and how it ended: no name, no reason, no
finding (docs/adr/0017).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Integer, Select, bindparam, func, select
from sqlmodel import SQLModel, col

from storage.cases.codes import VisitState
from storage.cases.consultations import CaseMessage, Consultation
from storage.cases.rows import Listed, open_rows
from storage.patients.patients import Patient, PatientKey, Purpose, goes_on
from storage.trail import covered
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit


class Visit(SQLModel, table=True):
    """When a patient is expected. `minutes` is 0 where only the day is known, `wish` what the patient asked for and nobody has
    done yet (move, late), `notice` the message by which they were told last."""

    __tablename__ = "visit"

    id: str = column(Kind.ID, primary_key=True)
    consultation_id: str = column(Kind.ID, references="consultation.id", index=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    starts_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    minutes: int = column(Kind.STATE, Integer())
    doctor_id: str | None = column(Kind.ID, nullable=True)
    state: str = column(Kind.STATE, default=VisitState.BOOKED)
    wish: str = column(Kind.STATE, default="")
    booked_by: str | None = column(Kind.ID, nullable=True)
    booked_at: datetime = column(Kind.TIME, UtcDateTime())
    changed_at: datetime = column(Kind.TIME, UtcDateTime())
    reminded_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    notice: str | None = column(Kind.ID, nullable=True, index=True)
    version: int = column(Kind.STATE, Integer(), default=1)
    mac: str = column(
        Kind.PROOF, default="", server_default="",
        covers=("id", "consultation_id", "patient_id", "starts_at", "minutes", "doctor_id", "state", "wish", "notice"),
    )  # fmt: skip


_visits = table_of(Visit)
_EXPECTED = Prepared(
    select(_visits.c.id)
    .where(_visits.c.patient_id == bindparam("patient_id"), _visits.c.state == VisitState.BOOKED)
    .where(_visits.c.starts_at >= bindparam("since"))
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Expected:
    """A visit in a list with its case and whose it is, opened; nothing of that while processing is suspended."""

    visit: Visit
    listed: Listed


def add(unit: Unit, visit: Visit) -> None:
    """Keep a new visit."""
    unit.session.add(visit)
    unit.session.flush()


def find(unit: Unit, visit_id: str) -> Visit | None:
    """The visit with this id, locked for the unit and read afresh."""
    visit = unit.session.get(Visit, visit_id, with_for_update=True, populate_existing=True)
    return visit if visit is not None and covered.is_ours(unit, visit) else None


def case_of(unit: Unit, visit_id: str) -> str | None:
    """The id of the case that a visit belongs to: the case is locked before its visits are."""
    found: str | None = unit.session.scalar(select(col(Visit.consultation_id)).where(col(Visit.id) == visit_id))
    return found


def of_case(unit: Unit, case_id: str) -> list[Visit]:
    """All visits of a case, in the order of their times."""
    return _ours(unit, _in_order().where(col(Visit.consultation_id) == case_id))


def of_patient(unit: Unit, patient_id: str) -> list[Visit]:
    """All visits of a patient, in the order of their times."""
    return _ours(unit, _in_order().where(col(Visit.patient_id) == patient_id))


def expected_of(unit: Unit, patient_id: str, since: datetime) -> list[Visit]:
    """When a patient is expected from `since` on, the next visit first."""
    if _EXPECTED.value(unit.connection, patient_id=patient_id, since=since) is None:
        return []  # Nearly always: a turn that asks in passing makes no session for it.
    theirs = _in_order().where(col(Visit.patient_id) == patient_id, col(Visit.state) == VisitState.BOOKED)
    return _ours(unit, theirs.where(col(Visit.starts_at) >= since))


def told_by(unit: Unit, notice: str) -> Visit | None:
    """The visit that this message told of, unless a later one has."""
    return next(iter(_ours(unit, select(Visit).where(col(Visit.notice) == notice))), None)


def notice_states(unit: Unit, found: Sequence[Visit]) -> dict[str, str]:
    """How far the last notices of these visits have come, by message."""
    uids = [visit.notice for visit in found if visit.notice]
    query = select(col(CaseMessage.uid), col(CaseMessage.state)).where(col(CaseMessage.uid).in_(uids))
    return {row[0]: row[1] for row in unit.session.execute(query)} if uids else {}


def days_of_cases(unit: Unit, since: datetime, until: datetime) -> dict[str, datetime]:
    """When the cases filed in this time have their (last) visit."""
    query = select(col(Visit.consultation_id), func.max(col(Visit.starts_at))).join(
        Consultation, col(Consultation.id) == col(Visit.consultation_id)
    )
    query = query.where(
        col(Consultation.filed_at) >= since,
        col(Consultation.filed_at) < until,
        col(Visit.state) != VisitState.CANCELLED,
    )
    return {row[0]: row[1] for row in unit.session.execute(query.group_by(col(Visit.consultation_id)))}


def between(unit: Unit, since: datetime, until: datetime, limit: int) -> list[Expected]:
    """The visits from `since` up to, not including, `until`, cancelled ones too."""
    return _opened(unit, _listed().where(col(Visit.starts_at) >= since, col(Visit.starts_at) < until).limit(limit))


def overlapping(unit: Unit, visit: Visit, longest: timedelta) -> list[Visit]:
    """Other visits with the same doctor, or like this one with nobody in particular, that are expected while it lasts; none
    lasts longer than `longest`."""
    ends_at = visit.starts_at + timedelta(minutes=visit.minutes)
    near = _in_order().where(
        col(Visit.doctor_id).is_not_distinct_from(visit.doctor_id), col(Visit.id) != visit.id,
        col(Visit.state) == VisitState.BOOKED, col(Visit.starts_at) < ends_at, col(Visit.starts_at) > visit.starts_at - longest,
    )  # fmt: skip
    found = unit.session.scalars(near)
    return [one for one in found if one.starts_at + timedelta(minutes=one.minutes) > visit.starts_at]


def unsettled(unit: Unit, until: datetime, limit: int) -> list[Expected]:
    """Visits whose time is over and of which nobody has said whether the patient came, and those with an open wish."""
    over = (col(Visit.starts_at) < until) | (col(Visit.wish) != "")
    return _opened(unit, _listed().where(col(Visit.state) == VisitState.BOOKED, over).limit(limit))


def to_remind(unit: Unit, since: datetime, until: datetime, told_before: datetime, limit: int) -> list[str]:
    """Ids of the visits in this time whose patients were told of them before then and not reminded since; none of a patient who
    has stopped the processing."""
    query = select(col(Visit.id)).join(Patient, col(Patient.id) == col(Visit.patient_id))
    query = query.where(
        col(Visit.state) == VisitState.BOOKED, col(Visit.starts_at) >= since, col(Visit.starts_at) < until,
        col(Visit.reminded_at).is_(None), col(Visit.changed_at) < told_before, goes_on(Purpose.NOTICE),
    )  # fmt: skip
    return list(unit.session.scalars(query.order_by(col(Visit.starts_at)).limit(limit)))


def counts(unit: Unit, since: datetime, until: datetime) -> dict[str, int]:
    """How many cases have a visit of this time in each state; none of a patient who has stopped the processing."""
    state, cases = col(Visit.state), func.count(col(Visit.consultation_id).distinct())
    query = (
        select(state, cases)
        .join(Patient, col(Patient.id) == col(Visit.patient_id))
        .where(goes_on(Purpose.CONSULTATION))
    )
    query = query.where(col(Visit.starts_at) >= since, col(Visit.starts_at) < until)
    return {row[0]: row[1] for row in unit.session.execute(query.group_by(state))}


def in_feed(unit: Unit, since: datetime, until: datetime, doctor_id: str | None) -> Sequence[Visit]:
    """The visits of a calendar: expected ones, of one doctor or of all; none of a patient who has stopped the processing."""
    query = _in_order().join(Patient, col(Patient.id) == col(Visit.patient_id))
    query = query.where(
        col(Visit.state) != VisitState.CANCELLED, col(Visit.starts_at) >= since, col(Visit.starts_at) < until,
        goes_on(Purpose.EXPORT),
    )  # fmt: skip
    if doctor_id is not None:
        query = query.where(col(Visit.doctor_id) == doctor_id)
    return _ours(unit, query)


def _ours(unit: Unit, query: Select[Visit]) -> list[Visit]:
    """What Sangdam itself wrote: a visit that was moved with SQL is nobody's."""
    return [visit for visit in unit.session.scalars(query) if covered.is_ours(unit, visit)]


def _in_order() -> Select[Visit]:
    return select(Visit).order_by(col(Visit.starts_at), col(Visit.id))


def _listed() -> Select[Visit, Consultation, Patient, PatientKey]:
    return (
        select(Visit, Consultation, Patient, PatientKey)
        .join(Consultation, col(Consultation.id) == col(Visit.consultation_id))
        .join(Patient, col(Patient.id) == col(Visit.patient_id))
        .join(PatientKey, col(PatientKey.patient_id) == col(Patient.id))
        .order_by(col(Visit.starts_at), col(Visit.id))
    )


def _opened(unit: Unit, query: Select[Visit, Consultation, Patient, PatientKey]) -> list[Expected]:
    found = [row for row in unit.session.execute(query) if covered.is_ours(unit, row[0])]
    listed = open_rows(unit, [row[1:] for row in found])
    return [Expected(row[0], one) for row, one in zip(found, listed, strict=True)]
