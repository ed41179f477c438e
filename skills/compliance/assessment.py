"""The yearly assessment whether the assistant is high-impact AI (A-5; AI Basic Act Art. 33, 34): list, day and finding.

It stands among the checks of the management plan, which are append-only and kept as long. It is late
`registers.first_plan_days` after the plan came into force without one, and `registers.plan_check_days` after the last one. A
clinic without a plan is late with that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from skills.clinic.clinic import Clinic
from skills.compliance import plan
from skills.fields.timing.hours import today_in_seoul
from skills.staff.permissions import Act, check_can
from storage.compliance import plan as kept
from storage.compliance.plan import PlanCheck
from storage.errors import NotPossible
from storage.trail import chain
from storage.unit.unit_of_work import Unit

QUESTIONS = ("diagnoses", "triages", "recommends", "decides", "generates", "other_use")
"""What would make it high-impact, or change what the law asks: each is answered yes or no."""
FINDINGS = ("not_high_impact", "high_impact")
ANSWERS = ("no", "yes")


@dataclass(frozen=True, slots=True)
class Assessments:
    """All assessments, newest first, and until when the next one is in time; None without a plan."""

    done: Sequence[PlanCheck]
    due_on: date | None
    is_late: bool


def record(unit: Unit, answers: Mapping[str, str], *, finding: str, words: str = "") -> PlanCheck:
    """The officer has gone through the list. A yes needs words that say why the finding is what it is."""
    check_can(unit.actor, Act.CHECK_PLAN)
    version = plan.status_in_force(unit)
    if version is None:
        raise NotPossible("no plan is in force under which it could be kept", code="plan_missing")
    is_whole = set(answers) == set(QUESTIONS) and set(answers.values()) <= set(ANSWERS) and finding in FINDINGS
    if not is_whole or ("yes" in answers.values() and not words.strip()):
        raise NotPossible("each question has its answer, and a yes its words", code="assessment_incomplete")
    said = "\n".join([*(f"{name}={answers[name]}" for name in QUESTIONS), words.strip()])
    made = PlanCheck(
        id=unit.new_id(), version_id=version.id, checked_at=unit.now, checked_by=unit.actor.id, finding=finding,
        follow_up=said,
    )  # fmt: skip
    kept.add_check(unit, made)
    chain.record(unit, "assessment_recorded", about=made.id, why=finding)
    return made


def standing(unit: Unit, clinic: Clinic) -> Assessments:
    """The assessments as they stand now."""
    done = [check for check in kept.checks(unit) if check.finding in FINDINGS]
    version = plan.status_in_force(unit)
    if done:
        due_on: date | None = today_in_seoul(done[0].checked_at) + timedelta(days=clinic.registers.plan_check_days)
    else:
        due_on = version.in_force_on + timedelta(days=clinic.registers.first_plan_days) if version else None
    return Assessments(done, due_on, due_on is not None and today_in_seoul(unit.now) > due_on)


def answers_of(check: PlanCheck) -> tuple[dict[str, str], str]:
    """What was answered to each question, and the words."""
    lines = check.follow_up.split("\n")
    return dict(line.split("=", 1) for line in lines[: len(QUESTIONS)]), "\n".join(lines[len(QUESTIONS) :])
