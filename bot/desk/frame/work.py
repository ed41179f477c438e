"""How a page does its work: one unit, in which the session and the permission are asked for again.

The middleware has asked before, to show the right page; asking again inside the transaction is what makes somebody who
left a second ago lose access in the middle of a click.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from aiohttp import web

from bot.desk.frame.cookies import session_token
from bot.desk.frame.keys import ACCESS, DESK, LANG, ORIGIN, SUBMISSION
from skills.staff import sign_in
from skills.staff.permissions import Act, Person, check_can, role_for
from storage.errors import NotAllowed
from storage.staff import submissions
from storage.unit.unit_of_work import Actor, Unit

T = TypeVar("T")


class SessionOver(NotAllowed):
    """Nobody is signed in here (any more)."""

    code = "session_over"


async def run(request: web.Request, act: Act, work: Callable[[Unit, Person], T], *, only_looks: bool = False) -> T:
    """Run `work` for the person who is signed in, in the role that grants the act, and keep what it did: of the same form once,
    unless it `only_looks`. What they are shown is in the language in which they read the desk."""
    desk, token, known = request.app[DESK], session_token(request), request[ACCESS]

    def checked(unit: Unit) -> T:
        access = sign_in.access(unit, token, own_only=desk.own_only)
        if access is None:
            raise SessionOver("the session is over")
        check_can(access.person, act)
        if submission is not None and not submission.is_claimed:
            submissions.claim(unit, submission.name)
        return work(unit, replace(access.person, lang=request[LANG]))

    submission = None if only_looks else request.get(SUBMISSION)
    actor = Actor("staff", known.person.id, role_for(known.person, act), request[ORIGIN])
    found = await desk.database.run(checked, actor)
    if submission is not None:
        submission.is_claimed = True
    return found


async def run_public(request: web.Request, work: Callable[[Unit], T]) -> T:
    """Run `work` for somebody who is not signed in yet."""
    return await request.app[DESK].database.run(work, Actor("staff", "", "", request[ORIGIN]))


async def read_public(request: web.Request, work: Callable[[Unit], T]) -> T:
    """Read something that names no patient."""
    return await request.app[DESK].database.read(work, Actor("staff", "", "", request[ORIGIN]))
