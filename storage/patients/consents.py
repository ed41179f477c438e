"""Consents: every decision as it was made, append-only, also the refusals (C-4).

A row names its patient by pseudonym only and outlives them as evidence for the period that
`skills/retention/schedule.py` states.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Integer, bindparam, case, exists, func, select
from sqlmodel import SQLModel, col

from storage.patients.conversations import Conversation
from storage.patients.patients import Patient, Purpose, goes_on
from storage.trail import chain, row_codes
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared, insertion
from storage.unit.unit_of_work import Unit


class Consent(SQLModel, table=True):
    """One decision: which wording (version and hash), what was decided, when, where and by whom. `lang` is the language in
    which the words were shown; empty where none were, and where it was not kept yet."""

    __tablename__ = "consent"

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    patient_id: str = column(Kind.SUBJECT, index=True)
    purpose: str = column(Kind.STATE)
    wording_version: str = column(Kind.WORDING)
    wording_hash: str = column(Kind.PROOF)
    decision: str = column(Kind.STATE)
    decided_at: datetime = column(Kind.TIME, UtcDateTime())
    channel: str = column(Kind.STATE)
    decided_by: str = column(Kind.STATE, default="self")
    screen: str = column(Kind.STATE, default="")
    lang: str = column(Kind.STATE, default="", server_default="")
    mac: str = column(Kind.PROOF, default="", server_default="")


CODED = (
    "patient_id", "purpose", "wording_version", "wording_hash", "decision", "decided_at", "channel", "decided_by", "screen",
)  # fmt: skip
"""The columns that a row's keyed code covers, besides the language."""
AGREES = frozenset({"given", "kept"})
"""Decisions by which somebody agrees; the later ones that leave it so are all others but `WITHDRAWN`."""
WITHDRAWN = "withdrawn"


class Decided(NamedTuple):
    """What was decided, for which purpose, about which wording, when, by whom and where."""

    purpose: str
    decision: str
    wording_version: str
    wording_hash: str
    decided_at: datetime
    decided_by: str
    screen: str
    lang: str


_decided = itemgetter(*Decided._fields)
_consents = table_of(Consent)
_patients = table_of(Patient)
_talks = table_of(Conversation)
_ADD = insertion(_consents)
_DECISIONS = Prepared(
    select(_consents).where(_consents.c.patient_id == bindparam("patient_id")).order_by(_consents.c.id)
)


def add(unit: Unit, *, patient_id: str, purpose: str, decision: str, **evidence: Any) -> None:
    """Keep a decision and put it on the trail. `evidence` are the other columns of `Consent`."""
    row = {
        "decided_by": "self",
        "screen": "",
        "lang": "",
        **evidence,
        "patient_id": patient_id,
        "purpose": purpose,
        "decision": decision,
    }
    unit.known.pop(Consent, None)
    _ADD.run(unit.connection, **row, mac=row_codes.code(unit, "consent", *_coded(row)))
    chain.record(unit, f"consent_{decision}", subject=patient_id, about=purpose)


def history(unit: Unit, patient_id: str) -> list[Consent]:
    """All decisions of a patient, oldest first."""
    query = select(Consent).where(col(Consent.patient_id) == patient_id).order_by(col(Consent.id))
    return [row for row in unit.session.scalars(query) if is_ours(unit, row.model_dump())]


def decided(unit: Unit, patient_id: str) -> tuple[Decided, ...]:
    """What the patient decided, oldest first. Several rules of a turn ask, and it is read once."""
    kept: dict[str, tuple[Decided, ...]] = unit.known.setdefault(Consent, {})
    if patient_id not in kept:
        rows = _DECISIONS.rows(unit.connection, patient_id=patient_id)
        kept[patient_id] = tuple([Decided(*_decided(row)) for row in rows if is_ours(unit, row)])
    return kept[patient_id]


def is_ours(unit: Unit, row: Mapping[str, Any]) -> bool:
    """Whether this row was written by Sangdam, and not put in beside it: else it counts for nothing."""
    return row_codes.is_ours(unit, row["mac"], "consent", *_coded(row), row_id=row["id"])


def _coded(row: Mapping[str, Any]) -> list[Any]:
    """What the code covers; a row from before the language was kept has a code without one."""
    values = [row[name] for name in CODED]
    return [*values, row["lang"]] if row["lang"] else values


def agreed(decisions: Iterable[Decided]) -> dict[str, Decided]:
    """What is agreed to and not withdrawn, by purpose: the decision that agreed to it last. The one place that says so, for
    the chat as for a restore. Neither a question (`asked`) nor a refused new wording takes back what was agreed to before."""
    found: dict[str, Decided] = {}
    for one in decisions:
        if one.decision in AGREES:
            found[one.purpose] = one
        elif one.decision == WITHDRAWN:
            found.pop(one.purpose, None)
    return found


def to_confirm(unit: Unit, purposes: Sequence[str], before: datetime) -> list[str]:
    """Patients without a decision about one of these purposes since `before`, though there is an older one. Only those
    who can be reached, and for whom no word waits already. Whether it is a consent that is still in force is not looked at."""
    waiting = exists(
        select(_talks.c.patient_id).where(_talks.c.patient_id == _patients.c.id, _talks.c.has_result.is_(True))
    )
    query = (
        select(_consents.c.patient_id)
        .join(_patients, _patients.c.id == _consents.c.patient_id)
        .where(_consents.c.purpose.in_(purposes), goes_on(Purpose.ADS), ~waiting)
        .where(_patients.c.kakao_sealed.is_not(None), _patients.c.blocked_at.is_(None))
        .group_by(_consents.c.patient_id, _consents.c.purpose)
        .having(func.max(_consents.c.decided_at) <= before)
    )
    return list(dict.fromkeys(unit.connection.scalars(query)))


def count_agreed(unit: Unit) -> dict[str, int]:
    """How many living patients have agreed to each purpose and not withdrawn it: a figure before a wording is changed. Who is
    asked in fact is decided patient by patient."""
    id_, purpose, decision = col(Consent.id), col(Consent.purpose), col(Consent.decision)
    last_yes = func.max(case((decision.in_(AGREES), id_)))
    last_no = func.coalesce(func.max(case((decision == WITHDRAWN, id_))), 0)
    people = (
        select(purpose, col(Consent.patient_id))
        .join(_patients, _patients.c.id == col(Consent.patient_id))
        .group_by(purpose, col(Consent.patient_id))
        .having(last_yes > last_no)
        .subquery()
    )
    rows = unit.connection.execute(select(people.c.purpose, func.count()).group_by(people.c.purpose))
    return {str(name): int(count) for name, count in rows}
