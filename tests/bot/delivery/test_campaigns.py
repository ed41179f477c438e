"""A campaign on its way to Kakao, against a real server on this machine: the guard at the sending, waiting, evidence."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from aiohttp import web
from sqlalchemy import select
from sqlmodel import col

from skills.campaigns import campaigns
from skills.campaigns.send_guard import Kind
from skills.rights import fulfilment
from storage.database.database import Database
from storage.outbox.outbox import Notice
from storage.unit.unit_of_work import PATIENT, SYSTEM
from tests.bot.delivery.test_relay import Configure, Outside, Post, outside, post, post_office
from tests.chatting import CLINIC
from tests.conftest import MovedClock
from tests.delivering import deliver_due
from tests.desk import file_case
from tests.skills.campaigns.test_campaigns import ALL_ADS, BY_DAY, OFFICER, at, begun, listed, patient

__all__ = ["outside", "post"]


async def deliver(post: Post) -> None:
    """Until nothing is due any more: the campaign's own notice first, then its receivers'."""
    while await deliver_due(post.relay):
        pass


async def messages(post: Post) -> list[Notice]:
    query = select(Notice).where(col(Notice.kind) == "campaign_message").order_by(col(Notice.id))
    return await post.database.run(lambda unit: list(unit.session.scalars(query)), SYSTEM)


async def test_an_ad_goes_out_by_its_event_with_its_whole_text(post: Post, outside: Outside) -> None:
    """One call for each receiver, with the words in the event's data; accepted is sent, and no result is waited for."""
    patient(post.database, "a", *BY_DAY)
    patient(post.database, "b", *BY_DAY)
    begun(post.database)
    await deliver(post)
    assert [call[:2] for call in outside.calls] == [("POST", "/v2/bots/65f0/talk")] * 2
    body = json.loads(outside.calls[0][3])
    text = body["event"]["data"]["text"]
    assert body == {
        "event": {"name": "sangdam_ad", "data": {"text": text}},
        "user": [{"type": "botUserKey", "id": body["user"][0]["id"]}],
        "params": {"event": "sangdam_ad"},
    }
    assert text.startswith("(광고) 리브성형외과 02-797-2773\n")
    assert text.endswith("\n무료 수신거부: 이 채팅에 '수신거부'라고 보내 주세요")
    assert (listed(post.database).queued, listed(post.database).sent, listed(post.database).waiting) == (2, 2, 0)


async def test_guidance_has_an_event_and_words_of_its_own(post: Post, outside: Outside) -> None:
    """No mark of an ad, and no block of one."""
    file_case(post.database)
    begun(post.database, Kind.SERVICE)
    await deliver(post)
    events = [json.loads(call[3])["event"] for call in outside.calls if call[1].endswith("/talk")]
    assert [event["name"] for event in events] == ["clinic_guidance"]
    assert events[0]["data"]["text"].startswith("[리브성형외과 안내]")


async def test_at_night_an_ad_waits_for_the_morning_and_is_looked_at_again(
    post: Post, outside: Outside, clock: MovedClock
) -> None:
    """M-1: nothing at 21:00:00, nothing at 08:00:00, sent at 08:00:01 to who still agrees; who refused in the night gets
    nothing."""
    stays, refuses = patient(post.database, "a", *BY_DAY), patient(post.database, "b", *BY_DAY)
    at(clock, "2026-12-01 21:00:00")
    begun(post.database)
    await deliver(post)
    assert outside.calls == []
    morning = datetime(2026, 12, 1, 23, 0, 1, tzinfo=UTC)
    assert [(one.state, one.problem, one.due_at) for one in await messages(post)] == [("queued", "night", morning)] * 2
    assert listed(post.database).waiting == 2
    at(clock, "2026-12-02 08:00:00")
    await deliver(post)
    assert outside.calls == []
    await post.database.run(lambda unit: fulfilment.stop_ads(unit, CLINIC, refuses), PATIENT)
    clock.move(seconds=1)
    await deliver(post)
    assert len(outside.calls) == 1
    assert {one.patient_id: (one.state, one.problem) for one in await messages(post)} == {
        stays: ("delivered", ""), refuses: ("skipped", "no_consent"),
    }  # fmt: skip
    assert (listed(post.database).sent, listed(post.database).refused) == (1, {"night": 2, "no_consent": 1})


async def test_a_second_before_nine_an_ad_still_goes_and_at_night_to_who_agreed_to_nights(
    post: Post, outside: Outside, clock: MovedClock
) -> None:
    """20:59:59 is day; 03:00 is for those alone who wanted it."""
    patient(post.database, "a", *BY_DAY)
    patient(post.database, "b", *ALL_ADS)
    at(clock, "2026-12-01 20:59:59")
    begun(post.database)
    await deliver(post)
    assert len(outside.calls) == 2
    at(clock, "2026-12-02 03:00:00")
    begun(post.database)
    await deliver(post)
    assert len(outside.calls) == 3


async def test_an_ad_that_fails_in_the_evening_is_not_tried_again_at_night(
    post: Post, outside: Outside, clock: MovedClock
) -> None:
    """Each attempt passes the guard anew."""
    patient(post.database, "a", *BY_DAY)
    outside.answers = [web.Response(status=503)]
    at(clock, "2026-12-01 20:59:59")
    begun(post.database)
    await deliver(post)
    assert [(one.state, one.problem) for one in await messages(post)] == [("queued", "http_503")]
    clock.move(seconds=2)
    await deliver(post)
    assert len(outside.calls) == 1
    assert [(one.state, one.problem) for one in await messages(post)] == [("queued", "night")]


async def test_a_stopped_campaign_reaches_nobody_who_still_waited(
    post: Post, outside: Outside, clock: MovedClock
) -> None:
    """Whoever waited for the morning is left alone then."""
    patient(post.database, "a", *BY_DAY)
    at(clock, "2026-12-01 22:00:00")
    campaign_id = begun(post.database)
    await deliver(post)
    await post.database.run(lambda unit: campaigns.stop(unit, OFFICER, campaign_id), SYSTEM)
    at(clock, "2026-12-02 09:00:00")
    await deliver(post)
    assert outside.calls == []
    assert listed(post.database).refused == {"night": 1, "stopped": 1}


async def test_what_kakao_refuses_for_good_is_counted_and_cannot_be_sent_by_hand(
    post: Post, outside: Outside, clock: MovedClock
) -> None:
    """A dead letter of a campaign keeps nothing to try again with: consents move on."""
    patient(post.database, "a", *BY_DAY)
    outside.usual = lambda: web.json_response({"status": "FAIL"})
    begun(post.database)
    for _ in range(8):
        await deliver(post)
        clock.move(minutes=5)
    [letter] = await messages(post)
    assert (letter.state, letter.problem, letter.payload_sealed) == ("dead", "kakao_fail", b"")
    assert (len(outside.calls), listed(post.database).refused) == (6, {"failed": 1})


async def test_what_may_have_arrived_is_not_sent_twice(post: Post, outside: Outside) -> None:
    """The line broke after the call had gone out."""
    patient(post.database, "a", *BY_DAY)

    class Cut(web.Response):
        async def prepare(self, request: web.BaseRequest) -> None:
            assert request.transport is not None
            request.transport.abort()

    outside.answers = [Cut()]
    begun(post.database)
    await deliver(post)
    [letter] = await messages(post)
    assert letter.state == "dead"
    assert letter.problem.startswith("no_answer_")
    assert len(outside.calls) == 1


async def test_without_kakaos_key_nothing_is_sent_and_the_desk_sees_why(
    configure: Configure, sqlite_database: Database
) -> None:
    """Each receiver is counted."""
    async with post_office(configure(), sqlite_database) as found:
        patient(found.database, "a", *BY_DAY)
        begun(found.database)
        await deliver(found)
        assert listed(found.database).refused == {"not_set": 1}
