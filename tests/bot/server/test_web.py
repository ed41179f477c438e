"""What surrounds every request, health, metrics, and a stop that finishes what was begun."""

from __future__ import annotations

import asyncio
import io
import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiohttp import web

from bot.server import log
from bot.server.keys import CLINIC as CLINIC_KEY
from bot.server.keys import LOOPS, METRICS
from bot.server.metrics import metrics_app
from bot.server.server import listen, open_server
from bot.server.web import surroundings
from bot.settings.configuration import Configuration
from storage import migrations
from storage.database.database import Database
from storage.errors import Misconfigured
from tests.bot.conftest import CLINIC, KEY, MakeServer, app_of, skill_call
from tests.postgres import free_port

ROOT = Path(__file__).parents[3]


# -- health -----------------------------------------------------------------------------------------------------------


async def test_health_asks_nobody(serve: MakeServer, sqlite_database: Database) -> None:
    """The process runs, whatever the database does."""
    client = await serve()
    sqlite_database.close()
    assert (await client.get("/healthz")).status == 200
    response = await client.get("/readyz")
    assert (response.status, (await response.json())["problem"]) == (503, "database_unavailable")


async def test_ready_means_that_turns_can_be_taken(serve: MakeServer) -> None:
    """The database writes and its tables are those of this version."""
    client = await serve()
    assert (await client.get("/readyz")).status == 200


async def test_a_database_of_another_version_is_not_ready(serve: MakeServer, sqlite_database: Database) -> None:
    """A process that outlived its database's form says so."""
    client = await serve()
    with sqlite3.connect(sqlite_database.engine.url.database or "") as other:
        other.execute("UPDATE alembic_version SET version_num = '0001'")
    other.close()
    assert migrations.newest() != "0001"
    response = await client.get("/readyz")
    assert (response.status, (await response.json())["problem"]) == (503, "database_not_migrated")


async def test_readiness_leaves_nothing_behind(serve: MakeServer, sqlite_database: Database) -> None:
    """Its write is undone: asking a thousand times changes nothing."""
    client = await serve()
    path = sqlite_database.engine.url.database or ""

    def version() -> Any:
        with sqlite3.connect(path) as other:
            found = other.execute("SELECT seq, hash, mac FROM trail_head").fetchall()
        other.close()
        return found

    before = version()
    await client.get("/readyz")
    assert version() == before


# -- around every request ---------------------------------------------------------------------------------------------


async def test_every_answer_has_safe_headers_and_an_id(serve: MakeServer) -> None:
    """Also a 404; a caller's own id is kept when it looks like one."""
    client = await serve()
    for path in ("/healthz", "/nowhere"):
        response = await client.get(path, headers={"X-Request-Id": "chp-0123"})
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Request-Id"] == "chp-0123"
    response = await client.get("/healthz", headers={"X-Request-Id": "홍길동 010"})
    assert response.headers["X-Request-Id"].isalnum()


@pytest.fixture
def written() -> Any:
    """The log's lines of this test."""
    out = io.StringIO()
    log.set_up("debug", out)
    yield out
    log.set_up()


async def test_the_log_has_routes_and_codes_and_no_word_of_the_patient(
    serve: MakeServer, written: io.StringIO, sqlite_database: Database
) -> None:
    """S-6: no words, no user id, no token of a path; a failure is told by its type and place."""
    client = await serve()
    await client.post("/skills/consult", data=skill_call("제 이름은 홍길동이에요", "secretuser" + "0" * 54))
    await client.get("/me/secret-token")
    sqlite_database.close()
    await client.post("/skills/consult", data=skill_call("유일한낱말"))
    text = written.getvalue()
    lines = [json.loads(line) for line in text.splitlines()]
    assert {line["event"] for line in lines} >= {"answered", "turn_failed"}
    assert next(line["route"] for line in lines if line["event"] == "answered") == "/skills/consult"
    assert next(line for line in lines if line["event"] == "turn_failed")["code"] == "unavailable"
    for hidden in ("홍길동", "유일한낱말", "secretuser", "secret-token", "\\u"):
        assert hidden not in text


def test_what_is_no_code_does_not_get_into_the_log(written: io.StringIO) -> None:
    """By construction: unknown fields are dropped, and a text that is no code is left out."""
    log.logger().info("tested", name="홍길동", code="ok", problem="010 0000 1234 홍길동", count=3)
    line = json.loads(written.getvalue())
    assert (line["code"], line["count"], line["problem"]) == ("ok", 3, "(left out)")
    assert "name" not in line


def test_what_libraries_say_loses_its_words(written: io.StringIO) -> None:
    """Their messages may repeat what came in."""
    import logging

    try:
        int("홍길동 010-0000-1234")
    except ValueError:
        logging.getLogger("some.package").exception("could not read %s", "홍길동")
    line = json.loads(written.getvalue())
    assert (line["logger"], line["error"], line["level"]) == ("some.package", "ValueError", "error")
    assert "홍길동" not in written.getvalue()


# -- metrics ----------------------------------------------------------------------------------------------------------


async def test_metrics_count_turns_and_the_outbox(
    serve: MakeServer, sqlite_database: Database, aiohttp_client: Any
) -> None:
    """By skill, step and outcome; nothing personal is a label."""
    client = await serve()
    await client.post("/skills/consult", data=skill_call("상담 신청"))
    app = app_of(client)
    pages = await aiohttp_client(metrics_app(app[METRICS], sqlite_database, app[CLINIC_KEY], app[LOOPS]))
    text = await (await pages.get("/metrics")).text()
    assert 'sangdam_turns_total{outcome="answered",skill="consult",step="age"} 1.0' in text
    assert "sangdam_turn_seconds_count 1.0" in text
    assert "u" * 64 not in text


async def test_metrics_are_not_on_the_public_port(serve: MakeServer) -> None:
    """They have a loopback port of their own."""
    client = await serve()
    assert (await client.get("/metrics")).status == 404


# -- serving ----------------------------------------------------------------------------------------------------------


async def test_a_port_that_is_taken_is_named_with_its_setting(configure: Callable[..., Configuration]) -> None:
    """One sentence, and nothing is left open."""
    port = free_port()
    async with listen(web.Application(), "127.0.0.1", port, "port"):
        with pytest.raises(Misconfigured, match=f"port {port} on 127.0.0.1 is taken.*SANGDAM_DESK_PORT"):
            async with listen(web.Application(), "127.0.0.1", port, "desk_port"):
                pytest.fail("it was served")


@asynccontextmanager
async def opened(configuration: Configuration) -> AsyncIterator[httpx.AsyncClient]:
    async with open_server(configuration), httpx.AsyncClient(trust_env=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/me/%00", "/consent/%00", "/privacy/%00", "/desk/join/%00", "/desk/cases/%00"])
async def test_an_address_that_no_database_takes_is_refused_with_all_headers(serve: MakeServer, path: str) -> None:
    """PostgreSQL refuses a zero byte in a text."""
    response = await (await serve()).get(path, allow_redirects=False)
    assert response.status == 400
    assert "Content-Security-Policy" in response.headers


async def test_a_page_that_breaks_has_its_headers(configure: Callable[..., Configuration], aiohttp_client: Any) -> None:
    """And says nothing of what broke."""

    async def broken(_request: web.Request) -> web.Response:
        raise RuntimeError("a secret")

    app = web.Application(middlewares=[surroundings(configure().settings)])
    app.router.add_get("/", broken)
    response = await (await aiohttp_client(app)).get("/")
    assert (response.status, "secret" in await response.text()) == (500, False)
    assert "Content-Security-Policy" in response.headers


async def test_the_desk_can_have_a_port_of_its_own(configure: Callable[..., Configuration], tmp_path: Path) -> None:
    """Then it is there and nowhere else: patients' and staff's ports can be walled off from each other."""
    port, desk_port, metrics_port = free_port(), free_port(), free_port()
    database = f"sqlite:///{tmp_path}/data/s.db"
    configuration = configure(port=port, desk_port=desk_port, metrics_port=metrics_port, database_url=database)
    async with opened(configuration) as client:
        assert (await client.get(f"http://127.0.0.1:{port}/healthz")).status_code == 200
        assert (await client.get(f"http://127.0.0.1:{port}/desk/")).status_code == 404
        assert (await client.get(f"http://127.0.0.1:{desk_port}/desk/")).status_code in (200, 303)
        assert (await client.post(f"http://127.0.0.1:{desk_port}/skills/menu")).status_code == 404
        assert (await client.get(f"http://127.0.0.1:{metrics_port}/metrics")).status_code == 200


async def test_a_second_process_goes_without_metrics_unless_told(
    configure: Callable[..., Configuration], tmp_path: Path
) -> None:
    """Two processes on a machine need no setting but the port; a port that was chosen on purpose must be free."""
    taken = free_port()
    from aiohttp import web

    async with listen(web.Application(), "127.0.0.1", taken, "metrics_port"):
        told = configure(port=free_port(), metrics_port=taken, database_url=f"sqlite:///{tmp_path}/data/s.db")
        with pytest.raises(Misconfigured, match="SANGDAM_METRICS_PORT"):
            async with opened(told):
                pytest.fail("it was served")
        usual = told.settings.model_copy(update={"port": free_port()})
        usual.model_fields_set.discard("metrics_port")
        async with opened(Configuration(usual, told.clinic)) as client:
            assert (await client.get(f"http://127.0.0.1:{usual.port}/healthz")).status_code == 200


class Served:
    """`python app.py serve` in a process of its own."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.port = free_port()
        variables = {"PORT": str(self.port), "METRICS_PORT": "0", "CLINIC": str(CLINIC), "SKILL_KEY": KEY, **settings}
        environment = {f"SANGDAM_{name}": value for name, value in variables.items()}
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "app.py"), "serve"],
            cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def ready(self, client: httpx.AsyncClient) -> None:
        async with asyncio.timeout(
            120
        ):  # A busy machine takes half a minute to read the learned weights and the patterns.
            while self.process.poll() is None:
                try:
                    if (await client.get(f"{self.url}/readyz")).status_code == 200:
                        return
                except httpx.HTTPError:
                    await asyncio.sleep(0.05)
        raise AssertionError(self.process.communicate()[1])

    def end(self) -> tuple[int, str]:
        """The exit code and the log, once the process has stopped by itself."""
        _, said = self.process.communicate(timeout=30)
        return self.process.returncode, said


async def test_a_stop_finishes_the_turns_that_were_begun(tmp_path: Path) -> None:
    """SIGTERM while the database is blocked: the turn that came in is answered, its work committed, and the end is clean."""
    served = Served(tmp_path, TURN_DEADLINE_S="0.3")
    async with httpx.AsyncClient(trust_env=False) as client:
        await served.ready(client)
        other = sqlite3.connect(tmp_path / "data/sangdam.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        turn = asyncio.create_task(
            client.post(f"{served.url}/skills/consult", content=skill_call(), headers={"X-Skill-Key": KEY})
        )
        await asyncio.sleep(0.1)
        served.process.send_signal(signal.SIGTERM)
        response = await turn
        assert (response.status_code, response.json()["data"]["step"]) == (200, "holding")
        other.execute("ROLLBACK")
    code, said = await asyncio.to_thread(served.end)
    assert code == 0
    events = [json.loads(line)["event"] for line in said.splitlines()]
    assert events[:3] == [
        "nobody_is_told_of_cases",
        "no_witness_outside",
        "serving",
    ]  # Nobody outside is told of cases or of the trail here, and the start says so.
    # The turn is answered after the stop was asked for.
    assert events.index("stopping") < len(events) - 1 - events[::-1].index("answered")
    assert other.execute("SELECT count(*), sum(owed) FROM conversation").fetchone() == (1, 1)
    other.close()
