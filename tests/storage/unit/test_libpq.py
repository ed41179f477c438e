"""Hot statements on PostgreSQL past psycopg's cursor: what goes in comes out, and what psycopg drops is prepared again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import DataError
from psycopg.errors import UniqueViolation
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    insert,
    literal_column,
    select,
    text,
)

from storage.database.database import Database
from storage.errors import Unavailable
from storage.opening import open_database
from storage.unit.libpq import Rows
from storage.unit.schema import UtcDateTime
from storage.unit.statements import Prepared, as_ids, counting
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import Databases, MovedClock

THINGS = Table(
    "thing", MetaData(), Column("id", Integer(), primary_key=True), Column("name", String()), Column("big", BigInteger()),
    Column("is_so", Boolean()), Column("sealed", LargeBinary()), Column("at", UtcDateTime()),
)  # fmt: skip
ADD = Prepared(insert(THINGS).values({column.name: bindparam(column.name, type_=column.type) for column in THINGS.c}))
FIND = Prepared(select(THINGS).where(THINGS.c.id == bindparam("id")))
RARE = Prepared(select(literal_column("'{1,2}'::integer[]", String()).label("list")))
COUNT = counting([THINGS.c.id])
NOTHING: dict[str, Any] = dict.fromkeys(THINGS.c.keys())
AT = datetime(2026, 12, 1, 10, 15, 0, 7, tzinfo=timezone(timedelta(hours=9)))


@pytest.fixture
def postgres(databases: Databases, migrated_postgres: str, tmp_path: Path, clock: MovedClock) -> Iterator[Database]:
    """Sangdam's database on PostgreSQL, with a table of things."""
    opened = open_database(databases.make(migrated_postgres), tmp_path / "keys", clock)
    opened.run_now(lambda unit: THINGS.create(unit.connection), SYSTEM)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "row",
    [
        {**NOTHING, "id": 1},
        {"id": 2**31 - 1, "name": "", "big": -(2**63), "is_so": False, "sealed": b"", "at": AT},
        {"id": -5, "name": "홍 '길동' \\ %s $1 \n", "big": 2**63 - 1, "is_so": True, "sealed": bytes(range(256)),
         "at": datetime(1970, 1, 1, tzinfo=UTC)},
    ],
)  # fmt: skip
def test_every_value_comes_back_as_it_was(postgres: Database, row: dict[str, Any]) -> None:
    def work(unit: Unit) -> None:
        assert ADD.run(unit.connection, **row) == 1
        assert FIND.row(unit.connection, id=row["id"]) == row
        assert isinstance(FIND._form(unit.connection).execute(unit.connection, {"id": 1}), Rows)
        assert FIND.rows(unit.connection, id=77) == []

    postgres.run_now(work, SYSTEM)


def test_a_text_with_a_nought_is_refused_and_not_cut(postgres: Database) -> None:
    with pytest.raises(DataError, match="NUL"):
        postgres.run_now(lambda unit: ADD.run(unit.connection, **{**NOTHING, "id": 1, "name": "a\0b"}), SYSTEM)


def test_lists_and_rare_types_go_the_cursors_way(postgres: Database) -> None:
    def work(unit: Unit) -> None:
        ADD.run_many(unit.connection, [{**NOTHING, "id": 1}, {**NOTHING, "id": 2}])
        (found,) = COUNT.rows(unit.connection, ids=as_ids(unit.connection, [1, 2, 3]))
        assert found["number"] == 2
        assert RARE.value(unit.connection) == [1, 2]

    postgres.run_now(work, SYSTEM)


def test_an_error_is_psycopgs_own_and_the_next_unit_goes_on(postgres: Database) -> None:
    """After the rollback psycopg has dropped what was prepared: it is prepared again."""

    def add(unit: Unit) -> None:
        unit.connection.execute(text("SELECT 1"))
        ADD.run(unit.connection, **{**NOTHING, "id": 1})

    for _ in range(8):  # So often that psycopg prepares as well.
        postgres.run_now(lambda unit: FIND.row(unit.connection, id=1), SYSTEM)
    postgres.run_now(add, SYSTEM)
    for _ in range(8):
        with pytest.raises(UniqueViolation):
            postgres.run_now(add, SYSTEM)
        assert postgres.run_now(lambda unit: FIND.row(unit.connection, id=1), SYSTEM) == {**NOTHING, "id": 1}


def test_what_somebody_else_dropped_is_prepared_again(postgres: Database) -> None:
    for _ in range(3):
        assert postgres.run_now(lambda unit: FIND.row(unit.connection, id=1), SYSTEM) is None
        postgres.run_now(lambda unit: unit.connection.execute(text("DEALLOCATE ALL")), SYSTEM)
    assert postgres.run_now(lambda unit: FIND.row(unit.connection, id=1), SYSTEM) is None


@pytest.mark.parametrize(
    "then",
    [
        lambda unit: FIND.row(unit.connection, id=1),
        lambda unit: unit.connection.execute(text("SELECT 1")),  # SQLAlchemy gives the connection up at once.
    ],
    ids=["by libpq", "by the cursor"],
)
def test_a_connection_that_is_cut_is_an_outage_and_is_replaced(
    postgres: Database, then: Callable[[Unit], object]
) -> None:
    def cut(unit: Unit) -> None:
        pid = unit.connection.scalar(text("SELECT pg_backend_pid()"))
        with psycopg.connect(str(postgres.engine.url).replace("+psycopg", ""), autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
        then(unit)

    with pytest.raises(Unavailable):
        postgres.run_now(cut, SYSTEM)
    assert postgres.run_now(lambda unit: FIND.row(unit.connection, id=1), SYSTEM) is None
