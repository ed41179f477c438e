"""What Kakao tells us is believed only when Kakao signed it or has the admin key; every attack is refused, in time."""

from __future__ import annotations

import base64
import hmac
import json
import time
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from joserfc import jws, jwt
from joserfc.jwk import RSAKey
from sqlalchemy import select
from sqlmodel import col

from bot.kakao.account import LOGIN, PURGED, UNLINKED
from bot.kakao.oidc import REFETCH_AFTER, KeysUnavailable, LoginFailed, TokenRefused
from skills.notifications import notices
from skills.retention import membership
from skills.rights import accounts
from skills.rights.accounts import Start
from storage.database.database import Database
from storage.errors import NotPossible
from storage.patients import conversations, patients
from storage.patients.conversations import KakaoIds
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.bot.conftest import MakeServer
from tests.bot.kakao.conftest import (
    ADMIN,
    APP_KEY,
    AUTHORIZED,
    MEMBER,
    TOLD,
    Kakao,
    claims,
    id_claims,
    is_linked,
    send,
)
from tests.conftest import MovedClock

# -- account status ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("uri", [UNLINKED, PURGED])
async def test_an_unlink_event_destroys_the_login_data(
    client: TestClient[Any, Any], kakao: Kakao, clock: MovedClock, patient: str, sqlite_database: Database, uri: str
) -> None:
    """202, and the member number is gone with every link."""
    await sqlite_database.run(lambda u: accounts.make_link(u, patient, accounts.LinkFor.ACCESS), PATIENT)
    assert await send(client, kakao.sign(claims(clock, events={uri: {}}))) == (202, "")
    assert not await is_linked(sqlite_database)


@pytest.mark.parametrize(
    "uri",
    [
        UNLINKED.replace("user-unlinked", "user-linked"),
        UNLINKED + "x",
        UNLINKED.upper(),
        "user-unlinked",
        "https://example.com/user-unlinked",
    ],
)
async def test_only_the_exact_event_address_unlinks(
    client: TestClient[Any, Any], kakao: Kakao, clock: MovedClock, patient: str, sqlite_database: Database, uri: str
) -> None:
    """One project deleted new members by reading "user-linked" as an unlink."""
    assert (await send(client, kakao.sign(claims(clock, events={uri: {}}))))[0] == 202
    assert await is_linked(sqlite_database)


def forged_none(clock: MovedClock, kakao: Kakao) -> str:
    parts = ({"alg": "none", "kid": kakao.key.kid, "typ": "secevent+jwt"}, claims(clock))
    return ".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=").decode() for p in parts) + "."


def forged_hs256(clock: MovedClock, kakao: Kakao) -> str:
    """The classic: the public key used as an HMAC secret."""
    parts = ({"alg": "HS256", "kid": kakao.key.kid, "typ": "secevent+jwt"}, claims(clock))
    signed = ".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=").decode() for p in parts)
    mark = hmac.digest(kakao.key.as_pem(private=False), signed.encode(), "sha256")
    return f"{signed}.{base64.urlsafe_b64encode(mark).rstrip(b'=').decode()}"


def forged_other_key(clock: MovedClock, kakao: Kakao) -> str:
    """Signed with another key under the name of Kakao's."""
    other = RSAKey.generate_key(2048)
    return jwt.encode({"alg": "RS256", "kid": kakao.key.kid, "typ": "secevent+jwt"}, claims(clock), other)


def forged_embedded_key(clock: MovedClock, kakao: Kakao) -> str:
    """A token that brings its own key along."""
    other = RSAKey.generate_key(2048)
    header = {"alg": "RS256", "kid": kakao.key.kid, "typ": "secevent+jwt", "jwk": other.as_dict(private=False)}
    return jwt.encode(header, claims(clock), other)


def forged_rs512(clock: MovedClock, kakao: Kakao) -> str:
    same = RSAKey.import_key({k: v for k, v in kakao.key.as_dict(private=True).items() if k not in ("alg", "use")})
    header = {"alg": "RS512", "kid": kakao.key.kid, "typ": "secevent+jwt"}
    return jws.serialize_compact(header, json.dumps(claims(clock)), same, algorithms=["RS512"])


def altered(clock: MovedClock, kakao: Kakao) -> str:
    head, body, mark = kakao.sign(claims(clock)).split(".")
    changed = json.loads(base64.urlsafe_b64decode(body + "==")) | {"sub": "1"}
    return ".".join((head, base64.urlsafe_b64encode(json.dumps(changed).encode()).rstrip(b"=").decode(), mark))


@pytest.mark.parametrize(
    ("forge", "err"),
    [
        (forged_none, "invalid_key"),
        (forged_hs256, "invalid_key"),
        (forged_rs512, "invalid_key"),
        (forged_other_key, "invalid_key"),
        (forged_embedded_key, "invalid_request"),
        (altered, "invalid_key"),
        (lambda clock, kakao: kakao.sign(claims(clock), kid="unknown"), "invalid_key"),
        (lambda clock, kakao: kakao.sign(claims(clock, iss="https://example.com")), "invalid_issuer"),
        (lambda clock, kakao: kakao.sign(claims(clock, aud="another-app")), "invalid_audience"),
        (lambda clock, kakao: kakao.sign(claims(clock, aud=[APP_KEY, "another-app"])), "invalid_audience"),
        (lambda clock, kakao: kakao.sign(claims(clock, iat=int(clock().timestamp()) + 3600)), "invalid_request"),
        (lambda clock, kakao: kakao.sign(claims(clock, iat=int(clock().timestamp()) - 31 * 86400)), "invalid_request"),
        (lambda clock, kakao: kakao.sign(claims(clock, jti="")), "invalid_request"),
        (lambda clock, kakao: kakao.sign(claims(clock, events="user-unlinked")), "invalid_request"),
        (lambda clock, kakao: kakao.sign(claims(clock), typ="JWT"), "invalid_request"),
        (lambda clock, kakao: "not.a.token", "invalid_request"),
        (lambda clock, kakao: "", "invalid_request"),
        (lambda clock, kakao: "a" * 20_000, "invalid_request"),
        (lambda clock, kakao: "a" * 200_000, "invalid_request"),
    ],
)
async def test_a_token_that_kakao_did_not_make_for_us_is_refused_with_its_reason(
    client: TestClient[Any, Any], kakao: Kakao, clock: MovedClock, patient: str, sqlite_database: Database,
    forge: Any, err: str,
) -> None:  # fmt: skip
    """alg none, another alg, another key, a key that came along, another audience, unknown kid, oversized, too old: 400,
    and nothing is done."""
    status, said = await send(client, forge(clock, kakao))
    assert (status, said["err"]) == (400, err)
    assert set(said) == {"err", "description"}
    assert await is_linked(sqlite_database)


async def test_a_replayed_token_does_nothing_the_second_time(
    client: TestClient[Any, Any], kakao: Kakao, clock: MovedClock, patient: str, sqlite_database: Database
) -> None:
    """The same jti is acknowledged, as RFC 8935 asks, and not acted upon: a person who linked again stays linked. The
    repetition is recorded, once, however often it comes."""
    token = kakao.sign(claims(clock))
    assert (await send(client, token))[0] == 202

    def link_again(unit: Unit) -> None:
        talk = conversations.find_talk(unit, patient)
        assert talk is not None
        patients.link_app_user(unit, conversations.unlocked(unit, talk), MEMBER)

    await sqlite_database.run(link_again, PATIENT)
    clock.move(days=1)
    for _ in range(3):
        assert (await send(client, token))[0] == 202
    assert await is_linked(sqlite_database)
    query = select(col(AccessRecord.subject), col(AccessRecord.why)).where(
        col(AccessRecord.act) == "kakao_event_repeated"
    )
    rows = await sqlite_database.run(lambda u: [tuple(row) for row in u.connection.execute(query)], SYSTEM)
    assert rows == [(patient, "unlinked")]


async def test_an_unknown_key_id_is_looked_for_once_and_not_again_at_once(
    client: TestClient[Any, Any], kakao: Kakao, clock: MovedClock
) -> None:
    """A new key of Kakao's is found; a flood of invented key ids does not make us call Kakao each time."""
    assert (await send(client, kakao.sign(claims(clock))))[0] == 202
    assert kakao.fetches == 1
    for attempt in range(5):
        assert (await send(client, kakao.sign(claims(clock, jti=f"x{attempt}"), kid=f"invented-{attempt}")))[0] == 400
    assert kakao.fetches == 1
    fresh = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)
    kakao.published = [kakao.key, fresh]
    clock.now += REFETCH_AFTER * 2
    kakao.key = fresh
    assert (await send(client, kakao.sign(claims(clock, jti="new"))))[0] == 202
    assert kakao.fetches == 2


@pytest.mark.parametrize("how", [{"delay": 10.0}, {"broken": True}])
async def test_when_the_keys_cannot_be_had_it_is_503_and_in_time(
    client: TestClient[Any, Any], kakao: Kakao, clock: MovedClock, how: dict[str, Any]
) -> None:
    """A slow or broken key set says nothing about the token: Kakao shall send it again. Never later than 3 s."""
    for name, value in how.items():
        setattr(kakao, name, value)
    began = time.perf_counter()
    assert (await send(client, kakao.sign(claims(clock))))[0] == 503
    assert time.perf_counter() - began < 3


# -- unlink ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_the_unlink_webhook_destroys_the_login_data(
    client: TestClient[Any, Any], patient: str, sqlite_database: Database, method: str
) -> None:
    """By query or by form."""
    params, data = (TOLD, None) if method == "GET" else (None, TOLD)
    answer = await client.request(method, "/kakao/unlink", headers=AUTHORIZED, params=params, data=data)
    assert answer.status == 200
    assert not await is_linked(sqlite_database)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "KakaoAK "},
        {"Authorization": "KakaoAK wrong"},
        {"Authorization": f"Bearer {ADMIN}"},
        {"Authorization": ADMIN},
        {"Authorization": f"KakaoAK {ADMIN}x"},
        {"Authorization": "KakaoAK 키"},
    ],
)
async def test_without_the_admin_key_nothing_is_unlinked_and_no_channel_event_taken(
    client: TestClient[Any, Any], patient: str, sqlite_database: Database, headers: dict[str, str]
) -> None:
    """Anybody can find the address."""
    assert (await client.post("/kakao/unlink", data=TOLD, headers=headers)).status == 401
    channel = {"event": "blocked", "id": MEMBER, "id_type": "app_user_id"}
    answer = await client.post("/kakao/channel", json=channel, headers={**headers, "X-Kakao-Resource-ID": "r1"})
    assert answer.status == 401
    assert await is_linked(sqlite_database)


async def test_a_server_without_an_admin_key_believes_nobody(serve: MakeServer, kakao: Kakao) -> None:
    """An empty key is no key."""
    client = await serve(kakao_auth_url=kakao.url)
    for given in ("KakaoAK ", "KakaoAK", ""):
        assert (await client.post("/kakao/unlink", data=TOLD, headers={"Authorization": given})).status == 401


@pytest.mark.parametrize(
    "told", [{}, {**TOLD, "user_id": "9999999999"}, {**TOLD, "user_id": "x" * 5000}, {**TOLD, "app_id": "another"}]
)
async def test_kakao_gets_its_200_whatever_it_tells_us(
    client: TestClient[Any, Any], patient: str, sqlite_database: Database, told: dict[str, str]
) -> None:
    """Unknown members, missing fields, another app: 200, and nothing of ours changes."""
    assert (await client.post("/kakao/unlink", data=told, headers=AUTHORIZED)).status == 200
    assert (await client.post("/kakao/unlink", data=b"\xff" * 100_000, headers=AUTHORIZED)).status == 200
    assert await is_linked(sqlite_database)


# -- channel -----------------------------------------------------------------------------------------------------------


async def test_who_blocked_the_channel_is_not_reached_until_they_come_back(
    client: TestClient[Any, Any], patient: str, sqlite_database: Database
) -> None:
    """Each resource id counts once, so that a late repetition of "blocked" does not undo "added"; and who writes in the
    chat has the channel, whatever Kakao told last."""

    async def told(event: str, resource: str) -> None:
        body = {"event": event, "id": MEMBER, "id_type": "app_user_id", "updated_at": "2026-12-01T00:00:00Z"}
        headers = {**AUTHORIZED, "X-Kakao-Resource-ID": resource}
        assert (await client.post("/kakao/channel", json=body, headers=headers)).status == 200

    async def is_reached() -> bool:
        try:
            return await sqlite_database.run(lambda u: notices.chat_address(u, patient), SYSTEM) is not None
        except NotPossible as no:
            return no.code != "channel_blocked"

    assert await is_reached()
    await told("blocked", "r1")
    assert not await is_reached()
    await told("added", "r2")
    await told("blocked", "r1")
    assert await is_reached()
    await told("blocked", "r3")
    assert not await is_reached()
    await sqlite_database.run(lambda u: conversations.open_talk(u, KakaoIds("u" * 64)), PATIENT)
    assert await is_reached()


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"event":"blocked"}', b"x" * 40_000])
async def test_a_channel_event_that_cannot_be_read_is_400(client: TestClient[Any, Any], body: bytes) -> None:
    """Not ours to guess."""
    headers = {**AUTHORIZED, "X-Kakao-Resource-ID": "r1", "Content-Type": "application/json"}
    assert (await client.post("/kakao/channel", data=body, headers=headers)).status == 400


# -- the ID token ------------------------------------------------------------------------------------------------------


async def test_a_true_id_token_gives_member_and_nonce(
    client: TestClient[Any, Any], kakao: Kakao, clock: MovedClock
) -> None:
    """And the exchange sends code, verifier and client secret, as a form."""
    assert client.app is not None
    login = client.app[LOGIN]
    kakao.id_token = kakao.sign(id_claims(clock), typ="JWT")
    token = await login.exchange("the-code", "the-verifier")
    assert await login.member(token) == (MEMBER, "n1")
    assert kakao.form["code_verifier"] == "the-verifier"
    assert kakao.form["client_secret"] == "secret"


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://example.com"},
        {"aud": "other"},
        {"aud": None},
        {"exp": 1},
        {"exp": None},
        {"exp": "soon"},
        {"iat": 9_999_999_999},
        {"nonce": None},
        {"sub": None},
        {"sub": "abc"},
        {"sub": 5},
    ],
)
async def test_an_id_token_with_a_wrong_claim_is_refused(
    client: TestClient[Any, Any], kakao: Kakao, clock: MovedClock, changed: dict[str, Any]
) -> None:
    """Issuer, audience, times, nonce and subject are all looked at."""
    assert client.app is not None
    with pytest.raises(TokenRefused):
        await client.app[LOGIN].member(kakao.sign(id_claims(clock, **changed), typ="JWT"))


@pytest.mark.parametrize("forge", [forged_none, forged_hs256, forged_other_key, forged_rs512, altered])
async def test_a_forged_id_token_is_refused(
    client: TestClient[Any, Any], kakao: Kakao, clock: MovedClock, forge: Any
) -> None:
    """The same attacks as on event tokens."""
    assert client.app is not None
    with pytest.raises(TokenRefused):
        await client.app[LOGIN].member(forge(clock, kakao))


async def test_kakaos_refusals_and_silences_end_the_login_and_nothing_else(
    client: TestClient[Any, Any], kakao: Kakao, clock: MovedClock
) -> None:
    """A code that is not exchanged, and keys that cannot be had."""
    assert client.app is not None
    login = client.app[LOGIN]
    kakao.token_status = 400
    with pytest.raises(LoginFailed):
        await login.exchange("used", "v")
    kakao.broken = True
    with pytest.raises(KeysUnavailable):
        await login.member(kakao.sign(id_claims(clock), typ="JWT"))


async def test_the_way_to_kakao_carries_prompt_pkce_state_and_nonce(client: TestClient[Any, Any]) -> None:
    """prompt=login every time, S256, and our registered return address."""
    assert client.app is not None
    url = client.app[LOGIN].authorize_url(Start("s", "n", "c", "b"))
    for part in (
        "prompt=login", "code_challenge_method=S256", "code_challenge=c", "state=s", "nonce=n", "response_type=code",
        "scope=openid", "%2Fkakao%2Flogin%2Fcallback",
    ):  # fmt: skip
        assert part in url


async def test_the_cookies_of_the_login_are_out_of_reach_of_scripts(
    client: TestClient[Any, Any], patient: str, sqlite_database: Database
) -> None:
    """HttpOnly, Lax (the way back starts on Kakao's site), and on one path only."""
    token = await sqlite_database.run(lambda u: accounts.make_link(u, patient, accounts.LinkFor.ACCESS), PATIENT)
    answer = await client.get("/kakao/login", params={"t": token}, allow_redirects=False)
    cookie = answer.cookies["sangdam_login"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/kakao/login")
    assert answer.headers["Cache-Control"] == "no-store"


async def test_without_an_app_the_login_says_so_kindly(serve: MakeServer) -> None:
    """A clinic that has not set Kakao Login up yet."""
    client = await serve()
    answer = await client.get("/kakao/login", params={"t": "x"})
    assert answer.status in (410, 503)


async def test_refusals_are_on_the_trail_without_a_personal_word(
    client: TestClient[Any, Any], patient: str, sqlite_database: Database
) -> None:
    """An old link's use is recorded with the patient's pseudonym and a code."""
    token = await sqlite_database.run(lambda u: accounts.make_link(u, patient, accounts.LinkFor.ACCESS), PATIENT)
    await sqlite_database.run(lambda u: membership.unlink(u, MEMBER), SYSTEM)
    assert (await client.get("/kakao/login", params={"t": token}, allow_redirects=False)).status == 410
    query = select(AccessRecord.act, AccessRecord.subject, AccessRecord.why)  # type: ignore[call-overload]
    rows = await sqlite_database.run(lambda u: [tuple(row) for row in u.connection.execute(query)], SYSTEM)
    assert ("login_destroyed", patient, "unlinked") in rows
