"""`clinic import` and `clinic export`: the clinic's data into the database, and out of it, as the file that people edit."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import tomli_w
import typer

from bot.cli.retention import opened, operator
from bot.server.clock import utc_now
from bot.settings.configuration import read_file, read_settings, unregistered_hosts
from skills.clinic import switches
from skills.clinic import versions as rules
from skills.clinic.clinic import Clinic
from storage.clinic import switches as stored
from storage.clinic import versions
from storage.errors import Misconfigured
from storage.opening import open_database

HEAD = (
    "# Everything about the clinic that is data, as it was exported. Change it, then run: python app.py clinic import\n"
)
clinic_app = typer.Typer(no_args_is_help=True, help="The clinic's data: from a file, and into one.")


def add_to(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    app.add_typer(clinic_app, name="clinic")


@clinic_app.command("import")
def take_in(
    file: Annotated[Path | None, typer.Argument(help="A file like clinic.toml, which is taken when left out.")] = None,
    why: Annotated[str, typer.Option(help="Why; other periods, processors or policies need it.")] = "",
) -> None:
    """Make the file's data the clinic's. Servers that run take it up within seconds; no second person is asked."""
    settings = read_settings()
    clinic = read_file(file or settings.clinic)
    if missing := sorted({host for _, host in unregistered_hosts(settings, clinic)}):
        raise Misconfigured(f"no [[processors]] entry of this file lists {', '.join(missing)}, which the settings call")
    database = open_database(settings.database_address, settings.keys_dir, utc_now)
    try:
        version = database.run_now(lambda unit: rules.take_in(unit, clinic, why), operator())
    except rules.Unfit as error:
        faults = [f"{'.'.join(map(str, fault.at))}: {fault.said}" for fault in error.faults]
        raise Misconfigured("\n  - ".join(["this file is not taken in:", *faults])) from None
    finally:
        database.close()
    typer.echo(f"This is version {version.number} of the clinic's data." if version else "Nothing is different.")


@clinic_app.command("export")
def export(
    file: Annotated[Path | None, typer.Argument(help="A file; standard output when left out.")] = None,
) -> None:
    """Write the clinic's data as a file that `clinic import` reads back exactly."""
    settings = read_settings()
    stored = versions.peek(settings.database_address)
    clinic = rules.read(rules.document_in(stored.document)) if stored else read_file(settings.clinic)
    if file is None:
        sys.stdout.buffer.write(written(clinic).encode())
        return
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_bytes(written(clinic).encode())
    os.replace(fresh, file)


@clinic_app.command("switch")
def switch(
    name: Annotated[str, typer.Argument(help="A switch; leave all out to see how each one stands.")] = "",
    to: Annotated[str, typer.Argument(help="on or off.")] = "",
    why: Annotated[str, typer.Option(help="Why; it stands on the desk's page.")] = "",
) -> None:
    """Stop something at once, or start it again: on every server, within seconds. `switch desk on` opens the desk's door."""
    with opened() as (configuration, database):
        if not name:
            off = database.read_now(stored.off, operator())
            for one in sorted({*switches.names(configuration.clinic), *off}):
                typer.echo(f"{'off' if one in off else 'on ':3} {one}")
            return
        if to not in ("on", "off"):
            raise typer.BadParameter("on or off", param_hint="TO")
        move = partial(switches.move, clinic=configuration.clinic, name=name, why=why, off=to == "off")
        database.run_now(lambda unit: move(unit), operator())
        typer.echo(f"{name} is {to}.")


def written(clinic: Clinic) -> str:
    """The clinic as the file's text. Lines are written as lines, unless a return in them would become a line end."""
    data = clinic.model_dump(exclude=rules.FROM_OUTSIDE, exclude_none=True)
    return HEAD + tomli_w.dumps(data, multiline_strings="\\r" not in repr(data))
