"""Sentences that were labelled before anything was asked what it makes of them, and never learned from: the bounds."""

import pytest

from tests.corpus import held
from tests.corpus.sentences import files

DANGER = sorted(held.BLIND.glob("danger*.tsv"))


def test_nothing_is_learned_from_them():
    assert not any(held.BLIND in path.parents for path in files())


def test_intents():
    strict, lenient = held.intents(held.BLIND)
    assert strict.right >= 0.9 * strict.of, strict.misses
    assert lenient.right >= 0.95 * lenient.of, lenient.misses


@pytest.mark.parametrize("path", DANGER, ids=[path.stem for path in DANGER])
def test_danger_is_heard_and_talk_is_not_taken_for_it(path):
    heard, quiet = held.danger(path)
    assert heard.right >= 0.95 * heard.of, heard.misses
    assert quiet.wrong <= 0.05 * quiet.of, quiet.misses


def test_names():
    """Whole, or asked back once; nothing else without a question."""
    kept, others = held.names(held.BLIND)
    assert kept.wrong <= 0.03 * kept.of, kept.misses
    assert not others.misses


def test_phones():
    count = held.phones(held.BLIND)
    assert not count.wrong, count.misses
    assert count.asked <= 0.02 * count.of, count.misses


def test_times():
    count = held.times(held.BLIND)
    assert not count.wrong, count.misses
    assert count.asked <= 0.05 * count.of, count.misses
