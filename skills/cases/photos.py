"""Photos of a patient: received as short-lived addresses, fetched by a queued job, kept without metadata and sealed.

Fetching and re-encoding happen at the edge (`bot/delivery/relay.py`), which reports back with `keep` or `fail`.
"""

from __future__ import annotations

from datetime import timedelta

from skills.clinic import switches
from storage.cases import events, photos
from storage.cases.codes import PhotoState
from storage.cases.photos import Photo
from storage.errors import Suspended
from storage.outbox import outbox
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.unit.unit_of_work import Unit

MOST = 10  # Kakao's own plugin takes up to ten pictures.
ADDRESS_LIVES = timedelta(minutes=10)  # docs/kakao.md §5: secure image addresses live ten minutes.


def receive(unit: Unit, patient_id: str, case_id: str | None, addresses: tuple[str, ...]) -> int:
    """Queue the fetching of these photos; how many were left out because there were too many."""
    if addresses:
        switches.check_on(unit, switches.PHOTOS)
    room = max(0, MOST - photos.count(unit, patient_id, case_id))
    for address in addresses[:room]:
        photo = Photo(id=unit.new_id(), patient_id=patient_id, consultation_id=case_id, taken_at=unit.now)
        unit.session.add(photo)
        unit.session.flush()
        outbox.queue(
            unit,
            "photo",
            {"photo_id": photo.id, "url": address},
            patient_id=patient_id,
            about=photo.id,
            expires_at=unit.now + ADDRESS_LIVES,
        )
    return max(0, len(addresses) - room)


def pending(unit: Unit, patient_id: str) -> int:
    """How many photos wait for their case to be filed."""
    return photos.count(unit, patient_id, None)


def attach(unit: Unit, patient_id: str, case_id: str) -> None:
    """The waiting photos belong to this case now."""
    photos.attach(unit, patient_id, case_id)


def take_lost(unit: Unit, patient_id: str) -> int:
    """How many photos could not be fetched since the patient was last told; now they are told."""
    return photos.take_lost(unit, patient_id)


def discard(unit: Unit, patient_id: str) -> None:
    """Destroy the photos that wait for a case that will not be filed."""
    photos.discard(unit, patient_id)


def discard_last(unit: Unit, patient_id: str) -> None:
    """Destroy of those only what was sent last."""
    photos.discard_last(unit, patient_id)


def is_wanted(unit: Unit, photo_id: str) -> bool:
    """Whether a queued picture is still to be fetched. Raises `Suspended` while its patient has suspended processing."""
    photo = photos.find(unit, photo_id)
    if photo is not None:
        patients.check_goes_on(unit, photo.patient_id, Purpose.CONSULTATION)
    return photo is not None


def keep(unit: Unit, photo_id: str, content: bytes, width: int, height: int) -> bool:
    """Seal a fetched and cleaned picture (`content` is the re-encoded file, sizes in pixels); False when it is not wanted
    any more, because the answers were cancelled, have expired, no photos are taken now, or the patient is gone or has suspended
    processing."""
    photo = photos.find(unit, photo_id)
    if photo is None:
        return False
    if switches.stops(unit, switches.PHOTOS):
        fail(unit, photo_id, f"{switches.PHOTOS}_off")
        return False
    try:
        who = patients.unlock(unit, photo.patient_id, Purpose.CONSULTATION)
    except Suspended as stopped:
        fail(unit, photo_id, stopped.code)
        return False
    photos.fill(unit, who.key, photo, content, width, height)
    return True


def fail(unit: Unit, photo_id: str, code: str) -> None:
    """A picture could not be fetched or is not one; the desk shows it as missing, with the code."""
    photo = photos.find(unit, photo_id)
    if photo is not None:
        photo.state = f"{PhotoState.FAILED}:{code}"
        unit.session.add(photo)
        events.tell(unit, "photo_failed", photo.consultation_id)
