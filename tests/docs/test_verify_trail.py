"""The single-file verifier: an independent second reading of the trail, with nothing but Python."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from docs import verify_trail
from storage import checkpoints, trail_keeping
from storage.database import Database
from storage.unit import SYSTEM, Unit
from tests.storage import trails

SCRIPT = Path("docs/verify_trail.py")


@pytest.fixture
def exported(database: Database, tmp_path: Path) -> Path:
    """An exported trail of forty records, with a checkpoint of thirty of them and the public key beside it."""
    trails.fill(database, 30)
    made = database.run_now(lambda unit: checkpoints.make(unit, "daily"), SYSTEM)
    checkpoints.write_file(tmp_path / "checkpoints", made, checkpoints.verifier_key(database.vault))
    trails.fill(database, 10)
    path = tmp_path / "trail.jsonl"
    path.write_bytes(b"".join(database.read_now(lambda unit: list(trail_keeping.export(unit)), SYSTEM)))
    return path


def run(path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    # -I: no site packages, no environment; the file must do alone.
    return subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), str(path), *more], capture_output=True, text=True, check=False
    )


def with_checkpoint(path: Path) -> list[str]:
    folder = path.parent / "checkpoints"
    (note,) = folder.glob("*.checkpoint")
    return ["--checkpoint", str(note), "--key", (folder / "trail.vkey").read_text().strip()]


def test_an_honest_export_holds(exported: Path) -> None:
    """Chain and checkpoint, on both engines, without any package."""
    done = run(exported, *with_checkpoint(exported))
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "holds: 40 records, 1 checkpoints agree")


def changed(path: Path, change) -> None:
    lines = path.read_text().splitlines()
    change(lines)
    path.write_text("\n".join(lines) + "\n")


def forge(lines: list[str]) -> None:
    record = json.loads(lines[7])
    record[6] = "somebody else"
    lines[7] = json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def swap(lines: list[str]) -> None:
    lines[5], lines[6] = lines[6], lines[5]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (forge, "record 7 does not follow"),
        (swap, "record 5: 6 stands in its place"),
        (lambda lines: lines.pop(12), "record 12: 13 stands in its place"),
        (lambda lines: lines.__delitem__(slice(21, None)), "cut off: the checkpoint knows 30 records, 20 are left"),
    ],
)
def test_what_was_touched_is_named(exported: Path, change, said: str) -> None:
    """Altered, reordered, deleted, cut off: exit code 1 and the first bad record."""
    changed(exported, change)
    done = run(exported, *with_checkpoint(exported))
    assert done.returncode == 1
    assert said in done.stdout


def test_another_history_is_a_fork(database: Database, exported: Path, tmp_path: Path) -> None:
    """A trail that holds in itself but is not the one that was signed."""
    with trails.attack(database) as unit:
        trails.put(unit, 12, {"subject": "somebody else"})
        trails.rebuild(unit, 12, 40)
        exported.write_bytes(b"".join(trail_keeping.export(unit)))
    assert run(exported).returncode == 0
    done = run(exported, *with_checkpoint(exported))
    assert done.returncode == 1
    assert "forked" in done.stdout


def test_a_checkpoint_of_another_key_is_refused(exported: Path) -> None:
    """Who signs with a key of their own convinces nobody who was given ours."""
    changed(next((exported.parent / "checkpoints").glob("*.checkpoint")), lambda lines: lines.__setitem__(1, "31"))
    done = run(exported, *with_checkpoint(exported))
    assert done.returncode == 1
    assert "not signed by this key" in done.stdout


def test_a_pruned_trail_begins_after_its_pruning(database: Database, tmp_path: Path, clock) -> None:
    """The export says where it begins, and the pruning's checkpoint agrees with it."""
    trails.fill(database, 10)
    clock.move(days=800)
    trails.fill(database, 5)
    database.run_now(lambda unit: trail_keeping.prune(unit, unit.now, 100), SYSTEM)
    path = tmp_path / "trail.jsonl"
    path.write_bytes(b"".join(database.read_now(lambda unit: list(trail_keeping.export(unit)), SYSTEM)))
    (note,) = database.run_now(checkpoints.kept, SYSTEM)
    (tmp_path / "pruned.checkpoint").write_text(note.note)
    done = run(path, "--checkpoint", str(tmp_path / "pruned.checkpoint"))
    assert done.returncode == 0, done.stdout


def test_its_signatures_are_those_of_the_library() -> None:
    """The pure Python Ed25519 agrees with cryptography's, for good signatures and for touched ones."""
    for i in range(5):
        key = Ed25519PrivateKey.from_private_bytes(bytes([i]) * 32)
        public, message = key.public_key().public_bytes_raw(), b"words" * i
        signature = key.sign(message)
        assert verify_trail.signature_holds(public, message, signature)
        assert not verify_trail.signature_holds(public, message + b"x", signature)
        assert not verify_trail.signature_holds(public, message, signature[:10] + b"x" + signature[11:])


def test_the_checkpoint_has_the_published_form(database: Database) -> None:
    """C2SP tlog-checkpoint: origin, size, base64 hash, empty line, em dash, name, key id and signature."""

    def work(unit: Unit) -> str:
        return checkpoints.make(unit, "asked").note

    trails.fill(database, 3)
    origin, size, root, empty, signature, end = database.run_now(work, SYSTEM).split("\n")
    assert (size, empty, end) == ("3", "", "")
    assert signature.startswith(f"— {origin} ")
    assert len(root) == 44
    assert not set(origin) & {" ", "+"}
