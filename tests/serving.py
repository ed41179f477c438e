"""The real server in a process of its own, for what only a process can show: kills, full disks, speed.

`Server` starts `app.py serve` on a free loopback port with a data folder of its own and waits until it is ready: as a fork of a
process that has loaded it (tests/forked.py), or by a command, where the start itself counts.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from urllib.error import URLError
from urllib.request import urlopen

from tests import forked
from tests.postgres import free_port

HOME = Path(__file__).parent.parent
SERVE = (str(HOME / "app.py"), "serve")
READY_WITHIN = 120.0  # Seconds; only a server that will never be ready takes so long, on however busy a machine.
KEY = "a-key-for-tests-only-0000"


class Server:
    """`python app.py serve`, as a context manager. The same folder may be served again, one server after the other."""

    def __init__(
        self, folder: Path, *, url: str = "", command: Sequence[str] = (), cpus: Sequence[int] = (), **settings: str
    ) -> None:
        self.folder = folder
        self.url = url or f"sqlite:///{folder}/data/sangdam.db"
        self.command = tuple(command)
        self.cpus = cpus
        self.settings = settings
        self.port = 0
        self.metrics_port = 0
        self.started_in = 0.0
        self._process: subprocess.Popen[bytes] | forked.Program | None = None

    @property
    def process(self) -> subprocess.Popen[bytes] | forked.Program:
        """The running process."""
        assert self._process is not None
        return self._process

    @property
    def log(self) -> Path:
        """What the server said, over all its starts."""
        return self.folder / "server.log"

    def start(self) -> Server:
        """Start and wait until it is ready; `started_in` says how long that took."""
        self.port, self.metrics_port = free_port(), free_port()
        self.folder.mkdir(parents=True, exist_ok=True)
        begun = time.perf_counter()
        with self.log.open("ab") as log:
            if self.command:
                self._process = subprocess.Popen(self.command, cwd=HOME, env=self.environment(), stdout=log, stderr=log)
            else:
                self._process = forked.start(SERVE, HOME, self.environment(), log.fileno(), log.fileno())
        if self.cpus and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(self.process.pid, self.cpus)
        self._wait_until_ready(begun)
        self.started_in = time.perf_counter() - begun
        return self

    def limit_files(self, size: int | None) -> None:
        """Let no file grow beyond so many bytes, which is what a full disk looks like; None takes the limit away."""
        _, most = resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (most if size is None else size, most))

    def kill(self) -> None:
        """What a power cut does to a process."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """What an operator does."""
        self._end(signal.SIGTERM)

    def memory(self) -> dict[str, float]:
        """Resident memory in MiB: now (`VmRSS`) and at its highest (`VmHWM`)."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        pairs = (line.split(":") for line in lines if line.startswith(("VmRSS", "VmHWM")))
        return {name: int(value.split()[0]) / 1024 for name, value in pairs}

    def cpu_seconds(self) -> float:
        """Processor time that the process has taken so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def get(self, path: str, *, port: int = 0) -> bytes:
        """The body behind this path."""
        with urlopen(f"http://127.0.0.1:{port or self.port}{path}", timeout=5) as answer:
            body: bytes = answer.read()
            return body

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process is not None and self._process.poll() is None:
            self.stop()

    def environment(self) -> dict[str, str]:
        """The variables that the server starts with; a command with them works on the same data."""
        return {
            **_surroundings(),
            "SANGDAM_DATABASE_URL": self.url,
            "SANGDAM_KEYS_DIR": str(self.folder / "keys"),
            "SANGDAM_SKILL_KEY": KEY,
            "SANGDAM_PORT": str(self.port),
            "SANGDAM_METRICS_PORT": str(self.metrics_port),
            **{f"SANGDAM_{name.upper()}": value for name, value in self.settings.items()},
        }

    def _wait_until_ready(self, begun: float) -> None:
        while time.perf_counter() - begun < READY_WITHIN:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended at its start:\n{self.log.read_text(errors='replace')[-3000:]}")
            try:
                self.get("/readyz")
            except (URLError, OSError):
                time.sleep(0.01)
            else:
                return
        raise RuntimeError(f"not ready within {READY_WITHIN} s:\n{self.log.read_text(errors='replace')[-3000:]}")

    def _end(self, by: signal.Signals) -> None:
        self.process.send_signal(by)
        self.process.wait(timeout=20)
        self._process = None


def _surroundings() -> dict[str, str]:
    """Our environment without the settings of whoever runs the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith("SANGDAM_")}
