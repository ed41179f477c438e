"""Opens everything that is kept: keys, tables and database, in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, func, select, text

from storage import migrations
from storage.backup import replay
from storage.cases import filters
from storage.clinic import versions
from storage.crypto import shredding
from storage.crypto.vault import RING_FILE, KeyRing, Vault
from storage.database import engines, tombstones
from storage.database.connect import connect
from storage.database.database import Database
from storage.errors import Misconfigured
from storage.staff import staff
from storage.trail import chain, covered, row_codes
from storage.trail.chain import TrailHead
from storage.unit.schema import table_of
from storage.unit.unit_of_work import SYSTEM, Unit


def open_database(url: str, keys_dir: Path, clock: Callable[[], datetime]) -> Database:
    """The database at `url`, migrated, with the key ring of `keys_dir` (made on the first start).

    `clock` gives the aware UTC now. `Misconfigured` when keys or database cannot be used.
    """
    engine = engines.make(url)  # Names a wrong address before any file is made.
    try:
        _clear_leftovers(engine)
        with engines.naming_damage():
            if not (keys_dir / RING_FILE).exists() and _has_trail(engine):
                raise Misconfigured(f"there is a database but no key ring at {keys_dir}; put the folder of keys back")
            vault = Vault(KeyRing.load_or_create(keys_dir), keys_dir)
            migrations.upgrade(url)
        engines.close_to_others(engine)
    finally:
        engine.dispose()
    database = connect(url, vault, clock)
    database.run_now(_begin, SYSTEM)
    _keep_tombstones_outside(database, keys_dir)
    return database


def _begin(unit: Unit) -> None:
    """Make the trail's head and the marks of the keyed codes, on the first start of a database and of this version."""
    chain.begin(unit)
    unit.session.flush()
    if row_codes.begin(unit, "consent", "role_grant"):
        staff.begin_codes(unit)
    if versions.newest_number(unit):
        versions.begin_codes(unit)
    covered.begin(unit)
    filters.code_treatments(unit)
    filters.piece_names(unit)


def _clear_leftovers(engine: Engine) -> None:
    """A restore that was killed leaves a whole copy of the database, which nothing seals and which never expires."""
    if engines.is_sqlite(engine):
        path = Path(str(engine.url.database))
        with shredding.alone(path.parent, "a restore is running; start again when it is done", shared=True):
            shredding.clear(path)
        return
    with engine.begin() as connection:
        if not engines.is_used_by_others(connection):
            connection.execute(text(f"DROP SCHEMA IF EXISTS {engines.RESTORING} CASCADE"))


def _has_trail(engine: Engine) -> bool:
    """Whether Sangdam was opened on this database before: then a new ring would open nothing of it."""
    if engines.is_sqlite(engine) and not Path(str(engine.url.database)).exists():
        return False
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, "trail_head"):
            return False
        return connection.scalar(select(func.count()).select_from(table_of(TrailHead))) != 0


def _keep_tombstones_outside(database: Database, keys_dir: Path) -> None:
    """Forget again whom the file beside the keys names, then copy to it what a restore could not file."""
    database.run_now(lambda unit: replay.forget_again(unit, keys_dir), SYSTEM)
    database.run_now(lambda unit: tombstones.file_new(unit, keys_dir), SYSTEM)
