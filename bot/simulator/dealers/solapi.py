"""SOLAPI's REST as its documents say: a signature for each call, groups, their one message, results, templates."""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from bot.simulator.dealers.book import DealerBook, Kind, Sent, hang_up

SKEW = timedelta(minutes=15)
HEADER = re.compile(r"HMAC-SHA256 apiKey=([^,]+), date=([^,]+), salt=([^,]{12,64}), signature=([0-9a-f]{64})")
STATES = {"asked": "INSPECTING", "approved": "APPROVED", "refused": "REJECTED"}
REFUSALS = {"unknown": "1042", "not_approved": "1042", "differs": "1043"}


@dataclass(slots=True)
class SolapiDesk:
    """SOLAPI for one account."""

    key: str
    secret: str = field(repr=False)
    book: DealerBook
    clock: Callable[[], datetime]
    token: Callable[[int], str]
    senders: tuple[str, ...] = ()
    groups: dict[str, dict[str, Any]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Its addresses, below /solapi."""
        for method, path, handler in (
            ("POST", "/messages/v4/groups", self.open),
            ("GET", "/messages/v4/groups/{group}", self.show),
            ("PUT", "/messages/v4/groups/{group}/messages", self.add),
            ("GET", "/messages/v4/groups/{group}/messages", self.messages),
            ("POST", "/messages/v4/groups/{group}/send", self.send),
            ("GET", "/kakao/v2/templates/{code}", self.template),
        ):
            router.add_route(method, f"/solapi{path}", self.book.outage(self._signed(handler)))

    def _signed(self, handler: Any) -> Any:
        async def answer(request: web.Request) -> web.StreamResponse:
            if problem := self._problem(request.headers.get("Authorization", "")):
                return _error(403, problem)
            found: web.StreamResponse = await handler(request)
            return found

        return answer

    def _problem(self, header: str) -> str:
        found = HEADER.fullmatch(header)
        if found is None or found[1] != self.key:
            return "InvalidAPIKey"
        date, salt, signature = found[2], found[3], found[4]
        if not hmac.compare_digest(
            hmac.digest(self.secret.encode(), f"{date}{salt}".encode(), "sha256").hex(), signature
        ):
            return "SignatureDoesNotMatch"
        if abs(self.clock() - datetime.fromisoformat(date)) > SKEW:
            return "RequestTimeTooSkewed"
        if signature in self.used:
            return "DuplicatedSignature"
        self.used.add(signature)
        return ""

    async def open(self, _request: web.Request) -> web.StreamResponse:
        """An empty group."""
        group_id = f"G4V{self.token(14).upper()}"
        self.groups[group_id] = {"groupId": group_id, "status": "PENDING", "count": {"total": 0}, "message": None}
        return self._group(group_id)

    async def show(self, request: web.Request) -> web.StreamResponse:
        """A group and whether it was sent."""
        return self._group(request.match_info["group"])

    async def add(self, request: web.Request) -> web.StreamResponse:
        """Messages into a group that was not sent yet; what Kakao or the carrier would not take is said at once."""
        group = self.groups.get(request.match_info["group"])
        if group is None or group["status"] != "PENDING":
            return _error(400, "ValidationError")
        one = (await request.json())["messages"][0]
        code = self._refusal(one, group)
        group["count"]["total"] += 1
        if code == "2000":
            group["message"] = one
        line = {"to": one["to"], "statusCode": code, "messageId": f"M4V{self.token(14).upper()}"}
        return web.json_response({"errorCount": int(code != "2000"), "resultList": [line]})

    def _refusal(self, one: dict[str, Any], group: dict[str, Any]) -> str:
        if group["count"]["total"]:
            return "1026"
        if one.get("from") not in self.senders:
            return "1062"
        kakao = one.get("kakaoOptions")
        if kakao is None:
            return "2000"
        why = self.book.refuses_template(kakao["templateId"], one.get("text", ""), kakao.get("variables") or {})
        return REFUSALS[why] if why else "2000"

    async def send(self, request: web.Request) -> web.StreamResponse:
        """The group goes out, once."""
        group = self.groups.get(request.match_info["group"])
        if group is None or group["message"] is None:
            return _error(404, "ResourceNotFound")
        if group["status"] != "PENDING":
            return _error(400, "ValidationError")
        one, group["status"] = group["message"], "SENDING"
        kind: Kind = "alimtalk" if one.get("kakaoOptions") else "sms"
        sent = Sent("solapi", kind, one["to"], one.get("text", ""), group["groupId"], self.clock())
        self.book.take(sent, "4000")
        return hang_up(request) if self.book.deaf else self._group(group["groupId"])

    async def messages(self, request: web.Request) -> web.StreamResponse:
        """What became of the group's message."""
        group_id = request.match_info["group"]
        found = {
            f"M{at}": {"groupId": group_id, "to": one.to, "statusCode": one.code or "3000"}
            for at, one in enumerate(self.book.sent)
            if one.reference == group_id
        }
        return web.json_response({"offset": 0, "limit": 20, "totalCount": len(found), "messageList": found})

    async def template(self, request: web.Request) -> web.StreamResponse:
        """A template and its review."""
        code = request.match_info["code"]
        if code not in self.book.templates:
            return _error(404, "ResourceNotFound")
        text, state = self.book.templates[code]
        return web.json_response({"templateId": code, "content": text, "status": STATES[state], "messageType": "BA"})

    def _group(self, group_id: str) -> web.StreamResponse:
        group = self.groups.get(group_id)
        if group is None:
            return _error(404, "ResourceNotFound")
        return web.json_response({name: group[name] for name in ("groupId", "status", "count")})


def _error(status: int, code: str) -> web.StreamResponse:
    return web.json_response({"errorCode": code, "errorMessage": code}, status=status)
