"""A process that has loaded pytest and the libraries, and is forked for every proof: loading them was half of each run.

It runs as a file, so that it has loaded nothing of this repository: what a proof imports comes from its copy alone.
A line on standard input asks for a proof, a line on standard output says how that ended.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest

ARGUMENTS = ("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist")
LIBRARIES = (
    "PIL.Image", "aiohttp_jinja2", "aiosmtplib", "alembic.command", "apscheduler.schedulers.asyncio", "argon2", "babel.dates",
    "cryptography.hazmat.primitives.asymmetric.ed25519", "cryptography.x509", "holidays.countries", "httpx",
    "hypothesis.strategies", "joserfc.jwe", "joserfc.jwt", "orjson", "phonenumbers", "prometheus_client", "psycopg",
    "pydantic_settings", "pyotp", "regex", "rich.console", "segno", "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite", "sqlmodel", "structlog", "typer", "uvloop",
)  # fmt: skip
"""What takes longest to load. One that is missing here is loaded by the proof that needs it."""


def main() -> None:
    """Load, then answer each line until nobody asks any more."""
    sys.path.remove(str(Path(__file__).parent))
    with (
        tempfile.TemporaryDirectory() as empty,
        Path(os.devnull).open("w") as nothing,
        contextlib.redirect_stdout(nothing),
    ):
        # Plugins are to be loaded by pytest's own hook, or it complains later.
        pytest.main([*ARGUMENTS, "--rootdir", empty, "-o", "asyncio_default_fixture_loop_scope=function", empty])
    for name in LIBRARIES:
        importlib.import_module(name)
    gc.freeze()
    while line := sys.stdin.readline():
        asked = json.loads(line)
        process = os.fork()
        if process == 0:
            _become(**asked)
        sys.stdout.write(json.dumps(_end_of(process, asked["longest_s"])) + "\n")
        sys.stdout.flush()


def _become(folder: str, proof: str, said: str, longest_s: float) -> NoReturn:
    """Be that one proof's pytest, in its copy; this process ends as pytest ends."""
    os.setsid()  # What never ends is stopped with all that it began.
    for number, name in enumerate((os.devnull, said, said)):
        file = os.open(name, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    sys.path.insert(0, folder)
    sys.exit(pytest.main([*ARGUMENTS, proof]))


def _end_of(process: int, longest_s: float) -> int | None:
    """The exit code; None when it had to be stopped."""
    ended = os.pidfd_open(process)
    in_time = bool(select.select([ended], [], [], longest_s)[0])
    os.close(ended)
    if not in_time:
        os.killpg(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status) if in_time else None


if __name__ == "__main__":
    main()
