"""The doctor's findings about what the clinic has written down."""

from __future__ import annotations

import shutil
from collections import namedtuple
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.cli import work_done
from bot.cli.doctor import examine
from bot.server.last_day import LastDay
from bot.server.loops import Loops
from bot.server.metrics import Metrics
from bot.settings.configuration import Configuration
from storage.database.database import Database
from storage.outbox import outbox
from storage.outbox.codes import NoticeState
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import clinic
from tests.policies import clinic_file, second_version
from tests.postgres import free_port
from tests.storage import trails


def said(configuration: Configuration, clock: MovedClock) -> list[tuple[str, str]]:
    return [(result.state, result.said) for result in examine(configuration, clock) if result.check == "policy"]


def test_a_policy_that_is_announced_too_late_is_a_finding(
    configure: Callable[..., Configuration], clock: MovedClock, tmp_path: Path
) -> None:
    """Clause 10: the clinic's own promise, held against the days between publication and date."""
    assert said(configure(), clock) == [("ok", "")]
    late = second_version(on="2026-12-15", published="2026-12-10", material=False)
    ((state, words),) = said(configure(clinic=clinic_file(tmp_path, late)), clock)
    assert state == "finding"
    assert words.startswith("policy second:")
    assert "5 days" in words
    assert "promises 7" in words


def found(configuration: Configuration, clock: MovedClock, words: str) -> list[str]:
    """The states of the results that say this."""
    return [result.state for result in examine(configuration, clock) if words in result.said]


@pytest.fixture
def configured(configure: Callable[..., Configuration], sqlite_database: Database) -> Callable[..., Configuration]:
    """Configurations for a database that is there."""
    return partial(configure, database_url=SecretStr(str(sqlite_database.engine.url)))


def test_a_trail_that_does_not_verify_is_a_finding(
    configured: Callable[..., Configuration], sqlite_database: Database, clock: MovedClock
) -> None:
    """Its first bad record is named."""
    trails.fill(sqlite_database, 5)
    assert found(configured(), clock, "access trail") == []
    with sqlite_database.engine.begin() as connection:
        trails.drop_triggers(connection)
        connection.execute(text("UPDATE access_record SET about = 'another' WHERE seq = 2"))
    assert found(configured(), clock, "altered: record 2") == ["finding"]


def test_a_notice_that_nobody_got_is_a_finding(
    configured: Callable[..., Configuration], sqlite_database: Database, clock: MovedClock
) -> None:
    """By kind, and where to send it again."""

    def give_up(unit: Unit) -> None:
        outbox.queue(unit, "staff_webhook", {"event": "new_case"})
        (due,) = outbox.take_due(unit, 1)
        outbox.finish(unit, due.id, NoticeState.DEAD, "http_404")

    assert found(configured(), clock, "not delivered") == []
    sqlite_database.run_now(give_up, SYSTEM)
    assert found(configured(), clock, "1 notices were not delivered (staff_webhook)") == ["finding"]


def test_kakao_that_does_not_answer_is_a_finding(configured: Callable[..., Configuration], clock: MovedClock) -> None:
    """Both addresses are asked; without Kakao's key nobody is."""
    nobody = f"http://127.0.0.1:{free_port()}"
    addresses = {"kakao_auth_url": nobody, "kakao_bot_api_url": nobody}
    assert found(configured(**addresses), clock, "does not answer") == []
    assert found(configured(**addresses, kakao_rest_key="key"), clock, "127.0.0.1 does not answer") == ["finding"] * 2


def test_a_full_disk_and_a_missing_witness_are_told(
    configured: Callable[..., Configuration], clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A witness only to be hinted at on a machine for trying things out."""
    assert found(configured(), clock, "are free on the disk") == []
    assert found(configured(), clock, "no witness outside") == ["hint"]
    assert found(configured(owner_webhook_url="http://127.0.0.1:1/hook"), clock, "no witness outside") == []
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(total=10**12, used=10**12 - 10**9, free=10**9))
    assert found(configured(), clock, "953 MB are free on the disk") == ["finding"]


usage = namedtuple("usage", "total used free")


async def test_the_margin_is_read_from_the_turns_of_the_last_day(sqlite_database: Database) -> None:
    """The bound within which 99 of 100 turns were answered; none without turns."""
    metrics = Metrics()

    async def page() -> str:
        return (await metrics.page(sqlite_database, clinic(), Loops())).decode()

    assert work_done.slowest_in(await page()) == 0
    for seconds in [0.02] * 98 + [4.5] * 2:
        metrics.turn("menu", "menu", "answered", seconds)
    assert work_done.slowest_in(await page()) == 5.0
    metrics.turn("menu", "menu", "late", 9.0)
    metrics.turn("menu", "menu", "late", 9.0)
    assert work_done.slowest_in(await page()) > 5


def test_yesterdays_turns_count_and_those_before_do_not() -> None:
    """A day of slow turns is told for a day."""
    hours = [0.0]
    day = LastDay((1.0, 5.0), lambda: hours[0] * 3600)
    day.note(4.0)
    hours[0] = 23.9
    assert day.within(0.99) == 5.0
    day.note(0.5)
    hours[0] = 24.1
    assert day.within(0.99) == 1.0
    hours[0] = 48.1
    assert day.within(0.99) == 0.0


def test_the_address_that_the_file_came_with_is_told(
    configured: Callable[..., Configuration], clock: MovedClock
) -> None:
    """No clinic has it."""
    assert found(configured(), clock, "the address that it came with") == ["hint"]


def test_kakaos_own_chat_is_a_hint_where_it_is_on(
    configured: Callable[..., Configuration], clock: MovedClock, tmp_path: Path
) -> None:
    """What is written there is outside of the desk."""
    assert found(configured(), clock, "1:1 chat is on") == []
    file = tmp_path / "clinic.toml"
    file.write_text(Path("clinic.toml").read_text().replace("one_to_one_chat = false", "one_to_one_chat = true"))
    assert found(configured(clinic=file), clock, "1:1 chat is on") == ["hint"]
