"""The terminal chat shows bubbles and numbers, and takes numbers, words and commands."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from bot.simulator import SimulatorConfig, terminal
from bot.simulator.box import Box
from bot.simulator.terminal import TerminalChat, bubbles, chat_in_terminal
from tests.bot.simulator.conftest import CHOICES, SkillServer, text_answer


async def chat(box: Box, typed: Iterable[str]) -> str:
    """What the terminal shows while somebody types these lines."""
    rest = iter(typed)

    async def read() -> str | None:
        return next(rest, None)

    out = io.StringIO()
    await TerminalChat(box, Console(file=out, width=100, force_terminal=False), read).run()
    return out.getvalue()


async def test_a_number_presses_and_words_are_typed(box: Box, server: SkillServer) -> None:
    shown = await chat(box, ["상담 받고 싶어요", "1", "/quit", "never"])
    said = [call.body["userRequest"]["utterance"] for call in server.calls]
    assert said == ["웰컴", "상담 받고 싶어요", "네, 동의해요"]
    assert server.last.body["action"]["clientExtra"]["choice"] == "yes"
    assert "[1] 네" in shown
    assert "안녕하세요" in shown


async def test_the_end_of_input_ends_the_chat(box: Box, server: SkillServer) -> None:
    await chat(box, [])
    assert len(server.calls) == 1


async def test_commands_send_photos_change_person_and_language(box: Box, server: SkillServer, tmp_path: Path) -> None:
    picture = tmp_path / "p.jpg"
    picture.write_bytes(b"jpeg")
    shown = await chat(box, [f"/photo {picture}", "/photo missing", "/persona 이도현", "/lang en", "hello", "/raw"])
    assert server.calls[1].body["flow"]["trigger"]["type"] == "IMAGE_UPLOAD"
    assert "파일을 열 수 없습니다" in shown
    person = box.platform.people.get("dohyun")
    assert server.last.body["userRequest"]["lang"] == "en"
    assert server.last.body["userRequest"]["user"]["id"] == person.bot_user_key(box.platform.config.bot_id)
    assert '"utterance": "hello"' in shown


async def test_a_refused_answer_is_named_and_not_shown(box: Box, server: SkillServer) -> None:
    server.says(text_answer("가" * 1001))
    shown = await chat(box, [])
    assert "표시되지 않음" in shown
    assert "가가가" not in shown


async def test_a_late_answer_is_named_as_1001(config: SimulatorConfig, server: SkillServer) -> None:
    server.sleeps(1)
    box = Box.build(replace(config, answer_limit_s=0.05))
    assert "1001" in await chat(box, [])
    await box.close()


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ({"textCard": {"title": "제목", "description": "설명"}}, ["제목", "설명"]),
        (
            {"itemCard": {"head": {"title": "신청"}, "itemList": [{"title": "이름", "description": "김하늘"}]}},
            ["신청", "김하늘"],
        ),
        (
            {"listCard": {"header": {"title": "목록"}, "items": [{"title": "하나", "description": "첫째"}]}},
            ["목록", "하나"],
        ),
        ({"commerceCard": {"title": "상품", "price": 30000, "currency": "won"}}, ["상품", "30,000원"]),
        ({"carousel": {"type": "basicCard", "items": [{"title": "카드"}, {"title": "둘째"}]}}, ["카드", "둘째"]),
        ({"simpleImage": {"imageUrl": "http://127.0.0.1/x", "altText": "약도"}}, ["약도"]),
    ],
)
def test_every_component_has_its_words(output: dict[str, object], words: list[str]) -> None:
    out = io.StringIO()
    Console(file=out, width=100).print(bubbles("클리닉", {"template": {"outputs": [output], "quickReplies": CHOICES}}))
    for word in [*words, "클리닉", "[2] 블록으로"]:
        assert word in out.getvalue()


async def test_the_whole_terminal_starts_and_stops(config: SimulatorConfig, server: SkillServer) -> None:
    """With no keyboard the input ends at once; everything that was opened is closed."""
    out = io.StringIO()

    async def nothing() -> str | None:
        return None

    await chat_in_terminal(config, Console(file=out, width=100), nothing)
    assert "안녕하세요" in out.getvalue()
    assert terminal.HELP[:4] in out.getvalue()
