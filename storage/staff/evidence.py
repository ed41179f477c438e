"""Whether what rights rest on is as Sangdam wrote it: every keyed code, every hash by which somebody is found, and the last
word of each role and consent against the trail, which knows what was taken away too. For `trail verify` and the daily check.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import RowMapping, select
from sqlmodel import col

from storage.clinic import switches, versions
from storage.clinic.versions import ClinicVersion
from storage.errors import KeyGone, SealBroken
from storage.patients import consents, wordings
from storage.patients.consents import Consent
from storage.patients.patients import Patient, PatientKey, place
from storage.patients.wordings import ConsentWording
from storage.staff import feeds, proposals, pushes, sessions, staff
from storage.staff.feeds import CalendarFeed
from storage.staff.proposals import Proposal
from storage.staff.pushes import PushSubscription
from storage.staff.sessions import StaffSession
from storage.staff.staff import ENDED, GRANTED, RoleGrant
from storage.trail import covered
from storage.trail.chain import AccessRecord
from storage.trail.rows import Finding
from storage.unit.schema import table_of
from storage.unit.unit_of_work import Unit

_consents, _patients, _keys = table_of(Consent), table_of(Patient), table_of(PatientKey)
FOUND_BY = {"kakao": ("kakao", "kakao_dev"), "app_user": ("app_user", "app_user_dev")}


def finding(unit: Unit) -> Finding | None:
    """The first thing that is not as Sangdam wrote it; its number is a row's where there is one, else 0."""
    found = next(
        (found for check in CHECKS for found in check(unit)),
        None,
    )
    return None if found is None else Finding("altered", *found)


def _roles(unit: Unit) -> Iterator[tuple[int, str]]:
    last: dict[tuple[str, str], str] = {}
    for line in unit.session.scalars(select(RoleGrant).order_by(col(RoleGrant.id))):
        if not staff.is_ours(unit, line):
            yield line.id or 0, f"a line of the ledger of roles was not written by Sangdam ({line.role})"
        last[line.staff_id, line.role] = line.act
    acts = {"role_granted": GRANTED, "role_ended": ENDED}
    query = select(col(AccessRecord.about), col(AccessRecord.why), col(AccessRecord.act))
    told = unit.session.execute(query.where(col(AccessRecord.act).in_(acts)).order_by(col(AccessRecord.seq)))
    for (staff_id, role), act in {(row[0], row[1]): acts[row[2]] for row in told}.items():
        if last.get((staff_id, role), ENDED) != act:
            yield 0, f"the trail says of the role {role} of {staff_id}: {act}; the ledger says otherwise"


def _consents_of(unit: Unit) -> Iterator[tuple[int, str]]:
    last: dict[tuple[str, str], str] = {}
    words = {row.hash: row for row in unit.session.scalars(select(ConsentWording))}
    if any(not wordings.is_ours(unit, row.model_dump()) for row in words.values()):
        yield 0, "the words of a consent are not as Sangdam kept them"
    for row in unit.connection.execute(select(_consents).order_by(_consents.c.id)).mappings():
        if not consents.is_ours(unit, dict(row)):
            yield row["id"], "a consent was not written by Sangdam"
        if row["lang"] and row["wording_hash"] not in words:
            yield row["id"], "the words of a consent are gone"
        last[row["patient_id"], row["purpose"]] = f"consent_{row['decision']}"
    here = set(unit.connection.scalars(select(_patients.c.id)))
    query = select(col(AccessRecord.subject), col(AccessRecord.about), col(AccessRecord.act))
    told = unit.session.execute(
        query.where(col(AccessRecord.act).like("consent~_%", escape="~")).order_by(col(AccessRecord.seq))
    )
    for (patient_id, purpose), act in {(row[0], row[1]): row[2] for row in told}.items():
        if patient_id in here and last.get((patient_id, purpose)) != act:
            yield 0, f"the trail says of the consent {purpose} of {patient_id}: {act}; the consents say otherwise"


def _doors(unit: Unit) -> Iterator[tuple[int, str]]:
    for session in unit.session.scalars(select(StaffSession).where(col(StaffSession.ended_at).is_(None))):
        if not sessions.is_ours(unit, session):
            yield 0, f"a session of {session.staff_id} was not opened by Sangdam"
    for browser in unit.session.scalars(select(PushSubscription)):
        if not pushes.is_ours(unit, browser):
            yield 0, f"a browser of {browser.staff_id} was not put there by its person"
    for feed in unit.session.scalars(select(CalendarFeed)):
        if not feeds.is_ours(unit, feed):
            yield 0, f"a calendar of {feed.staff_id} was not opened by Sangdam"
    for person in staff.everyone(unit):
        if person.password_hash and not staff.password_of(unit, person):
            yield 0, f"the password of {person.id} was not put there by Sangdam"


def _lookups(unit: Unit) -> Iterator[tuple[int, str]]:
    columns = ("id", "kakao_lookup", "kakao_sealed", "app_user_lookup", "app_user_sealed")
    query = select(*(_patients.c[name] for name in columns), _keys.c.ring_id, _keys.c.wrapped)
    for row in unit.connection.execute(query.join(_keys, _keys.c.patient_id == _patients.c.id)).mappings():
        for name, purposes in FOUND_BY.items():
            if row[f"{name}_lookup"] is not None and not _is_found_rightly(unit, row, name, purposes):
                yield 0, f"the patient {row['id']} would be found by somebody else's hash"


def _is_found_rightly(unit: Unit, row: RowMapping, name: str, purposes: tuple[str, ...]) -> bool:
    try:
        key = unit.vault.data_key(row["id"], row["ring_id"], row["wrapped"])
        said = key.open_text(place(f"{name}_sealed", row["id"]), row[f"{name}_sealed"] or b"")
    except (SealBroken, KeyGone):
        return False
    return row[f"{name}_lookup"] in {unit.vault.lookup(purpose, said) for purpose in purposes}


def _switches(unit: Unit) -> Iterator[tuple[int, str]]:
    stand = {}
    for switch in switches.all_of(unit):
        if not switches.is_ours(unit, switch):
            yield 0, f"the switch {switch.name} was not moved by Sangdam"
        stand[switch.name] = "switched_off" if switch.is_off else "switched_on"
    query = select(col(AccessRecord.about), col(AccessRecord.act))
    moved = col(AccessRecord.act).in_(("switched_off", "switched_on"))
    told = unit.session.execute(query.where(moved).order_by(col(AccessRecord.seq)))
    for name, act in {row[0]: row[1] for row in told}.items():
        if stand.get(name) != act:
            yield 0, f"the trail says of the switch {name}: {act}; the switch says otherwise"


def _versions(unit: Unit) -> Iterator[tuple[int, str]]:
    here = set()
    for version in unit.session.scalars(select(ClinicVersion).order_by(col(ClinicVersion.number))):
        here.add(str(version.number))
        if not versions.is_ours(unit, version):
            yield version.number, f"version {version.number} of the clinic's data was not written by Sangdam"
    query = select(col(AccessRecord.about)).where(col(AccessRecord.act) == "clinic_changed")
    for number in unit.session.scalars(query):
        if number not in here:
            yield 0, f"version {number} of the clinic's data is gone"


def _proposals(unit: Unit) -> Iterator[tuple[int, str]]:
    for proposal in unit.session.scalars(select(Proposal).where(col(Proposal.mac) != "")):
        if not proposals.is_ours(unit, proposal):
            yield 0, f"the proposal {proposal.id} was not made by Sangdam"
    for proposal in proposals.waiting(unit):
        if not proposal.mac:
            yield 0, f"the proposal {proposal.id} was not made by Sangdam"


CHECKS = (_roles, _consents_of, _doors, _lookups, _switches, _versions, _proposals, covered.findings)
