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

from storage.outbox.codes import RunState
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
    """One run; `count` is how many things it dealt with."""

    __tablename__ = "job_run"

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    name: str = column(Kind.ID, index=True)
    slot_at: datetime = column(Kind.TIME, UtcDateTime())
    holder: str = column(Kind.ID)
    state: str = column(Kind.STATE, default=RunState.RUNNING)
    started_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    finished_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    count: int = column(Kind.STATE, Integer(), default=0)
    problem: str = column(Kind.STATE, default="")


CLOCKS_APART = timedelta(minutes=5)  # What lies further in the future was written by a clock that was ahead.
LONGEST_WAIT = timedelta(hours=1)  # No failed job is put off for longer.
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
    ahead = _states.c.succeeded_at > unit.now + CLOCKS_APART
    older = _states.c.succeeded_at.is_(None) | (_states.c.succeeded_at < at) | ahead
    unit.connection.execute(update(_states).where(_states.c.name == name, older).values(succeeded_at=at))


def forget_others(unit: Unit, names: list[str]) -> None:
    """Take jobs off the list that no longer exist."""
    unit.connection.execute(delete(_states).where(_states.c.name.not_in(names)))


@dataclass(frozen=True, slots=True)
class Since:
    """From when on slots of a job are looked for: its last slot, or when it became known. `is_open`: that slot is not done.
    `is_doubted`: that lies in the future, so nothing is known but that a clock was ahead."""

    at: datetime
    is_open: bool
    is_doubted: bool = False


def since(unit: Unit, name: str) -> Since | None:
    """Where the job stands; None for a job that is not known."""
    row = unit.connection.execute(
        select(_states.c.slot_at, _states.c.known_at, _states.c.is_done).where(_states.c.name == name)
    ).one_or_none()
    if row is None:
        return None
    at = row.slot_at or row.known_at
    if is_ahead(unit, at):
        return Since(unit.now, is_open=False, is_doubted=True)
    return Since(at, row.slot_at is not None and not row.is_done)


def is_ahead(unit: Unit, at: datetime | None, by: timedelta = timedelta()) -> bool:
    """Whether this instant lies in the future by more than it may: then the clock that wrote it was ahead."""
    return at is not None and at > unit.now + by + CLOCKS_APART


def claim(unit: Unit, name: str, slot_at: datetime, holder: str, lease: timedelta) -> int | None:
    """Take a due slot for this runner: the run's id, or None when it is done, held by a living runner, or to be tried again
    later only. The job's row is locked meanwhile, so that one runner gets it."""
    state = unit.session.get(JobState, name, with_for_update=True, populate_existing=True)
    if state is None or not _is_free(unit, state, slot_at, lease):
        return None
    if not state.is_done and state.holder:
        _lose(unit, name)
    state.slot_at, state.is_done, state.not_before = slot_at, False, None
    state.holder, state.leased_until = holder, unit.now + lease
    run = JobRun(name=name, slot_at=slot_at, holder=holder, started_at=unit.now)
    unit.session.add_all([state, run])
    unit.session.flush()
    return run.id


def _is_free(unit: Unit, state: JobState, slot_at: datetime, lease: timedelta) -> bool:
    if not is_ahead(unit, state.slot_at) and state.is_done and state.slot_at is not None and state.slot_at >= slot_at:
        return False
    until = None if is_ahead(unit, state.leased_until, lease) else state.leased_until
    if not state.is_done and state.holder and until is not None and until > unit.now:
        return False
    not_before = None if is_ahead(unit, state.not_before, LONGEST_WAIT) else state.not_before
    return not_before is None or not_before <= unit.now


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
    run.state, run.finished_at, run.count = RunState.DONE, unit.now, count
    state.is_done, state.holder, state.leased_until, state.succeeded_at = True, "", None, unit.now
    return True


def fail(unit: Unit, run_id: int, problem: str, try_again_in: timedelta) -> bool:
    """The run failed; its slot is free again from `try_again_in` on. `problem` is a code. False as for `finish`."""
    found = _held(unit, run_id)
    if found is None:
        return False
    state, run = found
    run.state, run.finished_at, run.problem = RunState.FAILED, unit.now, problem
    state.holder, state.leased_until, state.not_before = "", None, unit.now + try_again_in
    return True


def give_up(unit: Unit, run_id: int) -> bool:
    """The run was broken off, because its runner stops; its slot is free at once. False as for `finish`."""
    found = _held(unit, run_id)
    if found is None:
        return False
    state, run = found
    run.state, run.finished_at = RunState.LOST, unit.now
    state.holder, state.leased_until = "", None
    return True


def _held(unit: Unit, run_id: int) -> tuple[JobState, JobRun] | None:
    """A job, locked, with its run, as long as the run's runner holds it."""
    run = unit.session.get_one(JobRun, run_id)
    state = unit.session.get(JobState, run.name, with_for_update=True, populate_existing=True)
    return (state, run) if state is not None and state.holder == run.holder else None


def overdue(unit: Unit) -> list[JobState]:
    """The jobs that have not succeeded in time, or never since they are known. A success in the future is none: nobody
    knows when it was."""
    states = unit.session.scalars(select(JobState).order_by(col(JobState.name)))
    return [s for s in states if _is_late(unit, s.succeeded_at or s.known_at, timedelta(seconds=s.late_after_s))]


def _is_late(unit: Unit, well_at: datetime, late_after: timedelta) -> bool:
    return is_ahead(unit, well_at) or unit.now - well_at > late_after


def note(unit: Unit, name: str, state: RunState, *, count: int = 0, problem: str = "", holder: str = "") -> None:
    """Write down what is no run of a job but belongs to its story: that it was stopped, and who let it go on."""
    unit.session.add(
        JobRun(
            name=name, slot_at=unit.now, holder=holder, state=state, started_at=unit.now, finished_at=unit.now,
            count=count, problem=problem,
        )
    )  # fmt: skip
    unit.session.flush()


def last_success(unit: Unit, name: str) -> datetime | None:
    """When a job last succeeded, or became known; None for one that is not known."""
    state = unit.session.get(JobState, name)
    return None if state is None else state.succeeded_at or state.known_at


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
    lost = (col(JobRun.name) == name) & (col(JobRun.state) == RunState.RUNNING)
    unit.session.execute(update(JobRun).where(lost).values(state=RunState.LOST, finished_at=unit.now))
