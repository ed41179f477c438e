"""The live line to open inboxes: server-sent events that go on where they broke off.

An event says which case changed and how, in a code; the page then loads what it shows. Inside one process a commit is heard at
once; what another process did is seen within `POLL_S`. Every few seconds the line asks whether its person may still be here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import orjson
from aiohttp import web

from bot.desk.frame.cookies import session_token
from bot.desk.frame.forms import read_seq
from bot.desk.frame.headers import put_headers
from bot.desk.frame.keys import DESK, Desk
from bot.desk.frame.page import get
from bot.server.loops import Beat, Loops
from skills.cases import whose
from skills.notifications.rings import NOWHERE, Stand, ring_of
from skills.staff import sign_in
from skills.staff.permissions import Act, Person, bound_to, can
from skills.staff.sign_in import Access
from storage import rights
from storage.cases import events as desk_events
from storage.cases import inbox as lists
from storage.cases.events import DeskEvent
from storage.cases.filters import Filter
from storage.cases.team import mentions, reminders
from storage.database.database import Database
from storage.errors import Unavailable
from storage.unit.unit_of_work import SYSTEM, Unit

POLL_S = 0.4
CHECK_S = 5.0
KEPT = timedelta(days=2)


class Feed:
    """Wakes the open lines of this process when something was committed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._seen = 0
        self.closing = False
        database.listen(self._hear)

    async def run(self, loops: Loops, _app: web.Application) -> AsyncIterator[None]:
        """Poll for other processes as long as the application lives."""
        self._loop = asyncio.get_running_loop()
        poller = loops.start("feed", self._poll)
        yield
        poller.cancel()
        with suppress(asyncio.CancelledError):
            await poller
        self._loop = None

    async def let_go(self, _app: web.Application) -> None:
        """End all lines; browsers come back to the next process by themselves."""
        self.closing = True
        self._wake()

    async def next_change(self) -> None:
        """Wait until something was committed, at most `CHECK_S`."""
        woken = asyncio.Event()
        self._waiting.add(woken)
        try:
            async with asyncio.timeout(CHECK_S):
                await woken.wait()
        except TimeoutError:
            pass
        finally:
            self._waiting.discard(woken)

    async def _poll(self, beat: Beat) -> None:
        while True:
            await asyncio.sleep(POLL_S)
            if self._waiting:
                newest = await self._database.read(desk_events.newest, SYSTEM)
                if newest != self._seen:
                    self._seen = newest
                    self._wake()
            beat()

    def _hear(self, topic: str) -> None:
        """Called from the database's threads."""
        loop = self._loop
        if topic == desk_events.TOPIC and loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for woken in self._waiting:
            woken.set()


FEED = web.AppKey("feed", Feed)


async def events(request: web.Request) -> web.StreamResponse:
    """The stream. It begins after the event that the browser names, or after the one that its page was made with."""
    desk, feed = request.app[DESK], request.app[FEED]
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
    )
    put_headers(response, None)
    response.headers["Cache-Control"] = "no-store"
    await response.prepare(request)
    seq = read_seq(request.headers.get("Last-Event-ID") or request.query.get("since", ""))
    with suppress(ConnectionResetError, Unavailable):  # The browser comes back by itself.
        await response.write(b"retry: 1000\n\n")
        await _stream(request, response, desk, feed, seq)
    return response


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a look found: whether the person may still be here, the newest number, and what happened since with how it rings."""

    allowed: bool
    newest: int
    told: list[tuple[int, bytes]]
    counts: bytes = b""


async def _stream(request: web.Request, response: web.StreamResponse, desk: Desk, feed: Feed, seq: int | None) -> None:
    token, counted = session_token(request), b""
    while not feed.closing:
        seen = await desk.database.read(partial(_look, token=token, seq=seq, own_only=desk.own_only), SYSTEM)
        if not seen.allowed:
            await response.write(b"event: bye\ndata: {}\n\n")
            return
        first = seen.told[0][0] if seen.told else None
        if seq is None or seq > seen.newest:
            seq = seen.newest
            await response.write(f"id: {seq}\nevent: hello\ndata: {{}}\n\n".encode())
        elif first is not None and first > seq + 1:
            # What happened in between is not kept any more: the page must load everything anew.
            seq = seen.newest
            await response.write(f"id: {seq}\nevent: reset\ndata: {{}}\n\n".encode())
        else:
            for seq, data in seen.told:
                await response.write(f"id: {seq}\nevent: change\ndata: ".encode() + data + b"\n\n")
        if seen.counts != counted:
            counted = seen.counts
            await response.write(b"event: counts\ndata: " + counted + b"\n\n")
        elif not seen.told:
            await response.write(b": here\n\n")
        if not seen.told:
            await feed.next_change()


def _look(unit: Unit, token: str, seq: int | None, *, own_only: bool) -> _Seen:
    access, newest = sign_in.access(unit, token, own_only=own_only), desk_events.newest(unit)
    if access is None or not can(access.person, Act.SEE_INBOX):
        return _Seen(allowed=False, newest=newest, told=[])
    found = desk_events.after(unit, seq) if seq is not None and seq <= newest else []
    cases = {event.consultation_id for event in found if event.consultation_id}
    stands, mine = lists.stands(unit, cases), whose.theirs(unit, access.person, cases)
    told = [
        (event.seq, _told(event, access.person, Stand(*stands.get(event.consultation_id or "", NOWHERE)), mine))
        for event in found
    ]
    return _Seen(allowed=True, newest=newest, told=told, counts=orjson.dumps(_counts(unit, access)))


def _counts(unit: Unit, access: Access) -> dict[str, int]:
    """The numbers in the menu, by its entries, and how many of the cases are urgent."""
    who = access.person
    counts = lists.counts(unit, who.id, Filter(reader=bound_to(who)))
    found = {"inbox": counts["waiting"], "mine": counts["mine"], "urgent": counts["urgent"]}
    found["team"] = mentions.count_unseen(unit, who.id) + reminders.count_due(unit, who.id)
    found["proposals"] = access.to_confirm
    return {**found, "rights": len(rights.undecided(unit))} if can(who, Act.DECIDE_RIGHTS) else found


def _told(event: DeskEvent, who: Person, stand: Stand, mine: Collection[str]) -> bytes:
    """What the browser hears; of a case that is not theirs to open, and that calls them by name to nothing, no more than that
    something happened."""
    own, case_id = event.staff_id == who.id, event.consultation_id or ""
    if case_id and case_id not in mine and event.for_id != who.id:
        return orjson.dumps({"what": event.what, "case": "", "own": own, "ring": ""})
    return orjson.dumps({"what": event.what, "case": case_id, "own": own, "ring": ring_of(event, stand, who)})


PAGES = (get("/events", "events", events, Act.SEE_INBOX),)
