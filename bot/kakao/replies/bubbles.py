"""Our bubbles as pieces that Kakao can show, each within its own limits; how the pieces share three outputs is `layout`.

A piece is a text of any length, a panel (a card of words, alone or in a row), a row of panels, a sheet (an item card
that can also be told as a panel) or a roll (a list). What a component cannot hold is told as text in front of it;
nothing is cut here that a text can still hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from bot.kakao.replies import limits
from bot.kakao.replies.presses import button, buttons, extra, labels, link, spoken
from bot.kakao.replies.response import Button, ItemCard, ItemHead, Labelled, ListItem
from bot.kakao.replies.text import fits, shorten, units, visible
from skills.conversation import Bubble, Card, Choice, Deck, Entry, Link, Listing, Say, Table

# What still reads well. Kakao publishes no length for these and cuts on the screen what does not fit: two lines of a
# row's value, one or two of a list's line. Longer ones are told as text.
_ROW_VALUE = 28
_HEAD = 15
_LINE = 16
_ENTRY_TITLE = 40
_ENTRY_TEXT = 60
_NO_VALUE = "-"


@dataclass(frozen=True, slots=True)
class Panel:
    """Words with up to three buttons."""

    title: str = ""
    text: str = ""
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """Panels side by side."""

    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An item card, and the same told as a panel."""

    card: ItemCard
    panel: Panel


@dataclass(frozen=True, slots=True)
class Roll:
    """A titled list of any length with up to two buttons; `presses` are its lines' presses as buttons."""

    title: str
    items: tuple[ListItem, ...]
    presses: tuple[Button | None, ...]
    buttons: tuple[Button, ...] = ()


Piece: TypeAlias = str | Panel | Side | Sheet | Roll


def pieces(bubbles: Iterable[Bubble], token: str) -> list[Piece]:
    """All bubbles as pieces, in their order; what would be empty is left out."""
    found: list[Piece] = []
    for bubble in bubbles:
        match bubble:
            case Say(text=text):
                found += [words] if (words := visible(text)) else []
            case Card():
                found += side_by_side(panels(bubble, token))
            case Deck(cards=cards):
                found += side_by_side([panel for card in cards for panel in panels(card, token)])
            case Table():
                found += _table(bubble, token)
            case Listing():
                found += _listing(bubble, token)
    return found


def panels(card: Card, token: str) -> list[Panel]:
    """The card as a panel, and as more panels when it has more than three buttons."""
    return grouped(visible(card.title), visible(card.text), buttons(card.buttons, token))


def grouped(title: str, text: str, presses: tuple[Button, ...]) -> list[Panel]:
    """A panel for every three buttons; the first one says the text."""
    most = limits.BUTTONS["vertical"]
    first = [Panel(title, text, presses[:most])] if title or text or presses else []
    return first + [Panel(title, "", presses[at : at + most]) for at in range(most, len(presses), most)]


def side_by_side(found: list[Panel]) -> list[Piece]:
    """One panel alone, several in a row."""
    if len(found) > 1:
        return [Side(tuple(found))]
    return [*found]


def told(title: str, *texts: str) -> str:
    """A title and texts as one text."""
    return "\n\n".join(part for part in (title, *texts) if part)


# -- tables -----------------------------------------------------------------------------------------------------------


def _table(table: Table, token: str) -> list[Piece]:
    title, text = visible(table.title), visible(table.text)
    pairs = [(visible(row.label).replace("\n", " "), visible(row.value)) for row in table.rows]
    rows = [(name, value or _NO_VALUE) for name, value in pairs if name or value]
    presses = buttons(table.buttons, token)
    lines = "\n".join(f"{name}: {value}" if name else value for name, value in rows)
    card = _item_card(title, text, rows, presses)
    panel = grouped(title, told(lines, text), presses)
    return [Sheet(card, panel[0])] if card else side_by_side(panel)


def _item_card(title: str, text: str, rows: list[tuple[str, str]], presses: tuple[Button, ...]) -> ItemCard | None:
    """The table as an item card, or None when it would not fit or not read well."""
    if not 1 <= len(rows) <= limits.ITEM_ROWS or len(presses) > limits.BUTTONS_FEW:
        return None
    if not all(name and fits(name, limits.ITEM_LABEL) and _is_short(value) for name, value in rows):
        return None
    # The heading strip stands above the rows and is short; title and description stand below them. As far as anyone
    # knows a description wants a title beside it, so a table with a text keeps both below.
    head = bool(title) and not text and fits(title, _HEAD) and "\n" not in title
    if (text and not title) or (not head and not _fits_below(title, text)):
        return None
    return ItemCard(
        item_list=tuple([Labelled(name, value) for name, value in rows]),
        head=ItemHead(title) if head else None,
        title=None if head or not title else title,
        description=text or None,
        item_list_alignment="left",
        buttons=presses,
        button_layout="vertical" if presses else None,
    )


def _is_short(value: str) -> bool:
    return fits(value, _ROW_VALUE) and value.count("\n") < limits.ITEM_LINES


def _fits_below(title: str, text: str) -> bool:
    if text and not title:
        return False
    lines = [*title.split("\n"), *text.split("\n")] if text else title.split("\n")
    wrapped = sum(max(1, -(-units(line) // _LINE)) for line in lines)
    return units(title) + units(text) <= limits.ITEM_WORDS and wrapped <= limits.ITEM_WORDS_LINES


# -- listings ---------------------------------------------------------------------------------------------------------


def _listing(listing: Listing, token: str) -> list[Piece]:
    title, presses = visible(listing.title), buttons(listing.buttons, token)
    entries = [entry for entry in listing.entries if _words(entry)[0]]
    if not entries:
        return side_by_side(grouped(title, "", presses))
    if not title or not fits(title, limits.TITLE) or not all(_reads_well(entry) for entry in entries):
        lines = "\n\n".join("\n".join(filter(None, _words(entry))) for entry in entries)
        own = buttons([entry.press for entry in entries if entry.press is not None], token)
        return side_by_side(grouped(title, lines, (*own, *presses)))
    made = tuple(button(entry.press, token) if entry.press else None for entry in entries)
    few = limits.BUTTONS_FEW
    roll = Roll(title, tuple(_item(entry, token) for entry in entries), made, presses[:few])
    return [roll, *side_by_side(grouped(title, "", presses[few:]) if presses[few:] else [])]


def _words(entry: Entry) -> tuple[str, str]:
    """Title and text of a line; a line without a title is called as its text or its press."""
    title, text = visible(entry.title), visible(entry.text)
    if not title:
        title, text = text, ""
    return title or (visible(entry.press.label) if entry.press else ""), text


def _reads_well(entry: Entry) -> bool:
    title, text = _words(entry)
    return fits(title, _ENTRY_TITLE) and fits(text, _ENTRY_TEXT)


def _item(entry: Entry, token: str) -> ListItem:
    title, text = _words(entry)
    match entry.press:
        case Choice() as choice if words := spoken(choice):
            return ListItem(title, text or None, action="message", message_text=words, extra=extra(choice, token))
        case Link() as press if url := link(press):
            return ListItem(title, text or None, link={"web": url})
        case _:
            return ListItem(title, text or None)


def named(panel: Panel) -> tuple[str, str]:
    """Title and text of a panel's card, of which one is never empty."""
    title, text = shorten(panel.title, limits.TITLE), panel.text
    return (title, text) if title or text else (shorten(labels(panel.buttons), limits.TITLE), "")
