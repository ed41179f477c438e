"""Statements of the hot path: built with SQLAlchemy, compiled once for each engine, run straight on the driver.

At each execution SQLAlchemy makes a cache key, a context and a result object, which together take several times what SQLite
needs for a row. For a statement that stands in every turn this is paid once instead (docs/performance.md). Everything
that is not on the way of a turn reads better through `unit.session`, and stays there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from sqlalchemy import (
    ARRAY,
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    String,
    Table,
    any_,
    bindparam,
    func,
    insert,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

Convert: TypeAlias = Callable[[Any], Any]
DOUBTED = "doubted"
"""Among what is kept with a connection: psycopg may have dropped all prepared statements since, as it does after a rollback."""


class Prepared:
    """One statement with named values. `on_postgresql` is the form for PostgreSQL where the two engines spell it apart."""

    __slots__ = ("_forms", "_on_postgresql", "_statement")

    def __init__(self, statement: Any, on_postgresql: Any = None) -> None:
        self._statement = statement
        self._on_postgresql = statement if on_postgresql is None else on_postgresql
        self._forms: dict[str, _Form] = {}

    def run(self, connection: Connection, **values: Any) -> int:
        """Execute it; how many rows it touched."""
        count: int = self._form(connection).execute(connection, values).rowcount
        return count

    def run_many(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        """Execute it once for each row of values, in one go of the driver."""
        form = self._form(connection)
        if len(rows) == 1:
            form.execute(connection, rows[0])
        elif rows:
            form.execute_many(connection, rows)

    def row(self, connection: Connection, **values: Any) -> dict[str, Any] | None:
        """The only row, by column name, or None when there is none."""
        form = self._form(connection)
        found = form.execute(connection, values).fetchone()
        return None if found is None else form.read(found)

    def rows(self, connection: Connection, **values: Any) -> list[dict[str, Any]]:
        """All rows, by column name."""
        form = self._form(connection)
        return [form.read(found) for found in form.execute(connection, values).fetchall()]

    def value(self, connection: Connection, **values: Any) -> Any:
        """The first column of the only row, or None when there is none."""
        found = self._form(connection).execute(connection, values).fetchone()
        return None if found is None else found[0]

    def _form(self, connection: Connection) -> _Form:
        dialect = connection.dialect
        form = self._forms.get(dialect.name)
        if form is None:
            on_postgresql = dialect.name == "postgresql"
            statement, kind = (self._on_postgresql, _ByLibpq) if on_postgresql else (self._statement, _Form)
            form = self._forms[dialect.name] = kind(statement, dialect)
        return form


def insertion(table: Table, on_conflict: tuple[str, ...] = (), *, returning: str | None = None) -> Prepared:
    """The INSERT of a row. Columns that get no value take their default; a number that the database counts itself is left out,
    and given back when `returning` names it. `on_conflict` names the unique columns for whose sake a second row of the same
    values is quietly not made."""
    columns = [column for column in table.columns if column is not table.autoincrement_column]
    values = {column.name: _value_of(column) for column in columns}
    if not on_conflict:
        made = insert(table).values(values)
        return Prepared(made if returning is None else made.returning(table.c[returning]))
    return Prepared(*(
        dialect.insert(table).values(values).on_conflict_do_nothing(index_elements=on_conflict)
        for dialect in (sqlite, postgresql)
    ))  # fmt: skip


def _value_of(column: Column[Any]) -> BindParameter[Any]:
    if column.default is None and not column.nullable:
        return bindparam(column.name, type_=column.type)
    return bindparam(column.name, getattr(column.default, "arg", None), type_=column.type)


def counting(columns: Sequence[Column[Any]]) -> Prepared:
    """The SELECT of how many rows name one of `ids` in each of these columns, as (place, number); the ids go in as one
    value (`as_ids`), because written out one by one they take longer to say than to look up."""
    return Prepared(*(union_all(*(_count_of(column, among(column)) for column in columns)) for among in _AMONG))


def as_ids(connection: Connection, ids: Sequence[Any]) -> Any:
    """Ids as the value that `counting` takes."""
    return list(ids) if connection.dialect.name == "postgresql" else json.dumps(list(ids))


def _count_of(column: Column[Any], condition: ColumnElement[bool]) -> Select[str, int]:
    place = literal_column(f"'{column.table.name}.{column.name}'", String).label("place")
    return select(place, func.count().label("number")).select_from(column.table).where(condition)


def _among_sqlite(column: Column[Any]) -> ColumnElement[bool]:
    return column.in_(select(func.json_each(bindparam("ids", type_=String())).table_valued("value").c.value))


def _among_postgres(column: Column[Any]) -> ColumnElement[bool]:
    return column == any_(bindparam("ids", type_=ARRAY(column.type)))


_AMONG = (_among_sqlite, _among_postgres)


class _Form:
    """A statement as one engine's driver takes it: its text, the order of its values, and how values change on the way. Only
    those that do change are touched."""

    __slots__ = ("_bound", "_columns", "_fixed", "_found", "_names", "_text")

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self._text = str(compiled)
        self._names = tuple(compiled.positiontup)
        self._fixed = {name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required}
        self._bound = _changing(_to_driver(compiled.binds[name].type, dialect) for name in self._names)
        returned = tuple(getattr(statement, "exported_columns", ()))
        self._columns = tuple(column.name for column in returned)
        self._found = _changing(_from_driver(column.type, dialect) for column in returned)

    def execute(self, connection: Connection, values: dict[str, Any]) -> Any:
        """The driver's cursor after the execution."""
        driver: Any = connection.connection.dbapi_connection  # The same as the driver's own, by a shorter way.
        return driver.execute(self._text, self._given(values))

    def execute_many(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        """One execution a row; the statement is prepared once."""
        driver: Any = connection.connection.dbapi_connection
        driver.cursor().executemany(self._text, [self._given(values) for values in rows])

    def _given(self, values: dict[str, Any]) -> list[Any]:
        """The values in their order, as the driver takes them."""
        given = {**self._fixed, **values} if self._fixed else values
        taken = [given[name] for name in self._names]
        for place, convert in self._bound:
            taken[place] = convert(taken[place])
        return taken

    def read(self, found: Iterable[Any]) -> dict[str, Any]:
        """A driver's row by column name."""
        values = list(found)
        for place, convert in self._found:
            values[place] = convert(values[place])
        return dict(zip(self._columns, values, strict=True))


class _ByLibpq(_Form):
    """The same on PostgreSQL, without psycopg's cursor where that can be."""

    __slots__ = ("_not_here", "_of_cursor", "_straight")

    def __init__(self, statement: Any, dialect: Any) -> None:
        from storage.unit import libpq  # Only where there is PostgreSQL.

        super().__init__(statement, type(dialect)(paramstyle="numeric_dollar"))
        self._of_cursor = str(statement.compile(dialect=dialect))
        self._straight, self._not_here = libpq.Statement(self._text), libpq.NotHere

    def execute(self, connection: Connection, values: dict[str, Any]) -> Any:
        driver: Any = connection.connection
        given = self._given(values)
        try:
            return self._straight.execute(driver.dbapi_connection, driver.info, given)
        except self._not_here:
            return _cursor(connection).execute(self._of_cursor, dict(zip(self._names, given, strict=True)))

    def execute_many(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        for values in rows:
            self.execute(connection, values)


def _cursor(connection: Connection) -> Any:
    """The one cursor of a connection to PostgreSQL: psycopg makes a map of types for each new one, which costs more than the
    statement. Every result is read before the next statement is run."""
    kept = connection.info
    if _Form not in kept:
        driver: Any = connection.connection.dbapi_connection
        kept[_Form] = driver.cursor()
    return kept[_Form]


def _changing(converts: Iterable[Convert | None]) -> list[tuple[int, Convert]]:
    """Those values that change on the way, by their place."""
    return [(place, convert) for place, convert in enumerate(converts) if convert is not None]


def _to_driver(type_: Any, dialect: Dialect) -> Convert | None:
    found: Convert | None = type_.dialect_impl(dialect).bind_processor(dialect)
    return found


def _from_driver(type_: Any, dialect: Dialect) -> Convert | None:
    found: Convert | None = type_.dialect_impl(dialect).result_processor(dialect, None)
    return found
