"""The product's own conversations hold: every `*.talk` of this folder, each as somebody new, on a real database."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.talks import transcript
from bot.talks.channels import Channel
from bot.talks.play import play
from bot.talks.transcript import Talk

FOLDER = Path(__file__).parent
TALKS = [talk for path in sorted(FOLDER.glob("*.talk")) for talk in transcript.read(path)]


def name_of(talk: Talk) -> str:
    """File, line and name: what pytest shows."""
    return f"{Path(talk.place).stem}:{talk.lines[0].number}:{talk.name}"


@pytest.mark.parametrize("talk", TALKS, ids=name_of)
def test_the_conversation_holds(talk: Talk, channel: Channel) -> None:
    """From the first word to the last check."""
    played = asyncio.run(play(talk, channel))
    if played.problem:
        pytest.fail("\n".join((played.problem, *played.log)), pytrace=False)


def test_no_two_conversations_of_a_file_have_the_same_name() -> None:
    """A name is how a failure is found."""
    names = [(talk.place, talk.name) for talk in TALKS]
    assert sorted(set(names)) == sorted(names)
