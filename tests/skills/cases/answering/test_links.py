"""A link below an answer: https alone, shown as a button, and refused where it could be anything else."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.kakao.replies.render import render
from skills.cases.answering import links
from skills.cases.casework import check_answer
from skills.conversation import Card, Link
from storage.cases import assignment
from storage.cases.consultations import CaseMessage
from storage.database.database import Database
from storage.errors import NotPossible
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.chatting import Person
from tests.conftest import MovedClock
from tests.desk import hire_now
from tests.skills.cases.test_damage import alarms
from tests.skills.chat.test_delivered import answer

GOOD = "예약 페이지예요.\n\n[예약하기](https://booking.example.kr/a?b=1)"


def test_the_last_line_is_a_button() -> None:
    """What was filled in beside the box comes to the same."""
    assert links.split(GOOD) == ("예약 페이지예요.", Link("예약하기", "https://booking.example.kr/a?b=1"))
    assert links.join("예약 페이지예요.", " 예약하기", "https://booking.example.kr/a?b=1 ") == GOOD
    assert links.join("네", "", "") == "네"
    assert links.split("[약도](https://a.example/)를 보세요.")[1] is None


@pytest.mark.parametrize(
    "line",
    [
        "[예약](http://a.example)", "[예약](javascript:alert(1))", "[](https://a.example)", "[예약]()", "[예약](https://)",
        "[예약](https://user@a.example)", "[예약](https://localhost/x)", "[예약](https://10.0.0.1/x)", "[예약](https://a.example:x/)",
        f"[{'가' * 15}](https://a.example)", f"[예약](https://a.example/{'a' * 400})",
        "[예약](https://a.example/?q=1|2)", "[예약](https://a.example/{x})", "[예약](https://a.example/\u202e)",
        "[예약\u202e소취](https://a.example)", "[예\u200b약](https://a.example)", "[\u3164](https://a.example)",
    ],
)  # fmt: skip
def test_what_is_no_link_is_not_sent(line: str) -> None:
    """Another scheme, a host that is none or inside, a label that Kakao cuts, an address that is no button."""
    with pytest.raises(NotPossible) as refused:
        check_answer(f"보세요.\n{line}")
    assert refused.value.code == "answer_link"


@pytest.mark.parametrize(
    "text",
    [
        "[약도](https://a.example/)를 보세요.", "보세요.\n\n[약도](https://a.example/) 확인 부탁드려요",
        "여기 [약도](http://a.example/)\n고맙습니다.", "[하나](https://a.example/)\n[둘](https://b.example/)",
    ],
)  # fmt: skip
def test_a_link_among_words_is_not_sent(text: str) -> None:
    """The patient would read its marks; its writer is told where a link stands."""
    with pytest.raises(NotPossible) as refused:
        check_answer(text)
    assert refused.value.code == "answer_link_place"


@pytest.mark.parametrize("text", ["자세한 안내: https://a.example/", "[안내](1층)에서 만나요.", "부위[코](왼쪽)요."])
def test_other_brackets_and_a_bare_address_are_words(text: str) -> None:
    """Kakao makes a bare address pressable by itself."""
    check_answer(text)


def test_a_link_alone_is_no_answer() -> None:
    """Somebody says what it is."""
    with pytest.raises(NotPossible) as refused:
        check_answer("[예약하기](https://a.example/)")
    assert refused.value.code == "answer_empty"


async def test_the_chat_shows_words_and_a_button(sqlite_database: Database, clock: MovedClock) -> None:
    """The words with the signature, then the button; valid for Kakao."""
    person, kim = Person(sqlite_database), hire_now(sqlite_database)
    await person.file()
    answer(sqlite_database, kim, GOOD)
    clock.move(seconds=10)
    reply = await person.send(skill="inbox", event="sangdam_inbox")
    [card] = [bubble for bubble in reply.bubbles if isinstance(bubble, Card)]
    assert card.buttons == (Link("예약하기", "https://booking.example.kr/a?b=1"),)
    assert "](https" not in person.read()
    assert render(reply)  # Which makes nothing that Kakao refuses.


async def test_one_answer_that_does_not_open_closes_nothing_else(sqlite_database: Database, clock: MovedClock) -> None:
    """The chat goes on, shows the other answers, and staff are told; the damaged one counts as delivered to nobody."""
    person, kim = Person(sqlite_database), hire_now(sqlite_database)
    await person.file()
    for words in ("하나", "둘", "셋"):
        answer(sqlite_database, kim, words)

    def tear(unit: Unit) -> str:
        torn = unit.session.scalars(select(CaseMessage).where(col(CaseMessage.staff_id) == kim.id)).first()
        assert torn is not None
        torn.text_sealed = b"\x00" * 40
        unit.session.add(torn)
        return torn.uid

    torn = sqlite_database.run_now(tear, SYSTEM)
    clock.move(seconds=10)
    await person.say("답변 왔나요?")
    assert "둘" in person.read()
    assert "셋" in person.read()
    message = sqlite_database.read_now(lambda unit: assignment.find_message(unit, torn), SYSTEM)
    assert message is not None
    assert message.state == "queued"
    assert alarms(sqlite_database) == 1
