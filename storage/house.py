"""Opens everything that is kept: keys, tables and database, in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from storage import engines, migrations, replay, tombstones, trail
from storage.database import DESTROYED, Database
from storage.unit import SYSTEM, Unit
from storage.vault import KeyRing, Vault


def open_house(url: str, keys_dir: Path, clock: Callable[[], datetime]) -> Database:
    """The database at `url`, migrated, with the key ring of `keys_dir` (made on the first start).

    `clock` gives the aware UTC now. `Misconfigured` when keys or database cannot be used.
    """
    vault = Vault(KeyRing.load_or_create(keys_dir), keys_dir)
    engines.make(url).dispose()  # Names a wrong address before any file is made.
    migrations.upgrade(url)
    database = Database.open(url, vault, clock)
    database.run_now(trail.begin, SYSTEM)
    _keep_tombstones_outside(database, keys_dir)
    return database


def _keep_tombstones_outside(database: Database, keys_dir: Path) -> None:
    """Forget again whom the file beside the keys names, then copy new tombstones to it, now and after each destruction."""

    def file(unit: Unit) -> int:
        return tombstones.file_new(unit, keys_dir)

    database.run_now(lambda unit: replay.forget_again(unit, keys_dir), SYSTEM)
    database.run_now(file, SYSTEM)
    database.listen(lambda topic: database.run_soon(file, SYSTEM) if topic == DESTROYED else None)
