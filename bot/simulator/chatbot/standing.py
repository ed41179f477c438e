"""Where one person's chat stands on the platform, and by which way the next thing that they do reaches the server."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.simulator.chatbot.filling import Filling
from bot.simulator.chatbot.payload import BLOCKS, FALLBACK, WELCOME, Action, Block, Mode


class NotHeard(Exception):
    """What the person did never reaches the bot, as at Kakao: they blocked the channel, its 1:1 chat has their words, or they
    are on a screen of Kakao's own."""


@dataclass(frozen=True, slots=True)
class Route:
    """How an action reaches the server: which skill's block runs, from which channel or test, and with callback or without."""

    skill: str = "fallback"
    mode: Mode = Mode.CHANNEL
    callback: bool = False

    @property
    def block(self) -> Block:
        """The block that calls this skill."""
        return next((block for block in BLOCKS if block.skill == self.skill), FALLBACK)


USUAL = Route()


@dataclass(slots=True)
class Talk:
    """Where one person's chat stands: the block before, the parameters being asked for, and the press that has opened Kakao's
    own screen for photos."""

    last: Block = WELCOME
    filling: Filling | None = None
    photos: Action | None = None
    route: Route = field(default=USUAL)
