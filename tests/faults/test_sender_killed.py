"""`kill -9` of the sender when the dealer has taken a message and has not answered yet: once each all the same."""

from __future__ import annotations

import asyncio
import os
import signal
from datetime import datetime
from pathlib import Path

import pytest

from bot.server.clock import utc_now
from bot.simulator.dealers.book import DealerBook, Sent
from skills.cases import casework
from storage.cases import consultations
from storage.database.database import Database
from storage.notifications import deliveries
from storage.opening import open_database
from storage.unit.unit_of_work import SYSTEM, Unit
from tests import forked
from tests.bot.delivery.test_ways_of_sending import NO_KAKAOTALK, PHONE, settings_for, simulated
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now

STEP_S = 120.0  # More than a lease, and more than the first look at a result.
HOME = Path(__file__).parents[2]


class RealClock(MovedClock):
    """The simulator's clock: the sender's processes have the real one, set ahead by less than a signature's life."""

    def __call__(self) -> datetime:
        return utc_now()


def answered(database: Database) -> str:
    """A case of somebody who is no friend of the channel, answered; its id."""
    person, case_id = hire_now(database), file_case(database, "nobody")

    def work(unit: Unit) -> None:
        case = consultations.find(unit, case_id)
        assert case is not None
        casework.take(unit, clinic(), person, case_id, case.version)
        casework.answer(unit, clinic(undo_seconds=0), person, case_id, "토요일도 진료해요", 10**6)

    database.run_now(work, as_staff(person))
    return case_id


@pytest.mark.parametrize("dealer", ["solapi", "nhn"])
async def test_a_killed_sender_sends_nothing_twice(
    dealer: str, migrated_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed once at Alimtalk and once at the SMS; five senders, one after the other, on either database."""
    killed: list[str] = []
    running: list[forked.Program] = []
    take = DealerBook.take

    def take_and_kill(book: DealerBook, one: Sent, good: str) -> Sent:
        if one.kind not in killed:
            killed.append(one.kind)
            running[-1].send_signal(signal.SIGKILL)
        return take(book, one, good)

    monkeypatch.setattr(DealerBook, "take", take_and_kill)
    database = open_database(migrated_url, tmp_path / "keys", utc_now)
    case_id = answered(database)
    database.close()
    ends = []
    async with simulated(RealClock(utc_now())) as (url, book):
        book.outcomes[PHONE, "alimtalk"] = NO_KAKAOTALK[dealer]
        for name, value in settings_for(dealer, url).items():
            monkeypatch.setenv(f"SANGDAM_{name.upper()}", value)
        for step in range(5):
            arguments = ("-m", "tests.faults.sender", migrated_url, str(tmp_path), str(step * STEP_S))
            running.append(forked.start(arguments, HOME, os.environ, 1, 2))
            ends.append(await asyncio.to_thread(running[-1].wait))
        assert [(one.kind, one.to) for one in book.sent] == [("alimtalk", PHONE), ("sms", PHONE)]
    assert ends == [-signal.SIGKILL, 0, -signal.SIGKILL, 0, 0]
    database = open_database(migrated_url, tmp_path / "keys", utc_now)
    ways = database.read_now(lambda unit: deliveries.of_case(unit, case_id), SYSTEM)
    database.close()
    assert [(one.channel, one.state) for one in ways] == [
        ("event", "failed"), ("alimtalk", "failed"), ("sms", "delivered"),
    ]  # fmt: skip
