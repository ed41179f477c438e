"""One call to the server as Kakao makes it: real headers, one hard time limit, and a strict look at what came back.

An answer that breaks a limit is not shown, as Kakao would not show it; the reasons stay with the `Exchange` for the
developer panel and the tests.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from bot.kakao.replies.response import violations
from bot.simulator.chatbot import answer as reading
from bot.simulator.chatbot.answer import Pressable

TIMEOUT_CODE = "1001"
KAKAO = "kakao "  # Before the published number of what failed on Kakao's own side.
USER_AGENT = "AHC/2.1"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what became of it.

    `error` is Kakao's error code (`1001` for a time-out, kakao.md §3) or a plain word where Kakao publishes none; `problems`
    names each limit that the answer breaks. `ms` is the whole round trip in milliseconds.
    """

    url: str
    request: Mapping[str, Any]
    headers: Mapping[str, str]
    status: int | None = None
    raw: str = ""
    answer: Any = None
    ms: float = 0.0
    error: str | None = None
    problems: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether Kakao would show this answer."""
        return self.error is None and not self.problems

    @property
    def number(self) -> int | None:
        """The number that the admin centre's error list publishes for this failure (docs/kakao.md §3); None when shown."""
        if self.error is None:
            return 6 if self.problems else None
        if self.error == TIMEOUT_CODE:
            return 202
        if self.error == "broken json":
            return 6
        if self.error.startswith(KAKAO):
            return int(self.error.removeprefix(KAKAO).partition(" ")[0])
        return 204 if "/validate/" in self.url else 201

    @property
    def waits_for_callback(self) -> bool:
        """Whether the skill promised its answer by callback."""
        return isinstance(self.answer, dict) and self.answer.get("useCallback") is True

    @property
    def outputs(self) -> list[dict[str, Any]]:
        """The bubbles that are shown; none when the answer was refused."""
        return reading.outputs(self.answer) if self.accepted else []

    @property
    def quick_replies(self) -> list[dict[str, Any]]:
        """The quick replies that are shown."""
        return reading.quick_replies(self.answer) if self.accepted else []

    @property
    def pressables(self) -> list[Pressable]:
        """Everything that can be pressed in what is shown."""
        return reading.pressables(self.answer) if self.accepted else []

    @property
    def texts(self) -> list[str]:
        """Every string that can be read in what is shown."""
        return reading.texts(self.answer) if self.accepted else []

    @property
    def data(self) -> Mapping[str, Any]:
        """The answer's `data` map (`skill`, `step`, `intent`)."""
        found = self.answer.get("data") if isinstance(self.answer, dict) else None
        return found if isinstance(found, dict) else {}

    def choice(self, word: str) -> Pressable:
        """The pressable whose `extra.choice` is `word`; `LookupError` when none is shown."""
        for pressable in self.pressables:
            if pressable.extra.get("choice") == word:
                return pressable
        raise LookupError(f"no choice {word!r} in this answer")

    def labelled(self, label: str) -> Pressable:
        """The pressable with this label; `LookupError` when none is shown."""
        for pressable in self.pressables:
            if pressable.label == label:
                return pressable
        raise LookupError(f"nothing labelled {label!r} in this answer")

    def view(self) -> dict[str, Any]:
        """The exchange as the developer panel reads it; the shared key is never among it."""
        return {
            "url": self.url,
            "headers": dict(self.headers),
            "request": dict(self.request),
            "status": self.status,
            "answer": self.answer if self.answer is not None else self.raw[:20_000],
            "ms": round(self.ms, 1),
            "error": self.error,
            "number": self.number,
            "problems": list(self.problems),
        }


@dataclass(slots=True)
class SkillCaller:
    """Posts JSON to the server under Kakao's headers and within `limit_s` seconds, time to connect included."""

    client: httpx.AsyncClient
    skill_key: str
    limit_s: float
    token: Callable[[int], str]

    async def call(self, url: str, body: Mapping[str, Any], *, judged: bool = True, key: str | None = None) -> Exchange:
        """Post `body` to `url`, with the shared key or another one. `judged` False leaves the limits of a skill answer aside
        (validation calls)."""
        key = self.skill_key if key is None else key
        headers = self._headers(key)
        started = time.perf_counter()
        status, raw, error = await self._post(url, body, headers)
        ms = (time.perf_counter() - started) * 1000
        answer, error, problems = judge(status, raw, error, judged=judged)
        shown = {**headers, "X-Skill-Key": "•••" if key else "(없음)"}
        return Exchange(url, body, shown, status, raw, answer, ms, error, problems)

    def _headers(self, key: str) -> dict[str, str]:
        request_id = f"chp-{self.token(16)}"
        headers = {
            "X-Request-Id": request_id,
            "X-Chappie-Footprint": request_id,
            "User-Agent": USER_AGENT,
            "Content-Type": "application/json",
            "accept": "*/*",
        }
        return {**headers, "X-Skill-Key": key} if key else headers

    async def _post(
        self, url: str, body: Mapping[str, Any], headers: Mapping[str, str]
    ) -> tuple[int | None, str, str | None]:
        content = json.dumps(body, ensure_ascii=False).encode()
        try:
            async with asyncio.timeout(self.limit_s):
                response = await self.client.post(url, content=content, headers=dict(headers))
        except TimeoutError:
            return None, "", TIMEOUT_CODE
        except httpx.HTTPError as error:
            return None, "", f"unreachable ({type(error).__name__})"
        return response.status_code, response.text, None


def judge(
    status: int | None, raw: str, error: str | None, *, judged: bool = True
) -> tuple[Any, str | None, tuple[str, ...]]:
    """The parsed answer, the error that keeps it from being shown, and the limits it breaks."""
    if error is not None:
        return None, error, ()
    try:
        answer = json.loads(raw)
    except ValueError:
        return None, f"http {status}" if status != httpx.codes.OK else "broken json", ()
    if status != httpx.codes.OK:
        return answer, f"http {status}", ()
    return answer, None, problems_of(answer) if judged else ()


def problems_of(answer: object) -> tuple[str, ...]:
    """What Kakao would refuse in `answer`. The first half of a callback has no template to look at (docs/kakao.md §3.1)."""
    if isinstance(answer, dict) and answer.get("useCallback") is True:
        return () if answer.get("version") == "2.0" else ('version: must be "2.0"',)
    return tuple(violations(answer))
