"""Whose a row is cannot be changed with SQL: what is moved is refused where it is used, or found by `trail verify`."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Column, select, text
from sqlmodel import SQLModel, col

from skills.retention import brake, holds
from skills.retention.brake import Stop
from skills.visits import wishes
from storage import rights
from storage.cases import consultations
from storage.database.database import Database
from storage.errors import SealBroken
from storage.notifications import campaigns
from storage.outbox import outbox
from storage.patients import accounts, patients, provisions
from storage.patients.patients import Purpose
from storage.retention import holds as kept
from storage.retention import retained
from storage.staff import evidence
from storage.tables import metadata
from storage.trail import covered
from storage.trail.chain import AccessRecord
from storage.unit.schema import UtcDateTime
from storage.unit.unit_of_work import SYSTEM, Actor, Unit
from storage.visits import visits
from tests.desk import clinic, file_case, hire_now

NAMES = ("patient_id", "consultation_id")
FOUND = {table.name for table in metadata.sorted_tables if set(NAMES) <= set(table.c.keys())} | {
    table.name for table in metadata.sorted_tables if "mac" in table.c and table.c.mac.info["covers"]
}
ELSEWHERE = {
    "consent": "has a code of its own kind (test_evidence)",
    "announcement": "counts who was told of a policy", "name_piece": "finds a case for staff; shows nothing of it",
    "patient_key": "opens for its own patient alone", "conversation": "sealed for its own patient",
    "notice": "its payload names whom it is for",
    "desk_event": "rings the desk; says nothing of a patient",
}  # fmt: skip
"""Tables that name a patient or a case and are not found by `trail verify`: why nobody reads another's data by them."""
MODELS = {table.name: mapper.class_ for mapper in SQLModel._sa_registry.mappers for table in mapper.tables}
REFERENCES = [(name, one) for name in sorted(FOUND) for one in NAMES if one in metadata.tables[name].c]
_numbers = count(1)


class Undone(Exception):
    """Nothing of this unit stays."""


def sql(database: Database, statement: str, **values: Any) -> None:
    database.run_now(lambda unit: unit.connection.execute(text(statement), values), SYSTEM)


def found(database: Database) -> str:
    finding = database.read_now(evidence.finding, SYSTEM)
    return finding.detail if finding else ""


def two(database: Database) -> dict[str, dict[str, str]]:
    """Two patients with a case each: their ids and those of their cases."""
    ids = [file_case(database, key * 64) for key in "ab"]
    cases = [database.read_now(partial(consultations.find, case_id=one), SYSTEM) for one in ids]
    whose = [case.patient_id for case in cases if case is not None]
    return {"patient_id": dict(zip("ab", whose, strict=True)), "consultation_id": dict(zip("ab", ids, strict=True))}


def put(database: Database, name: str, who: dict[str, dict[str, str]], **values: Any) -> Any:
    """A row of A's, as Sangdam writes it."""

    return database.run_now(lambda unit: put_in(unit, name, who, **values), SYSTEM)


def put_in(unit: Unit, name: str, who: dict[str, dict[str, str]], **values: Any) -> Any:
    """The same in this unit."""
    row = {one.name: _any(unit, one, who) for one in metadata.tables[name].columns if one.name != "mac"}
    row = {key: value for key, value in row.items() if value is not None}
    row |= {key: who[key]["a"] for key in NAMES if key in metadata.tables[name].c} | values
    made = MODELS[name](**row)
    unit.session.add(made)
    unit.session.flush()
    return made


def _any(unit: Unit, one: Column[Any], who: dict[str, dict[str, str]]) -> Any:
    """Some value for a column that must have one."""
    if one.nullable or one.default is not None or one is one.table.autoincrement_column:
        return None
    if foreign := next(iter(one.foreign_keys), None):
        return None if foreign.column.table.name in ("patient", "consultation") else _other(unit, foreign.column, who)
    kinds: dict[type, Any] = {UtcDateTime: unit.now, bytes: b"x", int: 1, bool: False, date: unit.now.date()}
    if isinstance(one.type, UtcDateTime):
        return unit.now
    return kinds.get(one.type.python_type, f"{one.name}-{next(_numbers)}")


def _other(unit: Unit, wanted: Column[Any], who: dict[str, dict[str, str]]) -> str:
    table = wanted.table
    row = {c.name: v for c in table.columns if (v := _any(unit, c, who)) is not None}
    made = MODELS[table.name](**row | {key: who[key]["a"] for key in NAMES if key in table.c})
    unit.session.add(made)
    unit.session.flush()
    return str(getattr(made, wanted.name))


def test_every_table_that_names_a_patient_is_found_or_says_why_not() -> None:
    """A new table must choose."""
    naming = {table.name for table in metadata.sorted_tables if set(NAMES) & set(table.c.keys())}
    assert naming - FOUND == set(ELSEWHERE)


def test_a_row_that_was_moved_to_another_patient_is_found(sqlite_database: Database) -> None:
    """Each column that says whose a row is, moved alone."""
    who = two(sqlite_database)
    assert found(sqlite_database) == ""
    said = {}
    for table, reference in REFERENCES:

        def move(unit: Unit, table: str = table, reference: str = reference) -> None:
            if table != "consultation":
                put_in(unit, table, who)
            assert evidence.finding(unit) is None
            _let_change(unit, table)
            moved = text(f"UPDATE {table} SET {reference} = :b WHERE {reference} = :a")
            unit.connection.execute(moved, who[reference])
            finding = evidence.finding(unit)
            said[table, reference] = finding.detail if finding else "nothing"
            raise Undone

        with suppress(Undone):
            sqlite_database.run_now(move, SYSTEM)
    wrong = [one for one, detail in said.items() if one[0] not in detail and "names another patient" not in detail]
    assert (wrong, len(said)) == ([], len(REFERENCES))


def _let_change(unit: Unit, table: str) -> None:
    """Who has SQL takes a trigger away too."""
    unit.connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_update"))


def _visits(unit: Unit, who: str) -> list[Any]:
    return [*visits.of_patient(unit, who), *wishes.expected(unit, who), *visits.in_feed(unit, *EVER, None)]


READS: dict[str, Any] = {
    "visit": _visits,
    "rights_request": rights.of_patient,
    "entry_code": rights.open_codes,
    "retained": retained.of_patient,
    "provision": provisions.of_patient,
}
EVER = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC))
LATER = {"entry_code": {"expires_at": EVER[1]}, "visit": {"starts_at": EVER[1] - timedelta(days=1)}}


@pytest.mark.parametrize("table", READS)
def test_what_was_moved_is_shown_to_nobody(sqlite_database: Database, table: str) -> None:
    """Not A's to B, and not as B's to staff."""
    who = two(sqlite_database)
    put(sqlite_database, table, who, **LATER.get(table, {}))
    a, b = who["patient_id"]["a"], who["patient_id"]["b"]
    assert sqlite_database.run_now(lambda unit: READS[table](unit, a), SYSTEM)
    sqlite_database.run_now(lambda unit: _let_change(unit, table), SYSTEM)
    sql(sqlite_database, f"UPDATE {table} SET patient_id = :b", b=b)
    assert not sqlite_database.run_now(lambda unit: READS[table](unit, b), SYSTEM)


def test_an_order_that_was_forged_is_carried_out_by_nobody(sqlite_database: Database) -> None:
    """A's request to delete, moved to B; and it stays forged whatever Sangdam writes into it afterwards."""
    database, who = sqlite_database, two(sqlite_database)
    made = put(database, "rights_request", who, kind="delete")
    sql(database, "UPDATE rights_request SET patient_id = :b", b=who["patient_id"]["b"])
    assert database.run_now(lambda unit: rights.find(unit, made.id, lock=True), SYSTEM) is None

    def write(unit: Unit) -> None:
        row = unit.session.get_one(rights.RightsRequest, made.id)
        row.ground = "none"
        unit.session.add(row)

    database.run_now(write, SYSTEM)
    assert database.run_now(lambda unit: rights.find(unit, made.id), SYSTEM) is None
    assert "rights_request" in found(database)


def test_links_logins_and_campaigns_that_were_changed_open_and_send_nothing(sqlite_database: Database) -> None:
    """A link to A's data on B's row, a campaign with other words than those that were confirmed."""
    database, who = sqlite_database, two(sqlite_database)
    link, login = put(database, "access_link", who), put(database, "login_attempt", who)
    campaign = put(database, "campaign", who, state="confirmed")
    for table in ("access_link", "login_attempt"):
        sql(database, f"UPDATE {table} SET patient_id = :b", b=who["patient_id"]["b"])
    sql(database, "UPDATE campaign SET words_ko = '(광고) 다른 말'")

    def opened(unit: Unit) -> list[Any]:
        by_hash = (accounts.link_by_hash(unit, link.token_hash), accounts.find_attempt(unit, login.state_hash))
        return [*by_hash, campaigns.find(unit, campaign.id, lock=True)]

    assert database.run_now(opened, SYSTEM) == [None, None, None]


def test_a_notice_that_was_moved_reaches_nobody(sqlite_database: Database) -> None:
    """What was for A does not go to B."""
    database, who = sqlite_database, two(sqlite_database)
    a, b = who["patient_id"]["a"], who["patient_id"]["b"]
    database.run_now(lambda unit: outbox.queue(unit, "patient_event", {"word": "visit"}, patient_id=a), SYSTEM)
    sql(database, "UPDATE notice SET patient_id = :b WHERE patient_id = :a", a=a, b=b)
    [due] = [one for one in database.run_now(lambda unit: outbox.take_due(unit, 9), SYSTEM) if one.patient_id == b]
    assert (due.problem, due.payload) == (SealBroken.code, {})


def test_a_hold_that_was_released_with_sql_holds_and_stops_the_sweep(sqlite_database: Database) -> None:
    """What a court wants kept is not destroyed because somebody wrote a date."""
    database, who = sqlite_database, two(sqlite_database)
    a = who["patient_id"]["a"]
    officer = hire_now(database, "privacy_officer")
    acting = Actor("staff", officer.id, "privacy_officer", "desk")
    database.run_now(lambda unit: holds.place_hold(unit, "patient", a, ground="court_order"), acting)
    assert database.run_now(lambda unit: brake.look(unit, clinic().periods), SYSTEM) is None
    sql(database, "UPDATE hold SET released_at = placed_at, released_by = 'x'")
    assert [one.patient_id for one in database.run_now(lambda unit: kept.active_of(unit, a), SYSTEM)] == [a]
    assert database.run_now(lambda unit: brake.look(unit, clinic().periods), SYSTEM) == Stop("hold", 0)


def test_a_sealed_value_that_was_moved_opens_for_nobody(sqlite_database: Database) -> None:
    """The answers of A's case under B's name: B reads nothing, and staff see that it is damaged."""
    database, who = sqlite_database, two(sqlite_database)
    a, b = who["patient_id"]["a"], who["patient_id"]["b"]
    sql(database, "UPDATE consultation SET patient_id = :b WHERE patient_id = :a", a=a, b=b)
    theirs = database.run_now(lambda unit: consultations.of_patient(unit, b), SYSTEM)
    assert [one.id for one in theirs] == [who["consultation_id"]["b"]]

    def read(unit: Unit) -> None:
        case = consultations.find(unit, who["consultation_id"]["a"])
        assert case is not None
        consultations.open_answers(patients.unlock(unit, case.patient_id, Purpose.CONSULTATION).key, case)

    with pytest.raises(SealBroken):
        database.run_now(read, SYSTEM)


OF_PATIENT: dict[str, Any] = {"visit": visits.of_patient, "provision": provisions.of_patient}


@pytest.mark.parametrize("table", OF_PATIENT)
def test_rows_from_before_there_were_codes_are_taken_over_once(sqlite_database: Database, table: str) -> None:
    """At the first start of this version, said on the trail; later ones without a code count for nothing, also when the mark
    of that start was taken away."""
    database, who = sqlite_database, two(sqlite_database)
    put(database, table, who), put(database, table, who)
    a = who["patient_id"]["a"]
    both = f"UPDATE {table} SET mac = ''"
    sql(database, both)
    sql(database, f"DELETE FROM row_mark WHERE of_table = '{table}'")
    assert read_of(database, table, a) == 0
    database.run_now(covered.begin, SYSTEM)
    assert (read_of(database, table, a), found(database)) == (2, "")
    told = select(col(AccessRecord.about)).where(col(AccessRecord.act) == "rows_coded")
    assert database.read_now(lambda unit: list(unit.session.scalars(told)), SYSTEM) == [table]
    sql(database, f"{both} WHERE id IN (SELECT id FROM {table} LIMIT 1)")
    for mark in (f"UPDATE row_mark SET up_to = 9 WHERE of_table = '{table}'", "DELETE FROM row_mark"):
        sql(database, mark)
        database.run_now(covered.begin, SYSTEM)
        assert read_of(database, table, a) == 1


def read_of(database: Database, table: str, patient_id: str) -> int:
    return len(database.read_now(lambda unit: OF_PATIENT[table](unit, patient_id), SYSTEM))
