"""Behind PgBouncer in transaction mode (docs/operations.md): each transaction may run on another session of PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from storage.backup import beside
from storage.database import engines
from storage.database.database import Database
from storage.errors import Misconfigured
from storage.opening import open_database
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests import postgres
from tests.chatting import Person
from tests.conftest import Databases, MovedClock
from tests.storage.database.test_database import count_patients, say_hello

pytestmark = pytest.mark.skipif(not postgres.pools_transactions(), reason="needs PgBouncer 1.21 or newer")
PATIENTS = 12


@pytest.fixture
def address(databases: Databases, migrated_postgres: str) -> Iterator[str]:
    """A database by way of a pooler."""
    with postgres.pooled(databases.make(migrated_postgres)) as url:
        yield url


@pytest.fixture
def pooled(address: str, tmp_path: Path, clock: MovedClock) -> Iterator[Database]:
    """The same, opened."""
    database = open_database(address, tmp_path / "keys", clock)
    yield database
    database.close()


async def test_many_patients_file_at_once(pooled: Database) -> None:
    """Whichever session a turn gets, its statements are prepared there."""
    everybody = [Person(pooled, f"{number:064x}") for number in range(PATIENTS)]
    await asyncio.gather(*(person.file() for person in everybody))
    replies = await asyncio.gather(*(person.say("제 상담 어떻게 됐나요") for person in everybody))
    assert {reply.step for reply in replies} == {"status"}
    assert await pooled.read(count_patients, SYSTEM) == PATIENTS


async def test_what_was_prepared_is_prepared_again_after_a_rollback(pooled: Database) -> None:
    """PostgreSQL knows our statements by the pooler's names, so that they look lost to us; the pooler still has them."""

    def go_back(unit: Unit) -> None:
        say_hello("undone")(unit)
        with unit.connection.begin_nested() as part:
            part.rollback()

    person = Person(pooled)
    for words in ("안녕하세요", "상담 신청할게요", "제 상담 어떻게 됐나요"):
        await person.say(words)
        await pooled.run(go_back, PATIENT, keep=False)
    assert person.reply is not None
    assert person.reply.step == "status"


def test_a_session_keeps_the_limits_of_the_pooler(address: str) -> None:
    """What a connection sets for itself would be set for another one here."""
    with psycopg.connect(address) as connection:
        assert connection.execute("SHOW statement_timeout").fetchone() == ("10s",)


def test_what_must_be_alone_asks_for_the_direct_way(address: str, postgres_server: str) -> None:
    """A pooler hides who uses the database; directly its sessions are seen."""
    directly = postgres_server.rsplit("/", 1)[0] + urlsplit(address).path
    for way, told in ((address, "pooler"), (directly, "in use")):
        engine = engines.make(way)
        with pytest.raises(Misconfigured, match=told):
            beside.refuse_if_used(engine, "begin")
        engine.dispose()
