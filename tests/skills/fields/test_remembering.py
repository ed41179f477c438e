"""What is read once in a turn, and that nothing of it is left when the turn is over."""

import pytest

from skills.fields import Doubtful
from skills.fields.remembering import once, one_turn

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
    @one_turn
    def turn(*words: str) -> list[str]:
        return [shout(word) for word in words]

    assert turn("a", "b", "a") == ["A", "B", "A"]
    assert READ == ["a", "b"]
    assert turn("a") == ["A"]
    assert READ == ["a", "b", "a"]


def test_outside_of_a_turn_nothing_is_remembered() -> None:
    shout("a"), shout("a")
    assert READ == ["a", "a"]


def test_a_refusal_is_remembered_as_it_was() -> None:
    @one_turn
    def turn() -> list[Doubtful]:
        found: list[Doubtful] = []
        for _ in range(2):
            with pytest.raises(Doubtful) as refused:
                shout("?")
            found.append(refused.value)
        return found

    first, second = turn()
    assert first is second
    assert (second.code, second.reading) == ("code", "reading")
    assert READ == ["?"]


def test_a_turn_that_fails_leaves_nothing_behind() -> None:
    @one_turn
    def turn() -> None:
        shout("a")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        turn()
    shout("a")
    assert READ == ["a", "a"]
