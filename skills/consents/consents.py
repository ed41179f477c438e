"""Consents and notices: the wordings as data, what is in force for a patient, and recording a decision (C-1 … C-5).

A wording is immutable once published: a change is a new version with another hash. An older consent no longer satisfies
once what it means has changed (`skills/consents/meanings.py`). The sentences stand in `skills/texts/consents.py`, what a
clinic's policy versions state instead in clinic.toml, the evidence in `storage/patients/consents.py`, and the very words that
people were shown in `storage/patients/wordings.py`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property, lru_cache

from skills.clinic.clinic import Clinic, PolicyVersion
from skills.consents import meanings
from skills.fields.timing.hours import today_in_seoul
from skills.texts import say
from skills.texts.catalogue import Text, pick
from storage.database import tombstones
from storage.patients import consents
from storage.patients import wordings as kept_wordings
from storage.patients.wordings import ConsentWording
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
    for: purpose, items, period, and the right to refuse with its effect; `meaning` says the same as data."""

    purpose: Purpose
    version: str
    parts: Mapping[str, Text]
    meaning: str

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
        """SHA-256 over both languages of every part, with the clinic's own name and periods in them."""
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
    changes = [one for one in clinic.policy if purpose.value in one.consents and one.effective_on <= day]
    catalogue = _catalogue(purpose, clinic.name.ko, clinic.name.en, *_days(clinic))
    return _restated(catalogue, clinic, changes) if changes else catalogue


def _restated(wording: Wording, clinic: Clinic, changes: Sequence[PolicyVersion]) -> Wording:
    version, purpose, parts = wording.version, wording.purpose, dict(wording.parts)
    meant = meanings.of_catalogue(purpose, *_days(clinic))
    for policy in changes:
        version, change = policy.version, policy.consents[purpose.value]
        found = {name: getattr(change, name, None) for name in PARTS}
        stated = {name: Text(both.ko, both.en) for name, both in found.items() if both is not None}
        meant = meanings.restated(meant, parts, stated, is_material=policy.material)
        parts |= stated
    return Wording(purpose, version, parts, json.dumps(meant, sort_keys=True))


def _days(clinic: Clinic) -> tuple[int, int]:
    return clinic.periods.closed_case_days, clinic.periods.identifiers_days


@lru_cache(maxsize=64)
def _catalogue(purpose: Purpose, name_ko: str, name_en: str, days: int, id_days: int) -> Wording:
    """The catalogue's wording for a clinic: the same one in every turn."""
    kept = Text("1년", "one year") if id_days == meanings.YEAR else Text(f"{id_days}일", f"{id_days} days")

    def filled(part: str, lang: str, name: str) -> str:
        return say(f"consents.{purpose}.{part}", lang, clinic=name, days=days, kept_ko=kept.ko, kept_en=kept.en)

    parts = {part: Text(filled(part, "ko", name_ko), filled(part, "en", name_en)) for part in PARTS}
    return Wording(purpose, CATALOGUE, parts, json.dumps(meanings.of_catalogue(purpose, days, id_days), sort_keys=True))


def wordings(clinic: Clinic) -> Iterator[Wording]:
    """Every wording that the clinic's file states: past, present and coming ones."""
    for purpose in Purpose:
        changed_on = [policy.effective_on for policy in clinic.policy if purpose.value in policy.consents]
        for day in (date.min, *changed_on):
            yield wording(clinic, purpose, day)


def wording_by_token(unit: Unit, clinic: Clinic, token: str) -> Wording | None:
    """The wording with this token: one that the clinic states, or one that somebody was shown before. None for others."""
    stated = next((found for found in wordings(clinic) if found.token == token), None)
    if stated is not None:
        return stated
    name, _, beginning = token.rpartition("-")
    row = kept_wordings.with_token(unit, name.replace("-", "_"), beginning)
    found = None if row is None else _read(row)
    return found if found is not None and found.token == token else None


def shown(unit: Unit, hash_: str) -> Wording | None:
    """The very words with this hash, as they were; None when they were not kept, as with consents from before they were."""
    row = kept_wordings.find(unit, hash_)
    return None if row is None else _read(row)


def keep_known(unit: Unit, clinic: Clinic) -> None:
    """Keep the words of older consents where they are known still: a hash that agrees proves them. Later, when the clinic's
    data says something else, nobody could tell what they were."""
    for found in wordings(clinic):
        first = kept_wordings.first_decided(unit, found.hash)
        if first is not None:
            _keep(unit, found, first)


def _keep(unit: Unit, found: Wording, first_shown_at: datetime | None = None) -> None:
    if kept_wordings.is_kept(unit, found.hash):  # Nearly always: its words need not be written out.
        return
    kept_wordings.keep(
        unit, found.hash, purpose=found.purpose.value, version=found.version, meaning=found.meaning,
        ko=_as_json(found, "ko"), en=_as_json(found, "en"), first_shown_at=first_shown_at,
    )  # fmt: skip


def _as_json(found: Wording, lang: str) -> str:
    return json.dumps(found.in_(lang), ensure_ascii=False)


def _read(row: ConsentWording) -> Wording:
    ko, en = row.parts("ko"), row.parts("en")
    return Wording(Purpose(row.purpose), row.version, {name: Text(ko[name], en[name]) for name in PARTS}, row.meaning)


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
    lang: str = "",
) -> None:
    """Keep a decision about the present wording as evidence: its words, version and hash, when, where and by whom. `screen`
    names the step that asked, `lang` the language in which the words were shown, if they were. What was decided on paper has
    another `channel` than the actor's, and was `decided_at` before."""
    present = wording(clinic, purpose, today_in_seoul(unit.now))
    _keep(unit, present)
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
        lang=lang,
    )
    if decision is Decision.WITHDRAWN:
        tombstones.remember(unit, f"withdrawn:{purpose}", patient_id)  # No restored backup brings the consent back.


def given(unit: Unit, patient_id: str) -> frozenset[Purpose]:
    """What the patient agreed to and has not withdrawn, in the present wording or in an older one: that is what can be
    withdrawn. Whoever refuses a changed wording has not withdrawn what they agreed to before."""
    return frozenset(map(Purpose, consents.agreed(consents.decided(unit, patient_id))))


def agreed_wordings(unit: Unit, patient_id: str) -> dict[Purpose, Wording | None]:
    """The wording that each consent was given in; None when its words are not known any more."""
    agreed = consents.agreed(consents.decided(unit, patient_id))
    return {Purpose(name): shown(unit, one.wording_hash) for name, one in agreed.items()}


def in_force(unit: Unit, clinic: Clinic, patient_id: str) -> frozenset[Purpose]:
    """The purposes that the patient agrees to now, as they are meant today: what may be relied on."""
    return frozenset(standing(unit, clinic, patient_id))


def standing(unit: Unit, clinic: Clinic, patient_id: str) -> dict[Purpose, datetime]:
    """What is in force, each with the instant at which it was last given or confirmed."""
    latest = {Purpose(one.purpose): one for one in consents.decided(unit, patient_id)}
    today = today_in_seoul(unit.now)
    return {
        purpose: one.decided_at
        for purpose, one in latest.items()
        if one.decision in AGREED and _is_meant(unit, one.wording_hash, wording(clinic, purpose, today))
    }


def _is_meant(unit: Unit, agreed_hash: str, present: Wording) -> bool:
    """Whether words that somebody agreed to mean what the present ones do; words that are not known must be the same."""
    if agreed_hash == present.hash:
        return True
    agreed = kept_wordings.find(unit, agreed_hash)
    return agreed is not None and (agreed.purpose, agreed.meaning) == (present.purpose, present.meaning)


def hashes_meaning(unit: Unit, present: Wording) -> frozenset[str]:
    """The hashes of all words that mean what these do."""
    return kept_wordings.of_meaning(unit, present.purpose, present.meaning) | {present.hash}


def given_at(unit: Unit, patient_id: str, purpose: Purpose) -> datetime | None:
    """When the patient last agreed to this in the first place, whatever was confirmed since."""
    found = consents.decided(unit, patient_id)
    return max((d.decided_at for d in found if d.purpose == purpose and d.decision == Decision.GIVEN), default=None)
