"""One server to a SQLite file. Its writer shares one commit among all who wait; a second server's writer would stand outside of
that and poll for the lock, while patients wait for both. Commands that write now and then may run beside a server.

The lock is the system's own on a file beside the database, so that it ends with its process, however that ends. Any number
may serve one PostgreSQL database.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from storage.errors import Misconfigured

ENDING = ".lock"


def sqlite_file(url: str) -> Path | None:
    """The file that this address means, read as the engine reads it ("%20" is a blank); None for another engine."""
    parsed = make_url(url)
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None


@contextmanager
def alone_on(url: str) -> Iterator[None]:
    """Hold the SQLite file at `url`; `Misconfigured` names the process that has it already."""
    path = sqlite_file(url)
    if path is None:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path.with_name(path.name + ENDING), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
            raise Misconfigured(
                f"{path} is in use by another server or command (process {holder}); stop that one first, or set"
                " SANGDAM_DATABASE_URL to another file"
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)
