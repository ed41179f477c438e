"""How an answer leaves: not before the clinic's seconds for an undo are over (`desk.undo_seconds`).

Until then it stands in the outbox, where a killed server finds it again, and beside it how its case stood before. An undo takes
it out of there: it was never sent. Which of the two comes first is decided by the outbox's row alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from skills.clinic.clinic import Clinic
from storage.cases.consultations import CaseMessage, Consultation
from storage.outbox import outbox
from storage.unit.unit_of_work import Unit

TIMES = ("settled_at", "asked_again_at", "unreached_at", "answered_at", "due_at")
"""What an answer changes of its case."""


def queue_answer(unit: Unit, clinic: Clinic, case: Consultation, message: CaseMessage, *, is_ad: bool = False) -> None:
    """Put the answer into the outbox. The case still stands as it did before. An ad is looked at once more when it leaves
    (`skills/campaigns/answers.py`)."""
    times = {name: at.isoformat() if (at := getattr(case, name)) else "" for name in TIMES}
    outbox.queue(
        unit, "patient_event", {"message": message.uid, "before": times, "ad": is_ad}, patient_id=case.patient_id,
        about=message.uid, order_key=f"case:{case.id}", due_at=unit.now + undo_time(clinic),
    )  # fmt: skip


def undo_time(clinic: Clinic) -> timedelta:
    """For how long an answer can be undone."""
    return timedelta(seconds=clinic.desk.undo_seconds)


def read_times(payload: Mapping[str, Any]) -> dict[str, datetime | None]:
    """How the case stood before the answer."""
    return {name: datetime.fromisoformat(at) if at else None for name, at in payload["before"].items()}
