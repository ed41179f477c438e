"""Asides: what stands in front of an answer that it has nothing to do with, and when nothing may."""

from __future__ import annotations

from skills.conversation import Reply
from skills.turn import Turn

UNDISTURBED = frozenset({"emergency", "rights"})  # 119 comes first (H-3), and a right is answered without an aside.


def fits(turn: Turn, reply: Reply) -> bool:
    """Whether this answer bears an aside. A suspension stops asides as well (R-6), and while a person holds the
    conversation the assistant is silent."""
    talk = turn.talk
    if talk.gone or talk.suspended_at is not None or talk.is_held(turn.unit.now):
        return False
    return reply.skill not in UNDISTURBED
