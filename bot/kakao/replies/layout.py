"""How any number of pieces share Kakao's three outputs.

First everything stands as it was said. When that is too much, neighbours are joined. When that is still too much,
everything is gathered by kind: one text, one list or row of lists, one row of cards. What then still has no room to be pressed
is told in words that can be typed, and only the text is shortened.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, groupby

from bot.kakao.replies import limits
from bot.kakao.replies.bubbles import Panel, Piece, Roll, Sheet, Side, grouped, named, told
from bot.kakao.replies.presses import in_words
from bot.kakao.replies.response import Button, Carousel, ListCard, ListHeader, Output, SimpleText, TextCard
from bot.kakao.replies.text import fits, shorten, split, units

_SPILL = 700  # at most this much of a text is given to presses that found no room


def laid_out(found: list[Piece]) -> list[Output]:
    """At most three outputs that hold all the pieces."""
    return _in_order(found) or _in_order(_neighbours_joined(found)) or gathered(found)


def alone(found: list[Piece]) -> Output | None:
    """The one output that these pieces are wherever they stand; None where that hangs on what stands beside them."""
    parts = [part for piece in found for part in _alone(piece)]
    if len(parts) != 1:
        return None
    (part,) = parts
    if not isinstance(part, str):
        return part
    return SimpleText(part) if fits(part, limits.FOLDED) else None


# -- as it was said ---------------------------------------------------------------------------------------------------


def _in_order(found: list[Piece]) -> list[Output] | None:
    """The pieces in their order, or None when they are more than three outputs."""
    if len(found) > limits.OUTPUTS:
        return None
    parts = [part for piece in found for part in _alone(piece)]
    needed = [_least(part) if isinstance(part, str) else 1 for part in parts]
    spare = limits.OUTPUTS - sum(needed)
    if spare < 0:
        return None
    outputs: list[Output] = []
    for part, need in zip(parts, needed, strict=True):
        if isinstance(part, str):
            texts = _bubbles_of(part, need, spare)
            spare -= len(texts) - need
            outputs += [SimpleText(text) for text in texts]
        else:
            outputs.append(part)
    return outputs


def _least(text: str) -> int:
    """In how many bubbles a text fits, folded or not."""
    return 1 if fits(text, limits.FOLDED) else len(split(text, limits.SIMPLE_TEXT, limits.OUTPUTS + 1))


def _bubbles_of(text: str, need: int, spare: int) -> list[str]:
    """The text in bubbles short enough not to be folded when there is room for them, else in as few as it needs."""
    if fits(text, limits.FOLDED):
        return [text]
    short = split(text, limits.FOLDED, need + spare + 1)
    return short if len(short) <= need + spare else split(text, limits.SIMPLE_TEXT, need)


def _alone(piece: Piece) -> list[str | Output]:
    """A piece as texts and components, with no regard to its neighbours."""
    match piece:
        case str():
            return [piece]
        case Sheet(card=card):
            return [card]
        case Roll():
            return [*gathered([piece])]
        case Side(panels=panels):
            return _row(panels)
        case Panel(title=title, text=text, buttons=presses):
            words = units(title) + units(text)
            if fits(title, limits.TITLE) and words <= limits.TEXT_CARD:
                return [_card(piece)]
            return [told(title, text), _card(Panel(title, "", presses))] if presses else [told(title, text)]


def _card(panel: Panel) -> TextCard:
    title, text = named(panel)
    return TextCard(title or None, text or None, panel.buttons, "vertical" if panel.buttons else None)


def _row(panels: tuple[Panel, ...]) -> list[str | Output]:
    """Panels as one or more carousels; words too long for a card in a row stand in a text before them."""
    if len(panels) == 1:
        return _alone(panels[0])
    long = [p for p in panels if not (fits(p.title, limits.TITLE) and fits(p.text, limits.TEXT_CARD_IN_ROW))]
    cards = [_card(Panel(p.title, shorten(p.text, limits.TEXT_CARD_IN_ROW), p.buttons)) for p in panels]
    words = told("", *(told(p.title, p.text) for p in long))
    return [*([words] if words else []), *_carousels(cards)]


def _carousels(cards: list[TextCard]) -> list[Output]:
    rows = [tuple(cards[at : at + limits.ROW]) for at in range(0, len(cards), limits.ROW)]
    return [Carousel("textCard", row) if len(row) > 1 else row[0] for row in rows]


def _neighbours_joined(found: list[Piece]) -> list[Piece]:
    """Texts that follow one another become one text, cards that follow one another become one row."""
    joined: list[Piece] = []
    for kind, run in groupby(
        found, key=lambda piece: "card" if isinstance(piece, Panel | Side) else type(piece).__name__
    ):
        same = list(run)
        if kind == "str":
            joined.append(told("", *(piece for piece in same if isinstance(piece, str))))
        elif kind == "card" and len(same) > 1:
            joined.append(Side(tuple(chain.from_iterable(_panels(piece) for piece in same))))
        else:
            joined += same
    return joined


def _panels(piece: Piece) -> tuple[Panel, ...]:
    match piece:
        case Panel():
            return (piece,)
        case Side(panels=panels):
            return panels
        case Sheet(panel=panel):
            return (panel,)
        case _:
            return ()


# -- gathered by kind -------------------------------------------------------------------------------------------------


def gathered(found: list[Piece], *, bare: bool = False) -> list[Output]:
    """One text, one list or row of lists, one row of cards (two when there is no list).

    `bare` leaves lists and cards out and tells their presses in words: the last resort for an answer that weighs too
    much, since three texts never do.
    """
    rolls = [piece for piece in found if isinstance(piece, Roll)]
    lists, rest = _lists(rolls, 0 if bare else limits.ROW_OF_LISTS)
    cards = [panel for piece in found for panel in _panels(piece) if panel.buttons]
    cards += [panel for roll in rest for panel in grouped(roll.title, "", _presses(roll))]
    room = 0 if bare else limits.ROW * (limits.OUTPUTS - 1 - len(lists))
    row = _row(tuple(cards[:room])) if cards[:room] else []
    texts = [text for piece in found for text in _wording(piece)] + [_roll_wording(roll) for roll in rest]
    texts += [part for part in row if isinstance(part, str)]
    texts += [told(panel.title, panel.text) for panel in cards[room:] if panel.text]
    outputs = [*lists, *(part for part in row if not isinstance(part, str))]
    spilt = [button for panel in cards[room:] for button in panel.buttons]
    return [*_texts(told("", *texts), spilt, limits.OUTPUTS - len(outputs)), *outputs]


def _wording(piece: Piece) -> list[str]:
    """What of a piece is words alone."""
    if isinstance(piece, str):
        return [piece]
    return [told(panel.title, panel.text) for panel in _panels(piece) if not panel.buttons]


def _roll_wording(roll: Roll) -> str:
    """A list that found no room, in words."""
    return told(roll.title, *("\n".join(filter(None, (item.title, item.description))) for item in roll.items))


def _presses(roll: Roll) -> tuple[Button, ...]:
    return (*(press for press in roll.presses if press), *roll.buttons)


def _texts(words: str, spilt: list[Button], bubbles: int) -> list[Output]:
    """The words in so many bubbles, with the presses that found no room at the end; the words yield before the presses."""
    full = limits.SIMPLE_TEXT
    tail = "\n".join(dict.fromkeys(in_words(button) for button in spilt))
    if bubbles > 1 or not words or not tail:
        last = split(tail, full, bubbles - bool(words)) if tail else []
        first = split(words, full, bubbles - len(last)) if words else []
        return [SimpleText(text) for text in (*first, *last)]
    tail = shorten(tail, _SPILL)
    return [SimpleText(told(shorten(words, full - units(tail) - 2), tail))]


def _lists(rolls: list[Roll], most: int) -> tuple[list[Output], list[Roll]]:
    """The rolls as one list or one row of lists, and what of them found no room."""
    if len(rolls) == 1 and most and len(rolls[0].items) <= limits.LIST_ITEMS:
        return [_list_card(rolls[0])], []
    parts = [part for roll in rolls for part in _parts(roll)]
    cards = tuple([_list_card(part) for part in parts[:most]])
    if len(cards) < 2:
        return [*cards], parts[most:]
    return [Carousel("listCard", cards)], parts[most:]


def _parts(roll: Roll) -> list[Roll]:
    """A roll in parts of four lines; its buttons stand under the last of them."""
    four = limits.LIST_ITEMS_IN_ROW
    starts = range(0, len(roll.items), four)
    parts = [Roll(roll.title, roll.items[at : at + four], roll.presses[at : at + four]) for at in starts]
    parts[-1] = replace(parts[-1], buttons=roll.buttons)
    return parts


def _list_card(part: Roll) -> ListCard:
    return ListCard(ListHeader(part.title), part.items, part.buttons, "vertical" if part.buttons else None)
