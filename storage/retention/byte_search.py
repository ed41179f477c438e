"""A program of its own: looks for patterns in the raw bytes of every file under a folder, and says how often each has one.

It runs as a child process, never inside the server. SQLite's locks are POSIX locks, which belong to a process: whoever closes
any file handle of the database drops all of that process's locks on it. The next command would then take itself for the last
user of the database and remove the write-ahead log that the server still writes into. So no code of Sangdam may open the
database's own files outside of SQLite.

Standard input: a line of JSON with the patterns in base64. Standard output: JSON, path within the folder → how often.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

CHUNK = 1 << 20


def search(folder: Path, patterns: Sequence[bytes]) -> dict[str, int]:
    """How often the patterns stand in each file under `folder`, asked of a child process. `OSError` when it fails.

    The patterns travel on its standard input: the words of its command line could be read by everybody on the machine."""
    asked = json.dumps([base64.b64encode(pattern).decode() for pattern in patterns])
    command = [sys.executable, "-I", "-S", __file__, str(folder.absolute())]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)  # noqa: S603 - our own file
    if done.returncode != 0:
        raise OSError(f"the search in the files ended with {done.returncode}: {done.stderr.strip()[-200:]}")
    found: dict[str, int] = json.loads(done.stdout)
    return found


def _in_folder(folder: Path, patterns: Sequence[bytes]) -> dict[str, int]:
    found = {}
    for path in sorted(folder.rglob("*")):
        with suppress(
            FileNotFoundError
        ):  # Gone since it was listed: the log of a command that has ended, a part of a backup.
            if path.is_file():
                found[str(path.relative_to(folder))] = _in_file(path, patterns)
    return found


def _in_file(path: Path, patterns: Sequence[bytes]) -> int:
    overlap = max((len(pattern) for pattern in patterns), default=1) - 1
    found, tail = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            data = tail + chunk
            found += sum(data.count(pattern) - tail.count(pattern) for pattern in patterns)
            tail = data[-overlap:] if overlap else b""
    return found


if __name__ == "__main__":
    wanted = [base64.b64decode(pattern) for pattern in json.load(sys.stdin)]
    json.dump(_in_folder(Path(sys.argv[1]), wanted), sys.stdout)
