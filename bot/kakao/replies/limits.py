"""Every published limit of the skill response v2.0 as a number, and the small checks that hold one value to one limit.

The numbers are those of the business guide's page on answer formats; where sources disagree the smaller one stands here.
Single bubbles are looked into in `components`, whole answers in `violations`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.kakao.replies.text import fits, is_blank, units

ANSWER_BYTES = 30_720
OUTPUTS = 3
QUICK_REPLIES = 10
LABEL = 14  # buttons by the guide; for quick replies no number is published, and 14 is what bots in the field keep to
LABEL_BESIDE = 8  # two buttons side by side
BUTTONS = {"vertical": 3, "horizontal": 2}
BUTTONS_FEW = 2  # listCard and itemCard: the guide and its client library disagree (2 or 3), so 2

SIMPLE_TEXT = 1000
FOLDED = 500  # above it KakaoTalk folds the bubble behind "전체 보기"
ALT_TEXT = 50
TITLE = 50
TEXT_CARD = 400
TEXT_CARD_IN_ROW = 128
BASIC_DESCRIPTION = 230
COMMERCE_TITLE = 30
COMMERCE_DESCRIPTION = 40
LIST_ITEMS = 5
LIST_ITEMS_IN_ROW = 4
ITEM_ROWS = 10
ITEM_ROWS_IN_ROW = 5
ITEM_LABEL = 6
ITEM_LINES = 2
ITEM_WORDS = 200
ITEM_WORDS_IN_ROW = 100
ITEM_WORDS_LINES = 12
ITEM_PROFILE = 15
SUMMARY_DESCRIPTION = 14
ROW = 10
ROW_OF_LISTS = 5

_ACTION_NEEDS = {
    "message": "messageText",
    "block": "blockId",
    "webLink": "webLinkUrl",
    "phone": "phoneNumber",
    "share": None,
    "operator": None,
}


class Findings(list[str]):
    """Broken limits, each with the place where it is broken; never what the answer says, so that findings can be logged."""

    def note(self, place: str, what: str) -> None:
        """One more broken limit."""
        self.append(f"{place}: {what}")

    def text(self, holder: Mapping[str, Any], key: str, place: str, limit: int | None, *, needed: bool = False) -> None:
        """Check one text."""
        value = holder.get(key)
        if value is None:
            if needed:
                self.note(place, f"{key} is missing")
        elif not isinstance(value, str):
            self.note(place, f"{key} is not a text")
        elif is_blank(value):
            self.note(place, f"{key} is empty")
        elif limit and not fits(value, limit):
            self.note(place, f"{key} has {units(value)} characters of at most {limit}")

    def together(self, holder: Mapping[str, Any], place: str, limit: int) -> None:
        """Check title and description together."""
        words = [value for key in ("title", "description") if isinstance(value := holder.get(key), str)]
        if not fits("".join(words), limit):
            self.note(place, f"title and description have {units(''.join(words))} characters of at most {limit}")

    def lines(self, holder: Mapping[str, Any], key: str, place: str, limit: int) -> None:
        """Check the number of lines; lines that the screen wraps cannot be counted here."""
        value = holder.get(key)
        if isinstance(value, str) and value.count("\n") >= limit:
            self.note(place, f"{key} has {value.count(chr(10)) + 1} lines of at most {limit}")

    def address(self, holder: Mapping[str, Any], key: str, place: str, *, needed: bool = True) -> None:
        """Check that a value is a web address."""
        value = holder.get(key)
        if value is None and not needed:
            return
        if not isinstance(value, str) or not value.startswith(("https://", "http://")):
            self.note(place, f"{key} is no web address")

    def parts(self, holder: Mapping[str, Any], key: str, place: str, most: int, least: int = 0) -> list[Any]:
        """Check the number of parts and return them."""
        value = holder.get(key)
        if value is None and not least:
            return []
        if not isinstance(value, list):
            self.note(place, f"{key} is not a list")
            return []
        if not least <= len(value) <= most:
            self.note(place, f"{key} has {len(value)} parts of {least} to {most}")
        return value

    def object(self, value: Any, place: str) -> Mapping[str, Any] | None:
        """`value` when it is an object."""
        if isinstance(value, dict):
            return value
        self.note(place, "is not an object")
        return None


def check_action(found: Findings, holder: Mapping[str, Any], place: str) -> None:
    """A press: what its action needs is there, and `extra` is an object."""
    action = holder.get("action")
    if not isinstance(action, str) or action not in _ACTION_NEEDS:
        found.note(place, "action is unknown")
    elif action == "webLink":
        found.address(holder, "webLinkUrl", place)
    elif (key := _ACTION_NEEDS[action]) is not None:
        found.text(holder, key, place, None, needed=True)
    if holder.get("extra") is not None:
        found.object(holder["extra"], f"{place}.extra")


def check_buttons(found: Findings, card: Mapping[str, Any], place: str, few: bool = False) -> None:
    """The buttons of a card: how many, how long, what they do."""
    layout = card.get("buttonLayout")
    if layout not in (None, "vertical", "horizontal"):
        found.note(place, "buttonLayout is neither vertical nor horizontal")
    beside = layout == "horizontal" or (layout is None and _has_fixed_ratio(card))
    most = BUTTONS["horizontal" if beside else "vertical"]
    buttons = found.parts(card, "buttons", place, min(most, BUTTONS_FEW) if few else most)
    label = LABEL_BESIDE if beside and len(buttons) > 1 else LABEL
    for index, value in enumerate(buttons):
        here = f"{place}.buttons[{index}]"
        if (button := found.object(value, here)) is not None:
            found.text(button, "label", here, label, needed=True)
            check_action(found, button, here)


def _has_fixed_ratio(card: Mapping[str, Any]) -> bool:
    thumbnail = card.get("thumbnail")
    return isinstance(thumbnail, dict) and thumbnail.get("fixedRatio") is True
