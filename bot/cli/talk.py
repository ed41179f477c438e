"""The command `talk`: plays whole conversations from files. Exit codes: 0 all held, 1 some did not, 2 nothing to play."""

from __future__ import annotations

import sys
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Annotated

import typer

from bot.server import log, server
from bot.settings.configuration import Configuration, read_configuration
from bot.talks import transcript
from bot.talks.channels import Channel, Unreachable, in_process, over_http
from bot.talks.play import Played, play, told
from bot.talks.transcript import Talk, Unreadable

FINDING, WRONG_USE = 1, 2


def add_to(app: typer.Typer) -> None:
    """Put the command on the command line."""
    app.command()(talk)


def talk(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Transcripts (*.talk).")],
    url: Annotated[
        str, typer.Option(help="A server that runs; without it, one of its own with data to throw away.")
    ] = "",
    key: Annotated[str, typer.Option(help="Its skill key; SANGDAM_SKILL_KEY unless told.")] = "",
    only: Annotated[str, typer.Option("-k", help="Only conversations with these words in name or kind.")] = "",
    verbose: Annotated[bool, typer.Option("-v", help="Print what was said.")] = False,
) -> None:
    """Play whole conversations from files and say which went wrong (docs/talks.md)."""
    configuration = read_configuration()
    log.set_up("critical")
    try:
        played = server.run_loop(_all(_chosen(files, only), _channel(configuration, url, key)))
    except (Unreadable, Unreachable) as problem:
        sys.stderr.write(f"sangdam: {problem}\n")
        raise typer.Exit(WRONG_USE) from None
    for one in played if verbose else ():
        sys.stdout.write("\n".join((f"@ {one.talk.name} | {one.talk.kind}", *one.log, "")))
    sys.stdout.write("\n".join((*told(played), "")))
    if any(one.problem for one in played):
        raise typer.Exit(FINDING)


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
