"""People and cases for the desk's tests: invented names, a clinic, staff with roles who are signed in, filed cases."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from skills.cases import consultations, photos
from skills.cases.consultations import CaseKind
from skills.clinic.clinic import Clinic
from skills.staff import sign_in, staff
from skills.staff.permissions import Person, Role
from storage.cases import consultations as cases
from storage.cases.photos import Photo
from storage.database.database import Database
from storage.patients import conversations
from storage.patients.conversations import KakaoIds
from storage.staff import staff as accounts
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, Unit

PASSWORD = "구름 다리 연필 91"
PICTURE = b"\xff\xd8\xff\xe0 an invented picture"
ROOT = Path(__file__).resolve().parent.parent


def clinic(**desk: Any) -> Clinic:
    """The clinic of clinic.toml, with Christmas for a holiday, and the desk's settings that a test wants different."""
    data = _file()
    told = {"desk": {**data["desk"], **desk}, "holidays": frozenset({date(2026, 12, 25)})}
    return Clinic.model_validate({**data, **told})


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((ROOT / "clinic.toml").read_text(encoding="utf-8"))


def hire(unit: Unit, *roles: Role | str, name: str = "김상담", email: str = "") -> Person:
    """Somebody who can sign in, without the slow hashing of a password."""
    email = email or f"{unit.new_id()[:8]}@clinic.example"
    staff.invite(unit, name, email, roles or (Role.COUNSELLOR,))
    person = accounts.find_by_login(unit, email)
    assert person is not None
    person.enrolled_at = unit.now
    unit.session.add(person)
    unit.session.flush()
    return Person(person.id, name, frozenset(str(role) for role in roles or (Role.COUNSELLOR,)))


def hire_now(database: Database, *roles: Role | str, **named: Any) -> Person:
    """`hire` in a unit of its own."""
    return database.run_now(lambda unit: hire(unit, *roles, **named), SYSTEM)


def as_staff(person: Person, role: str = "counsellor") -> Actor:
    """The person as the actor of a unit."""
    return Actor("staff", person.id, role, "192.0.2.7")


def open_door(database: Database, person: Person) -> tuple[str, str]:
    """A full session of this person: its token and the token of its forms."""

    def work(unit: Unit) -> tuple[str, str]:
        opened = sign_in.open_session(unit, person.id, "192.0.2.7", "Chrome, Windows")
        access = sign_in.access(unit, opened.token)
        assert access is not None
        return opened.token, access.csrf

    return database.run_now(work, SYSTEM)


def file_case(
    database: Database,
    key: str = "patient-1",
    kind: CaseKind = CaseKind.CONSULTATION,
    *,
    urgent: bool = False,
    **answers: Any,
) -> str:
    """A filed case of an invented patient; its id."""
    known = {"name": "홍길동", "phone": "+821000001234", "treatment": {"word": "eyes"}, "details": "재수술이 궁금해요"}
    known.update(answers)

    def work(unit: Unit) -> str:
        talk = conversations.open_talk(unit, KakaoIds(key))
        who = conversations.unlocked(unit, talk)
        case = consultations.file_consultation(unit, clinic(), who, kind, known, urgent=urgent)
        talk.case_id = case.id
        conversations.keep(unit, talk)
        return case.id

    return database.run_now(work, PATIENT)


def write_as_patient(database: Database, case_id: str, text: str) -> None:
    """The patient adds words to a case."""

    def work(unit: Unit) -> None:
        case = cases.find(unit, case_id)
        assert case is not None
        talk = conversations.find_talk(unit, case.patient_id)
        assert talk is not None
        consultations.add_patient_words(unit, clinic(), talk.key, case, text)

    database.run_now(work, PATIENT)


def add_photo(database: Database, case_id: str) -> str:
    """A kept photo of a case; its id."""

    def work(unit: Unit) -> str:
        case = cases.find(unit, case_id)
        assert case is not None
        photo = Photo(id=unit.new_id(), patient_id=case.patient_id, consultation_id=case.id, taken_at=unit.now)
        unit.session.add(photo)
        unit.session.flush()
        assert photos.keep(unit, photo.id, PICTURE, 10, 10)
        return photo.id

    return database.run_now(work, SYSTEM)
