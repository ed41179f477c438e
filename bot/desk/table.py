"""The table of all pages: the one list from which the router is filled and the permission of every page is read."""

from __future__ import annotations

from collections.abc import Mapping

from bot.desk.cases import canned, case, casework, drafts, feed, figures, files, inbox, overview
from bot.desk.clinic import pages as clinic_pages
from bot.desk.clinic import questions, start, switches
from bot.desk.compliance import incidents, plan, provisions, training
from bot.desk.frame import home
from bot.desk.frame.page import Page
from bot.desk.notifications import campaigns, notices
from bot.desk.retention import destruction, holds, jobs, paper, records, retained
from bot.desk.rights import desk_requests, rights
from bot.desk.staff import access, account, enrolment, lock, proposals, pushes, sign_in, staff
from bot.desk.team import bulk, labels, marks, team
from bot.desk.visits import calendar
from bot.desk.visits import pages as visit_pages

PAGES: tuple[Page, ...] = (
    *home.PAGES,
    *sign_in.PAGES,
    *lock.PAGES,
    *enrolment.PAGES,
    *account.PAGES,
    *pushes.PAGES,
    *inbox.PAGES,
    *feed.PAGES,
    *case.PAGES,
    *casework.PAGES,
    *drafts.PAGES,
    *files.PAGES,
    *visit_pages.PAGES,
    *calendar.PAGES,
    *canned.PAGES,
    *team.PAGES,
    *marks.PAGES,
    *labels.PAGES,
    *bulk.PAGES,
    *overview.PAGES,
    *figures.PAGES,
    *clinic_pages.PAGES,
    *questions.PAGES,
    *start.PAGES,
    *switches.PAGES,
    *campaigns.PAGES,
    *notices.PAGES,
    *rights.PAGES,
    *desk_requests.PAGES,
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
    *proposals.PAGES,
)
PAGES_BY_NAME: Mapping[str, Page] = {page.name: page for page in PAGES}

if len(PAGES_BY_NAME) != len(PAGES):
    raise ValueError("two pages of the desk have the same name")
