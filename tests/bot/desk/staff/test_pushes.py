"""Push messages to the staff's browsers: agreed by the clinic, rung as the desk rings, number and kind alone, over in time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from bot.delivery.channels import Senders
from bot.delivery.egress import guarded_client
from bot.delivery.relay import OutboxRelay
from bot.delivery.ringer import Ringer
from bot.delivery.web_push import is_agreed
from bot.kakao.client import KakaoClient
from bot.server.metrics import Metrics
from bot.settings.configuration import Configuration
from skills.cases.team import shifts
from skills.clinic import switches
from skills.notifications import pushes as rules
from skills.staff import sign_in, staff
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.errors import Misconfigured
from storage.outbox.outbox import Notice
from storage.staff import evidence, pushes
from storage.staff.pushes import PushSubscription
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.bot.desk.conftest import Desk, Visitor
from tests.delivering import deliver_due
from tests.desk import as_staff, clinic, file_case, hire_now, write_as_patient
from tests.push_service import Phone, PushService, check_sender, desk_settings, service

__all__ = ["desk_settings", "service"]  # Fixtures.

Configure = Callable[..., Configuration]


@dataclass
class Scene:
    """The desk with a push service that the clinic has agreed to, and the sender."""

    desk: Desk
    service: PushService
    relay: OutboxRelay
    ringer: Ringer

    async def carry(self) -> None:
        """Everything that is due, brought to the service."""
        await self.ringer.look()
        while await deliver_due(self.relay):
            pass

    async def told(self, phone: Phone) -> list[dict[str, int]]:
        """What this phone was told since it was last asked, kind by kind."""
        await self.carry()
        here = [body for path, _, body in self.service.came if phone.address.endswith(path)]
        self.service.came.clear()
        return [{kind["kind"]: kind["n"] for kind in phone.open(body)["kinds"]} for body in here]

    async def phone(self, person: Visitor, name: str = "one") -> Phone:
        """A phone of this person's."""
        phone = self.service.phone(name)
        answer = await person.post("/account/pushes", phone.form(), headers={"User-Agent": "Chrome/99 Android"})
        assert answer.status == 200, await answer.text()
        return phone

    def duty(self, person: Visitor, state: str) -> None:
        work = partial(shifts.change, clinic=clinic(), who=person.person, state=state)
        self.desk.database.run_now(work, as_staff(person.person))

    def browsers(self) -> list[str]:
        query = select(col(PushSubscription.staff_id)).order_by(col(PushSubscription.made_at))
        return self.desk.database.run_now(lambda unit: list(unit.session.scalars(query)), SYSTEM)


@pytest.fixture
async def scene(desk: Desk, service: PushService, configure: Configure) -> AsyncIterator[Scene]:
    configuration = configure(web_push=service.host)
    settings, metrics = configuration.settings, Metrics()
    async with guarded_client(settings, configuration.clinic, desk.database, metrics) as http:
        senders = Senders(settings, configuration.clinic, desk.database, http, KakaoClient(settings, http))
        relay = OutboxRelay(desk.database, senders.table(), metrics, chance=lambda: 1.0, held=senders.held)
        yield Scene(desk, service, relay, Ringer(desk.database, lambda: False))


async def test_a_phone_is_told_number_and_kind_and_nobody_else_can_read_it(scene: Scene) -> None:
    """The service checks the signature against the key that the page gave the browser; the browser opens the rest."""
    kim = scene.desk.visitor()
    scene.duty(kim, "on")
    page = await kim.see("/account")
    phone = await scene.phone(kim)
    file_case(scene.desk.database, "patient-1", urgent=True)
    file_case(scene.desk.database, "patient-2")
    file_case(scene.desk.database, "patient-3")
    await scene.carry()
    [(path, headers, body)] = scene.service.came
    said = phone.open(body)
    assert said["title"] == "상담 데스크"
    assert [one["say"].replace("{n}", str(one["n"])) for one in said["kinds"]] == ["긴급 1건", "새 상담 2건"]
    assert headers["Urgency"] == "high"
    now = scene.desk.clock().timestamp()
    application_server_key = page.split('data-key="')[1].split('"')[0]
    assert (
        check_sender(headers["Authorization"], application_server_key, scene.service.url, now)
        == "http://127.0.0.1:8080"
    )
    assert not any(word in repr((path, said)) for word in ("홍", "재수술", "1234", "eyes"))
    scene.service.came.clear()
    assert await scene.told(phone) == []
    assert "Chrome, Android" in await kim.see("/account")


async def test_duty_is_heeded_and_what_one_does_oneself_rings_nobody(scene: Scene) -> None:
    """Off duty only emergencies, away what is one's own already, a colleague's case never; an officer has no duty."""
    kim, lee, park = scene.desk.visitor(), scene.desk.visitor(), scene.desk.visitor("privacy_officer")
    phones = {who.person.id: await scene.phone(who, who.person.id) for who in (kim, lee, park)}
    file_case(scene.desk.database, "patient-1")
    await scene.carry()
    assert [path for path, _, _ in scene.service.came] == [f"/push/{park.person.id}"]
    scene.service.came.clear()
    scene.desk.clock.move(minutes=2)
    mine = file_case(scene.desk.database, "patient-2", urgent=True)
    assert await scene.told(phones[kim.person.id]) == [{"urgent": 1}]

    scene.duty(kim, "on")
    assert (await kim.post(f"/cases/{mine}/take", {"version": "1"})).status == 303
    scene.desk.database.run_now(_no_emergency, SYSTEM)
    scene.duty(kim, "away")
    await scene.carry()
    scene.service.came.clear()
    scene.desk.clock.move(minutes=2)
    file_case(scene.desk.database, "patient-3")
    write_as_patient(scene.desk.database, mine, "또 궁금해요")
    await scene.carry()
    mail = {path.rpartition("/")[2]: body for path, _, body in scene.service.came}
    kinds = {who: [one["kind"] for one in phones[who].open(body)["kinds"]] for who, body in mail.items()}
    assert kinds == {kim.person.id: ["wrote"], park.person.id: ["filed"]}


async def test_a_colleagues_case_rings_nobody_where_counsellors_see_their_own_alone(scene: Scene) -> None:
    """What was given to a colleague rings as it does at the desk: for the colleague, and for who may open every case."""
    kim, lee, officer = scene.desk.visitor(), scene.desk.visitor(name="이상담"), scene.desk.visitor("privacy_officer")
    for who in (kim, lee):
        scene.duty(who, "on")
    given = file_case(scene.desk.database, "patient-1")
    assert (await kim.post(f"/cases/{given}/assign", {"to": lee.person.id})).status == 303
    for who in (kim, lee, officer):
        await scene.phone(who, who.person.id)
    scene.ringer = Ringer(scene.desk.database, lambda: True)
    write_as_patient(scene.desk.database, given, "또 궁금해요")
    await scene.carry()
    assert {path.rpartition("/")[2] for path, _, _ in scene.service.came} == {lee.person.id, officer.person.id}


def _no_emergency(unit: Unit) -> None:
    unit.session.execute(update(Consultation).values(is_urgent=False))


async def test_who_writes_ten_times_rings_once_and_an_emergency_does_not_wait(scene: Scene) -> None:
    kim = scene.desk.visitor()
    scene.duty(kim, "on")
    phone = await scene.phone(kim)
    case = file_case(scene.desk.database, "patient-1")
    assert await scene.told(phone) == [{"filed": 1}]
    for number in range(3):
        write_as_patient(scene.desk.database, case, f"글 {number}")
        assert await scene.told(phone) == []
    scene.desk.clock.move(seconds=61)
    assert await scene.told(phone) == [{"wrote": 3}]
    file_case(scene.desk.database, "patient-2", urgent=True)
    assert await scene.told(phone) == [{"urgent": 1}]


async def test_a_service_that_is_away_is_asked_again_and_one_that_knows_nobody_ends_it(scene: Scene) -> None:
    kim = scene.desk.visitor()
    scene.duty(kim, "on")
    await scene.phone(kim)
    scene.service.answers += [503, 429, 201]
    file_case(scene.desk.database, "patient-1")
    await scene.carry()
    for _ in range(2):
        scene.desk.clock.move(seconds=30)
        await scene.carry()
    assert len(scene.service.came) == 3
    scene.desk.clock.move(minutes=2)
    scene.service.answers += [410]
    file_case(scene.desk.database, "patient-2")
    await scene.carry()
    assert scene.browsers() == []
    scene.service.came.clear()
    file_case(scene.desk.database, "patient-3")
    await scene.carry()
    assert scene.service.came == []


@pytest.mark.parametrize("way", ["sign_out", "elsewhere", "password", "left", "removed", "door"])
async def test_a_browser_is_told_nothing_more_once_its_person_is_out(scene: Scene, way: str) -> None:
    """Signing out there, ending that session from another browser, a new password, leaving, its button, the door's switch; a
    message that is on the list already is not sent either."""
    kim, boss = scene.desk.visitor(), hire_now(scene.desk.database, "administrator")
    other, database = scene.desk.enter(kim.person), scene.desk.database
    scene.duty(kim, "on")
    await scene.phone(kim)
    file_case(database)
    assert await scene.ringer.look() == 1
    session = database.run_now(lambda unit: sign_in.open_sessions(unit, kim.person), SYSTEM)
    ids = {kim.token: min(session, key=lambda one: one.id != _session_of(database, kim.token)).id}
    if way == "sign_out":
        await kim.post("/sign-out")
    elif way == "elsewhere":
        await other.post(f"/account/sessions/{ids[kim.token]}/end")
    elif way == "password":
        keep = _session_of(database, other.token)
        database.run_now(lambda unit: staff.change_password(unit, kim.person, "x", keep), as_staff(kim.person))
    elif way == "left":
        database.run_now(lambda unit: staff.end_account(unit, boss, kim.person.id), as_staff(boss))
    elif way == "removed":
        [one] = database.run_now(lambda unit: pushes.of_staff(unit, kim.person.id), SYSTEM)
        assert (await scene.desk.visitor().post(f"/account/pushes/{one.id}/end")).status == 404
        await kim.post(f"/account/pushes/{one.id}/end")
    else:
        database.run_now(lambda unit: switches.move(unit, clinic(), "desk", "시험", off=True), as_staff(boss))
    assert scene.browsers() == []
    await scene.carry()
    assert scene.service.came == []


def _session_of(database: Database, token: str) -> str:
    def look(unit: Unit) -> str:
        access = sign_in.access(unit, token)
        return access.session_id if access else ""

    return database.run_now(look, SYSTEM)


async def test_a_browser_follows_its_person_and_nobody_else(scene: Scene) -> None:
    """A new session of the same person keeps it; another person who signs in with it ends it; so do thirty days of nobody."""
    kim, lee = scene.desk.visitor(), scene.desk.visitor()
    phone = await scene.phone(kim)
    again = scene.desk.enter(kim.person)
    assert await (await again.post("/account/pushes/keep", phone.form())).json() == {"known": True}
    await kim.post("/sign-out")
    assert scene.browsers() == [kim.person.id]
    assert await (await lee.post("/account/pushes/keep", phone.form())).json() == {"known": False}
    assert scene.browsers() == []
    phone = await scene.phone(again)
    scene.desk.clock.move(days=31)
    assert scene.desk.database.run_now(rules.clear_old, SYSTEM) == 1
    lee = scene.desk.enter(lee.person)
    for number in range(rules.MOST + 2):
        await scene.phone(lee, str(number))
        scene.desk.clock.move(seconds=1)
    assert len(scene.browsers()) == rules.MOST


async def test_a_row_that_was_moved_to_somebody_else_tells_nobody_and_is_found(scene: Scene) -> None:
    """With SQL and without the key ring."""
    kim, lee = scene.desk.visitor(), scene.desk.visitor(name="이상담")
    await scene.phone(kim)
    scene.duty(lee, "on")

    def steal(unit: Unit) -> None:
        unit.session.execute(update(PushSubscription).values(staff_id=lee.person.id))

    scene.desk.database.run_now(steal, SYSTEM)
    file_case(scene.desk.database)
    await scene.carry()
    assert scene.service.came == []
    found = scene.desk.database.run_now(evidence.finding, SYSTEM)
    assert found is not None
    assert found.kind == "altered"


async def test_no_other_address_is_ever_called(scene: Scene) -> None:
    """Only services that the clinic has agreed to: no neighbour, no other port, no half key; and none that it has stopped."""
    kim = scene.desk.visitor()
    scene.duty(kim, "on")
    good = scene.service.phone("one").form()
    for wrong in (
        {"address": "http://127.0.0.1:1/push/x"},
        {"address": "https://example.com/push/x"},
        {"address": good["address"].replace("http://", "http://user@")},
        {"address": "http://127.0.0.1:port/"},
        {"key": good["key"][:-4]},
        {"secret": "short"},
        {"address": good["address"] + "x" * 2000},
    ):
        answer = await kim.post("/account/pushes", {**good, **wrong})
        assert answer.status == 400, wrong
    assert scene.browsers() == []
    services = ("fcm.googleapis.com", "*.notify.windows.com")
    assert is_agreed(services, "https://fcm.googleapis.com/fcm/send/abc")
    assert is_agreed(services, "https://wns2-par02p.notify.windows.com/w/?token=abc")
    assert not any(
        is_agreed(services, address)
        for address in (
            "http://fcm.googleapis.com/x",
            "https://fcm.googleapis.com:8443/x",
            "https://notify.windows.com/x",
        )
    )
    await scene.phone(kim)
    officer = hire_now(scene.desk.database, "privacy_officer")
    stop: Any = partial(switches.move, clinic=clinic(), name="way.push", why="시험", off=True)
    scene.desk.database.run_now(stop, as_staff(officer))
    file_case(scene.desk.database)
    await scene.carry()
    assert scene.service.came == []
    scene.desk.clock.move(minutes=11)
    scene.desk.database.run_now(partial(stop, off=False), as_staff(officer))
    await scene.carry()
    assert scene.service.came == [], "what is that old, its reader has found in the desk"
    query = select(col(Notice.state), col(Notice.problem)).where(col(Notice.kind) == "desk_push")
    assert scene.desk.database.run_now(lambda unit: unit.session.execute(query).all(), SYSTEM) == [
        ("expired", "too_late")
    ]


def test_a_service_that_stands_on_no_processors_list_is_no_start(configure: Configure) -> None:
    with pytest.raises(Misconfigured, match=r"SANGDAM_WEB_PUSH: fcm\.googleapis\.com belongs to no processor"):
        configure(web_push="fcm.googleapis.com")
