"""What is read once in a turn, and that nothing of it is left when the turn is over."""

import gc
import weakref
from contextlib import suppress

import pytest

from skills.fields import Doubtful
from skills.fields.reading.remembering import once, within

READ: list[str] = []


@once
def shout(text: str) -> str:
    READ.append(text)
    if text == "?":
        raise Doubtful("code", "reading")
    return text.upper()


@pytest.fixture(autouse=True)
def anew() -> None:
    READ.clear()


def test_the_same_words_are_read_once_in_a_turn_and_anew_in_the_next() -> None:
    def turn(*words: str) -> list[str]:
        return [shout(word) for word in words]

    assert within({}, turn, "a", "b", "a") == ["A", "B", "A"]
    assert READ == ["a", "b"]
    assert within({}, turn, "a") == ["A"]
    assert READ == ["a", "b", "a"]


def test_what_was_read_before_the_unit_is_known_in_it() -> None:
    """What belongs to one message goes with it, from the edge to the writer."""
    heard: dict[object, object] = {}
    assert (within(heard, shout, "a"), within(heard, shout, "a")) == ("A", "A")
    assert READ == ["a"]


def test_outside_of_a_turn_nothing_is_remembered() -> None:
    shout("a"), shout("a")
    assert READ == ["a", "a"]


def test_a_refusal_is_remembered_as_it_was() -> None:
    def turn() -> list[Doubtful]:
        found: list[Doubtful] = []
        for _ in range(2):
            with pytest.raises(Doubtful) as refused:
                shout("?")
            found.append(refused.value)
        return found

    first, second = within({}, turn)
    assert (first.code, first.reading, first.args) == (second.code, second.reading, second.args)
    assert (second.code, second.reading) == ("code", "reading")
    assert READ == ["?"]


def test_a_refusal_keeps_nothing_of_its_turn() -> None:
    """What was read goes with the message, and waits for no collector."""

    class Known(dict[object, object]):
        """What is known, so that it can be watched."""

    def turn() -> None:
        for _ in range(2):
            with suppress(Doubtful):
                shout("?")

    known = Known()
    watched = weakref.ref(known)
    gc.disable()
    try:
        within(known, turn)
        del known
        assert watched() is None
    finally:
        gc.enable()


def test_a_turn_that_fails_leaves_nothing_behind() -> None:
    def turn() -> None:
        shout("a")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        within({}, turn)
    shout("a")
    assert READ == ["a", "a"]
