"""A promise that is broken in one place of a copy of the code, and the proof that must notice."""

from __future__ import annotations

import json
import os
import re
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
BYTECODE = "PYTHONPYCACHEPREFIX"  # Empty: what is compiled lies beside its source and so in each copy (tests/once.py).
FAILED = 1  # What pytest returns when tests ran and failed, and Python when it fell over: the former says so.
TESTS_FAILED = re.compile(r"^\d+ failed(?!.*error).* in [\d.]+s", re.MULTILINE)


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


class Proofs:
    """Runs proofs one after the other, each in a fork of a process that has loaded the libraries."""

    def __init__(self) -> None:
        self._warm = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("warm.py"))], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, cwd=ROOT, env={**os.environ, BYTECODE: ""},
        )  # fmt: skip

    def close(self) -> None:
        """End that process."""
        self._warm.communicate()

    def try_out(self, mutant: Mutant, longest_s: float = LONGEST_S) -> Outcome:
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
            said = folder / "said.txt"
            return _outcome(mutant, self._run(folder, mutant.proof, said, longest_s), said.read_text(errors="replace"))

    def _run(self, folder: Path, proof: str, said: Path, longest_s: float) -> int | None:
        assert self._warm.stdin is not None
        assert self._warm.stdout is not None
        asked = {"folder": str(folder), "proof": proof, "said": str(said), "longest_s": longest_s}
        self._warm.stdin.write(json.dumps(asked) + "\n")
        self._warm.stdin.flush()
        code: int | None = json.loads(self._warm.stdout.readline())
        return code


def _outcome(mutant: Mutant, code: int | None, said: str) -> Outcome:
    if code is None:
        return Outcome(mutant, "killed", "it never ended")
    if code == FAILED and TESTS_FAILED.search(said):
        return Outcome(mutant, "killed", said[-4000:])
    return Outcome(mutant, "survived" if code == 0 else "broken", said[-4000:])


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
