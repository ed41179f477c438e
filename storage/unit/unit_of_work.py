"""The unit of work: everything a rule needs besides its arguments, and everything it does commits together or not at all.

Rules never commit. `storage.database.database` opens a unit, runs the work, appends the collected access records, files
the collected tombstones and commits.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Literal, TypeAlias

from sqlalchemy import Connection
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session, SQLModel

from storage.crypto.vault import SealKey, Vault
from storage.errors import Unrecorded
from storage.unit.objects import M, as_loaded, is_changed, write

ActorKind: TypeAlias = Literal["patient", "staff", "job", "system", "operator", "kakao"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `id` is a staff id, a job's name or empty; never personal data. `origin` is where from: an address for
    staff, "chat" for a patient, a host name for the command line."""

    kind: ActorKind
    id: str = ""
    role: str = ""
    origin: str = ""


# Acts on the trail that tell of a list as a whole, and not of each patient on it.
LISTS = frozenset({
    "affected_listed", "holds_listed", "inbox_listed", "paper_listed", "provisions_listed", "retained_listed", "rights_listed",
    "visits_listed",
})  # fmt: skip
SYSTEM = Actor("system")
PATIENT = Actor("patient", origin="chat")


@dataclass(frozen=True, slots=True)
class Record:
    """One line for the access trail, before it is chained. See `storage.trail.chain.record`."""

    at: datetime
    actor: Actor
    act: str
    subject: str
    about: str
    why: str


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for once a unit is committed. See `Unit.search_afterwards`."""

    find: Callable[[Unit], Any]
    note: Callable[[Unit, Any], None]


@dataclass(frozen=True, slots=True)
class FiledTombstone:
    """A tombstone as it stands in the file outside the database. See `storage.database.tombstones`."""

    kind: str
    item_lookup: str
    kakao_lookup: str | None
    destroyed_at: datetime


class Unit:
    """One transaction's worth of work.

    `now` is the aware UTC instant that the whole unit shares; ids, tokens and codes come from here as well, so that the rules
    stay free of clock and randomness. `before` are records of other units of the same commit, which are not chained yet.
    `known` is what storage has looked up already in this unit, for what is asked several times in a turn: who writes such a
    thing takes it out. `connection`, `session` and `known` are for storage only: rules never touch them.
    """

    __slots__ = (
        "_accounted",
        "_loaded",
        "_opened",
        "_session",
        "actor",
        "before",
        "connection",
        "known",
        "last",
        "now",
        "records",
        "request",
        "searches",
        "tombstones",
        "topics",
        "vault",
    )

    def __init__(
        self,
        connection: Connection,
        vault: Vault,
        actor: Actor,
        now: datetime,
        request: str = "",
        *,
        before: Sequence[Record] = (),
    ) -> None:
        self.connection = connection
        self.vault = vault
        self.actor = actor
        self.now = now
        self.request = request
        self.before = before
        self.records: list[Record] = []
        self.tombstones: list[FiledTombstone] = []
        self.topics: set[str] = set()
        self.searches: list[Search] = []
        self.last: list[Callable[[], object]] = []
        self.known: dict[Any, Any] = {}
        self._session: Session | None = None
        self._loaded: dict[tuple[type[SQLModel], Any], Any] = {}  # What the session takes over when there is one.
        self._opened: set[str] = set()  # Whose data was opened here, and
        self._accounted: set[str] = set()  # whose opening stands on the trail already.

    @property
    def session(self) -> Session:
        """Objects of this unit. Made when first used: a turn that goes through `connection` alone does without. What fails in
        them undoes a savepoint: on SQLite others' units stand in the same transaction."""
        if self._session is None:
            self._session = Session(
                bind=self.connection,
                join_transaction_mode="create_savepoint",
                autoflush=False,
                expire_on_commit=False,
                info={"vault": self.vault},
            )
            self._session.add_all(self._loaded.values())
        return self._session

    def loaded(self, model: type[M], row: Mapping[str, Any]) -> M:
        """The object of a row that was read whole: the one that is held already, else as the session would have loaded it."""
        return self.hold(as_loaded(model, row), row["id"])

    def hold(self, found: M, key: Any) -> M:
        """An object whose row stands in the database; the one that is held already for it, if there is one."""
        kind = type(found)
        if self._session is None:
            held: M = self._loaded.setdefault((kind, key), found)
            return held
        known: M | None = self._session.identity_map.get(identity_key(kind, key))
        if known is None:
            self._session.add(found)
        return found if known is None else known

    def save(self, row: SQLModel) -> None:
        """Keep a new row, or what was changed in one; what was loaded without a session needs none for it."""
        if self._session is not None or self._loaded.get((type(row), getattr(row, "id", None))) is not row:
            self.session.add(row)

    @property
    def on_postgresql(self) -> bool:
        """Whether this unit speaks to PostgreSQL."""
        return self.connection.dialect.name == "postgresql"

    def flush(self) -> None:
        """Send what the objects hold to the database, when there are any."""
        if self._session is None and all(
            write(self.connection, row) for row in self._loaded.values() if is_changed(row)
        ):
            return
        self.session.flush()

    def look_again(self, model: type[SQLModel], key: Any) -> None:
        """A row was changed past its object, if there is one: the object takes the row's values."""
        held = self._loaded.get((model, key)) if self._session is None else None
        held = held or (self._session and self._session.identity_map.get(identity_key(model, key)))
        if held is not None:
            self.session.flush()
            self.session.refresh(held)

    def let_objects_expire(self) -> None:
        """Rows were deleted past their objects, if there are any: what is used again is read again."""
        if self._session is not None or self._loaded:
            self.session.expire_all()

    def write_last(self, write: Callable[[], object]) -> None:
        """Run this right before the commit: it locks a row that everybody needs until then."""
        self.last.append(write)

    def finish(self) -> None:
        """Write what the objects hold; called once by the database when the work is done."""
        self.flush()
        if self._session is not None:
            self._session.commit()

    def close(self) -> None:
        """Give the objects up; what was not finished is undone."""
        if self._session is not None:
            self._session.close()

    def data_key(self, subject: str, ring_id: str, wrapped: bytes) -> SealKey:
        """The key of this patient, or of this piece that is kept apart. Whoever opens something with it for staff leaves a
        record in the same unit: `check_recorded` lets no result out without one."""
        return self.vault.data_key(subject, ring_id, wrapped, partial(self._opened.add, subject))

    def account_for(self, subject: str) -> None:
        """This patient (or list, by its act) needs no other record: it stands on the trail already, or what was opened is
        shown to nobody."""
        self._accounted.add(subject)

    def check_recorded(self) -> None:
        """Raise `Unrecorded` when staff would be shown what no record tells of (S-3): each patient by name, or the list."""
        if self.actor.kind != "staff" or not self._opened:
            return
        told = self._accounted.union(*((record.subject, record.about, record.act) for record in self.records))
        if LISTS.isdisjoint(told) and not self._opened <= told:
            raise Unrecorded("a patient's data was opened and no record of it was left")

    def new_id(self) -> str:
        """A fresh id: 32 hexadecimal characters that say nothing."""
        return secrets.token_hex(16)

    def token(self) -> str:
        """A fresh one-time token: 128 random bits, safe in a URL (22 characters)."""
        return secrets.token_urlsafe(16)

    def digits(self, count: int) -> str:
        """`count` random decimal digits."""
        return f"{secrets.randbelow(10**count):0{count}d}"

    def announce(self, topic: str) -> None:
        """Tell the listeners of this topic ("outbox", "inbox") after the commit; nothing is told when it does not come."""
        self.topics.add(topic)

    def search_afterwards(self, find: Callable[[Unit], Any], note: Callable[[Unit, Any], None]) -> None:
        """After the commit, run `find` in a unit that cannot write, beside everything else that goes on, and then `note`
        with what it found in a unit of its own. Both are gone with the process, so they check and promise nothing."""
        self.searches.append(Search(find, note))
