"""A patient leaves a consultation, the whole way over HTTP, with Kakao's half played by the simulator."""

from __future__ import annotations

import io
import sqlite3
from functools import partial

from PIL import Image
from sqlalchemy import select

from bot.simulator.chatbot.payload import Mode
from bot.simulator.chatbot.standing import Route
from storage.cases.consultations import Consultation
from storage.cases.photos import Photo
from storage.patients import conversations
from storage.patients.patients import Patient
from storage.unit.unit_of_work import Unit
from tests.scenarios.conftest import MakeWorld, World
from tests.seals import Seals

SECRET = "두루미은하수"


async def test_from_hello_to_a_filed_case(world_on_both: World) -> None:
    """안녕하세요 → menu → intake → a case with a number, on each database."""
    world = world_on_both
    person = world.person()
    await person.say("안녕하세요")
    assert person.step == "menu"
    await person.press("consult")
    assert person.step == "age"
    await person.press("cancel")
    await person.file()
    assert "상담번호" in person.reads
    await person.press("status")
    assert person.step == "status"


async def test_words_before_the_consent_are_in_no_file(seals: Seals, world: World) -> None:
    """C-3: a unique word typed before the health consent leaves no byte on disk, log included, and stands behind no seal."""
    person = world.person()
    await person.say(f"{SECRET} 상담 받고 싶어요")
    await person.say(SECRET)
    await person.press("yes")
    await person.say(f"{SECRET} 때문에 고민이에요")
    assert SECRET.encode() not in world.bytes_kept()
    assert await world.look(partial(seals.places, words=(SECRET,))) == set()


async def test_after_filing_nothing_personal_stands_in_the_clear(world: World) -> None:
    """S-6: name, phone and details are in no file in any encoding of ours, and the staff can still open them."""
    person = world.person()
    await person.file(name="선우은별", phone="010-0000-7788", details=f"{SECRET}이 궁금해요")
    kept = world.bytes_kept()
    for words in ("선우은별", "0000-7788", "+821000007788", "1000007788", SECRET):
        for form in (words.encode(), words.encode("utf-16-le"), words.encode("unicode-escape")):
            assert form not in kept, words


async def test_photos_are_fetched_cleaned_and_sealed(world: World) -> None:
    """Sent in the chat after the consent, fetched by a queued job, re-encoded without metadata, sealed."""
    person = world.person()
    await person.say("상담 신청")
    for word in ("yes", "yes"):
        await person.press(word)
    for words in ("홍길동", "010-0000-1234", "눈", "사진을 봐 주세요"):
        await person.say(words)
    [person.last] = await world.kakao.platform.send_photos(person.who, [_picture()])
    assert "1장" in person.reads
    await person.press("anytime")
    await person.press("confirm")
    photo = await _kept_photo(world)
    assert (photo.state, photo.width, photo.height) == ("kept", 64, 48)

    def content(unit: Unit) -> bytes:
        row = unit.session.get_one(Photo, photo.id)
        talk = conversations.find_talk(unit, row.patient_id)
        assert talk is not None
        assert row.content_sealed is not None
        return talk.key.open(f"photo.content_sealed.{row.id}", row.content_sealed)

    picture = await world.look(content)
    assert b"SecretCamera" not in picture
    assert Image.open(io.BytesIO(picture)).size == (64, 48)


async def _kept_photo(world: World) -> Photo:
    import asyncio

    for _ in range(100):
        photo: Photo = await world.look(lambda unit: unit.session.scalars(select(Photo)).one())
        if photo.state != "fetching":
            return photo
        await asyncio.sleep(0.05)
    raise AssertionError("the photo was never fetched")


def _picture() -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", (64, 48), "red")
    exif = Image.Exif()
    exif[0x0110] = "SecretCamera"
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


async def test_every_block_can_point_at_any_skill(world: World) -> None:
    """The intake works through /skills/consult alone as it does through the fallback."""
    person = world.person("dohyun")
    route = Route("consult")
    await person.say("상담 받고 싶어요", route=route)
    for words in (
        "만 14세 이상이에요",
        "동의해요",
        "김하늘",
        "01000004321",
        "코",
        "코가 궁금해요",
        "사진 없이 계속하기",
        "언제든 좋아요",
        "접수할게요",
    ):
        await person.say(words, route=route)
    assert person.step == "done"


async def test_the_admin_centres_skill_test_leaves_nothing(world: World) -> None:
    """accountId: a true answer, and no patient."""
    person = world.person()
    await person.say("상담 신청", route=Route(mode=Mode.SKILL_TEST))
    assert person.step == "age"
    assert await world.look(lambda unit: unit.session.scalars(select(Patient)).all()) == []


async def test_a_slow_answer_comes_by_callback_or_with_the_next_message(make_world: MakeWorld) -> None:
    """The database is held by somebody else for longer than the deadline: a holding bubble in time, nothing lost."""
    world = await make_world(turn_deadline_s=0.3)
    person = world.person()
    await person.say("상담 신청")
    await person.press("yes")
    holder = sqlite3.connect(world.data / "sangdam.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    await person.say("동의해요")
    assert person.step == "holding"
    holder.execute("ROLLBACK")
    holder.close()
    await world.look(lambda unit: None)
    await person.say("여보세요")
    assert person.step == "name"
    await person.say("홍길동")
    assert person.step == "phone"


async def test_a_stranger_without_the_key_gets_401_and_nothing_else(make_world: MakeWorld) -> None:
    """The shared header key is compared; everybody else gets a bubble."""
    import httpx

    world = await make_world(skill_key="k" * 32)
    async with httpx.AsyncClient(trust_env=False) as client:
        assert (await client.post(f"{world.url}/skills/menu", json={})).status_code == 401
        answer = await client.post(f"{world.url}/skills/menu", content=b"\xff{", headers={"X-Skill-Key": "k" * 32})
    assert answer.status_code == 200
    assert answer.json()["version"] == "2.0"


async def test_two_cases_of_one_patient_are_two_cases(world: World) -> None:
    """A second consultation asks only what is not known yet."""
    person = world.person()
    await person.file()
    world.clock.move(minutes=1)
    await person.say("상담 신청")
    assert person.step == "treatment"
    await person.press("nose")
    await person.say("코도 궁금해요")
    await person.press("anytime")
    await person.press("confirm")
    cases = await world.look(lambda unit: unit.session.scalars(select(Consultation)).all())
    assert len(cases) == 2


async def test_words_that_are_held_for_the_consent_are_in_no_file_until_it_is_given(seals: Seals, world: World) -> None:
    """C-3: held in memory, they are not even in a file of the system's while the consent is asked for."""
    person = world.person()
    await person.say(f"서지안이고 010-0000-2020, {SECRET}코 재수술 상담이요")
    assert person.step == "age"
    assert SECRET.encode() not in world.bytes_kept()
    assert await world.look(partial(seals.places, words=(SECRET,))) == set()
    await person.press("agree")
    assert SECRET in person.reads
    assert SECRET.encode() not in world.bytes_kept()  # Now it is kept, sealed.
    sealed = {"conversation.answers_sealed", "conversation.reply_sealed"}
    assert await world.look(partial(seals.places, words=(SECRET,))) == sealed
