"""A calendar of visits for one person of the staff, behind a secret address: when and how long, and no name (S-8).

What leaves for a calendar program is with its maker from then on, so that nothing in it says whose visit it is: a link to the
case, which opens for who is signed in. A doctor's calendar has their own visits, anybody else's all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from skills.cases import whose
from skills.clinic import switches
from skills.staff import permissions
from skills.staff.permissions import Act, Person, Role
from storage.errors import NotFound
from storage.staff import feeds, staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit
from storage.visits import visits
from storage.visits.visits import Visit

BACK, AHEAD = timedelta(days=31), timedelta(days=366)
SAME_LOOK = timedelta(hours=1)  # Calendar programs ask every few minutes.


def make(unit: Unit, who: Person) -> str:
    """A new address for this person: its token, shown once. The old one is over."""
    permissions.check_can(who, Act.SEE_VISITS)
    token = unit.token()
    feeds.make(unit, who.id, token)
    chain.record(unit, "calendar_made", about=who.id)
    return token


def end(unit: Unit, who: Person) -> None:
    """This person's address opens nothing any more."""
    permissions.check_can(who, Act.SEE_VISITS)
    feeds.end(unit, who.id)
    chain.record(unit, "calendar_ended", about=who.id)


def made_at(unit: Unit, who: Person) -> datetime | None:
    """When this person's address was made; None without one."""
    found = feeds.of_staff(unit, who.id)
    return None if found is None else found.made_at


def read(unit: Unit, token: str, *, own_only: bool) -> Sequence[Visit]:
    """The visits behind an address, recorded as a look of the person whose it is; `NotFound` for an address that opens nothing,
    for somebody who has left or may not see visits any more, and while the desk's door is shut. `own_only` as at the desk."""
    feed = feeds.find(unit, token)
    account = staff.find(unit, feed.staff_id) if feed is not None else None
    if account is None or account.ended_at is not None or account.enrolled_at is None:
        raise NotFound("this address opens nothing")
    who = Person(account.id, account.name, staff.roles_of(unit, account.id), account.lang, own_only)
    if not permissions.can(who, Act.SEE_VISITS) or not switches.lets_in(unit, who.id):
        raise NotFound("this address opens nothing any more")
    unit.actor = replace(unit.actor, id=who.id, role=permissions.role_for(who, Act.SEE_VISITS))
    if not chain.has_looked(unit, "calendar_read", who.id, since=unit.now - SAME_LOOK):
        chain.record(unit, "calendar_read", about=who.id)
    doctor = who.id if Role.PRACTITIONER in who.roles else None
    found = visits.in_feed(unit, unit.now - BACK, unit.now + AHEAD, doctor)
    mine = whose.theirs(unit, who, [visit.consultation_id for visit in found])
    return [visit for visit in found if visit.consultation_id in mine]
