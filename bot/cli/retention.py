"""Commands about keeping and forgetting: sweep, trail, backup, restore, keys. Each is as short as what it starts."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.jobs.sweep import sweep as sweep_all
from bot.server import log
from bot.server.clock import utc_now
from bot.settings.configuration import Configuration, read_configuration
from bot.settings.current import confirmed
from bot.settings.folders import backups_folder, checkpoints_folder, data_folder
from skills.fields.timing.hours import SEOUL
from skills.retention import brake
from skills.retention import sweep as rules
from skills.retention.checkpoint import make_checkpoint
from skills.retention.schedule import in_words
from skills.retention.sweep import Waiting
from storage.backup import making as backups
from storage.backup import restore as restoring
from storage.backup import rotation
from storage.backup.restore import Refusal
from storage.database.database import Database
from storage.database.serving import sqlite_file
from storage.errors import Misconfigured
from storage.opening import open_database
from storage.retention import destruction
from storage.staff import evidence
from storage.trail import chain, keeping, proof
from storage.trail.proof import Verdict
from storage.unit.unit_of_work import Actor, Unit

FINDING = 1
STOPPED = (
    "Nothing was destroyed: it would be unusually much at once, or the clock has jumped. When it is right, the privacy officer"
    " lets the sweep go on, on the desk's page of the destruction ledger."
)
out = Console()
trail_app = typer.Typer(no_args_is_help=True, help="The access trail: verify it, sign a checkpoint, export it.")
keys_app = typer.Typer(no_args_is_help=True, help="The key ring.")


def add_to(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    app.command()(sweep)
    app.command()(backup)
    app.command()(restore)
    app.add_typer(trail_app, name="trail")
    app.add_typer(keys_app, name="keys")


def operator() -> Actor:
    """Who types: the operator, on this machine."""
    return Actor("operator", origin=socket.gethostname())


@contextmanager
def opened() -> Iterator[tuple[Configuration, Database]]:
    """The configuration and the open database."""
    configuration = read_configuration()
    settings = configuration.settings
    log.set_up(settings.log_level)
    database = open_database(settings.database_address, settings.keys_dir, utc_now)
    try:
        yield confirmed(configuration, database), database
    finally:
        database.close()


def sweep(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would go, and why.")] = False,
) -> None:
    """Destroy everything whose time is over. Exit code 1 when something of it was still found afterwards."""
    with opened() as (configuration, database):
        periods = configuration.clinic.periods
        begun = database.clock()
        waiting = database.read_now(lambda unit: rules.preview(unit, periods), operator())
        if dry_run:
            _print_preview(waiting, configuration)
            return
        if database.run_now(lambda unit: brake.look(unit, periods), operator()):
            out.print(STOPPED)
            raise typer.Exit(FINDING)
        with progress_bar() as bar:
            task = bar.add_task("sweep", total=sum(line.count for line in waiting))
            done = asyncio.run(sweep_all(database, periods, lambda _, count: bar.advance(task, count)))
        left = database.read_now(lambda unit: destruction.found_since(unit, begun), operator())
    _print_done(done, waiting, configuration)
    for line in left:
        out.print(f"Still found after its destruction: {line.found} of {line.class_name} (ledger line {line.id}).")
    if left:
        raise typer.Exit(FINDING)


def _print_preview(waiting: list[Waiting], configuration: Configuration) -> None:
    """The classes that have something due or held; the others in one line."""
    shown = [line for line in waiting if line.count or line.held]
    table = Table("what", "why", "would go", "held", title="What the next sweep would destroy")
    for line in shown:
        words = in_words(line.line, configuration.clinic.periods, "en")
        why = f"{words.period} from {words.event} ({words.ground})"
        table.add_row(words.covers, why, str(line.count or ""), str(line.held or ""))
    if shown:
        out.print(table)
    for line in (line for line in waiting if line.endless):
        covers = in_words(line.line, configuration.clinic.periods, "en").covers
        out.print(f"No end in sight: {line.endless} x {covers}. Only the staff can end them.", highlight=False)
    count, rest = sum(line.count for line in waiting), len(waiting) - len(shown)
    out.print(f"{count} would go. {rest} other classes have nothing due. Nothing was changed.", highlight=False)


def _print_done(done: Counter[str], waiting: list[Waiting], configuration: Configuration) -> None:
    for line in waiting:
        if count := done[line.line.name]:
            out.print(f"{count:8}  {in_words(line.line, configuration.clinic.periods, 'en').covers}", highlight=False)
    out.print(f"{done.total()} destroyed." if done else "Nothing was due.", highlight=False)
    if held := sum(line.held for line in waiting):
        out.print(f"{held} more would be due; a hold keeps them.", highlight=False)
    if done:
        out.print("The privacy officer confirms it at the desk, on the page of the destruction ledger.")


@trail_app.command("verify")
def verify(
    checkpoint: Annotated[
        list[Path] | None, typer.Option("--checkpoint", exists=True, dir_okay=False, help="A checkpoint from outside.")
    ] = None,
) -> None:
    """Check every record, checkpoints from outside against it, and roles, sessions and consents against both.

    Exit code 1 when something is wrong."""
    notes = [(path.name, path.read_text(encoding="utf-8")) for path in checkpoint or []]
    with opened() as (_, database):
        verdict = database.read_now(lambda unit: proof.verify(unit, notes), operator())
        row = database.read_now(evidence.finding, operator())
    print_verdict(verdict)
    if row is not None:
        out.print(f"{row.kind}: {row.detail}", highlight=False, soft_wrap=True)
    if row is not None or not verdict.holds:
        raise typer.Exit(FINDING)


def print_verdict(verdict: Verdict) -> None:
    """Say what a verification saw."""
    finding = verdict.finding
    if finding is None:
        out.print(
            f"The trail holds: {verdict.records} records, {verdict.checkpoints} checkpoints agree.", highlight=False
        )
        return
    out.print(f"{finding.kind}: record {finding.seq}: {finding.detail}", highlight=False, soft_wrap=True)


@trail_app.command("checkpoint")
def checkpoint() -> None:
    """Sign the trail as it is now, write the checkpoint and send it to the owner."""
    with opened() as (configuration, database):
        folder = checkpoints_folder(data_folder(configuration.settings))
        made = database.run_now(lambda unit: make_checkpoint(unit, folder=folder, why="asked"), operator())
    sys.stdout.write(made.note)


@trail_app.command("export")
def export(
    target: Annotated[Path | None, typer.Argument(help="A file; standard output when left out.")] = None,
) -> None:
    """Write the trail as lines of JSON, for docs/verify_trail.py. That it was taken out is its last line."""

    def write(unit: Unit) -> None:
        if target is None:
            for line in keeping.export(unit):
                sys.stdout.buffer.write(line)
            return
        with target.open("wb") as file:
            file.writelines(keeping.export(unit))

    with opened() as (_, database):
        database.run_now(lambda unit: chain.record(unit, "trail_exported", about="whole", why="operator"), operator())
        database.read_now(write, operator())


def backup(folder: Annotated[Path, typer.Argument(metavar="DIR", file_okay=False)]) -> None:
    """Write a sealed backup into DIR. The server may go on running."""
    with opened() as (configuration, database):
        days = configuration.clinic.periods.backup_days
        path = backups.make(database, folder, configuration.settings.keys_dir, days=days, actor=operator())
    out.print(f"{path}", highlight=False, soft_wrap=True)
    out.print(f"Its key is kept for {days} days; after that nothing can open it.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    refuse_from: Annotated[
        datetime | None,
        typer.Option(help="After a wrong sweep: what was destroyed from this time on (Korean time) comes back."),
    ] = None,
    refuse_until: Annotated[datetime | None, typer.Option(help="And up to this time.")] = None,
    with_broken_trail: Annotated[
        bool, typer.Option("--with-broken-trail", help="Put it in place though its trail does not verify.")
    ] = False,
) -> None:
    """Put a backup in the database's place; who was destroyed since is forgotten again. Stop the server first."""
    if not file.is_file():
        raise Misconfigured(f"there is no file {file}")
    configuration = read_configuration()
    settings = configuration.settings
    log.set_up(settings.log_level)
    save = partial(_save_what_is_there, configuration)
    refusal = Refusal(_in_korea(refuse_from), refuse_until and _in_korea(refuse_until)) if refuse_from else None
    address, keys = settings.database_address, settings.keys_dir
    done = restoring.restore(
        file, address, keys, utc_now, operator(), save=save, refusal=refusal, broken_trail=with_broken_trail
    )
    out.print(
        f"Restored the backup of {done.made_at}. {done.forgotten} people and cases were forgotten again.",
        highlight=False,
    )
    if done.refused:
        out.print(f"{done.refused} tombstones were refused: what they name is back and stays.", highlight=False)
    print_verdict(done.verdict)
    if not done.verdict.holds:
        raise typer.Exit(FINDING)


def _in_korea(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=SEOUL)


def _save_what_is_there(configuration: Configuration) -> None:
    """A wrong file must not cost the present data: it is backed up first, sealed and expiring like every backup. What
    cannot be opened cannot be saved, and only a person may decide that it is worth nothing."""
    settings = configuration.settings
    address = settings.database_address
    file = sqlite_file(address)
    if file is not None and not file.exists():
        return
    try:
        database = open_database(address, settings.keys_dir, utc_now)
    except Misconfigured as error:
        raise Misconfigured(
            f"what is there cannot be opened, so it cannot be saved before a restore: {error}"
        ) from None
    try:
        folder = backups_folder(data_folder(settings))
        days = configuration.clinic.periods.backup_days
        path = backups.make(database, folder, settings.keys_dir, days=days, actor=operator())
        out.print(f"What was there is saved as {path}", highlight=False, soft_wrap=True)
    finally:
        database.close()


@keys_app.command("rotate")
def rotate() -> None:
    """Wrap every patient's key with a new ring key and destroy the old one. May be broken off and begun again.

    Exit code 1 when a value was damaged: it is named, and all others are moved."""
    with opened() as (configuration, database), progress_bar() as bar:
        task = bar.add_task("keys", total=None)
        damaged: list[str] = []
        done = rotation.rotate(
            database,
            configuration.settings.keys_dir,
            operator(),
            lambda count, total: bar.update(task, completed=count, total=total),
            damaged,
        )
    out.print(f"{done} keys and values moved to the new ring key; the old one is destroyed.")
    for place in damaged:
        out.print(f"Damaged, and left as it is, for it opened with no key: {place}", highlight=False, soft_wrap=True)
    if damaged:
        raise typer.Exit(FINDING)


def progress_bar() -> Progress:
    """A bar for long work; nothing is drawn where nobody looks."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=out, transient=not out.is_terminal, disable=not out.is_terminal)
