"""What axe, the checker of the web's accessibility rules, says of a page."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.async_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


async def violations(page: Page) -> list[str]:
    """What it finds moderate, serious or critical on the page as it stands."""
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(AXE)
    found = await page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{page.url}: {one['id']} {[node['target'] for node in one['nodes']]}"
        for one in found["violations"]
        if one["impact"] in ("moderate", "serious", "critical")
    ]
