"""Kakao Login's rules without its pages: authorization requests, codes, tokens, and who they belong to (docs/kakao.md §8).

The HTTP side is in `account.py`. Refusals carry Kakao's own error codes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.server.clock import Clock
from bot.simulator.accounts.signing import Signer
from bot.simulator.config import SimulatorConfig
from bot.simulator.persona import Persona
from storage.errors import NotPossible

CODE_LIFE = timedelta(minutes=10)
# Real REST apps show these numbers; the guide's samples show others, and nobody should rely on either.
ACCESS_LIFE_S = 21_599
REFRESH_LIFE_S = 5_183_999
SCOPE = "openid account_email profile_nickname"


class LoginRefused(NotPossible):
    """Kakao Login says no: `error` is OAuth's word, `koe` Kakao's code, and the text the description."""

    code = "login_refused"

    def __init__(self, error: str, koe: str, description: str) -> None:
        super().__init__(description)
        self.error, self.koe, self.description = error, koe, description


@dataclass(frozen=True, slots=True)
class Grant:
    """A consent that was given: what the code stands for until it is exchanged."""

    person: Persona
    member: str
    redirect_uri: str
    nonce: str
    challenge: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Pass:
    """An access or refresh token's owner. `member` is kept apart, since a person's number changes when they start anew."""

    person: Persona
    member: str
    expires_at: datetime


class LoginDesk:
    """Codes and tokens of one simulator."""

    def __init__(self, config: SimulatorConfig, clock: Clock, token: Callable[[int], str], signer: Signer) -> None:
        self._config = config
        self._clock = clock
        self._token = token
        self._signer = signer
        self._grants: dict[str, Grant] = {}
        self._passes: dict[str, Pass] = {}
        self._refreshes: dict[str, Pass] = {}

    def check_request(self, query: Mapping[str, str]) -> None:
        """Raise `LoginRefused` for an authorization request that Kakao answers with an error page instead of a return."""
        if query.get("client_id") != self._config.rest_key:
            raise LoginRefused("invalid_client", "KOE101", "Not exist client_id.")
        if query.get("redirect_uri") not in self._config.return_addresses:
            raise LoginRefused("invalid_request", "KOE006", "Not registered redirect_uri.")
        if query.get("response_type") != "code":
            raise LoginRefused("unsupported_response_type", "KOE033", "response_type must be code.")
        if query.get("code_challenge") and query.get("code_challenge_method") != "S256":
            raise LoginRefused("invalid_request", "KOE033", "code_challenge_method must be S256.")

    def consent(self, person: Persona, query: Mapping[str, str]) -> str:
        """The person agrees: link them to the app and return a one-time code."""
        person.linked = True
        code = self._token(32)
        self._grants[code] = Grant(
            person=person,
            member=str(person.member_number),
            redirect_uri=query["redirect_uri"],
            nonce=query.get("nonce", ""),
            challenge=query.get("code_challenge", ""),
            given_at=self._clock(),
        )
        return code

    def exchange(self, form: Mapping[str, str]) -> dict[str, Any]:
        """`POST /oauth/token`: the tokens for a code or a refresh token; `LoginRefused` otherwise."""
        self._check_client(form)
        if form.get("grant_type") == "refresh_token":
            return self._refresh(form)
        if form.get("grant_type") != "authorization_code":
            raise LoginRefused("unsupported_grant_type", "KOE114", "Not supported grant_type.")
        grant = self._spend(form)
        owner = self._pass(grant.person, grant.member, ACCESS_LIFE_S)
        refresh = self._token(32)
        self._refreshes[refresh] = self._pass(grant.person, grant.member, REFRESH_LIFE_S)
        return {
            **self._access(owner),
            "refresh_token": refresh,
            "refresh_token_expires_in": REFRESH_LIFE_S,
            "scope": SCOPE,
            "id_token": self._id_token(grant),
        }

    def owner(self, token: str) -> Pass | None:
        """Whose access token this is, or None when it is unknown, expired or revoked."""
        found = self._passes.get(token)
        return found if found is not None and self._clock() < found.expires_at else None

    def revoke(self, member: str) -> None:
        """End all tokens of a member (unlink, logout)."""
        self._passes = {t: p for t, p in self._passes.items() if p.member != member}
        self._refreshes = {t: p for t, p in self._refreshes.items() if p.member != member}

    def seconds_left(self, owner: Pass) -> int:
        """How long a token lives on."""
        return int((owner.expires_at - self._clock()).total_seconds())

    def _check_client(self, form: Mapping[str, str]) -> None:
        if form.get("client_id") != self._config.rest_key:
            raise LoginRefused("invalid_client", "KOE101", "Not exist client_id.")
        if not hmac.compare_digest(form.get("client_secret", "").encode(), self._config.client_secret.encode()):
            raise LoginRefused("invalid_client", "KOE010", "Bad client credentials.")

    def _spend(self, form: Mapping[str, str]) -> Grant:
        grant = self._grants.get(form.get("code", ""))
        if grant is None or self._clock() - grant.given_at > CODE_LIFE:
            raise LoginRefused("invalid_grant", "KOE320", "authorization code not found.")
        if form.get("redirect_uri") != grant.redirect_uri:
            raise LoginRefused("invalid_grant", "KOE303", "Redirect URI mismatch.")
        del self._grants[form["code"]]
        if grant.challenge and challenge_of(form.get("code_verifier", "")) != grant.challenge:
            # No code is published for a wrong verifier; the grant is spent either route.
            raise LoginRefused("invalid_grant", "KOE320", "code_verifier does not match.")
        return grant

    def _refresh(self, form: Mapping[str, str]) -> dict[str, Any]:
        found = self._refreshes.get(form.get("refresh_token", ""))
        if found is None or self._clock() >= found.expires_at:
            raise LoginRefused("invalid_grant", "KOE322", "expired_or_invalid_refresh_token")
        return self._access(self._pass(found.person, found.member, ACCESS_LIFE_S))

    def _access(self, owner: Pass) -> dict[str, Any]:
        token = self._token(32)
        self._passes[token] = owner
        return {"token_type": "bearer", "access_token": token, "expires_in": ACCESS_LIFE_S}

    def _pass(self, person: Persona, member: str, seconds: int) -> Pass:
        return Pass(person, member, self._clock() + timedelta(seconds=seconds))

    def _id_token(self, grant: Grant) -> str:
        issued = int(self._clock().timestamp())
        claims: dict[str, Any] = {
            "iss": self._config.issuer,
            "aud": self._config.rest_key,
            "sub": grant.member,
            "iat": issued,
            "exp": issued + ACCESS_LIFE_S,
            "auth_time": int(grant.given_at.timestamp()),
            "nickname": grant.person.name,
            "email": grant.person.email,
        }
        return self._signer.sign({**claims, "nonce": grant.nonce} if grant.nonce else claims)


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a PKCE verifier (RFC 7636 §4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
