"""The strict types: every component can be sent, and an answer that Kakao would refuse cannot be built."""

import copy
import dataclasses

import orjson
import pytest

from bot.kakao.replies import response as r
from bot.kakao.replies.response import AnswerRefused, SkillResponse, ValidationAnswer, violations, waiting_answer
from storage.errors import SangdamError

BUTTON = r.Button("네", "message", message_text="네", extra={"choice": "yes"})
THUMBNAIL = r.Thumbnail("https://example.kr/a.jpg")
COMPONENTS: list[r.Output] = [
    r.SimpleText("a"),
    r.SimpleImage("https://example.kr/a.jpg", "그림"),
    r.TextCard("a", "b", (BUTTON,), "vertical"),
    r.BasicCard(THUMBNAIL, "a", "b", (r.Button("전화", "phone", phone_number="02-000-0000"),)),
    r.CommerceCard(1000, (THUMBNAIL,), "a", "b", discount_rate=10, discounted_price=900),
    r.ListCard(r.ListHeader("a"), (r.ListItem("a", link={"web": "https://example.kr"}), r.ListItem("b")), (BUTTON,)),
    r.ItemCard((r.Labelled("a", "b"),), profile=r.ItemProfile("병원"), item_list_summary=r.Labelled("합계", "1")),
    r.Carousel("basicCard", (r.BasicCard(THUMBNAIL), r.BasicCard(THUMBNAIL)), r.RowHeader("a", "b", THUMBNAIL)),
]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: type(c).__name__)
def test_every_component_can_be_sent(component):
    sent = orjson.loads(SkillResponse((component,)).dump())
    assert violations(sent) == []
    assert None not in sent["template"]["outputs"][0].values()


def test_names_on_the_wire_are_kakaos():
    made = SkillResponse(
        (COMPONENTS[6], COMPONENTS[2]),
        (r.QuickReply("네", "네"), r.QuickReply("처음", action="block", block_id="65f0")),
        {"skill": "menu"},
        (r.ContextValue("c", 1, {"a": "b"}),),
    )
    assert orjson.loads(made.dump()) == {
        "version": "2.0",
        "template": {
            "outputs": [
                {
                    "itemCard": {
                        "itemList": [{"title": "a", "description": "b"}],
                        "profile": {"title": "병원"},
                        "itemListSummary": {"title": "합계", "description": "1"},
                    }
                },
                {
                    "textCard": {
                        "title": "a",
                        "description": "b",
                        "buttons": [
                            {"label": "네", "action": "message", "messageText": "네", "extra": {"choice": "yes"}}
                        ],
                        "buttonLayout": "vertical",
                    }
                },
            ],
            "quickReplies": [
                {"label": "네", "messageText": "네", "action": "message"},
                {"label": "처음", "action": "block", "blockId": "65f0"},
            ],
        },
        "context": {"values": [{"name": "c", "lifeSpan": 1, "params": {"a": "b"}}]},
        "data": {"skill": "menu"},
    }


def test_an_answer_that_kakao_would_refuse_cannot_be_built():
    with pytest.raises(AnswerRefused) as refused:
        SkillResponse((r.SimpleText("가" * 1001), r.TextCard()))
    assert isinstance(refused.value, SangdamError)
    assert len(refused.value.broken) == 2
    with pytest.raises(AnswerRefused, match="bytes of at most 30720"):
        SkillResponse((r.SimpleText("a"),), data={"x": "a" * 40_000})
    with pytest.raises(AnswerRefused, match="cannot be written"):
        SkillResponse((r.SimpleText("a\ud800"),))
    with pytest.raises(AnswerRefused, match="outputs has 0"):
        SkillResponse(())


def test_an_answer_cannot_be_changed_after_it_was_proved():
    made = SkillResponse((r.SimpleText("a"),))
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.outputs = ()  # type: ignore[misc]
    assert copy.copy(made) == made


def test_a_validation_answer_says_success_with_the_value_or_fail_with_the_help():
    assert orjson.loads(ValidationAnswer("SUCCESS", value="+821000001234").dump()) == {
        "status": "SUCCESS",
        "value": "+821000001234",
    }
    assert orjson.loads(ValidationAnswer("FAIL", message="다시 입력해 주세요.").dump()) == {
        "status": "FAIL",
        "message": "다시 입력해 주세요.",
    }


def test_a_callback_promise_needs_no_template():
    promise = orjson.loads(waiting_answer({"text": "잠시만요"}))
    assert promise == {"version": "2.0", "useCallback": True, "data": {"text": "잠시만요"}}
    assert violations(promise) == []
    assert orjson.loads(waiting_answer()) == {"version": "2.0", "useCallback": True, "data": {}}
