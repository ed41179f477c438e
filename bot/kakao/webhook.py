"""`POST /skills/…`: one call of Kakao's is one turn, answered after its commit, before Kakao stops waiting, always with 200.

The steps of a turn stand in `_Turn`; what is said is decided in `skills`. A caller without the key gets 401, everybody else a
valid bubble, whatever they sent. Work that takes longer than the deadline goes on and is committed; its answer is owed
to the patient or goes to the callback (docs/architecture.md).
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from aiohttp import web

from bot.kakao.calls.payload import Call, ValidationCall, parse_skill, parse_validation
from bot.kakao.replies.render import render
from bot.server import log
from bot.server.keys import CLINIC, CLOCK, DATABASE, METRICS, SETTINGS
from bot.server.metrics import Metrics
from bot.settings.settings import Settings
from skills.chat import groups, late_replies, router
from skills.clinic.clinic import Clinic
from skills.conversation import Message, Reply, Sender
from skills.fields import Doubtful, Invalid
from skills.fields.naming.names import parse_name
from skills.fields.phones import parse_phone
from skills.texts import say
from skills.turn import Reach
from storage.database.database import Database
from storage.trail import chain
from storage.unit.unit_of_work import PATIENT, Actor, Unit

TESTER = Actor("kakao", origin="admin centre")
SKILLS = ("menu", "consult", "status", "handoff", "rights", "policy", "inbox", "fallback")
BODY_LIMIT = 64 * 1024  # Bytes; a call of Kakao's has a few thousand.
CALLBACK_LIVES = timedelta(seconds=50)  # Kakao's minute, less what the way takes (docs/kakao.md §3.1).
KEY_HEADER = "X-Skill-Key"
JSON = "application/json; charset=utf-8"
FIELDS = {"name": parse_name, "phone": parse_phone}

_log = log.logger()


def add_routes(app: web.Application) -> None:
    """Put the skill and validation addresses on the application; its parts must be there (`bot/server/keys.py`)."""
    edge = Edge(app)
    app[EDGE] = edge
    for skill in SKILLS:
        app.router.add_post(f"/skills/{skill}", _Skill(edge, skill).answer)
    for field in FIELDS:
        app.router.add_post(f"/skills/validate/{field}", _Validation(edge, field).answer)
    app.cleanup_ctx.append(edge.lifetime)


class Edge:
    """What all turns share, looked up once: settings, clinic, database, and the work that is still going on."""

    def __init__(self, app: web.Application) -> None:
        settings: Settings = app[SETTINGS]
        self.database: Database = app[DATABASE]
        self._current = app[CLINIC]
        self.reach = Reach(
            staff=settings.tells_staff,
            login=bool(settings.kakao_rest_key.get_secret_value()),
            messages=settings.message_dealer != "off",
            photo_block=settings.kakao_photo_block,
        )
        self.metrics: Metrics = app[METRICS]
        self.clock = app[CLOCK]
        self.key = settings.skill_key.get_secret_value().encode()
        self.deadline = settings.turn_deadline_s
        self.simulated_hosts = settings.simulated_hosts
        self.late: set[asyncio.Task[Any]] = set()
        self._forgets: asyncio.TimerHandle | None = None

    @property
    def clinic(self) -> Clinic:
        """The clinic as it is now: a turn takes it once."""
        return self._current.now

    def admits(self, request: web.Request) -> bool:
        """Whether the caller has the key. A server without one admits nobody: what a request says about its way here (`Host`,
        the address it comes from) is a proxy's word."""
        given = request.headers.get(KEY_HEADER, "").encode("utf-8", "surrogateescape")
        return bool(self.key) and hmac.compare_digest(given, self.key)

    def keep_going(self, task: asyncio.Task[Any]) -> None:
        """Hold on to work that outlives its request, so that a shutdown waits for it."""
        self.late.add(task)
        task.add_done_callback(self._let_go)

    def forget_in_time(self) -> None:
        """What is held in memory alone is gone when its minutes are over, also where nobody writes any more."""
        ends = [one.next_end for one in (self.reach.unkept, self.reach.doubted)]
        if self._forgets is None and (end := min((one for one in ends if one), default=None)) is not None:
            seconds = max(0.0, (end - self.clock()).total_seconds())
            self._forgets = asyncio.get_running_loop().call_later(seconds, self._forget)

    def _forget(self) -> None:
        self._forgets = None
        for held in (self.reach.unkept, self.reach.doubted):
            held.let_go(self.clock())
        self.forget_in_time()

    async def lifetime(self, _app: web.Application) -> AsyncIterator[None]:
        """At the end, wait for the work that outlived its request."""
        yield
        while self.late:
            await asyncio.wait(set(self.late))
        if self._forgets is not None:
            self._forgets.cancel()

    def _let_go(self, task: asyncio.Task[Any]) -> None:
        self.late.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("late_answer_lost", **log.place_of(error))


EDGE = web.AppKey("edge", Edge)


# -- a skill call -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Skill:
    """The handler of one skill's address."""

    edge: Edge
    skill: str

    async def answer(self, request: web.Request) -> web.Response:
        edge, loop = self.edge, asyncio.get_running_loop()
        began = loop.time()
        if not edge.admits(request):
            edge.metrics.turn(self.skill, "", "refused", 0)
            return _refusal()
        body = await _body(request, edge.deadline)
        call = parse_skill(body or b"", self.skill, edge.simulated_hosts)
        if body is None:
            reply = late_replies.broken(call.message, edge.clinic)
            outcome, content = "failed", render(reply)
        elif call.is_group:
            # Nothing is kept of a room where others read along, so it gets no turn.
            reply = groups.refused(call.message, edge.clinic)
            outcome, content = "answered", render(reply)
        else:
            turn = _Turn(edge, call, edge.clock())
            outcome, reply, content = await turn.within(edge.deadline - (loop.time() - began))
        edge.metrics.turn(self.skill, reply.step, outcome, loop.time() - began)
        return web.Response(body=content, headers={"Content-Type": JSON})


class _Turn:
    """One call on its way through Sangdam."""

    __slots__ = ("call", "clinic", "edge", "is_late", "is_settled", "kept", "message", "received_at")

    def __init__(self, edge: Edge, call: Call, received_at: datetime) -> None:
        self.edge = edge
        self.call = call
        self.clinic = edge.clinic
        self.message: Message = call.message
        self.received_at = received_at
        # A skill test, and a body that names nobody, get a true answer from a throw-away conversation.
        self.kept = call.sender_known and not call.message.sender.is_test
        self.is_late = False
        self.is_settled = False

    async def within(self, seconds: float) -> tuple[str, Reply, bytes]:
        """The outcome, the reply and its bytes, at the latest after `seconds`; the work goes on if it takes longer."""
        task = asyncio.ensure_future(self._answer())
        done, _ = await asyncio.wait((task,), timeout=max(0.0, seconds))
        if done:
            return task.result()
        self.is_late = True
        self.edge.keep_going(asyncio.ensure_future(self._settle(task)))
        reply = late_replies.holding(self.message)
        return "late", reply, self._first_answer(reply)

    async def _answer(self) -> tuple[str, Reply, bytes]:
        try:
            self.message = router.read(self.message)
            if self.message.sender.is_test:
                await self.edge.database.run(self._record_test, TESTER)
            reply = await self.edge.database.run(self._work, PATIENT, keep=self.kept)
            return "answered", reply, render(reply)
        except Exception as error:  # noqa: BLE001 - the webhook's edge: whatever fails, the patient gets a safe bubble
            _log.error("turn_failed", skill=self.message.skill, **log.place_of(error))
            reply = late_replies.broken(self.message, self.clinic)
            return "failed", reply, render(reply)
        finally:
            self.edge.forget_in_time()

    def _record_test(self, unit: Unit) -> None:
        """The answer of a test is thrown away with its unit; that there was one stays."""
        chain.record(unit, "skill_tested", about=self.message.skill)

    def _work(self, unit: Unit) -> Reply:
        self.is_settled = False  # PostgreSQL may ask for a repetition.
        reply = router.answer(unit, self.message, self.clinic, self.edge.reach)
        if self.is_late:
            self._mark_late(unit)
        return reply

    def _mark_late(self, unit: Unit) -> None:
        until = self.received_at + CALLBACK_LIVES
        if self.call.callback_url and unit.now < until:
            late_replies.queue_callback(unit, self.message, self.call.callback_url, until)
        else:
            late_replies.postpone(unit, self.message)
        self.is_settled = True

    async def _settle(self, task: asyncio.Future[tuple[str, Reply, bytes]]) -> None:
        """Once the work is done: its answer is owed, unless the work has seen to that itself."""
        outcome, _, _ = await task
        if outcome == "answered" and self.kept and not self.is_settled:
            await self.edge.database.run(self._mark_late, PATIENT)
        elif outcome == "failed" and self._promised_callback:
            await self.edge.database.run(self._apologise, PATIENT)

    def _apologise(self, unit: Unit) -> None:
        """The work failed after Kakao was told to wait: the callback says so, because the patient waits too."""
        url, lang = self.call.callback_url or "", self.message.lang or "ko"
        late_replies.send_failure(unit, url, self.message.skill, lang, self.received_at + CALLBACK_LIVES)

    @property
    def _promised_callback(self) -> bool:
        return self.call.callback_url is not None and self.kept

    def _first_answer(self, reply: Reply) -> bytes:
        """The holding bubble, or what tells Kakao that the answer comes by callback (G-CB: no template then)."""
        whole = render(reply)
        if not self._promised_callback:
            return whole
        data = {**orjson.loads(whole)["data"], "text": say("turn.holding", self.message.lang or "ko")}
        return orjson.dumps({"version": "2.0", "useCallback": True, "data": data})


async def _body(request: web.Request, seconds: float) -> bytes | None:
    """The body, or None when it is too large, broken, or does not come in time."""
    try:
        if request.content.is_eof():  # It came with the headers, as nearly always: nothing is waited for.
            return await request.read()
        async with asyncio.timeout(seconds):
            return await request.read()
    except (web.HTTPException, web.RequestPayloadError, TimeoutError, ConnectionError, ValueError):
        return None


def _refusal() -> web.Response:
    """For callers that are not Kakao; the only answer that is not 200."""
    return web.json_response({"error": "unauthorized"}, status=401, headers={"WWW-Authenticate": KEY_HEADER})


# -- a parameter validation call --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Validation:
    """The handler of one field's validation address (docs/kakao.md §4): nothing is kept, so nothing enters the database."""

    edge: Edge
    field: str

    async def answer(self, request: web.Request) -> web.Response:
        if not self.edge.admits(request):
            return _refusal()
        body = await _body(request, self.edge.deadline)
        call = parse_validation(body) if body is not None else ValidationCall("", Sender(""))
        return web.json_response(verdict(self.field, call), dumps=_dumps)


def verdict(field: str, call: ValidationCall) -> dict[str, str]:
    """SUCCESS with the value as we keep it, or FAIL with the sentence that helps. The effect of ERROR and IGNORE is not known
    (docs/kakao.md §4), so they are never sent."""
    try:
        return {"status": "SUCCESS", "value": FIELDS[field](call.words)}
    except Invalid as problem:
        # Nothing is remembered here, so a doubtful answer cannot be asked back: the sentence shows how to be clear.
        code = f"fields.doubtful.{field}" if isinstance(problem, Doubtful) else problem.code
        return {"status": "FAIL", "message": say(code, call.lang or "ko", **problem.params)}


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()
