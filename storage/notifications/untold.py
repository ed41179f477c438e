"""What a patient has not been told yet, of what stands in other wings' tables: looked at in every turn, so in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, exists, literal_column, select

from storage.cases.codes import PhotoState
from storage.cases.consultations import SHOWN, CaseMessage
from storage.cases.photos import Photo
from storage.unit.schema import table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class Untold:
    """Whether answers of staff wait, whether photos were lost, and whether answers that were shown are to be noted as read."""

    answers: bool = False
    lost_photos: bool = False
    unread: bool = False


_messages, _photos = table_of(CaseMessage), table_of(Photo)
_who: Any = bindparam("patient_id")
_from_staff = exists().where(_messages.c.patient_id == _who, _messages.c.author == "staff")
_delivered: Any = literal_column(
    "'delivered'"
)  # As a value, an index over some states lets SQLite plan anew at each use.
_LOOK = Prepared(
    select(
        _from_staff.where(*(_messages.c.state != shown for shown in SHOWN)).label("answers"),
        exists()
        .where(_photos.c.patient_id == _who, _photos.c.state.startswith(f"{PhotoState.FAILED}:"))
        .label("lost_photos"),
        _from_staff.where(_messages.c.state == _delivered).label("unread"),
    )
)


def look(unit: Unit, patient_id: str) -> Untold:
    """What waits for this patient at this moment."""
    unit.flush()
    return Untold(**(_LOOK.row(unit.connection, patient_id=patient_id) or {}))
