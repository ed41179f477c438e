"""Staff's webhook is down for an hour: nothing is lost, nothing is doubled, each case keeps its order, the desk shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from aiohttp import web

from skills.notifications import alerts
from storage.outbox import dead_letters
from storage.unit.unit_of_work import SYSTEM
from tests.bot.delivery.test_relay import Outside, Post, outside, post
from tests.conftest import MovedClock
from tests.delivering import deliver_due
from tests.desk import clinic, file_case, write_as_patient

__all__ = ["outside", "post"]


def numbers(outside: Outside) -> list[str]:
    """What arrived, as the sentences' last lines (the link of the case)."""
    return [orjson.loads(body)["text"].rsplit("/", 1)[-1] for _, path, _, body in outside.calls if path == "/hook"]


async def test_an_hour_without_the_webhook_loses_and_doubles_nothing(
    post: Post, outside: Outside, clock: MovedClock
) -> None:
    """Three cases, two notices each, made while it is down; after an hour each arrives once, in its case's order."""
    down: Callable[[], Any] = lambda: web.Response(status=503)  # noqa: E731
    outside.usual = down
    cases = [file_case(post.database, f"p{index}") for index in range(3)]
    for case_id in cases:
        write_as_patient(post.database, case_id, "급해요")
    for _ in range(60):
        await deliver_due(post.relay)
        clock.move(minutes=1)
    assert not await post.database.read(dead_letters.failed, SYSTEM)
    outside.calls.clear()
    outside.usual = lambda: web.Response(status=204)
    for _ in range(60):
        await deliver_due(post.relay)
        clock.move(minutes=1)
    arrived = [
        (orjson.loads(body)["text"].split(".")[0], number)
        for (_, _, _, body), number in zip(outside.calls, numbers(outside), strict=True)
    ]
    for case_id in cases:
        mine = [words for words, number in arrived if number == case_id]
        assert [("새 상담" in words, "새 글" in words) for words in mine] == [(True, False), (False, True)]
    assert len(arrived) == 6
    assert len({headers["webhook-id"] for _, _, headers, _ in outside.calls}) == 6


async def test_what_is_refused_for_good_is_a_dead_letter_that_can_be_sent_again(
    post: Post, outside: Outside, clock: MovedClock
) -> None:
    """A wrong address is shown with its reason; mended and retried, the notice arrives."""
    outside.usual = lambda: web.Response(status=404)
    file_case(post.database)
    await deliver_due(post.relay)
    (letter,) = await post.database.read(dead_letters.failed, SYSTEM)
    assert (letter.kind, letter.problem) == ("staff_webhook", "http_404")
    outside.usual = lambda: web.Response(status=204)
    outside.calls.clear()
    assert await post.database.run(lambda unit: dead_letters.retry(unit, letter.id), SYSTEM)
    await deliver_due(post.relay)
    assert len(numbers(outside)) == 1
    assert not await post.database.read(dead_letters.failed, SYSTEM)


async def test_a_webhook_that_is_down_does_not_hold_the_owners_alarm_back(
    post: Post, outside: Outside, clock: MovedClock
) -> None:
    """Each way keeps its own order: the next channel goes out while the first one still waits."""
    outside.usual = lambda: web.Response(status=503)
    file_case(post.database, urgent=True)
    post.database.run_now(lambda unit: alerts.run(unit, clinic()), SYSTEM)
    for _ in range(3):
        clock.move(minutes=clinic().desk.urgent_minutes)
        await post.database.run(lambda unit: alerts.run(unit, clinic()), SYSTEM)
        await deliver_due(post.relay)
    ways = {notice.kind: notice.state for notice in await post.notices()}
    assert ways["staff_webhook"] == "queued"
    assert ways["staff_mail"] == "skipped"
    assert ways["owner_webhook"] == "skipped"
