"""A hold on everything of a patient stops every way in which something of theirs would be destroyed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, text

from skills import retained
from skills.cases.consultations import CaseKind
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.retention import destruction, holds, membership, sweep
from skills.retention.sweep import STEPS, Pace
from skills.rights import fulfilment, rights
from skills.rights.grounds import Decision, Identity, Kind
from skills.rights.rights import Verdict
from skills.staff.permissions import Role
from storage.cases import consultations
from storage.cases.photos import Photo
from storage.database.database import Database
from storage.patients import conversations, patients
from storage.patients.conversations import KakaoIds
from storage.patients.patients import Patient
from storage.retention import holds as stored_holds
from storage.retention import retained as stored_retained
from storage.retention.retained import Retained
from storage.rights import RightsRequest
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, Unit
from tests.chatting import CLINIC, Person
from tests.conftest import MovedClock
from tests.desk import as_staff, file_case, hire_now
from tests.storage import people
from tests.storage.people import Made

OFFICER = Actor("staff", "staff-1", Role.PRIVACY_OFFICER, "192.0.2.1")
DOCTOR = Actor("staff", "staff-2", Role.PRACTITIONER, "192.0.2.1")
MEMBER = "424242"


class Held:
    """A closed case with a login, an adopted prescription and a request that was answered, and a hold on all of it."""

    def __init__(self, database: Database, kind: str = "patient") -> None:
        self.database = database
        self.made: Made = database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)
        database.run_now(self._adopt, DOCTOR)
        self.request = database.run_now(self._ask, OFFICER)
        item = self.made.id if kind == "patient" else self.made.case_id
        self.hold = database.run_now(lambda unit: holds.place_hold(unit, kind, item, ground="court_order").id, OFFICER)

    def _adopt(self, unit: Unit) -> None:
        retained.adopt_into_chart(unit, self.made.case_id, {"plan": "words"}, kind="prescription", reason="examined")

    def _ask(self, unit: Unit) -> str:
        who = patients.unlock(unit, self.made.id, patients.Purpose.RIGHTS)
        patients.link_app_user(unit, who, MEMBER)
        asked = rights.file_request(unit, who.id, Kind.CORRECT, topic="details", words="canary", key=who.key)
        refused = Verdict(Decision.REFUSED, ground="evidence_missing", reason="서류 없음", objection="officer")
        rights.decide(unit, CLINIC, asked, refused)
        return asked.id

    def left(self) -> set[str]:
        """What there is still of the patient."""
        return self.database.read_now(lambda unit: set(self._left(unit)), SYSTEM)

    def _left(self, unit: Unit) -> Iterator[str]:
        patient, asked = unit.session.get(Patient, self.made.id), unit.session.get(RightsRequest, self.request)
        yield from ["login"] if patient is not None and patient.app_user_sealed is not None else []
        yield from ["piece"] if unit.session.scalars(select(Retained)).all() else []
        yield from ["request"] if asked is not None else []
        yield from ["words"] if asked is not None and asked.words_sealed is not None else []

    def release(self) -> bool:
        return self.database.run_now(lambda unit: holds.release_hold(unit, self.hold), OFFICER)


ALL = {"login", "piece", "request", "words"}


def sweep_all(database: Database) -> None:
    for name in STEPS:
        database.run_now(partial(sweep.sweep_batch, name=name, periods=CLINIC.periods, pace=Pace(100, 100)), SYSTEM)


def delete(held: Held) -> None:
    def work(unit: Unit) -> None:
        asked = rights.file_request(unit, held.made.id, Kind.DELETE)
        rights.prove(unit, asked, Identity.KAKAO_LOGIN)
        fulfilment.delete(unit, CLINIC, asked, told=True)

    held.database.run_now(work, PATIENT)


def unlink(held: Held) -> None:
    assert held.database.run_now(lambda unit: membership.unlink(unit, MEMBER), SYSTEM) == 0


def withdraw(held: Held) -> None:
    held.database.run_now(lambda unit: fulfilment.withdraw(unit, CLINIC, held.made.id, Purpose.HEALTH), PATIENT)


def many_years(held: Held) -> None:
    assert isinstance(held.database.clock, MovedClock)
    held.database.clock.move(days=11 * 366)
    sweep_all(held.database)


@pytest.mark.parametrize("way", [delete, unlink, withdraw, many_years])
def test_nothing_that_is_on_record_goes_while_everything_is_held(
    sqlite_database: Database, way: Callable[[Held], None]
) -> None:
    """A right, Kakao's word that the link is over, and the clock: what was filed, asked for and adopted stays, whole."""
    held = Held(sqlite_database)
    way(held)
    assert held.left() == ALL


def test_the_dry_run_says_what_a_hold_keeps(sqlite_database: Database, clock: MovedClock) -> None:
    """An officer sees before the sweep that the piece and the request would go, and that the hold keeps them."""
    held = Held(sqlite_database)
    clock.move(days=11 * 366)
    waiting = {one.line.name: one for one in held.database.read_now(lambda u: sweep.preview(u, CLINIC.periods), SYSTEM)}
    found = {name: (waiting[name].count, waiting[name].held) for name in ("record_prescription", "rights_request")}
    assert found == {"record_prescription": (0, 1), "rights_request": (0, 1)}


@pytest.mark.parametrize("kind", ["patient", "consultation"])
def test_what_was_asked_for_meanwhile_is_all_carried_out_by_the_release(sqlite_database: Database, kind: str) -> None:
    """The end of a consent and the end of the link, one after the other: neither is forgotten for the other, and the person
    stays."""
    held = Held(sqlite_database, kind)
    withdraw(held)
    unlink(held)
    assert held.release()
    assert held.left() == ALL - {"login"}
    assert held.database.read_now(lambda unit: messages_of(unit), SYSTEM) == 0


def messages_of(unit: Unit) -> Any:
    return unit.connection.exec_driver_sql("SELECT count(*) FROM case_message").scalar()


def test_the_release_of_a_deletion_takes_the_words_of_requests_along(sqlite_database: Database) -> None:
    """What was kept for the hold's sake goes with it: of a request its decision stays as evidence, and no word."""
    held = Held(sqlite_database)
    delete(held)
    assert held.release()
    assert held.left() == {"piece", "request"}


def test_a_deletion_around_a_held_case_takes_the_words_of_requests_along(sqlite_database: Database) -> None:
    """The case and what identifies it stay for the hold's sake; what somebody wrote of their rights is no part of it."""
    held = Held(sqlite_database, "consultation")
    delete(held)
    assert held.left() == ALL - {"words"}


async def test_a_child_that_is_held_is_turned_away_and_stays(sqlite_database: Database, clock: MovedClock) -> None:
    """A place in the queue tells nothing and would go with whoever says to be under fourteen; not while it is held."""
    child = Person(sqlite_database)
    case = file_case(sqlite_database, child.sender.user_key, CaseKind.PERSON, name=None, phone=None)
    officer = as_staff(hire_now(sqlite_database, Role.PRIVACY_OFFICER), Role.PRIVACY_OFFICER)
    sqlite_database.run_now(lambda unit: holds.place_hold(unit, "consultation", case, ground="dispute"), officer)
    clock.move(minutes=1)
    await child.say("저 13살이에요")
    assert "전에 접수하신 상담은 남아 있어요" in child.read()
    known = conversations.kakao_lookup
    ids = KakaoIds(child.sender.user_key)
    found = sqlite_database.read_now(
        lambda unit: unit.connection.exec_driver_sql(
            "SELECT count(*) FROM consultation JOIN patient ON patient.id = patient_id WHERE kakao_lookup = ?",
            (known(unit, ids),),
        ).scalar(),
        SYSTEM,
    )
    assert found == 1


@pytest.mark.parametrize("what", ["hold", "retained"])
def test_what_was_not_written_by_sangdam_is_no_hold_and_no_record(sqlite_database: Database, what: str) -> None:
    """A row that was changed past it is not acted upon."""
    held = Held(sqlite_database)

    def found(unit: Unit) -> bool:
        piece = unit.session.scalars(select(Retained)).one().id
        return (stored_holds.find(unit, held.hold) if what == "hold" else stored_retained.find(unit, piece)) is not None

    assert sqlite_database.read_now(found, SYSTEM)
    sqlite_database.run_now(lambda unit: unit.connection.execute(text(f"UPDATE {what} SET ground = 'forged'")), SYSTEM)
    assert not sqlite_database.read_now(found, SYSTEM)


@pytest.mark.parametrize("kind", ["patient", "consultation"])
def test_photos_that_were_to_go_alone_go_with_the_release_and_later_ones_stay(
    sqlite_database: Database, clock: MovedClock, kind: str
) -> None:
    """The wish for the photos waits like any other, and is none for photos that were sent after it."""
    held = Held(sqlite_database, kind)
    sqlite_database.run_now(lambda unit: destruction.destroy_photos(unit, held.made.id), PATIENT)
    assert sqlite_database.read_now(photos_of, SYSTEM) == {held.made.case_id}
    clock.move(days=1)
    later = sqlite_database.run_now(lambda unit: another_case(unit, held.made.id), PATIENT)
    assert held.release()
    assert sqlite_database.read_now(photos_of, SYSTEM) == {later}


@pytest.mark.parametrize("kind", ["patient", "consultation"])
def test_what_was_agreed_to_anew_is_not_destroyed_by_the_release_of_a_withdrawal(
    sqlite_database: Database, clock: MovedClock, kind: str
) -> None:
    """Withdrawn while a case was held, and agreed to again for another one: the held case is stripped, the other stays whole,
    and so does what is being filled in."""
    held = Held(sqlite_database, kind)
    withdraw(held)
    clock.move(days=1)
    later = sqlite_database.run_now(lambda unit: another_case(unit, held.made.id), PATIENT)
    begun = sqlite_database.run_now(lambda unit: begin(unit, "canary-one-kakao"), PATIENT)
    assert held.release()
    assert sqlite_database.read_now(lambda unit: texts_of(unit, held.made.case_id, later), SYSTEM) == [0, 1]
    talk = sqlite_database.run_now(lambda unit: conversations.open_talk(unit, KakaoIds("canary-one-kakao")), PATIENT)
    assert (talk.flow, talk.answers) == begun


@pytest.mark.parametrize("first", [0, 1])
def test_one_release_carries_out_nothing_that_another_hold_still_keeps(sqlite_database: Database, first: int) -> None:
    """A case and all of its patient are held: what was asked for waits for both, whichever goes first."""
    held = Held(sqlite_database)
    case = sqlite_database.run_now(
        lambda unit: holds.place_hold(unit, "consultation", held.made.case_id, ground="dispute").id, OFFICER
    )
    sqlite_database.run_now(lambda unit: destruction.destroy_photos(unit, held.made.id), PATIENT)
    order = [held.hold, case][:: 1 - 2 * first]
    done = [sqlite_database.run_now(partial(holds.release_hold, hold_id=one), OFFICER) for one in order]
    assert done == [False, True]
    assert sqlite_database.read_now(photos_of, SYSTEM) == set()


def another_case(unit: Unit, patient_id: str) -> str:
    """The patient agrees once more and files another case, with a photo."""
    consents.decide(unit, CLINIC, patient_id, Purpose.HEALTH, consents.Decision.GIVEN, screen="chat")
    who = patients.unlock(unit, patient_id, patients.Purpose.RIGHTS)
    return people.file_case(unit, who, "later", "what hurts now", "a later message", None)


def begin(unit: Unit, key: str) -> tuple[str | None, dict[str, Any]]:
    """They begin to fill a form in."""
    talk = conversations.open_talk(unit, KakaoIds(key))
    talk.flow, talk.step, talk.answers = "consult", "details", {"details": "begun anew"}
    conversations.keep(unit, talk)
    return talk.flow, dict(talk.answers)


def photos_of(unit: Unit) -> set[str | None]:
    """The cases that have a photo."""
    return {photo.consultation_id for photo in unit.session.scalars(select(Photo))}


def texts_of(unit: Unit, *cases: str) -> list[int]:
    """How many messages each of these cases has."""
    return [len(consultations.messages(unit, case)) for case in cases]
