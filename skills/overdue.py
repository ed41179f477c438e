"""What did not happen in time, as one table: the desk, `doctor` and the metrics count from it.

To add an alarm, add a row here, a sentence to `bot/doctor.py` and, when it has a page at the desk, its card in
`bot/desk/records.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from skills import access_review, destruction, holds, paper, rights
from storage import job_runs
from storage.unit import Unit

Find = Callable[[Unit], list[Any]]

OVERDUE: Mapping[str, Find] = {
    "jobs": job_runs.overdue,  # not succeeded within the time that bot/jobs.py gives them
    "confirmations": destruction.overdue_confirmations,  # D-6
    "reviews": access_review.overdue_reviews,  # S-4
    "paper": paper.overdue,  # D-8
    "holds": holds.to_look_at_again,  # D-4
    "rights": rights.overdue,
}


def count(unit: Unit) -> dict[str, int]:
    """How many things of each kind are overdue now."""
    return {name: len(find(unit)) for name, find in OVERDUE.items()}
