"""The webhooks have Kakao's forms and headers, and their results are told with status and time."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from bot.simulator.accounts.webhook import ACCOUNT_PURGED, USER_UNLINKED
from bot.simulator.box import Box
from bot.simulator.config import SimulatorConfig
from tests.bot.simulator.conftest import SkillServer


@pytest.fixture
def admin(box: Box) -> str:
    return f"KakaoAK {box.platform.config.admin_key}"


async def test_unlinking_posts_a_form_under_the_admin_key(box: Box, server: SkillServer, admin: str) -> None:
    person = box.platform.people.get("minseo")
    person.linked = True
    (delivery,) = await box.membership.unlink_app(person)
    call = server.last
    assert (call.method, call.path) == ("POST", "/kakao/unlink")
    assert call.headers["Authorization"] == admin
    assert parse_qs(call.text) == {
        "app_id": [str(box.platform.config.app_id)],
        "user_id": [str(person.member_number)],
        "referrer_type": ["UNLINK_FROM_APPS"],
    }
    assert (delivery.ok, delivery.status, delivery.ms > 0) == (True, 200, True)
    assert not person.linked


async def test_unlinking_by_get_carries_the_same_in_the_query(box: Box, server: SkillServer, admin: str) -> None:
    await box.membership.unlink_app_by_get(box.platform.people.get("minseo"))
    assert (server.last.method, server.last.headers["Authorization"]) == ("GET", admin)
    assert set(server.last.query) == {"app_id", "user_id", "referrer_type"}


async def test_deleting_the_account_unlinks_and_purges_and_makes_a_stranger(box: Box, server: SkillServer) -> None:
    person = box.platform.people.get("minseo")
    number, key = person.member_number, person.bot_user_key("bot")
    server.says("", 202)
    unlink, purge = await box.membership.delete_account(person)
    assert parse_qs(server.calls[0].text)["referrer_type"] == ["ACCOUNT_DELETE"]
    assert (server.calls[1].path, server.calls[1].headers["Content-Type"]) == (
        "/kakao/account",
        "application/secevent+jwt",
    )
    assert ACCOUNT_PURGED in purge.body["events"]
    assert purge.body["sub"] == str(number)
    assert (unlink.ok, purge.ok) == (False, True)  # An unlink wants 200, a security event 202.
    assert person.bot_user_key("bot") != key


async def test_a_security_event_is_signed_as_kakao_signs(box: Box, server: SkillServer) -> None:
    person = box.platform.people.get("minseo")
    await box.membership.unlink_by_token(person)
    keys = KeySet.import_key_set(box.signer.key_set())  # type: ignore[arg-type]
    token = jwt.decode(server.last.text, keys, algorithms=["RS256"])
    assert token.header["typ"] == "secevent+jwt"
    assert "Authorization" not in server.last.headers
    claims = token.claims
    assert (claims["iss"], claims["aud"]) == ("https://kauth.kakao.com", box.platform.config.rest_key)
    assert "exp" not in claims
    subject = {"subject_type": "iss-sub", "iss": claims["iss"], "sub": str(person.member_number)}
    assert claims["events"] == {USER_UNLINKED: {"subject": subject}}


async def test_each_security_event_has_its_own_jti(box: Box) -> None:
    person = box.platform.people.get("minseo")
    first, second = [await box.webhooks.account(person, USER_UNLINKED) for _ in range(2)]
    assert first.body["jti"] != second.body["jti"]


@pytest.mark.parametrize(("act", "word", "is_friend"), [("block", "blocked", False), ("add", "added", True)])
async def test_the_channel_webhook_names_the_member(
    act: str, word: str, is_friend: bool, box: Box, server: SkillServer, admin: str
) -> None:
    person = box.platform.people.get("minseo")
    person.linked = True
    (delivery,) = await box.membership.acts[act](person)
    call = server.last
    assert call.path == "/kakao/channel"
    assert call.headers["Authorization"] == admin
    assert call.headers["User-Agent"] == "KakaoOpenAPI/1.0"
    assert call.headers["X-Kakao-Resource-ID"]
    assert (call.body["event"], call.body["id"]) == (word, str(person.member_number))
    assert call.body["id_type"] == "app_user_id"
    assert call.body["updated_at"] == "2026-12-01T01:00:00Z"
    assert (delivery.ok, person.is_friend) == (True, is_friend)


async def test_two_channel_webhooks_have_two_resource_ids(box: Box, server: SkillServer) -> None:
    person = box.platform.people.get("minseo")
    await box.webhooks.channel(person, "added")
    await box.webhooks.channel(person, "added")
    assert len({call.headers["X-Kakao-Resource-ID"] for call in server.calls}) == 2


async def test_a_stranger_to_the_app_blocks_without_a_webhook(box: Box, server: SkillServer) -> None:
    person = box.platform.people.get("minseo")
    assert await box.membership.block_channel(person) == []
    assert (server.calls, person.is_friend) == ([], False)


async def test_a_server_slower_than_the_limit_has_failed(config: SimulatorConfig, server: SkillServer) -> None:
    box = Box.build(replace(config, webhook_limit_s=0.05))
    server.sleeps(1)
    (delivery,) = await box.membership.unlink_app(box.platform.people.get("minseo"))
    assert (delivery.ok, delivery.error, delivery.status) == (False, "timeout", None)
    await box.close()


async def test_the_admin_key_is_not_in_what_the_panel_shows(box: Box) -> None:
    person = box.platform.people.get("minseo")
    await box.membership.unlink_app(person)
    shown = str([line.view() for line in box.platform.feed.of("minseo", "webhook")])
    assert "연결 해제" in shown
    assert box.platform.config.admin_key not in shown
