"""A trail to attack, and the attacker: plain SQL with the triggers dropped first, undone after each attack."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, text

from storage.database.database import Database
from storage.trail import chain
from storage.unit.unit_of_work import Actor, Unit

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIELDS = ("actor_kind", "actor_id", "role", "origin", "subject", "act", "about", "why")


def fill(database: Database, count: int, *, each: int = 5) -> None:
    """Append `count` different records, a few to a unit."""

    def work(start: int, number: int):
        def append(unit: Unit) -> None:
            for i in range(start, start + number):
                chain.record(unit, "case_opened", subject=f"p{i % 7}", about=f"case-{i}", why="하루 점검")

        return append

    for start in range(0, count, each):
        actor = Actor("staff", f"staff-{start % 3}", "counsellor", "192.0.2.7")
        database.run_now(work(start, min(each, count - start)), actor)


@contextmanager
def attack(database: Database) -> Iterator[Unit]:
    """A unit on a connection that may do anything to the trail; all of it is undone at the end."""
    with database.engine.connect() as connection:
        transaction = connection.begin()
        drop_triggers(connection)
        try:
            yield Unit(connection, database.vault, Actor("system"), database.clock())
        finally:
            transaction.rollback()


def drop_triggers(connection: Connection) -> None:
    """What an attacker with the database would do first."""
    on = " ON access_record" if connection.dialect.name == "postgresql" else ""
    for verb in ("update", "delete"):
        connection.execute(text(f"DROP TRIGGER access_record_no_{verb}{on}"))


def run(unit: Unit, sql: str, **values: Any) -> None:
    """One statement of the attacker."""
    unit.connection.execute(text(sql), values)


def row(unit: Unit, seq: int) -> dict[str, Any]:
    """A record as the attacker sees it."""
    found = unit.connection.execute(text("SELECT * FROM access_record WHERE seq = :seq"), {"seq": seq})
    return dict(found.mappings().one())


def put(unit: Unit, seq: int, values: dict[str, Any]) -> None:
    """Overwrite columns of a record."""
    changes = ", ".join(f"{name} = :{name}" for name in values)
    run(unit, f"UPDATE access_record SET {changes} WHERE seq = :which", which=seq, **values)


def rebuild(unit: Unit, start: int, end: int) -> str:
    """Compute the chain anew from `start` to `end`, as anybody can without a key; the last hash."""
    last = row(unit, start - 1)["hash"] if start > 1 else "0" * 64
    for seq in range(start, end + 1):
        record = row(unit, seq)
        at = record["at"]
        at = datetime.fromisoformat(at).replace(tzinfo=UTC) if isinstance(at, str) else at
        content = [seq, (at - EPOCH) // timedelta(microseconds=1), *(record[name] for name in FIELDS)]
        written = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        last = hashlib.sha256(last.encode() + written).hexdigest()
        put(unit, seq, {"hash": last})
    return last


def swap(unit: Unit, one: int, other: int) -> None:
    """Let two records change places, hashes and all."""
    for source, target in ((one, -1), (other, one), (-1, other)):
        run(unit, "UPDATE access_record SET seq = :target WHERE seq = :source", source=source, target=target)


def random_edit(unit: Unit, chance: random.Random, seq: int) -> None:
    """Change one column of one record to something else."""
    name = chance.choice((*FIELDS, "at", "hash", "mac"))
    record = row(unit, seq)
    if name == "at":
        at = record["at"]
        moved = (datetime.fromisoformat(at) if isinstance(at, str) else at) + timedelta(
            microseconds=chance.choice((1, -1, chance.randint(1, 10**9)))
        )
        new: Any = moved.isoformat(" ") if isinstance(at, str) else moved
    elif name in ("hash", "mac"):
        new = hashlib.sha256(str(chance.random()).encode()).hexdigest()[: len(record[name])]
    else:
        new = record[name] + chance.choice("xyz 가")
    put(unit, seq, {name: new})
