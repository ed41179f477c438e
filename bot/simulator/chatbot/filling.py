"""Slot filling in small: a block's required parameters, asked one by one and checked by the validation skill (kakao.md §4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.chatbot.exchange import Exchange
from bot.simulator.chatbot.payload import Block, Parameter

# The bot's own questions, as an operator would type them into the admin centre; they are not the skill's words.
QUESTIONS: Mapping[str, str] = {"name": "성함을 입력해 주세요.", "phone": "연락받으실 전화번호를 입력해 주세요."}
LEFT = "입력을 마쳤어요. 처음부터 다시 시도해 주세요."
MAX_TRIES = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the validation skill said: `status` SUCCESS, FAIL, ERROR or IGNORE, or empty when it gave no usable answer."""

    status: str
    value: str
    message: str
    exchange: Exchange

    @classmethod
    def read(cls, exchange: Exchange, said: str) -> Verdict:
        """The verdict in an exchange; `value` replaces what was `said` only when the skill gives one."""
        answer: Mapping[str, Any] = exchange.answer if isinstance(exchange.answer, dict) else {}
        status = str(answer.get("status") or "") if exchange.error is None else ""
        return cls(status, str(answer.get("value") or said), str(answer.get("message") or ""), exchange)


@dataclass(slots=True)
class Filling:
    """The parameters still to ask of one person before a block runs, and those that are filled."""

    waiting: list[str]
    block: Block
    filled: list[Parameter] = field(default_factory=list)
    tries: int = 0

    @property
    def asked(self) -> str:
        """The parameter that the bot has just asked for."""
        return self.waiting[0]

    @property
    def question(self) -> str:
        """The bot's question for it."""
        return QUESTIONS.get(self.asked, f"{self.asked}?")

    def take(self, said: str, verdict: Verdict) -> bool:
        """Fill the asked parameter if the skill agreed; True when it did."""
        if verdict.status != "SUCCESS":
            self.tries += 1
            return False
        self.filled.append(Parameter(self.waiting.pop(0), origin=said, value=verdict.value))
        self.tries = 0
        return True
