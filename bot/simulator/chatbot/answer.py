"""Reading a skill's answer from the outside, as a person's KakaoTalk does: what can be seen and what can be pressed.

It is tolerant on purpose: whether an answer keeps Kakao's limits is judged by `bot/kakao/replies/violations.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Source: TypeAlias = Literal["quick_reply", "button", "list_item"]

TRIGGERS: Mapping[Source, str] = {
    "quick_reply": "QUICKREPLY_BUTTON",
    "button": "CARD_BUTTON",
    "list_item": "LIST_ITEM",
}
SPEAKING_ACTIONS = frozenset({"message", "block"})


@dataclass(frozen=True, slots=True)
class Pressable:
    """A quick reply, a button or a list item. `action` is Kakao's word; `target` is the address or phone number it opens."""

    source: Source
    label: str
    action: str
    message: str = ""
    block_id: str = ""
    target: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, source: Source, raw: Mapping[str, Any]) -> Pressable:
        """The pressable behind one JSON object; a list item has a `title` and may have a `link` instead of an action."""
        label = str(raw.get("label") or raw.get("title") or "")
        extra = raw.get("extra")
        return cls(
            source=source,
            label=label,
            action=str(raw.get("action") or ("webLink" if raw.get("link") else "")),
            message=str(raw.get("messageText") or label),
            block_id=str(raw.get("blockId") or ""),
            target=_target(raw),
            extra=extra if isinstance(extra, dict) else {},
        )

    @property
    def speaks(self) -> bool:
        """Whether a press puts words into the chat and calls the skill; links and phone numbers do not."""
        return self.action in SPEAKING_ACTIONS

    @property
    def trigger(self) -> str:
        """The `flow.trigger.type` of a press."""
        return f"{TRIGGERS[self.source]}_{self.action.upper()}"


def outputs(answer: object) -> list[dict[str, Any]]:
    """The bubbles of an answer, in order."""
    return _objects(_template(answer).get("outputs"))


def quick_replies(answer: object) -> list[dict[str, Any]]:
    """The quick replies of an answer, in order."""
    return _objects(_template(answer).get("quickReplies"))


def pressables(answer: object) -> list[Pressable]:
    """Everything in an answer that a person can press: quick replies first, then what stands on the bubbles."""
    found = [Pressable.read("quick_reply", raw) for raw in quick_replies(answer)]
    for output in outputs(answer):
        for kind, body in output.items():
            found.extend(_on_component(kind, body))
    return [p for p in found if p.action]


def texts(answer: object) -> list[str]:
    """Every string that a person reads in an answer, for a driver that looks for words."""
    return list(_strings({"outputs": outputs(answer), "quickReplies": quick_replies(answer)}))


def _template(answer: object) -> Mapping[str, Any]:
    template = answer.get("template") if isinstance(answer, dict) else None
    return template if isinstance(template, dict) else {}


def _objects(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _on_component(kind: str, body: object) -> Iterator[Pressable]:
    if not isinstance(body, dict):
        return
    if kind == "carousel":
        for card in _objects(body.get("items")):
            yield from _on_component(str(body.get("type")), card)
        return
    if kind == "listCard":
        yield from (Pressable.read("list_item", item) for item in _objects(body.get("items")))
    yield from (Pressable.read("button", button) for button in _objects(body.get("buttons")))


def _target(raw: Mapping[str, Any]) -> str:
    link = raw.get("link")
    if isinstance(link, dict):
        return str(link.get("web") or link.get("mobile") or "")
    return str(raw.get("webLinkUrl") or raw.get("phoneNumber") or "")


UNREAD = frozenset({
    "extra", "action", "blockId", "messageText", "imageUrl", "webLinkUrl", "link", "type", "currency", "buttonLayout",
    "itemListAlignment",
})  # fmt: skip


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in UNREAD:
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
