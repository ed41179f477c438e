"""Conversations: where each patient is in the chat, loaded and kept once per turn.

This is the hot path: one SELECT that also locks, and one UPDATE. Answers so far and the last reply are sealed with
the patient's key; what is typed before a consent never comes here.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, TypeAlias

import orjson
from sqlalchemy import Boolean, Integer, bindparam, delete, select, update
from sqlmodel import SQLModel

from storage.crypto.vault import SealKey
from storage.errors import SealBroken
from storage.patients.patients import Patient, PatientKey, Unlocked, place, set_blocked, touch
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared, insertion
from storage.unit.unit_of_work import Unit

_UNDER = "under"  # Among the answers: the form that was put aside.
Opening: TypeAlias = tuple[Prepared, tuple[str, ...]]  # The SELECT, and what it asks besides.
TOUCH_EVERY = timedelta(hours=1)  # The one-year clock does not need finer notes of "last seen" than this.


class Conversation(SQLModel, table=True):
    """Where a patient is: flow and step, answers so far, what was said last and with which one-time token."""

    __tablename__ = "conversation"

    patient_id: str = column(Kind.SUBJECT, primary_key=True, references="patient.id")
    flow: str | None = column(Kind.STATE, nullable=True)
    step: str | None = column(Kind.STATE, nullable=True)
    answers_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    failures: int = column(Kind.STATE, Integer(), default=0)
    turn: int = column(Kind.STATE, Integer(), default=0)
    token: str = column(Kind.STATE, default="")
    spent_token: str = column(Kind.STATE, default="")
    heard_lookup: str = column(Kind.LOOKUP, default="")
    heard_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    reply_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    owed: bool = column(Kind.STATE, Boolean(), default=False)
    lapsed: bool = column(Kind.STATE, Boolean(), default=False)
    has_result: bool = column(Kind.STATE, Boolean(), default=False)
    expires_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True, index=True)
    case_id: str | None = column(Kind.ID, nullable=True)
    held_by: str | None = column(Kind.ID, nullable=True)
    held_until: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)


@dataclass(slots=True)
class Talk:
    """A conversation that is open in this unit. Flows change its fields; `keep` writes them back.

    `answers` are JSON values by step. `owed` says that the last reply did not reach the patient in time, `lapsed` that
    unfinished answers were destroyed and the patient has not been told yet, `has_result` that a rights request was
    answered, or that a question waits. `held_by` is the staff id of the person who holds the conversation, until
    `held_until`; `case_id` the consultation that further words belong to. `read` is what `last` has read.
    """

    patient_id: str
    key: SealKey = field(repr=False)
    suspended_at: datetime | None
    blocked_at: datetime | None
    seen_at: datetime
    lang: str
    is_new: bool = False
    flow: str | None = None
    step: str | None = None
    answers: dict[str, Any] = field(default_factory=dict, repr=False)
    failures: int = 0
    turn: int = 0
    token: str = ""
    spent_token: str = ""
    heard_lookup: str = ""
    heard_at: datetime | None = None
    reply: bytes | None = field(default=None, repr=False)
    owed: bool = False
    lapsed: bool = False
    has_result: bool = False
    expires_at: datetime | None = None
    case_id: str | None = None
    held_by: str | None = None
    held_until: datetime | None = None
    gone: bool = False
    read: tuple[bytes, Any] | None = field(default=None, repr=False)

    @property
    def last(self) -> Any:
        """The last reply as JSON values, read once; None when there is none. Nobody changes it."""
        if self.reply is None:
            return None
        if self.read is None or self.read[0] is not self.reply:
            self.read = (self.reply, orjson.loads(self.reply))
        return self.read[1]

    def put_aside(self) -> None:
        """Keep the open form under the one that is opened next; `leave_flow` brings it back."""
        self.answers = {_UNDER: {"flow": self.flow, "step": self.step, "answers": self.answers}}
        self.flow = self.step = None
        self.failures = 0

    def leave_flow(self) -> None:
        """Forget the open form and everything that was answered in it; the one that was put aside is open again."""
        under = self.answers.get(_UNDER) or {"flow": None, "step": None, "answers": {}}
        self.flow, self.step, self.answers = under["flow"], under["step"], under["answers"]
        self.failures = 0
        if self.flow is None:
            self.expires_at = None

    def forget_forms(self) -> None:
        """Forget the open form and what was put aside under it."""
        self.answers = {}
        self.leave_flow()

    @property
    def is_on_top(self) -> bool:
        """Whether another form was put aside under the open one."""
        return _UNDER in self.answers

    @property
    def unfinished(self) -> dict[str, Any]:
        """What was answered so far, in the open form or in the one under it."""
        under = self.answers.get(_UNDER)
        return under["answers"] if under else self.answers

    def drop_answers(self, steps: frozenset[str]) -> None:
        """Forget these answers, whether their form is open or put aside."""
        if under := self.answers.get(_UNDER):
            kept = {step: value for step, value in under["answers"].items() if step not in steps}
            self.answers = {**self.answers, _UNDER: {**under, "answers": kept}}
        else:
            self.answers = {step: value for step, value in self.answers.items() if step not in steps}

    def is_held(self, now: datetime) -> bool:
        """Whether a person holds this conversation, so that the bot keeps silent."""
        return self.held_by is not None and (self.held_until is None or now < self.held_until)


@dataclass(frozen=True, slots=True)
class KakaoIds:
    """The channel's ids of one person; see `skills.conversation.Sender`."""

    user_key: str
    channel_key: str | None = None
    is_friend: bool = False
    is_dev: bool = False
    is_test: bool = False


_patients = table_of(Patient)
_keys = table_of(PatientKey)
_talks = table_of(Conversation)

_STATE = (
    "flow", "step", "failures", "turn", "token", "spent_token", "heard_lookup", "heard_at", "owed", "lapsed", "has_result",
    "expires_at", "case_id", "held_by", "held_until",
)  # fmt: skip

_NEW_STATE, _state_of = tuple(f"new_{name}" for name in _STATE), attrgetter(*_STATE)

_OPEN = (
    select(
        _patients.c.id,
        _patients.c.suspended_at,
        _patients.c.blocked_at,
        _patients.c.seen_at,
        _patients.c.lang,
        _patients.c.kakao_sealed,
        _keys.c.ring_id,
        _keys.c.wrapped,
        _talks.c.answers_sealed,
        _talks.c.reply_sealed,
        *(_talks.c[name] for name in _STATE),
    )
    .join(_keys, _keys.c.patient_id == _patients.c.id)
    .join(_talks, _talks.c.patient_id == _patients.c.id)
    .with_for_update(of=(_patients, _talks), key_share=True)
)
"""Both rows are locked, and the patient's first: PostgreSQL reads anew only what it waited for, and a suspension of that moment
stands in the patient's. With `key_share` rows that only point to the patient are still written beside a turn."""


def opening(**beside: Any) -> Opening:
    """The SELECT that opens a conversation and asks more on its way, each a column that knows the patient by `PATIENT_ID`: a
    further way to the database costs more than its answer. The answers are left in `unit.known` by these names."""
    columns = (column.label(name) for name, column in beside.items())
    by_kakao = _OPEN.add_columns(*columns).where(_patients.c.kakao_lookup == bindparam("lookup"))
    return Prepared(by_kakao), tuple(beside)


PATIENT_ID, ALONE = _patients.c.id, opening()
_OPEN_BY_ID = Prepared(_OPEN.where(_patients.c.id == bindparam("id")))
_KEEP = Prepared(
    update(_talks)
    .where(_talks.c.patient_id == bindparam("who"))
    .values({name: bindparam(f"new_{name}") for name in (*_STATE, "answers_sealed", "reply_sealed")})
)
_WELCOME = insertion(_patients, on_conflict=("kakao_lookup",))
_GIVE_KEY = insertion(_keys)
_BEGIN = insertion(_talks)


def open_talk(unit: Unit, ids: KakaoIds, *, is_use: bool = True, by: Opening = ALONE) -> Talk:
    """The conversation of this person, locked for the unit; made on the first message. `is_use` is False when the clinic
    woke the chat: that is no use by the patient, and moves no date of theirs (D-7).

    Two first messages at the same moment make one patient: the second insert finds the first and does nothing.
    """
    lookup = kakao_lookup(unit, ids)
    row = _look(unit, by, lookup)
    if row is None:
        is_new = _welcome(unit, ids, lookup)
        talk = _talk(unit, _look(unit, by, lookup) or {}, ids.user_key)
        talk.is_new = is_new
        return talk
    talk = _talk(unit, row, ids.user_key)
    if not is_use:
        return talk
    if unit.now - talk.seen_at > TOUCH_EVERY:
        touch(unit, talk.patient_id)
    if talk.blocked_at is not None:  # Who writes has the channel: Kakao's word of it was lost, or is still on its way.
        set_blocked(unit, talk.patient_id, None)
    return talk


def _look(unit: Unit, by: Opening, lookup: str) -> dict[str, Any] | None:
    statement, beside = by
    if (row := statement.row(unit.connection, lookup=lookup)) is not None:
        unit.known.update({name: row.pop(name) for name in beside})
    return row


def find_talk(unit: Unit, patient_id: str) -> Talk | None:
    """The conversation of a known patient, locked for the unit."""
    row = _OPEN_BY_ID.row(unit.connection, id=patient_id)
    return None if row is None else _talk(unit, row)


def kakao_lookup(unit: Unit, ids: KakaoIds) -> str:
    """The hash by which a channel user is found. The development channel's users are others than the live one's, and a skill
    test, whatever id it names, is nobody's: it is never answered out of a patient's record."""
    return unit.vault.lookup("kakao_test" if ids.is_test else "kakao_dev" if ids.is_dev else "kakao", ids.user_key)


def keep(unit: Unit, talk: Talk) -> None:
    """Write the conversation back; nothing when the patient was destroyed in this unit."""
    if talk.gone:
        return
    values: dict[str, Any] = dict(zip(_NEW_STATE, _state_of(talk), strict=True))
    answers = orjson.dumps(talk.answers) if talk.answers else None
    values["new_answers_sealed"] = _sealed(talk, "answers_sealed", answers)
    values["new_reply_sealed"] = _sealed(talk, "reply_sealed", talk.reply)
    _KEEP.run(unit.connection, who=talk.patient_id, **values)


def set_lang(unit: Unit, talk: Talk, lang: str) -> None:
    """Remember the language that the patient reads."""
    talk.lang = lang
    unit.connection.execute(update(_patients).where(_patients.c.id == talk.patient_id).values(lang=lang))


def unlocked(unit: Unit, talk: Talk) -> Unlocked:
    """The patient's row of an open conversation, for what the patient does in their own chat."""
    return Unlocked(unit, talk.patient_id, talk.key)


def clear_expired(unit: Unit, limit: int) -> int:
    """Destroy unfinished answers whose time is over, at most `limit` of them; how many there were. The patient is told
    with their next message."""
    expired = select(_talks.c.patient_id).where(_talks.c.expires_at <= unit.now).limit(limit)
    cleared = {"flow": None, "step": None, "answers_sealed": None, "reply_sealed": None, "expires_at": None}
    statement = update(_talks).where(_talks.c.patient_id.in_(expired.scalar_subquery()))
    done = unit.connection.execute(statement.values(**cleared, lapsed=True, failures=0).returning(_talks.c.patient_id))
    return len(done.all())


def leave_result(unit: Unit, patient_id: str) -> None:
    """A rights request was answered: the patient is told with the next message."""
    unit.connection.execute(update(_talks).where(_talks.c.patient_id == patient_id).values(has_result=True))


def _talk(unit: Unit, values: dict[str, Any], user_key: str | None = None) -> Talk:
    """The open conversation of a row that was found by `user_key`: it must be the one that is sealed in it, because a hash
    can be moved to another patient's row, and a sealed value cannot."""
    patient_id = values.pop("id")
    key = unit.data_key(patient_id, values.pop("ring_id"), values.pop("wrapped"))
    sealed = values.pop("kakao_sealed")
    if user_key is not None and key.open_text(place("kakao_sealed", patient_id), sealed or b"") != user_key:
        raise SealBroken("the chat is another person's than its hash says")
    answers, reply = values.pop("answers_sealed"), values.pop("reply_sealed")
    talk = Talk(patient_id, key, **values)
    if answers is not None:
        talk.answers = orjson.loads(key.open(_place("answers_sealed", patient_id), answers))
    talk.reply = None if reply is None else key.open(_place("reply_sealed", patient_id), reply)
    return talk


def _place(name: str, patient_id: str) -> str:
    return f"conversation.{name}.{patient_id}"


def _sealed(talk: Talk, name: str, value: bytes | None) -> bytes | None:
    return None if value is None else talk.key.seal(_place(name, talk.patient_id), value)


def _welcome(unit: Unit, ids: KakaoIds, lookup: str) -> bool:
    patient_id = unit.new_id()
    ring_id, wrapped = unit.vault.new_data_key(patient_id)
    key = unit.data_key(patient_id, ring_id, wrapped)
    values: dict[str, Any] = {
        "id": patient_id,
        "kakao_lookup": lookup,
        "kakao_sealed": key.seal_text(place("kakao_sealed", patient_id), ids.user_key),
        "is_dev": ids.is_dev,
        "is_friend": ids.is_friend,
        "lang": "ko",
        "created_at": unit.now,
        "seen_at": unit.now,
    }
    if ids.channel_key:
        values["channel_lookup"] = unit.vault.lookup("channel", ids.channel_key)
        values["channel_sealed"] = key.seal_text(place("channel_sealed", patient_id), ids.channel_key)
    if not _WELCOME.run(unit.connection, **values):
        return False
    _GIVE_KEY.run(unit.connection, patient_id=patient_id, ring_id=ring_id, wrapped=wrapped)
    _BEGIN.run(unit.connection, patient_id=patient_id)
    return True


def same_words(left: str, right: str) -> bool:
    """Whether two message hashes are the same, in constant time."""
    return hmac.compare_digest(left, right)


def forget(unit: Unit, talk: Talk) -> None:
    """Remove the patient of this conversation with everything of theirs (under 14: nothing is stored, C-6)."""
    unit.connection.execute(delete(_keys).where(_keys.c.patient_id == talk.patient_id))
    unit.connection.execute(delete(_patients).where(_patients.c.id == talk.patient_id))
    talk.gone = True
