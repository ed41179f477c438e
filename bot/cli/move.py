"""`move --to URL`: everything into another database, SQLite or PostgreSQL, with the same keys."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr
from rich.console import Console

from bot.cli.retention import operator, print_verdict, progress_bar
from bot.server import log
from bot.server.clock import utc_now
from bot.settings.configuration import read_configuration
from bot.settings.folders import checkpoints_folder, data_folder
from bot.settings.settings import Settings
from storage.backup.move import Move
from storage.crypto.vault import KeyRing

out = Console()


def add_to(app: typer.Typer) -> None:
    """Put this command on the command line."""
    app.command()(move)


def move(
    to: Annotated[str, typer.Option("--to", metavar="URL", help="sqlite:/// or postgresql://; an empty database.")],
) -> None:
    """Bring everything into another database and verify it there. Stop the server first; broken off, it goes on."""
    settings = read_configuration().settings
    log.set_up(settings.log_level)
    ring = KeyRing.load(settings.keys_dir)
    with progress_bar() as bar:
        tasks = {step: bar.add_task(step, total=None) for step in ("copy", "compare")}
        step = Move(
            ring, utc_now, operator(), lambda name, done, total: bar.update(tasks[name], completed=done, total=total)
        )
        done = step.run(settings.database_address, to)
    carry_checkpoints(settings, settings.model_copy(update={"database_url": SecretStr(to)}))
    found = f", {done.found} of them by a move that was broken off" if done.found else ""
    out.print(f"{done.rows} rows are in the new database, each as it was{found}.", highlight=False)
    print_verdict(done.verdict)
    out.print(
        "Set SANGDAM_DATABASE_URL to the new address and start the server. The old database stands where it was and forgets"
        " nobody any more: destroy it once the new one serves.",
        highlight=False,
    )


def carry_checkpoints(old: Settings, new: Settings) -> None:
    """The signed checkpoints stand beside the database; the new one's trail is checked against them as well."""
    source, target = (checkpoints_folder(data_folder(one)) for one in (old, new))
    if source.is_dir() and not _is_same(source, target):
        shutil.copytree(source, target, dirs_exist_ok=True)


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
