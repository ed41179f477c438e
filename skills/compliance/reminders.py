"""Every morning: what did not happen in time is told again, kind by kind, until it has happened (S-4, D-6, D-8, R-1).

What counts as overdue is `skills/compliance/overdue.py`. A reminder holds a kind and a count, and nothing about a person.
"""

from __future__ import annotations

from skills.clinic.clinic import Clinic
from skills.compliance import overdue
from skills.notifications import notices
from storage.unit.unit_of_work import Unit


def run(unit: Unit, clinic: Clinic) -> int:
    """Tell the staff's channel of each kind of overdue thing (a scheduled job); how many kinds those were."""
    late = {kind: count for kind, count in overdue.count(unit, clinic).items() if count}
    for kind, count in late.items():
        notices.tell_staff(unit, f"overdue_{kind}", f"overdue:{kind}", str(count))
    return len(late)
