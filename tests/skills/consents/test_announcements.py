"""A coming version of the policy reaches everybody who is with the clinic before its date, once (clause 10, E-4)."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from skills.clinic.clinic import Clinic
from skills.consents import announcements
from skills.retention import destruction
from skills.rights import access
from storage.database.database import Database
from storage.notifications.announcements import Announcement
from storage.outbox import outbox
from storage.outbox.outbox import Notice
from storage.patients import conversations
from storage.patients.conversations import Conversation, KakaoIds
from storage.patients.patients import Patient
from storage.trail import chain
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, Unit
from tests.chatting import CLINIC, Person
from tests.conftest import MovedClock
from tests.policies import LONGER, PERIOD, clinic_with, second_version

JOB = Actor("job", "announcements")
DATE = "2026-12-15"
COMING = clinic_with(second_version(on=DATE, published="2026-12-02", differs=LONGER, consents=PERIOD))
QUIET = clinic_with(second_version(on=DATE, material=False))
TITLE = "개인정보 처리방침이 바뀌어요"


def welcome(key: str, *, is_friend: bool = True):
    return lambda unit: conversations.open_talk(unit, KakaoIds(key, is_friend=is_friend)).patient_id


def run_job(database: Database, clinic: Clinic = COMING, *, keep: bool = True) -> int:
    return database.run_now(lambda unit: announcements.run(unit, clinic), JOB, keep=keep)


def noted(database: Database) -> dict[str, str]:
    """Who is to be told, and how they were."""
    rows = database.run_now(lambda unit: list(unit.session.scalars(select(Announcement))), SYSTEM)
    return {row.patient_id: row.told_by for row in rows}


def events(database: Database) -> list[str | None]:
    query = select(col(Notice.patient_id)).where(col(Notice.kind) == "patient_event")
    return database.run_now(lambda unit: list(unit.session.scalars(query)), SYSTEM)


def suspend(patient_id: str, at: datetime | None):
    def work(unit: Unit) -> None:
        unit.session.execute(update(Patient).where(col(Patient.id) == patient_id).values(suspended_at=at))

    return work


# -- the job -----------------------------------------------------------------------------------------------------------


def test_everybody_who_may_be_told_is_noted_once_and_friends_are_woken(database: Database, clock: MovedClock) -> None:
    """Not before it is published; not the suspended (R-6); not the destroyed; an event only where Kakao delivers one."""
    friend, stranger, quiet, gone = (
        database.run_now(welcome(key, is_friend=key != "stranger"), PATIENT)
        for key in ("friend", "stranger", "quiet", "gone")
    )
    assert run_job(database) == 0
    clock.move(days=1)
    database.run_now(suspend(quiet, clock.now), SYSTEM)
    database.run_now(lambda unit: destruction.destroy_patient(unit, gone, ground="right_deletion"), SYSTEM)
    assert run_job(database) == 2
    assert noted(database) == {friend: "", stranger: ""}
    assert events(database) == [friend]
    assert run_job(database) == 0
    assert events(database) == [friend]
    database.run_now(suspend(quiet, None), SYSTEM)
    assert run_job(database) == 1


def test_what_a_killed_run_did_is_done_again(database: Database, clock: MovedClock) -> None:
    """The note and its event are one unit: neither is there without the other."""
    friend = database.run_now(welcome("friend"), PATIENT)
    clock.move(days=1)
    assert run_job(database, keep=False) == 1
    assert (noted(database), events(database)) == ({}, [])
    assert run_job(database) == 1
    assert (noted(database), events(database)) == ({friend: ""}, [friend])


def test_a_big_clinic_is_told_a_portion_at_a_time(sqlite_database: Database, clock: MovedClock) -> None:
    """The queue is not flooded; each run goes on where the last one ended."""

    def many(unit: Unit) -> None:
        for number in range(announcements.PORTION + 1):
            welcome(f"p{number}")(unit)

    sqlite_database.run_now(many, PATIENT)
    clock.move(days=1)
    assert [run_job(sqlite_database) for _ in range(3)] == [announcements.PORTION, 1, 0]
    assert len(set(events(sqlite_database))) == announcements.PORTION + 1


@pytest.mark.parametrize(
    ("which", "is_material", "woken"),
    [("never", True, 0), ("material", True, 1), ("material", False, 0), ("always", False, 1)],
)
def test_the_clinic_says_for_which_versions_chats_are_woken(
    sqlite_database: Database, which: str, is_material: bool, woken: int
) -> None:
    """Events cost money; whoever is not woken is noted all the same and told with their next message."""
    clinic = clinic_with(second_version(on=DATE, material=is_material), more=f'announcing = {{ events = "{which}" }}\n')
    sqlite_database.run_now(welcome("friend"), PATIENT)
    assert run_job(sqlite_database, clinic) == 1
    assert len(events(sqlite_database)) == woken


def test_an_event_is_worth_nothing_from_the_date_on(sqlite_database: Database, clock: MovedClock) -> None:
    """It would announce what is in force already."""
    sqlite_database.run_now(welcome("friend"), PATIENT)
    clock.move(days=1)
    run_job(sqlite_database)
    due = sqlite_database.run_now(lambda unit: outbox.take_due(unit, 1), SYSTEM)[0]
    assert due.expires_at == datetime(2026, 12, 14, 15, tzinfo=UTC)  # Midnight of the 15th in Korea.


def test_from_the_date_on_nothing_is_announced(sqlite_database: Database, clock: MovedClock) -> None:
    """It is in force; the page and the chat show it."""
    sqlite_database.run_now(welcome("friend"), PATIENT)
    clock.move(days=14)
    assert run_job(sqlite_database) == 0


# -- in the chat -------------------------------------------------------------------------------------------------------


async def test_the_next_answer_tells_it_once_with_what_changes_and_where_to_read_it(
    database: Database, clock: MovedClock
) -> None:
    """Whether or not the job was there first; who was told stands in the table and on the trail."""
    person = Person(database, clinic=COMING)
    await person.say("안녕하세요")
    assert TITLE not in person.read()
    clock.move(days=1)
    run_job(database)
    reply = await person.say("안녕하세요")
    assert (reply.skill, reply.step) == ("menu", "menu")
    card = reply.bubbles[0]
    for part in (TITLE, "2026년 12월 15일부터", "개인정보의 보유 및 이용 기간", "다시 여쭤볼게요", "/privacy/second"):
        assert part in str(card)
    clock.move(seconds=5)
    assert TITLE not in str(await person.say("안녕하세요"))
    assert list(noted(database).values()) == ["message"]
    acts = select(chain.AccessRecord).where(col(chain.AccessRecord.act) == "policy_announced")
    told = database.run_now(lambda unit: list(unit.session.scalars(acts)), SYSTEM)
    assert [(record.about, record.why) for record in told] == [("second", "message")]
    assert run_job(database) == 0


async def test_a_chat_that_was_woken_shows_it_and_nothing_else(database: Database) -> None:
    """The event's block calls the inbox; that no answer of staff waits need not be said then."""
    person = Person(database, clinic=QUIET)
    await person.say("안녕하세요")
    reply = await person.say("이벤트", skill="inbox", event="sangdam_inbox")
    assert len(reply.bubbles) == 1
    assert TITLE in str(reply.bubbles[0])
    assert list(noted(database).values()) == ["event"]


async def test_somebody_new_reads_of_it_only_before_its_date(sqlite_database: Database, clock: MovedClock) -> None:
    """A first greeting is not the place, the next answer is; whoever comes after the date has nothing to be told."""
    early, late = Person(sqlite_database, "a", clinic=QUIET), Person(sqlite_database, "b", clinic=QUIET)
    assert TITLE not in str(await early.say("안녕하세요"))
    assert TITLE in str(await early.say("진료 시간 알려주세요"))
    clock.move(days=14)
    await late.say("안녕하세요")
    assert TITLE not in str(await late.say("진료 시간 알려주세요"))


async def test_emergencies_and_rights_are_not_disturbed(sqlite_database: Database) -> None:
    """H-3: 119 comes first, and a right is answered without an aside. It waits for the next quiet answer."""
    person = Person(sqlite_database, clinic=QUIET)
    await person.say("안녕하세요")
    for words, skill in (("숨을 못 쉬겠어요", "emergency"), ("제 개인정보 보여주세요", "rights")):
        reply = await person.say(words)
        assert reply.skill == skill
        assert TITLE not in str(reply)
    assert TITLE in str(await person.press("menu"))


async def test_nothing_is_said_between_a_patient_and_the_person_who_answers(sqlite_database: Database) -> None:
    """While somebody holds the conversation the assistant is silent; it tells when it is asked back."""
    person = Person(sqlite_database)
    await person.file()
    person.clinic = QUIET
    held = update(Conversation).values(held_by="staff1")
    sqlite_database.run_now(lambda unit: unit.session.execute(held), SYSTEM)
    assert TITLE not in str(await person.say("다음 달에 휴가가 있어요"))
    assert TITLE in str(await person.say("챗봇으로"))


async def test_a_suspended_patient_is_told_after_the_suspension(sqlite_database: Database, clock: MovedClock) -> None:
    """R-6: nothing is done with their data until they lift it."""
    person = Person(sqlite_database, clinic=QUIET)
    await person.say("안녕하세요")
    patient_id = sqlite_database.run_now(welcome("a" * 64), PATIENT)
    sqlite_database.run_now(suspend(patient_id, clock.now), SYSTEM)
    assert TITLE not in str(await person.say("진료 시간 알려주세요"))
    assert noted(sqlite_database) == {}
    sqlite_database.run_now(suspend(patient_id, None), SYSTEM)
    assert TITLE in str(await person.say("오시는 길 알려주세요"))


async def test_somebody_under_fourteen_leaves_no_row(sqlite_database: Database) -> None:
    """C-6: they are gone with this very answer."""
    person = Person(sqlite_database, clinic=QUIET)
    await person.say("안녕하세요")
    await person.say("상담 받고 싶어요")
    await person.press("no")
    assert person.step() == ("consult", "guardian")
    assert noted(sqlite_database) == {}


async def test_what_is_known_of_a_patient_goes_with_them(database: Database) -> None:
    """The row is the patient's, and part of what they are given when they ask (R-4); the trail keeps a pseudonym."""
    person = Person(database, clinic=QUIET)
    await person.say("안녕하세요")
    await person.say("진료 시간 알려주세요")
    (patient_id,) = noted(database)
    export = database.run_now(lambda unit: access.export(unit, QUIET, patient_id), PATIENT)
    told = {"policy_version": "second", "at": "2026-12-01T10:00+09:00", "by": "message"}
    assert export["announcements"] == [told]
    database.run_now(lambda unit: destruction.destroy_patient(unit, patient_id, ground="right_deletion"), SYSTEM)
    assert noted(database) == {}


async def test_the_officer_is_told_how_many_read_of_it(database: Database, clock: MovedClock) -> None:
    """Told, and not yet, of those who are with the clinic; nobody is named."""
    person = Person(database, clinic=QUIET)
    await person.say("안녕하세요")
    database.run_now(welcome("other"), PATIENT)
    database.run_now(suspend(database.run_now(welcome("quiet"), PATIENT), clock.now), SYSTEM)

    def standing(unit: Unit) -> list[tuple[str, int, int]]:
        return [(s.version.version, s.told, s.waiting) for s in announcements.progress(unit, QUIET)]

    assert database.run_now(standing, SYSTEM) == [("second", 0, 2)]
    await person.say("진료 시간 알려주세요")
    assert database.run_now(standing, SYSTEM) == [("second", 1, 1)]
    assert database.run_now(lambda unit: announcements.progress(unit, CLINIC), SYSTEM) == []


async def test_job_and_chats_at_once_tell_each_patient_once(database: Database) -> None:
    """Whichever comes second finds the other's row; no turn and no run fails over it."""
    people = [Person(database, key, clinic=QUIET) for key in "abcdefgh"]
    for person in people:
        await person.say("안녕하세요")
    job = database.run(lambda unit: announcements.run(unit, QUIET), JOB)
    await asyncio.gather(job, *(person.say("진료 시간 알려주세요") for person in people))
    assert all(TITLE in person.read() for person in people)
    assert list(noted(database).values()) == ["message"] * len(people)
