"""What did not happen in time, and a schedule that is not the published one, is a finding and a figure."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.cli import doctor
from bot.cli.doctor import Result, examine
from bot.delivery.staff_notice import SENTENCES, sentence
from bot.desk.retention.records import CARDS
from bot.server.loops import Loops
from bot.server.metrics import Metrics
from bot.settings.configuration import Configuration, read_clinic
from bot.settings.settings import Settings
from skills import paper
from skills.clinic.clinic import Clinic, Periods
from skills.compliance import incidents, reminders
from skills.compliance.incidents import Known
from skills.compliance.overdue import OVERDUE
from skills.retention import holds
from skills.rights import rights
from skills.rights.grounds import Kind
from skills.staff import access_review, staff
from skills.staff.permissions import Role
from storage.database.database import Database
from storage.outbox import job_runs, outbox
from storage.outbox.codes import NoticeState
from storage.retention import destruction
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, hire_now
from tests.skills.retention.test_destruction import OFFICER
from tests.storage import people

CLINIC: Clinic = clinic()


@pytest.fixture
def configuration(sqlite_database: Database, tmp_path: Path, clock: MovedClock) -> Configuration:
    settings = Settings(database_url=str(sqlite_database.engine.url), keys_dir=tmp_path / "keys")
    return Configuration(settings, read_clinic(Path("clinic.toml"), clock().date()))


def findings(configuration: Configuration, clock: MovedClock, check: str) -> list[str]:
    found: list[Result] = examine(configuration, clock)
    return [result.said for result in found if (result.check, result.state) == (check, "finding")]


def begin_job(unit: Unit) -> None:
    job_runs.make_known(unit, "sweep", timedelta(hours=3))


def destroy(unit: Unit) -> None:
    destruction.enter(unit, "case", "purpose_achieved", 2, method=destruction.OVERWRITE, day=unit.now.date())


def review(unit: Unit) -> None:
    access_review.open_review(unit, 1)


def print_paper(unit: Unit) -> None:
    paper.open_task(unit, "print", sheets=3)


def invite(unit: Unit) -> None:
    staff.invite(unit, "김초대", "invited@clinic.example", [Role.COUNSELLOR])


def hold(unit: Unit) -> None:
    made = people.make(unit, "one")
    holds.place_hold(unit, "patient", made.id, ground="dispute", review_at=unit.now + timedelta(days=10))


def ask(unit: Unit) -> None:
    made = people.make(unit, "one")
    rights.file_request(unit, made.id, Kind.OBJECT)


async def gauges(database: Database) -> dict[str, float]:
    """Those of what is late that are not 0."""
    lines = (await Metrics().page(database, CLINIC, Loops())).decode().splitlines()
    found = [line.split() for line in lines if line.startswith("sangdam_overdue{")]
    assert len(found) == len(OVERDUE)
    return {name.split('"')[1]: float(value) for name, value in found if float(value)}


LATE = {
    "jobs": (begin_job, timedelta(hours=3), "sweep"),
    "confirmations": (destroy, timedelta(days=5), "confirmed"),
    "reviews": (review, access_review.SIGN_WITHIN, "signed off"),
    "invitations": (invite, staff.COMES_WITHIN, "never came"),
    "paper": (print_paper, timedelta(days=5), "paper"),
    "holds": (hold, timedelta(days=10, seconds=-1), "looked at again"),
    "rights": (
        ask,
        timedelta(days=11, hours=-10, seconds=-1),
        "decided",
    ),  # From ten in the morning in Korea to the end of the tenth day.
}


async def test_what_is_overdue_is_told_again_every_morning(sqlite_database: Database, clock: MovedClock) -> None:
    """With a count and without a person, as long as it has not happened; and the staff's channel has a sentence for each."""
    sqlite_database.run_now(destroy, OFFICER)
    assert sqlite_database.run_now(lambda unit: reminders.run(unit, CLINIC), SYSTEM) == 0
    clock.move(days=6)
    told = "[기한 지남] 확인하지 않은 파기가 1건 있어요. 파기 대장에서 확인해 주세요.\nhttps://desk.example/"
    for _ in range(2):
        assert sqlite_database.run_now(lambda unit: reminders.run(unit, CLINIC), SYSTEM) == 1
        (notice,) = sqlite_database.run_now(lambda unit: outbox.take_due(unit, 9), SYSTEM)
        assert sentence(notice.payload, "https://desk.example/") == told
        sqlite_database.run_now(partial(outbox.finish, notice_id=notice.id, state=NoticeState.DELIVERED), SYSTEM)
        clock.move(days=1)
    assert {f"overdue_{kind}" for kind in OVERDUE} <= set(SENTENCES)


REGISTERS = ("trainings", "plan", "assessment", "incidents", "settling", "open_cases")  # They have tests of their own.


def test_every_kind_of_what_can_be_overdue_is_tried() -> None:
    """A row without a sentence or without a test is a row that nobody hears of."""
    assert {*LATE, *REGISTERS} == set(OVERDUE) == set(doctor.OVERDUE)


@pytest.mark.parametrize("kind", LATE)
async def test_each_kind_of_what_is_overdue_is_a_finding_and_a_figure(
    configuration: Configuration, sqlite_database: Database, clock: MovedClock, kind: str
) -> None:
    """Not yet at its last second, but after it: in `doctor`, in the metrics, and on the desk's first page of records."""
    begin, within, said = LATE[kind]
    sqlite_database.run_now(begin, OFFICER)
    clock.move(seconds=within.total_seconds())
    assert findings(configuration, clock, "database") == []
    assert await gauges(sqlite_database) == {}
    clock.move(seconds=1)
    (finding,) = findings(configuration, clock, "database")
    assert said in finding
    assert await gauges(sqlite_database) == {kind: 1}
    on_desk = sqlite_database.read_now(lambda unit: [card.look(unit, CLINIC).late for card in CARDS], SYSTEM)
    assert sum(on_desk) == (0 if kind in ("rights", "invitations") else 1)  # Those stand on pages of their own.


async def test_a_missing_plan_and_a_late_training_are_findings_and_figures(
    configuration: Configuration, sqlite_database: Database, clock: MovedClock
) -> None:
    """Thirty days after the first account, and not on the thirtieth (S-11)."""
    hire_now(sqlite_database)
    clock.move(days=30)
    assert findings(configuration, clock, "database") == []
    assert await gauges(sqlite_database) == {}
    clock.move(days=1)
    trained, plan = findings(configuration, clock, "database")
    assert "training is late" in trained
    assert "no internal management plan" in plan
    assert await gauges(sqlite_database) == {"trainings": 1, "plan": 1}


async def test_an_incident_past_its_hours_is_a_finding_and_a_figure(
    configuration: Configuration, sqlite_database: Database, clock: MovedClock
) -> None:
    """Not in its 72nd hour, but a second later (B-1)."""
    officer = as_staff(hire_now(sqlite_database, "privacy_officer"), "privacy_officer")
    known = Known("leak", "메일을 잘못 보냈어요.")
    sqlite_database.run_now(lambda unit: incidents.file_incident(unit, unit.now, known), officer)
    clock.move(hours=72)
    assert findings(configuration, clock, "database") == []
    clock.move(seconds=1)
    (said,) = findings(configuration, clock, "database")
    assert "72 hours" in said
    assert await gauges(sqlite_database) == {"incidents": 1}


def test_a_period_that_is_not_published_is_a_finding(configuration: Configuration, clock: MovedClock) -> None:
    """Who shortens the identifiers' year in clinic.toml is told to publish it."""
    assert findings(configuration, clock, "retention") == []
    clinic = configuration.clinic.model_copy(update={"periods": Periods(identifiers_days=100)})
    (said,) = findings(Configuration(configuration.settings, clinic), clock, "retention")
    assert "identifiers" in said
