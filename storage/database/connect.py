"""Which engine an address means."""

from __future__ import annotations

from storage.crypto.vault import Vault
from storage.database import engines
from storage.database.database import Clock, Database
from storage.database.on_sqlite import Sqlite


def connect(url: str, vault: Vault, clock: Clock) -> Database:
    """The database at `url` (sqlite:///path or postgresql://…); its tables must be there (`storage.migrations`)."""
    engine = engines.make(url)
    if engines.is_sqlite(engine):
        return Sqlite(engine, vault, clock)
    from storage.database.on_postgresql import Postgres  # Only where there is PostgreSQL.

    return Postgres(engine, vault, clock)
