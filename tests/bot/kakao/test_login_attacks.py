"""An attacker around the login and the page of one's own data: other browsers, replays, guesses, and what leaks on the way."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientResponse, DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select
from sqlmodel import col

from bot.server.web import build_app
from skills.rights import accounts, identity, rights
from skills.rights.accounts import LinkFor
from skills.rights.grounds import Identity, Kind
from skills.rights.identity import CodeFor
from storage.database.database import Database
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.bot.kakao.conftest import APP_KEY, Kakao, id_claims
from tests.conftest import MovedClock

Client = TestClient[Any, Any]
LOGIN_COOKIE, SESSION = "sangdam_login", "sangdam_me"


def link_of(database: Database, patient: str, purpose: LinkFor = LinkFor.ACCESS) -> str:
    """A fresh link to the patient's data."""

    def make(unit: Unit) -> str:
        request = rights.file_request(unit, patient, Kind.ACCESS)
        return accounts.make_link(unit, patient, purpose, request.id)

    return database.run_now(make, PATIENT)


async def leave(client: Client, token: str) -> tuple[str, str, str]:
    """Go off to Kakao: (state, nonce, cookie)."""
    away = await client.get("/kakao/login", params={"t": token}, allow_redirects=False)
    assert away.status == 302
    asked = parse_qs(urlsplit(away.headers["Location"]).query)
    return asked["state"][0], asked["nonce"][0], away.cookies[LOGIN_COOKIE].value


async def come_back(client: Client, state: str, cookie: str) -> ClientResponse:
    """Back from Kakao with a code."""
    query, cookies = {"state": state, "code": "the-code"}, {LOGIN_COOKIE: cookie}
    return await client.get("/kakao/login/callback", params=query, cookies=cookies, allow_redirects=False)


def recorded(database: Database, act: str) -> list[str]:
    query = select(col(AccessRecord.why)).where(col(AccessRecord.act) == act).order_by(col(AccessRecord.seq))
    return database.run_now(lambda unit: list(unit.session.scalars(query)), SYSTEM)


async def test_the_same_way_back_a_second_time_opens_nothing(
    client: Client, kakao: Kakao, clock: MovedClock, patient: str, sqlite_database: Database
) -> None:
    """State, code and cookie together, replayed: the code is not even exchanged again."""
    state, nonce, cookie = await leave(client, link_of(sqlite_database, patient))
    kakao.id_token = kakao.sign(id_claims(clock, nonce=nonce), typ="JWT")
    assert (await come_back(client, state, cookie)).status == 303
    kakao.form = {}
    again = await come_back(client, state, cookie)
    assert (again.status, SESSION in again.cookies, kakao.form) == (410, False, {})
    assert recorded(sqlite_database, "login_refused") == ["used"]


async def test_an_id_token_for_another_login_opens_nothing(
    client: Client, kakao: Kakao, clock: MovedClock, patient: str, sqlite_database: Database
) -> None:
    """The nonce ties the token to this very login, also when the account is the right one."""
    state, _, cookie = await leave(client, link_of(sqlite_database, patient))
    kakao.id_token = kakao.sign(id_claims(clock, nonce="of-another-login"), typ="JWT")
    answer = await come_back(client, state, cookie)
    assert (answer.status, SESSION in answer.cookies) == (410, False)
    assert recorded(sqlite_database, "link_refused") == ["nonce"]


async def test_a_login_that_was_begun_elsewhere_is_not_finished_here(
    client: Client, kakao: Kakao, clock: MovedClock, patient: str, sqlite_database: Database
) -> None:
    """State fixation: the attacker begins, the victim is sent the way back; with no cookie, or with one of their own."""
    state, nonce, _ = await leave(client, link_of(sqlite_database, patient))
    _, _, own_cookie = await leave(client, link_of(sqlite_database, patient))
    kakao.id_token = kakao.sign(id_claims(clock, nonce=nonce), typ="JWT")
    for cookie in ("", "x", own_cookie):
        answer = await come_back(client, state, cookie)
        assert (answer.status, SESSION in answer.cookies) == (410, False)
    assert recorded(sqlite_database, "login_refused") == ["other_browser"] * 3


@pytest.mark.parametrize("public_url", ["https://clinic.example", ""])
async def test_no_cookie_of_ours_travels_in_the_clear_or_to_another_site(
    kakao: Kakao, clock: MovedClock, patient: str, sqlite_database: Database, configure: Any, public_url: str
) -> None:
    """HttpOnly, SameSite=Lax, a path of its own, minutes of life; Secure wherever the clinic is reached over https."""
    secrets = {
        "skill_key": "s" * 32,
        "kakao_admin_key": "a" * 32,
        "kakao_client_secret": "c" * 32,
        "kakao_bot_id": "65f0",
    }
    known = {"kakao_auth_url": kakao.url, "kakao_rest_key": APP_KEY, "public_url": public_url, **secrets}
    app = build_app(configure(**known), sqlite_database, clock)
    async with TestClient(TestServer(app), cookie_jar=DummyCookieJar()) as client:
        away = await client.get("/kakao/login", params={"t": link_of(sqlite_database, patient)}, allow_redirects=False)
        nonce = parse_qs(urlsplit(away.headers["Location"]).query)["nonce"][0]
        state = parse_qs(urlsplit(away.headers["Location"]).query)["state"][0]
        kakao.id_token = kakao.sign(id_claims(clock, nonce=nonce), typ="JWT")
        back = await come_back(client, state, away.cookies[LOGIN_COOKIE].value)
    for answer, name, path in ((away, LOGIN_COOKIE, "/kakao/login"), (back, SESSION, "/me")):
        cookie = answer.cookies[name]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", path)
        assert bool(cookie["secure"]) is bool(public_url)
        assert 0 < int(cookie["max-age"]) <= 600
        assert (answer.headers["Cache-Control"], answer.headers["Referrer-Policy"]) == ("no-store", "no-referrer")


async def test_a_link_stands_in_no_log_and_travels_in_no_referrer(
    client: Client, patient: str, sqlite_database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every answer on the way, good or bad, says no-referrer and no-store; the log has the pattern of the address only."""
    token = link_of(sqlite_database, patient)
    for path in (
        f"/me/{token}",
        f"/me/{token}/data.json",
        f"/kakao/login?t={token}",
        f"/kakao/login/callback?state={token}",
    ):
        answer = await client.get(path, allow_redirects=False)
        assert answer.headers["Referrer-Policy"] == "no-referrer", path
        assert "no-store" in answer.headers["Cache-Control"], path
    said = capsys.readouterr()
    assert "/me/{token}" in said.out + said.err
    assert token not in said.out + said.err


async def test_links_cannot_be_found_by_trying(client: Client, patient: str, sqlite_database: Database) -> None:
    """More than 128 bits, and a link that never was looks like one that is over."""
    token = link_of(sqlite_database, patient)
    assert len(token) >= 22
    sqlite_database.clock.move(minutes=10)  # type: ignore[attr-defined]
    over, never = await client.get(f"/me/{token}"), await client.get(f"/me/{'x' * len(token)}")
    assert (over.status, await over.text()) == (never.status, await never.text())
    assert over.status == 410


# -- the digits that open a page ---------------------------------------------------------------------------------------


def called_back(database: Database, patient: str) -> tuple[str, str]:
    """A link for somebody who was called back, and the digits that the chat shows."""

    def make(unit: Unit) -> tuple[str, str]:
        request = rights.file_request(unit, patient, Kind.ACCESS)
        rights.prove(unit, request, Identity.CALL_BACK)
        token = accounts.make_link(unit, patient, LinkFor.ACCESS, request.id)
        return token, accounts.make_page_code(unit, patient, token)

    return database.run_now(make, PATIENT)


async def type_digits(client: Client, token: str, code: str) -> int:
    return (await client.post(f"/me/{token}", data={"code": code}, allow_redirects=False)).status


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**identity.DIGITS:0{identity.DIGITS}d}"


async def test_the_digits_open_the_page_once_and_for_one_browser(
    client: Client, patient: str, sqlite_database: Database
) -> None:
    """As a login would."""
    token, code = called_back(sqlite_database, patient)
    assert await type_digits(client, token, code) == 303
    assert await type_digits(client, token, code) == 410


@pytest.mark.parametrize("charset", ["bogus", "utf-16", "zlib"])
async def test_a_form_that_is_none_opens_no_page_and_breaks_none(
    client: Client, patient: str, sqlite_database: Database, charset: str
) -> None:
    """It counts as a wrong try, as empty digits would."""
    token, _ = called_back(sqlite_database, patient)
    kind = {"Content-Type": f"application/x-www-form-urlencoded; charset={charset}"}
    answer = await client.post(f"/me/{token}", data=b"code=\\ud800", headers=kind, allow_redirects=False)
    assert answer.status == 410


async def test_the_digits_of_a_page_cannot_be_found_by_trying(
    client: Client, clock: MovedClock, patient: str, sqlite_database: Database
) -> None:
    """Five tries a code, ten a patient and hour, whatever links are asked for anew; each wrong one is recorded."""
    for _ in range(identity.MOST_WRONG // identity.TRIES):
        token, code = called_back(sqlite_database, patient)
        for _ in range(identity.TRIES):
            assert await type_digits(client, token, other_than(code)) == 410
        assert await type_digits(client, token, code) == 410
    token, code = called_back(sqlite_database, patient)
    assert await type_digits(client, token, code) == 410
    clock.now += identity.CODES_REST + identity.LIFE
    token, code = called_back(sqlite_database, patient)
    assert await type_digits(client, token, code) == 303
    assert len(recorded(sqlite_database, "identity_code_wrong")) >= identity.MOST_WRONG


async def test_the_digits_of_one_link_do_not_open_another(
    client: Client, patient: str, sqlite_database: Database
) -> None:
    """Who has an older link and overhears the new digits sees nothing."""
    older, _ = called_back(sqlite_database, patient)
    _, code = called_back(sqlite_database, patient)
    assert await type_digits(client, older, code) == 410


async def test_a_code_of_another_purpose_opens_no_page(client: Client, patient: str, sqlite_database: Database) -> None:
    """What is read out on the telephone proves the person in the chat, and nothing on a page."""
    token, _ = called_back(sqlite_database, patient)
    code = sqlite_database.run_now(lambda unit: identity.make_code(unit, patient, CodeFor.CALL_BACK, "x"), SYSTEM)
    assert await type_digits(client, token, code) == 410
