"""What the clinic stops is not called any more from that moment on, whichever process was about to (B-6)."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from bot.delivery.egress import EgressRefused
from bot.delivery.relay import Channel, OutboxRelay, Outcome, Send
from bot.server.metrics import Metrics
from bot.settings.configuration import Configuration
from skills.clinic import switches
from storage.database.database import Database
from storage.outbox.outbox import Due
from storage.unit.unit_of_work import Actor
from tests.bot.delivery.test_notice_mail import MailServer, serving
from tests.bot.delivery.test_relay import Outside, Post, outside, post, post_office, queue, wake
from tests.conftest import MovedClock
from tests.delivering import deliver_due

__all__ = ["outside", "post"]
KAKAO = "processor.주식회사 카카오 (Kakao Corp.)"


def stop(post: Post, name: str, *, off: bool = True) -> None:
    """As another process does it: nobody here is told of it."""
    post.database.run_now(
        lambda unit: switches.move(unit, post.clinic, name, "의심되는 접속", off=off), Actor("operator")
    )


def stopped_on_the_way(post: Post, name: str, kind: str) -> OutboxRelay:
    """A relay whose notice of this kind was taken, and is about to be sent, when the switch is put off."""
    send: Send = post.senders.table()[kind].send

    async def late(notice: Due) -> Outcome:
        stop(post, name)
        return await send(notice)

    return OutboxRelay(post.database, {kind: Channel(late)}, Metrics(), held=post.senders.held, chance=lambda: 1.0)


@pytest.mark.parametrize("name", [KAKAO, "way.event"])
async def test_what_was_taken_before_a_stop_is_not_sent_after_it(
    post: Post, outside: Outside, clock: MovedClock, name: str
) -> None:
    """It waits like all others, and goes out when its way is open again."""
    await wake(post)
    await deliver_due(stopped_on_the_way(post, name, "patient_event"))
    assert outside.calls == []
    assert await post.states() == [("queued", "no_answer_notnow")]
    stop(post, name, off=False)
    clock.move(minutes=1)
    await deliver_due(post.relay)
    assert await post.states() == [("delivered", "")]
    assert len([path for _, path, _, _ in outside.calls if path.endswith("/talk")]) == 1


async def test_a_call_looks_at_the_switch_and_at_no_copy_of_it(
    configure: Callable[..., Configuration], sqlite_database: Database, outside: Outside
) -> None:
    """A login, a picture, a result: whatever calls a processor, and without any notice in between."""
    async with post_office(configure(kakao_auth_url=outside.url), sqlite_database) as post:
        assert (await post.senders.http.get(outside.url)).status_code == 200
        stop(post, KAKAO)
        with pytest.raises(EgressRefused):
            await post.senders.http.get(outside.url)
        stop(post, KAKAO, off=False)
        assert (await post.senders.http.get(outside.url)).status_code == 200
    assert len(outside.calls) == 2


async def test_a_switch_that_cannot_be_looked_at_lets_nothing_out(post: Post, outside: Outside) -> None:
    """The database is gone: nobody knows what is stopped."""
    post.database.close()
    with pytest.raises(httpx.TransportError):
        await post.senders.http.get(post.senders.settings.kakao_api_url)
    assert outside.calls == []


async def test_a_mail_that_was_taken_before_a_stop_is_not_sent_after_it(
    configure: Callable[..., Configuration], sqlite_database: Database
) -> None:
    """Mails have a way of their own out."""
    mail = MailServer({})
    async with serving(mail) as port:
        told = configure(
            staff_mail_to=("desk@clinic.example",), smtp_host="127.0.0.1", smtp_port=port, smtp_security="off",
            smtp_from="sangdam@clinic.example",
        )  # fmt: skip
        async with post_office(told, sqlite_database) as post:
            await queue(sqlite_database, "staff_mail", {"event": "new_case"})
            await deliver_due(stopped_on_the_way(post, "way.staff", "staff_mail"))
            assert mail.mails == []
            assert await post.states() == [("queued", "stopped")]
