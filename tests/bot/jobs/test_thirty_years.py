"""Thirty years on: every table is walked, and nothing of any person is left that the schedule does not name."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.jobs.table import JOBS, Surroundings
from bot.settings.configuration import read_clinic
from skills.compliance import plan
from skills.retention import brake, destruction
from skills.retention.inventory import line_of
from skills.retention.schedule import BY_NAME
from skills.staff import access_review
from storage.database import tombstones
from storage.database.database import Database
from storage.outbox import outbox
from storage.outbox.codes import NoticeState
from storage.retention import destruction as ledger
from storage.staff import access_reviews
from storage.tables import metadata
from storage.unit.schema import Kind
from storage.unit.unit_of_work import SYSTEM, Actor, Unit
from tests import chatting
from tests.bot.jobs.lived import ADDRESS, EMPTY, LEAVER, MEMBER, VISITOR, WITNESS, leave, live_through
from tests.bot.suspension.conftest import KEY, NAME, Scene
from tests.conftest import MovedClock
from tests.desk import as_staff

CLINIC = read_clinic(Path("clinic.toml"), date(2026, 12, 1))
OF_PERSONS = {Kind.SEALED, Kind.LOOKUP, Kind.SUBJECT, Kind.STAFF, Kind.SECRET, Kind.KEY, Kind.NOTE}
# What is there after thirty years, each by its line: the colleagues who still work here, and what they did a day ago.
STAYS = {
    "access_record.origin": "trail", "access_review.signed_by": "access_review", "destruction.confirmed_by": "ledger",
    "invitation.browser_hash": "staff", "invitation.token_hash": "staff", "notice.payload_sealed": "notice",
    "plan_check.checked_by": "plan_check", "plan_version.approved_by": "plan", "plan_version.recorded_by": "plan",
    "recovery_code.code_hash": "staff", "staff.email": "leaver", "staff.login": "staff", "staff.name": "leaver",
    "staff.password_hash": "staff", "staff.totp_sealed": "staff",
}  # fmt: skip
# Days; together thirty years.
STEPS = (1, 6, 31, 40, 90, 240, 400, 700, 1500, 2000, 3000, 2950)


def left(database: Database) -> dict[str, set[Any]]:
    """Every value of a person that is in the database, by column."""

    def walk(unit: Unit) -> dict[str, set[Any]]:
        found: dict[str, set[Any]] = {}
        for table in metadata.sorted_tables:
            for row in unit.connection.execute(select(table)).mappings():
                for column in table.columns:
                    if column.info["kind"] in OF_PERSONS and row[column.name]:
                        found.setdefault(f"{table.name}.{column.name}", set()).add(row[column.name])
        return found

    return database.read_now(walk, SYSTEM)


def columns_of_persons() -> set[str]:
    """Every column of the catalogue that may hold anything of a person."""
    tables = metadata.sorted_tables
    return {f"{one.name}.{each.name}" for one in tables for each in one.columns if each.info["kind"] in OF_PERSONS}


async def live(database: Database, clock: MovedClock, folder: Path, officer: Actor) -> None:
    """Go on for thirty years: all jobs at each step, the officer confirming what they should."""
    around = Surroundings(database, CLINIC, folder / "keys", folder / "data")
    for days in STEPS:
        clock.move(days=days)
        if database.run_now(lambda unit: brake.look(unit, CLINIC.periods), SYSTEM):
            database.run_now(brake.let_go_on, officer)
        for job in JOBS:
            await job.run(around)
        database.run_now(_confirm, officer)
        database.run_now(_give_up_notices, SYSTEM)


def _confirm(unit: Unit) -> None:
    destruction.confirm(unit, [line.id for line in ledger.unconfirmed(unit)])
    for review in access_reviews.unsigned(unit):
        words = f"{LEAVER} 확인" if unit.now.year < 2028 else ""
        access_review.sign_off(unit, review.id, finding="explained", follow_up=words)
    plan.record_check(unit, finding="carried_out")


def _give_up_notices(unit: Unit) -> None:
    for notice in outbox.take_due(unit, 500):
        outbox.finish(unit, notice_id=notice.id, state=NoticeState.DEAD)


async def test_after_thirty_years_nothing_of_any_person_is_left_that_the_schedule_does_not_name(
    scene: Scene,
    clock: MovedClock,
    tmp_path: Path,
) -> None:
    """Patient, leaver and witness are gone from every column; what there still is belongs to people at work or to a line."""
    database, officer = scene.database, as_staff(scene.holder, "privacy_officer")
    leaver = live_through(scene, CLINIC)
    await chatting.Person(database, "another" * 8).say("상담 신청")
    assert columns_of_persons() - set(left(database)) == set(EMPTY), "fill it in lived.py, or say why it is empty"
    database.run_now(partial(leave, was=scene, leaver=leaver), officer)
    await live(database, clock, tmp_path, officer)
    after = left(database)
    named = (scene.patient, leaver.id, LEAVER, WITNESS, ADDRESS, NAME, KEY, MEMBER, VISITOR)
    values = {str(value) for found in after.values() for value in found}
    assert [value for value in values if any(word in value for word in named)] == []
    assert {column: line_of(*column.split(".")) for column in after} == STAYS
    assert set(STAYS.values()) <= set(BY_NAME)
    assert tombstones.read_file(tmp_path / "keys") == []
