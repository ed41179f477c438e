"""Files that must be gone for good: overwriting them, and putting a new one in the place of an old one (clause 7).

A crash at any point leaves the old file or the new one whole. What it may leave beside them (the old one's second name, a
new one that was never finished) is overwritten by `clear`, which whoever works on the file calls before it begins.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from storage.errors import Misconfigured

PIECE = 1 << 20


def shred(path: Path) -> None:
    """Overwrite a file's bytes in place and remove it. What a disk keeps of older blocks is not ours to reach: that is why
    keys are destroyed, which are small, and not the gigabytes that they seal."""
    with path.open("r+b") as file:
        overwrite(file)
    path.unlink()


def overwrite(file: BinaryIO) -> None:
    """Overwrite the bytes of a file that is open for reading and writing."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    file.writelines(secrets.token_bytes(min(PIECE, size - start)) for start in range(0, size, PIECE))
    file.flush()
    os.fsync(file.fileno())


def take_place(new: Path, final: Path) -> None:
    """Put `new` in the place of `final` in one step, then overwrite the bytes of what stood there."""
    old = _second_name(final)
    if final.exists():
        old.hardlink_to(final)  # So that the old bytes can still be reached afterwards.
    new.replace(final)
    sync_folder(final.parent)
    if old.exists():
        shred(old)


def clear(final: Path) -> None:
    """Overwrite what a crash left beside `final`: files whose names begin with `.{final.name}.`."""
    for left in final.parent.glob(f".{final.name}.*"):
        with suppress(FileNotFoundError):  # Somebody else clears as well.
            if final.exists() and left.samefile(final):
                left.unlink()
            else:
                shred(left)


def leftovers(final: Path) -> list[Path]:
    """What a crash left beside `final`."""
    return sorted(final.parent.glob(f".{final.name}.*"))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def alone(folder: Path, problem: str, *, shared: bool = False) -> Iterator[None]:
    """Hold this folder: with nobody else, or with others who share it. `Misconfigured` with this problem when that cannot
    be; the system lets go of it when the process ends, however it ends."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise Misconfigured(problem) from None
    try:
        yield
    finally:
        os.close(descriptor)


def _second_name(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")
