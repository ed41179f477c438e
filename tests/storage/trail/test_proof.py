"""What anybody can do to the trail with plain SQL is found, told apart and named."""

from __future__ import annotations

import random

import pytest

from storage.database.database import Database
from storage.trail import checkpoints, proof
from storage.trail.rows import Finding, rows
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.storage import trails

LENGTH = 60


@pytest.fixture
def filled(database: Database) -> Database:
    """A trail of sixty records, on both engines."""
    trails.fill(database, LENGTH)
    return database


def check(unit: Unit, notes=()) -> Finding | None:
    return proof.verify(unit, notes).finding


def test_an_untouched_trail_holds(filled: Database) -> None:
    """Nothing is found where nothing was done."""
    verdict = filled.read_now(proof.verify, SYSTEM)
    assert (verdict.finding, verdict.records, verdict.first, verdict.last) == (None, LENGTH, 1, LENGTH)


def test_an_empty_trail_holds(database: Database) -> None:
    """A trail that has just begun has nothing to find."""
    assert database.read_now(check, SYSTEM) is None


def test_two_readings_of_one_transaction_never_meet(filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found is told while the first reading is still open: the second is another, whatever chance says."""

    def twice(unit: Unit) -> list[int]:
        monkeypatch.setattr(Unit, "digits", lambda _, length: "1" * length)
        return [first[0] - second[0] for first, second in zip(rows(unit), rows(unit), strict=True)]

    assert filled.read_now(twice, SYSTEM) == [0] * LENGTH


ATTACKS = (
    "edited",
    "edited_with_hash",
    "deleted",
    "deleted_and_closed",
    "swapped",
    "contents_swapped",
    "cut",
    "forked",
    "inserted",
)


def strike(unit: Unit, chance: random.Random, how: str) -> tuple[str, int]:  # noqa: C901 - a flat list of attacks
    """Attack at a random place; the kind and number that must be found."""
    seq, other = sorted(chance.sample(range(1, LENGTH), 2))
    match how:
        case "edited":
            trails.random_edit(unit, chance, seq)
            return "altered", seq
        case "edited_with_hash":
            trails.put(unit, seq, {"why": "forged"})
            trails.rebuild(unit, seq, seq)
            return "altered", seq
        case "deleted":
            trails.run(unit, "DELETE FROM access_record WHERE seq = :seq", seq=seq)
            return "deleted", seq
        case "deleted_and_closed":
            trails.run(unit, "DELETE FROM access_record WHERE seq = :seq", seq=seq)
            for later in range(seq + 1, LENGTH + 1):
                trails.put(unit, later, {"seq": later - 1})
            return "deleted", seq
        case "swapped":
            trails.swap(unit, seq, other)
            return "reordered", seq
        case "contents_swapped":
            here, there = trails.row(unit, seq), trails.row(unit, other)
            names = ("actor_id", "subject", "about", "at")
            trails.put(unit, seq, {name: there[name] for name in names})
            trails.put(unit, other, {name: here[name] for name in names})
            return "reordered", seq
        case "cut":
            trails.run(unit, "DELETE FROM access_record WHERE seq > :seq", seq=seq)
            return "cut_off", seq + 1
        case "inserted":
            for later in range(LENGTH, seq - 1, -1):
                trails.put(unit, later, {"seq": later + 1})
            columns = ", ".join(("at", *trails.FIELDS, "hash", "mac"))
            trails.run(
                unit,
                f"INSERT INTO access_record (seq, {columns}) SELECT :seq, {columns} FROM access_record WHERE seq = :other",
                seq=seq, other=other + 1,
            )  # fmt: skip
            return "forked", seq
        case _:
            trails.put(unit, seq, {"actor_id": "somebody else"})
            trails.rebuild(unit, seq, LENGTH)
            return "forked", seq


@pytest.mark.parametrize("how", ATTACKS)
def test_random_attacks_are_found_and_named(filled: Database, how: str) -> None:
    """1,000 attacks of all kinds on each engine: each one is detected, told apart, and the first bad record is named."""
    chance = random.Random(how)
    for _ in range(1_000 // len(ATTACKS) + 1):
        with trails.attack(filled) as unit:
            kind, seq = strike(unit, chance, how)
            finding = check(unit)
            assert finding is not None
            assert (finding.kind, finding.seq) == (kind, seq), finding
    assert filled.read_now(check, SYSTEM) is None


def test_a_forged_head_is_unsigned(filled: Database) -> None:
    """Cutting the tail off and moving the head along needs the key for the head's code."""
    with trails.attack(filled) as unit:
        trails.run(unit, "DELETE FROM access_record WHERE seq > 50")
        trails.run(unit, "UPDATE trail_head SET seq = 50, hash = :hash", hash=trails.row(unit, 50)["hash"])
        finding = check(unit)
        assert finding is not None
        assert (finding.kind, finding.seq) == ("unsigned", 50)


def test_an_emptied_trail_is_found(filled: Database) -> None:
    """Deleting everything, head and all, does not look like a new trail."""
    with trails.attack(filled) as unit:
        trails.run(unit, "DELETE FROM access_record")
        finding = check(unit)
        assert finding is not None
        assert finding.kind == "cut_off"
        trails.run(unit, "DELETE FROM trail_head")
        assert check(unit) is not None


def test_records_beyond_the_head_are_a_fork(filled: Database) -> None:
    """A record that was appended past the head is not one of ours, however well its hash fits."""
    with trails.attack(filled) as unit:
        columns = ", ".join(("at", *trails.FIELDS, "hash", "mac"))
        trails.run(
            unit, f"INSERT INTO access_record (seq, {columns}) SELECT 61, {columns} FROM access_record WHERE seq = 60"
        )
        trails.rebuild(unit, 61, 61)
        finding = check(unit)
        assert finding is not None
        assert (finding.kind, finding.seq) == ("forked", 61)


def test_an_old_copy_of_the_database_is_cut_off_by_a_newer_checkpoint(filled: Database) -> None:
    """Who puts last week's whole database back is caught by a checkpoint that stands outside of it."""
    with trails.attack(filled) as unit:
        note = checkpoints.sign(unit.vault, LENGTH + 5, "ab" * 32)
        finding = check(unit, [("of the owner", note)])
        assert finding is not None
        assert (finding.kind, finding.seq) == ("cut_off", LENGTH + 1)


def test_a_checkpoint_that_disagrees_is_a_fork_between_two_sizes(filled: Database) -> None:
    """A signed checkpoint with another hash bounds where the other history begins."""

    def work(unit: Unit) -> Finding | None:
        good = checkpoints.sign(unit.vault, 20, trails.row(unit, 20)["hash"])
        bad = checkpoints.sign(unit.vault, 40, "cd" * 32)
        return check(unit, [("good", good), ("bad", bad)])

    finding = filled.read_now(work, SYSTEM)
    assert finding is not None
    assert (finding.kind, finding.seq) == ("forked", 21)


def test_a_checkpoint_of_somebody_else_is_unsigned(filled: Database, tmp_path) -> None:
    """A text that this clinic's key did not sign proves nothing, and says so."""

    def work(unit: Unit) -> Finding | None:
        note = checkpoints.sign(unit.vault, 20, trails.row(unit, 20)["hash"])
        return check(unit, [("touched", note.replace("\n20\n", "\n21\n"))])

    finding = filled.read_now(work, SYSTEM)
    assert finding is not None
    assert finding.kind == "unsigned"
    assert "touched" in finding.detail


@pytest.mark.parametrize(
    "statement", ["UPDATE access_record SET why = 'x' WHERE seq = 3", "DELETE FROM access_record WHERE seq = 3"]
)
def test_the_database_itself_refuses_to_change_a_record(filled: Database, statement: str) -> None:
    """UPDATE and DELETE fail in the database, whoever asks (triggers on both engines)."""

    def work(unit: Unit) -> None:
        trails.run(unit, statement)

    with pytest.raises(Exception, match="append-only"):
        filled.run_now(work, SYSTEM)
    assert filled.read_now(check, SYSTEM) is None


def test_without_a_head_no_record_may_go(filled: Database) -> None:
    """Deleting the head first opens no way to delete records: what cannot be compared is not given back."""

    def work(unit: Unit) -> None:
        trails.run(unit, "DELETE FROM trail_head")
        trails.run(unit, "DELETE FROM access_record WHERE seq = 3")

    with pytest.raises(Exception, match="append-only"):
        filled.run_now(work, SYSTEM)
    assert filled.read_now(check, SYSTEM) is None


def test_truncating_is_refused_on_postgresql(filled: Database) -> None:
    """TRUNCATE goes past row triggers, so it has one of its own."""
    if filled.engine.dialect.name != "postgresql":
        return

    def work(unit: Unit) -> None:
        trails.run(unit, "TRUNCATE access_record")

    with pytest.raises(Exception, match="append-only"):
        filled.run_now(work, SYSTEM)


@pytest.mark.parametrize("seq", [LENGTH // 2, LENGTH])
def test_a_changed_code_is_told_from_a_rewritten_record(filled: Database, seq: int) -> None:
    """In the middle and at the end: what was done to it is what the finding says."""
    with trails.attack(filled) as unit:
        trails.put(unit, seq, {"mac": "0" * 64})
        assert check(unit) == Finding("altered", seq, "the record's keyed code was changed")
    with trails.attack(filled) as unit:
        trails.put(unit, seq, {"why": "forged"})
        trails.rebuild(unit, seq, seq)
        assert check(unit) == Finding("altered", seq, "the record was rewritten together with its hash")
