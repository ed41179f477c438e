"""Kakao Login's signed words: code exchange, ID tokens, security event tokens, and the keys to check them with (kakao.md §8).

RS256 and nothing else, keys from Kakao's key set only, an unknown key id is looked for once more and no oftener than the
cache allows. What a proven member number leads to is `skills/rights/accounts.py`.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal, TypeAlias
from urllib.parse import urlencode

import httpx
import orjson
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from bot.delivery.egress import PURPOSE
from bot.server.clock import Clock
from bot.settings.settings import Settings
from skills.rights.accounts import Start
from storage.errors import Declined, Unavailable

ALGORITHMS = ["RS256"]
LEEWAY_S = 30  # Two clocks may differ by this much.
FETCH_S = 1.5  # Kakao gives its webhooks three seconds; a slow key set must leave time to say 503.
EXCHANGE_S = 5.0
ANSWER_LIMIT = 64 * 1024
TOKEN_LIMIT = 16 * 1024
FRESH_FOR = timedelta(hours=6)
REFETCH_AFTER = timedelta(seconds=30)  # Strange key ids cannot make us call Kakao more often than this.
EVENT_AGE = timedelta(days=30)  # An older event token is refused; its jti need not be remembered longer.
MIN_KEY_BITS = 2048
LONGEST_WORD = 200  # Characters of a jti or a member number.

Refused: TypeAlias = Literal["invalid_request", "invalid_key", "invalid_issuer", "invalid_audience"]


class TokenRefused(Declined):
    """A token that cannot be believed; `err` is Kakao's word for it."""

    code = "token_refused"

    def __init__(self, err: Refused, why: str) -> None:
        super().__init__(why)
        self.err, self.why = err, why


class KeysUnavailable(Unavailable):
    """Kakao's keys cannot be had now; nothing is said about the token."""

    code = "keys_unavailable"


class LoginFailed(Unavailable):
    """Kakao did not give a token for the code."""

    code = "login_failed"


@dataclass(frozen=True, slots=True)
class Event:
    """A verified security event token: its id, whose it is, and its event URIs."""

    jti: str
    member: str
    events: frozenset[str]


class KeyCache:
    """Kakao's public keys, fetched when needed. One fetch at a time; a failed one is not repeated at once."""

    def __init__(self, http: httpx.AsyncClient, url: str, clock: Clock) -> None:
        self._http, self._url, self._clock = http, url, clock
        self._keys: dict[str, RSAKey] = {}
        self._fetched_at = self._tried_at = clock() - timedelta(days=365)
        self._lock = asyncio.Lock()

    async def key(self, kid: str) -> RSAKey:
        """The key with this id. `TokenRefused` when Kakao has no such key, `KeysUnavailable` when it cannot be asked."""
        async with self._lock:
            now = self._clock()
            stale = now - self._fetched_at > FRESH_FOR
            if (stale or kid not in self._keys) and now - self._tried_at > REFETCH_AFTER:
                await self._fetch()
            if kid in self._keys:
                return self._keys[kid]
            if self._fetched_at < self._tried_at:
                raise KeysUnavailable("the key set could not be fetched")
            raise TokenRefused("invalid_key", "unknown_kid")

    async def _fetch(self) -> None:
        self._tried_at = self._clock()
        try:
            async with asyncio.timeout(FETCH_S):
                keys = _rsa_keys(await _answer(self._http, "GET", self._url))
        except (TimeoutError, httpx.HTTPError, ValueError):
            keys = {}
        if keys:
            self._keys, self._fetched_at = keys, self._tried_at
        # Otherwise the old keys stay; who needs another one is told that the keys are unavailable.


def _rsa_keys(data: Any) -> dict[str, RSAKey]:
    """The usable keys of a key set by their ids. One that is broken, or none of ours, takes no other with it."""
    listed = data.get("keys") if isinstance(data, dict) else None
    found = [_rsa_key(one) for one in listed] if isinstance(listed, list) else []
    return {key.kid: key for key in found if key is not None and key.kid}


def _rsa_key(data: Any) -> RSAKey | None:
    if not isinstance(data, dict) or data.get("kty") != "RSA" or not isinstance(data.get("kid"), str):
        return None
    try:
        key = RSAKey.import_key(data)
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    return key if key.public_key.key_size >= MIN_KEY_BITS else None


async def _answer(http: httpx.AsyncClient, method: str, url: str, form: Mapping[str, str] | None = None) -> Any:
    """The JSON of a 200 answer that is not longer than `ANSWER_LIMIT`; `ValueError` for any other. No more is read."""
    body = b""
    async with http.stream(method, url, data=form, extensions={PURPOSE: "login"}) as answer:
        if answer.status_code != httpx.codes.OK:
            raise ValueError("not 200")
        async for piece in answer.aiter_bytes():
            body += piece
            if len(body) > ANSWER_LIMIT:
                raise ValueError("too long")
    return orjson.loads(body)


class KakaoLogin:
    """The login at Kakao for one app. Addresses come from the settings, so that the simulator can stand in."""

    def __init__(self, settings: Settings, http: httpx.AsyncClient, clock: Clock) -> None:
        self._settings, self._http, self._clock = settings, http, clock
        self._keys = KeyCache(http, f"{settings.kakao_auth_url}/.well-known/jwks.json", clock)

    @property
    def is_set_up(self) -> bool:
        """Whether there is an app to log in to."""
        return bool(self._app_key)

    @property
    def return_address(self) -> str:
        """The redirect URI, as it must be registered with Kakao."""
        return f"{self._settings.own_url}/kakao/login/callback"

    def authorize_url(self, start: Start) -> str:
        """Where the browser goes: always a fresh login, with PKCE, state and nonce."""
        query = {
            "client_id": self._app_key,
            "redirect_uri": self.return_address,
            "response_type": "code",
            "scope": "openid",
            "prompt": "login",
            "state": start.state,
            "nonce": start.nonce,
            "code_challenge": start.challenge,
            "code_challenge_method": "S256",
        }
        return f"{self._settings.kakao_auth_url}/oauth/authorize?{urlencode(query)}"

    async def exchange(self, code: str, verifier: str) -> str:
        """The ID token for a code. Access and refresh tokens are not kept: nothing is read from Kakao with them."""
        form = {
            "grant_type": "authorization_code",
            "client_id": self._app_key,
            "client_secret": self._settings.kakao_client_secret.get_secret_value(),
            "redirect_uri": self.return_address,
            "code": code,
            "code_verifier": verifier,
        }
        try:
            async with asyncio.timeout(EXCHANGE_S):
                answer = await _answer(self._http, "POST", f"{self._settings.kakao_auth_url}/oauth/token", form)
            return str(answer["id_token"])
        except (TimeoutError, httpx.HTTPError, ValueError, TypeError, KeyError):
            raise LoginFailed("the code was not exchanged") from None

    async def member(self, id_token: str) -> tuple[str, str]:
        """(member number, nonce) of a verified ID token; `TokenRefused` for any other."""
        claims = await self._claims(id_token)
        self._check_time(claims, "exp", after=True)
        self._check_time(claims, "iat", after=False)
        member, nonce = claims.get("sub"), claims.get("nonce")
        if not isinstance(member, str) or not member.isdigit() or not isinstance(nonce, str):
            raise TokenRefused("invalid_request", "sub_or_nonce")
        return member, nonce

    async def event(self, body: bytes) -> Event:
        """A verified security event token; `TokenRefused` for any other. It has no `exp`, so its age is limited here."""
        claims = await self._claims(body.decode("ascii", "replace").strip(), typ="secevent+jwt")
        self._check_time(claims, "iat", after=False)
        if self._clock().timestamp() - claims["iat"] > EVENT_AGE.total_seconds():
            raise TokenRefused("invalid_request", "too_old")
        jti, events, member = claims.get("jti"), claims.get("events"), claims.get("sub")
        if not isinstance(jti, str) or not _is_word(jti) or not isinstance(events, Mapping):
            raise TokenRefused("invalid_request", "jti_or_events")
        if not isinstance(member, str) or not _is_word(member):
            raise TokenRefused("invalid_request", "sub")
        return Event(jti, member, frozenset(str(uri) for uri in events))

    @property
    def _app_key(self) -> str:
        return self._settings.kakao_rest_key.get_secret_value()

    async def _claims(self, token: str, typ: str | None = None) -> dict[str, Any]:
        if len(token) > TOKEN_LIMIT:
            raise TokenRefused("invalid_request", "oversized")
        header = _header(token)
        if header.get("alg") not in ALGORITHMS:
            raise TokenRefused("invalid_key", "alg")
        if typ is not None and str(header.get("typ", "")).lower().removeprefix("application/") != typ:
            raise TokenRefused("invalid_request", "typ")
        if "crit" in header:  # RFC 7515 §4.1.11: an extension that must be understood, and we understand none.
            raise TokenRefused("invalid_request", "crit")
        kid = header.get("kid")
        if not isinstance(kid, str) or not kid:
            raise TokenRefused("invalid_key", "no_kid")
        key = await self._keys.key(kid)
        try:
            claims = dict(jwt.decode(token, key, algorithms=ALGORITHMS).claims)
        except (JoseError, ValueError, RecursionError):
            raise TokenRefused("invalid_key", "signature") from None
        self._check_parties(claims)
        return claims

    def _check_parties(self, claims: Mapping[str, Any]) -> None:
        if claims.get("iss") != self._settings.kakao_issuer:
            raise TokenRefused("invalid_issuer", "iss")
        audience = claims.get("aud")
        audiences = audience if isinstance(audience, list) else [audience]
        if not self._app_key or audiences != [self._app_key]:
            raise TokenRefused("invalid_audience", "aud")

    def _check_time(self, claims: Mapping[str, Any], name: str, *, after: bool) -> None:
        value, now = claims.get(name), self._clock().timestamp()
        if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
            raise TokenRefused("invalid_request", name)
        if (after and now >= value + LEEWAY_S) or (not after and value > now + LEEWAY_S):
            raise TokenRefused("invalid_request", name)


def _header(token: str) -> dict[str, Any]:
    try:
        return dict(jws.extract_compact(token.encode()).headers())
    except (JoseError, ValueError, TypeError, RecursionError):
        raise TokenRefused("invalid_request", "not_a_token") from None


def _is_word(text: str) -> bool:
    """An identifier as Kakao makes them: something that can be read, and not longer than it need be."""
    return 0 < len(text) <= LONGEST_WORD and text.isascii() and text.isprintable()
