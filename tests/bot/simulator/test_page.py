"""The page's API does what a person does, and the feed brings everything back, live and after a break."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from bot.simulator.box import Box
from tests.bot.simulator.conftest import SkillServer
from tests.conftest import MovedClock


async def test_the_page_and_its_parts_are_served_under_a_strict_policy(box: Box, http: httpx.AsyncClient) -> None:
    page = await http.get("/")
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    parts = [word.split('"')[0] for word in page.text.replace("href=", "src=").split('src="')[1:]]
    assert parts
    for part in parts:
        assert part == "/admin" or part.startswith("/static/")
        assert (await http.get(part)).status_code == 200


async def test_the_page_needs_nothing_from_elsewhere(box: Box, http: httpx.AsyncClient) -> None:
    for part in ("chat.js", "bubbles.js", "dom.js", "panel.js", "people.js", "words.js", "chat.css", "frame.css"):
        text = (await http.get(f"/static/{part}")).text.replace("http://www.w3.org/2000/svg", "")
        assert "//cdn" not in text
        assert "@import" not in text
        assert "innerHTML" not in text


async def test_state_tells_people_blocks_and_what_was_said(box: Box, http: httpx.AsyncClient) -> None:
    await http.post("/api/chat/minseo/say", json={"text": "안녕", "way": {"skill": "consult"}})
    state = (await http.get("/api/state")).json()
    assert [person["slug"] for person in state["people"]] == ["minseo", "dohyun", "emma"]
    assert {"name": "웰컴 블록", "skill": "menu"} in state["blocks"]
    assert state["lines"][0]["body"] == {"text": "안녕"}
    assert state["last"] == state["lines"][-1]["id"]


async def test_deeds_reach_the_chosen_block_in_the_chosen_way(
    box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    route = {"skill": "rights", "mode": "dev", "callback": True}
    await http.post("/api/chat/minseo/say", json={"text": "안녕", "way": route})
    assert server.last.path == "/skills/rights"
    assert server.last.body["bot"]["id"].endswith("!")
    assert server.last.body["userRequest"]["callbackUrl"]
    raw = {"label": "네", "action": "message", "messageText": "네", "extra": {"choice": "yes"}}
    await http.post("/api/chat/minseo/press", json={"source": "button", "raw": raw})
    assert server.last.body["action"]["clientExtra"] == {"choice": "yes"}
    await http.post("/api/chat/minseo/time", json={"moment": "2026-12-01T10:15"})
    assert "2026-12-01T10:15:00" in server.last.body["action"]["params"]["when"]
    await http.post("/api/chat/minseo/refuse-photos", json={})
    assert '"privacyAgreement": "N"' in server.last.body["action"]["params"]["photo"]
    await http.post("/api/chat/minseo/enter", json={})
    assert server.last.path == "/skills/menu"
    await http.post("/api/chat/minseo/fill", json={"names": ["phone"]})
    await http.post("/api/chat/minseo/say", json={"text": "010"})
    assert server.last.path == "/skills/validate/phone"


async def test_uploaded_photos_can_be_fetched_until_they_expire(
    box: Box, server: SkillServer, http: httpx.AsyncClient, clock: MovedClock
) -> None:
    await http.post("/api/chat/minseo/photo", files=[("photo", ("a.png", b"png bytes", "image/png"))])
    url = server.last.body["userRequest"]["params"]["media"]["url"]
    assert "?expires=" in url
    photo = await http.get(url)
    assert (photo.content, photo.headers["Content-Type"]) == (b"png bytes", "image/png")
    clock.move(minutes=10)
    assert (await http.get(url)).status_code == 404


async def test_switches_and_new_people(box: Box, server: SkillServer, http: httpx.AsyncClient) -> None:
    added = (await http.post("/api/people", json={"name": "박하늘"})).json()
    slug = added["slug"]
    told = {"isFriend": False, "lang": "en", "eventDelay": 9999}
    changed = (await http.post(f"/api/people/{slug}", json=told)).json()
    assert (changed["isFriend"], changed["lang"], changed["eventDelay"]) == (False, "en", 600.0)
    await http.post(f"/api/chat/{slug}/say", json={"text": "hello"})
    assert server.last.body["userRequest"]["lang"] == "en"
    renewed = (await http.post(f"/api/people/{slug}/anew")).json()
    assert renewed["botUserKey"] != added["botUserKey"]


async def test_account_buttons_tell_what_the_server_answered(box: Box, http: httpx.AsyncClient) -> None:
    (delivery,) = (await http.post("/api/people/minseo/account/unlink")).json()
    assert (delivery["status"], delivery["ok"]) == (200, True)
    assert delivery["ms"] >= 0


@pytest.mark.parametrize(
    "path",
    [
        "/api/people/nobody",
        "/api/chat/nobody/say",
        "/api/chat/minseo/dance",
        "/api/people/minseo/account/dance",
        "/api/chat/minseo/form",
    ],
)
async def test_what_is_not_there_is_not_found(path: str, box: Box, http: httpx.AsyncClient) -> None:
    assert (await http.post(path, json={"text": "x"})).status_code == 404


async def lines(http: httpx.AsyncClient, count: int, **headers: str) -> list[dict[str, Any]]:
    """The next lines of the live feed."""
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(5), http.stream("GET", "/api/feed", headers=headers) as stream:
        async for text in stream.aiter_lines():
            if text.startswith("data: "):
                found.append(json.loads(text.removeprefix("data: ")))
            if len(found) == count:
                return found
    return found


async def test_the_feed_is_live_and_misses_nothing_after_a_break(
    box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    waiting = asyncio.create_task(lines(http, 5))
    await asyncio.sleep(0)
    await http.post("/api/chat/minseo/say", json={"text": "안녕"})
    found = await waiting
    assert [line["kind"] for line in found] == ["said", "typing", "typing", "exchange", "shown"]
    resumed = await lines(http, 2, **{"Last-Event-ID": str(found[2]["id"])})
    assert [line["kind"] for line in resumed] == ["exchange", "shown"]
    restarted = await lines(http, 1, **{"Last-Event-ID": "999999"})
    assert restarted[0]["kind"] == "said"


async def test_clearing_one_chat_leaves_the_others(box: Box, http: httpx.AsyncClient) -> None:
    for slug in ("minseo", "dohyun"):
        await http.post(f"/api/chat/{slug}/say", json={"text": slug})
    await http.post("/api/people/minseo/forget")
    assert box.platform.feed.of("minseo", "said") == []
    assert len(box.platform.feed.of("dohyun", "said")) == 1
