"""What a clinic has lived through before the thirty years begin: something in every column that holds anything of a person.

A column that nothing here fills must be filled here, or stand in `EMPTY` with its reason: `test_thirty_years.py` looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from skills import paper
from skills.campaigns import campaigns
from skills.cases import casework, drafts
from skills.cases.answering import survey
from skills.cases.team import labels, reminders, turns
from skills.clinic import switches, versions
from skills.clinic.clinic import Clinic
from skills.clinic.versions import Makers
from skills.compliance import incident_duties, incident_persons, incidents, plan, training
from skills.notifications import pushes
from skills.proposals import proposals
from skills.retention import destruction, holds
from skills.rights import accounts as login
from skills.rights import identity, rights
from skills.rights.accounts import LinkFor
from skills.rights.grounds import Decision, Kind
from skills.rights.rights import Verdict
from skills.staff import access_review, attempts, sign_in, staff
from skills.staff.permissions import Person, Role
from skills.visits import feeds
from storage.cases import consultations, notes
from storage.cases.answering import files
from storage.cases.team import labels as kept_labels
from storage.compliance import incidents as kept_incidents
from storage.crypto import credentials
from storage.database.database import Database
from storage.notifications import announcements, deliveries
from storage.notifications.deliveries import Delivery
from storage.patients import accounts, conversations, patients
from storage.patients.conversations import KakaoIds
from storage.patients.patients import Purpose
from storage.retention import destruction as ledger
from storage.staff import searches
from storage.staff.pushes import Browser
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.authenticator import code_at
from tests.bot.suspension.conftest import DETAILS, KEY, NAME, Scene
from tests.desk import as_staff, clinic, hire_now
from tests.push_service import Phone
from tests.storage import people

LEAVER, ADDRESS, WITNESS = "강떠난", "leaver@clinic.example", "서지켜"
HASH = credentials.hash_password("구름 다리 연필 91")
MEMBER, VISITOR = "4242424242", "visitor"
EMPTY: Mapping[str, str] = {}  # Columns of persons that nobody can fill before the first night, each with its reason.


def live_through(scene: Scene, clinic: Clinic) -> Person:
    """Everything that patients, staff and the officer leave behind; the colleague who is going to leave."""
    database, boss = scene.database, scene.holder
    officer = as_staff(boss, "privacy_officer")
    leaver = hire_now(database, Role.COUNSELLOR, Role.ADMINISTRATOR, name=LEAVER, email=ADDRESS)
    for work in (_of_patient, partial(_of_links, clinic=clinic), _of_events):
        database.run_now(partial(work, was=scene), PATIENT)
    for desk in (_at_case, _at_desk, _on_the_phone):
        database.run_now(partial(desk, was=scene, clinic=clinic, leaver=leaver), as_staff(leaver))
    database.run_now(partial(_of_everybody, was=scene, leaver=leaver), officer)
    for register in (_registers, _incident, _decisions):
        database.run_now(partial(register, was=scene, clinic=clinic, leaver=leaver), officer)
    _enrol(database)
    _destroy_somebody(scene)
    return leaver


def leave(unit: Unit, *, was: Scene, leaver: Person) -> None:
    """The colleague leaves; what they had open ends with it."""
    staff.end_account(unit, was.holder, leaver.id)


def _of_patient(unit: Unit, was: Scene) -> None:
    """A login, and answers that were never finished; beside them somebody who only looked in, by the channel."""
    people.make(unit, VISITOR, with_case=False)
    talk = conversations.open_talk(unit, KakaoIds(KEY))
    who = conversations.unlocked(unit, talk)
    patients.link_app_user(unit, who, MEMBER)
    talk.flow, talk.step, talk.answers = "consult", "details", {"details": DETAILS}
    talk.expires_at = unit.now + timedelta(days=1)
    conversations.keep(unit, talk)
    announcements.tell(unit, who.id, "coming", "message")
    asked = rights.file_request(unit, who.id, Kind.CORRECT, topic="details", words=DETAILS, key=who.key)
    refusal = Verdict(Decision.REFUSED, ground="evidence_missing", reason="서류 없음", objection="officer")
    rights.decide(unit, clinic(), asked, refusal)
    case = consultations.find(unit, was.case)
    assert case is not None
    consultations.replace_answers(
        unit, who.key, case, {**consultations.open_answers(who.key, case), "treatment": {"word": "eyes"}}
    )
    notes.add_reveal(unit, who.key, case, "other", f"{NAME} 님이 부탁하셨어요")
    survey.ask(unit, case)
    assert survey.answer(unit, who.id, 4)
    assert survey.add_line(unit, who.key, who.id, DETAILS)


def _of_links(unit: Unit, was: Scene, clinic: Clinic) -> None:
    """A login on its way, a page that is open in one browser, digits, and the link to an answer's files."""
    token = login.make_link(unit, was.patient, LinkFor.ACCESS)
    start = login.begin_login(unit, token)
    assert start is not None
    attempt = accounts.find_attempt(unit, accounts.token_hash(unit, "state", start.state))
    assert attempt is not None
    accounts.seal_member(patients.unlock(unit, was.patient, Purpose.RIGHTS).key, attempt, MEMBER)
    assert login.open_with_code(unit, token, login.make_page_code(unit, was.patient, token)).session
    (sent,) = files.of_case(unit, was.case)
    message = next(one for one in consultations.messages(unit, was.case) if one.uid == sent.message_uid)
    link = files.find_link(unit, files.make_link(unit, message, unit.now + timedelta(days=clinic.desk.files.link_days)))
    assert link is not None
    files.bind(unit, link)
    identity.make_code(unit, was.patient, identity.CodeFor.LINK, "somewhere")


def _of_events(unit: Unit, was: Scene) -> None:
    """Kakao's word, and a message that went out by a dealer."""
    assert accounts.is_new(unit, "set", "an-event")
    deliveries.add(
        unit,
        Delivery(
            id=unit.new_id(), patient_id=was.patient, consultation_id=was.case, about=was.case, channel="sms",
            state="delivered", begun_at=unit.now,
        ),
    )  # fmt: skip


def _at_case(unit: Unit, was: Scene, clinic: Clinic, leaver: Person) -> None:
    """A colleague's words that were not sent, a label, a reminder, somebody who was named, and whose case it is."""
    drafts.keep(unit, leaver, was.case, None, f"{NAME} 님께 전화")
    labels.keep(unit, was.holder, "", "재방문", "blue")
    unit.session.flush()
    labels.put(unit, was.holder, was.case, [one.id for one in kept_labels.every(unit)])
    reminders.remind(unit, leaver, was.case, (unit.now + timedelta(days=3)).date())
    casework.note(unit, clinic, was.holder, was.case, f"@{LEAVER} 봐 주세요")


def _at_desk(unit: Unit, was: Scene, clinic: Clinic, leaver: Person) -> None:
    """A session with a search, failed tries, a calendar, codes for a lost telephone."""
    del clinic
    opened = sign_in.open_session(unit, leaver.id, "192.0.2.7", "Chrome, Windows")
    access = sign_in.access(unit, opened.token)
    assert access is not None
    searches.keep(unit, access.session_id, NAME)
    attempts.count(unit, ADDRESS, attempts.counts(unit, ADDRESS, "192.0.2.7"))
    feeds.make(unit, leaver)
    staff.new_recovery_codes(unit, leaver.id)


def _on_the_phone(unit: Unit, was: Scene, clinic: Clinic, leaver: Person) -> None:
    """A phone that rings."""
    del was, clinic
    pushes.add(unit, leaver, "session", "Chrome, Android", Browser(*Phone("https://push.example/1").form().values()))


def _of_everybody(unit: Unit, was: Scene, leaver: Person) -> None:
    """Words to many that two people stand behind, and a case that was given to somebody."""
    campaigns.confirm(unit, was.holder, was.campaign)
    unit.session.flush()
    campaigns.send(unit, leaver, was.campaign)
    case = consultations.find(unit, was.case)
    assert case is not None
    turns.give(unit, case, leaver.id, "hand")


def _registers(unit: Unit, was: Scene, clinic: Clinic, leaver: Person) -> None:
    """Paper, trainings, plans with a check, and a review of the looks."""
    del leaver
    pile = paper.open_task(unit, "print", sheets=3)
    unit.session.flush()
    paper.finish_task(unit, pile.id, method="shred", witness=WITNESS)
    training.record_training(
        unit, training.TOPICS[0], held_on=date(2026, 11, 1), given_by=LEAVER, attended=[was.holder.id],
        notes=f"{LEAVER} 발표",
    )  # fmt: skip
    for name, day in (("1", date(2026, 1, 1)), ("2", date(2026, 11, 1))):
        plan.record_version(unit, name, in_force_on=day, approved_by=LEAVER if name == "1" else "원장", place="서류함")
        unit.session.flush()
    plan.record_check(unit, finding="gaps", follow_up=f"{LEAVER}에게 맡김")
    review = access_review.open_review(unit, clinic.desk.review_months)
    assert review is not None
    access_review.sign_off(unit, review.id, finding="explained", follow_up=f"{LEAVER} 확인")


def _incident(unit: Unit, was: Scene, clinic: Clinic, leaver: Person) -> None:
    """An incident with its list, its steps and its end."""
    del clinic, leaver
    incident_persons.put_on_list(unit, was.incident, [was.patient])
    (person,) = kept_incidents.persons(unit, was.incident)
    incident_persons.note(unit, was.incident, person.id, "phone", unit.now)
    incidents.take_step(unit, was.incident, incident_duties.STEPS[0], f"{NAME} 님께 전화")
    incidents.close_incident(unit, was.incident, finding="cleared", conclusion=f"{LEAVER}의 실수였어요.")


def _decisions(unit: Unit, was: Scene, clinic: Clinic, leaver: Person) -> None:
    """What one proposes and another confirms, what the clinic changed and stopped, a refusal, a hold that is over."""
    asked = proposals.propose(
        unit, leaver, "invite", {"name": LEAVER, "email": "another@clinic.example", "roles": ["counsellor"]}
    )
    unit.session.flush()
    proposals.confirm(unit, was.holder, asked.id)
    proposals.propose(unit, was.holder, "roles", {"roles": ["counsellor"]}, about=leaver.id)
    versions.begin(unit, clinic)
    made = Makers(was.holder.id, leaver.id)
    versions.change(
        unit, {"desk": {**clinic.desk.model_dump(mode="json"), "survey": True}}, seen=1, why=f"{LEAVER} 요청", by=made
    )
    switches.move(unit, clinic, "photos", f"{LEAVER} 사고", off=True)
    switches.move(unit, clinic, "photos", f"{LEAVER} 사고 끝", off=False)
    holds.release_hold(unit, was.hold)
    refusal = Verdict(Decision.REFUSED, ground="not_proven", reason="본인 확인 안 됨", objection="officer")
    rights.decide(unit, clinic, rights.find_request(unit, was.right), refusal)


def _enrol(database: Database) -> None:
    """Somebody takes an invitation up in a browser."""

    def invite(unit: Unit) -> None:
        token = staff.invite(unit, "나새로", "new@clinic.example", [Role.COUNSELLOR])
        staff.choose_password(unit, token, "나새로", "new@clinic.example", HASH, "a-browser")
        seed = staff.invitation(unit, token, "a-browser").seed
        assert staff.finish_enrolment(unit, token, code_at(seed, unit.now), "a-browser")

    database.run_now(invite, SYSTEM)


def _destroy_somebody(scene: Scene) -> None:
    """Somebody else is destroyed on request, and the officer confirms it."""
    gone = scene.database.run_now(lambda unit: people.make(unit, "gone").id, SYSTEM)
    officer = as_staff(scene.holder, "privacy_officer")
    scene.database.run_now(lambda unit: destruction.destroy_patient(unit, gone, ground="right_deletion"), officer)
    scene.database.run_now(
        lambda unit: destruction.confirm(unit, [one.id for one in ledger.unconfirmed(unit)]), officer
    )
