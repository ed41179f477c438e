"""The records' first page: what of the trail, destruction, kept-apart pieces, holds, paper, registers and jobs waits for whom.

Each of them has a page and a file of its own; here are only the figures that a person's roles let them see.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import get
from bot.desk.frame.work import run
from skills import paper
from skills.clinic.clinic import Clinic
from skills.compliance import incidents
from skills.compliance.overdue import OVERDUE
from skills.retention import holds
from skills.staff.permissions import Act, Person, can
from storage.retention import destruction
from storage.staff import access_reviews
from storage.unit.unit_of_work import Unit


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
    look: Callable[[Unit, Clinic], Figures]


def _late(unit: Unit, clinic: Clinic, name: str) -> int:
    return len(OVERDUE[name](unit, clinic))


def _reviews(unit: Unit, clinic: Clinic) -> Figures:
    return Figures(len(access_reviews.unsigned(unit)), _late(unit, clinic, "reviews"))


def _ledger(unit: Unit, clinic: Clinic) -> Figures:
    return Figures(len(destruction.unconfirmed(unit)), _late(unit, clinic, "confirmations"))


def _holds(unit: Unit, clinic: Clinic) -> Figures:
    return Figures(len(holds.in_force(unit)), _late(unit, clinic, "holds"))


def _paper(unit: Unit, clinic: Clinic) -> Figures:
    return Figures(len(paper.waiting(unit)), _late(unit, clinic, "paper"))


def _incidents(unit: Unit, clinic: Clinic) -> Figures:
    return Figures(len(incidents.open_sheets(unit)), _late(unit, clinic, "incidents"))


def _only_late(name: str) -> Callable[[Unit, Clinic], Figures]:
    return lambda unit, clinic: Figures(None, _late(unit, clinic, name))


CARDS: tuple[Card, ...] = (
    Card("access", "eye", Act.READ_TRAIL, _reviews),
    Card("destruction", "trash", Act.CONFIRM_DESTRUCTION, _ledger),
    Card("retained", "lock", Act.READ_RETAINED, lambda _unit, _clinic: Figures()),
    Card("holds", "pause", Act.CHANGE_HOLDS, _holds),
    Card("paper", "print", Act.DESTROY_PAPER, _paper),
    Card("provisions", "send", Act.PROVIDE_DATA, lambda _unit, _clinic: Figures()),
    Card("incidents", "alert", Act.SEE_REGISTERS, _incidents),
    Card("training", "staff", Act.SEE_REGISTERS, _only_late("trainings")),
    Card("plan", "registers", Act.SEE_REGISTERS, _only_late("plan")),
    Card("jobs", "clock", Act.SEE_JOBS, _only_late("jobs")),
)


async def show(request: web.Request) -> web.StreamResponse:
    """The pages that this person may open, with what waits there."""
    clinic = request.app[DESK].clinic

    def look(unit: Unit, who: Person) -> list[tuple[Card, Figures]]:
        return [(card, card.look(unit, clinic)) for card in CARDS if can(who, card.act)]

    return view.show(request, "records.html", cards=await run(request, Act.SEE_RECORDS, look))


PAGES = (get("/records", "records", show, Act.SEE_RECORDS),)
