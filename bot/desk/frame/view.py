"""How a page is shown: templates, the language, the menu, and what every template may call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import Any

import aiohttp_jinja2
import jinja2
from aiohttp import web

from bot.desk.frame import icons
from bot.desk.frame.catalogue import TEXTS, say
from bot.desk.frame.keys import ACCESS, DESK, LANG
from bot.desk.frame.menu import entries
from bot.desk.frame.once import FormFields
from bot.server.version import VERSION
from skills.cases.answering import links
from skills.fields.timing.hours import in_seoul
from skills.staff.permissions import Act, can

DESK_FOLDER = Path(__file__).parents[1]


def set_up(app: web.Application) -> None:
    """Give the application its templates; every value is escaped unless it is markup of our own."""
    environment = aiohttp_jinja2.setup(
        app,
        loader=jinja2.FileSystemLoader(sorted(DESK_FOLDER.glob("*/templates"))),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["icon"] = icons.icon
    environment.globals["version"] = VERSION


def show(request: web.Request, template: str, status: int = 200, **values: Any) -> web.Response:
    """The page that `template` makes of `values`."""
    return aiohttp_jinja2.render_template(template, request, {**_usual(request), **values}, status=status)


def problem(request: web.Request, status: int, code: str) -> web.Response:
    """A page that says what went wrong; a script gets the sentence alone."""
    lang = request.get(LANG, "ko")
    keys = (f"error.{code}", f"error.status_{status}", "error.status_400")
    text = say(next(key for key in keys if key in TEXTS), lang)
    if request.headers.get("Accept", "").startswith("application/json"):
        return web.json_response({"code": code, "text": text}, status=status)
    return show(request, "problem.html", status, text=text, code=code)


def once_more(request: web.Request) -> web.Response:
    """A page that loads the same address again, from here."""
    return show(request, "once_more.html", address=request.path)


def path(request: web.Request, name: str, **parts: str) -> str:
    """The address of a page by its name."""
    return str(request.app.router[name].url_for(**parts))


def go(request: web.Request, name: str, query: Mapping[str, str] | None = None, **parts: str) -> web.HTTPSeeOther:
    """Send the browser to another page after something was done."""
    address = request.app.router[name].url_for(**parts)
    return web.HTTPSeeOther(address.with_query(dict(query)) if query else address)


def _usual(request: web.Request) -> dict[str, Any]:
    lang, access = request.get(LANG, "ko"), request.get(ACCESS)

    def t(key: str, **fields: object) -> str:
        return say(key, lang, **fields)

    def address(name: str, **parts: str) -> str:
        return path(request, name, **parts)

    return {
        "t": t,
        "lang": lang,
        "path": address,
        "static": lambda name: f"{path(request, 'home').rstrip('/')}/static/{name}",
        "person": access.person if access else None,
        "open_for": access.open_for(request.app[DESK].database.clock()) if access else 0,
        "csrf": FormFields(access.csrf) if access else "",
        "csrf_token": access.csrf if access else "",
        "can": lambda word: access is not None and can(access.person, Act(word)),
        "may_push": request.app[DESK].settings.agreed_push is not None,
        "nobody_is_told": not request.app[DESK].settings.tells_staff,
        "clinic": request.app[DESK].clinic,
        "menu": entries(access.person) if access else (),
        "counts": {"proposals": access.to_confirm} if access else {},
        "here": request.match_info.route.name or "",
        "here_address": request.path if request.method == "GET" else "",
        "moment": lambda at: moment(at, lang),
        "day": day,
        "day_words": lambda at: day_words(at, lang),
        "near_day": lambda at: near_day(at, lang),
        "days_on": lambda day, count: (day + timedelta(days=count)).isoformat(),
        "split_link": links.split,
        "seconds_to": lambda at: max(0, ceil((at - request.app[DESK].database.clock()).total_seconds())),
        "iso": lambda at: at.isoformat(timespec="seconds"),
        "has_text": lambda key: key in TEXTS,
    }


def moment(at: datetime, lang: str) -> str:
    """An instant as staff read it, in Korean time."""
    here = in_seoul(at)
    return say("shell.moment", lang, month=here.month, day=here.day, time=f"{here:%H:%M}", weekday=_weekday(here, lang))


def day(at: datetime) -> str:
    """The day of an instant in Korea, with its year."""
    return in_seoul(at).date().isoformat()


def day_words(at: datetime, lang: str) -> str:
    """The day of an instant in Korea, as people say it."""
    here = in_seoul(at)
    return say("shell.day", lang, year=here.year, month=here.month, day=here.day, weekday=_weekday(here, lang))


def near_day(at: datetime, lang: str) -> str:
    """`day_words` of a day whose year nobody asks for, where there is little room."""
    here = in_seoul(at)
    return say("shell.near_day", lang, month=here.month, day=here.day, weekday=_weekday(here, lang))


def _weekday(here: datetime, lang: str) -> str:
    return say(f"shell.weekday.{here.weekday()}", lang)
