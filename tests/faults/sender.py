"""A relay in a process of its own, for a test that kills it: sends what is due, and ends when nothing is."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime, timedelta
from pathlib import Path

from bot.server.clock import utc_now
from bot.settings.configuration import Configuration, read_configuration
from storage.opening import open_database
from tests.bot.delivery.test_ways_of_sending import MESSAGES, post_office
from tests.delivering import deliver_due


async def run(url: str, folder: Path, ahead: float) -> None:
    """Send with a clock that is so many seconds ahead."""

    def clock() -> datetime:
        return utc_now() + timedelta(seconds=ahead)

    told = read_configuration(clinic=Path("clinic.toml"), keys_dir=folder / "keys", skill_key="a-key-for-the-tests")
    configuration = Configuration(told.settings, told.clinic.model_copy(update={"messages": MESSAGES}))
    database = open_database(url, folder / "keys", clock)
    async with post_office(configuration, database) as relay:
        while await deliver_due(relay):
            pass
    database.close()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])))
