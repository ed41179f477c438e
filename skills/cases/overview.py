"""How the desk is doing, in figures without a person in them; and the export of case facts, minimised and recorded (S-5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise

from skills.cases import damage
from skills.cases.consultations import show_number
from skills.cases.reading import check_reason
from skills.clinic import switches
from skills.clinic.clinic import Clinic
from skills.fields.naming.names import mask_name
from skills.fields.phones import show_phone
from skills.fields.timing.hours import SEOUL, in_seoul, today_in_seoul
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases import codes, consultations, overview
from storage.cases.answering import surveys
from storage.cases.consultations import Consultation
from storage.cases.filters import AGES
from storage.crypto.damage import UNREADABLE, Damage
from storage.errors import NotPossible
from storage.notifications import deliveries
from storage.notifications.deliveries import Spent
from storage.patients import patients
from storage.patients.patients import Purpose, Unlocked
from storage.staff import staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit
from storage.visits import visits

DAYS = 14
MOST_BARS = 32
FEW = 3  # A smaller count of a treatment, an outcome or the like could point to somebody.
EXPORT_MOST = 5000
LONGEST_EXPORT = timedelta(days=366)
# The columns of an export. The plain ones are always in it; the others only when asked for.
PLAIN = ("number", "kind", "state", "filed", "first_answer", "closed", "outcome", "visit_on")
ASKED_FOR = ("treatment", "name_masked", "phone")


@dataclass(frozen=True, slots=True)
class Day:
    """One day, or the days up to `last`: how many cases were filed and how many of those have been answered."""

    on: date
    last: date
    filed: int
    answered: int


@dataclass(frozen=True, slots=True)
class AtWork:
    """What one person did in these days: the cases that they answered, and their answers; None where that is too few."""

    id: str
    name: str
    cases: int | None
    answers: int | None


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took: half of all times are as short as `median` or shorter, nine in ten as `p90`; None for none."""

    median: timedelta | None
    p90: timedelta | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures. Most are of the cases filed on the days asked for: `answered` and `solved` are the times that it took
    until then, `stages` how many came how far. `people` tells what was done on these days, `visits` how the visits of these
    days ended; `ages` counts who waits now, by how long, `spent` this month's messages to patients."""

    states: dict[str, int]
    overdue: int
    answered: Took
    solved: Took
    ages: list[int]
    stages: dict[str, int | None]
    outcomes: dict[str, int | None]
    days: list[Day]
    spent: list[Spent]
    visits: dict[str, int | None]
    weekdays: list[int]
    hours: list[int]
    treatments: dict[str, int | None]
    people: list[AtWork]
    survey: dict[str, int | None]
    first: date
    last: date
    stopped: list[str]


def look(
    unit: Unit, who: Person, treatments: Sequence[str] = (), first: date | None = None, last: date | None = None
) -> Overview:
    """All figures: those of this moment, and those of the days from `first` to `last` (the last `DAYS` without)."""
    permissions.check_can(who, Act.SEE_OVERVIEW)
    last = last or today_in_seoul(unit.now)
    first = first or last - timedelta(days=DAYS - 1)
    if not timedelta(0) <= last - first <= LONGEST_EXPORT:
        raise NotPossible("the days are not in order, or too many", code="export_days")
    begins, ends = _midnight(first), _midnight(last + timedelta(days=1))
    spans, by_code = overview.spans(unit, begins, ends), overview.by_treatment(unit, begins, ends)
    filed = [in_seoul(span.filed_at) for span in spans]
    return Overview(
        states=overview.by_state(unit),
        overdue=overview.overdue(unit),
        answered=_took(span.answered_at - span.filed_at for span in spans if span.answered_at is not None),
        solved=_took(span.solved_at - span.filed_at for span in spans if span.solved_at is not None),
        ages=_ages(unit.now, overview.owed_since(unit)),
        stages=_stages(spans, overview.with_visit(unit, begins, ends)),
        outcomes=withheld(overview.outcomes(unit, begins, ends)),
        spent=deliveries.spent(unit, f"{today_in_seoul(unit.now):%Y-%m}"),
        visits=withheld(visits.counts(unit, begins, ends)),
        days=_days(first, last, spans),
        weekdays=[sum(at.weekday() == day for at in filed) for day in range(7)],
        hours=[sum(at.hour == hour for at in filed) for hour in range(24)],
        treatments=withheld({word: by_code.get(codes.treatment(unit, word), 0) for word in treatments}),
        survey=withheld(
            {str(score): count for score, count in sorted(_scores(unit, begins, ends).items(), reverse=True)}
        ),
        people=_people(unit, begins, ends),
        first=first,
        last=last,
        stopped=[switch.name for switch in switches.found_off(unit)],
    )


def _took(times: Iterable[timedelta]) -> Took:
    ordered = sorted(times)
    return Took(share(ordered, 0.5), share(ordered, 0.9))


def _stages(spans: Sequence[overview.Span], with_visit: Mapping[str, int]) -> dict[str, int | None]:
    """How many came how far; a handful that got there could point to somebody."""
    came = {
        "answered": sum(one.answered_at is not None for one in spans),
        "solved": sum(one.solved_at is not None for one in spans),
        **with_visit,
    }
    return {"filed": len(spans)} | {name: None if 0 < count < FEW else count for name, count in came.items()}


def _scores(unit: Unit, begins: datetime, ends: datetime) -> dict[int, int]:
    """Of those who were asked in these days; nothing before anybody has answered."""
    found = surveys.scores(unit, begins, ends)
    return {score: found.get(score, 0) for score in range(1, 6)} if found else {}


def _people(unit: Unit, begins: datetime, ends: datetime) -> list[AtWork]:
    """The busiest first. The few cases of one person could point to whose they were."""
    did, names = overview.by_person(unit, begins, ends), staff.names(unit)
    cases = withheld({who: count for who, (count, _) in did.items()})
    ordered = sorted(did, key=lambda who: (-did[who][0], names.get(who, "")))
    return [
        AtWork(who, names.get(who, ""), cases[who], did[who][1] if cases[who] is not None else None) for who in ordered
    ]


def withheld(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The counts, without those so small that they could point to somebody (None); where one alone would follow from the sum of
    all, the next smallest goes with it."""
    few = {name for name, count in counts.items() if 0 < count < FEW}
    if len(few) == 1:
        others = [name for name, count in counts.items() if name not in few and count]
        few |= {min(others, key=lambda name: counts[name])} if others else set()
    return {name: None if name in few else count for name, count in counts.items()}


def share(ordered: Sequence[timedelta], part: float) -> timedelta | None:
    """The time within which this part of all lies (nearest rank); None for none."""
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else None


def export(
    unit: Unit, clinic: Clinic, who: Person, first: date, last: date, wanted: Sequence[str], reason: str
) -> tuple[list[str], list[list[str]]]:
    """Cases filed on these days: the columns' names, and the rows, in codes of ours where they are. Whose data
    left is recorded case by case; of suspended patients nothing leaves (R-6)."""
    permissions.check_can(who, Act.EXPORT_CASES)
    check_reason(reason)
    if not timedelta(0) <= last - first <= LONGEST_EXPORT:
        raise NotPossible("the days are not in order, or too many", code="export_days")
    cases = overview.filed_between(unit, _midnight(first), _midnight(last + timedelta(days=1)), EXPORT_MOST)
    columns = [*PLAIN, *(name for name in ASKED_FOR if name in wanted)]
    rows, unreadable = [], []
    expected = visits.days_of_cases(unit, _midnight(first), _midnight(last + timedelta(days=1)))
    for case in cases:
        opening = Damage()
        opened = opening.open(partial(_opened, unit, clinic, case, columns), dict.fromkeys(ASKED_FOR, UNREADABLE))
        unreadable += [case] if opening.found else []
        facts = {**_plain(case, expected.get(case.id)), **opened}
        rows.append([facts.get(name, "") for name in columns])
        chain.record(unit, "cases_exported", subject=case.patient_id, about=case.id, why=reason)
    damage.tell(unit, unreadable)
    chain.record(unit, "export_made", about=f"{len(cases)} cases", why=reason)
    return columns, rows


def _plain(case: Consultation, visit_at: datetime | None) -> dict[str, str]:
    return {
        "number": show_number(case.number),
        "kind": case.kind,
        "state": case.state,
        "filed": _local(case.filed_at),
        "first_answer": _local(case.answered_at),
        "closed": _local(case.closed_at),
        "outcome": case.outcome or "",
        "visit_on": today_in_seoul(visit_at).isoformat() if visit_at else "",
    }


def _opened(unit: Unit, clinic: Clinic, case: Consultation, columns: list[str]) -> dict[str, str]:
    if not set(columns) & set(ASKED_FOR):
        return {}
    person = patients.unlock(unit, case.patient_id, Purpose.EXPORT)
    name, phone = person.open_text("name_sealed"), person.open_text("phone_sealed")
    return {
        "treatment": _treatment(clinic, case, person) if "treatment" in columns else "",
        "name_masked": mask_name(name) if name else "",
        "phone": show_phone(phone) if phone else "",
    }


def _treatment(clinic: Clinic, case: Consultation, person: Unlocked) -> str:
    value = consultations.open_answers(person.key, case).get("treatment")
    known = clinic.treatment(value.get("word", "")) if isinstance(value, dict) else None
    return known.name.ko if known else ""


def _days(first: date, last: date, spans: list[overview.Span]) -> list[Day]:
    """Each day, or of a longer time each week, named by the day on which it begins."""
    step = 1 if (last - first).days < MOST_BARS else 7
    begins = [first + timedelta(days=ahead) for ahead in range(0, (last - first).days + 1, step)]
    days = [Day(on, min(last, on + timedelta(days=step - 1)), 0, 0) for on in begins]
    for span in spans:
        place = (today_in_seoul(span.filed_at) - first).days // step
        day = days[place]
        days[place] = Day(day.on, day.last, day.filed + 1, day.answered + (span.answered_at is not None))
    return days


def _ages(now: datetime, since: list[datetime]) -> list[int]:
    bounds = [timedelta(0), *AGES, timedelta.max]
    return [sum(low <= now - one < high for one in since) for low, high in pairwise(bounds)]


def _midnight(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=SEOUL)


def _local(at: datetime | None) -> str:
    return in_seoul(at).strftime("%Y-%m-%d %H:%M") if at else ""
