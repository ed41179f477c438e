"""Played strictly, the simulator keeps from the bot what Kakao keeps from it, and says why in the chat."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.cli.blocks import BLOCKS
from bot.simulator import SimulatorConfig
from bot.simulator.box import Box
from bot.simulator.chatbot.answer import Pressable
from bot.simulator.chatbot.exchange import Exchange
from bot.simulator.chatbot.payload import PHOTOS, Mode
from bot.simulator.chatbot.platform import KakaoPlatform
from bot.simulator.chatbot.rules import EVENT_PRICE_WON, Rules
from bot.simulator.chatbot.standing import NotHeard, Route
from bot.simulator.persona import Persona
from bot.talks import transcript
from tests.bot.simulator.conftest import SkillServer, text_answer

TAUGHT = tuple((block.name, block.skill, block.sentences) for block in BLOCKS)


@pytest.fixture
def config(config: SimulatorConfig) -> SimulatorConfig:
    return replace(config, taught=TAUGHT, strict=True)


def notices(kakao: KakaoPlatform, person: Persona) -> list[str]:
    return [line.body["text"] for line in kakao.feed.of(person.slug, "notice")]


@pytest.mark.parametrize(
    ("words", "skill"),
    [(sentence, skill) for name, skill, sentences in TAUGHT if name != PHOTOS.name for sentence in sentences]
    + [("상담신청!", "consult"), ("상담 신청은 어떻게 하나요", "fallback"), ("…", "fallback")],
)
async def test_typed_words_run_the_block_whose_sentences_match(
    words: str, skill: str, kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    await kakao.say(minseo, words)
    assert server.last.path == f"/skills/{skill}"
    name = server.last.body["userRequest"]["block"]["name"]
    assert notices(kakao, minseo) == ([] if skill == "fallback" else [f"블록: {name}"])


async def test_without_the_switch_all_words_go_to_the_fallback(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    kakao.rules = Rules()
    await kakao.say(minseo, "상담 신청")
    assert server.last.path == "/skills/fallback"


async def test_the_channels_own_welcome_hides_the_welcome_block_from_friends_alone(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    with pytest.raises(NotHeard):
        await kakao.enter(minseo)
    assert server.calls == []
    assert len(kakao.feed.of("minseo", "shown")) == 1
    minseo.is_friend = False
    await kakao.enter(minseo)
    assert server.last.path == "/skills/menu"


async def test_who_blocked_the_channel_cannot_write_until_they_add_it_again(
    box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    person = box.platform.people.get("minseo")
    await http.post("/api/people/minseo/account/block")
    before = len(server.calls)
    for action, told in (
        ("say", {"text": "안녕"}),
        ("time", {"moment": "2026-12-08T10:00"}),
        ("form", {"name": "knowledge"}),
    ):
        assert (await http.post(f"/api/chat/minseo/{action}", json=told)).status_code == 200
    assert len(server.calls) == before
    assert box.platform.feed.of("minseo", "said") == []
    assert "차단한 채널에는 메시지를 보낼 수 없습니다." in notices(box.platform, person)
    await http.post("/api/people/minseo/account/add")
    await http.post("/api/chat/minseo/say", json={"text": "안녕"})
    assert len(server.calls) == before + 1


async def test_one_to_one_chat_takes_the_words_away_until_it_ends(
    box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    kakao, person = box.platform, box.platform.people.get("minseo")
    operator = Pressable.read("button", {"label": "상담직원 연결", "action": "operator"})
    assert await kakao.press(person, operator) is None
    await http.post("/api/chat/minseo/say", json={"text": "들리나요"})
    await http.post("/api/chat/minseo/photo", files=[("photo", ("a.png", b"png", "image/png"))])
    assert server.calls == []
    assert "1:1 채팅 중이라 챗봇에 전달되지 않습니다." in notices(kakao, person)
    await http.post("/api/people/minseo", json={"oneToOne": False})
    await http.post("/api/chat/minseo/say", json={"text": "들리나요"})
    assert len(server.calls) == 1


async def test_where_one_to_one_chat_is_off_the_button_leads_nowhere(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    kakao.rules.one_to_one = False
    await kakao.press(minseo, Pressable.read("button", {"label": "상담직원 연결", "action": "operator"}))
    await kakao.say(minseo, "안녕")
    assert len(server.calls) == 1


async def test_a_photo_is_its_address_and_nothing_else(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    await kakao.send_photos(minseo, [b"one"])
    request = server.last.body["userRequest"]
    assert request["utterance"].startswith("http://")
    assert request["params"] == {"surface": "Kakaotalk.plusfriend"}
    assert server.last.body["flow"]["trigger"]["type"] == "TEXT_INPUT"


@pytest.mark.parametrize(("own", "told"), [("en", "ko"), ("kr", "kr"), ("ko", "ko"), (None, "ko")])
async def test_everybody_speaks_ko_or_kr(
    own: str | None, told: str, kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    minseo.lang = own
    await kakao.say(minseo, "hello")
    assert server.last.body["userRequest"]["lang"] == told
    assert minseo.lang == own


@pytest.mark.parametrize(
    ("error", "problems", "url", "number"),
    [
        (None, (), "/skills/menu", None),
        (None, ("simpleText: text has 1001",), "/skills/menu", 6),
        ("broken json", (), "/skills/menu", 6),
        ("1001", (), "/skills/menu", 202),
        ("http 500", (), "/skills/menu", 201),
        ("http 500", (), "/skills/validate/name", 204),
    ],
)
def test_each_failure_has_its_published_number(
    error: str | None, problems: tuple[str, ...], url: str, number: int | None
) -> None:
    assert Exchange(url, {}, {}, error=error, problems=problems).view()["number"] == number


async def test_an_event_needs_money_in_the_wallet(box: Box, http: httpx.AsyncClient) -> None:
    box.platform.rules.wallet_won = EVENT_PRICE_WON
    user = {"type": "botUserKey", "id": box.platform.people.get("minseo").bot_user_key(box.platform.config.bot_id)}
    told = {"event": {"name": "staff_reply"}, "user": [user]}
    headers = {"Authorization": f"KakaoAK {box.platform.config.rest_key}"}
    url = f"/v2/bots/{box.platform.config.bot_id}/talk"
    assert (await http.post(url, json=told, headers=headers)).status_code == 200
    await box.events.settled()
    assert (await http.post(url, json=told, headers=headers)).status_code == 400
    assert box.platform.rules.wallet_won == 0


async def test_an_invalid_answer_fails_an_event_by_its_number(
    box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    server.says(text_answer("가" * 1001))
    user = {"type": "botUserKey", "id": box.platform.people.get("minseo").bot_user_key(box.platform.config.bot_id)}
    headers = {"Authorization": f"KakaoAK {box.platform.config.rest_key}"}
    url = f"/v2/bots/{box.platform.config.bot_id}/talk"
    task = (await http.post(url, json={"event": {"name": "x"}, "user": [user]}, headers=headers)).json()["taskId"]
    await box.events.settled()
    result = box.events.result(task)
    assert result is not None
    assert result["fail"]["list"][0]["errorMsg"]["errorType"] == 6


async def test_a_switch_on_the_page_changes_one_rule(box: Box, http: httpx.AsyncClient) -> None:
    await http.post("/api/rules", json={"matching": False, "wallet_won": 5})
    rules = (await http.get("/api/state")).json()["rules"]
    assert (rules["matching"], rules["own_welcome"], rules["wallet_won"]) == (False, True, Rules().wallet_won)


async def test_who_did_not_consent_is_named_by_an_open_id(box: Box, http: httpx.AsyncClient) -> None:
    box.platform.people.get("minseo").linked = True
    (delivery,) = (await http.post("/api/people/minseo/account/block-open")).json()
    assert (delivery["body"]["id_type"], delivery["body"]["event"]) == ("open_id", "blocked")
    assert delivery["body"]["id"] == box.platform.people.get("minseo").open_id


TYPED = {"label": "네", "action": "message", "extra": {"choice": "yes"}}
PRESS = {"label": "사진 보내기", "action": "block", "blockId": PHOTOS.id, "extra": {"choice": "photos", "token": "t"}}


async def test_kakaos_own_screen_for_photos_calls_nobody_until_something_is_sent(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    """The press that opened it comes with the photos, or with the refusal."""
    pressed = Pressable.read("quick_reply", PRESS)
    for leave in ("취소", "처음으로"):
        assert await kakao.press(minseo, pressed) is None
        with pytest.raises(NotHeard):
            await kakao.say(minseo, leave)
    with pytest.raises(NotHeard):
        await kakao.say(minseo, "사진 보내기")  # Its own sentence opens it as well.
    assert server.calls == []
    await kakao.press(minseo, pressed)
    await kakao.send_photos(minseo, [b"one", b"two"])
    action = server.last.body["action"]
    assert (server.last.path, action["clientExtra"]["choice"]) == ("/skills/consult", "photos")
    assert json.loads(action["params"]["photo"])["imageQuantity"] == "2"
    await kakao.press(minseo, pressed)
    await kakao.refuse_photos(minseo)
    assert json.loads(server.last.body["action"]["params"]["photo"])["privacyAgreement"] == "N"
    await kakao.press(minseo, pressed)
    await kakao.say(minseo, "그냥 말할게요")
    assert server.last.path == "/skills/fallback"


@pytest.mark.parametrize("number", [99, 101, 104])
async def test_what_fails_inside_kakao_reaches_nobody_and_has_its_number(
    number: int, kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    kakao.rules.change({"failure": number})
    assert (await kakao.say(minseo, "안녕")).number == number
    assert (server.calls, kakao.feed.of("minseo", "shown")) == ([], [])
    assert (await kakao.validate(minseo, "name", "김하늘")).exchange.number == (None if number == 104 else number)
    kakao.rules.change({"failure": 204})
    assert (await kakao.validate(minseo, "name", "김하늘")).exchange.number == 204
    assert (await kakao.say(minseo, "안녕")).number is None
    kakao.rules.change({"failure": 7})
    assert kakao.rules.failure == 204


@pytest.mark.parametrize("number", [501, 504, 505])
async def test_a_callback_fails_inside_kakao_by_its_number(number: int, box: Box, http: httpx.AsyncClient) -> None:
    await http.post("/api/rules", json={"failure": number})
    told = (await http.post(f"/v1/bots/{box.platform.config.bot_id}/callback/x", json=text_answer())).json()
    assert (told["status"], told["message"][:3]) == ("ERROR", str(number))


async def test_another_bot_of_the_clinic_knows_the_channels_people_by_other_keys(
    kakao: KakaoPlatform, server: SkillServer, minseo: Persona
) -> None:
    """Only the channel's own key stays."""
    seen = []
    for mode in (Mode.CHANNEL, Mode.SECOND):
        await kakao.say(minseo, f"안녕 {mode}", Route(mode=mode))
        properties = server.last.body["userRequest"]["user"]["properties"]
        seen.append((server.last.body["bot"]["id"], properties["botUserKey"], properties["plusfriendUserKey"]))
    (bot, own, channel), (other_bot, other, same) = seen
    assert bot != other_bot
    assert own != other
    assert channel == same


async def test_a_chat_is_saved_as_a_file_that_can_be_played(box: Box, http: httpx.AsyncClient, tmp_path: Path) -> None:
    kakao, person = box.platform, box.platform.people.get("minseo")
    await kakao.say(person, "상담\n신청", Route("consult"))
    await kakao.press(person, Pressable.read("quick_reply", TYPED))
    await kakao.send_photos(person, [b"one"])
    saved = await http.get("/api/people/minseo/talk")
    assert 'filename="minseo.talk"' in saved.headers["Content-Disposition"]
    (file := tmp_path / "minseo.talk").write_text(saved.text)
    (talk,) = transcript.read(file)
    assert (talk.name, talk.kind, talk.lang) == ("김민서", "saved", "ko")
    told = [f"{line.sign} {line.rest}" for line in talk.lines]
    step = "= step menu"
    assert told == [">consult> 상담 신청", step, "! yes", step, "> [photo]", step]
