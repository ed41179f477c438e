"""A checkpoint is read whatever mail made of it, is kept once, and lies where only the owner reads; an export tells no key."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from storage.crypto.vault import KeyRing, Vault
from storage.database.database import Database
from storage.errors import TrailBroken
from storage.trail import chain, checkpoints, keeping, rows
from storage.trail.checkpoints import Checkpoint, Signed
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.storage import trails

ROOT = "ab" * 32


def signed() -> tuple[Vault, str, str]:
    """A key ring, its public key, and a checkpoint of three records."""
    vault = Vault(KeyRing.fresh())
    return vault, checkpoints.verifier_key(vault), checkpoints.sign(vault, 3, ROOT)


def test_a_checkpoint_is_read_behind_other_signatures_and_before_other_words() -> None:
    """Notes may carry witnesses' signatures; mail programs put lines under them."""
    vault, key, note = signed()
    text, mine = note.rsplit("\n\n", 1)
    stranger = checkpoints.sign(Vault(KeyRing.fresh()), 3, ROOT).rsplit("\n\n", 1)[1]
    for other in (
        note,
        f"{text}\n\n{stranger}{mine}",
        f"{note}\n-- \nSent from somewhere\n\nx\n",
        f"{text}\n\n{mine}{stranger}",
    ):
        assert checkpoints.read(other, key) == Signed(checkpoints.origin(vault), 3, ROOT)


def test_what_this_key_did_not_sign_is_no_checkpoint() -> None:
    """Not another key under this name, not this signature under another name, not another size or hash, not half a note."""
    _, key, note = signed()
    other, other_key, other_note = signed()
    text, mine = note.rsplit("\n\n", 1)
    name = mine.split(" ")[1]
    theirs = other_note.rsplit("\n\n", 1)[1].replace(checkpoints.origin(other), name)
    wrong = (
        (other_note, key), (note, other_key), (f"{text}\n\n{theirs}", key), (note.replace("\n3\n", "\n4\n"), key),
        (f"{text}\n\n{mine.replace(name, 'another')}", key), (text, key), ("", key), (note, "no key"),
    )  # fmt: skip
    for some, by in wrong:
        with pytest.raises(TrailBroken) as error:
            checkpoints.read(some, by)
        assert error.value.code == "unsigned"


def test_a_trail_that_did_not_grow_keeps_the_checkpoint_that_it_has(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """Only that the rest begins after it is noted on it."""
    begun = clock()
    first = sqlite_database.run_now(lambda unit: checkpoints.make(unit, "daily"), SYSTEM)
    clock.move(days=1)

    def again(why: str) -> tuple[int, str, str, bool]:
        def work(unit: Unit) -> tuple[int, str, str, bool]:
            found = checkpoints.make(unit, why)
            return found.size, found.note, found.why, found.signed_at == begun

        return sqlite_database.run_now(work, SYSTEM)

    assert again("asked") == (first.size, first.note, "daily", True)
    assert again("pruned") == (first.size, first.note, "pruned", True)
    assert again("daily") == (first.size, first.note, "pruned", True)
    sqlite_database.run_now(lambda unit: chain.record(unit, "case_read"), SYSTEM)
    assert again("asked")[0] == first.size + 1
    sizes = sqlite_database.read_now(lambda unit: [one.size for one in checkpoints.kept(unit)], SYSTEM)
    assert sizes == [first.size, first.size + 1]


def test_files_of_checkpoints_are_the_owners(tmp_path: Path, clock: MovedClock) -> None:
    vault, key, note = signed()
    folder = tmp_path / "outside" / "checkpoints"
    kept = Checkpoint(size=3, hash=ROOT, note=note, why="daily", signed_at=clock())
    path, again = (checkpoints.write_file(folder, kept, key) for _ in range(2))
    assert path == again
    assert folder.stat().st_mode & 0o777 == 0o700
    assert path.name == "2026-12-01T010000Z-000000003.checkpoint"
    assert sorted(one.name for one in folder.iterdir()) == [path.name, "trail.vkey"]
    assert (path.read_text(), (folder / "trail.vkey").read_text()) == (note, key + "\n")
    assert checkpoints.read(path.read_text(), checkpoints.verifier_key(vault)).size == 3


def test_an_export_has_every_record_and_no_keyed_code(sqlite_database: Database) -> None:
    """A time that is none stays as it stands: a damaged trail is evidence, too."""
    trails.fill(sqlite_database, 3)
    with trails.attack(sqlite_database) as unit:
        last = max(row[0] for row in rows.rows(unit))
        trails.run(unit, "UPDATE access_record SET at = 'never' WHERE seq = :seq", seq=last)
        codes = [row[11] for row in rows.rows(unit)]
        raw = list(keeping.export(unit))
    head, *lines = (orjson.loads(line) for line in raw)
    assert (head["form"], head["begins_after"], head["hash_before"]) == ("sangdam-trail 1", 0, chain.GENESIS)
    assert head["key"] == checkpoints.verifier_key(sqlite_database.vault)
    assert {len(line) for line in lines} == {11}
    assert [line[0] for line in lines] == list(range(1, last + 1))
    at = chain.micros(sqlite_database.clock())
    assert [line[1] for line in lines[-3:]] == [at, at, "never"]
    assert not any(code.encode() in b"".join(raw) for code in codes)
