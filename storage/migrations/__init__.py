"""Brings a database's tables to the form that this version needs. `upgrade` is called on every start and by `migrate`."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage import engines

FOLDER = Path(__file__).parent
LOCK = 7_362_001  # Any number, the same in every process: PostgreSQL's advisory lock for migrating.


def upgrade(url: str, revision: str = "head") -> str:
    """Bring the database at `url` to `revision`; the revision it has then. Safe to call from several processes at once."""
    return _run(url, revision, command.upgrade)


def downgrade(url: str, revision: str) -> str:
    """Take the database at `url` back to `revision` ("base" for no tables at all); the revision it has then."""
    return _run(url, revision, command.downgrade)


def newest() -> str:
    """The revision that this version of the house needs."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def _run(url: str, revision: str, step: object) -> str:
    engine = engines.make(url)
    try:
        with engine.begin() as connection:
            if not engines.is_sqlite(engine):
                connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            if _revision(connection) != newest() or step is not command.upgrade or revision != "head":
                config = _config()
                config.attributes["connection"] = connection
                step(config, revision)  # type: ignore[operator]
            return _revision(connection)
    finally:
        engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config


def _revision(connection: Connection) -> str:
    return MigrationContext.configure(connection).get_current_revision() or ""
