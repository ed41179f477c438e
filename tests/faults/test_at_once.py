"""200 people, fifty at a time, each sending two messages at the same moment, over HTTP, on both engines: no wrong conversation,
no error."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import select
from sqlmodel import col

from storage.patients import conversations
from storage.patients.conversations import KakaoIds
from storage.patients.patients import Patient as Row
from storage.unit.unit_of_work import PATIENT, SYSTEM
from tests.faults.patients import Patient, opened, post
from tests.intake import body, press
from tests.serving import Server

PEOPLE = 200
WAVE = 100  # Messages at the same moment; where a slow machine answers more of them too late, that is another test's matter.


async def test_two_messages_of_each_of_200_people_at_once(database_url: str, tmp_path: Path) -> None:
    """First two different words, which both count once; then the same press twice, which counts once for both."""
    people = [Patient(f"{i:064x}") for i in range(PEOPLE)]
    with Server(tmp_path, url=database_url) as server:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
            both = ("쌍꺼풀 상담 받고 싶어요", "개인정보 처리방침 보여 주세요")
            calls = [post(http, server, "fallback", body(p.key, words)) for p in people for words in both]
            first = await _in_waves(calls)
            assert Counter(a["data"]["intent"] for a in first)["policy"] == PEOPLE
            assert Counter(a["data"]["step"] for a in first)["age"] == PEOPLE
            asked = await _in_waves([post(http, server, "fallback", body(p.key, "상담 신청")) for p in people])
            pressed = [body(p.key, *press(a, "yes")) for p, a in zip(people, asked, strict=True)]
            twice = await _in_waves([post(http, server, "fallback", one) for one in pressed for _ in range(2)])
        assert {a["data"]["step"] for a in twice} == {"health_consent"}
        assert all(one == other for one, other in _pairs(twice))
        tokens = {a["template"]["quickReplies"][0]["extra"]["token"] for a in twice}
        assert len(tokens) == PEOPLE
    with opened(server) as database:
        talks = database.run_now(lambda unit: [conversations.open_talk(unit, KakaoIds(p.key)) for p in people], PATIENT)
        assert {(t.flow, t.step, t.turn) for t in talks} == {("consult", "health_consent", 4)}
        assert len(database.run_now(lambda unit: unit.session.scalars(select(col(Row.id))).all(), SYSTEM)) == PEOPLE
    assert b"turn_failed" not in server.log.read_bytes()


def _pairs(answers: list[dict[str, object]]) -> list[tuple[dict, dict]]:
    return list(zip(answers[::2], answers[1::2], strict=True))


async def _in_waves(calls: Sequence[Coroutine[Any, Any, dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        answer for begin in range(0, len(calls), WAVE) for answer in await asyncio.gather(*calls[begin : begin + WAVE])
    ]
