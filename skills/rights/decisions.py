"""What the privacy officer does with rights requests: the queue by due date, the evidence, the preview, decide, extend, check
the identity (R-2, R-3, R-7). Every look and every step is on the trail. The rules are in `skills/rights/rights.py`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from skills.cases import damage
from skills.clinic.clinic import Clinic
from skills.fields.phones import show_phone
from skills.rights import access, corrections, desk_requests, fulfilment, identity, pieces, rights
from skills.rights.corrections import Correction, Item
from skills.rights.grounds import CHAT, OBJECTIONS, RIGHTS, WAITING, Decision, Ground, Kind, State, grounds_for
from skills.rights.rights import EXTENSION_GROUNDS, Verdict, show_number
from skills.staff.permissions import Act, Person, check_can
from skills.texts import say
from storage import rights as kept
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.crypto.damage import UNREADABLE, Damage
from storage.errors import Conflict, NotFound, NotPossible
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.rights import RightsRequest
from storage.trail import chain, looks
from storage.unit.unit_of_work import Unit

SHOWN_DONE = 30
LOOK = "right_read"  # Stands on the trail, and is no step of the request's own.


@dataclass(frozen=True, slots=True)
class Line:
    """A request in the queue, without a word of the patient's."""

    id: str
    number: str
    kind: str
    topic: str
    state: str
    by_other: bool
    identity: str
    received_at: datetime
    due_at: datetime
    stage: str
    decision: str
    decided_at: datetime | None
    channel: str = CHAT
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """One request with its evidence and everything that the form needs. `about` is the answer that is objected to, `items`
    what can be corrected, without its value; `account` the account that it is about."""

    line: Line
    version: int
    is_open: bool
    words: str
    reason: str
    notice: str
    name: str
    phone: str
    is_gone: bool
    can_call: bool
    can_extend: bool
    needs_proof: bool
    grounds: tuple[Ground, ...]
    objections: tuple[str, ...]
    delays: tuple[str, ...]
    ground: str
    steps: tuple[tuple[datetime, str, str, str], ...]
    about: Line | None
    cases: tuple[Consultation, ...]
    can_correct: bool
    account: str
    items: tuple[Item, ...]


def queue(unit: Unit, who: Person) -> tuple[list[Line], list[Line]]:
    """What waits, the one that is due first first; and what was decided last, after all whose result nobody has told yet."""
    check_can(who, Act.DECIDE_RIGHTS)
    chain.record(unit, "rights_listed")
    waiting = [_line(unit, request) for request in kept.undecided(unit)]
    done = {request.id: request for request in (*kept.untold(unit), *kept.decided(unit, SHOWN_DONE))}
    return waiting, [_line(unit, request) for request in done.values()]


def read(unit: Unit, who: Person, request_id: str) -> Sheet:
    """One request, opened and recorded."""
    check_can(who, Act.DECIDE_RIGHTS)
    request = rights.find_request(unit, request_id)
    chain.record(unit, LOOK, subject=request.patient_id, about=request.id, why="right")
    right = RIGHTS[Kind(request.kind)]
    opened = _opened(unit, request)
    return Sheet(
        line=_line(unit, request),
        version=request.version,
        is_open=request.state in WAITING,
        can_extend=request.extended < right.extensions and request.state in (State.OPEN, State.EXTENDED),
        needs_proof=rights.needs_proof(request),
        grounds=grounds_for(request.kind),
        objections=OBJECTIONS,
        delays=EXTENSION_GROUNDS,
        ground=request.ground,
        steps=tuple(
            (r.at, r.act, r.role or r.actor_kind, r.why) for r in looks.steps(unit, request.id) if r.act != LOOK
        ),
        about=_about(unit, request),
        can_correct=corrections.is_correction(unit, request),
        account="" if (account := pieces.account_of(unit, request)) is None else f"{account.name} <{account.email}>",
        cases=() if opened["is_gone"] else tuple(consultations.of_patient(unit, request.patient_id)),
        **opened,
    )


def _opened(unit: Unit, request: RightsRequest) -> dict[str, Any]:
    """The words of the request; the patient masked, because a decision needs no full number."""
    try:
        who = patients.unlock(unit, request.patient_id, Purpose.RIGHTS)
    except NotFound:
        gone = dict.fromkeys(("words", "reason", "notice", "name", "phone"), "")
        return {**gone, "is_gone": True, "can_call": False, "items": ()}
    opening = Damage()
    columns: tuple[kept.SealedColumn, ...] = ("words_sealed", "reason_sealed", "notice_sealed")
    opened = {
        name.removesuffix("_sealed"): opening.open(partial(kept.open_text, who.key, request, name), UNREADABLE)
        for name in columns
    }
    known = opening.open(partial(access.summary, unit, request.patient_id), {"name": UNREADABLE, "phone": UNREADABLE})
    items = partial(corrections.items, unit, who)
    fixable = tuple(opening.open(items, [])) if _can_be_corrected(unit, request) else ()
    if opening.found:
        damage.tell_of(unit, request.patient_id, request.id, show_number(request.number))
    return {
        **opened,
        "name": str(known["name"]),
        "phone": str(known["phone"]),
        "is_gone": False,
        "can_call": identity.can_call(unit, request.patient_id),
        "items": fixable,
    }


def _can_be_corrected(unit: Unit, request: RightsRequest) -> bool:
    can_be = request.state in WAITING and corrections.is_correction(unit, request)
    return can_be and pieces.account_of(unit, request) is None


def _about(unit: Unit, request: RightsRequest) -> Line | None:
    found = kept.find(unit, request.about_id) if request.about_id else None
    return _line(unit, found) if found is not None else None


def _line(unit: Unit, request: RightsRequest) -> Line:
    waits = request.state in WAITING
    return Line(
        request.id, show_number(request.number), request.kind, request.topic, request.state, request.by_other,
        request.identity, request.received_at, request.due_at, rights.stage(unit.now, request.due_at) if waits else "",
        request.decision or "", request.decided_at, request.channel,
        request.channel == CHAT or request.notice_at is None or request.notice_seen_at is not None,
    )  # fmt: skip


NO_CORRECTION = Correction()


def open_items(
    unit: Unit, clinic: Clinic, who: Person, request_id: str, keys: Collection[str]
) -> list[corrections.CurrentValue]:
    """What stands in the items that the officer chose to correct; each look is recorded."""
    check_can(who, Act.DECIDE_RIGHTS)
    request = rights.find_request(unit, request_id)
    found = corrections.open_items(unit, clinic, request, keys, who.lang) if _can_be_corrected(unit, request) else []
    if not found:  # Each that was opened has a record of its own; that one looked for others as well.
        chain.record(unit, LOOK, subject=request.patient_id, about=request.id, why="right")
    return found


def preview(
    unit: Unit,
    clinic: Clinic,
    who: Person,
    request_id: str,
    verdict: Verdict,
    correction: Correction = NO_CORRECTION,
) -> str:
    """The notice as the patient would read it; refused where the decision would be, and nothing is decided or changed;
    it compares with what stands, and so is a look."""
    check_can(who, Act.DECIDE_RIGHTS)
    request = rights.find_request(unit, request_id)
    chain.record(unit, LOOK, subject=request.patient_id, about=request.id, why="right")
    _check(unit, request, verdict, correction)
    prepared = corrections.prepare(unit, clinic, request, correction)
    lang = _lang(unit, request)
    told = corrections.tell(unit, request, _worded(unit, clinic, request, verdict, lang), prepared)
    return rights.notice(clinic, request, told, lang, unit.now)


def decide(
    unit: Unit,
    clinic: Clinic,
    who: Person,
    request_id: str,
    version: int,
    verdict: Verdict,
    correction: Correction = NO_CORRECTION,
) -> str:
    """Decide; what is granted is carried out in this very unit. The notice, for whoever must be told by people; else ""."""
    check_can(who, Act.DECIDE_RIGHTS)
    request = _same(unit, request_id, version)
    _check(unit, request, verdict, correction)
    verdict = _worded(unit, clinic, request, verdict, _lang(unit, request))
    if request.kind == Kind.DELETE and verdict.decision is not Decision.REFUSED:
        decide_as = None if verdict.decision is Decision.GRANTED else verdict
        text = fulfilment.delete(unit, clinic, request, told=False, decide_as=decide_as).text
        return text if request.channel != CHAT else ""
    if (
        verdict.decision is Decision.GRANTED
        and request.channel != CHAT
        and desk_requests.carry_out(unit, clinic, request)
    ):
        return ""
    prepared = corrections.prepare(unit, clinic, request, correction)
    corrections.carry_out(unit, request, prepared)
    rights.decide(unit, clinic, request, corrections.tell(unit, request, verdict, prepared))
    return ""


def _check(unit: Unit, request: RightsRequest, verdict: Verdict, correction: Correction) -> None:
    rights.check_verdict(request, verdict)
    corrections.check(unit, request, verdict, correction)
    if request.kind == Kind.DELETE and verdict.decision is not Decision.REFUSED and pieces.account_of(unit, request):
        raise NotPossible("an account goes with its periods", code="rights.account_kept")
    if request.kind == Kind.DELETE and verdict.decision is Decision.PARTLY:
        fulfilment.check_partial(unit, request)
    names_parts = bool(verdict.without) and set(verdict.without) <= set(access.PARTS)
    if request.kind == Kind.ACCESS and verdict.decision is Decision.PARTLY and not names_parts:
        raise NotPossible("say what is left out", code="rights.no_parts")


def _worded(unit: Unit, clinic: Clinic, request: RightsRequest, verdict: Verdict, lang: str) -> Verdict:
    """The verdict with everything that the notice says beside it: the officer's answer, what is left out, what stays."""
    verdict = _without(request, _with_answer(verdict), lang)
    account = pieces.account_of(unit, request)
    if account is None or request.kind == Kind.ACCESS:
        return verdict
    kept = pieces.kept_of_account(unit, clinic, account, lang)
    lines = [say("rights.account.kept", lang), *(say("rights.account.line", lang, **line) for line in kept)]
    return replace(verdict, extra="\n".join(part for part in (verdict.extra, *lines) if part))


def _without(request: RightsRequest, verdict: Verdict, lang: str) -> Verdict:
    """An access that is granted in part says what is left out of it, to the person and for the copy."""
    if request.kind != Kind.ACCESS or verdict.decision is not Decision.PARTLY:
        return verdict
    parts = sorted(verdict.without)
    told = say("rights.notice.without", lang, parts=", ".join(say(f"rights.part.{part}", lang) for part in parts))
    return replace(verdict, outcome=access.WITHOUT + ",".join(parts), extra=told)


def _lang(unit: Unit, request: RightsRequest) -> str:
    try:
        return patients.unlock(unit, request.patient_id, Purpose.RIGHTS).patient.lang
    except NotFound:
        return "ko"


def _with_answer(verdict: Verdict) -> Verdict:
    """What the officer writes to a granted request is its answer (an explanation, what was corrected)."""
    if verdict.decision is Decision.GRANTED and verdict.reason.strip():
        return replace(verdict, extra=verdict.reason.strip())
    return verdict


def extend(unit: Unit, clinic: Clinic, who: Person, request_id: str, version: int, ground: str, reason: str) -> None:
    """Put the answer off, with its reason."""
    check_can(who, Act.DECIDE_RIGHTS)
    rights.extend(unit, clinic, _same(unit, request_id, version), ground, reason)


def call_back(unit: Unit, who: Person, request_id: str) -> tuple[str, str]:
    """(code to read out, number on record as people write it)."""
    check_can(who, Act.DECIDE_RIGHTS)
    code, phone = identity.read_out(unit, request_id)
    return code, show_phone(phone)


def accept_papers(unit: Unit, who: Person, request_id: str) -> None:
    """The papers were seen."""
    check_can(who, Act.DECIDE_RIGHTS)
    if rights.find_request(unit, request_id).channel != CHAT:
        raise NotPossible("a second person confirms that", code="rights.moved_on")
    identity.prove_by_papers(unit, request_id)


def _same(unit: Unit, request_id: str, version: int) -> RightsRequest:
    request = rights.find_request(unit, request_id)
    if request.version != version:
        raise Conflict("the request changed meanwhile", code="rights.moved_on")
    return request
