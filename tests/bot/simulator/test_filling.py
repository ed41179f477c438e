"""Slot filling asks, validates and asks again, as facts of the platform say."""

from __future__ import annotations

import pytest
from aiohttp import web

from bot.simulator.chatbot.platform import KakaoPlatform
from bot.simulator.chatbot.standing import NotHeard, Route
from bot.simulator.persona import Persona
from tests.bot.simulator.conftest import Call, SkillServer, text_answer


def validating(server: SkillServer) -> None:
    async def reply(call: Call) -> web.Response:
        if not call.path.startswith("/skills/validate/"):
            return web.json_response(text_answer())
        if call.body["value"]["origin"].startswith("010"):
            return web.json_response({"status": "SUCCESS", "value": "+821000001234"})
        return web.json_response({"status": "FAIL", "message": "번호를 다시 알려 주세요."})

    server.reply = reply


def shown(kakao: KakaoPlatform) -> list[str]:
    return [line.body["outputs"][0]["simpleText"]["text"] for line in kakao.feed.of("minseo", "shown")]


async def test_a_refused_value_is_asked_again_with_the_skill_s_words(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    validating(server)
    kakao.ask_for(minseo, ["phone"], Route(skill="consult"))
    await kakao.say(minseo, "모름")
    assert server.last.path == "/skills/validate/phone"
    assert server.last.body["isInSlotFilling"] is True
    assert shown(kakao)[-1] == "번호를 다시 알려 주세요."


async def test_an_agreed_value_reaches_the_block_as_the_skill_resolved_it(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    validating(server)
    kakao.ask_for(minseo, ["phone"], Route(skill="consult"))
    await kakao.say(minseo, "010-0000-1234")
    assert server.last.path == "/skills/consult"
    action = server.last.body["action"]
    assert action["params"] == {"phone": "+821000001234"}
    assert action["detailParams"]["phone"]["origin"] == "010-0000-1234"


async def test_three_refusals_end_the_asking(kakao: KakaoPlatform, server: SkillServer, minseo: Persona) -> None:
    validating(server)
    kakao.ask_for(minseo, ["phone"])
    for _ in range(3):
        await kakao.say(minseo, "모름")
    await kakao.say(minseo, "안녕")
    assert server.last.path == "/skills/fallback"


@pytest.mark.parametrize("word", ["취소", "그만", "중지", "처음으로"])
async def test_an_escape_word_leaves_the_asking_and_calls_nobody(
    word: str, kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    validating(server)
    kakao.ask_for(minseo, ["phone"])
    with pytest.raises(NotHeard):
        await kakao.say(minseo, word)
    assert server.calls == []
    await kakao.say(minseo, "안녕")
    assert server.last.path == "/skills/fallback"


async def test_a_verdict_without_an_answer_is_no_success(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    server.says("oops", 500)
    verdict = await kakao.validate(minseo, "name", "김하늘")
    assert (verdict.status, verdict.exchange.error) == ("", "http 500")
