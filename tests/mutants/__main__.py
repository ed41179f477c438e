"""`make proofs`: break each promise in a copy of its own, side by side, and say which proof did not notice."""

from __future__ import annotations

import argparse
import compileall
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from functools import partial
from queue import SimpleQueue

from tests.mutants.explained import EXPLAINED
from tests.mutants.mutant import COPIED, ROOT, Mutant, Outcome, Proofs
from tests.mutants.table import MUTANTS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the chosen mutants; 1 when a promise can be broken without its proof failing."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("words", nargs="*", help="only mutants whose code, file or description has one of these words")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 2)
    asked = parser.parse_args(arguments)
    chosen = [one for one in MUTANTS if not asked.words or any(word in _told(one) for word in asked.words)]
    for part in COPIED:  # A fresh checkout has nothing compiled, and every copy would compile it all.
        if (ROOT / part).is_dir():
            compileall.compile_dir(ROOT / part, quiet=2)
    with ExitStack() as ending, ThreadPoolExecutor(asked.at_once) as pool:
        idle: SimpleQueue[Proofs] = SimpleQueue()
        for _ in range(asked.at_once):
            idle.put(ending.enter_context(closing(Proofs())))
        outcomes = [_say(outcome) for outcome in pool.map(partial(_try_out, idle), chosen)]
    left = [one for one in outcomes if one.state != "killed"]
    unexplained = [one for one in left if one.mutant.broken not in EXPLAINED]
    _write(f"{len(outcomes) - len(left)} of {len(outcomes)} killed, {len(left) - len(unexplained)} explained")
    return 1 if unexplained else 0


def _try_out(idle: SimpleQueue[Proofs], mutant: Mutant) -> Outcome:
    proofs = idle.get()
    try:
        return proofs.try_out(mutant)
    finally:
        idle.put(proofs)


def _told(mutant: Mutant) -> str:
    return f"{mutant.code} {mutant.path} {mutant.broken}"


def _say(outcome: Outcome) -> Outcome:
    _write(f"{outcome.state:9}{outcome.mutant.code:6}{outcome.mutant.broken}  ({outcome.mutant.proof})")
    if outcome.state == "broken":
        _write(outcome.said)
    return outcome


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
