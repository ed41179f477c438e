"""A patient sees their data: the link in the chat, Kakao Login, the page and the file; and nobody else sees anything."""

from __future__ import annotations

import re

import httpx
import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.compliance import provisions
from skills.compliance.provisions import Handed
from skills.rights.accounts import LINK_LIFE, SHOWN_FOR
from skills.staff.permissions import Role
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.patients.patients import Patient
from storage.rights import RightsRequest
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Actor, Unit
from tests.desk import clinic
from tests.scenarios.browsing import Browser, link_in
from tests.scenarios.conftest import Chatter, World

MINE, OTHERS = "두루미은하수", "참새달무지개"
NOTHING = ("두루미은하수", "홍길동", "0000-1234")


async def acts(database: Database, act: str) -> list[str]:
    """Why each of these acts is on the trail."""
    query = select(col(AccessRecord.why)).where(col(AccessRecord.act) == act).order_by(col(AccessRecord.seq))
    return await database.run(lambda unit: list(unit.session.scalars(query)), SYSTEM)


async def asked(world: World) -> tuple[Chatter, str]:
    """A patient with a filed case who has asked for their data: the chat and its link."""
    minseo = world.person()
    await minseo.file(details=f"{MINE} 회복이 궁금해요")
    await minseo.say("제 개인정보 뭐 갖고 있는지 보여주세요")
    return minseo, link_in(minseo)


def code_on(page: httpx.Response) -> str:
    found = re.search(r'class="digits">(\d{3} \d{3})<', page.text)
    assert found is not None, page.text
    return found[1]


async def linked(world: World) -> tuple[Chatter, str, Browser]:
    """The same, after a first login was confirmed in the chat; with a fresh link."""
    minseo, link = await asked(world)
    browser = Browser(world)
    await browser.open_my_data(link, "minseo")
    await minseo.press("verified")
    world.clock.move(seconds=5)
    await minseo.say("제 개인정보 뭐 갖고 있는지 보여주세요")
    return minseo, link_in(minseo), browser


async def test_the_first_login_is_confirmed_in_the_chat_and_then_the_page_opens(world_on_both: World) -> None:
    """The digits of the login's page are typed into the chat; the waiting page then shows everything by itself."""
    world = world_on_both
    minseo, link = await asked(world)
    async with Browser(world) as browser:
        waiting = await browser.open_my_data(link, "minseo")
        assert MINE not in waiting.text
        assert 'http-equiv="refresh"' in waiting.text
        await minseo.say(code_on(waiting))
        assert minseo.step == "access"
        page = await browser.get(link)
    assert page.status_code == 200
    assert MINE in page.text
    assert await acts(world.database, "login_linked") == [""]


async def test_kakaos_own_word_confirms_the_first_login_as_well(world: World) -> None:
    """After the login the platform sends the member number with each message: no digits are needed then."""
    minseo, link = await asked(world)
    async with Browser(world) as browser:
        await browser.open_my_data(link, "minseo")
        await minseo.press("verified")
        assert MINE in (await browser.get(link)).text


def shows_digits(text: str, last: str) -> bool:
    """Whether a number that ends so is shown, whole or masked; an id or a moment that holds the digits by chance is none."""
    return re.search(rf"(?:[-*]|0000){last}(?!\w)", text) is not None


async def test_the_export_has_every_topic_and_no_word_of_another_person(world_on_both: World) -> None:
    """R-4: items and content, purposes, periods, provision and entrustment, consents; besides that requests and looks."""
    world = world_on_both
    other = world.person("dohyun")
    await other.file(name="고길동", phone="010-0000-5678", details=f"{OTHERS} 궁금해요")
    _, link, browser = await linked(world)
    async with browser:
        page = await browser.open_my_data(link, "minseo")
        data = (await browser.get(f"{link}/data.json")).json()
    assert data["items"]["name"] == "홍길동"
    assert data["items"]["phone"] == "010-0000-1234"
    assert MINE in data["items"]["consultations"][0]["answers"]["details"]
    assert data["items"]["kakao_login_id"] == str(world.kakao.platform.people.get("minseo").member_number)
    last = data["items"]["last_reply"]
    assert "열람 요청을 받았어요" in last
    assert "http" not in last, "what can be pressed carries tokens"
    assert last.splitlines()[0] in page.text
    assert [topic for topic in ("purposes", "entrustment", "consents", "requests") if not data[topic]] == []
    assert data["provision"] == []
    assert {"health", "contact"} == {c["purpose"] for c in data["consents"]}
    assert {"given", "shown"} == {c["decision"] for c in data["consents"]}
    for topic in ("items", "purposes", "periods", "provision", "consents", "looks", "requests"):
        assert f'id="{topic}"' in page.text
    for text in (page.text, str(data)):
        assert OTHERS not in text
        assert "고길동" not in text
        assert not shows_digits(text, "5678")


async def test_what_was_provided_stands_on_the_page_and_nothing_else_says_so(world: World) -> None:
    """R-4, clause 4: "given to nobody" is said only while that is so."""
    _, link, browser = await linked(world)

    def provide(unit: Unit) -> None:
        number = unit.session.scalars(select(col(Consultation.number))).one()
        handed = Handed("한빛생명", "insurance", ("name", "details"), "5년", "law", "보험업법 제1조")
        provisions.record_provision(unit, clinic(), number, handed)

    async with browser:
        page = await browser.open_my_data(link, "minseo")
        assert "제3자에게 제공한 적이 없어요" in page.text
        await world.database.run(provide, Actor("staff", "s", Role.PRIVACY_OFFICER))
        page = await browser.get(link)
    assert "제3자에게 제공한 적이 없어요" not in page.text
    for words in (
        "한빛생명",
        "보험금 청구 · 법률에 따름 (보험업법 제1조)",
        "이름, 상담 내용",
        "받은 곳의 보유 기간: 5년",
    ):
        assert words in page.text


async def test_the_request_is_answered_by_the_page_and_not_before(world: World) -> None:
    """Access is granted when it is shown to the person who was checked."""
    minseo, link = await asked(world)

    def decision(unit: Unit) -> tuple[str | None, str]:
        request = unit.session.scalars(select(RightsRequest)).one()
        return request.decision, request.identity

    async with Browser(world) as browser:
        await browser.open_my_data(link, "minseo")
        assert await world.look(decision) == (None, "chat")
        await minseo.press("verified")
        await browser.get(link)
    assert await world.look(decision) == ("granted", "kakao_login")
    await minseo.say("메뉴")
    await minseo.press("rights")
    await minseo.press("requests")
    assert "처리함" in minseo.reads


# -- nothing for anybody else ------------------------------------------------------------------------------------------


def shows_nothing(page: httpx.Response) -> bool:
    return page.status_code in (403, 410) and not any(word in page.text for word in NOTHING)


async def test_without_a_login_nothing_is_shown(world: World) -> None:
    """The link alone leads to the login, not to the data; neither does the file."""
    _, link = await asked(world)
    async with Browser(world) as browser:
        landing = await browser.get(link)
        assert not any(word in landing.text for word in NOTHING)
        assert (await browser.get(f"{link}/data.json")).status_code == 410


async def test_another_kakao_account_is_shown_nothing_and_recorded(world: World) -> None:
    """A stolen link, opened by somebody who logs in as themselves."""
    _, link, browser = await linked(world)
    await browser.__aexit__(None, None, None)
    async with Browser(world) as thief:
        assert shows_nothing(await thief.open_my_data(link, "dohyun"))
        assert shows_nothing(await thief.get(f"{link}/data.json"))
    assert "other_account" in await acts(world.database, "link_refused")


async def test_whoever_logs_in_first_with_a_stolen_link_is_shown_nothing(world: World) -> None:
    """Before the chat was ever linked: the thief passes a login of their own and gets digits, which the chat never types."""
    minseo, link = await asked(world)
    async with Browser(world) as thief:
        waiting = await thief.open_my_data(link, "dohyun")
        code_on(waiting)
        await minseo.press("verified")
        assert minseo.step == "identity"
        still = await thief.get(link)
        assert MINE not in still.text
        assert (await thief.get(f"{link}/data.json")).status_code == 410
    assert await world.look(lambda u: u.session.scalars(select(col(Patient.app_user_lookup))).one()) is None


async def test_a_used_link_opens_for_nobody_else(world: World) -> None:
    """One browser, once; the browser that logged in may look again for a few minutes."""
    _, link, browser = await linked(world)
    async with browser, Browser(world) as second:
        assert MINE in (await browser.open_my_data(link, "minseo")).text
        assert shows_nothing(await second.get(link))
        assert MINE in (await browser.get(link)).text
        assert shows_nothing(await second.log_in(f"/kakao/login?t={link.rsplit('/', 1)[1]}", "minseo"))
    assert (await acts(world.database, "link_refused"))[-2:] == ["used", "used"]


async def test_an_expired_link_and_an_old_page_show_nothing(world: World) -> None:
    """Ten minutes for the way, ten minutes for the page."""
    minseo, link, browser = await linked(world)
    async with browser:
        world.clock.now += LINK_LIFE
        assert shows_nothing(await browser.get(link))
        await minseo.say("내 정보 열람 신청")
        link = link_in(minseo)
        assert MINE in (await browser.open_my_data(link, "minseo")).text
        world.clock.now += SHOWN_FOR
        assert shows_nothing(await browser.get(link))
    assert (await acts(world.database, "link_refused"))[-2:] == ["expired", "expired"]


async def test_a_link_of_a_request_that_was_taken_back_opens_nothing(world: World) -> None:
    """Before the login, on the way back from it, and on the page that was open: a page that says so, and a record."""
    minseo, link, browser = await linked(world)
    async with browser, Browser(world) as another:
        await minseo.say("요청 취소할게요")
        assert shows_nothing(await browser.get(link))
        assert shows_nothing(await browser.get(f"/kakao/login?t={link.rsplit('/', 1)[1]}"))
        await minseo.say("내 정보 모두 삭제해 주세요")
        await minseo.press("delete")
        way = link_in(minseo)
        away = await another.get(way)
        await minseo.press("take_back")
        assert shows_nothing(await another.finish(away, "minseo"))
    assert (await acts(world.database, "link_refused")) == ["over"] * 3
    assert await acts(world.database, "patient_destroyed") == []


async def test_what_fetches_links_by_itself_sees_nothing_and_uses_nothing_up(world: World) -> None:
    """A preview of the chat, a scanner, a browser that reads ahead: whatever the method, the person's own way is open still."""
    _, link, browser = await linked(world)
    token = link.rsplit("/", 1)[1]
    async with browser, Browser(world) as preview:
        for path in (link, f"{link}/data.json", f"/kakao/login?t={token}", f"/files/{token}"):
            for method in ("GET", "HEAD", "OPTIONS", "POST", "PUT"):
                for header in ({}, {"Range": "bytes=0-9"}, {"Purpose": "prefetch"}):
                    answer = await preview.ask(method, path, header)
                    assert MINE not in answer.text
                    assert answer.status_code in (200, 302, 405, 410), (method, path)
                    assert answer.headers["Cache-Control"] == "no-store"
        assert await acts(world.database, "record_shown_to_patient") == []
        assert MINE in (await browser.open_my_data(link, "minseo")).text
        looked = len(await acts(world.database, "record_shown_to_patient"))
        part = await browser.ask("GET", f"{link}/data.json", {"Range": "bytes=0-9"})
        assert (part.status_code, MINE in part.text) == (200, True)
        assert len(await acts(world.database, "record_shown_to_patient")) == looked + 1


async def test_the_way_back_from_kakao_works_in_the_browser_that_left(world: World) -> None:
    """Somebody who gets hold of the callback's address has no use for it."""
    _, link, browser = await linked(world)
    async with browser, Browser(world) as thief:
        away = await browser.get(f"/kakao/login?t={link.rsplit('/', 1)[1]}")
        state = dict(httpx.URL(away.headers["Location"]).params)["state"]
        assert shows_nothing(await thief.get(f"/kakao/login/callback?code=x&state={state}"))
    assert await acts(world.database, "login_refused") == ["other_browser"]


async def test_a_login_that_was_cancelled_changes_nothing(world: World) -> None:
    """Kakao's "access_denied"."""
    _, link = await asked(world)
    async with Browser(world) as browser:
        page = await browser.log_in(f"/kakao/login?t={link.rsplit('/', 1)[1]}", "minseo", decision="deny")
        assert shows_nothing(page)
    assert await acts(world.database, "login_refused") == ["cancelled"]


@pytest.mark.parametrize("token", ["nonsense", "x" * 300, "..%2f"])
async def test_an_invented_link_is_like_any_that_does_not_open(world: World, token: str) -> None:
    """Nothing tells a stranger whether a link ever existed."""
    async with Browser(world) as browser:
        assert (await browser.get(f"/me/{token}")).status_code in (404, 410)
        assert (await browser.get(f"/kakao/login?t={token}")).status_code == 410


async def test_a_link_that_is_no_text_is_refused_before_anybody_looks_for_it(world: World) -> None:
    """It tells as little: no link of ours has such a character."""
    async with Browser(world) as browser:
        assert (await browser.get("/me/%00")).status_code == 400
        assert (await browser.get("/kakao/login?t=%00")).status_code == 400


async def test_a_request_with_somebody_elses_name_leads_to_ones_own_data_only(world: World) -> None:
    """What is typed never chooses whose data it is."""
    await world.person("dohyun").file(name="고길동", phone="010-0000-5678", details=f"{OTHERS} 궁금해요")
    minseo = world.person()
    await minseo.file(details=MINE)
    await minseo.say("고길동 010-0000-5678 개인정보 보여주세요")
    assert not shows_digits(minseo.reads, "5678")  # Nothing is told of another, not even whether there is one.
    await minseo.say("내 개인정보 보여주세요")
    async with Browser(world) as browser:
        await browser.open_my_data(link_in(minseo), "minseo")
        await minseo.press("verified")
    assert not shows_digits(minseo.reads, "5678")


async def test_the_page_is_kept_by_no_browser_and_says_no_referrer(world: World) -> None:
    """no-store, no-referrer, a strict CSP, and a cookie that scripts cannot read."""
    _, link, browser = await linked(world)
    async with browser:
        page = await browser.open_my_data(link, "minseo")
        data = await browser.get(f"{link}/data.json")
    for answer in (page, data):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "script" not in page.headers["Content-Security-Policy"]
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
