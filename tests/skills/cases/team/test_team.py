"""Who does what: shared out fairly among those who are there, told to the right person, and back when a shift is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from skills.cases import casework, inbox, whose
from skills.cases.team import assigning, mentions, reminders, shifts
from skills.notifications.rings import NOWHERE, ring_of
from skills.staff.permissions import Person, Role
from skills.staff.staff import invite_first
from storage.cases import consultations, events, notes
from storage.cases.team import assignments
from storage.cases.team import mentions as named
from storage.database.database import Database
from storage.errors import Conflict, NotPossible
from storage.patients import patients
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now

HAND = clinic()
TURN = clinic(assign_in_turn=True, most_cases=2)
BEST = clinic(assign_in_turn=True, assign_by_treatment=True, most_cases=2)


def run(database: Database, who: Person, work: Callable[[Unit], Any]) -> Any:
    return database.run_now(work, as_staff(who))


def begin(database: Database, who: Person, rules: Any = TURN, state: str = "on") -> None:
    run(database, who, lambda unit: shifts.change(unit, rules, who, state))


def given(database: Database, *cases: str) -> list[str]:
    found = database.read_now(lambda unit: assignments.of_cases(unit, cases), SYSTEM)
    return [found.get(case, "") for case in cases]


def share(database: Database, rules: Any = TURN) -> int:
    return int(database.run_now(lambda unit: shifts.end_lapsed(unit, rules), SYSTEM))


def test_new_cases_go_round_among_those_on_duty_up_to_the_limit(database: Database, clock: MovedClock) -> None:
    """In turn, urgent ones first; who is away or full gets nothing; what nobody can take waits for who comes."""
    kim, park, lee = (hire_now(database, name=name) for name in ("김상담", "박상담", "이상담"))
    begin(database, kim)
    begin(database, park)
    begin(database, lee)
    begin(database, lee, state="away")
    first, second = file_case(database, "a"), file_case(database, "b", urgent=True)
    assert share(database) == 2
    assert sorted(given(database, first, second)) == sorted([kim.id, park.id])
    clock.move(minutes=1)
    more = [file_case(database, f"c{number}") for number in range(3)]
    assert share(database) == 2
    assert sorted(given(database, *more)) == sorted(["", kim.id, park.id])
    left = more[given(database, *more).index("")]
    clock.move(minutes=1)
    begin(database, lee)
    assert given(database, left) == [lee.id]
    assert share(database) == 0
    page = database.run_now(lambda unit: inbox.list_column(unit, TURN, kim, "mine", "", by_hand=True), as_staff(kim))
    assert (len(page.rows), page.counts["mine"], {row.assigned for row in page.rows}) == (2, 2, {"김상담"})


def test_who_takes_the_treatment_is_given_it_first(database: Database, clock: MovedClock) -> None:
    """Of their own treatments first, of others only in turn; without the switch nothing is shared out."""
    kim, park = hire_now(database), hire_now(database)
    begin(database, kim, BEST)
    begin(database, park, BEST)
    word, other = (one.word for one in BEST.treatments[:2])
    run(database, park, lambda unit: shifts.know_best(unit, BEST, park, [word, "no-such-word"]))
    cases = [file_case(database, f"p{number}", treatment={"word": word}) for number in range(2)]
    clock.move(minutes=1)
    elsewhere = file_case(database, "q", treatment={"word": other})
    assert share(database, HAND) == 0
    assert share(database, BEST) == 3
    assert given(database, *cases, elsewhere) == [park.id, park.id, kim.id]


def test_a_shift_that_is_over_returns_what_was_held(database: Database, clock: MovedClock) -> None:
    """By hand or by the clock; those who are there are given what waits, and a case that was returned is nobody's."""
    kim, park = hire_now(database), hire_now(database)
    begin(database, kim)
    held, waiting = file_case(database, "a"), file_case(database, "b")
    run(database, kim, lambda unit: casework.take(unit, TURN, kim, held, 1))
    share(database)
    assert given(database, waiting) == [kim.id]
    clock.move(hours=TURN.desk.shift_hours, seconds=-1)
    begin(database, park)
    assert share(database) == 0
    clock.move(seconds=1)
    assert share(database) == 4  # Two went back, two were given.
    assert given(database, held, waiting) == [park.id, park.id]
    case = database.read_now(lambda unit: consultations.find(unit, held), SYSTEM)
    assert case is not None
    assert (case.state, case.holder_id) == ("waiting", None)
    begin(database, park, HAND, "off")
    assert given(database, held, waiting) == ["", ""]
    shown = run(database, kim, lambda unit: shifts.everyone(unit, kim))
    assert [(one.state, one.load) for one in shown] == [("off", 0), ("off", 0)]


def test_assigning_by_hand_tells_one_person_and_silences_nobody(database: Database) -> None:
    """The remark becomes a note; the case still waits; a closed one is nobody's, a held one is handed over by its holder."""
    kim, park, case_id = hire_now(database), hire_now(database, name="박상담"), file_case(database)
    lee, auditor = hire_now(database), hire_now(database, Role.AUDITOR)
    seq = database.read_now(events.newest, SYSTEM)
    run(database, kim, lambda unit: assigning.assign(unit, HAND, kim, case_id, park.id, "오후에 부탁해요"))
    found = database.read_now(lambda unit: events.after(unit, seq), SYSTEM)
    assert [(ring_of(one, NOWHERE, park), ring_of(one, NOWHERE, lee)) for one in found] == [("handed", "")]
    case = database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    assert (case.state, given(database, case_id)) == ("waiting", [park.id])
    run(database, park, lambda unit: casework.take(unit, HAND, park, case_id, case.version))
    with pytest.raises(Conflict):
        run(database, kim, lambda unit: assigning.assign(unit, HAND, kim, case_id, kim.id))
    run(database, park, lambda unit: assigning.assign(unit, HAND, park, case_id, kim.id))
    with pytest.raises(NotPossible):
        run(database, kim, lambda unit: assigning.assign(unit, HAND, kim, case_id, auditor.id))
    run(database, kim, lambda unit: casework.close(unit, kim, case_id, case.version + 2, "answered"))
    with pytest.raises(NotPossible):
        run(database, kim, lambda unit: assigning.assign(unit, HAND, kim, case_id, park.id))


def test_next_is_ones_own_before_what_is_nobodys_and_a_colleagues_last(database: Database) -> None:
    """An urgent case of nobody's goes before one's own that is not."""
    kim, park = hire_now(database), hire_now(database)
    cases = [file_case(database, f"n{number}", urgent=number == 3) for number in range(4)]
    for case_id, mine in ((cases[0], park), (cases[2], kim)):
        run(database, kim, partial(assigning.assign, clinic=HAND, who=kim, case_id=case_id, to_id=mine.id))
    seen = []
    while (following := run(database, kim, lambda unit: whose.next_waiting(unit, kim))) is not None:
        seen.append(following)
        run(database, kim, partial(casework.take, clinic=HAND, who=kim, case_id=following, version=1))
    assert seen == [cases[3], cases[2], cases[1], cases[0]]


def test_a_name_behind_an_at_tells_that_person_until_they_look(database: Database) -> None:
    """Also in the remark of a hand-over; not oneself, nobody whose name is only part of it, and nobody who may read no case."""
    kim, park, parks = (hire_now(database, name=name) for name in ("김상담", "박상", "박상담"))
    boss = hire_now(database, "administrator", name="박상담")
    case_id = file_case(database)
    seq = database.read_now(events.newest, SYSTEM)
    run(database, kim, lambda unit: casework.note(unit, HAND, kim, case_id, "@박상담 @김상담 확인해 주세요"))
    rings = [ring_of(one, NOWHERE, parks) for one in database.read_now(lambda unit: events.after(unit, seq), SYSTEM)]
    assert rings.count("mentioned") == 1
    all_of_them = (kim, park, parks, boss)
    counts = [database.read_now(partial(named.count_unseen, staff_id=who.id), SYSTEM) for who in all_of_them]
    assert counts == [0, 0, 1, 0]
    for_me, _ = run(database, parks, lambda unit: reminders.for_me(unit, parks))
    assert [(one.case_id, one.by) for one in for_me] == [(case_id, kim.id)]
    assert database.run_now(lambda unit: named.see(unit, case_id, parks.id), SYSTEM) == 1
    run(database, kim, lambda unit: casework.take(unit, HAND, kim, case_id, 1))
    run(database, kim, lambda unit: casework.hand_over(unit, HAND, kim, case_id, 2, park.id, "@박상 부탁해요"))
    assert database.read_now(lambda unit: named.count_unseen(unit, park.id), SYSTEM) == 1
    assert mentions.named("a@b.example", [kim]) == []


def test_an_account_that_nobody_has_used_yet_is_offered_to_nobody(database: Database) -> None:
    """The one of the very first sign-in has no name, so that every "@" named it."""
    database.run_now(invite_first, SYSTEM)
    kim = hire_now(database, name="김상담")
    assert [one.id for one in database.read_now(mentions.people, SYSTEM)] == [kim.id]


def test_a_case_is_seen_again_on_its_day_and_waits_while_suspended(database: Database, clock: MovedClock) -> None:
    """Told once at nine in the morning; a new day replaces the old one; no past day."""
    kim, case_id = hire_now(database), file_case(database)
    for day in (date(2026, 12, 20), date(2026, 12, 3)):
        run(database, kim, partial(reminders.remind, who=kim, case_id=case_id, day=day))
    with pytest.raises(NotPossible):
        run(database, kim, lambda unit: reminders.remind(unit, kim, case_id, date(2026, 12, 1)))
    clock.move(days=1, hours=22, minutes=59)
    assert database.run_now(reminders.tell_due, SYSTEM) == 0
    case = database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    clock.move(minutes=1)
    database.run_now(lambda unit: patients.set_suspended(unit, case.patient_id, unit.now), SYSTEM)
    assert database.run_now(reminders.tell_due, SYSTEM) == 0
    assert run(database, kim, lambda unit: reminders.for_me(unit, kim)) == ([], [])
    database.run_now(lambda unit: patients.set_suspended(unit, case.patient_id, None), SYSTEM)
    seq = database.read_now(events.newest, SYSTEM)
    assert [database.run_now(reminders.tell_due, SYSTEM) for _ in range(2)] == [1, 0]
    rings = [ring_of(one, NOWHERE, kim) for one in database.read_now(lambda unit: events.after(unit, seq), SYSTEM)]
    assert rings == ["reminded"]
    run(database, kim, lambda unit: reminders.remind(unit, kim, case_id, None))
    assert run(database, kim, lambda unit: reminders.for_me(unit, kim))[1] == []


def test_a_remark_is_a_note(database: Database) -> None:
    """Sealed like every other one."""
    kim, park, case_id = hire_now(database), hire_now(database), file_case(database)
    run(database, kim, lambda unit: assigning.assign(unit, HAND, kim, case_id, park.id, "오후에 부탁해요"))

    def read(unit: Unit) -> list[str]:
        case = consultations.find(unit, case_id)
        assert case is not None
        key = patients.unlock(unit, case.patient_id, patients.Purpose.CONSULTATION).key
        return [remark.text for remark in notes.notes(unit, key, case_id)]

    assert database.run_now(read, SYSTEM) == ["오후에 부탁해요"]
