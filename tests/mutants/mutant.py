"""A promise that is broken in one place of a copy of the code, and the proof that must notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIED = ("app.py", "bot", "skills", "storage", "tests", "docs", "deploy", "clinic.toml", "pyproject.toml", "README.md")
LONGEST_S = 300.0
FAILED = 1  # What pytest returns when tests ran and failed; anything else proves nothing.


@dataclass(frozen=True, slots=True)
class Mutant:
    """`old` stands once in `path`; with `new` in its place the promise of `code` is broken, and `proof` (one test) fails."""

    code: str
    broken: str
    path: str
    old: str
    new: str
    proof: str

    def text(self) -> str:
        """The file with the promise broken."""
        whole = (ROOT / self.path).read_text()
        if whole.count(self.old) != 1:
            raise ValueError(f"{self.path}: {self.old!r} stands {whole.count(self.old)} times in it")
        return whole.replace(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant: `killed` by its proof, `survived`, or `broken` (the proof did not run)."""

    mutant: Mutant
    state: str
    said: str = ""


def try_out(mutant: Mutant) -> Outcome:
    """Break a copy and run the proof there."""
    try:
        text = mutant.text()
    except ValueError as error:
        return Outcome(mutant, "broken", str(error))
    with _copy() as folder:
        place = folder / mutant.path
        place.unlink()  # A hard link: written in place, the original would change.
        place.write_text(text)
        for compiled in place.parent.glob(f"__pycache__/{place.stem}.*"):
            compiled.unlink()  # It may be as long as the original, and of the same second.
        return _outcome(mutant, _run(folder, mutant.proof))


def _outcome(mutant: Mutant, done: subprocess.CompletedProcess[str] | None) -> Outcome:
    if done is None:
        return Outcome(mutant, "killed", "it never ended")
    if done.returncode == FAILED and " error" not in done.stdout.rsplit("\n", 2)[-2]:
        return Outcome(mutant, "killed")
    return Outcome(mutant, "survived" if done.returncode == 0 else "broken", done.stdout[-2000:] + done.stderr[-2000:])


def _run(folder: Path, proof: str) -> subprocess.CompletedProcess[str] | None:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", proof]
    try:
        return subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=LONGEST_S, check=False,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None


@contextmanager
def _copy() -> Iterator[Path]:
    """The code and its tests in a folder of their own, as hard links where the file system has them; what is compiled comes
    along, so that each run compiles the broken file alone."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as name:
        for part in COPIED:
            source, target = ROOT / part, Path(name) / part
            if source.is_dir():
                shutil.copytree(source, target, copy_function=_link)
            else:
                _link(str(source), str(target))
        yield Path(name)


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
