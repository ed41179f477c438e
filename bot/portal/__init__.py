"""The patient's pages: the policy and its versions, consent wordings in full, and behind one-time links "my data" and the files
that came with an answer.

Server-rendered, no script, no cookies but those that tie a link to the browser that opened it. One file a page.
"""

from __future__ import annotations

from aiohttp import web

from bot.portal import certificate, consent, files, me, policy
from bot.portal.frame import STATIC, failed, set_up

__all__ = ["add_routes", "failed"]


def add_routes(app: web.Application) -> None:
    """Put the pages on the application; its parts must be there (`bot/server/keys.py`)."""
    set_up(app)
    app.router.add_get("/privacy", policy.show_current, name="privacy")
    app.router.add_get("/privacy/{version}", policy.show_version, name="privacy_version")
    app.router.add_get("/consent/{token}", consent.show, name="consent")
    app.router.add_get("/certificate/{line}", certificate.show, name="certificate")
    app.router.add_get("/me/{token}", me.show, name="me", allow_head=False)
    app.router.add_post("/me/{token}", me.open_with_code)
    app.router.add_get("/me/{token}/data.json", me.download, name="me_data", allow_head=False)
    app.router.add_get("/files/{token}", files.show, name="files", allow_head=False)
    app.router.add_post("/files/{token}", files.open_first)
    app.router.add_get("/files/{token}/{number}", files.show_one, name="file", allow_head=False)
    app.router.add_static("/pages", STATIC, name="pages")
