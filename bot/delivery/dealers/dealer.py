"""What a dealer of Alimtalk and SMS can do, whichever company it is.

A message has a reference before it is sent, and the reference is kept before the call that sends: who is killed in between asks
the dealer by it whether the message went out. Taken is not delivered; how it went is asked for afterwards. No dealer tells
whether somebody has read it (docs/ways-of-sending.md). A number stands in the body of a call and never in an address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

import httpx

from bot.delivery.egress import PURPOSE

Kind = Literal["alimtalk", "sms"]
BYTES_OF_SMS = 90  # In EUC-KR; what is longer goes as a long message (LMS).
MOST_CODE = 60


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one person. `id` is ours; `template` is the dealer's name of an approved text, for
    Alimtalk alone; `since` is when it was begun; `digits` are those that prove who somebody is, which the text holds."""

    id: str
    kind: Kind
    to: str = field(repr=False)
    text: str = field(repr=False)
    template: str
    since: datetime
    digits: str = field(default="", repr=False)

    @property
    def is_long(self) -> bool:
        """Whether it is too long for an SMS."""
        return len(self.text.encode("euc-kr", "replace")) > BYTES_OF_SMS


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call led to: `taken`, `refused` (it never will be), or `again` (later it may work, and nothing was sent that the
    reference does not find). `code` is the dealer's, with its name in front."""

    state: Literal["taken", "refused", "again"]
    code: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a message that was taken: `delivered`, `failed` or `pending`."""

    state: Literal["delivered", "failed", "pending"]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A text as the dealer has it. `state` is asked, approved, refused or dormant."""

    text: str
    state: Literal["asked", "approved", "refused", "dormant"]


class Unreachable(Exception):
    """The dealer gave no usable answer to a question; the argument is a code."""


class Dealer(Protocol):
    """A company that sends Alimtalk and SMS for the clinic."""

    async def open(self, message: Message) -> Answer:
        """A reference for this message. Nothing is sent."""

    async def send(self, message: Message, reference: str, *, again: bool) -> Answer:
        """Send the message of this reference, once: with `again` it may have been sent before, and that is found out first."""

    async def result(self, message: Message, reference: str) -> Result:
        """What became of it. Raises `Unreachable`."""

    async def template(self, code: str) -> Template | None:
        """The text of this name, or None when there is none. Raises `Unreachable`."""


VARIABLE = "인증번호"  # The one variable that a text may have.


class Wire:
    """JSON over Sangdam's guarded client. What a dealer says goes into no log, because it may repeat the number."""

    def __init__(self, http: httpx.AsyncClient, name: str) -> None:
        self._http = http
        self.name = name

    async def call(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: object = None,
        params: Mapping[str, str] | None = None,
    ) -> tuple[int, dict[str, Any]]:
        """The status and the object that came back. Raises `Unreachable`, also for an error on the dealer's side."""
        try:
            response = await self._http.request(
                method, url, headers=headers, json=body, params=params, extensions={PURPOSE: self.name}
            )
        except httpx.HTTPError as error:
            raise Unreachable(type(error).__name__.lower()) from None
        if response.status_code >= 500 or response.status_code in (408, 425, 429):
            raise Unreachable(f"http_{response.status_code}")
        try:
            said = response.json()
        except ValueError:
            raise Unreachable("no_json") from None
        if not isinstance(said, dict):
            raise Unreachable("no_object")
        return response.status_code, said

    def code(self, said: object) -> str:
        """The dealer's code as it is kept: its name in front, nothing in it that is no code."""
        words = "".join(c for c in str(said) if c.isascii() and (c.isalnum() or c in "_-."))
        return f"{self.name}_{words[:MOST_CODE]}"


def national(phone: str) -> str:
    """A Korean number as dealers take it: digits, with the leading zero."""
    return "0" + phone.removeprefix("+82") if phone.startswith("+82") else phone.lstrip("+")
