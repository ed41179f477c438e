"""Settled cases come to an end: answered and silent for the clinic's time, a case is closed, so that its period runs (D-1).

Also a case whose patient has had the use of their data stopped for as long: nobody may work on it, so nobody would close it.
Before that the staff is reminded (`skills/compliance/overdue.py`), and the desk calls whose case it is, once. A case that waits
for an answer is never closed here.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from skills.cases.consultations import State
from skills.clinic.clinic import Clinic
from storage.cases import assignment, events, inbox
from storage.cases.answering import drafts, files
from storage.cases.consultations import Consultation
from storage.cases.filters import Filter
from storage.cases.team import assignments
from storage.notifications import alerts
from storage.retention import expiry
from storage.trail import chain
from storage.unit.unit_of_work import Unit

SETTLED = "settled"
STOPPED = "stopped"
UNREACHED = "unreached"  # The answer never arrived.
REMIND_BEFORE = timedelta(days=3)
AT_ONCE = 200


def run(unit: Unit, clinic: Clinic) -> int:
    """Close what is settled (a scheduled job); how many cases those were."""
    closed = 0
    for case_id in assignment.silent(unit, _silent_since(unit, clinic), AT_ONCE):
        case = assignment.lock(unit, case_id)
        if case is not None and case.state != State.CLOSED:
            _close(unit, case)
            closed += 1
    return closed


def remind(unit: Unit, clinic: Clinic) -> int:
    """Call whose answered case the job will soon close, once for each silence and only while the clinic is open (a scheduled
    job); how many cases."""
    if not clinic.hours.is_open(unit.now):
        return 0
    found = alerts.ending_cases(unit, _silent_since(unit, clinic) + _remind_before(clinic), AT_ONCE)
    whose = assignments.of_answered(unit, found)
    for case_id in found:
        alerts.add(unit, "ending", case_id, 0)
        events.tell(unit, "case_ending", case_id, for_id=whose[case_id] or "")
    return len(found)


def to_be_closed(unit: Unit, clinic: Clinic) -> list[str]:
    """Ids of the cases that the job will close within `REMIND_BEFORE`."""
    return assignment.silent(unit, _silent_since(unit, clinic) + _remind_before(clinic), AT_ONCE)


def without_end(unit: Unit, clinic: Clinic) -> list[str]:
    """Ids of the cases that have waited for an answer for as long as an answered one may: they have no end in sight."""
    return expiry.ids(unit, expiry.open_cases(_silent_since(unit, clinic)), AT_ONCE)


def ends_at(case: Consultation, clinic: Clinic) -> datetime | None:
    """When the job closes this answered case, if nothing is said in it until then; None for any other."""
    if case.state != State.ANSWERED or case.settled_at is None:
        return None
    return case.settled_at + timedelta(days=clinic.periods.settled_case_days)


def ends_soon(case: Consultation, clinic: Clinic, now: datetime) -> bool:
    """Whether the job closes this answered case within `REMIND_BEFORE`."""
    end = ends_at(case, clinic)
    return end is not None and end <= now + _remind_before(clinic)


def count_ending(unit: Unit, clinic: Clinic, wanted: Filter) -> int:
    """How many answered cases, of those that are wanted, the job closes within `REMIND_BEFORE`: the desk's reminder of them."""
    return inbox.count_ending(unit, _silent_since(unit, clinic) + _remind_before(clinic), wanted)


def _remind_before(clinic: Clinic) -> timedelta:
    """Where the time is short, its second half: no answer is called old on the day on which it was given."""
    return min(REMIND_BEFORE, timedelta(days=clinic.periods.settled_case_days) / 2)


def _silent_since(unit: Unit, clinic: Clinic) -> datetime:
    return unit.now - timedelta(days=clinic.periods.settled_case_days)


def _close(unit: Unit, case: Consultation) -> None:
    case.outcome = STOPPED if case.state != State.ANSWERED else SETTLED if case.unreached_at is None else UNREACHED
    case.unreached_at = case.asked_again_at = None
    case.state, case.closed_at = State.CLOSED, unit.now
    case.seen_at = case.seen_at or unit.now  # Nobody may look at a stopped case; it must not wait for a look for ever.
    case.version += 1
    assignment.set_holder(unit, case, None, None)
    drafts.drop_all_of_case(unit, case.id)
    files.drop_chosen_of_case(unit, case.id)
    chain.record(unit, "case_closed", subject=case.patient_id, about=case.id, why=case.outcome)
    events.tell(unit, "case_closed", case.id)
