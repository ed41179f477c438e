"""Kakao Login: attempts on their way, one-time links to a patient's page, and events of Kakao's that were seen before.

Whatever a browser or Kakao shows us again (state, token, cookie, jti) is kept as a keyed hash only. The rules live in
`skills/rights/accounts.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col

from storage.crypto.vault import SealKey
from storage.patients.patients import Patient, PatientKey, key_of, place
from storage.rights import EntryCode
from storage.trail import covered
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.unit_of_work import Unit


class AccessLink(SQLModel, table=True):
    """A one-time, short-lived way to a page. `session_hash` ties it to the one browser that passed the login; from then on
    nobody else can use it, and that browser only until `shown_until`."""

    __tablename__ = "access_link"

    token_hash: str = column(Kind.SECRET, primary_key=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    request_id: str = column(Kind.ID, default="")
    purpose: str = column(Kind.STATE)
    made_at: datetime = column(Kind.TIME, UtcDateTime())
    expires_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    session_hash: str = column(Kind.SECRET, default="")
    opened_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    proven_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    shown_until: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    mac: str = column(
        Kind.PROOF, default="", server_default="",
        covers=(
            "token_hash", "patient_id", "request_id", "purpose", "expires_at", "session_hash", "opened_at",
            "proven_at", "shown_until",
        ),
    )  # fmt: skip


class LoginAttempt(SQLModel, table=True):
    """A login on its way to Kakao and back. `member_sealed` holds a member number that was proven to Kakao but not yet to
    the chat: it becomes the link when the code of that login is typed there."""

    __tablename__ = "login_attempt"

    state_hash: str = column(Kind.SECRET, primary_key=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    browser_hash: str = column(Kind.SECRET)
    nonce_hash: str = column(Kind.SECRET)
    verifier_sealed: bytes = column(Kind.SEALED)
    link_hash: str = column(Kind.SECRET)
    made_at: datetime = column(Kind.TIME, UtcDateTime())
    expires_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    used_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    member_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    mac: str = column(
        Kind.PROOF, default="", server_default="",
        covers=("state_hash", "patient_id", "browser_hash", "nonce_hash", "link_hash", "expires_at", "used_at"),
    )  # fmt: skip


class SeenEvent(SQLModel, table=True):
    """An event of Kakao's that was taken: a SET's `jti` or a channel webhook's resource id."""

    __tablename__ = "seen_event"

    key_hash: str = column(Kind.SECRET, primary_key=True)
    kind: str = column(Kind.STATE)
    seen_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)


def token_hash(unit: Unit, purpose: str, token: str) -> str:
    """The hash under which a token of this purpose (link, state, browser, nonce, session) is kept."""
    return unit.vault.lookup(f"account.{purpose}", token)


def find_link(unit: Unit, token: str) -> AccessLink | None:
    """The link with this token, locked for the unit."""
    return link_by_hash(unit, token_hash(unit, "link", token))


def link_by_hash(unit: Unit, key: str) -> AccessLink | None:
    """The link with this hash, locked for the unit."""
    unit.session.flush()
    link = unit.session.get(AccessLink, key, with_for_update=True, populate_existing=True)
    return link if link is not None and covered.is_ours(unit, link) else None


def find_attempt(unit: Unit, key: str) -> LoginAttempt | None:
    """The login attempt with this hash of its state, locked for the unit."""
    unit.session.flush()
    attempt = unit.session.get(LoginAttempt, key, with_for_update=True, populate_existing=True)
    return attempt if attempt is not None and covered.is_ours(unit, attempt) else None


def pending(unit: Unit, patient_id: str) -> LoginAttempt | None:
    """The newest login of this chat that waits for its confirmation in the chat."""
    unit.session.flush()
    query = select(LoginAttempt).where(
        col(LoginAttempt.patient_id) == patient_id,
        col(LoginAttempt.member_sealed).is_not(None),
        col(LoginAttempt.expires_at) > unit.now,
    )
    attempt = unit.session.scalars(query.order_by(col(LoginAttempt.made_at).desc()).limit(1)).first()
    return attempt if attempt is not None and covered.is_ours(unit, attempt) else None


def verifier_place(state_hash: str) -> str:
    """Where a login's PKCE verifier is sealed."""
    return f"login_attempt.verifier_sealed.{state_hash}"


def seal_member(key: SealKey, attempt: LoginAttempt, member: str) -> None:
    """Keep the member number that Kakao vouched for, until the chat has confirmed it."""
    attempt.member_sealed = key.seal_text(_member_place(attempt), member)


def open_member(key: SealKey, attempt: LoginAttempt) -> str | None:
    """The member number that waits for confirmation, or None."""
    sealed = attempt.member_sealed
    return None if sealed is None else key.open_text(_member_place(attempt), sealed)


def _member_place(attempt: LoginAttempt) -> str:
    return f"login_attempt.member_sealed.{attempt.state_hash}"


def patients_of_member(unit: Unit, member: str) -> list[Patient]:
    """The chats that this member number is linked to: the live channel's and the development channel's, at most."""
    known = [unit.vault.lookup(purpose, member) for purpose in ("app_user", "app_user_dev")]
    query = select(Patient).where(col(Patient.app_user_lookup).in_(known))
    return [one for one in unit.session.scalars(query) if _is_member(unit, one, member)]


def _is_member(unit: Unit, patient: Patient, member: str) -> bool:
    """Whether the member number is sealed in the row that its hash was found in: a hash can be moved, a sealed value cannot."""
    sealed, where = patient.app_user_sealed, place("app_user_sealed", patient.id)
    return sealed is not None and key_of(unit, patient.id).open_text(where, sealed) == member


def patients_of_channel_user(unit: Unit, key: str) -> list[Patient]:
    """The chats of this channel user (member number or channel user key)."""
    members = [unit.vault.lookup(purpose, key) for purpose in ("app_user", "app_user_dev")]
    by_channel = col(Patient.channel_lookup) == unit.vault.lookup("channel", key)
    return list(unit.session.scalars(select(Patient).where(or_(col(Patient.app_user_lookup).in_(members), by_channel))))


def linked_among(unit: Unit, patient_ids: Sequence[str]) -> list[str]:
    """Those of these patients whose chat is linked to a member number that can still be opened."""
    patient, key = table_of(Patient), table_of(PatientKey)
    query = select(patient.c.id).join(key, key.c.patient_id == patient.c.id).where(patient.c.id.in_(patient_ids))
    return list(unit.connection.scalars(query.where(patient.c.app_user_sealed.is_not(None))))


def destroy_login(unit: Unit, patient_id: str) -> None:
    """Forget the member number, every login on its way and every link: the chat is as if it had never been linked."""
    unit.session.flush()
    unit.session.execute(delete(LoginAttempt).where(col(LoginAttempt.patient_id) == patient_id))
    unit.session.execute(delete(AccessLink).where(col(AccessLink.patient_id) == patient_id))
    mine = update(Patient).where(col(Patient.id) == patient_id)
    unit.session.execute(mine.values(app_user_lookup=None, app_user_sealed=None))
    unit.session.expire_all()


def is_new(unit: Unit, kind: str, key: str) -> bool:
    """Note an event of Kakao's; False when it was noted before."""
    dialect = postgresql if unit.on_postgresql else sqlite
    values = {"key_hash": token_hash(unit, kind, key), "kind": kind, "seen_at": unit.now}
    made = dialect.insert(table_of(SeenEvent)).values(values).on_conflict_do_nothing()
    return unit.session.execute(made.returning(SeenEvent.key_hash)).scalar() is not None


def sweep(unit: Unit, over_before: datetime, seen_before: datetime) -> int:
    """Remove logins, links and codes that were over at `over_before` and events seen at `seen_before` or earlier; how many."""
    gone = 0
    for statement in (
        delete(LoginAttempt).where(col(LoginAttempt.expires_at) <= over_before),
        delete(AccessLink).where(col(AccessLink.expires_at) <= over_before),
        delete(EntryCode).where(col(EntryCode.expires_at) <= over_before),
        delete(SeenEvent).where(col(SeenEvent.seen_at) <= seen_before),
    ):
        gone += int(getattr(unit.session.execute(statement), "rowcount", 0))
    return gone
