"""The access trail: who did what to whose data, when, from where and why; append-only and hash-chained.

Everyone but the patient is recorded, and so are the acts that must be provable whoever does them. A record names no
one: the subject is a pseudonym that means nothing once the patient is destroyed. Verification and checkpoints live in
`storage/trail/proof.py`.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta, timezone
from typing import Any

import orjson
from sqlalchemy import Connection, Integer, bindparam, select, update
from sqlmodel import SQLModel, col

from storage.crypto.vault import Vault
from storage.unit.schema import BIG, Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared, insertion
from storage.unit.unit_of_work import LISTS, Record, Unit

GENESIS = "0" * 64
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - `datetime.UTC` reads worse beside the others


class AccessRecord(SQLModel, table=True):
    """One act. `hash` = SHA-256 over the previous record's hash and this record's canonical bytes; `mac` is a keyed code over
    the hash, so that a chain that somebody rebuilt without the keys shows where it begins."""

    __tablename__ = "access_record"

    seq: int = column(Kind.ID, BIG(), primary_key=True, autoincrement=False)
    at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    actor_kind: str = column(Kind.STATE)
    actor_id: str = column(Kind.ID)
    role: str = column(Kind.STATE)
    origin: str = column(Kind.STAFF)
    subject: str = column(Kind.SUBJECT, index=True)
    act: str = column(Kind.STATE)
    about: str = column(Kind.ID)
    why: str = column(Kind.STATE)
    hash: str = column(Kind.PROOF)
    mac: str = column(Kind.PROOF)


class TrailHead(SQLModel, table=True):
    """The last record's place and hash, with a keyed code over both, so that cutting the tail off with plain SQL shows.
    The single row is locked by whoever appends: that is what keeps the chain from forking. Records up to `pruned_seq`
    were pruned after their time; `pruned_hash` is the hash of the last of them."""

    __tablename__ = "trail_head"

    id: int = column(Kind.ID, Integer(), primary_key=True)
    seq: int = column(Kind.ID, BIG(), default=0)
    hash: str = column(Kind.PROOF, default=GENESIS)
    pruned_seq: int = column(Kind.ID, BIG(), default=0)
    pruned_hash: str = column(Kind.PROOF, default=GENESIS)
    mac: str = column(Kind.PROOF, default="")


def record(unit: Unit, act: str, *, subject: str = "", about: str = "", why: str = "") -> None:
    """Put one act on the trail; it is chained when the unit ends and is kept exactly if the unit's work is.

    `act` is a past-tense word ("case_filed"), `subject` the patient's id, `about` the id of the thing, `why` a code.
    Free text of people never comes here: it would survive their deletion.
    """
    unit.records.append(Record(unit.now, unit.actor, act, subject, about, why))


def has_happened(unit: Unit, act: str, subject: str, *, since: datetime) -> bool:
    """Whether this act about this patient was recorded since then; what this very unit records does not count yet."""
    query = select(col(AccessRecord.seq)).where(
        col(AccessRecord.subject) == subject, col(AccessRecord.act) == act, col(AccessRecord.at) >= since
    )
    return (
        any(record.act == act and record.subject == subject and record.at >= since for record in unit.before)
        or unit.session.scalar(query.limit(1)) is not None
    )


def has_looked(unit: Unit, act: str, about: str, *, since: datetime, subject: str = "", why: str = "") -> bool:
    """Whether whoever acts in this unit has done this to this thing from the same address since then; to this patient's and
    for this reason, when they are given."""
    where = [
        col(AccessRecord.at) > since,
        col(AccessRecord.actor_id) == unit.actor.id,
        col(AccessRecord.origin) == unit.actor.origin,
        col(AccessRecord.act) == act,
        col(AccessRecord.about) == about,
    ]
    where += [col(AccessRecord.subject) == subject] if subject else []
    where += [col(AccessRecord.why) == why] if why else []
    looked = unit.session.scalar(select(col(AccessRecord.seq)).where(*where).limit(1)) is not None
    if looked:
        unit.account_for(act if act in LISTS else subject or about)
    return looked


def micros(at: datetime) -> int:
    """Whole microseconds since 1970, the form in which an instant is hashed: both databases give it back exactly."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def canonical(fields: tuple[Any, ...]) -> bytes:
    """The bytes that are hashed: a JSON list without spaces of (seq, microseconds, actor kind, actor id, role, origin,
    subject, act, about, why). Integers and strings only, so that there is one way to write it."""
    return orjson.dumps(fields)


def chain(previous: str, fields: tuple[Any, ...]) -> str:
    """The hash of a record that follows the record with hash `previous`."""
    return hashlib.sha256(previous.encode() + canonical(fields)).hexdigest()


def record_mac(key: bytes, last: str) -> str:
    """The keyed code over one record's hash (and through it over everything before it)."""
    return hashlib.blake2b(last.encode(), key=key, digest_size=16).hexdigest()


def head_mac(vault: Vault, seq: int, last: str, pruned_seq: int, pruned_hash: str) -> str:
    """The keyed code over the head; who has the database but not the keys cannot make it."""
    text = f"{seq}:{last}:{pruned_seq}:{pruned_hash}"
    return hmac.digest(vault.ring.trail_mac, text.encode(), "sha256").hex()


_head = table_of(TrailHead)
_records = table_of(AccessRecord)
_LOCK_HEAD = Prepared(
    select(_head.c.seq, _head.c.hash, _head.c.pruned_seq, _head.c.pruned_hash).where(_head.c.id == 1).with_for_update()
)
_ADD = insertion(_records)
_MOVE_HEAD = Prepared(
    update(_head)
    .where(_head.c.id == 1)
    .values(seq=bindparam("new_seq"), hash=bindparam("new_hash"), mac=bindparam("new_mac"))
)


def hold_head(unit: Unit) -> None:
    """Wait until what is being appended is committed or undone, and let nobody append before this unit ends."""
    _LOCK_HEAD.row(unit.connection)


def append(connection: Connection, vault: Vault, records: list[Record]) -> None:
    """Chain `records` behind the head and move the head; called once, at the end of a unit."""
    head = _LOCK_HEAD.row(connection) or {}
    seq, last = head["seq"], head["hash"]
    rows = []
    for entry in records:
        seq += 1
        row = _row(seq, entry)
        last = chain(last, (seq, micros(entry.at), *(row[name] for name in TEXT_FIELDS)))
        rows.append({**row, "hash": last, "mac": record_mac(vault.ring.trail_mac, last)})
    _ADD.run_many(connection, rows)
    mac = head_mac(vault, seq, last, head["pruned_seq"], head["pruned_hash"])
    _MOVE_HEAD.run(connection, new_seq=seq, new_hash=last, new_mac=mac)


TEXT_FIELDS = ("actor_kind", "actor_id", "role", "origin", "subject", "act", "about", "why")


def _row(seq: int, entry: Record) -> dict[str, Any]:
    actor = entry.actor
    return {
        "seq": seq,
        "at": entry.at,
        "actor_kind": actor.kind,
        "actor_id": actor.id,
        "role": actor.role,
        "origin": actor.origin,
        "subject": entry.subject,
        "act": entry.act,
        "about": entry.about,
        "why": entry.why,
    }


def begin(unit: Unit) -> None:
    """Make the head on the first start, with its keyed code, so that an emptied trail does not look like a new one."""
    if unit.session.get(TrailHead, 1) is None:
        mac = head_mac(unit.vault, 0, GENESIS, 0, GENESIS)
        unit.session.add(TrailHead(id=1, mac=mac))
