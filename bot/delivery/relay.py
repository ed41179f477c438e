"""Delivers queued notices: at least once, with leases, backoff and dead letters. A table of `Channel`s says how.

A notice is taken in one unit of work, sent with no unit open, and reported in another one, together with what the
delivery leads to. A sender that dies gives its notices back when their lease ends. The senders stand in
`bot/delivery/channels.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from secrets import SystemRandom
from typing import Any, Literal, TypeAlias

from bot.delivery.stopping import KIND
from bot.server import log
from bot.server.loops import Beat
from bot.server.metrics import Metrics
from storage.database.database import Database
from storage.errors import SangdamError, Unavailable
from storage.outbox import outbox
from storage.outbox.codes import NoticeState
from storage.outbox.outbox import Due
from storage.unit.request import REQUEST
from storage.unit.unit_of_work import Actor, Unit

ACTOR = Actor("job", "outbox")
POLL_S = 1.0  # For notices that become due by time alone; new ones wake the relay up.
AT_ONCE = 8  # Notices on their channel at the same time.
LONGEST_S = 40.0  # Seconds that a delivery may take; well inside the lease of `storage.outbox.outbox`.
FIRST_PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(minutes=15)
REPORT_PAUSE_S, LONGEST_REPORT_PAUSE_S = 0.2, 5.0

_log = log.logger()
_chance = SystemRandom().random
Then: TypeAlias = Callable[[Unit], Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt went: `delivered`, `again` (it may work later), `later` (not before `until`, and nothing went wrong),
    `dead` (it never will), `expired` or `skipped`.

    `problem` is a code. `then` is what the attempt leads to; it runs in the unit that reports the outcome, so that both
    are kept or neither is.
    """

    state: Literal["delivered", "again", "later", "dead", "expired", "skipped"]
    problem: str = ""
    then: Then | None = None
    until: datetime | None = None


DELIVERED = Outcome("delivered")
Send: TypeAlias = Callable[[Due], Awaitable[Outcome]]
GivenUp: TypeAlias = Callable[[Unit, Due, str], None]


@dataclass(frozen=True, slots=True)
class Channel:
    """How one kind of notice is sent, how often it is tried, and what happens when it is given up for good."""

    send: Send
    attempts: int = 10
    given_up: GivenUp | None = None


def _none(_unit: Unit) -> Collection[str]:
    return ()


class OutboxRelay:
    """Carries the outbox out. Several may run on one database: a notice is leased to one of them."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        metrics: Metrics,
        *,
        chance: Callable[[], float] = _chance,
        poll_s: float = POLL_S,
        held: Callable[[Unit], Collection[str]] = _none,
    ) -> None:
        self._database = database
        self._channels = channels
        self._metrics = metrics
        self._chance = chance
        self._poll_s = poll_s
        self._held = held  # The kinds that wait, asked with each pass: a way that is switched off takes no attempt.
        self._wake = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._under_way: dict[int, asyncio.Task[None]] = {}  # By notice. What is reported late is not sent twice.
        self._stopping = False
        database.listen(self._hear)

    async def run(self, beat: Beat) -> None:
        """Deliver until `stop` is called, then finish what is under way. A pass that could look calls `beat`."""
        while not self._stopping:
            self._wake.clear()
            await self.take()
            beat()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), self._poll_s)
        await self.settle()

    def stop(self) -> None:
        """Take nothing new; `run` returns when what is under way is reported."""
        self._stopping = True
        self._wake.set()

    async def take(self) -> int:
        """Set off with everything that is due now and for which there is room; how many notices that are."""
        room = AT_ONCE - len(self._under_way)
        if room <= 0:
            return 0
        found = await self._database.run(lambda unit: outbox.take_due(unit, room, self._held(unit)), ACTOR)
        for notice in found:
            if notice.id in self._under_way:
                continue  # Sent, and its report waits for the database: only the lease has run out meanwhile.
            task = asyncio.create_task(self._carry(notice))
            self._under_way[notice.id] = task
            task.add_done_callback(partial(self._arrived, notice.id))
        return len(found)

    async def settle(self) -> None:
        """Until whatever is under way has been reported."""
        while self._under_way:
            await asyncio.wait(set(self._under_way.values()))

    def _hear(self, topic: str) -> None:
        """Called from the database's threads after a commit."""
        if topic == "outbox" and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake.set)

    def _arrived(self, notice_id: int, task: asyncio.Task[None]) -> None:
        del self._under_way[notice_id]
        self._wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            # A fault of ours: the lease brings the notice back, and its attempts are counted.
            _log.error("delivery_broke", **log.place_of(error))

    async def _carry(self, notice: Due) -> None:
        REQUEST.set(notice.request)  # For this task alone: its lines in the log, and what the delivery leads to.
        KIND.set(notice.kind)
        channel = self._channels.get(notice.kind)
        if channel is None:
            outcome = Outcome("dead", "unknown_kind")
        elif notice.problem:
            outcome = Outcome("dead", notice.problem)
        elif notice.expires_at is not None and notice.expires_at <= self._database.clock():
            outcome = Outcome("expired", "too_late")
        elif notice.attempts > channel.attempts:
            outcome = Outcome("dead", "too_many_attempts")
        else:
            outcome = _final(await _sent(channel, notice), channel, notice)
        await self._report(notice, channel, outcome)

    async def _report(self, notice: Due, channel: Channel | None, outcome: Outcome) -> None:
        given_up = channel.given_up if channel is not None and outcome.state in ("dead", "expired") else None

        def write(unit: Unit) -> None:
            if outcome.then is not None:
                outcome.then(unit)
            if given_up is not None:
                given_up(unit, notice, outcome.problem)
            if outcome.state in ("again", "later"):
                due_at = outcome.until or unit.now + self.pause(notice.attempts)
                outbox.try_again(unit, notice.id, due_at, outcome.problem)
            else:
                outbox.finish(unit, notice.id, NoticeState(outcome.state), outcome.problem)

        await self._write(notice, write)
        self._metrics.delivery(notice.kind, outcome.state)
        say = _log.info if outcome.state == "delivered" else _log.warning
        say(
            "notice_" + outcome.state, kind=notice.kind, notice=notice.uid, attempts=notice.attempts, problem=outcome.problem
        )  # fmt: skip

    async def _write(self, notice: Due, write: Then) -> None:
        """Write what became of a notice, as soon as the database answers: what was sent must not be sent again."""
        pause = REPORT_PAUSE_S
        while True:
            try:
                await self._database.run(write, ACTOR)
            except Unavailable as error:
                if self._stopping:
                    raise
                _log.warning("report_waits", notice=notice.uid, **log.place_of(error))
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_REPORT_PAUSE_S)
            except SangdamError as error:
                # What the delivery leads to is declined (the patient is gone, or stopped the processing): it ends here.
                write = partial(outbox.finish, notice_id=notice.id, state=NoticeState.DEAD, problem=error.code)
            else:
                return

    def pause(self, attempts: int) -> timedelta:
        """How long to wait after this many attempts: doubling, at most `LONGEST_PAUSE`, between half and all of it."""
        whole: timedelta = min(FIRST_PAUSE * 2 ** min(attempts - 1, 12), LONGEST_PAUSE)
        return whole * (0.5 + self._chance() / 2)


async def _sent(channel: Channel, notice: Due) -> Outcome:
    try:
        async with asyncio.timeout(LONGEST_S):
            return await channel.send(notice)
    except TimeoutError:
        return Outcome("again", "timeout")
    except Unavailable as error:
        return Outcome("again", error.code)
    except SangdamError as error:
        return Outcome("dead", error.code)


def _final(outcome: Outcome, channel: Channel, notice: Due) -> Outcome:
    """The last attempt that may go `again` was the last one: the notice is dead."""
    if outcome.state == "again" and notice.attempts >= channel.attempts:
        return Outcome("dead", outcome.problem, outcome.then)
    return outcome
