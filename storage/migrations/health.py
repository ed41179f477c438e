"""Whether the database can be used: does it take a write, and are its tables those of this version? Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlalchemy import update

from storage import migrations
from storage.trail.chain import TrailHead
from storage.unit.schema import table_of
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class Health:
    """The revision of the database's tables, and the one that this version needs."""

    revision: str
    needed: str

    @property
    def is_current(self) -> bool:
        """Whether the tables are those of this version."""
        return self.revision == self.needed


def check(unit: Unit) -> Health:
    """Try a write that says what is there already (run it with `keep=False`) and compare revisions."""
    head = table_of(TrailHead)
    unit.connection.execute(update(head).where(head.c.id == 0).values(mac=""))
    return Health(migrations.current(unit.connection), _needed())


_needed = cache(migrations.newest)
