"""Statements of the hot path: built with SQLAlchemy, compiled once for each engine, run straight on the driver.

At each execution SQLAlchemy makes a cache key, a context and a result object, which together take several times what SQLite
needs for a row. For a statement that stands in every turn this is paid once instead (docs/performance.md). Everything
that is not on the way of a turn reads better through `unit.session`, and stays there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from sqlalchemy import BindParameter, Column, Connection, Table, bindparam, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

Convert: TypeAlias = Callable[[Any], Any]


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

    def run_many(self, connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
        """Execute it once for each row of values."""
        form = self._form(connection)
        for values in rows:
            form.execute(connection, values)

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
            statement = self._on_postgresql if dialect.name == "postgresql" else self._statement
            form = self._forms[dialect.name] = _Form(statement, dialect)
        return form


def insertion(table: Table, on_conflict: str = "") -> Prepared:
    """The INSERT of a row. Columns that get no value take their default; a number that the database counts itself is
    left out. `on_conflict` names the unique column for whose sake a second row of the same value is quietly not made."""
    columns = [column for column in table.columns if column is not table.autoincrement_column]
    values = {column.name: _value_of(column) for column in columns}
    if not on_conflict:
        return Prepared(insert(table).values(values))
    return Prepared(*(
        dialect.insert(table).values(values).on_conflict_do_nothing(index_elements=[on_conflict])
        for dialect in (sqlite, postgresql)
    ))  # fmt: skip


def _value_of(column: Column[Any]) -> BindParameter[Any]:
    if column.default is None and not column.nullable:
        return bindparam(column.name, type_=column.type)
    return bindparam(column.name, getattr(column.default, "arg", None), type_=column.type)


class _Form:
    """A statement as one engine's driver takes it: its text, the order of its values, and how values change on the way."""

    __slots__ = ("_columns", "_convert", "_fixed", "_order", "_text")

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self._text = str(compiled)
        self._order: list[str] | None = compiled.positiontup
        self._fixed = {name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required}
        made = ((name, _to_driver(bind.type, dialect)) for name, bind in compiled.binds.items())
        self._convert = [(name, convert) for name, convert in made if convert is not None]
        returned = getattr(statement, "exported_columns", ())
        self._columns = [(column.name, _from_driver(column.type, dialect)) for column in returned]

    def execute(self, connection: Connection, values: dict[str, Any]) -> Any:
        """The driver's cursor after the execution."""
        given = {**self._fixed, **values}
        for name, convert in self._convert:
            given[name] = convert(given[name])
        driver: Any = connection.connection.driver_connection
        order = self._order
        return driver.execute(self._text, given if order is None else [given[name] for name in order])

    def read(self, found: Iterable[Any]) -> dict[str, Any]:
        """A driver's row by column name."""
        return {
            name: value if convert is None else convert(value)
            for (name, convert), value in zip(self._columns, found, strict=True)
        }


def _to_driver(type_: Any, dialect: Dialect) -> Convert | None:
    found: Convert | None = type_.dialect_impl(dialect).bind_processor(dialect)
    return found


def _from_driver(type_: Any, dialect: Dialect) -> Convert | None:
    found: Convert | None = type_.dialect_impl(dialect).result_processor(dialect, None)
    return found
