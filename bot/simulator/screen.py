"""What a person sees of the chat: bubbles, Kakao's own notes, and, for whoever develops, the calls behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.simulator.chatbot.exchange import Exchange
from bot.simulator.feed import Feed
from bot.simulator.persona import Persona

WEBHOOK_TEXT = "{{#webhook.text}}"  # In a block's waiting text: what the skill says. The finished bot's blocks have it.
WAITING = "답변을 준비하고 있어요. 잠시만 기다려 주세요."


class Screen:
    """The chats of everybody, written into the feed that the page follows."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def show(self, person: Persona, answer: object) -> None:
        """Put an accepted answer into the chat (callbacks arrive here)."""
        template = answer.get("template") if isinstance(answer, dict) else None
        self._bubbles(person, dict(template) if isinstance(template, dict) else {})

    def show_text(self, person: Persona, text: str) -> None:
        """A bubble of the bot's own, made in the admin centre and not by a skill."""
        self._bubbles(person, {"outputs": [{"simpleText": {"text": text}}]})

    def show_waiting(self, person: Persona, text: str, said: str) -> None:
        """A block's waiting text; what the skill `said` is seen only where that asks for it (docs/kakao.md §3.1)."""
        self.show_text(person, text.replace(WEBHOOK_TEXT, said) or WAITING)

    def notice(self, person: Persona, text: str) -> None:
        """A line of Kakao's own."""
        self._feed.publish("notice", person.slug, {"text": text})

    def panel(self, person: Persona, exchange: Exchange, skill: str) -> None:
        """The call, for the panel beside the chat."""
        self._feed.publish("exchange", person.slug, {"skill": skill, **exchange.view()})

    def _bubbles(self, person: Persona, template: Mapping[str, Any]) -> None:
        body = {"outputs": template.get("outputs") or [], "quickReplies": template.get("quickReplies") or []}
        self._feed.publish("shown", person.slug, body)
