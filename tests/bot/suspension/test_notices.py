"""Every way that a notice goes, and every job, for a patient who has suspended the processing of their data (R-6).

`WAYS` and `JOB_LINES` have a line for each; a new one without a line fails. Notices are queued before the suspension and
delivered after it, because what counts is the moment of sending (M-1).
"""

from __future__ import annotations

import asyncio
import email
import email.policy
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import select
from sqlmodel import col

from bot.delivery.channels import Senders
from bot.delivery.dealers.choosing import dealer_of
from bot.delivery.egress import guarded_client
from bot.delivery.relay import OutboxRelay
from bot.jobs.table import JOBS, Job, Surroundings
from bot.kakao.client import KakaoClient
from bot.server.metrics import Metrics
from bot.settings.configuration import Configuration
from skills.campaigns import campaigns, send_guard
from skills.campaigns.send_guard import Kind
from skills.cases import casework, photos, reading
from skills.chat import late_replies
from skills.clinic.clinic import Messages
from skills.conversation import Message
from skills.notifications import notices, pushes, reaching
from skills.staff.permissions import Role
from storage.cases import photos as stored_photos
from storage.cases.photos import Photo
from storage.database.database import Database
from storage.outbox import outbox
from storage.outbox.outbox import Notice
from storage.staff import pushes as push_rows
from storage.staff.pushes import Browser
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.bot.suspension.conftest import KEY, Scene, leaks, write_campaign
from tests.delivering import deliver_due
from tests.desk import as_staff, clinic, file_case, hire_now
from tests.push_service import Phone

# -- the ways ---------------------------------------------------------------------------------------------------------

RIGHTS_EVENT = "patient_event, about a right"
# How a notice of each kind ends that was queued before the suspension.
WAYS: Mapping[str, tuple[str, str]] = {
    "alimtalk": ("dead", "suspended"),  # Neither by Alimtalk
    "sms": ("dead", "suspended"),  # nor by SMS.
    "message_result": (
        "skipped",
        "settled",
    ),  # What became of a message that went out before; nothing of theirs is used.
    "callback": ("skipped", "shown_already"),  # A reply of before; the turn that suspended has taken its place.
    "photo": ("dead", "suspended"),  # Not even fetched.
    "patient_event": ("dead", "suspended"),  # The chat is not woken.
    RIGHTS_EVENT: ("delivered", ""),  # The patient's own right goes on.
    "campaign": ("delivered", ""),  # It queues the next receivers, and this patient is none.
    "campaign_message": ("skipped", "suspended"),  # Whatever they agreed to.
    "kakao_unlink": ("delivered", ""),  # The end of a tie: it stops something, and uses nothing.
    "staff_webhook": ("delivered", ""),  # What happened and a number; no notice to staff has more.
    "staff_mail": ("delivered", ""),
    "desk_push": ("delivered", ""),  # How many of which kind, to a phone of the staff's.
    "owner_webhook": ("delivered", ""),
    "owner_mail": ("delivered", ""),
    "account_mail": ("delivered", ""),  # To somebody of the staff, about their own account.
}


@dataclass
class World:
    """Everything outside Sangdam: HTTP and mail, each on a loopback port; `heard` is all that reached it."""

    url: str = ""
    mail_port: int = 0
    heard: list[bytes] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        self.heard.append(f"{request.method} {request.path_qs}\n".encode() + await request.read())
        return web.json_response({"taskId": "t1", "status": "SUCCESS"})

    async def take_mail(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """As much SMTP as a mail needs."""
        writer.write(b"220 mail\r\n")
        while line := (await reader.readline()).upper():
            if line.startswith(b"DATA"):
                writer.write(b"354 go on\r\n")
                self.heard.append(_words_of(await reader.readuntil(b"\r\n.\r\n")))
            writer.write(b"221 bye\r\n" if line.startswith(b"QUIT") else b"250 ok\r\n")
            if line.startswith(b"QUIT"):
                break
        await writer.drain()
        writer.close()


def _words_of(raw: bytes) -> bytes:
    found = email.message_from_bytes(raw, policy=email.policy.default)
    return f"{found['Subject']}\n{found.get_content()}".encode()


@pytest.fixture
async def outside() -> AsyncIterator[World]:
    found, app = World(), web.Application()
    app.router.add_route("*", "/{rest:.*}", found.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    mail = await asyncio.start_server(found.take_mail, "127.0.0.1", 0)
    found.url, found.mail_port = f"http://127.0.0.1:{runner.addresses[0][1]}", mail.sockets[0].getsockname()[1]
    yield found
    mail.close()
    await runner.cleanup()


@asynccontextmanager
async def post_office(configuration: Configuration, database: Database) -> AsyncIterator[tuple[OutboxRelay, set[str]]]:
    """A relay with Sangdam's senders, and the names of their ways."""
    async with guarded_client(configuration.settings, configuration.clinic, database, Metrics()) as http:
        kakao = KakaoClient(configuration.settings, http, result_after=(0.0, 0.0))
        senders = Senders(
            configuration.settings, configuration.clinic, database, http, kakao, (reaching.event_told,),
            dealer_of(configuration.settings, http, database.clock),
        )  # fmt: skip
        yield OutboxRelay(database, senders.table(), Metrics(), chance=lambda: 1.0), set(senders.table())


def send(scene: Scene, campaign_id: str) -> None:
    """The officer confirms it, and its sending begins: its own notice is queued."""
    boss, officer = hire_now(scene.database, Role.ADMINISTRATOR), hire_now(scene.database, Role.PRIVACY_OFFICER)
    scene.database.run_now(lambda unit: campaigns.confirm(unit, officer, campaign_id), as_staff(officer))
    scene.database.run_now(lambda unit: campaigns.send(unit, boss, campaign_id), as_staff(boss))


def queue_receivers(scene: Scene, campaign_id: str) -> None:
    """What the campaign's own notice does when it is due."""
    scene.database.run_now(lambda unit: campaigns.queue_more(unit, clinic(), campaign_id, ""), SYSTEM)


async def queue_everything(scene: Scene, outside: World) -> None:
    """A notice of every kind about the patient, all of them with something to say. One campaign waits for its receivers, and of
    another one a message waits."""
    for campaign_id in (scene.campaign, other := write_campaign(scene.database, Kind.SERVICE)):
        send(scene, campaign_id)
    queue_receivers(scene, other)
    message = Message(scene.chat.sender, text="x")
    until = scene.clock() + timedelta(minutes=5)

    def work(unit: Unit) -> None:
        late_replies.queue_callback(unit, message, f"{outside.url}/callback", until)
        photos.receive(unit, scene.patient, scene.case, (f"{outside.url}/photo.jpg",))
        outbox.queue(unit, "patient_event", {"event": "rights_result", "purpose": "rights"}, patient_id=scene.patient)
        outbox.queue(unit, "kakao_unlink", {"member": "3000000001"}, about=scene.right)
        notices.tell_staff(unit, "new_words", scene.case, scene.number)
        for kind in ("alimtalk", "sms"):
            outbox.queue(unit, kind, {"word": "answer"}, patient_id=scene.patient, about="an answer")
        outbox.queue(unit, "message_result", {"delivery": "x", "channel": "sms"}, patient_id=scene.patient)
        for kind in ("staff_mail", "owner_webhook", "owner_mail"):
            outbox.queue(unit, kind, {"event": "unseen_case", "case_id": scene.case, "number": scene.number})
        phone = Phone(f"{outside.url}/push").form()
        pushes.add(unit, scene.holder, "session", "", Browser(*phone.values()))
        [browser] = push_rows.of_staff(unit, scene.holder.id)
        outbox.queue(unit, "desk_push", {"counts": {"wrote": 1}}, about=browser.id)
        outbox.queue(unit, "account_mail", {"event": "link_made", "case_id": "", "number": ""}, about=scene.holder.id)

    await scene.chat.say("제 상담 어떻게 됐나요?")
    await scene.database.run(work, PATIENT)
    await scene.database.run(
        lambda unit: casework.answer(unit, clinic(undo_seconds=0), scene.holder, scene.case, "새 답변", 10**6),
        as_staff(scene.holder),
    )


async def outcomes(database: Database) -> dict[str, tuple[str, str]]:
    """How the newest notice of each kind ended."""

    def work(unit: Unit) -> dict[str, tuple[str, str]]:
        found = unit.session.scalars(select(Notice).order_by(col(Notice.id))).all()
        rights = [n for n in found if n.kind == "patient_event" and not n.about and n.problem != "http_500"]
        ended = {n.kind: (n.state, n.problem) for n in found if n not in rights}
        return {**ended, RIGHTS_EVENT: (rights[-1].state, rights[-1].problem)}

    return await database.run(work, SYSTEM)


async def test_no_notice_that_waited_carries_a_suspended_patients_data_out(
    scene: Scene, outside: World, configure: Callable[..., Configuration]
) -> None:
    """Every way: stopped at the moment of sending, or without a word of the patient's. The patient is woken for a right
    alone, and a photo that was not fetched is shown as missing."""
    configuration = configure(
        kakao_bot_api_url=outside.url, kakao_api_url=outside.url, kakao_bot_id="65f0", kakao_rest_key="rest",
        kakao_admin_key="admin",
        staff_webhook_url=f"{outside.url}/staff", owner_webhook_url=f"{outside.url}/owner", smtp_host="127.0.0.1",
        smtp_port=outside.mail_port, smtp_security="off", smtp_from="desk@clinic.example",
        staff_mail_to="staff@clinic.example", owner_mail_to="owner@clinic.example", message_dealer="solapi",
        alimtalk_profile="KA01PF", sms_sender="0200000000", solapi_url=outside.url, solapi_key="key", solapi_secret="secret",
        web_push=outside.url.removeprefix("http://"),
    )  # fmt: skip
    messages = Messages.model_validate(
        {"templates": [{"word": "answer", "code": "a", "text": "답변", "state": "approved"}]}
    )
    told = configuration.clinic.model_copy(update={"messages": messages})
    configuration = Configuration(configuration.settings, told)
    await queue_everything(scene, outside)
    await scene.suspend()
    async with post_office(configuration, scene.database) as (relay, ways):
        while await deliver_due(relay):
            pass
    assert await outcomes(scene.database) == WAYS
    assert await campaign_messages(scene) == [scene.patient]
    assert ways == {name for name in WAYS if name != RIGHTS_EVENT}
    woken = [heard for heard in outside.heard if KEY.encode() in heard]
    assert len(woken) == 1
    assert [leaks(heard) for heard in outside.heard if heard not in woken] == [[]] * (len(outside.heard) - 1)
    assert not any(b"/photo.jpg" in heard or b"/callback" in heard for heard in outside.heard)
    assert await scene.database.run(_missing_photo, SYSTEM) == "failed:suspended"


async def campaign_messages(scene: Scene) -> list[str | None]:
    query = select(col(Notice.patient_id)).where(col(Notice.kind) == "campaign_message")
    return await scene.database.run(lambda unit: list(unit.session.scalars(query)), SYSTEM)


@pytest.mark.parametrize("kind", Kind)
async def test_a_campaign_does_not_reach_who_has_suspended_and_reaches_them_after_the_lifting(
    scene: Scene, kind: Kind
) -> None:
    """M-1: neither queued nor sent in between, guidance no more than an ad."""
    campaign_id = write_campaign(scene.database, kind)

    def look(unit: Unit) -> tuple[list[str], str]:
        receivers = send_guard.page(unit, clinic(), kind, "", 10)
        return receivers, campaigns.look_before_sending(unit, clinic(), campaign_id, scene.patient)[0].code

    assert await scene.database.run(look, SYSTEM) == ([scene.patient], "")
    await scene.suspend()
    assert await scene.database.run(look, SYSTEM) == ([], "suspended")
    await scene.lift()
    assert await scene.database.run(look, SYSTEM) == ([scene.patient], "")


def _missing_photo(unit: Unit) -> str:
    return unit.session.scalars(select(col(Photo.state)).where(col(Photo.content_sealed).is_(None))).one()


async def test_a_photo_that_was_on_its_way_when_the_use_was_stopped_is_not_kept(scene: Scene) -> None:
    """The fetching began before; sealing it would be processing."""

    def receive(unit: Unit) -> str:
        photos.receive(unit, scene.patient, scene.case, ("https://example.com/p.jpg",))
        return unit.session.scalars(select(col(Photo.id)).where(col(Photo.content_sealed).is_(None))).one()

    photo = await scene.database.run(receive, PATIENT)
    await scene.suspend()
    assert not await scene.database.run(lambda unit: photos.keep(unit, photo, b"x", 1, 1), SYSTEM)
    assert await scene.database.run(_missing_photo, SYSTEM) == "failed:suspended"


# -- the jobs ---------------------------------------------------------------------------------------------------------

# What each job does about a suspended patient.
JOB_LINES: Mapping[str, str] = {
    "alerts": "sends staff nothing about the case",
    "settling": "closes a case and opens nothing of it, so that it has an end",
    "leases": "touches no patient's data: gives cases back that nobody works on",
    "desk": "touches no patient's data: old events, alerts, sessions, accounts",
    "sweep": "destroys, which goes on",
    "backup": "copies what is sealed, and opens none of it; keeping is not forbidden, losing is",
    "key_expiry": "destroys old backups",
    "checkpoint": "touches pseudonyms only",
    "outbox": "wakes the relay, whose ways are above",
    "rights": "goes on: the deadline of the patient's own right",
    "announcements": "leaves suspended patients out, and tells them when they lift it",
    "reconfirmation": "asks nobody who has suspended whether a consent to ads stays",
    "incidents": "goes on: the deadline of an incident, which names nobody",
    "reminders": "touches figures only",
    "logins": "destroys logins and links that are over",
    "access_review": "touches pseudonyms only",
    "visits": "reminds nobody who has suspended of their visit",
}


def test_every_job_has_its_line_and_every_line_its_job() -> None:
    """A new job must say what it does about somebody who has suspended the processing."""
    assert set(JOB_LINES) == {job.name for job in JOBS}


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
async def test_no_job_uses_what_is_suspended(scene: Scene, tmp_path: Path, job: Job) -> None:
    """Each job, three days after the suspension: nothing that it queues or writes has a word of the patient's."""
    await scene.suspend()
    scene.clock.move(days=3)
    before = len(await queued(scene))
    await job.run(Surroundings(scene.database, clinic(), tmp_path / "keys", tmp_path / "out"))
    new = (await queued(scene))[before:]
    assert [leaks(str(payload)) for payload in new] == [[]] * len(new)
    assert not any(payload.get("case_id") == scene.case for payload in new)
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert [leaks(path.read_bytes()) for path in written] == [[]] * len(written)
    assert bool(written) == (job.name in ("backup", "checkpoint"))


async def queued(scene: Scene) -> list[Mapping[str, Any]]:
    """The payloads of all notices so far, opened."""

    def work(unit: Unit) -> list[Mapping[str, Any]]:
        found = unit.session.scalars(select(Notice).order_by(col(Notice.id))).all()
        sealed = [(f"notice.payload_sealed.{n.uid}", n.payload_sealed) for n in found if n.payload_sealed]
        return [json.loads(unit.vault.open_own(place, value)) for place, value in sealed]

    return await scene.database.run(work, SYSTEM)


async def test_alerts_wait_for_the_lifting_and_a_look_at_a_suspended_case_does_not_end_them(scene: Scene) -> None:
    """A case that nobody has opened climbs no further while nothing can be done for it, and nobody is forgotten afterwards."""
    job = next(job for job in JOBS if job.name == "alerts")
    unseen = file_case(scene.database, KEY, details="또 하나")

    async def told() -> int:
        await job.run(Surroundings(scene.database, clinic(), Path(), Path()))
        return sum(payload.get("case_id") == unseen for payload in await queued(scene))

    first = await told()
    await scene.suspend()
    scene.clock.move(days=3)
    scene.database.run_now(lambda unit: reading.read_case(unit, clinic(), scene.holder, unseen), as_staff(scene.holder))
    assert await told() == first
    await scene.lift()
    assert await told() > first


async def test_whether_a_consent_to_ads_stays_is_asked_after_the_lifting(scene: Scene) -> None:
    """Two years are over meanwhile: the question is processing, too."""
    job = next(job for job in JOBS if job.name == "reconfirmation")

    async def asked() -> int:
        await job.run(Surroundings(scene.database, clinic(), Path(), Path()))
        return sum(payload.get("event") == "reconfirm" for payload in await queued(scene))

    await scene.suspend()
    scene.clock.move(days=731)
    assert await asked() == 0
    await scene.lift()
    assert await asked() == 1


async def test_the_sweep_destroys_for_a_suspended_patient_as_for_others(scene: Scene, tmp_path: Path) -> None:
    """A suspension is no reason to keep anything longer."""
    await scene.database.run(
        lambda unit: photos.receive(unit, scene.patient, None, ("https://example.com/p.jpg",)), PATIENT
    )
    await scene.suspend()
    scene.clock.move(days=3)
    sweep = next(job for job in JOBS if job.name == "sweep")
    await sweep.run(Surroundings(scene.database, clinic(), tmp_path / "keys", tmp_path / "out"))
    assert await scene.database.run(lambda u: stored_photos.count(u, scene.patient, None), SYSTEM) == 0
