"""What rests on the health consent, in one place, so that its withdrawal can destroy all of it (Art. 37(5)).

The case itself, with name and telephone number, goes on as a request to be called back.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, or_, true, update
from sqlmodel import SQLModel, col

from storage.cases import consultations, events
from storage.cases.answering.drafts import Draft
from storage.cases.answering.files import CaseFile
from storage.cases.answering.surveys import Survey
from storage.cases.consultations import CaseMessage
from storage.cases.notes import Note
from storage.cases.photos import Photo
from storage.cases.team.labels import CaseLabel
from storage.crypto.vault import SealKey
from storage.database.database import DESTROYED
from storage.patients.conversations import Conversation
from storage.retention import holds
from storage.unit.schema import table_of
from storage.unit.unit_of_work import Unit

ANSWERS = ("treatment", "details", "photos")


def destroy(unit: Unit, key: SealKey, patient_id: str, *, until: datetime | None = None) -> dict[str, int]:
    """Destroy details, messages, files, notes, drafts, labels and photos of all cases and the unfinished answers; how many, by
    table. What a hold keeps stays until its release. With `until`, the cases that were filed by then, and nothing else."""
    held = {hold.item_id for hold in holds.stopping(unit, patient_id)}
    cases = consultations.of_patient(unit, patient_id)
    meant = [case for case in cases if until is None or case.filed_at <= until]
    free = [case for case in meant if not held & {case.id, patient_id}]
    for case in free:
        events.tell(unit, "case_stripped", case.id)
    counts = {"consultation": sum(_strip(unit, key, case) for case in free)}
    models: tuple[type[SQLModel], ...] = (CaseFile, Survey, CaseMessage, Note, Draft, Photo, CaseLabel)
    for model in models:
        table = table_of(model)
        of = table.c.consultation_id
        meant_rows = of.in_([case.id for case in free])
        whose = meant_rows if until is not None else or_(of.is_(None), meant_rows)
        mine = and_(table.c.patient_id == patient_id, whose)
        counts[table.name] = unit.connection.execute(delete(table).where(mine)).rowcount
    chat = update(Conversation).where(col(Conversation.patient_id) == patient_id)
    begun = {} if until is not None else {"answers_sealed": None, "flow": None, "step": None}
    unit.session.execute(chat.values(reply_sealed=None, **begun))
    unit.announce(DESTROYED)
    unit.session.expire_all()
    return counts


def destroy_photos(unit: Unit, patient_id: str, *, until: datetime | None = None) -> int:
    """Destroy the photos of all cases and those that wait for one (with `until`, those that came by then); how many. What a
    hold keeps stays."""
    held = {hold.item_id for hold in holds.stopping(unit, patient_id)}
    if patient_id in held:
        return 0
    of = table_of(Photo).c.consultation_id
    mine = and_(table_of(Photo).c.patient_id == patient_id, or_(of.is_(None), of.not_in(held)))
    came = true() if until is None else table_of(Photo).c.taken_at <= until
    count = unit.connection.execute(delete(table_of(Photo)).where(mine, came)).rowcount
    unit.announce(DESTROYED)
    unit.session.expire_all()
    return count


def _strip(unit: Unit, key: SealKey, case: Any) -> int:
    answers = consultations.open_answers(key, case)
    kept = {step: value for step, value in answers.items() if step not in ANSWERS}
    if kept == answers:
        return 0
    consultations.replace_answers(unit, key, case, kept)
    return 1
