"""The officer's pages: the queue by due date, evidence, preview, and no decision that the law does not allow."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from skills import holds, rights
from skills.grounds import Identity, Kind
from storage.database import Database
from storage.outbox import Notice
from storage.patients import Patient
from storage.rights import RightsRequest
from storage.trail import AccessRecord
from storage.unit import PATIENT, SYSTEM, Actor, Unit
from tests.bot.desk.conftest import Desk, Visitor
from tests.desk import file_case

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
