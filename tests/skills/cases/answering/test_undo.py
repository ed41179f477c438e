"""Undo: for ten seconds an answer can be taken back as if it had never been; then it leaves, once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.cases import casework
from skills.cases.answering import one_press, undo
from skills.staff.permissions import Person
from storage.cases import consultations
from storage.cases.answering import drafts
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.errors import Conflict, NotFound, Suspended
from storage.opening import open_database
from storage.outbox import outbox
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.trail import chain
from storage.unit.unit_of_work import SYSTEM, Unit
from tests import chatting
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now

CLINIC = clinic()
WORDS = "토요일 11시에 오세요."
STANDS = ("state", "closed_at", "outcome", "settled_at", "answered_at", "asked_again_at", "unreached_at", "due_at")


@dataclass
class Scene:
    """A case that kim works on."""

    database: Database
    clock: MovedClock
    kim: Person
    case_id: str

    def answer(self, *, and_close: str = "") -> str:
        def work(unit: Unit) -> str:
            version = self._case(unit).version
            message = one_press.take_and_answer(unit, CLINIC, self.kim, self.case_id, version, WORDS, 10**6)
            if and_close:
                one_press.close_answered(unit, self.kim, self.case_id, and_close)
            return message.uid

        return self.database.run_now(work, as_staff(self.kim))

    def undo(self, uid: str, who: Person | None = None) -> None:
        who = who or self.kim
        self.database.run_now(lambda unit: undo.undo(unit, CLINIC, who, self.case_id, uid), as_staff(who))

    def due(self) -> list[str]:
        """What a sender would take now."""
        found = self.database.run_now(lambda unit: outbox.take_due(unit, 10), SYSTEM)
        return [notice.about for notice in found if notice.kind == "patient_event"]

    def stands(self) -> dict[str, object]:
        return self.database.read_now(lambda unit: {name: getattr(self._case(unit), name) for name in STANDS}, SYSTEM)

    def box(self) -> str:
        def work(unit: Unit) -> str:
            key = patients.unlock(unit, self._case(unit).patient_id, Purpose.CONSULTATION).key
            return drafts.of(unit, key, self.case_id, self.kim.id).answer

        return self.database.run_now(work, SYSTEM)

    def _case(self, unit: Unit) -> Consultation:
        case = consultations.find(unit, self.case_id)
        assert case is not None
        return case


@pytest.fixture
def scene(database: Database, clock: MovedClock) -> Scene:
    made = Scene(database, clock, hire_now(database, name="김상담"), file_case(database))
    database.run_now(lambda unit: casework.take(unit, CLINIC, made.kim, made.case_id, 1), as_staff(made.kim))
    return made


@pytest.mark.parametrize("outcome", ["", "answered"])
def test_an_undone_answer_was_never_sent_and_the_case_stands_as_before(scene: Scene, outcome: str) -> None:
    """Sent alone, or sent and closed: the words are a draft again, the case is held and open, no sender ever gets it."""
    before = scene.stands()
    uid = scene.answer(and_close=outcome)
    scene.clock.move(seconds=9)
    assert scene.due() == []
    scene.undo(uid)
    assert scene.stands() == before
    assert scene.box() == WORDS
    assert scene.database.read_now(lambda unit: consultations.messages(unit, scene.case_id), SYSTEM) == []
    scene.clock.move(days=1)
    assert scene.due() == []
    acts = scene.database.read_now(lambda unit: [row.act for row in unit.session.scalars(
        select(chain.AccessRecord).where(col(chain.AccessRecord.about) == scene.case_id).order_by(col(chain.AccessRecord.seq))
    )], SYSTEM)  # fmt: skip
    assert [act for act in acts if act.startswith("answer") or act == "case_answered"] == [
        "case_answered",
        "answer_undone",
    ]


def test_after_ten_seconds_it_leaves_once_and_cannot_be_undone(scene: Scene) -> None:
    """Also for who opens Sangdam anew in between: nothing is lost and nothing is doubled."""
    uid = scene.answer()
    scene.clock.move(seconds=10)
    assert scene.due() == [uid]
    with pytest.raises(Conflict) as refused:
        scene.undo(uid)
    assert refused.value.code == "answer_gone"
    assert scene.due() == []
    assert scene.box() == ""


def test_a_killed_server_finds_the_waiting_answer_again(migrated_url: str, tmp_path: Path, clock: MovedClock) -> None:
    """Opened anew, Sangdam sends what was not undone, and can still undo what has not left."""
    first = open_database(migrated_url, tmp_path / "keys", clock)
    scene = Scene(first, clock, hire_now(first), file_case(first))
    undone = scene.answer()
    clock.move(seconds=1)
    left = scene.answer()
    first.close()
    scene.database = open_database(migrated_url, tmp_path / "keys", clock)
    scene.undo(undone)
    clock.move(seconds=10)
    assert scene.due() == [left]
    clock.move(seconds=outbox.LEASE.seconds)
    assert scene.due() == [left]  # Its sender was killed: its lease ends, and it goes out.
    scene.database.close()


async def test_the_chat_does_not_show_what_can_still_be_undone(sqlite_database: Database, clock: MovedClock) -> None:
    """A patient who writes in these seconds gets the answer later, and words typed past it stay an open question."""
    person = chatting.Person(sqlite_database)
    await person.file()
    case_id = sqlite_database.read_now(lambda unit: unit.session.scalars(select(col(Consultation.id))).one(), SYSTEM)
    scene = Scene(sqlite_database, clock, hire_now(sqlite_database), case_id)
    uid = scene.answer()
    clock.move(seconds=5)
    await person.say("토요일도 하나요")
    assert WORDS not in person.read()
    scene.undo(uid)
    assert (scene.stands()["settled_at"], scene.stands()["asked_again_at"]) == (None, None)
    again = scene.answer()
    clock.move(seconds=10)
    await person.send(skill="inbox", event="sangdam_inbox")
    assert WORDS in person.read()
    with pytest.raises(Conflict):
        scene.undo(again)


def test_what_was_typed_meanwhile_stands_below(scene: Scene) -> None:
    """No word is lost."""
    uid = scene.answer()

    def type_more(unit: Unit) -> None:
        case = consultations.find(unit, scene.case_id)
        assert case is not None
        key = patients.unlock(unit, case.patient_id, Purpose.CONSULTATION).key
        drafts.keep(unit, key, case, scene.kim.id, drafts.Typed("일요일은 쉬어요."))

    scene.database.run_now(type_more, SYSTEM)
    scene.undo(uid)
    assert scene.box() == f"{WORDS}\n\n일요일은 쉬어요."


def test_only_its_writer_undoes_it_and_is_shown_it(scene: Scene) -> None:
    """A colleague who took the case over does not, and the writer's undo leaves the case theirs."""
    park, uid = hire_now(scene.database, name="박상담"), scene.answer()
    with pytest.raises(NotFound):
        scene.undo(uid, park)
    scene.database.run_now(
        lambda unit: casework.take_over(unit, CLINIC, park, scene.case_id, 2, "agreed"), as_staff(park)
    )
    shown = scene.database.read_now(lambda unit: (undo.undoable(unit, scene.kim), undo.undoable(unit, park)), SYSTEM)
    assert ([one.message for one in shown[0]], shown[1]) == ([uid], [])
    scene.undo(uid)
    case = scene.database.read_now(lambda unit: consultations.find(unit, scene.case_id), SYSTEM)
    assert case is not None
    assert case.holder_id == park.id


def test_nothing_is_undone_while_processing_is_suspended(scene: Scene) -> None:
    """The words are not opened; they do not leave either."""
    uid = scene.answer()

    def stop(unit: Unit) -> None:
        case = consultations.find(unit, scene.case_id)
        assert case is not None
        patients.set_suspended(unit, case.patient_id, unit.now)

    scene.database.run_now(stop, SYSTEM)
    with pytest.raises(Suspended):
        scene.undo(uid)
