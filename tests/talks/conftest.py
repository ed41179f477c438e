"""The assistant in this process, for all conversations of a run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.settings.configuration import read_clinic
from bot.talks.channels import Channel, InProcess, MovingClock
from storage.opening import open_database
from tests.conftest import copy_sqlite

CLINIC = Path(__file__).parents[2] / "clinic.toml"
START = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


@pytest.fixture
def channel(one_for_all: InProcess) -> Channel:
    """The assistant on a Tuesday morning: each conversation begins at that moment, however many went before."""
    one_for_all.clock.now = START
    return one_for_all


@pytest.fixture(scope="session")
def one_for_all(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    """The assistant of the sample clinic, one database for all conversations."""
    clock = MovingClock(START)
    folder = tmp_path_factory.mktemp("talks")
    database = open_database(copy_sqlite(migrated_sqlite, folder), folder / "keys", clock)
    yield InProcess(database, read_clinic(CLINIC, clock().date()), clock)
    database.close()
