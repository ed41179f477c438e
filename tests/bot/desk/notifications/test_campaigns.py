"""The page of campaigns: who may do what, the preview as it is read, two people, one press, counts."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.campaigns import campaigns, send_guard
from storage.notifications.campaigns import Campaign
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk, Visitor
from tests.chatting import CLINIC
from tests.skills.campaigns.test_campaigns import ALL_ADS, BY_DAY, count, patient

WORDS = "12월에는 토요일에도 오후 5시까지 진료해요."
ADMINISTRATOR, OFFICER = "administrator", "privacy_officer"


def campaign_of(desk: Desk) -> Campaign:
    return desk.database.run_now(lambda unit: unit.session.scalars(select(Campaign)).one(), SYSTEM)


async def written(desk: Desk, who: Visitor, words: str = WORDS, kind: str = "ad") -> str:
    assert (await who.post("/campaigns", {"kind": kind, "ko": words, "en": ""})).status == 303
    return campaign_of(desk).id


@pytest.mark.parametrize(
    ("role", "sees", "writes"),
    [
        (ADMINISTRATOR, 200, 303),
        (OFFICER, 200, 403),
        ("auditor", 200, 403),
        ("counsellor", 403, 403),
        ("practitioner", 403, 403),
    ],
)
async def test_each_role_opens_what_is_its_own(desk: Desk, role: str, sees: int, writes: int) -> None:
    """The administrator writes, the officer and the auditor read, and who works on cases has nothing to do with it."""
    who = desk.visitor(role)
    assert (await who.get("/campaigns")).status == sees
    assert (await who.post("/campaigns", {"kind": "ad", "ko": WORDS})).status == writes
    assert (await desk.stranger().get("/campaigns")).status == 303


async def test_the_preview_is_what_is_sent_and_keeps_nothing(desk: Desk) -> None:
    """Mark, sender, words and refusal, in both languages."""
    boss = desk.visitor(ADMINISTRATOR)
    answer = await boss.post("/campaigns", {"kind": "ad", "ko": WORDS, "en": "Open until 5 pm.", "preview": "1"})
    page = await answer.text()
    assert answer.status == 200
    shown = re.findall(r"<p>(\(광고\).*?)</p>", page, re.DOTALL)
    assert shown[0] == (
        f"(광고) 리브성형외과 02-797-2773\n\n{WORDS}\n\n무료 수신거부: 이 채팅에 &#39;수신거부&#39;라고 보내 주세요"
    )
    assert "Open until 5 pm." in shown[1]
    assert WORDS in page.split("<textarea")[1]
    assert desk.database.run_now(lambda unit: list(unit.session.scalars(select(Campaign))), SYSTEM) == []


async def test_a_promotion_as_guidance_is_refused_with_its_words(desk: Desk) -> None:
    """M-2: the page says which word makes it an ad, and what was typed is still there."""
    boss = desk.visitor(ADMINISTRATOR)
    for more in ({}, {"preview": "1"}):
        answer = await boss.post("/campaigns", {"kind": "service", "ko": "12월 이벤트, 20% 할인", **more})
        page = await answer.text()
        assert answer.status == 400
        assert "(이벤트, %, 할인)" in page
        assert "12월 이벤트, 20% 할인</textarea>" in page


async def test_two_people_and_one_press(desk: Desk) -> None:
    """Written by one, confirmed by another, sent once; each step stands on the trail."""
    boss, officer = desk.visitor(ADMINISTRATOR), desk.visitor(OFFICER)
    campaign_id = await written(desk, boss)
    assert (await boss.post(f"/campaigns/{campaign_id}/send")).status == 409
    assert (await boss.post(f"/campaigns/{campaign_id}/confirm")).status == 403
    assert (await officer.post(f"/campaigns/{campaign_id}/confirm")).status == 303
    assert (await officer.post(f"/campaigns/{campaign_id}/send")).status == 403
    assert (await boss.post(f"/campaigns/{campaign_id}/send")).status == 303
    assert (await boss.post(f"/campaigns/{campaign_id}/send")).status == 409
    query = select(col(AccessRecord.act), col(AccessRecord.role)).where(col(AccessRecord.about) == campaign_id)
    records = desk.database.run_now(lambda unit: [tuple(row) for row in unit.session.execute(query)], SYSTEM)
    assert records == [
        ("campaign_written", ADMINISTRATOR), ("campaign_confirmed", OFFICER), ("campaign_begun", ADMINISTRATOR),
    ]  # fmt: skip


async def test_who_is_both_is_told_why_their_own_words_wait(desk: Desk) -> None:
    """The button is not there, its reason is, and the server refuses with the same."""
    both = desk.visitor(ADMINISTRATOR, OFFICER)
    campaign_id = await written(desk, both)
    page = await both.see("/campaigns")
    assert "다른 사람이 확인해야 해요" in page
    assert f"/campaigns/{campaign_id}/confirm" not in page
    refused = await both.post(f"/campaigns/{campaign_id}/confirm")
    assert refused.status == 403
    assert "다른 사람이 확인해야 해요" in await refused.text()


async def test_the_page_counts_receivers_and_outcomes(desk: Desk) -> None:
    """How many can be told now, and what became of each; no person is on the page."""
    stays, leaves = patient(desk.database, "a", *ALL_ADS), patient(desk.database, "b", *BY_DAY)
    boss, officer = desk.visitor(ADMINISTRATOR), desk.visitor(OFFICER)
    assert count(desk.database) == send_guard.Receivers(2, 1, 0)
    campaign_id = await written(desk, boss)
    await officer.post(f"/campaigns/{campaign_id}/confirm")
    await boss.post(f"/campaigns/{campaign_id}/send")

    def outcomes(unit):
        campaigns.queue_more(unit, CLINIC, campaign_id, "")
        campaigns.note_sent(unit, campaign_id, stays)
        campaigns.note_refused(unit, campaign_id, leaves, "no_consent")

    desk.database.run_now(outcomes, SYSTEM)
    page = await boss.see("/campaigns")
    assert re.findall(r'class="number">(\d+)명', page) == ["2", "1", "0"]
    for shown in ("<dt>받을 분</dt><dd>2명</dd>", "<dt>보냄</dt><dd>1명</dd>", "<dt>동의 없음·철회</dt><dd>1명</dd>"):
        assert shown in page
    assert stays not in page


async def test_a_running_campaign_can_be_stopped_by_both(desk: Desk) -> None:
    """And a stopped one does nothing more."""
    boss, officer = desk.visitor(ADMINISTRATOR), desk.visitor(OFFICER)
    campaign_id = await written(desk, boss)
    await officer.post(f"/campaigns/{campaign_id}/confirm")
    await boss.post(f"/campaigns/{campaign_id}/send")
    assert f"/campaigns/{campaign_id}/stop" in await officer.see("/campaigns")
    assert (await officer.post(f"/campaigns/{campaign_id}/stop")).status == 303
    assert campaign_of(desk).state == "stopped"
    assert (await boss.post(f"/campaigns/{campaign_id}/stop")).status == 409
    assert (await boss.post("/campaigns/nothing/stop")).status == 404
