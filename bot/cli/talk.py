"""The command `talk`: plays whole conversations from files. Exit codes: 0 all held, 1 some did not, 2 nothing to play."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.server import log
from bot.settings.configuration import read_configuration

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
    from bot.talks import session
    from bot.talks.channels import Unreachable
    from bot.talks.play import told
    from bot.talks.transcript import Unreadable

    configuration = read_configuration()
    log.set_up("critical")
    try:
        played = session.played(configuration, files, only, url, key)
    except (Unreadable, Unreachable) as problem:
        sys.stderr.write(f"sangdam: {problem}\n")
        raise typer.Exit(WRONG_USE) from None
    for one in played if verbose else ():
        sys.stdout.write("\n".join((f"@ {one.talk.name} | {one.talk.kind}", *one.log, "")))
    sys.stdout.write("\n".join((*told(played), "")))
    if any(one.problem for one in played):
        raise typer.Exit(FINDING)
