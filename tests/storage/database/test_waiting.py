"""Which of the waiting units the writer takes next."""

from __future__ import annotations

import queue
from concurrent.futures import Future

import pytest

from storage.database.waiting import LET_BY, MAX_BATCH, Job, Waiting
from storage.unit.unit_of_work import SYSTEM


def job(*, background: bool = False) -> Job:
    return Job(lambda _: None, SYSTEM, keep=True, future=Future(), background=background)


def filled(*jobs: Job) -> Waiting:
    waiting = Waiting()
    for one in jobs:
        waiting.put(one)
    return waiting


def test_whoever_waits_for_an_answer_goes_first_and_the_background_has_a_commit_of_its_own() -> None:
    """Though it came first; and two in the background do not share a commit."""
    slow, slower, turn, other = job(background=True), job(background=True), job(), job()
    waiting = filled(slow, slower, turn, other)
    assert [waiting.take() for _ in range(3)] == [[turn, other], [slow], [slower]]


def test_the_background_is_not_starved() -> None:
    """When somebody waits every time, it goes with them after so many."""
    slow = job(background=True)
    waiting, turns = filled(slow), [job() for _ in range(LET_BY + 1)]
    taken = []
    for turn in turns:
        waiting.put(turn)
        taken.append(waiting.take())
    assert taken == [*([turn] for turn in turns[:-1]), [turns[-1], slow]]


def test_a_group_has_its_bound() -> None:
    """A burst does not hold the first one's answer back."""
    waiting = filled(*(job() for _ in range(MAX_BATCH + 1)))
    assert [len(waiting.take()) for _ in range(2)] == [MAX_BATCH, 1]


def test_closing_finishes_what_waits() -> None:
    """Also what is in the background; then there is nothing to take."""
    slow, turn = job(background=True), job()
    waiting = filled(slow, turn)
    waiting.close()
    assert [waiting.take() for _ in range(4)] == [[turn], [slow], [], []]


def test_nothing_comes_in_time() -> None:
    """The writer has something else to do meanwhile."""
    with pytest.raises(queue.Empty):
        Waiting().take(0)
