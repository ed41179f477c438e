"""The officer's pages: the queue by due date, evidence, preview, and no decision that the law does not allow."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from skills.retention import holds
from skills.rights import rights
from skills.rights.grounds import Identity, Kind
from storage.database.database import Database
from storage.outbox.outbox import Notice
from storage.patients.patients import Patient, Purpose, unlock
from storage.rights import RightsRequest
from storage.staff import staff as accounts
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, Unit
from tests.bot.desk.conftest import Desk, Visitor
from tests.desk import file_case, hire_now

OFFICER = "privacy_officer"
WHOLE = {
    "decision": "refused",
    "ground": "law_collects",
    "reason": "수집하도록 정해져 있어요.",
    "objection": "officer",
    "do": "decide",
}


def file(database: Database, kind: Kind = Kind.CORRECT, *, proven: bool = False) -> str:
    """A request of a patient with a filed case; its id."""
    file_case(database)

    def work(unit: Unit) -> str:
        patient = unit.session.scalars(select(col(Patient.id)).order_by(col(Patient.created_at))).first()
        assert patient is not None
        request = rights.file_request(unit, patient, kind)
        if proven:
            rights.prove(unit, request, Identity.PAPERS)
        return request.id

    return database.run_now(work, PATIENT)


def stands(database: Database, request_id: str) -> tuple[str, str | None, str]:
    def work(unit: Unit) -> tuple[str, str | None, str]:
        request = unit.session.get_one(RightsRequest, request_id)
        return request.state, request.decision, request.ground

    return database.run_now(work, SYSTEM)


async def version(visitor: Visitor, request_id: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', await visitor.see(f"/rights/{request_id}"))
    assert found is not None
    return found[1]


async def test_the_queue_shows_what_is_due_first_and_no_patients_word(desk: Desk) -> None:
    """By due date, with the stage of the alarm."""
    request_id = file(desk.database)
    visitor = desk.visitor(OFFICER)
    page = await visitor.see("/rights")
    assert request_id in page
    assert "홍길동" not in page
    desk.clock.move(days=11)
    assert "기한 지남" in await desk.enter(visitor.person).see("/rights")


@pytest.mark.parametrize("missing", ["ground", "reason", "objection"])
@pytest.mark.parametrize("decision", ["refused", "partly"])
@pytest.mark.parametrize("do", ["decide", "preview"])
async def test_the_form_refuses_a_refusal_without_ground_reason_and_objection(
    desk: Desk, missing: str, decision: str, do: str
) -> None:
    """R-7: neither saved nor shown as if it could be."""
    request_id, visitor = file(desk.database), desk.visitor(OFFICER)
    form = {**WHOLE, "decision": decision, "do": do, missing: " ", "version": await version(visitor, request_id)}
    answer = await visitor.post(f"/rights/{request_id}/decide", form)
    assert answer.status == 400
    assert 'role="alert"' in await answer.text()
    assert stands(desk.database, request_id) == ("open", None, "")


async def test_a_preview_shows_the_notice_and_decides_nothing(desk: Desk) -> None:
    """What the patient would read: reason, ground, objection, fee."""
    request_id, visitor = file(desk.database), desk.visitor(OFFICER)
    answer = await visitor.post(f"/rights/{request_id}/decide", {**WHOLE, "do": "preview"})
    page = await answer.text()
    for part in (WHOLE["reason"], "제36조 제1항 단서", "이의 제기", "비용: 0원"):
        assert part in page
    assert stands(desk.database, request_id)[0] == "open"


async def test_a_refusal_with_everything_is_kept_and_the_patient_is_told(desk: Desk) -> None:
    """State, ground, and a notice that wakes the chat."""
    request_id, visitor = file(desk.database), desk.visitor(OFFICER)
    form = {**WHOLE, "version": await version(visitor, request_id)}
    assert (await visitor.post(f"/rights/{request_id}/decide", form)).status == 303
    assert stands(desk.database, request_id) == ("decided", "refused", "law_collects")
    query = select(func.count()).select_from(Notice).where(col(Notice.kind) == "patient_event")
    assert desk.database.run_now(lambda u: u.session.scalar(query), SYSTEM) == 1
    assert WHOLE["reason"] in await visitor.see(f"/rights/{request_id}")


async def test_a_stale_page_decides_nothing(desk: Desk) -> None:
    """Two officers at once: the second is told that the request changed."""
    request_id, visitor = file(desk.database), desk.visitor(OFFICER)
    form = {**WHOLE, "version": await version(visitor, request_id)}
    assert (await visitor.post(f"/rights/{request_id}/decide", form)).status == 303
    again = await visitor.post(f"/rights/{request_id}/decide", {**form, "decision": "granted"})
    assert again.status == 400
    assert stands(desk.database, request_id)[1] == "refused"


async def test_an_unproven_deletion_cannot_be_granted_and_a_proven_one_is_carried_out(desk: Desk) -> None:
    """R-3 and the same transaction: the officer sees the papers, grants, and the person is gone."""
    request_id, visitor = file(desk.database, Kind.DELETE), desk.visitor(OFFICER)
    form = {"decision": "granted", "do": "decide", "version": await version(visitor, request_id)}
    assert (await visitor.post(f"/rights/{request_id}/decide", form)).status == 400
    assert (await visitor.post(f"/rights/{request_id}/papers")).status == 303
    form["version"] = await version(visitor, request_id)
    assert (await visitor.post(f"/rights/{request_id}/decide", form)).status == 303
    count = select(func.count()).select_from(Patient)
    assert desk.database.run_now(lambda u: u.session.scalar(count), SYSTEM) == 0
    page = await visitor.see(f"/rights/{request_id}")
    assert "이미 파기된 분" in page


async def test_a_deletion_is_partial_only_when_something_stays(desk: Desk) -> None:
    """With nothing adopted and nothing held all would go, and the notice would say that a part was kept."""
    request_id, visitor = file(desk.database, Kind.DELETE, proven=True), desk.visitor(OFFICER)
    form = {**WHOLE, "decision": "partly", "ground": "chart_kept", "version": await version(visitor, request_id)}
    answer = await visitor.post(f"/rights/{request_id}/decide", form)
    assert answer.status == 400
    assert "먼저 진료 기록으로 옮기거나" in await answer.text()
    assert stands(desk.database, request_id)[1] is None

    def hold(unit: Unit) -> None:
        patient_id = unit.session.scalars(select(col(Patient.id))).one()
        holds.place_hold(unit, "patient", patient_id, ground="dispute")

    desk.database.run_now(hold, Actor("staff", "staff-1", OFFICER))
    assert (await visitor.post(f"/rights/{request_id}/decide", form)).status == 303
    assert stands(desk.database, request_id)[1] == "partly"


async def test_the_code_to_read_out_is_shown_once_with_the_number_on_record(desk: Desk) -> None:
    """Staff call that number and no other; a reload does not show the digits again."""
    request_id, visitor = file(desk.database, Kind.ACCESS), desk.visitor(OFFICER)
    answer = await visitor.post(f"/rights/{request_id}/call")
    page = await answer.text()
    assert re.search(r"<strong>\d{3} \d{3}</strong>", page)
    assert "010-0000-1234" in page
    assert not re.search(r"<strong>\d{3} \d{3}</strong>", await visitor.see(f"/rights/{request_id}"))


async def test_an_explanation_is_put_off_with_a_reason(desk: Desk) -> None:
    """Thirty days more, and the page says so."""
    request_id, visitor = file(desk.database, Kind.EXPLAIN), desk.visitor(OFFICER)
    number = await version(visitor, request_id)
    empty = {"version": number, "ground": "many_records", "reason": " "}
    assert (await visitor.post(f"/rights/{request_id}/extend", empty)).status == 400
    assert (await visitor.post(f"/rights/{request_id}/extend", {**empty, "reason": "기록이 많아요"})).status == 303
    assert stands(desk.database, request_id)[0] == "extended"


async def test_every_look_at_a_request_is_on_the_trail(desk: Desk) -> None:
    """Who looked, in which role, at whose request."""
    request_id, visitor = file(desk.database), desk.visitor(OFFICER)
    await visitor.see(f"/rights/{request_id}")
    query = select(AccessRecord).where(col(AccessRecord.act) == "right_read")
    record = desk.database.run_now(lambda u: u.session.scalars(query).one(), SYSTEM)
    assert (record.actor_id, record.role, record.about) == (visitor.person.id, OFFICER, request_id)
    assert record.subject


# -- corrections -------------------------------------------------------------------------------------------------------


def fields_of(page: str) -> dict[str, str]:
    """The version, and the marks of what the page shows."""
    return dict(re.findall(r'name="(version|mark\.[^"]+)" value="([^"]+)"', page))


async def test_the_page_shows_what_stands_only_when_it_is_chosen(desk: Desk) -> None:
    """Masked until the officer opens it, item by item; each look is on the trail."""
    request_id, visitor = file(desk.database), desk.visitor(OFFICER)
    page = await visitor.see(f"/rights/{request_id}")
    for label in ("이름", "연락처", "부위", "내용"):
        assert f"<span>{label}" in page
    assert not [word for word in ("홍길동", "010-0000-1234", "재수술이 궁금해요") if word in page]
    form = {"item": "name", "do": "open", "decision": "granted"}
    page = await (await visitor.post(f"/rights/{request_id}/decide", form)).text()
    assert "홍길동" in page
    assert "재수술이 궁금해요" not in page
    query = select(AccessRecord).where(col(AccessRecord.act) == "right_item_opened")
    record = desk.database.run_now(lambda u: u.session.scalars(query).one(), SYSTEM)
    assert (record.actor_id, record.about, record.why) == (visitor.person.id, request_id, "name")


async def test_a_correction_is_previewed_and_done_and_a_stale_page_does_nothing(desk: Desk) -> None:
    """Typed words stay on the page when something is missing; the second of two pages is told that it is late."""
    request_id, visitor = file(desk.database), desk.visitor(OFFICER)
    address, granted = f"/rights/{request_id}/decide", {"item": "name", "decision": "granted"}
    page = await (await visitor.post(address, {**granted, "do": "open"})).text()
    form = {**granted, **fields_of(page), "new.name": "남궁두루"}
    answer = await visitor.post(address, {**form, "nothing": "on", "do": "decide"})
    assert answer.status == 400
    assert 'value="남궁두루"' in await answer.text()
    assert "고친 항목: 이름" in await (await visitor.post(address, {**form, "do": "preview"})).text()
    assert name_of(desk.database) == "홍길동"
    assert (await visitor.post(address, {**form, "do": "decide"})).status == 303
    assert name_of(desk.database) == "남궁두루"
    late = await visitor.post(address, {**form, "new.name": "황보나래", "do": "decide"})
    assert late.status == 400
    assert name_of(desk.database) == "남궁두루"


def name_of(database: Database) -> str | None:
    def work(unit: Unit) -> str | None:
        patient_id = unit.session.scalars(select(col(Patient.id))).one()
        return unlock(unit, patient_id, Purpose.RIGHTS).open_text("name_sealed")

    return database.run_now(work, SYSTEM)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "새 내용을 적거나"),
        ({"nothing": "on"}, "고칠 내용이 없는 이유"),
        ({"item": "phone", "new.phone": "010-12"}, "새 연락처를 읽을 수 없어요"),
    ],
)
async def test_a_correction_is_not_granted_without_its_deed(desk: Desk, more: dict[str, str], said: str) -> None:
    """The page says what is missing, and nothing is decided."""
    request_id, visitor = file(desk.database), desk.visitor(OFFICER)
    look = await visitor.post(f"/rights/{request_id}/decide", {"item": "phone", "do": "open", "decision": "granted"})
    form = {**fields_of(await look.text()), "decision": "granted", **more}
    for do in ("preview", "decide"):
        answer = await visitor.post(f"/rights/{request_id}/decide", {**form, "do": do})
        assert answer.status == 400
        assert said in await answer.text()
    assert stands(desk.database, request_id)[0] == "open"


async def test_only_a_correction_offers_something_to_correct(desk: Desk) -> None:
    """Another right's page has no such part, and asking for it anyway opens nothing."""
    request_id, visitor = file(desk.database, Kind.EXPLAIN), desk.visitor(OFFICER)
    assert 'id="fix"' not in await visitor.see(f"/rights/{request_id}")
    answer = await visitor.post(f"/rights/{request_id}/decide", {"item": "name", "do": "open", "decision": "granted"})
    assert "홍길동" not in await answer.text()


# -- the account of who works or worked here -------------------------------------------------------------------------------


async def enter_for_staff(desk: Desk, visitor: Visitor, kind: str) -> str:
    """A request of a former counsellor's about their account, entered and checked by an officer who is alone; its address."""
    form = {"way": "phone", "kind": kind, "name": "고길동", "phone": "010-0000-7777", "account": "gone@clinic.example"}
    answer = await visitor.post("/rights", form)
    assert answer.status == 303
    address = "/rights/" + answer.headers["Location"].split("/rights/")[1].split("?")[0]
    assert (await visitor.post(f"{address}/seen")).status == 303
    return address


async def test_former_staff_are_answered_about_their_account(desk: Desk) -> None:
    """An address that is nobody's is told; the copy shows the account in words; the name is set right from the page."""
    gone = hire_now(desk.database, name="고길동", email="gone@clinic.example")
    desk.database.run_now(lambda unit: accounts.end(unit, unit.session.get_one(accounts.Staff, gone.id)), SYSTEM)
    visitor = desk.visitor(OFFICER)
    wrong = {
        "way": "phone",
        "kind": "access",
        "name": "고길동",
        "phone": "010-0000-7777",
        "account": "a@clinic.example",
    }
    answer = await visitor.post("/rights", wrong)
    assert (answer.status, "직원 계정이 없어요" in await answer.text()) == (400, True)
    address = await enter_for_staff(desk, visitor, "access")
    number = await version(visitor, address.removeprefix("/rights/"))
    granted = {"decision": "granted", "do": "decide", "version": number}
    assert (await visitor.post(f"{address}/decide", granted)).status == 303
    page = await (await visitor.post(f"{address}/copy")).text()
    words = ("gone@clinic.example", "상담사", "직원 초대", "퇴사한 직원의 이름과 이메일", "안전성 확보조치 기준 제5조")
    assert [word for word in words if word not in page] == []
    address = await enter_for_staff(desk, visitor, "correct")
    page = await visitor.see(address)
    assert "고길동 &lt;gone@clinic.example&gt;" in page
    fixed = {**granted, **fields_of(page), "new.account": "고길순"}
    assert (await visitor.post(f"{address}/decide", fixed)).status == 303
    assert desk.database.run_now(accounts.names, SYSTEM)[gone.id] == "고길순"
