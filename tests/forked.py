"""Python programs in processes of their own, without the second or two that loading takes: each worker of a run keeps one
process that has loaded the product, and every program begins as a fork of it.

What begins is a process like any other: its own folder, variables, arguments and files; it can be killed, and its end is told.
The process itself is what `python -m tests.forked` runs. Between it and each program stands a keeper that waits for the end.
"""

from __future__ import annotations

import atexit
import functools
import gc
import importlib
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

import orjson

from skills.fields.reading import patterns

HOME = Path(__file__).parent.parent
LOADED = (
    "alembic.command",
    "bot.cli.blocks",
    "bot.cli.commands",
    "bot.cli.demo",
    "bot.cli.doctor",
    "bot.talks.session",
)
LONGEST = 1 << 16  # Bytes of a request: a program's arguments and variables.
FILES = 4  # What goes with a request: the program's three files, and where its number and its end are told.


class Program:
    """A program that runs; as much of `subprocess.Popen` as the tests need."""

    def __init__(self, told: TextIO, stdout: TextIO | None = None) -> None:
        self._told = told
        self.stdout = stdout
        self.pid = int(told.readline())
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self.wait()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; its exit code, or the signal as a negative number."""
        if self.returncode is None:
            if not select.select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("a forked program", timeout or 0)
            with self._told:
                self.returncode = int(self._told.readline())
        return self.returncode

    def send_signal(self, by: int) -> None:
        """Send a signal to the program itself."""
        if self.poll() is None:
            os.kill(self.pid, by)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


def start(
    words: Sequence[str], cwd: Path, env: Mapping[str, str], stdout: int, stderr: int, stdin: int = -1
) -> Program:
    """Begin `app.py …` or `-m module …`; the files are descriptors, standard input is empty when left out."""
    reading, told = os.pipe()
    request = orjson.dumps({"words": list(words), "cwd": str(cwd), "env": dict(env)})
    nothing = os.open(os.devnull, os.O_RDONLY)
    try:
        socket.send_fds(_parent(), [request], [nothing if stdin < 0 else stdin, stdout, stderr, told])
    finally:
        os.close(told)
        os.close(nothing)
    return Program(os.fdopen(reading))


def piped(words: Sequence[str], cwd: Path = HOME) -> Program:
    """The same with standard output as a pipe to read from."""
    reading, writing = os.pipe()
    program = start(words, cwd, os.environ, writing, 2)
    os.close(writing)
    program.stdout = os.fdopen(reading)
    return program


def run(
    words: Sequence[str], cwd: Path, env: Mapping[str, str], timeout: float = 180
) -> subprocess.CompletedProcess[str]:
    """Run one to its end; what it said."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        program = start(words, cwd, env, out.fileno(), err.fileno())
        try:
            code = program.wait(timeout)
        finally:
            program.kill()
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(words, code, out.read(), err.read())


@functools.cache
def _parent() -> socket.socket:
    """The line to the process that is forked; it ends with this one."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.forked", str(theirs.fileno())]
    # What is read while loading is as every command of the tests has it: rich asks for the width of the terminal.
    env = {name: value for name, value in os.environ.items() if not name.startswith("SANGDAM_")} | {"COLUMNS": "200"}
    process = subprocess.Popen(
        command, cwd=HOME, env=env, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    theirs.close()
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours


def main() -> None:
    """Load, and fork for every request until nobody is on the line any more."""
    line = socket.socket(fileno=int(sys.argv[1]))
    for name in LOADED:
        importlib.import_module(name)
    patterns.make_ready()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        request, files, _, _ = socket.recv_fds(line, LONGEST, FILES)
        if not request:
            return None
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            line.close()
            return _keep(orjson.loads(request), files)
        for file in files:
            os.close(file)


def _keep(request: dict[str, Any], files: list[int]) -> None:
    """Fork the program, tell its number, wait for its end and tell that; nothing of this process may run on."""
    *own, told = files
    child = os.fork()
    if child == 0:
        os.close(told)
        return _become(request, own)
    for file in own:
        os.close(file)
    os.write(told, f"{child}\n".encode())
    _, status = os.waitpid(child, 0)
    os.write(told, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _become(request: dict[str, Any], files: list[int]) -> None:
    """The program, from its first line; this process ends as it ends."""
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    words = request["words"]
    if words[0] == "-m":
        sys.argv = words[1:]
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = words
        runpy.run_path(words[0], run_name="__main__")


if __name__ == "__main__":
    main()
