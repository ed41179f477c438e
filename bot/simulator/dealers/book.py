"""What both simulated dealers keep: the messages that went out, the approved templates, and what shall go wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from aiohttp import web

Kind = Literal["alimtalk", "sms"]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Sent:
    """A message that was accepted. `code` is its outcome; empty while it is under route."""

    dealer: str
    kind: Kind
    to: str = field(repr=False)
    text: str
    reference: str
    at: datetime
    code: str = ""


@dataclass(slots=True)
class DealerBook:
    """The book of both dealers. `outcomes` gives a number's outcome by kind instead of the good one ("" stays under route);
    `down` answers every call with 503; `deaf` takes calls and gives no answer to the one that sends."""

    sent: list[Sent] = field(default_factory=list)
    templates: dict[str, tuple[str, str]] = field(default_factory=dict)
    outcomes: dict[tuple[str, str], str] = field(default_factory=dict)
    down: bool = False
    deaf: bool = False

    def take(self, one: Sent, good: str) -> Sent:
        """Accept a message."""
        one.code = self.outcomes.get((one.to, one.kind), good)
        self.sent.append(one)
        return one

    def outage(self, handler: Handler) -> Handler:
        """The handler, as it answers while the dealer is down."""

        async def answer(request: web.Request) -> web.StreamResponse:
            return web.Response(status=503, text="down") if self.down else await handler(request)

        return answer

    def filled(self, code: str, values: Mapping[str, str]) -> str:
        """The approved text with the values of its variables."""
        text = self.templates[code][0]
        for name, value in values.items():
            text = text.replace(f"#{{{name.strip('#{}')}}}", value)
        return text

    def refuses_template(self, code: str, text: str, values: Mapping[str, str]) -> str:
        """Why Kakao would not take this text: `unknown`, `not_approved`, `differs`, or ""."""
        if code not in self.templates:
            return "unknown"
        state = self.templates[code][1]
        approved = self.filled(code, values)
        differs = "#{" in approved or (text and text != approved)
        return "not_approved" if state != "approved" else "differs" if differs else ""


def hang_up(request: web.Request) -> web.StreamResponse:
    """Close the connection without an answer, as a line that breaks does."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
