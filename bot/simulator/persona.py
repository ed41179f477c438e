"""The people in the box: who they are to the bot, to the channel and to Kakao Login."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.simulator.config import SimulatorConfig


@dataclass(slots=True)
class Persona:
    """An invented person with a Kakao account.

    `generation` counts how often the person left KakaoTalk and came back: all keys change with it, as they do at Kakao
    (docs/kakao.md §1.1). Keys are derived, not drawn, so that a person stays the same one after the simulator restarts.
    `linked` says that the person has passed Kakao Login for this app, which alone makes `appUserId` appear.
    """

    slug: str
    name: str
    phone: str
    colour: str
    lang: str | None = "ko"
    is_friend: bool = True
    linked: bool = False
    event_delay_s: float = 0.0
    generation: int = 0
    blocked: bool = False
    in_one_to_one: bool = False

    def bot_user_key(self, bot_id: str) -> str:
        """The botUserKey: 64 hexadecimal digits, another one for each bot."""
        return self._digest("bot", bot_id)

    def channel_key(self, bot_id: str) -> str:
        """The plusfriendUserKey of the bot's channel."""
        return self._digest("channel", bot_id)[:14]

    @property
    def member_number(self) -> int:
        """The Kakao Login member number (appUserId): one for each Kakao account and app."""
        return 3_000_000_000 + int(self._digest("member", "")[:7], 16)

    @property
    def email(self) -> str:
        """An address of a domain that cannot exist."""
        return f"{self.slug}@kakao.invalid"

    @property
    def open_id(self) -> str:
        """How the channel webhook names who did not consent to channel status."""
        return self._digest("open", "")[:26]

    def properties(self, bot_id: str, channel: str = "") -> dict[str, Any]:
        """`userRequest.user.properties` on a channel: both spellings, and only what Kakao would know (docs/kakao.md §1.1).
        `channel` is the first bot of the channel, when another one took its place."""
        bot_key, channel_key = self.bot_user_key(bot_id), self.channel_key(channel or bot_id)
        known: dict[str, Any] = {
            "botUserKey": bot_key,
            "bot_user_key": bot_key,
            "plusfriendUserKey": channel_key,
            "plusfriend_user_key": channel_key,
        }
        if self.linked:
            member = str(self.member_number)
            known |= {"appUserId": member, "app_user_id": member, "appUserStatus": "REGISTERED"}
            known["app_user_status"] = "REGISTERED"
        if self.is_friend:
            known["isFriend"] = True
        return known

    def answers_to(self, kind: str, key: str, bot_id: str) -> bool:
        """Whether an Event API user of this `kind` and `key` is this person."""
        if kind == "appUserId":
            return self.linked and key == str(self.member_number)
        keys = {"botUserKey": self.bot_user_key(bot_id), "plusfriendUserKey": self.channel_key(bot_id)}
        return keys.get(kind) == key

    def start_anew(self) -> None:
        """Leave KakaoTalk and come back as somebody whom nobody knows."""
        self.generation += 1
        self.linked = self.blocked = self.in_one_to_one = False
        self.is_friend = True

    def view(self, config: SimulatorConfig) -> dict[str, Any]:
        """What the page shows of the person."""
        return {
            "slug": self.slug,
            "name": self.name,
            "phone": self.phone,
            "colour": self.colour,
            "lang": self.lang,
            "isFriend": self.is_friend,
            "linked": self.linked,
            "blocked": self.blocked,
            "oneToOne": self.in_one_to_one,
            "eventDelay": self.event_delay_s,
            "botUserKey": self.bot_user_key(config.bot_id),
            "appUserId": str(self.member_number) if self.linked else None,
        }

    def _digest(self, purpose: str, scope: str) -> str:
        return hashlib.sha256(f"{purpose}/{scope}/{self.slug}/{self.generation}".encode()).hexdigest()


COLOURS = ("#8fb8e8", "#f2a7b5", "#9dcf9a", "#e8c07a", "#b9a5e2", "#7ec8c8")


class People:
    """The personas of one simulator, in the order in which they came; in `file`, if told, they outlive it."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._by_slug: dict[str, Persona] = {}
        for slug, name, lang in (("minseo", "김민서", "ko"), ("dohyun", "이도현", "ko"), ("emma", "Emma Park", "en")):
            self.add(slug, name, lang)
        if file is not None:
            with suppress(OSError, ValueError, TypeError):  # A toy's file: without it the three begin anew.
                kept = [Persona(**told) for told in json.loads(file.read_text(encoding="utf-8"))]
                self._by_slug |= {person.slug: person for person in kept}

    def keep(self) -> None:
        """Write down who is there."""
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file.write_text(json.dumps([asdict(p) for p in self], ensure_ascii=False), encoding="utf-8")

    def __iter__(self) -> Iterator[Persona]:
        return iter(self._by_slug.values())

    def get(self, slug: str) -> Persona:
        """The persona of this slug; `KeyError` when there is none."""
        return self._by_slug[slug]

    def add(self, slug: str, name: str, lang: str | None = "ko") -> Persona:
        """A new person; the phone number is one of those that nobody has."""
        at = len(self._by_slug)
        person = Persona(slug, name, f"010-0000-{at + 1:04d}", COLOURS[at % len(COLOURS)], lang)
        self._by_slug[slug] = person
        return person

    def find(self, kind: str, key: str, bot_id: str) -> Persona | None:
        """The person whom an Event API user names, or None."""
        return next((p for p in self._by_slug.values() if p.answers_to(kind, key, bot_id)), None)

    def member(self, number: str) -> Persona | None:
        """The person with this Kakao member number, or None."""
        return next((p for p in self._by_slug.values() if str(p.member_number) == number), None)
