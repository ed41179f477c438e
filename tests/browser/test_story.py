"""The story of a consultation in two real browsers over real HTTP: a patient in Kakao's chat, a counsellor at the desk.

With STORY_PICTURES naming a folder, the test leaves pictures of the story there.
"""

from __future__ import annotations

import time

from playwright.async_api import Browser, Page, expect
from sqlalchemy import select
from sqlmodel import col

from skills.staff import staff
from skills.staff.permissions import Role
from storage.cases import events
from storage.cases.consultations import Consultation
from storage.crypto import credentials
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import Unit
from tests.authenticator import code_at
from tests.browser.chat_in_browser import picture, press, type_words, window
from tests.desk import PASSWORD
from tests.scenarios.conftest import World

ADDRESS = "kim@clinic.example"
QUESTION, ANSWER, REPLY = (
    "쌍꺼풀 회복 기간이 궁금해요",
    "회복 기간은 진료 때 원장님이 알려 드려요. 토요일 11시는 어떠세요?",
    "네, 토요일에 갈게요",
)
INTAKE = (
    ("type", "상담 신청"),
    ("press", "만 14세 이상이에요"),
    ("press", "동의해요"),
    ("type", "홍길동"),
    ("type", "010-0000-1234"),
    ("press", "눈"),
    ("type", QUESTION),
    ("press", "언제든 좋아요"),
)
WATCH = """() => {
  window.stillTheSamePage = true;
  const look = () => { if (!window.shownAt && document.querySelector("[data-case]")) window.shownAt = Date.now(); };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
}"""
WITHIN_S = 1.0
TOLD = ("signed_in", "case_read", "case_taken", "patient_revealed", "case_answered", "case_closed")


async def test_from_the_question_in_the_chat_to_the_closed_case(world: World, chromium: Browser) -> None:
    """Filed, shown live, taken, revealed with a reason, answered, answered back, closed."""
    seed = await enrol(world, await window(chromium))
    desk, chat = await window(chromium), await window(chromium)
    await sign_in(world, desk, seed)
    await see_it_arrive(world, desk, chat)
    await desk.locator("[data-case]").click()
    await take_and_reveal(desk)
    await answer(world, desk, chat)
    await type_words(chat, REPLY)
    await expect(desk.locator(".line.patient")).to_contain_text(REPLY)
    await picture(desk, "story-case")
    await picture(chat, "story-chat")
    await close(desk)
    await check_what_is_kept(world)


async def enrol(world: World, page: Page) -> str:
    """From the one-time link to the recovery codes; the seed that the authenticator app was given."""
    link = await world.look(lambda unit: staff.invite(unit, "김상담", ADDRESS, [Role.COUNSELLOR]))
    await page.goto(f"{world.url}/desk/join/{link}")
    await page.fill("[name=password]", PASSWORD)
    await page.fill("[name=again]", PASSWORD)
    await page.click("form .primary")
    seed = (await page.locator("#letters").inner_text()).replace(" ", "")
    await page.fill("[name=code]", code_at(seed, world.clock.now))
    await page.click("form .primary")
    await expect(page.locator("#codes li")).to_have_count(10)
    await page.context.close()
    return seed


async def sign_in(world: World, page: Page, seed: str) -> None:
    """With the password and the next code of the app: the one of the enrolment is spent."""
    world.clock.move(seconds=credentials.STEP_SECONDS)
    await page.goto(f"{world.url}/desk/inbox")
    await page.fill("[name=email]", ADDRESS)
    await page.fill("[name=password]", PASSWORD)
    await page.click("form .primary")
    await page.fill("[name=code]", code_at(seed, world.clock.now))
    await page.click("form .primary")
    await page.wait_for_url("**/desk/inbox")


async def see_it_arrive(world: World, desk: Page, chat: Page) -> None:
    """The inbox is open before the patient's last press, and shows the case within a second of its commit."""
    await expect(desk.locator("#live")).to_have_class("live on")
    await chat.goto(world.kakao.platform.config.own_url)
    await expect(chat.locator("#lines .line").last).to_have_class("line theirs")
    for action, words in INTAKE:
        await (type_words(chat, words) if action == "type" else press(chat, words))
    await desk.evaluate(WATCH)
    kept_at: list[float] = []
    world.database.listen(lambda topic: kept_at.append(time.time()) if topic == events.TOPIC else None)
    await press(chat, "접수할게요")
    await expect(desk.locator("[data-case]")).to_have_count(1)
    assert await desk.evaluate("() => window.stillTheSamePage") is True
    assert await desk.evaluate("() => window.shownAt") / 1000 - kept_at[0] <= WITHIN_S


async def take_and_reveal(desk: Page) -> None:
    """Masked until a reason is given."""
    await desk.click("#take")
    await expect(desk.locator("#answer")).to_be_visible()
    await expect(desk.locator("#patient-name")).to_have_text("홍*동")
    await expect(desk.locator("#patient-phone")).to_have_text("010-****-1234")
    await desk.click("#reveal summary")
    await desk.select_option("#reveal-reason", "consultation")
    await desk.click("#reveal button")
    await expect(desk.locator("#patient-name")).to_have_text("홍길동")
    await expect(desk.locator("#patient-phone")).to_have_text("010-0000-1234")


async def answer(world: World, desk: Page, chat: Page) -> None:
    """Undone first, its words stand in the box again. Sent again, and ten seconds later, the bubble appears in the open chat by
    itself, and the desk says that it was shown there."""
    await desk.fill("#answer", ANSWER)
    await desk.click("#composer button.primary:not([name])")
    await expect(desk.locator(".line.staff")).to_contain_text(ANSWER)
    await expect(desk.locator("[data-undo]:not([role])")).to_contain_text("초 뒤에 보내요")  # The script hears Z now.
    await desk.keyboard.press("z")
    await expect(desk.locator("#answer")).to_have_value(ANSWER)
    await expect(desk.locator(".line.staff")).to_have_count(0)
    await desk.click("#composer button.primary:not([name])")
    await expect(desk.locator("[data-undo]")).to_be_visible()
    world.clock.move(seconds=10)
    await expect(chat.locator("#lines .line.theirs .bubble").last).to_contain_text(ANSWER)
    await expect(desk.locator(".line.staff .delivery")).to_have_class("delivery delivered")


async def close(desk: Page) -> None:
    """By booking a visit."""
    await desk.click("#book summary")
    await desk.fill("#book-at", "2026-12-05T14:00")
    await desk.click("#book [name=and_close]")
    await expect(desk.locator(".case-head .tags")).to_contain_text("종료")


async def check_what_is_kept(world: World) -> None:
    """The case is closed with its outcome, and the trail tells who did what."""

    def kept(unit: Unit) -> tuple[str | None, list[str]]:
        case = unit.session.scalars(select(Consultation)).one()
        acts = (
            select(col(AccessRecord.act)).where(col(AccessRecord.actor_kind) == "staff").order_by(col(AccessRecord.seq))
        )
        return case.outcome, list(unit.session.scalars(acts))

    outcome, acts = await world.look(kept)
    told = [act for act in acts if act in TOLD]
    assert outcome == "visit_booked"
    assert list(dict.fromkeys(told)) == list(TOLD)
