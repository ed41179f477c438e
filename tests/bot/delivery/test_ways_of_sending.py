"""An answer arrives: event, then Alimtalk, then SMS, with each dealer over real HTTP; once each, whatever breaks in between."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from aiohttp import web
from prometheus_client import generate_latest
from pydantic import SecretStr
from sqlalchemy import func, select
from sqlmodel import col
from structlog.testing import capture_logs

from bot.cli import templates
from bot.delivery.channels import Senders
from bot.delivery.dealers.choosing import dealer_of
from bot.delivery.egress import guarded_client
from bot.delivery.relay import OutboxRelay
from bot.kakao.client import KakaoClient
from bot.server.metrics import Metrics
from bot.settings.configuration import Configuration
from bot.simulator import SimulatorConfig, build_simulator
from bot.simulator.box import BOX
from bot.simulator.dealers.book import DealerBook
from skills.cases import casework
from skills.clinic import switches
from skills.clinic.clinic import Clinic, Messages
from skills.notifications import reaching
from skills.rights import decisions, desk_requests
from skills.rights import rights as rules
from skills.rights.grounds import Decision, Kind
from skills.rights.rights import Verdict
from skills.staff.permissions import Person, Role
from skills.turn import Reach
from storage import rights
from storage.cases import consultations
from storage.database.database import Database
from storage.notifications import deliveries
from storage.outbox import outbox
from storage.outbox.outbox import Notice
from storage.patients.patients import Patient
from storage.trail import chain
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.chatting import Person as Chatting
from tests.conftest import MovedClock
from tests.delivering import deliver_due
from tests.desk import as_staff, clinic, file_case, hire_now, write_as_patient

ANSWER = "상담 답변이 도착했어요. 채팅방에서 확인해 주세요."
PHONE = "01000001234"
OK = {"solapi": "4000", "nhn": "1000"}
NO_KAKAOTALK = {"solapi": "3104", "nhn": "3019"}
NO_NUMBER = {"solapi": "3040", "nhn": "3003"}
MESSAGES = Messages.model_validate({
    "event_won": 15, "alimtalk_won": 9, "sms_won": 20,
    "templates": [
        {"word": "answer", "code": "sangdam_answer", "text": ANSWER, "state": "approved"},
        {"word": "rights", "code": "sangdam_rights", "text": "처리 결과가 나왔어요.", "state": "approved"},
        {"word": "rights_call", "code": "sangdam_call", "text": "전화해 주세요.", "state": "approved"},
        {"word": "digits", "code": "sangdam_digits", "text": "본인 인증번호는 #{인증번호}예요.", "state": "approved"},
        {"word": "visit", "code": "sangdam_visit", "text": "예약 안내가 도착했어요.", "state": "approved"},
        {"word": "visit_reminder", "code": "sangdam_tomorrow", "text": "내일 예약이 있어요.", "state": "approved"},
    ],
})  # fmt: skip


@dataclass
class Post:
    """A relay with Sangdam's senders, and the dealers on the other side."""

    relay: OutboxRelay
    database: Database
    book: DealerBook
    clinic: Clinic
    clock: MovedClock
    dealer: str
    holder: Person
    url: str

    async def deliver(self, minutes: int = 0) -> None:
        """Whatever is due within so many minutes of the clock."""
        for _ in range(minutes + 1):
            while await deliver_due(self.relay):
                pass
            self.clock.move(minutes=1 if minutes else 0)

    def answered(self, **answers: Any) -> str:
        """A case that was answered; its id."""
        case_id = file_case(self.database, f"nobody-{len(answers)}", **answers)
        self.answer(case_id)
        return case_id

    def answer(self, case_id: str, text: str = "토요일도 진료해요") -> None:
        """Staff take the case, if nobody has, and answer."""

        def work(unit: Unit) -> None:
            case = consultations.find(unit, case_id)
            assert case is not None
            if case.holder_id is None:
                casework.take(unit, self.clinic, self.holder, case_id, case.version)
            casework.answer(unit, self.clinic, self.holder, case_id, text, 10**6)

        self.database.run_now(work, as_staff(self.holder))

    def ways(self, case_id: str) -> list[tuple[str, str, str]]:
        """By which ways this case's patient was told, and how that went."""
        found = self.database.read_now(lambda unit: deliveries.of_case(unit, case_id), SYSTEM)
        return [(one.channel, one.state, one.problem) for one in found]

    def went_out(self) -> list[tuple[str, str, str]]:
        """What the dealer has taken."""
        return [(one.kind, one.to, one.text) for one in self.book.sent]

    def unreached(self, case_id: str) -> bool:
        """Whether the case waits for somebody because its answer did not arrive."""
        case = self.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
        assert case is not None
        return case.unreached_at is not None

    def staff_heard(self, about: str) -> int:
        """How often the staff's channel was told of this."""
        told = select(func.count()).where(col(Notice.kind) == "staff_webhook", col(Notice.about) == about)
        return self.database.read_now(lambda unit: int(unit.session.scalar(told) or 0), SYSTEM)

    def request(self, request_id: str) -> rights.RightsRequest:
        """A request of a right."""
        found = self.database.read_now(lambda unit: rights.find(unit, request_id), SYSTEM)
        assert found is not None
        return found

    def state(self, case_id: str) -> str:
        """How far the case's last answer has come."""
        return self.database.read_now(lambda unit: consultations.messages(unit, case_id)[-1].state, SYSTEM)


@asynccontextmanager
async def simulated(clock: MovedClock) -> AsyncIterator[tuple[str, DealerBook]]:
    """Kakao and both dealers on a loopback port."""
    app = build_simulator(SimulatorConfig(), clock=clock)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    book = app[BOX].dealers
    book.templates = {one.code: (one.text, "approved") for one in MESSAGES.templates}
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", book
    await runner.cleanup()


DEALER_HOSTS = ("api.solapi.com", "*.nhncloudservice.com")


def settings_for(dealer: str, url: str) -> dict[str, str]:
    """The settings of a clinic with this dealer."""
    key, secret = SimulatorConfig().dealer_key, SimulatorConfig().dealer_secret
    keys = {"solapi_key": key, "nhn_app_key": key, "nhn_sms_app_key": key}
    secrets = {"solapi_secret": secret, "nhn_secret": secret, "nhn_sms_secret": secret}
    urls = {"solapi_url": f"{url}/solapi", "nhn_url": f"{url}/nhn", "nhn_sms_url": f"{url}/nhn"}
    more = {"message_dealer": dealer, "alimtalk_profile": "KA01PF", "sms_sender": "0200000000"}
    kakao = {
        "kakao_bot_api_url": url,
        "kakao_bot_id": SimulatorConfig().bot_id,
        "kakao_rest_key": SimulatorConfig().rest_key,
    }
    return {**keys, **secrets, **urls, **more, **kakao}


@asynccontextmanager
async def post_office(configuration: Configuration, database: Database) -> AsyncIterator[OutboxRelay]:
    async with guarded_client(configuration.settings, configuration.clinic, database, Metrics()) as http:
        settings = configuration.settings
        kakao = KakaoClient(settings, http, result_after=(0.0, 0.01, 0.05, 0.2, 1.0))
        dealer = dealer_of(settings, http, database.clock)
        senders = Senders(settings, configuration.clinic, database, http, kakao, (reaching.event_told,), dealer)
        yield OutboxRelay(database, senders.table(), Metrics(), chance=lambda: 1.0)


@asynccontextmanager
async def opened(
    dealer: str, configure: Callable[..., Configuration], database: Database, clock: MovedClock
) -> AsyncIterator[Post]:
    async with simulated(clock) as (url, book):
        told = configure(**settings_for(dealer, url))
        configuration = Configuration(told.settings, clinic(undo_seconds=0).model_copy(update={"messages": MESSAGES}))
        async with post_office(configuration, database) as relay:
            yield Post(relay, database, book, configuration.clinic, clock, dealer, hire_now(database), url)


@pytest.fixture(params=["solapi", "nhn"])
async def post(
    request: pytest.FixtureRequest,
    configure: Callable[..., Configuration],
    sqlite_database: Database,
    clock: MovedClock,
) -> AsyncIterator[Post]:
    async with opened(request.param, configure, sqlite_database, clock) as found:
        yield found


@pytest.fixture(params=["solapi", "nhn"])
async def post_on_both(
    request: pytest.FixtureRequest, configure: Callable[..., Configuration], database: Database, clock: MovedClock
) -> AsyncIterator[Post]:
    async with opened(request.param, configure, database, clock) as found:
        yield found


async def test_a_refused_event_is_followed_by_alimtalk_and_that_by_sms_once_each(post_on_both: Post) -> None:
    """Nobody with this key is a friend of the channel, and their number has no KakaoTalk. Not a word of health, and no
    number in the log."""
    post = post_on_both
    post.book.outcomes[PHONE, "alimtalk"] = NO_KAKAOTALK[post.dealer]
    with capture_logs() as lines:
        case_id = post.answered()
        await post.deliver(minutes=5)
    assert post.went_out() == [("alimtalk", PHONE, ANSWER), ("sms", PHONE, ANSWER)]
    assert post.ways(case_id) == [
        ("event", "failed", "event_failed"),
        ("alimtalk", "failed", f"{post.dealer}_{NO_KAKAOTALK[post.dealer]}"),
        ("sms", "delivered", ""),
    ]
    spent = post.database.read_now(lambda unit: deliveries.spent(unit, f"{post.clock():%Y-%m}"), SYSTEM)
    assert [(one.channel, one.count, one.won) for one in spent] == [("sms", 1, 20)]
    assert "1234" not in str([{**line, "notice": ""} for line in lines])
    assert PHONE not in str(lines)
    assert lines


async def test_alimtalk_that_arrives_is_the_last_way(post: Post) -> None:
    """No SMS follows; a second answer a moment later, of which the same message tells, sends nothing more."""
    case_id = post.answered()
    post.answer(case_id, "일요일은 쉬어요")
    await post.deliver(minutes=30)
    assert post.went_out() == [("alimtalk", PHONE, ANSWER)]
    assert ("alimtalk", "delivered", "") in post.ways(case_id)
    assert not post.unreached(case_id) or post.state(case_id) == "waiting"


async def test_when_no_way_is_left_the_case_is_unreached_until_the_patient_writes(post: Post) -> None:
    """Refused everywhere: somebody must see to it."""
    post.book.outcomes[PHONE, "alimtalk"] = NO_KAKAOTALK[post.dealer]
    post.book.outcomes[PHONE, "sms"] = NO_NUMBER[post.dealer]
    case_id = post.answered()
    await post.deliver(minutes=5)
    assert [way for way, _, _ in post.ways(case_id)] == ["event", "alimtalk", "sms"]
    assert post.unreached(case_id)
    write_as_patient(post.database, case_id, "답변 언제 오나요")
    assert not post.unreached(case_id)


async def test_a_dealer_that_is_down_for_an_hour_loses_and_doubles_nothing(post_on_both: Post) -> None:
    """Three answers wait, and each goes out once when it is back; the first one was taken with its answer lost on the way."""
    post = post_on_both
    post.book.deaf = True
    first = post.answered()
    await post.deliver()
    assert len(post.went_out()) == 1
    post.book.deaf, post.book.down = False, True
    others = [post.answered(phone="+821000002345"), post.answered(phone="+821000003456", details="둘째")]
    await post.deliver(minutes=60)
    assert len(post.went_out()) == 1
    post.book.down = False
    await post.deliver(minutes=40)
    assert sorted(to for _, to, _ in post.went_out()) == ["01000001234", "01000002345", "01000003456"]
    for case_id in (first, *others):
        assert post.ways(case_id)[-1] == ("alimtalk", "delivered", "")


async def test_a_message_that_stays_under_way_is_followed_after_an_hour(post: Post) -> None:
    """Not confirmed is not arrived: before that nothing doubles it."""
    post.book.outcomes[PHONE, "alimtalk"] = ""
    case_id = post.answered()
    await post.deliver(minutes=50)
    assert [kind for kind, _, _ in post.went_out()] == ["alimtalk"]
    await post.deliver(minutes=40)
    assert [kind for kind, _, _ in post.went_out()] == ["alimtalk", "sms"]
    assert ("alimtalk", "failed", "unconfirmed") in post.ways(case_id)


async def test_a_message_that_a_dealer_gave_up_is_followed_at_once(post: Post) -> None:
    """SOLAPI says so with codes of the very hundred that "taken" is in."""
    for code in (
        ("2061", "2062", "2063", "2064", "2230", "2254") if post.dealer == "solapi" else ("2001", "3012", "9999")
    ):
        post.book.sent.clear()
        post.book.outcomes[PHONE, "alimtalk"] = code
        case_id = post.answered(details=code)
        await post.deliver(minutes=3)
        assert [kind for kind, _, _ in post.went_out()] == ["alimtalk", "sms"]
        assert ("alimtalk", "failed", f"{post.dealer}_{code}") in post.ways(case_id)


@pytest.mark.parametrize(("wish", "ways"), [("chat", ["alimtalk"]), ("sms", ["sms"]), ("call", ["alimtalk", "sms"])])
async def test_the_patients_wish_is_heeded(post: Post, wish: str, ways: list[str]) -> None:
    """Who wants the chat gets no SMS, and who wants an SMS no Alimtalk."""
    post.book.outcomes[PHONE, "alimtalk"] = NO_KAKAOTALK[post.dealer]
    post.answered(channel=wish)
    await post.deliver(minutes=5)
    assert [kind for kind, _, _ in post.went_out()] == ways


async def test_a_template_that_is_not_approved_is_not_sent(post: Post) -> None:
    """Neither by what the clinic's file says, nor by what the dealer says; the SMS has words of its own."""
    post.book.templates["sangdam_answer"] = (ANSWER, "asked")
    case_id = post.answered()
    await post.deliver(minutes=5)
    assert [kind for kind, _, _ in post.went_out()] == ["sms"]
    assert post.ways(case_id)[1][1] == "failed"


async def test_nothing_goes_out_while_processing_is_suspended_but_the_notice_of_a_right(post: Post) -> None:
    """The suspension came after the answer: no Alimtalk. What the law demands goes on."""
    case_id = post.answered()
    post.database.run_now(lambda unit: _suspend(unit, case_id), SYSTEM)
    await post.deliver(minutes=30)
    assert post.went_out() == []
    assert not post.unreached(case_id)
    post.database.run_now(lambda unit: _refuse(unit, post.clinic, case_id), as_staff(post.holder, "privacy_officer"))
    await post.deliver(minutes=30)
    assert [way for way, _, _ in post.went_out()] == ["alimtalk"], "the result of a right"


def _refuse(unit: Unit, clinic: Clinic, case_id: str) -> None:
    case = consultations.find(unit, case_id)
    assert case is not None
    asked = rules.file_request(unit, case.patient_id, Kind.CORRECT)
    rules.decide(unit, clinic, asked, Verdict(Decision.REFUSED, "evidence_missing", "서류 없음", "officer"))


def _suspend(unit: Unit, case_id: str) -> None:
    case = consultations.find(unit, case_id)
    assert case is not None
    unit.session.get_one(Patient, case.patient_id).suspended_at = unit.now


async def test_a_taken_event_is_followed_when_nobody_has_read_within_the_clinics_minutes(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten minutes of opening hours, no earlier; who has written since gets nothing."""
    read, unread = file_case(post.database, "reader"), file_case(post.database, "other", phone="+821000002345")

    async def good(_self: KakaoClient, task_id: str) -> bool:
        return bool(task_id)

    monkeypatch.setattr(KakaoClient, "result_of", good)
    for case_id in (read, unread):
        post.answer(case_id)
    await post.deliver(minutes=9)
    assert post.went_out() == []
    assert post.state(unread) == "sent"

    def show_and_write(unit: Unit) -> None:
        message = consultations.messages(unit, read)[-1]
        message.state = "delivered"
        unit.session.add(message)
        consultations.mark_read(unit, message.patient_id)

    await post.database.run(show_and_write, SYSTEM)
    await post.deliver(minutes=5)
    assert post.went_out() == [("alimtalk", "01000002345", ANSWER)]
    assert post.state(read) == "read"
    assert [way for way, _, _ in post.ways(read)] == ["event"]


@dataclass
class Asked:
    """Somebody who wants to see their data, and was asked in the chat to show who they are."""

    person: Chatting
    post: Post
    request: str

    def digits(self) -> list[str]:
        """What came to the phone, message by message."""
        return [found[0] for _, _, text in self.post.went_out() if (found := re.findall(r"\d{6}", text))]


@pytest.fixture
async def asked(post: Post) -> Asked:
    """With a case on record, so that there is a number."""
    person = Chatting(post.database, "d", post.clinic)
    person.reach = Reach(messages=True)
    await person.file()
    await person.say("내 정보 보여줘")
    assert {"text_me", "call_me"} <= person.offered()
    (request,) = post.database.read_now(rights.undecided, SYSTEM)
    return Asked(person, post, request.id)


async def test_digits_come_by_message_and_open_what_was_asked_for(asked: Asked) -> None:
    """Alimtalk first, then SMS with the same digits; they stand in no log, no row and no notice."""
    post = asked.post
    post.book.outcomes[PHONE, "alimtalk"] = NO_KAKAOTALK[post.dealer]
    with capture_logs() as lines:
        await asked.person.press("text_me")
        await post.deliver(minutes=2)
    first, second = asked.digits()
    assert first == second
    assert [(kind, to) for kind, to, _ in post.went_out()] == [("alimtalk", PHONE), ("sms", PHONE)]
    assert first not in str(lines)
    assert PHONE not in str(lines)
    everywhere = post.database.read_now(_trail, SYSTEM) + generate_latest(post.relay._metrics.registry).decode()
    assert "identity_code_made" in everywhere
    assert not [secret for secret in (first, PHONE, "0000-1234", "+821000001234") if secret in everywhere]
    assert len(post.went_out()[1][2].encode("euc-kr")) <= 90
    await asked.person.say(first)
    assert "access" in asked.person.step()
    assert post.request(asked.request).identity == "call_back"


async def test_digits_that_no_way_brings_are_read_out_by_staff(asked: Asked) -> None:
    """The officer hears of the request; nothing more goes out once the digits are too old."""
    post = asked.post
    before, post.book.down = post.staff_heard(asked.request), True
    await asked.person.press("text_me")
    await post.deliver(minutes=20)
    post.book.down = False
    await post.deliver(minutes=20)
    assert post.went_out() == []
    assert post.staff_heard(asked.request) == before + 1


async def test_digits_go_to_no_number_that_was_changed_since_they_were_asked_for(asked: Asked) -> None:
    post = asked.post
    await asked.person.press("text_me")
    patient = post.request(asked.request).patient_id
    post.database.run_now(lambda unit: chain.record(unit, "phone_replaced", subject=patient), SYSTEM)
    await post.deliver(minutes=20)
    assert post.went_out() == []
    await asked.person.say("인증")
    await asked.person.send(choice="text_me")
    assert "전화번호가 저장되어 있지 않아요" in asked.person.read()


async def test_one_person_gets_digits_three_times_an_hour(asked: Asked) -> None:
    """Whatever they press; suspension stops nothing of it, because the law demands an answer."""
    post = asked.post
    post.database.run_now(lambda unit: _suspend_of(unit, asked.request), SYSTEM)
    for _ in range(4):
        await asked.person.send(choice="text_me")
        await post.deliver(minutes=1)
    assert "한 시간에 세 번" in asked.person.read()
    assert len(asked.digits()) == 3
    post.clock.move(minutes=61)
    await asked.person.send(choice="text_me")
    await post.deliver(minutes=1)
    assert len(asked.digits()) == 4


async def test_one_number_gets_digits_three_times_an_hour_from_however_many_chats(asked: Asked) -> None:
    """Who files with somebody else's number from many chats floods nobody's telephone."""
    post = asked.post
    for _ in range(3):
        await asked.person.send(choice="text_me")
        await post.deliver(minutes=1)
    other = Chatting(post.database, "e", post.clinic)
    other.reach = Reach(messages=True)
    await other.file()
    await other.say("내 정보 보여줘")
    await other.send(choice="text_me")
    await post.deliver(minutes=1)
    assert "한 시간에 세 번" in other.read()
    assert len(asked.digits()) == 3


async def test_the_result_of_a_right_that_no_way_brings_is_told_to_everybody(asked: Asked) -> None:
    """Staff and owner: the law demands that its person hears of it."""
    post = asked.post
    post.book.outcomes = {(PHONE, "alimtalk"): NO_KAKAOTALK[post.dealer], (PHONE, "sms"): NO_NUMBER[post.dealer]}
    patient = post.request(asked.request).patient_id
    post.database.run_now(
        lambda unit: outbox.queue(unit, "alimtalk", {"word": "rights"}, patient_id=patient, about=asked.request), SYSTEM
    )
    await post.deliver(minutes=5)
    assert post.staff_heard("unreached_right") == 1


async def test_who_asked_by_telephone_is_asked_to_call_unless_told_within_the_minutes(post: Post) -> None:
    """A message without a word of the result, also where the channel is blocked; after a failure an SMS with the number.
    Nothing goes to whom the officer has told."""
    post.book.outcomes = {(PHONE, "alimtalk"): NO_KAKAOTALK[post.dealer]}
    officer = hire_now(post.database, Role.PRIVACY_OFFICER)
    file_case(post.database)

    def refuse(unit: Unit, kind: str) -> str:
        asked = desk_requests.Asked("phone", kind, name="홍길동", phone=PHONE)
        request = desk_requests.file(unit, officer, asked)
        unit.session.get_one(Patient, request.patient_id).blocked_at = unit.now
        verdict = Verdict(Decision.REFUSED, "not_proven", "확인이 안 됐어요.", "officer")
        decisions.decide(unit, post.clinic, officer, request.id, request.version, verdict)
        return request.id

    def tell(unit: Unit) -> None:
        desk_requests.note_told(unit, officer, told, "phone")

    _, told = [post.database.run_now(partial(refuse, kind=kind), as_staff(officer)) for kind in ("access", "suspend")]
    post.database.run_now(tell, as_staff(officer))
    await post.deliver(minutes=5)
    assert post.went_out() == []
    await post.deliver(minutes=10)
    assert [kind for kind, _, _ in post.went_out()] == ["alimtalk", "sms"]
    assert (
        post.went_out()[1][2]
        == f"요청하신 개인정보 처리 결과가 나왔어요. {post.clinic.officer.phone}으로 전화해 주세요."
    )


def _trail(unit: Unit) -> str:
    """Every word of the trail."""
    return str([record.model_dump() for record in unit.session.scalars(select(chain.AccessRecord))])


def _suspend_of(unit: Unit, request_id: str) -> None:
    request = rights.find(unit, request_id)
    assert request is not None
    unit.session.get_one(Patient, request.patient_id).suspended_at = unit.now


async def test_doctor_compares_the_texts_of_the_code_with_those_of_the_dealer(
    post: Post, configure: Callable[..., Configuration]
) -> None:
    """Missing, not approved, other words, dormant, and a dealer that does not answer."""

    async def said(**there: tuple[str, str]) -> list[tuple[str, str]]:
        post.book.templates = {one.code: (one.text, "approved") for one in MESSAGES.templates} | there
        address = SecretStr(str(post.database.engine.url))
        told = configure(**settings_for(post.dealer, post.url), database_url=address)
        configuration = Configuration(told.settings, post.clinic)
        return await asyncio.to_thread(lambda: list(templates.compare(configuration, post.clock)))

    assert await said() == []
    assert [kind for kind, _ in await said(sangdam_answer=(ANSWER, "asked"))] == ["finding"]
    assert "other" in (await said(sangdam_answer=("다른 말", "approved")))[0][1]
    post.book.down = True
    assert "does not answer" in (await said())[0][1]
    post.book.down = False
    card = post.clinic.processors[0].model_copy(update={"name": "발송 대행사", "hosts": DEALER_HOSTS})
    post.clinic = post.clinic.model_copy(update={"processors": (*post.clinic.processors, card)})
    post.book.down = True
    for off, kind in ((True, "hint"), (False, "finding")):  # A stopped dealer is not asked at all.
        moved = partial(switches.move, clinic=post.clinic, name=f"processor.{card.name}", why="사고", off=off)
        await post.database.run(moved, SYSTEM)
        assert {found for found, _ in await said()} == {kind}
    post.book.down = False
    post.clinic = post.clinic.model_copy(update={"messages": Messages()})
    assert len([words for kind, words in await said() if kind == "finding"]) == len(reaching.PURPOSES)
