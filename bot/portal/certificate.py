"""The certificate of a deletion: when, how much, how, where it was looked for afterwards, and what backups still hold (D-4)."""

from __future__ import annotations

from aiohttp import web

from bot.portal.frame import ANYBODY, page, told
from bot.server.keys import CLINIC, DATABASE, part
from skills.rights import certificates


async def show(request: web.Request) -> web.Response:
    """The certificate at this address, which names no one."""
    clinic, line = part(request, CLINIC).now, request.match_info["line"]
    found = await part(request, DATABASE).read(lambda unit: certificates.read(unit, clinic, line), ANYBODY)
    if found is None:
        return told(request, "portal.certificate.none", status=404)
    return page(request, "certificate.html", {"it": found})
