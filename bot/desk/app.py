"""Builds the desk: rows to routes, templates, the door's middlewares, the live feed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from aiohttp import web

from bot.desk import guard
from bot.desk.cases.feed import FEED, Feed
from bot.desk.frame import view
from bot.desk.frame.keys import DESK, Desk, DeskSettings
from bot.desk.frame.once import ANSWERS, once
from bot.desk.table import PAGES
from bot.server.loops import Loops
from bot.settings.current import CurrentClinic
from skills.clinic.clinic import Clinic
from storage.database.database import Database

HERE = Path(__file__).parent
LARGEST_FORM = 64 * 1024


def build_desk(
    database: Database, clinic: Clinic | CurrentClinic, settings: DeskSettings | None = None, loops: Loops | None = None
) -> web.Application:
    """The application. Mount it under /desk, the path its cookies are made for."""
    app = web.Application(
        middlewares=[guard.add_headers, guard.show_errors, guard.check_address, guard.check_permission, once],
        client_max_size=LARGEST_FORM,
    )
    app[DESK] = Desk(database, CurrentClinic.of(clinic), settings or DeskSettings())
    app[ANSWERS] = {}
    app[FEED] = feed = Feed(database)
    app.cleanup_ctx.append(partial(feed.run, loops or Loops()))
    app.on_shutdown.append(feed.let_go)
    view.set_up(app)
    for page in PAGES:
        app.router.add_route(page.method, page.path, page.handler, name=page.name)
    app.router.add_static("/static", HERE / "static", name="static")
    return app


def build_alone(desk: web.Application) -> web.Application:
    """The desk on an address of its own (`SANGDAM_DESK_PORT`), under the same path, so that links stay what they are."""
    app = web.Application()
    app.add_subapp("/desk", desk)

    async def to_the_desk(_request: web.Request) -> web.StreamResponse:
        raise web.HTTPSeeOther("/desk/")

    app.router.add_get("/", to_the_desk)
    app.router.add_get("/desk", to_the_desk)
    return app
