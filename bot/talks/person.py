"""Somebody of a transcript who writes to the channel, and what the last answer looked like to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.simulator.chatbot import answer as reading
from bot.simulator.chatbot.answer import Pressable
from bot.simulator.chatbot.payload import BLOCKS, FALLBACK, Action, Block, media, skill_payload
from bot.simulator.persona import Persona
from bot.talks.answers import to_newer
from bot.talks.channels import Channel
from bot.talks.transcript import PHOTO, Lang

BOT_ID, BOT_NAME = "65f0aabbccddeeff00112233", "talk"
SEEN = ("title", "text", "description", "nickname", "label")
MARKED = {**dict.fromkeys(SEEN, ""), "phoneNumber": "☎", "webLinkUrl": "→"}


class Wrong(Exception):
    """What was expected and did not come."""


class Person:
    """A new person: nobody has seen these keys before. Newer questions than the `told` ones they answer by themselves."""

    def __init__(self, channel: Channel, key: str, lang: Lang, told: frozenset[str] = frozenset()) -> None:
        self.channel, self.lang, self.told = channel, lang, told
        self.persona = Persona(key, "", "", "", lang=lang)
        self.data: dict[str, Any] = {"step": "menu"}
        self.offered: dict[str, Pressable] = {}
        self.seen = self.question = ""
        self.turns = self.filed_at = 0
        self.log: list[str] = []
        self._last: tuple[str, str] | None = None
        self._block = FALLBACK
        self._answered: set[str] = set()  # Newer questions of this intake; who goes back to one looks at it.

    @property
    def step(self) -> str:
        """Where the last answer stands."""
        return str(self.data.get("step") or "")

    async def type(self, words: str, skill: str = "fallback") -> None:
        """Say these words, or send a photo with them."""
        action = self._photo(words.removeprefix(PHOTO).strip()) if words.startswith(PHOTO) else Action(words)
        if (skill, words) == self._last:
            await self.channel.pause()
        self._last = (skill, words)
        await self._do(action, skill, words)

    async def press(self, pressed: Pressable) -> None:
        """Press something that the last answer offered."""
        self._last = None
        await self._do(Action(pressed.message, pressed.trigger, pressed.extra), "fallback", f"[{pressed.message}]")

    def _photo(self, words: str) -> Action:
        url = f"https://talk.kakaocdn.net/dna/{self.persona.slug}/{self.turns}.jpg?expires=2000000000"
        sent = media(url)
        return Action(words or url, sent.trigger, params=sent.params)

    async def _do(self, action: Action, skill: str, told: str) -> None:
        await self._send(action, skill, told)
        while (words := to_newer(self.lang, self.step)) and self.step not in self.told | self._answered:
            before = self.seen.removesuffix(self.question)
            self._answered.add(self.step)
            await self._send(Action(words), "fallback", words)
            self.seen = before + self.seen

    async def _send(self, action: Action, skill: str, told: str) -> None:
        block = next((one for one in BLOCKS if one.skill == skill), Block(skill, skill))
        body = skill_payload(self.persona, action, block, self._block, BOT_ID, BOT_NAME)
        self._block, self.turns = block, self.turns + 1
        answer, problem = await self.channel.post(skill, body)
        if answer is None:
            raise Wrong(f"an answer that Kakao would show; {problem}")
        self._take(answer)
        self.log.append(f"  > {told}\n    {self.came(whole=True)}\n    offered: {' '.join(self.offered)}")

    def _take(self, answer: dict[str, Any]) -> None:
        bubbles = reading.outputs(answer)
        self.data = answer.get("data") or {}
        self.offered = {}
        for pressable in reading.pressables(answer):
            if word := pressable.extra.get("choice"):
                self.offered.setdefault(str(word), pressable)
        self.seen, self.question = visible(bubbles), visible(bubbles[-1:])
        if self.step == "done":
            self._answered.clear()
        if self.step == "done" and not self.filed_at:
            self.filed_at = self.turns

    def came(self, *, whole: bool = False) -> str:
        """The last answer, for a line about it."""
        words = self.seen if whole else self.seen[:160]
        return f'came {self.data.get("skill")}/{self.step} intent={self.data.get("intent")} "{words}"'


def visible(bubbles: object) -> str:
    """What a person sees of these bubbles, as one line, with what a button dials (☎) or opens (→)."""
    return " ".join(" ".join(_seen(bubbles)).split())


def _seen(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for inner in value:
            yield from _seen(inner)
    elif isinstance(value, dict):
        yield from (mark + value[key] for key, mark in MARKED.items() if isinstance(value.get(key), str))
        for inner in value.values():
            yield from _seen(inner)
