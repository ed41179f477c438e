"""Forms of calls that live bots have been sent, each as one body with invented values, to be sent by a press.

They differ from what `payload.py` writes: fields are missing, null, or of another type than Kakao's guide says
(docs/kakao.md §1, §4, §5).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Body: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """`make` takes the person's key and two addresses of photos. `skill` is the end of the address that is called."""

    title: str
    make: Callable[[str, Sequence[str]], Body]
    skill: str = "fallback"


def _call(
    key: str,
    words: str,
    *,
    params: Mapping[str, Any] | None = None,
    details: Mapping[str, Any] | None = None,
    **request: Any,
) -> Body:
    properties = {"botUserKey": key, "isFriend": True}
    return {
        "bot": {"id": "65f0aabbccddeeff00112244", "name": "봄날의원"},
        "intent": {"id": "a" * 24, "name": "폴백 블록", "extra": {"reason": {"code": 1, "message": "OK"}}},
        "action": {
            "id": "b" * 24,
            "name": "skill",
            "params": params or {},
            "detailParams": details or {},
            "clientExtra": {},
        },
        "userRequest": {
            "block": {"id": "a" * 24, "name": "폴백 블록"},
            "user": {"id": key, "type": "botUserKey", "properties": properties},
            "utterance": words,
            "params": {"surface": "Kakaotalk.plusfriend"},
            "lang": "ko",
            "timezone": "Asia/Seoul",
            **request,
        },
        "contexts": [],
    }


def _value(user: str, name: str, value: Any, origin: Any = "", words: str = "") -> Body:
    detail = {name: {"groupName": "", "origin": origin, "value": value}}
    return _call(user, words, params={name: value}, details=detail)


def _bot_test(user: str, _photos: Sequence[str]) -> Body:
    body = _call(user, "상담되나요\n", lang="kr", params=None)
    body["userRequest"]["params"] = {"surface": "BuilderBotTest", "ignoreMe": "true"}
    return body


def _dev_bot(user: str, _photos: Sequence[str]) -> Body:
    body = _call(user, "몇 시에 여나요")
    body["bot"]["id"] += "!"
    body["intent"]["extra"]["reason"]["code"] = 0
    return body


def _skill_test(_user: str, _photos: Sequence[str]) -> Body:
    person = {"id": "712345", "type": "accountId", "properties": {}}
    body = _call("", "발화 내용", lang=None, user=person)
    body["action"]["clientExtra"] = None
    del body["contexts"]
    return body


def _knowledge(user: str, _photos: Sequence[str]) -> Body:
    body = _call(user, "주차되나요")
    found = {
        "answer": "건물 지하에 주차하실 수 있어요.",
        "question": "주차",
        "categories": [],
        "landingUrl": "",
        "imageUrl": "",
    }
    body["intent"] |= {"name": "지식+"}
    body["intent"]["extra"]["knowledge"] = {"responseType": "skill", "matchedKnowledges": [found]}
    return body


def _group(user: str, _photos: Sequence[str]) -> Body:
    room = {"id": "c" * 40, "type": "botGroupKey", "properties": {"botGroupKey": "c" * 40}}
    return _call(user, "@봄날의원 예약되나요", chat=room)


def _nameless(user: str, _photos: Sequence[str]) -> Body:
    return {"userRequest": {"user": {"id": user}, "utterance": "진료 시간이요"}, "action": {"params": {}}}


def _version_1(user: str, _photos: Sequence[str]) -> Body:
    person = {"id": user, "type": "talk_user_id", "properties": {}}
    body = _call(user, "안녕하세요", lang="kr", user=person)
    body["action"]["clientExtra"] = "null"
    return body


def _linked(user: str, _photos: Sequence[str]) -> Body:
    body = _call(user, "상담하고 싶어요")
    ids = {
        "appUserId": "3000000077",
        "app_user_id": "3000000077",
        "appUserStatus": "REGISTERED",
        "accountId": "9",
        "isFriend": "true",
    }
    body["userRequest"]["user"]["properties"] |= ids
    return body


def _secure(
    separator: str, *, in_value: bool = True, expire: str = "2026-12-08T11:56:40+0000"
) -> Callable[[str, Sequence[str]], Body]:
    def make(user: str, photos: Sequence[str]) -> Body:
        listed = f"List({separator.join(photos)})"
        told = {"privacyAgreement": "Y", "imageQuantity": str(len(photos)), "secureUrls": listed, "expire": expire}
        if in_value:
            return _value(user, "secureimage", json.dumps(told), origin=listed)
        detail = {"secureimage": {"groupName": "", "origin": listed}}
        return _call(user, "", details=detail)

    return make


def _refused(user: str, _photos: Sequence[str]) -> Body:
    return _value(user, "secureimage", json.dumps({"privacyAgreement": "N", "imageQuantity": "0"}))


def _photo_words(user: str, photos: Sequence[str]) -> Body:
    return _call(user, photos[0])


def _photo_thrice(user: str, photos: Sequence[str]) -> Body:
    body = _value(user, "pic", {"url": photos[0]}, origin=photos[0], words=photos[0])
    body["userRequest"]["params"]["media"] = {"type": "image", "url": photos[0]}
    return body


def _context(user: str, photos: Sequence[str]) -> Body:
    body = _call(user, "잘 부탁드려요")
    held = {"photo": {"value": f"List({photos[0]})", "resolvedValue": json.dumps({"secureUrls": photos[0]})}}
    body["contexts"] = [{"name": "visit", "lifespan": 3, "ttl": 300, "params": held}]
    return body


def _validation(key: str, words: str, **more: Any) -> Body:
    value = {"origin": words, "resolved": words}
    return {
        "isInSlotFilling": True,
        "utterance": words,
        "value": value,
        "user": {"id": key, "type": "botUserKey"},
        **more,
    }


def _validation_whole(user: str, _photos: Sequence[str]) -> Body:
    """The number stands in `value`; the words around it in `utterance` alone."""
    body = _validation(user, "01000004321", params={"surface": "Kakaotalk.plusfriend"}, lang="ko")
    return body | {"utterance": "제 번호는 01000004321이에요", "timezone": "Asia/Seoul"}


def _pressed(user: str, _photos: Sequence[str]) -> Body:
    block = {"id": "a" * 24, "name": "상담 확인"}
    trigger = {"type": "QUICKREPLY_BUTTON_MESSAGE", "referrerBlock": block}
    return _call(user, "가격 알려 주세요") | {"flow": {"lastBlock": block, "trigger": trigger}}


def _weekday(user: str, _photos: Sequence[str]) -> Body:
    day = {"dateTag": "friday", "dateHeadword": None, "year": None, "month": None, "day": None, "date": "2024-05-17"}
    values = {
        "day": json.dumps({**day, "polynomial": None, "calendar_type": "solar"}),
        "place": "부산",
        "count": '{"amount": 3, "unit": null}',
    }
    details = {name: {"groupName": "", "origin": name, "value": value} for name, value in values.items()}
    return _call(user, "금요일 부산 세 명", params=values, details=details)


def _other_product(_user: str, _photos: Sequence[str]) -> Body:
    """The KakaoTalk Bot API of 2026: no skill call at all (docs/kakao.md §13)."""
    told = {
        "id": 3_000_000_001,
        "content": "안녕",
        "isChannelChatroom": False,
        "botUserKey": "e" * 32,
        "callbackToken": "f" * 32,
    }
    return {"op": 0, "t": "MESSAGE_CREATE", "d": told}


def _moment(user: str, _photos: Sequence[str]) -> Body:
    picked = {
        "value": json.dumps({"value": "2026-12-08T16:30:00", "userTimeZone": "UTC+9"}),
        "origin": "2026년 12월 8일 (화)",
    }
    return _value(user, "when", picked, origin=picked["origin"])


FORMS: Mapping[str, Form] = {
    "bot-test": Form("봇 테스트", _bot_test),
    "dev-reason-0": Form("개발 봇, reason 0", _dev_bot),
    "skill-test": Form("스킬 테스트", _skill_test),
    "knowledge": Form("지식+", _knowledge),
    "group-room": Form("단체 채팅방", _group),
    "nameless": Form("빠진 필드", _nameless),
    "version-1": Form("이전 버전", _version_1),
    "linked": Form("로그인 연결", _linked),
    "pressed": Form("바로가기 응답 (flow)", _pressed),
    "weekday": Form("요일·장소·숫자 개체", _weekday),
    "other-product": Form("카카오톡 봇 API", _other_product),
    "number-object": Form("숫자 개체", lambda user, _: _value(user, "count", {"amount": 4}, "네 번", "네 번")),
    "number-unit": Form(
        "단위 숫자", lambda user, _: _value(user, "age", '{"amount": 2, "unit": "주"}', "2주", "2주 뒤")
    ),
    "bare-entity": Form("풀리지 않은 날짜", lambda user, _: _value(user, "day", "sys.date", "언제든", "언제든")),
    "date-nulls": Form(
        "날짜 개체", lambda user, _: _value(user, "day", '{"date": "2026-12-08", "year": null}', "다음 주", "다음 주")
    ),
    "moment": Form("날짜·시간 플러그인", _moment),
    "profile": Form(
        "프로필 플러그인", lambda user, _: _value(user, "me", '{"otp": "https://talk-plugin.kakao.com/otp/x/profile"}')
    ),
    "barcode": Form(
        "바코드 플러그인", lambda user, _: _value(user, "code", '{"barcodeData": "https://shop.invalid/a.jpg"}')
    ),
    "secure-spaced": Form("보안 사진", _secure(", ")),
    "secure-tight": Form("보안 사진 (빈칸 없음)", _secure(",")),
    "secure-1970": Form("보안 사진 (지난 expire)", _secure(", ", expire="1970-01-20T11:56:40+0000")),
    "secure-origin": Form("보안 사진 (origin만)", _secure(", ", in_value=False)),
    "secure-refused": Form("보안 사진 거부", _refused),
    "photo-words": Form("사진 주소만", _photo_words),
    "photo-thrice": Form("사진이 세 곳에", _photo_thrice),
    "context-photo": Form("지난 사진 (context)", _context),
    "words-twice": Form(
        "말이 두 번", lambda user, _: _value(user, "text", "주말에 하나요", "주말에 하나요", "주말에 하나요")
    ),
    "validate-short": Form("검증: 전화", lambda user, _: _validation(user, "010 0000 4321"), "validate/phone"),
    "validate-land-line": Form("검증: 유선 전화", lambda user, _: _validation(user, "02-3000-0000"), "validate/phone"),
    "validate-whole": Form("검증: 모든 필드", _validation_whole, "validate/phone"),
    "validate-v2": Form(
        "검증: KAKAO_TALK_V2",
        lambda user, _: _validation(user, "01000004321", user={"id": user, "type": "KAKAO_TALK_V2"}, lang="kr"),
        "validate/phone",
    ),
    "validate-name": Form("검증: 이름", lambda user, _: _validation(user, "성춘향이에요"), "validate/name"),
}
