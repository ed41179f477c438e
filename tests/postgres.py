"""A throw-away PostgreSQL server for the tests: made in a temporary folder, on a free loopback port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HURRY = " ".join(
    f"-c {setting}" for setting in (
        "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "shared_buffers=32MB",
        "wal_level=minimal", "max_wal_senders=0",
    )
)  # fmt: skip
"""Nothing here outlives the run, and hundreds of small databases need no sweeping."""
DURABLE = "-c shared_buffers=256MB"
"""As a clinic's own server: every commit waits for the disk."""
BIN_FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def program(name: str) -> str:
    """The path of one of PostgreSQL's programs, wherever the system keeps it."""
    for folder in BIN_FOLDERS:
        if (folder / name).exists():
            return str(folder / name)
    found = shutil.which(name)
    if found is None:
        raise RuntimeError(f"{name} is needed for the tests: apt-get install postgresql")
    return found


def free_port() -> int:
    """A loopback port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(settings: str = HURRY) -> Iterator[str]:
    """A running server; yields the address of its `postgres` database, without a password, loopback only."""
    folder = Path(tempfile.mkdtemp(prefix="sangdam-pg-"))
    account = _ordinary_account(folder)
    port = free_port()
    data = str(folder / "data")
    _run(
        [program("initdb"), "-D", data, "-U", "sangdam", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"],
        account,
    )
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {settings}"
    _run([program("pg_ctl"), "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start"], account)
    try:
        yield f"postgresql://sangdam@127.0.0.1:{port}/postgres"
    finally:
        _run([program("pg_ctl"), "-D", data, "-m", "immediate", "stop"], account)
        shutil.rmtree(folder, ignore_errors=True)


def _ordinary_account(folder: Path) -> int | None:
    """PostgreSQL refuses to run as root: then the folder is given to an ordinary account."""
    if os.geteuid() != 0:
        return None
    try:
        account = pwd.getpwnam("postgres")
    except KeyError:
        account = pwd.getpwnam("nobody")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return account.pw_uid


def _run(command: list[str], account: int | None) -> None:
    subprocess.run(
        command,
        check=True,
        cwd="/",
        user=account,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    )
