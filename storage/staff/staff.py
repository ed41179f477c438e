"""The clinic's own people: accounts, the ledger of their roles, and invitations. Tables and queries only.

The rules live in `skills/staff/staff.py`, sessions and failed sign-ins in `storage/staff/sessions.py`. The ledger of
roles is append-only and kept for three years (security standard Art. 5, S-2).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Integer, LargeBinary, delete, func, select, tuple_, update
from sqlmodel import SQLModel, col

from storage.cases import notes
from storage.cases.answering import drafts, files
from storage.cases.team import duty, mentions, reminders, views
from storage.database import tombstones
from storage.staff import recovery_codes
from storage.trail import row_codes
from storage.unit.schema import BIG, Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit

CODE_LENGTH = 32
GRANTED, ENDED = "granted", "ended"
LEFT, CREDENTIALS_CHANGED, ROLE_ENDED, RENAMED = "staff_left", "credentials_changed", "role_ended:", "staff_renamed"
"""Decisions that a restored backup must not undo (`tombstones.remember`, `storage/backup/staff_decisions.py`)."""


class Staff(SQLModel, table=True):
    """One person, one account. `login` is the e-mail address in lower case while the person may sign in, None afterwards;
    the row itself stays, because the ledger and the trail point to it."""

    __tablename__ = "staff"

    id: str = column(Kind.ID, primary_key=True)
    name: str = column(Kind.STAFF, default="")
    email: str = column(Kind.STAFF, default="")
    login: str | None = column(Kind.STAFF, nullable=True, unique=True)
    lang: str = column(Kind.STATE, default="ko")
    password_hash: str = column(Kind.SECRET, default="")
    totp_sealed: bytes | None = column(Kind.SECRET, LargeBinary(), nullable=True)
    totp_step: int = column(Kind.STATE, BIG(), default=0)
    invited_at: datetime = column(Kind.TIME, UtcDateTime())
    enrolled_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    ended_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)


class RoleGrant(SQLModel, table=True):
    """One line of the ledger: a role was granted to somebody or ended, when and by whom. Never changed."""

    __tablename__ = "role_grant"

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    staff_id: str = column(Kind.ID, index=True)
    role: str = column(Kind.STATE)
    act: str = column(Kind.STATE)
    done_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    done_by: str = column(Kind.ID, default="")
    mac: str = column(Kind.PROOF, default="", server_default="")


class LedgerMark(SQLModel, table=True):
    """Up to which line a ledger may be pruned; its triggers let only those lines go."""

    __tablename__ = "ledger_mark"

    ledger: str = column(Kind.ID, primary_key=True)
    up_to: int = column(Kind.ID, BIG(), default=0)


class Invitation(SQLModel, table=True):
    """A one-time link; only the keyed hash of its token is kept. `browser_hash` is the one browser that has begun to enrol."""

    __tablename__ = "invitation"

    token_hash: str = column(Kind.SECRET, primary_key=True)
    staff_id: str = column(Kind.ID, references="staff.id", index=True)
    made_at: datetime = column(Kind.TIME, UtcDateTime())
    expires_at: datetime = column(Kind.TIME, UtcDateTime())
    used_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    browser_hash: str = column(Kind.SECRET, default="")
    mac: str = column(Kind.PROOF, default="", server_default="")


# -- accounts ---------------------------------------------------------------------------------------------------------


def find(unit: Unit, staff_id: str) -> Staff | None:
    """The account with this id, also one that has ended."""
    return unit.session.get(Staff, staff_id)


def find_by_login(unit: Unit, login: str) -> Staff | None:
    """The account that signs in with this address (lower case)."""
    found: Staff | None = unit.session.scalar(select(Staff).where(col(Staff.login) == login))
    return found


def everyone(unit: Unit) -> list[Staff]:
    """All accounts, those at work first, then by name."""
    return list(unit.session.scalars(select(Staff).order_by(col(Staff.ended_at).is_not(None), col(Staff.name))))


def names(unit: Unit) -> dict[str, str]:
    """Every staff member's name by id, for showing who did something."""
    return {row.id: row.name for row in unit.session.execute(select(col(Staff.id), col(Staff.name)))}


def enrolled_count(unit: Unit) -> int:
    """How many people can sign in."""
    query = select(func.count()).where(col(Staff.enrolled_at).is_not(None), col(Staff.ended_at).is_(None))
    return int(unit.session.scalar(query) or 0)


def never_enrolled_first(unit: Unit) -> Staff | None:
    """The account made for the very first sign-in that nobody has used yet: it has no address."""
    query = select(Staff).where(col(Staff.email) == "", col(Staff.enrolled_at).is_(None), col(Staff.ended_at).is_(None))
    found: Staff | None = unit.session.scalar(query.limit(1))
    return found


def rename(unit: Unit, staff_id: str, name: str) -> None:
    """The account bears this name from now on; what points to it does so by its id."""
    person = unit.session.get_one(Staff, staff_id)
    person.name = name
    unit.session.add(person)
    tombstones.remember(unit, RENAMED, staff_id)


def end(unit: Unit, person: Staff) -> None:
    """The account opens nothing any more, and what was this person's alone is gone: unsent words and files, own replies and
    views, what they were to be reminded of. Its row stays, because the ledger and the trail point to it."""
    person.ended_at, person.login, person.password_hash, person.totp_sealed = unit.now, None, "", None
    unit.session.add(person)
    unit.session.execute(delete(Invitation).where(col(Invitation.staff_id) == person.id))
    recovery_codes.void(unit, person.id)
    for drop in _THEIR_OWN:
        drop(unit, person.id)
    tombstones.remember(unit, LEFT, person.id)


_THEIR_OWN = (
    drafts.drop_all_of_staff, notes.drop_canned_of, files.drop_chosen_of_staff, reminders.drop_all_of_staff,
    mentions.drop_all_of_staff, views.drop_all_of_staff, duty.drop,
)  # fmt: skip


def void_credentials(unit: Unit, person: Staff) -> None:
    """Neither password nor second factor nor paper code opens anything: the person is to enrol anew."""
    person.password_hash, person.totp_sealed, person.enrolled_at = "", None, None
    unit.session.add(person)
    recovery_codes.void(unit, person.id)


def keep_password(unit: Unit, person: Staff, hashed: str) -> None:
    """Keep the hash of a password, with a code that binds it to this account."""
    person.password_hash = row_codes.code(unit, "password", person.id, hashed) + hashed
    unit.session.add(person)


def password_of(unit: Unit, person: Staff) -> str:
    """The hash that the password must match; empty when there is none, or one that Sangdam did not put there."""
    hashed = person.password_hash[CODE_LENGTH:]
    return hashed if row_codes.is_ours(unit, person.password_hash[:CODE_LENGTH], "password", person.id, hashed) else ""


def begin_codes(unit: Unit) -> None:
    """Bind the passwords that were kept before there were codes, and void the links: they live for three days at most."""
    for person in everyone(unit):
        if person.password_hash:
            keep_password(unit, person, person.password_hash)
    void_all_invitations(unit)


def _seed_place(staff_id: str) -> str:
    return f"staff.totp_sealed.{staff_id}"


def keep_seed(unit: Unit, person: Staff, seed: str) -> None:
    """Keep the second factor's seed, sealed; the step count starts anew."""
    person.totp_sealed = unit.vault.seal_own(_seed_place(person.id), seed.encode())
    person.totp_step = 0
    unit.session.add(person)


def open_seed(unit: Unit, person: Staff) -> str:
    """The second factor's seed; empty when there is none."""
    return (
        "" if person.totp_sealed is None else unit.vault.open_own(_seed_place(person.id), person.totp_sealed).decode()
    )


# -- the ledger of roles ----------------------------------------------------------------------------------------------


def write_grant(unit: Unit, staff_id: str, role: str, act: str) -> None:
    """Add a line to the ledger."""
    line = RoleGrant(staff_id=staff_id, role=role, act=act, done_at=unit.now, done_by=unit.actor.id or unit.actor.kind)
    line.mac = row_codes.code(unit, "role_grant", *_said_by(line))
    unit.session.add(line)
    unit.session.flush()
    if act == ENDED:
        tombstones.remember(unit, f"{ROLE_ENDED}{role}", staff_id)


def grants_of(unit: Unit, staff_id: str) -> list[RoleGrant]:
    """One person's lines, oldest first."""
    query = select(RoleGrant).where(col(RoleGrant.staff_id) == staff_id).order_by(col(RoleGrant.id))
    return [line for line in unit.session.scalars(query) if is_ours(unit, line)]


def is_ours(unit: Unit, line: RoleGrant) -> bool:
    """Whether this line was written by Sangdam, and not put in beside it: else it grants and ends nothing."""
    return row_codes.is_ours(unit, line.mac, "role_grant", *_said_by(line), row_id=line.id)


def _said_by(line: RoleGrant) -> tuple[row_codes.Value, ...]:
    return line.staff_id, line.role, line.act, line.done_at, line.done_by


def roles_of(unit: Unit, staff_id: str) -> frozenset[str]:
    """The roles a person has now: what was granted and not ended since."""
    return _in_force(grants_of(unit, staff_id))


def roles_of_everyone(unit: Unit) -> dict[str, frozenset[str]]:
    """The roles of all, by staff id."""
    lines: dict[str, list[RoleGrant]] = {}
    for line in unit.session.scalars(select(RoleGrant).order_by(col(RoleGrant.id))):
        if is_ours(unit, line):
            lines.setdefault(line.staff_id, []).append(line)
    return {staff_id: _in_force(theirs) for staff_id, theirs in lines.items()}


def _in_force(lines: list[RoleGrant]) -> frozenset[str]:
    last = {line.role: line.act for line in lines}
    return frozenset(role for role, act in last.items() if act == GRANTED)


def ever_enrolled(unit: Unit) -> frozenset[str]:
    """Whoever has enrolled, also when their account has ended or waits for a new link now."""
    here = select(col(Staff.id)).where(col(Staff.enrolled_at).is_not(None) | col(Staff.ended_at).is_not(None))
    used = select(col(Invitation.staff_id)).where(col(Invitation.used_at).is_not(None))
    return frozenset(unit.session.scalars(here)) | frozenset(unit.session.scalars(used))


def ledger(unit: Unit, limit: int = 200) -> list[RoleGrant]:
    """The newest lines of the ledger."""
    return list(unit.session.scalars(select(RoleGrant).order_by(col(RoleGrant.id).desc()).limit(limit)))


def prune_ledger(unit: Unit, before: datetime) -> int:
    """Remove what the ledger says of a role that somebody has not had since `before`, whether they left or stayed; how many
    lines went. A role in force keeps its lines however old they are: the period counts from the end (S-2)."""
    last = select(func.max(col(RoleGrant.id))).group_by(col(RoleGrant.staff_id), col(RoleGrant.role))
    ended = select(col(RoleGrant.staff_id), col(RoleGrant.role)).where(
        col(RoleGrant.id).in_(last), col(RoleGrant.act) == ENDED, col(RoleGrant.done_at) <= before
    )
    old = select(col(RoleGrant.id)).where(tuple_(col(RoleGrant.staff_id), col(RoleGrant.role)).in_(ended))
    ids = list(unit.session.scalars(old))
    if not ids:
        return 0
    _move_mark(unit, max(one for one in ids if one is not None))
    unit.session.execute(delete(RoleGrant).where(col(RoleGrant.id).in_(ids)))
    _move_mark(unit, 0)  # Closed again at once: the next line is as safe as it was.
    return len(ids)


def _move_mark(unit: Unit, up_to: int) -> None:
    mark = unit.session.get(LedgerMark, "role_grant") or LedgerMark(ledger="role_grant")
    mark.up_to = up_to
    unit.session.add(mark)
    unit.session.flush()


def add_invitation(unit: Unit, staff_id: str, token: str, valid_for: timedelta) -> None:
    """Keep the hash of a fresh link; older links of the same person are void from now on."""
    void_invitations(unit, staff_id)
    row = Invitation(
        token_hash=unit.vault.lookup("invitation", token),
        staff_id=staff_id,
        made_at=unit.now,
        expires_at=unit.now + valid_for,
    )
    row.mac = row_codes.code(unit, "invitation", row.token_hash, row.staff_id, row.expires_at)
    unit.session.add(row)
    unit.session.flush()


def void_invitations(unit: Unit, staff_id: str) -> None:
    """No link of this person works any more."""
    unit.session.execute(
        delete(Invitation).where(col(Invitation.staff_id) == staff_id, col(Invitation.used_at).is_(None))
    )


def clear_lapsed_invitations(unit: Unit, before: datetime) -> int:
    """Remove links that nobody used in time; how many. A used one stays with its account, for `ever_enrolled`."""
    lapsed = delete(Invitation).where(col(Invitation.used_at).is_(None), col(Invitation.expires_at) <= before)
    return len(unit.session.execute(lapsed.returning(col(Invitation.staff_id))).all())


def void_all_invitations(unit: Unit) -> None:
    """Nobody's link works any more."""
    unit.session.execute(delete(Invitation).where(col(Invitation.used_at).is_(None)))


def find_invitation(unit: Unit, token: str, browser: str = "") -> Invitation | None:
    """The link with this token, if it still works: for anybody until a browser has begun to enrol, then for that one."""
    row = unit.session.get(Invitation, unit.vault.lookup("invitation", token))
    if row is None or row.used_at is not None or row.expires_at <= unit.now:
        return None
    if not row_codes.is_ours(unit, row.mac, "invitation", row.token_hash, row.staff_id, row.expires_at):
        return None
    return row if row.browser_hash in ("", _browser(unit, browser)) else None


def claim_invitation(unit: Unit, token: str, browser: str) -> bool:
    """Tie the link to this browser; whether it is tied to it now. Of two at the same moment one gets it."""
    link, ours = col(Invitation.token_hash) == unit.vault.lookup("invitation", token), _browser(unit, browser)
    free = col(Invitation.browser_hash).in_(("", ours))
    claimed = update(Invitation).where(link, free, col(Invitation.used_at).is_(None)).values(browser_hash=ours)
    return _was_one(unit, claimed.returning(col(Invitation.token_hash)))


def use_invitation(unit: Unit, token: str, browser: str) -> bool:
    """Use the link up; whether it could still be used by this browser. Of two at the same moment one does."""
    link = col(Invitation.token_hash) == unit.vault.lookup("invitation", token)
    ours = col(Invitation.browser_hash) == _browser(unit, browser)
    used = update(Invitation).where(link, ours, col(Invitation.used_at).is_(None)).values(used_at=unit.now)
    return _was_one(unit, used.returning(col(Invitation.token_hash)))


def spend_step(unit: Unit, person: Staff, step: int) -> bool:
    """Note that the second factor's code of this step was used; whether it was not used before. Of two who show the same code
    at the same moment one gets in."""
    unit.session.flush()
    free = col(Staff.totp_step) < step
    spent = update(Staff).where(col(Staff.id) == person.id, free).values(totp_step=step).returning(col(Staff.id))
    return _was_one(unit, spent)


def _was_one(unit: Unit, statement: Any) -> bool:
    return len(unit.session.execute(statement, execution_options={"synchronize_session": False}).all()) == 1


def _browser(unit: Unit, browser: str) -> str:
    return unit.vault.lookup("invitation_browser", browser) if browser else "-"
