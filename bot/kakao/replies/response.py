"""What we answer Kakao with: the skill response v2.0 as strict types, and the answers of callback and validation.

An answer that Kakao would refuse cannot be built: `SkillResponse` holds itself to every limit (`violations`) when it is
made, and raises `AnswerRefused`. How a `Reply` becomes such an answer lives in `render`. Python names are the wire's names in
snake_case; what is None or empty does not go out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, Literal, TypeAlias

import orjson

from bot.kakao.replies.limits import ANSWER_BYTES, Findings
from bot.kakao.replies.violations import check_answer, violations
from storage.errors import Broken

__all__ = ["AnswerRefused", "SkillResponse", "ValidationAnswer", "violations", "waiting_answer"]

Extra: TypeAlias = Mapping[str, Any]


class AnswerRefused(Broken):
    """Kakao would show nothing for this answer. The message names places and numbers, never words of the answer."""

    code = "answer_refused"

    def __init__(self, broken: list[str]) -> None:
        super().__init__("; ".join(broken))
        self.broken = tuple(broken)


# -- presses ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuickReply:
    """A press under the chat; `extra` comes back as `action.clientExtra`."""

    label: str
    message_text: str | None = None
    action: Literal["message", "block"] = "message"
    block_id: str | None = None
    extra: Extra | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A press on a card."""

    label: str
    action: Literal["message", "block", "webLink", "phone", "share", "operator"]
    message_text: str | None = None
    web_link_url: str | None = None
    phone_number: str | None = None
    block_id: str | None = None
    extra: Extra | None = None


Layout: TypeAlias = Literal["vertical", "horizontal"]


# -- bubbles ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SimpleText:
    """A plain bubble."""

    text: str


@dataclass(frozen=True, slots=True)
class SimpleImage:
    """A picture on its own."""

    image_url: str
    alt_text: str | None = None


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture on a card; without `fixed_ratio` it is cropped to 2:1."""

    image_url: str
    alt_text: str | None = None
    fixed_ratio: bool | None = None


@dataclass(frozen=True, slots=True)
class TextCard:
    """A card of words."""

    title: str | None = None
    description: str | None = None
    buttons: tuple[Button, ...] = ()
    button_layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class BasicCard:
    """A card with a picture."""

    thumbnail: Thumbnail
    title: str | None = None
    description: str | None = None
    buttons: tuple[Button, ...] = ()
    button_layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class CommerceCard:
    """A card with a price."""

    price: int
    thumbnails: tuple[Thumbnail, ...]
    title: str | None = None
    description: str | None = None
    currency: Literal["won"] = "won"
    discount: int | None = None
    discount_rate: int | None = None
    discounted_price: int | None = None
    buttons: tuple[Button, ...] = ()
    button_layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class ListHeader:
    """The title of a list."""

    title: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """A line of a list: it opens `link["web"]`, or says `message_text`, or does nothing."""

    title: str
    description: str | None = None
    image_url: str | None = None
    link: Mapping[str, str] | None = None
    action: Literal["message", "block"] | None = None
    message_text: str | None = None
    block_id: str | None = None
    extra: Extra | None = None


@dataclass(frozen=True, slots=True)
class ListCard:
    """A titled list."""

    header: ListHeader
    items: tuple[ListItem, ...]
    buttons: tuple[Button, ...] = ()
    button_layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A short label and its words: a row of an item card, or its summary."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class ItemHead:
    """The heading strip of an item card."""

    title: str


@dataclass(frozen=True, slots=True)
class ItemProfile:
    """The sender strip of an item card; not together with a head."""

    title: str
    image_url: str | None = None


@dataclass(frozen=True, slots=True)
class ItemCard:
    """A summary of labelled rows; `title` and `description` stand below them."""

    item_list: tuple[Labelled, ...]
    head: ItemHead | None = None
    profile: ItemProfile | None = None
    title: str | None = None
    description: str | None = None
    thumbnail: Thumbnail | None = None
    item_list_alignment: Literal["left", "right"] | None = None
    item_list_summary: Labelled | None = None
    buttons: tuple[Button, ...] = ()
    button_layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class RowHeader:
    """The first card of a carousel."""

    title: str
    description: str
    thumbnail: Thumbnail


Rowable: TypeAlias = TextCard | BasicCard | CommerceCard | ListCard | ItemCard


@dataclass(frozen=True, slots=True)
class Carousel:
    """Cards of one type side by side."""

    type: Literal["textCard", "basicCard", "commerceCard", "listCard", "itemCard"]
    items: tuple[Rowable, ...]
    header: RowHeader | None = None


Output: TypeAlias = SimpleText | SimpleImage | TextCard | BasicCard | CommerceCard | ListCard | ItemCard | Carousel


@dataclass(frozen=True, slots=True)
class ContextValue:
    """An output context; a `life_span` of 0 deletes it (the answer spells it lifeSpan, the request lifespan)."""

    name: str
    life_span: int
    params: Mapping[str, str] = field(default_factory=dict)


# -- answers ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SkillResponse:
    """A whole answer, proved against every limit when it is made; raises `AnswerRefused`."""

    outputs: tuple[Output, ...]
    quick_replies: tuple[QuickReply, ...] = ()
    data: Mapping[str, Any] | None = None
    context: tuple[ContextValue, ...] = ()
    body: bytes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        answer = self.as_json()
        found = Findings()
        check_answer(found, answer)
        try:
            body = orjson.dumps(answer)
        except TypeError as error:
            raise AnswerRefused([*found, "answer: cannot be written as JSON in UTF-8"]) from error
        if len(body) > ANSWER_BYTES:
            found.note("answer", f"has {len(body)} bytes of at most {ANSWER_BYTES}")
        if found:
            raise AnswerRefused(found)
        object.__setattr__(self, "body", body)

    def as_json(self) -> dict[str, Any]:
        """The answer as plain JSON values."""
        template: dict[str, Any] = {"outputs": [in_wire(output) for output in self.outputs]}
        if self.quick_replies:
            template["quickReplies"] = wire(self.quick_replies)
        answer: dict[str, Any] = {"version": "2.0", "template": template}
        if self.context:
            answer["context"] = {"values": wire(self.context)}
        if self.data is not None:
            answer["data"] = dict(self.data)
        return answer

    def dump(self) -> bytes:
        """The answer's body."""
        return self.body


def waiting_answer(data: Mapping[str, Any] | None = None) -> bytes:
    """The first answer when the real one follows by callback. No template: Kakao ignores it beside `useCallback`."""
    return orjson.dumps({"version": "2.0", "useCallback": True, "data": dict(data or {})})


@dataclass(frozen=True, slots=True)
class ValidationAnswer:
    """The answer of a parameter validation: SUCCESS with the value to keep, or FAIL with the sentence that helps.

    ERROR and IGNORE exist too, but what they do is not documented, so they are never sent.
    """

    status: Literal["SUCCESS", "FAIL"]
    value: str | None = None
    message: str | None = None

    def dump(self) -> bytes:
        """The answer's body."""
        return orjson.dumps(wire(self))


# -- the wire ---------------------------------------------------------------------------------------------------------


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


_OUTPUTS = (SimpleText, SimpleImage, TextCard, BasicCard, CommerceCard, ListCard, ItemCard, Carousel)
_PARTS = (QuickReply, Button, Thumbnail, ListHeader, ListItem, Labelled, ItemHead, ItemProfile, RowHeader, ContextValue)
_KEYS: dict[type, str] = {kind: kind.__name__[0].lower() + kind.__name__[1:] for kind in _OUTPUTS}
_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(_camel(f.name) for f in fields(kind)) for kind in (*_OUTPUTS, *_PARTS, ValidationAnswer)
}
# One call for all fields of a component; attrgetter gives no tuple for a single field, so the first is fetched twice.
_VALUES: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    kind: attrgetter(fields(kind)[0].name, *(f.name for f in fields(kind))) for kind in _NAMES
}


def in_wire(output: Output) -> dict[str, Any]:
    """One bubble under its name."""
    return {_KEYS[type(output)]: wire(output)}


def wire(value: Any) -> Any:
    """A component as plain JSON values, without what is None or empty."""
    kind = type(value)
    if kind is tuple:
        return [wire(item) for item in value]
    if (names := _NAMES.get(kind)) is None:
        return dict(value) if isinstance(value, Mapping) else value
    found: dict[str, Any] = {}
    for name, item in zip(names, _VALUES[kind](value)[1:], strict=True):
        if type(item) is str or type(item) is dict:
            found[name] = item
        elif item is not None and item != ():
            found[name] = wire(item)
    return found
