"""The single-file verifier: an independent second reading of the trail, with nothing but Python."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from docs import verify_trail
from skills.retention import checkpoint as trail_checkpoint
from storage.database.database import Database
from storage.outbox import outbox
from storage.trail import checkpoints, keeping, proof
from storage.unit.unit_of_work import SYSTEM, Unit
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
    path.write_bytes(b"".join(database.read_now(lambda unit: list(keeping.export(unit)), SYSTEM)))
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
        (forge, "line 8: record 7 does not follow"),
        (swap, "line 6: record 5: 6 stands in its place"),
        (lambda lines: lines.pop(12), "line 13: record 12: 13 stands in its place"),
        (lambda lines: lines.insert(9, lines[8]), "line 10: record 9: 8 stands in its place"),
        (lambda lines: lines.__setitem__(9, lines[9][:40]), "line 10: record 9 cannot be read"),
        (lambda lines: lines.__setitem__(9, "7"), "line 10: record 9 cannot be read"),
        (lambda lines: lines.__setitem__(9, lines[9].replace("[9,", "[9.0,", 1)), "line 10: record 9"),
        (lambda lines: lines.__delitem__(slice(21, None)), "cut off: the checkpoint knows 30 records, 20 are left"),
    ],
)
def test_what_was_touched_is_named(exported: Path, change, said: str) -> None:
    """Altered, reordered, deleted, cut off: exit code 1 and the first bad record."""
    changed(exported, change)
    done = run(exported, *with_checkpoint(exported))
    assert done.returncode == 1
    assert said in done.stdout


@pytest.mark.parametrize("head", ["", "7", "[]", "{}", '{"begins_after": "x", "hash_before": 1, "key": 2}'])
def test_a_head_that_is_none_is_one_line(exported: Path, head: str) -> None:
    """Whatever stands there: a sentence and exit code 1, no traceback."""
    changed(exported, lambda lines: lines.__setitem__(0, head))
    done = run(exported, *with_checkpoint(exported))
    assert (done.returncode, done.stderr) == (1, "")


def test_random_damages_of_an_export_are_each_found_at_their_line(exported: Path) -> None:
    """500 edits, deletions, doublings, swaps and cuts: the first bad line is named."""
    chance, good = random.Random(1), exported.read_text().splitlines()
    checkpoint = with_checkpoint(exported)
    notes, key = [Path(checkpoint[1]).read_text()], checkpoint[3]
    for _ in range(500):
        lines = list(good)
        first = damage(lines, chance)
        exported.write_text("\n".join(lines) + "\n")
        wrong, _count = verify_trail.verify(str(exported), notes, key)
        assert wrong is not None
        assert wrong.startswith("cut off" if first is None else f"line {first}:"), wrong


def damage(lines: list[str], chance: random.Random) -> int | None:
    """Damage the lines at a random place; the number of the first bad line, None for a cut."""
    place = chance.randrange(1, len(lines) - 1)
    match chance.choice(("edit", "delete", "double", "swap", "cut")):
        case "edit":
            record = json.loads(lines[place])
            column = chance.randrange(len(record))
            record[column] = record[column] + 1 if isinstance(record[column], int) else record[column] + " "
            lines[place] = json.dumps(record, ensure_ascii=False)
        case "delete":
            del lines[place]
        case "double":
            lines.insert(place, lines[place])
            return place + 2
        case "swap":
            lines[place], lines[place + 1] = lines[place + 1], lines[place]
        case _:
            del lines[chance.randrange(2, 30) :]
            return None
    return place + 1


def test_another_history_is_a_fork(database: Database, exported: Path, tmp_path: Path) -> None:
    """A trail that holds in itself but is not the one that was signed."""
    with trails.attack(database) as unit:
        trails.put(unit, 12, {"subject": "somebody else"})
        trails.rebuild(unit, 12, 40)
        exported.write_bytes(b"".join(keeping.export(unit)))
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


def test_a_message_to_the_owner_is_a_checkpoint_as_it_stands(
    database: Database, exported: Path, tmp_path: Path
) -> None:
    """Saved whole, with the key behind it, a mail program's line ends and a footer: both verifiers take it."""
    folder = tmp_path / "daily"
    database.run_now(lambda unit: trail_checkpoint.make_checkpoint(unit, folder=folder, why="daily"), SYSTEM)
    [sent] = database.run_now(lambda unit: outbox.take_due(unit, 10), SYSTEM)
    message, vkey = tmp_path / "message.txt", (folder / "trail.vkey").read_text().strip()
    message.write_bytes(sent.payload["text"].replace("\n", "\r\n").encode() + b"\r\n\r\n-- \r\nsent by mail\r\n")
    assert sent.payload["text"].endswith(vkey)
    done = run(exported, "--checkpoint", str(message), "--key", vkey)
    assert done.returncode == 0, done.stdout
    notes = [("message.txt", message.read_text())]
    verdict = database.read_now(lambda unit: proof.verify(unit, notes), SYSTEM)
    assert (verdict.finding, verdict.checkpoints) == (None, 2)


def test_a_pruned_trail_begins_after_its_pruning(database: Database, tmp_path: Path, clock) -> None:
    """The export says where it begins, and the pruning's checkpoint agrees with it."""
    trails.fill(database, 10)
    clock.move(days=800)
    trails.fill(database, 5)
    database.run_now(lambda unit: keeping.prune(unit, unit.now - timedelta(days=1), 100), SYSTEM)
    path = tmp_path / "trail.jsonl"
    path.write_bytes(b"".join(database.read_now(lambda unit: list(keeping.export(unit)), SYSTEM)))
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


def test_the_checkpoint_is_a_signed_note_to_the_byte(database: Database) -> None:
    """Built here once more from the words of the specification: the id is the first four bytes of SHA-256 over name, newline,
    0x01 and the public key; what is signed ends in its newline and leaves the empty line out."""
    trails.fill(database, 3)
    made = database.run_now(lambda unit: checkpoints.make(unit, "asked"), SYSTEM)
    key = Ed25519PrivateKey.from_private_bytes(database.vault.ring.trail_seed)
    public = key.public_key().public_bytes_raw()
    name = b"sangdam.invalid/trail/" + hashlib.sha256(public).hexdigest()[:16].encode()
    text = name + b"\n3\n" + base64.b64encode(bytes.fromhex(made.hash)) + b"\n"
    key_id = hashlib.sha256(name + b"\x0a\x01" + public).digest()[:4]
    signed = base64.b64encode(key_id + key.sign(text))
    assert made.note.encode() == text + b"\n" + "\u2014 ".encode() + name + b" " + signed + b"\n"
    vkey = checkpoints.verifier_key(database.vault)
    assert vkey.encode() == name + b"+" + key_id.hex().encode() + b"+" + base64.b64encode(b"\x01" + public)
    other = made.note + f"\u2014 witness.example {base64.b64encode(bytes(76)).decode()}\n"
    assert checkpoints.read(other, vkey).size == verify_trail.read_checkpoint(other, vkey)[0] == 3
