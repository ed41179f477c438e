"""Rights requests: filing, the clock, the identity check's result, the decision and its notice (R-1 … R-9).

The same for the chat, the desk and the nightly job. What a granted right does to the data is in `skills/rights/fulfilment.py`,
what is handed out in `skills/rights/access.py`, the law's tables in `skills/rights/grounds.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from skills.clinic.clinic import Clinic
from skills.fields.timing.hours import SEOUL, in_seoul, today_in_seoul
from skills.notifications import notices, reaching
from skills.rights.grounds import (
    CHAT,
    GROUNDS,
    OBJECTIONS,
    PROOF,
    RIGHTS,
    TRANSITIONS,
    WAITING,
    Decision,
    Identity,
    Kind,
    State,
)
from skills.texts import TEXTS, say
from storage import rights
from storage.cases import events
from storage.crypto.vault import SealKey
from storage.errors import Conflict, NotFound, NotPossible
from storage.outbox import outbox
from storage.patients import conversations, patients
from storage.patients.patients import Purpose
from storage.rights import RightsRequest
from storage.trail import chain
from storage.unit.unit_of_work import Unit

ALARMS = (("d5", 5), ("d2", 2), ("d0", 0), ("overdue", -1))  # The stage and the days that are left when it begins.
_STAGES = ("", *(stage for stage, _ in ALARMS))


# -- the clock ---------------------------------------------------------------------------------------------------------


def due_at(received_at: datetime, days: int) -> datetime:
    """The last instant of the last day, on Korea's clock: the day of receipt is not counted (Civil Act 157, 159). Holidays
    do not move it (Civil Act 161 would); the shorter date is always safe."""
    last = today_in_seoul(received_at) + timedelta(days=days)
    return datetime.combine(last, time.max, SEOUL)


def stage(now: datetime, due: datetime) -> str:
    """The alarm that stands now: "" while there are more than five days, then d5, d2, d0, overdue."""
    left = (in_seoul(due).date() - today_in_seoul(now)).days
    return next((name for name, days in reversed(ALARMS) if left <= days), "")


def overdue(unit: Unit) -> list[RightsRequest]:
    """The requests that were not decided in time, or whose result nobody has told in time (R-1)."""
    return [request for request in (*rights.undecided(unit), *rights.untold(unit)) if request.due_at < unit.now]


def run(unit: Unit) -> int:
    """Raise each alarm of each request that waits to be decided, or to be told, once; how many were raised. A stage that was
    slept through is left out: the one that stands now says all."""
    raised = 0
    for request in (*rights.undecided(unit), *rights.untold(unit)):
        now = stage(unit.now, request.due_at)
        if _STAGES.index(now) > _STAGES.index(request.alarmed):
            request.alarmed = now
            notices.tell_staff(unit, f"rights_{now}", request.id, request.number)
            chain.record(unit, "right_alarmed", subject=request.patient_id, about=request.id, why=now)
            raised += 1
    return raised


# -- filing and identity -----------------------------------------------------------------------------------------------


def file_request(
    unit: Unit,
    patient_id: str,
    kind: Kind,
    *,
    topic: str = "",
    words: str = "",
    key: SealKey | None = None,
    by_other: bool = False,
    about_id: str = "",
    channel: str = CHAT,
) -> RightsRequest:
    """A new request with its number and due date, or the one that waits already for the same thing, with these words added.

    `words` (already masked) are sealed with `key`; without one there is a ValueError, as they would be lost. A right that needs
    a checked identity starts as `unverified`.
    """
    if words and key is None:
        raise ValueError("words are kept sealed or not at all")
    right, at_desk = RIGHTS[kind], channel != CHAT
    request = RightsRequest(
        id=unit.new_id(),
        number=rights.free_number(unit),
        patient_id=patient_id,
        kind=kind,
        topic=topic,
        by_other=by_other,
        channel=channel,
        state=State.UNVERIFIED if at_desk or (right.needs_proof and not by_other) else State.OPEN,
        identity=Identity.NONE if at_desk else Identity.CHAT,
        received_at=unit.now,
        due_at=due_at(unit.now, right.days),
        about_id=about_id,
    )
    waiting = rights.waiting_for_the_same(unit, request)
    if waiting is not None and (not words or key is None or rights.add_words(unit, waiting, words, key)):
        if words or at_desk:
            chain.record(unit, "right_asked", subject=patient_id, about=waiting.id, why=kind)
        return waiting
    if words and key is not None:
        rights.seal(key, request, "words_sealed", words)
    rights.add(unit, request)
    chain.record(unit, "right_asked", subject=patient_id, about=request.id, why=kind)
    events.tell(unit, "right_asked")
    unit.announce("rights")
    return request


def tell_officer(unit: Unit, request: RightsRequest) -> None:
    """Queue the news of a request that people must handle."""
    notices.tell_staff(unit, "rights_request", request.id, request.number)


def find_request(unit: Unit, request_id: str) -> RightsRequest:
    """The request, locked; `NotFound` when there is none."""
    request = rights.find(unit, request_id, lock=True)
    if request is None:
        raise NotFound("rights request")
    return request


def prove(unit: Unit, request: RightsRequest, identity: Identity) -> None:
    """The person was checked, and how; the request now waits for its decision."""
    if request.state not in WAITING:
        return
    request.identity, request.verified_at = identity, unit.now
    if request.state == State.UNVERIFIED:
        _move(request, State.OPEN)
    chain.record(unit, "identity_proven", subject=request.patient_id, about=request.id, why=identity)


def let_lapse(unit: Unit, request: RightsRequest) -> None:
    """What was shown of the person was shown too long ago for what is still to come."""
    request.identity, request.verified_at = Identity.CHAT, None
    if request.state == State.OPEN:
        _move(request, State.UNVERIFIED)
    chain.record(unit, "identity_lapsed", subject=request.patient_id, about=request.id)


def take_back(unit: Unit, request: RightsRequest) -> None:
    """The patient does not want it any more."""
    _move(request, State.TAKEN_BACK)
    chain.record(unit, "right_taken_back", subject=request.patient_id, about=request.id, why=request.kind)


def _move(request: RightsRequest, state: State) -> None:
    if state not in TRANSITIONS[State(request.state)]:
        raise Conflict("the request does not stand where this is possible", code="rights.moved_on")
    request.state = state
    request.version += 1


# -- the decision ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision as the form or the assistant makes it. A refusal, in part or whole, needs ground, reason and objection
    route; `outcome` is a code or counts, `told` says that the patient reads the result at this moment."""

    decision: Decision
    ground: str = ""
    reason: str = ""
    objection: str = ""
    outcome: str = ""
    extra: str = ""
    told: bool = False
    without: tuple[str, ...] = ()


GRANTED = Verdict(Decision.GRANTED, told=True)


def needs_proof(request: RightsRequest) -> bool:
    """Whether more than the open chat must say who asks; by telephone or letter there is not even that."""
    return request.channel != CHAT or RIGHTS[Kind(request.kind)].needs_proof


def check_verdict(request: RightsRequest, verdict: Verdict) -> None:
    """Raise `NotPossible` for what the law does not allow: a refusal without ground, reason and objection route (R-7), a
    ground of another right, a release or erasure without a checked identity (R-3)."""
    if verdict.decision is not Decision.GRANTED:
        ground = GROUNDS.get(verdict.ground)
        if ground is None or request.kind not in ground.kinds:
            raise NotPossible("a refusal needs a ground of the law", code="rights.no_ground")
        if not verdict.reason.strip():
            raise NotPossible("a refusal needs its reason", code="rights.no_reason")
        if verdict.objection not in OBJECTIONS:
            raise NotPossible("a refusal needs the way to object", code="rights.no_objection")
    if needs_proof(request) and verdict.decision is not Decision.REFUSED and request.identity not in PROOF:
        raise NotPossible("the person was not checked", code="rights.not_proven")


def decide(unit: Unit, clinic: Clinic, request: RightsRequest, verdict: Verdict) -> str:
    """Decide a request, write its notice and queue it unless the patient reads it now; the notice's text.

    What a granted right does to the data is done by the caller in the same unit (`skills/rights/fulfilment.py`).
    """
    check_verdict(request, verdict)
    _move(request, State.DECIDED)
    request.decision, request.decided_at, request.decided_by = verdict.decision, unit.now, unit.actor.id
    request.ground, request.objection, request.outcome = verdict.ground, verdict.objection, verdict.outcome
    text = _tell_result(unit, clinic, request, verdict)
    chain.record(unit, "right_decided", subject=request.patient_id, about=request.id, why=verdict.decision)
    unit.session.flush()
    unit.announce("rights")
    return text


def _tell_result(unit: Unit, clinic: Clinic, request: RightsRequest, verdict: Verdict) -> str:
    try:
        who = patients.unlock(unit, request.patient_id, Purpose.RIGHTS)
    except NotFound:
        # Destroyed meanwhile: there is nobody left to tell, and nothing that a refusal could keep from them.
        if verdict.decision is Decision.GRANTED:
            return ""
        raise
    if verdict.reason.strip():
        rights.seal(who.key, request, "reason_sealed", verdict.reason.strip())
    text = notice(clinic, request, verdict, who.patient.lang, unit.now)
    _leave_notice(unit, clinic, who.key, request, text, seen=verdict.told)
    return text


def extend(unit: Unit, clinic: Clinic, request: RightsRequest, ground: str, reason: str) -> str:
    """Put the answer off, as often and as long as the law allows, and tell the patient why; the notice's text."""
    right = RIGHTS[Kind(request.kind)]
    if request.extended >= right.extensions:
        raise NotPossible("the law gives no further time", code="rights.no_extension")
    if ground not in EXTENSION_GROUNDS or not reason.strip():
        raise NotPossible("a delay needs its reason", code="rights.no_reason")
    _move(request, State.EXTENDED)
    request.extended += 1
    request.extension_ground = ground
    request.due_at = due_at(request.due_at, right.extension_days)
    request.alarmed = ""
    who = patients.unlock(unit, request.patient_id, Purpose.RIGHTS)
    lang = who.patient.lang
    text = say(
        "rights.notice.extended", lang,
        number=show_number(request.number), due=show_day(request.due_at, lang),
        ground=say(f"rights.extension.{ground}", lang), reason=reason.strip(),
        objection=say("rights.objection.officer", lang, officer=clinic.officer.name.in_(lang), phone=clinic.officer.phone),
    )  # fmt: skip
    _leave_notice(unit, clinic, who.key, request, text, seen=False)
    chain.record(unit, "right_extended", subject=request.patient_id, about=request.id, why=ground)
    return text


EXTENSION_GROUNDS = ("many_records", "investigation", "outside")
"""Why an answer may be put off; sentences: `rights.extension.<word>`."""


def notice(clinic: Clinic, request: RightsRequest, verdict: Verdict, lang: str, now: datetime) -> str:
    """The result as the patient reads it: result, reason, ground, how to object, and that it costs nothing (R-7)."""
    lines = [
        say("rights.notice.head", lang, number=show_number(request.number), kind=show_kind(request, lang)),
        say(f"rights.notice.{verdict.decision}", lang, day=show_day(now, lang)),
    ]
    if verdict.extra:
        lines.append(verdict.extra)
    if verdict.decision is not Decision.GRANTED:
        ground = GROUNDS[verdict.ground]
        lines.append(say("rights.notice.reason", lang, reason=verdict.reason.strip()))
        told = say(f"rights.ground.{ground.word}", lang)
        lines.append(say("rights.notice.ground", lang, ground=told, article=ground.article))
    officer = clinic.officer
    lines.append(say(_route(request, verdict), lang, officer=officer.name.in_(lang), phone=officer.phone))
    lines.append(say("rights.notice.fee", lang))
    return "\n".join(lines)


def _route(request: RightsRequest, verdict: Verdict) -> str:
    """The sentence on whom to turn to. Somebody whose data is gone has no chat left to object in,
    and who asked by telephone may have none."""
    if request.kind == Kind.DELETE and verdict.decision is Decision.GRANTED:
        return "rights.notice.contact"
    if request.channel != CHAT:
        return "rights.objection.mediation"
    return f"rights.objection.{verdict.objection or OBJECTIONS[0]}"


def _leave_notice(unit: Unit, clinic: Clinic, key: SealKey, request: RightsRequest, text: str, *, seen: bool) -> None:
    rights.seal(key, request, "notice_sealed", text)
    seen = seen and request.channel == CHAT
    request.notice_at, request.notice_seen_at = unit.now, unit.now if seen else None
    if request.channel != CHAT:
        reaching.ask_to_call(unit, clinic, request)
    elif not seen:
        conversations.leave_result(unit, request.patient_id)
        # The notice itself stays with the request; what goes out only wakes the chat, which then shows it.
        outbox.queue(
            unit,
            "patient_event",
            {"event": "rights_result", "purpose": Purpose.RIGHTS},
            patient_id=request.patient_id,
            about=request.id,
            order_key=f"patient:{request.patient_id}",
        )


# -- shown -------------------------------------------------------------------------------------------------------------


def show_number(number: str) -> str:
    """A request number as it is read out, apart from case numbers: R123-4567."""
    return f"R{number[:3]}-{number[3:]}"


def show_kind(request: RightsRequest, lang: str) -> str:
    """What was asked for, in words; lifting a suspension is a suspension's own topic."""
    topic = f"rights.kind.{request.kind}.{request.topic}"
    return say(topic if topic in TEXTS else f"rights.kind.{request.kind}", lang)


def show_day(at: datetime, lang: str) -> str:
    """A day as people say it: 2026년 12월 11일."""
    return show_date(in_seoul(at), lang)


def show_date(day: date, lang: str) -> str:
    """The same for a date."""
    return say("rights.day", lang, year=day.year, month=day.month, day=day.day)
