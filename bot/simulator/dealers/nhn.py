"""NHN Cloud's REST as its documents say: Bizmessage v2.3 and SMS v3.0. The HTTP status is 200 whatever happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.simulator.dealers.book import DealerBook, Kind, Sent, hang_up

SEOUL = ZoneInfo("Asia/Seoul")
KEY_LIVES = timedelta(minutes=10)
STATES = {"asked": "TSC02", "approved": "TSC03", "refused": "TSC04", "dormant": "TSC03"}
REFUSALS = {"unknown": -3003, "not_approved": -3005, "differs": -3010}
AUTH_WORDS = ("인증", "비밀번호", "auth", "password")  # One of them must stand in a message that brings digits.
SECRET, APP, REPEATED, PARAMETER, BAD_SENDER = -1001, -1000, -1005, 4, -1003


@dataclass(slots=True)
class NhnDesk:
    """NHN Cloud for one clinic: its two products have keys of their own."""

    app_key: str
    secret: str = field(repr=False)
    sms_app_key: str
    sms_secret: str = field(repr=False)
    book: DealerBook
    clock: Callable[[], datetime]
    token: Callable[[int], str]
    senders: tuple[str, ...] = ()
    keys: dict[str, datetime] = field(default_factory=dict)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Its addresses, below /nhn."""
        alimtalk, sms = "/nhn/alimtalk/v2.3/appkeys/{app}", "/nhn/sms/v3.0/appKeys/{app}/sender/{size:sms|mms}"
        for method, path, handler in (
            ("POST", f"{alimtalk}/{{auth:(?:auth/)?}}messages", self.send_alimtalk),
            ("GET", f"{alimtalk}/{{auth:(?:auth/)?}}messages", self.list_alimtalk),
            ("GET", f"{alimtalk}/senders/{{sender}}/templates/{{code}}", self.template),
            ("POST", sms, self.send_sms),
            ("GET", sms, self.list_sms),
        ):
            router.add_route(method, path, self.book.outage(handler))

    async def send_alimtalk(self, request: web.Request) -> web.StreamResponse:
        """One Alimtalk from a template."""
        if problem := self._problem(request, self.app_key, self.secret):
            return _said(problem)
        body = await request.json()
        values = body["recipientList"][0].get("templateParameter") or {}
        if why := self.book.refuses_template(body["templateCode"], "", values):
            return _said(REFUSALS[why])
        text = self.book.filled(body["templateCode"], values)
        if request.match_info["auth"] and not any(word in text for word in AUTH_WORDS):
            return _said(REFUSALS["differs"])
        if problem := self._repeated(request):
            return _said(problem)
        return self._taken(request, body, "alimtalk", text)

    async def send_sms(self, request: web.Request) -> web.StreamResponse:
        """One SMS or LMS."""
        if problem := self._problem(request, self.sms_app_key, self.sms_secret):
            return _said(problem)
        body = await request.json()
        if body.get("sendNo") not in self.senders:
            return _said(BAD_SENDER)
        if request.match_info["size"] == "mms" and not body.get("title"):
            return _said(PARAMETER)
        if problem := self._repeated(request):
            return _said(problem)
        return self._taken(request, body, "sms", body["body"])

    async def list_alimtalk(self, request: web.Request) -> web.StreamResponse:
        """What was sent, by grouping key and days."""
        if problem := self._problem(request, self.app_key, self.secret):
            return _said(problem)
        lines = self._lines(request, "alimtalk", "%Y-%m-%d %H:%M")
        return _said(0, messageSearchResultResponse={"messages": lines, "totalCount": len(lines)})

    async def list_sms(self, request: web.Request) -> web.StreamResponse:
        """What was sent, by grouping key and days."""
        if problem := self._problem(request, self.sms_app_key, self.sms_secret):
            return _said(problem)
        lines = self._lines(request, "sms", "%Y-%m-%d %H:%M:%S")
        return _said(0, body={"pageNum": 1, "pageSize": 15, "totalCount": len(lines), "data": lines})

    async def template(self, request: web.Request) -> web.StreamResponse:
        """A template and its review."""
        if problem := self._problem(request, self.app_key, self.secret):
            return _said(problem)
        code = request.match_info["code"]
        if code not in self.book.templates:
            return _said(REFUSALS["unknown"])
        text, state = self.book.templates[code]
        shown = {"templateCode": code, "templateContent": text, "status": STATES[state], "dormant": state == "dormant"}
        return _said(0, template=shown)

    def _problem(self, request: web.Request, app: str, secret: str) -> int:
        if request.match_info["app"] != app:
            return APP
        return 0 if request.headers.get("X-Secret-Key") == secret else SECRET

    def _repeated(self, request: web.Request) -> int:
        key = request.headers.get("X-NC-API-IDEMPOTENCY-KEY", "")
        before = self.keys.get(key)
        if key and before is not None and self.clock() - before < KEY_LIVES:
            return REPEATED
        self.keys[key] = self.clock()
        return 0

    def _taken(self, request: web.Request, body: dict[str, Any], kind: Kind, text: str) -> web.StreamResponse:
        recipient = body["recipientList"][0]
        reference = body.get("senderGroupingKey", "")
        self.book.take(Sent("nhn", kind, recipient["recipientNo"], text, reference, self.clock()), "1000")
        if self.book.deaf:
            return hang_up(request)
        line = {"recipientSeq": 1, "recipientNo": recipient["recipientNo"], "resultCode": 0, "resultMessage": "SUCCESS"}
        request_id = self.token(10)
        if kind == "alimtalk":
            return _said(0, message={"requestId": request_id, "senderGroupingKey": reference, "sendResults": [line]})
        return _said(0, body={"data": {"requestId": request_id, "statusCode": "2", "sendResultList": [line]}})

    def _lines(self, request: web.Request, kind: Kind, form: str) -> list[dict[str, Any]]:
        first, last = (
            datetime.strptime(request.query[name], form).replace(tzinfo=SEOUL)
            for name in ("startRequestDate", "endRequestDate")
        )
        return [
            {
                "recipientNo": one.to,
                "msgStatus": "3",
                "resultCode": one.code or None,
                "senderGroupingKey": one.reference,
            }
            for one in self.book.sent
            if (one.dealer, one.kind, one.reference) == ("nhn", kind, request.query.get("senderGroupingKey"))
            and first <= one.at <= last
        ]


def _said(code: int, **more: Any) -> web.StreamResponse:
    header = {"resultCode": code, "resultMessage": "SUCCESS" if code == 0 else "failed", "isSuccessful": code == 0}
    return web.json_response({"header": header, **more})
