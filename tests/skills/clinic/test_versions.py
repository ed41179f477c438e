"""Versions of the clinic's data: one validator, nothing overwritten, and an older one brought back as a new one."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from skills.clinic import versions as rules
from storage.clinic import versions
from storage.clinic.versions import peek
from storage.database.database import Database
from storage.errors import Conflict, NotFound
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.desk import as_staff, clinic, hire_now

CLINIC = clinic()


@pytest.fixture
def who(database: Database) -> Any:
    """An administrator of a server that has started once."""
    database.run_now(lambda unit: rules.begin(unit, CLINIC), as_staff(hire_now(database, "administrator")))
    return as_staff(hire_now(database, "administrator", name="이관리"), "administrator")


def parts_of(unit: Unit) -> rules.Document:
    return rules.present(unit)[1]


def test_the_first_start_takes_the_file_and_later_ones_do_not(database: Database, who: Any) -> None:
    """What the desk changed is not undone by a start with the old file."""
    database.run_now(lambda unit: rules.change(unit, {"phone": "02-000-0000"}, seen=1), who)
    again = database.run_now(lambda unit: rules.begin(unit, CLINIC), who)
    assert again.number == 2
    assert json.loads(again.document)["phone"] == "02-000-0000"
    assert (again.changed, again.made_by, again.origin) == ("phone", who.id, "desk")


def test_what_is_no_clinic_is_refused_with_each_fault(database: Database, who: Any) -> None:
    """The validator of clinic.toml is the desk's as well; nothing is kept."""
    week = {**CLINIC.week.model_dump(mode="json"), "mon": "10-19"}
    with pytest.raises(rules.Unfit) as refused:
        database.run_now(lambda unit: rules.change(unit, {"week": week, "phone": " "}, seen=1), who)
    assert {fault.at for fault in refused.value.faults} == {("week", "mon"), ("phone",)}
    assert database.read_now(versions.newest_number, who) == 1


def test_no_mark_turns_or_hides_the_clinics_words(database: Database, who: Any) -> None:
    """A greeting, the words of a list, a line below: as typed, with their lines and emoji, and nothing that nobody sees."""
    told = {
        "greeting": {"ko": "반가워요\u202e!\r\n어서 오세요 \u2764\ufe0f", "en": "Wel\u200bcome\u2066"},
        "phone": "02-\u202d000-0000",
    }
    database.run_now(lambda unit: rules.change(unit, told, seen=1), who)
    kept = database.read_now(parts_of, who)
    assert kept["greeting"] == {"ko": "반가워요!\n어서 오세요 \u2764\ufe0f", "en": "Welcome"}
    assert kept["phone"] == "02-000-0000"
    with pytest.raises(rules.Unfit):
        database.run_now(lambda unit: rules.change(unit, {"phone": "\u202e"}, seen=2), who)


def test_who_looked_at_an_older_state_of_the_same_part_is_told(database: Database, who: Any) -> None:
    """Two people at two parts do not hinder each other; at one part the second is told."""
    database.run_now(lambda unit: rules.change(unit, {"phone": "02-000-0000"}, seen=1), who)
    database.run_now(lambda unit: rules.change(unit, {"website": "https://clinic.example"}, seen=1), who)
    with pytest.raises(Conflict):
        database.run_now(lambda unit: rules.change(unit, {"phone": "02-000-0001"}, seen=1), who)
    assert database.read_now(parts_of, who)["phone"] == "02-000-0000"


def test_an_undo_is_a_new_version(database: Database, who: Any) -> None:
    """Nothing is taken out of the history; an unknown number is none."""
    database.run_now(lambda unit: rules.change(unit, {"phone": "02-000-0000"}, seen=1), who)
    undone = database.run_now(lambda unit: rules.restore(unit, 1), who)
    assert (undone.number, undone.restores, undone.changed) == (3, 1, "phone")
    assert database.read_now(parts_of, who) == rules.document_of(CLINIC)
    with pytest.raises(NotFound):
        database.run_now(lambda unit: rules.restore(unit, 9), who)


def test_a_version_is_never_altered(database: Database, who: Any) -> None:
    """Both engines refuse it."""
    with pytest.raises(DBAPIError):
        database.run_now(lambda unit: unit.connection.execute(text("UPDATE clinic_version SET document = '{}'")), who)


def test_a_database_tells_its_version_without_its_keys(database: Database, who: Any, migrated_url: str) -> None:
    """The command line reads settings and clinic before it opens anything; the file's last document is told beside it."""
    database.run_now(lambda unit: rules.change(unit, {"phone": "02-000-0000"}, seen=1), who)
    stored = peek(migrated_url)
    assert stored is not None
    assert (stored.number, json.loads(stored.document)["phone"]) == (2, "02-000-0000")
    assert json.loads(stored.from_file) == rules.document_of(CLINIC)
    assert peek("sqlite:////nowhere/at/all.db") is None


def test_an_older_version_is_brought_back_as_it_was_decided(sqlite_database: Database) -> None:
    """What was changed since stays, where it is another part; where it is the same one, the undo is refused."""
    made = [{"phone": "02-000-0001"}, {"website": "https://clinic.example"}]
    sqlite_database.run_now(lambda unit: rules.begin(unit, CLINIC), SYSTEM)
    for number, parts in enumerate(made, start=1):
        sqlite_database.run_now(partial(rules.change, parts=parts, seen=number), SYSTEM)
    sqlite_database.run_now(lambda unit: rules.restore(unit, 1, seen=2), SYSTEM)
    _, document = sqlite_database.read_now(rules.present, SYSTEM)
    assert (document["phone"], document["website"]) == (CLINIC.phone, "https://clinic.example")
    sqlite_database.run_now(lambda unit: rules.change(unit, {"phone": "02-000-0002"}, seen=4), SYSTEM)
    with pytest.raises(Conflict):
        sqlite_database.run_now(lambda unit: rules.restore(unit, 1, seen=2), SYSTEM)
