"""What Kakao sends, and every odd form of it that has been seen, becomes a message; nothing makes the reader fail."""

import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kakao.payload import Call, parse_skill, parse_validation

SAMPLES = Path(__file__).parent / "samples"
KEY = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef01"
PHOTO = "https://talk.kakaocdn.net/dna/x/y/1.jpg?credential=c&expires=1"


def sample(name: str) -> dict[str, Any]:
    found = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def call(change: dict[str, Any] | None = None, **request: Any) -> Call:
    """The sample call with some of its top and some of its `userRequest` changed."""
    body = sample("skill_call")
    body["userRequest"].update(request)
    body.update(change or {})
    return parse_skill(json.dumps(body).encode(), "consult")


def action(**parts: Any) -> dict[str, Any]:
    return {"action": {"id": "a", "name": "상담", **parts}}


# -- the samples ------------------------------------------------------------------------------------------------------


def test_a_typed_message_of_a_channel_friend():
    got = parse_skill((SAMPLES / "skill_call.json").read_bytes(), "consult")
    assert got.message.text == "쌍꺼풀 상담 받고 싶어요"
    assert got.message.skill == "consult"
    assert got.message.lang == "ko"
    sender = got.message.sender
    assert (sender.user_key, sender.channel_key, sender.app_user_id) == (KEY, "AbCdEfGhIjKl", None)
    assert (sender.is_friend, sender.is_dev, sender.is_test) == (True, False, False)
    assert got.message.choice is got.message.token is got.message.event is got.callback_url is None
    assert got.message.photos == () and got.message.photos_agreed and dict(got.message.values) == {}
    assert (got.block_name, got.request_lang_raw, got.sender_known) == ("상담 신청", "ko", True)


def test_the_skill_test_of_the_admin_centre_is_a_test_and_nobody_else():
    got = parse_skill((SAMPLES / "skill_test.json").read_bytes(), "menu")
    assert got.message.sender.is_test
    assert got.message.sender.user_key == "812345"
    assert got.message.lang is None and got.request_lang_raw is None
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
    assert (got.words, got.lang, got.is_in_slot_filling) == ("010-0000-1234", "ko", True)
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


# -- missing, null, and of the wrong type -----------------------------------------------------------------------------


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


def test_the_knowledge_answer_names_the_block_when_nothing_else_does():
    assert call({"intent": {"name": "지식+"}}, block=None).block_name == "지식+"


# -- bodies that are hardly JSON --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"3", b'"text"', b"{", b"not json", b"\xff\xfe\x00", b"\x80" * 50, b"NaN", b"[" * 60_000,
     b'{"userRequest":' * 9_000, b"1" * 60_000, b'{"userRequest": "\\ud800"}', b"1e999999", b'{"a":' + b"9" * 50_000 + b"}"],
)  # fmt: skip
def test_a_body_without_a_call_in_it_is_a_call_of_nobody(body):
    got = parse_skill(body, "fallback")
    assert got.message.sender.user_key == ""
    assert got.message.text == ""
    assert got.message.skill == "fallback"
    assert parse_validation(body).words == ""


def test_nan_and_numbers_without_end_do_not_hide_the_rest():
    body = (
        b'{"n": NaN, "i": -Infinity, "h": '
        + b"9" * 9000
        + b', "e": 1e999, "userRequest": {"utterance": "hi", "user": {"id": "u"}}}'
    )
    got = parse_skill(body, "menu")
    assert (got.message.text, got.message.sender.user_key) == ("hi", "u")


def test_half_characters_and_nul_are_taken_out_of_the_words():
    body = b'{"userRequest": {"utterance": "a\\ud83d\\u0000b\\u0007", "user": {"id": "u"}}}'
    got = parse_skill(body, "menu")
    assert got.message.text == "a\ufffdb"
    got.message.text.encode()


def test_controls_inside_a_text_are_read_although_json_forbids_them():
    assert parse_skill(b'{"userRequest": {"utterance": "a\nb"}}', "menu").message.text == "a\nb"


def test_korean_in_the_code_page_of_windows():
    body = json.dumps({"userRequest": {"utterance": "상담 신청", "user": {"id": "u"}}}, ensure_ascii=False)
    assert parse_skill(body.encode("cp949"), "menu").message.text == "상담 신청"


def test_a_byte_order_mark_is_skipped():
    assert parse_skill(b"\xef\xbb\xbf" + (SAMPLES / "skill_call.json").read_bytes(), "menu").sender_known


def test_escaped_korean_is_the_same_as_plain():
    assert call(utterance="코 상담").message.text == "코 상담"  # json.dumps escapes


# -- presses ----------------------------------------------------------------------------------------------------------


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


# -- parameters -------------------------------------------------------------------------------------------------------


def test_the_date_time_plugin_is_known_by_its_form():
    value = json.dumps({"value": "2026-12-01T10:15:00", "userTimeZone": "UTC+9"})
    want = {"sys.plugin.datetime": {"value": "2026-12-01T10:15:00", "userTimeZone": "UTC+9"}}
    assert dict(call(action(params={"when": value})).message.values) == want
    details = {"when": {"origin": "내일", "value": value, "groupName": None}}
    assert dict(call(action(detailParams=details)).message.values) == want


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"value": "2026-12-01", "userTimeZone": "UTC+9"}, "sys.plugin.date"),
        ({"value": "10:15", "userTimeZone": "UTC+9"}, "sys.plugin.time"),
        ({"dateTag": "tomorrow", "date": "2026-12-01"}, "sys.date"),
        ({"amount": 3, "unit": "명"}, "sys.number"),
        ({"otp": "https://talk-plugin.kakao.com/otp/1/profile"}, "sys.plugin.profile"),
        ({"otp": "https://talk-plugin.kakao.com/otp/1"}, "sys.plugin.otp"),
        ({"barcodeData": "88"}, "sys.plugin.barcode"),
        ({"other": "x"}, "p"),
    ],
)
def test_other_values_are_known_by_their_form_or_by_their_parameter(value, name):
    assert dict(call(action(params={"p": json.dumps(value)})).message.values) == {name: value}
    assert dict(call(action(params={"p": value})).message.values) == {name: value}


@pytest.mark.parametrize("value", ["sys.date", "sys.plugin.datetime", "null", "", "{broken", None, [], "  "])
def test_a_value_that_was_not_resolved_is_no_value(value):
    assert dict(call(action(params={"p": value}, detailParams={"p": {"value": value}})).message.values) == {}


def test_a_detail_fills_in_what_the_parameter_left_open():
    got = call(
        action(params={"name": "sys.text"}, detailParams={"name": {"origin": "김하나", "value": "김하나"}, "x": None})
    )
    assert dict(got.message.values) == {"name": "김하나"}


def test_values_can_always_be_kept_as_json():
    broken = '{"a": "\\ud800\\u0000b", "n": 99999999999999999999999, "deep": {"x": []}, "ok": 1}'
    got = call(action(params={"p": broken, "q\x00": "v\x00"})).message
    assert dict(got.values) == {"p": {"a": "\ufffdb", "ok": 1}, "q": "v"}
    orjson.dumps(dict(got.values))


# -- photos -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("media", [{"type": "image", "url": PHOTO}, [{"type": "image", "url": PHOTO}], {"url": PHOTO}])
@pytest.mark.parametrize("wrap", [lambda media: media, json.dumps])
def test_a_photo_sent_in_the_chat(media, wrap):
    if isinstance(media, list) and wrap is json.dumps:
        media = media[0]
    got = call(utterance=PHOTO, params={"surface": "Kakaotalk.plusfriend", "media": wrap(media)}).message
    assert got.photos == (PHOTO,)
    assert got.text == ""


def test_a_photo_that_is_only_an_utterance():
    got = call({"flow": {"trigger": {"type": "IMAGE_UPLOAD"}}}, utterance=PHOTO).message
    assert (got.photos, got.text) == ((PHOTO,), "")


@pytest.mark.parametrize(
    ("utterance", "trigger"),
    [
        (PHOTO, "TEXT_INPUT"),
        ("https://evil.example/kakaocdn.net/1.jpg", "IMAGE_UPLOAD"),
        ("https://evilkakaocdn.net/1.jpg", "IMAGE_UPLOAD"),
        ("https://kakaocdn.net.evil.example/1.jpg", "IMAGE_UPLOAD"),
        ("https://kakaocdn.net@evil.example/1.jpg", "IMAGE_UPLOAD"),
        (f"이 사진이요 {PHOTO}", "IMAGE_UPLOAD"),
    ],
)
def test_any_other_address_is_only_words(utterance, trigger):
    got = call({"flow": {"trigger": {"type": trigger}}}, utterance=utterance).message
    assert (got.photos, got.text) == ((), utterance)


@pytest.mark.parametrize("refusal", ["N", "n"])
def test_who_refuses_the_photo_consent_gives_no_photo(refusal):
    value = json.dumps({"privacyAgreement": refusal, "imageQuantity": "1", "secureUrls": f"List({PHOTO})"})
    params = {"media": {"type": "image", "url": PHOTO}}
    got = call(action(params={"photo": value}), utterance=PHOTO, params=params).message
    assert (got.photos, got.photos_agreed, got.text) == ((), False, "")


@pytest.mark.parametrize(
    "urls",
    [
        f"List({PHOTO}, {PHOTO}2)",
        f"{PHOTO},{PHOTO}2",
        [PHOTO, f"{PHOTO}2"],
        f"List({PHOTO},{PHOTO}2,ftp://x,javascript:1)",
    ],
)
def test_secure_urls_in_all_their_spellings(urls):
    value = {"privacyAgreement": "Y", "imageQuantity": "2", "secureUrls": urls}
    assert call(action(params={"photo": value})).message.photos == (PHOTO, f"{PHOTO}2")
    assert call(action(detailParams={"photo": {"value": json.dumps(value)}})).message.photos == (PHOTO, f"{PHOTO}2")


def test_there_are_never_more_photos_than_one_call_can_carry():
    urls = "List(" + ", ".join(f"https://secure.kakaocdn.net/{n}.jpg" for n in range(40)) + ")"
    assert len(call(action(params={"photo": {"privacyAgreement": "Y", "secureUrls": urls}})).message.photos) == 10


# -- channels, events, callback ---------------------------------------------------------------------------------------


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


# -- whatever comes ---------------------------------------------------------------------------------------------------

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=[]), max_size=20)
    | st.sampled_from(["null", "{}", "sys.date", "List(", '{"secureUrls": 3}', "N", PHOTO, "IMAGE_UPLOAD", "accountId"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["id", "type", "name", "value", "origin", "secureUrls", "privacyAgreement", "choice", "media", "url", "x"]),
        inner, max_size=5),
    max_leaves=12,
)  # fmt: skip
BODIES = st.fixed_dictionaries(
    {},
    optional={
        "intent": VALUES, "bot": VALUES, "contexts": VALUES, "flow": VALUES | st.fixed_dictionaries({"trigger": VALUES}),
        "value": VALUES, "action": VALUES | st.fixed_dictionaries(
            {}, optional={"params": VALUES, "detailParams": VALUES, "clientExtra": VALUES}),
        "userRequest": VALUES | st.fixed_dictionaries({}, optional={
            "user": VALUES | st.fixed_dictionaries({"id": VALUES, "type": VALUES, "properties": VALUES}),
            "utterance": VALUES, "lang": VALUES, "params": VALUES, "block": VALUES, "callbackUrl": VALUES}),
    },
)  # fmt: skip


def is_sound(got: Call) -> None:
    message = got.message
    assert isinstance(message.text, str)
    assert message.choice is None or 0 < len(message.choice) <= 64
    assert message.photos_agreed or not message.photos
    for word in (
        message.text,
        message.sender.user_key,
        got.block_name or "",
        message.choice or "",
        message.event or "",
    ):
        assert "\x00" not in word
        word.encode("utf-8")
    orjson.dumps([dict(message.values), message.photos])


@given(st.binary(max_size=300))
def test_any_bytes_are_a_call(body):
    is_sound(parse_skill(body, "fallback"))
    parse_validation(body)


@settings(max_examples=300)
@given(BODIES)
def test_any_json_is_a_call(body):
    raw = json.dumps(body).encode()
    is_sound(parse_skill(raw, "fallback"))
    parse_validation(raw)


@given(st.data())
def test_a_call_that_was_cut_or_altered_is_a_call(data):
    raw = bytearray((SAMPLES / "skill_call.json").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    is_sound(parse_skill(bytes(raw[: data.draw(st.integers(0, len(raw)))]), "fallback"))
