"""The desk's cookies: the session's token (HttpOnly, SameSite=Strict, Secure on TLS) and the language. Nothing else."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from bot.desk.frame.keys import DESK

SESSION: Final = "sangdam_desk"
LANGUAGE: Final = "sangdam_desk_lang"
PATH: Final = "/desk"
LONGEST_SECONDS: Final = 12 * 3600


def session_token(request: web.Request) -> str:
    """The token that the browser shows; empty when it has none."""
    return request.cookies.get(SESSION, "")


def give_session(request: web.Request, response: web.StreamResponse, token: str) -> None:
    """Put a fresh token into the browser."""
    response.set_cookie(
        SESSION,
        token,
        path=PATH,
        max_age=LONGEST_SECONDS,
        httponly=True,
        samesite="Strict",
        secure=request.app[DESK].settings.secure,
    )


def take_session(request: web.Request, response: web.StreamResponse) -> None:
    """Take the token out of the browser again."""
    secure = request.app[DESK].settings.secure
    response.del_cookie(SESSION, path=PATH, httponly=True, samesite="Strict", secure=secure)


def give_language(request: web.Request, response: web.StreamResponse, lang: str) -> None:
    """Remember the language in which somebody reads the desk."""
    secure = request.app[DESK].settings.secure
    response.set_cookie(LANGUAGE, lang, path=PATH, max_age=365 * 86400, httponly=True, samesite="Lax", secure=secure)
