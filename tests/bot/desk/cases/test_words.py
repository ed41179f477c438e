"""No code of ours stands on a Korean page or in a Korean sheet."""

from __future__ import annotations

import csv
import io
import re

from skills.cases import inbox, reading
from skills.cases.casework import Outcome
from skills.cases.consultations import CaseKind, State
from skills.rights.grounds import Decision, Identity, Kind
from skills.staff.permissions import Role
from storage.cases import consultations
from storage.trail import chain
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.bot.desk.conftest import Desk
from tests.desk import ROOT, as_staff, file_case

OUTCOMES = (*Outcome, "settled", "stopped")
WHYS = (
    "live", "search", "codes_rest", "other_account", "unknown", "used", "kakao_unlink", "asked", "daily", "clean", "found",
    "number", "name", "phone", "last_four", *reading.REASONS, *OUTCOMES, *CaseKind, *Kind, *Decision, *Identity, *Role,
    *(f"list_{column}" for column in inbox.COLUMNS),
)  # fmt: skip
HANGUL = re.compile("[가-힣]")


async def test_every_state_kind_and_outcome_is_said_in_words(desk: Desk) -> None:
    """On the lists and in the sheet, whose heads are Korean and whose numbers no spreadsheet shortens."""
    cases = [file_case(desk.database, f"p{number}", kind) for number, kind in enumerate([*CaseKind] * 3)]

    def spread(unit: Unit) -> None:
        for number, case_id in enumerate(cases):
            case = consultations.find(unit, case_id)
            assert case is not None
            case.number, case.outcome = f"00{number:05d}", OUTCOMES[number % len(OUTCOMES)]
            case.state = list(State)[number % len(State)]
            case.closed_at = unit.now if case.state == State.CLOSED else None
            unit.session.add(case)

    await desk.database.run(spread, SYSTEM)
    officer = desk.visitor(Role.PRIVACY_OFFICER)
    page = await officer.see("/inbox?column=all")
    tags = re.findall(r'<span class="tag[^"]*">(?:<svg.*?</svg>)?([^<]+)</span>', page)
    assert len(tags) > len(cases)
    assert [tag for tag in tags if not HANGUL.search(tag)] == []
    form = {"first": "2026-12-01", "last": "2026-12-01", "columns": "treatment", "reason": "other"}
    sheet = await (await officer.post("/export", form)).text()
    heads, *rows = csv.reader(io.StringIO(sheet.lstrip("\ufeff")))
    assert len(rows) == len(cases)
    assert [head for head in heads if not HANGUL.search(head)] == []
    assert {row[0] for row in rows} == {f"00{n // 10000}-{n % 10000:04d}" for n in range(len(cases))}
    assert [cell for row in rows for cell in row if re.search("[a-z]", cell)] == []


async def test_every_reason_on_the_trail_is_said_in_words(desk: Desk) -> None:
    """The codes that the trail keeps, because it outlives the patients, in the words of who reads it; a colleague by name."""
    auditor, lee = desk.visitor(Role.AUDITOR), desk.visitor(name="이상담")
    case_id = file_case(desk.database)

    def note(unit: Unit) -> None:
        for why in (*WHYS, lee.person.id):
            chain.record(unit, "case_read", subject="somebody", about=case_id, why=str(why))

    await desk.database.run(note, as_staff(lee.person))
    shown: set[str] = set()
    address = "/records/access"
    while address:
        page = await auditor.see(address)
        shown |= set(re.findall(r'<td data-label="이유"[^>]*>([^<]*)</td>', page))
        older = re.search(r'href="/desk(/records/access\?[^"]*before=\d+[^"]*)"', page)
        address = older.group(1).replace("&amp;", "&") if older else ""
    assert {why for why in shown if why and not HANGUL.search(why)} == set()
    assert "이상담" in shown


async def test_an_export_begins_a_month_ago_and_no_frame_takes_a_pages_values(desk: Desk) -> None:
    """What the frame sets for itself has a name of its own: it would stand in place of what a page was given."""
    page = await desk.visitor("privacy_officer").see("/export")
    assert 'name="first" required value="2026-11-01"' in page
    assert 'name="last" required value="2026-12-01"' in page
    frame = (ROOT / "bot/desk/frame/templates/base.html").read_text("utf-8")
    assert [name for name in re.findall(r"{%-?\s*set (\w+)", frame) if not name.startswith("frame_")] == []
