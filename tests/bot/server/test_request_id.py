"""One id leads from a call of Kakao's to the messages that it causes, on both engines and in the log of a real server."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import httpx

from storage.database.database import Database
from storage.outbox import outbox
from storage.unit.request import REQUEST
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.intake import FIRST, body, next_act, step_of
from tests.postgres import free_port
from tests.serving import KEY, Server


def _queue(unit: Unit) -> str:
    outbox.queue(unit, "staff_webhook", {"text": unit.request})
    return unit.request


async def test_a_notice_remembers_the_request_that_queued_it(database: Database) -> None:
    """Two at once keep apart, and what no request queued has none; the payload is what it was."""

    async def ask(request: str) -> str:
        REQUEST.set(request)
        return await database.run(_queue, PATIENT)

    answers = await asyncio.gather(ask("chp-1"), ask("chp-2"), asyncio.create_task(database.run(_queue, SYSTEM)))
    assert list(answers) == ["chp-1", "chp-2", ""]
    due = await database.run(lambda unit: outbox.take_due(unit, 9), SYSTEM)
    assert {notice.request: dict(notice.payload) for notice in due} == {r: {"text": r} for r in ("chp-1", "chp-2", "")}


def test_the_log_of_a_server_is_followed_by_one_id(tmp_path: Path) -> None:
    """The staff's channel does not answer: the line about that names the press that filed the case, and no other."""
    nobody = f"http://127.0.0.1:{free_port()}/hook"
    with Server(tmp_path, staff_webhook_url=nobody) as server:
        answer: dict[str, Any] | None = None
        number = 0
        with httpx.Client(base_url=f"http://127.0.0.1:{server.port}", trust_env=False) as client:
            while answer is None or step_of(answer) != "done":
                number += 1
                said, extra = next_act(answer) if answer else (FIRST, None)
                head = {"X-Skill-Key": KEY, "X-Request-Id": f"chp-turn-{number}"}
                told = client.post("/skills/fallback", content=body("a" * 64, said, extra), headers=head)
                assert told.headers["X-Request-Id"] == head["X-Request-Id"]
                answer = told.json()
        until = time.monotonic() + 20
        while "notice_again" not in server.log.read_text() and time.monotonic() < until:
            time.sleep(0.05)
        lines = [json.loads(line) for line in server.log.read_text().splitlines() if line.startswith("{")]
    ids = {line["request_id"] for line in lines if line["event"] == "notice_again"}
    assert ids == {f"chp-turn-{number}"}
    assert "request_id" not in next(line for line in lines if line["event"] == "serving")
