"""The inbox over HTTP: columns, masks, pages, the search."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text

from storage.cases import consultations
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk
from tests.desk import file_case


def listed(page: str) -> list[str]:
    """The cases of a page, in order."""
    return re.findall(r'data-case="(\w+)"', page)


async def test_columns_hold_what_their_names_say(desk: Desk) -> None:
    """Waiting (urgent first), mine, urgent, all (newest first), closed."""
    kim = desk.visitor()
    first = file_case(desk.database, "a")
    desk.clock.move(minutes=5)
    second = file_case(desk.database, "b")
    desk.clock.move(minutes=5)
    urgent = file_case(desk.database, "c", urgent=True)
    await kim.post(f"/cases/{second}/take", {"version": "1"})
    assert listed(await kim.see("/inbox")) == [urgent, first]
    assert listed(await kim.see("/inbox?column=mine")) == [second]
    assert listed(await kim.see("/inbox?column=urgent")) == [urgent]
    assert listed(await kim.see("/inbox?column=all")) == [urgent, second, first]
    await kim.post(f"/cases/{second}/close", {"version": "2", "outcome": "no_answer"})
    assert listed(await kim.see("/inbox?column=closed")) == [second]
    assert listed(await kim.see("/inbox?column=mine")) == []


async def test_names_and_numbers_are_masked_in_the_list(desk: Desk) -> None:
    """S-8."""
    file_case(desk.database)
    page = await desk.visitor().see("/inbox")
    assert "홍*동" in page
    assert "010-****-1234" in page
    assert "홍길동" not in page


async def test_what_is_late_is_marked(desk: Desk) -> None:
    """Not before its due time by opening hours, and from then on."""
    kim = desk.visitor()
    file_case(desk.database)
    desk.clock.move(hours=3)
    assert "답변 기한 지남" not in await desk.enter(kim.person).see("/inbox")
    desk.clock.move(hours=3)
    assert "답변 기한 지남" in await desk.enter(kim.person).see("/inbox")


@pytest.mark.parametrize("column", ["waiting", "all"])
async def test_pages_follow_each_other_without_gap_or_repetition(desk: Desk, column: str) -> None:
    """Every case is on exactly one page, in the order of the column; urgent ones that span pages too."""
    kim = desk.visitor()
    made = [file_case(desk.database, f"p{i}", urgent=i % 2 == 0) for i in range(70)]
    seen: list[str] = []
    address = f"/inbox?column={column}"
    while address:
        page = await kim.see(address)
        seen += listed(page)
        onward = re.search(r'rel="next" href="/desk([^"]+)"', page)
        address = onward.group(1).replace("&amp;", "&") if onward else ""
    assert sorted(seen) == sorted(made)
    if column == "waiting":
        assert set(seen[:35]) == {case for index, case in enumerate(made) if index % 2 == 0}


@pytest.mark.parametrize("after", ["", "x", "1-2", "-", "99999999999999999999-a-0", "1-' OR 1=1-0"])
async def test_a_broken_cursor_is_the_first_page(desk: Desk, after: str) -> None:
    """Nobody sees an error for a mangled address."""
    case_id = file_case(desk.database)
    assert listed(await desk.visitor().see("/inbox", params={"column": "all", "after": after}))[:1] in ([case_id], [])


@pytest.mark.parametrize("words", ["홍길동", "홍 길동", "010-0000-1234", "01000001234", "1234", "NUMBER"])
async def test_a_case_is_found_by_number_name_phone_and_last_four(desk: Desk, words: str) -> None:
    """By whole values only, through their keyed hashes; the hit says that it came from a search."""
    case_id = file_case(desk.database)
    file_case(desk.database, "other", name="박서연", phone="+821000009999")
    number = desk.database.read_now(
        lambda unit: unit.connection.execute(
            text("SELECT number FROM consultation WHERE id = :i"), {"i": case_id}
        ).scalar(),
        SYSTEM,
    )
    page = await (await desk.visitor().post("/search", {"words": words.replace("NUMBER", str(number))})).text()
    assert listed(page) == [case_id]
    assert f"/cases/{case_id}?from=search" in page


@pytest.mark.parametrize("words", ["", "홍", "길동", "%", "' OR 1=1 --", "12345"])
async def test_parts_of_names_and_tricks_find_nothing(desk: Desk, words: str) -> None:
    """There is no scan to be had."""
    file_case(desk.database)
    assert listed(await (await desk.visitor().post("/search", {"words": words})).text()) == []


async def test_a_search_is_recorded_without_its_words(desk: Desk) -> None:
    """The trail says by what kind of words somebody searched and whose cases were found, not what was typed."""
    case_id = file_case(desk.database)
    for words in ("홍길동", "나그네"):
        await desk.visitor().post("/search", {"words": words})
    rows = desk.database.read_now(
        lambda unit: unit.connection.execute(
            text("SELECT why, about, subject FROM access_record WHERE act = 'search_made'")
        ).all(),
        SYSTEM,
    )
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    assert [tuple(row) for row in rows] == [("name", case_id, case.patient_id), ("name", "", "")]
