"""How well sentences are understood: `python -m tests.bench.understanding [--strangers FOLDER]`.

Five-fold from the corpus (sentences of one pattern stay together; needs what `make model` installs), how long and how heavy,
and, from a folder of strangers' sentences (or the variable STRANGERS), intents, danger and false alarms. The folder
holds `intents.tsv` (intent, also right, sentence), `danger.tsv` (level, sentence) and `everyday.tsv` (kind, corpus, once
taken for, sentence); it is no part of the repository, and nothing of it may be learned from.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from skills.understanding import RIGHTS, Intent, understand
from skills.understanding.deciding import MEANS
from tests.corpus.sentences import corpus

MOST_CONFUSIONS = 25
STARTING = """
import time
at = time.perf_counter()
from skills.understanding import understand
understand('가')
print(time.perf_counter() - at)
"""


def say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def confusions(pairs: Iterable[tuple[str, str]]) -> None:
    """The most frequent mistakes: what it was, what it was taken for."""
    wrong = Counter((truth, found) for truth, found in pairs if truth != found)
    say("", "| is | taken for | times |", "|---|---|---|")
    say(*(f"| {truth} | {found} | {times} |" for (truth, found), times in wrong.most_common(MOST_CONFUSIONS)))


def five_fold() -> None:
    """Learned from four fifths of the lines and patterns, measured on the last, in turn; the model alone, without rules."""
    if find_spec("scipy") is None:
        say("five-fold: needs numpy and scipy (`make model` installs them)")
        return
    from tests.corpus import training

    labels = training.five_fold()
    pairs = [tuple(str(MEANS[one][0]) if one in MEANS else one for one in pair[:2]) for pair in labels]
    by_hand = [pair for pair, row in zip(pairs, labels, strict=True) if row[2]]
    for name, some in (("all", pairs), ("written one by one", by_hand)):
        right = sum(truth == found for truth, found in some)
        say(f"five-fold, {name}: {right / len(some):.1%} of {len(some):,} right")
    confusions((truth, found) for truth, found in pairs)


def cost() -> None:
    """Start in a process of its own, milliseconds for each sentence (best of three, for the machine is shared)."""
    texts = [row.text for row in corpus()][::5]
    took = []
    for text in texts:
        times = []
        for _ in range(3):
            at = time.perf_counter()
            understand(text)
            times.append(time.perf_counter() - at)
        took.append(min(times) * 1000)
    took.sort()
    longest = "안녕하세요. 수술하고 피가 나요 " * 300
    at = time.perf_counter()
    understand(longest[:5000])
    long = (time.perf_counter() - at) * 1000
    starts = [float(subprocess.check_output([sys.executable, "-c", STARTING])) for _ in range(3)]
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    say(
        f"start {min(starts):.2f} s, {memory:.0f} MiB; median {took[len(took) // 2]:.2f} ms, "
        f"p99 {took[len(took) * 99 // 100]:.2f} ms; 5,000 characters {long:.1f} ms"
    )


def strangers(folder: Path) -> None:
    """Sentences that nobody here wrote. Seen: those that stand in the corpus by chance."""
    seen = {row.text for row in corpus()}
    intents(rows(folder / "intents.tsv"), seen)
    danger(rows(folder / "danger.tsv"))
    everyday(rows(folder / "everyday.tsv"))


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def intents(all_rows: list[list[str]], seen: set[str]) -> None:
    found = [(str(understand(text).intent), truth, also.split("|"), text) for truth, also, text in all_rows]
    for name, some in (("all", found), ("not in the corpus", [one for one in found if one[3] not in seen])):
        strict = sum(guess == truth for guess, truth, _, _ in some)
        lenient = sum(guess == truth or guess in also for guess, truth, also, _ in some)
        say(f"intents, {name} ({len(some)}): {strict / len(some):.1%} strict, {lenient / len(some):.1%} lenient")
    confusions((truth, guess) for guess, truth, also, _ in found if guess not in also)


def danger(all_rows: list[list[str]]) -> None:
    told = Counter((truth, understand(text).danger or "none") for truth, text in all_rows)
    urgent = sum(times for (truth, _), times in told.items() if truth != "none")
    heard = sum(times for (truth, found), times in told.items() if truth != "none" and found in ("now", "clinic"))
    false = sum(times for (truth, found), times in told.items() if truth == "none" and found in ("now", "clinic"))
    say("", f"danger: {heard} of {urgent} heard ({heard / urgent:.1%}); {false} of {len(all_rows) - urgent} false")
    say(*(f"  {truth} as {found}: {times}" for (truth, found), times in sorted(told.items())))


def everyday(all_rows: list[list[str]]) -> None:
    sample = [understand(text).intent for kind, _, _, text in all_rows if kind == "sample"]
    for name, kinds in (("emergencies", {Intent.EMERGENCY}), ("rights", RIGHTS)):
        false = sum(intent in kinds for intent in sample)
        say(f"everyday: {false} false {name} of {len(sample):,}, {false / len(sample) * 10_000:.1f} in 10,000")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=Path, default=os.environ.get("STRANGERS"))
    folder = parser.parse_args().strangers
    cost()
    five_fold()
    if folder:
        strangers(Path(folder))
    else:
        say("", "No folder of strangers' sentences (--strangers FOLDER, or the variable STRANGERS).")


if __name__ == "__main__":
    main()
