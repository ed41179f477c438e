"""The simulator as an application of its own: bot API, login, chat page; loopback only."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import web

from bot.delivery.hosts import is_loopback, without_port
from bot.server.clock import Clock, utc_now
from bot.simulator import page
from bot.simulator.accounts import account
from bot.simulator.admin import page as admin
from bot.simulator.box import BOX, Box
from bot.simulator.chatbot import bot_api
from bot.simulator.config import SimulatorConfig, refuse_public_host

HERE = Path(__file__).parent
UPLOAD_LIMIT = 32 * 1024 * 1024
OWN_SITES = frozenset({"same-origin", "none"})
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def build_simulator(
    config: SimulatorConfig, *, clock: Clock = utc_now, token: Callable[[int], str] = secrets.token_hex
) -> web.Application:
    """The application. Raises `Misconfigured` for a host that others could reach."""
    refuse_public_host(config)
    app = web.Application(middlewares=[stay_home], client_max_size=UPLOAD_LIMIT)
    app[BOX] = Box.build(config, clock, token)
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True)
    for part in (bot_api, account, page, admin):
        app.add_routes(part.routes)
    for dealer in (app[BOX].solapi, app[BOX].nhn):
        dealer.add_routes(app.router)
    app.router.add_static("/static", HERE / "static")
    app.on_shutdown.append(_let_go)
    app.on_cleanup.append(_close)
    return app


async def run_simulator(config: SimulatorConfig) -> None:
    """Serve until cancelled."""
    runner = web.AppRunner(build_simulator(config), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, config.host, config.port).start()
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


@web.middleware
async def stay_home(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a request for a name that is not this machine's, so that no web page can reach the box by rebinding DNS."""
    if not is_loopback(without_port(request.host)):
        raise web.HTTPForbidden(text="This simulator answers this machine only.")
    if request.path.startswith("/api/") and request.headers.get("Sec-Fetch-Site", "none") not in OWN_SITES:
        raise web.HTTPForbidden(text="Another site must not press buttons here.")
    response = await handler(request)
    if not response.prepared:
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
    return response


async def _let_go(app: web.Application) -> None:
    # Open live streams would hold the shutdown back until its time is up.
    app[BOX].platform.feed.close()


async def _close(app: web.Application) -> None:
    await app[BOX].close()
