"""Consents and notices: the wordings as data, what is in force for a patient, and recording a decision (C-1 … C-5).

A wording is immutable once published: a change is a new version with another hash, and an older consent then no longer
satisfies. The sentences stand in `skills/texts/consents.py`, what a clinic's policy versions state instead in clinic.toml, the
evidence in `storage/patients/consents.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property, lru_cache

from skills.clinic.clinic import Clinic
from skills.fields.timing.hours import today_in_seoul
from skills.texts import say
from skills.texts.catalogue import Text, pick
from storage.database import tombstones
from storage.patients import consents
from storage.unit.unit_of_work import Unit


class Purpose(StrEnum):
    """What a decision is about; each is asked for on its own (Art. 22(1))."""

    CONTACT = "contact"  # a notice, not a consent: name and contact rest on Art. 15(1)4
    HEALTH = "health"  # sensitive data, Art. 23
    ADS_USE = "ads_use"  # use for guidance and benefits, Art. 22(1)7
    ADS_RECEIVE = "ads_receive"  # advertising messages, Network Act Art. 50(1)
    ADS_NIGHT = "ads_night"  # the same between 21:00 and 08:00, Art. 50(3)
    PROVISION = "provision"  # handing data to a third party, Art. 17(1)1; given on paper, never asked for in the chat


class Decision(StrEnum):
    """What was decided. A notice is only shown; `asked` and `kept` are the clinic's question after two years and the
    patient's answer that the consent stays (`skills/campaigns/reconfirmation.py`)."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SHOWN = "shown"
    ASKED = "asked"
    KEPT = "kept"


AGREED = consents.AGREES | {Decision.ASKED}
"""The last word about a purpose that leaves its consent in force: the question after two years waits for its answer."""
ADS = (Purpose.ADS_USE, Purpose.ADS_RECEIVE, Purpose.ADS_NIGHT)


PARTS = ("title", "purpose", "items", "period", "refusal")
CATALOGUE = "2026-11-01"  # The version of the wordings in `skills/texts/consents.py`.


@dataclass(frozen=True)
class Wording:
    """A text that people agree to or are told, in the words that they read. `parts` are a title and what Art. 15(2) asks
    for: purpose, items, period, and the right to refuse with its effect."""

    purpose: Purpose
    version: str
    parts: Mapping[str, Text]

    @property
    def is_consent(self) -> bool:
        """Whether it is agreed to; else it is only told."""
        return self.purpose is not Purpose.CONTACT

    def part(self, name: str, lang: str) -> str:
        """One part of the wording in this language."""
        return pick(self.parts[name], lang)

    def in_(self, lang: str) -> dict[str, str]:
        """Every part by its name in this language."""
        return {name: self.part(name, lang) for name in PARTS}

    @cached_property
    def hash(self) -> str:
        """SHA-256 over both languages of every part, with the clinic's own periods in them: a clinic that keeps things
        for longer has changed what people agreed to."""
        return _hash(self.version, tuple(self.parts[name] for name in PARTS))

    @property
    def token(self) -> str:
        """The address part under which this very wording can be read: /consent/{token}."""
        return f"{self.purpose.replace('_', '-')}-{self.hash[:12]}"


@lru_cache(maxsize=64)
def _hash(version: str, parts: tuple[Text, ...]) -> str:
    joined = "\n".join([version, *(f"{part.ko}\n{part.en}" for part in parts)])
    return hashlib.sha256(joined.encode()).hexdigest()


def wording(clinic: Clinic, purpose: Purpose, day: date) -> Wording:
    """The wording in force on this day: the catalogue's, with what the policy versions in force state anew (clause 10)."""
    version, parts = CATALOGUE, _catalogue(clinic, purpose)
    for policy in clinic.policy:
        change = policy.consents.get(purpose.value)
        if change is not None and policy.effective_on <= day:
            version = policy.version
            stated = {name: getattr(change, name, None) for name in PARTS}
            parts |= {name: Text(both.ko, both.en) for name, both in stated.items() if both is not None}
    return Wording(purpose, version, parts)


def _catalogue(clinic: Clinic, purpose: Purpose) -> dict[str, Text]:
    return dict(_filled(purpose, clinic.name.ko, clinic.name.en, clinic.periods.closed_case_days))


@lru_cache(maxsize=64)
def _filled(purpose: Purpose, name_ko: str, name_en: str, days: int) -> Mapping[str, Text]:
    """The catalogue's sentences for a clinic: the same ones in every turn."""

    def filled(part: str, lang: str, name: str) -> str:
        return say(f"consents.{purpose}.{part}", lang, clinic=name, days=days)

    return {part: Text(filled(part, "ko", name_ko), filled(part, "en", name_en)) for part in PARTS}


def wordings(clinic: Clinic) -> Iterator[Wording]:
    """Every wording that the clinic's file states: past, present and coming ones."""
    for purpose in Purpose:
        changed_on = [policy.effective_on for policy in clinic.policy if purpose.value in policy.consents]
        for day in (date.min, *changed_on):
            yield wording(clinic, purpose, day)


def wording_by_token(clinic: Clinic, token: str) -> Wording | None:
    """The wording with this token, or None."""
    return next((found for found in wordings(clinic) if found.token == token), None)


def decide(
    unit: Unit,
    clinic: Clinic,
    patient_id: str,
    purpose: Purpose,
    decision: Decision,
    *,
    screen: str,
    by: str = "self",
    channel: str = "",
    decided_at: datetime | None = None,
) -> None:
    """Keep a decision about the present wording as evidence: its version and hash, when, where and by whom. `screen` names
    the step that asked. What was decided on paper has another `channel` than the actor's, and was `decided_at` before."""
    present = wording(clinic, purpose, today_in_seoul(unit.now))
    consents.add(
        unit,
        patient_id=patient_id,
        purpose=purpose.value,
        decision=decision.value,
        wording_version=present.version,
        wording_hash=present.hash,
        decided_at=decided_at or unit.now,
        channel=channel or unit.actor.origin or unit.actor.kind,
        decided_by=by,
        screen=screen,
    )
    if decision is Decision.WITHDRAWN:
        tombstones.remember(unit, f"withdrawn:{purpose}", patient_id)  # No restored backup brings the consent back.


def given(unit: Unit, patient_id: str) -> frozenset[Purpose]:
    """What the patient agreed to and has not withdrawn, in the present wording or in an older one: that is what can be
    withdrawn. Whoever refuses a changed wording has not withdrawn what they agreed to before."""
    return frozenset(map(Purpose, consents.agreed(consents.decided(unit, patient_id))))


def agreed_wordings(unit: Unit, clinic: Clinic, patient_id: str) -> dict[Purpose, Wording]:
    """The wording that each consent was given in; the present one when the clinic's file does not have it any more."""
    known, today = {found.hash: found for found in wordings(clinic)}, today_in_seoul(unit.now)
    agreed = consents.agreed(consents.decided(unit, patient_id))
    return {
        (purpose := Purpose(name)): known.get(one.wording_hash) or wording(clinic, purpose, today)
        for name, one in agreed.items()
    }


def in_force(unit: Unit, clinic: Clinic, patient_id: str) -> frozenset[Purpose]:
    """The purposes that the patient agrees to now, in the present wording: what may be relied on."""
    return frozenset(standing(unit, clinic, patient_id))


def standing(unit: Unit, clinic: Clinic, patient_id: str) -> dict[Purpose, datetime]:
    """What is in force, each with the instant at which it was last given or confirmed."""
    latest = {Purpose(one.purpose): one for one in consents.decided(unit, patient_id)}
    today = today_in_seoul(unit.now)
    return {
        purpose: one.decided_at
        for purpose, one in latest.items()
        if one.decision in AGREED and one.wording_hash == wording(clinic, purpose, today).hash
    }


def given_at(unit: Unit, patient_id: str, purpose: Purpose) -> datetime | None:
    """When the patient last agreed to this in the first place, whatever was confirmed since."""
    found = consents.decided(unit, patient_id)
    return max((d.decided_at for d in found if d.purpose == purpose and d.decision == Decision.GIVEN), default=None)
