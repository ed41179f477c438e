"""A process that sweeps a database and tells each batch, so that it can be killed in the middle, or wait there for it."""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import datetime
from pathlib import Path

from bot.jobs.sweep import sweep
from skills.clinic.clinic import Periods
from storage.opening import open_database


def main() -> None:
    """Arguments: the database's address, the keys folder, the time it is; and `wait` to stand still after the first batch that
    destroyed something, until it is killed."""
    url, keys, now, *wait = sys.argv[1:]
    database = open_database(url, Path(keys), lambda: datetime.fromisoformat(now))
    sys.stdout.write("open\n")
    sys.stdout.flush()

    def tell(name: str, count: int) -> None:
        sys.stdout.write(f"{name} {count}\n")
        sys.stdout.flush()
        if wait and count:
            signal.pause()

    asyncio.run(sweep(database, Periods(), tell))
    database.close()


if __name__ == "__main__":
    main()
