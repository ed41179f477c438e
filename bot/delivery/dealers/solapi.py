"""SOLAPI by its public REST documents (docs.solapi.com; docs/ways-of-sending.md).

It has no key against repetition, but groups: a group is made, its id is kept, one message is put into it, and the group is
sent. A group is sent once only, and says whether it was. Its own fallback to SMS is switched off, because the next step is
taken here.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx

from bot.delivery.dealers.dealer import VARIABLE, Answer, Message, Result, Template, Unreachable, Wire, national
from bot.settings.settings import Settings

TAKEN, DONE = "2000", "4000"
CARRIER_HAS_IT = "3000"
# Of 2xxx, which says "taken" or "our fault", those that have ended: the person, the sender's number, the account, KISA, the
# balance, spam.
ENDED = frozenset({"2061", "2062", "2063", "2064", "2230", "2254"})
# Refusals that pass: no balance, too many at once, a clock that was out. Everything else of 1xxx and 3xxx stays as it is.
PASSING = frozenset(
    {"1030", "2230", "NotEnoughBalance", "RequestTimeTooSkewed", "DuplicatedSignature", "TooManyRequests"}
)
STATES: dict[str, Any] = {"PENDING": "asked", "INSPECTING": "asked", "APPROVED": "approved", "REJECTED": "refused"}


class Solapi:
    """SOLAPI, for one account, channel and sender number."""

    def __init__(
        self,
        settings: Settings,
        http: httpx.AsyncClient,
        clock: Callable[[], datetime],
        salt: Callable[[int], str] = secrets.token_hex,
    ) -> None:
        self._settings = settings
        self._wire = Wire(http, "solapi")
        self._clock = clock
        self._salt = salt

    async def open(self, message: Message) -> Answer:  # noqa: ARG002 - a group knows its messages later
        """An empty group."""
        try:
            status, said = await self._call("POST", "/messages/v4/groups", {})
        except Unreachable as error:
            return Answer("again", self._wire.code(error))
        group = said.get("groupId")
        if status == httpx.codes.OK and isinstance(group, str) and group.isalnum():
            return Answer("taken", reference=group)
        return self._refused(said)

    async def send(self, message: Message, reference: str, *, again: bool) -> Answer:
        """Put the message into its group and send that; what was done before is not done again."""
        try:
            group = await self._group(reference) if again else {"status": "PENDING"}
            if group.get("status") != "PENDING":
                return Answer("taken", reference=reference)
            if not _holds(group):
                status, said = await self._call(
                    "PUT", f"/messages/v4/groups/{reference}/messages", {"messages": [self._body(message)]}
                )
                if status != httpx.codes.OK or (refused := _not_taken(said)):
                    return self._refused(said if status != httpx.codes.OK else {"errorCode": refused})
            status, said = await self._call("POST", f"/messages/v4/groups/{reference}/send")
        except Unreachable as error:
            return Answer("again", self._wire.code(error))
        return Answer("taken", reference=reference) if status == httpx.codes.OK else self._refused(said)

    async def result(self, message: Message, reference: str) -> Result:  # noqa: ARG002 - the group knows its message
        """The state of the group's one message."""
        _, said = await self._call("GET", f"/messages/v4/groups/{reference}/messages")
        found = said.get("messageList")
        kept = list(found.values()) if isinstance(found, dict) else found if isinstance(found, list) else []
        code = str(kept[0].get("statusCode") or "") if kept and isinstance(kept[0], dict) else ""
        if code == DONE:
            return Result("delivered")
        if not code or code == CARRIER_HAS_IT or (code.startswith("2") and code not in ENDED):
            return Result("pending", self._wire.code(code) if code else "")
        return Result("failed", self._wire.code(code))

    async def template(self, code: str) -> Template | None:
        """The text with this id."""
        status, said = await self._call("GET", f"/kakao/v2/templates/{code}")
        if status != httpx.codes.OK:
            return None
        return Template(str(said.get("content", "")), STATES.get(str(said.get("status")), "asked"))

    async def _group(self, reference: str) -> dict[str, Any]:
        status, said = await self._call("GET", f"/messages/v4/groups/{reference}")
        if status != httpx.codes.OK:
            raise Unreachable(str(said.get("errorCode", status)))
        return said

    def _body(self, message: Message) -> dict[str, Any]:
        body: dict[str, Any] = {
            "to": national(message.to),
            "from": self._settings.sms_sender,
            "customFields": {"id": message.id},
        }
        if message.kind == "alimtalk":
            profile = self._settings.alimtalk_profile
            filled = {f"#{{{VARIABLE}}}": message.digits} if message.digits else {}
            kakao = {"pfId": profile, "templateId": message.template, "variables": filled, "disableSms": True}
            return {**body, "type": "ATA", "text": message.text, "kakaoOptions": kakao}
        return {**body, "type": "LMS" if message.is_long else "SMS", "text": message.text}

    async def _call(self, method: str, path: str, body: object = None) -> tuple[int, dict[str, Any]]:
        return await self._wire.call(method, f"{self._settings.solapi_url}{path}", self._signed(), body)

    def _signed(self) -> dict[str, str]:
        """A signature of its own for each call: SOLAPI takes one once, within a quarter of an hour."""
        date, salt = self._clock().isoformat(), self._salt(16)
        secret = self._settings.solapi_secret.get_secret_value()
        signature = hmac.digest(secret.encode(), f"{date}{salt}".encode(), "sha256").hex()
        key = self._settings.solapi_key.get_secret_value()
        return {"Authorization": f"HMAC-SHA256 apiKey={key}, date={date}, salt={salt}, signature={signature}"}

    def _refused(self, said: dict[str, Any]) -> Answer:
        code = str(said.get("errorCode", "refused"))
        return Answer("again" if code in PASSING else "refused", self._wire.code(code))


def _holds(group: dict[str, Any]) -> bool:
    count = group.get("count")
    return isinstance(count, dict) and bool(count.get("total"))


def _not_taken(said: dict[str, Any]) -> str:
    """The code of the message when the group did not take it; "" when it did."""
    results = said.get("resultList")
    first = results[0] if isinstance(results, list) and results and isinstance(results[0], dict) else {}
    code = str(first.get("statusCode", TAKEN if not said.get("errorCount") else "refused"))
    return "" if code == TAKEN else code
