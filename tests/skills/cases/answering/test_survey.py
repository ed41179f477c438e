"""The survey after a consultation: asked once, where the clinic wants it; it holds nobody and swallows nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from skills.cases import casework, consultations, overview, reading
from skills.cases.answering import one_press, survey
from skills.clinic.clinic import Clinic
from skills.consents import consents
from skills.rights import access
from skills.staff.permissions import Person, Role
from storage.cases import consultations as kept
from storage.cases.answering.surveys import Survey, SurveyState
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.patients import conversations, patients
from storage.patients.patients import Patient, Purpose
from storage.retention import health_data
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, Unit
from tests import chatting
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now

ASKS = "이번 상담은 어떠셨어요?"
CLINIC = clinic(survey=True)


@dataclass
class Scene:
    """A patient who has filed in the chat, and kim who works on the case."""

    database: Database
    clock: MovedClock
    kim: Person
    chat: chatting.Person

    def do(self, work: Any, actor: Actor | None = None) -> Any:
        return self.database.run_now(work, actor or as_staff(self.kim))

    def case(self, unit: Unit) -> Consultation:
        """The newest one."""
        return unit.session.scalars(select(Consultation).order_by(col(Consultation.filed_at).desc())).all()[0]

    def end(self, outcome: str = "answered") -> None:
        """Answered and closed by one press, and left alone until it can be undone no more."""

        def work(unit: Unit) -> None:
            case = self.case(unit)
            one_press.take_and_answer(unit, CLINIC, self.kim, case.id, case.version, "토요일도 진료해요.", 10**6)
            one_press.close_answered(unit, self.kim, case.id, outcome)

        self.do(work)
        self.clock.move(seconds=11)

    async def woken(self) -> str:
        """The event wakes the chat; what it says."""
        await self.chat.send(skill="inbox", event="answer")
        return self.chat.read()

    async def asked(self) -> None:
        self.end()
        assert ASKS in await self.woken()

    async def say(self, text: str) -> str:
        self.clock.move(seconds=10)
        await self.chat.say(text)
        return self.chat.read()

    def rows(self) -> list[Survey]:
        return list(self.database.read_now(lambda unit: list(unit.session.scalars(select(Survey))), SYSTEM))

    def words(self) -> str:
        """What staff read on the case."""
        about = self.rows()[0].consultation_id
        found = self.do(lambda unit: reading.read_case(unit, CLINIC, self.kim, about).survey)
        return "" if found is None else f"{found.score} {found.words}".strip()


def filed(database: Database, clock: MovedClock, of: Clinic = CLINIC) -> Scene:
    def agree(unit: Unit) -> None:
        who = patients.unlock(unit, unit.session.scalars(select(col(Patient.id))).one(), Purpose.RIGHTS)
        consents.decide(unit, CLINIC, who.id, consents.Purpose.HEALTH, consents.Decision.GIVEN, screen="chat:intake")

    file_case(database, "p" * 64)
    database.run_now(agree, PATIENT)
    clock.move(minutes=5)
    return Scene(database, clock, hire_now(database, name="김상담"), chatting.Person(database, "p", of))


@pytest.fixture
def scene(database: Database, clock: MovedClock) -> Scene:
    return filed(database, clock)


async def test_the_question_comes_with_the_last_answer_and_never_again(scene: Scene) -> None:
    """Below the answer, with five presses and one not to answer; ignored, it is not asked a second time."""
    scene.end()
    said = await scene.woken()
    assert said.index("토요일도 진료해요.") < said.index(ASKS)
    assert {*(f"survey_{score}" for score in range(1, 6)), "survey_skip"} <= scene.chat.offered()
    assert ASKS not in await scene.say("주차 되나요?")
    assert ASKS not in await scene.woken()
    assert [(row.state, row.score) for row in scene.rows()] == [(SurveyState.ASKED, None)]


async def test_a_press_and_a_line_are_kept_with_the_case(scene: Scene) -> None:
    """Staff read them there, the figures count the press, the patient's copy has both; the line once."""
    await scene.asked()
    await scene.chat.press("survey_4")
    assert "4점으로 남겼어요" in scene.chat.read()
    assert "함께 남겼어요" in await scene.say("설명이 조금 빨랐어요. 주민번호 800101-1234568")
    assert scene.words().startswith("4 설명이 조금 빨랐어요.")
    assert "1234568" not in scene.words()
    before = scene.words()
    await scene.say("한 줄 더 적었어요")
    assert scene.words() == before
    mine = scene.do(lambda unit: access.export(unit, CLINIC, scene.case(unit).patient_id), PATIENT)
    (case,) = mine["items"]["consultations"]
    assert (case["survey"]["score"], case["survey"]["words"]) == (4, before.removeprefix("4 "))


@pytest.mark.parametrize(
    ("said", "score"),
    [("5점이요", 5), ("별로였어요", 2), ("3", 3), ("너무 좋았어요!", 5), ("5 매우 만족", 5), ("so-so", 3)],
)
async def test_typed_verdicts_count_as_presses(scene: Scene, said: str, score: int) -> None:
    """A number, a plain verdict, the words of a press."""
    await scene.asked()
    await scene.say(said)
    assert [(row.state, row.score) for row in scene.rows()] == [(SurveyState.ANSWERED, score)]


@pytest.mark.parametrize("said", ["5점이요", "너무 좋았어요!", "패스"])
async def test_while_suspended_a_verdict_is_not_kept(scene: Scene, said: str) -> None:
    """It was asked before; what is typed after the suspension is no answer any more (R-6)."""
    await scene.asked()
    scene.do(lambda unit: unit.session.execute(update(Patient).values(suspended_at=scene.clock.now)))
    await scene.say(said)
    assert [row.state for row in scene.rows()] == [SurveyState.ASKED]


@pytest.mark.parametrize("said", ["답하지 않을게요", "패스"])
async def test_who_does_not_want_to_be_asked_is_not_asked_again(scene: Scene, said: str) -> None:
    """Neither about this consultation nor about the next one."""
    await scene.asked()
    assert "다시 묻지 않을게요" in await scene.say(said)
    scene.clock.move(minutes=1)
    file_case(scene.database, "p" * 64)
    scene.end()
    assert ASKS not in await scene.woken()
    assert [row.state for row in scene.rows()] == [SurveyState.REFUSED]


@pytest.mark.parametrize(
    ("said", "skill"),
    [
        ("피가 안 멈춰요", "emergency"),
        ("제 기록 지워 주세요", "rights"),
        ("누가 내 기록 봤어요?", "rights"),
        ("주차 되나요?", "info"),
        ("상담 신청할게요", "consult"),
        ("상담원 연결해 주세요", "handoff"),
        ("제 예약 언제예요?", "visits"),
        ("광고 그만 보내세요", "rights"),
    ],
)
@pytest.mark.parametrize("at_the_line", [False, True])
async def test_everything_else_goes_its_usual_way(
    sqlite_database: Database, clock: MovedClock, said: str, skill: str, at_the_line: bool
) -> None:
    """At the question and at the line: danger, rights, questions, a new consultation; nothing of it is kept as an answer."""
    scene = filed(sqlite_database, clock)
    await scene.asked()
    if at_the_line:
        await scene.chat.press("survey_3")
    await scene.say(said)
    assert scene.chat.step()[0] == skill
    assert scene.words() == ("3" if at_the_line else "")


@pytest.mark.parametrize(
    "why",
    ["", "off", "urgent", "child", "no_answer", "undone", "late", "suspended", "not_shown", "emergency", "form"],
)
async def test_who_is_not_asked(sqlite_database: Database, clock: MovedClock, why: str) -> None:
    """Where the clinic does not want it; after an emergency; of a child; where staff say that nobody answered; while the
    closing can be undone; days later; while processing is suspended, or a question is open; before the
    chat has shown the answer. Without any of these the same words bring the question, and so they do when it is over."""
    scene = filed(sqlite_database, clock, clinic(survey=why != "off"))
    scene.do(lambda unit: _arrange(unit, scene, why), SYSTEM)
    scene.do(lambda unit: _answer(unit, scene))
    if why != "not_shown":
        clock.move(seconds=11)
        assert "토요일도 진료해요." in await scene.woken()
    outcome = "no_answer" if why == "no_answer" else "answered"
    scene.do(lambda unit: one_press.close_answered(unit, scene.kim, scene.case(unit).id, outcome))
    clock.move(seconds={"undone": -5, "late": 4 * 86_400, "not_shown": 11}.get(why, 0))
    scene.do(lambda unit: _stop(unit, scene, why), SYSTEM)
    if why == "form":
        await scene.say("상담 신청할게요")
    if why == "not_shown":
        assert scene.do(lambda unit: _due(unit, scene), PATIENT) is None
    else:
        assert (ASKS in await scene.say("주차 되나요?")) is (why == "")
    assert len(scene.rows()) == (why == "")
    if why in ("suspended", "undone", "form"):
        scene.do(lambda unit: _stop(unit, scene, ""), SYSTEM)
        assert ASKS in await scene.say("주차 되나요?")


def _arrange(unit: Unit, scene: Scene, why: str) -> None:
    """The case is one of those whose patients are not asked."""
    case = scene.case(unit)
    key = patients.unlock(unit, case.patient_id, Purpose.CONSULTATION).key
    if why == "child":
        kept.replace_answers(unit, key, case, {**kept.open_answers(key, case), "whose": "child"})
    case.is_urgent = why == "urgent"
    case.kind = consultations.CaseKind.EMERGENCY if why == "emergency" else case.kind
    unit.session.add(case)


def _answer(unit: Unit, scene: Scene) -> None:
    case = scene.case(unit)
    one_press.take_and_answer(unit, CLINIC, scene.kim, case.id, case.version, "토요일도 진료해요.", 10**6)


def _stop(unit: Unit, scene: Scene, why: str) -> None:
    """The conversation is no place for the question; an empty reason ends all of them."""
    talk = conversations.find_talk(unit, scene.case(unit).patient_id)
    assert talk is not None
    if why == "":
        talk.leave_flow()
    conversations.keep(unit, talk)
    unit.session.execute(update(Patient).values(suspended_at=unit.now if why == "suspended" else None))


def _due(unit: Unit, scene: Scene) -> Consultation | None:
    case = scene.case(unit)
    key = patients.unlock(unit, case.patient_id, Purpose.RIGHTS).key
    return survey.due(unit, CLINIC, key, case.patient_id)


async def test_a_withdrawn_health_consent_takes_the_answer_along_and_leaves_no_question(scene: Scene) -> None:
    """The press and the words are gone, and nothing is asked anew; without the consent there is no room for a line."""
    await scene.asked()
    await scene.chat.press("survey_2")
    await scene.say("너무 오래 기다렸어요")

    def withdraw(unit: Unit) -> None:
        who = patients.unlock(unit, scene.case(unit).patient_id, Purpose.DESTRUCTION)
        health_data.destroy(unit, who.key, who.id)

    scene.database.run_now(withdraw, SYSTEM)
    assert scene.rows() == []
    assert ASKS not in await scene.woken()


async def test_no_line_is_kept_without_the_health_consent(scene: Scene) -> None:
    """The press is; who asks for a line after all, because the consent was withdrawn behind it, gets the usual answer (C-3)."""
    await scene.asked()
    await scene.chat.press("survey_3")

    def withdraw(unit: Unit) -> None:
        who = patients.unlock(unit, scene.case(unit).patient_id, Purpose.RIGHTS)
        consents.decide(unit, CLINIC, who.id, consents.Purpose.HEALTH, consents.Decision.WITHDRAWN, screen="desk")

    scene.database.run_now(withdraw, PATIENT)
    await scene.say("설명이 조금 빨랐어요")
    assert scene.words() == "3"
    await scene.chat.send(text="4 만족", choice="survey_4", token="another")
    assert "한 줄" not in scene.chat.read()
    assert scene.words() == "4"


async def test_an_answer_that_was_changed_with_sql_is_nobodys(scene: Scene) -> None:
    """Neither shown nor answered further."""
    await scene.asked()
    await scene.chat.press("survey_1")
    scene.do(lambda unit: unit.session.execute(update(Survey).values(score=5)))
    assert scene.words() == ""
    assert "기간이 지났어요" in await _pressed_again(scene)


async def _pressed_again(scene: Scene) -> str:
    await scene.chat.send(text="5 매우 만족", choice="survey_5", token="another")
    return scene.chat.read()


async def test_small_counts_are_withheld_in_the_figures(scene: Scene) -> None:
    """One answer alone is no figure; nobody has answered, no figures."""
    boss = hire_now(scene.database, Role.ADMINISTRATOR)

    def figures() -> dict[str, int | None]:
        return dict(scene.database.run_now(lambda unit: overview.look(unit, boss), as_staff(boss)).survey)

    assert figures() == {}
    await scene.asked()
    await scene.chat.press("survey_4")
    assert figures() == {"5": 0, "4": None, "3": 0, "2": 0, "1": 0}


async def test_a_case_that_is_closed_and_opened_again_is_not_asked_about(scene: Scene) -> None:
    """The matter goes on."""
    scene.end()
    scene.do(lambda unit: casework.reopen(unit, CLINIC, scene.kim, scene.case(unit).id, scene.case(unit).version))
    assert ASKS not in await scene.woken()
