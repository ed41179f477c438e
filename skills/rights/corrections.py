"""Correcting what is kept of a patient (Art. 36, R-5): name and phone by themselves in the chat, anything that stands by the
privacy officer on a request. The old value is overwritten and the log emptied, so that nothing brings it back.

What was corrected stands on the decided request, as codes; who did it and when, on the trail.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from skills.cases import consultations
from skills.cases.answers import CORRECTED_ON_CASE, OF_PATIENT, READERS, Scene, case_name, show_answer
from skills.clinic.clinic import Clinic
from skills.fields import Invalid
from skills.notifications import notices
from skills.rights import certificates, pieces
from skills.rights.grounds import Decision, Kind
from skills.rights.rights import Verdict, decide, file_request
from skills.staff.staff import read_name
from skills.texts import say
from storage import rights as kept
from storage.cases import consultations as cases
from storage.cases import events, notes
from storage.cases.consultations import Consultation
from storage.database import tombstones
from storage.database.database import DESTROYED
from storage.errors import Conflict, NotFound, NotPossible
from storage.patients import patients
from storage.patients.patients import Purpose, Unlocked
from storage.retention import holds
from storage.rights import RightsRequest
from storage.staff import staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be corrected: the patient's name or phone, or one answer of a case."""

    field: str
    case_id: str = ""
    number: str = ""

    @property
    def key(self) -> str:
        """Its code in forms and on decided requests: ``name``, ``details:<id of the case>``."""
        return f"{self.field}:{self.case_id}" if self.case_id else self.field


ACCOUNT = Item("account")  # The name on the account of somebody who works or worked here.


@dataclass(frozen=True, slots=True)
class CurrentValue:
    """An item as it stands. `mark` is of this very value: a page that shows an older one is known by it."""

    item: Item
    words: str
    mark: str


@dataclass(frozen=True, slots=True)
class Change:
    """What is typed for an item, by its key, and the mark of the value that whoever typed had before them."""

    key: str
    typed: str
    mark: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a granted correction does: its changes, or `nothing` when somebody says that nothing had to be changed. `account` is
    the right name on the account that the request is about, the one thing of it that can be corrected."""

    changes: tuple[Change, ...] = ()
    nothing: bool = False
    account: str = ""

    @property
    def does(self) -> bool:
        """Whether it changes something."""
        return bool(self.changes or self.account)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction in the chat: its request, the new value as it is shown, the names of the open cases on which it stands, and
    whether colleagues were told."""

    request: RightsRequest
    shown: str
    cases: tuple[str, ...]
    told_staff: bool


Prepared: TypeAlias = Sequence[tuple[Item, Any]]
"""Items with the new values that they will have."""


# -- in the chat -------------------------------------------------------------------------------------------------------


def correct(unit: Unit, clinic: Clinic, patient_id: str, field: str, typed: str, case_id: str = "") -> Corrected:
    """Replace the patient's name or phone by what they `typed`, at once; with a case the name of the relative for whom that
    case was filed, and of nobody else. Raises `Invalid` for what cannot be one."""
    who = patients.unlock(unit, patient_id, Purpose.RIGHTS)
    value, lang = READERS[field](typed, Scene(unit.now, clinic)), who.patient.lang
    item = next((one for one in _relatives(unit, who) if one.case_id == case_id), None) if case_id else Item(field)
    if item is None:
        raise Conflict("the case is gone", code="rights.moved_on")
    relation = _value(unit, who, item)[0] if case_id else ""
    _overwrite(unit, who, item, [relation, value] if case_id else value)
    request = file_request(unit, patient_id, Kind.CORRECT, topic=field)
    told = _told(unit, [item], lang)
    decide(unit, clinic, request, Verdict(Decision.GRANTED, outcome=item.key, extra=told, told=True))
    concerned = _tell_colleagues(unit, patient_id, [item])
    shown = [case_name(*_called(who, case), clinic, lang) for case in concerned if _bears(who, case, item)]
    return Corrected(request, show_answer(field, value, clinic, lang), tuple(shown), told_staff=bool(concerned))


def erase(unit: Unit, clinic: Clinic, patient_id: str, fields: Sequence[str]) -> RightsRequest:
    """Delete the patient's name, phone or both at once, and nothing else (Art. 36); what was deleted stands on the request. A
    hold keeps with what it holds whose that is: then the request is refused on its ground."""
    who, changed = patients.unlock(unit, patient_id, Purpose.RIGHTS), [Item(field) for field in fields]
    if held := [hold.ground for hold in holds.stopping(unit, patient_id) if hold.item_kind != "retained"]:
        request = file_request(unit, patient_id, Kind.DELETE)
        reason = "\n".join(certificates.held_lines(held, who.patient.lang))
        decide(unit, clinic, request, Verdict(Decision.REFUSED, "held", reason, "mediation", told=True))
        return request
    patients.erase(unit, who, fields)
    for field in fields:
        tombstones.remember(unit, f"erased:{field}", patient_id)
    unit.announce(DESTROYED)
    request = file_request(unit, patient_id, Kind.CORRECT, topic="erased")
    outcome = " ".join(item.key for item in changed)
    told = say("rights.erase.told", who.patient.lang, fields=listed(changed, who.patient.lang))
    decide(unit, clinic, request, Verdict(Decision.GRANTED, outcome=outcome, extra=told, told=True))
    _tell_colleagues(unit, patient_id, changed)
    return request


def relatives(unit: Unit, clinic: Clinic, patient_id: str) -> dict[str, tuple[str, str]]:
    """The open cases that the patient filed for somebody else: (number as it is shown, the case's name) by id."""
    who = patients.unlock(unit, patient_id, Purpose.RIGHTS)
    found = [_case(unit, item) for item in _relatives(unit, who)]
    called = {case.id: _called(who, case) for case in found}
    return {
        one: (number, case_name(number, answers, clinic, who.patient.lang)) for one, (number, answers) in called.items()
    }


def _relatives(unit: Unit, who: Unlocked) -> list[Item]:
    return [
        Item("whose", case.id, case.number)
        for case in cases.of_patient(unit, who.id)
        if case.state != consultations.State.CLOSED and isinstance(_called(who, case)[1].get("whose"), list)
    ]


def _called(who: Unlocked, case: Consultation) -> tuple[str, dict[str, Any]]:
    return consultations.show_number(case.number), cases.open_answers(who.key, case)


def _bears(who: Unlocked, case: Consultation, item: Item) -> bool:
    """Whether the case shows what was corrected: the patient's own name is not on a relative's."""
    return item.field != "name" or "whose" not in _called(who, case)[1]


# -- by the officer ----------------------------------------------------------------------------------------------------


def is_correction(unit: Unit, request: RightsRequest) -> bool:
    """Whether granting this request means that data is corrected: a patient's own correction, or the objection to one."""
    if request.kind == Kind.OBJECT and request.about_id:
        about = kept.find(unit, request.about_id)
        return about is not None and is_correction(unit, about)
    return request.kind == Kind.CORRECT and not request.by_other


def items(unit: Unit, who: Unlocked) -> list[Item]:
    """Everything of the patient's that can be corrected, without its value; cases from the newest."""
    mine = [Item(field) for field in OF_PATIENT if who.open_text(f"{field}_sealed")]
    for case in cases.of_patient(unit, who.id):
        answers = cases.open_answers(who.key, case)
        mine += [Item(step, case.id, case.number) for step in CORRECTED_ON_CASE if answers.get(step)]
    return mine


def open_items(
    unit: Unit, clinic: Clinic, request: RightsRequest, keys: Collection[str], lang: str
) -> list[CurrentValue]:
    """The chosen items as they stand; each is opened for the patient's right, and that is recorded."""
    who = patients.unlock(unit, request.patient_id, Purpose.RIGHTS)
    found = [_standing(unit, clinic, who, item, lang) for item in items(unit, who) if item.key in keys]
    for one in found:
        chain.record(unit, "right_item_opened", subject=who.id, about=request.id, why=one.item.field)
    return found


def _standing(unit: Unit, clinic: Clinic, who: Unlocked, item: Item, lang: str) -> CurrentValue:
    value = _value(unit, who, item)
    return CurrentValue(item, show_answer(item.field, value, clinic, lang), _mark(unit, item, value))


def _value(unit: Unit, who: Unlocked, item: Item) -> Any:
    if not item.case_id:
        return who.open_text(f"{item.field}_sealed")
    return cases.open_answers(who.key, _case(unit, item)).get(item.field)


def _case(unit: Unit, item: Item) -> Consultation:
    case = cases.find(unit, item.case_id, lock=True)
    if case is None:
        raise Conflict("the case is gone", code="rights.moved_on")
    return case


def _mark(unit: Unit, item: Item, value: Any) -> str:
    """A keyed hash, so that a page carries no trace of the value that it was made of."""
    return unit.vault.lookup(f"standing.{item.key}", json.dumps(value, sort_keys=True))


def check(unit: Unit, request: RightsRequest, verdict: Verdict, correction: Correction) -> None:
    """Raise `NotPossible` for a decision that promises what it does not do: a granted correction corrects something, or
    its answer says why nothing had to be; one that is granted in part corrects that part; a refusal corrects nothing."""
    of_account = pieces.account_of(unit, request) is not None
    elsewhere = correction.changes if of_account else correction.account
    if elsewhere or not is_correction(unit, request):
        if correction.does:
            raise NotPossible("this request is about something else", code="rights.not_a_correction")
        return
    if verdict.decision is Decision.REFUSED:
        if correction.does:
            raise NotPossible("a refusal corrects nothing", code="rights.refusal_corrects")
    elif correction.does:
        if correction.nothing:
            raise NotPossible("something was corrected, and nothing", code="rights.corrects_and_not")
    elif verdict.decision is Decision.PARTLY or not correction.nothing:
        raise NotPossible("what is granted must be done", code="rights.nothing_corrected")
    elif not verdict.reason.strip():
        raise NotPossible("why nothing had to be corrected", code="rights.no_answer")


def prepare(unit: Unit, clinic: Clinic, request: RightsRequest, correction: Correction) -> Prepared:
    """The chosen items with their new values, read as the chat reads them. Raises `NotPossible` for what cannot be one,
    `Conflict` when an item is gone or another value stands than the one that was shown."""
    if correction.account:
        return [(ACCOUNT, read_name(correction.account))]
    if not correction.changes:
        return []
    who = patients.unlock(unit, request.patient_id, Purpose.RIGHTS)
    mine = {item.key: item for item in items(unit, who)}
    return [_read(unit, clinic, who, mine.get(change.key), change) for change in correction.changes]


def _read(unit: Unit, clinic: Clinic, who: Unlocked, item: Item | None, change: Change) -> tuple[Item, Any]:
    if item is None or _mark(unit, item, _value(unit, who, item)) != change.mark:
        raise Conflict("another value stands by now", code="rights.moved_on")
    try:
        return item, READERS[item.field](change.typed, Scene(unit.now, clinic))
    except Invalid as problem:
        raise NotPossible("this cannot be a value", code=f"rights.unreadable.{item.field}") from problem


def tell(unit: Unit, request: RightsRequest, verdict: Verdict, prepared: Prepared) -> Verdict:
    """The verdict with what the patient reads of the correction: which items, never their values."""
    if verdict.decision is Decision.REFUSED or not is_correction(unit, request):
        return verdict
    try:
        lang = patients.unlock(unit, request.patient_id, Purpose.RIGHTS).patient.lang
    except NotFound:
        return verdict  # Destroyed meanwhile: nobody is left to be told.
    changed = [item for item, _ in prepared]
    told = _told(unit, changed, lang) if changed else say("rights.correct.unchanged", lang)
    extra = "\n".join(part for part in (told, verdict.extra) if part)
    return replace(verdict, extra=extra, outcome=" ".join(item.key for item in changed))


def carry_out(unit: Unit, request: RightsRequest, prepared: Prepared) -> None:
    """Overwrite the items by their new values, each with its record, and tell the colleagues on the cases."""
    if not prepared:
        return
    who = patients.unlock(unit, request.patient_id, Purpose.RIGHTS)
    for item, value in prepared:
        if item == ACCOUNT:
            staff.rename(unit, request.about_id, value)
        else:
            _overwrite(unit, who, item, value)
        chain.record(unit, "right_item_corrected", subject=who.id, about=request.id, why=item.field)
    _tell_colleagues(unit, who.id, [item for item, _ in prepared if item != ACCOUNT])


# -- what both do ------------------------------------------------------------------------------------------------------


def _overwrite(unit: Unit, who: Unlocked, item: Item, value: Any) -> None:
    tombstones.remember(unit, f"corrected:{item.field}", item.case_id or who.id)
    if item.case_id:
        case = _case(unit, item)
        cases.replace_answers(unit, who.key, case, {**cases.open_answers(who.key, case), item.field: value})
    elif item.field == "name":
        patients.set_name(unit, who, value)
    else:
        consultations.replace_phone(unit, who, value)
    unit.announce(DESTROYED)


def _told(unit: Unit, changed: Sequence[Item], lang: str) -> str:
    """Which items were corrected; and where a case's answer went into the chart, that the chart keeps its own copy."""
    told = say("rights.correct.told", lang, fields=listed(changed, lang))
    return f"{told}\n{say('rights.correct.chart', lang)}" if any(_is_in_chart(unit, item) for item in changed) else told


def listed(items_: Sequence[Item], lang: str) -> str:
    return ", ".join(_named(item, lang) for item in items_)


def _named(item: Item, lang: str) -> str:
    field = say(f"summary.{item.field}.corrected", lang)
    if not item.case_id:
        return field
    return say("rights.correct.of_case", lang, field=field, number=consultations.show_number(item.number))


def _is_in_chart(unit: Unit, item: Item) -> bool:
    adopted = notes.adoptions(unit, item.case_id) if item.case_id else []
    return any(item.field in adoption.parts.split(",") for adoption in adopted)


def _tell_colleagues(unit: Unit, patient_id: str, changed: Sequence[Item]) -> list[Consultation]:
    """Whoever works on the open cases that are concerned hears that data changed, without a word of it; these cases."""
    of_patient = any(not item.case_id for item in changed)
    concerned = {item.case_id for item in changed}
    found = [case for case in cases.of_patient(unit, patient_id) if case.state != consultations.State.CLOSED]
    told = [case for case in found if of_patient or case.id in concerned]
    for case in told:
        notices.tell_staff(unit, "patient_corrected", case.id, case.number)
        events.tell(unit, "case_corrected", case.id)
    return told


# -- what the desk shows -----------------------------------------------------------------------------------------------
