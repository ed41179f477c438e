"""The same thing told in every form that Kakao was seen to use (docs/kakao.md §1, §4, §5): each is read as what it means."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.kakao.calls.payload import parse_skill, parse_validation
from bot.kakao.replies.render import render
from bot.kakao.webhook import verdict
from skills.conversation import Message, Reply
from skills.turn import Reach
from storage.database.database import Database
from tests.bot.kakao.calls import sample
from tests.chatting import Person

Body = dict[str, Any]
QUERY = "?credential=cR&expires=1999999999&allow_ip=&allow_referer=&signature=s%2F%3D"
MOMENT = {"value": "2026-12-10T16:40:00", "userTimeZone": "UTC+9"}
SAID = "2026년 12월 10일 (목)"
OTP = "https://talk-plugin.kakao.com/otp/qq/profile"
NUMBER = {"amount": 1000005678, "unit": None}


def secure(number: int, scheme: str = "http") -> str:
    return f"{scheme}://secure.kakaocdn.net/dna/Qx/{number}/XXX/img_org.jpg{QUERY}"


def sent(number: int, scheme: str = "https") -> str:
    return f"{scheme}://talk.kakaocdn.net/dna/Rz/{number}/i_{number}.png{QUERY}"


ONE, TWO, THREE = secure(1), secure(2), secure(3)
PHOTO, OTHER = sent(4), sent(5)


def listed(*urls: str, sep: str = ", ", agreed: Any = "Y", **more: Any) -> Body:
    told = {"privacyAgreement": agreed, "imageQuantity": str(len(urls)), "secureUrls": f"List({sep.join(urls)})"}
    return {**told, **more}


def form(words: Any = "", param: Any = None, value: Any = None, origin: Any = "", *, request: Any = None) -> Body:
    body = sample("skill_call")
    told = {} if value is None else {"value": value, "groupName": ""}
    detail = {"p": {"origin": origin, **told}} if value or origin else {}
    body["action"] |= {"params": {} if param is None else {"p": param}, "detailParams": detail, "clientExtra": {}}
    body["userRequest"] |= {"utterance": words, **(request or {})}
    return body


def media(*told: Any, words: str = "") -> Body:
    inside = told[0] if len(told) == 1 else list(told)
    return form(words, request={"params": {"surface": "Kakaotalk.plusfriend", "media": inside}})


def escaped(text: str) -> str:
    return text.replace("=", "\\u003d").replace("&", "\\u0026")


def read(body: Body) -> Message:
    return parse_skill(json.dumps(body).encode(), "fallback").message


PHOTOS: dict[str, tuple[int, Body]] = {
    "list, blank": (2, form("", json.dumps(listed(ONE, TWO)))),
    "list, no blank": (3, form("", json.dumps(listed(ONE, TWO, THREE, sep=",")))),
    "list, https": (2, form("", json.dumps(listed(secure(1, "https"), secure(2, "https"))))),
    "list, one": (1, form("사진 보내기", json.dumps(listed(ONE)))),
    "list, ten": (10, form("", json.dumps(listed(*map(secure, range(10)))))),
    "list, more than a call can carry": (10, form("", json.dumps(listed(*map(secure, range(12)))))),
    "as an object": (2, form("", listed(ONE, TWO, sep=","))),
    "as JSON in JSON": (1, form("", json.dumps(json.dumps(listed(ONE))))),
    "inside of a value": (2, form("", {"value": json.dumps(listed(ONE, TWO)), "origin": "사진"})),
    "an array of addresses": (2, form("", {**listed(), "secureUrls": [ONE, TWO]})),
    "a bare address": (1, form("", json.dumps({**listed(), "secureUrls": ONE}))),
    "value and origin": (2, form("", json.dumps(listed(ONE, TWO)), listed(ONE, TWO), f"List({ONE}, {TWO})")),
    "only in origin": (2, form("", None, None, f"List({ONE},{TWO})")),
    "only in origin, as JSON": (1, form("", None, None, json.dumps(listed(ONE)))),
    "escaped in JSON": (1, form("", escaped(json.dumps(listed(ONE))))),
    "escaped in a text": (1, form("", None, None, escaped(f"List({ONE})"))),
    "a wrong expire": (1, form("", json.dumps(listed(ONE, expire="1970-01-20T11:56:40+0000")))),
    "no word of consent": (1, form("", json.dumps({"imageQuantity": "1", "secureUrls": f"List({ONE})"}))),
    "consent as a truth value": (1, form("", listed(ONE, agreed=True))),
    "own parameter, bare": (1, form("사진이에요", PHOTO)),
    "own parameter, http": (1, form("", sent(4, "http"))),
    "own parameter, object": (1, form("사진", {"url": PHOTO})),
    "own parameter, other name": (1, form("", {"imageUrl": PHOTO})),
    "own parameter, JSON list": (2, form("", json.dumps([PHOTO, OTHER]))),
    "own parameter, only its detail": (1, form("", None, {"url": PHOTO}, "사진")),
    "as words": (1, form(PHOTO)),
    "as words, http": (1, form(sent(4, "http"))),
    "as words, line break": (1, form(f" {PHOTO}\n")),
    "as words, unseen characters": (1, form(f"\u200b{OTHER}\ufeff")),
    "as words, two": (2, form(f"{PHOTO}\n{OTHER}")),
    "as words, a list": (2, form(f"List({ONE}, {TWO})")),
    "media": (1, media({"type": "image", "url": PHOTO}, words=PHOTO)),
    "media, two": (2, media({"type": "image", "url": PHOTO}, {"type": "image", "url": OTHER})),
    "everywhere at once": (1, form(ONE.replace("http", "https"), json.dumps(listed(ONE)), listed(ONE), ONE)),
    "refused, as JSON": (0, form("", json.dumps(listed(agreed="N")))),
    "refused, as an object": (0, form("", {"privacyAgreement": "N", "imageQuantity": "0"})),
    "refused, small letter": (0, form("", listed(ONE, agreed="n"))),
    "refused, as a truth value": (0, form("", listed(ONE, agreed=False))),
    "agreed and none sent": (0, form("", json.dumps(listed()))),
    "another kind of media": (0, media({"type": "video", "url": PHOTO})),
    "a look-alike host": (0, form("", listed("http://secure.kakaocdn.net.evil.example/a.jpg"))),
    "a host behind a name": (0, form("", listed("http://secure.kakaocdn.net@evil.example/a.jpg"))),
    "a barcode": (0, form("", {"barcodeData": PHOTO}, {"barcodeData": PHOTO}, PHOTO)),
}  # fmt: skip


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_is_counted_once_in_every_form_and_its_address_is_no_words(name: str) -> None:
    count, body = PHOTOS[name]
    message = read(body)
    assert len(message.photos) == count
    assert "kakaocdn" not in message.text
    assert message.photos_agreed is not name.startswith("refused")


MOMENTS: dict[str, Body] = {
    "JSON": form("", json.dumps(MOMENT)),
    "JSON in JSON": form("", json.dumps(json.dumps(MOMENT))),
    "an object": form("", MOMENT),
    "JSON in a value": form(SAID, {"value": json.dumps(MOMENT), "origin": SAID}),
    "JSON in JSON of a value": form("", json.dumps({"value": json.dumps(MOMENT), "origin": SAID})),
    "an object in a value": form("", {"value": MOMENT, "origin": SAID}),
    "only in origin": form("", None, None, json.dumps(MOMENT)),
    "only in the detail": form("", "sys.plugin.datetime", json.dumps(MOMENT), SAID),
    "bare": form("", MOMENT["value"]),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_a_picked_moment_is_heard_in_every_form(name: str) -> None:
    assert read(MOMENTS[name]).values["sys.plugin.datetime"]["value"] == MOMENT["value"]


@pytest.mark.parametrize(
    ("words", "brought"), [(OTP, {"otp": OTP}), ("8801234567893", {"barcodeData": "8801234567893"})]
)
def test_what_a_plugin_brought_is_not_said_once_more_by_the_person(words: str, brought: Body) -> None:
    assert read(form(words, json.dumps(brought))).text == ""
    assert read(form(words + "?", brought)).text == words + "?"


def at_top(value: Any, words: str = "") -> Body:
    return {"isInSlotFilling": True, "utterance": words, "value": value, "user": {"id": "u", "type": "KAKAO_TALK_V2"}}


VALIDATIONS: dict[str, Body] = {
    "flat": at_top({"origin": "010 0000 5678", "resolved": "010 0000 5678"}),
    "value as JSON": at_top(json.dumps({"origin": "01000005678", "resolved": "01000005678"})),
    "a number, as JSON": at_top({"origin": "01000005678", "resolved": json.dumps(NUMBER)}),
    "a number alone, as JSON": at_top({"resolved": json.dumps(NUMBER)}),
    "a number alone, as an object": at_top({"origin": "", "resolved": NUMBER}),
    "the entity's bare name": at_top({"resolved": "sys.text"}, "010-0000-5678"),
    "words alone": at_top(None, "제 번호는 010-0000-5678이에요"),
    "inside of userRequest": {"userRequest": at_top({"origin": "010-0000-5678"})},
    "a skill call with a value": form() | {"value": {"origin": "010-0000-5678"}},
    "a skill call without one": form("010-0000-5678"),
}


@pytest.mark.parametrize("name", VALIDATIONS)
def test_a_number_is_checked_in_every_form_of_the_call(name: str) -> None:
    told = verdict("phone", parse_validation(json.dumps(VALIDATIONS[name]).encode()))
    assert told == {"status": "SUCCESS", "value": "+821000005678"}


@pytest.mark.parametrize(
    "properties", [None, [], {}, {"isFriend": "TRUE", "plusfriendUserKey": 9, "appUserId": 30, "x": {}}]
)
@pytest.mark.parametrize("encoded", [lambda t: t.encode("utf-8-sig"), lambda t: t.encode("cp949"), str.encode])
def test_odd_properties_and_encodings_leave_the_words(properties: Any, encoded: Callable[[str], bytes]) -> None:
    body = form("상\u200b담 신청")
    body["userRequest"]["user"] = {"id": "k" * 64, "type": "botUserKey", "properties": properties}
    text = (
        json.dumps(body) if encoded(" ")[:1] == b"\xef" else json.dumps(body, ensure_ascii=False).replace("\u200b", "")
    )
    got = parse_skill(encoded(text), "fallback").message
    assert (got.sender.user_key, got.text.replace("\u200b", "")) == ("k" * 64, "상담 신청")


async def test_an_open_question_stays_while_photos_come_in_all_forms(sqlite_database: Database) -> None:
    """The answer counts them up; what was picked is heard at last."""
    person = Person(sqlite_database, "w")
    for words in ("상담 신청할게요", "네", "동의해요", "홍길동 010-0000-5678", "쌍꺼풀 재수술 상담이요"):
        await person.say(words)
    taken = 0
    for name in ("list, no blank", "own parameter, object", "as words, unseen characters", "refused, as an object"):
        count, body = PHOTOS[name]
        got = read(body)
        await person.send(text=got.text, photos=got.photos, photos_agreed=got.photos_agreed, values=got.values)
        taken += count
        assert person.step() == ("consult", "when")
        assert (f"사진 {taken}장을 받았어요" in person.read()) is bool(count)
    await person.send(values=read(MOMENTS["JSON in a value"]).values)
    assert "12월 10일(목) 오후 4시 40분" in person.read()


def pressed(reply: Reply) -> Body:
    """The press for photos as Kakao gets it; `StopIteration` when there is none."""
    found: Body = next(
        one for one in json.loads(render(reply))["template"]["quickReplies"] if one["label"] == "사진 보내기"
    )
    return found


@pytest.mark.parametrize("at", [4, 5, 6])
async def test_a_press_opens_kakaos_own_way_for_photos_where_its_block_is_set(
    at: int, sqlite_database: Database
) -> None:
    """The photos come with the press; who left that screen without one is asked the same question again."""
    person = Person(sqlite_database, "v")
    for words in (
        "상담 신청할게요",
        "네",
        "동의해요",
        "홍길동 010-0000-5678",
        "쌍꺼풀 재수술 상담이요",
        "내일 오후 3시",
    )[:at]:
        await person.say(words)
    step = person.step()
    assert "photos" not in person.offered()
    person.reach = Reach(photo_block="65f0cafe65f0cafe65f0cafe")
    await person.send(photos=(PHOTO,))
    assert person.step() == step
    assert person.reply is not None
    press = pressed(person.reply)
    assert (press["action"], press["blockId"]) == ("block", "65f0cafe65f0cafe65f0cafe")
    body = form("사진 보내기", json.dumps(listed(ONE, TWO)))
    body["action"]["clientExtra"] = press["extra"]
    got = read(body)
    await person.send(text=got.text, photos=got.photos, choice=got.choice, token=got.token, skill="consult")
    assert "사진 3장을 받았어요" in person.read()
    await person.press("photos")
    assert "사진을 지금 보내 주세요" in person.read()
    assert person.step() == step
