"""Whatever the bytes of a body are, the reader does not fail, and it reads what can be read."""

import json

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kakao.calls.payload import Call, parse_skill, parse_validation
from tests.bot.kakao.calls import PHOTO, SAMPLES, call

# -- bodies that are hardly JSON ---------------------------------------------------------------------------------------


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
    odd = b'{"n": NaN, "i": -Infinity, "h": ' + b"9" * 9000 + b', "e": 1e999, '
    body = odd + b'"userRequest": {"utterance": "hi", "user": {"id": "u"}}}'
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


# -- whatever comes ----------------------------------------------------------------------------------------------------

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=[]), max_size=20)
    | st.sampled_from(["null", "{}", "sys.date", "List(", '{"secureUrls": 3}', "N", PHOTO, "IMAGE_UPLOAD", "accountId"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["id", "type", "name", "value", "origin", "secureUrls", "privacyAgreement", "choice", "media", "url"]),
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
