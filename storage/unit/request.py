"""Which request a piece of work belongs to, so that one line of the log leads to all others: from Kakao's X-Request-Id through
the unit into what it queues, and out with the relay. A code of whoever called, never anything about a person."""

from __future__ import annotations

from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="")
