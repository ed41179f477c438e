"""Requests that come by telephone, at the counter or by post, which are ways that the policy itself names (R-1, R-3).

The officer enters them; from then on they are requests like any other: the same clock, decision, notice and trail. An open
chat vouches for nobody here, so that each needs a call back to the number on record, or papers. Somebody of whom nothing is on
record (whose data is gone, or who worked here) becomes a person of record by it, until it is answered and its periods are over.
What somebody who works or worked here asks of their own account names it by its address and the name on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from skills.clinic.clinic import Clinic
from skills.consents.consents import Purpose as Consented
from skills.fields import Invalid
from skills.fields.naming.names import parse_name
from skills.fields.phones import parse_phone, show_phone
from skills.fields.secrets import mask_secrets
from skills.rights import access, fulfilment, identity, pieces, rights
from skills.rights.grounds import CHAT, Decision, Identity, Kind, State
from skills.staff.permissions import Act, Person, check_can
from storage import characters
from storage.cases import consultations as cases
from storage.errors import Conflict, NotPossible
from storage.patients import patients
from storage.patients.patients import Purpose, Unlocked
from storage.rights import RightsRequest
from storage.staff import account_data
from storage.trail import chain
from storage.unit.unit_of_work import Unit

WAYS = ("phone", "visit", "post")
WORDS_MOST = 2000
CONSENTS = tuple(purpose.value for purpose in Consented if purpose is not Consented.CONTACT)
TOPICS: Mapping[str, tuple[str, ...]] = {Kind.WITHDRAW: CONSENTS, Kind.SUSPEND: (fulfilment.LIFT,)}
COPY_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for, by which way. `number` is a case's, and whatever name or telephone is told with it must be that
    person's; without one, name and telephone say who it is. `topic` is the consent that is withdrawn, or that a suspension is
    lifted; `account` the address of the account of somebody who works or worked here."""

    way: str
    kind: str
    number: str = ""
    name: str = ""
    phone: str = ""
    topic: str = ""
    words: str = ""
    by_other: bool = False
    account: str = ""


def file(unit: Unit, who: Person, asked: Asked) -> RightsRequest:
    """Enter a request; the one that waits already for the same thing is given back."""
    check_can(who, Act.DECIDE_RIGHTS)
    if asked.way not in WAYS or asked.kind not in set(Kind):
        raise NotPossible("say how it came, and what is asked for", code="rights.desk_incomplete")
    topics = TOPICS.get(asked.kind, ())
    if asked.kind == Kind.WITHDRAW and asked.topic not in topics:
        raise NotPossible("say which consent is withdrawn", code="rights.desk_topic")
    person = _person(unit, asked)
    words = mask_secrets(asked.words.strip()[:WORDS_MOST]).text
    topic = asked.topic if asked.topic in topics else ""
    return rights.file_request(
        unit, person.id, Kind(asked.kind), topic=topic, words=words, key=person.key,
        by_other=asked.by_other, channel=asked.way, about_id=_account(unit, asked, person),
    )  # fmt: skip


def _account(unit: Unit, asked: Asked, person: Unlocked) -> str:
    """The id of the account that the request is about: it has this address, and the name of the person who was checked."""
    if not asked.account.strip():
        return ""
    if asked.kind not in pieces.ABOUT_ACCOUNT:
        raise NotPossible("an account is seen, corrected or deleted", code="rights.desk_account_kind")
    name = _bare(person.open_text("name_sealed") or "")
    theirs = account_data.of_address(unit, characters.plain(asked.account).lower())
    found = next((one.id for one in theirs if _bare(one.name) == name), None)
    if found is None:
        raise NotPossible("no account has this address and name", code="rights.desk_no_account")
    return found


def _bare(name: str) -> str:
    return "".join(name.split()).casefold()


def _person(unit: Unit, asked: Asked) -> Unlocked:
    if asked.number.strip():
        case = cases.with_number(unit, characters.digits(asked.number))
        if case is None:
            raise NotPossible("no case has this number", code="rights.desk_no_case")
        return _same_person(patients.unlock(unit, case.patient_id, Purpose.RIGHTS), asked)
    try:
        name, phone = parse_name(asked.name), parse_phone(asked.phone)
    except Invalid:
        raise NotPossible("a case's number, or name and telephone", code="rights.desk_who") from None
    found = patients.with_phone_and_name(unit, phone, name)  # Nobody else's name with this number is opened for it.
    if len(found) > 1:
        raise NotPossible("several records fit: a case's number says which", code="rights.desk_several")
    return patients.unlock(unit, found[0], Purpose.RIGHTS) if found else _new_person(unit, name, phone)


def _same_person(person: Unlocked, asked: Asked) -> Unlocked:
    """The person whose case's number was told, unless the name or telephone that was told with it is another's."""
    try:
        phone = parse_phone(asked.phone) if asked.phone.strip() else ""
    except Invalid:
        raise NotPossible("that is no telephone", code="rights.unreadable.phone") from None
    is_named = not asked.name.strip() or _bare(asked.name) == _bare(person.open_text("name_sealed") or "")
    if not is_named or (phone and phone != person.open_text("phone_sealed")):
        raise NotPossible("the case with this number is another person's", code="rights.desk_other_person")
    return person


def _new_person(unit: Unit, name: str, phone: str) -> Unlocked:
    """A number that somebody tells on the telephone cannot vouch for them: it counts as replaced."""
    person = patients.make(unit)
    patients.set_name(unit, person, name)
    patients.set_phone(unit, person, phone)
    chain.record(unit, "phone_replaced", subject=person.id)
    return person


def number_to_call(unit: Unit, who: Person, request_id: str) -> str:
    """The number on record, in full, for the officer to call back; the look is on the trail."""
    request = unproven(unit, who, request_id, Identity.CALL_BACK)
    chain.record(unit, "right_number_shown", subject=request.patient_id, about=request.id, why="call_back")
    person = patients.unlock(unit, request.patient_id, Purpose.RIGHTS)
    return show_phone(person.open_text("phone_sealed") or "")


def unproven(unit: Unit, who: Person, request_id: str, how: Identity) -> RightsRequest:
    """A request of the desk's that waits for this way of checking who asks."""
    check_can(who, Act.DECIDE_RIGHTS)
    request = rights.find_request(unit, request_id)
    if request.channel == CHAT or request.state != State.UNVERIFIED:
        raise NotPossible("nothing waits for a check", code="rights.moved_on")
    if how is Identity.CALL_BACK and not identity.can_call(unit, request.patient_id):
        raise NotPossible("no number may vouch for this person", code="rights.no_number")
    return request


def prove(unit: Unit, request_id: str, how: Identity) -> None:
    """It was checked, and confirmed by whoever had to (`skills/proposals/identity.py`)."""
    request = rights.find_request(unit, request_id)
    if request.state != State.UNVERIFIED:
        raise NotPossible("nothing waits for a check", code="rights.moved_on")
    rights.prove(unit, request, how)


def carry_out(unit: Unit, clinic: Clinic, request: RightsRequest) -> bool:
    """Do what is granted where the chat would have done it at once, and decide the request by it; whether there was such a
    thing to do."""
    match request.kind:
        case Kind.SUSPEND if request.topic == fulfilment.LIFT:
            fulfilment.lift(unit, clinic, request.patient_id, request)
        case Kind.SUSPEND:
            fulfilment.suspend(unit, clinic, request.patient_id, request)
        case Kind.WITHDRAW:
            fulfilment.withdraw(unit, clinic, request.patient_id, Consented(request.topic), request)
        case Kind.ADS_OFF:
            fulfilment.stop_ads(unit, clinic, request.patient_id, request)
        case _:
            return False
    return True


def note_told(unit: Unit, who: Person, request_id: str, way: str) -> None:
    """The person was told of the result, or of the delay, and by which way."""
    check_can(who, Act.DECIDE_RIGHTS)
    request = rights.find_request(unit, request_id)
    if request.channel == CHAT or request.notice_at is None or request.notice_seen_at is not None:
        raise Conflict("nobody waits to be told", code="rights.moved_on")
    if way not in WAYS:
        raise NotPossible("say how the person was told", code="rights.desk_way")
    request.notice_seen_at = unit.now
    unit.session.add(request)
    chain.record(unit, "right_told", subject=request.patient_id, about=request.id, why=way)


def copy(unit: Unit, clinic: Clinic, who: Person, request_id: str) -> dict[str, Any]:
    """The copy on paper that a granted access asks for: what was granted. It is the person's own, so it holds the photos too,
    which the officer may not look at elsewhere; that it was made is an act of its own on the trail. A month after the decision
    it is over: what was granted once is no way to all that comes later."""
    check_can(who, Act.DECIDE_RIGHTS)
    request = rights.find_request(unit, request_id)
    if request.channel == CHAT or request.decision not in (Decision.GRANTED, Decision.PARTLY):
        raise NotPossible("no copy was granted", code="rights.moved_on")
    if request.decided_at is None or unit.now - request.decided_at > COPY_WITHIN:
        raise NotPossible("the copy was due long ago", code="rights.copy_over")
    return access.hand_out(unit, clinic, request_id, act="record_copied_at_desk")
