"""How well sentences and answers are understood: `python -m tests.bench.understanding [--strangers FOLDER]`.

Five-fold from the corpus (sentences of one pattern stay together; needs what `make model` installs), how long and how heavy,
and what nothing was learned from: the sentences of `tests/skills/data/blind`, and a folder of strangers' (or the variable
STRANGERS) in the same form, with `everyday.tsv` (kind, corpus, once taken for, sentence). That folder is no part of the
repository.
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

from skills.understanding import Intent, understand
from skills.understanding.deciding import MEANS
from skills.understanding.intents import RIGHTS
from tests.corpus import held
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


def timed(text: str) -> float:
    """Milliseconds."""
    at = time.perf_counter()
    understand(text)
    return (time.perf_counter() - at) * 1000


def cost() -> None:
    """Start in a process of its own, milliseconds for each sentence (best of three, for the machine is shared)."""
    texts = [row.text for row in corpus()][::5]
    took = []
    for text in texts:
        took.append(min(timed(text) for _ in range(3)))
    took.sort()
    longest = "안녕하세요. 수술하고 피가 나요 " * 300
    long = min(timed(longest[:5000]) for _ in range(3))
    starts = [float(subprocess.check_output([sys.executable, "-c", STARTING])) for _ in range(3)]
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    say(
        f"start {min(starts):.2f} s, {memory:.0f} MiB; median {took[len(took) // 2]:.2f} ms, "
        f"p99 {took[len(took) * 99 // 100]:.2f} ms; 5,000 characters {long:.1f} ms"
    )


def measured(folder: Path) -> None:
    """A folder of labelled sentences. Seen: those that stand in the corpus by chance."""
    seen = frozenset(row.text for row in corpus())
    say("", f"## {folder.name}")
    strict, lenient = held.intents(folder)
    say(f"intents ({strict.of}): {share(strict)} strict, {share(lenient)} lenient")
    confusions((truth, got) for truth, got, _ in lenient.misses)
    strict, lenient = held.intents(folder, seen)
    say("", f"intents, not in the corpus ({strict.of}): {share(strict)} strict, {share(lenient)} lenient")
    for path in sorted(folder.glob("danger*.tsv")):
        heard, quiet = held.danger(path)
        say(f"{path.stem}: {share(heard)} of {heard.of} heard; {quiet.wrong} of {quiet.of} false")
    if (folder / "names.tsv").exists():
        kept, others = held.names(folder)
        say(f"names: {share(kept)} of {kept.of} kept whole, {kept.asked} asked back once, {kept.wrong} cut or refused")
        say(f"no names: {others.wrong} of {others.of} accepted without a question")
        for name, count in (("phones", held.phones(folder)), ("times", held.times(folder))):
            say(
                f"{name}: {share(count)} of {count.of} right, {count.asked} asked back, {count.wrong} other than expected"
            )
    everyday(held.rows(folder / "everyday.tsv"))


def moves() -> None:
    """What a message does in a talk, of lines that nothing was learned from."""
    likeliest, sure = held.moves(held.BLIND / "moves.txt")
    say(
        "",
        f"moves: {share(likeliest)} of {likeliest.of} the likeliest; {share(sure)} right of {sure.of} that are likely one",
    )
    confusions((truth, got) for truth, got, _ in likeliest.misses)


def share(count: held.Count) -> str:
    return f"{count.right / max(count.of, 1):.1%}"


def everyday(all_rows: list[list[str]]) -> None:
    sample = [understand(text).intent for kind, _, _, text in all_rows if kind == "sample"]
    for name, kinds in (("emergencies", {Intent.EMERGENCY}), ("rights", RIGHTS)) if sample else ():
        false = sum(intent in kinds for intent in sample)
        say(f"everyday: {false} false {name} of {len(sample):,}, {false / len(sample) * 10_000:.1f} in 10,000")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=Path, default=os.environ.get("STRANGERS"))
    folder = parser.parse_args().strangers
    cost()
    five_fold()
    moves()
    measured(held.BLIND)
    measured(held.BLIND / "second")
    measured(held.BLIND / "third")
    if folder:
        measured(Path(folder))
    else:
        say("", "No folder of strangers' sentences (--strangers FOLDER, or the variable STRANGERS).")


if __name__ == "__main__":
    main()
