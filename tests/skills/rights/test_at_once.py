"""What is carried out the moment it is asked for (stopping, going on, withdrawing, no ads), and how long an answer may take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TypeVar

import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.consents import consents
from skills.consents.consents import Purpose
from skills.rights import fulfilment, rights
from skills.rights.grounds import Decision, Identity, Kind
from skills.rights.rights import Verdict
from storage.cases.events import DeskEvent
from storage.database.database import Database
from storage.errors import NotPossible
from storage.outbox.outbox import Notice
from storage.patients import consents as kept
from storage.patients import patients
from storage.patients.patients import Patient
from storage.retention import holds
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.chatting import CLINIC
from tests.conftest import MovedClock
from tests.storage import people
from tests.storage.people import Made

T = TypeVar("T")


@pytest.fixture
def made(sqlite_database: Database) -> Made:
    return sqlite_database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)


def run(database: Database, work: Callable[[Unit], T]) -> T:
    return database.run_now(work, PATIENT)


def give(unit: Unit, patient_id: str, purpose: Purpose) -> None:
    consents.decide(unit, CLINIC, patient_id, purpose, consents.Decision.GIVEN, screen="chat:intake")


def told(database: Database, *acts: str) -> list[tuple[str, str, str, str]]:
    query = select(AccessRecord).where(col(AccessRecord.act).in_(acts)).order_by(col(AccessRecord.seq))
    found = database.read_now(lambda unit: unit.session.scalars(query).all(), SYSTEM)
    return [(one.act, one.subject, one.about, one.why) for one in found]


def on_the_desk(database: Database, what: str) -> list[str | None]:
    query = select(DeskEvent).where(col(DeskEvent.what) == what)
    return [one.consultation_id for one in database.read_now(lambda unit: unit.session.scalars(query).all(), SYSTEM)]


def test_stopping_and_going_on_are_kept_and_the_desk_is_told(sqlite_database: Database, made: Made) -> None:
    stopped = run(sqlite_database, lambda unit: fulfilment.suspend(unit, CLINIC, made.id).id)
    at = sqlite_database.read_now(lambda unit: unit.session.get_one(Patient, made.id).suspended_at, SYSTEM)
    assert at is not None
    going_on = run(sqlite_database, lambda unit: fulfilment.lift(unit, CLINIC, made.id).id)
    assert sqlite_database.read_now(lambda unit: unit.session.get_one(Patient, made.id).suspended_at, SYSTEM) is None
    assert told(sqlite_database, "processing_suspended", "suspension_lifted") == [
        ("processing_suspended", made.id, stopped, ""), ("suspension_lifted", made.id, going_on, ""),
    ]  # fmt: skip
    assert (
        on_the_desk(sqlite_database, "case_suspended") == on_the_desk(sqlite_database, "case_resumed") == [made.case_id]
    )
    for request_id, topic, outcome in ((stopped, "", "suspended"), (going_on, "lift", "lifted")):
        found = run(sqlite_database, partial(rights.find_request, request_id=request_id))
        assert (found.kind, found.topic, found.decision, found.outcome) == ("suspend", topic, "granted", outcome)
        assert found.notice_seen_at is not None


def test_no_more_ads_is_kept_as_evidence_whatever_was_agreed_to(sqlite_database: Database, made: Made) -> None:
    """Each consent that was given is withdrawn; where none was, the refusal is kept, with where it was said."""

    def stop() -> list[tuple[str, str, str, str]]:
        before = len(sqlite_database.read_now(lambda unit: kept.history(unit, made.id), SYSTEM))
        request = run(sqlite_database, lambda unit: fulfilment.stop_ads(unit, CLINIC, made.id))
        assert (request.outcome, request.decision, request.notice_seen_at is not None) == ("ads_off", "granted", True)
        after = sqlite_database.read_now(lambda unit: kept.history(unit, made.id), SYSTEM)
        return [(one.purpose, one.decision, one.screen, one.channel) for one in after[before:]]

    assert stop() == [("ads_receive", "refused", "chat:ads_off", "chat")]
    for purpose in (Purpose.ADS_USE, Purpose.ADS_NIGHT):
        run(sqlite_database, partial(give, patient_id=made.id, purpose=purpose))
    assert set(stop()) == {(name, "withdrawn", "chat:ads_off", "chat") for name in ("ads_use", "ads_night")}


@pytest.mark.parametrize("held", [False, True])
def test_the_health_consent_ends_with_what_rests_on_it(sqlite_database: Database, made: Made, held: bool) -> None:
    """In part while a hold keeps it; nobody withdraws what was not given."""
    with pytest.raises(NotPossible) as error:
        run(sqlite_database, lambda unit: fulfilment.withdraw(unit, CLINIC, made.id, Purpose.ADS_USE))
    assert error.value.code == "rights.no_consent"
    run(sqlite_database, partial(give, patient_id=made.id, purpose=Purpose.HEALTH))
    if held:
        sqlite_database.run_now(
            lambda unit: unit.session.add(
                holds.Hold(
                    id="h", item_kind="patient", item_id=made.id, patient_id=made.id, ground="dispute",
                    placed_at=unit.now, placed_by="staff-1",
                )
            ),
            SYSTEM,
        )  # fmt: skip
    done = run(sqlite_database, lambda unit: fulfilment.withdraw(unit, CLINIC, made.id, Purpose.HEALTH))
    assert done.request.decision == ("partly" if held else "granted")
    assert (done.request.ground, done.request.objection) == (("held", "mediation") if held else ("", ""))
    assert done.request.notice_seen_at is not None
    newest = sqlite_database.read_now(lambda unit: kept.history(unit, made.id), SYSTEM)[-1]
    assert (newest.purpose, newest.decision, newest.screen, newest.channel) == (
        "health", "withdrawn", "chat:withdraw", "chat",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "extensions", "days"), [(Kind.ACCESS, 1, 10), (Kind.EXPLAIN, 2, 30), (Kind.CORRECT, 0, 0)]
)
def test_an_answer_is_put_off_as_often_as_the_law_allows(
    sqlite_database: Database, made: Made, kind: Kind, extensions: int, days: int
) -> None:
    def ask(unit: Unit) -> str:
        request = rights.file_request(unit, made.id, kind)
        rights.prove(unit, request, Identity.CALL_BACK)
        return request.id

    request_id = run(sqlite_database, ask)

    def extend(ground: str = "many_records", reason: str = " 기록이 많습니다 ") -> str:
        return run(
            sqlite_database,
            lambda unit: rights.extend(unit, CLINIC, rights.find_request(unit, request_id), ground, reason),
        )

    due = run(sqlite_database, lambda unit: rights.find_request(unit, request_id)).due_at
    for number in range(1, extensions + 1):
        for wrong in ({"ground": "whim"}, {"reason": " "}):
            with pytest.raises(NotPossible) as error:
                extend(**wrong)
            assert error.value.code == "rights.no_reason"
        text = extend()
        found = run(sqlite_database, lambda unit: rights.find_request(unit, request_id))
        assert found.due_at == due + timedelta(days=days * number)
        assert (found.extended, found.extension_ground, found.alarmed) == (number, "many_records", "")
        for words in (
            rights.show_number(found.number),
            rights.show_day(found.due_at, "ko"),
            CLINIC.officer.phone,
            "기록이 많습니다",
        ):
            assert words in text
        assert "None" not in text
    with pytest.raises(NotPossible) as error:
        extend()
    assert error.value.code == "rights.no_extension"
    assert (
        told(sqlite_database, "right_extended")
        == [("right_extended", made.id, request_id, "many_records")] * extensions
    )


def test_a_request_is_late_a_moment_after_its_day(sqlite_database: Database, clock: MovedClock, made: Made) -> None:
    request = run(sqlite_database, lambda unit: rights.file_request(unit, made.id, Kind.CORRECT))

    def late() -> list[str]:
        return run(sqlite_database, lambda unit: [one.id for one in rights.overdue(unit)])

    clock.now = request.due_at
    assert late() == []
    clock.move(microseconds=1)
    assert late() == [request.id]
    refused = Verdict(Decision.REFUSED, "evidence_missing", "서류가 없습니다", "officer", told=True)
    run(sqlite_database, lambda unit: rights.decide(unit, CLINIC, rights.find_request(unit, request.id), refused))
    assert late() == []


def test_each_step_is_on_the_trail_and_the_result_says_why(sqlite_database: Database, made: Made) -> None:
    """Asked for, asked for once more, decided: whose, about which request; the notice has reason, article and number."""

    def ask(unit: Unit, words: str) -> str:
        who = patients.unlock(unit, made.id, patients.Purpose.RIGHTS)
        return rights.file_request(unit, made.id, Kind.CORRECT, topic="details", words=words, key=who.key).id

    first, again = (run(sqlite_database, partial(ask, words=words)) for words in ("one", "two"))
    assert first == again
    refused = Verdict(Decision.REFUSED, "evidence_missing", "서류가 없습니다", "officer")
    text = run(sqlite_database, lambda unit: rights.decide(unit, CLINIC, rights.find_request(unit, first), refused))
    request = run(sqlite_database, lambda unit: rights.find_request(unit, first))
    assert (request.version, request.identity, request.notice_seen_at) == (3, Identity.CHAT, None)
    for words in (
        "서류가 없습니다",
        "제36조 제5항",
        f"R{request.number[:3]}-{request.number[3:]}",
        CLINIC.officer.phone,
    ):
        assert words in text
    assert told(sqlite_database, "right_asked", "right_decided") == [
        ("right_asked", made.id, first, "correct"), ("right_asked", made.id, first, "correct"),
        ("right_decided", made.id, first, "refused"),
    ]  # fmt: skip
    query = select(Notice).where(col(Notice.about) == first)
    (notice,) = sqlite_database.read_now(lambda unit: unit.session.scalars(query).all(), SYSTEM)
    assert (notice.kind, notice.patient_id, notice.order_key) == ("patient_event", made.id, f"patient:{made.id}")
