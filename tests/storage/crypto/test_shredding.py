"""Files that must be gone for good: their bytes are overwritten, and not only their names taken away (clause 7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.crypto import shredding

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
