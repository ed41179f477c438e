"""Announcing a coming version of the policy: whoever is with us reads of it in the chat before its date, once (clause 10, E-4).

The job notes who is to be told and, when the clinic wants that, lets Kakao wake the chats, a portion at a time. The telling
itself happens in the patient's own chat, in front of an answer, and counts from then on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from skills.clinic.clinic import Clinic, PolicyVersion
from skills.fields.timing.hours import SEOUL, today_in_seoul
from storage.notifications import announcements
from storage.outbox import outbox
from storage.unit.unit_of_work import Unit

PORTION = 200  # Patients in one run: a large clinic's events leave over hours and not all at once.
BY_EVENT, BY_MESSAGE = "event", "message"


def run(unit: Unit, clinic: Clinic) -> int:
    """The job: note the next patients who are to be told, and queue the events that wake their chats; how many patients.
    Whom it noted once it leaves alone, so it may be killed and run again."""
    count = 0
    for version in clinic.policy_coming(today_in_seoul(unit.now)):
        noted = announcements.queue_next(unit, version.version, PORTION - count)
        count += len(noted)
        if clinic.announcing.wakes_for(version):
            for patient_id, is_friend in noted:
                if is_friend:  # Kakao delivers events to friends of the channel only.
                    _wake(unit, version, patient_id)
    return count


def _wake(unit: Unit, version: PolicyVersion, patient_id: str) -> None:
    """A service message: it carries no word of its own, and on the date it is worth nothing any more."""
    outbox.queue(
        unit,
        "patient_event",
        {"event": "policy_announced"},
        patient_id=patient_id,
        about=version.version,
        order_key=f"patient:{patient_id}",
        expires_at=datetime.combine(version.effective_on, time(), SEOUL),
    )


@dataclass(frozen=True, slots=True)
class AnnouncementProgress:
    """How far the announcing of a version has come: how many patients were told, and how many were not yet."""

    version: PolicyVersion
    told: int
    waiting: int


def progress(unit: Unit, clinic: Clinic) -> list[AnnouncementProgress]:
    """Every coming version, the next one first; for the privacy officer."""
    coming = clinic.policy_coming(today_in_seoul(unit.now))
    return [AnnouncementProgress(version, *announcements.counts(unit, version.version)) for version in coming]


def untold(unit: Unit, clinic: Clinic, patient_id: str) -> PolicyVersion | None:
    """The next coming version that this patient has not been told of. Costs nothing while no version is coming."""
    coming = clinic.policy_coming(today_in_seoul(unit.now))
    return next((v for v in coming if not announcements.was_told(unit, patient_id, v.version)), None)


def tell(unit: Unit, version: PolicyVersion, patient_id: str, *, woken: bool) -> None:
    """The patient reads of it with this answer."""
    announcements.tell(unit, patient_id, version.version, BY_EVENT if woken else BY_MESSAGE)
