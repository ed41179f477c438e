"""The service as systemd would run it: how exposed it is, and whether the server can live behind its bars."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.third_party import ROOT
from tests.intake import step_of
from tests.releases.make import FILED, Chat
from tests.serving import HOME, Server

UNIT = ROOT / "deploy/systemd/sangdam.service"
GROUP = re.compile(r"^ +(@?[\w-]+)$", re.MULTILINE)
CALL = re.compile(r"^\d+ +(\w+)\(", re.MULTILINE)

needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")


def values(key: str) -> list[str]:
    return re.findall(rf"^{key}=(.*)$", UNIT.read_text(), re.MULTILINE)


@needs_systemd
def test_it_is_exposed_to_less_than_two() -> None:
    """systemd's own measure, from 0 (nothing) to 10."""
    words = ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", str(UNIT)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout[-200:]
    assert "Overall exposure level" in ended.stdout


def test_data_and_keys_lie_apart_and_nothing_of_memory_is_left() -> None:
    """The folders that the installer's settings name are those that the unit makes."""
    assert values("StateDirectory") == ["sangdam sangdam-keys"]
    settings = (ROOT / "deploy/install.sh").read_text()
    assert "SANGDAM_DATABASE_URL=sqlite:////var/lib/sangdam/" in settings
    assert "SANGDAM_KEYS_DIR=/var/lib/sangdam-keys\n" in settings
    assert (values("LimitCORE"), values("MemorySwapMax")) == (["0"], ["0"])
    assert values("ExecStart") == ["/opt/sangdam/.venv/bin/python app.py serve"]


def allowed() -> set[str]:
    """The system calls that the unit's filter leaves, unfolded by systemd."""
    known = set(
        subprocess.run(["systemd-analyze", "syscall-filter"], capture_output=True, text=True, check=True).stdout.split()
    )

    def unfold(name: str) -> set[str]:
        if not name.startswith("@"):
            return {name}
        assert name in known
        told = subprocess.run(
            ["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True
        ).stdout
        return set().union(*(unfold(one) for one in GROUP.findall(told)))

    found: set[str] = set()
    for line in values("SystemCallFilter"):
        names = set().union(*(unfold(name) for name in line.removeprefix("~").split()))
        found = found - names if line.startswith("~") else found | names
    return found


@needs_systemd
@needs_strace
def test_a_whole_consultation_needs_no_call_that_the_filter_takes_away(tmp_path: Path) -> None:
    """Start, an intake, a readiness check and the end, every system call written down. Nothing asks for memory that can be
    written and run, either (MemoryDenyWriteExecute), nor for another family of sockets."""
    trace = tmp_path / "trace"
    words = ("strace", "-f", "-qq", "-o", str(trace), "--signal=none", sys.executable, str(HOME / "app.py"), "serve")
    server = Server(tmp_path / "sangdam", command=words).start()
    try:
        assert step_of(Chat(server, FILED).file()) == "done"
    finally:
        tracer = server.process.pid
        for child in Path(f"/proc/{tracer}/task/{tracer}/children").read_text().split():
            os.kill(int(child), signal.SIGTERM)
        server.process.wait(30)
    text = trace.read_text(errors="replace")
    calls = set(CALL.findall(text))
    assert {"execve", "accept4", "fdatasync"} & calls
    root_alone = (
        {"fchown"} if os.geteuid() == 0 else set()
    )  # SQLite gives its log to the file's owner; the unit is no root.
    assert calls - root_alone <= allowed(), sorted(calls - allowed())
    assert not re.search(r"PROT_READ\|PROT_WRITE\|PROT_EXEC|pkey_mprotect", text)
    assert not re.search(r"mprotect\([^)]*PROT_EXEC", text)
    assert set(re.findall(r"socket\((AF_\w+)", text)) <= set(values("RestrictAddressFamilies")[0].split())
