"""Notices to staff and to patients: what is told, by which way. No personal word is in a notice to staff."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from storage.errors import NotPossible
from storage.outbox import outbox
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.trail import chain
from storage.unit.unit_of_work import Unit

FLOOD = timedelta(minutes=5)
EVERY_WAY = ("staff_webhook", "staff_mail", "owner_webhook", "owner_mail")


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


def tell_staff_of_words(unit: Unit, case_id: str, number: str) -> None:
    """Queue a notice that a patient has written more to a case: at most one in `FLOOD`. The one that waits tells of what
    comes meanwhile as well, so that somebody who writes three hundred times is no three hundred notices."""
    order_key = f"staff:{case_id}{outbox.BEHIND}"
    last = outbox.last_due(unit, order_key)
    if last is not None and last > unit.now:
        return
    payload = {"event": "new_words", "case_id": case_id, "number": number}
    due_at = max(unit.now, last + FLOOD) if last else unit.now
    outbox.queue(unit, "staff_webhook", payload, about=case_id, order_key=order_key, due_at=due_at)


def tell_everybody(unit: Unit, event: str, number: str = "") -> None:
    """Tell staff and owner by every way that is set what may not stay unseen."""
    for way in EVERY_WAY:
        outbox.queue(unit, way, {"event": event, "case_id": "", "number": number}, about=event)


def tell_of_account(unit: Unit, event: str, staff_id: str) -> None:
    """Tell the owner, and the person by mail, that somebody was let into patients' data or got a new link for their account."""
    for way in ("owner_webhook", "owner_mail", "account_mail"):
        outbox.queue(unit, way, {"event": event, "case_id": "", "number": ""}, about=staff_id)


def tell_of_clock(unit: Unit) -> None:
    """A clock was ahead and was set right: told once, not for each job that notices it."""
    if not outbox.waiting_about(unit, EVERY_WAY[0], ["clock_was_ahead"]):
        tell_everybody(unit, "clock_was_ahead")
        chain.record(unit, "clock_was_ahead")
    outbox.pull_in(unit)


def chat_address(unit: Unit, patient_id: str, purpose: Purpose = Purpose.NOTICE) -> ChatAddress | None:
    """Where a patient is reached in the chat; None when the channel's id is gone. `Suspended` when the patient has stopped
    the processing and the purpose is not one that goes on, `NotPossible` when they have blocked the channel."""
    who = patients.unlock(unit, patient_id, purpose)
    if who.patient.blocked_at is not None:
        raise NotPossible("the channel is blocked", code="channel_blocked")
    user_key = who.open_text("kakao_sealed")
    return None if user_key is None else ChatAddress(user_key, who.patient.is_dev)
