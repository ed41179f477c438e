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

from storage.errors import Misconfigured

SQLITE, ENDING = "sqlite:///", ".lock"


@contextmanager
def alone_on(url: str) -> Iterator[None]:
    """Hold the SQLite file at `url`; `Misconfigured` names the process that has it already."""
    if not url.startswith(SQLITE):
        yield
        return
    path = Path(url.removeprefix(SQLITE))
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
