"""A person's browser for the stories: Kakao's chat page, what is typed and pressed there, and where its links lead.

With STORY_PICTURES naming a folder, the stories leave pictures there.
"""

from __future__ import annotations

import os
from pathlib import Path

from playwright.async_api import Browser, Page, StorageState, expect

PATIENCE_MS = 20_000  # For pages and answers that have no limit of their own; the machine may be busy.
WIDE, PHONE = (1280, 900), (390, 844)
PICTURES = os.environ.get("STORY_PICTURES", "")


async def window(
    chromium: Browser, size: tuple[int, int] = WIDE, lang: str = "ko-KR", *, url: str = "", person: str = ""
) -> Page:
    """A browser of somebody's own, with no cookie of anybody else; `person` is who chats at the chat page of `url`."""
    kept: StorageState = {"cookies": [], "origins": []}
    if person:
        kept["origins"] = [{"origin": url, "localStorage": [{"name": "person", "value": person}]}]
    context = await chromium.new_context(
        locale=lang,
        timezone_id="Asia/Seoul",
        viewport={"width": size[0], "height": size[1]},
        storage_state=kept,
    )
    context.set_default_timeout(PATIENCE_MS)
    return await context.new_page()


async def type_words(chat: Page, words: str) -> None:
    """What the patient writes, once the assistant has asked."""
    said = await chat.locator("#lines .line.mine").count()
    await chat.fill("#words", words)
    await chat.press("#words", "Enter")
    await _answered(chat, said)
    await expect(chat.locator("#lines .line.mine .bubble").last).to_have_text(words)


async def press(chat: Page, label: str) -> None:
    """A choice under the last answer, or on it."""
    said = await chat.locator("#lines .line.mine").count()
    await chat.get_by_role("button", name=label, exact=True).last.click()
    await _answered(chat, said)


async def _answered(chat: Page, said: int) -> None:
    await expect(chat.locator("#lines .line.mine")).to_have_count(said + 1)
    await expect(chat.locator("#lines .line").last).to_have_class("line theirs")


async def follow(chat: Page, label: str) -> Page:
    """The page behind a link of the last answer, in a window of its own as KakaoTalk opens it."""
    async with chat.context.expect_page() as opened:
        await chat.get_by_role("button", name=label).last.click()
    page = await opened.value
    await page.wait_for_load_state()
    return page


async def picture(page: Page, name: str, *, whole: bool = False) -> None:
    """What the page looks like now, for whoever asked for pictures."""
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=whole)
