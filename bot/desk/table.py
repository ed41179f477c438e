"""The table of all pages: the one list from which the router is filled and the permission of every page is read."""

from __future__ import annotations

from collections.abc import Mapping

from bot.desk import (
    access,
    account,
    campaigns,
    canned,
    case,
    casework,
    destruction,
    enrolment,
    feed,
    holds,
    home,
    inbox,
    incidents,
    jobs,
    notices,
    overview,
    paper,
    plan,
    provisions,
    records,
    retained,
    rights,
    sign_in,
    staff,
    training,
)
from bot.desk.page import Page

PAGES: tuple[Page, ...] = (
    *home.PAGES,
    *sign_in.PAGES,
    *enrolment.PAGES,
    *account.PAGES,
    *inbox.PAGES,
    *feed.PAGES,
    *case.PAGES,
    *casework.PAGES,
    *canned.PAGES,
    *overview.PAGES,
    *campaigns.PAGES,
    *notices.PAGES,
    *rights.PAGES,
    *records.PAGES,
    *access.PAGES,
    *destruction.PAGES,
    *retained.PAGES,
    *holds.PAGES,
    *paper.PAGES,
    *provisions.PAGES,
    *incidents.PAGES,
    *training.PAGES,
    *plan.PAGES,
    *jobs.PAGES,
    *staff.PAGES,
)
PAGES_BY_NAME: Mapping[str, Page] = {page.name: page for page in PAGES}

if len(PAGES_BY_NAME) != len(PAGES):
    raise ValueError("two pages of the desk have the same name")
