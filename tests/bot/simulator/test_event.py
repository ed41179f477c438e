"""The Event API accepts, calls the inbox per person, and tells the result in the documented form."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bot.simulator.box import Box
from tests.bot.simulator.conftest import SkillServer, text_answer


def talk(box: Box) -> str:
    return f"/v2/bots/{box.platform.config.bot_id}/talk"


def rest_key(box: Box) -> dict[str, str]:
    return {"Authorization": f"KakaoAK {box.platform.config.rest_key}"}


def event(*users: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"event": {"name": "answer_ready", "data": {"case": "A-1"}}, "user": list(users), **more}


def minseo(box: Box, kind: str = "botUserKey") -> dict[str, Any]:
    person = box.platform.people.get("minseo")
    config = box.platform.config
    keys = {
        "botUserKey": person.bot_user_key(config.bot_id),
        "plusfriendUserKey": person.channel_key(config.bot_id),
        "appUserId": str(person.member_number),
    }
    return {"type": kind, "id": keys[kind]}


async def result_of(box: Box, http: httpx.AsyncClient, body: dict[str, Any]) -> dict[str, Any]:
    accepted = await http.post(talk(box), json=body, headers=rest_key(box))
    assert accepted.status_code == 200
    told = accepted.json()
    assert told["status"] == "SUCCESS"
    await box.events.settled()
    result = await http.get(f"/v1/tasks/{told['taskId']}", headers=rest_key(box))
    found: dict[str, Any] = result.json()
    assert found.pop("taskId") == told["taskId"]
    return found


@pytest.mark.parametrize("kind", ["botUserKey", "plusfriendUserKey", "appUserId"])
async def test_each_kind_of_key_reaches_the_person(
    kind: str, box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    box.platform.people.get("minseo").linked = True
    user = {**minseo(box, kind), "properties": {"grade": "A"}}
    found = await result_of(box, http, event(user, params={"case": "A-1"}))
    assert found == {"status": "ALL SUCCESS", "allRequestCount": 1, "successCount": 1}
    assert server.last.path == "/skills/inbox"
    request = server.last.body["userRequest"]
    assert request["params"]["case"] == "A-1"
    assert request["user"]["properties"]["grade"] == "A"
    assert server.last.body["action"]["params"] == {"case": "A-1"}
    assert len(box.platform.feed.of("minseo", "shown")) == 1


async def test_a_person_who_is_no_friend_of_the_channel_cannot_be_told(
    box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    box.platform.people.get("minseo").is_friend = False
    found = await result_of(box, http, event(minseo(box), {"type": "botUserKey", "id": "nobody"}))
    assert found == {
        "status": "2 FAIL",
        "allRequestCount": 2,
        "successCount": 0,
        "userKeyResolvingFailCount": 2,
        "fail": {"count": 2, "list": []},
    }
    assert server.calls == []


async def test_a_skill_that_fails_is_listed_as_201(box: Box, server: SkillServer, http: httpx.AsyncClient) -> None:
    server.says("trace", 500)
    found = await result_of(box, http, event(minseo(box)))
    assert found["status"] == "1 FAIL"
    failure = found["fail"]["list"][0]
    assert failure["userId"] == minseo(box)["id"]
    assert failure["reqUserType"] == "botUserKey"
    assert isinstance(failure["createdAt"], int)
    assert failure["errorMsg"] == {"errorType": 201, "msg": "Bot skill server responded with an HTTP error."}


async def test_an_invalid_bubble_fails_the_event(box: Box, server: SkillServer, http: httpx.AsyncClient) -> None:
    server.says(text_answer("가" * 1001))
    found = await result_of(box, http, event(minseo(box)))
    assert (found["successCount"], found["fail"]["count"]) == (0, 1)
    assert box.platform.feed.of("minseo", "shown") == []


async def test_a_delayed_event_is_accepted_before_it_is_carried_out(
    box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    box.platform.people.get("minseo").event_delay_s = 0.2
    accepted = await http.post(talk(box), json=event(minseo(box)), headers=rest_key(box))
    task = f"/v1/tasks/{accepted.json()['taskId']}"
    assert (await http.get(task)).json()["status"] == "PROCESSING"
    assert server.calls == []
    await box.events.settled()
    assert (await http.get(task)).json()["status"] == "ALL SUCCESS"


@pytest.mark.parametrize(
    "body",
    [
        None,
        {},
        {"event": {}, "user": [{"type": "botUserKey", "id": "x"}]},
        {"event": {"name": "answer_ready"}, "user": []},
        {"event": {"name": "answer_ready"}, "user": [{"type": "appUserKey", "id": "x"}]},
        {"event": {"name": "answer_ready"}, "user": [{"type": "botUserKey", "id": str(n)} for n in range(101)]},
    ],
)
async def test_a_malformed_call_is_refused(body: Any, box: Box, http: httpx.AsyncClient) -> None:
    response = await http.post(talk(box), json=body, headers=rest_key(box))
    assert response.status_code == 400
    assert response.json()["status"] == "FAIL"
    assert response.json()["message"]


async def test_a_hundred_people_are_taken_in_one_call(box: Box, http: httpx.AsyncClient) -> None:
    users = [{"type": "botUserKey", "id": str(n)} for n in range(100)]
    assert (await http.post(talk(box), json=event(*users), headers=rest_key(box))).status_code == 200


async def test_the_dev_channel_s_bot_is_the_same_bot_and_another_is_not(box: Box, http: httpx.AsyncClient) -> None:
    url = f"/v2/bots/{box.platform.config.bot_id}!/talk"
    assert (await http.post(url, json=event(minseo(box)), headers=rest_key(box))).status_code == 200
    other = await http.post("/v2/bots/other/talk", json=event(minseo(box)), headers=rest_key(box))
    assert other.json()["message"] == "Invalid bot id."


async def test_the_dev_channel_s_people_have_keys_of_their_own(
    box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    bot = f"{box.platform.config.bot_id}!"
    user = {"type": "botUserKey", "id": box.platform.people.get("minseo").bot_user_key(bot)}
    await http.post(f"/v2/bots/{bot}/talk", json=event(user), headers=rest_key(box))
    await box.events.settled()
    assert server.last.body["bot"]["id"] == bot
    assert server.last.body["userRequest"]["user"]["id"] == user["id"]


@pytest.mark.parametrize("key", ["", "KakaoAK wrong", "Bearer simulator-rest-key", "KakaoAK simulator-admin-key"])
async def test_only_the_rest_key_may_speak(key: str, box: Box, server: SkillServer, http: httpx.AsyncClient) -> None:
    response = await http.post(talk(box), json=event(minseo(box)), headers={"Authorization": key} if key else {})
    assert response.status_code == 401
    assert server.calls == []


async def test_an_unknown_task_is_not_found(box: Box, http: httpx.AsyncClient) -> None:
    assert (await http.get("/v1/tasks/none")).status_code == 404


async def test_an_event_with_words_of_its_own_shows_them_and_calls_no_skill(
    box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    """Its block is one text bubble, filled from the event's data."""
    body = {"event": {"name": "sangdam_ad", "data": {"text": "(광고) 소식이에요."}}, "user": [minseo(box)]}
    assert (await result_of(box, http, body))["status"] == "ALL SUCCESS"
    [shown] = box.platform.feed.of("minseo", "shown")
    assert shown.body["outputs"] == [{"simpleText": {"text": "(광고) 소식이에요."}}]
    assert server.calls == []


@pytest.mark.parametrize("data", [None, {}, {"text": ""}, {"text": "가" * 1001}])
async def test_a_text_that_a_bubble_cannot_hold_fails_the_event(
    data: Any, box: Box, server: SkillServer, http: httpx.AsyncClient
) -> None:
    """None, or more than Kakao takes."""
    body = {"event": {"name": "sangdam_ad", "data": data}, "user": [minseo(box)]}
    assert (await result_of(box, http, body))["status"] == "1 FAIL"
    assert box.platform.feed.of("minseo", "shown") == []
