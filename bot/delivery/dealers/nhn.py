"""NHN Cloud Notification by its public REST documents: KakaoTalk Bizmessage v2.3 and SMS v3.0 (docs/ways-of-sending.md).

Our own id is the reference: it is the key against repetition, which holds for ten minutes, and the grouping key by which a
message is found at any time. The HTTP status says little; the header of each answer, and the line of each recipient, say all.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from bot.delivery.dealers.dealer import VARIABLE, Answer, Message, Result, Template, Unreachable, Wire, national
from bot.settings.settings import Settings

SEOUL = ZoneInfo("Asia/Seoul")
REPEATED = -1005  # The same key within ten minutes: it was taken before.
# Refusals that pass: their system, a vendor that failed, a fallback that is being set up. All others stay as they are.
PASSING = frozenset({-7000, -9999, 429, 500, 503})
DONE = "1000"
# The outcome is not known yet: it may still arrive.
UNSURE = frozenset({"", "3005", "4000", "4001", "4161"})
STATES: dict[str, Any] = {"TSC01": "asked", "TSC02": "asked", "TSC03": "approved", "TSC04": "refused"}


class Nhn:
    """NHN Cloud, for the app keys of one clinic."""

    def __init__(self, settings: Settings, http: httpx.AsyncClient) -> None:
        self._settings = settings
        self._wire = Wire(http, "nhn")

    async def open(self, message: Message) -> Answer:
        """Our own id is reference enough."""
        return Answer("taken", reference=message.id)

    async def send(self, message: Message, reference: str, *, again: bool) -> Answer:
        """Send it, unless it is found among what was sent."""
        try:
            if again and await self._find(message, reference) is not None:
                return Answer("taken", reference=reference)
            url, body = self._of_alimtalk(message) if message.kind == "alimtalk" else self._of_sms(message)
            headers = {**self._key(message), "X-NC-API-IDEMPOTENCY-KEY": reference}
            _, said = await self._wire.call("POST", url, headers, {**body, "senderGroupingKey": reference})
        except Unreachable as error:
            return Answer("again", self._wire.code(error))
        code = _code(said)
        if code in (0, REPEATED):
            return Answer("taken", reference=reference)
        return Answer("again" if code in PASSING else "refused", self._wire.code(code))

    async def result(self, message: Message, reference: str) -> Result:
        """How it stands among what was sent."""
        found = await self._find(message, reference)
        if found is None:
            return Result("pending")
        code = str(found.get("resultCode") or "")
        if code == DONE:
            return Result("delivered")
        if code in UNSURE or code.startswith("MRC"):
            return Result("pending", self._wire.code(code) if code else "")
        return Result("failed", self._wire.code(code))

    async def template(self, code: str) -> Template | None:
        """The text with this code."""
        url = f"{self._alimtalk}/senders/{self._settings.alimtalk_profile}/templates/{code}"
        _, said = await self._wire.call("GET", url, self._key(None))
        found = said.get("template")
        if not _is_good(said) or not isinstance(found, dict):
            return None
        if found.get("dormant") or found.get("block"):
            return Template(str(found.get("templateContent", "")), "dormant")
        return Template(str(found.get("templateContent", "")), STATES.get(str(found.get("status")), "asked"))

    async def _find(self, message: Message, reference: str) -> dict[str, Any] | None:
        """The message of this grouping key, or None."""
        form = "%Y-%m-%d %H:%M" if message.kind == "alimtalk" else "%Y-%m-%d %H:%M:%S"
        first, last = (
            (message.since + shift).astimezone(SEOUL).strftime(form)
            for shift in (-timedelta(days=1), timedelta(days=4))
        )
        params = {"startRequestDate": first, "endRequestDate": last, "senderGroupingKey": reference}
        _, said = await self._wire.call("GET", self._list(message), self._key(message), params=params)
        if not _is_good(said):
            raise Unreachable(str(_code(said)))
        outer, inner = ("messageSearchResultResponse", "messages") if message.kind == "alimtalk" else ("body", "data")
        around = said.get(outer)
        lines = around.get(inner) if isinstance(around, dict) else None
        mine = [line for line in lines or () if isinstance(line, dict) and line.get("senderGroupingKey") == reference]
        return mine[0] if mine else None

    def _of_alimtalk(self, message: Message) -> tuple[str, dict[str, Any]]:
        recipient = {
            "recipientNo": national(message.to),
            "recipientGroupingKey": message.id,
            "resendParameter": {"isResend": False},
            **({"templateParameter": {VARIABLE: message.digits}} if message.digits else {}),
        }
        profile = self._settings.alimtalk_profile
        body = {"senderKey": profile, "templateCode": message.template, "recipientList": [recipient]}
        return self._list(message), body

    def _of_sms(self, message: Message) -> tuple[str, dict[str, Any]]:
        recipient = {"recipientNo": national(message.to), "recipientGroupingKey": message.id}
        body = {"body": message.text, "sendNo": self._settings.sms_sender, "recipientList": [recipient]}
        return self._list(message), {"title": message.text[:20], **body} if message.is_long else body

    def _list(self, message: Message) -> str:
        if message.kind == "alimtalk":
            return f"{self._alimtalk}/auth/messages" if message.digits else f"{self._alimtalk}/messages"
        app = self._settings.nhn_sms_app_key.get_secret_value()
        size = "mms" if message.is_long else "sms"
        return f"{self._settings.nhn_sms_url}/sms/v3.0/appKeys/{app}/sender/{size}"

    @property
    def _alimtalk(self) -> str:
        return f"{self._settings.nhn_url}/alimtalk/v2.3/appkeys/{self._settings.nhn_app_key.get_secret_value()}"

    def _key(self, message: Message | None) -> dict[str, str]:
        settings = self._settings
        secret = settings.nhn_sms_secret if message is not None and message.kind == "sms" else settings.nhn_secret
        return {"X-Secret-Key": secret.get_secret_value()}


def _is_good(said: dict[str, Any]) -> bool:
    header = said.get("header")
    return isinstance(header, dict) and header.get("isSuccessful") is True


def _code(said: dict[str, Any]) -> int:
    """The code that counts: the header's, or the recipient's when the header is good."""
    header = said.get("header")
    code = header.get("resultCode", -9999) if isinstance(header, dict) else -9999
    if code != 0:
        return int(code)
    lines = _dig(said, "message", "sendResults") or _dig(said, "body", "data", "sendResultList") or [{}]
    return int(lines[0].get("resultCode", -9999))


def _dig(said: Any, *path: str) -> Any:
    for name in path:
        said = said.get(name) if isinstance(said, dict) else None
    return said
