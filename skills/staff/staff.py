"""Accounts of the clinic's people: inviting, enrolling, roles, leaving. Signing in lives in `skills/staff/sign_in.py`.

Every grant, change and end stands in the ledger of roles and on the trail (S-2). There are no shared accounts: an account
is one person with an address, a password and a second factor of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from skills.staff import permissions
from skills.staff.passwords import check_password
from skills.staff.permissions import Person, Role
from storage import characters
from storage.crypto import credentials
from storage.database import tombstones
from storage.errors import NotFound, NotPossible
from storage.staff import feeds, recovery_codes, sessions, staff
from storage.staff.staff import CREDENTIALS_CHANGED, ENDED, GRANTED, Staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit

INVITATION_LASTS = timedelta(hours=72)
COMES_WITHIN = timedelta(days=30)
GIVEN_UP_AFTER = timedelta(days=90)  # Two months after the clinic is reminded of it for the first time.
LINKS_ARE_KEPT = timedelta(days=30)
RECOVERY_CODES = 10
# Whoever sets the clinic up works alone at first; the roles can be given away on the staff page afterwards.
FIRST_ROLES = (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.COUNSELLOR)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What the invited person sees: who is invited, and the second factor's seed once a password was chosen."""

    staff_id: str
    name: str
    email: str
    seed: str


def invite_first(unit: Unit) -> str | None:
    """The token of a link for the first person, or None when somebody can sign in already. An older one is void then."""
    if staff.enrolled_count(unit):
        return None
    person = staff.never_enrolled_first(unit)
    if person is None:
        person = _new_account(unit, "", "", FIRST_ROLES)
    return _new_link(unit, person)


def invite(unit: Unit, name: str, email: str, roles: Iterable[str]) -> str:
    """Make an account and the token of its one-time link. The caller has asked for the permission."""
    return invite_whom(unit, name, email, roles)[0]


def invite_whom(unit: Unit, name: str, email: str, roles: Iterable[str]) -> tuple[str, str]:
    """`invite`, with the account's id beside the token."""
    login, named, wanted = read_email(email), read_name(name), read_roles(roles)
    check_email_free(unit, login)
    person = _new_account(unit, named, login, wanted)
    return _new_link(unit, person), person.id


def invite_again(unit: Unit, who: Person, staff_id: str) -> str:
    """A fresh link for somebody who lost password and phone, or never used the first one: it ends their sessions at once."""
    permissions.check_can_change_staff(who, staff_id)
    return fresh_link(unit, staff_id)


def fresh_link(unit: Unit, staff_id: str) -> str:
    """`invite_again`, for who has asked for the permission and, where it is needed, the second person."""
    person = at_work(unit, staff_id)
    staff.void_credentials(unit, person)
    tombstones.remember(unit, CREDENTIALS_CHANGED, staff_id)
    sessions.end_all(unit, staff_id)
    chain.record(unit, "staff_invited_again", about=staff_id)
    return _new_link(unit, person)


def invitation(unit: Unit, token: str, browser: str = "") -> Enrolment:
    """Who is invited by this token; `NotFound` for one that does not work (any more), or that another browser enrols with."""
    person = _invited(unit, token, browser)
    return Enrolment(person.id, person.name, person.email, staff.open_seed(unit, person))


def choose_password(unit: Unit, token: str, name: str, email: str, password_hash: str, browser: str = "") -> None:
    """First step of enrolling: who one is (asked only of the first person) and the hash of a checked password. From now on
    the link works in this browser alone."""
    person = _invited(unit, token, browser)
    if not staff.claim_invitation(unit, token, browser):
        raise NotFound("another browser has begun with this link", code="link_over")
    if not person.email:
        login = read_email(email)
        check_email_free(unit, login)
        person.name, person.email, person.login = read_name(name), login, login
    staff.keep_password(unit, person, password_hash)
    staff.keep_seed(unit, person, credentials.new_seed())


def finish_enrolment(unit: Unit, token: str, code: str, browser: str = "") -> list[str] | None:
    """Second step: a code from the app proves that it was set up. The recovery codes, or None for a wrong code."""
    person = _invited(unit, token, browser)
    step = credentials.matching_step(staff.open_seed(unit, person), code, unit.now, after=person.totp_step)
    if not person.password_hash or step is None:
        return None
    if not staff.use_invitation(unit, token, browser):
        raise NotFound("this link does not work any more", code="link_over")
    person.totp_step = step
    person.enrolled_at = unit.now
    tombstones.remember(unit, CREDENTIALS_CHANGED, person.id)
    unit.session.add(person)
    chain.record(unit, "staff_enrolled", about=person.id)
    return new_recovery_codes(unit, person.id)


def new_recovery_codes(unit: Unit, staff_id: str) -> list[str]:
    """Ten fresh codes, shown once; the earlier ones are void."""
    codes = [f"{(digits := unit.digits(10))[:5]}-{digits[5:]}" for _ in range(RECOVERY_CODES)]
    recovery_codes.replace(unit, staff_id, [code.replace("-", "") for code in codes])
    chain.record(unit, "recovery_codes_made", about=staff_id)
    return codes


def change_password(unit: Unit, who: Person, password_hash: str, keep_session: str) -> None:
    """The person's own new password; their other sessions end."""
    person = at_work(unit, who.id)
    staff.keep_password(unit, person, password_hash)
    tombstones.remember(unit, CREDENTIALS_CHANGED, who.id)
    sessions.end_all(unit, who.id, but=keep_session)
    chain.record(unit, "password_changed", about=who.id)


def set_roles(unit: Unit, who: Person, staff_id: str, roles: Iterable[str]) -> None:
    """Give and take roles so that the person has exactly these; each change is a line in the ledger."""
    permissions.check_can_change_staff(who, staff_id)
    at_work(unit, staff_id)
    wanted, present = read_roles(roles), staff.roles_of(unit, staff_id)
    for role in Role:
        if role in wanted and role not in present:
            _write(unit, staff_id, role, GRANTED)
        if role in present and role not in wanted:
            _write(unit, staff_id, role, ENDED)


def take_roles(unit: Unit, who: Person, staff_id: str, kept: Iterable[str]) -> None:
    """End every role that is not among these."""
    permissions.check_can_change_staff(who, staff_id)
    for role in sorted(staff.roles_of(unit, staff_id) - set(kept)):
        _write(unit, staff_id, role, ENDED)


def give_roles(unit: Unit, staff_id: str, roles: Iterable[str]) -> None:
    """Give these roles; for who has asked for the permission and, where it is needed, the second person."""
    at_work(unit, staff_id)
    for role in sorted(read_roles(roles) - staff.roles_of(unit, staff_id)):
        _write(unit, staff_id, role, GRANTED)


def end_account(unit: Unit, who: Person, staff_id: str) -> None:
    """The person leaves: roles, sessions and links end at this moment, and what was theirs alone is gone. What they held goes
    back by `skills/cases/team/shifts.py`."""
    permissions.check_can_change_staff(who, staff_id)
    _end(unit, at_work(unit, staff_id))


def _end(unit: Unit, person: Staff) -> None:
    for role in sorted(staff.roles_of(unit, person.id)):
        _write(unit, person.id, role, ENDED)
    staff.end(unit, person)
    feeds.end(unit, person.id)
    sessions.end_all(unit, person.id)
    chain.record(unit, "staff_left", about=person.id)


def unlock(unit: Unit, email: str) -> int:
    """End the waiting after failed tries, for this account or for everybody; how many counts there were."""
    chain.record(unit, "sign_in_unlocked")
    return sessions.forget_all_failures(unit, characters.plain(email).lower())


def list_accounts(unit: Unit) -> list[str]:
    """One line an account, for the command line: name, address, state and roles."""
    roles = staff.roles_of_everyone(unit)
    lines = []
    for one in staff.everyone(unit):
        state = "ended" if one.ended_at else "active" if one.enrolled_at else "invited"
        theirs = ", ".join(sorted(roles.get(one.id, ())))
        lines.append(f"{one.name or '(first account)'} <{one.email}> {state}: {theirs or 'no role'}")
    return lines


def never_came(unit: Unit) -> list[Staff]:
    """Who was invited over a month ago and cannot sign in: somebody invites them again or ends the account."""
    return _invited_before(unit, unit.now - COMES_WITHIN)


def clear_old(unit: Unit) -> int:
    """What ends by itself (a scheduled job): links that nobody used in time, and the accounts of those who never came; how
    many. Their names go with those of who left."""
    given_up = _invited_before(unit, unit.now - GIVEN_UP_AFTER)
    for person in given_up:
        _end(unit, person)
    return len(given_up) + staff.clear_lapsed_invitations(unit, unit.now - LINKS_ARE_KEPT)


def _invited_before(unit: Unit, before: datetime) -> list[Staff]:
    waiting = [one for one in staff.everyone(unit) if one.email and one.enrolled_at is None and one.ended_at is None]
    return [one for one in waiting if one.invited_at < before]


def address_of(unit: Unit, staff_id: str) -> str:
    """Where somebody is reached by mail; empty when the account is none or has ended."""
    person = staff.find(unit, staff_id)
    return person.email if person is not None and person.ended_at is None else ""


def at_work(unit: Unit, staff_id: str) -> Staff:
    """The account, unless it has ended."""
    person = staff.find(unit, staff_id)
    if person is None or person.ended_at is not None:
        raise NotFound("there is no such account")
    return person


def check_new_password(password: str, name: str, email: str, clinic_words: Iterable[str]) -> None:
    """The rule for a new password; see `skills/staff/passwords.py`."""
    check_password(password, [*name.split(), name, *email.replace("@", ".").split("."), *clinic_words])


def check_same(password: str, again: str) -> None:
    """A password is typed twice, because nobody sees it."""
    if characters.password(password) != characters.password(again):
        raise NotPossible("the two are not the same", code="passwords_differ")


def check_email_free(unit: Unit, login: str) -> None:
    """Raise `NotPossible` when somebody has this address."""
    if staff.find_by_login(unit, login) is not None:
        raise NotPossible("there is an account with this address already", code="email_taken")


def read_email(email: str) -> str:
    """An address in the form in which it is kept; `NotPossible` for what cannot be one."""
    bare = characters.plain(email).lower()
    local, _, domain = bare.rpartition("@")
    if not local or "." not in domain or len(bare) > 254 or any(c.isspace() for c in bare):
        raise NotPossible("this is no e-mail address", code="email_wrong")
    return bare


def read_roles(roles: Iterable[str]) -> frozenset[Role]:
    """Roles by their words; `NotPossible` for none or an unknown one."""
    words = set(roles)
    if not words or words - set(Role):
        raise NotPossible("choose at least one of the roles", code="roles_wrong")
    return frozenset(Role(word) for word in words)


def read_name(name: str) -> str:
    bare = characters.label(name)
    if not 1 <= len(bare) <= 40:
        raise NotPossible("a person has a name", code="name_wrong")
    return bare


def _new_account(unit: Unit, name: str, email: str, roles: Iterable[Role]) -> Staff:
    person = Staff(id=unit.new_id(), name=name, email=email, login=email or None, invited_at=unit.now)
    unit.session.add(person)
    unit.session.flush()
    chain.record(unit, "staff_invited", about=person.id)
    for role in sorted(roles):
        _write(unit, person.id, role, GRANTED)
    return person


def _write(unit: Unit, staff_id: str, role: str, act: str) -> None:
    staff.write_grant(unit, staff_id, role, act)
    chain.record(unit, f"role_{act}", about=staff_id, why=role)


def _new_link(unit: Unit, person: Staff) -> str:
    token = unit.token()
    staff.add_invitation(unit, person.id, token, INVITATION_LASTS)
    return token


def _invited(unit: Unit, token: str, browser: str) -> Staff:
    link = staff.find_invitation(unit, token, browser)
    if link is None:
        raise NotFound("this link does not work any more", code="link_over")
    return at_work(unit, link.staff_id)
