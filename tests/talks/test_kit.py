"""The kit itself: what cannot be read is refused, what does not hold is named, and the command's exit codes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import commands
from bot.talks import transcript
from bot.talks.channels import Channel, Unreachable, over_http
from bot.talks.play import Played, play, told, turns_to_filing
from bot.talks.transcript import Unreadable
from tests.serving import KEY, Server

HOLDS = """
# A remark.
@ 누르고 적는다 | plain-mixed
> 안녕하세요
= skill menu
+ consult|nothing
- delete
! nothing|consult
= step age
= not step done
?step done ~ 여기는 보지 않는다
?not step done !~ 여기도 보지 않는다
?offer yes !! yes
..! done when=오전이요
~ 접수|신청
"""
FAILS = {
    "= step done": "= step done",
    "= not skill menu": "= not skill menu",
    "~ 없는 말": "~ 없는 말",
    "!~ 도우미": r"!~ 도우미 (found: 도우미)",
    "+ delete": "+ delete (offered:",
    "- consult": "- consult (offered:",
    "! delete": "a press delete (offered:",
    ".. nowhere": "to get to step nowhere",
    "?offer consult + delete": "+ delete",
}


def written(folder: Path, text: str) -> Path:
    path = folder / "small.talk"
    path.write_text(text, encoding="utf-8")
    return path


async def played(folder: Path, text: str, channel: Channel) -> list[Played]:
    return [await play(talk, channel) for talk in transcript.read(written(folder, text))]


async def test_a_conversation_holds_and_its_turns_are_counted(tmp_path: Path, channel: Channel) -> None:
    """Every sign of the form once."""
    [one] = await played(tmp_path, HOLDS, channel)
    assert not one.problem, one.log
    assert one.talk.kind == "plain-mixed"
    assert turns_to_filing([one]) == {"plain": one.turns_to_filing, "plain-mixed": one.turns_to_filing}
    assert one.turns_to_filing >= 4


@pytest.mark.parametrize("check", FAILS)
async def test_what_does_not_hold_is_named_in_one_line(tmp_path: Path, channel: Channel, check: str) -> None:
    """File, line, conversation, what was expected and what came; nothing after it is played."""
    [one] = await played(tmp_path, f"@ 인사\n> 안녕하세요\n{check}\n> 상담 신청\n", channel)
    assert one.problem.startswith(f"{tmp_path}/small.talk:3: 인사 | small: expected ")
    assert FAILS[check] in one.problem
    assert "\n" not in one.problem
    assert "상담 신청" not in one.log[-1].splitlines()[0] or check.startswith("..")
    assert list(told([one]))[-1] == "0 passed, 1 failed; median turns to filing: none filed"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("그냥 말", "cannot be read"),
        ("= stop done", "step, skill and intent only"),
        ("~ (", "no pattern"),
        (">", "says nothing"),
        ("?step ~ 말", "cannot be read"),
        ("?when age > 말", "cannot be read"),
    ],
)
def test_a_line_that_cannot_be_read_refuses_the_file(tmp_path: Path, line: str, why: str) -> None:
    """A check that is skipped is no check."""
    with pytest.raises(Unreadable, match=why):
        transcript.read(written(tmp_path, f"@ 이름\n> 말\n{line}\n"))


def test_words_before_the_first_conversation_are_refused(tmp_path: Path) -> None:
    """They would be said by nobody."""
    with pytest.raises(Unreadable, match="before the first"):
        transcript.read(written(tmp_path, "> 말\n"))


async def test_an_answer_that_kakao_would_not_show_fails(tmp_path: Path) -> None:
    """Whatever it says."""

    class Refused:
        async def post(self, skill: str, body: Mapping[str, Any]) -> tuple[None, str]:
            return None, "http 500"

        async def pause(self) -> None: ...

    [one] = await played(tmp_path, "@ 인사\n> 안녕하세요\n", Refused())
    assert one.problem.endswith("expected an answer that Kakao would show; http 500")


# -- the command ------------------------------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(commands.app, ["talk", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_the_command_plays_in_this_process_and_keeps_nothing(tmp_path: Path) -> None:
    """0 when all hold, 1 when one does not, 2 when there is nothing to play."""
    path = written(tmp_path, "@ 인사\n> 안녕하세요\n= skill menu\n@ 아닌 것\n> 안녕하세요\n= skill rights\n")
    code, out, _ = run(str(path))
    assert code == 1
    assert out.splitlines()[0].startswith(f"{path}:6: 아닌 것 | small: expected = skill rights; came menu/menu")
    assert out.splitlines()[-1] == "1 passed, 1 failed; median turns to filing: none filed"
    code, out, _ = run(str(path), "-k", "인사", "-v")
    assert code == 0
    assert "  > 안녕하세요" in out.splitlines()
    assert run(str(path), "-k", "nobody")[0] == 2
    assert run(str(tmp_path / "absent.talk"))[0] == 2


def test_the_command_plays_against_a_server(tmp_path: Path) -> None:
    """Over HTTP, with the key; a wrong key is a conversation that fails, no server is wrong use."""
    path = written(tmp_path, "@ 인사\n> 안녕하세요\n= skill menu\n> 안녕하세요\n= skill menu\n")
    with Server(tmp_path / "server") as server:
        url = f"http://127.0.0.1:{server.port}"
        assert run(str(path), "--url", url, "--key", KEY)[0] == 0
        code, out, _ = run(str(path), "--url", url, "--key", "another-key-0123456789")
        assert code == 1
        assert "http 401" in out
    code, _, err = run(str(path), "--url", url, "--key", KEY)
    assert code == 2
    assert url in err


async def test_nobody_there_is_no_failed_conversation() -> None:
    """It says nothing about the texts."""
    async with over_http("http://127.0.0.1:9", "") as channel:
        with pytest.raises(Unreachable):
            await channel.post("fallback", {})
