"""The outbox: what must reach somebody outside, kept in the same transaction as its reason and delivered at least once.

`bot/delivery/relay.py` takes due notices, sends them, and reports back here. Notices with the same `order_key` go out one
after the other; a key that ends with `BEHIND` waits for those without it as well, and holds none of them up. A payload is
sealed; what is addressed to staff carries no personal word at all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import Integer, bindparam, case, func, null, or_, select, update
from sqlmodel import SQLModel, col

from storage.errors import KeyGone, SealBroken
from storage.outbox.codes import NoticeState
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared, insertion
from storage.unit.unit_of_work import Unit

BEHIND = ":behind"  # At an order key's end: after what has the key without it, never before.
LEASE = timedelta(seconds=60)  # A sender that dies gives its notices back after this long.


class Notice(SQLModel, table=True):
    """Something to deliver. `kind` names the way (staff_webhook, staff_mail, patient_event, callback, photo, unlink …)."""

    __tablename__ = "notice"

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    uid: str = column(Kind.ID, unique=True)
    kind: str = column(Kind.STATE)
    order_key: str = column(Kind.ID, default="", index=True)
    patient_id: str | None = column(Kind.SUBJECT, references="patient.id", nullable=True, index=True)
    about: str = column(Kind.ID, default="")
    payload_sealed: bytes = column(Kind.SEALED)
    state: str = column(Kind.STATE, default=NoticeState.QUEUED)
    attempts: int = column(Kind.STATE, Integer(), default=0)
    queued_at: datetime = column(Kind.TIME, UtcDateTime())
    due_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    expires_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    leased_until: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    finished_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    problem: str = column(Kind.STATE, default="")


FROM = "(request)"  # Beside the payload and sealed with it: the request in which the notice was queued.
FOR = "(patient)"  # Whom it is for: a notice that was moved to somebody else with SQL goes to nobody.


@dataclass(frozen=True, slots=True)
class Due:
    """A notice that this sender holds for `LEASE`: deliver it and report. With a `problem` (a code) its payload does not
    open, now or ever: there is nothing to deliver, only to report as dead. `request` is the one in which it was queued."""

    id: int
    uid: str
    kind: str
    patient_id: str | None
    about: str
    attempts: int
    queued_at: datetime
    expires_at: datetime | None
    payload: Mapping[str, Any]
    problem: str = ""
    request: str = ""


_notices = table_of(Notice)
_earlier = _notices.alias()
_ADD = insertion(_notices)
_blocked = (
    select(_earlier.c.id)
    .where(
        _earlier.c.order_key.in_((_notices.c.order_key, func.replace(_notices.c.order_key, BEHIND, ""))),
        _earlier.c.order_key != "",
        _earlier.c.state == NoticeState.QUEUED,
    )
    .where(_earlier.c.id < _notices.c.id)
    .exists()
)
_now = bindparam("now", type_=UtcDateTime())
_WHAT_IS_DUE = (
    select(*(_notices.c[name] for name in (
        "id", "uid", "kind", "patient_id", "about", "attempts", "queued_at", "expires_at", "payload_sealed",
    )))
    .where(_notices.c.state == NoticeState.QUEUED, _notices.c.due_at <= _now, ~_blocked)
    .where(or_(_notices.c.leased_until.is_(None), _notices.c.leased_until <= _now))
    .order_by(_notices.c.id)
    .limit(bindparam("most", type_=Integer()))
    .with_for_update(skip_locked=True, of=_notices)
)  # fmt: skip
_DUE = Prepared(_WHAT_IS_DUE)
_LEASE = Prepared(
    update(_notices)
    .where(_notices.c.id == bindparam("which"))
    .values(leased_until=bindparam("until"), attempts=_notices.c.attempts + 1)
)
_over = update(_notices).where(_notices.c.id == bindparam("which")).values(
    state=bindparam("now_state"), problem=bindparam("now_problem"), finished_at=bindparam("now"), leased_until=null()
)  # fmt: skip
_KEEP_AS_DEAD = Prepared(
    _over.values(payload_sealed=case((_notices.c.expires_at.is_(None), _notices.c.payload_sealed), else_=b""))
)
_LAST_DUE = Prepared(
    select(func.max(_notices.c.due_at).label("due_at")).where(_notices.c.order_key == bindparam("order_key"))
)
_FINISH = Prepared(_over.values(payload_sealed=b""))


def _place(uid: str) -> str:
    return f"notice.payload_sealed.{uid}"


def queue(
    unit: Unit,
    kind: str,
    payload: Mapping[str, Any],
    *,
    patient_id: str | None = None,
    about: str = "",
    order_key: str = "",
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> str:
    """Put a notice into the outbox; its uid. `expires_at` is the instant after which it is worth nothing any more."""
    uid = unit.new_id()
    unit.flush()  # What the notice points to must be there first.
    _ADD.run(
        unit.connection,
        uid=uid,
        kind=kind,
        order_key=order_key,
        patient_id=patient_id,
        about=about,
        payload_sealed=unit.vault.seal_own(_place(uid), orjson.dumps({**payload, **_beside(unit.request, patient_id)})),
        queued_at=unit.now,
        due_at=due_at or unit.now,
        expires_at=expires_at,
    )
    unit.announce("outbox")
    return uid


def cancel(unit: Unit, kind: str, about: str, why: str) -> Mapping[str, Any] | None:
    """Take back the notice about this thing before any sender has it; its payload, or None when it has left."""
    unit.session.flush()
    query = select(Notice).where(
        col(Notice.about) == about, col(Notice.kind) == kind, col(Notice.state) == NoticeState.QUEUED
    )
    notice = unit.session.scalar(query.with_for_update().execution_options(populate_existing=True))
    if notice is None or notice.attempts or notice.due_at <= unit.now:
        return None
    payload: dict[str, Any] = orjson.loads(unit.vault.open_own(_place(notice.uid), notice.payload_sealed))
    payload.pop(FOR, None)
    finish(unit, notice.id or 0, NoticeState.SKIPPED, why)
    return payload


def last_due(unit: Unit, order_key: str) -> datetime | None:
    """When the newest notice of this order key was, or will be, due."""
    row = _LAST_DUE.row(unit.connection, order_key=order_key)
    found: datetime | None = row["due_at"] if row else None
    return found


def take_due(unit: Unit, limit: int, but: Collection[str] = ()) -> list[Due]:
    """Lease at most `limit` due notices. One that waits behind an earlier one of the same order key is left, and so are those
    of the kinds in `but`, whose way is switched off: they wait without an attempt."""
    unit.flush()
    if but:
        query = _WHAT_IS_DUE.where(_notices.c.kind.not_in(but)).params(now=unit.now, most=limit)
        found = [dict(row) for row in unit.connection.execute(query).mappings()]
    else:
        found = _DUE.rows(unit.connection, now=unit.now, most=limit)
    for row in found:
        _LEASE.run(unit.connection, which=row["id"], until=unit.now + LEASE)
    return [_due(unit, row) for row in found]


def _due(unit: Unit, row: dict[str, Any]) -> Due:
    sealed, problem, request, payload = row.pop("payload_sealed"), "", "", {}
    try:
        payload = orjson.loads(unit.vault.open_own(_place(row["uid"]), sealed))
        request = payload.pop(FROM, "")
    except (KeyGone, SealBroken) as error:
        problem = error.code  # One notice that cannot be read must not hold up all the others.
    if payload.pop(FOR, row["patient_id"]) != row["patient_id"]:
        payload, problem = {}, SealBroken.code
    return Due(**{**row, "attempts": row["attempts"] + 1}, payload=payload, problem=problem, request=request)


def _beside(request: str, patient_id: str | None) -> dict[str, str]:
    return {name: value for name, value in ((FROM, request), (FOR, patient_id)) if value}


def finish(unit: Unit, notice_id: int, state: NoticeState, problem: str = "") -> None:
    """A notice is done. `problem` is a code. What is done needs its content no longer; only a dead one keeps it, to be sent
    again by hand, unless it was good for a time only, or is damaged: that would never open again, and would stop every
    rotation."""
    unit.flush()
    statement = _KEEP_AS_DEAD if state is NoticeState.DEAD and problem != SealBroken.code else _FINISH
    statement.run(unit.connection, which=notice_id, now_state=state, now_problem=problem, now=unit.now)


def try_again(unit: Unit, notice_id: int, due_at: datetime, problem: str) -> None:
    """A delivery failed and will be tried again at `due_at`."""
    values = {"due_at": due_at, "problem": problem, "leased_until": None}
    unit.session.execute(update(Notice).where(col(Notice.id) == notice_id).values(**values))


def pull_in(unit: Unit) -> int:
    """The clock was ahead and is right again: what was put off by it is due now; how many. Whatever must wait all the same is
    put off anew by its sender, which asks at the last moment."""
    ahead = update(Notice).where(
        col(Notice.state) == NoticeState.QUEUED,
        or_(col(Notice.queued_at) > unit.now, col(Notice.attempts) > 0),
        or_(col(Notice.due_at) > unit.now, col(Notice.leased_until) > unit.now + LEASE),
    )
    pulled = ahead.values(due_at=unit.now, leased_until=None).returning(col(Notice.id))
    unit.announce("outbox")
    return len(unit.session.execute(pulled, execution_options={"synchronize_session": False}).all())


def next_due_at(unit: Unit) -> datetime | None:
    """When the next queued notice is due, or None when none waits."""
    query = (
        select(col(Notice.due_at)).where(col(Notice.state) == NoticeState.QUEUED).order_by(col(Notice.due_at)).limit(1)
    )
    found: datetime | None = unit.session.scalar(query)
    return found


def waiting_about(unit: Unit, kind: str, about: Collection[str]) -> dict[str, int]:
    """How many notices of this kind are still to go out about each of these things; those with none are left out."""
    query = select(col(Notice.about), func.count()).where(
        col(Notice.state) == NoticeState.QUEUED, col(Notice.kind) == kind
    )
    found = unit.session.execute(query.where(col(Notice.about).in_(about)).group_by(col(Notice.about)))
    return {row[0]: row[1] for row in found}


def held_back(unit: Unit, kinds: Collection[str]) -> int:
    """How many notices of these kinds wait to go out."""
    query = select(func.count()).where(col(Notice.state) == NoticeState.QUEUED, col(Notice.kind).in_(kinds))
    return int(unit.session.scalar(query) or 0)


def counts(unit: Unit) -> list[tuple[str, str, int]]:
    """How many notices there are, by kind and state."""
    query = select(col(Notice.kind), col(Notice.state), func.count()).group_by(col(Notice.kind), col(Notice.state))
    return [(kind, state, count) for kind, state, count in unit.session.execute(query)]
