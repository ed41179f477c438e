"""What Kakao refuses inside one bubble: a check for every component of the skill response v2.0.

The numbers and the checks of texts, buttons and presses live in `limits`; nothing here looks at an answer as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.kakao.replies import limits
from bot.kakao.replies.limits import Findings, check_action, check_buttons

Component: TypeAlias = Mapping[str, Any]


def check_output(found: Findings, value: Any, place: str) -> None:
    """One entry of `template.outputs`: exactly one component that we know."""
    output = found.object(value, place)
    if output is None:
        return
    names = [name for name in output if name in _SINGLE]
    if len(names) != 1 or len(output) != 1:
        found.note(place, "is not exactly one known component")
    for name in names:
        here = f"{place}.{name}"
        if (component := found.object(output[name], here)) is not None:
            _SINGLE[name](found, component, here, False)


def _simple_text(found: Findings, text: Component, place: str, _row: bool) -> None:
    found.text(text, "text", place, limits.SIMPLE_TEXT, needed=True)


def _simple_image(found: Findings, image: Component, place: str, _row: bool) -> None:
    found.address(image, "imageUrl", place)
    found.text(image, "altText", place, limits.ALT_TEXT)


def _thumbnail(found: Findings, value: Any, place: str) -> None:
    if (thumbnail := found.object(value, f"{place}.thumbnail")) is not None:
        _simple_image(found, thumbnail, f"{place}.thumbnail", False)


def _text_card(found: Findings, card: Component, place: str, row: bool) -> None:
    found.text(card, "title", place, limits.TITLE)
    found.text(card, "description", place, limits.TEXT_CARD_IN_ROW if row else None)
    if card.get("title") is None and card.get("description") is None:
        found.note(place, "has neither title nor description")
    if not row:
        found.together(card, place, limits.TEXT_CARD)
    check_buttons(found, card, place)


def _basic_card(found: Findings, card: Component, place: str, row: bool) -> None:
    found.text(card, "title", place, limits.TITLE)
    found.text(card, "description", place, limits.BASIC_DESCRIPTION)
    if row:
        found.lines(card, "title", place, 2)
        found.lines(card, "description", place, 2)
    _thumbnail(found, card.get("thumbnail"), place)
    check_buttons(found, card, place)


def _commerce_card(found: Findings, card: Component, place: str, _row: bool) -> None:
    found.text(card, "title", place, limits.COMMERCE_TITLE)
    found.text(card, "description", place, limits.COMMERCE_DESCRIPTION)
    if not isinstance(card.get("price"), int):
        found.note(place, "price is missing")
    if card.get("currency", "won") != "won":
        found.note(place, "currency is not won")
    if card.get("discountRate") is not None and card.get("discountedPrice") is None:
        found.note(place, "discountRate without discountedPrice")
    for thumbnail in found.parts(card, "thumbnails", place, 1, 1):
        _thumbnail(found, thumbnail, place)
    check_buttons(found, card, place)


def _list_card(found: Findings, card: Component, place: str, row: bool) -> None:
    if (header := found.object(card.get("header"), f"{place}.header")) is not None:
        found.text(header, "title", f"{place}.header", None, needed=True)
    most = limits.LIST_ITEMS_IN_ROW if row else limits.LIST_ITEMS
    for index, value in enumerate(found.parts(card, "items", place, most, 1)):
        here = f"{place}.items[{index}]"
        if (item := found.object(value, here)) is not None:
            _list_item(found, item, here)
    check_buttons(found, card, place, few=True)


def _list_item(found: Findings, item: Component, place: str) -> None:
    found.text(item, "title", place, None, needed=True)
    found.text(item, "description", place, None)
    found.address(item, "imageUrl", place, needed=False)
    if item.get("action") is not None:
        if item["action"] not in ("message", "block"):
            found.note(place, "action is neither message nor block")
        check_action(found, item, place)
    if item.get("link") is not None and (link := found.object(item["link"], f"{place}.link")) is not None:
        found.address(link, "web", f"{place}.link")


def _item_card(found: Findings, card: Component, place: str, row: bool) -> None:
    _item_head(found, card, place)
    for index, value in enumerate(
        found.parts(card, "itemList", place, limits.ITEM_ROWS_IN_ROW if row else limits.ITEM_ROWS, 1)
    ):
        here = f"{place}.itemList[{index}]"
        if (item := found.object(value, here)) is not None:
            found.text(item, "title", here, limits.ITEM_LABEL, needed=True)
            found.text(item, "description", here, None, needed=True)
            found.lines(item, "description", here, limits.ITEM_LINES)
    _item_words(found, card, place, row)
    check_buttons(found, card, place, few=True)


def _item_head(found: Findings, card: Component, place: str) -> None:
    head, profile, summary = card.get("head"), card.get("profile"), card.get("itemListSummary")
    if head is not None and profile is not None:
        found.note(place, "head and profile exclude each other")
    if head is not None and (header := found.object(head, f"{place}.head")) is not None:
        found.text(header, "title", f"{place}.head", None, needed=True)
    if profile is not None and (person := found.object(profile, f"{place}.profile")) is not None:
        found.text(person, "title", f"{place}.profile", limits.ITEM_PROFILE, needed=True)
    if summary is not None and (total := found.object(summary, f"{place}.itemListSummary")) is not None:
        found.text(total, "title", f"{place}.itemListSummary", limits.ITEM_LABEL, needed=True)
        found.text(total, "description", f"{place}.itemListSummary", limits.SUMMARY_DESCRIPTION, needed=True)
    if card.get("thumbnail") is not None:
        _thumbnail(found, card["thumbnail"], place)


def _item_words(found: Findings, card: Component, place: str, row: bool) -> None:
    found.text(card, "title", place, None)
    found.text(card, "description", place, None)
    if card.get("description") and not card.get("title"):
        found.note(place, "description without a title")
    found.together(card, place, limits.ITEM_WORDS_IN_ROW if row else limits.ITEM_WORDS)
    lines = sum(value.count("\n") + 1 for key in ("title", "description") if isinstance(value := card.get(key), str))
    if lines > limits.ITEM_WORDS_LINES:
        found.note(place, f"title and description have {lines} lines of at most {limits.ITEM_WORDS_LINES}")


def _carousel(found: Findings, row: Component, place: str, _row: bool) -> None:
    kind = row.get("type")
    if not isinstance(kind, str) or kind not in _IN_ROW:
        found.note(place, "type is not one that a carousel takes")
        return
    most = limits.ROW_OF_LISTS if kind == "listCard" else limits.ROW
    items = found.parts(row, "items", place, most, 1)
    for index, value in enumerate(items):
        here = f"{place}.items[{index}]"
        if (item := found.object(value, here)) is not None:
            _SINGLE[kind](found, item, here, True)
    if len({_ratio(item) for item in items}) > 1:
        found.note(place, "the cards' images have different ratios")
    if kind == "itemCard" and len({_form(item) for item in items}) > 1:
        found.note(place, "thumbnail, head, profile and imageTitle are not on all cards or none")
    if row.get("header") is not None:
        _row_header(found, row["header"], place, kind)


def _ratio(item: Any) -> object:
    """What decides the form of a card's image (2:1 cropped, or its own)."""
    thumbnail = item.get("thumbnail") if isinstance(item, dict) else None
    return thumbnail.get("fixedRatio") is True if isinstance(thumbnail, dict) else None


def _form(item: Any) -> object:
    """Which of the parts an itemCard has that all cards of a row have or none."""
    parts = ("thumbnail", "head", "profile", "imageTitle")
    return tuple(isinstance(item, dict) and item.get(part) is not None for part in parts)


def _row_header(found: Findings, value: Any, place: str, kind: str) -> None:
    if kind in ("textCard", "listCard"):
        found.note(place, f"header is not for {kind}")
    if (header := found.object(value, f"{place}.header")) is not None:
        found.text(header, "title", f"{place}.header", None, needed=True)
        found.lines(header, "title", f"{place}.header", 2)
        found.lines(header, "description", f"{place}.header", 3)
        _thumbnail(found, header.get("thumbnail"), f"{place}.header")


_Check: TypeAlias = Callable[[Findings, Component, str, bool], None]
_SINGLE: dict[str, _Check] = {
    "simpleText": _simple_text,
    "simpleImage": _simple_image,
    "textCard": _text_card,
    "basicCard": _basic_card,
    "commerceCard": _commerce_card,
    "listCard": _list_card,
    "itemCard": _item_card,
    "carousel": _carousel,
}
_IN_ROW = frozenset({"textCard", "basicCard", "commerceCard", "listCard", "itemCard"})
