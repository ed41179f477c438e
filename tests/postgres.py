"""A throw-away PostgreSQL server for the tests: made in a temporary folder, on a free loopback port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from urllib.parse import urlsplit

HURRY = " ".join(
    f"-c {setting}" for setting in (
        "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "shared_buffers=32MB",
        "wal_level=minimal", "max_wal_senders=0",
    )
)  # fmt: skip
"""Nothing here outlives the run, and hundreds of small databases need no sweeping."""
DURABLE = "-c shared_buffers=256MB"
"""As a clinic's own server: every commit waits for the disk."""
POOLED = """[databases]
* = host=127.0.0.1 port={server} user=sangdam connect_query='{limits}'
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
max_prepared_statements = 200
max_client_conn = 500
"""
"""As docs/operations.md has it."""
LIMITS = "SET statement_timeout = 10000; SET idle_in_transaction_session_timeout = 10000"
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


@contextmanager
def pooled(address: str) -> Iterator[str]:
    """A PgBouncer in front of a server, in transaction mode: yields the server's address by way of it."""
    parts = urlsplit(address)
    folder = Path(tempfile.mkdtemp(prefix="sangdam-pgbouncer-"))
    account = _ordinary_account(folder)
    port = free_port()
    settings = folder / "pgbouncer.ini"
    settings.write_text(POOLED.format(server=parts.port, port=port, limits=LIMITS))
    command = [program("pgbouncer"), "-q", str(settings)]
    with subprocess.Popen(command, cwd="/", user=account, stderr=subprocess.DEVNULL) as pooler:
        try:
            wait_for(port)
            yield parts._replace(netloc=f"{parts.username}@127.0.0.1:{port}").geturl()
        finally:
            pooler.send_signal(signal.SIGINT)
    shutil.rmtree(folder, ignore_errors=True)


def pools_transactions() -> bool:
    """Whether this machine has a PgBouncer that keeps prepared statements between transactions: 1.21 or newer."""
    try:
        told = subprocess.run([program("pgbouncer"), "--version"], check=True, capture_output=True, text=True).stdout
    except (RuntimeError, subprocess.CalledProcessError):
        return False
    return tuple(map(int, re.findall(r"\d+", told)[:2])) >= (1, 21)


def wait_for(port: int) -> None:
    """Until something listens there."""
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.02)


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
