"""What several rules of a turn read in the same words is read once, and nothing outlives the turn: what people write is kept
in no cache."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeAlias, TypeVar

from skills.fields import Invalid

P = ParamSpec("P")
T = TypeVar("T")
Memory: TypeAlias = dict[Any, Any]
_read: ContextVar[Memory | None] = ContextVar("read", default=None)
memory = _read.get
"""What was read in this turn; None outside of one."""


def within(known: Memory, act: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """Do the act as a part of the turn in which this much is known."""
    before = _read.set(known)
    try:
        return act(*args, **named)
    finally:
        _read.reset(before)


def by_itself(read: Callable[[str], T]) -> Callable[[str], T]:
    """A reader of words that remembers what it has read of them, also outside of a turn."""

    @wraps(read)
    def ask(text: str) -> T:
        return read(text) if _read.get() is not None else within({}, read, text)

    return ask


def once(read: Callable[P, T]) -> Callable[P, T]:
    """A pure reader of words that gives what it gave before in this turn, or refuses as it did; outside of a turn it reads."""

    @wraps(read)
    def ask(*args: P.args, **named: P.kwargs) -> T:
        known = _read.get()
        if known is None:
            return read(*args, **named)
        key = (read, args, *named.items()) if named else (read, args)
        if key not in known:
            try:
                known[key] = (read(*args, **named), None)
            except Invalid as refused:
                known[key] = (None, refused.with_traceback(None))
        found, problem = known[key]
        if problem is not None:
            raise problem.again()
        answer: T = found
        return answer

    return ask
