"""Somebody who is known comes back with another chat: left KakaoTalk and came again, or writes to a second bot (docs/adr/0018).

The chat becomes the one of their record, so that case, answers and rights go on. Two things are needed: a login through
the chat's own link (Kakao asks for the password again), and Kakao's own word in the chat that it is the same member
(`appUserId`). Digits help nobody here: whoever talked a patient into reading them out would own the record.
"""

from __future__ import annotations

from skills.consents.consents import AGREED
from skills.rights.accounts import belongs_to, login_proven
from storage.cases import consultations
from storage.patients import accounts, conversations, patients
from storage.patients.consents import history
from storage.patients.conversations import Talk
from storage.patients.patients import Patient, Purpose
from storage.trail import chain
from storage.unit.unit_of_work import Unit


def earlier(unit: Unit, patient_id: str) -> Patient | None:
    """The record of the member whose login waits in this chat, where that is another one's."""
    attempt = accounts.pending(unit, patient_id)
    who = patients.unlock(unit, patient_id, Purpose.RIGHTS)
    member = accounts.open_member(who.key, attempt) if attempt is not None else None
    return belongs_to(unit, who, member) if member is not None else None


def is_vouched_for(unit: Unit, patient_id: str, member: str) -> bool:
    """Whether Kakao says of this chat what it said of the login; a difference is recorded."""
    attempt, who = accounts.pending(unit, patient_id), patients.unlock(unit, patient_id, Purpose.RIGHTS)
    if attempt is not None and accounts.open_member(who.key, attempt) == member:
        return True
    chain.record(unit, "login_refused", subject=patient_id, why="other_account")
    return False


def holds_nothing(unit: Unit, patient_id: str) -> bool:
    """Whether the new chat has no case, no name or number, no consent and no suspension, which would be lost with it."""
    who = patients.unlock(unit, patient_id, Purpose.RIGHTS).patient
    has_agreed = any(one.decision in AGREED for one in history(unit, patient_id))
    is_known = who.name_sealed or who.phone_sealed or who.suspended_at
    return not (is_known or has_agreed or consultations.of_patient(unit, patient_id))


def join(unit: Unit, talk: Talk, record: Patient) -> tuple[Talk, str]:
    """Give this chat to the record. What is being filled in goes on there; the request that waited for the login is the
    record's. Its conversation, and the request's id ("" for none)."""
    attempt = accounts.pending(unit, talk.patient_id)
    if attempt is None:
        raise ValueError("a chat is joined after a login")
    new, known = conversations.unlocked(unit, talk), patients.unlock(unit, record.id, Purpose.RIGHTS)
    request_id = login_proven(unit, attempt, record.id)
    found = patients.chat_of(new)
    conversations.forget(unit, talk)
    patients.set_chat(unit, known, found)
    chain.record(unit, "chat_joined", subject=record.id, about=request_id)
    back = conversations.find_talk(unit, record.id)
    if back is None:
        raise ValueError("a record has a conversation")
    if back.flow is None and talk.flow is not None:
        back.flow, back.step, back.answers, back.expires_at = talk.flow, talk.step, talk.answers, talk.expires_at
    return back, request_id
