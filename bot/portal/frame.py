"""What all of the patient's pages share: templates, language, headers, and the page that shows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp_jinja2
import jinja2
from aiohttp import web
from babel import Locale

from bot.server.keys import CLINIC, SETTINGS, part
from skills.fields.timing.hours import in_seoul
from skills.texts import say
from storage.unit.unit_of_work import Actor

HERE = Path(__file__).parent
STATIC = HERE / "static"
PAGES: web.AppKey[jinja2.Environment] = web.AppKey("portal_pages", jinja2.Environment)
ANYBODY = Actor("patient", origin="page")  # Whoever reads a page that anybody may read.
PATIENT_ON_PAGE = Actor("patient", origin="page")  # Whoever holds a one-time link.
SESSION_COOKIE = "sangdam_me"
SESSION_S = 600
OWN_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def set_up(app: web.Application) -> None:
    """Make the templates, with everything in them escaped."""
    loader = jinja2.FileSystemLoader(HERE / "templates")
    app[PAGES] = aiohttp_jinja2.setup(
        app, app_key=PAGES, loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


def language(request: web.Request) -> str:
    """The language that the reader asked for, by `?lang=` or by the browser; Korean unless it is English."""
    asked: str = request.query.get("lang") or request.headers.get("Accept-Language") or ""
    return "en" if asked.lower().startswith("en") else "ko"


def page(
    request: web.Request,
    template: str,
    context: Mapping[str, Any],
    *,
    lang: str = "",
    status: int = 200,
    public: bool = False,
) -> web.Response:
    """A page. Only public ones (policy, wordings) may be kept by the browser, and only for minutes."""
    lang = lang or language(request)
    clinic = part(request, CLINIC).now
    given = {
        **context,
        "lang": lang,
        "t": partial(say_in, lang),
        "day": partial(day_in, lang),
        "moment": partial(moment_in, lang),
        "clock": lambda at: f"{in_seoul(at):%H:%M}",
        "country": partial(country_in, lang),
        "clinic": clinic.name.in_(lang),
        "phone": clinic.phone,
        "one_to_one_chat": clinic.one_to_one_chat,
        "officer": {"name": clinic.officer.name.in_(lang), "phone": clinic.officer.phone},
    }
    response = aiohttp_jinja2.render_template(template, request, given, app_key=PAGES, status=status)
    response.headers.update(OWN_HEADERS)
    response.headers["Cache-Control"] = "public, max-age=300" if public else "no-store"
    return response


def say_in(lang: str, key: str, **fields: object) -> str:
    """A sentence of the catalogues, for templates."""
    return say(key, lang, **fields)


def day_in(lang: str, on: date) -> str:
    """A day as people say it."""
    return say("rights.day", lang, year=on.year, month=on.month, day=on.day)


def moment_in(lang: str, at: datetime | str) -> str:
    """A moment on Korea's clock; `at` may be in ISO 8601, as the export has it."""
    there = in_seoul(datetime.fromisoformat(at) if isinstance(at, str) else at)
    return f"{day_in(lang, there)} {there:%H:%M}"


def country_in(lang: str, code: str) -> str:
    """A country's name for its ISO 3166 code; whatever else the register says stays as it is."""
    return str(Locale.parse(lang).territories.get(code, code))


def refused(request: web.Request) -> web.Response:
    """Nothing is shown, and not why: whoever holds a strange link learns nothing from it."""
    return told(request, "portal.refused", status=410)


def failed(request: web.Request, key: str, status: int) -> web.Response:
    """The page `key` for what nobody foresaw; where not even a page can be made, its title in both languages."""
    try:
        return told(request, key, status=status)
    except Exception:  # noqa: BLE001 - whatever is wrong with the page's surroundings
        return web.Response(status=status, text="\n".join(say(key, lang) for lang in ("ko", "en")))


def told(request: web.Request, key: str, *, lang: str = "", status: int = 200, text: str = "") -> web.Response:
    """A page with one thing to say: the title `key` and the sentence `key`.text, or the given text."""
    lang = lang or language(request)
    clinic = part(request, CLINIC).now
    words = text or say(f"{key}.text", lang, phone=clinic.phone)
    return page(request, "told.html", {"title": say(key, lang), "words": words}, lang=lang, status=status)


def set_session(request: web.Request, response: web.StreamResponse, session: str) -> None:
    """Tie the page to this browser. Lax, because the way back from Kakao starts on another site."""
    response.set_cookie(
        SESSION_COOKIE, session, max_age=SESSION_S, path="/me", httponly=True, samesite="Lax", secure=is_secure(request)
    )


def is_secure(request: web.Request) -> bool:
    """Whether people reach us over https."""
    return part(request, SETTINGS).own_url.startswith("https://")
