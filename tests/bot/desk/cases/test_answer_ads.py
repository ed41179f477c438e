"""An answer that offers something: warned with the rule, and sent only as the ad that it is."""

from __future__ import annotations

from functools import partial

import pytest

from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from storage.cases import consultations
from storage.patients import conversations
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.bot.desk.conftest import Desk, Visitor
from tests.desk import clinic, file_case

OFFER = "이번 주에 오시면 50% 할인해 드려요."


def agree(desk: Desk, case_id: str, *purposes: Purpose) -> None:
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    give = partial(consents.decide, decision=Decision.GIVEN, screen="chat:done", patient_id=case.patient_id)
    for purpose in purposes:
        desk.database.run_now(partial(give, clinic=clinic(), purpose=purpose), SYSTEM)


def sent(desk: Desk, case_id: str) -> list[str]:
    def read(unit: Unit) -> list[str]:
        case = consultations.find(unit, case_id)
        talk = conversations.find_talk(unit, case.patient_id) if case else None
        assert talk is not None
        lines = [consultations.open_message(talk.key, one) for one in consultations.messages(unit, case_id)]
        return [one.text for one in lines if one.author == "staff"]

    return desk.database.read_now(read, SYSTEM)


async def answer(who: Visitor, case_id: str, **form: str) -> tuple[int, str]:
    got = await who.post(f"/cases/{case_id}/answer", {"text": OFFER, "version": "1", "heard": "0", **form})
    return got.status, await got.text()


@pytest.mark.parametrize(
    ("purposes", "hour", "goes"),
    [
        ((), 14, False),
        ((Purpose.ADS_USE,), 14, False),
        ((Purpose.ADS_USE, Purpose.ADS_RECEIVE), 14, True),
        ((Purpose.ADS_USE, Purpose.ADS_RECEIVE), 22, False),
        ((Purpose.ADS_USE, Purpose.ADS_RECEIVE, Purpose.ADS_NIGHT), 22, True),
    ],
)
async def test_an_offer_goes_as_an_ad_or_not_at_all(
    desk: Desk, purposes: tuple[Purpose, ...], hour: int, goes: bool
) -> None:
    """The rule is told first; then the guard of ads decides, for this person and this hour."""
    desk.clock.move(hours=hour - 10)  # It was ten in the morning in Korea.
    case_id, kim = file_case(desk.database), desk.visitor()
    agree(desk, case_id, *purposes)
    status, page = await answer(kim, case_id)
    assert (status, sent(desk, case_id)) == (400, [])
    assert "정보통신망법 제50조" in page
    assert OFFER in page
    status, page = await answer(kim, case_id, as_ad="on")
    assert (status == 303) is goes
    assert [text.startswith("(광고)") and OFFER in text and "수신거부" in text for text in sent(desk, case_id)] == [
        True
    ] * goes
