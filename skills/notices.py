"""Notices to staff and to patients: what is told, by which way. No personal word is in a notice to staff."""

from __future__ import annotations

from storage import outbox
from storage.unit import Unit


def tell_staff(unit: Unit, event: str, case_id: str, number: str) -> None:
    """Queue a notice to the staff's channel: what happened and the case's number, nothing about the person."""
    outbox.queue(
        unit,
        "staff_webhook",
        {"event": event, "case_id": case_id, "number": number},
        about=case_id,
        order_key=f"staff:{case_id}",
    )
