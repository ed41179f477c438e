"""What goes on as long as the server runs: begun again when it breaks, and measured by what it does."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.delivery.relay import Channel, OutboxRelay, Outcome
from bot.server import loops
from bot.server.keys import LOOPS
from bot.server.loops import Beat, Loops
from bot.server.metrics import Metrics
from storage.database.database import Database
from storage.errors import Unavailable
from storage.outbox import outbox
from storage.unit.unit_of_work import SYSTEM
from tests.bot.conftest import MakeServer, app_of

WITHIN_S = 20.0


async def until(true: Callable[[], bool]) -> None:
    """Wait until it is true."""
    async with asyncio.timeout(WITHIN_S):
        while not true():
            await asyncio.sleep(0.01)


async def test_a_loop_that_breaks_is_begun_again_with_growing_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks it; and a loop that did its work begins with the first pause again."""
    pauses: list[float] = []

    async def pass_by(waiting: Coroutine[Any, Any, bool], timeout: float) -> None:
        pauses.append(timeout)
        waiting.close()
        raise TimeoutError

    breaks = [True, True, True, False, True]

    async def work(beat: Beat) -> None:
        while breaks:
            if breaks.pop(0):
                raise ZeroDivisionError
            beat()

    monkeypatch.setattr(asyncio, "wait_for", pass_by)
    await Loops().start("work", work)
    assert pauses == [0.5, 1.0, 2.0, 0.5]


async def test_a_loop_whose_task_lives_and_does_nothing_is_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """A task that hangs looks alive; what counts is its last success."""
    going = Loops()
    task = going.start("relay", lambda _beat: asyncio.sleep(60))
    assert going.late() == []
    monkeypatch.setattr(loops, "LATE_AFTER_S", -1.0)
    assert going.late() == ["relay"]
    task.cancel()


async def test_a_courier_that_stands_still_makes_the_server_not_ready(serve: MakeServer) -> None:
    """With the name of the loop; the page is no error of its own."""
    client = await serve()
    assert (await client.get("/readyz")).status == 200
    app_of(client)[LOOPS].watch("relay", lambda: 61.0)
    answer = await client.get("/readyz")
    assert (answer.status, (await answer.json())["problem"]) == (503, "relay_stands_still")


def writer_of(database: Database) -> sqlite3.Connection:
    """The connection of SQLite's one writer."""
    made: Any = database.run_now(lambda unit: unit.connection.connection.driver_connection, SYSTEM)
    assert isinstance(made, sqlite3.Connection)
    return made


async def test_a_database_that_takes_no_writes_stops_no_loop_and_doubles_no_notice(sqlite_database: Database) -> None:
    """Two notices wait, one is on its way when the database becomes read-only: each is sent once, the relay goes on."""
    sent: list[str] = []
    writer = writer_of(sqlite_database)
    hold, goes_on = asyncio.Event(), asyncio.Event()

    async def send(notice: outbox.Due) -> Outcome:
        sent.append(notice.about)
        hold.set()
        await goes_on.wait()
        return Outcome("delivered")

    going = Loops()
    relay = OutboxRelay(sqlite_database, {"test": Channel(send)}, Metrics(), poll_s=0.05)
    running = going.start("relay", relay.run)
    await sqlite_database.run(lambda unit: outbox.queue(unit, "test", {}, about="first"), SYSTEM)
    await asyncio.wait_for(hold.wait(), WITHIN_S)
    await sqlite_database.run(lambda unit: outbox.queue(unit, "test", {}, about="second"), SYSTEM)
    writer.execute("PRAGMA query_only=ON")  # SQLite refuses each write, as on a disk that was mounted for reading only.
    goes_on.set()
    with pytest.raises(Unavailable):
        await sqlite_database.run(lambda unit: outbox.queue(unit, "test", {}), SYSTEM)
    await asyncio.sleep(1)
    assert not running.done()
    writer.execute("PRAGMA query_only=OFF")

    def states() -> list[tuple[str, str, int]]:
        return sqlite_database.read_now(outbox.counts, SYSTEM)

    await until(lambda: states() == [("test", "delivered", 2)])
    assert sorted(sent) == ["first", "second"]
    relay.stop()
    going.hurry()
    await asyncio.wait_for(running, WITHIN_S)


@pytest.mark.parametrize("path", ["/me/abc", "/kakao/login?t=abc", "/desk/sign-in"])
async def test_a_page_of_a_database_that_is_away_is_a_page_and_no_raw_error(
    serve: MakeServer, sqlite_database: Database, path: str
) -> None:
    """503 with our headers and our words."""
    client: TestClient[Any, Any] = await serve(kakao_rest_key="key", kakao_client_secret="secret")
    sqlite_database.close()
    answer = await client.get(path, allow_redirects=False)
    words = await answer.text()
    assert answer.status in (200, 503)  # The sign-in page asks nothing of the database.
    assert ("Content-Security-Policy" in answer.headers, "<html" in words) == (True, True)
    assert answer.status == 503 or path.startswith("/desk")
