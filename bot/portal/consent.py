"""The full wording of a consent or notice (C-7): every element that Art. 15(2) and 23 ask for, the important ones set apart.

A chat bubble can make nothing bigger or bolder, so it links here. Nothing can be chosen on this page: consent is given by
a press in the chat.
"""

from __future__ import annotations

from aiohttp import web

from bot.portal.frame import ANYBODY, language, page, told
from bot.server.keys import CLINIC, DATABASE, part
from skills.consents import consents
from skills.consents.consents import ADS, Purpose
from skills.texts import say


async def show(request: web.Request) -> web.Response:
    """The wording with this token, also an older one; the token holds the wording's hash, so that it always shows the very
    words."""
    clinic, lang, token = part(request, CLINIC).now, language(request), request.match_info["token"]
    wording = await part(request, DATABASE).read(lambda unit: consents.wording_by_token(unit, clinic, token), ANYBODY)
    if wording is None:
        return told(request, "portal.refused", lang=lang, status=404, text=_gone(lang))
    mark = "sensitive" if wording.purpose is Purpose.HEALTH else "marketing" if wording.purpose in ADS else ""
    context = {
        "parts": wording.in_(lang),
        "is_consent": wording.is_consent,
        "mark": mark,
        # Decree 17(3): sensitive items, marketing contact and the period must stand out.
        "important": {"period"} | ({"items"} if mark == "sensitive" else {"purpose"} if mark == "marketing" else set()),
        "version": wording.version,
        "hash": wording.hash,
    }
    return page(request, "consent.html", context, lang=lang, public=True)


def _gone(lang: str) -> str:
    return say("portal.consent.not_now", lang)
