"""SQLAlchemy engines for the two databases, with the settings that durability and unrecoverable deletion need."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, InterfaceError, InvalidatePoolError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.pool import NullPool, QueuePool

from storage.errors import Misconfigured, TookTooLong, Unavailable
from storage.unit.statements import DOUBTED

# A cable that is pulled out says nothing: these make PostgreSQL's driver notice within about ten seconds.
NOTICE_SILENCE = {
    "connect_timeout": 5, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 10_000,
}  # fmt: skip
READ_ONLY = (
    "25006"  # What PostgreSQL calls a write where only reads are taken, for example after a switch to a standby.
)
ENDED = ("57014", "25P03")  # How PostgreSQL says that it ended a statement, or a transaction in which nothing happened.
POOL = 8  # Connections (and threads) of one process on PostgreSQL.
RESTED_S = 1.0
BUSY_MS = 30_000  # How long SQLite waits for another process's write, in milliseconds.
CACHE_KIB = 64 * 1024
RESTORING = (
    "restored"  # The schema in which a restore on PostgreSQL brings a backup up, before it becomes the public one.
)
OTHER_SESSIONS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""

# secure_delete overwrites what is deleted with zeros (D-4); FULL makes each commit survive a power cut; the log (32 MB) is
# moved into the file rarely, because the turn that has to do it waits for it.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "wal_autocheckpoint=8000",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_MS}",
    f"cache_size=-{CACHE_KIB}",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
)


SQLITE = {"check_same_thread": False, "isolation_level": None, "cached_statements": 512}  # The desk's beside a turn's.


def is_sqlite(engine: Engine) -> bool:
    """Whether this engine speaks to SQLite."""
    return engine.dialect.name == "sqlite"


def close_to_others(engine: Engine) -> None:
    """Let nobody but the server's own user read a SQLite database. What SQLite puts beside it gets the same mode. The files are
    not opened for it: that would drop the locks on them."""
    if is_sqlite(engine):
        path = Path(str(engine.url.database))
        for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            if file.exists() and file.stat().st_mode & 0o077:
                file.chmod(0o600)


def make(url: str) -> Engine:
    """An engine for `url`; `Misconfigured` for a database that Sangdam does not know."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise Misconfigured("SQLite needs a file: sqlite:///data/sangdam.db")
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _sqlite(parsed.set(drivername="sqlite"), writes=True)
    if parsed.get_backend_name() in ("postgresql", "postgres"):
        address = parsed.set(drivername="postgresql+psycopg")
        pool: dict[str, Any] = {"poolclass": QueuePool, "pool_size": POOL, "max_overflow": 4, "pool_timeout": 10}
        return _doubting(_looked_after_rest(create_engine(address, **pool, connect_args=NOTICE_SILENCE)))
    raise Misconfigured("SANGDAM_DATABASE_URL must begin with sqlite:/// or postgresql://")


def _looked_after_rest(engine: Engine) -> Engine:
    """A connection that has rested is looked at before it is used, because the server may have gone meanwhile; one that was
    used a moment ago is not, which spares every busy unit a round trip."""

    @event.listens_for(engine, "checkin")
    def rests(_connection: Any, record: Any) -> None:
        record.info["rests"] = monotonic()

    @event.listens_for(engine, "checkout")
    def look(connection: Any, record: Any, _proxy: Any) -> None:
        if monotonic() - record.info.pop("rests", monotonic()) > RESTED_S:
            try:
                engine.dialect.do_ping(connection)
            except engine.dialect.loaded_dbapi.Error as error:
                raise InvalidatePoolError from error

    return engine


def _doubting(engine: Engine) -> Engine:
    """After a rollback psycopg drops what was prepared, and ours with it (`storage/unit/libpq.py`)."""

    @event.listens_for(engine, "rollback")
    @event.listens_for(engine, "rollback_savepoint")
    def doubt(connection: Connection, *_: Any) -> None:
        if not connection.invalidated:  # What was known of a connection that is cut is gone with it.
            connection.info[DOUBTED] = True

    return engine


def is_pooled(connection: Connection) -> bool:
    """Whether a pooler (PgBouncer) stands before PostgreSQL: the session that works is another than the one that greeted."""
    driver: Any = connection.connection.driver_connection
    return bool(connection.scalar(text("SELECT pg_backend_pid()")) != driver.info.backend_pid)


def is_used_by_others(connection: Connection) -> bool:
    """Whether this PostgreSQL database has other sessions; an open pool has some even while it does nothing."""
    return bool(connection.scalar(text(OTHER_SESSIONS)))


def read_only(engine: Engine) -> Engine:
    """Another engine for the same SQLite file whose connections cannot write."""
    return _sqlite(engine.url, writes=False)


def _sqlite(url: URL, *, writes: bool) -> Engine:
    pool = NullPool if writes else QueuePool
    engine = create_engine(url, poolclass=pool, connect_args=SQLITE)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        with naming_damage():
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            if not writes:
                connection.execute("PRAGMA query_only=ON")

    # The driver's own BEGIN comes too late for savepoints; SQLAlchemy documents this event as the cure. IMMEDIATE takes
    # the write lock at once, so that a unit never fails half-way because another process writes. Straight on the driver: it
    # stands around every turn.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        driver: Any = connection.connection.dbapi_connection
        driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def naming_damage() -> Iterator[None]:
    """Turn what SQLite says of a file that is none of its own, or is torn, into `Misconfigured` with what to do. Errors of
    other kinds have classes of their own."""
    try:
        yield
    except (DBAPIError, sqlite3.DatabaseError) as error:
        found = error.orig if isinstance(error, DBAPIError) else error
        if type(found) is not sqlite3.DatabaseError:
            raise
        raise Misconfigured(f"the database file is damaged ({found}); move it away and restore a backup") from None


def named(error: BaseException) -> BaseException:
    """`Unavailable` for what the database says when it cannot be reached, is locked, full or takes no writes; any other error
    as it is. Whoever works with a `Database` meets its outages under this one name."""
    found = error.orig if isinstance(error, DBAPIError) else error
    if getattr(found, "sqlstate", None) in ENDED or getattr(found, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
        late = TookTooLong("the database took too long")
        late.__cause__ = error
        return late
    is_away = isinstance(error, OperationalError | InterfaceError | NoConnectionFree | sqlite3.OperationalError)
    is_away |= any(kind.__name__ == "OperationalError" for kind in type(found).__mro__)  # The driver's own.
    if is_away or getattr(found, "sqlstate", None) == READ_ONLY or getattr(error, "connection_invalidated", False):
        problem = getattr(found, "sqlite_errorname", None) or type(found).__name__
        away = Unavailable(f"the database does not answer now ({problem})")
        away.__cause__ = error
        return away
    return error


@contextmanager
def naming_outages() -> Iterator[None]:
    """Turn the database's outages into `Unavailable`."""
    try:
        yield
    except Exception as error:
        if (told := named(error)) is error:
            raise
        raise told from error


def worth_repeating(error: BaseException | None) -> bool:
    """Whether PostgreSQL asks for the same work again: serialization failure, deadlock, a lost first-insert race, what was
    written to is deleted by now, a prepared statement that was dropped, or a lock that others have for longer than a unit
    among others may wait."""
    found = error.orig if isinstance(error, DBAPIError) else error
    return getattr(found, "sqlstate", None) in ("40001", "40P01", "23503", "23505", "26000", "55P03")
