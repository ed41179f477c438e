"""Showing that it is the person (R-3): codes read out on the telephone, sent to the number on record or shown after a first
login, typed into the chat.

Kakao Login itself is in `skills/rights/accounts.py`. A code has six digits, lives ten minutes and dies with the fifth
wrong try. Asking anew buys no more guesses: after ten wrong tries no code of this patient is taken for an hour.
"""

from __future__ import annotations

import hmac
from datetime import timedelta
from enum import StrEnum

from skills.rights.grounds import CHAT, Identity, Kind, State
from skills.rights.rights import find_request, let_lapse, prove
from storage import characters, rights
from storage.errors import NotPossible
from storage.outbox import outbox
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.rights import EntryCode, RightsRequest
from storage.trail import chain
from storage.unit.unit_of_work import Unit

DIGITS = 6
LIFE = timedelta(minutes=10)
TRIES = 5
MOST_WRONG = 10  # Wrong tries of one patient, whatever codes they were for, until all codes rest.
CODES_REST = timedelta(hours=1)
MOST_MESSAGES, MESSAGES_WITHIN = 3, timedelta(hours=1)  # What is sent to one person, whatever they press.
DIGITS_VOUCH = timedelta(minutes=30)  # From digits that were typed to the page that they open.
PHONE_RESTS = timedelta(days=30)  # A number that was changed in the chat cannot vouch for that same chat at once.


class CodeFor(StrEnum):
    """What a code proves."""

    CALL_BACK = "call_back"  # about a request
    MESSAGE = "message"  # about a request; by Alimtalk or SMS instead of a call
    LINK = "link"  # about a login on its way
    PAGE = "page"  # about a link to a page, for those who were called back


def make_code(
    unit: Unit, patient_id: str, purpose: CodeFor, about: str, code: str | None = None, code_id: str | None = None
) -> str:
    """A new code; older ones of the same purpose die with it. `code` is given where the page or the sender derives it."""
    for older in rights.open_codes(unit, patient_id):
        if older.purpose == purpose:
            older.expires_at = unit.now
    code_id = code_id or unit.new_id()
    code = code or unit.digits(DIGITS)
    unit.session.add(
        EntryCode(
            id=code_id, patient_id=patient_id, purpose=purpose, about=about,
            code_hash=rights.code_hash(unit, code_id, code), made_at=unit.now, expires_at=unit.now + LIFE,
        )
    )  # fmt: skip
    unit.session.flush()
    return code


def try_code(unit: Unit, patient_id: str, typed: str, purposes: tuple[CodeFor, ...]) -> EntryCode | None:
    """The code that these digits are, used up; None for wrong ones, which count against every code that is open, and for
    any while the codes rest. The codes are locked before the wrong tries are counted, because others may type as well."""
    open_codes = rights.open_codes(unit, patient_id)
    if codes_rest(unit, patient_id):
        chain.record(unit, "identity_code_wrong", subject=patient_id, why="codes_rest")
        return None
    found, typed = None, characters.digits(typed)
    for code in open_codes:
        if code.purpose not in purposes:
            continue
        if found is None and hmac.compare_digest(code.code_hash, rights.code_hash(unit, code.id, typed)):
            code.used_at = unit.now
            found = code
        else:
            _count_wrong(unit, code)
    unit.session.flush()
    if found is None:
        chain.record(unit, "identity_code_wrong", subject=patient_id)
    return found


def _count_wrong(unit: Unit, code: EntryCode) -> None:
    code.tries += 1
    if code.tries >= TRIES:
        code.expires_at = unit.now


def codes_rest(unit: Unit, patient_id: str) -> bool:
    """Whether so many wrong digits came lately that none are taken: neither for this code nor for a newer one."""
    return rights.wrong_tries(unit, patient_id, unit.now - CODES_REST - LIFE) >= MOST_WRONG


def waits_for_code(unit: Unit, patient_id: str) -> bool:
    """Whether digits that are typed now may be a code."""
    return any(code.purpose != CodeFor.PAGE for code in rights.open_codes(unit, patient_id))


# -- the call back -----------------------------------------------------------------------------------------------------


def can_call(unit: Unit, patient_id: str) -> bool:
    """Whether there is a telephone number on record that may vouch: one that was not changed from this chat lately."""
    who = patients.unlock(unit, patient_id, Purpose.RIGHTS)
    if who.patient.phone_sealed is None:
        return False
    return not chain.has_happened(unit, "phone_replaced", patient_id, since=unit.now - PHONE_RESTS)


def read_out(unit: Unit, request_id: str) -> tuple[str, str]:
    """For the staff member who calls: (the code to read out, the number on record in E.164). Recorded."""
    request = _to_prove(unit, request_id)
    who = patients.unlock(unit, request.patient_id, Purpose.RIGHTS)
    code = make_code(unit, request.patient_id, CodeFor.CALL_BACK, request.id)
    chain.record(unit, "identity_code_made", subject=request.patient_id, about=request.id, why="call_back")
    return code, who.open_text("phone_sealed") or ""


def _to_prove(unit: Unit, request_id: str) -> RightsRequest:
    """The request, where digits can prove whose it is now."""
    request = find_request(unit, request_id)
    if request.state != State.UNVERIFIED:
        raise NotPossible("nothing waits for a code", code="rights.moved_on")
    if not can_call(unit, request.patient_id):
        raise NotPossible("no number may vouch for this person", code="rights.no_number")
    if codes_rest(unit, request.patient_id):
        raise NotPossible("too many wrong codes were typed", code="rights.codes_rest")
    return request


def send_digits(unit: Unit, request_id: str) -> None:
    """Put six digits on their way to the number on record, by Alimtalk or SMS, instead of a call. They are made when they go
    out (`storage/rights.py`). Recorded."""
    request = _to_prove(unit, request_id)
    since = unit.now - MESSAGES_WITHIN
    rights.wait_for_number(unit, request.patient_id)
    if rights.codes_since(unit, request.patient_id, CodeFor.MESSAGE, since) >= MOST_MESSAGES:
        raise NotPossible("enough was sent to this number", code="rights.messages_rest")
    code_id = unit.new_id()
    digits = rights.digits_of(unit, code_id, DIGITS)
    make_code(unit, request.patient_id, CodeFor.MESSAGE, request.id, digits, code_id)
    outbox.queue(
        unit, "alimtalk", {"word": "digits", "code": code_id}, patient_id=request.patient_id, about=request.id,
        expires_at=unit.now + LIFE,
    )  # fmt: skip
    chain.record(unit, "identity_code_made", subject=request.patient_id, about=request.id, why="message")


def prove_by_code(unit: Unit, code: EntryCode) -> RightsRequest:
    """The patient typed what was read out or sent to their number: the request is theirs."""
    request = find_request(unit, code.about)
    prove(unit, request, Identity.CALL_BACK)
    return request


def check_lapse(unit: Unit, request: RightsRequest) -> None:
    """A page that nobody opened opens no more for digits of days ago: who holds the phone today may be somebody else. A login
    is asked for again by the page itself."""
    by_digits = request.kind == Kind.ACCESS and request.channel == CHAT and request.identity == Identity.CALL_BACK
    is_old = request.verified_at is not None and unit.now - request.verified_at > DIGITS_VOUCH
    if by_digits and is_old and request.decision is None:
        let_lapse(unit, request)


def prove_by_papers(unit: Unit, request_id: str) -> RightsRequest:
    """An officer saw the ID, or the mandate and the papers of somebody who acts for the patient. Recorded by whom."""
    request = find_request(unit, request_id)
    prove(unit, request, Identity.PAPERS)
    return request
