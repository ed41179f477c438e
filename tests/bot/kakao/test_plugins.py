"""Parameters of plugins and photos are read in all their spellings, and no photo without consent."""

import json

import orjson
import pytest

from tests.bot.kakao.calls import PHOTO, action, call

# -- parameters --------------------------------------------------------------------------------------------------------


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


# -- photos ------------------------------------------------------------------------------------------------------------


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
