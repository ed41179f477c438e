"""Push messages in a real browser: the desk can be installed, its worker is kept and shows what it is told."""

from __future__ import annotations

import asyncio
import json
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.async_api import expect

from bot.desk.frame.cookies import SESSION
from storage.staff import pushes
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk
from tests.browser.axe import violations
from tests.browser.desk_in_browser import browser_of
from tests.push_service import PushService, desk_settings, service

__all__ = ["desk_settings", "service"]  # Fixtures.

# Chromium's own push service is not on this machine: what it would hand out comes from the test's.
SUBSCRIBE = """
([address, key, secret]) => {
  const made = { endpoint: address, toJSON: () => ({ endpoint: address, keys: { p256dh: key, auth: secret } }),
                 unsubscribe: async () => { localStorage.removeItem("made"); return true; } };
  PushManager.prototype.subscribe = async (wanted) => {
    if (!wanted.userVisibleOnly || wanted.applicationServerKey.length !== 65) throw new TypeError("no key");
    localStorage.setItem("made", "1");
    return made;
  };
  PushManager.prototype.getSubscription = async () => localStorage.getItem("made") ? made : null;
}
"""
SHOWS = """
async (words) => {
  const shown = await (await navigator.serviceWorker.ready).getNotifications();
  return shown.length === 1 && shown[0].body === words;
}
"""


async def test_a_phone_is_told_once_it_was_asked_for_and_no_more_after_signing_out(
    desk: Desk, service: PushService
) -> None:
    kim = desk.visitor()
    phone = service.phone("one")
    async with browser_of(desk, kim, width=390) as browser:
        await browser.grant_permissions(["notifications"])
        await browser.add_init_script(f"({SUBSCRIBE})({json.dumps(list(phone.form().values()))})")
        page = await browser.new_page()
        await page.goto("/desk/account")
        manifest = await (await page.request.get(await page.get_attribute("link[rel=manifest]", "href") or "")).json()
        assert (manifest["display"], manifest["scope"], manifest["start_url"]) == ("standalone", "/desk/", "/desk/")
        for icon in [one for one in manifest["icons"] if one["type"] == "image/png"]:
            image = Image.open(BytesIO(await (await page.request.get(icon["src"])).body()))
            assert f"{image.width}x{image.height}" == icon["sizes"]
        await expect(page.locator("#push-on")).to_be_visible()
        assert await violations(page) == []
        async with page.expect_navigation():
            await page.locator("#push-on").click()
        await expect(page.locator("#push-card li")).to_contain_text("지금 이 기기")
        await expect(page.locator("#push-on")).to_be_hidden()
        assert await page.evaluate("async () => (await navigator.serviceWorker.ready).scope") == str(
            desk.client.make_url("/desk/")
        )
        protocol = await browser.new_cdp_session(page)
        registered: asyncio.Queue[str] = asyncio.Queue()

        def note(told: dict[str, Any]) -> None:
            for one in told["registrations"]:
                registered.put_nowait(one["registrationId"])

        protocol.on("ServiceWorker.workerRegistrationUpdated", note)
        await protocol.send("ServiceWorker.enable")
        worker = await asyncio.wait_for(registered.get(), 8)

        async def push(uid: str, **counts: int) -> None:
            say = {"urgent": "긴급 {n}건", "filed": "새 상담 {n}건"}
            kinds = [{"kind": kind, "n": n, "say": say[kind]} for kind, n in counts.items()]
            told = json.dumps({"id": uid, "title": "상담 데스크", "kinds": kinds})
            origin = str(desk.client.make_url("/")).rstrip("/")
            await protocol.send(
                "ServiceWorker.deliverPushMessage", {"origin": origin, "registrationId": worker, "data": told}
            )

        await push("a", filed=1)
        await page.wait_for_function(SHOWS, arg="새 상담 1건")
        await push("a", filed=1)
        await push("b", filed=1, urgent=1)
        await page.wait_for_function(SHOWS, arg="긴급 1건, 새 상담 2건")
        assert len(desk.database.run_now(lambda unit: pushes.of_staff(unit, kim.person.id), SYSTEM)) == 1
        await kim.post("/sign-out")
        assert desk.database.run_now(lambda unit: pushes.of_staff(unit, kim.person.id), SYSTEM) == []
        again = desk.enter(kim.person)
        await browser.add_cookies([{"name": SESSION, "value": again.token, "url": str(desk.client.make_url("/desk"))}])
        await page.goto("/desk/account")
        await expect(page.locator("#push-on")).to_be_visible()
        assert await page.evaluate("localStorage.getItem('made')") is None, "the browser lets it go as well"
