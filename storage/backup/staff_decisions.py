"""What was decided about the clinic's own people after a backup was made, carried out again when the backup comes back: who has
left stays out, a role that was taken stays taken, an old password, an old second factor and a spent code open nothing.

Kept among the tombstones beside the keys, like the decisions of patients (`storage/backup/standing_decisions.py`). What
was given after the backup (an account, a role, a new password) is not kept: an administrator gives it again. A name that was
set right stands again as it was; the officer is asked to set it right once more (`skills/rights/fulfilment.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from storage.database import tombstones
from storage.staff import feeds, recovery_codes, sessions, staff
from storage.staff.staff import CREDENTIALS_CHANGED, ENDED, LEFT, RENAMED, ROLE_ENDED, Staff
from storage.trail import chain
from storage.unit.unit_of_work import FiledTombstone, Unit


def carry_out_again(unit: Unit, filed: Sequence[FiledTombstone]) -> None:
    """Carry out the `filed` that this database does not know, and end every session and link: everybody signs in anew."""
    sessions.end_everyone(unit)
    staff.void_all_invitations(unit)
    feeds.end_everyone(unit)
    decided = {tombstone.item_lookup for tombstone in filed}
    for person in staff.everyone(unit) if decided else ():
        for what in _carried_out(unit, person, decided):
            chain.record(unit, "staff_decision_carried_out_again", about=person.id, why=what)
        if tombstones.item_lookup(unit, RENAMED, person.id) in decided:
            chain.record(unit, "correction_undone", about=person.id, why="account")


def _carried_out(unit: Unit, person: Staff, decided: set[str]) -> list[str]:
    def is_decided(kind: str, item_id: str = person.id) -> bool:
        return tombstones.item_lookup(unit, kind, item_id) in decided

    has_left = person.ended_at is None and is_decided(LEFT)
    done = [
        f"{ROLE_ENDED}{role}" for role in staff.roles_of(unit, person.id) if has_left or is_decided(ROLE_ENDED + role)
    ]
    for kind in done:
        role = kind.removeprefix(ROLE_ENDED)
        staff.write_grant(unit, person.id, role, ENDED)
        chain.record(unit, "role_ended", about=person.id, why=role)
    if has_left:
        staff.end(unit, person)
        return [LEFT, *sorted(done)]
    if is_decided(CREDENTIALS_CHANGED):
        staff.void_credentials(unit, person)
        done.append(CREDENTIALS_CHANGED)
    if is_decided(recovery_codes.CODES_REPLACED):
        recovery_codes.replace(unit, person.id, [])
        done.append(recovery_codes.CODES_REPLACED)
    for code in recovery_codes.unused(unit, person.id):
        if is_decided(recovery_codes.CODE_SPENT, f"{person.id}:{code.code_hash}"):
            code.used_at = unit.now
            unit.session.add(code)
            done.append(recovery_codes.CODE_SPENT)
    return sorted(done)
