"""Somebody known comes back with another chat, by the same Kakao account; and nobody else gets at their record that way."""

from __future__ import annotations

from typing import Any

from bot.simulator.chatbot.exchange import Exchange
from bot.simulator.chatbot.payload import Mode
from bot.simulator.chatbot.standing import Route
from tests.scenarios.browsing import link_in
from tests.scenarios.conftest import Chatter, World
from tests.scenarios.test_rights_access import acts, linked

SECOND = Route(mode=Mode.SECOND)
ASKED = "제 개인정보 뭐 갖고 있는지 보여주세요"
MINE = "두루미은하수"


class Elsewhere(Chatter):
    """The same person, by another bot of the clinic: to us a chat that nobody knows."""

    async def say(self, text: str, **way: Any) -> Exchange:
        """Type words there."""
        self.world.clock.move(seconds=5)
        return await super().say(text, route=SECOND, **way)

    async def press(self, word: str) -> Exchange:
        """Press a choice of the last answer there."""
        assert self.last is not None
        pressed = await self.world.kakao.platform.press(self.who, self.last.choice(word), SECOND)
        assert pressed is not None
        assert pressed.accepted, pressed.problems
        self.last = pressed
        return pressed


async def test_a_known_member_finds_case_and_rights_from_another_chat(world_on_both: World) -> None:
    """A login through the new chat and Kakao's word that it is the same member: the record goes on there, and the old chat
    knows nothing of it any more."""
    world = world_on_both
    minseo, _, browser = await linked(world)
    new = Elsewhere(world, minseo.who)
    await new.say("제 상담 어떻게 됐어요?")
    assert "다른 채팅" in new.reads
    await new.say(ASKED)
    async with browser:
        waiting = await browser.open_my_data(link_in(new), "minseo")
        assert 'class="digits"' not in waiting.text
        assert MINE not in waiting.text
        await new.press("verified")
        assert new.step == "access"
        assert "이어 드렸어요" in new.reads
        assert MINE in (await browser.get(str(waiting.url))).text
    assert await acts(world.database, "chat_joined") == [""]
    await new.say("내 상담")
    assert "상담번호" in new.reads
    world.clock.move(seconds=5)
    await minseo.say("내 상담")
    assert "상담번호" not in minseo.reads


async def test_a_login_alone_joins_no_strangers_chat(world: World) -> None:
    """Whoever talks a patient into logging in through their own chat's link sees nothing: Kakao calls that chat another
    member's, or nobody's."""
    _, _, browser = await linked(world)
    stranger = world.person("dohyun")
    await stranger.say(ASKED)
    async with browser:
        waiting = await browser.open_my_data(link_in(stranger), "minseo")
        for is_linked in (False, True):
            stranger.who.linked = is_linked
            await stranger.press("verified")
            assert stranger.step == "identity"
            await stranger.say(ASKED)
        assert MINE not in (await browser.get(str(waiting.url))).text
    assert await acts(world.database, "chat_joined") == []
    assert "other_account" in await acts(world.database, "login_refused")


async def test_a_chat_with_a_case_of_its_own_is_not_joined(world: World) -> None:
    """What was filed there would be lost: the officer looks the earlier record up."""
    minseo, _, browser = await linked(world)
    new = Elsewhere(world, minseo.who)
    await new.file()
    await new.say(ASKED)
    async with browser:
        await browser.open_my_data(link_in(new), "minseo")
    await new.press("verified")
    assert "합치지 않았어요" in new.reads
    await new.say("내 상담")
    assert "상담번호" in new.reads
