"""The door: strangers, ended sessions, revoked roles, other sites, addresses, headers."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from aiohttp.test_utils import make_mocked_request

from bot.desk import DeskSettings, guard
from skills.staff import staff
from skills.staff.permissions import Role
from tests.bot.desk.conftest import Desk
from tests.desk import as_staff, file_case, hire_now


async def test_a_role_that_is_taken_away_is_gone_in_the_middle_of_a_session(desk: Desk) -> None:
    """The page that worked a moment ago is refused, without signing in again."""
    boss, kim = hire_now(desk.database, Role.ADMINISTRATOR), desk.visitor(Role.COUNSELLOR, Role.AUDITOR)
    assert (await kim.get("/inbox")).status == 200
    desk.database.run_now(lambda unit: staff.set_roles(unit, boss, kim.person.id, ["auditor"]), as_staff(boss))
    assert (await kim.get("/inbox")).status == 403
    assert (await kim.get("/overview")).status == 200


async def test_somebody_who_left_is_out_in_the_middle_of_a_session(desk: Desk) -> None:
    """The next click leads to the door; a press does nothing."""
    boss, kim, case_id = hire_now(desk.database, Role.ADMINISTRATOR), desk.visitor(), file_case(desk.database)
    desk.database.run_now(lambda unit: staff.end_account(unit, boss, kim.person.id), as_staff(boss))
    assert (await kim.get("/inbox")).status == 303
    assert (await kim.post(f"/cases/{case_id}/take", {"version": "1"})).status == 401


async def test_an_ended_session_opens_nothing(desk: Desk) -> None:
    """Signing out is for good: the same token is worth nothing afterwards."""
    kim = desk.visitor()
    assert (await kim.post("/sign-out")).status == 303
    assert (await kim.get("/inbox")).status == 303


async def test_a_refresh_by_itself_keeps_nobody_signed_in(desk: Desk) -> None:
    """An open inbox whose person went home ends after the idle time, however often it loads itself."""
    kim = desk.visitor()
    seen = []
    for _ in range(4):
        seen.append((await kim.get("/inbox", headers={"X-Desk-Quiet": "1"})).status)
        desk.clock.move(minutes=4)
    assert seen == [200] * 4
    assert (await kim.get("/inbox", headers={"X-Desk-Quiet": "1"})).status == 401


async def test_working_keeps_one_signed_in(desk: Desk) -> None:
    """A page every ten minutes is work."""
    kim = desk.visitor()
    for _ in range(6):
        assert (await kim.get("/inbox")).status == 200
        desk.clock.move(minutes=10)


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]
)
async def test_another_site_posts_nothing(desk: Desk, headers: dict[str, str]) -> None:
    """Not even with the right token, and not even to the sign-in."""
    kim = desk.visitor()
    assert (await kim.post("/stay", headers=headers)).status == 403
    assert (
        await desk.stranger().post("/sign-in", {"email": "a@b.example", "password": "x"}, headers=headers)
    ).status == 403


async def test_a_link_from_another_program_finds_the_session(desk: Desk) -> None:
    """A Strict cookie stays at home when a link in a notice is followed; the desk then loads itself once more."""
    answer = await desk.stranger().get("/cases/x", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status == 200
    assert 'http-equiv="refresh" content="0; url=/desk/cases/x"' in await answer.text()


@pytest.mark.parametrize("path", ["/sign-in", "/inbox", "/account", "/nowhere", "/static/desk.js"])
async def test_every_answer_is_shut_tight(desk: Desk, path: str) -> None:
    """No outside, no inline script, no frame; and no page of the desk is kept by a browser."""
    answer = await desk.visitor().get(path)
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    if "static" not in path:
        assert answer.headers["Cache-Control"] == "no-store"
        text = await answer.text()
        assert "<script>" not in text
        assert " style=" not in text
        assert "onclick" not in text


class TestAllowedAddresses:
    @pytest.fixture
    def desk_settings(self) -> DeskSettings:
        return DeskSettings(allowed=(ip_network("10.1.0.0/16"),), proxies=(ip_network("127.0.0.0/8"),))

    @pytest.mark.parametrize(
        ("origin", "status"), [("10.1.2.3", 200), ("192.0.2.1", 403), ("10.1.2.3, 192.0.2.1", 403)]
    )
    async def test_only_allowed_addresses_come_in(self, desk: Desk, origin: str, status: int) -> None:
        """What the last known proxy saw counts, not what a stranger wrote before it."""
        answer = await desk.stranger().get("/sign-in", headers={"X-Forwarded-For": origin})
        assert answer.status == status


def test_a_forwarded_address_is_believed_from_known_proxies_only() -> None:
    """Without a known proxy the header is noise."""
    request = make_mocked_request("GET", "/", headers={"X-Forwarded-For": "10.0.0.1"})
    assert guard.origin_of(request.clone(remote="192.0.2.9"), ()) == "192.0.2.9"
    assert guard.origin_of(request.clone(remote="192.0.2.9"), (ip_network("192.0.2.0/24"),)) == "10.0.0.1"


async def test_a_form_longer_than_any_of_ours_is_refused_before_it_is_read(desk: Desk) -> None:
    """How long a field may be is bounded in one place, for who is signed in and for who is not."""
    officer = desk.visitor("privacy_officer")
    for visitor, path in ((officer, "/campaigns"), (officer, "/canned"), (desk.stranger(), "/sign-in")):
        answer = await visitor.post(path, {"ko": "7" * 40_000, "kind": "ad"})
        assert answer.status == 400, path
        assert "너무 길어요" in await answer.text()
        assert "Content-Security-Policy" in answer.headers
    many = await officer.post("/canned", {f"field{number}": "" for number in range(600)})
    assert many.status == 400
