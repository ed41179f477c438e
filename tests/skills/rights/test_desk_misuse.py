"""What somebody who only calls may not bring about: in another's name, twice, for the wrong person, months later (R-1, R-3)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from skills.consents import consents
from skills.proposals import identity
from skills.rights import decisions, desk_requests, fulfilment, rights
from skills.rights.desk_requests import Asked
from skills.rights.grounds import Decision, Identity, Kind
from skills.rights.rights import Verdict
from skills.staff.permissions import Person
from storage.cases import consultations
from storage.database.database import Database
from storage.errors import NotPossible
from storage.patients import patients
from storage.patients.patients import Patient
from storage.rights import RightsRequest
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import clinic, file_case
from tests.skills.rights.test_desk_requests import BY_PHONE, act, decide, enter, found, officer

__all__ = ["officer"]  # The fixture.


def patient_of(database: Database, case_id: str) -> str:
    case = database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    return case.patient_id


def words_of(database: Database, officer: Person, request: RightsRequest) -> str:
    return act(database, officer, decisions.read, request.id).words  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [Kind.SUSPEND, Kind.WITHDRAW, Kind.ADS_OFF])
def test_a_call_in_somebodys_name_stops_none_of_their_own_rights(
    database: Database, officer: Person, kind: Kind
) -> None:
    """Whoever called is not checked, and waits; the chat's own person is heard at once, as always."""
    patient = patient_of(database, file_case(database))
    give = partial(consents.decide, decision=consents.Decision.GIVEN, screen="chat:intake")
    for purpose in (consents.Purpose.HEALTH, consents.Purpose.ADS_RECEIVE):
        database.run_now(partial(give, clinic=clinic(), patient_id=patient, purpose=purpose), SYSTEM)
    called = enter(database, officer, replace(BY_PHONE, kind=kind, topic="health" if kind is Kind.WITHDRAW else ""))
    does = {
        Kind.SUSPEND: lambda unit: fulfilment.suspend(unit, clinic(), patient).id,
        Kind.WITHDRAW: lambda unit: fulfilment.withdraw(unit, clinic(), patient, consents.Purpose.HEALTH).request.id,
        Kind.ADS_OFF: lambda unit: fulfilment.stop_ads(unit, clinic(), patient).id,
    }
    own = found(database, database.run_now(does[kind], PATIENT))
    assert (own.id != called.id, own.channel, own.decision) == (True, "chat", "granted")
    assert found(database, called.id).state == "unverified"


def test_what_a_patient_proves_in_the_chat_hands_nothing_to_a_caller(database: Database, officer: Person) -> None:
    """A stranger asks by telephone for a copy; the patient logs in for their own: the stranger's request proves nothing."""
    patient = patient_of(database, file_case(database))
    called = enter(database, officer, BY_PHONE)
    own = database.run_now(lambda unit: rights.file_request(unit, patient, Kind.ACCESS), PATIENT)
    assert own.id != called.id

    def log_in(unit: Unit) -> None:
        rights.prove(unit, rights.find_request(unit, own.id), Identity.KAKAO_LOGIN)

    database.run_now(log_in, PATIENT)
    assert found(database, called.id).state == "unverified"
    with pytest.raises(NotPossible):
        act(database, officer, lambda unit, who: desk_requests.copy(unit, clinic(), who, called.id))
    again = enter(database, officer, replace(BY_PHONE, by_other=True))
    assert again.id not in (called.id, own.id), "who asks for another is another"


def test_what_is_added_to_a_request_is_kept_with_it(database: Database, officer: Person) -> None:
    """A second call while the first waits: one request, one clock, all words; and a page that was open before is stale."""
    file_case(database)
    first = enter(database, officer, replace(BY_PHONE, kind=Kind.CORRECT, words="이름이 틀려요."))
    second = enter(database, officer, replace(BY_PHONE, kind=Kind.CORRECT, words="연락처도 틀려요."))
    assert second.id == first.id
    assert words_of(database, officer, first) == "이름이 틀려요.\n연락처도 틀려요."
    assert found(database, first.id).version == first.version + 1
    enter(database, officer, replace(BY_PHONE, kind=Kind.CORRECT, words="연락처도 틀려요."))
    assert words_of(database, officer, first).count("연락처") == 1


def test_what_is_too_much_for_one_request_is_another(database: Database, officer: Person) -> None:
    """Nothing that is said is cut or lost: the request that waits keeps what it holds, and the rest has one of its own."""
    file_case(database)
    told = [letter * (desk_requests.WORDS_MOST - 1) for letter in "가나다라마"]
    asked = [enter(database, officer, replace(BY_PHONE, kind=Kind.CORRECT, words=words)) for words in told]
    assert [one.id == asked[0].id for one in asked] == [True, True, True, True, False]
    assert words_of(database, officer, asked[0]) == "\n".join(told[:4])
    assert words_of(database, officer, asked[4]) == told[4]


def test_a_number_and_a_name_are_of_one_person(database: Database, officer: Person) -> None:
    """Who tells a case's number and another's name, or another telephone, asks for nobody's data by it."""
    case_id = file_case(database)
    case = database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    for wrong in (replace(BY_PHONE, name="고길동"), replace(BY_PHONE, phone="010-0000-9999")):
        with pytest.raises(NotPossible) as refused:
            enter(database, officer, replace(wrong, number=case.number))
        assert refused.value.code == "rights.desk_other_person"
    for right in (BY_PHONE, replace(BY_PHONE, name=""), replace(BY_PHONE, phone=""), Asked("phone", Kind.ACCESS)):
        assert enter(database, officer, replace(right, number=case.number)).patient_id == case.patient_id


def test_who_has_two_chats_is_not_taken_for_nobody(database: Database, officer: Person) -> None:
    """Name and number fit two records: the officer is asked for a case's number, and nothing empty is made."""
    file_case(database, "one" * 20)
    file_case(database, "two" * 20)
    with pytest.raises(NotPossible) as refused:
        enter(database, officer, BY_PHONE)
    assert refused.value.code == "rights.desk_several"
    assert database.read_now(patients.count, SYSTEM) == 2


def test_a_granted_copy_is_no_key_for_ever(database: Database, clock: MovedClock, officer: Person) -> None:
    """It is made within a month of the decision; who asks later asks anew."""
    file_case(database)
    request = enter(database, officer, BY_PHONE)
    act(database, officer, identity.prove, request.id, Identity.PAPERS)
    decide(database, officer, request.id)

    def copied() -> object:
        return act(database, officer, lambda unit, who: desk_requests.copy(unit, clinic(), who, request.id))

    clock.move(days=30)
    assert copied()
    clock.move(seconds=1)
    with pytest.raises(NotPossible) as refused:
        copied()
    assert refused.value.code == "rights.copy_over"


def test_nothing_is_copied_that_was_refused_or_asked_for_in_the_chat(database: Database, officer: Person) -> None:
    file_case(database)
    by_phone = enter(database, officer, BY_PHONE)
    act(database, officer, identity.prove, by_phone.id, Identity.PAPERS)
    refusal = Verdict(Decision.REFUSED, ground="others_harm", reason="다른 분의 정보예요.", objection="mediation")
    decide(database, officer, by_phone.id, refusal)
    in_chat = database.run_now(
        lambda unit: rights.file_request(unit, str(by_phone.patient_id), Kind.ACCESS).id, PATIENT
    )
    act(database, officer, lambda unit, who: rights.prove(unit, rights.find_request(unit, in_chat), Identity.CALL_BACK))
    decide(database, officer, in_chat)
    for request_id in (by_phone.id, in_chat):
        with pytest.raises(NotPossible) as refused:
            act(database, officer, lambda unit, who, one=request_id: desk_requests.copy(unit, clinic(), who, one))
        assert refused.value.code == "rights.moved_on"


def test_what_was_stopped_by_telephone_goes_on_by_telephone(database: Database, officer: Person) -> None:
    """Who has no chat any more can lift the suspension by the way they asked for it."""
    patient = patient_of(database, file_case(database))
    for topic, stands in (("", True), ("lift", False)):
        request = enter(database, officer, replace(BY_PHONE, kind=Kind.SUSPEND, topic=topic))
        act(database, officer, identity.prove, request.id, Identity.PAPERS)
        decide(database, officer, request.id)
        who = database.read_now(lambda unit: unit.session.get(Patient, patient), SYSTEM)
        assert who is not None
        assert (who.suspended_at is not None) is stands
        assert found(database, request.id).channel == "phone"
