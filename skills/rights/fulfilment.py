"""What a granted right does to the data, in the same unit as its decision: delete, suspend, lift, withdraw, no ads.

Each function takes a filed request, carries it out, decides it and returns what the patient is told.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from skills.cases import consultations
from skills.clinic.clinic import Clinic
from skills.consents import consents
from skills.consents.consents import ADS
from skills.retention import destruction, membership
from skills.retention.destruction import Certificate
from skills.rights import certificates, corrections, rights
from skills.rights.grounds import Decision, Kind
from skills.rights.rights import Verdict, decide, file_request
from skills.texts import say
from storage import rights as kept
from storage.cases import consultations as kept_cases
from storage.cases import events
from storage.errors import KeyGone, NotFound, NotPossible, SealBroken
from storage.outbox import outbox
from storage.patients import patients
from storage.patients.patients import Purpose, Unlocked
from storage.retention import holds, retained
from storage.rights import RightsRequest
from storage.staff import staff
from storage.trail import chain, looks
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import Unit

FAREWELL_DAYS = 1
UNDONE, AGAIN = "correction_undone", "undone"  # The record of a restore, and the topic of the request that follows.
ASKED_AGAIN_WITHIN = timedelta(days=7)  # From a restore to the start that follows.
LIFT = "lift"  # The topic of a request that ends a suspension.


@dataclass(frozen=True, slots=True)
class Deleted:
    """What a deletion leaves: the certificate for the patient, and its text."""

    certificate: Certificate
    text: str


# -- deletion ----------------------------------------------------------------------------------------------------------


def delete(
    unit: Unit, clinic: Clinic, request: RightsRequest, *, told: bool, decide_as: Verdict | None = None
) -> Deleted:
    """Destroy everything that the law lets go, decide the request, and make the certificate the patient gets.

    What a law keeps makes the decision a partial one, with its ground and reason. A second deletion finds nothing.
    `told` says that the patient reads the certificate at this moment; else it goes out once more before the address is gone.
    """
    patient_id = request.patient_id
    lang, address, is_dev = _reader(unit, patient_id)
    verdict = decide_as or _deletion_verdict(unit, patient_id, lang)
    decide(unit, clinic, request, replace(verdict, told=True))
    unlinks = address is not None and membership.ask_kakao_to_unlink(unit, patient_id, request.id)
    certificate = destruction.destroy_patient(unit, patient_id, ground=certificates.BY_RIGHT)
    request.outcome = f"certificate={certificate.id} rows={certificate.rows}"
    text = certificates.text(clinic, request, verdict, certificate, lang, unlinks=unlinks)
    if not told and address is not None:
        _say_farewell(unit, request, address, text, is_dev=is_dev)
    return Deleted(certificate, text)


def check_partial(unit: Unit, request: RightsRequest) -> None:
    """A deletion is partial when something stays: raise `NotPossible` unless something was adopted into the chart or is
    held, because then all would go and the notice would say something else."""
    if not holds.active_of(unit, request.patient_id) and not retained.of_patient(unit, request.patient_id):
        raise NotPossible("nothing would be kept", code="rights.nothing_kept")


def _reader(unit: Unit, patient_id: str) -> tuple[str, str | None, bool]:
    """The patient's language and the channel's address of theirs; nothing when they are gone already."""
    try:
        who = patients.unlock(unit, patient_id, Purpose.DESTRUCTION)
    except NotFound:
        return "ko", None, False
    return who.patient.lang, who.open_text("kakao_sealed"), who.patient.is_dev


def _deletion_verdict(unit: Unit, patient_id: str, lang: str) -> Verdict:
    ground = "held" if holds.active_of(unit, patient_id) else "chart_kept"
    if ground == "chart_kept" and not retained.of_patient(unit, patient_id):
        return Verdict(Decision.GRANTED)
    reason = say(f"rights.delete.reason.{ground}", lang)
    return Verdict(Decision.PARTLY, ground=ground, reason=reason, objection="mediation")


def _say_farewell(unit: Unit, request: RightsRequest, address: str, text: str, *, is_dev: bool) -> None:
    """The law wants the person told, and the address is gone: one last notice carries it, sealed, for a day at most."""
    until = rights.due_at(unit.now, FAREWELL_DAYS)
    payload = {"event": "rights_result", "user_key": address, "is_dev": is_dev, "data": {"text": text}}
    outbox.queue(unit, "patient_event", payload, about=request.id, expires_at=until)


# -- suspension --------------------------------------------------------------------------------------------------------


def suspend(unit: Unit, clinic: Clinic, patient_id: str, request: RightsRequest | None = None) -> RightsRequest:
    """Stop all processing from this moment; the guard in `storage.patients.patients` does the rest (R-6). Whoever held
    a case holds it no longer, and pages that are open at the desk are told to show it no longer."""
    request = request or file_request(unit, patient_id, Kind.SUSPEND)
    patients.set_suspended(unit, patient_id, unit.now)
    decide(unit, clinic, request, Verdict(Decision.GRANTED, outcome="suspended", told=True))
    chain.record(unit, "processing_suspended", subject=patient_id, about=request.id)
    for case in kept_cases.of_patient(unit, patient_id):
        consultations.release_to_bot(unit, case)
        events.tell(unit, "case_suspended", case.id)
    return request


def lift(unit: Unit, clinic: Clinic, patient_id: str, request: RightsRequest | None = None) -> RightsRequest:
    """Let the processing go on: one press, at once."""
    request = request or file_request(unit, patient_id, Kind.SUSPEND, topic=LIFT)
    patients.set_suspended(unit, patient_id, None)
    decide(unit, clinic, request, Verdict(Decision.GRANTED, outcome="lifted", told=True))
    chain.record(unit, "suspension_lifted", subject=patient_id, about=request.id)
    for case in kept_cases.of_patient(unit, patient_id):
        events.tell(unit, "case_resumed", case.id)
    return request


# -- corrections that a restore has undone ------------------------------------------------------------------------------


def ask_for_corrections_again(unit: Unit) -> None:
    """A backup that came back knows nothing of what was corrected after it, and no value stands anywhere else: what is to be
    corrected once more is a request, which the officer decides and the person is told of like any other."""
    undone: dict[tuple[str, str], list[AccessRecord]] = {}
    for record in looks.happened(unit, UNDONE, since=unit.now - ASKED_AGAIN_WITHIN):
        account_id = record.about if record.why == corrections.ACCOUNT.field else ""
        undone.setdefault((record.subject, account_id), []).append(record)
    for (patient_id, account_id), records in undone.items():
        before = kept.about(unit, account_id) if account_id else kept.of_patient(unit, patient_id)
        if any(one.topic == AGAIN and one.received_at >= records[-1].at for one in before):
            continue
        if account_id:
            _ask_of_account(unit, account_id, before)
        else:
            _ask_again(unit, patient_id, records)


def _ask_again(unit: Unit, patient_id: str, records: list[AccessRecord]) -> None:
    try:
        who = patients.unlock(unit, patient_id, Purpose.RIGHTS)
    except NotFound:
        return
    except (
        KeyGone,
        SealBroken,
    ):  # Nothing of theirs can be read or written; the officer hears of it, and the server starts.
        rights.tell_officer(unit, file_request(unit, patient_id, Kind.CORRECT, topic=AGAIN))
        return
    lang, cases = who.patient.lang, {case.id: case.number for case in kept_cases.of_patient(unit, patient_id)}
    items = [corrections.Item(one.why, one.about, cases.get(one.about, "")) for one in records]
    words = say("rights.correct.undone", lang, fields=corrections.listed(items, lang))
    rights.tell_officer(unit, file_request(unit, patient_id, Kind.CORRECT, topic=AGAIN, words=words, key=who.key))


def _ask_of_account(unit: Unit, account_id: str, before: list[RightsRequest]) -> None:
    """The name on an account of somebody who works or worked here, for whoever asked about it before."""
    account = staff.find(unit, account_id)
    if account is None or not account.name:
        return
    who = _asked_before(unit, before) or _of_record(unit, account.name)
    lang = who.patient.lang
    words = say("rights.correct.undone", lang, fields=corrections.listed([corrections.ACCOUNT], lang))
    request = file_request(
        unit, who.id, Kind.CORRECT, topic=AGAIN, words=words, key=who.key, about_id=account_id, channel="visit"
    )
    rights.tell_officer(unit, request)


def _asked_before(unit: Unit, before: list[RightsRequest]) -> Unlocked | None:
    for one in before:
        with suppress(NotFound, KeyGone, SealBroken):
            return patients.unlock(unit, one.patient_id, Purpose.RIGHTS)
    return None


def _of_record(unit: Unit, name: str) -> Unlocked:
    """The restore took whoever had asked along: they are a person of record once more, as by a call or a visit."""
    person = patients.make(unit)
    patients.set_name(unit, person, name)
    return person


# -- withdrawal and ads ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Done:
    """A request that was carried out at once, and what the patient reads of it."""

    request: RightsRequest
    told: str


def withdraw(
    unit: Unit,
    clinic: Clinic,
    patient_id: str,
    purpose: consents.Purpose,
    request: RightsRequest | None = None,
    *,
    draft: bool = False,
) -> Done:
    """Withdraw one consent, at once, with what rests on it, and tell the effect; `draft`: words of an open form go with it."""
    if purpose not in consents.given(unit, patient_id):
        raise NotPossible("this consent was not given", code="rights.no_consent")
    who = patients.unlock(unit, patient_id, Purpose.RIGHTS)
    request = request or file_request(unit, patient_id, Kind.WITHDRAW, topic=purpose)
    consents.decide(
        unit,
        clinic,
        patient_id,
        purpose,
        consents.Decision.WITHDRAWN,
        screen=f"{request.channel}:withdraw",
        channel=request.channel,
    )
    effect, outcome = _end(unit, who, purpose, draft=draft)
    verdict, effect = _with_what_is_held(
        unit, who, purpose, Verdict(Decision.GRANTED, outcome=outcome, told=True), effect
    )
    decide(unit, clinic, request, replace(verdict, extra=effect))
    return Done(request, effect)


def _with_what_is_held(
    unit: Unit, who: Unlocked, purpose: consents.Purpose, verdict: Verdict, effect: str
) -> tuple[Verdict, str]:
    """A hold keeps health data whose consent is withdrawn: then the request is granted in part, and the person is told why."""
    held = [hold for hold in holds.active_of(unit, who.id) if hold.item_kind != "retained"]
    if purpose is not consents.Purpose.HEALTH or not held:
        return verdict, effect
    lang = who.patient.lang
    lines = certificates.held_lines((hold.ground for hold in held), lang)
    reason = say("rights.delete.reason.held", lang)
    partly = replace(verdict, decision=Decision.PARTLY, ground="held", reason=reason, objection="mediation")
    return partly, "\n".join([effect, *lines])


def _end(unit: Unit, who: Unlocked, purpose: consents.Purpose, *, draft: bool) -> tuple[str, str]:
    lang = who.patient.lang
    if purpose is consents.Purpose.PROVISION:
        return say("rights.withdraw.effect.provision", lang), "ended"
    if purpose is not consents.Purpose.HEALTH:
        return say("rights.withdraw.effect.ads", lang), "ended"
    counts = destruction.destroy_health_data(unit, who, ground="consent_withdrawn")
    photos = counts.get("photo", 0)
    rows = sum(counts.values()) - photos
    unit.announce("inbox")
    found = "_and_".join(name for name, count in (("rows", rows), ("photos", photos)) if count)
    told = [f"rights.withdraw.effect.{one}" for one in (found, "draft" if draft else "") if one]
    lines = [say(key, lang, rows=rows, photos=photos) for key in told or ["rights.withdraw.effect.nothing"]]
    return "\n".join(lines), f"rows={rows} photos={photos}"


def stop_ads(unit: Unit, clinic: Clinic, patient_id: str, request: RightsRequest | None = None) -> RightsRequest:
    """No more ads from this moment, whatever was agreed to; the refusal is kept as evidence (Network Act 50(2), (7))."""
    request = request or file_request(unit, patient_id, Kind.ADS_OFF)
    agreed = consents.given(unit, patient_id)
    given = [purpose for purpose in ADS if purpose in agreed]
    for purpose in given:
        consents.decide(
            unit,
            clinic,
            patient_id,
            purpose,
            consents.Decision.WITHDRAWN,
            screen=f"{request.channel}:ads_off",
            channel=request.channel,
        )
    if not given:
        receive = consents.Purpose.ADS_RECEIVE
        consents.decide(
            unit,
            clinic,
            patient_id,
            receive,
            consents.Decision.REFUSED,
            screen=f"{request.channel}:ads_off",
            channel=request.channel,
        )
    decide(unit, clinic, request, Verdict(Decision.GRANTED, outcome="ads_off", told=True))
    return request
