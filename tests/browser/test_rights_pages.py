"""The pages of a patient's rights, the patient's own and the officer's, without barriers: both languages, wide and narrow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from playwright.async_api import Page, expect

from skills.consents import consents
from skills.consents.consents import Purpose
from tests.browser.axe import violations
from tests.browser.chat_in_browser import PHONE, WIDE, picture, window
from tests.browser.rights_in_browser import PAUSE_S, Stage, choose_account, log_in, request_number
from tests.chatting import CLINIC
from tests.scenarios.browsing import link_in
from tests.scenarios.conftest import Chatter

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass
class Look:
    """Looks at pages, wide and narrow, with everything unfolded, and keeps what was wrong."""

    lang: str
    problems: list[str] = field(default_factory=list)

    async def at(self, page: Page, name: str) -> None:
        """What axe finds serious or critical, and whether the page is wider than its screen."""
        await page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for width, height in (WIDE, PHONE):
            await page.set_viewport_size({"width": width, "height": height})
            self.problems += await violations(page)
            over = await page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
            self.problems += [f"{page.url}: {over} px wider than {width}"] if over > 0 else []
            await picture(page, f"axe-{name}-{self.lang}-{width}", whole=True)


@pytest.mark.parametrize(("lang", "locale"), [("ko", "ko-KR"), ("en", "en-US")])
async def test_axe_finds_nothing_serious_on_the_pages_of_rights(stage: Stage, lang: str, locale: str) -> None:
    """The patient's pages and the officer's, in both languages; none is wider than a desk's screen or a telephone's."""
    look, page, desk = Look(lang), await window(stage.chromium, WIDE, locale), await stage.desk(lang=locale)
    await public_pages(stage, page, look)
    await pages_of_a_login(stage, page, look)
    await pages_of_a_call(stage, page, desk, look)
    await officers_pages(stage, desk, look)
    assert look.problems == []


async def public_pages(stage: Stage, page: Page, look: Look) -> None:
    """The policy, the wording of a consent that has to stand out, and a link that does not open."""
    health = consents.wording(CLINIC, Purpose.HEALTH, stage.world.clock().date()).token
    for name, path in (("policy", "privacy"), ("refused", "me/nothing"), ("consent", f"consent/{health}")):
        await page.goto(f"{stage.world.url}/{path}")
        await look.at(page, name)


async def asked(stage: Stage, who: Chatter, *presses: str) -> str:
    """The link at the end of a way through the menu of rights."""
    stage.world.clock.move(seconds=PAUSE_S)
    await who.say("메뉴")
    for word in ("rights", *presses):
        await who.press(word)
    return link_in(who)


async def pages_of_a_login(stage: Stage, page: Page, look: Look) -> None:
    """A login that was cancelled, one that links, my data, and the certificate of a deletion."""
    who = await stage.newcomer(f"login-{look.lang}", look.lang)
    await page.goto(await asked(stage, who, "more_rights", "login"))
    await page.locator('button[value="deny"]').click()
    await look.at(page, "login-cancelled")
    await page.goto(await asked(stage, who, "more_rights", "login"))
    await log_in(page, who)
    await who.press("verified")
    await expect(page.locator(".digits")).to_have_count(0)
    await look.at(page, "login-done")
    await page.goto(await asked(stage, who, "access"))
    await look.at(page, "me-login")
    await page.click("a.button.kakao")
    await choose_account(page, who)
    await expect(page.locator("#items")).to_be_visible()
    await look.at(page, "me")
    await page.goto(await asked(stage, who, "delete", "delete"))
    await choose_account(page, who)
    await expect(page.locator("h1")).to_have_text(re.compile("지웠어요|destroyed"))
    await look.at(page, "deleted")


async def pages_of_a_call(stage: Stage, page: Page, desk: Page, look: Look) -> None:
    """Somebody who is called back instead: the officer's digits, the page that asks for digits, and those of a first login."""
    who = await stage.newcomer(f"call-{look.lang}", look.lang)
    await asked(stage, who, "access")
    number = request_number(who.reads)
    await who.press("call_me")
    await stage.at(desk, "rights")
    await desk.locator("tr", has_text=number).get_by_role("link").click()
    await look.at(desk, "right-unproven")
    await desk.locator('form[action$="/call"] button').click()
    await look.at(desk, "right-code")
    await who.say(await desk.locator("section[role=status] strong").inner_text())
    code = re.search(r"\d{6}", who.reads)
    assert code is not None
    await page.goto(link_in(who))
    await look.at(page, "me-code")
    await page.fill("#code", code[0])
    await page.locator("form .button").click()
    await expect(page.locator("#items")).to_be_visible()
    await page.goto(await asked(stage, who, "delete", "delete"))
    await log_in(page, who)
    await look.at(page, "delete-digits")


async def officers_pages(stage: Stage, desk: Page, look: Look) -> None:
    """The queue, a request with its form, what is to be corrected, a problem, its preview, decided; and the ledger."""
    who = await stage.newcomer(f"officer-{look.lang}", look.lang)
    await who.say("메뉴")
    for word in ("rights", "correct", "other"):
        await who.press(word)
    await who.say("수술한 해가 2020년이 아니라 2021년이에요")
    number = request_number(who.reads)
    await stage.at(desk, "rights")
    await look.at(desk, "rights")
    await desk.locator("tr", has_text=number).get_by_role("link").click()
    await look.at(desk, "right")
    await desk.check("[name=item][value=name]")
    await desk.click("button[value=open]")
    await desk.fill("[name='new.name']", "남궁두루")
    await look.at(desk, "right-correction")
    for ground, name in (("", "right-problem"), ("evidence_missing", "right-preview")):
        await desk.select_option("[name=decision]", "partly")
        await desk.select_option("#decide ~ form [name=ground]", ground)
        await desk.fill("#decide ~ form [name=reason]", "기록과 다르지 않아요.")
        await desk.click("button[value=preview]")
        await look.at(desk, name)
    await desk.click("button[value=decide]")
    await desk.wait_for_url("**/desk/rights?*")
    await desk.locator("tr", has_text=number).get_by_role("link").click()
    await look.at(desk, "right-decided")
    await stage.at(desk, "records/destruction")
    await look.at(desk, "destruction")
