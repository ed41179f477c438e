"""Pieces of a case as the export has them: visits, photos, files and what was said of it at the end, each with its time."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any

from skills.fields.timing.hours import in_seoul
from skills.texts import say
from skills.visits.telling import show_time
from storage.cases import consultations
from storage.cases.answering import files, surveys
from storage.cases.consultations import Consultation
from storage.patients.patients import Unlocked
from storage.unit.unit_of_work import Unit
from storage.visits import visits


def iso(at: datetime | None) -> str | None:
    """A moment in ISO 8601 on Korea's clock."""
    return None if at is None else in_seoul(at).isoformat(timespec="minutes")


def visit(visit: visits.Visit, lang: str) -> dict[str, str | int | None]:
    """When they were expected and how it ended; with which doctor is staff's own business."""
    state = say(f"visits.state.{visit.state}", lang)
    words = f"{show_time(visit, lang)} ({state})"
    return {"at": iso(visit.starts_at), "minutes": visit.minutes, "state": visit.state, "words": words}


def photo(who: Unlocked, photo: consultations.Photo) -> dict[str, Any]:
    """A photo that they sent; one that could not be fetched has no picture."""
    told = {"taken_at": iso(photo.taken_at), "state": photo.state}
    if photo.content_sealed is None:
        return told
    content = who.key.open(consultations.photo_place(photo.id), photo.content_sealed)
    return {**told, "image": "data:image/jpeg;base64," + base64.b64encode(content).decode()}


def survey(unit: Unit, who: Unlocked, case: Consultation) -> dict[str, str | int | None] | None:
    """How the consultation went, as they said themselves; None for who was not asked."""
    asked = surveys.of_case(unit, case.id)
    if asked is None:
        return None
    said = surveys.open_said(who.key, asked)
    return {
        "asked_at": iso(asked.asked_at),
        "score": said.score if said else None,
        "words": said.words if said else "",
    }


def file(who: Unlocked, one: files.CaseFile) -> dict[str, str | None]:
    """What staff sent, or have chosen and not sent, with the file itself."""
    content = base64.b64encode(files.open_content(who.key, one)).decode()
    sent = "sent" if one.message_uid else "chosen"
    return {"at": iso(one.added_at), "state": sent, "kind": one.kind, "content": f"data:{one.kind};base64,{content}"}
