"""Each form that live bots were sent: what our side reads of it, and that it is answered with something that can be shown."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.kakao.calls.payload import parse_skill, parse_validation
from bot.kakao.replies.violations import violations
from bot.simulator.chatbot.forms import FORMS
from storage.database.database import Database
from storage.patients.patients import Patient
from storage.unit.unit_of_work import PATIENT
from tests.bot.conftest import MakeServer

USER = "d" * 64
_TOKEN = re.compile(r'"token": "[^"]+"')  # Any three letters may stand in one.
PHOTOS = (
    "http://secure.kakaocdn.net/dna/one/a.jpg?credential=c&expires=1",
    "http://secure.kakaocdn.net/dna/two/b.jpg?expires=1",
)
BOTH = PHOTOS
# Words and photos that are read of each form.
READ: dict[str, tuple[str, tuple[str, ...]]] = {
    "bot-test": ("상담되나요", ()),
    "dev-reason-0": ("몇 시에 여나요", ()),
    "skill-test": ("발화 내용", ()),
    "knowledge": ("주차되나요", ()),
    "group-room": ("@봄날의원 예약되나요", ()),
    "nameless": ("진료 시간이요", ()),
    "version-1": ("안녕하세요", ()),
    "linked": ("상담하고 싶어요", ()),
    "pressed": ("가격 알려 주세요", ()),
    "weekday": ("금요일 부산 세 명", ()),
    "other-product": ("", ()),
    "number-object": ("네 번", ()),
    "number-unit": ("2주 뒤", ()),
    "bare-entity": ("언제든", ()),
    "date-nulls": ("다음 주", ()),
    "moment": ("", ()),
    "profile": ("", ()),
    "barcode": ("", ()),
    "secure-spaced": ("", BOTH),
    "secure-tight": ("", BOTH),
    "secure-1970": ("", BOTH),
    "secure-origin": ("", BOTH),
    "secure-refused": ("", ()),
    "photo-words": ("", PHOTOS[:1]),
    "photo-thrice": ("", PHOTOS[:1]),
    "context-photo": ("잘 부탁드려요", ()),
    "words-twice": ("주말에 하나요", ()),
}
VALIDATED = {
    "validate-short": "4321",
    "validate-v2": "4321",
    "validate-whole": "4321",
    "validate-land-line": "3000",
    "validate-name": "성춘향",
}


def body_of(name: str) -> bytes:
    return json.dumps(FORMS[name].make(USER, PHOTOS)).encode()


def test_every_form_has_its_expectation() -> None:
    assert set(READ) | set(VALIDATED) == set(FORMS)


@pytest.mark.parametrize("name", READ)
def test_the_words_and_photos_of_a_form_are_read(name: str) -> None:
    found = parse_skill(body_of(name), "fallback")
    assert (found.message.text, found.message.photos) == READ[name]
    assert found.is_group == (name == "group-room")
    assert found.message.sender.is_test == (name == "skill-test")
    assert found.message.sender.is_dev == (name in {"bot-test", "dev-reason-0"})
    assert found.message.photos_agreed == (name != "secure-refused")
    assert not any("sys." in value or "{" in value for value in found.message.values.values())


def test_a_moment_of_the_picker_is_read_through_both_of_its_layers() -> None:
    assert "2026-12-08T16:30:00" in str(parse_skill(body_of("moment"), "fallback").message.values)


@pytest.mark.parametrize("name", READ)
async def test_a_form_from_a_stranger_is_answered_and_keeps_nothing(
    name: str, serve: MakeServer, sqlite_database: Database
) -> None:
    client = await serve()
    response = await client.post("/skills/fallback", data=body_of(name))
    answer: dict[str, Any] = await response.json()
    assert response.status == 200
    assert violations(answer) == []
    shown = _TOKEN.sub("", json.dumps(answer["template"], ensure_ascii=False))
    assert "kakaocdn" not in shown
    assert "otp" not in shown
    assert answer["data"].get("step") != "broken"
    if name in {"group-room", "skill-test"}:
        kept = await sqlite_database.run(
            lambda u: u.connection.scalar(select(func.count()).select_from(Patient)), PATIENT
        )
        assert kept == 0


@pytest.mark.parametrize("name", VALIDATED)
async def test_a_form_of_validation_is_judged(name: str, serve: MakeServer) -> None:
    assert parse_validation(body_of(name)).sender.user_key == USER
    client = await serve()
    told = await (await client.post(f"/skills/{FORMS[name].skill}", data=body_of(name))).json()
    assert told["status"] == "SUCCESS"
    assert VALIDATED[name] in told["value"]
