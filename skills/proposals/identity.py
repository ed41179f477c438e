"""Who asks by telephone, letter or visit: what one officer has checked, a second person confirms before anything rests on it.

Otherwise one person could enter a request in somebody's name, prove it to themselves, and take a copy of the data or destroy
it.
A request that was made in the patient's own chat needs nobody more: the patient is told there.
"""

from __future__ import annotations

from skills.proposals import proposals
from skills.rights import desk_requests
from skills.rights.grounds import Identity
from skills.rights.rights import show_number
from skills.staff.permissions import Person
from storage.unit.unit_of_work import Unit

KIND = "right"


def prove(unit: Unit, who: Person, request_id: str, how: Identity) -> bool:
    """Note what the officer checked; whether it waits for a second person."""
    request = desk_requests.unproven(unit, who, request_id, how)
    if proposals.is_alone(unit, who):
        desk_requests.prove(unit, request_id, how)
        return False
    details = {"request": request.id, "number": show_number(request.number), "right": request.kind, "identity": how}
    proposals.propose(unit, who, KIND, details)
    return True
