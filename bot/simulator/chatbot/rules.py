"""Where the simulator may be friendlier than Kakao: switches on the page, all on with `simulator --strict` (docs/kakao.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from bot.simulator.chatbot.payload import Block

# A block as `app.py blocks` prints it: its name, its skill and the sentences that reach it.
Taught: TypeAlias = tuple[str, str, tuple[str, ...]]

EVENT_PRICE_WON = 15
# Failures on Kakao's own side, by their published numbers (docs/kakao.md §3): of a call, and of a callback.
IN_CALLS: Mapping[int, str] = {
    99: "a parameter's format is wrong",
    101: "inside Kakao",
    104: "the skill's address answered with an HTTP error",
    204: "the validation's address answered with an HTTP error",
}
IN_CALLBACKS: Mapping[int, str] = {501: "inside Kakao", 504: "inside Kakao", 505: "inside Kakao"}
_SILENT = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Rules:
    """What of the real platform is played.

    `matching`: typed words run the block whose sentences match. `own_welcome`: the channel's own message hides the
    welcome block. `photo_as_words`: a photo comes as its address and nothing else. `korean`: `lang` is ko or kr.
    `one_to_one`: the channel's 1:1 chat is on, and takes the words away from the bot. `wallet_won` pays for events.
    `failure` is the published number of what fails on Kakao's own side until it is set back to 0.
    """

    matching: bool = False
    own_welcome: bool = False
    photo_as_words: bool = False
    korean: bool = False
    one_to_one: bool = False
    wallet_won: int = 1_000_000
    failure: int = 0

    @classmethod
    def strict(cls) -> Rules:
        """As Kakao is."""
        return cls(matching=True, own_welcome=True, photo_as_words=True, korean=True, one_to_one=True)

    def view(self) -> dict[str, Any]:
        """The rules as the page reads them."""
        return {**asdict(self), "failures": [*IN_CALLS, *IN_CALLBACKS]}

    def change(self, told: Mapping[str, Any]) -> None:
        """Take what the page says of the switches; what is no switch is left alone."""
        for name in ("matching", "own_welcome", "photo_as_words", "korean", "one_to_one"):
            setattr(self, name, bool(told.get(name, getattr(self, name))))
        if told.get("failure") in (0, *IN_CALLS, *IN_CALLBACKS):
            self.failure = told["failure"]

    def fails(self, url: str) -> int:
        """The number by which Kakao gives up a call to this address before it is made; 0 when it is made."""
        spared = 104 if "/validate/" in url else 204
        return self.failure if self.failure in IN_CALLS and self.failure != spared else 0

    def pays(self, people: int) -> bool:
        """Take the price of an event to so many people from the wallet; False, and nothing taken, when it holds too little."""
        price = EVENT_PRICE_WON * people
        if price > self.wallet_won:
            return False
        self.wallet_won -= price
        return True


def block_for(words: str, taught: tuple[Taught, ...]) -> Block | None:
    """The block that a sentence belongs to, spaces and marks aside. Kakao's own matching is looser; how much is unknown."""
    said = _plain(words)
    for name, skill, sentences in taught:
        if said and said in map(_plain, sentences):
            return Block(name, skill)
    return None


def _plain(words: str) -> str:
    return _SILENT.sub("", words.casefold())
