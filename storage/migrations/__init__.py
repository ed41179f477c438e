"""Brings a database's tables to the form that this version needs. `upgrade` is called on every start and by `migrate`.

Alembic is loaded only when there is something to do: a start that finds its tables as they should be is faster without it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, inspect, text

from storage.database import engines

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent
HEAD = "head"
RELEASES = {"0.1.0": "0009"}  # The revision that each released version needs (tests/releases/).
LOCK = 7_362_001  # Any number, the same in every process: PostgreSQL's advisory lock for migrating.


def upgrade(url: str, revision: str = HEAD) -> str:
    """Bring the database at `url` to `revision`; the revision it has then. Safe to call from several processes at once."""
    return _run(url, revision, "upgrade")


def downgrade(url: str, revision: str) -> str:
    """Take the database at `url` back to `revision` ("base" for no tables at all); the revision it has then."""
    return _run(url, revision, "downgrade")


def newest() -> str:
    """The revision that this version of Sangdam needs: revisions are numbered in one line (0001, 0002, …)."""
    return max(path.stem.split("_")[0] for path in (FOLDER / "versions").glob("[0-9]*_*.py"))


def _run(url: str, revision: str, step: Literal["upgrade", "downgrade"]) -> str:
    engine = engines.make(url)
    try:
        with engine.begin() as connection:
            if not engines.is_sqlite(engine):
                connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            if (step, revision) != ("upgrade", HEAD) or current(connection) != newest():
                _migrate(connection, revision, step)
            return current(connection)
    finally:
        engine.dispose()


def _migrate(connection: Connection, revision: str, step: Literal["upgrade", "downgrade"]) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    (command.upgrade if step == "upgrade" else command.downgrade)(config, revision)


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config


def current(connection: Connection) -> str:
    """The revision that the database has; empty for one without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")
