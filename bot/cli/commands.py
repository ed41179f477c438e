"""The command line: one function a command, each as short as what it starts. Exit codes: 0 done, 1 a finding, 2 wrong use.

Each command loads what it needs when it is called: the server, its simulator and the desk take a second to load, and most
commands are over before.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from bot.cli import clinic, move, retention, staff, talk
from bot.server import log
from bot.server.clock import utc_now
from bot.server.version import VERSION
from bot.settings.configuration import Configuration, Defaults, read_configuration
from bot.settings.settings import unknown_variables
from storage import migrations
from storage.backup.rollback import take_back
from storage.errors import Misconfigured, SangdamError

DONE, FINDING, WRONG_USE = 0, 1, 2
STATES = {"ok": "green", "hint": "yellow", "finding": "red"}

app = typer.Typer(
    help="Sangdam: a KakaoTalk consultation chatbot that keeps a clinic's privacy promises.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
out = Console()


def _say_version(wanted: bool) -> None:
    if wanted:
        out.print(f"Sangdam {VERSION}", highlight=False)
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Sangdam: a KakaoTalk consultation chatbot that keeps a clinic's privacy promises."""


def configured(defaults: Defaults | None = None, *, serves: bool = False, **overrides: Any) -> Configuration:
    """The configuration of this start, with the log set up."""
    configuration = read_configuration(defaults, serves=serves, **overrides)
    log.set_up(configuration.settings.log_level)
    return configuration


@app.command()
def serve() -> None:
    """Serve Kakao's calls, the desk and the patients' pages."""
    from bot.cli import demo
    from bot.server import server

    configuration = configured(serves=True)
    for name in unknown_variables():
        log.logger().warning("unknown_setting", setting=name)
    server.run_loop(demo.serve(configuration))


@app.command()
def run() -> None:
    """Serve everything on this machine together with a KakaoTalk-like simulator, and print the addresses."""
    from bot.cli import demo
    from bot.server import server

    server.run_loop(demo.run(configured(demo.defaults), out))


@app.command()
def chat() -> None:
    """Chat in the terminal, with a server and data of its own."""
    from bot.cli import demo
    from bot.server import server

    configuration = configured(demo.chat_defaults, **demo.own_ports())
    log.set_up("critical")
    server.run_loop(demo.chat(configuration))


@app.command()
def simulator(
    strict: Annotated[bool, typer.Option("--strict", help="Play Kakao without any kindness.")] = False,
) -> None:
    """Only the simulator, for a server that runs already on this machine."""
    from bot.cli import demo
    from bot.server import server

    server.run_loop(demo.simulate(configured(demo.defaults), out, strict=strict))


@app.command()
def migrate(
    to: Annotated[str, typer.Option("--to", metavar="VERSION", help="Go back to what this older version needs.")] = "",
) -> None:
    """Bring the database to the form that this version needs."""
    address = configured().settings.database_address
    revision = take_back(address, to) if to else migrations.upgrade(address)
    out.print(f"The database is at revision {revision}.")


@app.command()
def blocks() -> None:
    """Print what to type into Open Builder."""
    from bot.cli import blocks as open_builder

    sys.stdout.write(open_builder.told(configured().settings) + "\n")


@app.command(name="doctor")
def examine() -> None:
    """Check keys, database, clock, TLS, Kakao credentials, officer and processors."""
    from bot.cli import doctor

    results = doctor.examine(configured(), utc_now)
    table = Table("check", "result", "what to do")
    for one in results:
        table.add_row(one.check, f"[{STATES[one.state]}]{one.state}[/]", one.said)
    out.print(table)
    if any(one.state == "finding" for one in results):
        raise typer.Exit(FINDING)


for _group in (staff, clinic, retention, move, talk):
    _group.add_to(app)


def main() -> None:
    """Run the command that was typed; a failure is one line on stderr and an exit code."""
    os.umask(0o077)  # What is kept is for the server's own user, whatever the shell would allow.
    try:
        app()
    except Misconfigured as error:
        _fail(error, WRONG_USE)
    except SangdamError as error:
        _fail(error, FINDING)
    except OSError as error:  # A full disk, a folder that may not be written.
        _fail(error, FINDING)


def _fail(error: Exception, code: int) -> None:
    sys.stderr.write(f"sangdam: {error}\n")
    raise SystemExit(code)
