"""The alarm about a patient whose data does not open any more: told once a day, on the trail, to staff and owner."""

from __future__ import annotations

from datetime import timedelta

from skills.notifications import notices
from storage.cases.consultations import Consultation
from storage.trail import chain
from storage.unit.unit_of_work import Unit

AGAIN_AFTER = timedelta(days=1)


def tell(unit: Unit, cases: list[Consultation]) -> None:
    """These cases hold something that does not open."""
    for case in {case.patient_id: case for case in cases}.values():
        tell_of(unit, case.patient_id, case.id, case.number)


def tell_of(unit: Unit, patient_id: str, about: str, number: str) -> None:
    """Something of this patient does not open: a case's or a request's, by its id and number."""
    if not chain.has_happened(unit, "value_unreadable", patient_id, since=unit.now - AGAIN_AFTER):
        chain.record(unit, "value_unreadable", subject=patient_id, about=about)
        notices.tell_everybody(unit, "value_unreadable", number)
