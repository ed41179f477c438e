"""Notices to staff and to patients: what is told, by which way. No personal word is in a notice to staff."""

from __future__ import annotations

from dataclasses import dataclass, field

from storage.errors import NotPossible
from storage.outbox import outbox
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class ChatAddress:
    """The channel's id of a patient (botUserKey), and whether it is one of the development channel."""

    user_key: str = field(repr=False)
    is_dev: bool = False


def tell_staff(unit: Unit, event: str, case_id: str, number: str) -> None:
    """Queue a notice to the staff's channel: what happened and the case's number, nothing about the person."""
    outbox.queue(
        unit,
        "staff_webhook",
        {"event": event, "case_id": case_id, "number": number},
        about=case_id,
        order_key=f"staff:{case_id}",
    )


def chat_address(unit: Unit, patient_id: str, purpose: Purpose = Purpose.NOTICE) -> ChatAddress | None:
    """Where a patient is reached in the chat; None when the channel's id is gone. `Suspended` when the patient has stopped
    the processing and the purpose is not one that goes on, `NotPossible` when they have blocked the channel."""
    who = patients.unlock(unit, patient_id, purpose)
    if who.patient.blocked_at is not None:
        raise NotPossible("the channel is blocked", code="channel_blocked")
    user_key = who.open_text("kakao_sealed")
    return None if user_key is None else ChatAddress(user_key, who.patient.is_dev)
