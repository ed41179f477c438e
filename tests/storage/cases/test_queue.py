"""One queue: the desk's inbox lists cases in the order in which the chat counts who comes before."""

from __future__ import annotations

from datetime import timedelta

from storage.cases import consultations, inbox, queue
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.unit.unit_of_work import PATIENT, Unit
from tests.conftest import MovedClock
from tests.desk import file_case

FEW = 2  # Cases of a page, so that the order is seen across pages.


def test_the_inbox_lists_in_the_order_in_which_the_chat_counts(database: Database, clock: MovedClock) -> None:
    """Due first, whenever it was filed; among what is due together, the older; the urgent before all."""
    made = []
    for number in range(7):
        made.append(file_case(database, f"p{number}", urgent=number in (3, 5)))
        clock.move(minutes=1)

    def pull_forward(unit: Unit) -> None:
        """As where a clinic is closed: several are due at the same moment; and one that is older is due later."""
        cases = {case_id: unit.session.get(Consultation, case_id) for case_id in made}
        together = min(case.due_at for case in cases.values() if case is not None)
        for number in (1, 2, 4, 6):
            case = cases[made[number]]
            assert case is not None
            case.due_at = together
            unit.session.add(case)
        first = cases[made[0]]
        assert first is not None
        first.due_at += timedelta(hours=9)
        unit.session.add(first)

    def places(unit: Unit) -> list[int]:
        found = [consultations.find(unit, case_id) for case_id in made]
        return [queue.before(unit, case) for case in found if case is not None]

    def in_the_inbox(unit: Unit) -> list[str]:
        listed, cursor = [], None
        while True:
            page = inbox.waiting(unit, cursor, FEW)
            listed += [one.case.id for one in page.cases]
            if page.next is None:
                return listed
            cursor = inbox.Cursor.from_text(page.next.to_text())

    database.run_now(pull_forward, PATIENT)
    order = database.read_now(in_the_inbox, PATIENT)
    assert order == [made[number] for number in (3, 5, 1, 2, 4, 6, 0)]
    assert database.read_now(places, PATIENT) == [order.index(case_id) for case_id in made]
