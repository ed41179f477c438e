"""Files to a patient: they go out with one answer or not at all, and open for one browser, for some days, so many times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from skills.cases import casework
from skills.cases.answering import files, one_press, undo
from skills.cases.answering.files import Behind
from skills.retention import sweep
from skills.retention.sweep import Pace
from skills.rights import access
from skills.staff.permissions import Person, Role
from storage.cases import consultations
from storage.cases.answering import files as kept
from storage.cases.answering.files import CaseFile, FileLink
from storage.database.database import Database
from storage.errors import NotAllowed, NotFound, NotPossible, Suspended
from storage.patients import patients
from storage.patients.patients import Patient
from storage.retention import health_data
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests import chatting
from tests.conftest import MovedClock
from tests.desk import add_photo, as_staff, clinic, file_case, hire_now

CLINIC = clinic()
WORDS = "수술 전 안내문을 보내 드려요."
PICTURE, LEAFLET = (b"\xff\xd8 an invented picture", "image/jpeg"), (b"%PDF-1.7 an invented leaflet %%EOF", files.PDF)


@dataclass
class Scene:
    """A case that kim works on, and its patient at the chat."""

    database: Database
    clock: MovedClock
    kim: Person
    chat: chatting.Person
    case_id: str

    def do(self, work: Any, who: Person | None = None) -> Any:
        return self.database.run_now(work, as_staff(who or self.kim))

    def choose(self, *made: files.Made, who: Person | None = None) -> list[str]:
        """What is chosen after this."""
        by = who or self.kim

        def work(unit: Unit) -> list[str]:
            files.choose(unit, CLINIC, by, self.case_id, made)
            return [one.id for one in kept.chosen(unit, self.case_id, by.id)]

        return list(self.do(work, by))

    def answer(self, *file_ids: str, and_close: bool = False) -> str:
        def work(unit: Unit) -> str:
            case = consultations.find(unit, self.case_id)
            assert case is not None
            message = one_press.take_and_answer(
                unit, CLINIC, self.kim, self.case_id, case.version, WORDS, 10**6, file_ids=file_ids
            )
            if and_close:
                one_press.close_answered(unit, self.kim, self.case_id, "answered")
            return message.uid

        return str(self.do(work))

    def chosen(self) -> list[CaseFile]:
        return list(self.database.read_now(lambda unit: kept.chosen(unit, self.case_id, self.kim.id), SYSTEM))

    async def token(self, *made: files.Made) -> str:
        """Files sent with an answer, and the token of the link that the chat shows for them."""
        self.answer(*self.choose(*made))
        self.clock.move(seconds=11)
        await self.chat.say("안녕하세요")
        return token_in(self.chat)

    def look(self, token: str, session: str = "") -> Behind | None:
        return self.database.run_now(lambda unit: files.look(unit, CLINIC, token, session), PATIENT)

    def open(self, token: str) -> str:
        return self.database.run_now(lambda unit: files.open_first(unit, token), PATIENT)

    def one(self, token: str, session: str, number: int) -> files.Opened | None:
        return self.database.run_now(lambda unit: files.open_one(unit, CLINIC, token, session, number), PATIENT)

    def refusals(self) -> list[str]:
        query = select(col(AccessRecord.why)).where(col(AccessRecord.act) == "link_refused")
        return list(self.database.read_now(lambda unit: list(unit.session.scalars(query)), SYSTEM))

    def patient(self, unit: Unit) -> Patient:
        return unit.session.scalars(select(Patient)).one()


def token_in(chat: chatting.Person) -> str:
    """The token of the link in the last reply."""
    _, _, rest = chat.read().partition("/files/")
    assert rest, chat.read()
    return rest.split("'")[0]


@pytest.fixture
def scene(database: Database, clock: MovedClock) -> Scene:
    case_id = file_case(database, "p" * 64)
    return Scene(database, clock, hire_now(database, name="김상담"), chatting.Person(database, "p"), case_id)


# -- sending ----------------------------------------------------------------------------------------------------------


async def test_the_chat_brings_a_link_and_the_page_behind_it_the_files(scene: Scene) -> None:
    """One bubble with a button; kinds in their order, each file as it was chosen, the desk sees that it was opened."""
    token = await scene.token(PICTURE, LEAFLET)
    assert "파일 2개" in scene.chat.read()
    assert scene.look(token) == Behind(is_new=True, lang="ko")
    session = scene.open(token)
    assert scene.look(token, session) == Behind(False, "ko", ("image/jpeg", files.PDF))
    for number, (content, kind) in enumerate((PICTURE, LEAFLET), start=1):
        opened = scene.one(token, session, number)
        assert opened is not None
        assert (opened.content, opened.kind) == (content, kind)
    assert scene.one(token, session, 3) is None
    sent = scene.do(lambda unit: kept.of_case(unit, scene.case_id))
    assert all(one.opened_at == scene.clock.now for one in sent)


def test_a_file_goes_with_the_answer_whose_page_showed_it_or_not_at_all(scene: Scene) -> None:
    """One that was chosen elsewhere meanwhile stays; one that is gone, or a colleague's, stops the answer and its words."""
    park = hire_now(scene.database, name="박상담")
    (other,) = scene.choose(PICTURE, who=park)
    first, second = scene.choose(PICTURE, LEAFLET)
    for ids in ((first, "0" * 32), (other,)):
        with pytest.raises(NotPossible, match="gone"):
            scene.answer(*ids)
    assert len(scene.chosen()) == 2
    assert scene.do(lambda unit: consultations.messages(unit, scene.case_id)) == []
    scene.answer(first)
    assert [one.id for one in scene.chosen()] == [second]


@pytest.mark.parametrize("and_close", [False, True])
async def test_an_undone_answer_leaves_its_files_chosen_and_brings_nothing(scene: Scene, and_close: bool) -> None:
    """Sent, or sent and closed: the patient gets no link, and the files go with the next answer."""
    ids = scene.choose(PICTURE, LEAFLET)
    uid = scene.answer(*ids, and_close=and_close)
    assert scene.chosen() == []
    scene.do(lambda unit: undo.undo(unit, CLINIC, scene.kim, scene.case_id, uid))
    assert [one.id for one in scene.chosen()] == ids
    scene.clock.move(seconds=11)
    await scene.chat.say("안녕하세요")
    assert "/files/" not in scene.chat.read()
    scene.answer(*ids)


def test_what_an_answer_may_bring_is_bounded(scene: Scene) -> None:
    """By the clinic's number, on an open case, by who works on cases."""
    scene.choose(*[PICTURE] * CLINIC.desk.files.most)
    with pytest.raises(NotPossible) as many:
        scene.choose(PICTURE)
    assert many.value.code == "file_count"
    with pytest.raises(NotAllowed):
        scene.choose(PICTURE, who=hire_now(scene.database, Role.AUDITOR))


def test_no_file_that_nobody_sent_stays(scene: Scene) -> None:
    """Taken out, closed, left, or forgotten for a day; a unit that dies between the file and the answer has done neither."""
    (taken_out, *_) = scene.choose(PICTURE)
    scene.do(lambda unit: files.drop(unit, scene.kim, scene.case_id, taken_out))
    assert scene.chosen() == []
    (one,) = scene.choose(PICTURE)

    def die(unit: Unit) -> None:
        message = one_press.take_and_answer(unit, CLINIC, scene.kim, scene.case_id, 1, WORDS, 10**6, file_ids=[one])
        assert kept.of_messages(unit, [message.uid])
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        scene.do(die)
    assert [left.id for left in scene.chosen()] == [one]
    scene.clock.move(hours=23)
    sweep_unfinished(scene)
    assert scene.chosen()
    scene.clock.move(hours=1)
    sweep_unfinished(scene)
    assert scene.chosen() == []
    scene.choose(LEAFLET)
    scene.answer(and_close=True)
    assert scene.do(lambda unit: kept.of_case(unit, scene.case_id)) == []
    with pytest.raises(NotPossible):
        scene.choose(PICTURE)


def sweep_unfinished(scene: Scene) -> None:
    scene.database.run_now(lambda unit: sweep.sweep_batch(unit, "unfinished", CLINIC.periods, Pace(10, 10)), SYSTEM)


# -- opening ----------------------------------------------------------------------------------------------------------


async def test_a_link_opens_for_the_first_browser_alone(scene: Scene) -> None:
    """Looking uses nothing up; once opened, another browser is refused, and that is on the trail."""
    token = await scene.token(PICTURE)
    scene.look(token)
    session = scene.open(token)
    assert session
    assert scene.open(token) == ""
    for stranger in ("", "x" * 22):
        assert scene.look(token, stranger) is None
        assert scene.one(token, stranger, 1) is None
    assert scene.refusals() == ["used"] * 5
    assert scene.look("x" * 22, session) is None


async def test_a_link_ends_after_its_days_and_its_looks(scene: Scene) -> None:
    """A second before the end it opens; at it, not. So with the number of looks, which other browsers do not use up: the last
    one shows its pictures too, and a file by its own address is a look like the page."""
    token, rules = await scene.token(PICTURE), CLINIC.desk.files
    session, began = scene.open(token), scene.clock.now
    for at in range(rules.link_opens - 1):
        assert scene.look(token, session) if at % 2 else scene.one(token, session, 1)
        assert scene.look(token) is None
        scene.clock.move(minutes=16)
    scene.clock.now = began + timedelta(days=rules.link_days, seconds=-1)
    assert scene.look(token, session)
    assert scene.one(token, session, 1)
    scene.clock.move(seconds=1)
    assert scene.one(token, session, 1) is None


async def test_who_has_looked_as_often_as_they_may_looks_no_more(scene: Scene) -> None:
    """Neither at the page nor at a file; and each look has its record."""
    token, rules = await scene.token(PICTURE), CLINIC.desk.files
    session = scene.open(token)
    for _ in range(rules.link_opens):
        assert scene.one(token, session, 1)
        scene.clock.move(minutes=16)
    assert scene.look(token, session) is None
    assert scene.one(token, session, 1) is None
    query = select(col(AccessRecord.seq)).where(col(AccessRecord.act) == "files_opened")
    assert len(scene.do(lambda unit: unit.session.scalars(query).all())) == rules.link_opens


async def test_nothing_opens_while_processing_is_suspended(scene: Scene) -> None:
    """Neither the page nor a file nor the desk's look; lifted, all of it does."""
    token = await scene.token(PICTURE)
    session = scene.open(token)
    (one,) = scene.do(lambda unit: kept.of_case(unit, scene.case_id))

    def stop(unit: Unit, at: Any) -> None:
        unit.session.execute(update(Patient).values(suspended_at=at))

    scene.do(lambda unit: stop(unit, scene.clock.now))
    assert (scene.look(token, session), scene.one(token, session, 1)) == (None, None)
    with pytest.raises(Suspended):
        scene.do(lambda unit: files.view(unit, scene.kim, scene.case_id, one.id))
    with pytest.raises(Suspended):
        scene.choose(PICTURE)
    scene.do(lambda unit: stop(unit, None))
    assert scene.one(token, session, 1)


async def test_a_withdrawn_health_consent_destroys_files_and_links(scene: Scene) -> None:
    """Sent ones and chosen ones."""
    token = await scene.token(PICTURE)
    session = scene.open(token)
    scene.choose(LEAFLET)

    def withdraw(unit: Unit) -> dict[str, int]:
        who = patients.unlock(unit, scene.patient(unit).id, patients.Purpose.DESTRUCTION)
        return health_data.destroy(unit, who.key, who.id)

    assert scene.database.run_now(withdraw, SYSTEM)["case_file"] == 2
    assert scene.look(token, session) is None
    assert scene.do(lambda unit: unit.session.scalars(select(FileLink)).all()) == []


async def test_a_link_that_was_moved_with_sql_opens_nothing(scene: Scene) -> None:
    """To another answer, to another browser, or beyond its days: the keyed code says who made it."""
    token = await scene.token(PICTURE)
    session = scene.open(token)
    uid = scene.answer(*scene.choose(LEAFLET))
    for moved in ({"message_uid": uid}, {"session_hash": ""}, {"expires_at": scene.clock.now + timedelta(days=365)}):
        assert scene.look(token, session)
        before = scene.do(lambda unit: unit.session.scalars(select(FileLink)).one().model_dump())
        scene.do(lambda unit, moved=moved: unit.session.execute(update(FileLink).values(**moved)))
        assert scene.look(token, session) is None
        scene.do(lambda unit, old=before, moved=moved: unit.session.execute(
            update(FileLink).values(**{name: old[name] for name in moved})
        ))  # fmt: skip


async def test_old_links_are_forgotten(scene: Scene) -> None:
    """A day after their end."""
    await scene.token(PICTURE)
    scene.clock.move(days=CLINIC.desk.files.link_days + 1)
    scene.database.run_now(lambda unit: sweep.sweep_batch(unit, "session", CLINIC.periods, Pace(10, 10)), SYSTEM)
    assert scene.do(lambda unit: unit.session.scalars(select(FileLink)).all()) == []


async def test_my_data_holds_the_files(scene: Scene) -> None:
    """Sent or only chosen, and the photos that the patient sent; refused with the messages that they belong to."""
    await scene.token(PICTURE)
    add_photo(scene.database, scene.case_id)
    scene.choose(LEAFLET)
    data = scene.database.run_now(lambda unit: access.export(unit, CLINIC, scene.patient(unit).id), PATIENT)
    (case,) = data["items"]["consultations"]
    assert [(one["state"], one["kind"]) for one in case["files"]] == [("sent", "image/jpeg"), ("chosen", files.PDF)]
    for content in (case["files"][0]["content"], case["photos"][0]["image"]):
        assert content.startswith("data:image/jpeg;base64,")
    (without,) = access._granted(data, frozenset({"messages"}))["items"]["consultations"]
    assert without["files"] == []


def test_the_desk_sees_what_was_sent_and_the_look_is_on_the_trail(scene: Scene) -> None:
    """By those who may see photos."""
    (one,) = scene.choose(PICTURE)
    assert scene.do(lambda unit: files.view(unit, scene.kim, scene.case_id, one)).content == PICTURE[0]
    with pytest.raises(NotAllowed):
        scene.do(lambda unit: files.view(unit, hire_now_in(unit), scene.case_id, one))
    with pytest.raises(NotFound):
        scene.do(lambda unit: files.view(unit, scene.kim, "another case", one))
    query = select(AccessRecord).where(col(AccessRecord.act) == "file_viewed", col(AccessRecord.about) == one)
    assert len(scene.do(lambda unit: unit.session.scalars(query).all())) == 1


def hire_now_in(unit: Unit) -> Person:
    del unit
    return Person("0" * 32, "정감사", frozenset({Role.AUDITOR}))


def test_a_bulk_answer_brings_no_files(scene: Scene) -> None:
    """What was chosen on one of its cases goes with the case's end."""
    scene.choose(PICTURE)
    uid = scene.answer()
    assert scene.do(lambda unit: kept.of_messages(unit, [uid])) == {}
    scene.do(lambda unit: casework.close(unit, scene.kim, scene.case_id, 2, "answered"))
    assert scene.chosen() == []
