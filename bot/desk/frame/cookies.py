"""The desk's cookies, all HttpOnly, and Secure on TLS: the session's token, the browser that enrols, the browser that is known
(`skills/staff/attempts.py`), and the language. Nothing else.

Over TLS the names begin with __Host-, which a browser takes only from this very host and only over TLS: no neighbour under the
same domain can plant one. That needs the path /, which is wider than the desk's and still this host alone.
"""

from __future__ import annotations

from typing import Final

from aiohttp import web

from bot.desk.frame.keys import DESK

SESSION: Final = "sangdam_desk"
LANGUAGE: Final = "sangdam_desk_lang"
DEVICE: Final = "sangdam_desk_device"
BROWSER: Final = "sangdam_desk_join"
PATH: Final = "/desk"
LONGEST_SECONDS: Final = 12 * 3600
DAY_S: Final = 86400
LONGEST_TOKEN: Final = 300


def session_token(request: web.Request) -> str:
    """The token that the browser shows; empty when it has none."""
    return _shown(request, SESSION)


def give_session(request: web.Request, response: web.StreamResponse, token: str) -> None:
    """Put a fresh token into the browser."""
    _give(request, response, SESSION, token, LONGEST_SECONDS)


def take_session(request: web.Request, response: web.StreamResponse) -> None:
    """Take the token out of the browser again."""
    _give(request, response, SESSION, "", 0)


def known_device(request: web.Request) -> str:
    """The token of a browser in which somebody has signed in before; empty when there is none."""
    return _shown(request, DEVICE)


def give_device(request: web.Request, response: web.StreamResponse, token: str) -> None:
    """Let the browser be known again."""
    _give(request, response, DEVICE, token, 180 * DAY_S)


def enrolling_browser(request: web.Request) -> str:
    """The token of the browser that has begun to enrol; empty before."""
    return _shown(request, BROWSER)


def give_browser(request: web.Request, response: web.StreamResponse, token: str) -> None:
    """Tie the enrolment to this browser."""
    _give(request, response, BROWSER, token, 3 * DAY_S)


def language(request: web.Request) -> str:
    """The language that was chosen; empty when none was."""
    return _shown(request, LANGUAGE)


def give_language(request: web.Request, response: web.StreamResponse, lang: str) -> None:
    """Remember the language in which somebody reads the desk."""
    _give(request, response, LANGUAGE, lang, 365 * DAY_S, same_site="Lax")


def name_of(name: str, *, secure: bool) -> str:
    """The cookie's name as the browser has it."""
    return f"__Host-{name}" if secure else name


def _shown(request: web.Request, name: str) -> str:
    """What the browser shows under this name; what no cookie of ours looks like counts as nothing."""
    value = request.cookies.get(name_of(name, secure=request.app[DESK].settings.secure), "")
    return value if value.isascii() and value.isprintable() and len(value) <= LONGEST_TOKEN else ""


def _give(
    request: web.Request, response: web.StreamResponse, name: str, value: str, max_age: int, same_site: str = "Strict"
) -> None:
    secure = request.app[DESK].settings.secure
    path = "/" if secure else PATH
    response.set_cookie(
        name_of(name, secure=secure),
        value,
        path=path,
        max_age=max_age,
        httponly=True,
        samesite=same_site,
        secure=secure,
    )
