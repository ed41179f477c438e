"""What the trail tells of one patient, request or act: the right ones, since the right instant, in their order."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from storage.database.database import Database
from storage.trail import chain, keeping, looks, proof
from storage.trail.checkpoints import Checkpoint
from storage.trail.looks import Look
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, Unit
from tests.conftest import MovedClock

HERE = Actor("staff", "staff-1", "counsellor", "192.0.2.1")
THERE = Actor("staff", "staff-1", "counsellor", "192.0.2.2")
OTHER = Actor("staff", "staff-2", "practitioner", "192.0.2.1")
OWNER = Actor("operator", "owner", "owner", "")


def record(database: Database, actor: Actor, act: str, subject: str = "p", about: str = "a", why: str = "w") -> None:
    database.run_now(lambda unit: chain.record(unit, act, subject=subject, about=about, why=why), actor)


def test_a_patient_is_told_of_the_newest_looks_of_people(sqlite_database: Database, clock: MovedClock) -> None:
    """Neither of what they did themselves nor of what the clock did, and of nobody else's."""
    begun = clock()
    record(sqlite_database, HERE, "case_read", why="answer")
    record(sqlite_database, PATIENT, "case_filed")
    record(sqlite_database, SYSTEM, "case_closed")
    clock.move(hours=1)
    record(sqlite_database, OWNER, "record_exported", why="asked")
    record(sqlite_database, OTHER, "case_read", subject="q")
    newest, first = (
        Look(begun + timedelta(hours=1), "owner", "record_exported", "asked"),
        Look(begun, "counsellor", "case_read", "answer"),
    )
    assert sqlite_database.read_now(lambda unit: looks.looks(unit, "p", 9), SYSTEM) == [newest, first]
    assert sqlite_database.read_now(lambda unit: looks.looks(unit, "p", 1), SYSTEM) == [newest]


def test_steps_and_acts_come_in_their_order(sqlite_database: Database, clock: MovedClock) -> None:
    for act, about in (("asked", "r1"), ("asked", "r2"), ("proven", "r1"), ("asked", "r3")):
        record(sqlite_database, HERE, act, about=about)
        clock.move(seconds=1)
    since = clock() - timedelta(seconds=3)
    found = sqlite_database.read_now(lambda unit: looks.steps(unit, "r1"), SYSTEM)
    assert [one.act for one in found] == ["asked", "proven"]
    found = sqlite_database.read_now(lambda unit: looks.happened(unit, "asked", since=since), SYSTEM)
    assert [one.about for one in found] == ["r2", "r3"]


@pytest.mark.parametrize(
    ("act", "subject", "later_s", "found"),
    [("a", "p", 0, True), ("a", "p", 1, False), ("b", "p", 0, False), ("a", "q", 0, False)],
)
def test_whether_something_has_happened_since(
    sqlite_database: Database, clock: MovedClock, act: str, subject: str, later_s: int, found: bool
) -> None:
    """From this very instant on; the unit that asks does not count itself."""
    since = clock() + timedelta(seconds=later_s)

    def ask(unit: Unit) -> bool:
        chain.record(unit, act, subject=subject)
        return chain.has_happened(unit, act, subject, since=since)

    record(sqlite_database, HERE, "a")
    assert sqlite_database.run_now(ask, SYSTEM) == found


@pytest.mark.parametrize(
    ("actor", "asked", "found"),
    [
        (HERE, {}, True), (HERE, {"subject": "p", "why": "w"}, True), (THERE, {}, False), (OTHER, {}, False),
        (HERE, {"subject": "q"}, False), (HERE, {"why": "x"}, False),
    ],
)  # fmt: skip
def test_a_look_counts_for_who_took_it_and_where_and_why(
    sqlite_database: Database, clock: MovedClock, actor: Actor, asked: dict[str, str], found: bool
) -> None:
    record(sqlite_database, HERE, "case_read")

    def ask(unit: Unit, act: str = "case_read", about: str = "a", before_s: float = 1) -> bool:
        since = clock() - timedelta(seconds=before_s)
        return chain.has_looked(unit, act, about, since=since, **asked)

    assert sqlite_database.run_now(ask, actor) == found
    for other in (partial(ask, act="case_listed"), partial(ask, about="b"), partial(ask, before_s=0)):
        assert not sqlite_database.run_now(other, actor)


def test_pruning_takes_what_is_old_in_portions_and_leaves_a_checkpoint(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """What was recorded at that very instant goes; the rest verifies from the checkpoint, and nothing is pruned twice."""
    before_all = sqlite_database.read_now(lambda unit: proof.verify(unit).records, SYSTEM)
    old = clock()
    for _ in range(3):
        record(sqlite_database, HERE, "old")
    clock.move(seconds=1)
    record(sqlite_database, HERE, "young")

    def prune(limit: int) -> int:
        return sqlite_database.run_now(lambda unit: keeping.prune(unit, old, limit), SYSTEM)

    due = before_all + 3
    assert sqlite_database.read_now(lambda unit: keeping.prunable(unit, old), SYSTEM) == due
    assert sqlite_database.read_now(lambda unit: keeping.prunable(unit, old - timedelta(days=1)), SYSTEM) == 0
    assert prune(2) == 2
    assert sqlite_database.read_now(lambda unit: keeping.prunable(unit, old), SYSTEM) == due - 2
    assert [prune(100), prune(100)] == [due - 2, 0]
    verdict = sqlite_database.read_now(proof.verify, SYSTEM)
    assert (verdict.holds, verdict.first) == (True, due + 1)
    told = sqlite_database.read_now(lambda unit: looks.happened(unit, "trail_pruned", since=old), SYSTEM)
    assert [one.about for one in told] == ["2", str(due)]
    kept = sqlite_database.read_now(lambda unit: unit.session.get_one(Checkpoint, due), SYSTEM)
    assert (kept.size, kept.why, kept.signed_at) == (due, "pruned", clock())
