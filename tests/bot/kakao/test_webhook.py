"""The webhook's promises: 401 for a stranger and 200 with a valid bubble for everybody else, in time, after the commit."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlmodel import col

from bot.kakao.replies.violations import violations
from bot.kakao.webhook import BODY_LIMIT, EDGE, SKILLS
from skills.chat import late_replies, router
from skills.turn import FOR
from skills.understanding import understand
from storage.database.database import Database
from storage.outbox.outbox import Notice
from storage.patients.conversations import Conversation
from storage.patients.patients import Patient
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.bot.conftest import MakeServer, app_of, skill_call
from tests.bot.kakao.calls import sample
from tests.conftest import MovedClock
from tests.intake import STEPS, blind_act

KEY = "a-key-for-the-tests-only"


async def valid(response: Any) -> dict[str, Any]:
    """The answer's body, after checking that Kakao would take it."""
    assert response.status == 200
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    body: dict[str, Any] = json.loads(await response.read())
    assert violations(body) == []
    return body


async def count(database: Database, model: Any) -> int:
    found = await database.run(lambda unit: unit.connection.scalar(select(func.count()).select_from(model)), PATIENT)
    return int(found or 0)


# -- who may call -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("headers", [{}, {"X-Skill-Key": "wrong"}, {"X-Skill-Key": "키"}, {"X-Skill-Key": KEY + "x"}])
async def test_a_caller_without_the_key_gets_401(serve: MakeServer, headers: dict[str, str]) -> None:
    """The only answer that is not 200."""
    client = await serve(skill_key=KEY)
    for path in ("/skills/consult", "/skills/validate/name"):
        response = await client.post(path, data=skill_call(), headers=headers)
        assert response.status == 401
        assert response.content_type == "application/json"


async def test_the_right_key_is_answered(serve: MakeServer) -> None:
    """The key that was set lets Kakao in."""
    client = await serve(skill_key=KEY)
    await valid(await client.post("/skills/consult", data=skill_call(), headers={"X-Skill-Key": KEY}))


@pytest.mark.parametrize("headers", [{}, {"X-Skill-Key": ""}, {"Host": "127.0.0.1"}, {"Host": "localhost:8080"}])
async def test_a_server_without_a_key_answers_nobody(serve: MakeServer, headers: dict[str, str]) -> None:
    """Whatever name it is called by: nginx names its upstream, which is this machine, for whoever called."""
    client = await serve(skill_key=None)
    for path in ("/skills/menu", "/skills/validate/name"):
        assert (await client.post(path, data=skill_call(), headers=headers)).status == 401


# -- always 200 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("skill", SKILLS)
async def test_every_skill_answers_and_says_where_it_stands(serve: MakeServer, skill: str) -> None:
    """`data` carries skill, step and intent (docs/contract.md)."""
    client = await serve()
    body = await valid(await client.post(f"/skills/{skill}", data=skill_call("메뉴")))
    assert set(body["data"]) == {"skill", "step", "intent"}


@pytest.mark.parametrize("raw", [b"", b"{", b"null", b"[]", b"\xff\xfe", "안녕".encode("cp949"), b'{"userRequest": 1}'])
async def test_a_body_that_is_no_call_gets_a_valid_bubble_and_leaves_nothing(
    serve: MakeServer, sqlite_database: Database, raw: bytes
) -> None:
    """What names nobody is answered from a throw-away conversation."""
    client = await serve()
    await valid(await client.post("/skills/fallback", data=raw))
    assert await count(sqlite_database, Patient) == 0


async def test_a_body_that_is_too_large_gets_a_safe_bubble(serve: MakeServer) -> None:
    """64 KiB is the limit, and one byte more is not read as a turn."""
    client = await serve()
    fits = skill_call()
    fits += b" " * (BODY_LIMIT - len(fits))
    assert (await valid(await client.post("/skills/menu", data=fits)))["data"]["step"] != "broken"
    assert (await valid(await client.post("/skills/menu", data=fits + b" ")))["data"]["step"] == "broken"


async def test_a_compressed_body_that_does_not_unpack_gets_a_safe_bubble(serve: MakeServer) -> None:
    """A broken encoding is a broken body, not a 400."""
    client = await serve()
    headers = {"Content-Encoding": "deflate"}
    response = await client.post("/skills/menu", data=b"not deflated", headers=headers, compress=None)
    assert (await valid(response))["data"]["step"] == "broken"


async def test_a_failure_of_ours_gets_a_safe_bubble(serve: MakeServer, sqlite_database: Database) -> None:
    """With the database gone, the patient still reads a sentence with the clinic's telephone number."""
    client = await serve()
    sqlite_database.close()
    body = await valid(await client.post("/skills/consult", data=skill_call()))
    assert body["data"]["step"] == "broken"
    assert "02-797-2773" in json.dumps(body, ensure_ascii=False)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def odd_calls(draw: st.DrawFn) -> bytes:
    """A call with some of its parts replaced by anything."""
    body = sample("skill_call")
    for path in draw(st.lists(st.sampled_from(PLACES), max_size=5)):
        inner: Any = body
        for name in path[:-1]:
            inner = inner.get(name) if isinstance(inner, dict) else None
        if isinstance(inner, dict):
            inner[path[-1]] = draw(json_values)
    return json.dumps(body).encode("utf-8", "surrogatepass")


PLACES = [
    ("intent",), ("bot",), ("bot", "id"), ("contexts",), ("flow",), ("flow", "trigger"), ("userRequest",),
    ("action",), ("action", "params"), ("action", "detailParams"), ("action", "clientExtra"),
    ("userRequest", "user"), ("userRequest", "user", "properties"), ("userRequest", "user", "id"),
    ("userRequest", "utterance"), ("userRequest", "lang"), ("userRequest", "params"), ("userRequest", "callbackUrl"),
]  # fmt: skip


async def test_no_body_gets_anything_but_a_valid_answer(serve: MakeServer) -> None:
    """Generated bodies, odd calls and plain bytes: never another status, never an answer that Kakao refuses."""
    client = await serve()
    loop = asyncio.get_running_loop()

    async def post(raw: bytes) -> None:
        await valid(await client.post("/skills/fallback", data=raw))

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(odd_calls() | st.binary(max_size=300) | json_values.map(lambda value: json.dumps(value).encode()))
    def answered(raw: bytes) -> None:
        asyncio.run_coroutine_threadsafe(post(raw), loop).result(20)

    await asyncio.to_thread(answered)


# -- what is left behind ----------------------------------------------------------------------------------------------


async def test_a_skill_test_gets_a_true_answer_and_leaves_nothing(serve: MakeServer, sqlite_database: Database) -> None:
    """The admin centre's test (accountId) is no patient; that there was one is on the trail."""
    client = await serve()
    await valid(await client.post("/skills/consult", data=json.dumps(sample("skill_test"))))
    tests = select(col(AccessRecord.actor_kind), col(AccessRecord.subject)).where(
        col(AccessRecord.act) == "skill_tested"
    )
    rows = await sqlite_database.run(lambda unit: unit.session.execute(tests).all(), SYSTEM)
    assert [tuple(row) for row in rows] == [("kakao", "")]
    assert await count(sqlite_database, Patient) == 0
    assert await count(sqlite_database, Conversation) == 0


@pytest.mark.parametrize("words", ["", "resume", "내 개인정보 보여주세요"])
async def test_a_skill_test_that_names_a_patient_is_told_nothing_of_theirs(serve: MakeServer, words: str) -> None:
    """Who may run a test in the admin centre would else read everybody, and leave no trace."""
    client, patient = await serve(), "p" * 64
    asked: dict[str, Any] = {}
    for turn in range(len(STEPS) - 1):
        text, _ = blind_act(turn)
        asked = await valid(await client.post("/skills/consult", data=skill_call(text, user=patient)))
    assert asked["data"]["step"] == "confirm"
    properties: dict[str, str] = {"botUserKey": patient, "plusfriendUserKey": patient, "appUserId": "12345"}
    users: list[dict[str, Any]] = [{"id": patient, "type": "accountId", "properties": properties}, {"properties": {}}]
    for user in users:
        call = json.loads(skill_call(words or "안녕하세요", user=patient))
        call["userRequest"]["user"] = user
        if words == "resume":
            call["action"]["clientExtra"] = {"choice": "resume"}
        for skill in ("fallback", "status", "rights", "inbox", "consult"):
            told = json.dumps(
                await valid(await client.post(f"/skills/{skill}", data=json.dumps(call))), ensure_ascii=False
            )
            assert "홍길동" not in told
            assert "0000-1234" not in told
            assert "처져요" not in told


async def test_an_answer_comes_after_its_commit(serve: MakeServer, sqlite_database: Database) -> None:
    """What was answered is there for another connection."""
    client = await serve()
    await valid(await client.post("/skills/consult", data=skill_call()))
    with sqlite3.connect(sqlite_database.engine.url.database or "") as other:
        assert other.execute("SELECT count(*) FROM patient").fetchone() == (1,)
    other.close()


# -- the deadline -----------------------------------------------------------------------------------------------------


async def test_the_words_are_read_before_the_unit_of_work_is_opened(
    serve: MakeServer, sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever somebody writes, the writer is not held while their words are looked at."""
    happened: list[str] = []

    def noted(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def note(*given: Any) -> Any:
            happened.append(name)
            return work(*given)

        return note

    monkeypatch.setattr(router, "understand", noted("read", understand))
    monkeypatch.setattr(router, "answer", noted("opened", router.answer))
    client = await serve()
    for text in ("상담 신청", "네", "개인정보 삭제해 주세요"):
        await valid(await client.post("/skills/fallback", data=skill_call(text)))
    assert happened == ["read", "opened"] * 3


@contextmanager
def blocked(database: Database) -> Iterator[None]:
    """Another process holds the write lock."""
    other = sqlite3.connect(database.engine.url.database or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


async def settled(app: web.Application) -> None:
    """Wait for the work that outlived its request."""
    edge = app[EDGE]
    while edge.late:
        await asyncio.wait(set(edge.late))


async def test_a_late_answer_waits_for_the_next_message(serve: MakeServer, sqlite_database: Database) -> None:
    """Past the deadline the patient reads a holding bubble; the work is committed and its answer comes first next time."""
    client = await serve(turn_deadline_s=0.1)
    with blocked(sqlite_database):
        body = await valid(await client.post("/skills/consult", data=skill_call("상담 신청")))
        assert body["data"]["step"] == "holding"
    await settled(app_of(client))
    assert await count(sqlite_database, Patient) == 1
    body = await valid(await client.post("/skills/consult", data=skill_call("네?")))
    assert body["data"]["step"] == "age"


async def test_an_answer_in_time_is_not_owed(serve: MakeServer, sqlite_database: Database) -> None:
    """Nobody reads the same answer twice."""
    client = await serve()
    await valid(await client.post("/skills/consult", data=skill_call()))
    assert await owed(sqlite_database) == [False]


async def test_what_is_held_in_memory_alone_ends_on_time_though_nobody_writes(
    serve: MakeServer, clock: MovedClock
) -> None:
    """Ten minutes are ten minutes, for the words of each."""
    client = await serve()
    edge, soon = app_of(client)[EDGE], timedelta(milliseconds=20)
    edge.reach.unkept.hold("a", "쌍꺼풀 재수술이 궁금해요", clock.now - FOR + soon)
    edge.reach.doubted.hold("b", "", clock.now - FOR + 2 * soon)
    await valid(await client.post("/skills/menu", data=skill_call("안녕하세요")))
    clock.move(minutes=1)
    async with asyncio.timeout(10):
        while not (edge.reach.unkept.is_empty and edge.reach.doubted.is_empty):
            await asyncio.sleep(0.01)


async def owed(database: Database) -> list[bool]:
    return await database.run(lambda unit: list(unit.session.scalars(select(col(Conversation.owed)))), PATIENT)


CALLBACK = "https://bot-api.kakao.com/v1/bots/b/callback/t"


async def test_a_late_answer_with_a_callback_is_promised_and_queued(
    serve: MakeServer, sqlite_database: Database, clock: MovedClock
) -> None:
    """`useCallback` without a template, and a notice that dies before Kakao's minute is over."""
    client = await serve(turn_deadline_s=0.1)
    with blocked(sqlite_database):
        response = await client.post("/skills/consult", data=skill_call("상담 신청", callbackUrl=CALLBACK))
        body = json.loads(await response.read())
    assert (response.status, body["version"], body["useCallback"]) == (200, "2.0", True)
    assert "template" not in body
    assert body["data"]["text"]
    await settled(app_of(client))
    notices = await sqlite_database.run(lambda unit: list(unit.session.scalars(select(Notice))), PATIENT)
    until = clock() + timedelta(seconds=50)
    assert [(n.kind, n.state, n.expires_at) for n in notices] == [("callback", "queued", until)]
    assert await owed(sqlite_database) == [True]


async def test_a_callback_of_another_host_is_none(serve: MakeServer, sqlite_database: Database) -> None:
    """Only Kakao's hosts get an answer; for all others the holding bubble it is."""
    client = await serve(turn_deadline_s=0.1)
    with blocked(sqlite_database):
        raw = skill_call("상담 신청", callbackUrl="https://kakao.com.example.org/x")
        body = await valid(await client.post("/skills/consult", data=raw))
    assert body["data"]["step"] == "holding"
    await settled(app_of(client))
    assert await count(sqlite_database, Notice) == 0


async def test_a_late_skill_test_leaves_nothing(serve: MakeServer, sqlite_database: Database) -> None:
    """Being late is no reason to keep a throw-away conversation."""
    client = await serve(turn_deadline_s=0.1)
    with blocked(sqlite_database):
        await valid(await client.post("/skills/consult", data=json.dumps(sample("skill_test"))))
    await settled(app_of(client))
    assert await count(sqlite_database, Patient) == 0


async def test_the_same_answer_is_taken_once(serve: MakeServer, sqlite_database: Database) -> None:
    """A callback takes the owed answer; what the patient has seen meanwhile is not sent again."""
    client = await serve(turn_deadline_s=0.1)
    with blocked(sqlite_database):
        await client.post("/skills/consult", data=skill_call("상담 신청", callbackUrl=CALLBACK))
    await settled(app_of(client))

    def take(unit: Unit) -> str | None:
        found = unit.session.scalars(select(Conversation)).one()
        reply = late_replies.take(unit, found.patient_id, found.turn)
        return reply.step if reply else None

    assert [await sqlite_database.run(take, PATIENT) for _ in range(2)] == ["age", None]


# -- parameter validation ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("phone", "010 0000 1234", "+821000001234"),
        ("phone", "０１０-0000-1234", "+821000001234"),
        ("name", "홍길동", "홍길동"),
    ],
)
async def test_a_good_value_is_taken_as_it_is_kept(serve: MakeServer, field: str, words: str, value: str) -> None:
    """SUCCESS replaces the parameter's value (docs/kakao.md §4)."""
    client = await serve()
    call = {**sample("validation_call"), "value": {"origin": words, "resolved": words}}
    response = await client.post(f"/skills/validate/{field}", json=call)
    assert (response.status, await response.json()) == (200, {"status": "SUCCESS", "value": value})


@pytest.mark.parametrize(("field", "words"), [("phone", "12"), ("name", "123"), ("name", "")])
async def test_a_bad_value_fails_with_a_sentence_that_helps(serve: MakeServer, field: str, words: str) -> None:
    """FAIL asks again and shows the message."""
    client = await serve()
    response = await client.post(f"/skills/validate/{field}", json={"value": {"origin": words}, "utterance": words})
    body = await response.json()
    assert (response.status, body["status"]) == (200, "FAIL")
    assert body["message"].endswith(("요.", "길동"))


async def test_a_doubtful_name_is_told_how_to_be_clear(serve: MakeServer) -> None:
    """Nothing is remembered between two validation calls, so the same words again would never be taken."""
    client = await serve()
    body = await (await client.post("/skills/validate/name", json={"utterance": "뽀삐"})).json()
    assert body["status"] == "FAIL"
    assert "제 이름은 뽀삐" in body["message"]
    body = await (await client.post("/skills/validate/name", json={"utterance": "제 이름은 뽀삐"})).json()
    assert body == {"status": "SUCCESS", "value": "뽀삐"}


async def test_a_validation_body_that_is_nothing_fails_kindly(serve: MakeServer) -> None:
    """Even a broken or too large body is answered in the documented form."""
    client = await serve()
    for raw in (b"", b"{", b"x" * (BODY_LIMIT + 1)):
        response = await client.post("/skills/validate/name", data=raw)
        assert (response.status, (await response.json())["status"]) == (200, "FAIL")
