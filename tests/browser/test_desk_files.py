"""Files to a patient in a real browser: picked beside typed words, taken out, sent, undone, sent again, and looked at."""

from __future__ import annotations

from base64 import b64encode

from playwright.async_api import expect

from tests.bot.desk.cases.test_files import LEAFLET, picture
from tests.bot.desk.conftest import Desk
from tests.browser.axe import violations
from tests.browser.desk_in_browser import browser_of
from tests.desk import file_case

WORDS = "수술 전 안내문을 보내 드려요."


GIVE = """([kind, told, picture]) => {
  const bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0));
  const given = new DataTransfer();
  given.items.add(new File([bytes], "image.png", { type: "image/png" }));
  if (told) given.items.add(told, "text/plain");
  const how = { bubbles: true, cancelable: true };
  const event = kind === "paste"
    ? new ClipboardEvent(kind, { ...how, clipboardData: given })
    : new DragEvent(kind, { ...how, dataTransfer: given });
  return document.getElementById("answer").dispatchEvent(event);
}"""


async def test_files_are_picked_sent_undone_and_sent_again(desk: Desk) -> None:
    """A picked file is attached at once, and the typed words stand where they stood; an undo brings both back."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    files = [
        {"name": "남궁두루.jpg", "mimeType": "image/jpeg", "buffer": picture()},
        {"name": "안내문.pdf", "mimeType": "application/pdf", "buffer": LEAFLET},
        {"name": "바이러스.jpg", "mimeType": "image/jpeg", "buffer": b"MZ\x90"},
    ]
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto(f"/desk/cases/{case_id}")
        chosen = page.locator("#answer-files .tag")
        await expect(page.locator("#attach")).to_be_hidden()
        await page.fill("#answer", WORDS)
        await page.set_input_files("#files", files)  # type: ignore[arg-type]
        await expect(page.locator(".notice.bad").first).to_contain_text("사진이나 PDF만")
        await expect(chosen).to_have_count(2)
        await expect(page.locator("#answer")).to_have_value(WORDS)
        assert await violations(page) == []
        await page.get_by_label("파일 2 빼기").click()
        await expect(chosen).to_have_count(1)
        await page.set_input_files("#files", files[1:2])  # type: ignore[arg-type]
        await expect(chosen).to_have_count(2)
        copied = b64encode(picture()).decode()
        assert await page.evaluate(
            GIVE, ["paste", "표에서 옮긴 글", copied]
        )  # Left to the browser, which pastes the words.
        for number, kind in enumerate(("paste", "drop"), start=3):
            await page.evaluate(GIVE, [kind, "", copied])
            await expect(chosen).to_have_count(number)
        for number in (4, 3):
            await page.get_by_label(f"파일 {number} 빼기").click()
            await expect(chosen).to_have_count(number - 1)
        await expect(page.locator("#answer")).to_have_value(WORDS)
        assert "남궁두루" not in await page.content()
        await page.locator("#composer button.primary").click()
        sent = page.locator(".line.staff .linked")
        await expect(sent).to_have_count(2)
        await expect(chosen).to_have_count(0)
        assert await violations(page) == []
        await page.locator("[data-undo] button").click()
        await expect(chosen).to_have_count(2)
        await expect(page.locator("#answer")).to_have_value(WORDS)
        await page.locator("#composer button.primary").click()
        await sent.first.locator("[data-photo]").click()
        await expect(page.locator("#photo-view img")).to_have_js_property("naturalWidth", 64)
