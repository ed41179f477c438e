"""Every line of the retention schedule: there a second before its time, gone with the next sweep at its time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement
from sqlmodel import SQLModel, col, func, select

from bot.jobs.sweep import sweep
from bot.jobs.table import JOBS, Surroundings
from skills import retained
from skills.campaigns import campaigns
from skills.campaigns.send_guard import Kind
from skills.clinic.clinic import Periods
from skills.clinic.periods import RECORDS
from skills.compliance import provisions
from skills.compliance.provisions import Handed
from skills.retention import destruction
from skills.retention.schedule import BY_NAME, SCHEDULE
from skills.staff import sign_in, staff
from skills.staff.permissions import Role
from storage.backup import making
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.clinic import switches, versions
from storage.clinic.versions import ClinicVersion
from storage.database import tombstones
from storage.database.database import Database
from storage.notifications.campaigns import Campaign
from storage.outbox import job_runs, outbox
from storage.outbox.codes import NoticeState
from storage.outbox.job_runs import JobRun
from storage.outbox.outbox import Notice
from storage.patients import patients
from storage.patients.consents import Consent
from storage.patients.conversations import Conversation
from storage.patients.patients import Patient
from storage.patients.provisions import Provision
from storage.retention import destruction as ledger
from storage.retention.destruction import Destruction
from storage.retention.holds import Hold
from storage.retention.paper import PaperTask
from storage.retention.retained import Retained
from storage.rights import RightsRequest
from storage.staff import sessions
from storage.staff.access_reviews import AccessReview
from storage.staff.sessions import StaffSession
from storage.staff.staff import RoleGrant, Staff
from storage.trail import chain
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, hire, hire_now
from tests.skills.retention.test_destruction import DOCTOR
from tests.storage import people

PERIODS = Periods()
ELSEWHERE = {
    "staff": "tests/bot/jobs/test_thirty_years.py",
    "own_words": "tests/skills/retention/test_inventory.py",
    "training": "tests/skills/retention/test_sweep.py::test_registers_go_after_three_years",
    "plan": "tests/skills/retention/test_sweep.py::test_registers_go_after_three_years",
    "plan_check": "tests/skills/retention/test_sweep.py::test_a_check_of_the_plan_goes_three_years_after_the_next_one",
    "incident": "tests/skills/retention/test_sweep.py::test_registers_go_after_three_years",
    "open_case": "tests/skills/retention/test_sweep.py::test_a_case_that_nobody_closed_never_goes",
    "paper": "tests/skills/staff/test_access_review.py::test_paper_is_destroyed_by_somebody_before_somebody_else",
}
"""What is tried in a test of its own: what no clock ends, and what goes on a Korean day with all that belongs to it."""


@dataclass(frozen=True)
class Case:
    """How something of a class comes into being, how one sees that it is there, and what is to end it. `make` gives the
    instant of the event from which the period counts."""

    make: Callable[[Database, Path], datetime]
    count: Callable[[Database, Path], int]
    end: Callable[[Database, Path], Awaitable[object]]


AGO = timedelta(
    days=90
)  # What came before the event from which a period counts: so the one is not taken for the other.


def later(database: Database) -> None:
    """Let `AGO` pass."""
    assert isinstance(database.clock, MovedClock)
    database.clock.move(days=AGO.days)


async def run_sweep(database: Database, _folder: Path) -> None:
    await sweep(database, PERIODS)


async def run_key_expiry(database: Database, folder: Path) -> None:
    (job,) = (job for job in JOBS if job.name == "key_expiry")
    await job.run(Surroundings(database, clinic(), folder / "keys", folder / "data"))


def rows(model: type[SQLModel], *conditions: ColumnElement[bool]) -> Callable[[Database, Path], int]:
    """How many rows there are."""
    query = select(func.count()).select_from(model).where(*conditions)
    return lambda database, _: database.run_now(lambda unit: unit.session.exec(query).one(), SYSTEM)


def in_unit(work: Callable[[Unit], datetime | None]) -> Callable[[Database, Path], datetime]:
    """The event is now, unless the work says otherwise."""
    return lambda database, _: database.run_now(work, SYSTEM) or database.clock()


def leave_unfinished(unit: Unit) -> None:
    people.make(unit, "one")
    talk = unit.session.exec(select(Conversation)).one()
    talk.expires_at = unit.now + timedelta(hours=PERIODS.unfinished_hours)
    unit.session.add(talk)


def come_by(database: Database, _: Path) -> datetime:
    made = database.run_now(lambda unit: people.make(unit, "one", with_case=False), SYSTEM)
    later(database)
    database.run_now(lambda unit: patients.touch(unit, made.id), SYSTEM)
    return database.clock()


def close(unit: Unit) -> None:
    made = people.make(unit, "one", closed_at=unit.now)
    case = unit.session.get_one(Consultation, made.case_id)
    case.filed_at -= AGO
    unit.session.add(case)


def close_the_last(unit: Unit) -> datetime:
    """Name and phone go with the last case, `closed_case_days` after it was closed."""
    close(unit)
    return unit.now + timedelta(days=PERIODS.closed_case_days)


def adopt(kind: str, database: Database, _: Path) -> datetime:
    made = database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)
    later(database)
    words = {"plan": "words"}
    database.run_now(
        lambda unit: retained.adopt_into_chart(unit, made.case_id, words, kind=kind, reason="examined"), DOCTOR
    )
    return database.clock()


def provide(database: Database, _: Path) -> datetime:
    """What was provided is told to the patient while they are there, and is evidence for the years after that."""
    officer = as_staff(hire_now(database, Role.PRIVACY_OFFICER), Role.PRIVACY_OFFICER)
    return destroy_later(database, database.run_now(hand_over, officer))


def destroy(database: Database, _: Path) -> datetime:
    return destroy_later(database, database.run_now(lambda unit: people.make(unit, "one", with_case=False), SYSTEM).id)


def destroy_later(database: Database, patient_id: str) -> datetime:
    later(database)
    database.run_now(lambda unit: destruction.destroy_patient(unit, patient_id, ground="right_deletion"), SYSTEM)
    return database.clock()


def hand_over(unit: Unit) -> str:
    made = people.make(unit, "one")
    case = consultations.find(unit, made.case_id)
    assert case is not None
    handed = Handed("서울강남경찰서", "investigation", ("name",), "수사 종결 시까지", "law", "형사소송법 제215조")
    provisions.record_provision(unit, clinic(), case.number, handed)
    return made.id


def decide(unit: Unit) -> None:
    unit.session.add(RightsRequest(
        id=unit.new_id(), number="1", patient_id="p", kind="object", received_at=unit.now - AGO, due_at=unit.now,
        state="decided", decision="granted", decided_at=unit.now,
    ))  # fmt: skip


def finish_notice(state: str, unit: Unit) -> None:
    outbox.queue(unit, "staff_webhook", {"event": "new_case"})
    unit.session.flush()
    unit.session.get_one(Notice, 1).queued_at -= AGO
    outbox.finish(unit, 1, NoticeState(state))


def write_campaign(unit: Unit) -> None:
    boss = hire(unit, Role.ADMINISTRATOR)
    campaigns.write(unit, clinic(), boss, Kind.AD, "12월 소식이에요.").written_at -= AGO


def sign_out(database: Database, _: Path) -> datetime:
    person = hire_now(database)
    database.run_now(lambda unit: sign_in.open_session(unit, person.id, "192.0.2.7", "Chrome, Windows"), SYSTEM)
    assert isinstance(database.clock, MovedClock)
    database.clock.move(minutes=5)
    database.run_now(lambda unit: sessions.end_all(unit, person.id), SYSTEM)
    return database.clock()


def take_role(database: Database, _: Path) -> datetime:
    boss = database.run_now(lambda unit: hire(unit, Role.ADMINISTRATOR), SYSTEM)
    kim = database.run_now(lambda unit: hire(unit, Role.COUNSELLOR, Role.AUDITOR), SYSTEM)
    later(database)
    database.run_now(lambda unit: staff.set_roles(unit, boss, kim.id, [Role.COUNSELLOR]), as_staff(boss))
    return database.clock()


def run_job(unit: Unit) -> None:
    job_runs.make_known(unit, "sweep", timedelta(hours=1))
    job_runs.claim(unit, "sweep", unit.now, "me", timedelta(seconds=60))


def let_go(unit: Unit) -> None:
    unit.session.add(Hold(
        id=unit.new_id(), item_kind="patient", item_id="p", patient_id="p", ground="dispute", placed_at=unit.now - AGO,
        placed_by="o", released_at=unit.now, released_by="o",
    ))  # fmt: skip


def shred(unit: Unit) -> None:
    unit.session.add(PaperTask(
        id=unit.new_id(), what="print", opened_at=unit.now - AGO, opened_by="o", due_at=unit.now - AGO, method="shred",
        done_at=unit.now, done_by="o", witness="서지켜",
    ))  # fmt: skip


def review(unit: Unit) -> None:
    """The newest stays, because the next cycle begins where it ended."""
    for days, accesses in ((31, 7), (0, 0)):
        at = unit.now - timedelta(days=days)
        unit.session.add(AccessReview(
            id=unit.new_id(), begins_at=at - timedelta(days=30), ends_at=at, due_at=unit.now, accesses=accesses,
            signed_at=unit.now, signed_by="o", finding="nothing",
        ))  # fmt: skip


def say_why(unit: Unit) -> None:
    """In both places in which staff say why they changed something of the clinic's."""
    versions.add(unit, ClinicVersion(number=9, document="{}", made_at=unit.now, origin="desk", why="강떠난 실장 부탁"))
    switches.move(unit, "desk", "강떠난 실장 부탁", off=False)


def reasons_left(database: Database, folder: Path) -> int:
    found = ((ClinicVersion, col(ClinicVersion.why) != ""), (switches.Switch, col(switches.Switch.why) != ""))
    return sum(rows(model, where)(database, folder) for model, where in found)


def confirm_destruction(unit: Unit) -> None:
    line = ledger.enter_alone(unit, "case", "purpose_achieved", 1, method=ledger.OVERWRITE, day=unit.now.date())
    line.begun_at = line.ended_at = unit.now - AGO
    line.confirmed_at, line.confirmed_by = unit.now, "o"


def leave(database: Database, _: Path) -> datetime:
    boss, leaver = hire_now(database, Role.ADMINISTRATOR), hire_now(database, Role.COUNSELLOR, name="강떠난")
    later(database)
    database.run_now(lambda unit: staff.end_account(unit, boss, leaver.id), as_staff(boss))
    return database.clock()


def back_up(database: Database, folder: Path) -> datetime:
    making.make(database, folder / "data" / "backups", folder / "keys", days=PERIODS.backup_days, actor=SYSTEM)
    return database.clock()


def swept(make: Callable[[Unit], datetime | None], model: type[SQLModel], *conditions: ColumnElement[bool]) -> Case:
    """A class whose rows the sweep takes."""
    return Case(in_unit(make), rows(model, *conditions), run_sweep)


CASES: dict[str, Case] = {
    "unfinished": swept(leave_unfinished, Conversation, col(Conversation.answers_sealed).is_not(None)),
    "case": swept(close, Consultation),
    "contact": swept(close_the_last, Patient, col(Patient.name_sealed).is_not(None)),
    "identifiers": Case(come_by, rows(Patient), run_sweep),
    **{f"record_{kind}": Case(partial(adopt, kind), rows(Retained), run_sweep) for kind in RECORDS},
    "consent": Case(destroy, rows(Consent), run_sweep),
    "provision": Case(provide, rows(Provision), run_sweep),
    "rights_request": swept(decide, RightsRequest),
    "campaign": swept(write_campaign, Campaign),
    "notice": swept(partial(finish_notice, "delivered"), Notice),
    "dead_notice": swept(partial(finish_notice, "dead"), Notice),
    "session": Case(sign_out, rows(StaffSession), run_sweep),
    "role_grant": Case(take_role, rows(RoleGrant, col(RoleGrant.role) == "auditor"), run_sweep),
    "trail": swept(lambda unit: chain.record(unit, "old"), AccessRecord, col(AccessRecord.act) == "old"),
    "job_run": swept(run_job, JobRun),
    "hold": swept(let_go, Hold),
    "paper_record": swept(shred, PaperTask),
    "access_review": swept(review, AccessReview, col(AccessReview.accesses) == 7),
    "ledger": swept(confirm_destruction, Destruction),
    "staff_reason": Case(in_unit(say_why), reasons_left, run_sweep),
    "tombstone": swept(lambda unit: tombstones.put_up(unit, "consultation", [("one", None)]), tombstones.Tombstone),
    "leaver": Case(leave, rows(Staff, col(Staff.name) == "강떠난"), run_sweep),
    "backup": Case(back_up, lambda _, folder: len(list(folder.rglob("*backup*.*"))), run_key_expiry),
}


@pytest.mark.parametrize("name", [line.name for line in SCHEDULE])
async def test_each_class_is_there_a_second_before_its_time_and_gone_at_it(
    database: Database, tmp_path: Path, clock: MovedClock, name: str
) -> None:
    """A class without a case here is a promise that nobody has tried."""
    if name in ELSEWHERE:
        assert name not in CASES
        return
    case, period = CASES[name], BY_NAME[name].period(PERIODS)
    assert period is not None
    due = period.after(case.make(database, tmp_path))
    there = case.count(database, tmp_path)
    assert there > 0
    clock.now = due - timedelta(seconds=1)
    await case.end(database, tmp_path)
    assert case.count(database, tmp_path) == there
    clock.now = due
    await case.end(database, tmp_path)
    assert case.count(database, tmp_path) == 0
