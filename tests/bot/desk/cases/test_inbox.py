"""The inbox over HTTP: columns, masks, pages, the search."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text

from skills.cases import inbox
from storage.cases import consultations
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk, Visitor
from tests.desk import add_photo, file_case, write_as_patient


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


async def searched(visitor: Visitor, words: str) -> str:
    """The page to which a search leads; its address holds nothing of the words."""
    sent = await visitor.post("/search", {"words": words})
    assert sent.status == 303
    assert re.fullmatch(r"/desk/search/[0-9a-f]{32}", sent.headers["Location"])
    return await visitor.see(sent.headers["Location"].removeprefix("/desk"))


@pytest.mark.parametrize(
    "words", ["홍길동", "홍 길동", "010-0000-1234", "01000001234", "1234", "NUMBER", "길동", "홍 길"]
)
async def test_a_case_is_found_by_number_name_phone_and_last_four(desk: Desk, words: str) -> None:
    """By whole values and parts of names, through their keyed hashes; the hit says that it came from a search."""
    case_id = file_case(desk.database)
    file_case(desk.database, "other", name="박서연", phone="+821000009999")
    number = desk.database.read_now(
        lambda unit: unit.connection.execute(
            text("SELECT number FROM consultation WHERE id = :i"), {"i": case_id}
        ).scalar(),
        SYSTEM,
    )
    page = await searched(desk.visitor(), words.replace("NUMBER", str(number)))
    assert listed(page) == [case_id]
    assert f"/cases/{case_id}?from=search" in page


async def test_words_are_found_in_ones_own_cases_alone(desk: Desk) -> None:
    """What somebody holds or was given, whatever stands between the words. The trail says that it was words, and of what could
    be nothing that it was unclear."""
    kim, park = desk.visitor(), desk.visitor()
    held, given = file_case(desk.database, "a"), file_case(desk.database, "b", name="박서연", phone="+821000009999")
    file_case(desk.database, "c", name="이준", phone="+821000009998")
    write_as_patient(desk.database, given, "재수 술은 토요일에 되나요?")
    await kim.post(f"/cases/{held}/take", {"version": "1"})
    await park.post(f"/cases/{given}/assign", {"to": kim.person.id})
    assert sorted(listed(await searched(kim, "재 수술"))) == sorted([held, given])
    assert listed(await searched(kim, "토요일에되나")) == [given]
    assert listed(await searched(park, "재수술")) == []
    await searched(kim, "12345")
    query = text("SELECT DISTINCT why FROM access_record WHERE act = 'search_made' ORDER BY why")
    whys = desk.database.read_now(lambda unit: unit.connection.execute(query).scalars().all(), SYSTEM)
    assert whys == ["name", "unclear", "words"]


@pytest.mark.parametrize("words", ["", "홍", "동길", "길홍", "재수술", "%", "' OR 1=1 --", "12345"])
async def test_what_is_no_part_of_a_name_and_tricks_find_nothing(desk: Desk, words: str) -> None:
    """There is no scan to be had."""
    file_case(desk.database)
    assert listed(await searched(desk.visitor(), words)) == []


async def test_a_part_of_a_name_is_found_behind_any_number_of_names_in_which_its_pieces_stand_apart(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has the pieces and not the part takes no place of the list, and is on nobody's record."""
    monkeypatch.setattr(inbox, "HITS", 2)
    found = file_case(desk.database, "a", name="김나나비")
    for number in range(5):
        desk.clock.move(minutes=1)
        file_case(desk.database, f"b{number}", name="나비나나")
    assert listed(await searched(desk.visitor(), "나나비")) == [found]
    query = text("SELECT about FROM access_record WHERE act = 'search_made'")
    assert desk.database.read_now(lambda unit: unit.connection.execute(query).scalars().all(), SYSTEM) == [found]
    for number in range(3):
        file_case(desk.database, f"c{number}", name="나나비야")
    assert len(listed(await searched(desk.visitor(), "나나비"))) == inbox.HITS


async def test_a_search_is_recorded_without_its_words(desk: Desk) -> None:
    """The trail says by what kind of words somebody searched and whose cases were found, not what was typed."""
    case_id = file_case(desk.database)
    for words in ("홍길동", "나그네"):
        await searched(desk.visitor(), words)
    rows = desk.database.read_now(
        lambda unit: unit.connection.execute(
            text("SELECT why, about, subject FROM access_record WHERE act = 'search_made'")
        ).all(),
        SYSTEM,
    )
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    assert [tuple(row) for row in rows] == [("name", case_id, case.patient_id), ("name", "", "")]


def rows_of(page: str) -> dict[str, str]:
    """The rows of a page by case, as they are read."""
    found = re.findall(r'<li class="case-row(.*?)</li>', page, re.DOTALL)
    return {re.findall(r'data-case="(\w+)"', row)[0]: row for row in found}


async def test_a_row_says_what_the_case_is_about(desk: Desk) -> None:
    """Treatment, the first words without number or name, waiting time, photos, the wish; unread until somebody has looked who
    is to answer, and again when the patient goes on."""
    kim, lee = desk.visitor(), desk.visitor(name="이상담")
    said = "홍길동이에요, 재수술이 궁금해요. 010-0000-1234로 전화 주세요. a@b.example"
    wish = {"kind": "part", "part": "morning"}
    case_id = file_case(desk.database, details=said, when=wish)
    add_photo(desk.database, case_id)
    desk.clock.move(minutes=130)
    kim, lee = desk.enter(kim.person), desk.enter(lee.person)
    row = rows_of(await kim.see("/inbox"))[case_id]
    for shown in ("눈", "홍*동이에요, 재수술이 궁금해요.", "●●●", "2시간", "사진 1장", "희망 시간", "읽지 않음"):
        assert shown in row, shown
    for hidden in ("홍길동", "010-0000-1234", "a@b.example"):
        assert hidden not in row
    await kim.get(f"/cases/{case_id}", headers={"X-Desk-Quiet": "1"})
    await kim.get(f"/cases/{case_id}")
    assert "읽지 않음" not in rows_of(await lee.see("/inbox"))[case_id]
    await kim.post(f"/cases/{case_id}/take", {"version": "1"})
    desk.clock.move(minutes=1)
    write_as_patient(desk.database, case_id, "토요일도 되나요?")
    desk.clock.move(minutes=1)
    await lee.get(f"/cases/{case_id}")
    row = rows_of(await lee.see("/inbox?column=all"))[case_id]
    assert "읽지 않음" in row
    assert "김상담" in row
    await kim.get(f"/cases/{case_id}")
    assert "읽지 않음" not in rows_of(await lee.see("/inbox?column=all"))[case_id]


async def test_a_row_names_the_treatment_alone_and_the_words_once(desk: Desk) -> None:
    """Called otherwise by the patient, the words stand where words stand, and behind what was told of it not at all."""
    called = {"word": "eyes", "words": "쌍꺼풀 상담 받고 싶어요"}
    told = file_case(desk.database, "t", treatment=called)
    bare = file_case(desk.database, "b", treatment=called, details="")
    rows = rows_of(await desk.visitor().see("/inbox"))
    assert all('<span class="tag calm">눈</span>' in rows[case_id] for case_id in (told, bare))
    assert (rows[told].count("쌍꺼풀"), rows[bare].count("쌍꺼풀")) == (0, 1)
    assert "재수술이 궁금해요" in rows[told]


async def test_a_list_is_recorded_as_a_list(desk: Desk) -> None:
    """Not as a look at each patient; what refreshes itself adds nothing."""
    kim = desk.visitor()
    for key in "abc":
        file_case(desk.database, key)
    await kim.see("/inbox?column=all")
    await kim.see("/inbox?column=all", headers={"X-Desk-Quiet": "1"})
    for _ in range(2):
        await kim.see("/inbox?column=all&lang=en", headers={"X-Desk-Quiet": "1"})  # Other rows are another look, once.
    rows = desk.database.read_now(
        lambda unit: unit.connection.execute(
            text("SELECT act, about, why FROM access_record WHERE actor_id = :who AND act <> 'signed_in'"),
            {"who": kim.person.id},
        ).all(),
        SYSTEM,
    )
    assert [(act, about.partition("-")[0], why) for act, about, why in rows] == [
        ("inbox_listed", "all", "list_all")
    ] * 2
    assert len({row[1] for row in rows}) == 2


async def test_lists_are_narrowed_by_what_cases_are_about(desk: Desk) -> None:
    """Treatment, holder, language, photos, overdue, days; together, over pages, and what is no filter narrows nothing."""
    kim = desk.visitor()
    eyes = [file_case(desk.database, f"e{number}") for number in range(40)]
    other = file_case(desk.database, "o", treatment={"word": "lifting"})
    add_photo(desk.database, other)
    desk.clock.move(days=1)
    late = file_case(desk.database, "l", treatment={"word": "lifting", "words": "리프팅"})
    kim = desk.enter(kim.person)
    await kim.post(f"/cases/{other}/take", {"version": "1"})

    async def found(query: str) -> list[str]:
        seen: list[str] = []
        address = f"/inbox?{query}"
        while address:
            page = await kim.see(address)
            seen += listed(page)
            onward = re.search(r'rel="next" href="/desk([^"]+)"', page)
            address = onward.group(1).replace("&amp;", "&") if onward else ""
        return seen

    assert sorted(await found("treatment=eyes")) == sorted(eyes)
    assert await found("treatment=lifting") == [late]
    assert await found("column=all&treatment=lifting") == [late, other]
    assert await found("column=all&photos=1") == [other]
    assert await found(f"column=all&holder={kim.person.id}") == [other]
    assert await found("column=all&lang=en") == []
    assert set(await found("column=all&overdue=1")) == {*eyes, other}
    assert await found("column=all&since=2026-12-02") == [late]
    assert set(await found("column=all&until=2026-12-01&treatment=lifting&since=x")) == {other}
    assert len(await found("treatment=%27&lang=&holder=")) == 0
    tabs = r'data-column="\d"[^>]*>\s*([^<]+?)\s*<span class="count[^"]*">(\d+)'
    told = [dict(re.findall(tabs, await kim.see(f"/inbox?{query}"))) for query in ("", "treatment=lifting", "lang=en")]
    assert [(one["대기"], one["내 상담"]) for one in told] == [("41", "1"), ("1", "1"), ("0", "0")]


async def test_a_search_belongs_to_its_session_and_is_forgotten(desk: Desk) -> None:
    """Another session finds nothing under its address, and after an hour nobody does; the words are sealed."""
    case_id, kim = file_case(desk.database), desk.visitor()
    await searched(kim, "홍길동")
    address = (await kim.post("/search", {"words": "홍길동"})).headers["Location"].removeprefix("/desk")
    assert listed(await kim.see(address)) == [case_id]
    assert (await desk.enter(kim.person).get(address)).status == 404
    dump = desk.database.read_now(
        lambda unit: str(unit.connection.execute(text("SELECT * FROM desk_search")).all()), SYSTEM
    )
    assert "홍길동" not in dump
    for _ in range(5):
        desk.clock.move(minutes=13)
        await kim.see("/inbox")
    assert (await kim.get(address)).status == 404
