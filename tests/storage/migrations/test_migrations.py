"""Migrations: up, down, with data, and equal to the models, on both engines."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from storage import migrations
from storage.database import engines
from storage.opening import open_database
from storage.patients import conversations
from storage.patients.conversations import KakaoIds
from storage.tables import metadata
from storage.trail import chain
from storage.unit.unit_of_work import PATIENT, Unit
from tests.conftest import MovedClock


def test_the_tables_are_what_the_models_say(database_url: str) -> None:
    """No model without a migration, no migration without a model."""
    migrations.upgrade(database_url)
    engine = engines.make(database_url)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
    engine.dispose()
    assert differences == []


def test_every_revision_goes_down_and_up_again(database_url: str) -> None:
    """Down to nothing, and up again to the same tables."""
    migrations.upgrade(database_url)
    engine = engines.make(database_url)
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
    assert migrations.downgrade(database_url, "base") == ""
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    assert migrations.upgrade(database_url) == migrations.newest()
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) == tables
    engine.dispose()


async def test_data_survives_going_down_to_the_first_revision_and_up_again(
    database_url: str, tmp_path: Path, clock: MovedClock
) -> None:
    """What the first revision keeps is there, opened with the same keys, after a way down and up."""

    def hello(unit: Unit) -> str:
        talk = conversations.open_talk(unit, KakaoIds("somebody"))
        talk.answers = {"name": "홍길동"}
        conversations.keep(unit, talk)
        chain.record(unit, "case_filed", subject=talk.patient_id)
        return talk.patient_id

    database = open_database(database_url, tmp_path / "keys", clock)
    who = await database.run(hello, PATIENT)
    database.close()
    await asyncio.to_thread(migrations.downgrade, database_url, "0001")
    database = open_database(database_url, tmp_path / "keys", clock)
    talk = await database.run(lambda unit: conversations.find_talk(unit, who), PATIENT)
    database.close()
    assert talk is not None
    assert talk.answers == {"name": "홍길동"}


def test_a_second_start_changes_nothing(database_url: str) -> None:
    """Starting again is not a migration."""
    first = migrations.upgrade(database_url)
    assert migrations.upgrade(database_url) == first


@pytest.mark.parametrize("attack", ["UPDATE incident_step SET words = 'x'", "DELETE FROM incident_step"])
def test_a_log_of_the_registers_goes_only_with_what_it_belongs_to(database_url: str, attack: str) -> None:
    """A step about an incident is neither changed nor deleted alone; with its incident it goes (S-11, B-1)."""
    migrations.upgrade(database_url)
    engine = engines.make(database_url)
    day = "'2026-01-01 00:00:00'"
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO incident (id, number, source, aware_at, due_at, filed_at, filed_by, alarmed, closed_by, finding,"
                f" conclusion) VALUES ('i', '000001', '', {day}, {day}, {day}, 's', '', '', '', '')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO incident_step (incident_id, what, words, taken_at, taken_by)"
                f" VALUES ('i', 'told', 'w', {day}, 's')"
            )
        )
    with pytest.raises(Exception, match="append-only"), engine.begin() as connection:
        connection.execute(text(attack))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM incident"))
        assert connection.scalar(text("SELECT COUNT(*) FROM incident_step")) == 0
    engine.dispose()


def test_an_update_of_an_append_only_table_is_refused(database_url: str) -> None:
    """Consents and the trail are never changed (C-4, S-3)."""
    migrations.upgrade(database_url)
    engine = engines.make(database_url)
    insert = (
        "INSERT INTO consent (patient_id, purpose, wording_version, wording_hash, decision, decided_at, channel, decided_by,"
        " screen) VALUES ('p', 'health', 'v', 'h', 'refused', '2026-01-01 00:00:00', 'chat', 'self', '')"
    )
    with engine.begin() as connection:
        connection.execute(text(insert))
    refused = False
    try:
        with engine.begin() as connection:
            connection.execute(text("UPDATE consent SET decision = 'given'"))
    except Exception as error:  # noqa: BLE001 - each engine has its own error for a trigger's refusal
        refused = "append-only" in str(error)
    engine.dispose()
    assert refused
