"""Every page of the desk × every role that may open it, about a patient who has suspended the processing of their data (R-6).

`PAGES` below has a line for every page, saying what the page does then; a page without one fails. Each line is tried out: the
page is called, and nothing that comes back has a word of the patient's, unless the line says so and why. After the
suspension is lifted, the same calls work again, which shows that it was the suspension that stopped them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.desk import table
from bot.desk.frame.page import Page
from skills.cases.consultations import show_number
from skills.fields.naming.names import mask_name
from skills.staff.permissions import GRANTS, Role
from tests.bot.desk.conftest import Visitor
from tests.bot.suspension.conftest import DETAILS, NAME, PHONE, Scene, Served, leaks


class Does(StrEnum):
    """What a page does with a suspended patient's data."""

    REFUSES = "refuses, and says that it is suspended"
    NUMBER = "shows the case's number, that it is suspended, and nothing more"
    LEAVES_OUT = "leaves the patient out"
    NOTHING = "touches no patient's data: figures, codes and pseudonyms at most"
    RIGHT = "goes on, because it is about a right that the patient asks for (Art. 37 leaves them)"
    LAW = (
        "goes on, because a law keeps this record whatever its patient wants (Art. 37(2) no. 1, Medical Service Act 22)"
    )


@dataclass(frozen=True)
class Line:
    """What a page does, and how it is called: one form (or query) after the other."""

    does: Does
    forms: tuple[Mapping[str, Any], ...] = ({},)


def line(does: Does, *forms: Mapping[str, Any], **form: Any) -> Line:
    return Line(does, forms or (form,))


NO = line(Does.NOTHING)
SEARCHES = tuple({"words": words} for words in (NAME, "남궁 두루", "010-0000-7319", PHONE, "7319"))
COLUMNS = ("number", "treatment", "name_masked", "phone")
EXPORT = {"first": "2026-11-01", "last": "2026-12-31", "columns": COLUMNS, "reason": "complaint"}
PROVISION = {
    "recipient": "한빛생명", "purpose": "insurance", "keeps": "5년", "items": ["name"],
    "ground": "consent", "basis": "서류함 31", "agreed_on": "2026-11-30",
}  # fmt: skip
REFUSAL = {"decision": "refused", "ground": "not_proven", "reason": "본인 확인 안 됨", "objection": "officer"}

VISIT = {"at": "2026-12-18T10:00", "minutes": "30", "doctor": "", "version": "2"}
AD = {"kind": "ad", "ko": "1월에는 일요일에 쉬어요.", "en": ""}

PAGES: Mapping[str, Line] = {
    # The door, one's own account, the shell.
    "home": NO, "language": NO, "stay": NO, "sign_in": NO, "sign_in_take": NO, "second_factor": NO, "second_factor_take": NO,
    "sign_out": NO,
    "lock": NO, "unlock": NO, "session_state": NO,
    "enrol": NO, "enrol_take": NO, "enrol_code": NO, "enrol_code_take": NO, "account": NO, "session_end": NO,
    "password_change": NO, "codes_new": NO,
    "worker": NO, "push_add": NO, "push_keep": NO, "push_end": NO,  # What is told is a number: `test_notices.py`.
    # Cases.
    "inbox": line(Does.NUMBER, *({"column": name} for name in ("suspended", "all"))),
    "search": line(Does.LEAVES_OUT, *SEARCHES), "search_found": NO,
    "events": NO,
    "case": line(Does.NUMBER, {}, {"from": "search"}),
    "case_next": line(Does.LEAVES_OUT),
    "case_reveal": line(Does.REFUSES, reason="call", words="이유"),
    "case_photo": line(Does.REFUSES),
    "case_file": line(Does.REFUSES), "case_file_drop": line(Does.REFUSES, text="안녕하세요"),
    "case_files": line(Does.REFUSES, text="안녕하세요"),
    "case_print": line(Does.REFUSES, reason="call"),
    "case_take": line(Does.REFUSES, version="2"),
    "case_hand_over": line(Does.REFUSES, version="2", to="0" * 32),
    "case_take_over": line(Does.REFUSES, version="2", reason="absent"),
    "case_return": line(Does.REFUSES, version="2"),
    "case_close": line(Does.REFUSES, version="2", outcome="answered"),
    "case_reopen": line(Does.REFUSES, version="2"),
    "case_note": line(Does.REFUSES, text="메모"),
    "case_draft": line(Does.REFUSES, kept_answer="안녕하세요", kept_note="메모"),
    "case_answer": line(Does.REFUSES, text="안녕하세요", heard="1000000"),
    "case_undo": line(Does.REFUSES),
    "case_adopt": line(Does.REFUSES, part_details="on", reason="visited"),
    "visits": line(Does.NUMBER, {"day": "2026-12-17"}, {"day": "2027-01-07"}), "visit_book": line(Does.REFUSES, VISIT),
    "visit_move": line(Does.REFUSES, VISIT), "visit_cancel": line(Does.REFUSES, version="2"),
    "calendar": NO, "calendar_make": NO, "calendar_end": NO,  # `tests/bot/desk/visits/test_calendar.py` reads one.
    "visit_settle": line(Does.REFUSES, version="2", end="came"),
    "canned": NO, "canned_keep": NO, "canned_remove": NO, "canned_samples": NO,
    "case_assign": line(Does.REFUSES, to=""), "case_remind": line(Does.REFUSES, day="2026-12-24"),
    "labels": NO, "label_keep": NO, "label_remove": NO, "view_save": NO, "view_remove": NO,
    "case_labels": line(Does.REFUSES), "bulk": line(Does.NOTHING, do="close", text="안녕하세요", outcome="answered"),
    "undo_all": line(Does.LEAVES_OUT),
    "team": line(Does.LEAVES_OUT), "team_duty": NO, "team_treatments": NO,
    "manifest": NO,
    "overview": NO, "figures": NO,
    "export": NO,
    "export_make": line(Does.LEAVES_OUT, EXPORT),
    "notices": NO, "notice_retry": NO,
    # Campaigns: who receives one is decided on its way (`test_notices.py`).
    "campaigns": line(Does.LEAVES_OUT),
    "campaign_write": line(Does.LEAVES_OUT, {**AD, "preview": "1"}, AD), "campaign_confirm": NO, "campaign_send": NO,
    "campaign_stop": NO,
    # Rights.
    "rights": NO,
    "right": line(Does.RIGHT),
    "right_decide": line(Does.RIGHT, {**REFUSAL, "do": "preview"}),
    "right_extend": line(Does.RIGHT, ground="many_records", reason="기록이 많아요"),
    "right_call": line(Does.RIGHT),
    "right_papers": line(Does.RIGHT),
    "right_file": line(Does.NOTHING, way="phone", kind="access", number="0000000"),
    "right_number": line(Does.RIGHT), "right_called": line(Does.RIGHT), "right_told": line(Does.RIGHT, way="phone"),
    "right_copy": line(Does.RIGHT), "right_seen": line(Does.RIGHT),
    # Records.
    "records": NO, "access": NO, "access_export": line(Does.NOTHING, reason="other"),
    "trail_export": line(Does.NOTHING, reason="other"), "review_open": NO, "review_sign": NO,
    "destruction": NO, "destruction_confirm": NO,
    "retained": NO, "retained_piece": NO,
    "retained_read": line(Does.LAW, reason="treatment"),
    "holds": NO, "hold_place": line(Does.NOTHING, what="consultation", ground="dispute"), "hold_release": NO,
    "paper": NO, "paper_open": NO, "paper_finish": NO, "jobs": NO, "sweep_go_on": NO,
    "provisions": NO,  # Case numbers and recipients: what was given to whom is evidence, suspended or not.
    "provision_record": line(Does.REFUSES, PROVISION),
    "provision_withdraw": line(Does.RIGHT),
    "incidents": NO, "incident_file": NO, "incident": NO, "incident_facts": NO, "incident_step": NO, "incident_close": NO,
    "incident_persons": NO, "incident_told": NO,
    "incident_affected": NO,  # Pseudonyms and case numbers: whom an incident concerns must be found, suspended or not.
    "training": NO, "training_record": NO, "plan": NO, "plan_record": NO, "plan_check": NO, "plan_assess": NO,
    # Staff.
    "staff": NO, "staff_invite": NO, "staff_invite_again": NO, "staff_roles": NO, "staff_end": NO,
    "clinic": NO, "clinic_version": NO, "clinic_restore": NO, "clinic_section": NO, "clinic_save": NO, "clinic_questions": NO,
    "clinic_question": NO, "clinic_question_keep": NO, "clinic_begin": NO, "start": NO,
    "clinic_unanswered": line(Does.LEAVES_OUT), "switches": NO, "switch_move": NO,
    "proposals": NO, "proposal_confirm": NO, "proposal_decline": NO,
}  # fmt: skip


@dataclass
class Answer:
    """What came back to one call."""

    status: int
    body: bytes
    sent: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_refusal(self) -> bool:
        return self.status == 400 and b'data-code="suspended"' in self.body

    def without_what_was_typed(self) -> bytes:
        """The search shows again what somebody typed; that is theirs, not the patient's."""
        return self.body.replace(f'value="{self.sent.get("words", "")}"'.encode(), b"")


async def call(served: Served, visitor: Visitor, page: Page, form: Mapping[str, Any]) -> Answer:
    if page.name == "events":
        return Answer(200, await _first_events(visitor))
    scene = served.scene
    known = {
        "case": scene.case,
        "photo": scene.photo,
        "file": scene.file,
        "piece": scene.piece,
        "right": scene.right,
        "hold": scene.hold,
    }
    known |= {"notice": scene.notice, "incident": scene.incident, "visit": scene.visit}
    known |= {"campaign": scene.campaign, "provision": scene.provision}
    path = re.sub(r"\{(\w+)\}", lambda gap: known.get(gap[1], "0" * 32), page.path)
    if page.name in ("hold_place", "provision_record"):
        form = {**form, "number": scene.number}
    if page.name == "bulk":
        form = {**form, "case": scene.case}
    answer = await (visitor.get(path, params=form) if page.method == "GET" else visitor.post(path, dict(form)))
    if page.name == "search" and answer.status == 303:
        answer = await visitor.get(answer.headers["Location"].removeprefix("/desk"))
    return Answer(answer.status, await answer.read(), form)


async def _first_events(visitor: Visitor) -> bytes:
    answer, found = await visitor.get("/events", params={"since": "0"}), b""
    while b"case_suspended" not in found:
        found += await answer.content.readany()
    answer.close()
    return found


def wrong(scene: Scene, does: Does, answer: Answer) -> str:
    """What is wrong with this answer; "" for nothing."""
    shown = answer.without_what_was_typed()
    if answer.status >= 500:
        return f"status {answer.status}"
    if does is Does.REFUSES and not answer.is_refusal:
        return f"not refused, status {answer.status}"
    if does is not Does.REFUSES and answer.is_refusal:
        return "refused"
    number = f"{scene.number[:3]}-{scene.number[3:]}".encode()
    if does is Does.NUMBER and (number in shown) != ("처리 정지".encode() in shown):
        return "the number without the word, or the word without the number"
    if does is Does.LEAVES_OUT and (scene.case.encode() in shown or scene.number.encode() in shown or number in shown):
        return "the patient is there"
    if does in (Does.RIGHT, Does.LAW):
        return ""
    return ", ".join(leaks(shown))


async def call_all(served: Served) -> list[tuple[str, str, str]]:
    """Every page in every role that may open it, and by the colleague who holds the case: (page, role, what is wrong)."""
    found = []
    for page in table.PAGES:
        roles: list[Role | None] = [None] if page.act is None else [*sorted(GRANTS[page.act]), None]
        for role in roles:
            for form in PAGES[page.name].forms:
                answer = await call(served, served.visitor(*[role] if role else []), page, form)
                if problem := wrong(served.scene, PAGES[page.name].does, answer):
                    found.append((page.name, str(role or "holder"), problem))
    return found


def test_every_page_has_its_line_and_every_line_its_page() -> None:
    """A new page must say what it does with the data of somebody who has suspended the processing."""
    assert set(PAGES) == {page.name for page in table.PAGES}


async def test_no_page_shows_or_uses_what_a_suspended_patient_has_stopped(served: Served) -> None:
    """The whole table, called: refused, left out, or a number and that it is suspended."""
    await served.scene.suspend()
    assert await call_all(served) == []


async def test_without_the_suspension_the_same_calls_do_show_and_use_it(served: Served) -> None:
    """The control: what the table says of a suspended patient is not true of the same patient before and after."""
    await served.scene.suspend()
    await served.scene.lift()
    kim, pages = served.visitor(), table.PAGES_BY_NAME
    shown = {
        name: [await call(served, kim, pages[name], form) for form in PAGES[name].forms]
        for name in ("inbox", "search", "case", "case_photo", "case_file", "case_print", "export_make")
    }
    assert all(leaks(answer.without_what_was_typed()) for name in ("search", "case") for answer in shown[name])
    assert any(leaks(answer.body) for answer in shown["inbox"])
    assert leaks(shown["case_photo"][0].body) == leaks(shown["case_file"][0].body) == ["photo"]
    assert DETAILS in shown["case_print"][0].body.decode()
    assert show_number(served.scene.number) in shown["export_make"][0].body.decode()
    for name, entry in PAGES.items():
        if entry.does is Does.REFUSES:
            assert not (await call(served, kim, pages[name], entry.forms[0])).is_refusal, name


async def test_who_has_suspended_is_not_among_those_who_can_be_told(served: Served) -> None:
    """The page of campaigns counts people: this one by every kind before and after, and not in between."""
    boss = served.visitor(Role.ADMINISTRATOR)

    async def counted() -> list[bytes]:
        page = await call(served, boss, table.PAGES_BY_NAME["campaigns"], {})
        return re.findall(rb'class="number">(\d+)', page.body)

    assert await counted() == [b"1", b"1", b"1"]
    await served.scene.suspend()
    assert await counted() == [b"0", b"0", b"0"]
    await served.scene.lift()
    assert await counted() == [b"1", b"1", b"1"]


async def test_what_a_suspension_leaves_is_there_to_be_read(served: Served) -> None:
    """A record that the law keeps opens for a reason, and the officer sees who asks for a right, as before."""
    await served.scene.suspend()
    officer = served.visitor(Role.PRIVACY_OFFICER)
    kept = await call(served, officer, table.PAGES_BY_NAME["retained_read"], {"reason": "treatment"})
    assert DETAILS in kept.body.decode()
    asked = await call(served, officer, table.PAGES_BY_NAME["right"], {})
    assert mask_name(NAME) in asked.body.decode()


async def test_a_suspended_case_is_found_by_its_number(served: Served) -> None:
    """The number names no person; who has it before them learns that the case is suspended, and nothing more."""
    await served.scene.suspend()
    found = await call(served, served.visitor(), table.PAGES_BY_NAME["search"], {"words": served.scene.number})
    assert served.scene.case in found.body.decode()
    assert "처리 정지" in found.body.decode()
    assert leaks(found.body) == []
