"""People for the tests of keeping and forgetting: patients with cases, words and photos, made through Sangdam itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert
from sqlmodel import SQLModel

from storage.cases import consultations, photos
from storage.cases.consultations import Consultation
from storage.cases.photos import Photo
from storage.outbox import outbox
from storage.patients import consents, conversations, patients
from storage.patients.consents import Consent
from storage.patients.conversations import KakaoIds
from storage.unit.unit_of_work import Unit

PLACES = ("name", "details", "message", "answers", "outbox")


@dataclass(frozen=True)
class Made:
    """A patient who was made, and their case."""

    id: str
    case_id: str
    words: tuple[str, ...]


def words_of(mark: str) -> tuple[str, ...]:
    """Unique words for one person, one for each place."""
    return tuple(f"canary-{mark}-{place}" for place in PLACES)


def make(unit: Unit, mark: str, *, closed_at: datetime | None = None, with_case: bool = True) -> Made:
    """A patient with planted words in name, details, message, photo, unfinished answers and outbox."""
    name, details, message, answers, queued = words_of(mark)
    talk = conversations.open_talk(unit, KakaoIds(f"canary-{mark}-kakao", f"canary-{mark}-channel"))
    who = conversations.unlocked(unit, talk)
    patients.set_name(unit, who, name)
    patients.set_phone(unit, who, "+821000001234")
    talk.flow, talk.step, talk.answers = "consult", "details", {"details": answers}
    case_id = file_case(unit, who, mark, details, message, closed_at) if with_case else ""
    if closed_at is not None or not with_case:
        talk.leave_flow()
    conversations.keep(unit, talk)
    outbox.queue(unit, "patient_event", {"text": queued}, patient_id=who.id)
    consents.add(unit, **_consent(unit, who.id).model_dump(exclude={"id", "mac"}))
    return Made(who.id, case_id, words_of(mark))


def file_case(
    unit: Unit, who: patients.Unlocked, mark: str, details: str, message: str, closed_at: datetime | None
) -> str:
    """A case of theirs with these words and a photo; its id."""
    case = Consultation(
        id=unit.new_id(), number=consultations.free_number(unit), patient_id=who.id,
        filed_at=unit.now, due_at=unit.now, active_at=closed_at or unit.now,
        state="waiting" if closed_at is None else "closed", closed_at=closed_at, seen_at=closed_at,
    )  # fmt: skip
    consultations.file(unit, who.key, case, {"details": details})
    consultations.add_message(unit, who.key, case, message, author="patient")
    photo = Photo(id=unit.new_id(), patient_id=who.id, consultation_id=case.id, state="kept", taken_at=unit.now)
    photo.content_sealed = who.key.seal(photos.place(photo.id), f"canary-{mark}-photo".encode() * 20)
    unit.session.add(photo)
    unit.session.flush()
    return case.id


def _consent(unit: Unit, patient_id: str) -> Consent:
    return Consent(
        patient_id=patient_id, purpose="health", wording_version="1", wording_hash="0", decision="given",
        decided_at=unit.now, channel="chat",
    )  # fmt: skip


def make_many(unit: Unit, count: int, *, seen_at: datetime, closed_at: datetime, first: int = 0) -> None:
    """Many expired patients at once, each with unique words in name, details and message; quicker than one by one."""
    tables: dict[str, list[dict[str, object]]] = {
        name: [] for name in ("patient", "patient_key", "conversation", "consultation", "case_message")
    }
    for number in range(first, first + count):
        _plan(unit, f"{number:06d}", seen_at, closed_at, tables)
    for name, rows in tables.items():
        unit.connection.execute(insert(SQLModel.metadata.tables[name]), rows)


def _plan(
    unit: Unit, mark: str, seen_at: datetime, closed_at: datetime, tables: dict[str, list[dict[str, object]]]
) -> None:
    name, details, message, _, _ = words_of(mark)
    patient_id, case_id, uid = unit.new_id(), unit.new_id(), unit.new_id()
    ring_id, wrapped = unit.vault.new_data_key(patient_id)
    key = unit.vault.data_key(patient_id, ring_id, wrapped)
    tables["patient"].append({
        "id": patient_id, "kakao_lookup": unit.vault.lookup("kakao", mark), "is_dev": False, "is_friend": False, "lang": "ko",
        "name_sealed": key.seal_text(patients.place("name_sealed", patient_id), name),
        "name_lookup": unit.vault.lookup("name", name), "created_at": seen_at, "seen_at": seen_at,
    })  # fmt: skip
    tables["patient_key"].append({"patient_id": patient_id, "ring_id": ring_id, "wrapped": wrapped})
    tables["conversation"].append({
        "patient_id": patient_id, "failures": 0, "turn": 0, "token": "", "spent_token": "", "heard_lookup": "",
        "owed": False, "lapsed": False,
    })  # fmt: skip
    tables["consultation"].append({
        "id": case_id, "number": mark, "patient_id": patient_id, "kind": "consultation", "state": "closed",
        "is_urgent": False,
        "answers_sealed": key.seal(consultations.answers_place(case_id), json.dumps({"details": details}).encode()),
        "filed_at": seen_at, "due_at": seen_at, "active_at": closed_at, "closed_at": closed_at,
        "seen_at": closed_at, "version": 1,
    })  # fmt: skip
    tables["case_message"].append({
        "consultation_id": case_id, "patient_id": patient_id, "author": "patient", "sent_at": seen_at, "state": "",
        "text_sealed": key.seal_text(consultations.text_place(uid), message), "uid": uid,
    })  # fmt: skip
