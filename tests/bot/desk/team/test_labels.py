"""Labels, saved views, and many cases at once: by forms alone."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

from skills.cases.consultations import State
from storage.cases import consultations
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk, Visitor
from tests.desk import file_case, write_as_patient


async def label(kim: Visitor, name: str, colour: str = "red") -> str:
    """A label that was made; its id."""
    assert (await kim.post("/labels", {"name": name, "colour": colour})).status == 303
    return re.findall(rf'value="(\w+)"[^>]*>{name}<', await kim.see("/inbox"))[0]


def state(desk: Desk, case_id: str) -> str:
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    return str(case.state)


def shown(page: str) -> str:
    return re.findall(r'name="shown" value="(\d+)"', page)[0]


async def test_a_label_stands_on_the_case_narrows_the_list_and_goes_for_good(desk: Desk) -> None:
    """With its colour; no two of one name (a mark that nobody sees makes no other one), no resident number for
    a name; the privacy officer makes none."""
    kim, first, second = desk.visitor(), file_case(desk.database, "a"), file_case(desk.database, "b")
    word = await label(kim, "재문의")
    for wrong in ("재문의", "재\u200b문의", "\u202e재문의", " \u2066", " ", "900101-1234567", "가" * 21):
        assert (await kim.post("/labels", {"name": wrong, "colour": "red"})).status == 400
    await kim.post(f"/cases/{first}/labels", {"label": word})
    assert '<span class="tag red">' in await kim.see(f"/cases/{first}")
    page = await kim.see("/inbox", params={"label": word})
    assert (f'data-case="{first}"' in page, f'data-case="{second}"' in page) == (True, False)
    await kim.post(f"/cases/{first}/labels")
    assert f'data-case="{first}"' not in await kim.see("/inbox", params={"label": word})
    await kim.post(f"/cases/{first}/labels", {"label": word})
    await kim.post(f"/labels/{word}/remove")
    assert "재문의" not in await kim.see(f"/cases/{first}")
    assert (await desk.visitor("privacy_officer").post("/labels", {"name": "x", "colour": "red"})).status == 403


async def test_a_view_is_kept_under_a_name_for_its_person_alone(desk: Desk) -> None:
    """Its address brings the filter back; the same name replaces it."""
    kim, park = desk.visitor(), desk.visitor()
    for photos in ("", "1"):
        saved = await kim.post("/views", {"name": "밀린 상담", "column": "all", "overdue": "1", "photos": photos})
        assert saved.status == 303
    page = await kim.see("/inbox")
    [address] = re.findall(r'href="(/desk/inbox\?column=all[^"]*overdue=1[^"]*)"', page)
    assert "photos=1" in address
    seen = [await kim.see(unescape(one).removeprefix("/desk")) for one in (address, f"{address}&lang=en")]
    marked = re.compile(r'aria-current="page">(?:<svg.*?</svg>)?밀린 상담', re.DOTALL)
    assert [bool(marked.search(one)) for one in (*seen, page)] == [True, False, False]
    assert "밀린 상담" not in await park.see("/inbox")
    [view] = re.findall(r"/views/(\w+)/remove", page)
    await park.post(f"/views/{view}/remove")
    assert "밀린 상담" in await kim.see("/inbox")
    await kim.post(f"/views/{view}/remove")
    assert "밀린 상담" not in await kim.see("/inbox")


async def test_many_cases_are_done_at_once_and_those_that_cannot_are_left(desk: Desk) -> None:
    """Assigned and labelled; closed with the same answer, not past words that nobody has read."""
    kim, park = desk.visitor(name="김상담"), desk.visitor(name="박상담")
    word = await label(kim, "이벤트 문의")
    cases = [file_case(desk.database, f"p{number}") for number in range(4)]
    desk.clock.move(minutes=1)
    at = shown(await kim.see("/inbox"))
    for form in ({"do": "assign", "to": park.person.id}, {"do": "label", "label": word}):
        done = await kim.post("/bulk", {"case": cases[0], **form})
        assert done.headers["Location"].endswith("done=1")
    row = await kim.see("/inbox")
    assert "배정 박상담" in row
    assert "이벤트 문의</span>" in row
    desk.clock.move(minutes=1)
    write_as_patient(desk.database, cases[1], "아직 있어요?")
    await park.post(f"/cases/{cases[2]}/take", {"version": "1"})
    closing = [
        ("csrf", kim.csrf),
        ("do", "close"),
        ("text", "문의하신 내용은 전화로 안내했어요."),
        ("outcome", "answered"),
        ("shown", at),
    ]
    answer = await kim.client.post(
        "/desk/bulk", data=[*closing, *(("case", one) for one in cases)], headers={"Cookie": f"sangdam_desk={kim.token}"},
        allow_redirects=False,
    )  # fmt: skip
    assert unquote(answer.headers["Location"]).endswith("done=2&refused=patient_wrote&left=2")
    assert [state(desk, one) for one in cases] == [State.CLOSED, State.WAITING, State.HELD, State.CLOSED]
    urgent = file_case(desk.database, "p9", urgent=True)
    alone = await kim.post("/bulk", {**dict(closing), "shown": "9" * 17, "case": urgent})
    assert alone.headers["Location"].endswith("done=0&refused=bulk_urgent&left=1")
    assert state(desk, urgent) == State.WAITING
    assert "하나씩 열어 답변해 주세요" in await kim.see("/inbox?done=0&refused=bulk_urgent&left=1")
    assert "2건을 처리했어요" in await kim.see("/inbox?done=2&refused=patient_wrote&left=2")
    assert (await kim.post("/bulk", {"do": "close"})).headers["Location"].endswith("refused=bulk_none")
    empty = await kim.post("/bulk", {"do": "close", "case": cases[1], "text": " "})
    assert empty.headers["Location"].endswith("refused=answer_empty")


async def test_a_whole_bulk_can_be_undone_for_ten_seconds(desk: Desk) -> None:
    """All of it by one press, as a single answer; what has left stays sent, and a colleague's is not touched."""
    kim, park = desk.visitor(), desk.visitor(name="박상담")
    cases = [file_case(desk.database, f"p{number}") for number in range(5)]
    desk.clock.move(minutes=1)
    at = shown(await kim.see("/inbox"))
    closing = {"do": "close", "text": "전화로 안내했어요.", "outcome": "answered", "shown": at}
    await kim.post("/bulk", {**closing, "case": cases[0]})
    desk.clock.move(seconds=11)
    await park.post("/bulk", {**closing, "case": cases[4]})
    for one in cases[1:4]:
        await kim.post("/bulk", {**closing, "case": one})
    desk.clock.move(seconds=9)
    assert "답변 3건을 1초 안에 모두 되돌릴 수 있어요" in await kim.see("/inbox?done=3")
    undone = await kim.post("/undo")
    assert undone.headers["Location"].endswith("undone=3")
    assert [state(desk, one) for one in cases] == [State.CLOSED, *[State.HELD] * 3, State.CLOSED]
    assert "답변 3건을 되돌렸어요" in await kim.see("/inbox?column=mine&undone=3")
    assert (await kim.post("/undo")).headers["Location"].endswith("undone=0")


async def test_the_figures_are_a_sheet_that_opens_right(desk: Desk) -> None:
    """In the words of the page, with a mark for spreadsheets, and nobody in it; days that are none are refused."""
    file_case(desk.database)
    boss = desk.visitor("administrator")
    assert '<dd><a href="/desk/team">0</a></dd>' in await desk.visitor().see("/overview")  # Who has how many in hand.
    answer = await boss.get("/overview/figures?first=2026-11-25&last=2026-12-01")
    assert (answer.status, answer.content_type) == (200, "text/csv")
    text = (await answer.read()).decode()
    assert text.startswith("\ufeff구분,항목,값")
    assert "접수,2026-12-01,1" in text
    assert "부위별 접수,눈,적어서 가림" in text
    assert "홍길동" not in text
    assert "상담의 진행,접수,1" in text
    usual = await boss.get("/overview/figures")
    assert (usual.status, "접수,2026-12-01,1" in await usual.text()) == (200, True)
    for wrong in ("first=2026-12-02&last=2026-12-01", "first=2026-11-31", "last=tomorrow"):
        assert (await boss.get(f"/overview/figures?{wrong}")).status == 400


async def test_each_bar_and_count_of_the_figures_leads_to_its_cases(desk: Desk) -> None:
    """As many as it says; whoever does not see the inbox has the numbers and no link; no link to what is withheld."""
    kim, boss = desk.visitor(), desk.visitor("administrator")
    cases = [file_case(desk.database, f"p{number}") for number in range(4)]
    for case_id in cases[:3]:
        await kim.post(f"/cases/{case_id}/take", {"version": "1"})
        await kim.post(f"/cases/{case_id}/answer", {"text": "네, 괜찮아요.", "heard": "0", "version": "2"})
    await kim.post(f"/cases/{cases[0]}/close", {"version": "2", "outcome": "no_answer"})
    for number, case_id in enumerate(cases[1:]):
        await kim.post(f"/cases/{case_id}/visits", {"at": f"2026-12-01T1{number + 4}:00", "minutes": "30"})
    page = unescape(await kim.see("/overview"))
    led = re.findall(
        r'<a href="(/desk/inbox[^"]+)"(?: aria-label="[^"]*?(?:: |접수 )(\d+)건[^"]*")?>(?:상담 )?(\d+)?', page
    )
    counted = {address: int(label or count) for address, label, count in led}
    assert len(counted) == 12
    assert [count for address, count in counted.items() if "visit=booked" in address] == [3]
    for address, count in counted.items():
        assert len(re.findall("data-case=", await kim.see(address.removeprefix("/desk")))) == count, address
    assert "outcome=" not in str(counted)
    assert "적어서 가림" in page
    assert "/desk/inbox" not in await boss.see("/overview")
    narrowed = await kim.see(
        f"/inbox?column=all&hour=10&since=2026-12-01&overdue=1&stage=nothing&writer={kim.person.id}"
    )
    told = "필터 적용 중: 기한이 지난 것만 · 답변일 (부터) 2026-12-01 · 답변한 사람 김상담 · 접수 시간대 10시</summary>"
    assert told in narrowed
    assert 'value="10" selected' in narrowed
    assert "필터 적용 중" not in await kim.see("/inbox?column=all&hour=24&weekday=7&waits=9")
