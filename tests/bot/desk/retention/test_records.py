"""The records' pages over HTTP: accesses and their review, the ledger, what is kept apart, holds, paper, jobs."""

from __future__ import annotations

import ast
import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import func
from sqlmodel import SQLModel, col, select

from bot.desk.frame.catalogue import TEXTS
from bot.jobs.table import JOBS
from bot.server import loops
from docs import verify_trail
from skills import paper
from skills.retained import adopt_into_chart
from skills.retention import destruction
from skills.staff import access_review
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.errors import NotAllowed
from storage.outbox import job_runs
from storage.patients.patients import Patient
from storage.retention import holds
from storage.retention.destruction import Destruction
from storage.retention.paper import PaperTask
from storage.retention.retained import Retained
from storage.staff import access_reviews
from storage.trail import chain
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Actor, Unit
from tests.bot.desk.conftest import Desk, Visitor
from tests.desk import as_staff, file_case

OFFICER, AUDITOR, DOCTOR, ADMINISTRATOR = "privacy_officer", "auditor", "practitioner", "administrator"
T = TypeVar("T")


def now(database: Database, work: Callable[[Unit], T], actor: Actor = SYSTEM) -> T:
    return database.run_now(work, actor)


def patient_of(database: Database, case_id: str) -> str:
    query = select(Consultation.patient_id).where(col(Consultation.id) == case_id)
    return now(database, lambda unit: unit.session.scalars(query).one())


def look_at(database: Database, visitor: Visitor, subject: str, why: str = "call") -> None:
    now(
        database,
        lambda unit: chain.record(unit, "patient_revealed", subject=subject, why=why),
        as_staff(visitor.person),
    )


def counted(table: type[SQLModel], unit: Unit) -> int | None:
    return unit.session.scalar(select(func.count()).select_from(table))


def acts(database: Database, act: str) -> list[AccessRecord]:
    query = select(AccessRecord).where(col(AccessRecord.act) == act).order_by(col(AccessRecord.seq))
    return list(now(database, lambda unit: unit.session.scalars(query).all()))


# -- the first page ---------------------------------------------------------------------------------------------------


async def test_the_first_page_shows_to_each_role_only_its_pages(desk: Desk) -> None:
    """A practitioner is led to what is kept apart, an administrator to jobs and registers, an auditor to the trail as well."""
    registers = {"incidents", "training", "plan"}
    links = {
        DOCTOR: {"kept"}, ADMINISTRATOR: {"jobs", *registers}, AUDITOR: {"access", *registers},
        OFFICER: {"access", "destruction", "kept", "holds", "paper", "provisions", "jobs", *registers},
    }  # fmt: skip
    for role, expected in links.items():
        page = await desk.visitor(role).see("/records")
        assert set(re.findall(r'href="/desk/records/(\w+)"', page)) == expected


async def test_what_is_late_stands_in_red_on_the_first_page(desk: Desk) -> None:
    """A pile of paper that nobody has destroyed for five days."""
    now(desk.database, lambda unit: paper.open_task(unit, "print", sheets=3))
    officer = desk.visitor(OFFICER)
    assert "기한 지남" not in await officer.see("/records")
    desk.clock.move(days=5, seconds=1)
    assert '<span class="tag red">기한 지남 1건</span>' in await desk.enter(officer.person).see("/records")


# -- accesses ---------------------------------------------------------------------------------------------------------


async def test_the_list_says_who_saw_whom_by_pseudonym_and_never_a_name(desk: Desk) -> None:
    """Staff by name, the patient by a pseudonym, the act and the reason in words, and from where."""
    case_id, kim = file_case(desk.database, name="남궁두루"), desk.visitor(name="김상담")
    subject = patient_of(desk.database, case_id)
    look_at(desk.database, kim, subject)
    page = await desk.visitor(AUDITOR, name="박감사").see("/records/access")
    for shown in ("김상담", "이름·연락처 확인", "전화 상담", "192.0.2.7", f">{subject[:8]}</a>"):
        assert shown in page
    assert "남궁두루" not in page
    assert [record.role for record in acts(desk.database, "trail_read")] == [AUDITOR]


async def test_filters_narrow_the_list(desk: Desk) -> None:
    """By colleague, by patient, by act and by day; without patient data only when asked for."""
    kim, lee = desk.visitor(name="김하나"), desk.visitor(name="이두리")
    look_at(desk.database, kim, "a" * 32)
    look_at(desk.database, lee, "b" * 32)
    officer = desk.visitor(OFFICER)

    async def rows(query: str) -> str:
        return (await officer.see(f"/records/access?{query}")).split("<tbody>")[-1]

    assert "접속 기록 열람" not in await rows("who=")
    assert "접속 기록 열람" in await rows("all=1")
    mine = await rows(f"who={kim.person.id}")
    assert "aaaaaaaa" in mine
    assert "bbbbbbbb" not in mine
    theirs = await rows(f"subject={'b' * 32}")
    assert "bbbbbbbb" in theirs
    assert "aaaaaaaa" not in theirs
    assert "aaaaaaaa" not in await rows("act=case_read")
    assert "aaaaaaaa" not in await rows("since=2020-01-01&until=2020-01-31")


async def test_night_and_bulk_are_marked_and_can_be_asked_for(desk: Desk) -> None:
    """Thirty patients within an hour stay bulk on a page that shows one act of them; a look at night is marked."""
    kim, officer = desk.visitor(), desk.visitor(OFFICER)
    desk.clock.now = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
    for number in range(access_review.BULK_SUBJECTS):
        look_at(desk.database, kim, f"{number:032x}")
    desk.clock.now = datetime(2026, 12, 1, 13, 0, tzinfo=UTC)
    look_at(desk.database, kim, "f" * 32)
    officer = desk.enter(officer.person)
    at_night = (await officer.see("/records/access?night=1")).split("<tbody>")[-1]
    assert "야간" in at_night
    assert "대량" not in at_night
    assert at_night.count("<tr>") == 1
    in_bulk = (await officer.see(f"/records/access?bulk=1&subject={7:032x}")).split("<tbody>")[-1]
    assert "대량" in in_bulk
    assert in_bulk.count("<tr>") == 1


async def test_older_pages_go_on_where_the_page_ends(desk: Desk) -> None:
    """Each record stands on one page, none is left out."""
    kim, officer = desk.visitor(), desk.visitor(OFFICER)
    for number in range(access_review.PAGE + 5):
        look_at(desk.database, kim, f"{number:032x}", why="booking")
    first = await officer.see("/records/access?act=patient_revealed")
    older = re.search(r'href="/desk(/records/access\?[^"]*before=\d+[^"]*)"', first)
    assert older is not None
    second = await officer.see(older[1].replace("&amp;", "&"))
    assert first.count("<tr>") - 1 == access_review.PAGE
    assert second.count("<tr>") - 1 == 5


async def test_the_export_needs_a_reason_is_recorded_and_carries_no_formula(desk: Desk) -> None:
    """Standard Art. 8; a colleague's name that begins like a formula is made harmless."""
    evil, auditor = desk.visitor(name="=HYPERLINK(1)"), desk.visitor(AUDITOR)
    look_at(desk.database, evil, "a" * 32)
    refused = await auditor.post("/records/access/export", {"reason": ""})
    assert refused.status == 400
    assert acts(desk.database, "trail_exported") == []
    answer = await auditor.post("/records/access/export", {"reason": "review"})
    assert answer.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO((await answer.text()).lstrip("\ufeff"))))
    assert [row[1] for row in rows[1:] if row[3] == "a" * 32] == ["'=HYPERLINK(1)"]
    assert [(one.why, one.role) for one in acts(desk.database, "trail_exported")] == [("review", AUDITOR)]


async def test_the_whole_trail_is_taken_out_with_a_reason_and_verifies_outside(desk: Desk, tmp_path: Path) -> None:
    """Only for who may export, recorded before it is sent, and the file is one for docs/verify_trail.py."""
    auditor, other = desk.visitor(AUDITOR), desk.visitor()
    assert (await other.post("/records/access/trail", {"reason": "review"})).status == 403
    assert (await auditor.post("/records/access/trail", {"reason": ""})).status == 400
    assert acts(desk.database, "trail_exported") == []
    answer = await auditor.post("/records/access/trail", {"reason": "authority"})
    path = tmp_path / "trail.jsonl"
    path.write_bytes(await answer.read())
    assert [(one.about, one.why) for one in acts(desk.database, "trail_exported")] == [("whole", "authority")]
    wrong, count = verify_trail.verify(str(path), [], None)
    assert wrong is None
    assert count == len(path.read_text().splitlines()) - 1 > 0
    assert "trail_exported" in path.read_text()


async def test_a_month_is_opened_late_in_red_and_signed_off_once(desk: Desk) -> None:
    """The cycle by hand from the page: open, overdue after ten days, misuse only with a follow-up, signed, recorded."""
    officer = desk.visitor(OFFICER, name="최책임")
    assert (await officer.post("/records/access/reviews")).status == 303
    review = now(desk.database, lambda unit: access_reviews.newest(unit)[0])
    assert f"{review.accesses}건" in await officer.see("/records/access")
    desk.clock.move(days=10, seconds=1)
    officer = desk.enter(officer.person)
    assert '<span class="tag red">기한 지남</span>' in await officer.see("/records/access")
    path = f"/records/access/reviews/{review.id}"
    assert (await officer.post(path, {"finding": "misuse"})).status == 400
    assert (await officer.post(path, {"finding": "nothing"})).status == 303
    again = await officer.post(path, {"finding": "nothing"})
    assert again.status == 400
    page = await officer.see("/records/access")
    assert "이상 없음" in page
    assert "기한 지남" not in page
    assert [one.actor_id for one in acts(desk.database, "review_signed_off")] == [officer.person.id]


def test_every_act_of_the_trail_has_its_words() -> None:
    """Whoever writes a new act says at the desk what it is (bot/desk/staff/texts/trail.py)."""
    root = Path(__file__).resolve().parents[4]
    found: set[str] = set()
    for area in ("skills", "storage", "bot"):
        for file in (root / area).rglob("*.py"):
            found |= acts_written_in(ast.parse(file.read_text(encoding="utf-8")))
    known = [key.removeprefix("access.act.") for key in TEXTS if key.startswith("access.act.")]
    assert len(found) > 40
    assert {act for act in found if not any(fnmatch(name, act) for name in known)} == set()


def acts_written_in(tree: ast.AST) -> set[str]:
    """The acts that a module records; what is put in while it runs stands as a star ("consent_*")."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "chain.record"]
    return {act for call in calls for act in _acts(call.args[1])}


def _acts(said: ast.expr) -> set[str]:
    if isinstance(said, ast.Constant):
        return {str(said.value)}
    if isinstance(said, ast.IfExp):
        return _acts(said.body) | _acts(said.orelse)
    if isinstance(said, ast.JoinedStr):
        return {"".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in said.values)}
    return set()  # A name: whoever hands it over writes it as a constant elsewhere.


# -- destruction ------------------------------------------------------------------------------------------------------


def destroy_one(desk: Desk) -> str:
    case_id = file_case(desk.database, name="남궁두루")
    patient_id = patient_of(desk.database, case_id)
    now(desk.database, lambda unit: destruction.destroy_patient(unit, patient_id, ground="right_deletion"))
    return now(desk.database, lambda unit: unit.session.scalars(select(col(Destruction.id))).one())


async def test_the_officer_confirms_what_was_destroyed(desk: Desk) -> None:
    """In words, without a person; confirmed once, by whom and when."""
    line_id, officer = destroy_one(desk), desk.visitor(OFFICER, name="최책임")
    page = await officer.see("/records/destruction")
    assert "환자의 삭제 요청" in page
    assert "남궁" not in page
    assert '<span class="tag red">' not in page
    assert (await officer.post("/records/destruction", {"lines": line_id})).status == 303
    line = now(desk.database, lambda unit: unit.session.get_one(Destruction, line_id))
    assert line.confirmed_by == officer.person.id
    assert "확인할 파기가 없어요" in await officer.see("/records/destruction")
    assert len(acts(desk.database, "destruction_confirmed")) == 1


async def test_five_days_without_confirmation_are_an_alarm_in_red(desk: Desk) -> None:
    """At five days not yet, a second later."""
    destroy_one(desk)
    officer = desk.visitor(OFFICER)
    desk.clock.move(days=5)
    assert 'class="late"' not in await desk.enter(officer.person).see("/records/destruction")
    desk.clock.move(seconds=1)
    page = await desk.enter(officer.person).see("/records/destruction")
    assert 'class="late"' in page
    assert 'role="alert"' in page


# -- kept apart -------------------------------------------------------------------------------------------------------


async def adopt(desk: Desk, doctor: Visitor) -> tuple[str, str]:
    """A practitioner adopts a case's details by the button of its page; the case and the piece."""
    case_id = file_case(desk.database, name="남궁두루", phone="+821000007319", details="두루미은하수 궁금해요")
    form = {"part_details": "1", "reason": "visited", "words": "초진"}
    assert (await doctor.post(f"/cases/{case_id}/adopt", form)).status == 303
    return case_id, now(desk.database, lambda unit: unit.session.scalars(select(col(Retained.id))).one())


async def test_adopting_on_the_cases_page_reaches_the_retained_store_and_outlives_the_patient(desk: Desk) -> None:
    """D-3: sealed under a key of its own, readable after the patient's key, rows and case are gone."""
    doctor = desk.visitor(DOCTOR, name="박의사")
    case_id, piece_id = await adopt(desk, doctor)
    patient_id = patient_of(desk.database, case_id)
    now(desk.database, lambda unit: destruction.destroy_patient(unit, patient_id, ground="right_deletion"))
    for table in (Patient, Consultation):
        assert now(desk.database, partial(counted, table)) == 0
    for visitor in (doctor, desk.visitor(OFFICER)):
        answer = await visitor.post(f"/records/kept/{piece_id}", {"reason": "treatment"})
        page = await answer.text()
        assert answer.status == 200
        for words in ("두루미은하수 궁금해요", "남궁두루", "내원 진료 · 초진"):
            assert words in page
        assert answer.headers["Cache-Control"] == "no-store"


async def test_a_kept_piece_is_opened_for_a_reason_that_is_recorded(desk: Desk) -> None:
    """Neither the list nor the piece's page says a word of it before a reason is given."""
    doctor = desk.visitor(DOCTOR)
    case_id, piece_id = await adopt(desk, doctor)
    for path in ("/records/kept", f"/records/kept/{piece_id}"):
        page = await doctor.see(path)
        assert "두루미은하수" not in page
        assert "남궁" not in page
    for reason in ("", "curiosity"):
        answer = await doctor.post(f"/records/kept/{piece_id}", {"reason": reason})
        assert answer.status == 400
        assert "두루미은하수" not in await answer.text()
    assert acts(desk.database, "retained_read") == []
    await doctor.post(f"/records/kept/{piece_id}", {"reason": "dispute"})
    record = acts(desk.database, "retained_read")[0]
    assert (record.why, record.about, record.role) == ("dispute", piece_id, DOCTOR)
    assert record.subject == patient_of(desk.database, case_id)


async def test_what_is_kept_apart_is_in_no_inbox_search_or_export(desk: Desk) -> None:
    """After the patient is gone, nothing but its own page knows the words."""
    doctor = desk.visitor(DOCTOR, OFFICER)
    case_id, _ = await adopt(desk, doctor)
    number = now(desk.database, lambda unit: unit.session.get_one(Consultation, case_id)).number
    patient_id = patient_of(desk.database, case_id)
    now(desk.database, lambda unit: destruction.destroy_patient(unit, patient_id, ground="right_deletion"))
    day = desk.clock().date().isoformat()
    columns = ["treatment", "name_masked", "phone"]
    export = await doctor.post("/export", {"first": day, "last": day, "columns": columns, "reason": "other"})
    assert export.status == 200
    shown = [await export.text()]
    shown += [await doctor.see(f"/inbox?column={name}") for name in ("waiting", "mine", "all", "urgent", "closed")]
    shown += [await (await doctor.post("/search", {"q": q})).text() for q in ("남궁두루", "7319")]
    assert all(word not in page for page in shown for word in ("두루미은하수", "남궁*루", "0000-7319", number))


# -- holds ------------------------------------------------------------------------------------------------------------


async def test_a_hold_stops_a_destruction_and_its_release_carries_it_out(desk: Desk) -> None:
    """Placed by the case's number with a ground; what was asked for meanwhile waits and is then done."""
    case_id, officer = file_case(desk.database), desk.visitor(OFFICER)
    case = now(desk.database, lambda unit: unit.session.get_one(Consultation, case_id))
    shown = f"No. {case.number[:3]}-{case.number[3:]}"
    form = {"number": shown, "what": "consultation", "ground": "dispute", "review_on": "2027-01-31"}
    assert (await officer.post("/records/holds", form)).status == 303
    now(desk.database, lambda unit: destruction.destroy_patient(unit, case.patient_id, ground="right_deletion"))
    page = await officer.see("/records/holds")
    for words in (case.number, "분쟁", "2027-01-31", "멈춘 파기 있음"):
        assert words in page
    hold = now(desk.database, lambda unit: holds.newest(unit)[0])
    assert (await officer.post(f"/records/holds/{hold.id}/release")).status == 303
    assert now(desk.database, lambda unit: unit.session.get(Patient, case.patient_id)) is None
    assert "해제한 보류" in await officer.see("/records/holds")


@pytest.mark.parametrize(
    "broken", [{"number": "없는번호"}, {"ground": ""}, {"ground": "because"}, {"number": ""}], ids=str
)
async def test_a_hold_without_a_case_or_a_ground_is_not_placed(desk: Desk, broken: dict[str, str]) -> None:
    """The form comes back with what was typed and what is missing."""
    case_id, officer = file_case(desk.database), desk.visitor(OFFICER)
    number = now(desk.database, lambda unit: unit.session.get_one(Consultation, case_id)).number
    form = {"number": number, "what": "patient", "ground": "dispute", **broken}
    answer = await officer.post("/records/holds", form)
    assert answer.status == 400
    assert 'role="alert"' in await answer.text()
    assert now(desk.database, holds.newest) == []


async def test_a_kept_piece_is_held_from_its_page_and_a_forgotten_hold_turns_red(desk: Desk) -> None:
    """Held once; the day of looking again has come."""
    doctor = desk.visitor(DOCTOR, OFFICER)
    _, piece_id = await adopt(desk, doctor)
    day = (desk.clock() + timedelta(days=3)).date().isoformat()
    form = {"what": "retained", "piece": piece_id, "ground": "court_order", "review_on": day}
    assert (await doctor.post("/records/holds", form)).status == 303
    assert (await doctor.post("/records/holds", form)).status == 400
    assert "다시 볼 날 지남" not in await doctor.see("/records/holds")
    desk.clock.move(days=4)
    assert "다시 볼 날 지남" in await desk.enter(doctor.person).see("/records/holds")


# -- paper ------------------------------------------------------------------------------------------------------------


async def test_paper_is_added_and_destroyed_before_a_second_person(desk: Desk) -> None:
    """Who, when, how, how many, and which witness, who is somebody else."""
    officer = desk.visitor(OFFICER, name="최책임")
    assert (await officer.post("/records/paper", {"what": "print", "sheets": "12"})).status == 303
    task_id = now(desk.database, lambda unit: unit.session.scalars(select(col(PaperTask.id))).one())
    form: dict[str, Any] = {"method": "shred", "sheets": "11"}
    for witness in ("", " ", "최책임", officer.person.id):
        assert (await officer.post(f"/records/paper/{task_id}", {**form, "witness": witness})).status == 400
    assert (await officer.post(f"/records/paper/{task_id}", {**form, "witness": "김상담"})).status == 303
    task = now(desk.database, lambda unit: unit.session.get_one(PaperTask, task_id))
    assert (task.method, task.sheets, task.witness, task.done_by) == ("shred", 11, "김상담", officer.person.id)
    assert task.done_at == desk.clock()
    assert "파기할 종이가 없어요" in await officer.see("/records/paper")


async def test_a_print_waits_to_be_destroyed_and_says_which_case_it_is(desk: Desk) -> None:
    """Whoever prints a case opens its paper task, due in five days (D-8); it shows the case's number as long as the case is
    there, and never a name."""
    case_id, officer = file_case(desk.database), desk.visitor(OFFICER, name="최책임")
    number = now(desk.database, lambda unit: unit.session.get_one(Consultation, case_id)).number
    shown = f"{number[:3]}-{number[3:]}"
    printed = await desk.visitor(name="김상담").post(f"/cases/{case_id}/print", {"reason": "booking"})
    assert "분쇄하거나 소각" in await printed.text()
    (task,) = now(desk.database, paper.waiting)
    assert (task.what, task.about, task.due_at - desk.clock()) == ("print", case_id, timedelta(days=5))
    page = await officer.see("/records/paper")
    assert shown in page
    assert "장수는 파기할 때" in page
    assert "홍길동" not in page
    now(desk.database, lambda unit: destruction.destroy_case(unit, case_id, ground="officer"))
    page = await officer.see("/records/paper")
    assert "상담 출력물" in page
    assert shown not in page
    form = {"method": "shred", "sheets": "2", "witness": "김상담"}
    assert (await officer.post(f"/records/paper/{task.id}", form)).status == 303


async def test_a_print_that_is_refused_leaves_no_task(desk: Desk) -> None:
    """Without a reason nothing is printed, and nothing waits to be shredded."""
    case_id = file_case(desk.database)
    assert (await desk.visitor().post(f"/cases/{case_id}/print", {"reason": ""})).status == 400
    assert now(desk.database, paper.waiting) == []


@pytest.mark.parametrize("form", [{"what": "홍길동", "sheets": "3"}, {"what": "print", "sheets": "-3"}, {}], ids=str)
async def test_paper_that_names_somebody_or_nothing_is_not_added(desk: Desk, form: dict[str, str]) -> None:
    """Only the kinds of the list, so that no name comes into it."""
    assert (await desk.visitor(OFFICER).post("/records/paper", form)).status == 400
    assert now(desk.database, paper.waiting) == []


# -- jobs -------------------------------------------------------------------------------------------------------------


async def test_the_jobs_page_shows_runs_what_is_due_and_what_is_late(desk: Desk) -> None:
    """A sweep that ran an hour ago is in time; a backup that never ran is late and stands first, in red."""
    for job in JOBS:
        now(desk.database, partial(job_runs.make_known, name=job.name, late_after=timedelta(days=400)))
    now(desk.database, lambda unit: job_runs.make_known(unit, "backup", timedelta(hours=26)))
    desk.clock.move(hours=27)

    def sweep(unit: Unit) -> None:
        run_id = job_runs.claim(unit, "sweep", unit.now, "runner", timedelta(minutes=1))
        assert run_id is not None
        job_runs.finish(unit, run_id, count=41)

    now(desk.database, sweep)
    page = await desk.visitor(ADMINISTRATOR).see("/records/jobs")
    rows = page.split("<tbody>")[1].split("<tr")[1:]
    assert 'class="late"' in rows[0]
    assert "백업" in rows[0]
    assert [row for row in rows[1:] if 'class="late"' in row] == []
    assert "41건" in next(row for row in rows if "기간 지난 정보 파기" in row)
    assert len(rows) == len(JOBS)


def test_every_job_has_its_name() -> None:
    """Whoever adds a job says at the desk what it does."""
    names = [*(job.name for job in JOBS), *(f"loop.{name}" for name in loops.NAMES)]
    assert {name for name in names if f"jobs.name.{name}" not in TEXTS} == set()


async def test_adopting_is_for_practitioners_only(desk: Desk) -> None:
    """The use case asks the grants itself, whoever calls it."""
    case_id = file_case(desk.database)
    with pytest.raises(NotAllowed):
        now(
            desk.database,
            lambda unit: adopt_into_chart(unit, case_id, {"details": "x"}, reason="visited"),
            as_staff(desk.visitor(OFFICER).person, OFFICER),
        )
