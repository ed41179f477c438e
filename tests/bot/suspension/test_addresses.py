"""Every public address, called for a patient who has suspended the processing of their data (R-6).

`ADDRESSES` has a line for every route beside the desk's pages; a route without one fails, and each line is tried out.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

import pytest
from aiohttp import ClientResponse
from sqlalchemy import select
from sqlmodel import col

from skills.rights import accounts, rights
from skills.rights.accounts import LinkFor
from skills.rights.grounds import Identity
from storage.cases import assignment
from storage.cases.answering import files
from storage.patients import conversations, patients
from storage.patients.patients import Patient
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.bot.conftest import app_of, skill_call
from tests.bot.suspension.conftest import DETAILS, KEY, SKILL_KEY, Served, leaks

MEMBER = "3000000001"
ADMIN = {"Authorization": "KakaoAK admin"}
WORDS = (
    "제 상담 어떻게 됐나요?",
    "상담 신청",
    "상담원 연결해주세요",
    "두루미",
    "메뉴",
    "안녕하세요",
    "주차 되나요?",
    "숨이 안 쉬어져요",
)
Try = Callable[[Served], Awaitable[None]]


async def nothing(response: ClientResponse) -> None:
    assert response.status < 500
    assert leaks(await response.read()) == []


def get(path: str) -> Try:
    """An address that knows no patient."""

    async def attempt(served: Served) -> None:
        await nothing(await served.client.get(path, allow_redirects=False))

    return attempt


def skill(name: str) -> Try:
    """The chat goes on, without a word of what is suspended."""

    async def attempt(served: Served) -> None:
        for words in WORDS:
            served.scene.clock.move(seconds=5)
            said = await served.client.post(
                f"/skills/{name}", data=skill_call(words, KEY), headers={"X-Skill-Key": SKILL_KEY}
            )
            assert said.status == 200
            await nothing(said)

    return attempt


async def validation(served: Served) -> None:
    """A value is checked as it comes; nobody's data is looked at."""
    for name in ("name", "phone"):
        path = f"/skills/validate/{name}"
        await nothing(await served.client.post(path, json={}, headers={"X-Skill-Key": SKILL_KEY}))


async def my_data(served: Served) -> None:
    """The patient's own right: whoever was checked reads everything, and whoever was not reads nothing."""

    def link(unit: Unit) -> tuple[str, str]:
        request = rights.find_request(unit, served.scene.right)
        rights.prove(unit, request, Identity.CALL_BACK)
        token = accounts.make_link(unit, served.scene.patient, LinkFor.ACCESS, served.scene.right)
        return token, accounts.make_page_code(unit, served.scene.patient, token)

    token, code = served.scene.database.run_now(link, PATIENT)
    await nothing(await served.client.get(f"/me/{token}"))
    await nothing(await served.client.get(f"/me/{token}/data.json"))
    opened = await served.client.post(f"/me/{token}", data={"code": code}, allow_redirects=False)
    session = {"sangdam_me": opened.cookies["sangdam_me"].value}
    for path in (f"/me/{token}", f"/me/{token}/data.json"):
        page = await served.client.get(path, cookies=session)
        assert page.status == 200
        assert DETAILS in await page.text()


async def login(served: Served) -> None:
    """The identity check of a right: it leads to Kakao, and shows nothing on the way."""
    token = served.scene.database.run_now(lambda u: accounts.make_link(u, served.scene.patient, LinkFor.LOGIN), PATIENT)
    away = await served.client.get("/kakao/login", params={"t": token}, allow_redirects=False)
    assert away.status == 302
    assert leaks(away.headers["Location"]) == []
    await nothing(await served.client.get("/kakao/login/callback", params={"state": "x"}))


def unlink(method: str) -> Try:
    """Destroying the login data goes on."""

    async def attempt(served: Served) -> None:
        def tie(unit: Unit) -> None:
            talk = conversations.find_talk(unit, served.scene.patient)
            assert talk is not None
            patients.link_app_user(unit, conversations.unlocked(unit, talk), MEMBER)

        served.scene.database.run_now(tie, PATIENT)
        told = {"params" if method == "GET" else "data": {"user_id": MEMBER}}
        await nothing(await served.client.request(method, "/kakao/unlink", headers=ADMIN, **told))  # type: ignore[arg-type]
        linked = select(col(Patient.app_user_lookup))
        assert served.scene.database.read_now(lambda unit: unit.session.scalar(linked), SYSTEM) is None

    return attempt


async def account(served: Served) -> None:
    """As `unlink`, by a signed token; what is not signed is refused."""
    await nothing(await served.client.post("/kakao/account", data="x"))


async def channel(served: Served) -> None:
    """Whether notices may go at all is kept, because a block must count when the suspension is lifted."""
    body = {"event": "blocked", "id": "x", "id_type": "app_user_id"}
    headers = {**ADMIN, "X-Kakao-Resource-ID": "r1"}
    await nothing(await served.client.post("/kakao/channel", json=body, headers=headers))


async def sent_files(served: Served) -> None:
    """What staff have sent opens for nobody, not even for the browser that had it open."""

    def link(unit: Unit) -> tuple[str, str]:
        one = files.find(unit, served.scene.file)
        assert one is not None
        message = assignment.find_message(unit, one.message_uid or "")
        assert message is not None
        token = files.make_link(unit, message, unit.now + timedelta(days=1))
        bound = files.find_link(unit, token)
        assert bound is not None
        return token, files.bind(unit, bound)

    token, session = served.scene.database.run_now(link, PATIENT)
    for method, path in (("GET", ""), ("POST", ""), ("GET", "/1")):
        page = await served.client.request(method, f"/files/{token}{path}", cookies={"sangdam_files": session})
        assert page.status == 410
        await nothing(page)


SKILLS = ("menu", "consult", "status", "handoff", "rights", "policy", "inbox", "fallback")
ADDRESSES: Mapping[str, Try] = {
    "GET /healthz": get("/healthz"),
    "GET /readyz": get("/readyz"),
    "GET /privacy": get("/privacy"),
    "GET /privacy/{version}": get("/privacy/1"),
    "GET /consent/{token}": get("/consent/x"),
    "GET /certificate/{line}": get("/certificate/x"),
    "GET /pages": get("/pages/portal.css"),
    "GET /desk": get("/desk"),
    **{f"POST /skills/{name}": skill(name) for name in SKILLS},
    "POST /skills/validate/name": validation,
    "POST /skills/validate/phone": validation,
    "GET /me/{token}": my_data,
    "POST /me/{token}": my_data,
    "GET /me/{token}/data.json": my_data,
    "GET /files/{token}": sent_files,
    "POST /files/{token}": sent_files,
    "GET /files/{token}/{number}": sent_files,
    "GET /kakao/login": login,
    "GET /kakao/login/callback": login,
    "GET /kakao/unlink": unlink("GET"),
    "POST /kakao/unlink": unlink("POST"),
    "POST /kakao/account": account,
    "POST /kakao/channel": channel,
}


async def test_every_address_has_its_line_and_every_line_its_address(served: Served) -> None:
    """A new address must say what it does for somebody who has suspended the processing. The desk's pages have a table of
    their own (`test_pages.py`)."""
    routes = {
        (route.method, route.resource.canonical) for route in app_of(served.client).router.routes() if route.resource
    }
    here = {f"{method} {path}" for method, path in routes if method != "HEAD" and not re.match("/desk/", path)}
    assert here == set(ADDRESSES)


@pytest.mark.parametrize("address", ADDRESSES)
async def test_no_address_gives_away_what_is_suspended(served: Served, address: str) -> None:
    """Called with the patient's own key, with Kakao's, and with none."""
    await served.scene.suspend()
    await ADDRESSES[address](served)
