"""Several things in one message: what is bound by none of them, what is kept, and what is said to go."""

import pytest

from storage.database.database import Database
from tests.skills.chat.test_harm import at, look, the_cases, the_consents

DETAILS, WHEN = "details", "when"


def _draft(_unit: object, talk: object) -> dict[str, object]:
    return dict(talk.answers)  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", ["공휴일에도 하나요? 그렇다면 동의할게요", "발렛 되나요? 되면 동의해요"])
async def test_no_consent_rests_on_an_answer(sqlite_database: Database, words: str) -> None:
    """Who agrees if something is so is asked once more when that is known."""
    person = await at(sqlite_database, "health_consent")
    await person.say(words)
    assert await look(person, the_consents) == []


@pytest.mark.parametrize("words", ["동의하시소", "동의할 생각이에요", "동의하지 않는 건 아니에요"])
async def test_what_is_neither_yes_nor_no_decides_nothing(sqlite_database: Database, words: str) -> None:
    """An imperative, an intention and a double denial leave the consent open."""
    person = await at(sqlite_database, "health_consent")
    await person.say(words)
    assert await look(person, the_consents) == []
    assert "health_consent" not in await look(person, _draft)


@pytest.mark.parametrize("words", ["발렛도 되나요? 되면 접수해 주세요", "접수 거둬 주세요", "접수는 미뤄 주세요"])
async def test_nothing_is_filed_on_a_condition_or_where_it_is_put_off(sqlite_database: Database, words: str) -> None:
    person = await at(sqlite_database, "when")
    await person.press("anytime")
    await person.say(words)
    assert await look(person, the_cases) == []


async def test_health_words_beside_a_time_are_kept(sqlite_database: Database) -> None:
    """The time is taken, and what a doctor must know stands with the details."""
    person = await at(sqlite_database, "when")
    await person.say("당뇨 약을 먹고 있고 내일 3시요")
    draft = await look(person, _draft)
    assert "당뇨" in str(draft[DETAILS])
    assert WHEN in draft


async def test_a_time_that_is_refused_is_no_wish(sqlite_database: Database) -> None:
    person = await at(sqlite_database, "when")
    await person.say("아무 때나는 좀 곤란해요")
    assert WHEN not in await look(person, _draft)


async def test_what_goes_with_a_consent_is_said_to_go(sqlite_database: Database) -> None:
    """The words of an open form rest on the consent as well, and are not said never to have been there."""
    person = await at(sqlite_database, "when")
    assert DETAILS in await look(person, _draft)
    await person.say("동의 철회할게요")
    assert DETAILS not in await look(person, _draft)
    assert "적으시던 상담 내용은 지웠어요" in person.read()
