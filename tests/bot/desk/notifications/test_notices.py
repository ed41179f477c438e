"""The notices page: how far a coming policy has been told, and what is amiss with it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import get_args

import pytest
from aiohttp import DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer

from bot.desk import DeskSettings, build_desk
from bot.desk.app import build_alone
from bot.desk.frame.catalogue import TEXTS, say
from skills.clinic.policy import FlawCode, flaws
from skills.staff.permissions import Role
from storage.database.database import Database
from tests.bot.desk.conftest import Desk
from tests.chatting import Person
from tests.conftest import MovedClock
from tests.policies import clinic_with, second_version

CHANGING = clinic_with(second_version(on="2026-12-15", published="2026-12-01", material=True))


@pytest.fixture
async def changing(sqlite_database: Database, clock: MovedClock) -> AsyncIterator[Desk]:
    """The desk of a clinic whose policy changes."""
    app = build_alone(build_desk(sqlite_database, CHANGING, DeskSettings(public_url="http://desk.example")))
    async with TestClient(TestServer(app), cookie_jar=DummyCookieJar()) as client:
        yield Desk(sqlite_database, clock, client)


async def test_the_officer_sees_how_many_were_told_and_what_is_amiss(changing: Desk) -> None:
    """Figures without a person, and the flaws that the doctor finds as well."""
    for key in "ab":
        await Person(changing.database, key, clinic=CHANGING).say("안녕하세요")
    await Person(changing.database, "a", clinic=CHANGING).say("진료 시간 알려주세요")
    page = await changing.visitor(Role.PRIVACY_OFFICER).see("/notices")
    row = page[page.index(">second</td>") :].split("</tr>")[0]
    assert re.findall(r">([^<>]+)</td>", row) == ["second", "2026-12-15", "1", "1"]
    found = flaws(CHANGING, changing.clock().date())
    assert [flaw.code for flaw in found] == ["short_notice", "nobody_asked"]
    for flaw in found:
        assert say(f"policy.flaw.{flaw.code}", "ko", days=flaw.days, promised=flaw.promised) in page


def test_every_flaw_has_its_sentence() -> None:
    """Whoever adds a check says at the desk what is amiss."""
    assert [code for code in get_args(FlawCode) if f"policy.flaw.{code}" not in TEXTS] == []


async def test_a_clinic_whose_policy_stays_sees_nothing_of_it(desk: Desk) -> None:
    """No empty table."""
    page = await desk.visitor(Role.PRIVACY_OFFICER).see("/notices")
    assert TEXTS["notices.policy"].ko not in page
