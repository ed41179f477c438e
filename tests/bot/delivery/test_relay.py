"""Notices reach real servers on this machine: at least once, a callback at most once, and never a host that is not allowed."""

from __future__ import annotations

import asyncio
import base64
import gzip
import hmac
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any

import httpx
import pytest
from aiohttp import web
from PIL import Image
from sqlalchemy import func, select, update
from sqlmodel import col

from bot.delivery import photo as photo_fetching
from bot.delivery.bounds import LARGEST_ANSWER
from bot.delivery.channels import Senders
from bot.delivery.egress import AllowList, EgressRefused, GuardedTransport, guarded_client
from bot.delivery.photo import PhotoRefused, clean, fetch_photo
from bot.delivery.relay import FIRST_PAUSE, LONGEST_PAUSE, Channel, OutboxRelay, Outcome
from bot.kakao.client import KakaoClient
from bot.kakao.replies.violations import violations
from bot.server.metrics import Metrics
from bot.settings.configuration import Configuration
from skills.cases import photos
from skills.chat import late_replies, router
from skills.clinic import switches
from skills.clinic.clinic import Clinic
from skills.conversation import Message, Sender
from skills.notifications import notices
from skills.retention import membership
from storage.cases.photos import Photo
from storage.database.database import Database
from storage.errors import NotFound
from storage.outbox import dead_letters, outbox
from storage.outbox.outbox import Notice
from storage.patients import conversations, patients
from storage.patients.conversations import Conversation, KakaoIds
from storage.patients.patients import Patient
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.conftest import MovedClock
from tests.delivering import deliver_due
from tests.desk import clinic

Configure = Callable[..., Configuration]
MESSAGE = Message(Sender("u" * 64), text="상담 신청", skill="consult")


@dataclass
class Outside:
    """Everything outside Sangdam, on one loopback port: each request is kept and answered as the test says."""

    url: str = ""
    calls: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    usual: Callable[[], web.Response] = lambda: web.json_response({"taskId": "t1", "status": "SUCCESS"})

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.calls.append((request.method, request.path_qs, dict(request.headers), await request.read()))
        return self.answers.pop(0) if self.answers else self.usual()

    @property
    def netloc(self) -> str:
        return self.url.removeprefix("http://")


@pytest.fixture
async def outside() -> AsyncIterator[Outside]:
    found = Outside()
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", found.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield found
    await runner.cleanup()


@dataclass
class Post:
    """A relay with Sangdam's senders."""

    relay: OutboxRelay
    database: Database
    clinic: Clinic
    senders: Senders
    told: list[tuple[str, str]]

    async def notices(self) -> list[Notice]:
        return await self.database.run(lambda unit: list(unit.session.scalars(select(Notice))), SYSTEM)

    async def states(self) -> list[tuple[str, str]]:
        return [(notice.state, notice.problem) for notice in await self.notices()]


@asynccontextmanager
async def post_office(configuration: Configuration, database: Database) -> AsyncIterator[Post]:
    metrics = Metrics()
    settings = configuration.settings
    told: list[tuple[str, str]] = []
    async with guarded_client(configuration.settings, configuration.clinic, database, metrics) as http:
        kakao = KakaoClient(settings, http, result_after=(0.0, 0.0))
        senders = Senders(
            settings, configuration.clinic, database, http, kakao,
            event_told=(lambda _unit, _clinic, notice, state, _problem: told.append((notice.uid, state)),),
        )  # fmt: skip
        relay = OutboxRelay(database, senders.table(), metrics, chance=lambda: 1.0)
        yield Post(relay, database, configuration.clinic, senders, told)


@pytest.fixture
async def post(outside: Outside, configure: Configure, sqlite_database: Database) -> AsyncIterator[Post]:
    configuration = configure(
        kakao_bot_api_url=outside.url,
        kakao_api_url=outside.url,
        kakao_admin_key="admin-key",
        kakao_bot_id="65f0",
        kakao_rest_key="rest-key",
        staff_webhook_url=f"{outside.url}/hook",
        staff_webhook_secret="whsec_" + base64.b64encode(b"0" * 24).decode(),
    )
    async with post_office(configuration, sqlite_database) as found:
        yield found


async def count(database: Database, model: Any) -> int:
    found = await database.run(lambda unit: unit.connection.scalar(select(func.count()).select_from(model)), SYSTEM)
    return int(found or 0)


async def queue(database: Database, kind: str, payload: dict[str, Any] | None = None, **options: Any) -> str:
    return await database.run(lambda unit: outbox.queue(unit, kind, payload or {}, **options), SYSTEM)


def way(*outcomes: Outcome, **options: Any) -> tuple[Channel, list[str]]:
    """A way whose attempts go as told, and the notices that came by."""
    seen: list[str] = []
    left = list(outcomes)

    async def send(notice: outbox.Due) -> Outcome:
        seen.append(notice.uid)
        return left.pop(0)

    return Channel(send, **options), seen


def relay_of(database: Database, **channels: Channel) -> OutboxRelay:
    return OutboxRelay(database, channels, Metrics(), chance=lambda: 1.0)


# -- the relay ------------------------------------------------------------------------------------------------------


async def test_a_failed_delivery_is_tried_again_later_and_later(database: Database, clock: MovedClock) -> None:
    """Each pause is twice the one before; when it goes through, that is the end of it."""
    tried, seen = way(Outcome("again", "down"), Outcome("again", "down"), Outcome("delivered"))
    relay = relay_of(database, test=tried)
    await queue(database, "test")
    assert await deliver_due(relay) == 1
    assert await deliver_due(relay) == 0
    clock.move(seconds=2)
    assert await deliver_due(relay) == 1
    clock.move(seconds=3.9)
    assert await deliver_due(relay) == 0
    clock.move(seconds=0.1)
    assert await deliver_due(relay) == 1
    clock.move(days=1)
    assert await deliver_due(relay) == 0
    assert len(seen) == 3


async def test_the_last_attempt_leaves_a_dead_letter_and_tells(database: Database, clock: MovedClock) -> None:
    """What is given up is kept for the desk, and its kind hears of it in the same unit."""
    given_up: list[str] = []
    tried, seen = way(
        *[Outcome("again", "down")] * 9, attempts=3, given_up=lambda _u, _n, problem: given_up.append(problem)
    )
    relay = relay_of(database, test=tried)
    await queue(database, "test", {"a": 1})
    for _ in range(5):
        await deliver_due(relay)
        clock.move(hours=1)
    assert (len(seen), given_up) == (3, ["down"])
    assert await states(database) == [("dead", "down")]


async def states(database: Database) -> list[tuple[str, str]]:
    found = await database.run(lambda unit: list(unit.session.scalars(select(Notice).order_by(col(Notice.id)))), SYSTEM)
    return [(notice.state, notice.problem) for notice in found]


async def test_what_is_over_its_time_is_not_sent(database: Database, clock: MovedClock) -> None:
    """A notice that is worth nothing any more expires."""
    tried, seen = way(Outcome("delivered"))
    relay = relay_of(database, test=tried)
    await queue(database, "test", expires_at=clock() + timedelta(seconds=50))
    clock.move(seconds=50)
    await deliver_due(relay)
    assert (seen, await states(database)) == ([], [("expired", "too_late")])


async def test_a_kind_that_nobody_sends_is_a_dead_letter(database: Database) -> None:
    """It does not come back for ever."""
    await queue(database, "pigeon")
    await deliver_due(relay_of(database))
    assert await states(database) == [("dead", "unknown_kind")]


async def test_a_notice_that_cannot_be_read_ends_and_the_others_go_on(database: Database) -> None:
    """Damaged, or under a key that was destroyed: a dead letter with its code, reported like every other one."""
    lost: list[tuple[str, str]] = []
    tried, seen = way(Outcome("delivered"), given_up=lambda _unit, notice, problem: lost.append((notice.uid, problem)))
    damaged, keyless, whole = [await queue(database, "test") for _ in range(3)]

    def spoil(unit: Unit) -> None:
        for uid, sealed in ((damaged, unit.vault.seal_own("elsewhere", b"{}")), (keyless, b"\x04gone" + b"0" * 40)):
            unit.session.execute(update(Notice).where(col(Notice.uid) == uid).values(payload_sealed=sealed))

    await database.run(spoil, SYSTEM)
    await deliver_due(relay_of(database, test=tried))
    assert seen == [whole]
    assert sorted(lost) == sorted([(damaged, "seal_broken"), (keyless, "key_gone")])
    assert await states(database) == [("dead", "seal_broken"), ("dead", "key_gone"), ("delivered", "")]


async def test_notices_of_one_order_go_out_one_after_the_other(database: Database, clock: MovedClock) -> None:
    """The second waits for the first, also while that one is tried again; others do not wait."""
    tried, seen = way(Outcome("again"), Outcome("delivered"), Outcome("delivered"), Outcome("delivered"))
    relay = relay_of(database, test=tried)
    first = await queue(database, "test", order_key="case")
    second = await queue(database, "test", order_key="case")
    other = await queue(database, "test", order_key="another")
    await deliver_due(relay)
    assert set(seen) == {first, other}
    clock.move(seconds=5)
    await deliver_due(relay)
    await deliver_due(relay)
    assert seen[2:] == [first, second]


async def test_a_sender_that_dies_gives_its_notice_back(database: Database, clock: MovedClock) -> None:
    """At least once: after the lease another sender takes it."""
    await queue(database, "test")
    await database.run(lambda unit: outbox.take_due(unit, 5), SYSTEM)
    tried, seen = way(Outcome("delivered"))
    relay = relay_of(database, test=tried)
    assert await deliver_due(relay) == 0
    clock.move(seconds=61)
    assert await deliver_due(relay) == 1
    assert len(seen) == 1


async def test_what_a_delivery_leads_to_is_kept_with_it_or_not_at_all(database: Database) -> None:
    """When the rules decline it (the patient is gone), the notice ends, and nothing of it stays."""

    def decline(unit: Unit) -> None:
        conversations.open_talk(unit, KakaoIds("x"))
        raise NotFound("patient")

    tried, _ = way(Outcome("delivered", "", decline))
    await queue(database, "test")
    await deliver_due(relay_of(database, test=tried))
    assert await states(database) == [("dead", "not_found")]
    assert await count(database, Patient) == 0


async def test_a_finished_notice_keeps_nothing_of_what_it_said(database: Database) -> None:
    """Only a dead letter keeps its content, to be sent again by hand."""
    tried, _ = way(Outcome("delivered"), Outcome("dead", "no"))
    relay = relay_of(database, test=tried)
    await queue(database, "test", {"text": "a"})
    await deliver_due(relay)
    await queue(database, "test", {"text": "b"})
    await deliver_due(relay)
    found = await database.run(lambda unit: list(unit.session.scalars(select(Notice).order_by(col(Notice.id)))), SYSTEM)
    assert [bool(notice.payload_sealed) for notice in found] == [False, True]


async def test_a_new_notice_wakes_the_courier_and_stop_ends_it(database: Database) -> None:
    """It does not wait for the next look at the clock, and a stop waits for what is under way."""
    arrived = asyncio.Event()

    async def send(_notice: outbox.Due) -> Outcome:
        arrived.set()
        return Outcome("delivered")

    relay = OutboxRelay(database, {"test": Channel(send)}, Metrics(), poll_s=600)
    running = asyncio.create_task(relay.run(lambda: None))
    await asyncio.sleep(0)
    await queue(database, "test")
    await asyncio.wait_for(arrived.wait(), 10)
    relay.stop()
    await asyncio.wait_for(running, 10)
    assert await states(database) == [("delivered", "")]


def test_pauses_double_up_to_a_bound_and_spread() -> None:
    """Between half and the whole of a doubling pause."""

    class Shut:
        def listen(self, _listener: Any) -> None:
            return

    async def pauses(chance: float) -> list[timedelta]:
        relay = OutboxRelay(Shut(), {}, Metrics(), chance=lambda: chance)  # type: ignore[arg-type]
        return [relay.pause(attempt) for attempt in (1, 2, 3, 30)]

    assert asyncio.run(pauses(1.0)) == [FIRST_PAUSE, FIRST_PAUSE * 2, FIRST_PAUSE * 4, LONGEST_PAUSE]
    assert asyncio.run(pauses(0.0)) == [FIRST_PAUSE / 2, FIRST_PAUSE, FIRST_PAUSE * 2, LONGEST_PAUSE / 2]


# -- callback ---------------------------------------------------------------------------------------------------------


async def promise(post: Post, outside: Outside, clock: MovedClock) -> None:
    """A late turn whose answer goes to the callback."""

    def work(unit: Unit) -> None:
        router.answer(unit, router.read(MESSAGE), post.clinic)
        late_replies.queue_callback(
            unit, MESSAGE, f"{outside.url}/v1/bots/b/callback/t", clock() + timedelta(seconds=50)
        )

    await post.database.run(work, PATIENT)
    clock.move(seconds=1)


async def is_owed(post: Post) -> bool:
    return bool(await post.database.run(lambda unit: unit.session.scalar(select(col(Conversation.owed))), SYSTEM))


async def test_a_callback_carries_the_answer_once(post: Post, outside: Outside, clock: MovedClock) -> None:
    """A valid skill answer, posted a second after the first one; then it is owed no more."""
    await promise(post, outside, clock)
    await deliver_due(post.relay)
    clock.move(seconds=5)
    await deliver_due(post.relay)
    [(method, path, headers, body)] = outside.calls
    assert (method, path) == ("POST", "/v1/bots/b/callback/t")
    assert headers["Content-Type"].startswith("application/json")
    assert violations(json.loads(body)) == []
    assert json.loads(body)["data"]["step"] == "age"
    assert not await is_owed(post)


@pytest.mark.parametrize(
    "answer",
    [{"status": "FAIL", "message": "invalid token"}, {"status": "ERROR"}],
)
async def test_a_refused_callback_is_not_repeated_and_its_answer_waits(
    post: Post, outside: Outside, clock: MovedClock, answer: dict[str, str]
) -> None:
    """`status` counts, not the HTTP code; the patient gets the answer with the next message instead."""
    outside.usual = lambda: web.json_response(answer)
    await promise(post, outside, clock)
    for _ in range(3):
        await deliver_due(post.relay)
        clock.move(seconds=5)
    assert len(outside.calls) == 1
    assert await is_owed(post)


async def test_a_callback_is_never_sent_after_its_minute(post: Post, outside: Outside, clock: MovedClock) -> None:
    """Kakao would refuse it; the answer waits for the next message."""
    await promise(post, outside, clock)
    clock.move(seconds=49)
    await deliver_due(post.relay)
    assert outside.calls == []
    assert await post.states() == [("expired", "too_late")]
    assert await is_owed(post)


async def test_an_answer_that_was_shown_meanwhile_is_not_called_back(
    post: Post, outside: Outside, clock: MovedClock
) -> None:
    """The patient wrote again and has read it."""
    await promise(post, outside, clock)
    again = router.read(Message(MESSAGE.sender, text="네?", skill="consult"))
    await post.database.run(lambda unit: router.answer(unit, again, post.clinic), PATIENT)
    await deliver_due(post.relay)
    assert outside.calls == []
    assert await post.states() == [("skipped", "shown_already")]


async def test_a_callback_that_nobody_answers_is_tried_within_its_time(
    configure: Configure, sqlite_database: Database, clock: MovedClock, unused_tcp_port: int
) -> None:
    """No connection means that nothing arrived, so that another attempt is right; in the end the answer is owed."""
    closed = Outside(f"http://127.0.0.1:{unused_tcp_port}")
    async with post_office(configure(kakao_bot_api_url=closed.url), sqlite_database) as post:
        await promise(post, closed, clock)
        await deliver_due(post.relay)
        [notice] = await post.notices()
        assert (notice.state, notice.attempts) == ("queued", 1)
        for _ in range(4):
            clock.move(seconds=10)
            await deliver_due(post.relay)
        assert (await post.states())[0][0] == "dead"
        assert await is_owed(post)


async def test_a_failed_turn_is_told_by_the_callback(post: Post, outside: Outside, clock: MovedClock) -> None:
    """Who was told to wait hears that it did not work."""
    url = f"{outside.url}/v1/bots/b/callback/t"
    until = clock() + timedelta(seconds=50)
    await post.database.run(lambda unit: late_replies.send_failure(unit, url, "consult", "ko", until), PATIENT)
    await deliver_due(post.relay)
    assert b'"step":"broken"' in outside.calls[0][3]


# -- photos -----------------------------------------------------------------------------------------------------------


def picture(size: tuple[int, int] = (40, 30), kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    out = BytesIO()
    Image.new(mode, size, (200, 100, 50, 128)[: len(mode)]).save(out, kind, **options)
    return out.getvalue()


def with_exif(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x0112] = orientation
    return picture(exif=exif)


async def ask_for_photo(post: Post, url: str) -> None:
    def work(unit: Unit) -> None:
        talk = conversations.open_talk(unit, KakaoIds("p"))
        photos.receive(unit, talk.patient_id, None, (url,))

    await post.database.run(work, PATIENT)


async def photo_of(post: Post) -> Photo:
    return await post.database.run(lambda unit: unit.session.scalars(select(Photo)).one(), SYSTEM)


async def test_a_photo_is_fetched_cleaned_and_sealed(post: Post, outside: Outside) -> None:
    """From the configured host, without metadata, and unreadable on disk."""
    outside.usual = lambda: web.Response(body=with_exif(), content_type="image/jpeg")
    await ask_for_photo(post, f"{outside.url}/photos/a.jpg?expires=1")
    await deliver_due(post.relay)
    kept = await photo_of(post)
    assert await post.states() == [("delivered", "")]
    assert kept.content_sealed
    assert (kept.width, kept.height) == (40, 30)
    assert not kept.content_sealed.startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a.jpg",
        "https://kakaocdn.net.example.com/a.jpg",
        "https://xkakaocdn.net/a.jpg",
        "https://talk.kakaocdn.net:8443/a.jpg",
        "https://user@talk.kakaocdn.net/a.jpg",
        "http://127.0.0.1:1/a.jpg",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "https://[::1",
    ],
)
async def test_a_photo_of_another_host_is_not_fetched(post: Post, outside: Outside, url: str) -> None:
    """Only Kakao's picture hosts, so that nobody makes the server call what they like."""
    await ask_for_photo(post, url)
    await deliver_due(post.relay)
    assert outside.calls == []
    assert await post.states() == [("dead", "foreign_host")]
    assert (await photo_of(post)).state == "failed:foreign_host"


class PictureHost(httpx.AsyncBaseTransport):
    """Kakao's picture host behind the guard: which addresses it was asked for, and on which schemes it gives the picture."""

    def __init__(self, **answers: int) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.called: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(f"{request.url.scheme}://{request.headers['Host']}{request.url.raw_path.decode()}")
        self.called.append(request.url.host)
        if (status := self.answers.get(request.url.scheme)) is None:
            raise httpx.ConnectError("no TLS here")
        return httpx.Response(status, content=picture())


def asking(post: Post, host: PictureHost, refused: list[str], *means: str) -> httpx.AsyncClient:
    async def resolve(_name: str) -> list[str]:
        return list(means) or [PUBLIC]

    async def note(_purpose: str, name: str) -> None:
        refused.append(name)

    async def allowed() -> AllowList:
        return AllowList.of(post.senders.settings, post.clinic)

    return httpx.AsyncClient(transport=GuardedTransport(allowed, note, host, resolve))


PUBLIC = "8.8.8.8"  # Nobody calls it: the host is played.
SECURE = "http://secure.kakaocdn.net/dna/a/b/1.jpg?expires=1&signature=s%3D"
TLS = SECURE.replace("http:", "https:")


@pytest.mark.parametrize(
    ("given", "answers", "asked", "problem"),
    [
        (SECURE, {"https": 200, "http": 200}, [TLS], None),
        (SECURE, {"http": 200}, [TLS, SECURE], None),
        (SECURE, {"https": 404, "http": 200}, [TLS, SECURE], None),
        (TLS, {"http": 200}, [TLS, SECURE], None),
        (TLS, {"https": 404, "http": 200}, [TLS], "http_404"),
        (SECURE.replace("http:", "HTTP:").replace(".net", ".net:80"), {"https": 200}, [TLS], None),
        (SECURE, {}, [TLS, SECURE], "unreachable"),
        (SECURE, {"https": 410, "http": 410}, [TLS, SECURE], "http_410"),
    ],
)
async def test_a_picture_is_asked_for_by_tls_first(
    post: Post, given: str, answers: dict[str, int], asked: list[str], problem: str | None
) -> None:
    """Kakao's own addresses have no TLS, and nobody says whether the host speaks it."""
    host, refused = PictureHost(**answers), list[str]()
    async with asking(post, host, refused) as http:
        if problem is None:
            assert (await fetch_photo(http, given)).width == 40
        else:
            with pytest.raises(PhotoRefused, match=problem):
                await fetch_photo(http, given)
    assert (host.asked, refused) == (asked, [])


@pytest.mark.parametrize(
    "url", ["http://kauth.kakao.com/x", "http://secure.kakaocdn.net:8080/x", "http://example.com/x"]
)
async def test_nothing_but_kakaos_pictures_goes_without_tls(post: Post, url: str) -> None:
    """The guard lets only that host through in the clear."""
    host, refused = PictureHost(http=200), list[str]()
    async with asking(post, host, refused) as http:
        with pytest.raises(EgressRefused):
            await http.get(url)
    assert host.asked == []


@pytest.mark.parametrize(
    "means",
    [
        *(["127.0.0.1"], ["10.0.0.5"], ["169.254.169.254"], ["::1"], ["fe80::1%eth0"], [PUBLIC, "192.168.0.1"]),
        # The old kind inside of the new, and what is no one machine.
        *(["::ffff:10.0.0.5"], ["64:ff9b::10.0.0.5"], ["64:ff9b:1::10.0.0.5"], ["2002:a00:5::1"], ["::10.0.0.5"]),
        *(["fec0::1"], ["ff02::1"], ["224.0.0.1"]),
    ],
    ids=str,
)
async def test_a_name_without_tls_that_means_something_inside_is_not_called(post: Post, means: list[str]) -> None:
    """Whoever answers for the name leads nobody into the clinic's own network; and what was looked at is what is called."""
    host, refused = PictureHost(http=200), list[str]()
    async with asking(post, host, refused, *means) as http:
        with pytest.raises(PhotoRefused, match="unreachable"):
            await fetch_photo(http, SECURE)
    assert (host.called, refused) == (["secure.kakaocdn.net"], ["secure.kakaocdn.net"])  # By TLS alone.
    async with asking(post, host, refused) as http:
        await fetch_photo(http, SECURE)
    assert host.called[-1] == PUBLIC


@pytest.mark.parametrize("folded", [{}, {"Content-Encoding": "gzip"}], ids=["large", "folded"])
async def test_no_answer_is_read_without_end(post: Post, outside: Outside, folded: dict[str, str]) -> None:
    """What a vendor answers is a line; a flood, or what would unfold into one, fails like a broken line."""
    body = b" " * (LARGEST_ANSWER + 1) if not folded else gzip.compress(b" " * 10_000_000)
    outside.usual = lambda: web.Response(body=body, headers=folded)
    with pytest.raises(httpx.RemoteProtocolError):
        await post.senders.http.get(f"{outside.url}/photos/a.jpg")
    outside.usual = lambda: web.Response(body=b" " * LARGEST_ANSWER)
    assert (await post.senders.http.get(f"{outside.url}/photos/a.jpg")).status_code == 200
    assert {headers["Accept-Encoding"] for _, _, headers, _ in outside.calls} == {"identity"}


async def test_a_redirect_is_not_followed(post: Post, outside: Outside) -> None:
    """An allowed host may not send us on to another one."""
    outside.usual = lambda: web.Response(status=302, headers={"Location": f"{outside.url}/elsewhere"})
    await ask_for_photo(post, f"{outside.url}/photos/a.jpg")
    await deliver_due(post.relay)
    assert len(outside.calls) == 1
    assert (await photo_of(post)).state == "failed:http_302"


async def test_a_file_that_is_too_large_is_left(post: Post, outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not even read to its end."""
    monkeypatch.setattr(photo_fetching, "LARGEST_FILE", 100)
    outside.usual = lambda: web.Response(body=picture((300, 300)))
    await ask_for_photo(post, f"{outside.url}/photos/a.jpg")
    await deliver_due(post.relay)
    assert (await photo_of(post)).state == "failed:too_large"


@pytest.mark.parametrize(
    ("raw", "code"),
    [(b"<html>", "not_a_photo"), (b"", "not_a_photo"), (picture()[:200], "broken_photo"), (b"%PDF-1.7", "not_a_photo")],
)
async def test_what_is_no_picture_is_refused(raw: bytes, code: str) -> None:
    """What the file holds counts, not what it is called."""
    with pytest.raises(PhotoRefused, match=code):
        clean(raw)


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    """A small file of a great many pixels."""
    with pytest.raises(PhotoRefused, match=r"too_many_pixels|not_a_photo"):
        clean(picture((9000, 9000), "PNG", "L"))


def test_a_kept_picture_has_no_metadata_stands_upright_and_is_not_too_large() -> None:
    """Camera, place and time stay out; the turn that they told is done."""
    turned = clean(with_exif(orientation=6))
    assert (turned.width, turned.height) == (30, 40)
    assert b"SecretCamera" not in turned.content
    assert not dict(Image.open(BytesIO(turned.content)).getexif())
    large = clean(picture((4000, 1000)))
    assert (large.width, large.height) == (2048, 512)


@pytest.mark.parametrize(
    ("mode", "kind", "kept"), [("RGBA", "PNG", "PNG"), ("L", "PNG", "JPEG"), ("RGB", "WEBP", "JPEG")]
)
def test_a_picture_is_kept_as_jpeg_or_png(mode: str, kind: str, kept: str) -> None:
    """PNG where parts are transparent."""
    assert Image.open(BytesIO(clean(picture(kind=kind, mode=mode)).content)).format == kept


async def test_a_photo_that_is_not_wanted_any_more_leaves_nothing(post: Post, outside: Outside) -> None:
    """The answers were cancelled while it was fetched; had they been before, it would not have been fetched at all."""
    outside.usual = lambda: web.Response(body=picture())
    await ask_for_photo(post, f"{outside.url}/photos/a.jpg")

    def cancel(unit: Unit) -> None:
        talk = conversations.open_talk(unit, KakaoIds("p"))
        photos.discard(unit, talk.patient_id)

    due = (await post.database.run(lambda unit: outbox.take_due(unit, 5), SYSTEM))[0]
    outcome = await post.senders.fetch(due)
    await post.database.run(cancel, PATIENT)
    assert outcome.then is not None
    await post.database.run(outcome.then, SYSTEM)
    assert await count(post.database, Photo) == 0
    outside.calls.clear()
    assert (await post.senders.fetch(due)).state == "skipped"
    assert outside.calls == []


async def test_a_photo_that_was_being_fetched_when_photos_were_stopped_is_not_kept(
    post: Post, outside: Outside
) -> None:
    """What had set off comes too late: nothing of it stays, and the patient will be told that it did not arrive."""
    outside.usual = lambda: web.Response(body=picture())
    await ask_for_photo(post, f"{outside.url}/photos/a.jpg")
    due = (await post.database.run(lambda unit: outbox.take_due(unit, 5), SYSTEM))[0]
    outcome = await post.senders.fetch(due)
    await post.database.run(lambda unit: switches.move(unit, clinic(), "photos", "의심되는 접속", off=True), SYSTEM)
    assert outcome.then is not None
    await post.database.run(outcome.then, SYSTEM)
    kept = await photo_of(post)
    assert (kept.state, kept.content_sealed) == ("failed:photos_off", None)
    assert await post.database.run(lambda unit: photos.take_lost(unit, kept.patient_id), SYSTEM) == 1


# -- staff ------------------------------------------------------------------------------------------------------------


async def test_staff_are_told_without_a_personal_word_and_signed(
    post: Post, outside: Outside, clock: MovedClock
) -> None:
    """{"text": …} with the headers of Standard Webhooks; the id stays the same at each attempt."""
    outside.answers = [web.Response(status=503)]
    await post.database.run(lambda unit: notices.tell_staff(unit, "new_case", "c1", "1234567"), SYSTEM)
    await deliver_due(post.relay)
    clock.move(seconds=5)
    await deliver_due(post.relay)
    uid, again = [call[2]["webhook-id"] for call in outside.calls]
    assert uid == again
    _, _, headers, body = outside.calls[1]
    signed = f"{uid}.{int(clock().timestamp())}.".encode() + body
    code = base64.b64encode(hmac.digest(b"0" * 24, signed, "sha256")).decode()
    assert headers["webhook-signature"] == f"v1,{code}"
    said, page = json.loads(body)["text"].split("\n")
    assert said == "새 상담이 접수됐어요. 상담번호 1234567"
    assert page.endswith("/desk/cases/c1")


async def test_a_webhook_that_refuses_for_good_is_not_tried_again(post: Post, outside: Outside) -> None:
    """404 does not get better by waiting."""
    outside.answers = [web.Response(status=404)]
    await queue(post.database, "staff_webhook", {"event": "new_case"})
    await deliver_due(post.relay)
    assert await post.states() == [("dead", "http_404")]


async def test_without_a_channel_for_staff_nothing_is_lost_but_the_notice(
    configure: Configure, sqlite_database: Database
) -> None:
    """The desk shows the case anyway; the notice does not pile up."""
    async with post_office(configure(), sqlite_database) as post:
        await queue(sqlite_database, "staff_webhook", {"event": "new_case"})
        await queue(sqlite_database, "staff_mail", {"text": "x"})
        await deliver_due(post.relay)
        assert await post.states() == [("skipped", "not_set")] * 2


# -- the patient's chat -----------------------------------------------------------------------------------------------


async def wake(post: Post, **payload: Any) -> None:
    def work(unit: Unit) -> None:
        talk = conversations.open_talk(unit, KakaoIds("k" * 64, is_dev=True))
        outbox.queue(unit, "patient_event", {"event": "answer", **payload}, patient_id=talk.patient_id)

    await post.database.run(work, PATIENT)


async def test_an_event_wakes_the_patients_chat(post: Post, outside: Outside) -> None:
    """In the form of the Event API, to the development bot for its users, and its result is looked up."""
    outside.answers = [
        web.json_response({"taskId": "t9", "status": "SUCCESS"}),
        web.json_response({"taskId": "t9", "status": "PROCESSING"}),
        web.json_response({"taskId": "t9", "status": "ALL SUCCESS"}),
    ]
    await wake(post)
    await deliver_due(post.relay)
    assert [call[:2] for call in outside.calls] == [("POST", "/v2/bots/65f0!/talk"), *[("GET", "/v1/tasks/t9")] * 2]
    assert outside.calls[0][2]["Authorization"] == "KakaoAK rest-key"
    assert json.loads(outside.calls[0][3]) == {
        "event": {"name": "sangdam_inbox"},
        "user": [{"type": "botUserKey", "id": "k" * 64}],
        "params": {"event": "sangdam_inbox"},
    }
    assert [state for _, state in post.told] == ["delivered"]


async def test_an_event_that_reached_nobody_is_told(post: Post, outside: Outside) -> None:
    """Accepted is not delivered: the task's result counts."""
    outside.answers = [
        web.json_response({"taskId": "t9", "status": "SUCCESS"}),
        web.json_response({"taskId": "t9", "status": "1 FAIL"}),
    ]
    await wake(post)
    await deliver_due(post.relay)
    assert await post.states() == [("dead", "event_failed")]
    assert [state for _, state in post.told] == ["failed"]


async def test_nobody_is_woken_who_blocked_the_channel_and_staff_learn_it(post: Post, outside: Outside) -> None:
    """Not even tried, and the answer on its way is told as not delivered."""
    await wake(post)
    await post.database.run(lambda unit: unit.connection.execute(update(Patient).values(blocked_at=unit.now)), SYSTEM)
    await deliver_due(post.relay)
    assert (outside.calls, await post.states()) == ([], [("dead", "channel_blocked")])
    assert [state for _, state in post.told] == ["failed"]


async def test_an_event_without_credentials_is_skipped(configure: Configure, sqlite_database: Database) -> None:
    """A clinic without the Event API tells its answers with the patient's next message."""
    async with post_office(configure(), sqlite_database) as post:
        await wake(post)
        await deliver_due(post.relay)
        assert await post.states() == [("skipped", "not_set")]


# -- unlinking -------------------------------------------------------------------------------------------------------


async def unlinked(post: Post) -> list[tuple[str, str]]:
    """Destroy the login of a linked chat at Kakao as a deletion does; what the trail says of it afterwards."""

    def work(unit: Unit) -> None:
        talk = conversations.open_talk(unit, KakaoIds("k" * 64))
        patients.link_app_user(unit, conversations.unlocked(unit, talk), "3000000001")
        unit.session.flush()
        assert membership.ask_kakao_to_unlink(unit, talk.patient_id, "request-1")

    await post.database.run(work, PATIENT)
    await deliver_due(post.relay)
    query = select(AccessRecord).where(col(AccessRecord.act).like("processor%"))
    found = await post.database.run(lambda unit: list(unit.session.scalars(query)), SYSTEM)
    return [(record.act, record.why) for record in found if record.about == "request-1"]


@pytest.mark.parametrize(
    "answer",
    [
        lambda: web.json_response({"id": 3000000001}),
        lambda: web.json_response({"msg": "NotRegisteredUserException", "code": -101}, status=400),
    ],
)
async def test_kakao_is_told_to_end_the_link_and_that_is_recorded(post: Post, outside: Outside, answer: Any) -> None:
    """R-8: under the admin key, as a form; somebody who is not linked any more is no failure. Nothing of it is kept."""
    outside.answers = [answer()]
    assert await unlinked(post) == [("processor_told", "kakao_unlink")]
    (method, path, headers, body) = outside.calls[0]
    assert (method, path, headers["Authorization"]) == ("POST", "/v1/user/unlink", "KakaoAK admin-key")
    assert body == b"target_id_type=user_id&target_id=3000000001"
    assert [(n.state, n.payload_sealed) for n in await post.notices()] == [("delivered", b"")]


async def test_what_kakao_cannot_be_told_for_a_day_is_recorded_told_and_forgotten(
    post: Post, outside: Outside, clock: MovedClock
) -> None:
    """Tried again and again; then the officer hears of it, and the member number is kept no longer."""
    outside.usual = lambda: web.json_response({}, status=503)
    assert await unlinked(post) == []
    clock.move(days=1)
    await deliver_due(post.relay)
    notices = await post.notices()
    assert [(n.kind, n.state, n.payload_sealed == b"") for n in notices] == [
        ("kakao_unlink", "expired", True), ("staff_webhook", "queued", False),
    ]  # fmt: skip
    assert await unlinked(post) == [("processor_not_told", "too_late")]


async def test_a_dead_letter_that_was_good_for_a_time_only_keeps_nothing(database: Database) -> None:
    """A farewell to somebody who was deleted must not lie about as a dead letter, nor be sent again by hand."""
    refused, _ = way(Outcome("dead", "refused"))
    until = database.clock() + timedelta(days=1)
    await queue(database, "farewell", {"text": "words"}, expires_at=until)
    await deliver_due(relay_of(database, farewell=refused))
    notice = (await database.run(lambda unit: list(unit.session.scalars(select(Notice))), SYSTEM))[0]
    assert (notice.state, notice.payload_sealed) == ("dead", b"")
    assert await database.run(lambda unit: dead_letters.retry(unit, notice.id or 0), SYSTEM) is None


# -- the way out ------------------------------------------------------------------------------------------------------


async def refusals(database: Database) -> list[tuple[str, str, str]]:
    found = await database.run(lambda unit: list(unit.session.scalars(select(AccessRecord))), SYSTEM)
    return [(record.act, record.about, record.why) for record in found if record.act == "egress_refused"]


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example.com/x",
        "http://bot-api.kakao.com/x",
        "https://bot-api.kakao.com:8443/x",
        "https://kakao.com.example.com/x",
        "http://127.0.0.1:1/x",
    ],
)
async def test_a_call_to_another_host_is_refused_and_recorded(post: Post, url: str) -> None:
    """Clause 4: nothing leaves Sangdam but to hosts that the clinic has put down."""
    with pytest.raises(EgressRefused):
        await post.senders.http.get(url, extensions={"sangdam.purpose": "test"})
    assert await refusals(post.database) == [("egress_refused", httpx.URL(url).host, "test")]


async def test_a_host_that_came_with_a_message_is_not_written_down(post: Post) -> None:
    """It may hold a person's words, and the trail is kept when the person is gone."""
    with pytest.raises(EgressRefused):
        await post.senders.http.get("https://hong-gildong.example.com/x", extensions={"sangdam.purpose": "photo"})
    assert await refusals(post.database) == [("egress_refused", "", "photo")]


async def test_the_hosts_that_are_set_are_called(post: Post, outside: Outside) -> None:
    """The guard lets through what it should."""
    response = await post.senders.http.get(f"{outside.url}/x")
    assert response.status_code == 200
