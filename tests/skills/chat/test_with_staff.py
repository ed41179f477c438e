"""What patients say while a person holds the talk, with an appointment, or after their case was closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from skills.cases import casework
from skills.retention import holds
from skills.staff.permissions import Role
from skills.visits import booking
from skills.visits.booking import Slot
from storage.cases.photos import Photo
from storage.database.database import Database
from storage.patients.patients import Patient
from storage.unit.unit_of_work import SYSTEM, Unit
from storage.visits.visits import Visit
from tests.chatting import Person
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, hire_now
from tests.skills.chat.test_delivered import case_in


def take(database: Database, *, closes: bool = False) -> None:
    """Somebody takes the only case, and closes it."""
    kim = hire_now(database)

    def work(unit: Unit) -> None:
        casework.take(unit, clinic(), kim, case_in(unit).id, case_in(unit).version)
        if closes:
            casework.close(unit, kim, case_in(unit).id, case_in(unit).version, "answered")

    database.run_now(work, as_staff(kim))


def book(database: Database) -> None:
    """The patient of the only case is expected tomorrow."""
    kim = hire_now(database)
    tomorrow = database.clock().replace(hour=5, minute=0, second=0, microsecond=0) + timedelta(days=1)
    database.run_now(lambda unit: booking.book(unit, clinic(), kim, case_in(unit).id, Slot(tomorrow)), as_staff(kim))


async def test_rights_are_heard_while_a_person_holds_the_talk(sqlite_database: Database, clock: MovedClock) -> None:
    """Who looked, where a request stands, photos alone: no word of it is left to the counsellor."""
    person = Person(sqlite_database)
    await person.file()
    take(sqlite_database)
    for words, step in (
        ("제가 쓴 글 누가 읽었는지 알려 주세요", "looked"),
        ("지워 달라고 요청한 거 처리됐나요?", "requests"),
        ("사진들만 삭제해 주세요", "photos"),
        ("번호만 지워 주세요", "erase"),
    ):
        clock.move(seconds=10)
        await person.say(words)
        assert person.step() == ("rights", step), words


async def test_the_assistant_is_called_back_in_ones_own_words(sqlite_database: Database, clock: MovedClock) -> None:
    """ "그럼 챗봇으로 바꿔 주세요" ends the hold."""
    person = Person(sqlite_database)
    await person.file()
    take(sqlite_database)
    clock.move(seconds=10)
    await person.say("그럼 다시 챗봇으로 바꿔 주세요")
    assert person.step()[0] == "menu"
    clock.move(seconds=10)
    await person.say("주차 되나요?")
    assert person.step()[1] == "parking"


async def test_a_photo_after_the_end_begins_a_new_consultation(sqlite_database: Database, clock: MovedClock) -> None:
    """The consent is in force still: the photo is taken, and nobody reads that it was not."""
    person = Person(sqlite_database)
    await person.file()
    take(sqlite_database, closes=True)
    clock.move(seconds=10)
    await person.send(photos=("https://talk.kakaocdn.net/dna/a/1.jpg",))
    assert person.step()[1] == "treatment"
    assert len(sqlite_database.read_now(lambda unit: unit.session.scalars(select(Photo)).all(), SYSTEM)) == 1


async def test_a_yes_to_whom_to_call_cancels_no_visit(sqlite_database: Database, clock: MovedClock) -> None:
    """The question is asked again, and only then a yes is its answer."""
    person = Person(sqlite_database)
    await person.file()
    book(sqlite_database)

    def state() -> str:
        return sqlite_database.read_now(lambda unit: unit.session.scalars(select(Visit)).one().state, SYSTEM)

    for words, expected in (
        ("예약 취소할게요", "booked"),
        ("수술한 데서 고름이 나오고 열이 39도예요", "booked"),
        ("네", "booked"),
        ("네", "cancelled"),
    ):
        clock.move(seconds=10)
        await person.say(words)
        assert state() == expected, words


async def test_where_it_stands_tells_of_the_visit(sqlite_database: Database, clock: MovedClock) -> None:
    """Also when the notice was read long ago."""
    person = Person(sqlite_database)
    await person.file()
    book(sqlite_database)
    for _ in range(2):
        clock.move(seconds=10)
        await person.say("제 상담 어떻게 됐어요?")
    assert "오후 2시" in person.read()


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("그날 못 갈 것 같아요", "cancel"),
        ("15분쯤 늦을 거 같아요", "visits"),
        ("i might be 10 minutes late", "visits"),
    ],
)
async def test_a_visit_on_record_need_not_be_named(sqlite_database: Database, words: str, step: str) -> None:
    """Who is expected and says not to come, or to come late, means that visit."""
    person = Person(sqlite_database)
    await person.file()
    book(sqlite_database)
    await person.say(words)
    assert person.step() == ("visits", step)


async def test_a_visit_is_kept_after_all(sqlite_database: Database, clock: MovedClock) -> None:
    """Words that hang on the visit of which the last answer told; a second thought cancels nothing."""
    person = Person(sqlite_database)
    await person.file()
    book(sqlite_database)
    for words, step in (
        ("제 예약 언제예요?", "visits"),
        ("취소해 주세요", "cancel"),
        ("no wait, keep it", "visits"),
        ("다른 날로 옮길게요", "visits"),
    ):
        clock.move(seconds=10)
        await person.say(words)
        assert person.step() == ("visits", step), words


async def test_moving_is_an_answer_to_whether_to_cancel(sqlite_database: Database) -> None:
    """Who is asked whether to cancel and says another day has the visit moved."""
    person = Person(sqlite_database)
    await person.file()
    book(sqlite_database)
    await person.say("그날 못 갈 것 같아요")
    await person.say("다른 날로 옮겨 주세요")
    assert person.step() == ("visits", "visits")
    assert "바꾸고 싶다" in person.read()


async def test_whether_it_is_over_is_told(sqlite_database: Database, clock: MovedClock) -> None:
    """A question about a closed case begins no other one."""
    person = Person(sqlite_database)
    await person.file()
    take(sqlite_database, closes=True)
    clock.move(seconds=10)
    await person.say("제 상담 다 끝난 거예요?")
    assert person.step() == ("status", "status")


async def test_what_is_held_is_deleted_by_no_wish_for_a_part(sqlite_database: Database, clock: MovedClock) -> None:
    """Photos, name and number of a case that a court wants kept stay, and the chat says why."""
    person = Person(sqlite_database)
    await person.file()
    clock.move(seconds=10)
    await person.send(photos=("https://talk.kakaocdn.net/dna/a/1.jpg",))
    officer = hire_now(sqlite_database, Role.PRIVACY_OFFICER)
    sqlite_database.run_now(
        lambda unit: holds.place_hold(unit, "consultation", case_in(unit).id, ground="court_order"),
        as_staff(officer, Role.PRIVACY_OFFICER),
    )
    for wish in ("사진만 지워 주세요", "제 번호만 지워 주세요"):
        for words in (wish, "네"):
            clock.move(seconds=10)
            await person.say(words)
        assert "법원의 보존 명령" in person.read(), wish
        assert "지웠어요" not in person.read(), wish
    assert len(sqlite_database.read_now(lambda unit: unit.session.scalars(select(Photo)).all(), SYSTEM)) == 1
    assert sqlite_database.read_now(lambda unit: unit.session.scalars(select(Patient)).one().phone_sealed, SYSTEM)
