"""Provision to a third party: none without a ground; each has a record that the patient reads and that outlives them (E-3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import TextClause, select, text
from sqlmodel import col

from skills.compliance import provisions
from skills.compliance.provisions import Handed
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.retention import destruction
from skills.rights import access, fulfilment
from skills.staff.permissions import Person, Role
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.errors import Conflict, NotAllowed, NotFound, NotPossible, Suspended
from storage.patients import consents as decisions
from storage.patients import patients
from storage.patients import provisions as kept
from storage.patients.provisions import Provision
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests import chatting
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now

CLINIC = clinic()
TODAY = date(2026, 12, 1)
POLICE = Handed("서울강남경찰서", "investigation", ("name", "contact"), "수사 종결 시까지", "law", "형사소송법 제215조")
INSURER = Handed("한빛생명", "insurance", ("chart",), "5년", "consent", "원무과 서류함 2026-031", TODAY)


class Desk:
    """The officer, and a patient with a case."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.officer = hire_now(database, Role.PRIVACY_OFFICER, name="최책임")
        self.case_id = file_case(database)
        self.number, self.patient = database.run_now(self._known, SYSTEM)

    def _known(self, unit: Unit) -> tuple[str, str]:
        case = consultations.find(unit, self.case_id)
        assert case is not None
        return case.number, case.patient_id

    def do(self, work: Callable[[Unit], Any], who: Person | None = None, role: str = Role.PRIVACY_OFFICER) -> Any:
        return self.database.run_now(work, as_staff(who or self.officer, role))

    def provide(self, handed: Handed, number: str = "") -> str:
        """The id of the record."""
        return str(self.do(lambda unit: provisions.record_provision(unit, CLINIC, number or self.number, handed).id))

    def withdraw(self, provision_id: str) -> None:
        self.do(lambda unit: provisions.withdraw_consent(unit, CLINIC, provision_id))

    def register(self) -> list[Provision]:
        return self.database.run_now(kept.newest, SYSTEM)

    def consents(self) -> list[tuple[str, str]]:
        """What was decided about provision, and where."""
        history = self.database.run_now(lambda unit: decisions.history(unit, self.patient), SYSTEM)
        return [(one.decision, one.channel) for one in history if one.purpose == Purpose.PROVISION]

    def destroy(self) -> None:
        self.database.run_now(
            lambda unit: destruction.destroy_patient(unit, self.patient, ground="right_deletion"), SYSTEM
        )


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


def test_a_provision_has_a_record_with_recipient_items_ground_time_and_person(desk: Desk) -> None:
    """In the register and, as a pseudonym with the ground, on the trail."""
    made = desk.provide(POLICE, f"{desk.number[:3]}-{desk.number[3:]}")
    (row,) = desk.register()
    assert (row.recipient, row.items, row.ground, row.basis) == (POLICE.recipient, "name,contact", "law", POLICE.basis)
    assert (row.provided_at, row.provided_by, row.patient_id) == (
        desk.database.clock(),
        desk.officer.id,
        desk.patient,
    )
    query = select(AccessRecord).where(col(AccessRecord.act) == "data_provided")
    entry = desk.database.run_now(lambda unit: unit.session.scalars(query).one(), SYSTEM)
    assert (entry.subject, entry.about, entry.why) == (desk.patient, made, "law")


@pytest.mark.parametrize(
    ("handed", "code"),
    [
        (replace(POLICE, ground=""), "provision_no_ground"),
        (replace(POLICE, ground="interest"), "provision_no_ground"),
        (replace(POLICE, basis=" "), "provision_no_law"),
        (replace(INSURER, basis=""), "provision_no_consent"),
        (replace(INSURER, agreed_on=None), "provision_day"),
        (replace(INSURER, agreed_on=date(2026, 12, 2)), "provision_day"),
        (replace(POLICE, recipient=" "), "provision_incomplete"),
        (replace(POLICE, keeps=""), "provision_incomplete"),
        (replace(POLICE, purpose="curiosity"), "provision_incomplete"),
        (replace(POLICE, items=()), "provision_no_items"),
        (replace(POLICE, items=("name", "everything")), "provision_no_items"),
    ],
)
def test_nothing_is_provided_without_a_ground_and_all_that_is_told_of_it(desk: Desk, handed: Handed, code: str) -> None:
    """No ground, no article, no signed consent, no recipient, no items: no record, and so no provision."""
    with pytest.raises(NotPossible) as refused:
        desk.provide(handed)
    assert refused.value.code == code
    assert (desk.register(), desk.consents()) == ([], [])


def test_a_case_that_is_not_there_provides_nothing(desk: Desk) -> None:
    """The officer knows numbers; a wrong one is nobody's."""
    with pytest.raises(NotPossible) as refused:
        desk.provide(POLICE, "000000" if desk.number != "000000" else "000001")
    assert refused.value.code == "provision_no_case"


def test_a_signed_consent_is_kept_as_a_decision_once(desk: Desk) -> None:
    """The same paper is one decision however often it is relied on; another paper is another one."""
    desk.provide(INSURER)
    desk.provide(replace(INSURER, items=("photos",)))
    desk.provide(replace(INSURER, basis="원무과 서류함 2026-032"))
    assert desk.consents() == [("given", "paper")] * 2
    assert len({row.consent_id for row in desk.register()}) == 2
    assert Purpose.PROVISION in desk.database.run_now(lambda unit: consents.given(unit, desk.patient), SYSTEM)


def test_a_withdrawn_consent_is_no_ground(desk: Desk, clock: MovedClock) -> None:
    """Whatever paper of that day or before is named. What a law demands is another ground, and a later consent a new one."""
    made = desk.provide(INSURER)
    desk.withdraw(made)
    clock.move(days=1)
    for paper in (INSURER, replace(INSURER, basis="다른 서류")):
        with pytest.raises(NotPossible) as refused:
            desk.provide(paper)
        assert refused.value.code == "provision_withdrawn"
    assert len(desk.register()) == 1
    desk.provide(POLICE)
    desk.provide(replace(INSURER, agreed_on=date(2026, 12, 2)))
    assert desk.consents() == [("given", "paper"), ("withdrawn", "paper"), ("given", "paper")]


async def test_the_patient_withdraws_in_the_chat(sqlite_database: Database, clock: MovedClock) -> None:
    """A consent that was given on paper is withdrawn as easily as the others (C-5)."""
    patient = chatting.Person(sqlite_database)
    await patient.file()
    number = sqlite_database.run_now(lambda unit: unit.session.scalars(select(col(Consultation.number))).one(), SYSTEM)
    officer = as_staff(hire_now(sqlite_database, Role.PRIVACY_OFFICER), Role.PRIVACY_OFFICER)

    def provide(unit: Unit) -> None:
        provisions.record_provision(unit, CLINIC, number, INSURER)

    sqlite_database.run_now(provide, officer)
    clock.move(seconds=10)
    await patient.say("동의 철회할게요")
    reply = await patient.press("withdraw_provision")
    assert "다른 곳에 제공하지 않아요" in str(reply)
    with pytest.raises(NotPossible):
        sqlite_database.run_now(provide, officer)


def test_a_consent_is_withdrawn_once_and_only_where_one_is_in_force(desk: Desk) -> None:
    """Not one of a law, not twice, not of somebody who is gone."""
    law, agreed = desk.provide(POLICE), desk.provide(INSURER)
    with pytest.raises(Conflict):
        desk.withdraw(law)
    with pytest.raises(NotFound):
        desk.withdraw("nothing")
    desk.withdraw(agreed)
    with pytest.raises(Conflict):
        desk.withdraw(agreed)


def test_of_somebody_who_is_gone_no_consent_can_be_withdrawn(desk: Desk) -> None:
    """Their key is destroyed; only the register's line is left."""
    agreed = desk.provide(INSURER)
    desk.destroy()
    with pytest.raises(Conflict):
        desk.withdraw(agreed)


def test_while_the_use_is_stopped_only_a_law_allows_a_provision(desk: Desk) -> None:
    """R-6: Art. 37(2) no. 1 leaves what a law demands."""
    desk.database.run_now(lambda unit: fulfilment.suspend(unit, CLINIC, desk.patient), PATIENT)
    with pytest.raises(Suspended):
        desk.provide(INSURER)
    assert (desk.register(), desk.consents()) == ([], [])
    desk.provide(POLICE)
    assert len(desk.register()) == 1


def test_only_the_officer_provides_reads_the_register_and_withdraws(desk: Desk) -> None:
    """Every other role is refused by the rule itself."""
    made = desk.provide(INSURER)
    kim = hire_now(desk.database)
    for role in set(Role) - {Role.PRIVACY_OFFICER}:
        for work in (
            lambda unit: provisions.record_provision(unit, CLINIC, desk.number, POLICE),
            provisions.list_provisions,
            lambda unit: provisions.withdraw_consent(unit, CLINIC, made),
        ):
            with pytest.raises(NotAllowed):
                desk.do(work, kim, role)


def test_secret_numbers_in_the_words_are_masked(desk: Desk) -> None:
    """C-3 holds for what staff type, too."""
    desk.provide(replace(POLICE, recipient="담당 900101-1234568", keeps="M12345678", basis="영장 4111-1111-1111-1111"))
    (row,) = desk.register()
    assert not any(c.isdigit() for c in row.recipient + row.basis)
    assert "12345678" not in row.keeps


def test_the_patient_reads_what_was_provided(desk: Desk) -> None:
    """R-4: recipient, purpose, items, ground and time, in their language; and who did it among the looks."""

    def export(unit: Unit) -> dict[str, Any]:
        return access.export(unit, CLINIC, desk.patient)

    assert desk.database.run_now(export, PATIENT)["provision"] == []
    desk.provide(POLICE)
    data = desk.database.run_now(export, PATIENT)
    assert data["provision"] == [{
        "at": "2026-12-01T10:00+09:00", "recipient": "서울강남경찰서", "purpose": "수사", "items": ["이름", "연락처"],
        "ground": "법률에 따름 (형사소송법 제215조)", "recipient_keeps": "수사 종결 시까지",
    }]  # fmt: skip
    assert {"role": "보호책임자", "act": "제3자 제공", "why": "법률에 따라"}.items() <= data["looks"][0].items()


def test_the_record_stays_when_the_patient_goes_and_cannot_be_changed(desk: Desk) -> None:
    """Evidence: it is never altered, not deleted while its patient is there, and after a deletion it still stands."""

    def run(attack: TextClause, unit: Unit) -> None:
        unit.connection.execute(attack)

    desk.provide(POLICE)
    for attack in map(text, ("UPDATE provision SET recipient = 'x'", "DELETE FROM provision")):
        with pytest.raises(Exception, match="append-only"):
            desk.database.run_now(partial(run, attack), SYSTEM)
    desk.destroy()
    (row,) = desk.register()
    assert row.patient_id == desk.patient
    with pytest.raises(NotFound):
        desk.database.run_now(lambda unit: patients.unlock(unit, desk.patient, patients.Purpose.RIGHTS), SYSTEM)


def test_a_consent_to_provision_never_stands_for_another(desk: Desk) -> None:
    """It is a purpose of its own (Art. 22(1))."""
    desk.provide(INSURER)
    given = desk.database.run_now(lambda unit: consents.given(unit, desk.patient), SYSTEM)
    assert given == {Purpose.PROVISION}
    assert Decision.GIVEN in dict(desk.consents())
