"""Whatever somebody with the database and without the keys writes into one column of one row is found, and stops no reading."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from storage.database.database import Database
from storage.trail import chain, checkpoints, keeping, proof
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.storage import trails
from tests.storage.trails import FIELDS

COPY = "at, actor_kind, actor_id, role, origin, subject, act, about, why, hash, mac FROM access_record"
NO_TEXT = "CAST(x'ff' AS TEXT)"

EVERYWHERE = {
    **{f"{name} = {name} || ' '": ("altered", 7) for name in FIELDS},
    **{f"{name} = {new}": ("altered", 7) for name in ("hash", "mac") for new in ("''", "'가'", f"upper({name})")},
    "seq = -7": ("forked", -7),
    "seq = 9999": ("reordered", 7),
}
SQLITE = {
    **{f"{name} = {new}": ("altered", 7) for name in FIELDS for new in ("5", NO_TEXT, f"{name} || char(0)")},
    **{f"{name} = CAST({name} AS BLOB)": ("altered", 7) for name in (*FIELDS, "at", "hash", "mac")},
    **{f"{name} = {new}": ("altered", 7) for name in ("hash", "mac") for new in ("5", NO_TEXT)},
    **{f"seq = {new}": ("reordered", 7) for new in ("'x7'", "7.5", "x'37'", NO_TEXT)},
    **{
        f"at = {new}": ("altered", 7)
        for new in (
            "substr(at, 1, 25) || ((substr(at, 26) + 1) % 10)",
            "CAST(strftime('%s', at) AS INTEGER) * 1000000",
            "replace(at, ' ', 'T')",
            "replace(at, '.', ',')",
            "replace(at, '2026-12-01', '2026-W49-2')",
            "at || '+00:00'",
            "at || '000'",
            "1.5",
            "''",
            NO_TEXT,
        )
    },
}
POSTGRESQL = {
    f"at = {new}": ("altered", 7)
    for new in ("at + interval '1 microsecond'", "'infinity'", "'-infinity'", "'2026-12-01 BC'", "'200000-01-01'")
}


@pytest.fixture
def filled(database: Database) -> Database:
    """Thirty records, a checkpoint, and thirty more."""
    trails.fill(database, 30)

    def sign(unit: Unit) -> None:
        made = checkpoints.make(unit, "daily")
        chain.record(unit, "trail_checkpoint", about=str(made.size), why="daily")

    database.run_now(sign, SYSTEM)
    trails.fill(database, 29, each=4)
    return database


def found_after(database: Database, *statements: str) -> tuple[str, int]:
    """Kind and number of what is found after these statements."""
    with trails.attack(database) as unit:
        for statement in statements:
            unit.connection.exec_driver_sql(statement)
        finding = proof.verify(unit).finding
        assert finding is not None, statements
        assert list(keeping.export(unit))
        return finding.kind, finding.seq


def on(database: Database) -> bool:
    return database.engine.dialect.name == "postgresql"


def test_any_value_in_any_column_of_a_record_is_found(filled: Database) -> None:
    """Other words, other types, bytes that are no text, the same instant in another form, an end of time."""
    for change, expected in {**EVERYWHERE, **(POSTGRESQL if on(filled) else SQLITE)}.items():
        assert found_after(filled, f"UPDATE access_record SET {change} WHERE seq = 7") == expected, change


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (f"INSERT INTO access_record SELECT 61, {COPY} WHERE seq = 60", ("forked", 61)),
        (f"INSERT INTO access_record SELECT 99, {COPY} WHERE seq = 7", ("forked", 99)),
        (f"INSERT INTO access_record SELECT -1, {COPY} WHERE seq = 7", ("forked", -1)),
        ("DELETE FROM access_record WHERE seq = 1", ("deleted", 1)),
        ("DELETE FROM access_record WHERE seq = 60", ("cut_off", 60)),
    ],
)
def test_a_doubled_or_missing_row_at_either_end_is_named(filled: Database, statement: str, expected) -> None:
    """Before the first record, right behind the last one, and far behind it."""
    assert found_after(filled, statement) == expected


HEAD = {
    "id": ("2",),
    "seq": ("59", "61", "0", "-1"),
    "hash": ("''", "'ab'"),
    "pruned_seq": ("1", "-1", "60", "99"),
    "pruned_hash": ("''", "'x'"),
    "mac": ("''", "'가'"),
}
KEPT = {
    "size": ("29", "31", "0"),
    "hash": ("''", "'ab'"),
    "note": ("''", "'가'", "replace(note, '30', '31')", "note || note", "note || 'x'"),
    "why": ("'pruned'", "'x'"),
    "signed_at": ("'2020-01-01 00:00:00.000000'",),
}


@pytest.mark.parametrize(("table", "columns"), [("trail_head", HEAD), ("checkpoint", KEPT)])
def test_any_value_in_any_column_of_head_and_checkpoint_is_found(filled: Database, table: str, columns) -> None:
    """On SQLite also what is no number, no text or no time at all."""
    more = () if on(filled) else ("'zz'", "1.5", "x'00'", NO_TEXT)
    for name, values in columns.items():
        for new in (*values, *(() if name == "id" else more)):
            assert found_after(filled, f"UPDATE {table} SET {name} = {new}"), (name, new)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("INSERT INTO trail_head SELECT 2, seq, hash, pruned_seq, pruned_hash, mac FROM trail_head", "unsigned"),
        ("DELETE FROM trail_head", "unsigned"),
        ("INSERT INTO checkpoint SELECT 31, hash, note, why, signed_at FROM checkpoint", "unsigned"),
        ("DELETE FROM checkpoint", "deleted"),
    ],
)
def test_a_doubled_or_missing_head_or_checkpoint_is_found(filled: Database, statement: str, expected: str) -> None:
    """There is one head, and the trail itself remembers which checkpoints it gave out."""
    assert found_after(filled, statement)[0] == expected


def test_a_record_that_is_like_another_one_was_altered_and_not_moved(filled: Database) -> None:
    """The same act at the same instant twice: the other one still stands where it belongs."""
    filled.run_now(lambda unit: [chain.record(unit, "case_opened", subject="p1") for _ in range(3)], SYSTEM)  # type: ignore[func-returns-value]
    assert found_after(filled, "UPDATE access_record SET why = 'x' WHERE seq = 61") == ("altered", 61)


def test_a_pruned_trail_knows_its_checkpoints(database: Database, clock) -> None:
    """The checkpoint from which the rest verifies cannot be dropped, renamed or moved in time."""
    trails.fill(database, 10)
    clock.move(days=800)
    trails.fill(database, 5)
    database.run_now(lambda unit: keeping.prune(unit, unit.now - timedelta(days=1), 100), SYSTEM)
    assert database.read_now(proof.verify, SYSTEM).holds
    later = "'2027-01-01 00:00:00.000000'"
    for change in ("why = 'daily'", f"signed_at = {later}", "hash = ''", "size = 9"):
        assert found_after(database, f"UPDATE checkpoint SET {change}"), change
    assert found_after(database, "DELETE FROM checkpoint") == ("unsigned", 10)


def test_the_export_of_a_damaged_trail_has_every_line(filled: Database, tmp_path: Path) -> None:
    """What no longer verifies is evidence; it can be taken out all the same."""
    with trails.attack(filled) as unit:
        trails.run(unit, "UPDATE access_record SET why = 'x' WHERE seq = 7")
        if not on(filled):
            trails.run(unit, f"UPDATE access_record SET at = x'00', act = {NO_TEXT} WHERE seq = 8")
        lines = [json.loads(line) for line in keeping.export(unit)]
    assert [line[0] for line in lines[1:]] == list(range(1, 61))
