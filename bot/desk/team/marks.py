"""What a press on the page of a case says about who works on it, and when it is seen again."""

from __future__ import annotations

from bot.desk.cases.casework import Form, press
from bot.desk.frame.forms import read_day
from bot.desk.frame.page import Page, post
from skills.cases.team import assigning, reminders
from skills.clinic.clinic import Clinic
from skills.staff.permissions import Act, Person
from storage.errors import NotPossible
from storage.unit.unit_of_work import Unit


def assign(unit: Unit, clinic: Clinic, who: Person, case_id: str, form: Form) -> None:
    """The case is a colleague's, one's own, or nobody's."""
    assigning.assign(unit, clinic, who, case_id, str(form.get("to", "")), str(form.get("remark", "")))


def remind(unit: Unit, _clinic: Clinic, who: Person, case_id: str, form: Form) -> None:
    """The case is shown again on a day; no day leaves it."""
    day = read_day(form.get("day", ""))
    if day is None and form.get("day"):
        raise NotPossible("this is no day", code="remind_day")
    reminders.remind(unit, who, case_id, day)


PAGES: tuple[Page, ...] = (
    post("/cases/{case}/assign", "case_assign", press("assigned", Act.WORK_CASE, assign), Act.WORK_CASE),
    post("/cases/{case}/remind", "case_remind", press("reminded", Act.WRITE_NOTE, remind), Act.WRITE_NOTE),
)
