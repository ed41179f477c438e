"""What is stopped is stopped for everybody at once: another process moves the switch, the chat and the relay see it."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import sleep
from typing import Any

import psycopg
import pytest
from PIL import Image
from sqlalchemy import select, text

from skills.clinic import switches
from storage.cases.consultations import Consultation
from storage.cases.photos import Photo
from storage.database.database import Database
from storage.errors import NotPossible
from storage.opening import open_database
from storage.outbox import outbox
from storage.outbox.outbox import Notice
from storage.patients.conversations import Conversation
from storage.patients.patients import Patient
from storage.unit.unit_of_work import PATIENT, Actor, Unit
from tests.desk import clinic
from tests.scenarios.conftest import MakeWorld, World

PHONE = "02-797-2773"
SECRET = "두루미은하수"
SOMEBODY_WAITS = text(
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@contextmanager
def another_process(world: World) -> Iterator[Database]:
    """The same database, opened a second time."""
    settings = world.server.configuration.settings
    database = open_database(settings.database_address, settings.keys_dir, world.clock)
    try:
        yield database
    finally:
        database.close()


async def move(world: World, name: str, *, off: bool) -> None:
    def work(unit: Unit) -> None:
        switches.move(unit, world.server.configuration.clinic, name, "의심되는 접속", off=off)

    def there() -> None:
        with another_process(world) as theirs:
            theirs.run_now(work, Actor("operator"))

    await asyncio.to_thread(there)


def rows(model: Any) -> Any:
    return lambda unit: list(unit.session.scalars(select(model)))


async def test_filings_that_are_stopped_are_told_and_keep_nothing(world_on_both: World) -> None:
    """In the middle of an intake, from the menu, with a number alone, in danger: the truth, the telephone, and no row more."""
    world, person = world_on_both, world_on_both.person()
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.say("홍길동 010-0000-1234")
    assert person.step == "treatment"
    await move(world, "filing", off=True)
    await person.say(f"{SECRET} 때문에 고민이에요")
    assert PHONE in person.reads
    assert "지웠어요" in person.reads
    for words in ("상담 신청할게요", "상담원 연결해 주세요", "010-0000-7788"):
        await person.say(words)
        assert person.step == "filing_off", words
        assert PHONE in person.reads
        assert "저장하지 않았어요" in person.reads
    await person.say("수술 부위에서 피가 멈추지 않아요")
    assert "119" in str(person.last.outputs if person.last else "")
    assert "상담원에게도 알렸어요" not in person.reads
    assert await world.look(rows(Consultation)) == []
    [talk], [who] = await world.look(rows(Conversation)), await world.look(rows(Patient))
    assert (talk.flow, who.phone_sealed) == (None, None)
    assert SECRET.encode() not in world.bytes_kept()
    await person.say("내 정보 보여줘")
    assert person.step not in ("filing_off", "not_understood")
    await move(world, "filing", off=False)
    await person.file()


@pytest.fixture
async def world_of_many(make_world: MakeWorld, request: pytest.FixtureRequest) -> World:
    """On PostgreSQL, where several processes write at once."""
    address: str = await asyncio.to_thread(request.getfixturevalue("new_postgres"))
    return await make_world(database_url=address)


@pytest.mark.parametrize("words", ["접수할게요", "수술 부위에서 피가 멈추지 않아요"])
async def test_a_filing_that_waits_while_filings_are_stopped_is_not_filed(world_of_many: World, words: str) -> None:
    """It has begun before, and waits for its chat: the first switch that was ever moved counts for it too."""
    world, person = world_of_many, world_of_many.person()
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    for told in ("홍길동 010-0000-1234", "쌍꺼풀", f"{SECRET} 때문에 고민이에요", "아무 때나 괜찮아요"):
        await person.say(told)
    assert person.step == "confirm"
    address = world.database.engine.url.render_as_string(hide_password=False).replace("+psycopg", "")
    with psycopg.connect(address) as other, psycopg.connect(address, autocommit=True) as watch:
        other.execute("SELECT 1 FROM conversation FOR UPDATE")
        said = asyncio.create_task(person.say(words))
        async with asyncio.timeout(8):
            while not watch.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
                await asyncio.sleep(0.01)
        await move(world, "filing", off=True)
        other.commit()
        await said
    assert PHONE in person.reads
    assert ("119" in str(person.last.outputs if person.last else "")) is (words != "접수할게요")
    assert await world.look(rows(Consultation)) == []
    if words == "접수할게요":
        assert "지웠어요" in person.reads
        [talk] = await world.look(rows(Conversation))
        assert talk.answers_sealed is None


def test_who_stops_filings_waits_for_those_under_way(postgres_database: Database) -> None:
    """What was asked at the moment of the act holds until it is kept: after the switch is off nothing is filed any more."""
    database, asked, moved = postgres_database, threading.Event(), threading.Event()

    def act(unit: Unit) -> bool:
        switches.check_on(unit, switches.FILING)
        asked.set()
        while not moved.is_set() and not unit.connection.scalar(SOMEBODY_WAITS):
            sleep(0.01)
        return moved.is_set()

    def stop() -> None:
        asked.wait(5)
        try:
            database.run_now(
                lambda unit: switches.move(unit, clinic(), "filing", "의심되는 접속", off=True), Actor("operator")
            )
        finally:
            moved.set()

    with ThreadPoolExecutor(1) as beside:
        stopping = beside.submit(stop)
        assert database.run_now(act, PATIENT) is False
        stopping.result(10)
    with pytest.raises(NotPossible):
        database.run_now(lambda unit: switches.check_on(unit, switches.FILING), PATIENT)


async def test_photos_that_are_stopped_are_told_and_not_kept(world: World) -> None:
    """The words beside them count; nothing invites to send one."""
    person, file = world.person(), io.BytesIO()
    Image.new("RGB", (20, 20)).save(file, "JPEG")
    await move(world, "photos", off=True)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.say("홍길동 010-0000-1234")
    assert person.step == "treatment"
    assert "사진" not in person.reads
    [person.last] = await world.kakao.platform.send_photos(person.who, [file.getvalue()])
    assert "받지 않아요" in person.reads
    assert person.step == "treatment"
    assert await world.look(rows(Photo)) == []


@pytest.mark.parametrize("name", ["way.event", "processor.주식회사 카카오 (Kakao Corp.)"])
async def test_a_way_that_is_stopped_waits_and_goes_out_once(world: World, name: str) -> None:
    """Without an attempt, whether the way or the processor behind it is stopped; then it is delivered."""
    await world.person().say("안녕하세요")
    [who] = await world.look(rows(Patient))
    await move(world, name, off=True)
    await world.look(lambda unit: outbox.queue(unit, "patient_event", {"event": "answer"}, patient_id=who.id))
    await world.look(lambda unit: outbox.queue(unit, "owner_webhook", {}))
    await _gone(world, "owner_webhook")  # The relay has looked since.
    event = await _event(world)
    assert (event.state, event.attempts) == ("queued", 0)
    await move(world, name, off=False)
    await _gone(world, "patient_event")
    event = await _event(world)
    assert (event.state, event.attempts) == ("delivered", 1)


async def _gone(world: World, kind: str) -> None:
    """Wait until no notice of this kind is queued."""
    async with asyncio.timeout(8):
        while any(one.kind == kind and one.state == "queued" for one in await world.look(rows(Notice))):
            await asyncio.sleep(0.02)


async def _event(world: World) -> Notice:
    [event] = [one for one in await world.look(rows(Notice)) if one.kind == "patient_event"]
    return event
