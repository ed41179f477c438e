"""Provision to a third party: only with a ground that is recorded, a law's article or the patient's consent (clause 4, E-3).

The record comes before the data leaves: whoever has no ground gets none, and the patient reads it on their data page. A consent
to provision (Art. 17) is signed on paper; it is kept as a decision like every other, and can be withdrawn in the chat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from skills.clinic.clinic import Clinic
from skills.consents import consents
from skills.consents.consents import Decision
from skills.fields.secrets import mask_secrets
from skills.fields.timing.hours import SEOUL, today_in_seoul
from skills.staff.permissions import Act, check_can
from storage import characters
from storage.cases import consultations
from storage.errors import Conflict, NotFound, NotPossible
from storage.patients import consents as decisions
from storage.patients import patients, provisions
from storage.patients.consents import Consent
from storage.patients.patients import Patient, Purpose
from storage.patients.provisions import Provision
from storage.trail import chain
from storage.unit.unit_of_work import Unit

LAW, CONSENT = "law", "consent"
GROUNDS = (LAW, CONSENT)
# Codes; the catalogue says them in words (`skills/texts/pages/provisions.py`).
PURPOSES = ("investigation", "court", "public_health", "insurance", "other_clinic", "other")
ITEMS = ("name", "contact", "kakao_id", "details", "messages", "photos", "chart")
PAPER = "paper"
_OPENED_FOR = {LAW: Purpose.DEMAND, CONSENT: Purpose.PROVISION}


@dataclass(frozen=True, slots=True)
class Handed:
    """What is to be handed over, to which organisation, and why it may be. `basis` is the article of the law, or where the
    signed consent lies, which was given on the day `agreed_on`; `keeps` is how long the recipient keeps the data."""

    recipient: str
    purpose: str
    items: tuple[str, ...]
    keeps: str
    ground: str
    basis: str
    agreed_on: date | None = None


def record_provision(unit: Unit, clinic: Clinic, number: str, handed: Handed) -> Provision:
    """Record that data of the patient of this case is handed over now. `NotPossible` without a ground, or when the consent was
    withdrawn; `Suspended` while the patient has stopped the processing, unless a law demands it (Art. 37(2) no. 1)."""
    check_can(unit.actor, Act.PROVIDE_DATA)
    _check_whole(handed)
    case = consultations.with_number(unit, characters.digits(number))
    if case is None:
        raise NotPossible("no case has this number", code="provision_no_case")
    patients.check_goes_on(unit, case.patient_id, _OPENED_FOR[handed.ground])
    basis = _masked(handed.basis)
    agreed = _consent(unit, clinic, case.patient_id, handed.agreed_on, basis) if handed.ground == CONSENT else None
    provision = Provision(
        id=unit.new_id(), patient_id=case.patient_id, case_number=case.number, recipient=_masked(handed.recipient),
        purpose=handed.purpose, items=",".join(handed.items), ground=handed.ground, basis=basis,
        consent_id=agreed.id if agreed else None, keeps=_masked(handed.keeps), provided_at=unit.now, provided_by=unit.actor.id,
    )  # fmt: skip
    provisions.add(unit, provision)
    chain.record(unit, "data_provided", subject=case.patient_id, about=provision.id, why=handed.ground)
    return provision


def withdraw_consent(unit: Unit, clinic: Clinic, provision_id: str) -> None:
    """The patient has withdrawn on paper or by telephone: nothing more is provided on any consent of theirs that was given
    until today. What was handed over stays in the register."""
    check_can(unit.actor, Act.PROVIDE_DATA)
    provision = provisions.find(unit, provision_id)
    if provision is None:
        raise NotFound("provision")
    if provision.id not in resting_on_consent(unit, [provision]):
        raise Conflict("no consent is in force")
    consents.decide(
        unit, clinic, provision.patient_id, consents.Purpose.PROVISION, Decision.WITHDRAWN, screen=PAPER, channel=PAPER
    )


def list_provisions(unit: Unit) -> list[Provision]:
    """The register, the last one first; the look is on the trail."""
    check_can(unit.actor, Act.PROVIDE_DATA)
    chain.record(unit, "provisions_listed")
    return provisions.newest(unit)


def resting_on_consent(unit: Unit, listed: Sequence[Provision]) -> frozenset[str]:
    """The ids of those whose consent can still be withdrawn: the patient is there and has not done so."""
    withdrawn = {one.patient_id: _withdrawal(unit, one.patient_id) for one in listed if one.ground == CONSENT}
    there = {patient_id for patient_id in withdrawn if unit.session.get(Patient, patient_id) is not None}
    return frozenset(
        one.id
        for one in listed
        if one.patient_id in there and one.consent_id is not None and not _is_after(withdrawn[one.patient_id], one)
    )


def _is_after(withdrawal: Consent | None, provision: Provision) -> bool:
    return withdrawal is not None and (withdrawal.id or 0) > (provision.consent_id or 0)


def _check_whole(handed: Handed) -> None:
    if handed.ground not in GROUNDS:
        raise NotPossible("nothing is provided without a ground", code="provision_no_ground")
    if not handed.basis.strip():
        raise NotPossible("a ground is an article or a signed consent", code=f"provision_no_{handed.ground}")
    if not handed.recipient.strip() or not handed.keeps.strip() or handed.purpose not in PURPOSES:
        raise NotPossible("say to whom, what for and for how long", code="provision_incomplete")
    if not handed.items or set(handed.items) - set(ITEMS):
        raise NotPossible("say what is handed over", code="provision_no_items")


def _consent(unit: Unit, clinic: Clinic, patient_id: str, agreed_on: date | None, paper: str) -> Consent:
    """The decision on which a provision rests: the one that this paper was recorded as before, or a new one."""
    if agreed_on is None or agreed_on > today_in_seoul(unit.now):
        raise NotPossible("a consent has the day on which it was given", code="provision_day")
    withdrawal = _withdrawal(unit, patient_id)
    # A paper of the day of the withdrawal may be the very one that was withdrawn.
    if withdrawal is not None and agreed_on <= today_in_seoul(withdrawal.decided_at):
        raise NotPossible("this consent was withdrawn", code="provision_withdrawn")
    at = datetime.combine(agreed_on, time(), SEOUL)
    screen = f"{PAPER}: {paper}"
    return _recorded(unit, patient_id, at, screen) or _record(unit, clinic, patient_id, at, screen)


def _decided(unit: Unit, patient_id: str) -> list[Consent]:
    """What the patient decided about provision, the last first."""
    history = reversed(decisions.history(unit, patient_id))
    return [one for one in history if one.purpose == consents.Purpose.PROVISION]


def _withdrawal(unit: Unit, patient_id: str) -> Consent | None:
    return next((one for one in _decided(unit, patient_id) if one.decision == Decision.WITHDRAWN), None)


def _recorded(unit: Unit, patient_id: str, at: datetime, screen: str) -> Consent | None:
    return next((one for one in _decided(unit, patient_id) if (one.decided_at, one.screen) == (at, screen)), None)


def _record(unit: Unit, clinic: Clinic, patient_id: str, at: datetime, screen: str) -> Consent:
    consents.decide(
        unit,
        clinic,
        patient_id,
        consents.Purpose.PROVISION,
        Decision.GIVEN,
        screen=screen,
        channel=PAPER,
        decided_at=at,
    )
    return _decided(unit, patient_id)[0]


def _masked(words: str) -> str:
    return mask_secrets(words.strip()).text
