"""Patients who chat with a real server over HTTP and remember what they were told; and the audit of what Sangdam kept.

The patients know the outside contract only (`tests/intake.py`). The audit opens the data folder itself and holds it against
what they were told: every answered turn is there, nothing is there by halves, and the trail verifies.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import aiohttp
import orjson
from sqlalchemy import select
from sqlmodel import col

from bot.kakao.replies.violations import violations
from bot.server.clock import utc_now
from storage.cases.consultations import Consultation, open_answers
from storage.database.database import Database
from storage.opening import open_database
from storage.patients import conversations
from storage.patients.consents import Consent
from storage.patients.conversations import KakaoIds, Talk
from storage.trail import proof
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.intake import STEPS, body, next_act, step_of
from tests.serving import KEY, Server

GONE = (aiohttp.ClientError, ConnectionError, asyncio.TimeoutError)
NUMBER = re.compile(r"(\d{3})-(\d{4})")


@dataclass
class Patient:
    """One person: what they were told, turn by turn, and the case numbers among it."""

    key: str
    answer: dict[str, Any] | None = None
    told: int = 0
    numbers: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)

    async def send(self, http: aiohttp.ClientSession, server: Server, words: str, extra: Any = None) -> dict[str, Any]:
        """One message; the answer, which must be 200 and one that Kakao takes."""
        given = await post(http, server, "fallback", body(self.key, words, extra))
        self.hear(given)
        return given

    def hear(self, given: dict[str, Any]) -> None:
        """Remember an answer."""
        self.told += 1
        step = step_of(given)
        self.steps.append(step)
        if step not in ("holding", "broken"):
            self.answer = given
        if step == "done":
            found = NUMBER.search(orjson.dumps(given["template"]["outputs"][0]).decode())
            assert found is not None, given
            if (number := found[1] + found[2]) not in self.numbers:
                self.numbers.append(number)

    async def go_on(self, http: aiohttp.ClientSession, server: Server) -> str:
        """Do what somebody who wants to file does next; after filing, begin again. The step of the answer."""
        answer = self.answer if self.answer and step_of(self.answer) in STEPS[:-1] else None
        words, extra = next_act(answer)
        return step_of(await self.send(http, server, words, extra))


async def post(http: aiohttp.ClientSession, server: Server, skill: str, content: bytes) -> dict[str, Any]:
    """One call; its answer, which must be 200 and valid."""
    address = f"http://127.0.0.1:{server.port}/skills/{skill}"
    async with http.post(address, data=content, headers={"X-Skill-Key": KEY}) as response:
        assert response.status == 200
        given: dict[str, Any] = orjson.loads(await response.read())
    assert violations(given) == []
    return given


@contextmanager
def opened(server: Server) -> Iterator[Database]:
    """Sangdam in the server's data folder."""
    database = open_database(server.url, server.folder / "keys", utc_now)
    try:
        yield database
    finally:
        database.close()


def audit(database: Database, people: list[Patient]) -> None:
    """Hold what is kept against what was told."""
    verdict = database.run_now(proof.verify, SYSTEM)
    assert verdict.holds, verdict
    for person in people:
        database.run_now(partial(_audit_one, person=person), PATIENT)
    database.run_now(_audit_filings, SYSTEM)


def _audit_one(unit: Unit, person: Patient) -> None:
    found = conversations.ALONE[0].row(unit.connection, lookup=conversations.kakao_lookup(unit, KakaoIds(person.key)))
    if found is None:
        assert person.told == 0, "an answered person is not there"
        return
    talk = conversations.open_talk(unit, KakaoIds(person.key))
    cases = unit.session.scalars(select(Consultation).where(col(Consultation.patient_id) == talk.patient_id)).all()
    numbers = {case.number for case in cases}
    assert set(person.numbers) <= numbers, "a filed case that was told is not there"
    assert len(numbers - set(person.numbers)) <= 1, "more than the one unanswered filing"
    for case in cases:
        assert {"treatment", "details", "when"} <= open_answers(talk.key, case).keys()
    if person.answer is not None and talk.turn == person.told:
        assert orjson.loads(talk.reply or b"{}")["step"] == step_of(person.answer)
    _audit_form(unit, talk)


def _audit_form(unit: Unit, talk: Talk) -> None:
    """The open form's answers, its step and the consents were kept together."""
    if talk.flow != "consult":
        assert talk.answers == {}
        return
    assert talk.step in STEPS
    decided = set(unit.session.scalars(select(col(Consent.purpose)).where(col(Consent.patient_id) == talk.patient_id)))
    place = STEPS.index(talk.step or "")
    assert ("health" in decided) == (place > STEPS.index("health_consent") or len(decided) == 2)
    assert set(STEPS[:place]) <= talk.answers.keys()


def _audit_filings(unit: Unit) -> None:
    """Each case has exactly one record on the trail, and no record is without its case."""
    cases = sorted(unit.session.scalars(select(col(Consultation.id))))
    records = sorted(unit.session.scalars(select(col(AccessRecord.about)).where(col(AccessRecord.act) == "case_filed")))
    assert cases == records
