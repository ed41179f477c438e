"""Finding what is due: one query a class, used for counting (dry run) and for taking a batch. When something is due is decided
in `skills/retention/schedule.py` and handed in as an instant. Here is also how things that are a row and no more are destroyed.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select, update
from sqlmodel import SQLModel

from storage.cases.codes import State, VisitState
from storage.cases.consultations import Consultation
from storage.cases.photos import Photo
from storage.compliance.incidents import Incident
from storage.compliance.plan import PlanCheck, PlanVersion
from storage.compliance.training import Training
from storage.notifications.campaigns import Campaign
from storage.outbox.job_runs import JobRun
from storage.outbox.outbox import Notice
from storage.patients import names
from storage.patients.consents import Consent
from storage.patients.conversations import Conversation
from storage.patients.patients import Patient
from storage.patients.provisions import Provision
from storage.retention import search
from storage.retention.destruction import Destruction
from storage.retention.holds import Hold, free_of_hold, no_hold_on_patient
from storage.retention.paper import PaperTask
from storage.retention.retained import Retained
from storage.retention.search import Search
from storage.rights import RightsRequest
from storage.rights import State as RequestState
from storage.staff.access_reviews import AccessReview
from storage.staff.staff import Staff
from storage.unit.schema import table_of
from storage.unit.unit_of_work import Unit
from storage.visits.visits import Visit

_patients = table_of(Patient)
_talks = table_of(Conversation)
_cases = table_of(Consultation)
_photos = table_of(Photo)
_notices = table_of(Notice)
_retained = table_of(Retained)
_consents = table_of(Consent)
_provisions = table_of(Provision)
_requests = table_of(RightsRequest)
_runs = table_of(JobRun)
_campaigns = table_of(Campaign)
_holds = table_of(Hold)
_trainings = table_of(Training)
_plans = table_of(PlanVersion)
_checks = table_of(PlanCheck)
_incidents = table_of(Incident)
_papers = table_of(PaperTask)
_reviews = table_of(AccessReview)
_ledger = table_of(Destruction)
_staff = table_of(Staff)
_visits = table_of(Visit)

_still_asked = _requests.c.state != RequestState.TAKEN_BACK
_pieces = table_of(names.NamePiece)
CONTACT = ("name_sealed", "name_lookup", "phone_sealed", "phone_lookup", "phone_tail_lookup")
Due = Select[Any]


def unfinished(now: datetime) -> Due:
    """Conversations whose unfinished answers are over their time."""
    return select(_talks.c.patient_id).where(_talks.c.expires_at <= now)


def loose_photos(before: datetime) -> Due:
    """Photos that were sent in a form that was never finished."""
    return select(_photos.c.id).where(_photos.c.consultation_id.is_(None), _photos.c.taken_at <= before)


def _case_is_over(before: datetime) -> ColumnElement[bool]:
    later = (_visits.c.starts_at > before, _visits.c.state != VisitState.CANCELLED)
    is_expected = exists(select(_visits.c.id).where(_visits.c.consultation_id == _cases.c.id, *later))
    was_seen = and_(_cases.c.state == State.CLOSED, _cases.c.seen_at.is_not(None))
    return and_(_cases.c.closed_at <= before, _cases.c.active_at <= before, was_seen, ~is_expected)


def cases(before: datetime, *, held: bool = False) -> Due:
    """Closed cases without activity since `before`; a case lasts as much longer as its last visit is later. A case that
    nobody closed or nobody has seen is never due, nor one that is held."""
    free = and_(free_of_hold(_cases.c.id), free_of_hold(_cases.c.patient_id))
    return select(_cases.c.id).where(_case_is_over(before), ~free if held else free)


def cases_alone(before: datetime, going: Due) -> Due:
    """`cases` without those that go together with their patients, who are `going`: for the preview of a sweep."""
    return cases(before).where(_cases.c.patient_id.not_in(going))


def contacts(*needed: ColumnElement[bool]) -> Due:
    """Patients whose name or phone is still kept though no case (that is `needed`) asks for it any more."""
    known = or_(_patients.c.name_sealed.is_not(None), _patients.c.phone_sealed.is_not(None))
    asking = exists(
        select(_talks.c.patient_id).where(_talks.c.patient_id == _patients.c.id, _talks.c.flow.is_not(None))
    )
    return select(_patients.c.id).where(known, ~asking, *_nothing_open(*needed))


def contacts_after(cases_before: datetime, going: Due) -> Due:
    """`contacts` once the cases that are over are gone, without the patients who are `going`: for the preview."""
    return contacts(~_case_is_over(cases_before)).where(_patients.c.id.not_in(going))


def patients(before: datetime, cases_before: datetime, *, held: bool = False) -> Due:
    """Patients who were last here before `before` and have no case left but such as are over themselves."""
    if held:
        return select(_patients.c.id).where(_patients.c.seen_at <= before, ~no_hold_on_patient(_patients.c.id))
    return select(_patients.c.id).where(_patients.c.seen_at <= before, *_nothing_open(~_case_is_over(cases_before)))


def _nothing_open(*that: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    case = exists(select(_cases.c.id).where(_cases.c.patient_id == _patients.c.id, *that))
    request = exists(
        select(_requests.c.id).where(
            _requests.c.patient_id == _patients.c.id, _requests.c.decided_at.is_(None), _still_asked
        )
    )
    return ~case, ~request, no_hold_on_patient(_patients.c.id)


def pieces(now: datetime, kind: str, *, held: bool = False) -> Due:
    """Retained pieces of this kind whose years are over."""
    free = and_(free_of_hold(_retained.c.id), free_of_hold(_retained.c.patient_id))
    return select(_retained.c.id).where(
        _retained.c.keep_until <= now, _retained.c.kind == kind, ~free if held else free
    )


def notices(before: datetime, states: tuple[str, ...]) -> Due:
    """Notices in these states that were finished before `before`."""
    return select(_notices.c.id).where(_notices.c.state.in_(states), _notices.c.finished_at <= before)


def requests(before: datetime, *, held: bool = False) -> Due:
    """Rights requests that were decided before `before`, or that the patient made before then and took back; not of somebody
    whose everything is held."""
    ended, free = func.coalesce(_requests.c.decided_at, _requests.c.received_at), free_of_hold(_requests.c.patient_id)
    is_over = (ended <= before, or_(_requests.c.decided_at.is_not(None), ~_still_asked))
    return select(_requests.c.id).where(*is_over, ~free if held else free)


_EVIDENCE = {
    "consent": (_consents.c.patient_id, _consents.c.decided_at),
    "provision": (_provisions.c.patient_id, _provisions.c.provided_at),
}


def orphaned(table: str, before: datetime) -> Due:
    """Whose evidence of this kind may be over: the last of it is from before `before`, and the patient is no longer there."""
    owner, at = _EVIDENCE[table]
    living = exists(select(_patients.c.id).where(_patients.c.id == owner))
    return select(owner).where(~living).group_by(owner).having(func.max(at) <= before)


def campaigns(before: datetime) -> Due:
    """Campaigns that nothing was done about since `before`; their counts go with them."""
    return select(_campaigns.c.id).where(_campaigns.c.changed_at <= before)


def job_runs(before: datetime) -> Due:
    """Runs of jobs that began before `before`."""
    return select(_runs.c.id).where(_runs.c.started_at <= before)


def trainings(until: date) -> Due:
    """Sessions that were held on this day or before."""
    return select(_trainings.c.id).where(_trainings.c.held_on <= until)


def plans(until: date) -> Due:
    """Versions of the plan that a newer one replaced on this day or before; what is left of their checks goes with them."""
    newer = _plans.alias()
    replaced = exists(
        select(newer.c.id).where(newer.c.in_force_on > _plans.c.in_force_on, newer.c.in_force_on <= until)
    )
    return select(_plans.c.id).where(replaced)


def plan_checks(before: datetime) -> Due:
    """Checks of the plan that a newer one followed before `before`, also those of the version in force."""
    newer = _checks.alias()
    followed = exists(select(newer.c.id).where(newer.c.checked_at > _checks.c.checked_at, newer.c.checked_at <= before))
    return select(_checks.c.id).where(followed)


def incidents(before: datetime) -> Due:
    """Incidents that were closed before `before`; what was known and done goes with them."""
    return select(_incidents.c.id).where(_incidents.c.closed_at <= before)


def released_holds(before: datetime) -> Due:
    """Holds that were released before `before`."""
    return select(_holds.c.id).where(_holds.c.released_at <= before)


def papers(before: datetime) -> Due:
    """Piles of paper that were destroyed before `before`."""
    return select(_papers.c.id).where(_papers.c.done_at <= before)


def reviews(before: datetime) -> Due:
    """Access reviews that were signed off before `before`; the newest stays, because the next cycle begins where it ended."""
    newest = select(func.max(_reviews.c.ends_at)).scalar_subquery()
    return select(_reviews.c.id).where(_reviews.c.signed_at <= before, _reviews.c.ends_at < newest)


def ledger_lines(before: datetime) -> Due:
    """Lines of the ledger of destructions that were confirmed before `before`."""
    return select(_ledger.c.id).where(_ledger.c.confirmed_at <= before)


def leavers(before: datetime) -> Due:
    """Former staff whose name or address is still kept, and who left before `before`."""
    known = or_(_staff.c.name != "", _staff.c.email != "")
    return select(_staff.c.id).where(_staff.c.ended_at <= before, known)


def open_cases(before: datetime) -> Due:
    """Cases that wait for an answer since before `before`: nothing closes them by itself."""
    return select(_cases.c.id).where(_cases.c.closed_at.is_(None), _cases.c.active_at <= before)


def count(unit: Unit, due: Due) -> int:
    """How many are due."""
    return int(unit.connection.scalar(select(func.count()).select_from(due.subquery())) or 0)


def ids(unit: Unit, due: Due, limit: int) -> list[str]:
    """At most `limit` of them, only to be told."""
    return list(unit.connection.scalars(due.limit(limit)))


def take(unit: Unit, due: Due, limit: int) -> list[Any]:
    """At most `limit` of them, locked for this unit (a grouped query cannot be); what a turn is using at the moment is left
    for the next time."""
    statement = due.limit(limit)
    if unit.on_postgresql and not due._group_by_clauses:
        statement = statement.with_for_update(skip_locked=True)
    return list(unit.connection.scalars(statement))


def forget_contacts(unit: Unit, ids: list[str]) -> int:
    """Overwrite name and phone, the hashes by which they were found, and the last reply, which may tell them."""
    unit.connection.execute(update(_talks).where(_talks.c.patient_id.in_(ids)).values(reply_sealed=None))
    names.drop(unit, ids)
    statement = update(_patients).where(_patients.c.id.in_(ids)).values(dict.fromkeys(CONTACT))
    return unit.connection.execute(statement).rowcount


def forget_leavers(unit: Unit, ids: list[str]) -> int:
    """Overwrite name and address; the row stays as a pseudonym, to which older records point."""
    return unit.connection.execute(update(_staff).where(_staff.c.id.in_(ids)).values(name="", email="")).rowcount


def look_for_leavers(unit: Unit, ids: list[str]) -> Search:
    """Look for a name or an address that `forget_leavers` was to overwrite."""
    left = (
        select(func.count())
        .select_from(_staff)
        .where(_staff.c.id.in_(ids), or_(_staff.c.name != "", _staff.c.email != ""))
    )
    number = unit.connection.scalar(left)
    return Search(2, (("staff", int(number)),) if number else ())


def _named(table: str) -> Any:
    """The column by which rows of this table are named when they are destroyed; evidence goes by the patient."""
    return _EVIDENCE[table][0] if table in _EVIDENCE else SQLModel.metadata.tables[table].c.id


def erase(unit: Unit, table: str, ids: list[Any]) -> int:
    """Delete these rows (consents and provisions: of these patients); how many there were."""
    named = _named(table)
    return unit.connection.execute(delete(named.table).where(named.in_(ids))).rowcount


def look(unit: Unit, table: str, ids: list[Any]) -> Search:
    """Look for these rows after their deletion."""
    return search.search_ids(unit, (_named(table),), ids)


def look_for_contacts(unit: Unit, ids: list[str]) -> Search:
    """Look for a name, a phone or a hash that `forget_contacts` was to overwrite."""
    still = _patients.c.id.in_(select(_pieces.c.patient_id))
    left = or_(still, *(_patients.c[name].is_not(None) for name in CONTACT))
    number = unit.connection.scalar(select(func.count()).select_from(_patients).where(_patients.c.id.in_(ids), left))
    return Search(len(CONTACT) + 1, (("patient", int(number)),) if number else ())
