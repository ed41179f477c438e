"""Puts the applications together: skills, patients' pages, the desk, health; and what surrounds every request.

The parts come from the modules in `PARTS`, each with `add_routes(app)`. How they are served, and how they stop, stands in
`bot/server/server.py`.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import secrets
from collections.abc import AsyncIterator
from functools import partial

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot import portal
from bot.delivery.channels import Senders
from bot.delivery.dealers.choosing import dealer_of
from bot.delivery.egress import guarded_client
from bot.delivery.relay import OutboxRelay
from bot.delivery.ringer import Ringer
from bot.delivery.web_push import is_agreed
from bot.desk.app import build_alone, build_desk
from bot.desk.frame.keys import DeskSettings
from bot.jobs import runner
from bot.kakao import account, webhook
from bot.kakao.client import KakaoClient
from bot.server import log
from bot.server.clock import Clock
from bot.server.keys import CLINIC, CLOCK, DATABASE, HTTP, LOOPS, METRICS, SETTINGS
from bot.server.loops import Loops
from bot.server.metrics import Metrics
from bot.server.version import VERSION
from bot.settings.configuration import Configuration
from bot.settings.current import CurrentClinic, started
from bot.settings.settings import Settings
from skills.notifications import reaching
from storage.database.database import Database
from storage.errors import Broken
from storage.migrations import health
from storage.unit.request import REQUEST
from storage.unit.unit_of_work import SYSTEM

PARTS = (portal, account, runner)
"""Modules with `add_routes(app)`; they find their surroundings on the application (`bot/server/keys.py`)."""

READY_WITHIN_S = 2.0
READ_BY_NOBODY = ("/skills/", "/kakao/unlink", "/kakao/account", "/kakao/channel", "/healthz", "/readyz")
"""What machines call: they are told by the status, and nobody reads a page there."""
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
        " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
}
_STARTED, _COUNTED = secrets.token_hex(4), itertools.count(1)  # An id of our own: told apart, and no secret.
OVER_TLS = {"Strict-Transport-Security": "max-age=31536000"}

_log = log.logger()


def build_app(
    configuration: Configuration, database: Database, clock: Clock, clinic: CurrentClinic | None = None
) -> web.Application:
    """The public application. The database is opened and closed by the caller."""
    settings = configuration.settings
    app = web.Application(middlewares=[surroundings(settings)], client_max_size=webhook.BODY_LIMIT)
    app[SETTINGS] = settings
    app[CLINIC] = clinic or started(configuration, database)
    app[DATABASE] = database
    app[CLOCK] = clock
    app[METRICS] = Metrics()
    app[LOOPS] = Loops()
    app[LOOPS].watch("searches", database.searches.behind_s)
    app[HTTP] = guarded_client(settings, app[CLINIC], database, app[METRICS])
    app.cleanup_ctx.append(_following)
    app.cleanup_ctx.append(_outgoing)
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    webhook.add_routes(app)
    for part in PARTS:
        part.add_routes(app)
    if settings.desk_port is None:
        app.add_subapp("/desk", _desk(settings, app[CLINIC], database, app[LOOPS]))
        app.router.add_get("/desk", _to_the_desk)
    return app


def build_desk_alone(settings: Settings, clinic: CurrentClinic, database: Database, loops: Loops) -> web.Application:
    """The desk for a port of its own."""
    app = build_alone(_desk(settings, clinic, database, loops))
    app.middlewares.append(surroundings(settings))
    return app


def _desk(settings: Settings, clinic: CurrentClinic, database: Database, loops: Loops) -> web.Application:
    reached = DeskSettings(
        secure=settings.desk_url.startswith("https://"),
        allowed=settings.desk_allow,
        proxies=settings.trusted_proxies,
        public_url=settings.desk_url.removesuffix("/desk/"),
        tells_staff=settings.tells_staff,
        agreed_push=partial(is_agreed, settings.web_push) if settings.web_push else None,
    )
    return build_desk(database, clinic, reached, loops)


async def _to_the_desk(_request: web.Request) -> web.StreamResponse:
    raise web.HTTPSeeOther("/desk/")


async def _following(app: web.Application) -> AsyncIterator[None]:
    """The clinic's data follows its newest version for as long as anything goes on."""
    clinic, database = app[CLINIC], app[DATABASE]
    running = app[LOOPS].start("clinic", lambda beat: clinic.follow(database, beat))
    yield
    clinic.stop()
    app[LOOPS].hurry()
    await asyncio.wait((running,))


async def _outgoing(app: web.Application) -> AsyncIterator[None]:
    """The relay and the HTTP client: from the start to after the last turn."""
    settings, http = app[SETTINGS], app[HTTP]
    kakao = KakaoClient(settings, http)
    dealer = dealer_of(settings, http, app[CLOCK])
    senders = Senders(settings, app[CLINIC], app[DATABASE], http, kakao, (reaching.event_told,), dealer)
    relay = OutboxRelay(app[DATABASE], senders.table(), app[METRICS], held=senders.held)
    ringer = Ringer(app[DATABASE], lambda: app[CLINIC].now.desk.own_cases_only)
    running = (app[LOOPS].start("relay", relay.run), app[LOOPS].start("pushes", ringer.run))
    yield
    relay.stop()
    ringer.stop()
    app[LOOPS].hurry()
    await asyncio.wait(running)
    await http.aclose()


# -- around every request ---------------------------------------------------------------------------------------------


def surroundings(settings: Settings) -> Middleware:
    """The middleware that gives each request its id, its headers and its line in the log."""
    headers = {**HEADERS, **(OVER_TLS if settings.own_url.startswith("https://") else {})}

    @web.middleware
    async def surround(request: web.Request, handler: Handler) -> web.StreamResponse:
        loop = asyncio.get_running_loop()
        began = loop.time()
        request_id = _id_of(request)
        REQUEST.set(request_id)
        try:
            if "%00" in request.raw_path:
                raise web.HTTPBadRequest  # noqa: TRY301 - told like all others
            response = await handler(request)
        except web.HTTPException as said:
            if said.status < web.HTTPBadRequest.status_code or request.path.startswith(READ_BY_NOBODY):
                _dress(said, headers, request_id)
                _line(request, said.status, request_id, loop.time() - began)
                raise
            response = portal.failed(request, "portal.no_page", said.status)
        except Broken as error:
            _log.error("page_failed", **log.place_of(error))
            response = portal.failed(request, "portal.unavailable", 503)
        except Exception as error:  # noqa: BLE001 - the edge: whatever fails, no page goes out without its headers
            _log.error("page_broke", **log.place_of(error))
            response = portal.failed(request, "portal.broken", 500)
        if not response.prepared:
            _dress(response, headers, request_id)
        _line(request, response.status, request_id, loop.time() - began)
        return response

    return surround


def _id_of(request: web.Request) -> str:
    given = request.headers.get("X-Request-Id", "")
    return given if REQUEST_ID.fullmatch(given) else f"{_STARTED}{next(_COUNTED):08x}"


def _dress(response: web.StreamResponse, headers: dict[str, str], request_id: str) -> None:
    for name, value in headers.items():
        response.headers.setdefault(name, value)
    response.headers["X-Request-Id"] = request_id


def _line(request: web.Request, status: int, request_id: str, seconds: float) -> None:
    """One line an answer: the route's pattern, never the path, because paths carry tokens."""
    resource = request.match_info.route.resource
    route = resource.canonical if resource is not None else "none"
    _log.info(
        "answered",
        method=request.method,
        route=route,
        status=status,
        request_id=request_id,
        ms=round(seconds * 1000, 1),
    )


# -- health -----------------------------------------------------------------------------------------------------------


async def healthz(_request: web.Request) -> web.Response:
    """The process runs. Asks nothing of anybody."""
    return web.json_response({"status": "ok", "version": VERSION})


async def readyz(request: web.Request) -> web.Response:
    """Turns can be taken: the database writes, its tables are those of this version, and every loop does its work."""
    try:
        async with asyncio.timeout(READY_WITHIN_S):
            found = await request.app[DATABASE].run(health.check, SYSTEM, keep=False)
    except TimeoutError:
        return _not_ready("database_slow")
    except Exception as error:  # noqa: BLE001 - whatever is wrong, who asks gets an answer
        return _not_ready(f"database_{getattr(error, 'code', None) or type(error).__name__}")
    if not found.is_current:
        return _not_ready("database_not_migrated")
    if late := request.app[LOOPS].late():
        return _not_ready(f"{late[0]}_stands_still")
    return web.json_response({"status": "ready"})


def _not_ready(problem: str) -> web.Response:
    return web.json_response({"status": "not ready", "problem": problem}, status=503)
