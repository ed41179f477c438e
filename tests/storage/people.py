"""People for the tests of keeping and forgetting: patients with cases, words and photos, made through the house itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage import consents, consultations, conversations, outbox, patients
from storage.consents import Consent
from storage.consultations import Consultation, Photo
from storage.conversations import KakaoIds
from storage.unit import Unit

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
    case_id = _case(unit, who, mark, details, message, closed_at) if with_case else ""
    if closed_at is not None or not with_case:
        talk.leave_flow()
    conversations.keep(unit, talk)
    outbox.queue(unit, "patient_event", {"text": queued}, patient_id=who.id)
    consents.add(unit, _consent(unit, who.id))
    return Made(who.id, case_id, words_of(mark))


def _case(unit: Unit, who: patients.Unlocked, mark: str, details: str, message: str, closed_at: datetime | None) -> str:
    case = Consultation(
        id=unit.new_id(), number=consultations.free_number(unit), patient_id=who.id,
        filed_at=unit.now, due_at=unit.now, active_at=closed_at or unit.now,
        state="waiting" if closed_at is None else "closed", closed_at=closed_at, seen_at=closed_at,
    )  # fmt: skip
    consultations.file(unit, who.key, case, {"details": details})
    consultations.add_message(unit, who.key, case, message, author="patient")
    photo = Photo(id=unit.new_id(), patient_id=who.id, consultation_id=case.id, state="kept", taken_at=unit.now)
    photo.content_sealed = who.key.seal(consultations.photo_place(photo.id), f"canary-{mark}-photo".encode() * 20)
    unit.session.add(photo)
    unit.session.flush()
    return case.id


def _consent(unit: Unit, patient_id: str) -> Consent:
    return Consent(
        patient_id=patient_id, purpose="health", wording_version="1", wording_hash="0", decision="given",
        decided_at=unit.now, channel="chat",
    )  # fmt: skip
