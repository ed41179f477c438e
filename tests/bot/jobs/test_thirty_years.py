"""Thirty years on: every table is walked, and nothing of any person is left that the schedule does not name."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.jobs.table import JOBS, Surroundings
from bot.settings.configuration import read_clinic
from skills import paper
from skills.compliance import incidents, plan, training
from skills.proposals import proposals
from skills.retention import brake, destruction, holds
from skills.retention.inventory import line_of
from skills.retention.schedule import BY_NAME
from skills.rights import rights
from skills.rights.grounds import Decision
from skills.rights.rights import Verdict
from skills.staff import access_review, staff
from skills.staff.permissions import Person, Role
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
from tests.bot.suspension.conftest import KEY, NAME, Scene
from tests.conftest import MovedClock
from tests.desk import as_staff, hire_now

CLINIC = read_clinic(Path("clinic.toml"), date(2026, 12, 1))
OF_PERSONS = {Kind.SEALED, Kind.LOOKUP, Kind.SUBJECT, Kind.STAFF, Kind.SECRET, Kind.KEY, Kind.NOTE}
# What is there after thirty years, each by its line: the colleague who still works here, and what they did a day ago.
STAYS = {
    "access_record.origin": "trail", "access_review.signed_by": "access_review", "destruction.confirmed_by": "ledger",
    "invitation.token_hash": "session", "notice.payload_sealed": "notice", "plan_version.approved_by": "plan",
    "plan_version.recorded_by": "plan", "staff.email": "leaver", "staff.login": "staff", "staff.name": "leaver",
}  # fmt: skip
LEAVER, ADDRESS, WITNESS = "강떠난", "leaver@clinic.example", "서지켜"
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


def _give_up_notices(unit: Unit) -> None:
    for notice in outbox.take_due(unit, 500):
        outbox.finish(unit, notice_id=notice.id, state=NoticeState.DEAD)


def _prepare(unit: Unit, was: Scene, leaver: Person) -> None:
    """One of each thing that used to stay."""
    staff.end_account(unit, was.holder, leaver.id)
    pile = paper.open_task(unit, "print", sheets=3)
    unit.session.flush()
    paper.finish_task(unit, pile.id, method="shred", witness=WITNESS)
    training.record_training(
        unit, training.TOPICS[0], held_on=date(2026, 11, 1), given_by=LEAVER, attended=[was.holder.id]
    )
    for name, day in (("1", date(2026, 1, 1)), ("2", date(2026, 11, 1))):
        plan.record_version(unit, name, in_force_on=day, approved_by=LEAVER if name == "1" else "원장", place="서류함")
        unit.session.flush()
    proposals.propose(unit, was.holder, "invite", {"name": LEAVER, "email": ADDRESS})
    incidents.close_incident(unit, was.incident, finding="cleared", conclusion=f"{LEAVER}의 실수였어요.")
    holds.release_hold(unit, was.hold)
    refusal = Verdict(Decision.REFUSED, ground="not_proven", reason="본인 확인 안 됨", objection="officer")
    rights.decide(unit, CLINIC, rights.find_request(unit, was.right), refusal)


async def test_after_thirty_years_nothing_of_any_person_is_left_that_the_schedule_does_not_name(
    scene: Scene,
    clock: MovedClock,
    tmp_path: Path,
) -> None:
    """Patient, leaver and witness are gone from every column; what there still is belongs to people at work or to a line."""
    database, officer = scene.database, as_staff(scene.holder, "privacy_officer")
    leaver = hire_now(database, Role.COUNSELLOR, name=LEAVER, email=ADDRESS)
    database.run_now(partial(_prepare, was=scene, leaver=leaver), officer)
    await chatting.Person(database, "another" * 8).say("상담 신청")
    before = left(database)
    assert {
        "patient.name_sealed", "conversation.reply_sealed", "staff.name", "hold.patient_id", "paper_task.witness",
        "incident.conclusion", "training.given_by", "plan_version.approved_by", "provision.patient_id",
        "retained.content_sealed",
    } <= set(before)  # fmt: skip
    await live(database, clock, tmp_path, officer)
    after = left(database)
    named = (scene.patient, leaver.id, LEAVER, WITNESS, ADDRESS, NAME, KEY)
    values = {str(value) for found in after.values() for value in found}
    assert [value for value in values if any(word in value for word in named)] == []
    assert {column: line_of(*column.split(".")) for column in after} == STAYS
    assert set(STAYS.values()) <= set(BY_NAME)
    assert tombstones.read_file(tmp_path / "keys") == []
