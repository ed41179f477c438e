"""A process that appends to the trail of a database, for the test of several at once."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from storage.opening import open_database
from storage.trail import chain
from storage.unit.unit_of_work import Actor, Unit


def main() -> None:
    """Arguments: the database's address, the keys folder, a name, how many units."""
    url, keys, name, count = sys.argv[1:]
    database = open_database(url, Path(keys), lambda: datetime(2026, 12, 1, tzinfo=UTC))

    def hammer(number: int, unit: Unit) -> None:
        chain.record(unit, "hammered", about=f"{name}-{number}")

    for i in range(int(count)):
        database.run_now(partial(hammer, i), Actor("job", name))
    database.close()


if __name__ == "__main__":
    main()
