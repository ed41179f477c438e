"""The platform calls the server over HTTP as Kakao does, and shows what Kakao would show."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import web

from bot.simulator import SimulatorConfig
from bot.simulator.chatbot.payload import BLOCKS, Mode
from bot.simulator.chatbot.platform import KakaoPlatform
from bot.simulator.chatbot.standing import Route
from bot.simulator.persona import Persona
from tests.bot.simulator.conftest import Call, SkillServer, text_answer
from tests.conftest import MovedClock


async def test_typed_text_goes_to_the_fallback_skill_and_shows_its_bubbles(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    turn = await kakao.say(minseo, "안녕하세요")
    assert server.last.path == "/skills/fallback"
    assert server.last.body["userRequest"]["utterance"] == "안녕하세요"
    assert server.last.body["action"]["clientExtra"] == {}
    assert turn.accepted
    assert turn.texts == ["안녕하세요", "네", "블록으로"]
    assert turn.data["step"] == "menu"
    assert [line.kind for line in kakao.feed.of("minseo", "said", "shown")] == ["said", "shown"]


async def test_the_headers_are_those_that_kakao_sends(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    await kakao.say(minseo, "하나")
    await kakao.say(minseo, "둘")
    first, second = (call.headers for call in server.calls)
    assert re.fullmatch(r"chp-[0-9a-f]{32}", first["X-Request-Id"])
    assert first["X-Chappie-Footprint"] == first["X-Request-Id"] != second["X-Request-Id"]
    assert first["User-Agent"] == "AHC/2.1"
    assert first["Content-Type"] == "application/json"
    assert first["accept"] == "*/*"
    assert first["X-Skill-Key"] == "shared-key"


async def test_the_shared_key_is_not_in_what_the_panel_shows(kakao: KakaoPlatform, minseo: Persona) -> None:
    await kakao.say(minseo, "안녕")
    assert "shared-key" not in str([line.view() for line in kakao.feed.of("minseo")])


async def test_opening_the_chat_runs_the_welcome_block(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    await kakao.enter(minseo)
    await kakao.say(minseo, "안녕")
    assert [call.path for call in server.calls] == ["/skills/menu", "/skills/fallback"]
    assert server.last.body["flow"]["lastBlock"]["name"] == "웰컴 블록"


@pytest.mark.parametrize("skill", [block.skill for block in BLOCKS])
async def test_any_block_can_be_made_to_run(
    skill: str, kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    await kakao.say(minseo, "안녕", Route(skill=skill))
    assert server.last.path == f"/skills/{skill}"


async def test_a_press_carries_its_extra_and_the_right_trigger(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    turn = await kakao.say(minseo, "안녕")
    await kakao.press(minseo, turn.choice("yes"))
    body = server.last.body
    assert body["userRequest"]["utterance"] == "네, 동의해요"
    assert body["action"]["clientExtra"] == {"choice": "yes", "token": "t1"}
    assert body["flow"]["trigger"]["type"] == "QUICKREPLY_BUTTON_MESSAGE"
    assert body["flow"]["trigger"]["referrerBlock"]["name"] == "폴백 블록"


async def test_a_block_press_shows_its_label_and_an_unknown_block_falls_back(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    turn = await kakao.say(minseo, "안녕")
    await kakao.press(minseo, turn.labelled("블록으로"))
    assert server.last.body["flow"]["trigger"]["type"] == "QUICKREPLY_BUTTON_BLOCK"
    assert server.last.body["userRequest"]["utterance"] == "블록으로"
    assert server.last.path == "/skills/fallback"


async def test_buttons_and_list_items_have_their_own_triggers_and_links_reach_no_skill(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    answer = text_answer()
    buttons = [
        {"label": "신청", "action": "message", "messageText": "신청"},
        {"label": "열기", "action": "webLink", "webLinkUrl": "https://example.invalid"},
    ]
    items = [{"title": "쌍꺼풀", "action": "message", "messageText": "쌍꺼풀", "extra": {"choice": "eye"}}]
    answer["template"]["outputs"] = [{"listCard": {"header": {"title": "목록"}, "items": items, "buttons": buttons}}]
    server.says(answer)
    turn = await kakao.say(minseo, "목록")
    await kakao.press(minseo, turn.choice("eye"))
    assert server.last.body["flow"]["trigger"]["type"] == "LIST_ITEM_MESSAGE"
    await kakao.press(minseo, turn.labelled("신청"))
    assert server.last.body["flow"]["trigger"]["type"] == "CARD_BUTTON_MESSAGE"
    before = len(server.calls)
    assert await kakao.press(minseo, turn.labelled("열기")) is None
    assert len(server.calls) == before


async def test_a_late_answer_shows_nothing_and_is_error_1001(config: SimulatorConfig, server: SkillServer) -> None:
    server.sleeps(1)
    async with KakaoPlatform(replace(config, answer_limit_s=0.05)) as kakao:
        person = kakao.people.get("minseo")
        turn = await kakao.say(person, "늦게")
        assert (turn.error, turn.outputs, turn.accepted) == ("1001", [], False)
        assert kakao.feed.of("minseo", "shown") == []
        assert kakao.feed.of("minseo", "exchange")[0].body["error"] == "1001"


async def test_the_limit_counts_the_whole_round_trip(config: SimulatorConfig, server: SkillServer) -> None:
    """A server that drips its answer byte by byte is as late as one that is silent."""

    async def drip(_call: Call) -> web.Response:
        body = b"x" * 100

        async def slowly() -> AsyncIterator[bytes]:
            for at in range(len(body)):
                await asyncio.sleep(0.02)
                yield body[at : at + 1]

        return web.Response(body=slowly())

    server.reply = drip
    async with KakaoPlatform(replace(config, answer_limit_s=0.2)) as kakao:
        assert (await kakao.say(kakao.people.get("minseo"), "x")).error == "1001"


@pytest.mark.parametrize(
    ("answer", "status", "error"),
    [
        ("not json", 200, "broken json"),
        ("trace", 500, "http 500"),
        (text_answer(), 401, "http 401"),
    ],
)
async def test_what_is_not_a_good_answer_is_not_shown(
    answer: object, status: int, error: str, kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    server.says(answer, status)
    turn = await kakao.say(minseo, "안녕")
    assert turn.error == error
    assert kakao.feed.of("minseo", "shown") == []


async def test_a_server_that_is_not_there_is_an_error_and_not_a_crash(config: SimulatorConfig) -> None:
    gone = replace(config, skill_base_url="http://127.0.0.1:9")
    async with KakaoPlatform(gone) as kakao:
        turn = await kakao.say(kakao.people.get("minseo"), "안녕")
    assert turn.error is not None
    assert turn.error.startswith("unreachable")


async def test_an_answer_over_a_limit_is_refused_with_the_limit_named(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    server.says(text_answer("가" * 1001))
    turn = await kakao.say(minseo, "길게")
    assert not turn.accepted
    assert any("1001" in problem for problem in turn.problems)
    assert (turn.outputs, turn.pressables, turn.texts) == ([], [], [])
    assert kakao.feed.of("minseo", "shown") == []


async def test_the_server_s_redirects_are_not_followed(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    async def move(_call: Call) -> web.Response:
        return web.Response(status=302, headers={"Location": "/elsewhere"})

    server.reply = move
    assert (await kakao.say(minseo, "x")).error == "http 302"
    assert len(server.calls) == 1


async def test_photos_are_served_for_ten_minutes(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona, clock: MovedClock
) -> None:
    await kakao.send_photos(minseo, [b"one", b"two"])
    urls = [call.body["userRequest"]["params"]["media"]["url"] for call in server.calls]
    assert len(set(urls)) == 2
    name = urls[0].rsplit("/", 1)[1].partition("?")[0]
    photo = kakao.photos.get(name)
    assert photo is not None
    assert photo.content == b"one"
    clock.move(minutes=10)
    assert kakao.photos.get(name) is None


async def test_secure_photos_arrive_in_one_call(kakao: KakaoPlatform, server: SkillServer, minseo: Persona) -> None:
    await kakao.send_photos(minseo, [b"one", b"two"], secure=True)
    assert len(server.calls) == 1
    assert '"imageQuantity": "2"' in server.last.body["action"]["params"]["photo"]


async def test_a_person_who_starts_anew_is_unknown_and_unlinked(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    await kakao.say(minseo, "하나")
    minseo.linked = True
    kakao.start_anew(minseo)
    await kakao.say(minseo, "둘")
    first, second = (call.body["userRequest"]["user"] for call in server.calls)
    assert first["id"] != second["id"]
    assert "appUserId" not in second["properties"]
    assert [line.body["text"] for line in kakao.feed.of("minseo", "said")] == ["둘"]


async def test_a_skill_test_reaches_the_server_as_one(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    await kakao.say(minseo, "시험", Route(mode=Mode.SKILL_TEST, callback=True))
    assert server.last.body["userRequest"]["user"]["type"] == "accountId"
    assert "callbackUrl" not in server.last.body["userRequest"]
