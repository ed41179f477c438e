"""A patient for the tests: sends words and presses through the router, as the webhook would, and remembers the reply."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.talks.answers import to_newer
from skills.chat import router
from skills.clinic.clinic import Clinic
from skills.conversation import Card, Choice, Deck, Listing, Message, Reply, Say, Sender, Table
from skills.turn import Reach
from storage.database.database import Database
from storage.unit.unit_of_work import PATIENT

CLINIC: Clinic = Clinic.model_validate(tomllib.loads((Path(__file__).parent.parent / "clinic.toml").read_text()))
PHONE = "010-0000-1234"


class Person:
    """Somebody who chats with the clinic. A question that is newer than the tests they answer by themselves; what is about it
    says `answers_newer = False`."""

    answers_newer = True

    def __init__(self, database: Database, key: str = "a", clinic: Clinic = CLINIC, **sender: Any) -> None:
        self.database = database
        self.clinic = clinic
        self.reach = Reach(staff=True, login=True)
        self.sender = Sender(key * 64 if len(key) == 1 else key, **sender)
        self.reply: Reply | None = None

    async def send(self, **fields: Any) -> Reply:
        reply = await self._send(**fields)
        while self.answers_newer and (words := to_newer("ko", reply.step)):
            before, step = reply.bubbles[:-1], reply.step
            reply = await self._send(text=words)
            assert reply.step != step, f"{words!r} does not answer {step}"
            self.reply = reply = replace(reply, bubbles=(*before, *reply.bubbles))
        return reply

    async def _send(self, **fields: Any) -> Reply:
        message = router.read(Message(self.sender, **fields))
        self.reply = await self.database.run(
            lambda unit: router.answer(unit, message, self.clinic, self.reach), PATIENT, keep=not self.sender.is_test
        )
        return self.reply

    async def say(self, text: str, **fields: Any) -> Reply:
        """Type words."""
        return await self.send(text=text, **fields)

    async def press(self, word: str) -> Reply:
        """Press a choice of the last reply."""
        assert self.reply is not None
        choice = next(c for c in choices_of(self.reply) if c.word == word)
        return await self.send(text=choice.spoken, choice=word, token=self.reply.token)

    async def file(self, name: str = "홍길동", details: str = "쌍꺼풀 회복 기간이 궁금해요") -> Reply:
        """The whole intake, from the first words to a filed case."""
        await self.to_the_review(name, details)
        return await self.press("confirm")

    async def to_the_review(self, name: str = "홍길동", details: str = "쌍꺼풀 회복 기간이 궁금해요") -> Reply:
        """The intake until it is laid out and asked whether to file it."""
        await self.say("상담 신청할게요")
        await self.press("yes")
        await self.press("yes")
        await self.say(name)
        await self.say(PHONE)
        await self.say("눈이요")
        await self.say(details)
        return await self.press("anytime")

    def offered(self) -> frozenset[str]:
        """The words of everything that the last reply offers to press."""
        assert self.reply is not None
        return frozenset(choice.word for choice in choices_of(self.reply))

    def step(self) -> tuple[str, str]:
        """Where the last reply stands: (skill, step)."""
        assert self.reply is not None
        return self.reply.skill, self.reply.step

    def read(self) -> str:
        """Everything that the last reply says."""
        assert self.reply is not None
        return words_of(self.reply)


def words_of(reply: Reply) -> str:
    """All text of a reply's bubbles."""
    lines: list[str] = []
    for bubble in reply.bubbles:
        if isinstance(bubble, Say):
            lines.append(bubble.text)
        elif isinstance(bubble, Table):
            lines.append(bubble.title)
            lines.extend(f"{row.label}: {row.value}" for row in bubble.rows)
            lines.append(bubble.text)
        else:
            lines.append(str(bubble))
    return "\n".join(lines)


def choices_of(reply: Reply) -> tuple[Choice, ...]:
    """Every choice that a person can press in a reply, quick replies first."""
    return (*reply.choices, *(choice for bubble in reply.bubbles for choice in _choices_of(bubble)))


def _choices_of(bubble: Say | Card | Table | Listing | Deck) -> list[Choice]:
    match bubble:
        case Card(buttons=buttons) | Table(buttons=buttons):
            return [b for b in buttons if isinstance(b, Choice)]
        case Listing(entries=entries, buttons=buttons):
            pressed = [e.press for e in entries if isinstance(e.press, Choice)]
            return pressed + [b for b in buttons if isinstance(b, Choice)]
        case Deck(cards=cards):
            return [c for card in cards for c in _choices_of(card)]
        case _:
            return []
