"""The page of files that came with an answer: one press, one browser, nothing kept, nothing said to strangers."""

from __future__ import annotations

from http.cookies import SimpleCookie
from typing import Any

from aiohttp.test_utils import TestClient

from bot.portal.frame import OWN_HEADERS
from skills.cases.answering import files, one_press
from storage.cases.answering import files as kept
from storage.database.database import Database
from storage.unit.unit_of_work import Unit
from tests import chatting
from tests.bot.conftest import MakeServer
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now
from tests.skills.cases.answering.test_files import LEAFLET, PICTURE, token_in


async def sent_token(database: Database, clock: MovedClock) -> str:
    """A picture and a leaflet with an answer; the token of the link in the chat."""
    kim, case_id = hire_now(database), file_case(database, "p" * 64)

    def work(unit: Unit) -> None:
        files.choose(unit, clinic(), kim, case_id, [PICTURE, LEAFLET])
        ids = [one.id for one in kept.chosen(unit, case_id, kim.id)]
        one_press.take_and_answer(unit, clinic(), kim, case_id, 1, "보내 드려요.", 10**6, file_ids=ids)

    database.run_now(work, as_staff(kim))
    clock.move(seconds=11)
    chat = chatting.Person(database, "p")
    await chat.say("안녕하세요")
    return token_in(chat)


async def read(client: TestClient[Any, Any], path: str, status: int = 200, cookie: str = "") -> Any:
    head = {"Cookie": f"sangdam_files={cookie}"} if cookie else {}
    answer = await client.get(path, headers=head)
    assert (answer.status, answer.headers["Cache-Control"]) == (status, "no-store")
    assert {name: answer.headers[name] for name in OWN_HEADERS} == OWN_HEADERS
    return answer


async def test_the_files_open_by_a_press_for_one_browser(
    serve: MakeServer, sqlite_database: Database, clock: MovedClock
) -> None:
    """A visit uses nothing up; the press sets a cookie for this address alone; then pictures show and documents download."""
    client, token = await serve(), await sent_token(sqlite_database, clock)
    client.session.cookie_jar.clear()
    for _ in range(2):
        page = await (await read(client, f"/files/{token}")).text()
        assert "파일 열기" in page
        assert "<img" not in page
    await read(client, f"/files/{token}/1", 410)
    opened = await client.post(f"/files/{token}", allow_redirects=False)
    assert (opened.status, opened.headers["Location"]) == (303, f"/files/{token}")
    cookie: Any = SimpleCookie(opened.headers["Set-Cookie"])["sangdam_files"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (f"/files/{token}", True, "Strict")
    client.session.cookie_jar.clear()
    page = await (await read(client, f"/files/{token}", cookie=cookie.value)).text()
    assert f'<img src="/files/{token}/1"' in page
    assert "<script" not in page
    picture = await read(client, f"/files/{token}/1", cookie=cookie.value)
    assert (picture.content_type, await picture.read()) == ("image/jpeg", PICTURE[0])
    leaflet = await read(client, f"/files/{token}/2", cookie=cookie.value)
    assert (leaflet.content_type, await leaflet.read()) == ("application/pdf", LEAFLET[0])
    assert leaflet.headers["Content-Disposition"].startswith("attachment")
    for path in (f"/files/{token}", f"/files/{token}/1", f"/files/{'x' * 22}"):
        assert "열 수 없는 링크예요" in await (await read(client, path, 410)).text()
    again = await client.post(f"/files/{token}", allow_redirects=False)
    assert again.status == 410
    for number in ("0", "3", "99999999999999999999", "x"):
        await read(client, f"/files/{token}/{number}", 410, cookie.value)
