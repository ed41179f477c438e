"""The door: strangers, ended sessions, revoked roles, other sites, addresses, headers."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from multidict import CIMultiDict
from structlog.testing import capture_logs

from bot.desk import DeskSettings, guard
from bot.desk.frame.cookies import SESSION
from skills.cases import inbox
from skills.staff import staff
from skills.staff.permissions import Role
from storage.errors import Unrecorded
from tests.bot.desk.conftest import Desk
from tests.desk import as_staff, file_case, hire_now


async def test_a_role_that_is_taken_away_is_gone_in_the_middle_of_a_session(desk: Desk) -> None:
    """The page that worked a moment ago is refused, without signing in again."""
    boss, kim = hire_now(desk.database, Role.ADMINISTRATOR), desk.visitor(Role.COUNSELLOR, Role.AUDITOR)
    assert (await kim.get("/inbox")).status == 200
    desk.database.run_now(lambda unit: staff.set_roles(unit, boss, kim.person.id, ["auditor"]), as_staff(boss))
    assert (await kim.get("/inbox")).status == 403
    assert (await kim.get("/overview")).status == 200


async def test_the_permission_is_asked_for_again_inside_the_unit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who lost it after the door had looked does nothing more: the unit asks by itself, also where no rule behind it does."""
    case_id, kim = file_case(desk.database), desk.visitor(Role.AUDITOR)
    monkeypatch.setattr(guard, "check_can", lambda _who, _act: None)
    assert (await kim.post(f"/cases/{case_id}/take", {"version": "1"})).status == 403
    assert (await kim.get(f"/cases/{case_id}")).status == 403
    assert (await kim.post("/search", {"words": "홍길동"})).status == 403


async def test_somebody_who_left_is_out_in_the_middle_of_a_session(desk: Desk) -> None:
    """The next click leads to the door; a press does nothing."""
    boss, kim, case_id = hire_now(desk.database, Role.ADMINISTRATOR), desk.visitor(), file_case(desk.database)
    desk.database.run_now(lambda unit: staff.end_account(unit, boss, kim.person.id), as_staff(boss))
    assert (await kim.get("/inbox")).status == 303
    assert (await kim.post(f"/cases/{case_id}/take", {"version": "1"})).status == 401


async def test_an_ended_session_opens_nothing(desk: Desk) -> None:
    """Signing out is for good: the same token is worth nothing afterwards."""
    kim = desk.visitor()
    assert (await kim.post("/sign-out")).headers["Location"].endswith("/sign-in")
    assert (await kim.get("/inbox")).status == 303


async def test_who_signs_out_reads_how_many_cases_went_back(desk: Desk) -> None:
    """On the next page, of what was held; not while another session still holds it."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    elsewhere = desk.enter(kim.person)
    await kim.post(f"/cases/{case_id}/take", {"version": "1"})
    assert (await elsewhere.post("/sign-out")).headers["Location"].endswith("/sign-in")
    assert (await kim.post("/sign-out")).headers["Location"].endswith("/sign-in?returned=1")
    assert "맡은 상담 1건이 대기로 돌아갔어요" in await kim.see("/sign-in?returned=1")
    assert "돌아갔어요" not in await kim.see("/sign-in?returned=x")


async def test_a_refresh_by_itself_keeps_nobody_signed_in(desk: Desk) -> None:
    """An open inbox whose person went home ends after the idle time, however often it loads itself."""
    kim = desk.visitor()
    seen = []
    for _ in range(4):
        seen.append((await kim.get("/inbox", headers={"X-Desk-Quiet": "1"})).status)
        desk.clock.move(minutes=4)
    assert seen == [200] * 4
    assert (await kim.get("/inbox", headers={"X-Desk-Quiet": "1"})).status == 423


async def test_a_live_line_that_breaks_keeps_nobody_signed_in(desk: Desk) -> None:
    """A browser opens it anew by itself, after each restart and each broken connection."""
    kim = desk.visitor()
    for _ in range(4):
        (await kim.get("/events")).close()
        desk.clock.move(minutes=4)
    assert (await kim.get("/inbox", headers={"X-Desk-Quiet": "1"})).status == 423


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

    async def test_every_line_of_the_header_counts(self, desk: Desk) -> None:
        """A proxy that writes a line of its own writes it below the stranger's."""
        headers = CIMultiDict([("X-Forwarded-For", "10.1.2.3"), ("X-Forwarded-For", "192.0.2.1")])
        assert (await desk.stranger().get("/sign-in", headers=headers)).status == 403


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


@pytest.mark.parametrize("unseen", ["\u200b", "\u3164", " \u2060\u00a0", "\u202e\u202c", "\u2800"])
async def test_characters_that_nobody_sees_are_no_answer_and_no_reason(desk: Desk, unseen: str) -> None:
    """They would pass for words everywhere: as an answer to a patient, the reason of a refusal, a label, a name."""
    case_id = file_case(desk.database)
    counsellor = desk.visitor("counsellor")
    for path, form in (
        (f"/cases/{case_id}/answer", {"text": unseen}),
        ("/canned", {"title": "끝", "body": unseen, "whose": "own", "lang": "ko"}),
        (f"/cases/{case_id}/note", {"text": unseen}),
        ("/views", {"name": unseen}),
    ):
        answer = await counsellor.post(path, form)
        assert answer.status == 400, path
        assert "보이지 않는 글자" in await answer.text()
    assert (await counsellor.post(f"/cases/{case_id}/note", {"text": f"\u202a010\u202c {unseen}확인"})).status == 303


ODD_PART = b"--x\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: odd\r\n\r\n1\r\n--x--\r\n"
ODD = [
    ({"Origin": "http://["}, None),
    ({"Origin": "http://desk.example:x"}, None),
    ({"X-CSRF-Token": "\udcff"}, None),
    ({"Content-Type": "application/x-www-form-urlencoded; charset=bogus"}, b"csrf=x"),
    ({"Content-Type": "application/x-www-form-urlencoded"}, b"csrf=%FF%FE"),
    ({"Content-Type": "multipart/form-data"}, b"--x"),
    ({"Content-Type": "multipart/form-data; boundary=x"}, b"--y\r\n\r\n"),
    ({"Content-Type": "application/x-www-form-urlencoded; charset=unicode_escape"}, b"csrf=\\ud800&email=\\ud800"),
    ({"Content-Type": "multipart/form-data; boundary=x"}, ODD_PART),
    ({}, b"csrf=%00"),
    ({}, b"version=" + b"9" * 4_400),
]


@pytest.mark.parametrize(("headers", "body"), ODD)
async def test_whatever_is_sent_is_refused_with_all_headers(
    desk: Desk, headers: dict[str, str], body: bytes | None
) -> None:
    """Signed in or not, no page breaks on what no browser sends."""
    kim = desk.visitor("counsellor", "privacy_officer", "administrator")
    usual = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
    for token in (kim.token, ""):
        for path in ("/sign-in", "/canned", "/records/holds"):
            answer = await desk.client.post(
                f"/desk{path}", data=body, headers={**usual, **headers}, cookies={SESSION: token}, allow_redirects=False
            )
            assert answer.status in (400, 401, 403), (path, answer.status)
            assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize("cookie", ["\udcff", "x" * 4000, "", "\t"])
async def test_a_cookie_that_is_none_of_ours_is_nobody(desk: Desk, cookie: str) -> None:
    """And no error."""
    answer = await desk.client.get("/desk/inbox", headers={"Cookie": f"{SESSION}={cookie}"}, allow_redirects=False)
    assert answer.status == 303


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-13-01", "x" * 500])
async def test_a_day_that_is_on_no_calendar_of_ours_is_none(desk: Desk, day: str) -> None:
    """The ends of time overflow when Korea's clock is read."""
    officer = desk.visitor("privacy_officer", "auditor", "administrator")
    for path in (f"/records/access?since={day}&until={day}", f"/overview?since={day}&until={day}"):
        assert (await officer.get(path)).status == 200
    for path, form in (
        ("/records/holds", {"until": day, "kind": "patient", "item": "x", "ground": "dispute"}),
        ("/overview/export", {"since": day, "until": day, "reason": "management"}),
    ):
        assert (await officer.post(path, form)).status in (400, 404), path


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/stay"), ("PUT", "/inbox"), ("DELETE", "/inbox"), ("GET", "/sign-out")]
)
async def test_a_method_that_an_address_does_not_take_is_a_page(desk: Desk, method: str, path: str) -> None:
    """For strangers as for staff: 405 with all headers, and no error in the log."""
    answer = await desk.client.request(method, f"/desk{path}", allow_redirects=False)
    assert answer.status == 405
    assert "Content-Security-Policy" in answer.headers
    assert "이 주소로는 할 수 없는 요청이에요." in await answer.text()


class TestOverTls:
    @pytest.fixture
    def desk_settings(self) -> DeskSettings:
        return DeskSettings(secure=True, public_url="https://desk.example")

    async def test_no_neighbour_can_plant_a_cookie(self, desk: Desk) -> None:
        """A browser takes a name with __Host- from this host over TLS only; the plain name is none of ours then."""
        kim = desk.visitor()
        for name, status in ((SESSION, 303), (f"__Host-{SESSION}", 200)):
            answer = await desk.client.get("/desk/inbox", cookies={name: kim.token}, allow_redirects=False)
            assert answer.status == status
        left = await desk.client.post(
            "/desk/sign-out", data={"csrf": kim.csrf}, cookies={f"__Host-{SESSION}": kim.token}, allow_redirects=False
        )
        given = left.headers["Set-Cookie"]
        assert given.startswith("__Host-")
        assert "Secure" in given
        assert "Path=/;" in f"{given};"
        assert "Domain" not in given


async def test_the_address_of_a_press_leads_to_its_page(desk: Desk) -> None:
    """A refused press shows the page under its own address: what reloads it, refreshes itself there, changes the language or
    comes back through the door finds the page again."""
    kim, case_id = desk.visitor(*Role), file_case(desk.database)
    assert (await kim.post(f"/cases/{case_id}/answer", {"text": "네", "version": "9"})).status == 409
    led = {
        f"/cases/{case_id}/answer": f"/desk/cases/{case_id}",
        f"/cases/{case_id}/visits/{case_id}/move": f"/desk/cases/{case_id}",
        f"/labels/{case_id}/remove": "/desk/labels",
        "/bulk": "/desk/",
    }
    for address, page in led.items():
        answer = await kim.get(address, headers={"X-Desk-Quiet": "1"})
        assert (answer.status, answer.headers.get("Location")) == (303, page)


async def test_a_page_that_fails_says_where_in_the_log(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs Sangdam finds the place and the code; the words of the error may be a person's."""

    def fail(*_args: object, **_more: object) -> None:
        raise Unrecorded("홍길동")

    monkeypatch.setattr(inbox, "list_column", fail)
    with capture_logs() as lines:
        assert (await desk.visitor().get("/inbox")).status == 503
    [line] = [line for line in lines if line["event"] == "page_failed"]
    assert (line["error"], line["code"], "홍길동" in str(line)) == ("Unrecorded", Unrecorded.code, False)
