"""What Kakao tells the server unasked: unlinked, account changed, channel added or blocked (docs/kakao.md §8).

Each delivery has three seconds and follows no redirect; its result is shown in the developer panel and returned.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias
from urllib.parse import urlencode

import httpx

from bot.simulator.accounts.signing import Signer
from bot.simulator.chatbot.platform import KakaoPlatform
from bot.simulator.persona import Persona

Referrer: TypeAlias = Literal[
    "ACCOUNT_DELETE", "FORCED_ACCOUNT_DELETE", "UNLINK_FROM_ADMIN", "UNLINK_FROM_APPS", "INCOMPLETE_SIGN_UP"
]
ChannelEvent: TypeAlias = Literal["added", "blocked"]

USER_UNLINKED = "https://schemas.openid.net/secevent/oauth/event-type/user-unlinked"
ACCOUNT_PURGED = "https://schemas.openid.net/secevent/risc/event-type/account-purged"
FORM = "application/x-www-form-urlencoded;charset=utf-8"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A webhook that was sent and what the server answered. `ok` says whether Kakao would call it delivered."""

    name: str
    method: str
    url: str
    body: Any
    status: int | None
    raw: str
    ms: float
    error: str | None
    ok: bool

    def view(self) -> dict[str, Any]:
        """The delivery as the developer panel reads it."""
        kept = ("name", "method", "url", "body", "status", "error", "ok")
        return {**{key: getattr(self, key) for key in kept}, "answer": self.raw[:5_000], "ms": round(self.ms, 1)}


class WebhookSender:
    """Sends webhooks for one app to its server."""

    def __init__(self, platform: KakaoPlatform, signer: Signer) -> None:
        self._platform = platform
        self._config = platform.config
        self._signer = signer

    async def unlinked(
        self, person: Persona, referrer: Referrer = "UNLINK_FROM_APPS", method: Literal["GET", "POST"] = "POST"
    ) -> Delivery:
        """The unlink webhook; the answer must be 200."""
        told = {"app_id": str(self._config.app_id), "user_id": str(person.member_number), "referrer_type": referrer}
        url = f"{self._config.server_url}/kakao/unlink"
        if method == "GET":
            return await self._send(person, "연결 해제", "GET", f"{url}?{urlencode(told)}", told, None, {}, (200,))
        headers = {"Content-Type": FORM}
        content = urlencode(told).encode()
        return await self._send(person, "연결 해제", "POST", url, told, content, headers, (200,))

    async def account(self, person: Persona, event: str, reason: str | None = None) -> Delivery:
        """The account-status webhook, a signed security event token; the answer must be 202."""
        claims = self._security_event(str(person.member_number), event, reason)
        content = self._signer.sign(claims, "secevent+jwt").encode()
        headers = {"Content-Type": "application/secevent+jwt"}
        url = f"{self._config.server_url}/kakao/account"
        return await self._send(person, "계정 상태", "POST", url, claims, content, headers, (202,), admin=False)

    async def channel(self, person: Persona, event: ChannelEvent, id_type: str = "app_user_id") -> Delivery:
        """The channel webhook; any 2xx will do. `id_type` open_id is for people who did not consent to channel status."""
        told = {
            "event": event,
            "id": person.open_id if id_type == "open_id" else str(person.member_number),
            "id_type": id_type,
            "channel_public_id": self._config.channel_public_id,
            "channel_uuid": "@sangdam",
            "updated_at": self._platform.clock().strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        content = httpx.Request("POST", "http://localhost", json=told).content
        headers = {
            "Content-Type": "application/json;charset=utf-8",
            "X-Kakao-Resource-ID": self._platform.token(12),
            "User-Agent": "KakaoOpenAPI/1.0",
        }
        url = f"{self._config.server_url}/kakao/channel"
        return await self._send(person, "채널 상태", "POST", url, told, content, headers, tuple(range(200, 300)))

    def _security_event(self, member: str, event: str, reason: str | None) -> dict[str, Any]:
        subject = {"subject_type": "iss-sub", "iss": self._config.issuer, "sub": member}
        detail: dict[str, Any] = {"subject": subject}
        return {
            "iss": self._config.issuer,
            "aud": self._config.rest_key,
            "sub": member,
            "app_id": str(self._config.app_id),
            "iat": int(self._platform.clock().timestamp()),
            "jti": self._platform.token(16),
            "events": {event: {**detail, "reason": reason} if reason else detail},
        }

    async def _send(
        self,
        person: Persona,
        name: str,
        method: str,
        url: str,
        body: Any,
        content: bytes | None,
        headers: Mapping[str, str],
        wanted: tuple[int, ...],
        *,
        admin: bool = True,
    ) -> Delivery:
        sent = {**headers, "Authorization": f"KakaoAK {self._config.admin_key}"} if admin else dict(headers)
        started = time.perf_counter()
        status, raw, error = await self._within_limit(method, url, content, sent)
        ms = (time.perf_counter() - started) * 1000
        delivery = Delivery(name, method, url, body, status, raw, ms, error, error is None and status in wanted)
        self._platform.feed.publish("webhook", person.slug, delivery.view())
        return delivery

    async def _within_limit(
        self, method: str, url: str, content: bytes | None, headers: Mapping[str, str]
    ) -> tuple[int | None, str, str | None]:
        try:
            async with asyncio.timeout(self._config.webhook_limit_s):
                response = await self._platform.client.request(method, url, content=content, headers=dict(headers))
        except TimeoutError:
            return None, "", "timeout"
        except httpx.HTTPError as error:
            return None, "", f"unreachable ({type(error).__name__})"
        return response.status_code, response.text, None
