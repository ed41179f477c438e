"""A process that sweeps a database and says so after each batch, so that it can be killed in the middle."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime
from pathlib import Path

from bot.sweep import sweep
from skills.clinic import Periods
from storage.house import open_house


def main() -> None:
    """Arguments: the database's address, the keys folder, the time it is."""
    url, keys, now = sys.argv[1:]
    database = open_house(url, Path(keys), lambda: datetime.fromisoformat(now))
    sys.stdout.write("open\n")
    sys.stdout.flush()

    def tell(name: str, count: int) -> None:
        sys.stdout.write(f"{name} {count}\n")
        sys.stdout.flush()

    asyncio.run(sweep(database, Periods(), tell))
    database.close()


if __name__ == "__main__":
    main()
