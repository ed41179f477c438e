"""The inbox: the columns, masked rows, and the search by number, name, phone or its last four digits.

A search never scans: names and numbers are found by their keyed hashes. What was searched for goes nowhere, neither into
an address nor onto the trail; that somebody searched, and which hit they opened, does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from skills.cases import damage
from skills.cases.reading import is_overdue
from skills.fields import Invalid
from skills.fields.names import mask_name
from skills.fields.phones import mask_phone, parse_phone
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases import inbox
from storage.cases.consultations import NUMBER_DIGITS
from storage.cases.inbox import Cursor, Listed
from storage.characters import plain
from storage.staff import staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit

COLUMNS = ("waiting", "mine", "urgent", "unreached", "suspended", "all", "closed")
PAGE = 30
HITS = 50


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A case in the list, masked."""

    id: str
    number: str
    kind: str
    state: str
    name: str
    phone: str
    is_urgent: bool
    is_overdue: bool
    is_suspended: bool
    is_unreadable: bool
    is_new: bool
    needs_answer: bool
    filed_at: datetime
    active_at: datetime
    due_at: datetime
    closed_at: datetime | None
    outcome: str | None
    holder: str


@dataclass(frozen=True, slots=True)
class Column:
    """One page of a column. `next` is the address part of the next page; "" after the last."""

    name: str
    rows: list[InboxRow]
    next: str
    counts: dict[str, int]


def list_column(unit: Unit, who: Person, column: str, after: str, *, by_hand: bool) -> Column:
    """A page of a column. `by_hand` says that a person asked for it; what refreshes itself is not recorded again."""
    permissions.check_can(who, Act.SEE_INBOX)
    name = column if column in COLUMNS else COLUMNS[0]
    if by_hand:
        chain.record(unit, "inbox_listed", about=name)
    page = _page(unit, who, name, Cursor.from_text(after))
    return Column(name, _rows(unit, page.cases), page.next.to_text() if page.next else "", inbox.counts(unit, who.id))


def _page(unit: Unit, who: Person, column: str, cursor: Cursor | None) -> inbox.Page:
    match column:
        case "mine":
            return inbox.mine(unit, who.id, cursor, PAGE)
        case "urgent":
            return inbox.urgent(unit, cursor, PAGE)
        case "unreached":
            return inbox.unreached(unit, cursor, PAGE)
        case "suspended":
            return inbox.suspended(unit, cursor, PAGE)
        case "all":
            return inbox.everything(unit, cursor, PAGE)
        case "closed":
            return inbox.closed(unit, cursor, PAGE)
        case _:
            return inbox.waiting(unit, cursor, PAGE)


def search(unit: Unit, who: Person, words: str) -> list[InboxRow]:
    """Cases that match; the trail says by which kind of words was searched."""
    permissions.check_can(who, Act.SEARCH_CASES)
    kind, value = read_search(words)
    chain.record(unit, "search_made", why=kind)
    return _rows(unit, _found(unit, kind, value))


def read_search(words: str) -> tuple[str, str]:
    """What somebody searches by: ("number" | "last_four" | "phone" | "name" | "nothing", value)."""
    bare = plain(words)[:60]
    digits = re.sub(r"[\s-]", "", bare)
    if digits.isdecimal() and len(digits) in (4, NUMBER_DIGITS):
        return ("last_four" if len(digits) == 4 else "number"), digits
    try:
        return "phone", parse_phone(bare)
    except Invalid:
        return ("name", bare) if bare and not digits.isdecimal() else ("nothing", "")


def _found(unit: Unit, kind: str, value: str) -> list[Listed]:
    match kind:
        case "number":
            return inbox.find_by_number(unit, value)
        case "last_four":
            return inbox.find_by_last_four(unit, value, HITS)
        case "phone":
            return inbox.find_by_phone(unit, value, HITS)
        case "name":
            return inbox.find_by_name(unit, value, HITS)
        case _:
            return []


def _rows(unit: Unit, found: Sequence[Listed]) -> list[InboxRow]:
    damage.tell(unit, [listed.case for listed in found if listed.is_unreadable])
    names = staff.names(unit)
    return [_row(unit, listed, names) for listed in found]


def _row(unit: Unit, listed: Listed, names: dict[str, str]) -> InboxRow:
    case = listed.case
    return InboxRow(
        id=case.id,
        number=case.number,
        kind=case.kind,
        state=case.state,
        name=mask_name(listed.name) if listed.name else "",
        phone=mask_phone(listed.phone) if listed.phone else "",
        is_urgent=case.is_urgent,
        is_overdue=is_overdue(case, unit.now),
        is_suspended=listed.is_suspended,
        is_unreadable=listed.is_unreadable,
        is_new=case.seen_at is None,
        needs_answer=case.closed_at is None and case.settled_at is None,
        filed_at=case.filed_at,
        active_at=case.active_at,
        due_at=case.due_at,
        closed_at=case.closed_at,
        outcome=case.outcome,
        holder=names.get(case.holder_id or "", ""),
    )
