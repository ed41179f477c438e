"""Sentences that were labelled before anything was asked what it makes of them, and never learned from: the bounds."""

from pathlib import Path

import pytest

from skills.understanding import Intent, understand
from skills.understanding.intents import RIGHTS
from tests.corpus import held
from tests.corpus.sentences import files

ACTIONS = RIGHTS | {Intent.EMERGENCY}
DANGER = sorted(held.BLIND.glob("danger*.tsv"))
FOLDERS = pytest.mark.parametrize("folder", [held.BLIND, held.BLIND / "second"], ids=["first", "second"])


def test_nothing_is_learned_from_them():
    assert not any(held.BLIND in path.parents for path in files())


@pytest.mark.parametrize("folder", ["", "second", "third"])
def test_intents(folder: str):
    strict, lenient = held.intents(held.BLIND / folder)
    assert strict.right >= 0.9 * strict.of, strict.misses
    assert lenient.right >= 0.95 * lenient.of, lenient.misses


def test_moves():
    """Of ten about eight are the likeliest move, and of twenty that are taken for one, nineteen are."""
    likeliest, sure = held.moves(held.BLIND / "moves.txt")
    assert likeliest.right >= 0.78 * likeliest.of, likeliest.misses
    assert sure.right >= 0.95 * sure.of, sure.misses


@pytest.mark.parametrize("path", DANGER, ids=[path.stem for path in DANGER])
def test_danger_is_heard_and_talk_is_not_taken_for_it(path):
    heard, quiet = held.danger(path)
    assert heard.right >= 0.95 * heard.of, heard.misses
    assert quiet.wrong <= 0.05 * quiet.of, quiet.misses


def test_everyday_sentences_are_no_emergency_and_no_right():
    taken = [
        text for *_, text in held.rows(held.BLIND / "third" / "everyday.tsv") if understand(text).intent in ACTIONS
    ]
    assert len(taken) <= 2, taken


@FOLDERS
def test_names(folder: Path):
    """Whole, or asked back once; nothing else without a question."""
    kept, others = held.names(folder)
    assert kept.wrong <= 0.03 * kept.of, kept.misses
    assert not others.misses


@FOLDERS
def test_phones(folder: Path):
    count = held.phones(folder)
    assert not count.wrong, count.misses
    assert count.asked <= 0.02 * count.of, count.misses


@FOLDERS
def test_times(folder: Path):
    count = held.times(folder)
    assert not count.wrong, count.misses
    assert count.asked <= 0.05 * count.of, count.misses
