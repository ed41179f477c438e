"""What is stopped is stopped for everybody at once: another process moves the switch, the chat and the relay see it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from skills.clinic import switches
from storage.cases.consultations import Consultation
from storage.cases.photos import Photo
from storage.database.database import Database
from storage.opening import open_database
from storage.outbox import outbox
from storage.outbox.outbox import Notice
from storage.patients.conversations import Conversation
from storage.patients.patients import Patient
from storage.unit.unit_of_work import Actor, Unit
from tests.scenarios.conftest import World

PHONE = "02-797-2773"
SECRET = "두루미은하수"


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
