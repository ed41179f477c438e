"""The row that every page of the desk has: where it is, what it is called, and which permission it needs.

A page without a row cannot be reached, because the router is filled from the rows (`bot/desk/table.py`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from aiohttp import web

from skills.staff.permissions import Act

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page or one thing that a form does. `act` is the permission it needs; None opens it to people who are not signed
    in. `may_be_kept` lets the browser keep a copy, which no page with a patient's data may allow.
    `when_over` answers a form whose session has ended, where more than a refusal is due. `takes_files`: the form may bring
    files, which are read only for somebody who is signed in."""

    method: str
    path: str
    name: str
    handler: Handler
    act: Act | None
    may_be_kept: bool = False
    when_over: Handler | None = None
    takes_files: bool = False


def get(path: str, name: str, handler: Handler, act: Act | None, *, may_be_kept: bool = False) -> Page:
    """A page that is read."""
    return Page("GET", path, name, handler, act, may_be_kept)


def post(
    path: str,
    name: str,
    handler: Handler,
    act: Act | None,
    *,
    when_over: Handler | None = None,
    takes_files: bool = False,
) -> Page:
    """Something that a form does."""
    return Page("POST", path, name, handler, act, when_over=when_over, takes_files=takes_files)
