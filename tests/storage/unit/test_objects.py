"""Objects that are made of rows before a unit has a session: one object a row, and nothing that is changed in them is lost."""

from typing import Any

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.orm.exc import StaleDataError

from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.unit import unit_of_work
from storage.unit.objects import is_changed, made
from storage.unit.schema import table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.bench.steps import INTAKE, LATER
from tests.chatting import Person
from tests.conftest import MovedClock
from tests.storage.people import make


def _case_of(unit: Unit, patient_id: str) -> Consultation:
    (case,) = consultations.of_patient(unit, patient_id)
    return case


def _outcome(unit: Unit) -> str | None:
    found: str | None = unit.connection.scalar(select(table_of(Consultation).c.outcome))
    return found


def test_a_row_is_one_object_with_a_session_and_without(sqlite_database: Database) -> None:
    one = sqlite_database.run_now(lambda unit: make(unit, "one"), SYSTEM)

    def look(unit: Unit) -> None:
        first, again = _case_of(unit, one.id), _case_of(unit, one.id)
        assert unit._session is None
        assert first is again is consultations.find(unit, one.case_id) is _case_of(unit, one.id)

    sqlite_database.run_now(look, SYSTEM)


def test_what_is_changed_before_there_is_a_session_is_written(sqlite_database: Database) -> None:
    one = sqlite_database.run_now(lambda unit: make(unit, "one"), SYSTEM)

    def change(unit: Unit) -> None:
        case = _case_of(unit, one.id)
        case.outcome = "answered"
        unit.flush()
        assert _outcome(unit) == "answered"
        case.outcome = "called"

    sqlite_database.run_now(change, SYSTEM)
    assert sqlite_database.run_now(_outcome, SYSTEM) == "called"


def test_what_was_changed_past_an_object_is_looked_at_again(sqlite_database: Database) -> None:
    one = sqlite_database.run_now(lambda unit: make(unit, "one"), SYSTEM)

    def change(unit: Unit) -> None:
        case = _case_of(unit, one.id)
        unit.connection.execute(table_of(Consultation).update().values(outcome="called"))
        unit.look_again(Consultation, one.case_id)
        assert case.outcome == "called"
        unit.connection.execute(table_of(Consultation).update().values(outcome="moved"))
        unit.let_objects_expire()
        assert case.outcome == "moved"

    sqlite_database.run_now(change, SYSTEM)


def test_a_new_object_has_the_defaults_of_its_columns(sqlite_database: Database) -> None:
    def compare(unit: Unit) -> None:
        values: dict[str, Any] = {
            "id": "a",
            "number": "1",
            "patient_id": "b",
            "filed_at": unit.now,
            "due_at": unit.now,
            "active_at": unit.now,
        }
        assert made(Consultation, **values).model_dump() == {
            "answers_sealed": None,
            **Consultation(**values).model_dump(),
        }

    sqlite_database.run_now(compare, SYSTEM)


def test_what_is_changed_in_plain_columns_needs_no_session(sqlite_database: Database) -> None:
    one = sqlite_database.run_now(lambda unit: make(unit, "one"), SYSTEM)

    def change(unit: Unit) -> None:
        case = _case_of(unit, one.id)
        case.outcome = "called"
        unit.save(case)
        unit.finish()
        assert unit._session is None
        assert not is_changed(case)
        assert consultations.find(unit, one.case_id) is case

    sqlite_database.run_now(change, SYSTEM)
    assert sqlite_database.run_now(_outcome, SYSTEM) == "called"


def test_what_a_code_covers_is_coded_anew_by_the_session(sqlite_database: Database) -> None:
    one = sqlite_database.run_now(lambda unit: make(unit, "one"), SYSTEM)

    def change(unit: Unit) -> None:
        _case_of(unit, one.id).number = "7654321"
        unit.flush()
        assert unit._session is not None

    sqlite_database.run_now(change, SYSTEM)
    assert sqlite_database.run_now(lambda unit: _case_of(unit, one.id).number, SYSTEM) == "7654321"


def test_a_row_that_went_meanwhile_is_not_written_in_silence(sqlite_database: Database) -> None:
    one = sqlite_database.run_now(lambda unit: make(unit, "one"), SYSTEM)

    def change(unit: Unit) -> None:
        case = _case_of(unit, one.id)
        unit.connection.execute(table_of(Consultation).delete())
        case.outcome = "called"

    with pytest.raises(StaleDataError):
        sqlite_database.run_now(change, SYSTEM)


async def test_no_turn_of_the_bench_makes_a_session(
    sqlite_database: Database, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session costs more than all that it would save: not one kind of turn may fall back to it."""
    monkeypatch.setattr(unit_of_work, "Session", None)
    person = Person(sqlite_database)
    for turns, days in ((INTAKE, 0), (LATER, 2)):
        clock.move(days=days)
        for name, act in turns:
            clock.move(minutes=1)
            assert (await act(person)).step, name


async def test_a_press_is_one_look_and_one_write(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a turn may have to know of other wings is asked by the statement that opens its conversation."""
    person = Person(database)
    await person.say("상담 신청할게요")
    run: list[str] = []
    execute = Prepared._form

    def noted(self: Prepared, connection: Connection) -> Any:
        run.append(str(self._statement).split()[0])
        return execute(self, connection)

    monkeypatch.setattr(Prepared, "_form", noted)
    await person.press("yes")
    assert run == ["SELECT", "UPDATE"]
