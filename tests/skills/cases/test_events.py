"""What happens outside of the desk is heard in it: an open inbox refreshes, and rings where a person is wanted."""

from __future__ import annotations

from sqlalchemy import select
from sqlmodel import col

from skills.cases import photos
from skills.rights import rights
from skills.rights.grounds import Kind
from storage.cases import consultations, events
from storage.cases.photos import Photo
from storage.database.database import Database
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.desk import file_case


def heard(database: Database) -> list[tuple[str, str | None]]:
    """The desk's events, oldest first."""
    return database.run_now(
        lambda unit: [(event.what, event.consultation_id) for event in events.after(unit, 0)], SYSTEM
    )


def test_a_rights_request_is_heard(database: Database) -> None:
    """Once, and not again when the same thing is asked twice; no case is named, because it belongs to none."""
    case_id = file_case(database)
    who = database.run_now(lambda unit: unit.session.get_one(consultations.Consultation, case_id).patient_id, SYSTEM)
    before = len(heard(database))
    for _ in range(2):
        database.run_now(lambda unit: rights.file_request(unit, who, Kind.DELETE), PATIENT)
    assert heard(database)[before:] == [("right_asked", None)]


def test_a_photo_that_could_not_be_fetched_is_heard(database: Database) -> None:
    """The open case shows it as missing without being loaded again."""
    case_id = file_case(database)

    def lose(unit: Unit) -> None:
        case = unit.session.get_one(consultations.Consultation, case_id)
        photos.receive(unit, case.patient_id, case_id, ("https://k.kakaocdn.net/a.jpg",))
        photos.fail(unit, unit.session.scalars(select(col(Photo.id))).one(), "not_a_picture")

    database.run_now(lose, SYSTEM)
    assert heard(database)[-1] == ("photo_failed", case_id)
