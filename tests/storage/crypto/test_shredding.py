"""Files that must be gone for good: their bytes are overwritten, and not only their names taken away (clause 7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.crypto import shredding
from storage.errors import Misconfigured

OLD, NEW = b"an old key" * 9, b"a new key"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file whose bytes can be read by another name after its own is gone."""
    file = tmp_path / "ring.json"
    file.write_bytes(OLD)
    (tmp_path / "kept").hardlink_to(file)
    return file


def test_what_is_shredded_is_overwritten_and_gone(file: Path) -> None:
    shredding.shred(file)
    left = (file.parent / "kept").read_bytes()
    assert not file.exists()
    assert (len(left), b"key" in left) == (len(OLD), False)


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 20])
def test_every_byte_is_overwritten_whatever_the_size(file: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In pieces, and the file is no longer than it was."""
    monkeypatch.setattr(shredding, "PIECE", 8)
    monkeypatch.setattr("secrets.token_bytes", lambda number: b"x" * number)
    file.write_bytes(b"o" * size)
    shredding.shred(file)
    assert (file.parent / "kept").read_bytes() == b"x" * size


def test_what_is_replaced_is_overwritten(file: Path) -> None:
    (new := file.with_name("new")).write_bytes(NEW)
    shredding.take_place(new, file)
    assert file.read_bytes() == NEW
    assert b"key" not in (file.parent / "kept").read_bytes()
    assert shredding.leftovers(file) == []


def test_what_a_crash_left_is_overwritten_and_the_file_itself_never(file: Path) -> None:
    """The second name of the file that is in force is only taken away."""
    (file.parent / ".ring.json.old").hardlink_to(file)
    torn = file.parent / ".ring.json.new"
    torn.write_bytes(OLD)
    (file.parent / "torn").hardlink_to(torn)
    shredding.clear(file)
    assert (file.read_bytes(), shredding.leftovers(file)) == (OLD, [])
    assert b"key" not in (file.parent / "torn").read_bytes()


def test_what_was_left_beside_a_file_that_is_no_more_is_overwritten(file: Path) -> None:
    file.rename(file.parent / ".ring.json.old")
    assert shredding.leftovers(file) == [file.parent / ".ring.json.old"]
    shredding.clear(file)
    assert shredding.leftovers(file) == []
    assert b"key" not in (file.parent / "kept").read_bytes()


def test_a_folder_is_held_alone_or_shared(tmp_path: Path) -> None:
    with (
        shredding.alone(tmp_path, "first", shared=True),
        shredding.alone(tmp_path, "second", shared=True),
        pytest.raises(Misconfigured, match="busy"),
        shredding.alone(tmp_path, "busy"),
    ):
        pass
    with (
        shredding.alone(tmp_path, "first"),
        pytest.raises(Misconfigured, match="taken"),
        shredding.alone(tmp_path, "taken", shared=True),
    ):
        pass
