"""Whose a case is, where the clinic lets counsellors open their own alone: one table, asked for a page, a list, and a count."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from skills.cases import casework, inbox, reading, whose
from skills.cases.team import assigning
from skills.staff import permissions
from skills.staff.permissions import Person, Role, why_not
from storage.cases import consultations
from storage.cases import inbox as lists
from storage.cases.filters import Filter
from storage.database.database import Database
from storage.unit.unit_of_work import Unit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now

CLINIC = clinic(own_cases_only=True)
STANDS = {
    "waits and is nobody's": True,
    "waits and is mine": True,
    "waits and is a colleague's": False,
    "held by me": True,
    "held by a colleague": False,
    "mine, and a colleague took it over": False,
    "answered by me and closed": True,
    "answered by a colleague and closed": False,
    "a colleague's, and I answered and closed it": True,
}


def _made(unit: Unit, stands: str, case_id: str, me: Person, colleague: Person) -> None:
    first = colleague if stands.startswith(("waits and is a colleague", "a colleague's")) else me
    second = colleague if "colleague" in stands and "I answered" not in stands else me

    def version() -> int:
        case = consultations.find(unit, case_id)
        assert case is not None
        return case.version

    if stands.startswith(("waits and is mine", "waits and is a coll", "mine", "a colleague's")):
        assigning.assign(unit, CLINIC, first, case_id, first.id)
    if stands.startswith("waits"):
        return
    if stands.startswith("mine"):
        casework.take_over(unit, CLINIC, replace(colleague, own_only=True), case_id, version(), "absent")
        return
    casework.take(unit, CLINIC, second, case_id, version())
    if "answered" in stands:
        casework.answer(unit, CLINIC, second, case_id, "내일 오세요.", 0)
        casework.close(unit, second, case_id, version(), "answered")


def _read(unit: Unit, who: Person, case_id: str) -> None:
    reading.read_case(unit, CLINIC, who, case_id)


@pytest.mark.parametrize(("stands", "is_theirs"), STANDS.items())
def test_a_counsellor_opens_what_is_theirs_and_nothing_else(database: Database, stands: str, is_theirs: bool) -> None:
    """The page, the list of all, the numbers in the menu and what is next say the same."""
    me, colleague, case_id = hire_now(database), hire_now(database), file_case(database)
    database.run_now(lambda unit: _made(unit, stands, case_id, me, colleague), as_staff(me))
    bound = replace(me, own_only=True)

    def look(unit: Unit, who: Person) -> tuple[bool, bool]:
        listed = [row.id for row in inbox.list_column(unit, CLINIC, who, "all", "", by_hand=True).rows]
        assert (whose.next_waiting(unit, who) is None) <= (not is_theirs or not stands.startswith("waits"))
        counted = lists.counts(unit, who.id, Filter(reader=permissions.bound_to(who)))
        assert counted["waiting"] == int(stands.startswith("waits") and case_id in listed)
        return why_not(_read, unit, who, case_id) != whose.NOT_YOURS, case_id in listed

    assert database.run_now(lambda unit: look(unit, bound), as_staff(me)) == (is_theirs, is_theirs)
    assert database.run_now(lambda unit: look(unit, me), as_staff(me)) == (True, True)
    for words in (
        "홍길동",
        "1234",
        "재수술",
    ):  # By name, by number, and by words in the cases that they hold or have answered.
        found = database.run_now(partial(inbox.search, clinic=CLINIC, who=bound, words=words), as_staff(me))
        assert [row.id for row in found] in ([], [case_id] * is_theirs), words


def test_a_search_is_not_filled_up_with_what_is_a_colleagues(
    database: Database, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest that are found are colleagues' cases, more than a search shows: what is one's own is found all the same."""
    me, colleague = hire_now(database), hire_now(database)
    mine = file_case(database, "mine")
    for number, stands in enumerate(
        ("held by a colleague", "mine, and a colleague took it over", "waits and is a colleague's")
    ):
        clock.move(minutes=1)
        newer = file_case(database, f"newer-{number}")
        database.run_now(partial(_made, stands=stands, case_id=newer, me=me, colleague=colleague), as_staff(me))
    database.run_now(partial(_made, stands="held by me", case_id=mine, me=me, colleague=colleague), as_staff(me))
    monkeypatch.setattr(inbox, "HITS", 1)
    for words in ("홍길동", "길동", "1234", "010-0000-1234", "재수술"):
        found = database.run_now(
            partial(inbox.search, clinic=CLINIC, who=replace(me, own_only=True), words=words), as_staff(me)
        )
        assert [row.id for row in found] == [mine], words


def test_a_closed_case_that_is_taken_over_goes_on(database: Database) -> None:
    """It is open again, held, and its period no longer runs."""
    me, colleague, case_id = hire_now(database), hire_now(database), file_case(database)
    database.run_now(
        lambda unit: _made(unit, "answered by a colleague and closed", case_id, me, colleague), as_staff(colleague)
    )

    def over(unit: Unit) -> tuple[str, object, str | None]:
        case = consultations.find(unit, case_id)
        assert case is not None
        casework.take_over(unit, CLINIC, replace(me, own_only=True), case_id, case.version, "agreed")
        return case.state, case.closed_at, case.holder_id

    assert database.run_now(over, as_staff(me)) == ("held", None, me.id)


def test_who_reads_every_case_is_bound_by_nothing() -> None:
    """Also somebody who is a counsellor as well."""
    for roles, bound in (
        ((Role.COUNSELLOR,), "me"),
        ((Role.COUNSELLOR, Role.PRACTITIONER), ""),
        ((Role.PRIVACY_OFFICER,), ""),
    ):
        assert permissions.bound_to(Person("me", "", frozenset(roles), own_only=True)) == bound


def test_a_name_in_which_the_pieces_stand_apart_is_no_hit_and_no_failure(database: Database) -> None:
    """ "나다가나" has all pieces of "가나다", and not the part itself: it is opened to see that, and shown to nobody."""
    me = hire_now(database)
    file_case(database, "apart", name="나다가나")
    shown = file_case(database, "part", name="가나다솜")
    found = database.run_now(partial(inbox.search, clinic=CLINIC, who=me, words="가나다"), as_staff(me))
    assert [row.id for row in found] == [shown]
