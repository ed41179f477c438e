"""`staff add`: make an account from the command line and print its one-time link. The ledger says that the operator did it.
`staff unlock` ends the waiting that failed tries have brought."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.retention import opened, operator
from bot.settings.configuration import Configuration
from skills.staff import staff
from skills.staff.permissions import Role
from storage.errors import NotPossible
from storage.staff.proposals import waiting

WRONG_USE = 2
staff_app = typer.Typer(no_args_is_help=True, help="Accounts of the clinic's people.")


def add_to(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    app.add_typer(staff_app, name="staff")


@staff_app.command()
def add(
    name: Annotated[str, typer.Argument(help="The person's name; leave all out for the very first account.")] = "",
    email: Annotated[str, typer.Argument(help="The address that the person signs in with.")] = "",
    role: Annotated[list[Role] | None, typer.Option(help="A role; may be given more than once.")] = None,
) -> None:
    """Invite somebody to the desk. Without a name: a link for the very first account, if nobody can sign in yet."""
    with opened() as (configuration, database):
        try:
            token = database.run_now(
                lambda unit: staff.invite(unit, name, email, role or []) if name else staff.invite_first(unit),
                operator(),
            )
        except NotPossible as error:
            typer.echo(f"sangdam: {error}", err=True)
            raise typer.Exit(WRONG_USE) from None
        if token is None:
            typer.echo("sangdam: somebody can sign in already; give a name, an address and --role", err=True)
            raise typer.Exit(WRONG_USE)
        typer.echo(_enrolment(configuration, token))


@staff_app.command(name="list")
def list_accounts() -> None:
    """Who can sign in, in which roles."""
    with opened() as (_, database):
        for line in database.read_now(staff.list_accounts, operator()):
            typer.echo(line)


@staff_app.command()
def confirm(
    proposal: Annotated[str, typer.Argument(help="The proposal's id; leave it out to see what waits.")] = "",
) -> None:
    """Be the second person, from this machine, when nobody at the desk can: a link that it makes is printed."""
    from skills.proposals import proposals

    with opened() as (configuration, database):
        if not proposal:
            for one in database.read_now(waiting, operator()):
                typer.echo(f"{one.id} {one.kind} {one.about} {one.details}")
            return
        token = database.run_now(lambda unit: proposals.carry_out(unit, proposal), operator())
        typer.echo(_enrolment(configuration, token) if token else "It is done.")


@staff_app.command()
def unlock(
    email: Annotated[str, typer.Argument(help="The address that the person signs in with; leave it out for all.")] = "",
) -> None:
    """Let somebody try to sign in again who has to wait after failed tries."""
    with opened() as (_, database):
        counts = database.run_now(lambda unit: staff.unlock(unit, email), operator())
        typer.echo(f"{counts} counts of failed tries were ended.")


def _enrolment(configuration: Configuration, token: str) -> str:
    """The address of the page on which this person chooses a password."""
    from bot.desk.table import PAGES_BY_NAME

    page = PAGES_BY_NAME["enrol"].path.format(token=token).lstrip("/")
    return f"{configuration.settings.desk_url}{page}"
