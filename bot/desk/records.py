"""The records' first page: what of the trail, destruction, kept-apart pieces, holds, paper and jobs waits for whom.

Each of them has a page and a file of its own; here are only the figures that a person's roles let them see.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from bot.desk import view
from bot.desk.page import get
from bot.desk.work import run
from skills import holds, paper
from skills.overdue import OVERDUE
from skills.permissions import Act, Person, can
from storage import access_reviews, destruction
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Figures:
    """How many things wait on a page, and how many of them are late; None where nothing can wait."""

    waiting: int | None = None
    late: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """One of the pages, as the first page shows it."""

    page: str
    icon: str
    act: Act
    look: Callable[[Unit], Figures]


def _late(unit: Unit, name: str) -> int:
    return len(OVERDUE[name](unit))


def _reviews(unit: Unit) -> Figures:
    return Figures(len(access_reviews.unsigned(unit)), _late(unit, "reviews"))


def _ledger(unit: Unit) -> Figures:
    return Figures(len(destruction.unconfirmed(unit)), _late(unit, "confirmations"))


def _holds(unit: Unit) -> Figures:
    return Figures(len(holds.in_force(unit)), _late(unit, "holds"))


def _paper(unit: Unit) -> Figures:
    return Figures(len(paper.waiting(unit)), _late(unit, "paper"))


def _jobs(unit: Unit) -> Figures:
    return Figures(None, _late(unit, "jobs"))


CARDS: tuple[Card, ...] = (
    Card("access", "eye", Act.READ_TRAIL, _reviews),
    Card("destruction", "trash", Act.CONFIRM_DESTRUCTION, _ledger),
    Card("retained", "lock", Act.READ_RETAINED, lambda _: Figures()),
    Card("holds", "pause", Act.CHANGE_HOLDS, _holds),
    Card("paper", "print", Act.DESTROY_PAPER, _paper),
    Card("jobs", "clock", Act.SEE_JOBS, _jobs),
)


async def show(request: web.Request) -> web.StreamResponse:
    """The pages that this person may open, with what waits there."""

    def look(unit: Unit, who: Person) -> list[tuple[Card, Figures]]:
        return [(card, card.look(unit)) for card in CARDS if can(who, card.act)]

    return view.show(request, "records.html", cards=await run(request, Act.SEE_RECORDS, look))


PAGES = (get("/records", "records", show, Act.SEE_RECORDS),)
