"""Scheduled jobs: which run is whose, and what came of each. The jobs themselves and their times are `bot/jobs/table.py`.

A job's row is its lock, on both engines: whoever claims a due slot holds it by a lease that must be renewed. A runner that is
killed in the middle loses the lease, and another one takes the same slot.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Integer, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col

from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.unit_of_work import Unit


class JobState(SQLModel, table=True):
    """A job: the slot that was claimed last, whether it is done, who holds it until when, and when it last succeeded."""

    __tablename__ = "job_state"

    name: str = column(Kind.ID, primary_key=True)
    known_at: datetime = column(Kind.TIME, UtcDateTime())
    late_after_s: int = column(Kind.STATE, Integer())
    slot_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    is_done: bool = column(Kind.STATE, Boolean(), default=True)
    not_before: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    holder: str = column(Kind.ID, default="")
    leased_until: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    succeeded_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)


class JobRun(SQLModel, table=True):
    """One run: `state` is running, done, failed or lost (its runner died, stalled or was stopped); `count` is how many
    things it dealt with."""

    __tablename__ = "job_run"

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    name: str = column(Kind.ID, index=True)
    slot_at: datetime = column(Kind.TIME, UtcDateTime())
    holder: str = column(Kind.ID)
    state: str = column(Kind.STATE, default="running")
    started_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    finished_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    count: int = column(Kind.STATE, Integer(), default=0)
    problem: str = column(Kind.STATE, default="")


_states = table_of(JobState)


def make_known(unit: Unit, name: str, late_after: timedelta) -> None:
    """Put a job on the list, so that one that never ran is an alarm as well."""
    dialect = postgresql if unit.on_postgresql else sqlite
    values = {"name": name, "known_at": unit.now, "late_after_s": int(late_after.total_seconds()), "is_done": True}
    statement = dialect.insert(_states).values(**values, holder="")
    newer = {"late_after_s": values["late_after_s"]}
    unit.connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=newer))


def note_success(unit: Unit, name: str, at: datetime) -> None:
    """Something without slots, a loop of the server, last did its work then. An older note changes nothing: of several
    servers the one that works counts."""
    older = _states.c.succeeded_at.is_(None) | (_states.c.succeeded_at < at)
    unit.connection.execute(update(_states).where(_states.c.name == name, older).values(succeeded_at=at))


def forget_others(unit: Unit, names: list[str]) -> None:
    """Take jobs off the list that no longer exist."""
    unit.connection.execute(delete(_states).where(_states.c.name.not_in(names)))


@dataclass(frozen=True, slots=True)
class Since:
    """From when on slots of a job are looked for: its last slot, or when it became known. `is_open`: that slot is not done."""

    at: datetime
    is_open: bool


def since(unit: Unit, name: str) -> Since | None:
    """Where the job stands; None for a job that is not known."""
    row = unit.connection.execute(
        select(_states.c.slot_at, _states.c.known_at, _states.c.is_done).where(_states.c.name == name)
    ).one_or_none()
    return None if row is None else Since(row.slot_at or row.known_at, row.slot_at is not None and not row.is_done)


def claim(unit: Unit, name: str, slot_at: datetime, holder: str, lease: timedelta) -> int | None:
    """Take a due slot for this runner: the run's id, or None when it is done, held by a living runner, or to be tried again
    later only. The job's row is locked meanwhile, so that one runner gets it."""
    state = unit.session.get(JobState, name, with_for_update=True, populate_existing=True)
    if state is None or (state.is_done and state.slot_at is not None and state.slot_at >= slot_at):
        return None
    if not state.is_done and state.holder and state.leased_until is not None and state.leased_until > unit.now:
        return None
    if state.not_before is not None and state.not_before > unit.now:
        return None
    if not state.is_done and state.holder:
        _lose(unit, name)
    state.slot_at, state.is_done, state.not_before = slot_at, False, None
    state.holder, state.leased_until = holder, unit.now + lease
    run = JobRun(name=name, slot_at=slot_at, holder=holder, started_at=unit.now)
    unit.session.add_all([state, run])
    unit.session.flush()
    return run.id


def renew(unit: Unit, name: str, holder: str, lease: timedelta) -> bool:
    """Hold on to a claimed slot; False when it is no longer this runner's."""
    mine = (_states.c.name == name) & (_states.c.holder == holder) & _states.c.is_done.is_(False)
    return unit.connection.execute(update(_states).where(mine).values(leased_until=unit.now + lease)).rowcount == 1


def finish(unit: Unit, run_id: int, *, count: int) -> bool:
    """The run is done: nobody takes its slot again. False when another runner has taken it: then this run stays lost."""
    found = _held(unit, run_id)
    if found is None:
        return False
    state, run = found
    run.state, run.finished_at, run.count = "done", unit.now, count
    state.is_done, state.holder, state.leased_until, state.succeeded_at = True, "", None, unit.now
    return True


def fail(unit: Unit, run_id: int, problem: str, try_again_in: timedelta) -> bool:
    """The run failed; its slot is free again from `try_again_in` on. `problem` is a code. False as for `finish`."""
    found = _held(unit, run_id)
    if found is None:
        return False
    state, run = found
    run.state, run.finished_at, run.problem = "failed", unit.now, problem
    state.holder, state.leased_until, state.not_before = "", None, unit.now + try_again_in
    return True


def give_up(unit: Unit, run_id: int) -> bool:
    """The run was broken off, because its runner stops; its slot is free at once. False as for `finish`."""
    found = _held(unit, run_id)
    if found is None:
        return False
    state, run = found
    run.state, run.finished_at = "lost", unit.now
    state.holder, state.leased_until = "", None
    return True


def _held(unit: Unit, run_id: int) -> tuple[JobState, JobRun] | None:
    """A job, locked, with its run, as long as the run's runner holds it."""
    run = unit.session.get_one(JobRun, run_id)
    state = unit.session.get(JobState, run.name, with_for_update=True, populate_existing=True)
    return (state, run) if state is not None and state.holder == run.holder else None


def overdue(unit: Unit) -> list[JobState]:
    """The jobs that have not succeeded in time, or never since they are known."""
    states = unit.session.scalars(select(JobState).order_by(col(JobState.name)))
    return [s for s in states if unit.now - (s.succeeded_at or s.known_at) > timedelta(seconds=s.late_after_s)]


def states(unit: Unit) -> list[JobState]:
    """All jobs."""
    return list(unit.session.scalars(select(JobState).order_by(col(JobState.name))))


def newest(unit: Unit, limit: int = 100) -> list[JobRun]:
    """The newest runs."""
    return list(unit.session.scalars(select(JobRun).order_by(col(JobRun.id).desc()).limit(limit)))


def runs_of(unit: Unit, name: str, limit: int) -> list[JobRun]:
    """The newest runs of one job."""
    query = select(JobRun).where(col(JobRun.name) == name).order_by(col(JobRun.id).desc()).limit(limit)
    return list(unit.session.scalars(query))


def _lose(unit: Unit, name: str) -> None:
    lost = (col(JobRun.name) == name) & (col(JobRun.state) == "running")
    unit.session.execute(update(JobRun).where(lost).values(state="lost", finished_at=unit.now))
