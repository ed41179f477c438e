"""The requests have the shape that the platform's own samples have: same keys, same types, same oddities."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.simulator.chatbot.payload import (
    FALLBACK,
    WELCOME,
    Action,
    Mode,
    chosen_time,
    media,
    secure_images,
    skill_payload,
    validation_call,
)
from bot.simulator.persona import People, Persona

BOT = "65f0aabbccddeeff00112233"

# Written after the samples' shape with invented values.
CHANNEL_CALL: dict[str, Any] = {
    "bot": {"id": BOT, "name": "클리닉"},
    "intent": {"id": "b1", "name": "폴백 블록", "extra": {"reason": {"code": 1, "message": "OK"}}},
    "action": {"id": "a1", "name": "상담", "params": {}, "detailParams": {}, "clientExtra": {}},
    "userRequest": {
        "block": {"id": "b1", "name": "폴백 블록"},
        "user": {
            "id": "0" * 64,
            "type": "botUserKey",
            "properties": {
                "botUserKey": "0" * 64,
                "bot_user_key": "0" * 64,
                "plusfriendUserKey": "AbCd",
                "plusfriend_user_key": "AbCd",
                "isFriend": True,
            },
        },
        "utterance": "상담 받고 싶어요",
        "params": {"surface": "Kakaotalk.plusfriend"},
        "lang": "ko",
        "timezone": "Asia/Seoul",
    },
    "contexts": [],
    "flow": {"lastBlock": {"id": "b0", "name": "웰컴 블록"}, "trigger": {"type": "TEXT_INPUT"}},
}
SKILL_TEST: dict[str, Any] = {
    "intent": {"id": "t1", "name": "블록 이름"},
    "userRequest": {
        "timezone": "Asia/Seoul",
        "params": {"ignoreMe": "true"},
        "block": {"id": "t1", "name": "블록 이름"},
        "utterance": "발화 내용",
        "lang": None,
        "user": {"id": "810000", "type": "accountId", "properties": {}},
    },
    "bot": {"id": BOT, "name": "봇 이름"},
    "action": {"name": "random", "clientExtra": None, "params": {}, "id": "random", "detailParams": {}},
}
VALIDATION: dict[str, Any] = {
    "isInSlotFilling": True,
    "utterance": "010-0000-1234",
    "value": {"origin": "010-0000-1234", "resolved": "010-0000-1234"},
    "bot": {"id": BOT, "name": "클리닉"},
    "params": {"surface": "Kakaotalk.plusfriend"},
    "user": {"id": "0", "type": "botUserKey", "properties": {"plusfriendUserKey": "AbCd"}},
    "timezone": "Asia/Seoul",
    "lang": "ko",
}


def shape(value: Any) -> Any:
    """The keys and types of a JSON value, without its contents."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    return [shape(inner) for inner in value] if isinstance(value, list) else type(value).__name__


@pytest.fixture
def person() -> Persona:
    return People().get("minseo")


def payload(person: Persona, action: Action, mode: Mode = Mode.CHANNEL) -> dict[str, Any]:
    return skill_payload(person, action, FALLBACK, WELCOME, BOT, "클리닉", mode)


def test_typed_text_has_the_shape_of_a_real_call(person: Persona) -> None:
    assert shape(payload(person, Action("상담 받고 싶어요"))) == shape(CHANNEL_CALL)


def test_a_skill_test_has_nulls_an_account_id_and_no_flow(person: Persona) -> None:
    assert shape(payload(person, Action("발화 내용"), Mode.SKILL_TEST)) == shape(SKILL_TEST)


def test_a_validation_call_is_flat(person: Persona) -> None:
    call = validation_call(person, "010-0000-1234", "010-0000-1234", BOT, "클리닉")
    properties = call["user"].pop("properties")
    expected = {**VALIDATION, "user": {k: v for k, v in VALIDATION["user"].items() if k != "properties"}}
    assert shape(call) == shape(expected)
    assert properties["plusfriendUserKey"]


def test_keys_are_64_hexadecimal_digits_and_stay_the_same(person: Persona) -> None:
    key = person.bot_user_key(BOT)
    assert len(key) == 64
    assert int(key, 16)
    assert key == People().get("minseo").bot_user_key(BOT)
    assert key != person.bot_user_key("another-bot")


def test_a_stranger_to_the_channel_has_no_is_friend_at_all(person: Persona) -> None:
    person.is_friend = False
    assert "isFriend" not in payload(person, Action("x"))["userRequest"]["user"]["properties"]


def test_app_user_id_appears_only_once_linked(person: Persona) -> None:
    assert "appUserId" not in person.properties(BOT)
    person.linked = True
    properties = person.properties(BOT)
    assert properties["appUserId"] == properties["app_user_id"] == str(person.member_number)
    assert properties["appUserStatus"] == "REGISTERED"


def test_the_dev_channel_appends_a_mark_and_knows_the_person_by_another_key(person: Persona) -> None:
    live, dev = payload(person, Action("x")), payload(person, Action("x"), Mode.DEV)
    assert dev["bot"]["id"] == f"{BOT}!"
    assert dev["userRequest"]["user"]["id"] != live["userRequest"]["user"]["id"]


def test_the_bot_test_ends_in_a_newline_and_has_no_channel_key(person: Persona) -> None:
    request = payload(person, Action("안녕"), Mode.BOT_TEST)["userRequest"]
    assert request["utterance"] == "안녕\n"
    assert request["params"] == {"surface": "BuilderBotTest", "ignoreMe": "true"}
    assert "plusfriendUserKey" not in request["user"]["properties"]


def test_a_photo_in_the_chat_is_a_media_param_and_its_address_the_utterance(person: Persona) -> None:
    sent = payload(person, media("http://127.0.0.1/p.jpg?expires=1"))
    assert sent["userRequest"]["params"]["media"] == {"type": "image", "url": "http://127.0.0.1/p.jpg?expires=1"}
    assert sent["userRequest"]["utterance"] == "http://127.0.0.1/p.jpg?expires=1"
    assert sent["flow"]["trigger"]["type"] == "IMAGE_UPLOAD"


def test_secure_images_are_strings_all_the_way_down_with_kakaos_own_words(person: Persona) -> None:
    addresses = ["http://a/1.jpg?expires=1", "http://a/2.jpg?expires=1"]
    sent = payload(person, secure_images(addresses, expire="2026-12-08T11:56:40+0000"))
    action, listed = sent["action"], "List(http://a/1.jpg?expires=1, http://a/2.jpg?expires=1)"
    assert json.loads(action["params"]["photo"]) == {
        "privacyAgreement": "Y",
        "imageQuantity": "2",
        "secureUrls": listed,
        "expire": "2026-12-08T11:56:40+0000",
    }
    assert action["detailParams"]["photo"] == {"groupName": "", "origin": listed, "value": action["params"]["photo"]}
    assert sent["userRequest"]["utterance"] == "사진 보내기"


def test_refused_secure_images_say_so(person: Persona) -> None:
    value = json.loads(payload(person, secure_images((), agreed=False))["action"]["params"]["photo"])
    assert value == {"privacyAgreement": "N", "imageQuantity": "0"}


def test_a_chosen_time_is_a_json_string_without_offset(person: Persona) -> None:
    action = payload(person, chosen_time("2026-12-01T10:15:00"))["action"]
    assert json.loads(action["params"]["when"]) == {"value": "2026-12-01T10:15:00", "userTimeZone": "UTC+9"}
