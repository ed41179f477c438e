"""A calendar of visits for a calendar program (iCalendar, RFC 5545), behind an address that its owner makes and revokes."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.catalogue import say
from bot.desk.frame.keys import DESK, LANG
from bot.desk.frame.page import Page, get, post
from bot.desk.frame.work import run, run_public
from skills.fields.timing.hours import in_seoul
from skills.staff.permissions import Act
from skills.visits import feeds
from storage.unit.unit_of_work import Unit
from storage.visits.visits import Visit


async def read(request: web.Request) -> web.StreamResponse:
    """The calendar. Its program has no session; the address is the key, and shows no name."""
    token, own_only = request.match_info["token"], request.app[DESK].own_only
    await asyncio.to_thread(importlib.import_module, "icalendar")  # Eighty modules that most servers never need.

    def look(unit: Unit) -> bytes:
        # Written inside of the unit, whose objects are not read after it.
        return _calendar(request, feeds.read(unit, token, own_only=own_only))

    return web.Response(body=await run_public(request, look), content_type="text/calendar", charset="utf-8")


async def make(request: web.Request) -> web.StreamResponse:
    """A new address, shown this once."""
    token = await run(request, Act.SEE_VISITS, feeds.make)
    address = request.app[DESK].settings.public_url.rstrip("/") + view.path(request, "calendar", token=token)
    return view.show(request, "calendar.html", address=address)


async def end(request: web.Request) -> web.StreamResponse:
    """The address opens nothing any more."""
    await run(request, Act.SEE_VISITS, feeds.end)
    raise view.go(request, "visits", {"done": "calendar_ended"})


def _calendar(request: web.Request, found: Sequence[Visit]) -> bytes:
    """A visit of which only the day is known takes that day."""
    from icalendar import Calendar, Event

    base, lang = request.app[DESK].settings.public_url.rstrip("/"), request[LANG]
    calendar = Calendar()
    calendar.add("prodid", "-//Sangdam//visits//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say("visits.title", lang))
    for visit in found:
        # In UTC: a named zone would need its rules in the file, and strict programs refuse one without.
        begins: date | datetime = visit.starts_at if visit.minutes else in_seoul(visit.starts_at).date()
        event = Event()
        event.add("uid", f"{visit.id}@sangdam")
        event.add("dtstamp", visit.changed_at)
        event.add("dtstart", begins)
        event.add("dtend", begins + (timedelta(minutes=visit.minutes) if visit.minutes else timedelta(days=1)))
        event.add("summary", say(f"visits.feed.{visit.wish or visit.state}", lang))
        event.add("url", base + view.path(request, "case", case=visit.consultation_id))
        event.add("sequence", visit.version)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


PAGES: tuple[Page, ...] = (
    get("/calendar/{token}.ics", "calendar", read, None),
    post("/visits/calendar", "calendar_make", make, Act.SEE_VISITS),
    post("/visits/calendar/end", "calendar_end", end, Act.SEE_VISITS),
)
