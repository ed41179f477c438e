"""Every page × every role × signed out: allowed or refused exactly as the table of pages and the grants say."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

from bot import desk
from bot.desk import table
from bot.desk.frame.menu import MENU
from bot.desk.frame.page import Page
from bot.desk.table import PAGES
from skills.staff.permissions import GRANTS, Act, Role
from tests.bot.desk.conftest import Desk
from tests.desk import file_case

REFUSED = (401, 403)
GUARDED = [page for page in PAGES if page.act is not None]
OPEN = {
    "calendar",  # A calendar program has no session: the address itself is the key, and times without names are behind it.
    "language",
    "lock",
    "manifest",
    "worker",
    "unlock",
    "session_state",
    "sign_in",
    "sign_in_take",
    "second_factor",
    "second_factor_take",
    "enrol",
    "enrol_take",
    "enrol_code",
    "enrol_code_take",
}


def address(page: Page, case_id: str) -> str:
    """A page's address with something in every gap; what does not exist is 404, which is no refusal."""
    return re.sub(r"\{\w+\}", "0" * 32, page.path.replace("{case}", case_id))


async def call(desk: Desk, page: Page, role: Role | None, case_id: str) -> int:
    visitor = desk.visitor(role) if role is not None else desk.stranger()
    if page.name == "events":  # A stream has no end; its head is the answer.
        answer = await visitor.get(page.path)
        answer.close()
        return answer.status
    path = address(page, case_id)
    answer = await (visitor.get(path) if page.method == "GET" else visitor.post(path))
    return answer.status


@pytest.mark.parametrize("page", GUARDED, ids=lambda page: page.name)
async def test_a_page_is_open_to_exactly_the_roles_that_the_table_grants(desk: Desk, page: Page) -> None:
    """Every role: 403 without the permission, never refused with it. Signed out: a page that is read leads to the door,
    everything else is refused."""
    assert page.act is not None
    case_id = file_case(desk.database)
    got = {role: await call(desk, page, role, case_id) for role in Role}
    assert {role for role, status in got.items() if status not in REFUSED} == GRANTS[page.act]
    assert all(status < 500 for status in got.values())
    assert await call(desk, page, None, case_id) == (303 if page.method == "GET" else 401)


def test_only_the_door_is_open() -> None:
    """The pages without a permission are the ones that one needs before having any."""
    assert {page.name for page in PAGES if page.act is None} == OPEN


BESIDE_THE_MENU = {
    "home", "account", "lock", "figures",  # Every page leads there, or another page's table does.
    "case_next", "case_photo", "case_file", "events", "session_state",  # What pages fetch; none of them is shown.
    "manifest", "worker", "calendar",  # What a browser or a calendar program fetches.
    "sign_in", "second_factor", "enrol", "enrol_code",  # The door.
}  # fmt: skip


def test_every_page_lights_its_place_in_the_menu() -> None:
    """A page that nothing leads to would be found by nobody."""
    lit = {name for entry in MENU for name in entry.lit_on}
    read = {page.name for page in PAGES if page.method == "GET"}
    assert {entry.page for entry in MENU} <= lit <= {page.name for page in PAGES}
    assert read - lit == BESIDE_THE_MENU


def test_every_module_with_pages_is_in_the_table() -> None:
    """A page that is written and not served would be missed by no other test."""
    served = {page.handler.__module__ for page in PAGES}
    for module in pkgutil.walk_packages(desk.__path__, "bot.desk."):
        pages = getattr(importlib.import_module(module.name), "PAGES", ()) if module.name != table.__name__ else ()
        assert {page.handler.__module__ for page in pages} <= served, module.name


async def test_every_route_has_its_row_and_every_row_its_route(desk: Desk) -> None:
    """Nothing is reachable beside the table but the stylesheets."""
    names = {resource.name for sub in desk.client.app._subapps for resource in sub.router.resources()}
    assert names - {"static"} == {page.name for page in PAGES}


def test_every_act_is_granted_to_somebody() -> None:
    """No permission is forgotten in the grants, and none is for nobody."""
    assert set(GRANTS) == set(Act)
    assert all(GRANTS.values())


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.method == "POST" and page.act is not None], ids=lambda page: page.name
)
async def test_a_form_without_its_sessions_token_does_nothing(desk: Desk, page: Page) -> None:
    """Another session's token, a stale one and none are all refused, whatever the role."""
    visitor, other = desk.visitor(*Role), desk.visitor(*Role)
    path = address(page, file_case(desk.database))
    for stale in (other.csrf, "", "x"):
        visitor.csrf = stale
        answer = await visitor.post(path)
        assert answer.status == 403
        assert 'data-code="stale_page"' in await answer.text()
