"""What Kakao sends, in every odd form that has been seen, becomes a message."""

import json

import pytest

from bot.kakao.calls.payload import parse_skill, parse_validation
from tests.bot.kakao.calls import KEY, SAMPLES, action, call, sample

# -- the samples -------------------------------------------------------------------------------------------------------


def test_a_typed_message_of_a_channel_friend():
    got = parse_skill((SAMPLES / "skill_call.json").read_bytes(), "consult")
    assert got.message.text == "쌍꺼풀 상담 받고 싶어요"
    assert got.message.skill == "consult"
    assert got.message.lang == "ko"
    sender = got.message.sender
    assert (sender.user_key, sender.channel_key, sender.app_user_id) == (KEY, "AbCdEfGhIjKl", None)
    assert (sender.is_friend, sender.is_dev, sender.is_test) == (True, False, False)
    assert got.message.choice is got.message.token is got.message.event is got.callback_url is None
    assert (got.message.photos, got.message.photos_agreed, dict(got.message.values)) == ((), True, {})
    assert (got.request_lang_raw, got.sender_known) == ("ko", True)


def test_the_skill_test_of_the_admin_centre_is_a_test_and_nobody_else():
    got = parse_skill((SAMPLES / "skill_test.json").read_bytes(), "menu")
    assert got.message.sender.is_test
    assert got.message.sender.user_key == "812345"
    assert got.message.lang is got.request_lang_raw is None
    assert got.message.text == "발화 내용"


def test_secure_images_of_a_plugin():
    got = call({"action": sample("secureimage_param")})
    assert got.message.photos == (
        "https://secure.kakaocdn.net/dna/a/1.jpg?expires=1",
        "https://secure.kakaocdn.net/dna/a/2.jpg?expires=1",
    )
    assert got.message.photos_agreed
    assert dict(got.message.values) == {}


def test_a_parameter_validation_call():
    got = parse_validation((SAMPLES / "validation_call.json").read_bytes())
    assert (got.words, got.lang) == ("010-0000-1234", "ko")
    assert (got.sender.user_key, got.sender.channel_key) == ("0123abcd", "AbCdEfGhIjKl")


@pytest.mark.parametrize(
    "body",
    [
        {"value": {"resolved": "김하나"}},
        {"value": '{"origin": "김하나"}'},
        {"value": "김하나"},
        {"utterance": "김하나\n"},
        {"value": None, "utterance": "김하나", "user": None, "bot": 3},
    ],
)
def test_a_validation_call_in_its_minimal_forms(body):
    assert parse_validation(json.dumps(body).encode()).words == "김하나"


def test_a_validation_call_on_a_skills_address_is_understood():
    got = parse_skill((SAMPLES / "validation_call.json").read_bytes(), "consult")
    assert (got.message.sender.user_key, got.message.text) == ("0123abcd", "010-0000-1234")


# -- missing, null, and of the wrong type ------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["intent", "contexts", "bot", "flow", "action"])
@pytest.mark.parametrize("value", [None, "null", 1, [], "text", [None], {"id": None}])
def test_any_outer_part_may_be_missing_or_odd(part, value):
    assert call({part: value}).message.text == "쌍꺼풀 상담 받고 싶어요"
    body = sample("skill_call")
    del body[part]
    assert parse_skill(json.dumps(body).encode(), "consult").message.sender.user_key == KEY


@pytest.mark.parametrize("value", [None, "null", {}, [], "", "{broken", 7, True])
def test_client_extra_that_is_no_object_is_typing(value):
    assert call(action(clientExtra=value)).message.choice is None


@pytest.mark.parametrize("lang", ["ko", "kr", "KO", "ko-KR", "ko_KR"])
def test_korean_is_spelled_in_many_ways(lang):
    got = call(lang=lang)
    assert (got.message.lang, got.request_lang_raw) == ("ko", lang)


@pytest.mark.parametrize(
    ("lang", "read"), [("en", "en"), ("en-US", "en"), (None, None), ("null", None), ("ja", None), (3, None)]
)
def test_other_languages_and_none(lang, read):
    assert call(lang=lang).message.lang == read


@pytest.mark.parametrize("properties", [None, "null", {}, [], "x", {"plusfriendUserKey": None}])
def test_properties_may_be_missing_since_the_user_id_is_enough(properties):
    sender = call(user={"id": KEY, "type": "botUserKey", "properties": properties}).message.sender
    assert (sender.user_key, sender.channel_key, sender.is_friend) == (KEY, None, False)


def test_old_spellings_of_the_keys():
    properties = {"bot_user_key": KEY, "plusfriend_user_key": "Plus", "app_user_id": 708203191, "isFriend": "true"}
    sender = call(user={"type": "botUserKey", "properties": properties}).message.sender
    assert (sender.user_key, sender.channel_key, sender.app_user_id) == (KEY, "Plus", "708203191")
    assert sender.is_friend


def test_properties_as_json_in_a_string():
    assert call(user={"properties": json.dumps({"botUserKey": KEY})}).message.sender.user_key == KEY


def test_an_id_of_another_kind_yields_to_the_bot_user_key():
    user = {"id": "620678", "type": "talk_user_id", "properties": {"botUserKey": KEY}}
    assert call(user=user).message.sender.user_key == KEY
    assert call(user={"id": "620678", "type": "talk_user_id"}).message.sender.user_key == "620678"


@pytest.mark.parametrize("key", [None, "", " ", "null", [], {}, True, "x" * 201, "a\x00b", "a\ud800", 10**400])
def test_an_unusable_key_is_nobody_and_never_a_cut_one(key):
    body = json.dumps({"userRequest": {"user": {"id": key, "type": "botUserKey"}}})
    got = parse_skill(body.encode(), "menu")
    assert got.message.sender.user_key == ""
    assert not got.sender_known


def test_unknown_fields_and_trigger_types_are_skipped():
    got = call({"new": {"a": 1}, "flow": {"trigger": {"type": "SOMETHING_NEW", "x": []}}}, extraField=[1])
    assert got.message.text == "쌍꺼풀 상담 받고 싶어요"


def test_the_line_end_of_the_bot_test_is_not_part_of_the_words():
    assert call(utterance="상담 신청\n").message.text == "상담 신청"
    assert call(utterance="첫 줄\r\n둘째 줄\r\n").message.text == "첫 줄\n둘째 줄"


@pytest.mark.parametrize(("value", "text"), [(None, ""), ({}, ""), (["a"], ""), (True, ""), (1990, "1990")])
def test_an_utterance_that_is_no_text(value, text):
    assert call(utterance=value).message.text == text


def test_the_knowledge_answer_names_the_event_when_nothing_else_does():
    woken = {"intent": {"name": "지식+"}, "flow": {"trigger": {"type": "EVENT"}}}
    assert call(woken, block=None).message.event == "지식+"


# -- presses -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrap", [lambda extra: extra, json.dumps])
def test_a_press_carries_its_choice_and_token(wrap):
    got = call(action(clientExtra=wrap({"choice": "confirm", "token": "t-1"}))).message
    assert (got.choice, got.token) == ("confirm", "t-1")


@pytest.mark.parametrize("value", [1, True, None, [], {"a": 1}, "", "x" * 65, "null"])
def test_a_choice_is_a_short_text_or_none(value):
    got = call(action(clientExtra={"choice": value, "token": value})).message
    assert got.choice is None
    assert got.token is None


def test_contexts_are_no_presses():
    contexts = [
        {"name": "c", "lifespan": 1, "ttl": 0, "params": {"choice": {"value": "delete", "resolvedValue": "delete"}}}
    ]
    got = call({"contexts": contexts, "choice": "delete"}).message
    assert got.choice is None
    assert dict(got.values) == {}


# -- channels, events, callback ----------------------------------------------------------------------------------------


def test_the_development_channel_is_told_by_the_bots_id():
    assert call({"bot": {"id": "65f0!", "name": "b"}}).message.sender.is_dev


def test_the_bot_test_is_a_development_conversation_and_no_skill_test():
    got = call(params={"surface": "BuilderBotTest", "ignoreMe": "true"}).message.sender
    assert (got.is_dev, got.is_test, got.user_key) == (True, False, KEY)


@pytest.mark.parametrize("event", ["answer_ready", {"name": "answer_ready"}, '{"name": "answer_ready"}'])
def test_an_event_of_ours_is_named_in_the_parameters(event):
    assert call(params={"event": event}).message.event == "answer_ready"


@pytest.mark.parametrize("event", [None, "", "null", 3, [], {}, "x" * 65, "a\x00"])
def test_what_does_not_name_an_event_is_none(event):
    assert call(params={"event": event}).message.event is None


def test_an_event_of_others_is_told_by_its_trigger():
    assert call({"flow": {"trigger": {"type": "EVENT"}}}).message.event == "상담 신청"


@pytest.mark.parametrize(
    "url",
    [
        "https://bot-api.kakao.com/v1/bots/65f0/callback/abc",
        "https://bot-api.kakao.com:443/v1/x?y=1",
        "https://BOT-API.KAKAO.COM/x",
        "https://a.b.kakao.com",
    ],
)
def test_a_late_answer_goes_to_kakao(url):
    assert call(callbackUrl=url).callback_url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://bot-api.kakao.com/x",
        "https://kakao.com/x",
        "https://evilkakao.com/x",
        "https://kakao.com.evil.com/x",
        "https://bot.kakao.com.evil.com/x",
        "https://bot-api.kakao.com@evil.com/x",
        "https://user:pw@bot-api.kakao.com/x",
        "https://bot-api.kakao.com:8443/x",
        "https://bot-api.kakao.com:443@evil.com/x",
        "https://evil.com/.kakao.com/x",
        "https://evil.com#.kakao.com/",
        "https://evil.com\\.kakao.com/x",
        "https://evil.com?.kakao.com/x",
        "https://bot-api.kakao.com\n.evil.com/x",
        "https://bot-api.kakao.com/x\n",
        "https://bot-api.kakao.com/x y",
        "https://bot-api.kakao.com./x",
        "https://.kakao.com/x",
        "https://bot.kaka\u043e.com/x",
        "https://bot.\u212aakao.com/x",
        "//bot-api.kakao.com/x",
        "https://bot-api.kakao.com/" + "x" * 3000,
        "http://127.0.0.1:9000/x",
        "",
        None,
        5,
        {},
    ],
)
def test_a_late_answer_goes_nowhere_else(url):
    assert call(callbackUrl=url).callback_url is None


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("http://127.0.0.1:9000/callback/1", True),
        ("https://127.0.0.1:9000/callback/1", True),
        ("http://127.0.0.1:9001/callback/1", False),
        ("http://127.0.0.1/callback/1", False),
        ("http://127.0.0.1:9000@evil.com/", False),
        ("http://evil.com/127.0.0.1:9000", False),
        ("https://bot-api.kakao.com/x", True),
    ],
)
def test_the_simulator_may_stand_in_for_kakao(url, allowed):
    body = json.dumps({"userRequest": {"callbackUrl": url}}).encode()
    assert (parse_skill(body, "menu", frozenset({"127.0.0.1:9000"})).callback_url == url) is allowed


@pytest.mark.parametrize("chat", [{"id": "g", "type": "botGroupKey", "properties": {"botGroupKey": "g"}}, None])
def test_a_group_room_names_itself_or_only_its_key(chat):
    properties = {"botUserKey": KEY} | ({} if chat else {"botGroupKey": "g"})
    assert call(chat=chat, user={"id": KEY, "properties": properties}).is_group
    assert not call().is_group
