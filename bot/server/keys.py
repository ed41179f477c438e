"""The keys under which the parts of Sangdam are found on an aiohttp application. No code lives here.

Every part is put on the root application by `bot/server/web.py`; a mounted sub-application finds it through
`part(request, KEY)`.
"""

from __future__ import annotations

from typing import TypeVar

import httpx
from aiohttp import web

from bot.server.clock import Clock
from bot.server.loops import Loops
from bot.server.metrics import Metrics
from bot.settings.current import CurrentClinic
from bot.settings.settings import Settings
from storage.database.database import Database

T = TypeVar("T")

SETTINGS = web.AppKey("settings", Settings)
CLINIC = web.AppKey("clinic", CurrentClinic)
DATABASE = web.AppKey("database", Database)
HTTP = web.AppKey("http", httpx.AsyncClient)
CLOCK: web.AppKey[Clock] = web.AppKey("clock", Clock)  # type: ignore[arg-type]
LOOPS = web.AppKey("loops", Loops)
METRICS = web.AppKey("metrics", Metrics)


def part(request: web.Request, key: web.AppKey[T]) -> T:
    """The part under `key`, also from a handler of a mounted sub-application."""
    return request.config_dict[key]
