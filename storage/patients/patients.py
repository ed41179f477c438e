"""Patients: who they are, the key that seals everything of theirs, and the guard that every opening passes.

A patient is known by keyed hashes of the channel's ids. Nothing of a patient can be read without their data key, and the
only ways to that key are `unlock` here and `storage.patients.conversations.open_talk` (the patient's own chat): both know
whether the patient has suspended the processing of their data (R-6).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Index,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    true,
    update,
)
from sqlmodel import SQLModel, col

from storage.characters import folded
from storage.crypto.vault import SealKey
from storage.database import tombstones
from storage.errors import KeyGone, NotFound, Suspended
from storage.patients import names
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit

_SUSPENDED = literal_column("suspended_at").is_not(None)
_GOES_ON = literal_column("suspended_at", UtcDateTime()).is_(None)


class Patient(SQLModel, table=True):
    """A person who has written to the channel. Kakao ids go a year after their last use (D-7); the rest with its case."""

    __tablename__ = "patient"
    # Few have suspended the processing: their cases are found from them, not from among all cases.
    __table_args__ = (
        Index("ix_patient_suspended", "suspended_at", sqlite_where=_SUSPENDED, postgresql_where=_SUSPENDED),
        # What lists and counts ask of a case's patient, without the wide row of sealed values; SQLite wants all of it in here.
        Index("ix_patient_goes_on", "id", "lang", "suspended_at", sqlite_where=_GOES_ON, postgresql_where=_GOES_ON),
    )

    id: str = column(Kind.ID, primary_key=True)
    kakao_lookup: str | None = column(Kind.LOOKUP, nullable=True, unique=True)
    kakao_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    channel_lookup: str | None = column(Kind.LOOKUP, nullable=True, index=True)
    channel_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    app_user_lookup: str | None = column(Kind.LOOKUP, nullable=True, unique=True)
    app_user_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    name_lookup: str | None = column(Kind.LOOKUP, nullable=True, index=True)
    name_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    phone_lookup: str | None = column(Kind.LOOKUP, nullable=True, index=True)
    phone_tail_lookup: str | None = column(Kind.LOOKUP, nullable=True, index=True)
    phone_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    is_dev: bool = column(Kind.STATE, Boolean(), default=False)
    is_friend: bool = column(Kind.STATE, Boolean(), default=False)
    lang: str = column(Kind.STATE, default="ko")
    created_at: datetime = column(Kind.TIME, UtcDateTime())
    seen_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    suspended_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    blocked_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)


class PatientKey(SQLModel, table=True):
    """A patient's data key, wrapped by a key of the ring. Without this row everything of the patient is noise."""

    __tablename__ = "patient_key"

    patient_id: str = column(Kind.SUBJECT, primary_key=True, references="patient.id")
    ring_id: str = column(Kind.ID, index=True)
    wrapped: bytes = column(Kind.KEY)


class Purpose(StrEnum):
    """What a patient's data is opened for. The last three go on while processing is suspended: the patient's own rights
    (Art. 37 leaves them), what a law demands (Art. 37(2) no. 1), and destruction."""

    CONSULTATION = "consultation"  # staff work on a case
    NOTICE = "notice"  # something is sent to the patient or about them
    EXPORT = "export"  # staff take a copy out
    JOB = "job"  # a scheduled job needs the content
    ADS = "ads"  # guidance and benefits
    PROVISION = "provision"  # handed to a third party with the patient's consent
    RIGHTS = "rights"  # the patient, or the officer on the patient's request
    DEMAND = "demand"  # a law makes the clinic hand something over
    DESTRUCTION = "destruction"


GOES_ON_WHILE_SUSPENDED = frozenset({Purpose.RIGHTS, Purpose.DEMAND, Purpose.DESTRUCTION})


class Unlocked:
    """A patient with the key that opens what is theirs. The row is loaded when it is first looked at: who only writes does
    without it."""

    __slots__ = ("_patient", "_unit", "id", "key")

    def __init__(self, unit: Unit, patient_id: str, key: SealKey, patient: Patient | None = None) -> None:
        self.id = patient_id
        self.key = key
        self._unit = unit
        self._patient = patient

    @property
    def patient(self) -> Patient:
        """The patient's row."""
        if self._patient is None:
            self._patient = self._unit.session.get_one(Patient, self.id)
        return self._patient

    def open_text(self, column_name: str) -> str | None:
        """The text that is sealed in this column of the patient's row ("name_sealed"), or None when there is none."""
        sealed: bytes | None = getattr(self.patient, column_name)
        return None if sealed is None else self.key.open_text(place(column_name, self.id), sealed)


def place(column_name: str, patient_id: str) -> str:
    """Where a sealed value of the patient's row stands."""
    return f"patient.{column_name}.{patient_id}"


def unlock(unit: Unit, patient_id: str, purpose: Purpose) -> Unlocked:
    """The patient and their key, for a stated purpose.

    Raises `NotFound` when there is no such patient (any more), `Suspended` when processing is suspended and the purpose is
    not one that goes on, `KeyGone` when the key was destroyed.
    """
    patient = unit.session.get(Patient, patient_id)
    if patient is None:
        raise NotFound("patient")
    check_not_suspended(patient.suspended_at, purpose)
    return Unlocked(unit, patient_id, key_of(unit, patient_id), patient)


def check_not_suspended(suspended_at: datetime | None, purpose: Purpose) -> None:
    """The one guard of a suspension (R-6)."""
    if suspended_at is not None and purpose not in GOES_ON_WHILE_SUSPENDED:
        raise Suspended("processing is suspended")


def check_goes_on(unit: Unit, patient_id: str, purpose: Purpose) -> None:
    """The guard for work on what belongs to a patient that opens nothing of it. Raises as `unlock` does."""
    patient = unit.session.get(Patient, patient_id)
    if patient is None:
        raise NotFound("patient")
    check_not_suspended(patient.suspended_at, purpose)


def goes_on(purpose: Purpose) -> ColumnElement[bool]:
    """The guard in a query that joins the patient: those whose data may be used for this purpose."""
    return true() if purpose in GOES_ON_WHILE_SUSPENDED else col(Patient.suspended_at).is_(None)


def is_anybody_here(unit: Unit) -> bool:
    """Whether anybody has ever written and is still kept."""
    return unit.session.scalar(select(col(Patient.id)).limit(1)) is not None


def make(unit: Unit) -> Unlocked:
    """Somebody who does not chat: who asked by telephone, letter or visit, and of whom nothing is on record."""
    patient_id = unit.new_id()
    ring_id, wrapped = unit.vault.new_data_key(patient_id)
    unit.session.add(Patient(id=patient_id, created_at=unit.now, seen_at=unit.now))
    unit.session.flush()
    unit.session.add(PatientKey(patient_id=patient_id, ring_id=ring_id, wrapped=wrapped))
    unit.session.flush()
    return Unlocked(unit, patient_id, unit.data_key(patient_id, ring_id, wrapped))


def with_phone_and_name(unit: Unit, phone: str, name: str) -> list[str]:
    """The patients with this number and this name, found without opening anybody's."""
    named = col(Patient.name_lookup) == unit.vault.lookup("name", normal_name(name))
    of_phone = col(Patient.phone_lookup) == unit.vault.lookup("phone", phone)
    return list(unit.session.scalars(select(col(Patient.id)).where(of_phone, named)))


def count(unit: Unit) -> int:
    """How many patients there are."""
    return int(unit.connection.scalar(select(func.count()).select_from(table_of(Patient))) or 0)


def key_of(unit: Unit, patient_id: str) -> SealKey:
    """The data key alone; for storage's own use behind the guard."""
    row = unit.session.get(PatientKey, patient_id)
    if row is None:
        raise KeyGone("the patient's key was destroyed")
    return unit.data_key(patient_id, row.ring_id, row.wrapped)


def set_name(unit: Unit, who: Unlocked, name: str) -> None:
    """Keep the patient's name, replacing the old one."""
    sealed = who.key.seal_text(place("name_sealed", who.id), name)
    lookup = unit.vault.lookup("name", normal_name(name))
    _SET_NAME.run(unit.connection, who=who.id, sealed=sealed, lookup=lookup)
    names.put(unit, who.id, name)
    unit.look_again(Patient, who.id)


def set_phone(unit: Unit, who: Unlocked, phone: str) -> None:
    """Keep the patient's phone number (E.164), replacing the old one."""
    sealed = who.key.seal_text(place("phone_sealed", who.id), phone)
    lookup, tail = unit.vault.lookup("phone", phone), unit.vault.lookup("phone_tail", phone[-4:])
    _SET_PHONE.run(unit.connection, who=who.id, sealed=sealed, lookup=lookup, tail=tail)
    unit.look_again(Patient, who.id)


def erase(unit: Unit, who: Unlocked, fields: Collection[str]) -> None:
    """Keep no name, or no phone, of this patient any more; nobody is found by it."""
    if "name" in fields:
        _SET_NAME.run(unit.connection, who=who.id, sealed=None, lookup=None)
        names.drop(unit, [who.id])
    if "phone" in fields:
        _SET_PHONE.run(unit.connection, who=who.id, sealed=None, lookup=None, tail=None)
    unit.look_again(Patient, who.id)


def has_other_phone(unit: Unit, who: Unlocked, phone: str) -> bool:
    """Whether a number is kept that is not this one (E.164)."""
    kept = _PHONE.value(unit.connection, who=who.id)
    return kept not in (None, unit.vault.lookup("phone", phone))


_PHONE = Prepared(select(table_of(Patient).c.phone_lookup).where(table_of(Patient).c.id == bindparam("who")))
_this = update(table_of(Patient)).where(table_of(Patient).c.id == bindparam("who"))
_TOUCH = Prepared(_this.values(seen_at=bindparam("now")))
_SET_NAME = Prepared(_this.values(name_sealed=bindparam("sealed"), name_lookup=bindparam("lookup")))
_SET_PHONE = Prepared(
    _this.values(
        phone_sealed=bindparam("sealed"), phone_lookup=bindparam("lookup"), phone_tail_lookup=bindparam("tail")
    )
)


def link_app_user(unit: Unit, who: Unlocked, app_user_id: str) -> None:
    """Tie the chat to the Kakao Login member number, once proven; the caller has checked that it belongs to no one else."""
    purpose = "app_user_dev" if who.patient.is_dev else "app_user"  # The two channels' chats are kept apart.
    who.patient.app_user_lookup = unit.vault.lookup(purpose, app_user_id)
    who.patient.app_user_sealed = who.key.seal_text(place("app_user_sealed", who.id), app_user_id)
    unit.session.add(who.patient)


class Chat(NamedTuple):
    """By what the channel knows somebody: the bot's key and the channel's, with the hashes that find them."""

    lookup: str | None
    key: str
    channel_lookup: str | None
    channel_key: str | None
    is_friend: bool


def chat_of(who: Unlocked) -> Chat:
    """The chat of this patient."""
    of, key, channel = who.patient, who.open_text("kakao_sealed"), who.open_text("channel_sealed")
    return Chat(of.kakao_lookup, key or "", of.channel_lookup, channel, of.is_friend)


def set_chat(unit: Unit, who: Unlocked, chat: Chat) -> None:
    """Let the patient be found by this chat alone, which is nobody's any more; the old one finds nobody from now on."""
    patient = who.patient
    patient.kakao_lookup, patient.kakao_sealed = chat.lookup, who.key.seal_text(place("kakao_sealed", who.id), chat.key)
    sealed = who.key.seal_text(place("channel_sealed", who.id), chat.channel_key) if chat.channel_key else None
    patient.channel_lookup, patient.channel_sealed = chat.channel_lookup, sealed
    patient.is_friend, patient.blocked_at, patient.seen_at = chat.is_friend, None, unit.now
    unit.session.add(patient)
    unit.session.flush()


def normal_name(name: str) -> str:
    """The form of a name in which it is looked up: without spaces, in one case."""
    return folded(name)


def touch(unit: Unit, patient_id: str) -> None:
    """Note that the patient was here: the one-year clock of the Kakao ids starts anew (D-7)."""
    _TOUCH.run(unit.connection, who=patient_id, now=unit.now)


def set_blocked(unit: Unit, patient_id: str, at: datetime | None) -> None:
    """Note since when this patient has blocked the channel, or that they have not (None)."""
    table = table_of(Patient)
    unit.connection.execute(update(table).where(table.c.id == patient_id).values(blocked_at=at))


def set_suspended(unit: Unit, patient_id: str, at: datetime | None) -> None:
    """Stop the processing of this patient's data from `at` on, or let it go on again (None)."""
    patient = unit.session.get(Patient, patient_id)
    if patient is None:
        raise NotFound("patient")
    patient.suspended_at = at
    unit.session.flush()
    tombstones.remember(unit, "lifted" if at is None else "suspended", patient_id)


def remove(unit: Unit, patient_id: str) -> None:
    """Delete the key first, then the patient and, by the foreign keys, everything that belongs to them."""
    keys = table_of(PatientKey)
    table = table_of(Patient)
    unit.session.execute(delete(keys).where(keys.c.patient_id == patient_id))
    unit.session.execute(delete(table).where(table.c.id == patient_id))
    unit.session.expire_all()
