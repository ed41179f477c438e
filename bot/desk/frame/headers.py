"""The headers of every answer of the desk: nothing from outside, nothing inline, in no frame, and kept nowhere."""

from __future__ import annotations

from aiohttp import web

from bot.desk.frame.page import Page

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}


def put_headers(response: web.StreamResponse, page: Page | None) -> None:
    """The desk's headers; without leave of its row a page is kept nowhere."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if page is not None and page.may_be_kept:
        response.headers.setdefault("Cache-Control", "private, max-age=3600")
    elif page is not None or response.status >= 300:
        response.headers["Cache-Control"] = "no-store"
