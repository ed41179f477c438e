"""Callback addresses: handed out with a request, good for one answer within one minute (docs/kakao.md §3.1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.kakao.replies.response import violations
from bot.server.clock import Clock
from bot.simulator.config import SimulatorConfig
from bot.simulator.persona import Persona
from storage.errors import NotPossible


@dataclass(slots=True)
class Ticket:
    """One callback address. `armed` once the first answer said `useCallback`; `used` after the first POST, good or bad."""

    person: Persona
    issued_at: datetime
    armed: bool = False
    used: bool = False


class CallbackRefused(NotPossible):
    """The platform does not take this callback; the text is the `message` of its answer."""

    code = "callback_refused"


class CallbackDesk:
    """All callback addresses of one simulator."""

    def __init__(self, config: SimulatorConfig, clock: Clock, token: Callable[[int], str]) -> None:
        self._config = config
        self._clock = clock
        self._token = token
        self._tickets: dict[str, Ticket] = {}

    def issue(self, person: Persona) -> tuple[str, str]:
        """A new address for one request: its token and its URL."""
        token = self._token(16)
        self._tickets[token] = Ticket(person, self._clock())
        return token, f"{self._config.own_url}/v1/bots/{self._config.bot_id}/callback/{token}"

    def arm(self, token: str) -> None:
        """The skill has promised an answer to this address."""
        self._tickets[token].armed = True

    def drop(self, token: str) -> None:
        """The skill has answered at once: its address is worth nothing."""
        self._tickets.pop(token, None)

    def redeem(self, bot_id: str, token: str, body: object) -> Persona:
        """Spend the address on `body` and say who is to see it; `CallbackRefused` with the platform's reason otherwise.

        The wording follows the guide's list of failures: bad token, late token, no `useCallback`, bad bot, bad bubble.
        """
        if bot_id.rstrip("!") != self._config.bot_id:
            raise CallbackRefused("Invalid bot id.")
        ticket = self._tickets.get(token)
        if ticket is None or ticket.used or self._is_late(ticket):
            raise CallbackRefused("Invalid callback token. It can be used once, within 1 minute.")
        if not ticket.armed:
            raise CallbackRefused("The skill did not set useCallback in its first answer.")
        ticket.used = True
        problems = violations(body)
        if isinstance(body, dict) and body.get("useCallback"):
            problems = ["a callback cannot promise another callback"]
        if problems:
            raise CallbackRefused(f"Invalid JSON or bubble: {problems[0]}")
        return ticket.person

    def _is_late(self, ticket: Ticket) -> bool:
        return (self._clock() - ticket.issued_at).total_seconds() > self._config.callback_life_s


def receipt(task_id: str, at: datetime, refusal: str | None = None, status: str = "FAIL") -> dict[str, Any]:
    """The answer to a callback or an event: `{taskId, status, message?, timestamp}` with milliseconds."""
    told = {"status": "SUCCESS"} if refusal is None else {"status": status, "message": refusal}
    return {"taskId": task_id, **told, "timestamp": int(at.timestamp() * 1000)}
