"""Rights requests: what a patient asked for, by when, how it was decided and on what ground. Tables and queries.

The rules live in `skills/rights/rights.py`. A request names its patient by pseudonym only and outlives them as evidence; words,
reason and notice are sealed with the patient's key and become noise when the patient is destroyed. The database itself
refuses a refusal without ground, reason and objection route (R-7), and a release or erasure without a checked identity (R-3).
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeAlias

from sqlalchemy import Boolean, CheckConstraint, Integer, Select, bindparam, func, or_, select, update
from sqlmodel import SQLModel, col

from storage.crypto.vault import SealKey
from storage.errors import SealBroken
from storage.patients.patients import Patient
from storage.trail import chain, covered
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit


class State(StrEnum):
    """Where a request stands."""

    UNVERIFIED = "unverified"  # the identity check is still open
    OPEN = "open"  # waits for a decision
    EXTENDED = "extended"  # waits for a decision, and the patient was told of the delay and its reason
    DECIDED = "decided"
    TAKEN_BACK = "taken_back"  # by the patient, or ended with the data that it was about


class Decision(StrEnum):
    """How a request ended."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


UNDECIDED = (State.UNVERIFIED, State.OPEN, State.EXTENDED)
MOST_WORDS = 8000  # Of one request, however often something is added to it.
NUMBER_DIGITS = 7
SEAL_BYTES = 28  # Nonce and tag of a sealed value: what is not longer than this seals nothing.
CORRECTING = ("correct", "object")  # Kinds of request whose `outcome` names the items that were corrected.
PROVEN = ("kakao_login", "call_back", "papers")  # Identity checks that are enough to release or erase.

DECIDED = "(state = 'decided') = (decision IS NOT NULL AND decided_at IS NOT NULL)"
REFUSAL = (
    "decision IS NULL OR decision = 'granted' OR (decision IN ('refused', 'partly') AND ground <> '' AND objection <> '' "
    f"AND reason_sealed IS NOT NULL AND length(reason_sealed) > {SEAL_BYTES})"
)
IDENTITY = (
    "kind NOT IN ('access', 'delete') OR decision IS NULL OR decision = 'refused' "
    "OR identity IN ('kakao_login', 'call_back', 'papers')"
)
CHECKS = {
    "ck_rights_request_decided": DECIDED,
    "ck_rights_request_refusal": REFUSAL,
    "ck_rights_request_identity": IDENTITY,
}


class RightsRequest(SQLModel, table=True):
    """One request. `topic` is what it is about (name, phone, a consent's purpose, an earlier request), `outcome` a code or
    counts without personal data, `about_id` the request or account that it is about, `alarmed` the last alarm that went out."""

    __tablename__ = "rights_request"
    __table_args__ = tuple(CheckConstraint(rule, name=name) for name, rule in CHECKS.items())

    id: str = column(Kind.ID, primary_key=True)
    number: str = column(Kind.ID, unique=True)
    patient_id: str = column(Kind.SUBJECT, index=True)
    kind: str = column(Kind.STATE)
    topic: str = column(Kind.STATE, default="")
    by_other: bool = column(Kind.STATE, Boolean(), default=False)
    channel: str = column(Kind.STATE, default="chat")
    state: str = column(Kind.STATE, default=State.OPEN, index=True)
    received_at: datetime = column(Kind.TIME, UtcDateTime())
    due_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    identity: str = column(Kind.STATE, default="chat")
    verified_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    decision: str | None = column(Kind.STATE, nullable=True)
    decided_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    decided_by: str = column(Kind.ID, default="")
    ground: str = column(Kind.STATE, default="")
    objection: str = column(Kind.STATE, default="")
    words_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    reason_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    notice_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    notice_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    notice_seen_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    extended: int = column(Kind.STATE, Integer(), default=0)
    extension_ground: str = column(Kind.STATE, default="")
    fee_won: int = column(Kind.STATE, Integer(), default=0)
    outcome: str = column(Kind.STATE, default="")
    about_id: str = column(Kind.ID, default="")
    alarmed: str = column(Kind.STATE, default="")
    version: int = column(Kind.STATE, Integer(), default=1)
    mac: str = column(
        Kind.PROOF, default="", server_default="",
        covers=(
            "id", "number", "patient_id", "kind", "topic", "by_other", "channel", "state", "received_at", "due_at",
            "identity", "verified_at", "decision", "decided_at", "decided_by", "ground", "objection", "extended",
            "fee_won", "outcome", "about_id",
        ),
    )  # fmt: skip


class EntryCode(SQLModel, table=True):
    """A short code that proves something when the patient types it into the chat: read out by staff on the telephone
    (`call_back`, about a request) or sent there (`message`), or shown after a first Kakao Login (`link`, about the login). Only
    its hash is kept."""

    __tablename__ = "entry_code"

    id: str = column(Kind.ID, primary_key=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    purpose: str = column(Kind.STATE)
    about: str = column(Kind.ID)
    code_hash: str = column(Kind.SECRET)
    made_at: datetime = column(Kind.TIME, UtcDateTime())
    expires_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    tries: int = column(Kind.STATE, Integer(), default=0)
    used_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    mac: str = column(
        Kind.PROOF, default="", server_default="",
        covers=("id", "patient_id", "purpose", "about", "code_hash", "expires_at", "tries", "used_at"),
    )  # fmt: skip


SealedColumn: TypeAlias = Literal["words_sealed", "reason_sealed", "notice_sealed"]


def place(name: SealedColumn, request_id: str) -> str:
    """Where a sealed value of a request stands."""
    return f"rights_request.{name}.{request_id}"


def seal(key: SealKey, request: RightsRequest, name: SealedColumn, text: str) -> None:
    """Keep a text of the request under the patient's key."""
    setattr(request, name, key.seal_text(place(name, request.id), text))


def open_text(key: SealKey, request: RightsRequest, name: SealedColumn) -> str:
    """A text of the request; empty when there is none."""
    sealed: bytes | None = getattr(request, name)
    return "" if sealed is None else key.open_text(place(name, request.id), sealed)


def add(unit: Unit, request: RightsRequest) -> None:
    """Keep a request and write it out, so that the database's own rules speak at once."""
    unit.session.add(request)
    unit.session.flush()


def free_number(unit: Unit) -> str:
    """A request number that no request has."""
    while True:
        number = unit.digits(NUMBER_DIGITS)
        if unit.session.scalar(select(col(RightsRequest.id)).where(col(RightsRequest.number) == number)) is None:
            return number


def find(unit: Unit, request_id: str, *, lock: bool = False) -> RightsRequest | None:
    """The request with this id, locked for the unit when it will be changed."""
    unit.session.flush()
    request = unit.session.get(RightsRequest, request_id, with_for_update=lock, populate_existing=lock)
    return request if request is not None and covered.is_ours(unit, request) else None


def waiting_for_the_same(unit: Unit, asked: RightsRequest) -> RightsRequest | None:
    """The request that waits for what is asked here once more. What was asked at the desk is none for the chat, nor the other
    way round: whoever calls in a patient's name must neither stand in their way nor get what they prove for themselves."""
    mine = of_patient(unit, asked.patient_id)
    return next((one for one in mine if one.state in UNDECIDED and _what(one) == _what(asked)), None)


def _what(request: RightsRequest) -> tuple[object, ...]:
    return request.kind, request.topic, request.about_id, request.by_other, request.channel == "chat"


def add_words(unit: Unit, request: RightsRequest, words: str, key: SealKey) -> bool:
    """Keep what is said once more with the request that waits; a page that shows it without is stale. False when that is too
    much for one, what stands there cannot be read, or it was decided meanwhile."""
    found = find(unit, request.id, lock=True)
    if found is None or found.state not in UNDECIDED:
        return False
    try:
        known = open_text(key, found, "words_sealed")
    except SealBroken:
        return False  # What was said before is damaged, and stays so; what is said now is not lost with it.
    if words in known:
        return True
    if len(known) + len(words) >= MOST_WORDS:
        return False
    seal(key, found, "words_sealed", f"{known}\n{words}".strip())
    found.version += 1
    unit.session.flush()
    return True


def of_patient(unit: Unit, patient_id: str) -> list[RightsRequest]:
    """All requests of a patient, newest first."""
    unit.session.flush()
    query = select(RightsRequest).where(col(RightsRequest.patient_id) == patient_id)
    return _ours(unit, query.order_by(col(RightsRequest.received_at).desc(), col(RightsRequest.number)))


def about(unit: Unit, about_id: str) -> list[RightsRequest]:
    """All requests about this account, newest first."""
    unit.session.flush()
    query = select(RightsRequest).where(col(RightsRequest.about_id) == about_id)
    return _ours(unit, query.order_by(col(RightsRequest.received_at).desc(), col(RightsRequest.number)))


_requests = table_of(RightsRequest)
_STATES = Prepared(select(_requests.c.state).where(_requests.c.patient_id == bindparam("patient_id")))


def states_of(unit: Unit, patient_id: str) -> list[State]:
    """Where each request of a patient stands: asked in many turns, so without objects."""
    unit.flush()
    return [State(row["state"]) for row in _STATES.rows(unit.connection, patient_id=patient_id)]


def undecided(unit: Unit) -> list[RightsRequest]:
    """Every request that waits for something, the one that is due first first."""
    unit.session.flush()
    query = select(RightsRequest).where(col(RightsRequest.state).in_(UNDECIDED))
    return list(unit.session.scalars(query.order_by(col(RightsRequest.due_at), col(RightsRequest.received_at))))


def decided(unit: Unit, limit: int) -> list[RightsRequest]:
    """The requests that were decided last."""
    query = select(RightsRequest).where(col(RightsRequest.state) == State.DECIDED)
    return list(unit.session.scalars(query.order_by(col(RightsRequest.decided_at).desc()).limit(limit)))


def untold(unit: Unit) -> list[RightsRequest]:
    """Decided requests of people without the chat whose result nobody has told them yet, the one that is due first first."""
    unit.session.flush()
    query = select(RightsRequest).where(
        col(RightsRequest.state) == State.DECIDED,
        col(RightsRequest.channel) != "chat",
        col(RightsRequest.notice_at).is_not(None),
        col(RightsRequest.notice_seen_at).is_(None),
    )
    return list(unit.session.scalars(query.order_by(col(RightsRequest.due_at), col(RightsRequest.received_at))))


def with_unseen_notice(unit: Unit, patient_id: str) -> list[RightsRequest]:
    """Requests whose result the patient has not been shown yet, oldest first."""
    query = select(RightsRequest).where(
        col(RightsRequest.patient_id) == patient_id,
        col(RightsRequest.channel) == "chat",
        col(RightsRequest.notice_sealed).is_not(None),
        col(RightsRequest.notice_seen_at).is_(None),
    )
    return _ours(unit, query.order_by(col(RightsRequest.notice_at)))


def _ours(unit: Unit, query: Select[RightsRequest]) -> list[RightsRequest]:
    """What Sangdam itself wrote: a request that was moved with SQL is nobody's."""
    return [request for request in unit.session.scalars(query) if covered.is_ours(unit, request)]


def end_with(unit: Unit, *patient_ids: str) -> None:
    """What these patients still wait for ends with their data: nothing is left that could be decided, and nobody to be told."""
    unit.session.flush()
    theirs = col(RightsRequest.patient_id).in_(patient_ids)
    for request in unit.session.scalars(select(RightsRequest).where(theirs, col(RightsRequest.state).in_(UNDECIDED))):
        request.state = State.TAKEN_BACK
        request.version += 1
        chain.record(unit, "right_taken_back", subject=request.patient_id, about=request.id, why="gone")
    unit.session.flush()


def clear_words(unit: Unit, *patient_ids: str) -> None:
    """Forget what these patients wrote and were told; the decisions and their grounds stay as evidence."""
    unit.flush()
    theirs = update(table_of(RightsRequest)).where(table_of(RightsRequest).c.patient_id.in_(patient_ids))
    unit.connection.execute(theirs.values(words_sealed=None, notice_sealed=None))
    unit.let_objects_expire()


# -- codes -------------------------------------------------------------------------------------------------------------


def code_hash(unit: Unit, code_id: str, code: str) -> str:
    """The hash under which a code is kept; the same digits of two codes hash differently."""
    return unit.vault.lookup(f"entry_code.{code_id}", code)


def find_code(unit: Unit, code_id: str) -> EntryCode | None:
    """The code with this id."""
    code = unit.session.get(EntryCode, code_id)
    return code if code is not None and covered.is_ours(unit, code) else None


def digits_of(unit: Unit, code_id: str, count: int) -> str:
    """The digits of a code that goes out by message: made from its id whenever they are sent, so that they are kept nowhere,
    and a sender that repeats itself sends the same."""
    return f"{int(unit.vault.lookup('entry_digits', code_id), 16) % 10**count:0{count}d}"


def wait_for_number(unit: Unit, patient_id: str) -> None:
    """Let nobody else send digits to this patient's number until this unit is over: several processes serve several chats, and
    each would count the same messages. SQLite writes one unit at a time as it is."""
    if unit.on_postgresql:
        number = func.pg_advisory_xact_lock(func.hashtextextended(col(Patient.phone_lookup), 0))
        unit.session.execute(select(number).where(col(Patient.id) == patient_id))


def codes_since(unit: Unit, patient_id: str, purpose: str, since: datetime) -> int:
    """How many codes of this purpose the patient was given after this instant, and everybody else of the same number: who
    writes from many chats has no more of them sent to one telephone."""
    unit.session.flush()
    number = select(col(Patient.phone_lookup)).where(col(Patient.id) == patient_id).scalar_subquery()
    theirs = select(col(Patient.id)).where(or_(col(Patient.id) == patient_id, col(Patient.phone_lookup) == number))
    query = select(func.count()).where(
        col(EntryCode.patient_id).in_(theirs), col(EntryCode.purpose) == purpose, col(EntryCode.made_at) > since
    )
    return int(unit.session.scalar(query) or 0)


def open_codes(unit: Unit, patient_id: str) -> list[EntryCode]:
    """The codes of a patient that can still be typed, newest first, locked for the unit."""
    unit.session.flush()
    query = select(EntryCode).where(
        col(EntryCode.patient_id) == patient_id,
        col(EntryCode.used_at).is_(None),
        col(EntryCode.expires_at) > unit.now,
    )
    found = unit.session.scalars(query.order_by(col(EntryCode.made_at).desc()).with_for_update())
    return [code for code in found if covered.is_ours(unit, code)]


def wrong_tries(unit: Unit, patient_id: str, since: datetime) -> int:
    """How often wrong digits were typed for those of the patient's codes that were made after this instant."""
    query = select(func.sum(col(EntryCode.tries))).where(
        col(EntryCode.patient_id) == patient_id, col(EntryCode.made_at) > since
    )
    return int(unit.session.scalar(query) or 0)
