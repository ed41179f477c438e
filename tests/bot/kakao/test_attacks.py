"""An attacker at Kakao's webhooks, and between us and Kakao's keys: odd tokens, odd key sets, floods, a held database."""

from __future__ import annotations

import asyncio
import base64
import json
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from joserfc.jwk import RSAKey
from sqlalchemy import select
from sqlmodel import col

from bot.kakao.account import LOGIN
from bot.kakao.oidc import ANSWER_LIMIT, REFETCH_AFTER, LoginFailed, TokenRefused
from storage.database.database import Database
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM
from tests.bot.kakao.conftest import AUTHORIZED, TOLD, Kakao, claims, id_claims, is_linked, send
from tests.conftest import MovedClock

Client = TestClient[Any, Any]


def part(data: bytes | dict[str, Any]) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def signed(kakao: Kakao, payload: bytes | dict[str, Any], **header: Any) -> str:
    """A token with Kakao's true signature over whatever is in it."""
    usual = {"alg": "RS256", "kid": kakao.key.kid, "typ": "secevent+jwt", **header}
    words = f"{part({k: v for k, v in usual.items() if v is not None})}.{part(payload)}"
    private = kakao.key.private_key
    assert private is not None
    mark = private.sign(words.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{words}.{part(mark)}"


# -- tokens ------------------------------------------------------------------------------------------------------------

Forge = Callable[[Kakao, MovedClock], str]
ODD: dict[str, tuple[Forge, str]] = {
    "an elliptic curve": (lambda k, c: signed(k, claims(c), alg="ES256"), "invalid_key"),
    "two algorithms": (lambda k, c: signed(k, claims(c), alg=["RS256"]), "invalid_key"),
    "no kid": (lambda k, c: signed(k, claims(c), kid=None), "invalid_key"),
    "two kids": (lambda k, c: signed(k, claims(c), kid=[k.key.kid]), "invalid_key"),
    "a critical extension": (lambda k, c: signed(k, claims(c), crit=["exp"], exp=1), "invalid_request"),
    "an unknown critical extension": (lambda k, c: signed(k, claims(c), crit=["x"], x=1), "invalid_request"),
    "an empty list of critical extensions": (lambda k, c: signed(k, claims(c), crit=[]), "invalid_request"),
    "a payload that is not encoded": (lambda k, c: signed(k, claims(c), crit=["b64"], b64=False), "invalid_request"),
    "an ID token": (lambda k, c: signed(k, id_claims(c), typ="JWT"), "invalid_request"),
    "no typ": (lambda k, c: signed(k, claims(c), typ=None), "invalid_request"),
    "a list for claims": (lambda k, c: signed(k, b"[1]"), "invalid_key"),
    "claims that are not JSON": (lambda k, c: signed(k, b"\xff\xfe"), "invalid_key"),
    "claims without a bottom": (lambda k, c: signed(k, b"[" * 9000), "invalid_key"),
    "a header without a bottom": (lambda k, c: f"{part(b'[' * 9000)}.e30.AAAA", "invalid_request"),
    "a time that is no number": (lambda k, c: signed(k, claims(c, iat=float("nan"))), "invalid_request"),
    "an endless time": (lambda k, c: signed(k, claims(c, iat=float("-inf"))), "invalid_request"),
    "a jti that cannot be written": (lambda k, c: signed(k, claims(c, jti="\ud800")), "invalid_request"),
    "a long jti": (lambda k, c: signed(k, claims(c, jti="j" * 201)), "invalid_request"),
    "a subject that cannot be written": (lambda k, c: signed(k, claims(c, sub="\ud800")), "invalid_request"),
    "no audience": (lambda k, c: signed(k, claims(c, aud=[])), "invalid_audience"),
}


@pytest.mark.parametrize("what", ODD)
async def test_a_token_is_refused_for_everything_that_is_odd_in_it(
    client: Client, kakao: Kakao, clock: MovedClock, patient: str, sqlite_database: Database, what: str
) -> None:
    """Also when the signature is Kakao's own: 400 with a reason, no fault of ours, and nothing is done."""
    forge, err = ODD[what]
    status, said = await send(client, forge(kakao, clock))
    assert (status, said["err"]) == (400, err)
    assert await is_linked(sqlite_database)


async def test_our_one_audience_in_a_list_is_us(client: Client, kakao: Kakao, clock: MovedClock, patient: str) -> None:
    """RFC 7519 §4.1.3 allows both forms."""
    token = claims(clock)
    assert (await send(client, signed(kakao, {**token, "aud": [token["aud"]]})))[0] == 202


async def test_an_event_token_is_no_id_token(client: Client, kakao: Kakao, clock: MovedClock) -> None:
    """What Kakao signed for one purpose does not serve another."""
    assert client.app is not None
    with pytest.raises(TokenRefused):
        await client.app[LOGIN].member(kakao.sign(claims(clock, nonce="n1")))


# -- the key set -------------------------------------------------------------------------------------------------------

ODD_KEY_SETS = (
    b"", b"no JSON", b"null", b"{}", b"[]", b'{"keys":null}', b'{"keys":[]}', b'{"keys":["x",1,null]}',
    b'{"keys":[{"kty":"RSA","kid":1}]}', b'{"keys":[{"kty":"RSA","kid":"a"}]}',
    b'{"keys":[{"kty":"RSA","kid":"a","n":"!","e":"!"}]}', b'{"keys":[{"kty":"oct","kid":"a","k":"AAAA"}]}', b"[" * 60_000,
)  # fmt: skip


@pytest.mark.parametrize("content", ODD_KEY_SETS, ids=range(len(ODD_KEY_SETS)))
async def test_a_key_set_that_is_none_says_nothing_about_a_token(
    client: Client, kakao: Kakao, clock: MovedClock, content: bytes
) -> None:
    """503, so that Kakao sends it again; never 400, which would lose the event, and never a fault."""

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=content, content_type="application/json")

    kakao.answer = answer
    assert (await send(client, kakao.sign(claims(clock))))[0] == 503


@pytest.mark.filterwarnings("ignore:Key size")
async def test_a_broken_key_set_does_not_take_the_known_keys_away(
    client: Client, kakao: Kakao, clock: MovedClock
) -> None:
    """What was fetched once serves on; one odd key among good ones takes none with it; a short key is none."""
    short = RSAKey.generate_key(1024, {"use": "sig", "alg": "RS256"}, auto_kid=True)
    listed: list[Any] = [{"kty": "RSA", "kid": "odd"}, short.as_dict(private=False), kakao.key.as_dict(private=False)]

    async def answer(_request: web.Request) -> web.Response:
        return web.json_response({"keys": listed})

    kakao.answer = answer
    assert (await send(client, kakao.sign(claims(clock))))[0] == 202
    listed.clear()
    clock.move(hours=7)
    assert (await send(client, kakao.sign(claims(clock, jti="2"))))[0] == 202
    good, kakao.key = kakao.key, short
    clock.now += REFETCH_AFTER * 2
    listed.extend([short.as_dict(private=False), good.as_dict(private=False)])
    assert (await send(client, kakao.sign(claims(clock, jti="3"))))[0] == 400


async def test_a_key_set_without_end_is_not_read_to_its_end(client: Client, kakao: Kakao, clock: MovedClock) -> None:
    """Neither memory nor time is given to it."""
    served = 0

    async def answer(request: web.Request) -> web.StreamResponse:
        nonlocal served
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        while served < 100 * ANSWER_LIMIT:
            await response.write(b" " * 65536)
            served += 65536
        return response

    kakao.answer = answer
    assert (await send(client, kakao.sign(claims(clock))))[0] == 503
    await asyncio.sleep(0)
    assert served < 100 * ANSWER_LIMIT


async def test_a_redirect_of_the_key_set_is_not_followed(client: Client, kakao: Kakao, clock: MovedClock) -> None:
    """Keys come from Kakao's address and from nowhere else."""

    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": f"{kakao.url}/.well-known/jwks.json?again"})

    kakao.answer = answer
    assert (await send(client, kakao.sign(claims(clock))))[0] == 503
    assert kakao.fetches == 1


async def test_a_flood_of_invented_keys_makes_one_call(client: Client, kakao: Kakao, clock: MovedClock) -> None:
    """At once or one after the other, with the key set there or broken: we are no amplifier."""
    kakao.broken = True
    for wave in range(2):
        tokens = [kakao.sign(claims(clock, jti=f"{wave}-{i}"), kid=f"invented-{wave}-{i}") for i in range(20)]
        found = await asyncio.gather(*(send(client, token) for token in tokens))
        assert {status for status, _ in found} == {503}
        assert kakao.fetches == 1


async def test_a_token_answer_that_is_too_long_ends_the_login(client: Client, kakao: Kakao) -> None:
    """No ID token needs so much room."""
    assert client.app is not None
    kakao.id_token = "x" * (ANSWER_LIMIT + 1)
    with pytest.raises(LoginFailed):
        await client.app[LOGIN].exchange("code", "verifier")


# -- in time -----------------------------------------------------------------------------------------------------------


async def test_kakao_is_answered_in_time_while_the_database_is_held_and_the_work_is_done_afterwards(
    client: Client, patient: str, sqlite_database: Database
) -> None:
    """Kakao waits three seconds: it is told that this is not done yet, and the work goes on behind the answer."""
    let_go = threading.Event()
    holding = asyncio.create_task(sqlite_database.run(lambda _unit: let_go.wait(20), SYSTEM))
    began = time.perf_counter()
    answer = await client.post("/kakao/unlink", data=TOLD, headers=AUTHORIZED)
    assert (answer.status, time.perf_counter() - began < 3) == (503, True)
    let_go.set()
    await holding
    assert not await is_linked(sqlite_database)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded; charset=nonsense", b"user_id=1"),
        ("application/x-www-form-urlencoded", b"user_id=%ed%a0%80&user_id=2"),
        ("multipart/form-data; boundary=x", b"--x\r\n"),
        ("multipart/form-data", b"x"),
    ],
)
async def test_kakao_gets_its_200_for_a_form_that_cannot_be_read(
    client: Client, patient: str, sqlite_database: Database, kind: str, body: bytes
) -> None:
    """Whatever happens: nothing of ours changes, and Kakao need not come again."""
    headers = {**AUTHORIZED, "Content-Type": kind}
    assert (await client.post("/kakao/unlink", data=body, headers=headers)).status == 200
    assert await is_linked(sqlite_database)


async def test_an_address_that_is_no_text_is_refused_and_changes_nothing(
    client: Client, patient: str, sqlite_database: Database
) -> None:
    """It is nothing that Kakao sends."""
    assert (await client.get("/kakao/unlink?user_id=%ff%fe%00%ed%a0%80", headers=AUTHORIZED)).status == 400
    assert await is_linked(sqlite_database)


async def test_one_channel_event_that_comes_many_times_at_once_is_taken_once(
    client: Client, patient: str, sqlite_database: Database
) -> None:
    """Idempotent by the resource id, also without order."""
    body = {"event": "blocked", "id": TOLD["user_id"], "id_type": "app_user_id"}
    headers = {**AUTHORIZED, "X-Kakao-Resource-ID": "r1"}
    calls = [client.post("/kakao/channel", json=body, headers=headers) for _ in range(8)]
    assert {answer.status for answer in await asyncio.gather(*calls)} == {200}
    query = select(col(AccessRecord.subject)).where(col(AccessRecord.act) == "channel_blocked")
    assert await sqlite_database.run(lambda u: list(u.session.scalars(query)), SYSTEM) == [patient]
