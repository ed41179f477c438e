"""What staff adopt into the chart, kept apart from everything else (D-3): who may, what is recorded, what it says.

A chat is not a chart. Only what a practitioner adopts, with a reason, becomes a record that Rule 15 of the Medical Service Act
makes the clinic keep; it is copied out of the case under a key of its own and outlives the patient's data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from skills.clinic.periods import RECORDS, record_until
from skills.staff.permissions import Act, check_can
from storage.cases import consultations
from storage.errors import NotFound, NotPossible
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.retention import retained
from storage.retention.retained import Retained
from storage.trail import chain
from storage.unit.unit_of_work import Unit

# Why somebody opens a piece: codes, because the trail says them for two years.
READ_REASONS = ("treatment", "copy_for_patient", "dispute", "authority", "right", "other")


@dataclass(frozen=True, slots=True)
class Piece:
    """A retained piece for the list: everything but its content."""

    id: str
    kind: str
    ground: str
    case_number: str
    adopted_at: datetime
    adopted_by: str
    keep_until: datetime


def adopt_into_chart(unit: Unit, case_id: str, parts: Mapping[str, str], *, kind: str = "chart", reason: str) -> str:
    """Copy chosen `parts` of a case (heading → words) into the retained store; the new piece's id. Only a practitioner may,
    with a reason: what is adopted here is kept for years (Medical Service Act 22(1), Rule 15)."""
    check_can(unit.actor, Act.ADOPT_INTO_CHART)
    if not reason.strip() or not any(words.strip() for words in parts.values()):
        raise NotPossible("adopting needs something to adopt and a reason")
    case = consultations.find(unit, case_id)
    if case is None:
        raise NotFound("case")
    who = patients.unlock(unit, case.patient_id, Purpose.CONSULTATION)
    content = {"name": who.open_text("name_sealed"), "reason": reason, "parts": dict(parts)}
    return _keep(unit, case, kind, content)


def move_case(unit: Unit, case_id: str, *, kind: str = "chart") -> str:
    """Copy a whole case into the retained store, because a law keeps it while the patient's data is destroyed."""
    case = consultations.find(unit, case_id)
    if case is None:
        raise NotFound("case")
    who = patients.unlock(unit, case.patient_id, Purpose.DESTRUCTION)
    words = [consultations.open_message(who.key, m).text for m in consultations.messages(unit, case.id)]
    content = {
        "name": who.open_text("name_sealed"),
        "parts": {"answers": consultations.open_answers(who.key, case), "messages": words},
    }
    return _keep(unit, case, kind, content)


def list_pieces(unit: Unit) -> list[Piece]:
    """The newest pieces, without their content; recorded."""
    check_can(unit.actor, Act.READ_RETAINED)
    chain.record(unit, "retained_listed")
    return [_piece(row) for row in retained.newest(unit)]


def find_piece(unit: Unit, retained_id: str) -> Piece:
    """One piece without its content, which is what is seen before a reason is given; recorded."""
    check_can(unit.actor, Act.READ_RETAINED)
    row = retained.get(unit, retained_id)
    chain.record(unit, "retained_listed", subject=row.patient_id, about=row.id)
    return _piece(row)


def read_piece(unit: Unit, retained_id: str, *, reason: str) -> tuple[Piece, Mapping[str, object]]:
    """One piece with its content; recorded with whose it is. `reason` is one of `READ_REASONS`."""
    check_can(unit.actor, Act.READ_RETAINED)
    if reason not in READ_REASONS:
        raise NotPossible("reading a retained piece needs a reason", code="reason_missing")
    row = retained.get(unit, retained_id)
    chain.record(unit, "retained_read", subject=row.patient_id, about=row.id, why=reason)
    return _piece(row), json.loads(retained.open_piece(unit, row))


def _keep(unit: Unit, case: consultations.Consultation, kind: str, content: Mapping[str, object]) -> str:
    if kind not in RECORDS:
        raise NotPossible("no such kind of record", code="record_kind")
    piece = Retained(
        id=unit.new_id(),
        patient_id=case.patient_id,
        kind=kind,
        ground=RECORDS[kind].ground,
        case_number=case.number,
        adopted_at=unit.now,
        adopted_by=unit.actor.id or unit.actor.kind,
        keep_until=record_until(kind, unit.now),
    )
    retained.add(unit, piece, json.dumps(content, ensure_ascii=False).encode())
    chain.record(unit, "adopted_into_chart", subject=case.patient_id, about=piece.id, why=kind)
    return piece.id


def _piece(row: Retained) -> Piece:
    return Piece(row.id, row.kind, row.ground, row.case_number, row.adopted_at, row.adopted_by, row.keep_until)
