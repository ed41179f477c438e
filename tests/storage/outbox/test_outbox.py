"""The outbox: kept with its reason, leased to one sender, in order, and gone with its patient."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlmodel import col

from skills.notifications import notices
from storage.database.database import Database
from storage.errors import NotPossible
from storage.outbox import outbox
from storage.outbox.codes import NoticeState
from storage.outbox.outbox import LEASE, Due, Notice
from storage.patients import conversations, patients
from storage.patients.conversations import KakaoIds
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.conftest import MovedClock


def queue(text: str, **options):
    return lambda unit: outbox.queue(unit, "staff_webhook", {"text": text}, **options)


async def take(database: Database, limit: int = 10) -> list[Due]:
    return await database.run(lambda unit: outbox.take_due(unit, limit), SYSTEM)


async def test_a_notice_is_kept_exactly_if_its_reason_is(database: Database) -> None:
    """Nothing is sent for work that was undone."""

    def fail(unit: Unit) -> None:
        queue("lost")(unit)
        raise NotPossible("no")

    await database.run(queue("kept"), SYSTEM)
    with pytest.raises(NotPossible):
        await database.run(fail, SYSTEM)
    assert [due.payload["text"] for due in await take(database)] == ["kept"]


async def test_one_sender_holds_a_notice_until_its_lease_ends(database: Database, clock: MovedClock) -> None:
    """A sender that died gives its notices back: delivered at least once."""
    await database.run(queue("a"), SYSTEM)
    assert len(await take(database)) == 1
    assert await take(database) == []
    clock.move(seconds=LEASE.total_seconds())
    [again] = await take(database)
    assert again.attempts == 2


async def test_notices_of_one_case_go_out_one_after_the_other(database: Database) -> None:
    """The second waits until the first is done, whatever others do."""
    for text in ("first", "second"):
        await database.run(queue(text, order_key="case"), SYSTEM)
    await database.run(queue("other"), SYSTEM)
    taken = await take(database)
    assert [due.payload["text"] for due in taken] == ["first", "other"]
    await database.run(lambda unit: outbox.finish(unit, taken[0].id, NoticeState.DELIVERED), SYSTEM)
    assert [due.payload["text"] for due in await take(database)] == ["second"]


async def test_what_comes_behind_waits_for_its_case_and_holds_it_up_never(database: Database) -> None:
    """A new case is told before the words written to it, whichever is carried faster; words that rest hold nothing up."""
    behind = f"case{outbox.BEHIND}"
    await database.run(queue("new case", order_key="case"), SYSTEM)
    await database.run(queue("words", order_key=behind), SYSTEM)
    [first] = await take(database)
    assert first.payload["text"] == "new case"
    await database.run(lambda unit: outbox.finish(unit, first.id, NoticeState.DELIVERED), SYSTEM)
    [words] = await take(database)
    await database.run(queue("more words", order_key=behind), SYSTEM)
    await database.run(queue("answered", order_key="case"), SYSTEM)
    assert (words.payload["text"], [due.payload["text"] for due in await take(database)]) == ("words", ["answered"])


async def test_a_failed_delivery_waits_for_its_time(database: Database, clock: MovedClock) -> None:
    """Backoff is a due time, not a sleeping process."""
    await database.run(queue("a"), SYSTEM)
    [due] = await take(database)
    later = clock.now + timedelta(minutes=5)
    await database.run(lambda unit: outbox.try_again(unit, due.id, later, "http_503"), SYSTEM)
    assert await take(database) == []
    assert await database.run(outbox.next_due_at, SYSTEM) == later
    clock.move(minutes=5)
    assert len(await take(database)) == 1


async def test_a_damaged_notice_is_handed_out_as_such(database: Database) -> None:
    """Its payload does not open: the others are taken all the same, and as a dead letter it keeps no damaged bytes."""
    for text in ("damaged", "whole"):
        await database.run(queue(text), SYSTEM)

    def spoil(unit: Unit) -> None:
        sealed = unit.vault.seal_own("elsewhere", b"{}")
        unit.session.execute(update(Notice).where(col(Notice.id) == 1).values(payload_sealed=sealed))

    await database.run(spoil, SYSTEM)
    damaged, whole = await take(database)
    assert (damaged.problem, dict(damaged.payload)) == ("seal_broken", {})
    assert (whole.problem, whole.payload["text"]) == ("", "whole")
    await database.run(lambda unit: outbox.finish(unit, damaged.id, NoticeState.DEAD, damaged.problem), SYSTEM)
    kept = await database.run(lambda unit: unit.session.get_one(Notice, damaged.id).payload_sealed, SYSTEM)
    assert kept == b""


async def test_a_notice_about_a_patient_goes_with_the_patient(database: Database) -> None:
    """Deletion leaves nothing in the queue (D-4)."""

    def work(unit: Unit) -> str:
        talk = conversations.open_talk(unit, KakaoIds("somebody"))
        queue("x", patient_id=talk.patient_id)(unit)
        return talk.patient_id

    who = await database.run(work, PATIENT)
    await database.run(lambda unit: patients.remove(unit, who), SYSTEM)
    count = await database.run(lambda unit: unit.session.scalar(select(func.count()).select_from(Notice)), SYSTEM)
    assert count == 0


async def test_what_a_clock_that_was_ahead_put_off_is_due_when_it_is_right_again(
    database: Database, clock: MovedClock
) -> None:
    """What was queued, tried or leased in that future; what a right clock put off for later waits on."""
    await database.run(queue("tried"), SYSTEM)
    await database.run(queue("leased"), SYSTEM)
    await database.run(queue("later", due_at=clock.now + timedelta(days=9)), SYSTEM)
    clock.move(days=2)
    tried, _ = await take(database)
    await database.run(lambda unit: outbox.try_again(unit, tried.id, unit.now + LEASE, "down"), SYSTEM)
    await database.run(queue("queued"), SYSTEM)
    clock.move(days=-2)
    assert await take(database) == []
    await database.run(notices.tell_of_clock, SYSTEM)
    found = {due.payload["text"] for due in await take(database, 50) if "text" in due.payload}
    assert found == {"tried", "leased", "queued"}
