"""What is said of an answer is true: delivered when the chat has shown it, read when the patient has written since."""

from __future__ import annotations

from sqlalchemy import select

from skills.cases import casework
from skills.staff.permissions import Person as Staff
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.chatting import Person
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, hire_now


def case_in(unit: Unit) -> Consultation:
    return unit.session.scalars(select(Consultation)).one()


def states(database: Database) -> list[str]:
    """How far the answers of the only case have come."""
    return database.read_now(
        lambda unit: [m.state for m in consultations.messages(unit, case_in(unit).id) if m.author == "staff"], SYSTEM
    )


def answer(database: Database, kim: Staff, text: str) -> None:
    """Somebody takes the case, if nobody has, and answers."""

    def work(unit: Unit) -> None:
        case = case_in(unit)
        if case.holder_id is None:
            casework.take(unit, clinic(), kim, case.id, case.version)
        casework.answer(unit, clinic(), kim, case.id, text, 10**6)
        case.unreached_at = unit.now  # As if no way had brought it.

    database.run_now(work, as_staff(kim))


async def test_shown_is_delivered_and_written_since_is_read(sqlite_database: Database, clock: MovedClock) -> None:
    """The event's block shows it, twice if Kakao calls twice: nobody has read it by that. A word of the patient says so, and
    what that very turn shows is delivered only."""
    person, kim = Person(sqlite_database), hire_now(sqlite_database)
    await person.file()
    answer(sqlite_database, kim, "토요일도 진료해요")
    assert states(sqlite_database) == ["queued"]
    clock.move(seconds=10)
    await person.send(skill="inbox", event="sangdam_inbox")
    await person.send(skill="inbox")
    assert states(sqlite_database) == ["delivered"]
    assert sqlite_database.read_now(case_in, SYSTEM).unreached_at is None
    answer(sqlite_database, kim, "일요일은 쉬어요")
    clock.move(seconds=10)
    await person.say("네 고마워요")
    assert states(sqlite_database) == ["read", "delivered"]
    await person.say("언제 갈까요")
    assert states(sqlite_database) == ["read", "read"]
