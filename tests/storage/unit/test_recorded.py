"""Nothing of a patient is opened for staff without a record: the unit itself lets no result out, whatever page asked (S-3)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from skills.cases import casework
from storage.cases import consultations
from storage.cases.team import own_words
from storage.database.database import Database
from storage.errors import Unrecorded
from storage.patients import conversations, patients
from storage.patients.conversations import KakaoIds
from storage.patients.patients import Purpose
from storage.trail import chain
from storage.unit.unit_of_work import LISTS, PATIENT, SYSTEM, Actor, Unit
from tests.desk import as_staff, clinic, file_case, hire_now

STAFF = Actor("staff", "somebody", "counsellor", "10.0.0.7")


@pytest.fixture
def known(sqlite_database: Database) -> tuple[str, str]:
    """Two patients with a name."""

    def make(unit: Unit, key: str) -> str:
        talk = conversations.open_talk(unit, KakaoIds(key))
        patients.set_name(unit, conversations.unlocked(unit, talk), "홍길동")
        conversations.keep(unit, talk)
        return talk.patient_id

    return sqlite_database.run_now(partial(make, key="one"), PATIENT), sqlite_database.run_now(
        partial(make, key="other"), PATIENT
    )


def name_of(unit: Unit, patient_id: str) -> str | None:
    return patients.unlock(unit, patient_id, Purpose.CONSULTATION).open_text("name_sealed")


def shown(*records: Callable[[Unit], None]) -> Callable[..., str | None]:
    """Open a name, and leave these records."""

    def work(unit: Unit, patient_id: str) -> str | None:
        for leave in records:
            leave(unit)
        return name_of(unit, patient_id)

    return work


def test_staff_see_nothing_that_no_record_tells_of(sqlite_database: Database, known: tuple[str, str]) -> None:
    """Not in a unit that writes, nor in one that reads, nor with a record about somebody else."""
    one, other = known
    elsewhere = shown(lambda unit: chain.record(unit, "case_read", subject=other))
    for work in (shown(), elsewhere):
        with pytest.raises(Unrecorded):
            sqlite_database.run_now(partial(work, patient_id=one), STAFF)
    with pytest.raises(Unrecorded):
        sqlite_database.read_now(partial(shown(), patient_id=one), STAFF)


@pytest.mark.parametrize("act", sorted(LISTS))
def test_a_record_of_the_patient_or_of_the_list_lets_it_out(
    act: str, sqlite_database: Database, known: tuple[str, str]
) -> None:
    """So does a look of a moment ago that stands on the trail; and nobody but staff needs one."""
    one = known[0]
    recorded = shown(lambda unit: chain.record(unit, "case_read", subject=one, about="case"))
    listed = shown(lambda unit: chain.record(unit, act))

    def again(unit: Unit) -> str | None:
        since = unit.now.replace(hour=0)
        assert chain.has_looked(unit, "case_read", "case", since=since, subject=one)
        return name_of(unit, one)

    for work in (recorded, listed):
        assert sqlite_database.run_now(partial(work, patient_id=one), STAFF) == "홍길동"
    assert sqlite_database.read_now(again, STAFF) == "홍길동"
    assert sqlite_database.read_now(partial(name_of, patient_id=one), SYSTEM) == "홍길동"


def test_who_only_writes_opens_nothing(sqlite_database: Database, known: tuple[str, str]) -> None:
    """A draft that is sealed shows nothing of the patient to whoever types it."""
    one = known[0]

    def seal(unit: Unit) -> bool:
        return bool(patients.unlock(unit, one, Purpose.CONSULTATION).key.seal_text("a.place", "words"))

    assert sqlite_database.run_now(seal, STAFF)


def test_a_search_through_ones_own_cases_needs_a_record_of_whom_it_found(sqlite_database: Database) -> None:
    """Who was read through and not found is shown to nobody."""
    who = hire_now(sqlite_database)
    cases = {
        words: file_case(sqlite_database, words, details=words) for words in ("코 수술이 궁금해요", "눈이 부었어요")
    }

    def take(unit: Unit) -> None:
        for case_id in cases.values():
            casework.take(unit, clinic(), who, case_id, 1)

    sqlite_database.run_now(take, as_staff(who))

    def search(unit: Unit, record: bool) -> list[str]:
        found = own_words.find(unit, who.id, "코 수술", 10)
        for case in filter(None, (consultations.find(unit, one) for one in found if record)):
            chain.record(unit, "search_made", subject=case.patient_id, about=case.id)
        return found

    assert sqlite_database.run_now(partial(search, record=True), as_staff(who)) == [cases["코 수술이 궁금해요"]]
    with pytest.raises(Unrecorded):
        sqlite_database.run_now(partial(search, record=False), as_staff(who))
