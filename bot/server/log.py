"""The log: one JSON line an event on stderr, with ids and codes only (S-6).

Nothing personal can get in by construction: an event is a fixed word, only the fields of `FIELDS` are written, and a text
among them must look like a code. What libraries log keeps its logger and the type of its error and loses its words.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, TextIO, TypeAlias

import orjson
import structlog

from bot.server.clock import utc_now
from storage.unit.request import REQUEST

Event: TypeAlias = MutableMapping[str, Any]

# Every field that a line may have. A new one is added here, where it is seen.
FIELDS = frozenset({
    "event", "level", "at", "request_id", "method", "route", "status", "ms", "skill", "step", "code", "error", "where",
    "kind", "notice", "attempts", "problem", "count", "port", "host", "logger", "part", "version", "revision", "job", "setting",
})  # fmt: skip
_NUMBERS = (int, float, bool, type(None))
_CODE = re.compile(r"[A-Za-z0-9_.:/{}<>*\[\]-]{0,100}", re.ASCII)
_HERE = str(Path(__file__).resolve().parents[2])


class Log(Protocol):
    """What a part of Sangdam may say: a fixed word and fields."""

    def debug(self, event: str, **fields: Any) -> Any: ...
    def info(self, event: str, **fields: Any) -> Any: ...
    def warning(self, event: str, **fields: Any) -> Any: ...
    def error(self, event: str, **fields: Any) -> Any: ...


def logger() -> Log:
    """Sangdam's log."""
    return _House()


class _House:
    """The log as it was set up last. What structlog puts together for a line is put together once."""

    bound: Any = None

    def __getattr__(self, level: str) -> Any:
        return getattr(_House.bound or structlog.get_logger(), level)


def set_up(level: str = "info", stream: TextIO | None = None) -> None:
    """Send every line, ours and the libraries', to `stream` (stderr unless told)."""
    out = stream or sys.stderr
    structlog.configure(
        processors=[_written],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    _House.bound = structlog.get_logger().bind()
    root = logging.getLogger()
    root.handlers[:] = [_Bridge()]
    root.setLevel(logging.WARNING)


def place_of(error: BaseException) -> dict[str, str]:
    """The type of an error and where it was raised, without its words: they may be a person's."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = next((f for f in reversed(frames) if f.filename.startswith(_HERE) and "/.venv/" not in f.filename), None)
    where = f"{Path(ours.filename).relative_to(_HERE)}:{ours.lineno}" if ours else ""
    return {"error": type(error).__name__, "where": where, "code": str(getattr(error, "code", "")) or "unexpected"}


def _written(_logger: Any, level: str, event: Event) -> str:
    """The line of an event: by which level, when, in which request, and codes only."""
    event["level"] = level
    event["at"] = f"{utc_now().isoformat().removesuffix('+00:00')}Z"
    return orjson.dumps(codes_only(name_request(event))).decode()


def name_request(event: Event) -> Event:
    """Say in which request a line was written, where there is one."""
    if request := REQUEST.get():
        event.setdefault("request_id", request)
    return event


def codes_only(event: Event) -> Event:
    """Leave the known fields whose values are numbers or look like codes; everything else is dropped unread."""
    return {name: _safe(value) for name, value in event.items() if name in FIELDS}


def _safe(value: Any) -> Any:
    if type(value) in _NUMBERS or isinstance(value, int | float):
        return value
    text = str(value)
    return text if _CODE.fullmatch(text) else "(left out)"


class _Bridge(logging.Handler):
    """What libraries say, without their words."""

    def emit(self, record: logging.LogRecord) -> None:
        found: tuple[type[BaseException], BaseException, TracebackType | None] | Any = record.exc_info
        details = place_of(found[1]) if found and found[1] is not None else {}
        level = record.levelname.lower()
        say = getattr(logger(), level if level in ("warning", "error", "critical") else "info")
        say("library_said", logger=record.name, **details)
