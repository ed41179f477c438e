"""What nobody foresaw: a patient reads a plain page in their language, and nothing of what broke."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.portal import frame
from skills.cases.answering import files
from skills.rights import access, accounts
from tests.bot.conftest import MakeServer

SECRET = "김지우 010-0000-1234"
PAGES = [
    ("/privacy", access, "period_lines"),
    ("/me/abc", accounts, "look_at_link"),
    ("/files/abc", files, "look"),
    ("/files/abc/1", files, "open_one"),
    ("/kakao/login/callback?state=abc", accounts, "take_attempt"),
]


@pytest.fixture
async def client(serve: MakeServer) -> TestClient[Any, Any]:
    return await serve(kakao_rest_key="rest-key")


def breaks(*_given: Any, **_more: Any) -> Any:
    raise RuntimeError(SECRET)


@pytest.mark.parametrize(("path", "module", "name"), PAGES, ids=[path for path, _, _ in PAGES])
@pytest.mark.parametrize(
    ("lang", "words"), [("ko-KR", "화면을 열지 못했어요"), ("en-US", "This page could not be shown")]
)
async def test_a_page_that_breaks_says_so_plainly(
    client: TestClient[Any, Any],
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    module: Any,
    name: str,
    lang: str,
    words: str,
) -> None:
    """With whom to call, and with the headers of every page."""
    monkeypatch.setattr(module, name, breaks)
    response = await client.get(path, headers={"Accept-Language": lang})
    shown = await response.text()
    assert response.status == 500
    assert words in shown
    assert f'<html lang="{lang[:2]}">' in shown
    assert SECRET not in shown
    assert "RuntimeError" not in shown
    assert response.headers["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in response.headers


async def test_a_page_that_cannot_even_say_so_says_it_in_words_alone(
    client: TestClient[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In both languages, because nothing is known of the reader."""
    monkeypatch.setattr(frame, "page", breaks)
    monkeypatch.setattr(accounts, "look_at_link", breaks)
    response = await client.get("/me/abc")
    assert response.status == 500
    assert await response.text() == "화면을 열지 못했어요\nThis page could not be shown"
    assert "Content-Security-Policy" in response.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/privac", 404),
        ("GET", "/privacy/never", 404),
        ("PUT", "/privacy", 405),
        ("HEAD", "/me/abc", 405),
        ("GET", "/me/%00", 400),
    ],
)
async def test_an_address_that_is_none_says_so_plainly(
    client: TestClient[Any, Any], method: str, path: str, status: int
) -> None:
    """A link that was copied in part, or typed."""
    for lang, words in (("ko", "없는 주소예요"), ("en", "There is no such page")):
        response = await client.request(method, path, headers={"Accept-Language": lang})
        shown = await response.text()
        assert (response.status, words in shown or method == "HEAD") == (status, True)
        assert "Content-Security-Policy" in response.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/skills/none", 404),
        ("POST", "/kakao/unlink", 401),
        ("GET", "/skills/menu", 405),
    ],
)
async def test_a_machine_is_told_by_the_status(
    client: TestClient[Any, Any], method: str, path: str, status: int
) -> None:
    """Kakao reads no page."""
    response = await client.request(method, path)
    assert (response.status, "<html" in await response.text()) == (status, False)


async def test_a_page_of_the_desk_that_breaks_says_so_plainly(
    client: TestClient[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before and behind the door."""
    from bot.desk.staff import sign_in

    monkeypatch.setattr(sign_in, "show", breaks, raising=False)
    monkeypatch.setattr("skills.staff.sign_in.access", breaks)
    response = await client.get(
        "/desk/", headers={"Accept-Language": "ko", "Cookie": "sangdam_desk=abc; __Host-sangdam_desk=abc"}
    )
    shown = await response.text()
    assert response.status == 500
    assert 'lang="ko"' in shown
    assert SECRET not in shown
