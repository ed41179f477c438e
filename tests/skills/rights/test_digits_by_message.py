"""Digits that are sent to the number on record: to whom, about what, for how long, and how often."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.rights import identity, rights
from skills.rights.grounds import Identity, Kind
from skills.rights.identity import CodeFor
from storage import rights as kept
from storage.database.database import Database
from storage.errors import NotPossible
from storage.outbox.outbox import Notice
from storage.patients import conversations, patients
from storage.patients.conversations import KakaoIds
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.conftest import MovedClock


def ask(unit: Unit) -> str:
    talk = conversations.open_talk(unit, KakaoIds("a" * 64))
    patients.set_phone(unit, conversations.unlocked(unit, talk), "+821000001234")
    return rights.file_request(unit, talk.patient_id, Kind.ACCESS).id


def test_what_is_sent_proves_this_request_for_ten_minutes(sqlite_database: Database, clock: MovedClock) -> None:
    """The message itself carries no digits: they are made when it goes out."""
    request_id = sqlite_database.run_now(ask, PATIENT)
    sqlite_database.run_now(lambda unit: identity.send_digits(unit, request_id), PATIENT)
    (notice,) = sqlite_database.read_now(lambda unit: unit.session.scalars(select(Notice)).all(), SYSTEM)
    request = sqlite_database.read_now(lambda unit: kept.find(unit, request_id), SYSTEM)
    assert request is not None
    assert (notice.kind, notice.patient_id, notice.about) == ("alimtalk", request.patient_id, request_id)
    assert notice.expires_at == clock() + timedelta(minutes=10)

    def type_them(unit: Unit) -> Identity | str:
        (code,) = kept.open_codes(unit, request.patient_id)
        assert (code.purpose, code.about, code.expires_at) == ("message", request_id, clock() + timedelta(minutes=10))
        digits = kept.digits_of(unit, code.id, identity.DIGITS)
        found = identity.try_code(unit, request.patient_id, digits, (CodeFor.MESSAGE,))
        return "" if found is None else identity.prove_by_code(unit, found).identity

    assert sqlite_database.run_now(type_them, PATIENT) == Identity.CALL_BACK
    query = select(AccessRecord).where(col(AccessRecord.act) == "identity_code_made")
    (record,) = sqlite_database.read_now(lambda unit: unit.session.scalars(query).all(), SYSTEM)
    assert (record.subject, record.about, record.why) == (request.patient_id, request_id, "message")


def test_three_messages_are_enough_for_an_hour(sqlite_database: Database, clock: MovedClock) -> None:
    request_id = sqlite_database.run_now(ask, PATIENT)

    def send() -> None:
        sqlite_database.run_now(lambda unit: identity.send_digits(unit, request_id), PATIENT)
        clock.move(minutes=1)

    for _ in range(3):
        send()
    with pytest.raises(NotPossible) as error:
        send()
    assert error.value.code == "rights.messages_rest"
    clock.move(minutes=57, seconds=1)
    send()
