"""A patient has everything deleted: nothing of theirs is left in any byte or row, the trail still verifies, and a second
deletion is harmless."""

from __future__ import annotations

import asyncio
import io
import re
from functools import partial

import pytest
from PIL import Image
from sqlalchemy import func, select
from sqlmodel import SQLModel, col

from skills.retention import holds
from skills.rights import fulfilment, rights
from skills.rights.grounds import Identity, Kind
from storage.cases import consultations, notes, photos
from storage.cases.answering import drafts, files, surveys
from storage.cases.codes import MessageState
from storage.errors import Conflict
from storage.outbox import outbox
from storage.patients import conversations
from storage.patients.patients import Patient, PatientKey, Purpose, unlock
from storage.retention import retained
from storage.rights import RightsRequest
from storage.trail import proof
from storage.unit.schema import Kind as Column
from storage.unit.unit_of_work import SYSTEM, Actor, Unit
from tests.chatting import CLINIC
from tests.scenarios.browsing import Browser, link_in
from tests.scenarios.conftest import Chatter, World
from tests.seals import Seals, rows

WORDS = {
    "name": "남궁두루", "phone": "010-0000-7319", "details": "두루미은하수", "staff": "소나기별자리",
    "note": "느티나무물결", "notice": "수달무지개", "unfinished": "도요새안개",
    "file": "재두루미물안개", "survey": "물총새아침해",
    "draft": "고슴도치구름", "reveal": "너구리안개비", "request": "해오라기노을",
}  # fmt: skip
# Sealed columns that hold nothing of a patient who was not asked anything else, and what does.
NOT_PLANTED = {
    "desk_search.words_sealed": "what staff looked for, gone within the hour",
    "retained.content_sealed": "kept by law after the deletion, under a key of its own",
    "login_attempt.verifier_sealed": "a login that begins with the deletion itself",
    "login_attempt.member_sealed": "the same",
    "rights_request.reason_sealed": "an answer that is put off or refused",
    "rights_request.notice_sealed": "the answer to the deletion itself",
    "patient.app_user_sealed": "the login that begins with the deletion itself",
}
COUNSELLOR = Actor("staff", "staff-7", "counsellor", "192.0.2.9")


async def planted(world: World) -> Chatter:
    """A patient whose words stand in every place that holds any, the login included."""
    minseo = world.person()
    await minseo.file(name=WORDS["name"], phone=WORDS["phone"], details=WORDS["details"])
    await world.look(_plant)
    await minseo.say("상담 신청")
    return minseo


def _picture() -> bytes:
    found = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(found, "JPEG")
    return found.getvalue()


def _plant(unit: Unit) -> None:
    """A staff answer, a note, a photo, a queued notice, and answers that were never finished."""
    patient_id = unit.session.scalars(select(col(Patient.id))).one()
    who = unlock(unit, patient_id, Purpose.RIGHTS)
    case = consultations.of_patient(unit, patient_id)[0]
    consultations.add_message(
        unit, who.key, case, WORDS["staff"], author="staff", staff_id="staff-7", state=MessageState.QUEUED
    )
    notes.add_note(unit, who.key, case, WORDS["note"])
    notes.add_reveal(unit, who.key, case, "call", WORDS["reveal"])
    rights.file_request(unit, patient_id, Kind.CORRECT, topic="other", words=WORDS["request"], key=who.key)
    drafts.keep(unit, who.key, case, "staff-7", drafts.Typed(note=WORDS["draft"]))
    files.choose(unit, who.key, case, "staff-7", WORDS["file"].encode(), "application/pdf")
    surveys.ask(unit, case)
    (survey,) = surveys.of_patient(unit, patient_id)
    surveys.keep(unit, survey, surveys.SurveyState.ANSWERED, 4)
    surveys.add_words(unit, who.key, survey, WORDS["survey"])
    photo_id = unit.new_id()
    unit.session.add(
        photos.Photo(
            id=photo_id, patient_id=patient_id, consultation_id=case.id, state="ready", taken_at=unit.now,
            content_sealed=who.key.seal(photos.place(photo_id), _picture()),
        )
    )  # fmt: skip
    outbox.queue(unit, "nobody", {"text": WORDS["notice"]}, patient_id=patient_id)
    talk = conversations.find_talk(unit, patient_id)
    assert talk is not None
    talk.answers = {"details": WORDS["unfinished"]}
    talk.expires_at = None
    conversations.keep(unit, talk)


async def test_words_are_planted_in_every_sealed_column(world: World) -> None:
    """A new sealed column must be planted here, so that the searches below meet it, or say why it holds nothing."""
    await planted(world)

    def empty(unit: Unit) -> set[str]:
        sealed = [c for t in SQLModel.metadata.sorted_tables for c in t.columns if c.info.get("kind") is Column.SEALED]
        return {f"{c.table.name}.{c.name}" for c in sealed if not unit.session.scalar(select(func.count(c)))}

    assert await world.look(empty) == set(NOT_PLANTED)


async def delete_all(world: World, minseo: Chatter) -> str:
    """Ask, confirm, log in, and read the certificate."""
    world.clock.move(seconds=5)
    await minseo.say("내 기록 다 지워줘")
    assert minseo.step == "delete"
    await minseo.press("delete")
    assert minseo.step == "identity"
    async with Browser(world) as browser:
        page = await browser.log_in(link_in(minseo), minseo.who.slug)
        code = re.search(r'class="digits">(\d{3} \d{3})<', page.text)
        if code is None:
            return page.text
        assert 'http-equiv="refresh"' not in page.text, "after the deletion no link is left to look at again"
        await minseo.say(code[1])
    assert minseo.step == "deleted"
    return minseo.reads


def sought(minseo: Chatter) -> list[bytes]:
    """Everything that must be in no byte: the words, the number in each form, and the ids of Kakao."""
    who = minseo.who
    ids = (who.bot_user_key("65f0aabbccddeeff00112233"), who.channel_key("65f0aabbccddeeff00112233"))
    forms = (*WORDS.values(), "+821000007319", "01000007319", *ids, str(who.member_number))
    return [form.encode() for form in forms]


async def test_nothing_is_left_in_any_byte_of_the_data_folder(world: World) -> None:
    """SQLite: database, write-ahead log, photos, checkpoints and everything else under the folder. Sealed values and keyed
    hashes are looked for as they stood in the rows: nobody's words stand there in plain, deleted or not."""
    minseo = await planted(world)
    before = await world.look(_held)
    certificate = await delete_all(world, minseo)
    await asyncio.to_thread(world.database.searches.finish)
    async with Browser(world) as browser:
        (address,) = re.findall(r"\S+/certificate/\w+", certificate)
        page = (await browser.get(address)).text
    assert "남은 것 없음" in page
    assert "보호책임자가 확인하고" not in page
    assert "2026년 12월 31일" in page, "until when backups hold it"
    assert "이의 제기" not in certificate, "the chat of somebody who is gone has nothing to object to"
    assert "보호책임자" in certificate
    await world.database.run(lambda unit: None, SYSTEM)
    gone = before - await world.look(_held)
    assert len(gone) > len(WORDS), "each planted word was sealed in a row that went"
    kept = world.bytes_kept()
    assert [form for form in (*sought(minseo), *gone) if form in kept] == []


def _held(unit: Unit) -> set[bytes]:
    """Every sealed value, wrapped key and keyed hash that stands in any row."""
    rows = (unit.connection.execute(select(table)).mappings() for table in SQLModel.metadata.sorted_tables)
    values = [(column, value) for found in rows for row in found for column, value in row.items()]
    sealed = {value for _, value in values if isinstance(value, bytes)}
    return sealed | {value.encode() for column, value in values if column.endswith("_lookup") and value}


EVIDENCE = {"access_record", "consent", "consent_wording", "destruction", "rights_request", "tombstone"}
TOLD = {"notice", "desk_event"}  # What Kakao, the staff and the desk's open pages are told, without a name.


async def test_nothing_is_left_in_any_row_and_no_key(seals: Seals, world_on_both: World) -> None:
    """Both engines: every column of every table with its seal opened, no wrapped key, and no row more than before the patient
    came but the evidence."""
    world = world_on_both
    before = await world.look(rows)
    minseo = await planted(world)
    lookups = await world.look(patient_and_lookups)
    forms = [*(form.decode() for form in sought(minseo)), *lookups]
    assert {place.split(".")[0] for place in await world.look(partial(seals.places, words=forms))} == {
        "patient", "conversation", "consultation", "case_message", "note", "draft", "notice", "reveal", "rights_request",
        "case_file", "survey",
    }  # fmt: skip
    await delete_all(world, minseo)
    assert await world.look(lambda u: u.session.scalar(select(func.count()).select_from(PatientKey))) == 0
    assert await world.look(lambda u: u.session.scalar(select(func.count()).select_from(Patient))) == 0
    member = str(minseo.who.member_number)  # Kakao is told of it, to end the link, for a day at most.
    assert await world.look(partial(seals.places, words=[form for form in forms if form != member])) == set()
    assert await world.look(partial(seals.places, words=[member])) <= {"notice.payload_sealed"}
    after = await world.look(rows)
    assert {name for name, count in after.items() if count > before.get(name, 0)} - TOLD == EVIDENCE


def patient_and_lookups(unit: Unit) -> list[str]:
    row = unit.session.scalars(select(Patient)).one()
    return [value for value in (row.kakao_lookup, row.channel_lookup, row.phone_lookup, row.name_lookup) if value]


async def test_the_request_and_the_trail_outlive_the_person_and_name_no_one(world_on_both: World) -> None:
    """The decision stays as evidence; the trail verifies after the people in it are gone."""
    world = world_on_both
    await delete_all(world, await planted(world))
    kept = await world.look(
        lambda u: u.session.scalars(select(RightsRequest).where(col(RightsRequest.kind) == "delete")).one()
    )
    assert (kept.kind, kept.state, kept.decision) == ("delete", "decided", "granted")
    assert (kept.words_sealed, kept.notice_sealed) == (None, None)
    assert (await world.look(proof.verify)).holds


async def test_a_second_deletion_of_the_same_person_is_harmless(world_on_both: World) -> None:
    """Two requests, one person: the second ends with the data that the first destroys, and can be granted no more."""
    world = world_on_both
    minseo = await planted(world)

    def file_second(unit: Unit) -> str:
        patient_id = unit.session.scalars(select(col(Patient.id))).one()
        request = rights.file_request(unit, patient_id, Kind.DELETE, topic="again")
        rights.prove(unit, request, Identity.PAPERS)
        return request.id

    second = await world.look(file_second)
    await delete_all(world, minseo)

    def grant(unit: Unit) -> int:
        return fulfilment.delete(unit, CLINIC, rights.find_request(unit, second), told=False).certificate.rows

    with pytest.raises(Conflict):
        await world.look(grant)
    assert await world.look(lambda u: rights.find_request(u, second).state) == "taken_back"


async def test_whoever_writes_again_starts_as_a_new_person(world: World) -> None:
    """After the deletion the chat knows nothing."""
    minseo = await planted(world)
    await delete_all(world, minseo)
    world.clock.move(seconds=5)
    await minseo.say("내 상담 어떻게 됐나요?")
    assert WORDS["details"] not in minseo.reads
    await minseo.say("요청 확인")
    assert await world.look(lambda u: u.session.scalar(select(func.count()).select_from(Patient))) == 1


async def test_what_a_law_keeps_is_listed_with_its_ground_and_stands_apart(world: World) -> None:
    """A chart excerpt stays, sealed under a key of its own; everything else goes, and the notice says which law it was."""
    minseo = await planted(world)

    def adopt(unit: Unit) -> None:
        case = unit.session.scalars(select(consultations.Consultation)).one()
        piece = retained.Retained(
            id=unit.new_id(), patient_id=case.patient_id, kind="chart", ground="medical_service_rule_15",
            case_number=case.number, adopted_at=unit.now, adopted_by="staff-8",
            keep_until=unit.now.replace(year=unit.now.year + 10),
        )  # fmt: skip
        retained.add(unit, piece, b"{}")

    await world.look(adopt)
    world.clock.move(seconds=5)
    await minseo.say("내 기록 다 지워줘")
    assert "진료기록 1건은 지울 수 없어요" in minseo.reads
    text = await delete_all(world, minseo)
    for part in ("일부만 처리", "(의료법 시행규칙 제15조, 2036년 12월 1일까지)", "이의", "분쟁조정위원회", "비용: 0원"):
        assert part in text
    assert await world.look(lambda u: len(retained.newest(u))) == 1
    assert await world.look(lambda u: u.session.scalar(select(func.count()).select_from(Patient))) == 0


async def test_no_and_an_unfinished_login_delete_nothing(world: World) -> None:
    """The press alone is not enough, and "no" is no."""
    minseo = await planted(world)
    world.clock.move(seconds=5)
    await minseo.say("내 기록 다 지워줘")
    await minseo.press("no")
    assert minseo.step == "left"
    world.clock.move(seconds=5)
    await minseo.say("내 기록 다 지워줘")
    await minseo.press("delete")
    async with Browser(world) as thief:
        await thief.log_in(link_in(minseo), "dohyun")
    await minseo.press("verified")
    assert minseo.step == "identity"
    assert await world.look(lambda u: u.session.scalar(select(func.count()).select_from(Patient))) == 1
    await minseo.press("take_back")
    state = select(col(RightsRequest.state)).where(col(RightsRequest.kind) == "delete")
    assert await world.look(lambda u: u.session.scalars(state).one()) == "taken_back"


async def test_a_linked_patient_deletes_with_one_login(world: World) -> None:
    """Once the chat is linked, the login itself carries the confirmed deletion out and its page shows the certificate."""
    minseo = await planted(world)
    await minseo.say("제 개인정보 보여주세요")
    async with Browser(world) as browser:
        await browser.open_my_data(link_in(minseo), "minseo")
        await minseo.press("verified")
    text = await delete_all(world, minseo)
    assert "<html" in text
    assert "/certificate/" in text
    assert "끊도록 카카오에 요청" in text
    assert await world.look(lambda u: u.session.scalar(select(func.count()).select_from(Patient))) == 0
    async with asyncio.timeout(20):
        while minseo.who.linked:  # Kakao hears of it right behind the commit.
            await asyncio.sleep(0.02)


async def test_a_held_deletion_says_what_is_held_and_why(world: World) -> None:
    """The hold's own ground stands in the notice, and nothing that is not true of it."""
    minseo = await planted(world)

    def hold(unit: Unit) -> None:
        case = unit.session.scalars(select(consultations.Consultation)).one()
        holds.place_hold(unit, "consultation", case.id, ground="court_order")

    await world.database.run(hold, Actor("staff", "staff-1", "privacy_officer"))
    text = await delete_all(world, minseo)
    for part in ("일부만 처리", "법원의 보존 명령", "제21조 제1항 단서", "이의"):
        assert part in text
