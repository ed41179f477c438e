"""A patient whose every word is unmistakable, with a case that staff have worked on and every consent; the patient suspends
the use of it all in the chat.

What is shown or sent to anybody is searched for these words: `leaks` names those that it finds.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from aiohttp import DummyCookieJar, web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select
from sqlmodel import col

from bot.server.web import build_app
from bot.settings.configuration import Configuration
from skills.campaigns import campaigns
from skills.campaigns.send_guard import Kind as CampaignKind
from skills.cases import casework, reading
from skills.cases.answering import files
from skills.compliance import incidents, provisions
from skills.compliance.incidents import Known
from skills.compliance.provisions import Handed
from skills.consents import consents
from skills.fields.naming.names import mask_name
from skills.fields.phones import mask_phone, show_phone
from skills.fields.timing.hours import SEOUL
from skills.retention import holds
from skills.rights import rights
from skills.rights.grounds import Kind
from skills.staff.permissions import Person, Role
from skills.visits import booking
from skills.visits.booking import Slot
from storage.cases import consultations
from storage.cases.answering import files as kept_files
from storage.database.database import Database
from storage.outbox import outbox
from storage.retention.retained import Retained
from storage.unit.unit_of_work import SYSTEM, Unit
from tests import chatting
from tests.bot.desk.conftest import Visitor
from tests.conftest import MovedClock
from tests.desk import PICTURE, add_photo, as_staff, clinic, file_case, hire_now, open_door, write_as_patient

KEY = "k" * 64
NAME, PHONE = "남궁두루", "+821000007319"
WISH, DETAILS, WORDS, ANSWER, NOTE = "하늬바람시술", "두루미은하수", "참새달무지개", "노을진자작나무", "소나기별자리"
WORDS_OF_THE_PATIENT = (
    "16:35", NAME, mask_name(NAME), show_phone(PHONE), mask_phone(PHONE), PHONE[1:], WISH, DETAILS, WORDS, ANSWER, NOTE, KEY,
)  # fmt: skip
VISIT_AT = datetime(2026, 12, 17, 16, 35, tzinfo=SEOUL)
SKILL_KEY = "a-key-for-tests-only-0000"


def leaks(shown: bytes | str) -> list[str]:
    """The patient's words in what is shown, as they stand or as JSON writes them; "photo" for the picture."""
    found = shown.encode() if isinstance(shown, str) else shown
    words = [
        word for word in WORDS_OF_THE_PATIENT if word.encode() in found or json.dumps(word)[1:-1].encode() in found
    ]
    return words + (["photo"] if PICTURE in found else [])


@dataclass
class Scene:
    """What there is of the patient. `chat` is the patient at KakaoTalk, `holder` the colleague who works on the case."""

    database: Database
    clock: MovedClock
    chat: chatting.Person
    holder: Person
    patient: str
    case: str
    number: str
    photo: str
    file: str
    piece: str
    right: str
    hold: str
    notice: str
    incident: str
    campaign: str
    provision: str
    visit: str

    async def suspend(self) -> None:
        """The patient stops the processing of their data."""
        self.clock.move(seconds=10)
        await self.chat.say("개인정보 처리정지 요구합니다")
        await self.chat.press("yes")
        assert self.chat.step() == ("rights", "suspended")

    async def lift(self) -> None:
        """The patient lets it go on."""
        self.clock.move(seconds=10)
        await self.chat.say("내 정보", skill="rights")
        await self.chat.press("lift")
        assert self.chat.step() == ("rights", "lifted")


@dataclass
class Served:
    """The scene, and the server around it."""

    scene: Scene
    client: TestClient[web.Request, web.Application]

    def visitor(self, *roles: Role) -> Visitor:
        """Somebody new at the desk with these roles; without roles the colleague who works on the case, in every role."""
        person = hire_now(self.scene.database, *roles, name="박직원") if roles else self.scene.holder
        return Visitor(self.client, person, *open_door(self.scene.database, person))


@pytest.fixture
def scene(sqlite_database: Database, clock: MovedClock) -> Scene:
    """The case, held and answered, with note, photo, an adopted part and a hold; nothing is suspended yet."""
    database, holder = sqlite_database, hire_now(sqlite_database, *Role)
    case = file_case(database, KEY, name=NAME, phone=PHONE, treatment={"words": WISH}, details=DETAILS)
    write_as_patient(database, case, WORDS)
    photo = add_photo(database, case)
    database.run_now(lambda unit: _work_on(unit, holder, case), as_staff(holder, "practitioner"))
    visit = database.run_now(
        lambda unit: booking.book(unit, clinic(), holder, case, Slot(VISIT_AT)).id, as_staff(holder)
    )
    (sent,) = database.read_now(lambda unit: kept_files.of_case(unit, case), SYSTEM)
    piece, hold = database.run_now(_hold_apart, as_staff(holder, "privacy_officer"))
    patient, number, right, notice = database.run_now(lambda unit: _ask(unit, case), SYSTEM)
    campaign = write_campaign(database, CampaignKind.AD)
    incident = database.run_now(_file_incident, as_staff(holder, "privacy_officer"))
    provision = database.run_now(lambda unit: _provide(unit, number), as_staff(holder, "privacy_officer"))
    chat = chatting.Person(database, KEY)
    return Scene(
        database, clock, chat, holder, patient, case, number, photo, sent.id, piece, right, hold, notice, incident, campaign,
        provision, visit,
    )  # fmt: skip


@pytest.fixture
async def served(scene: Scene, configure: Callable[..., Configuration]) -> AsyncIterator[Served]:
    """The scene with the whole server, its relay and its jobs."""
    configuration = configure(skill_key=SKILL_KEY, kakao_admin_key="admin", kakao_rest_key="rest")
    app = build_app(configuration, scene.database, scene.clock)
    async with TestClient(TestServer(app), cookie_jar=DummyCookieJar()) as client:
        yield Served(scene, client)


def write_campaign(database: Database, kind: CampaignKind) -> str:
    """Words for many, which wait for the officer."""
    boss = hire_now(database, Role.ADMINISTRATOR)
    words = "12월에는 토요일에도 오후 5시까지 진료해요."
    return database.run_now(lambda unit: campaigns.write(unit, clinic(), boss, kind, words).id, as_staff(boss))


def _work_on(unit: Unit, holder: Person, case: str) -> None:
    casework.take(unit, clinic(), holder, case, 1)
    files.choose(unit, clinic(), holder, case, [(PICTURE, "image/jpeg")])
    message = casework.answer(unit, clinic(undo_seconds=0), holder, case, ANSWER, 10**6)
    files.send(unit, message, [one.id for one in kept_files.chosen(unit, case, holder.id)])
    casework.note(unit, clinic(), holder, case, NOTE)
    reading.reveal(unit, holder, case, "call", "")
    casework.adopt_into_chart(unit, holder, case, {"details": DETAILS}, "visited", "")


def _hold_apart(unit: Unit) -> tuple[str, str]:
    piece = unit.session.scalars(select(col(Retained.id))).one()
    return piece, holds.place_hold(unit, "retained", piece, ground="dispute").id


def _provide(unit: Unit, number: str) -> str:
    handed = Handed("한빛생명", "insurance", ("chart",), "5년", "consent", "서류함 31", date(2026, 11, 30))
    return provisions.record_provision(unit, clinic(), number, handed).id


def _file_incident(unit: Unit) -> str:
    return incidents.file_incident(unit, unit.now, Known("leak", "메일을 잘못 보냈어요.")).id


def _ask(unit: Unit, case_id: str) -> tuple[str, str, str, str]:
    """A request to see the data, and a notice that was given up: (patient, the case's number, request, notice)."""
    case = consultations.find(unit, case_id)
    assert case is not None
    for purpose in (consents.Purpose.HEALTH, *consents.ADS):
        consents.decide(unit, clinic(), case.patient_id, purpose, consents.Decision.GIVEN, screen="chat:intake")
    asked = rights.file_request(unit, case.patient_id, Kind.ACCESS)
    uid = outbox.queue(unit, "patient_event", {"message": "x"}, patient_id=case.patient_id)
    letter = unit.session.scalars(select(outbox.Notice).where(col(outbox.Notice.uid) == uid)).one()
    letter.state, letter.problem = "dead", "http_500"
    return case.patient_id, case.number, asked.id, str(letter.id)
