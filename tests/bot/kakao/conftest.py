"""Kakao's login servers for the tests: a key set, a token address, and tokens signed as Kakao signs them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient
from joserfc import jwt
from joserfc.jwk import RSAKey
from sqlalchemy import select
from sqlmodel import col

from bot.kakao.account import UNLINKED
from storage.database.database import Database
from storage.patients import conversations, patients
from storage.patients.conversations import KakaoIds
from storage.patients.patients import Patient
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.bot.conftest import MakeServer
from tests.conftest import MovedClock

ISSUER, APP_KEY, ADMIN, MEMBER = "https://kauth.kakao.com", "rest-key-for-tests", "admin-key-for-tests", "3000000001"
SET = "application/secevent+jwt"
TOLD = {"app_id": "100001", "user_id": MEMBER, "referrer_type": "UNLINK_FROM_APPS"}
AUTHORIZED = {"Authorization": f"KakaoAK {ADMIN}"}


@dataclass
class Kakao:
    """Kakao's key set and token address; `delay` slows the key set down, `answer` gives another one instead."""

    url: str = ""
    key: RSAKey = field(
        default_factory=lambda: RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)
    )
    published: list[RSAKey] = field(default_factory=list)
    fetches: int = 0
    delay: float = 0.0
    broken: bool = False
    answer: Callable[[web.Request], Awaitable[web.StreamResponse]] | None = None
    token_status: int = 200
    id_token: str = ""
    form: dict[str, str] = field(default_factory=dict)

    async def keys(self, request: web.Request) -> web.StreamResponse:
        self.fetches += 1
        await asyncio.sleep(self.delay)
        if self.answer is not None:
            return await self.answer(request)
        if self.broken:
            return web.Response(status=500)
        return web.json_response({"keys": [key.as_dict(private=False) for key in self.published or [self.key]]})

    async def token(self, request: web.Request) -> web.Response:
        self.form = {name: str(value) for name, value in (await request.post()).items()}
        return web.json_response({"id_token": self.id_token, "access_token": "x"}, status=self.token_status)

    def sign(self, claims: dict[str, Any], *, typ: str = "secevent+jwt", **header: Any) -> str:
        return jwt.encode({"alg": "RS256", "kid": self.key.kid, "typ": typ, **header}, claims, self.key)


@pytest.fixture(scope="session")
def signing_key() -> RSAKey:
    return RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)


@pytest.fixture
async def kakao(aiohttp_server: Any, signing_key: RSAKey) -> Kakao:
    found = Kakao(key=signing_key)
    app = web.Application()
    app.router.add_get("/.well-known/jwks.json", found.keys)
    app.router.add_post("/oauth/token", found.token)
    server = await aiohttp_server(app)
    found.url = f"http://127.0.0.1:{server.port}"
    return found


@pytest.fixture
async def client(serve: MakeServer, kakao: Kakao) -> TestClient[Any, Any]:
    return await serve(
        kakao_auth_url=kakao.url,
        kakao_rest_key=APP_KEY,
        kakao_admin_key=ADMIN,
        kakao_client_secret="secret",
        kakao_app_id="100001",
    )


@pytest.fixture
async def patient(sqlite_database: Database) -> str:
    """A patient whose chat is linked to `MEMBER`."""

    def make(unit: Unit) -> str:
        talk = conversations.open_talk(unit, KakaoIds("u" * 64))
        patients.link_app_user(unit, conversations.unlocked(unit, talk), MEMBER)
        return talk.patient_id

    return await sqlite_database.run(make, PATIENT)


def claims(clock: MovedClock, **changed: Any) -> dict[str, Any]:
    """A true account-status token's claims."""
    usual = {
        "iss": ISSUER, "aud": APP_KEY, "sub": MEMBER, "app_id": "100001", "iat": int(clock().timestamp()), "jti": "jti-1",
        "events": {UNLINKED: {"subject": {"subject_type": "iss-sub", "iss": ISSUER, "sub": MEMBER}}},
    }  # fmt: skip
    return {**usual, **changed}


async def send(client: TestClient[Any, Any], token: str | bytes) -> tuple[int, Any]:
    response = await client.post("/kakao/account", data=token, headers={"Content-Type": SET})
    return response.status, await response.json() if response.status == 400 else await response.text()


async def is_linked(database: Database) -> bool:
    found = await database.run(lambda u: u.session.scalars(select(col(Patient.app_user_lookup))).one(), SYSTEM)
    return found is not None


def id_claims(clock: MovedClock, **changed: Any) -> dict[str, Any]:
    now = int(clock().timestamp())
    usual = {"iss": ISSUER, "aud": APP_KEY, "sub": MEMBER, "iat": now, "exp": now + 600, "nonce": "n1"}
    return {name: value for name, value in {**usual, **changed}.items() if value is not None}
