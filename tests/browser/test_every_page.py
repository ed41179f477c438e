"""Every page of the desk as it is seen: both languages, both widths, light and dark, and nothing that axe finds."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import Literal, TypeAlias

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect
from sqlalchemy import select
from sqlmodel import col

from bot.desk.frame.cookies import SESSION
from bot.desk.table import PAGES
from skills.campaigns import campaigns
from skills.campaigns.send_guard import Kind
from skills.cases import casework
from skills.compliance import incidents
from skills.compliance.incidents import Known
from skills.rights import fulfilment, rights
from skills.rights.grounds import Kind as Right
from skills.staff import staff
from skills.staff.permissions import Role
from storage.cases import consultations
from storage.retention.retained import Retained
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.authenticator import code_at
from tests.bot.desk.conftest import Desk, Visitor
from tests.browser.axe import violations
from tests.browser.chat_in_browser import PATIENCE_MS
from tests.browser.desk_in_browser import open_chromium
from tests.browser.pictures import desk_in, fill, with_files
from tests.desk import PASSWORD, as_staff, clinic, file_case

Scheme: TypeAlias = Literal["light", "dark"]
MAIL = "namgung.doorooh@clinic.example"
NO_PAGE = {
    "manifest",
    "home",
    "session_state",
    "worker",
    "events",
    "case_photo",
    "case_file",
    "case_next",
    "calendar",
    "figures",
}
DOORS = {"sign_in", "second_factor", "lock", "enrol", "enrol_code"}
SECTIONS = ("texts", "hours", "treatments", "prices", "work", "officer", "processors", "periods", "policy")
LOOKS = (("ko-KR", 390, "light"), ("en-US", 1280, "light"), ("ko-KR", 1280, "dark"), ("en-US", 390, "dark"))
SEEN = """() => {
  const shown = (where) => [...document.querySelectorAll(where)].filter((one) => one.offsetWidth > 1);
  const told = (some) => some.map((one) => one.textContent.trim().slice(0, 40));
  const words = document.createRange();
  const lines = (one) => { words.selectNodeContents(one); return words.getClientRects().length; };
  return {
    wide: document.documentElement.scrollWidth > window.innerWidth ? ["the page"] : [],
    cut: told(shown(".menu a > span:not(.count)").filter((one) => one.scrollWidth > one.clientWidth + 1)),
    out: told(shown(".card *").filter((one) => !one.closest(".chart-room, .sr, [hidden]")
      && one.getBoundingClientRect().right > one.closest(".card").getBoundingClientRect().right + 1)),
    broken: told(shown("button, .tag, .person .grow > small").filter((one) => !one.closest("summary, .wide") && lines(one) > 1
      && !one.querySelector("*"))),
    code: told(shown("main *").flatMap((one) => [...one.childNodes]).filter((one) => one.nodeType === 3
      && /^[a-z]+(_[a-z]+)+$/.test(one.data.trim()) && !one.parentElement.closest("code, .mono, textarea"))),
    chart: told(shown(".chart-room").filter((room) => room.scrollLeft + room.clientWidth < room.scrollWidth - 1)),
  }; }"""


@dataclass
class Office:
    """A desk at which all has happened that a page can show, and who looks at it."""

    desk: Desk
    boss: Visitor
    paths: dict[str, tuple[str, ...]]
    chromium: Browser


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    """One desk and one browser for all looks."""
    async with desk_in(tmp_path_factory.mktemp("office")) as desk, open_chromium() as chromium:
        boss, paths = await furnish(desk)
        yield Office(desk, boss, paths, chromium)


async def furnish(desk: Desk) -> tuple[Visitor, dict[str, tuple[str, ...]]]:
    """Cases, people and registers in all their states; the addresses of each page of the table, by its name."""
    kim, cases = await fill(desk)
    ended, _ = await with_files(desk, kim)
    boss, officer = (
        desk.visitor(*Role, name="최책임"),
        desk.visitor(Role.PRIVACY_OFFICER, Role.ADMINISTRATOR, name="박책임"),
    )
    stopped, mine = (
        file_case(desk.database, "s", name="정정지"),
        file_case(desk.database, "m", name="문담당", urgent=True),
    )
    await boss.post(f"/cases/{mine}/take", {"version": "1"})
    await boss.post(
        "/canned", {"title": "회복 기간", "body": "보통 일주일이면 회복돼요.", "lang": "ko", "whose": "own"}
    )
    await boss.post("/views", {"name": "눈 상담", "column": "waiting", "treatment": "eyes"})
    await officer.see("/clinic")
    await officer.post(
        "/clinic/parts/officer", {"seen": "1", "officer.name.ko": "박책임", "officer.phone": "02-000-0000"}
    )
    await officer.post("/staff", {"name": "최새롬", "email": "new@clinic.example", "roles": "counsellor"})
    desk.database.run_now(lambda unit: staff.invite(unit, "남궁두루", MAIL, ["practitioner"]), SYSTEM)
    halted = _stop(desk, stopped)
    filed = desk.database.run_now(
        partial(_register, boss=boss, officer=officer), as_staff(boss.person, Role.PRIVACY_OFFICER)
    )
    work = partial(_adopt, boss=boss, case_id=mine)
    piece, asked = desk.database.run_now(work, as_staff(boss.person, Role.PRACTITIONER))
    search = (await boss.post("/search", {"words": "홍길동"})).headers["Location"].rpartition("/")[2]
    shown = [*cases[:2], ended, stopped, mine]
    lists = [f"inbox?column={name}" for name in ("all", "mine", "closed", "unreached", "answered", "suspended")]
    paths = {
        "inbox": ("inbox", *lists, "inbox?column=all&treatment=eyes"), "search_found": (f"search/{search}",),
        "case": tuple(f"cases/{one}" for one in (*shown, "nothing")), "visits": ("visits", "visits?view=open"),
        "clinic_version": ("clinic/versions/1",), "clinic_section": tuple(f"clinic/parts/{one}" for one in SECTIONS),
        "clinic_question": ("clinic/questions/0", "clinic/questions/new"),
        "incident": (f"records/incidents/{filed}",), "retained_piece": (f"records/kept/{piece}",),
        "right": (f"rights/{asked}", f"rights/{halted}"),
    }  # fmt: skip
    for page in PAGES:
        if page.method == "GET" and page.name not in NO_PAGE | DOORS and "{" not in page.path:
            paths.setdefault(page.name, (page.path.removeprefix("/"),))
    return boss, paths


def _register(unit: Unit, boss: Visitor, officer: Visitor) -> str:
    """A campaign that somebody must confirm, and one of one's own; an incident, whose id it is."""
    made = campaigns.write(unit, clinic(), officer.person, Kind.AD, "12월 소식이에요.", "News of December.")
    campaigns.note_refused(unit, made.id, "somebody", "no_consent")
    campaigns.write(unit, clinic(), boss.person, Kind.AD, "새해 소식이에요.")
    return incidents.file_incident(unit, unit.now, Known("leak", "화면을 잘못 공유했어요.", ("messages",), 1)).id


def _adopt(unit: Unit, boss: Visitor, case_id: str) -> tuple[str, str]:
    """A note, a piece that is kept apart and held, and a request of the same patient."""
    casework.note(unit, clinic(), boss.person, case_id, "@박의사 토요일을 원해요.")
    casework.adopt_into_chart(unit, boss.person, case_id, {"details": "재수술이 궁금해요"}, "visited", "")
    piece = unit.session.scalars(select(col(Retained.id))).one()
    case = consultations.find(unit, case_id)
    assert case is not None
    return piece, rights.file_request(unit, case.patient_id, Right.ACCESS).id


def _stop(desk: Desk, case_id: str) -> str:
    """The patient of this case lets nobody use their data; their request."""
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    patient = case.patient_id
    return desk.database.run_now(lambda unit: fulfilment.suspend(unit, clinic(), patient).id, PATIENT)


def test_every_page_of_the_table_is_looked_at(office: Office) -> None:
    """A new page is red here until it has an address above."""
    known = {page.name for page in PAGES if page.method == "GET"}
    assert known - NO_PAGE - DOORS == office.paths.keys()


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("lang", "width", "scheme"), LOOKS)
async def test_nothing_is_cut_broken_or_a_barrier(office: Office, lang: str, width: int, scheme: Scheme) -> None:
    """Folded parts are unfolded. Nothing is wider than its card or the screen, no button, tag or address breaks, a chart shows
    today, no code stands for a word, the dark is dark from the start, and axe finds nothing."""
    inside, outside = [await _context(office, lang, width, scheme, signed_in=one) for one in (True, False)]
    found: list[str] = []
    page = await inside.new_page()
    for path in (path for paths in office.paths.values() for path in paths):
        await page.goto(f"/desk/{path}", wait_until="domcontentloaded")
        await expect(page.locator('.menu [data-entry="inbox"] .count')).not_to_be_empty()
        found += await look(page, scheme)
    page = await outside.new_page()
    async for door in doors(office, page, lang + scheme + str(width)):
        await expect(page.locator("h1")).to_be_visible()
        found += [f"{door}: {one}" for one in await look(page, scheme)]
    assert found == []


KEYS = re.compile(r"[0-9a-f]{32}|\d+")


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("role", Role)
async def test_no_link_leads_to_a_closed_door(office: Office, role: Role) -> None:
    """Whoever has one role alone and presses what they are shown gets everywhere; one page of each kind, from each kind."""
    who, seen, closed = office.desk.visitor(role, name="이혼자"), set[str](), list[tuple[str, int]]()
    ahead = ["/", "/overview", "/account"]
    while ahead:
        path = ahead.pop()
        if KEYS.sub("", path) in seen:
            continue
        seen.add(KEYS.sub("", path))
        answer = await who.get(path)
        if answer.status == 303:
            ahead.append(answer.headers["Location"].removeprefix("/desk"))
        elif answer.status != 200:
            closed.append((path, answer.status))
        elif answer.content_type == "text/html":
            led = (unescape(one) for one in re.findall(r'<a[^>]* href="/desk(/[^"#]*)', await answer.text()))
            ahead += [one for one in led if one not in ("/sign-out", "/events")]
    assert closed == []
    assert len(seen) > 15


async def _context(office: Office, lang: str, width: int, scheme: Scheme, *, signed_in: bool) -> BrowserContext:
    base = str(office.desk.client.make_url("/"))
    context = await office.chromium.new_context(
        base_url=base,
        locale=lang,
        color_scheme=scheme,
        viewport={"width": width, "height": 844},
    )
    context.set_default_timeout(PATIENCE_MS)
    if signed_in:
        await context.add_cookies([{"name": SESSION, "value": office.boss.token, "url": f"{base}desk"}])
    return context


async def look(page: Page, scheme: Scheme) -> list[str]:
    """What is wrong with the page as it stands."""
    await page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    ink = await page.evaluate("() => getComputedStyle(document.body).color")
    is_dark = min(int(part) for part in ink[4:-1].split(",")) > 128
    wrong = [f"{page.url}: {kind} {told}" for kind, told in (await page.evaluate(SEEN)).items() if told]
    return wrong + await violations(page) + [f"{page.url}: {ink}"] * (is_dark != (scheme == "dark"))


async def doors(office: Office, page: Page, who: str) -> AsyncIterator[str]:
    """The pages before one is in, as a newcomer walks through them: link, password, code, codes on paper, and in again."""
    mail, clock = f"{who.lower()}@clinic.example", office.desk.clock
    token = office.desk.database.run_now(lambda unit: staff.invite(unit, "한새롬", mail, ["counsellor"]), SYSTEM)
    await page.goto(f"/desk/join/{token}")
    yield "password"
    for field in ("password", "again"):
        await page.fill(f"[name={field}]", PASSWORD)
    await page.click("button.primary")
    yield "code"
    seed = "".join((await page.locator("#letters").inner_text()).split())
    await page.fill("[name=code]", code_at(seed, clock.now))
    await page.click("button.primary")
    yield "recovery codes"
    await page.context.clear_cookies()
    await page.goto("/desk/sign-in")
    yield "sign-in"
    await page.fill("[name=email]", mail)
    await page.fill("[name=password]", PASSWORD)
    await page.click("button.primary")
    await page.wait_for_url("**/code*")
    yield "second factor"
