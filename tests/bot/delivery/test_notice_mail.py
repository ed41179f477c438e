"""Notices by mail, against a mail server that says no in all its ways; and webhooks that say no with 200."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import httpx
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.delivery.relay import Outcome
from bot.delivery.staff_notice import post_webhook, send_mail
from bot.settings.configuration import Configuration
from storage.database.database import Database
from storage.outbox.outbox import Due
from tests.bot.delivery.test_relay import post_office, queue
from tests.delivering import deliver_due

NOW = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
NOTICE = Due(1, "uid-1", "staff_mail", None, "", 1, NOW, None, {"event": "new_case"})


class MailServer:
    """Answers RCPT with a code by address, and keeps what it is given."""

    def __init__(self, codes: dict[str, int]) -> None:
        self.codes = codes
        self.mails: list[str] = []

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        while line := (await reader.readline()).decode().strip():
            code = 250
            if line.startswith("RCPT"):
                code = next((c for address, c in self.codes.items() if address in line), 250)
            if line == "DATA":
                writer.write(b"354 go on\r\n")
                self.mails.append((await reader.readuntil(b"\r\n.\r\n")).decode())
            if line == "QUIT":
                break
            writer.write(f"{code} so\r\n".encode())
        writer.write(b"221 bye\r\n")
        writer.close()


@asynccontextmanager
async def serving(mail: MailServer) -> AsyncIterator[int]:
    server = await asyncio.start_server(mail.talk, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


@pytest.mark.parametrize(
    ("codes", "outcome"),
    [
        ({}, Outcome("delivered")),
        ({"a@": 450, "b@": 450}, Outcome("again", "smtp_450")),
        ({"a@": 451}, Outcome("again", "smtp_451")),
        ({"a@": 452, "b@": 550}, Outcome("again", "smtp_452")),
        ({"a@": 550}, Outcome("dead", "recipients_refused")),
        ({"a@": 550, "b@": 550}, Outcome("dead", "recipients_refused")),
    ],
)
async def test_no_refused_address_hides_behind_another(
    configure: Callable[..., Configuration], codes: dict[str, int], outcome: Outcome
) -> None:
    """A full mailbox is tried again, an address that is none is told at the desk; whoever can have the mail has it."""
    mail = MailServer(codes)
    async with serving(mail) as port:
        settings = configure(
            smtp_host="127.0.0.1", smtp_port=port, smtp_security="off", smtp_from="bot@clinic.example"
        ).settings
        to = ("a@clinic.example", "b@clinic.example")
        assert await send_mail(settings, to, NOTICE, "새 상담이 있어요") == outcome
    assert len(mail.mails) == (0 if len(codes) == 2 else 1)
    for text in mail.mails:
        assert "Date: Tue, 01 Dec 2026 01:00:00 +0000" in text


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ('{"success": false, "error": {"code": "invalid"}}', "dead"),  # Kakao Work
        ('{"ok": false, "error": "channel_not_found"}', "dead"),  # Slack
        ('{"success": true}', "delivered"),
        ("ok", "delivered"),
        ("", "delivered"),
        ("[]", "delivered"),
    ],
)
async def test_a_200_that_says_error_is_one(body: str, state: str) -> None:
    """Nobody was told then."""

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text=body)

    app = web.Application()
    app.router.add_post("/", answer)
    server = TestServer(app)
    await server.start_server()
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await post_webhook(http, str(server.make_url("/")), "", NOTICE, "새 상담", NOW)).state == state
    await server.close()


async def test_a_webhook_that_refuses_falls_through_to_the_mail(
    configure: Callable[..., Configuration], sqlite_database: Database
) -> None:
    """A channel that was deleted must not make the clinic deaf."""
    mail, gone = MailServer({}), TestServer(web.Application())
    await gone.start_server()
    async with serving(mail) as port:
        configuration = configure(
            smtp_host="127.0.0.1", smtp_port=port, smtp_security="off", smtp_from="bot@clinic.example",
            staff_mail_to="a@clinic.example", staff_webhook_url=str(gone.make_url("/hook")),
        )  # fmt: skip
        async with post_office(configuration, sqlite_database) as post:
            await queue(sqlite_database, "staff_webhook", {"event": "new_case"})
            await deliver_due(post.relay)
            assert await post.states() == [("delivered", "")]
    assert len(mail.mails) == 1
    await gone.close()
