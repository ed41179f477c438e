"""The inbox: the columns, masked rows, and the search by number, phone or its last four digits, name or a part of it, and words
in one's own cases.

Names and numbers are found by their keyed hashes; only the searcher's own cases are opened and read through, and not too many.
What was searched for goes nowhere, neither into an address nor onto the trail; that somebody searched, whose cases were found,
and which one they opened, does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from skills.cases import damage, settling, whose
from skills.cases.answers import show_answer, show_noted
from skills.cases.reading import is_overdue
from skills.clinic.clinic import Clinic
from skills.fields import Invalid
from skills.fields.naming.names import mask_name
from skills.fields.phones import mask_phone, parse_phone
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases import inbox
from storage.cases.codes import State
from storage.cases.consultations import NUMBER_DIGITS, Consultation
from storage.cases.filters import EVERYTHING, Filter
from storage.cases.inbox import Cursor
from storage.cases.rows import Listed
from storage.cases.team import assignments, labels
from storage.cases.team.labels import Label
from storage.characters import plain
from storage.staff import staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit

COLUMNS = ("waiting", "mine", "urgent", "unreached", "answered", "suspended", "all", "closed")
PAGE = 30
HITS = 50
_LISTS = {
    "waiting": inbox.waiting,
    "urgent": inbox.urgent,
    "unreached": inbox.unreached,
    "answered": inbox.answered,
    "suspended": inbox.suspended,
    "all": inbox.everything,
    "closed": inbox.closed,
}
WORDS_SHOWN = 70
_NUMBERS = re.compile(
    r"(?<![^\s@])[^\s@]{1,64}@\S{1,100}|\d(?:[ .()-]{0,2}\d){6,30}"
)  # Addresses and telephone numbers, however they are cut.
SAME_LOOK = timedelta(minutes=10)


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
    is_unread: bool
    needs_answer: bool
    filed_at: datetime
    active_at: datetime
    due_at: datetime
    closed_at: datetime | None
    outcome: str | None
    holder: str
    assigned: str
    labels: tuple[Label, ...]
    treatment: str
    wish: str
    words: str
    lang: str
    photos: int
    waits_since: datetime
    ends_at: datetime | None
    ends_soon: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One page of a column. `next` is the address part of the next page; "" after the last. Counted, to one more than `up_to`,
    are the cases of the columns that call for work; of the answered ones those that nobody closed and that soon end by
    themselves."""

    name: str
    rows: list[InboxRow]
    next: str
    counts: dict[str, int]
    up_to: int


def list_column(
    unit: Unit, clinic: Clinic, who: Person, column: str, after: str, wanted: Filter = EVERYTHING, *, by_hand: bool
) -> Column:
    """A page of a column, recorded as what it is, a list, and not as a look at each of its cases. `by_hand` says that a person
    asked for it. A page that refreshes itself is the same look for a while; the trail says whether there was one, not the
    browser."""
    permissions.check_can(who, Act.SEE_INBOX)
    name = column if column in COLUMNS else COLUMNS[0]
    wanted = replace(wanted, reader=permissions.bound_to(who))
    page = _page(unit, who, name, Cursor.from_text(after), wanted)
    is_same = not by_hand and not after  # What refreshes itself; other rows are another look.
    _record_list(unit, name, _narrowed(name, wanted), is_same=is_same)
    onward = page.next.to_text() if page.next else ""
    counts = {**inbox.counts(unit, who.id, wanted), "answered": settling.count_ending(unit, clinic, wanted)}
    return Column(name, _rows(unit, clinic, who, page.cases), onward, counts, inbox.counted_up_to(wanted))


def rows_of(unit: Unit, clinic: Clinic, who: Person, case_ids: Collection[str]) -> dict[str, InboxRow]:
    """These cases as a list shows them, by id, on a page that calls somebody to them; recorded as that list."""
    permissions.check_can(who, Act.SEE_INBOX)
    found = inbox.of_ids(unit, case_ids)
    if found:
        _record_list(unit, "asked", "asked", is_same=True)
    return {row.id: row for row in _rows(unit, clinic, who, found)}


def _record_list(unit: Unit, name: str, about: str, *, is_same: bool) -> None:
    if not (is_same and chain.has_looked(unit, "inbox_listed", about, since=unit.now - SAME_LOOK)):
        chain.record(unit, "inbox_listed", about=about, why=f"list_{name}")


def _narrowed(name: str, wanted: Filter) -> str:
    """A list as the trail names it; by a mark of what it is narrowed to, so that another filter is another list."""
    if replace(wanted, reader="") == EVERYTHING:
        return name
    return f"{name}-{sha256(repr(wanted).encode()).hexdigest()[:8]}"


def _page(unit: Unit, who: Person, column: str, cursor: Cursor | None, wanted: Filter) -> inbox.Page:
    if column == "mine":
        return inbox.mine(unit, who.id, cursor, PAGE, wanted)
    return _LISTS[column](unit, cursor, PAGE, wanted)


def search(unit: Unit, clinic: Clinic, who: Person, words: str) -> list[InboxRow]:
    """Cases that match; the trail says by which kind of words was searched, and whose cases were found. Of a case that is not
    theirs to open its number alone is told, to who knows it."""
    permissions.check_can(who, Act.SEARCH_CASES)
    kind, value = read_search(words)
    reader = permissions.bound_to(who)
    found = {listed.case.id: (listed, kind) for listed in _found(unit, kind, value, reader)}
    if kind == "name":
        for listed in inbox.find_own(unit, who.id, value, HITS, reader):
            found.setdefault(listed.case.id, (listed, "words"))
    for listed, why in found.values():
        chain.record(unit, "search_made", subject=listed.case.patient_id, about=listed.case.id, why=why)
    if not found:
        chain.record(unit, "search_made", why=kind)
    return _rows(unit, clinic, who, [listed for listed, _ in found.values()])


def read_search(words: str) -> tuple[str, str]:
    """What somebody searches by: ("number" | "last_four" | "phone" | "name" | "unclear", value)."""
    bare = plain(words)[:60]
    digits = re.sub(r"[\s-]", "", bare)
    if digits.isdecimal() and len(digits) in (4, NUMBER_DIGITS):
        return ("last_four" if len(digits) == 4 else "number"), digits
    try:
        return "phone", parse_phone(bare)
    except Invalid:
        return ("name", bare) if bare and not digits.isdecimal() else ("unclear", "")


def _found(unit: Unit, kind: str, value: str, reader: str) -> list[Listed]:
    match kind:
        case "number":
            return inbox.find_by_number(unit, value)
        case "last_four":
            return inbox.find_by_last_four(unit, value, HITS, reader)
        case "phone":
            return inbox.find_by_phone(unit, value, HITS, reader)
        case "name":
            return [*inbox.find_by_name(unit, value, HITS, reader), *inbox.find_by_part(unit, value, HITS, reader)]
        case _:
            return []


def _rows(unit: Unit, clinic: Clinic, who: Person, found: Sequence[Listed]) -> list[InboxRow]:
    damage.tell(unit, [listed.case for listed in found if listed.is_unreadable])
    names, ids = staff.names(unit), [listed.case.id for listed in found]
    mine = whose.theirs(unit, who, ids)
    given, worn = assignments.of_cases(unit, ids), labels.of_cases(unit, mine)
    found = [listed if listed.case.id in mine else Listed(listed.case) for listed in found]
    marks = {one: _Marks(names.get(given.get(one, ""), ""), tuple(worn.get(one, ()))) for one in ids}
    return [_row(unit, clinic, who, listed, names, marks[listed.case.id]) for listed in found]


@dataclass(frozen=True, slots=True)
class _Marks:
    """To whom a case is assigned, and the labels that it carries."""

    assigned: str
    labels: tuple[Label, ...]


def _row(unit: Unit, clinic: Clinic, who: Person, listed: Listed, names: dict[str, str], marks: _Marks) -> InboxRow:
    case, may_read = listed.case, permissions.can(who, Act.READ_CASE)
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
        is_unread=is_unread(case, listed.wrote_at),
        needs_answer=case.closed_at is None and case.settled_at is None,
        filed_at=case.filed_at,
        active_at=case.active_at,
        due_at=case.due_at,
        closed_at=case.closed_at,
        outcome=case.outcome,
        holder=names.get(case.holder_id or "", ""),
        labels=() if listed.is_suspended else marks.labels,
        assigned=marks.assigned if case.state == State.WAITING else "",
        treatment=_about(listed, clinic, who) if may_read else "",
        wish=_shown(listed, "when", clinic, who) if may_read else "",
        words=first_words(_told(listed, clinic, who), listed.name or "") if may_read else "",
        lang=listed.lang,
        photos=listed.photos,
        waits_since=case.filed_at if case.answered_at is None else case.active_at,
        ends_at=settling.ends_at(case, clinic),
        ends_soon=settling.ends_soon(case, clinic, unit.now),
    )


def is_unread(case: Consultation, wrote_at: datetime | None) -> bool:
    """Whether the patient has said something since somebody looked: whoever holds the case, or anybody while nobody does."""
    return case.closed_at is None and (case.seen_at is None or (wrote_at is not None and wrote_at > case.seen_at))


def first_words(text: str, name: str) -> str:
    """The beginning of what somebody wrote, for a list that others may see over one's shoulder: no number by which they are
    reached, and their own name masked."""
    bare = _NUMBERS.sub("●●●", " ".join(text.split()))
    bare = bare.replace(name, mask_name(name)) if len(name) > 1 else bare
    return bare if len(bare) <= WORDS_SHOWN else f"{bare[:WORDS_SHOWN].rstrip()}…"


def _about(listed: Listed, clinic: Clinic, who: Person) -> str:
    """The treatment by its own name alone, for a label; one that the clinic does not list as the patient called it."""
    known = clinic.treatment((listed.answers.get("treatment") or {}).get("word", ""))
    return known.name.in_(who.lang) if known else _shown(listed, "treatment", clinic, who)


def _told(listed: Listed, clinic: Clinic, who: Person) -> str:
    """What it is about in the patient's words: also those by which they called a treatment, where they said nothing else."""
    noted = show_noted(listed.words, clinic, who.lang, listed.wrote_at or listed.case.filed_at)
    return str(listed.answers.get("details") or noted or (listed.answers.get("treatment") or {}).get("words", ""))


def _shown(listed: Listed, step: str, clinic: Clinic, who: Person) -> str:
    """What the patient answered, as a person reads it; numbers and names in it masked like all other words."""
    return first_words(show_answer(step, listed.answers.get(step), clinic, who.lang), listed.name or "")
