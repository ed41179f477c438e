"""The desk's pictures of docs/images, made anew from invented cases: `python -m tests.browser.pictures FOLDER`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

from aiohttp import DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer
from PIL import Image
from playwright.async_api import Page

from bot.desk import DeskSettings, build_desk
from bot.desk.app import build_alone
from bot.server.web import build_app
from bot.settings.configuration import read_configuration
from skills.cases import casework
from skills.cases.answering import files, one_press
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from storage.cases import consultations
from storage.cases.answering import files as kept
from storage.opening import open_database
from storage.unit.unit_of_work import SYSTEM, Unit
from tests import chatting
from tests.bot.desk.cases.test_files import LEAFLET
from tests.bot.desk.conftest import Desk, Visitor
from tests.browser.desk_in_browser import browser_of
from tests.conftest import MovedClock
from tests.desk import add_photo, as_staff, clinic, file_case, write_as_patient

NOW = datetime(2026, 12, 1, 1, tzinfo=UTC)
BEFORE = timedelta(days=12)  # An answer of that day soon closes by itself.
COLOURS = 256
PATIENTS = (
    ("홍길동", "eyes", "쌍꺼풀 재수술을 생각 중인데 회복 기간이 궁금해요.", False),
    ("남궁두루", "nose", "수술 받은 곳이 붓고 열이 나요. 괜찮은 건가요?", True),
    ("이가상", "eyes", "눈매 교정과 같이 하면 붓기가 더 오래가나요?", False),
    ("김보기", "lifting", "리프팅 비용과 상담 가능한 날을 알고 싶어요.", False),
    ("박예시", "skin", "피부 상담 예약하고 싶어요. 토요일 오전이면 좋겠어요.", False),
    ("최견본", "nose", "코 수술 뒤 안경은 언제부터 쓸 수 있어요?", False),
)
ANSWER = "네, 보통 일주일이면 실밥을 뽑고 화장도 하실 수 있어요.\n\n[예약 안내](https://booking.example.kr/visit)"


@asynccontextmanager
async def desk_in(folder: Path) -> AsyncIterator[Desk]:
    """A served desk with a database of its own, on a clock that stands still."""
    clock = MovedClock(NOW - BEFORE)
    database = open_database(f"sqlite:///{folder / 'pictures.db'}", folder / "keys", clock)
    served = TestServer(build_alone(build_desk(database, clinic(), DeskSettings(public_url="http://desk.example"))))
    try:
        async with TestClient(served, cookie_jar=DummyCookieJar()) as client:
            yield Desk(database, clock, client)
    finally:
        database.close()


async def fill(desk: Desk) -> tuple[Visitor, list[str]]:
    """A morning at the clinic: somebody at work, and what came in."""
    kim, park, cases = desk.visitor(name="김상담"), desk.visitor("practitioner", name="박의사"), []
    asks = "레이저 뒤에 세안은 언제부터 되나요?"
    old = file_case(desk.database, "old", name="정예문", treatment={"word": "skin"}, details=asks)

    def answer(unit: Unit) -> None:
        one_press.take_and_answer(unit, clinic(), kim.person, old, 1, "내일부터 괜찮아요.", 10**6)
        casework.give_back(unit, kim.person, old, 2)

    desk.clock.move(minutes=42)
    desk.database.run_now(answer, as_staff(kim.person))
    desk.clock.move(days=BEFORE.days, minutes=-42)
    kim, park = desk.enter(kim.person), desk.enter(park.person)
    await kim.post("/team/duty", {"state": "on"})
    await park.post("/team/duty", {"state": "on"})
    for number, (name, word, details, urgent) in enumerate(PATIENTS):
        about = {"word": word}
        cases.append(file_case(desk.database, f"p{number}", urgent=urgent, name=name, treatment=about, details=details))
        desk.database.run_now(partial(agree, case_id=cases[-1]), SYSTEM)
        desk.clock.move(minutes=9)
    kim = desk.enter(kim.person)
    labels = (("재수술", "red"), ("이벤트 문의", "amber"), ("다시 연락", "blue"))
    for name, colour in labels:
        await kim.post("/labels", {"name": name, "colour": colour})
    await talk(desk, kim, cases[0])
    for case_id, at in zip(cases[2:], ("2026-12-02T14:00", "2026-12-03T10:30", "2026-12-03T16:00"), strict=False):
        await kim.post(f"/cases/{case_id}/visits", {"at": at, "minutes": "30", "doctor": park.person.id, "anyway": "1"})
    return kim, cases


async def talk(desk: Desk, kim: Visitor, case_id: str) -> None:
    """One case that is being worked on: a photo, an answer, a note that names somebody, a label, a reminder, a visit."""
    add_photo(desk.database, case_id)
    page = await kim.see(f"/cases/{case_id}")
    label = re.findall(r'name="label" value="(\w+)"', page)
    await kim.post(f"/cases/{case_id}/answer", {"text": ANSWER, "version": _version(page), "heard": "1000000"})
    desk.clock.move(minutes=2)
    write_as_patient(desk.database, case_id, "감사해요! 토요일에도 상담하시나요?")
    await kim.post(f"/cases/{case_id}/note", {"text": "@박의사 재수술이에요. 금요일에 같이 봐 주세요."})
    await kim.post(f"/cases/{case_id}/labels", {"label": label[0]})
    await kim.post(f"/cases/{case_id}/remind", {"day": "2026-12-04"})
    visit = {"at": "2026-12-04T11:00", "minutes": "60", "doctor": ""}
    await kim.post(f"/cases/{case_id}/visits", visit)
    desk.clock.move(minutes=1)


async def with_files(desk: Desk, kim: Visitor) -> tuple[str, str]:
    """A consultation that ended with a leaflet and a survey: its case, and the token of the link in the chat."""
    asks = clinic(survey=True)
    case_id, chat = file_case(desk.database, "f" * 64, name="오다른"), chatting.Person(desk.database, "f", asks)
    desk.database.run_now(partial(agree, case_id=case_id), SYSTEM)
    drawn = BytesIO()
    Image.radial_gradient("L").resize((640, 420)).convert("RGB").save(drawn, "JPEG")
    made = [(drawn.getvalue(), "image/jpeg"), (LEAFLET, files.PDF)]

    def answer(unit: Unit) -> None:
        files.choose(unit, asks, kim.person, case_id, made)
        ids = [one.id for one in kept.chosen(unit, case_id, kim.person.id)]
        text = "수술 전 안내문과 오시는 길을 보내 드려요."
        one_press.take_and_answer(unit, asks, kim.person, case_id, 1, text, 10**6, file_ids=ids)
        one_press.close_answered(unit, kim.person, case_id, "answered")

    desk.database.run_now(answer, as_staff(kim.person))
    desk.clock.move(seconds=11)
    await chat.send(skill="inbox", event="answer")
    link = re.search(r"/files/([\w-]+)", chat.read())
    assert link is not None
    await chat.press("survey_5")
    await chat.say("안내가 자세해서 좋았어요.")
    return case_id, link[1]


def agree(unit: Unit, case_id: str) -> None:
    """The patient of this case has agreed that health data is used."""
    case = consultations.find(unit, case_id)
    if case is not None:
        given = partial(consents.decide, unit, clinic=clinic(), purpose=Purpose.HEALTH, decision=Decision.GIVEN)
        given(screen="chat:health", patient_id=case.patient_id)


def _version(page: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', page)
    return found[1] if found else ""


async def take(page: Page, folder: Path, name: str, path: str, *, whole: bool = False) -> None:
    """A page of the desk as it is seen."""
    await page.goto(f"/desk/{path}", wait_until="load")
    await page.wait_for_selector('.menu [data-entry="inbox"] .count')
    if await page.locator("#beside:visible").count():
        await page.wait_for_selector("#beside [data-case]")
    await keep(page, folder, name, whole=whole)


async def take_files(folder: Path, place: Path, desk: Desk, token: str) -> None:
    """The patient's page of files on a telephone, opened."""
    settings = read_configuration(
        skill_key="x" * 32, clinic=Path("clinic.toml"), keys_dir=place / "keys", metrics_port=0
    )
    served = TestServer(build_app(settings, desk.database, desk.clock))
    async with TestClient(served, cookie_jar=DummyCookieJar()) as client:
        patients = Desk(desk.database, desk.clock, client)
        async with browser_of(patients, Visitor(client, desk.visitor().person, "", ""), width=390) as browser:
            page = await browser.new_page()
            await page.goto(f"/files/{token}")
            await page.get_by_role("button").click()
            await page.wait_for_selector("img")
            await keep(page, folder, "files-phone")


async def keep(page: Page, folder: Path, name: str, *, whole: bool = False) -> None:
    """What is seen, in few colours."""
    await page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    seen = Image.open(BytesIO(await page.screenshot(full_page=whole))).convert("RGB")
    seen.quantize(COLOURS).save(folder / f"{name}.png", optimize=True)


async def main(folder: Path) -> None:
    """All of them."""
    with tempfile.TemporaryDirectory() as place:
        async with desk_in(Path(place)) as desk:
            kim, cases = await fill(desk)
            ended, token = await with_files(desk, kim)
            async with browser_of(desk, kim) as browser:
                page = await browser.new_page()
                await page.set_viewport_size({"width": 1280, "height": 900})
                for name in ("inbox", "overview", "visits", "team", "labels"):
                    await take(page, folder, f"desk-{name}", name)
                await take(page, folder, "desk-case", f"cases/{cases[0]}", whole=True)
                await take(page, folder, "desk-files", f"cases/{ended}", whole=True)
            async with browser_of(desk, kim, width=390) as browser:
                await take(await browser.new_page(), folder, "desk-case-phone", f"cases/{cases[0]}")
            await take_files(folder, Path(place), desk, token)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
