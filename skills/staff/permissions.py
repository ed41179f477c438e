"""Who may do what at the desk, as data (S-1), and the checks in pairs.

One idiom: who, then what. `check_can(who, act)` raises `NotAllowed` with a sentence that says why, and `can` asks the same
question and answers yes or no. What also depends on the thing itself is `check_can_x(who, thing)`, beside the rules of that
thing (who holds the case: `skills/cases/casework.py`). `why_not` makes the refusal of any of them the sentence of a button.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from storage.errors import Declined, NotAllowed
from storage.unit.unit_of_work import Actor


class Role(StrEnum):
    """What a person is at the clinic. One person may be several."""

    COUNSELLOR = "counsellor"
    PRACTITIONER = "practitioner"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Act(StrEnum):
    """Everything that a page or a button of the desk can do. Anybody signed in has `BE_HERE`."""

    BE_HERE = "be_here"
    SEE_INBOX = "see_inbox"
    SEARCH_CASES = "search_cases"
    READ_CASE = "read_case"
    READ_EVERY_CASE = "read_every_case"
    REVEAL_PATIENT = "reveal_patient"
    VIEW_PHOTO = "view_photo"
    PRINT_CASE = "print_case"
    WORK_CASE = "work_case"
    WRITE_NOTE = "write_note"
    ADOPT_INTO_CHART = "adopt_into_chart"
    SEE_VISITS = "see_visits"
    BOOK_VISIT = "book_visit"
    USE_CANNED = "use_canned"
    CHANGE_CANNED = "change_canned"
    CHANGE_LABELS = "change_labels"
    SEE_OVERVIEW = "see_overview"
    EXPORT_CASES = "export_cases"
    SEE_NOTICES = "see_notices"
    RETRY_NOTICE = "retry_notice"
    SEE_STAFF = "see_staff"
    CHANGE_STAFF = "change_staff"
    SEE_RECORDS = "see_records"
    READ_TRAIL = "read_trail"
    EXPORT_TRAIL = "export_trail"
    SIGN_REVIEW = "sign_review"
    DECIDE_RIGHTS = "decide_rights"
    CONFIRM_DESTRUCTION = "confirm_destruction"
    READ_RETAINED = "read_retained"
    CHANGE_HOLDS = "change_holds"
    PROVIDE_DATA = "provide_data"
    DESTROY_PAPER = "destroy_paper"
    SEE_JOBS = "see_jobs"
    SEE_REGISTERS = "see_registers"
    CHANGE_REGISTERS = "change_registers"
    SEE_CAMPAIGNS = "see_campaigns"
    CHANGE_CAMPAIGNS = "change_campaigns"
    CONFIRM_CAMPAIGN = "confirm_campaign"
    STOP_CAMPAIGN = "stop_campaign"
    CHECK_PLAN = "check_plan"
    SEE_CLINIC = "see_clinic"
    CHANGE_CLINIC = "change_clinic"
    CHANGE_PRIVACY = "change_privacy"
    DECIDE_PROPOSAL = "decide_proposal"
    CHANGE_SWITCHES = "change_switches"


_C, _P, _O, _A, _U = Role.COUNSELLOR, Role.PRACTITIONER, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR

# The auditor reads what was done and never a patient's data; the administrator runs the desk and reads no case.
GRANTS: Mapping[Act, frozenset[Role]] = {
    Act.BE_HERE: frozenset(Role),
    Act.SEE_INBOX: frozenset({_C, _P, _O}),
    Act.SEARCH_CASES: frozenset({_C, _P, _O}),
    Act.READ_CASE: frozenset({_C, _P, _O}),
    Act.READ_EVERY_CASE: frozenset({_P, _O}),  # Also where the clinic lets counsellors open their own alone.
    Act.REVEAL_PATIENT: frozenset({_C, _P, _O}),
    Act.VIEW_PHOTO: frozenset({_C, _P}),
    Act.PRINT_CASE: frozenset({_C, _P, _O}),
    Act.WORK_CASE: frozenset({_C, _P}),
    Act.WRITE_NOTE: frozenset({_C, _P, _O}),
    Act.ADOPT_INTO_CHART: frozenset({_P}),
    Act.SEE_VISITS: frozenset({_C, _P, _O}),
    Act.BOOK_VISIT: frozenset({_C, _P}),
    Act.USE_CANNED: frozenset({_C, _P, _A}),
    Act.CHANGE_CANNED: frozenset({_C, _P, _A}),
    Act.CHANGE_LABELS: frozenset({_C, _P, _A}),
    Act.SEE_OVERVIEW: frozenset({_C, _P, _O, _A, _U}),
    Act.EXPORT_CASES: frozenset({_O}),
    Act.SEE_NOTICES: frozenset({_O, _A}),
    Act.RETRY_NOTICE: frozenset({_A}),
    Act.SEE_STAFF: frozenset({_O, _A, _U}),
    Act.CHANGE_STAFF: frozenset({_A}),
    Act.SEE_RECORDS: frozenset({_P, _O, _A, _U}),
    Act.READ_TRAIL: frozenset({_O, _U}),
    Act.EXPORT_TRAIL: frozenset({_O, _U}),
    Act.SIGN_REVIEW: frozenset({_O, _U}),
    Act.DECIDE_RIGHTS: frozenset({_O}),
    Act.CONFIRM_DESTRUCTION: frozenset({_O}),
    Act.READ_RETAINED: frozenset({_P, _O}),
    Act.CHANGE_HOLDS: frozenset({_O}),
    Act.PROVIDE_DATA: frozenset({_O}),
    Act.DESTROY_PAPER: frozenset({_O}),
    Act.SEE_JOBS: frozenset({_O, _A}),
    Act.SEE_REGISTERS: frozenset({_O, _A, _U}),
    Act.CHANGE_REGISTERS: frozenset({_O, _A}),
    Act.SEE_CAMPAIGNS: frozenset({_O, _A, _U}),
    Act.CHANGE_CAMPAIGNS: frozenset({_A}),
    Act.CONFIRM_CAMPAIGN: frozenset({_O}),
    Act.STOP_CAMPAIGN: frozenset({_O, _A}),
    Act.CHECK_PLAN: frozenset({_O}),
    Act.SEE_CLINIC: frozenset({_C, _P, _O, _A, _U}),
    Act.CHANGE_CLINIC: frozenset({_C, _O, _A}),
    Act.CHANGE_PRIVACY: frozenset({_O}),
    Act.DECIDE_PROPOSAL: frozenset({_O, _A}),
    Act.CHANGE_SWITCHES: frozenset({_O, _A}),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk, with the roles they have at this moment. `own_only`: the clinic lets who has no more than a
    counsellor's role open cases that are theirs and no others (`skills/cases/whose.py`)."""

    id: str
    name: str
    roles: frozenset[str]
    lang: str = "ko"
    own_only: bool = False


def check_can(who: Person | Actor, act: Act) -> None:
    """Raise `NotAllowed` unless a role of theirs grants the act: one of all roles of a person at the desk, or the one in which
    the unit's actor works, where the desk, the command line and jobs share a rule."""
    if not can(who, act):
        needed = ", ".join(sorted(GRANTS[act]))
        raise NotAllowed(f"this needs one of the roles: {needed}", code="no_permission")


def can(who: Person | Actor, act: Act) -> bool:
    """Whether a role of theirs grants the act."""
    return bool(GRANTS[act] & (who.roles if isinstance(who, Person) else {who.role}))


def bound_to(who: Person) -> str:
    """The id of whose cases alone this person sees: their own, or "" for somebody who may see all."""
    return who.id if who.own_only and not can(who, Act.READ_EVERY_CASE) else ""


def role_for(who: Person, act: Act) -> str:
    """The role in which the person does this, for the trail: the least powerful one that suffices."""
    return next((role.value for role in Role if role in GRANTS[act] and role in who.roles), "")


def check_can_change_staff(who: Person, whom_id: str) -> None:
    """Only an administrator changes accounts, and nobody their own: a second person stands behind each change."""
    check_can(who, Act.CHANGE_STAFF)
    if who.id == whom_id:
        raise NotAllowed("nobody changes their own roles or ends their own account", code="own_account")


def why_not(check: Callable[..., None], *arguments: object) -> str:
    """The code with which a check would refuse, or "" when it would pass."""
    try:
        check(*arguments)
    except Declined as no:
        return no.code
    return ""
