"""What several rules of a turn read in the same words is read once, and nothing outlives the turn: what people write is kept
in no cache."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from skills.fields import Invalid

P = ParamSpec("P")
T = TypeVar("T")
_read: ContextVar[dict[Any, Any] | None] = ContextVar("read", default=None)


def one_turn(act: Callable[P, T]) -> Callable[P, T]:
    """The same act; while it goes on, `once` reads each text once."""

    @wraps(act)
    def do(*args: P.args, **named: P.kwargs) -> T:
        before = _read.set({})
        try:
            return act(*args, **named)
        finally:
            _read.reset(before)

    return do


def once(read: Callable[[str], T]) -> Callable[[str], T]:
    """A pure reader of words that gives what it gave before in this turn, or refuses as it did; outside of a turn it reads."""

    @wraps(read)
    def ask(text: str) -> T:
        known = _read.get()
        if known is None:
            return read(text)
        key = (read, text)
        if key not in known:
            try:
                known[key] = (read(text), None)
            except Invalid as refused:
                known[key] = (None, refused)
        found, problem = known[key]
        if problem is not None:
            raise problem.with_traceback(None)
        answer: T = found
        return answer

    return ask
