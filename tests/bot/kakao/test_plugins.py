"""Parameters of plugins and photos are read in all their spellings, and no photo without consent."""

import json

import orjson
import pytest

from tests.bot.kakao.calls import PHOTO, action, call

OTHER = PHOTO.replace("1.jpg", "2.jpg")

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
        ({"amount": 3}, "sys.number"),
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


DATETIME = {"value": "2026-12-08T10:15:00", "userTimeZone": "UTC+9"}


@pytest.mark.parametrize(
    "parts",
    [
        {"params": {"w": {"value": json.dumps(DATETIME), "origin": "2026년 12월 8일 (화)"}}},
        {"params": {"w": json.dumps({"value": DATETIME, "origin": "2026년 12월 8일 (화)"})}},
        {"detailParams": {"w": {"origin": json.dumps(DATETIME)}}},
        {"params": {"w": "sys.plugin.datetime"}, "detailParams": {"w": {"origin": DATETIME, "value": None}}},
        {"params": {"w": "2026-12-08T10:15:00"}},
        {"params": {"w": {"value": "2026-12-08 10:15:00"}}},
    ],
)
def test_a_picked_moment_in_all_its_wrappings(parts):
    got = dict(call(action(**parts)).message.values)["sys.plugin.datetime"]
    assert got["value"] == "2026-12-08T10:15:00"


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


@pytest.mark.parametrize("trigger", ["IMAGE_UPLOAD", "TEXT_INPUT", ""])
@pytest.mark.parametrize("utterance", [PHOTO, f" {PHOTO}\n", f"List({PHOTO})", PHOTO.replace("https", "http")])
def test_a_photo_that_is_only_an_utterance(utterance, trigger):
    got = call({"flow": {"trigger": {"type": trigger}}}, utterance=utterance).message
    assert ([one.partition("://")[2] for one in got.photos], got.text) == ([PHOTO.partition("://")[2]], "")


@pytest.mark.parametrize(
    "utterance",
    [
        "https://evil.example/kakaocdn.net/1.jpg",
        "https://evilkakaocdn.net/1.jpg",
        "https://kakaocdn.net.evil.example/1.jpg",
        "https://kakaocdn.net@evil.example/1.jpg",
        "https://talk.kakaocdn.net:8443/1.jpg",
        f"이 사진이요 {PHOTO}",
        f"{PHOTO} 이 사진이요",
    ],
)
def test_any_other_address_is_only_words(utterance):
    got = call({"flow": {"trigger": {"type": "IMAGE_UPLOAD"}}}, utterance=utterance).message
    assert (got.photos, got.text) == ((), utterance)


SECURE = "http://secure.kakaocdn.net/dna/a/b/XXX/{}.jpg?credential=c&expires=1&allow_ip=&allow_referer=&signature=s%3D"
ONE, TWO = SECURE.format(1), SECURE.format(2)


@pytest.mark.parametrize(
    "value",
    [
        {
            "privacyAgreement": "Y",
            "imageQuantity": "2",
            "secureUrls": f"List({ONE}, {TWO})",
            "expire": "1970-01-19T05:25:58+0900",
        },
        {"privacyAgreement": "Y", "imageQuantity": "2", "secureUrls": f"List({ONE},{TWO})"},
        {"secureUrls": [ONE, TWO]},
        {"secureUrls": f"List({ONE},{TWO})".replace("=", "\\u003d").replace("&", "\\u0026")},
        {"secureUrls": json.dumps([ONE, TWO])},
        {"images": [{"url": ONE}, {"url": TWO}]},
        f"List({ONE}, {TWO})",
        f"{ONE},{TWO}",
        [ONE, TWO],
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        lambda value: {"params": {"p": value}},
        lambda value: {"params": {"p": json.dumps(value)}},
        lambda value: {"params": {"p": "sys.plugin.secureimage"}, "detailParams": {"p": {"origin": value}}},
        lambda value: {"detailParams": {"p": {"origin": json.dumps(value), "value": ""}}},
        lambda value: {"detailParams": {"p": {"value": value, "origin": f"List({ONE},{TWO})"}}},
        lambda value: {"params": {"p": {"value": json.dumps(value), "origin": "사진"}}},
    ],
)
def test_photos_as_they_really_come(value, place):
    """Without TLS, in `List(…)`, with either separator, as object, JSON or bare text, in a value or only in the origin."""
    got = call(action(**place(value)), utterance="").message
    assert (got.photos, got.text, dict(got.values)) == ((ONE, TWO), "", {})


def test_a_picture_in_several_forms_counts_once():
    params = {"media": {"type": "image", "url": PHOTO.replace("https", "http")}}
    got = call(action(params={"image": {"url": PHOTO}}), utterance=PHOTO, params=params).message
    assert (len(got.photos), got.text) == (1, "")
    value = {"secureUrls": f"List({ONE}, {TWO})"}
    bare = f"List({ONE.partition('?')[0]}, {TWO.partition('?')[0]})"
    assert call(action(detailParams={"p": {"origin": bare, "value": value}})).message.photos == (ONE, TWO)


@pytest.mark.parametrize("value", [{"barcodeData": ONE}, {"otp": ONE}, {"value": {"barcodeData": "x"}, "origin": ONE}])
def test_what_other_plugins_hold_is_no_photo(value):
    assert call(action(params={"p": value})).message.photos == ()
    assert call(action(detailParams={"p": value})).message.photos == ()


def test_words_beside_secure_images_are_kakaos_own():
    value = {"privacyAgreement": "Y", "secureUrls": f"List({ONE})"}
    assert call(action(params={"p": value}), utterance="사진을 보냈습니다").message.text == ""
    assert call(action(params={"p": {"url": PHOTO}}), utterance="흉터가 고민이에요").message.text == "흉터가 고민이에요"
    assert call(action(params={"p": {"url": PHOTO}}), utterance="사진 보내기").message.text == ""


def test_an_address_that_may_not_be_fetched_is_no_photo():
    value = {"privacyAgreement": "Y", "secureUrls": "List(https://evil.example/1.jpg)"}
    assert call(action(params={"p": value})).message.photos == ()


@pytest.mark.parametrize("refusal", ["N", "n"])
def test_who_refuses_the_photo_consent_gives_no_photo(refusal):
    value = json.dumps({"privacyAgreement": refusal, "imageQuantity": "1", "secureUrls": f"List({PHOTO})"})
    params = {"media": {"type": "image", "url": PHOTO}}
    got = call(action(params={"photo": value}), utterance=PHOTO, params=params).message
    assert (got.photos, got.photos_agreed, got.text) == ((), False, "")


@pytest.mark.parametrize(
    "urls",
    [
        f"List({PHOTO}, {OTHER})",
        f"{PHOTO},{OTHER}",
        [PHOTO, OTHER],
        f"List({PHOTO},{OTHER},ftp://x,javascript:1)",
    ],
)
def test_secure_urls_in_all_their_spellings(urls):
    value = {"privacyAgreement": "Y", "imageQuantity": "2", "secureUrls": urls}
    assert call(action(params={"photo": value})).message.photos == (PHOTO, OTHER)
    assert call(action(detailParams={"photo": {"value": json.dumps(value)}})).message.photos == (PHOTO, OTHER)


def test_there_are_never_more_photos_than_one_call_can_carry():
    urls = "List(" + ", ".join(f"https://secure.kakaocdn.net/{n}.jpg" for n in range(40)) + ")"
    assert len(call(action(params={"photo": {"privacyAgreement": "Y", "secureUrls": urls}})).message.photos) == 10
