"""A real browser before the served desk: Debian's Chromium, driven over its own protocol, with a signed-in person in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, BrowserContext, async_playwright, expect

from bot.desk.frame.cookies import SESSION
from tests.bot.desk.conftest import Desk, Visitor
from tests.browser.chat_in_browser import PATIENCE_MS

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@asynccontextmanager
async def open_chromium() -> AsyncIterator[Browser]:
    """Debian's Chromium until the block ends; what is expected of its pages may take its time, for the machine may be busy."""
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def browser_of(
    desk: Desk, visitor: Visitor, lang: str = "ko-KR", width: int = 1280
) -> AsyncIterator[BrowserContext]:
    """A browser in which this person is signed in."""
    async with open_chromium() as browser:
        context = await browser.new_context(
            base_url=str(desk.client.make_url("/")), locale=lang, viewport={"width": width, "height": 844}
        )
        context.set_default_timeout(PATIENCE_MS)
        if visitor.token:
            address = str(desk.client.make_url("/desk"))
            await context.add_cookies([{"name": SESSION, "value": visitor.token, "url": address}])
        try:
            yield context
        finally:
            await context.close()
