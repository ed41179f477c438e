"""The second person: a change that one person proposes is carried out when another one, who may, confirms it.

Who invites somebody into a role that opens patients' data, gives such a role, or makes a new link for somebody's account could
become anybody alone; and periods, processors and consents concern every patient. Each kind is a row in `ACTIONS`. Nobody
confirms what they proposed, nor what is about their own account. A clinic in which nobody else has ever been able to confirm
has one person alone, who is not asked; ending the others' accounts does not bring that back (the command line remains).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from skills.clinic import versions as clinic
from skills.notifications import notices
from skills.rights import desk_requests
from skills.rights.grounds import Identity
from skills.staff import permissions, staff
from skills.staff.permissions import GRANTS, Act, Person, Role
from storage.errors import Conflict, NotAllowed, NotFound, NotPossible
from storage.staff import proposals
from storage.staff import staff as accounts
from storage.staff.proposals import Proposal, ProposalState
from storage.trail import chain
from storage.unit.unit_of_work import Unit

Details: TypeAlias = Mapping[str, Any]
UNGUARDED = frozenset({Role.AUDITOR})  # Opens no patient's data, and confirms nothing.
OFFICERS = frozenset({"officer", "processors", "periods", "policy", "announcing", "registers"})


def invite(unit: Unit, who: Person, name: str, email: str, roles: Iterable[str]) -> str | None:
    """Invite somebody: the token of the link, or None when a second person is to confirm it first."""
    login, wanted = staff.read_email(email), staff.read_roles(roles)
    details = {"name": staff.read_name(name), "email": login, "roles": sorted(wanted)}
    staff.check_email_free(unit, login)
    if wanted <= UNGUARDED or is_alone(unit, who):
        return _invite(unit, details, None)
    propose(unit, who, "invite", details)
    return None


def set_roles(unit: Unit, who: Person, staff_id: str, roles: Iterable[str]) -> bool:
    """Take roles at once, and give those that need nobody else; whether the others now wait for a second person."""
    permissions.check_can_change_staff(who, staff_id)
    wanted, present = staff.read_roles(roles), accounts.roles_of(unit, staff_id)
    guarded = wanted - present - UNGUARDED
    if not guarded or is_alone(unit, who):
        staff.set_roles(unit, who, staff_id, wanted)
        if guarded:
            notices.tell_of_account(unit, "account_roles", staff_id)
        return False
    staff.take_roles(unit, who, staff_id, wanted)
    if free := wanted - present - guarded:
        staff.give_roles(unit, staff_id, free)
    propose(unit, who, "roles", {"roles": sorted(guarded)}, about=staff_id)
    return True


def invite_again(unit: Unit, who: Person, staff_id: str) -> str | None:
    """A fresh link for somebody's account: its token, or None when a second person is to confirm it first."""
    permissions.check_can_change_staff(who, staff_id)
    staff.at_work(unit, staff_id)
    if is_alone(unit, who):
        return _fresh_link(unit, staff_id)
    propose(unit, who, "link", {}, about=staff_id)
    return None


def change_clinic(unit: Unit, who: Person, parts: Mapping[str, Any], *, seen: int, why: str = "") -> bool:
    """Change the clinic's data; whether it waits for a second person instead, which risky parts do."""
    _, before = clinic.present(unit)
    after = clinic.document_of(clinic.read({**before, **parts}))
    changed = clinic.changed_parts(before, after)
    if not changed:
        return False
    _check_parts(who, changed)
    if not clinic.CONCERN_EVERYBODY & set(changed) or is_alone(unit, who):
        clinic.change(unit, parts, seen=seen, why=why)
        return False
    clinic.check_fresh(unit, parts, seen)
    propose(unit, who, "clinic", {"parts": {name: after.get(name) for name in changed}, "seen": seen, "why": why})
    return True


def restore_clinic(unit: Unit, who: Person, number: int) -> bool:
    """Bring an older version back; whether it waits for a second person instead."""
    seen, before = clinic.present(unit)
    changed = clinic.changed_parts(before, clinic.older(unit, number))
    _check_parts(who, changed)
    if not clinic.CONCERN_EVERYBODY & set(changed) or is_alone(unit, who):
        clinic.restore(unit, number)
        return False
    propose(unit, who, "restore", {"number": number, "seen": seen})
    return True


def _check_parts(who: Person, changed: Iterable[str]) -> None:
    permissions.check_can(who, Act.CHANGE_PRIVACY if OFFICERS & set(changed) else Act.CHANGE_CLINIC)


def propose(unit: Unit, who: Person, kind: str, details: Mapping[str, Any], *, about: str = "") -> Proposal:
    """Keep a proposal for another person's eyes. The same one is not kept twice."""
    text = json.dumps(details, ensure_ascii=False, sort_keys=True)
    for known in proposals.waiting(unit):
        if (known.kind, known.about, known.details) == (kind, about, text):
            return known
    made = Proposal(id=unit.new_id(), kind=kind, about=about, details=text, proposed_by=who.id, proposed_at=unit.now)
    proposals.add(unit, made)
    chain.record(unit, "proposal_made", about=about or made.id, why=kind)
    return made


def check_can_confirm(who: Person, proposal: Proposal) -> None:
    """Raise `NotAllowed` unless this person may be the second one."""
    permissions.check_can(who, Act.DECIDE_PROPOSAL)
    if who.id == proposal.proposed_by:
        raise NotAllowed("a second person confirms it", code="own_proposal")
    if who.id == proposal.about:
        raise NotAllowed("nobody confirms a change of their own account", code="own_account")


def confirm(unit: Unit, who: Person, proposal_id: str) -> str:
    """Carry it out, in both names. The token of a link when one was made, which whoever confirms hands over."""
    check_can_confirm(who, _open(unit, proposal_id))
    return carry_out(unit, proposal_id)


def carry_out(unit: Unit, proposal_id: str) -> str:
    """`confirm`, for who has asked whether the second person may; the command line asks nobody and is on the trail."""
    proposal = _open(unit, proposal_id)
    _close(unit, proposal, ProposalState.CONFIRMED)
    return ACTIONS[proposal.kind](unit, json.loads(proposal.details), proposal)


def decline(unit: Unit, who: Person, proposal_id: str) -> None:
    """It is not done: the second person says no, or the first one takes it back."""
    proposal = _open(unit, proposal_id)
    permissions.check_can(who, Act.DECIDE_PROPOSAL)
    _close(unit, proposal, ProposalState.DECLINED)


def is_alone(unit: Unit, who: Person) -> bool:
    """Whether nobody else has ever been able to confirm: only then does one person decide."""
    could = {line.staff_id for line in accounts.ledger(unit, 10_000) if line.role in GRANTS[Act.DECIDE_PROPOSAL]}
    return not accounts.ever_enrolled(unit) & (could - {who.id})


def document_after(unit: Unit, proposal: Proposal) -> clinic.Document:
    """The clinic's data as it would be after a proposal about it."""
    details = json.loads(proposal.details)
    _, before = clinic.present(unit)
    if proposal.kind == "clinic":
        return {**before, **details["parts"]}
    try:
        return clinic.restored(unit, details["number"], details["seen"])
    except Conflict:  # Whoever confirms it is told so; until then the page shows what would be changed back.
        return clinic.older(unit, details["number"])


def _open(unit: Unit, proposal_id: str) -> Proposal:
    proposal = proposals.find(unit, proposal_id)
    if proposal is None:
        raise NotFound("there is no such proposal")
    if not proposals.is_ours(unit, proposal):
        raise NotPossible("this proposal was not made by Sangdam", code="proposal_forged")
    return proposal


def _close(unit: Unit, proposal: Proposal, state: str) -> None:
    if not proposals.decide(unit, proposal, state):
        raise Conflict("this was decided already", code="proposal_over")
    chain.record(unit, f"proposal_{state}", about=proposal.about or proposal.id, why=proposal.kind)


def _invite(unit: Unit, details: Details, _proposal: Proposal | None) -> str:
    token, staff_id = staff.invite_whom(unit, details["name"], details["email"], details["roles"])
    if not set(details["roles"]) <= UNGUARDED:
        notices.tell_of_account(unit, "account_invited", staff_id)
    return token


def _roles(unit: Unit, details: Details, proposal: Proposal) -> str:
    staff.give_roles(unit, proposal.about, details["roles"])
    notices.tell_of_account(unit, "account_roles", proposal.about)
    return ""


def _link(unit: Unit, _details: Details, proposal: Proposal) -> str:
    return _fresh_link(unit, proposal.about)


def _fresh_link(unit: Unit, staff_id: str) -> str:
    notices.tell_of_account(unit, "account_link", staff_id)
    return staff.fresh_link(unit, staff_id)


def _clinic(unit: Unit, details: Details, proposal: Proposal) -> str:
    by = clinic.Makers(proposal.proposed_by, unit.actor.id)
    clinic.change(unit, details["parts"], seen=details["seen"], why=details["why"], by=by)
    return ""


def _restore(unit: Unit, details: Details, proposal: Proposal) -> str:
    clinic.restore(unit, details["number"], seen=details["seen"], by=clinic.Makers(proposal.proposed_by, unit.actor.id))
    return ""


def _right(unit: Unit, details: Details, _proposal: Proposal) -> str:
    desk_requests.prove(unit, details["request"], Identity(details["identity"]))
    return ""


ACTIONS: Mapping[str, Callable[[Unit, Details, Proposal], str]] = {
    "invite": _invite,
    "roles": _roles,
    "link": _link,
    "clinic": _clinic,
    "restore": _restore,
    "right": _right,
}
"""What is done when a proposal of this kind is confirmed; it gives the token of a link, if it made one."""
