"""Seeing a case again on a day: at the clinic's opening hour of that day the desk tells who asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from skills.cases import casework
from skills.fields.timing.hours import SEOUL, today_in_seoul
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases import events
from storage.cases.team import mentions, reminders
from storage.errors import NotPossible
from storage.unit.unit_of_work import Unit

LISTED, AT_ONCE = 100, 200
HOUR = 9
LONGEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ForMe:
    """Something that a case asks of this person: a mention (by whom), or a reminder of their own."""

    case_id: str
    number: str
    at: datetime
    by: str = ""


def remind(unit: Unit, who: Person, case_id: str, day: date | None) -> None:
    """Show this person the case again on that day; None to leave it."""
    permissions.check_can(who, Act.WRITE_NOTE)
    case = casework.locked_for(unit, who, case_id)
    if day is None:
        reminders.drop(unit, case.id, who.id)
        return
    if not today_in_seoul(unit.now) < day <= today_in_seoul(unit.now) + LONGEST:
        raise NotPossible("a day to come, within a year", code="remind_day")
    reminders.put(unit, case, who.id, datetime(day.year, day.month, day.day, HOUR, tzinfo=SEOUL))


def tell_due(unit: Unit) -> int:
    """Tell whose day has come (a scheduled job); how many."""
    due = reminders.take_due(unit, AT_ONCE)
    for one in due:
        events.tell(unit, "reminded", one.consultation_id, for_id=one.staff_id)
    return len(due)


def for_me(unit: Unit, who: Person) -> tuple[list[ForMe], list[ForMe]]:
    """Where this person was named, and what they want to see again."""
    permissions.check_can(who, Act.READ_CASE)
    unseen = mentions.unseen(unit, who.id, LISTED)
    named = [ForMe(one.consultation_id, number, one.made_at, one.by_id) for one, number in unseen]
    again = [ForMe(one.consultation_id, number, one.due_at) for one, number in reminders.of_staff(unit, who.id, LISTED)]
    return named, again
