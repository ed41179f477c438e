"""A callback address is good for one answer, within a minute, after a promise, and only for a valid bubble."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bot.simulator.box import Box
from bot.simulator.chatbot.standing import Route
from tests.bot.simulator.conftest import SkillServer, text_answer
from tests.conftest import MovedClock

PROMISE = {"version": "2.0", "useCallback": True, "data": {"text": "잠시만 기다려 주세요"}}
WITH_CALLBACK = Route(callback=True)


def shown(box: Box) -> list[str]:
    return [line.body["outputs"][0]["simpleText"]["text"] for line in box.platform.feed.of("minseo", "shown")]


async def promised(box: Box, server: SkillServer) -> str:
    """Let the skill promise an answer; returns the callback address."""
    server.says(PROMISE)
    await box.platform.say(box.platform.people.get("minseo"), "오래 걸리는 질문", WITH_CALLBACK)
    return str(server.last.body["userRequest"]["callbackUrl"])


async def answer(http: httpx.AsyncClient, url: str, body: Any) -> dict[str, Any]:
    response = await http.post(url, json=body)
    assert response.status_code == 200
    told: dict[str, Any] = response.json()
    return told


async def test_a_promise_shows_the_waiting_text_and_the_late_answer_follows(
    box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    told = await answer(http, await promised(box, server), text_answer("늦은 답"))
    assert told["status"] == "SUCCESS"
    assert set(told) == {"taskId", "status", "timestamp"}
    assert shown(box) == ["잠시만 기다려 주세요", "늦은 답"]


async def test_the_address_has_the_real_form(box: Box, server: SkillServer, http: httpx.AsyncClient) -> None:
    url = await promised(box, server)
    bot = box.platform.config.bot_id
    assert url.startswith(f"{box.platform.config.own_url}/v1/bots/{bot}/callback/")


async def test_the_address_works_once(box: Box, server: SkillServer, http: httpx.AsyncClient) -> None:
    url = await promised(box, server)
    await answer(http, url, text_answer("하나"))
    told = await answer(http, url, text_answer("둘"))
    assert told["status"] == "FAIL"
    assert "callback token" in told["message"]
    assert "둘" not in shown(box)


async def test_the_address_dies_after_a_minute(
    box: Box, server: SkillServer, http: httpx.AsyncClient, clock: MovedClock
) -> None:
    url = await promised(box, server)
    clock.move(seconds=61)
    told = await answer(http, url, text_answer("늦음"))
    assert (told["status"], "1 minute" in told["message"]) == ("FAIL", True)
    assert "늦음" not in shown(box)


async def test_the_address_lives_for_a_minute(
    box: Box, server: SkillServer, http: httpx.AsyncClient, clock: MovedClock
) -> None:
    url = await promised(box, server)
    clock.move(seconds=60)
    assert (await answer(http, url, text_answer("제때")))["status"] == "SUCCESS"


async def test_without_a_promise_the_address_is_worthless(
    box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    await box.platform.say(box.platform.people.get("minseo"), "바로", WITH_CALLBACK)
    told = await answer(http, server.last.body["userRequest"]["callbackUrl"], text_answer("덤"))
    assert told["status"] == "FAIL"
    assert "덤" not in shown(box)


@pytest.mark.parametrize("body", [text_answer("가" * 1001), PROMISE, {}, "words"])
async def test_an_invalid_bubble_is_refused_and_spends_the_address(
    body: Any, box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    url = await promised(box, server)
    assert (await answer(http, url, body))["message"].startswith("Invalid JSON or bubble")
    assert (await answer(http, url, text_answer("다시")))["status"] == "FAIL"
    assert shown(box) == ["잠시만 기다려 주세요"]


async def test_another_bot_s_address_is_refused(box: Box, server: SkillServer, http: httpx.AsyncClient) -> None:
    url = (await promised(box, server)).replace(box.platform.config.bot_id, "another")
    assert (await answer(http, url, text_answer()))["message"] == "Invalid bot id."


async def test_a_promise_without_an_address_shows_nothing(box: Box, server: SkillServer) -> None:
    server.says(PROMISE)
    turn = await box.platform.say(box.platform.people.get("minseo"), "콜백 없이")
    assert not turn.accepted
    assert "callbackUrl" in turn.problems[0]
    assert shown(box) == []
