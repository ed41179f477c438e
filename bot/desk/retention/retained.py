"""Kept apart: the list of what a law makes the clinic keep, and one piece, opened for a reason that is recorded (D-3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.keys import LANG
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from bot.desk.retention.destruction import in_words
from skills import retained
from skills.retained import Piece
from skills.retention import holds
from skills.staff.permissions import Act, Person
from storage.errors import NotPossible
from storage.staff import staff
from storage.unit.unit_of_work import Unit


async def show_list(request: web.Request) -> web.StreamResponse:
    """All pieces, without a word of their content."""

    def look(unit: Unit, _who: Person) -> tuple[list[Piece], dict[str, str]]:
        return retained.list_pieces(unit), staff.names(unit)

    pieces, names = await run(request, Act.READ_RETAINED, look)
    return view.show(request, "retained.html", pieces=pieces, names=names, **_words(request))


async def show(request: web.Request) -> web.StreamResponse:
    """One piece from outside, and the question why it is to be opened."""
    return await _page(request)


async def read(request: web.Request) -> web.StreamResponse:
    """The piece itself, on this one page; reading it again asks again."""
    piece_id, reason = request.match_info["piece"], str((await request.post()).get("reason", ""))
    try:
        _, content = await run(
            request, Act.READ_RETAINED, lambda unit, _who: retained.read_piece(unit, piece_id, reason=reason)
        )
    except NotPossible as error:
        return await _page(request, error.code)
    return await _page(request, content=content)


async def _page(request: web.Request, problem: str = "", content: Mapping[str, object] | None = None) -> web.Response:
    piece_id = request.match_info["piece"]

    def look(unit: Unit, _who: Person) -> tuple[Piece, dict[str, str]]:
        return retained.find_piece(unit, piece_id), staff.names(unit)

    piece, names = await run(request, Act.READ_RETAINED, look)
    return view.show(
        request, "retained_piece.html", 400 if problem else 200,
        piece=piece, names=names, content=content, parts=_parts(content or {}), reasons=retained.READ_REASONS,
        grounds=holds.GROUNDS, problem=f"error.{problem}" if problem else "", **_words(request),
    )  # fmt: skip


def _words(request: web.Request) -> dict[str, Any]:
    lang = request[LANG]
    return {
        "covers": lambda kind: in_words("covers", f"record_{kind}", lang),
        "ground": lambda name: in_words("ground", name, lang),
    }


def _parts(content: Mapping[str, object]) -> list[tuple[str, list[str]]]:
    """The parts with their words line by line: a part is a text, a list of messages, or a form's answers."""
    parts = content.get("parts")
    return [(name, _lines(value)) for name, value in parts.items()] if isinstance(parts, dict) else []


def _lines(value: object) -> list[str]:
    if isinstance(value, dict):
        return [line for part in value.values() for line in _lines(part)]
    if isinstance(value, list):
        return [line for part in value for line in _lines(part)]
    return [] if value is None else [str(value)]


PAGES = (
    get("/records/kept", "retained", show_list, Act.READ_RETAINED),
    get("/records/kept/{piece}", "retained_piece", show, Act.READ_RETAINED),
    post("/records/kept/{piece}", "retained_read", read, Act.READ_RETAINED),
)
