"""Figures without persons, and the export: minimised, recorded, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import text

from bot.desk import sheets
from skills.cases import casework, overview
from skills.fields.timing.hours import SEOUL
from skills.staff.permissions import Person, Role
from storage.cases import consultations, inbox
from storage.cases.answering import surveys
from storage.cases.codes import VisitState
from storage.cases.filters import STAGES, Filter
from storage.database.database import Database
from storage.errors import NotAllowed, NotPossible
from storage.unit.unit_of_work import SYSTEM, Unit
from storage.visits import visits
from storage.visits.visits import Visit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now

CLINIC = clinic()
TODAY = date(2026, 12, 1)


def test_the_figures_say_how_the_desk_is_doing(database: Database, clock: MovedClock) -> None:
    """Counts by state, time to the first answer, who waits for how long, outcomes, and the days."""
    kim = hire_now(database)

    def work(unit: Unit, case_id: str, *, close: bool) -> None:
        casework.take(unit, CLINIC, kim, case_id, 1)
        casework.answer(unit, CLINIC, kim, case_id, "네", 0)
        if close:
            casework.close(unit, kim, case_id, 2, "no_answer")

    for index in range(10):
        case_id = file_case(database, f"p{index}")
        if index < 4:
            clock.move(minutes=10 * (index + 1))
            database.run_now(partial(work, case_id=case_id, close=index == 0), as_staff(kim))
    found = database.read_now(lambda unit: overview.look(unit, kim), as_staff(kim))
    assert found.states == {"closed": 1, "held": 3, "waiting": 6}
    assert found.answered == overview.Took(timedelta(minutes=30), timedelta(minutes=40))
    assert found.ages == [6, 0, 0, 0, 0]
    assert found.outcomes == {"no_answer": None}
    assert found.stages == {"filed": 10, "answered": 4, "solved": 0, "booked": 0, "came": 0}
    assert found.solved == overview.Took(None, None)
    assert (found.days[-1].on, found.days[-1].filed, found.days[-1].answered) == (TODAY, 10, 4)
    assert len(found.days) == overview.DAYS


def export(
    database: Database, *wanted: str, reason: str = "booking", who: str = Role.PRIVACY_OFFICER
) -> list[list[str]]:
    officer = hire_now(database, who)
    columns, rows = database.run_now(
        lambda unit: overview.export(unit, CLINIC, officer, TODAY, TODAY, wanted, reason), as_staff(officer, who)
    )
    return list(csv.reader(io.StringIO(sheets.to_csv(columns, rows))))


def test_an_export_holds_no_more_than_was_asked_for(sqlite_database: Database) -> None:
    """Plain facts of the case; a name only masked, a number only on demand (S-5)."""
    file_case(sqlite_database)
    plain = export(sqlite_database)
    assert plain[0] == list(overview.PLAIN)
    assert "홍" not in str(plain)
    assert "1234" not in "".join(plain[1][1:])
    more = export(sqlite_database, "phone", "name_masked", "treatment", "details")
    assert more[0] == [*overview.PLAIN, "treatment", "name_masked", "phone"]
    assert more[1][-3:] == ["눈", "홍*동", "010-0000-1234"]


def test_every_patient_in_an_export_has_a_record_of_it(sqlite_database: Database) -> None:
    """Whose data left, who took it and why; so the patient can be told."""
    made = {file_case(sqlite_database, f"p{index}") for index in range(3)}
    export(sqlite_database)
    rows = sqlite_database.read_now(
        lambda unit: unit.connection.execute(
            text("SELECT about, why FROM access_record WHERE act = 'cases_exported'")
        ).all(),
        SYSTEM,
    )
    assert {tuple(row) for row in rows} == {(case_id, "booking") for case_id in made}


def test_an_export_needs_a_reason_a_role_and_days_in_order(sqlite_database: Database) -> None:
    """Without them nothing leaves."""
    with pytest.raises(NotPossible):
        export(sqlite_database, reason="")
    with pytest.raises(NotAllowed):
        export(sqlite_database, who=Role.COUNSELLOR)
    officer = hire_now(sqlite_database, Role.PRIVACY_OFFICER)
    with pytest.raises(NotPossible):
        sqlite_database.run_now(
            lambda unit: overview.export(unit, CLINIC, officer, TODAY, TODAY - timedelta(days=1), (), "other"),
            as_staff(officer),
        )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    """A spreadsheet shows it as text."""
    assert sheets.harmless(f"{start}cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize("cell", ["", "홍*동", "010-0000-1234", "2026-12-01 10:00"])
def test_an_ordinary_cell_stays_as_it_is(cell: str) -> None:
    """Nothing is quoted that need not be."""
    assert sheets.harmless(cell) == cell


def test_figures_of_any_days_withhold_what_could_point_to_somebody(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """By treatment, weekday and hour of the days asked for; a year goes by weeks; days out of order are refused."""
    kim, words = hire_now(sqlite_database), ("eyes", "lifting", "nose", "skin")
    for word, many in (("eyes", 5), ("lifting", 4), ("nose", 1)):
        for index in range(many):
            file_case(sqlite_database, f"{word}{index}", treatment={"word": word})

    def look(first: date | None = None, last: date | None = None) -> overview.Overview:
        return sqlite_database.read_now(lambda unit: overview.look(unit, kim, words, first, last), as_staff(kim))

    found = look()
    assert found.treatments == {"eyes": 5, "lifting": None, "nose": None, "skin": 0}
    assert (sum(found.weekdays), found.weekdays[TODAY.weekday()], sum(found.hours)) == (10, 10, 10)
    clock.move(days=40)
    assert sum(look().weekdays) == 0
    year = look(TODAY - timedelta(days=300), TODAY)
    assert (len(year.days), sum(day.filed for day in year.days)) == (43, 10)
    assert look(TODAY, TODAY).treatments["eyes"] == 5
    with pytest.raises(NotPossible):
        look(TODAY, TODAY - timedelta(days=1))


def test_the_few_cases_of_one_person_are_withheld(database: Database) -> None:
    """Three cases or more are counted for each person, with the answers in them; fewer could point to whose they were."""
    kim, park = hire_now(database, name="김상담"), hire_now(database, name="박상담")
    for number in range(5):
        who = kim if number < 3 else park
        case_id = file_case(database, f"w{number}")
        database.run_now(partial(casework.take, clinic=CLINIC, who=who, case_id=case_id, version=1), as_staff(who))
        for words in ("네", "아니요"):
            answer = partial(casework.answer, clinic=CLINIC, who=who, case_id=case_id, text=words, heard=0)
            database.run_now(answer, as_staff(who))
    found = database.run_now(lambda unit: overview.look(unit, kim), as_staff(kim))
    assert [(one.name, one.cases, one.answers) for one in found.people] == [
        ("김상담", None, None),
        ("박상담", None, None),
    ]
    case_id = file_case(database, "w5")
    database.run_now(partial(casework.take, clinic=CLINIC, who=park, case_id=case_id, version=1), as_staff(park))
    last = partial(casework.answer, clinic=CLINIC, who=park, case_id=case_id, text="네", heard=0)
    database.run_now(last, as_staff(park))
    found = database.run_now(lambda unit: overview.look(unit, kim), as_staff(kim))
    assert [(one.name, one.cases, one.answers) for one in found.people] == [("김상담", 3, 6), ("박상담", 3, 5)]


def test_each_figure_leads_to_the_cases_that_it_counts(database: Database, clock: MovedClock) -> None:
    """By how far they came, how they ended, who answered, weekday and hour on Korea's clock, and how long they wait."""
    kim, park = hire_now(database, name="김상담"), hire_now(database, name="박상담")
    clock.move(hours=-12)  # Monday evening in Korea; what is filed after midnight is still Monday's elsewhere.
    for number in range(12):
        case_id, who = file_case(database, f"f{number}"), (kim, park)[number % 2]
        clock.move(minutes=30)
        if number < 8:
            database.run_now(partial(_ended, who=who, case_id=case_id, number=number), as_staff(who))
        clock.move(minutes=25)
    found = database.run_now(lambda unit: overview.look(unit, kim), as_staff(kim))
    days = {"since": _midnight(found.first), "until": _midnight(found.last + timedelta(days=1))}

    def listed(**narrowed: object) -> int:
        wanted = Filter(**(narrowed if "waits" in narrowed else {**days, **narrowed}))  # type: ignore[arg-type]
        return len(database.read_now(partial(inbox.everything, cursor=None, limit=50, wanted=wanted), SYSTEM).cases)

    assert found.stages == {"filed": 12, "answered": 8, "solved": 7, "booked": 4, "came": 3}
    assert {"filed": listed()} | {stage: listed(stage=stage) for stage in STAGES} == found.stages
    assert found.outcomes == {"answered": None, "visit_booked": 4, "no_answer": None}
    assert [listed(outcome=word) for word in ("answered", "visit_booked", "no_answer")] == [3, 4, 1]
    assert [listed(weekday=day) for day in range(7)] == found.weekdays
    assert [listed(hour=hour) for hour in range(24)] == found.hours
    assert found.weekdays[:2] == [3, 9]
    assert [listed(waits=at) for at in range(len(found.ages))] == found.ages
    assert sum(found.ages) == 4
    assert {one.id: one.cases for one in found.people} == {who.id: listed(writer=who.id) for who in (kim, park)}
    assert {score: count for score, count in found.survey.items() if count} == {"5": 4, "4": 3}
    assert [listed(score=int(score)) for score in found.survey] == list(found.survey.values())
    assert {state: listed(visit=state) for state in ("booked", "came", "missed")} == {
        "booked": 0,
        "came": 3,
        "missed": 1,
    }
    clock.move(days=30)
    days = {"since": clock(), "until": clock() + timedelta(days=1)}
    assert (listed(score=5), listed(visit="came"), listed(visit="nothing")) == (0, 0, 0)
    assert found.solved == overview.Took(timedelta(minutes=30), timedelta(minutes=30))


def _midnight(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=SEOUL)


def _ended(unit: Unit, who: Person, case_id: str, number: int) -> None:
    """Answered and closed; the first four with a visit, to which three of them came; the eighth was not reached. The others
    said how it was."""
    casework.take(unit, CLINIC, who, case_id, 1)
    casework.answer(unit, CLINIC, who, case_id, "네", 0)
    if number < 4:
        case = consultations.find(unit, case_id)
        assert case is not None
        state = VisitState.CAME if number < 3 else VisitState.MISSED
        visit = Visit(
            id=unit.new_id(), consultation_id=case_id, patient_id=case.patient_id, state=state, minutes=30,
            starts_at=unit.now, booked_at=unit.now, changed_at=unit.now,
        )  # fmt: skip
        visits.add(unit, visit)
    if number < 7:
        case = consultations.find(unit, case_id)
        assert case is not None
        surveys.ask(unit, case)
        asked = surveys.of_case(unit, case_id)
        assert asked is not None
        surveys.keep(unit, asked, surveys.SurveyState.ANSWERED, 5 if number % 2 == 0 else 4)
    casework.close(unit, who, case_id, 2, "visit_booked" if number < 4 else "answered" if number < 7 else "no_answer")
