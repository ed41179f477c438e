"""Consents and notices: the wordings as data, what is in force for a patient, and recording a decision (C-1 … C-5).

A wording is immutable once published: a change is a new version with another hash, and an older consent then no longer
satisfies. The sentences stand in `skills/texts/consents.py`, the evidence in `storage/consents.py`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from skills.clinic import Clinic
from skills.texts import TEXTS, say
from storage import consents
from storage.unit import Unit


class Purpose(StrEnum):
    """What a decision is about; each is asked for on its own (Art. 22(1))."""

    CONTACT = "contact"  # a notice, not a consent: name and contact rest on Art. 15(1)4
    HEALTH = "health"  # sensitive data, Art. 23
    ADS_USE = "ads_use"  # use for guidance and benefits, Art. 22(1)7
    ADS_RECEIVE = "ads_receive"  # advertising messages, Network Act Art. 50(1)
    ADS_NIGHT = "ads_night"  # the same between 21:00 and 08:00, Art. 50(3)


class Decision(StrEnum):
    """What was decided; a notice is only shown."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SHOWN = "shown"


ADS = (Purpose.ADS_USE, Purpose.ADS_RECEIVE, Purpose.ADS_NIGHT)


@dataclass(frozen=True)
class Wording:
    """A text that people agree to or are told. `parts` are the catalogue keys of what Art. 15(2) asks for: purpose,
    items, period, and the right to refuse with its effect."""

    purpose: Purpose
    version: str
    is_consent: bool

    PARTS = ("title", "purpose", "items", "period", "refusal")

    def part(self, name: str, lang: str, clinic: Clinic) -> str:
        """One part of the wording, filled with the clinic's name and periods."""
        days = clinic.periods.closed_case_days
        return say(f"consents.{self.purpose}.{name}", lang, clinic=clinic.name.in_(lang), days=days)

    @cached_property
    def hash(self) -> str:
        """SHA-256 over both languages of every part, as written in the catalogue."""
        texts = [TEXTS[f"consents.{self.purpose}.{name}"] for name in self.PARTS]
        joined = "\n".join([self.version, *(f"{text.ko}\n{text.en}" for text in texts)])
        return hashlib.sha256(joined.encode()).hexdigest()

    @property
    def token(self) -> str:
        """The address part under which this very wording can be read: /consent/{token}."""
        return f"{self.purpose.replace('_', '-')}-{self.hash[:12]}"


WORDINGS: dict[Purpose, Wording] = {
    purpose: Wording(purpose, "2026-11-01", is_consent=purpose is not Purpose.CONTACT) for purpose in Purpose
}


def wording_by_token(token: str) -> Wording | None:
    """The wording with this token, or None."""
    return next((wording for wording in WORDINGS.values() if wording.token == token), None)


def decide(unit: Unit, patient_id: str, purpose: Purpose, decision: Decision, *, screen: str, by: str = "self") -> None:
    """Keep a decision as evidence: wording and hash, when, where and by whom. `screen` names the step that asked."""
    wording = WORDINGS[purpose]
    consents.add(
        unit,
        patient_id=patient_id,
        purpose=purpose.value,
        decision=decision.value,
        wording_version=wording.version,
        wording_hash=wording.hash,
        decided_at=unit.now,
        channel=unit.actor.origin or unit.actor.kind,
        decided_by=by,
        screen=screen,
    )


def in_force(unit: Unit, patient_id: str) -> frozenset[Purpose]:
    """The purposes that the patient agrees to now, in the present wording."""
    latest = consents.latest(unit, patient_id)
    return frozenset(
        purpose
        for purpose, wording in WORDINGS.items()
        if (found := latest.get(purpose)) is not None
        and found.decision == Decision.GIVEN
        and found.wording_hash == wording.hash
    )
