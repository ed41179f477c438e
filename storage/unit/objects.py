"""Objects of rows without a session: made as the session would have loaded them, in a twentieth of the time.

A turn looks at a case or two, and what it changes is one UPDATE of plain columns. `Unit.loaded` gives them to the session once
there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, update
from sqlalchemy.orm import class_mapper, make_transient_to_detached
from sqlalchemy.orm.attributes import instance_dict, instance_state
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import SQLModel

from storage.unit.schema import table_of
from storage.unit.statements import Prepared

M = TypeVar("M", bound=SQLModel)


def made(model: type[M], **values: Any) -> M:
    """A new object with these values and the defaults of the others, of which no database knows yet."""
    return _filled(model, {**_defaults(model), **values})


def as_loaded(model: type[M], row: Mapping[str, Any]) -> M:
    """The object of a whole row."""
    found = _filled(model, row)
    make_transient_to_detached(found)
    return found


def stored(found: M, **given: Any) -> M:
    """The object whose row was just inserted, with what the database gave it."""
    instance_dict(found).update(given)
    make_transient_to_detached(found)
    return found


def row_of(found: SQLModel) -> dict[str, Any]:
    """The values of an object by column, as they are now."""
    values = instance_dict(found)
    return {name: values[name] for name in _names(type(found))}


def is_changed(found: SQLModel) -> bool:
    """Whether the object says otherwise than its row."""
    return bool(instance_state(found).modified)


def write(connection: Connection, found: SQLModel) -> bool:
    """Send what was changed in an object that no session holds; False where a keyed code covers it: the session renews it."""
    state, values = instance_state(found), instance_dict(found)
    changed = frozenset(name for name, before in state.committed_state.items() if values[name] != before)
    if changed & _covered(type(found)):
        return False
    if changed:
        given = {f"new_{name}": values[name] for name in changed}
        if not _update(type(found), changed).run(connection, which=values["id"], **given):
            raise StaleDataError(f"a row of {type(found).__name__} is gone")
    state._commit_all(values)
    return True


@cache
def _update(model: type[SQLModel], names: frozenset[str]) -> Prepared:
    table = table_of(model)
    changed = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in sorted(names)}
    return Prepared(update(table).where(table.c.id == bindparam("which")).values(changed))


@cache
def _covered(model: type[SQLModel]) -> frozenset[str]:
    columns = table_of(model).c
    return frozenset({"mac", *columns["mac"].info["covers"]}) if "mac" in columns else frozenset()


def _filled(model: type[M], row: Mapping[str, Any]) -> M:
    found: M = class_mapper(model).class_manager.new_instance()
    instance_dict(found).update(row)
    return found


@cache
def _names(model: type[SQLModel]) -> tuple[str, ...]:
    return tuple(column.name for column in table_of(model).columns)


@cache
def _defaults(model: type[SQLModel]) -> dict[str, Any]:
    return {column.name: getattr(column.default, "arg", None) for column in table_of(model).columns}
