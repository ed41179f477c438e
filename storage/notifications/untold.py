"""What a patient has not been told yet, of what stands in other wings' tables: looked at in every turn, so in the
statement that opens the conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, exists, literal_column, select

from storage.cases.codes import PhotoState
from storage.cases.consultations import SHOWN, CaseMessage
from storage.cases.photos import Photo
from storage.clinic import switches
from storage.patients import conversations
from storage.patients.conversations import KakaoIds, Talk
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


def _of(who: Any) -> dict[str, Any]:
    from_staff = exists().where(_messages.c.patient_id == who, _messages.c.author == "staff")
    # As a value, an index over some states lets SQLite plan anew at each use.
    delivered: Any = literal_column("'delivered'")
    lost = _photos.c.state.startswith(f"{PhotoState.FAILED}:")
    return {
        "answers": from_staff.where(*(_messages.c.state != shown for shown in SHOWN)),
        "lost_photos": exists().where(_photos.c.patient_id == who, lost),
        "unread": from_staff.where(_messages.c.state == delivered),
    }


_LOOK = Prepared(select(*(asked.label(name) for name, asked in _of(bindparam("patient_id")).items())))
_OPENING = conversations.opening(**_of(conversations.PATIENT_ID), switched=switches.ANY)


def open_talk(unit: Unit, ids: KakaoIds, *, is_use: bool = True) -> Talk:
    """The conversation of this person, and on the way what they have not been told, and whether any switch was ever moved."""
    talk = conversations.open_talk(unit, ids, is_use=is_use, by=_OPENING)
    known = unit.known
    known[Untold] = talk.patient_id, Untold(known.pop("answers"), known.pop("lost_photos"), known.pop("unread"))
    if not known.pop("switched"):
        switches.none_moved(unit)
    return talk


def look(unit: Unit, patient_id: str) -> Untold:
    """What waits for this patient at this moment."""
    seen: tuple[str, Untold] | None = unit.known.pop(Untold, None)
    if seen is not None and seen[0] == patient_id:
        return seen[1]
    unit.flush()
    return Untold(**(_LOOK.row(unit.connection, patient_id=patient_id) or {}))
