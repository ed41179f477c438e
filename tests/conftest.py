"""What every test may ask for: a clock that can be moved, and Sangdam's database on both engines."""

from __future__ import annotations

import atexit
import functools
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

from storage import migrations
from storage.database.database import Database
from storage.opening import open_database
from tests import once, postgres
from tests.seals import Seals

MEMORY = Path("/dev/shm")
ROOM = 4 << 30  # Bytes: a whole run with all its workers takes a quarter of it.
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    # What tests write lies in memory where there is room: thousands of databases are made, synced and thrown away.
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


once.share_compiled()
once.share_bytecode()


class MovedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **step: float) -> None:
        """Move on by a `timedelta` (days=1, seconds=3, …)."""
        self.now += timedelta(**step)


settings.register_profile("untimed", deadline=None)  # A busy machine makes no test fail.
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """How thorough the fault tests are: few rounds in an ordinary run, many when asked (with `--timeout 0`)."""
    parser.addoption("--kills", default="6", help="how often the server is killed under load")
    parser.addoption("--away", default="6", help="for how many seconds the database is taken away under load")
    parser.addoption("--bodies", default="300", help="how many generated bodies the skills are sent")


@pytest.fixture
def seals(monkeypatch: pytest.MonkeyPatch) -> Seals:
    """Opens every seal that is made from now on."""
    return Seals(monkeypatch)


@pytest.fixture
def clock() -> MovedClock:
    """A Tuesday at 10:00 in Korea."""
    return MovedClock(datetime(2026, 12, 1, 1, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server for the whole run."""
    with postgres.server() as url:
        yield url


_names = itertools.count(1)


class Databases:
    """Makes databases on the run's server, and drops them: hundreds that stay make each further one slower."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._connection = psycopg.connect(server, autocommit=True)
        self._made: list[str] = []

    def make(self, template: str = "") -> str:
        """A fresh database, empty or a copy; its address."""
        name = f"sangdam_{next(_names)}"
        self._run(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
        self._made.append(name)
        return f"{self._server.rsplit('/', 1)[0]}/{name}"

    def drop(self) -> None:
        """Drop all that were made since."""
        while self._made:
            self._run(f"DROP DATABASE {self._made.pop()} WITH (FORCE)")

    def close(self) -> None:
        self._connection.close()

    def _run(self, command: str) -> None:
        self._connection.execute(command)


@pytest.fixture(scope="session")
def all_databases(postgres_server: str) -> Iterator[Databases]:
    """What makes this run's databases."""
    databases = Databases(postgres_server)
    yield databases
    databases.close()


@pytest.fixture
def databases(all_databases: Databases) -> Iterator[Databases]:
    """What makes this test's databases, which are gone after it."""
    yield all_databases
    all_databases.drop()


@pytest.fixture
def new_postgres(databases: Databases) -> Callable[[], str]:
    """Makes a fresh, empty PostgreSQL database and gives its address."""
    return databases.make


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database's address; every test that uses it runs on both engines."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/data/sangdam.db"
    make: Callable[[], str] = request.getfixturevalue("new_postgres")
    return make()


@functools.cache
def sqlite_template() -> Path:
    """Made once in a process and found by those that it forks: most of the time of a mutant of `make mutation` went here."""
    folder = Path(tempfile.mkdtemp(prefix="sangdam-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    migrations.upgrade(f"sqlite:///{folder}/sangdam.db")
    return folder / "sangdam.db"


@pytest.fixture(scope="session")
def migrated_sqlite() -> Path:
    """A SQLite file with all tables and nothing in them, to copy: a test need not migrate to have a database."""
    return sqlite_template()


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str) -> str:
    """The name of a PostgreSQL database with all tables and nothing in them, to copy."""
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE sangdam_template")
    migrations.upgrade(postgres_server.rsplit("/", 1)[0] + "/sangdam_template")
    return "sangdam_template"


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with all tables and nothing in them, on both engines."""
    if request.param == "sqlite":
        return copy_sqlite(request.getfixturevalue("migrated_sqlite"), tmp_path)
    databases: Databases = request.getfixturevalue("databases")
    return databases.make(request.getfixturevalue("migrated_postgres"))


def copy_sqlite(template: Path, folder: Path) -> str:
    """A copy of the migrated file in `folder`/data; its address."""
    path = folder / "data" / "sangdam.db"
    path.parent.mkdir(mode=0o700)
    shutil.copyfile(template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def database(migrated_url: str, tmp_path: Path, clock: MovedClock) -> Iterator[Database]:
    """Sangdam's database, opened, on both engines."""
    opened = open_database(migrated_url, tmp_path / "keys", clock)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_database(migrated_sqlite: Path, tmp_path: Path, clock: MovedClock) -> Iterator[Database]:
    """Sangdam's database on SQLite only, for what does not depend on the engine."""
    opened = open_database(copy_sqlite(migrated_sqlite, tmp_path), tmp_path / "keys", clock)
    yield opened
    opened.close()


@pytest.fixture
def postgres_database(
    databases: Databases, migrated_postgres: str, tmp_path: Path, clock: MovedClock
) -> Iterator[Database]:
    """Sangdam's database on PostgreSQL only, for what only several connections can show."""
    opened = open_database(databases.make(migrated_postgres), tmp_path / "keys", clock)
    yield opened
    opened.close()
