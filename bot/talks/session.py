"""Conversations from files, played one after the other over one channel."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path

from bot.server import server
from bot.settings.configuration import Configuration
from bot.talks import transcript
from bot.talks.channels import Channel, in_process, over_http
from bot.talks.play import Played, play
from bot.talks.transcript import Talk, Unreadable


def played(configuration: Configuration, files: list[Path], only: str, url: str, key: str) -> list[Played]:
    """Every conversation of the files whose name or kind has these words, played. `Unreadable` when there is none."""
    return server.run_loop(_all(_chosen(files, only), _channel(configuration, url, key)))


def _chosen(files: list[Path], only: str) -> list[Talk]:
    talks = [one for path in files for one in transcript.read(path) if only in f"{one.name} {one.kind}"]
    if not talks:
        raise Unreadable("there is no conversation to play")
    return talks


def _channel(configuration: Configuration, url: str, key: str) -> AbstractAsyncContextManager[Channel]:
    if not url:
        return in_process(configuration.clinic)
    return over_http(url, key or configuration.settings.skill_key.get_secret_value())


async def _all(talks: list[Talk], reached: AbstractAsyncContextManager[Channel]) -> list[Played]:
    async with reached as channel:
        return [await play(one, channel) for one in talks]
