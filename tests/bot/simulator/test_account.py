"""Kakao Login in the box: the whole code flow, each refusal with its code, and the member's own data."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from bot.simulator.accounts.login import challenge_of
from bot.simulator.box import Box
from tests.conftest import MovedClock

VERIFIER = "v" * 64


def asked(box: Box, **more: str) -> dict[str, str]:
    config = box.platform.config
    return {
        "client_id": config.rest_key,
        "redirect_uri": config.return_addresses[0],
        "response_type": "code",
        "state": "state-1",
        "nonce": "nonce-1",
        "code_challenge": challenge_of(VERIFIER),
        "code_challenge_method": "S256",
        **more,
    }


async def agreed(box: Box, http: httpx.AsyncClient, **more: str) -> str:
    """The person agrees; returns the code."""
    form = {**asked(box, **more), "person": "minseo", "decision": "agree"}
    response = await http.post("/oauth/authorize", data=form)
    assert response.status_code == 302
    told = parse_qs(urlsplit(response.headers["Location"]).query)
    assert told["state"] == ["state-1"]
    return told["code"][0]


def token_form(box: Box, code: str, **more: str) -> dict[str, str]:
    config = box.platform.config
    return {
        "grant_type": "authorization_code",
        "client_id": config.rest_key,
        "client_secret": config.client_secret,
        "redirect_uri": config.return_addresses[0],
        "code": code,
        "code_verifier": VERIFIER,
        **more,
    }


async def tokens(box: Box, http: httpx.AsyncClient) -> dict[str, Any]:
    response = await http.post("/oauth/token", data=token_form(box, await agreed(box, http)))
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


async def test_the_whole_flow_gives_an_id_token_that_the_published_keys_verify(
    box: Box, http: httpx.AsyncClient
) -> None:
    found = await tokens(box, http)
    discovery = (await http.get("/.well-known/openid-configuration")).json()
    keys = KeySet.import_key_set((await http.get(discovery["jwks_uri"])).json())
    token = jwt.decode(found["id_token"], keys, algorithms=["RS256"])
    person = box.platform.people.get("minseo")
    claims = token.claims
    assert token.header["alg"] == "RS256"
    assert claims["iss"] == discovery["issuer"] == "https://kauth.kakao.com"
    assert claims["aud"] == box.platform.config.rest_key
    assert claims["sub"] == str(person.member_number)
    assert claims["nonce"] == "nonce-1"
    assert claims["exp"] > claims["iat"] >= claims["auth_time"]
    assert found["token_type"] == "bearer"
    assert "openid" in found["scope"].split(" ")


async def test_logging_in_links_the_person_so_that_the_chat_carries_app_user_id(
    box: Box, http: httpx.AsyncClient
) -> None:
    person = box.platform.people.get("minseo")
    assert not person.linked
    await agreed(box, http)
    assert person.properties("bot")["appUserId"] == str(person.member_number)


async def test_prompt_login_shows_the_accounts_even_to_somebody_signed_in(box: Box, http: httpx.AsyncClient) -> None:
    await agreed(box, http)
    again = await http.get("/oauth/authorize", params=asked(box))
    assert again.status_code == 302
    forced = await http.get("/oauth/authorize", params=asked(box, prompt="login"))
    assert forced.status_code == 200
    assert "minseo@kakao.invalid" in forced.text


async def test_choosing_an_account_leads_to_the_consent_screen_once(box: Box, http: httpx.AsyncClient) -> None:
    chosen = {**asked(box), "person": "minseo"}
    first = await http.post("/oauth/authorize", data=chosen)
    assert (first.status_code, "동의하고 계속하기" in first.text) == (200, True)
    await agreed(box, http)
    assert (await http.post("/oauth/authorize", data=chosen)).status_code == 302


async def test_refusing_returns_access_denied_with_the_state(box: Box, http: httpx.AsyncClient) -> None:
    response = await http.post("/oauth/authorize", data={**asked(box), "decision": "deny"})
    told = parse_qs(urlsplit(response.headers["Location"]).query)
    assert (told["error"], told["state"]) == (["access_denied"], ["state-1"])
    assert not box.platform.people.get("minseo").linked


async def test_prompt_none_asks_nobody(box: Box, http: httpx.AsyncClient) -> None:
    response = await http.get("/oauth/authorize", params=asked(box, prompt="none"))
    assert "error=login_required" in response.headers["Location"]


@pytest.mark.parametrize(
    ("more", "koe"),
    [
        ({"client_id": "other"}, "KOE101"),
        ({"redirect_uri": "http://127.0.0.1/else"}, "KOE006"),
        ({"response_type": "token"}, "KOE033"),
        ({"code_challenge_method": "plain"}, "KOE033"),
    ],
)
async def test_a_bad_authorization_request_gets_an_error_page_and_no_return(
    more: dict[str, str], koe: str, box: Box, http: httpx.AsyncClient
) -> None:
    for response in (
        await http.get("/oauth/authorize", params=asked(box, **more)),
        await http.post("/oauth/authorize", data={**asked(box, **more), "person": "minseo", "decision": "agree"}),
    ):
        assert response.status_code == 400
        assert koe in response.text


@pytest.mark.parametrize(
    ("more", "status", "koe"),
    [
        ({"client_secret": "wrong"}, 401, "KOE010"),
        ({"client_id": "other"}, 401, "KOE101"),
        ({"redirect_uri": "http://127.0.0.1/else"}, 400, "KOE303"),
        ({"code": "unknown"}, 400, "KOE320"),
        ({"code_verifier": "other"}, 400, "KOE320"),
        ({"grant_type": "password"}, 400, "KOE114"),
    ],
)
async def test_a_bad_token_request_is_refused_with_kakao_s_code(
    more: dict[str, str], status: int, koe: str, box: Box, http: httpx.AsyncClient
) -> None:
    response = await http.post("/oauth/token", data=token_form(box, await agreed(box, http)) | more)
    assert (response.status_code, response.json()["error_code"]) == (status, koe)


async def test_a_code_works_once_and_not_for_ever(box: Box, http: httpx.AsyncClient, clock: MovedClock) -> None:
    form = token_form(box, await agreed(box, http))
    assert (await http.post("/oauth/token", data=form)).status_code == 200
    assert (await http.post("/oauth/token", data=form)).json()["error_code"] == "KOE320"
    late = token_form(box, await agreed(box, http))
    clock.move(minutes=11)
    assert (await http.post("/oauth/token", data=late)).json()["error_code"] == "KOE320"


async def test_a_refresh_token_gives_a_new_access_token(box: Box, http: httpx.AsyncClient, clock: MovedClock) -> None:
    found = await tokens(box, http)
    clock.move(hours=7)
    assert (await me(http, found["access_token"])).status_code == 401
    form = token_form(box, "", grant_type="refresh_token", refresh_token=found["refresh_token"])
    renewed = (await http.post("/oauth/token", data=form)).json()
    assert (await me(http, renewed["access_token"])).status_code == 200


async def me(http: httpx.AsyncClient, token: str) -> httpx.Response:
    return await http.get("/v2/user/me", headers={"Authorization": f"Bearer {token}"})


async def test_a_token_opens_its_own_member_s_data(box: Box, http: httpx.AsyncClient) -> None:
    bearer = {"Authorization": f"Bearer {(await tokens(box, http))['access_token']}"}
    number = box.platform.people.get("minseo").member_number
    assert (await http.get("/v2/user/me", headers=bearer)).json()["id"] == number
    assert (await http.get("/v1/oidc/userinfo", headers=bearer)).json()["sub"] == str(number)
    info = (await http.get("/v1/user/access_token_info", headers=bearer)).json()
    assert (info["id"], info["app_id"], info["expires_in"]) == (number, box.platform.config.app_id, 21_599)


@pytest.mark.parametrize("end", ["unlink", "logout"])
async def test_unlinking_and_logging_out_end_the_tokens(end: str, box: Box, http: httpx.AsyncClient) -> None:
    token = (await tokens(box, http))["access_token"]
    response = await http.post(f"/v1/user/{end}", headers={"Authorization": f"Bearer {token}"})
    assert response.json()["id"] == box.platform.people.get("minseo").member_number
    assert (await me(http, token)).status_code == 401
    assert box.platform.people.get("minseo").linked is (end == "logout")


async def test_the_admin_key_unlinks_a_member_and_no_webhook_follows(
    box: Box, http: httpx.AsyncClient, server: Any
) -> None:
    await agreed(box, http)
    person = box.platform.people.get("minseo")
    form = {"target_id_type": "user_id", "target_id": str(person.member_number)}
    wrong = await http.post("/v1/user/unlink", data=form, headers={"Authorization": "KakaoAK wrong"})
    assert (wrong.status_code, person.linked) == (401, True)
    admin = {"Authorization": f"KakaoAK {box.platform.config.admin_key}"}
    assert (await http.post("/v1/user/unlink", data=form, headers=admin)).status_code == 200
    assert not person.linked
    assert server.calls == []
