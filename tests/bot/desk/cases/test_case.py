"""The page of a case: masked by default, a record behind every look, nothing shown that could not be recorded."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import text

from skills.consents import consents
from skills.rights import corrections
from skills.staff.permissions import Role
from storage.cases import consultations
from storage.database.database import Database
from storage.outbox import outbox
from storage.outbox.codes import NoticeState
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.bot.desk.conftest import Desk
from tests.desk import PICTURE, add_photo, clinic, file_case, write_as_patient


def acts(database: Database, act: str) -> list[tuple[str, ...]]:
    """(who, from where, whose, what, why) of all records of this act."""
    query = text("SELECT actor_id, origin, subject, about, why FROM access_record WHERE act = :act ORDER BY seq")
    return database.read_now(lambda unit: [tuple(row) for row in unit.connection.execute(query, {"act": act})], SYSTEM)


def patient_of(database: Database, case_id: str) -> str:
    case = database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    return case.patient_id


async def test_staff_are_told_when_there_is_no_health_consent(desk: Desk) -> None:
    """Refused, or withdrawn later: what staff write about health would rest on nothing (Art. 23)."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    assert "건강 정보 동의가 없어요" in await kim.see(f"/cases/{case_id}")
    patient_id = patient_of(desk.database, case_id)
    health, given = consents.Purpose.HEALTH, consents.Decision.GIVEN
    desk.database.run_now(
        lambda unit: consents.decide(unit, clinic(), patient_id, health, given, screen="chat"), PATIENT
    )
    assert "건강 정보 동의가 없어요" not in await kim.see(f"/cases/{case_id}")


async def test_no_colleague_is_chosen_before_a_person_chooses_one(desk: Desk) -> None:
    """One press too many would hand the case to whoever stands first; with one colleague there is nobody else to choose."""
    kim, case_id = desk.visitor(name="김상담"), file_case(desk.database)
    await kim.post(f"/cases/{case_id}/take", {"version": "1"})
    for name, is_open in (("박상담", False), ("이상담", True)):
        desk.visitor(name=name)
        chosen = re.search(r'<select name="to" required><option value="([^"]*)"', await kim.see(f"/cases/{case_id}"))
        assert chosen is not None
        assert (chosen[1] == "") is is_open
    assert (await kim.post(f"/cases/{case_id}/hand-over", {"version": "2", "to": ""})).status == 400


async def test_a_case_is_masked_until_it_is_revealed_for_a_reason(desk: Desk) -> None:
    """홍*동 and 010-****-1234 for everyone; in full for who gave a reason, and for nobody else."""
    kim, park, case_id = desk.visitor(), desk.visitor(name="박상담"), file_case(desk.database)
    page = await kim.see(f"/cases/{case_id}")
    assert "홍*동" in page
    assert "010-****-1234" in page
    assert "홍길동" not in page
    assert "0000-1234" not in page
    assert (await kim.post(f"/cases/{case_id}/reveal", {"reason": "", "words": ""})).status == 400
    assert (await kim.post(f"/cases/{case_id}/reveal", {"reason": "call", "words": "예약 확인"})).status == 303
    assert "홍길동" in await kim.see(f"/cases/{case_id}")
    assert "홍길동" not in await park.see(f"/cases/{case_id}")


async def test_each_look_is_recorded_with_the_five_elements(desk: Desk) -> None:
    """Who, when, from where, whose and what, with why (S-3); the free words stay off the trail."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    whose = patient_of(desk.database, case_id)
    await kim.see(f"/cases/{case_id}")
    await kim.see(f"/cases/{case_id}?from=search")
    await kim.post(f"/cases/{case_id}/reveal", {"reason": "call", "words": "예약 확인 전화"})
    await kim.post(f"/cases/{case_id}/print", {"reason": "booking"})
    me = (kim.person.id, "127.0.0.1", whose, case_id)
    assert acts(desk.database, "case_read") == [(*me, "consultation"), (*me, "search")]
    assert acts(desk.database, "patient_revealed") == [(*me, "call")]
    assert acts(desk.database, "case_printed") == [(*me, "booking")]
    dump = desk.database.read_now(
        lambda unit: str(unit.connection.execute(text("SELECT * FROM access_record")).all()), SYSTEM
    )
    assert "예약 확인" not in dump


@pytest.mark.parametrize("way", ["reveal", "print", "read", "photo"])
async def test_what_cannot_be_recorded_is_not_shown(desk: Desk, way: str) -> None:
    """The trail refuses to take the record: then neither name, nor words, nor picture leave Sangdam."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    photo_id = add_photo(desk.database, case_id)
    block = "CREATE TRIGGER no_more BEFORE INSERT ON access_record BEGIN SELECT RAISE(ABORT, 'full'); END"
    desk.database.run_now(lambda unit: unit.connection.execute(text(block)), SYSTEM)
    calls: dict[str, Any] = {
        "reveal": lambda: kim.post(f"/cases/{case_id}/reveal", {"reason": "call"}),
        "print": lambda: kim.post(f"/cases/{case_id}/print", {"reason": "call"}),
        "read": lambda: kim.get(f"/cases/{case_id}"),
        "photo": lambda: kim.get(f"/cases/{case_id}/photos/{photo_id}"),
    }
    answer = await calls[way]()
    body = await answer.read()
    assert answer.status >= 500
    assert PICTURE not in body
    assert "재수술".encode() not in body
    desk.database.run_now(lambda unit: unit.connection.execute(text("DROP TRIGGER no_more")), SYSTEM)
    assert "홍길동" not in await kim.see(f"/cases/{case_id}")


async def test_photos_are_shown_by_the_desk_alone_and_each_view_is_recorded(desk: Desk) -> None:
    """A counsellor sees the picture, uncached; the privacy officer does not."""
    kim, officer, case_id = desk.visitor(), desk.visitor(Role.PRIVACY_OFFICER), file_case(desk.database)
    photo_id = add_photo(desk.database, case_id)
    for _ in range(2):
        answer = await kim.get(f"/cases/{case_id}/photos/{photo_id}")
        assert (answer.status, answer.content_type, await answer.read()) == (200, "image/jpeg", PICTURE)
        assert answer.headers["Cache-Control"] == "no-store"
    assert (await officer.get(f"/cases/{case_id}/photos/{photo_id}")).status == 403
    other = file_case(desk.database, "patient-2")
    assert (await kim.get(f"/cases/{other}/photos/{photo_id}")).status == 404
    assert len(acts(desk.database, "photo_viewed")) == 2


async def test_take_answer_and_close_by_forms_alone(desk: Desk) -> None:
    """The whole work of a case without a line of JavaScript."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    assert (await kim.post(f"/cases/{case_id}/take", {"version": "1"})).status == 303
    preview = await kim.post(
        f"/cases/{case_id}/answer", {"text": "토요일 11시에 오세요.", "heard": "0", "preview": "1"}
    )
    assert '<span id="preview-text">토요일 11시에 오세요.</span>' in await preview.text()
    assert (await kim.post(f"/cases/{case_id}/answer", {"text": "토요일 11시에 오세요.", "heard": "0"})).status == 303
    assert "보내는 중" in (page := await kim.see(f"/cases/{case_id}"))
    assert " data-focus" not in page  # The key Z would write a letter.
    desk.clock.move(seconds=10)
    assert " data-focus" in await kim.see(f"/cases/{case_id}")
    assert (await kim.post(f"/cases/{case_id}/note", {"text": "토요일 선호"})).status == 303
    assert "토요일 선호" in await kim.see(f"/cases/{case_id}")
    closed = await kim.post(f"/cases/{case_id}/close", {"version": "2", "outcome": "answered"})
    assert closed.status == 303
    assert "답변으로 해결" in await kim.see(f"/cases/{case_id}")


async def test_an_answer_is_undone_by_a_form_alone_from_the_next_page(desk: Desk) -> None:
    """Sent and closed, it can be undone from wherever one was led; later the page says that it has left."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    form = {"text": "토요일 11시에 오세요.", "heard": "0", "version": "1", "and_close": "1", "outcome": "answered"}
    await kim.post(f"/cases/{case_id}/answer", form)
    desk.clock.move(seconds=4)
    [undo] = re.findall(rf'action="/desk(/cases/{case_id}/answers/\w+/undo)"', page := await kim.see("/inbox"))
    assert "6초 뒤에 보내요" in page
    assert (await desk.visitor(name="박상담").post(undo)).status == 404
    assert (await kim.post(undo)).headers["Location"].endswith(f"{case_id}?done=undone")
    assert ">토요일 11시에 오세요.</textarea>" in await kim.see(f"/cases/{case_id}")
    await kim.post(f"/cases/{case_id}/answer", {**form, "version": "4", "and_close": ""})
    [late] = re.findall(rf'action="/desk(/cases/{case_id}/answers/\w+/undo)"', await kim.see("/inbox"))
    desk.clock.move(seconds=10)
    assert "/answers/" not in await kim.see("/inbox")
    answer = await kim.post(late)
    assert (answer.status, "이미 보낸 답변" in await answer.text()) == (409, True)


async def test_an_answer_that_comes_too_late_keeps_its_words(desk: Desk) -> None:
    """The patient wrote meanwhile: the page says so, shows the new words, and the typed answer is still there."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    await kim.post(f"/cases/{case_id}/take", {"version": "1"})
    write_as_patient(desk.database, case_id, "일요일은 어때요?")
    answer = await kim.post(f"/cases/{case_id}/answer", {"text": "토요일에 오세요.", "heard": "0"})
    page = await answer.text()
    assert answer.status == 409
    assert "환자가 그사이 새 글을 보냈어요" in page
    assert "일요일은 어때요?" in page
    assert ">토요일에 오세요.</textarea>" in page


async def test_what_a_patient_types_is_never_markup(desk: Desk) -> None:
    """Words of patients and notes of staff are text, on every page that shows them."""
    kim = desk.visitor()
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    case_id = file_case(desk.database, details=evil, name="<b>홍길동</b>")
    write_as_patient(desk.database, case_id, evil)
    await kim.post(f"/cases/{case_id}/take", {"version": "1"})
    await kim.post(f"/cases/{case_id}/note", {"text": evil})
    for page in (await kim.see(f"/cases/{case_id}"), await kim.see("/inbox?column=mine")):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>홍" not in page


async def test_a_case_that_is_not_there_is_not_found(desk: Desk) -> None:
    """A destroyed case and one that never was look alike."""
    assert (await desk.visitor().get("/cases/" + "0" * 32)).status == 404


@pytest.mark.parametrize(
    ("state", "problem", "shown"),
    [
        ("skipped", "not_set", "이벤트 전송이 설정되지 않았어요"),
        ("dead", "event_failed", "채널 친구가 아니거나"),
        ("dead", "http_500", "http_500"),
        ("delivered", "", "보냄"),
    ],
)
async def test_the_desk_says_how_far_an_answer_has_come(desk: Desk, state: str, problem: str, shown: str) -> None:
    """Queued, delivered, or waiting for the patient's next message, and then why."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    await kim.post(f"/cases/{case_id}/take", {"version": "1"})
    await kim.post(f"/cases/{case_id}/answer", {"text": "토요일에 오세요.", "heard": "0"})
    assert "보내는 중" in await kim.see(f"/cases/{case_id}")
    desk.clock.move(seconds=10)

    def report(unit: Unit) -> None:
        due = next(notice for notice in outbox.take_due(unit, 10) if notice.kind == "patient_event")
        outbox.finish(unit, due.id, NoticeState(state), problem)

    desk.database.run_now(report, SYSTEM)
    assert shown in await kim.see(f"/cases/{case_id}")


async def test_the_case_says_what_was_corrected_on_the_patients_request(desk: Desk) -> None:
    """Beside the very field, with the day; nowhere else."""
    case_id, visitor = file_case(desk.database), desk.visitor(Role.COUNSELLOR)
    assert "환자 요청으로 고침" not in await visitor.see(f"/cases/{case_id}")

    patient_id = patient_of(desk.database, case_id)
    desk.database.run_now(lambda unit: corrections.correct(unit, clinic(), patient_id, "name", "남궁두루"), PATIENT)
    page = await visitor.see(f"/cases/{case_id}")
    assert page.count("환자 요청으로 고침") == page.count("· 2026년 12월 1일 (화)</time>") == 1
    assert page.index("남궁**") < page.index("환자 요청으로 고침") < page.index('id="patient-phone"')


async def test_a_refresh_of_an_open_page_is_the_same_look(desk: Desk) -> None:
    """What the page does by itself, and what is opened again a moment later, is no new record; another person, another place in
    time and another reason are."""
    kim, park, case_id = desk.visitor(), desk.visitor(name="박상담"), file_case(desk.database)
    for _ in range(3):
        await kim.see(f"/cases/{case_id}")
        await kim.see(f"/cases/{case_id}", headers={"X-Desk-Quiet": "1"})
    await park.see(f"/cases/{case_id}")
    assert [who for who, *_ in acts(desk.database, "case_read")] == [kim.person.id, park.person.id]
    desk.clock.move(minutes=14)
    await kim.see(f"/cases/{case_id}?from=search", headers={"X-Desk-Quiet": "1"})
    assert len(acts(desk.database, "case_read")) == 2
    await kim.see(f"/cases/{case_id}?from=search")
    desk.clock.move(minutes=2)
    await kim.see(f"/cases/{case_id}")
    assert [why for *_, why in acts(desk.database, "case_read")] == [
        "consultation",
        "consultation",
        "search",
        "consultation",
    ]


async def test_a_ready_reply_speaks_one_language(desk: Desk) -> None:
    """An English reply has the English address in it, whatever the patient reads; the patient's language stands first."""
    kim = desk.visitor()
    for title, lang in (("Where", "en"), ("오시는 곳", "ko")):
        await kim.post("/canned", {"title": title, "body": f"{title}: {{address}}", "lang": lang})
    page = await kim.see(f"/cases/{file_case(desk.database)}")
    at = clinic().address
    shown = [
        page.index(f'<option value="{title}: {where}"') for title, where in (("오시는 곳", at.ko), ("Where", at.en))
    ]
    assert shown == sorted(shown)
