"""Campaigns: writing with a preview, the officer's confirmation, sending by one press, counts, stopping."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import read_public, run
from skills.campaigns import campaigns, send_guard
from skills.campaigns import text as campaign_text
from skills.campaigns.send_guard import Kind
from skills.clinic import promotions
from skills.staff.permissions import Act, Person, why_not
from storage.errors import NotPossible
from storage.notifications.campaigns import CampaignState
from storage.staff import staff
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form holds before it is kept."""

    kind: Kind = Kind.AD
    ko: str = ""
    en: str = ""


async def show(request: web.Request) -> web.StreamResponse:
    """Who can be told now, an empty form, and the campaigns with their counts."""
    return await _page(request)


async def write(request: web.Request) -> web.StreamResponse:
    """Show a draft as patients will read it (`preview`), or keep it for the officer."""
    draft = _draft(await request.post())
    clinic = request.app[DESK].clinic
    try:
        if "preview" in await request.post():
            ko, en = campaign_text.check_words(draft.kind, clinic, draft.ko, draft.en)
            return await _page(request, draft, preview=_texts(request, draft.kind, ko, en))
        await run(
            request,
            Act.CHANGE_CAMPAIGNS,
            lambda unit, who: campaigns.write(unit, clinic, who, draft.kind, draft.ko, draft.en),
        )
    except NotPossible as error:
        return await _page(request, draft, problem=error.code)
    raise view.go(request, "campaigns", {"done": "written"})


async def confirm(request: web.Request) -> web.StreamResponse:
    """The officer has read the words."""
    return await _do(request, Act.CONFIRM_CAMPAIGN, campaigns.confirm, "confirmed")


async def send(request: web.Request) -> web.StreamResponse:
    """Begin to send: once."""
    return await _do(request, Act.CHANGE_CAMPAIGNS, campaigns.send, "sending")


async def stop(request: web.Request) -> web.StreamResponse:
    """Send no more of it."""
    return await _do(request, Act.STOP_CAMPAIGN, campaigns.stop, "stopped")


async def _do(request: web.Request, act: Act, rule: Callable[[Unit, Person, str], None], done: str) -> web.Response:
    campaign_id = request.match_info["campaign"]
    await run(request, act, lambda unit, who: rule(unit, who, campaign_id))
    raise view.go(request, "campaigns", {"done": done})


async def _page(
    request: web.Request, draft: Draft | None = None, *, problem: str = "", preview: tuple[str, ...] = ()
) -> web.Response:
    def look(unit: Unit, who: Person) -> dict[str, Any]:
        listed = campaigns.list_campaigns(unit, who)
        return {
            "listed": [(one, _kept_texts(request, one)) for one in listed],
            "why_not": {one.campaign.id: why_not(campaigns.check_can_confirm, who, one.campaign) for one in listed},
            "names": staff.names(unit),
        }

    values = await run(request, Act.SEE_CAMPAIGNS, look)
    clinic = request.app[DESK].clinic
    # Beside the writer: it may be many people to count.
    receivers = await read_public(request, lambda unit: send_guard.count(unit, clinic))
    draft = draft or Draft()
    promotes = [word for text in (draft.ko, draft.en) for word in promotions.promotion_in(text)]
    return view.show(
        request, "campaigns.html", 400 if problem else 200, **values, draft=draft, kinds=tuple(Kind), states=CampaignState,
        preview=preview, promotes=promotes, receivers=receivers, most=campaign_text.LONGEST,
        problem=f"error.{problem}" if problem else "", done=request.query.get("done", ""),
    )  # fmt: skip


def _draft(form: Mapping[str, Any]) -> Draft:
    kind = Kind.SERVICE if form.get("kind") == Kind.SERVICE else Kind.AD
    return Draft(kind, str(form.get("ko", "")), str(form.get("en", "")))


def _kept_texts(request: web.Request, one: campaigns.Listed) -> tuple[str, ...]:
    return _texts(request, Kind(one.campaign.kind), one.campaign.words_ko, one.campaign.words_en)


def _texts(request: web.Request, kind: Kind, ko: str, en: str) -> tuple[str, ...]:
    """The whole texts as they are read, in Korean and, when there are English words, in English."""
    clinic = request.app[DESK].clinic
    return tuple(campaign_text.compose(kind, clinic, text, lang) for lang, text in (("ko", ko), ("en", en)) if text)


PAGES = (
    get("/campaigns", "campaigns", show, Act.SEE_CAMPAIGNS),
    post("/campaigns", "campaign_write", write, Act.CHANGE_CAMPAIGNS),
    post("/campaigns/{campaign}/confirm", "campaign_confirm", confirm, Act.CONFIRM_CAMPAIGN),
    post("/campaigns/{campaign}/send", "campaign_send", send, Act.CHANGE_CAMPAIGNS),
    post("/campaigns/{campaign}/stop", "campaign_stop", stop, Act.STOP_CAMPAIGN),
)
