"""The brake of the sweep: what would destroy unusually much, or follows a jump of the clock, waits for the officer's word.

Nothing brings back what a sweep destroyed: a restore forgets it again. So a wrong clock or a wrong setting must be seen
before the first row. The answer of the brake is written down with the job's runs (`storage/outbox/job_runs.py`); the officer
answers on the desk's page of the destruction ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from skills.clinic.clinic import Periods
from skills.notifications import notices
from skills.retention import sweep
from skills.staff.permissions import Act, check_can
from storage.errors import NotPossible
from storage.outbox import job_runs
from storage.outbox.codes import RunState
from storage.patients import patients
from storage.retention import holds
from storage.trail import chain
from storage.unit.unit_of_work import Unit

BRAKE = "sweep_brake"  # Under this name the answers of the brake stand among the runs.
JUMP = timedelta(days=2)  # A server that works sweeps every hour.
WORD_HOLDS = timedelta(days=1)  # For how long the officer's word lets sweeps through,
MORE_SINCE = 20  # and how many persons more than when it was given.


@dataclass(frozen=True, slots=True)
class Stop:
    """A sweep that waits: why (too large a "share", a jump of the "clock", a "hold" that was changed with SQL), and how
    many persons it would destroy."""

    reason: str
    count: int


def look(unit: Unit, periods: Periods) -> Stop | None:
    """Ask before a sweep: None when it may go on. What stops it is written down and told to everybody once."""
    due = sweep.persons_due(unit, periods)
    reason = _reason(unit, periods, due)
    if not reason or _has_word(unit, due):
        if stopped(unit) is not None:
            job_runs.note(unit, BRAKE, RunState.CLEARED, count=due)
        return None
    if stopped(unit) is None:
        job_runs.note(unit, BRAKE, RunState.STOPPED, count=due, problem=reason)
        chain.record(unit, "sweep_stopped", why=reason, about=str(due))
        notices.tell_everybody(unit, "sweep_stopped", str(due))
    return Stop(reason, due)


def stopped(unit: Unit) -> Stop | None:
    """The stop that waits for the officer."""
    newest = job_runs.runs_of(unit, BRAKE, 1)
    return Stop(newest[0].problem, newest[0].count) if newest and newest[0].state == RunState.STOPPED else None


def is_clock_doubted(unit: Unit) -> bool:
    """Whether a sweep waits because the clock has jumped: then nothing else may end by the clock either."""
    found = stopped(unit)
    return found is not None and found.reason == "clock"


def let_go_on(unit: Unit) -> None:
    """The officer's word: what is due is right, and so is the clock."""
    check_can(unit.actor, Act.CONFIRM_DESTRUCTION)
    found = stopped(unit)
    if found is None:
        raise NotPossible("no sweep waits")
    job_runs.note(unit, BRAKE, RunState.AGREED, count=found.count, problem=found.reason, holder=unit.actor.id)
    chain.record(unit, "sweep_agreed", why=found.reason, about=str(found.count))


def _reason(unit: Unit, periods: Periods, due: int) -> str:
    if not holds.are_ours(unit):
        return "hold"
    last = job_runs.last_success(unit, "sweep")
    if last is not None and unit.now - last > JUMP:
        return "clock"
    share = due * 100 > patients.count(unit) * periods.brake_percent
    return "share" if share and due > periods.brake_persons else ""


def _has_word(unit: Unit, due: int) -> bool:
    newest = job_runs.runs_of(unit, BRAKE, 1)
    if not newest or newest[0].state != RunState.AGREED:
        return False
    return unit.now - newest[0].started_at <= WORD_HOLDS and due <= newest[0].count + MORE_SINCE
