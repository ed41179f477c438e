"""The internal management plan (clause 8, S-11): the version in force, the history, and the officer's yearly check.

A check is due `registers.plan_check_days` (a year at most) after the last one or, without one, after the first version came
into force. A clinic without a plan is late `registers.first_plan_days` after its first account was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from skills.clinic.clinic import Clinic
from skills.fields.timing.hours import today_in_seoul
from skills.staff.permissions import Act, check_can
from storage.compliance import plan
from storage.compliance.plan import PlanCheck, PlanVersion
from storage.errors import NotPossible
from storage.staff import staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit

FINDINGS = ("carried_out", "gaps")


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """The plan as it stands: all versions and checks, newest first, the version in force (None for none), and until when
    the next step is in time: a check or, without a version in force, the plan itself. None before the first account."""

    versions: Sequence[PlanVersion]
    checks: Sequence[PlanCheck]
    in_force: PlanVersion | None
    due_on: date | None
    is_late: bool


def record_version(unit: Unit, version: str, *, in_force_on: date | None, approved_by: str, place: str) -> PlanVersion:
    """Keep a version; it replaces the one before on its day, which may be past or still to come."""
    check_can(unit.actor, Act.CHANGE_REGISTERS)
    words = [text.strip() for text in (version, approved_by, place)]
    if in_force_on is None or not all(words):
        raise NotPossible("a version has a name, a day, an approval and a place", code="plan_incomplete")
    if words[0] in {known.version for known in plan.versions(unit)}:
        raise NotPossible("there is a version of this name already", code="plan_twice")
    made = PlanVersion(
        id=unit.new_id(), version=words[0], in_force_on=in_force_on, approved_by=words[1], place=words[2],
        recorded_at=unit.now, recorded_by=unit.actor.id,
    )  # fmt: skip
    plan.add_version(unit, made)
    chain.record(unit, "plan_version_recorded", about=made.id)
    return made


def record_check(unit: Unit, *, finding: str, follow_up: str = "") -> PlanCheck:
    """The officer has checked the version in force. `finding` is one of `FINDINGS`; gaps need what is done about them."""
    check_can(unit.actor, Act.CHECK_PLAN)
    version = status_in_force(unit)
    if version is None:
        raise NotPossible("no plan is in force that could be checked", code="plan_missing")
    if finding not in FINDINGS or (finding == "gaps" and not follow_up.strip()):
        raise NotPossible("a check ends with a finding; gaps need a follow-up", code="plan_check_incomplete")
    check = PlanCheck(
        id=unit.new_id(), version_id=version.id, checked_at=unit.now, checked_by=unit.actor.id,
        finding=finding, follow_up=follow_up.strip(),
    )  # fmt: skip
    plan.add_check(unit, check)
    chain.record(unit, "plan_checked", about=check.id, why=finding)
    return check


def status(unit: Unit, clinic: Clinic) -> PlanStatus:
    """The plan as it stands now."""
    versions = plan.versions(unit)
    checks = [check for check in plan.checks(unit) if check.finding in FINDINGS]
    in_force = _in_force(unit, versions)
    due_on = _plan_due_on(unit, clinic) if in_force is None else _check_due_on(clinic, versions, checks)
    return PlanStatus(versions, checks, in_force, due_on, due_on is not None and today_in_seoul(unit.now) > due_on)


def _in_force(unit: Unit, versions: Sequence[PlanVersion]) -> PlanVersion | None:
    today = today_in_seoul(unit.now)
    return next((version for version in versions if version.in_force_on <= today), None)


def status_in_force(unit: Unit) -> PlanVersion | None:
    """The version in force."""
    return _in_force(unit, plan.versions(unit))


def _plan_due_on(unit: Unit, clinic: Clinic) -> date | None:
    begun = min((one.invited_at for one in staff.everyone(unit) if one.enrolled_at is not None), default=None)
    return None if begun is None else today_in_seoul(begun) + timedelta(days=clinic.registers.first_plan_days)


def _check_due_on(clinic: Clinic, versions: Sequence[PlanVersion], checks: Sequence[PlanCheck]) -> date:
    since = today_in_seoul(checks[0].checked_at) if checks else versions[-1].in_force_on
    return since + timedelta(days=clinic.registers.plan_check_days)
