"""Each class is there a second before its time and gone with the next sweep at its time; holds and activity move it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import ColumnElement, delete, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import SQLModel, col, func, select

from bot.jobs.sweep import sweep
from skills import retained
from skills.campaigns import campaigns
from skills.campaigns.send_guard import Kind
from skills.clinic.clinic import Periods
from skills.compliance import incident_persons, incidents, plan, training
from skills.fields.timing.hours import today_in_seoul
from skills.retention import holds
from skills.retention import sweep as rules
from skills.staff.permissions import Person, Role
from storage.cases.consultations import Consultation
from storage.cases.photos import Photo
from storage.compliance import incidents as stored_incidents
from storage.compliance.incidents import Incident, IncidentFacts, IncidentPerson, IncidentStep
from storage.compliance.plan import PlanCheck, PlanVersion
from storage.compliance.training import Attendance
from storage.database.database import Database
from storage.notifications.campaigns import Campaign, CampaignTally
from storage.outbox import job_runs, outbox
from storage.outbox.codes import NoticeState
from storage.outbox.job_runs import JobRun
from storage.outbox.outbox import Notice
from storage.patients import patients
from storage.patients.consents import Consent
from storage.patients.conversations import Conversation
from storage.patients.patients import Patient
from storage.retention import destruction, expiry
from storage.retention.retained import Retained
from storage.trail import chain, proof
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.chatting import CLINIC
from tests.conftest import MovedClock
from tests.desk import as_staff, hire_now
from tests.skills.retention.test_destruction import DOCTOR, OFFICER
from tests.storage import people

PERIODS = Periods()
REGISTERS = ("training", "plan", "incident")


def count(database: Database, model: type[SQLModel], *conditions: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(model).where(*conditions)
    return database.run_now(lambda unit: unit.session.exec(query).one(), SYSTEM)


def make_closed(mark: str, unit: Unit) -> None:
    people.make(unit, mark, closed_at=unit.now)


async def run(database: Database) -> Counter[str]:
    return await sweep(database, PERIODS)


async def goes_after(
    database: Database, clock: MovedClock, model: type[SQLModel], left: int = 0, **period: float
) -> None:
    """The rows of `model` are all there one second before the period is over, and `left` of them at its end."""
    before = count(database, model)
    assert before > left
    clock.move(seconds=timedelta(**period).total_seconds() - 1)
    await run(database)
    assert count(database, model) == before
    clock.move(seconds=1)
    await run(database)
    assert count(database, model) == left


async def test_a_closed_case_goes_five_days_after_closing(database: Database, clock: MovedClock) -> None:
    """With its messages and photos; then name and phone go as well, and the Kakao id stays its year."""
    database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)
    await goes_after(database, clock, Consultation, days=5)
    assert count(database, Photo) == 0
    assert count(database, Patient, col(Patient.name_sealed).is_not(None)) == 0
    assert count(database, Patient, col(Patient.kakao_sealed).is_not(None)) == 1


async def test_new_activity_moves_the_date(database: Database, clock: MovedClock) -> None:
    """A case in which the patient wrote yesterday does not go because it was closed six days ago."""
    made = database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)
    clock.move(days=4)

    def write(unit: Unit) -> None:
        case = unit.session.get_one(Consultation, made.case_id)
        case.active_at = unit.now
        unit.session.add(case)

    database.run_now(write, SYSTEM)
    await goes_after(database, clock, Consultation, days=5)


async def test_a_case_that_nobody_closed_never_goes(database: Database, clock: MovedClock) -> None:
    """Not after two years, though somebody has read it: it escalates elsewhere, but it does not expire, and neither does its
    patient."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)

    def see(unit: Unit) -> None:
        case = unit.session.get_one(Consultation, made.case_id)
        case.seen_at = case.answered_at = case.settled_at = unit.now
        unit.session.add(case)

    database.run_now(see, SYSTEM)
    clock.move(days=730)
    await run(database)
    assert (count(database, Consultation), count(database, Patient)) == (1, 1)


async def test_a_case_that_nobody_has_seen_never_goes(database: Database, clock: MovedClock) -> None:
    """However it came to be closed: what nobody has read was not answered, and its patient stays with it."""
    made = database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)

    def unsee(unit: Unit) -> None:
        case = unit.session.get_one(Consultation, made.case_id)
        case.seen_at = None
        unit.session.add(case)

    database.run_now(unsee, SYSTEM)
    clock.move(days=730)
    await run(database)
    assert (count(database, Consultation), count(database, Patient)) == (1, 1)


async def test_a_held_case_stays_until_its_release(database: Database, clock: MovedClock) -> None:
    """The sweep leaves it and says so in the preview; after the release the next sweep takes it."""
    made = database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)
    hold = database.run_now(
        lambda unit: holds.place_hold(unit, "consultation", made.case_id, ground="dispute"), OFFICER
    )
    clock.move(days=30)
    await run(database)
    assert count(database, Consultation) == 1
    preview = {line.line.name: line for line in database.run_now(lambda unit: rules.preview(unit, PERIODS), SYSTEM)}
    assert (preview["case"].count, preview["case"].held) == (0, 1)
    database.run_now(lambda unit: holds.release_hold(unit, hold.id), OFFICER)
    assert (await run(database))["case"] == 1


async def test_unfinished_answers_go_after_a_day_and_the_patient_is_told(database: Database, clock: MovedClock) -> None:
    """The answers are gone, the conversation remembers to say so."""

    def begin(unit: Unit) -> None:
        people.make(unit, "one")
        talk = unit.session.exec(select(Conversation)).one()
        talk.expires_at = unit.now + timedelta(hours=24)
        unit.session.add(talk)

    database.run_now(begin, SYSTEM)
    clock.move(hours=24, seconds=-1)
    await run(database)
    assert count(database, Conversation, col(Conversation.answers_sealed).is_not(None)) == 1
    clock.move(seconds=1)
    assert (await run(database))["unfinished"] == 1
    assert count(database, Conversation, col(Conversation.answers_sealed).is_not(None)) == 0
    assert count(database, Conversation, col(Conversation.lapsed).is_(True)) == 1


async def test_photos_of_an_unfinished_form_go_after_a_day_and_those_of_a_case_stay(
    database: Database, clock: MovedClock
) -> None:
    def send(unit: Unit) -> None:
        made = people.make(unit, "one")
        unit.session.add(Photo(id="loose", patient_id=made.id, state="kept", taken_at=unit.now))

    database.run_now(send, SYSTEM)
    await goes_after(database, clock, Photo, left=1, hours=24)
    assert count(database, Photo, col(Photo.consultation_id).is_not(None)) == 1


async def test_kakao_is_told_of_those_who_go_and_were_linked(database: Database, clock: MovedClock) -> None:
    """R-8: the link to the app ends with the data here; who was never linked is none of Kakao's business."""

    def link(unit: Unit) -> None:
        who = patients.unlock(unit, people.make(unit, "linked", with_case=False).id, patients.Purpose.RIGHTS)
        patients.link_app_user(unit, who, "3000000001")
        people.make(unit, "other", with_case=False)

    database.run_now(link, SYSTEM)
    clock.move(days=366)
    await run(database)
    assert count(database, Patient) == 0
    due = database.run_now(lambda unit: [(n.kind, n.payload) for n in outbox.take_due(unit, 9)], SYSTEM)
    assert due == [("kakao_unlink", {"member": "3000000001"})]


async def test_a_patient_goes_a_year_after_the_last_use(database: Database, clock: MovedClock) -> None:
    """Login data and identifiers: one year from the last use (D-7); the consent evidence stays three years more."""
    database.run_now(lambda unit: people.make(unit, "one", with_case=False), SYSTEM)
    await goes_after(database, clock, Patient, days=365)
    assert count(database, Conversation) == 0
    three_years = clock().replace(year=clock().year + 3) - clock()
    await goes_after(database, clock, Consent, days=three_years.days)


@pytest.mark.parametrize(("kind", "years"), [("chart", 10), ("surgery", 10), ("findings", 5), ("prescription", 2)])
async def test_an_adopted_excerpt_is_kept_for_the_years_of_its_kind(
    database: Database, clock: MovedClock, kind: str, years: int
) -> None:
    """Still there at 9 years and 364 days, gone at ten years; by the calendar, so leap days do not shorten it."""
    made = database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)
    database.run_now(
        lambda unit: retained.adopt_into_chart(unit, made.case_id, {"plan": "words"}, kind=kind, reason="examined"),
        DOCTOR,
    )
    end = clock().replace(year=clock().year + years)
    clock.now = end - timedelta(days=1)
    await run(database)
    assert (count(database, Patient), count(database, Retained)) == (0, 1)
    clock.now = end - timedelta(seconds=1)
    await run(database)
    assert count(database, Retained) == 1
    clock.now = end
    assert (await run(database))[f"record_{kind}"] == 1
    assert count(database, Retained) == 0


async def test_finished_notices_go_and_waiting_ones_stay(database: Database, clock: MovedClock) -> None:
    """A delivered notice goes after five days, a dead or skipped one after thirty, one that waits never."""

    def queue(unit: Unit) -> None:
        for state in ("delivered", "dead", "skipped", "queued"):
            outbox.queue(unit, "staff_webhook", {"event": "new_case"})
            unit.session.flush()
            newest = unit.session.exec(select(Notice).order_by(col(Notice.id).desc())).first()
            if state != "queued" and newest is not None and newest.id is not None:
                outbox.finish(unit, newest.id, NoticeState(state))

    database.run_now(queue, SYSTEM)
    await goes_after(database, clock, Notice, left=3, days=5)
    await goes_after(database, clock, Notice, left=1, days=25)


async def test_campaigns_go_with_their_counts_after_three_years(database: Database, clock: MovedClock) -> None:
    """From the last thing that was done about one; they name no patient, so the ledger of destruction leaves them out."""

    def work(unit: Unit) -> None:
        who = Person("writer", "김관리", frozenset({Role.ADMINISTRATOR}))
        made = campaigns.write(unit, CLINIC, who, Kind.AD, "12월 소식이에요.")
        campaigns.note_refused(unit, made.id, "somebody", "no_consent")

    database.run_now(work, SYSTEM)
    clock.now = clock.now.replace(year=2029) - timedelta(seconds=1)
    await run(database)
    assert (count(database, Campaign), count(database, CampaignTally)) == (1, 1)
    clock.move(seconds=1)
    assert (await run(database))["campaign"] == 1
    assert (count(database, Campaign), count(database, CampaignTally)) == (0, 0)
    assert "campaign" not in database.run_now(destruction.totals, SYSTEM)


async def test_old_job_runs_go(database: Database, clock: MovedClock) -> None:
    """Runs of jobs are kept for a year."""

    def work(unit: Unit) -> None:
        job_runs.make_known(unit, "sweep", timedelta(hours=1))
        job_runs.claim(unit, "sweep", unit.now, "me", timedelta(seconds=60))

    database.run_now(work, SYSTEM)
    await goes_after(database, clock, JobRun, days=365)


async def test_registers_go_after_three_years(database: Database, clock: MovedClock) -> None:
    """A training from its day, a version of the plan from the day another replaced it, an incident from its closing, each
    with all that belongs to it; an open incident and the plan in force stay."""
    officer = as_staff(hire_now(database, "privacy_officer"), "privacy_officer")

    def work(unit: Unit) -> None:
        today = today_in_seoul(unit.now)
        there = [person.id for person in training.trained(unit)]
        training.record_training(unit, "privacy", held_on=today, given_by="김상담", attended=there)
        plan.record_version(unit, "1", in_force_on=today - timedelta(days=400), approved_by="이대표", place="A")
        plan.record_check(unit, finding="carried_out")
        plan.record_version(unit, "2", in_force_on=today, approved_by="이대표", place="A")
        known = incidents.Known("loss", "노트북을 잃어버렸어요.")
        incidents.file_incident(unit, unit.now, known)
        over = incidents.file_incident(unit, unit.now, known)
        incidents.take_step(unit, over.id, "told", "전화로 1명")
        incident_persons.put_on_list(unit, over.id, [people.make(unit, "told").id])
        [person] = stored_incidents.persons(unit, over.id)
        incident_persons.note(unit, over.id, person.id, "phone", unit.now)
        incidents.close_incident(unit, over.id, finding="confirmed", conclusion="암호화된 노트북")

    clock.now = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)  # Midnight in Korea, where days begin.
    database.run_now(work, officer)
    clock.now = datetime(2029, 12, 1, 14, 59, 59, tzinfo=UTC)
    assert {name: n for name, n in (await run(database)).items() if name in REGISTERS} == {}
    clock.move(seconds=1)
    done = await run(database)
    assert {name: done[name] for name in REGISTERS} == {"training": 1, "plan": 1, "incident": 1}
    left: dict[type[SQLModel], int] = {
        Attendance: 0, PlanVersion: 1, PlanCheck: 0, Incident: 1, IncidentFacts: 1, IncidentStep: 0,
        IncidentPerson: 0,
    }  # fmt: skip
    assert {model: count(database, model) for model in left} == left


async def test_a_check_of_the_plan_goes_three_years_after_the_next_one(database: Database, clock: MovedClock) -> None:
    """Also of the version in force, with what the officer wrote; the newest stays, and tells when the next is due."""
    officer = as_staff(hire_now(database, "privacy_officer"), "privacy_officer")

    def check(unit: Unit) -> None:
        plan.record_check(unit, finding="gaps", follow_up="강떠난에게 맡김")

    def begin(unit: Unit) -> None:
        plan.record_version(unit, "1", in_force_on=today_in_seoul(unit.now), approved_by="이대표", place="A")

    database.run_now(begin, officer)
    database.run_now(check, officer)
    clock.now = datetime(2027, 12, 1, 1, 0, tzinfo=UTC)
    database.run_now(check, officer)
    clock.now = datetime(2030, 12, 1, 0, 59, 59, tzinfo=UTC)
    await run(database)
    assert count(database, PlanCheck) == 2
    clock.move(seconds=1)
    assert (await run(database))["plan_check"] == 1
    assert count(database, PlanCheck) == 1
    with pytest.raises(DatabaseError):
        database.run_now(lambda unit: unit.session.execute(delete(PlanCheck)), SYSTEM)


async def test_the_trail_is_pruned_after_its_period_and_the_rest_verifies(
    database: Database, clock: MovedClock
) -> None:
    """Two years and a day, to the second; a signed checkpoint stays, from which the rest verifies; pruning is recorded."""
    database.run_now(lambda unit: chain.record(unit, "old"), SYSTEM)
    clock.move(days=100)
    database.run_now(lambda unit: chain.record(unit, "young"), SYSTEM)
    clock.move(days=631, seconds=-1)
    await run(database)
    assert count(database, AccessRecord, col(AccessRecord.act) == "old") == 1
    clock.move(seconds=1)
    assert (await run(database))["trail"] == 1
    assert count(database, AccessRecord, col(AccessRecord.act) == "old") == 0
    verdict = database.read_now(proof.verify, SYSTEM)
    assert (verdict.finding, verdict.first) == (None, 2)
    assert count(database, AccessRecord, col(AccessRecord.act) == "trail_pruned") == 1


async def test_the_ledger_counts_what_went(database: Database, clock: MovedClock) -> None:
    """One line a class and day, with the count, the ground and the method."""
    for i in range(30):
        database.run_now(partial(make_closed, f"p{i}"), SYSTEM)
    clock.move(days=5)
    assert (await run(database))["case"] == 30
    lines = {line.class_name: line for line in database.run_now(destruction.newest, SYSTEM)}
    assert (lines["case"].count, lines["case"].ground) == (30, "purpose_achieved")
    assert lines["contact"].count == 30
    assert await run(database) == Counter()


async def test_the_ledger_says_what_a_look_after_the_deletes_saw(database: Database, clock: MovedClock) -> None:
    """In the same commit: wherever a patient, a case or a contact is named, nothing was left (D-5)."""
    for i in range(3):
        database.run_now(partial(make_closed, f"p{i}"), SYSTEM)
    clock.move(days=5)
    await run(database)
    clock.move(days=365)
    await run(database)
    lines = {line.class_name: line for line in database.run_now(destruction.newest, SYSTEM)}
    assert {lines[name].result for name in ("case", "contact", "identifiers", "notice") if name in lines} == {"clean"}
    assert lines["identifiers"].places > 10
    assert lines["case"].places > 3


async def test_what_a_batch_left_behind_stands_in_the_ledger(sqlite_database: Database, clock: MovedClock) -> None:
    """The look is no formality: a row that a delete did not take makes the line red."""
    for mark in ("one", "two"):
        sqlite_database.run_now(partial(people.make, mark=mark, with_case=False), SYSTEM)
    first = sqlite_database.run_now(lambda unit: unit.session.scalars(select(Patient.id)).first(), SYSTEM)
    keep = f"CREATE TRIGGER keep BEFORE DELETE ON patient WHEN old.id = '{first}' BEGIN SELECT RAISE(IGNORE); END"
    sqlite_database.run_now(lambda unit: unit.connection.execute(text(keep)).close(), SYSTEM)
    clock.move(days=365)
    rules_batch = partial(rules.sweep_batch, name="identifiers", periods=PERIODS, pace=rules.Pace(10, 10))
    assert sqlite_database.run_now(rules_batch, SYSTEM).count == 1
    (line,) = sqlite_database.run_now(lambda unit: destruction.found_since(unit, unit.now), SYSTEM)
    assert (line.class_name, line.count) == ("identifiers", 1)
    query = text("SELECT count(*) FROM name_piece WHERE patient_id = :i")
    pieces = sqlite_database.read_now(lambda unit: int(unit.connection.scalar(query, {"i": first}) or 0), SYSTEM)
    assert (
        line.found == 3 + pieces
    )  # The patient, with conversation, notice and pieces of the name that hang on the row.


async def test_each_patient_who_goes_has_a_record_of_their_own(database: Database, clock: MovedClock) -> None:
    """By pseudonym, with the ledger's line and the class, so that one can be asked after by the number in an old letter."""
    made = [database.run_now(partial(people.make, mark=f"p{i}", with_case=False), SYSTEM).id for i in range(3)]
    clock.move(days=365)
    await run(database)
    query = select(AccessRecord).where(col(AccessRecord.act) == "patient_destroyed")
    records = database.read_now(lambda unit: list(unit.session.scalars(query)), SYSTEM)
    (line,) = [one for one in database.read_now(destruction.newest, SYSTEM) if one.class_name == "identifiers"]
    assert {(one.subject, one.about, one.why) for one in records} == {(i, line.id, "identifiers") for i in made}
    assert len(records) == 3
    assert database.read_now(proof.verify, SYSTEM).holds


async def test_the_preview_counts_what_goes_together_once(database: Database, clock: MovedClock) -> None:
    """The case of a patient who goes whole is not counted by itself; the contact of one whose last case goes is."""
    database.run_now(partial(make_closed, "long-ago"), SYSTEM)
    clock.move(days=364)
    database.run_now(partial(make_closed, "lately"), SYSTEM)
    clock.move(days=6)
    preview = database.read_now(lambda unit: rules.preview(unit, PERIODS), SYSTEM)
    expected = {line.line.name: line.count for line in preview if line.count}
    assert (expected["identifiers"], expected["case"], expected["contact"]) == (1, 1, 1)
    assert await run(database) == expected


async def test_the_preview_changes_nothing(database: Database, clock: MovedClock) -> None:
    """A dry run counts what the sweep then destroys."""
    database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)
    clock.move(days=5)
    preview = {
        line.line.name: line.count for line in database.read_now(lambda unit: rules.preview(unit, PERIODS), SYSTEM)
    }
    assert preview["case"] == 1
    assert count(database, Consultation) == 1
    assert (await run(database))["case"] == 1


def test_only_a_case_that_was_silent_for_long_is_told_to_have_no_end(
    sqlite_database: Database, clock: MovedClock
) -> None:
    def without_end() -> int:
        preview = sqlite_database.read_now(lambda unit: rules.preview(unit, PERIODS), SYSTEM)
        return next(one.endless for one in preview if one.line.name == "open_case")

    sqlite_database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    sqlite_database.run_now(lambda unit: people.make(unit, "two", closed_at=unit.now), SYSTEM)
    clock.move(days=PERIODS.settled_case_days, seconds=-1)
    assert without_end() == 0
    clock.move(seconds=1)
    assert without_end() == 1


def test_a_name_that_was_to_be_overwritten_is_found(sqlite_database: Database) -> None:
    """The look after a batch, at a patient whose name stays and at one whose contact is gone."""

    def look(unit: Unit) -> list[int]:
        left, gone = people.make(unit, "left").id, people.make(unit, "gone").id
        expiry.forget_contacts(unit, [gone])
        return [expiry.look_for_contacts(unit, ids).found for ids in ([left], [gone], [left, gone])]

    assert sqlite_database.run_now(look, SYSTEM) == [1, 0, 1]
