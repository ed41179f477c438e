"""What did not happen in time, as one table: the desk, `doctor` and the metrics count from it.

To add an alarm, add a row here, a sentence to `bot/cli/doctor.py` and, when it has a page at the desk, its card in
`bot/desk/retention/records.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from skills import paper
from skills.cases import settling
from skills.clinic.clinic import Clinic
from skills.compliance import assessment, incidents, plan, training
from skills.retention import destruction, holds
from skills.rights import rights
from skills.staff import access_review, staff
from storage.outbox import job_runs
from storage.unit.unit_of_work import Unit

Find = Callable[[Unit, Clinic], list[Any]]


def _plan(unit: Unit, clinic: Clinic) -> list[Any]:
    found = plan.status(unit, clinic)
    return [found] if found.is_late else []


def _assessment(unit: Unit, clinic: Clinic) -> list[Any]:
    found = assessment.standing(unit, clinic)
    return [found] if found.is_late else []


OVERDUE: Mapping[str, Find] = {
    "jobs": lambda unit, _: job_runs.overdue(unit),  # not succeeded within the time that bot/jobs/table.py gives them
    "confirmations": lambda unit, _: destruction.overdue_confirmations(unit),  # D-6
    "reviews": lambda unit, _: access_review.overdue_reviews(unit),  # S-4
    "invitations": lambda unit, _: staff.never_came(unit),  # S-2, D-1
    "paper": lambda unit, _: paper.overdue(unit),  # D-8
    "settling": settling.to_be_closed,  # D-1: answered or stopped, and nobody closes it
    "open_cases": settling.without_end,  # D-1: nobody answers it, so nothing ends it
    "holds": lambda unit, _: holds.to_look_at_again(unit),  # D-4
    "rights": lambda unit, _: rights.overdue(unit),
    "trainings": training.late,  # S-11
    "plan": _plan,  # S-11
    "assessment": _assessment,
    "incidents": lambda unit, _: incidents.late(unit),  # B-1
}


def find(unit: Unit, clinic: Clinic) -> dict[str, list[Any]]:
    """The things of each kind that are overdue now."""
    return {name: look(unit, clinic) for name, look in OVERDUE.items()}


def count(unit: Unit, clinic: Clinic) -> dict[str, int]:
    """How many they are."""
    return {name: len(found) for name, found in find(unit, clinic).items()}
