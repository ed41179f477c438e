"""The form of a backup file: a readable head, then sealed pieces, each bound to the head and to its place.

A piece that is altered, left out, doubled or moved does not open, and a file that ends too early is missed at its end. What is
inside is the matter of `storage/backup/making.py`.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from storage.crypto.vault import SealKey
from storage.errors import BackupBroken, SealBroken

MAGIC = b"sangdam-backup 1\n"
PIECE = 1 << 20
LONGEST = PIECE + 1024
ENTRY, DATA, END = b"n", b"d", b"e"


@dataclass(frozen=True, slots=True)
class BackupHead:
    """What anybody may read of a backup."""

    engine: str
    revision: str
    key_id: str
    made_at: str
    expires_at: str


class BackupWriter:
    """Writes entries (a name and bytes) into a file; `close` writes the end without which the file is not whole."""

    def __init__(self, file: BinaryIO, head: BackupHead, key: bytes) -> None:
        line = json.dumps(asdict(head)).encode() + b"\n"
        file.write(MAGIC + line)
        self._file = file
        self._key = SealKey(key)
        self._bound = hashlib.sha256(line).hexdigest()
        self._count = 0
        self._waiting = bytearray()

    def begin(self, name: str) -> None:
        """Begin an entry."""
        self._flush()
        self._piece(ENTRY + name.encode())

    def write(self, data: bytes) -> None:
        """More bytes of the entry."""
        self._waiting += data
        while len(self._waiting) >= PIECE:
            self._piece(DATA + bytes(self._waiting[:PIECE]))
            del self._waiting[:PIECE]

    def close(self) -> None:
        """Write the end."""
        self._flush()
        self._piece(END)

    def _flush(self) -> None:
        if self._waiting:
            self._piece(DATA + bytes(self._waiting))
            self._waiting.clear()

    def _piece(self, content: bytes) -> None:
        sealed = self._key.seal(_place(self._bound, self._count), content)
        self._file.write(struct.pack(">I", len(sealed)) + sealed)
        self._count += 1


def read_head(file: BinaryIO) -> tuple[BackupHead, str]:
    """The head, and what the pieces are bound to; `BackupBroken` when the file is no backup."""
    if file.read(len(MAGIC)) != MAGIC:
        raise BackupBroken("this file is no backup of Sangdam's")
    line = file.readline(4096)
    try:
        return BackupHead(**json.loads(line)), hashlib.sha256(line).hexdigest()
    except (ValueError, TypeError):
        raise BackupBroken("the backup's head cannot be read") from None


def entries(file: BinaryIO, bound: str, key: bytes) -> Iterator[tuple[str, bytes]]:
    """Each piece of data with its entry's name; an entry without data comes once, empty. `BackupBroken` at the first piece
    that is not as it was written, and when the end is missing."""
    opener, name, count = SealKey(key), "", 0
    while True:
        content = _open_piece(file, opener, _place(bound, count))
        count += 1
        kind, data = content[:1], content[1:]
        if kind == END:
            if file.read(1):
                raise BackupBroken("the backup was tampered with: something follows its end")
            return
        if kind == ENTRY:
            name, data = data.decode(), b""
        yield name, data


def _open_piece(file: BinaryIO, opener: SealKey, place: str) -> bytes:
    length = file.read(4)
    size = struct.unpack(">I", length)[0] if len(length) == 4 else 0
    sealed = file.read(size) if 0 < size <= LONGEST else b""
    if not size or len(sealed) != size:
        raise BackupBroken("the backup is not whole: it ends too early or was tampered with")
    try:
        return opener.open(place, sealed)
    except SealBroken:
        raise BackupBroken("the backup was tampered with: a part of it does not open") from None


def _place(bound: str, count: int) -> str:
    return f"backup.{bound}.{count}"


def check(path: Path, key: bytes) -> None:
    """Read a whole backup and throw it away: `BackupBroken` unless all of it opens."""
    with path.open("rb") as file:
        _, bound = read_head(file)
        for _ in entries(file, bound, key):
            pass
