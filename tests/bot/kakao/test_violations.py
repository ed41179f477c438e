"""Every published limit of the skill response: exactly at it is fine, one over is named."""

import json
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kakao.replies.response import violations

IMAGE = {"imageUrl": "https://example.kr/a.jpg"}


def answer(*outputs: Any, **more: Any) -> dict[str, Any]:
    return {"version": "2.0", "template": {"outputs": list(outputs), **more}}


def text(n: int) -> str:
    return "가" * n


def press(label: str = "네", **more: Any) -> dict[str, Any]:
    return {"label": label, "action": "message", "messageText": label, **more}


def text_card(**parts: Any) -> dict[str, Any]:
    return {"textCard": {"title": "제목", **parts}}


def basic_card(**parts: Any) -> dict[str, Any]:
    return {"basicCard": {"title": "제목", "thumbnail": IMAGE, **parts}}


def commerce_card(**parts: Any) -> dict[str, Any]:
    return {"commerceCard": {"title": "제목", "price": 10000, "currency": "won", "thumbnails": [IMAGE], **parts}}


def list_card(items: int = 1, **parts: Any) -> dict[str, Any]:
    return {"listCard": {"header": {"title": "목록"}, "items": [{"title": "줄"}] * items, **parts}}


def list_of(*items: dict[str, Any]) -> dict[str, Any]:
    return {"listCard": {"header": {"title": "목록"}, "items": list(items)}}


def item_card(items: int = 1, **parts: Any) -> dict[str, Any]:
    return {"itemCard": {"itemList": [{"title": "이름", "description": "김하나"}] * items, **parts}}


def row(card: dict[str, Any], items: int = 2, **parts: Any) -> dict[str, Any]:
    (kind, body), *_ = card.items()
    return {"carousel": {"type": kind, "items": [body] * items, **parts}}


def items_of(*cards: dict[str, Any]) -> dict[str, Any]:
    return {"carousel": {"type": "itemCard", "items": [card["itemCard"] for card in cards]}}


def lines(n: int) -> str:
    return "\n".join(["줄"] * n)


# What is exactly at a limit, what is one over it, and the words that name the place.
LIMITS: dict[str, tuple[Any, Any, str]] = {
    "outputs at most 3": (answer(*[text_card()] * 3), answer(*[text_card()] * 4), "template: outputs has 4"),
    "outputs at least 1": (answer(text_card()), answer(), "template: outputs has 0"),
    "quick replies 10": (
        answer(text_card(), quickReplies=[press()] * 10), answer(text_card(), quickReplies=[press()] * 11),
        "quickReplies has 11"),
    "quick reply label": (
        answer(text_card(), quickReplies=[press(text(14))]), answer(text_card(), quickReplies=[press(text(15))]),
        "quickReplies[0]: label has 15"),
    "simpleText": (
        answer({"simpleText": {"text": text(1000)}}), answer({"simpleText": {"text": text(1001)}}),
        "simpleText: text has 1001"),
    "simpleImage altText": (
        answer({"simpleImage": {**IMAGE, "altText": text(50)}}), answer({"simpleImage": {**IMAGE, "altText": text(51)}}),
        "simpleImage: altText has 51"),
    "textCard title": (answer(text_card(title=text(50))), answer(text_card(title=text(51))), "textCard: title has 51"),
    "textCard together": (
        answer(text_card(description=text(398))), answer(text_card(description=text(399))), "title and description have 401"),
    "textCard description in a row": (
        answer(row(text_card(description=text(128)))), answer(row(text_card(description=text(129)))), "description has 129"),
    "basicCard title": (answer(basic_card(title=text(50))), answer(basic_card(title=text(51))), "basicCard: title has 51"),
    "basicCard description": (
        answer(basic_card(description=text(230))), answer(basic_card(description=text(231))), "description has 231"),
    "basicCard title lines in a row": (
        answer(row(basic_card(title=lines(2)))), answer(row(basic_card(title=lines(3)))), "title has 3 lines"),
    "basicCard description lines in a row": (
        answer(row(basic_card(description=lines(2)))), answer(row(basic_card(description=lines(3)))),
        "description has 3 lines"),
    "thumbnail altText": (
        answer(basic_card(thumbnail={**IMAGE, "altText": text(50)})), answer(basic_card(thumbnail={**IMAGE,
        "altText": text(51)})),
        "thumbnail: altText has 51"),
    "commerceCard title": (answer(commerce_card(title=text(30))), answer(commerce_card(title=text(31))), "title has 31"),
    "commerceCard description": (
        answer(commerce_card(description=text(40))), answer(commerce_card(description=text(41))), "description has 41"),
    "commerceCard thumbnails": (
        answer(commerce_card()), answer(commerce_card(thumbnails=[IMAGE, IMAGE])), "thumbnails has 2"),
    "listCard items": (answer(list_card(5)), answer(list_card(6)), "listCard: items has 6"),
    "listCard items in a row": (answer(row(list_card(4))), answer(row(list_card(5))), "carousel.items[0]: items has 5"),
    "listCard buttons": (
        answer(list_card(buttons=[press()] * 2)), answer(list_card(buttons=[press()] * 3)), "listCard: buttons has 3"),
    "itemCard rows": (answer(item_card(10)), answer(item_card(11)), "itemCard: itemList has 11"),
    "itemCard rows in a row": (answer(row(item_card(5))), answer(row(item_card(6))), "itemList has 6"),
    "itemCard row title": (
        answer(item_card(itemList=[{"title": text(6), "description": "값"}])),
        answer(item_card(itemList=[{"title": text(7), "description": "값"}])), "itemList[0]: title has 7"),
    "itemCard row description lines": (
        answer(item_card(itemList=[{"title": "이름", "description": lines(2)}])),
        answer(item_card(itemList=[{"title": "이름", "description": lines(3)}])), "description has 3 lines"),
    "itemCard words": (
        answer(item_card(title="제목", description=text(198))), answer(item_card(title="제목", description=text(199))),
        "title and description have 201"),
    "itemCard words in a row": (
        answer(row(item_card(title="제목", description=text(98)))), answer(row(item_card(title="제목",
        description=text(99)))),
        "title and description have 101"),
    "itemCard word lines": (
        answer(item_card(title="제목", description=lines(11))), answer(item_card(title="제목", description=lines(12))),
        "title and description have 13 lines"),
    "itemCard head xor profile": (
        answer(item_card(profile={"title": "병원"})), answer(item_card(profile={"title": "병원"}, head={"title": "h"})),
        "exclude"),
    "itemCard description needs a title": (
        answer(item_card(title="제목", description="글")), answer(item_card(description="글")), "description without a title"),
    "itemCards are uniform": (
        answer(items_of(item_card(head={"title": "h"}), item_card(head={"title": "i"}))),
        answer(items_of(item_card(head={"title": "h"}), item_card())), "not on all cards or none"),
    "itemCard profile title": (
        answer(item_card(profile={"title": text(15)})), answer(item_card(profile={"title": text(16)})),
        "profile: title has 16"),
    "itemCard summary title": (
        answer(item_card(itemListSummary={"title": text(6), "description": "값"})),
        answer(item_card(itemListSummary={"title": text(7), "description": "값"})), "itemListSummary: title has 7"),
    "itemCard summary description": (
        answer(item_card(itemListSummary={"title": "합계", "description": text(14)})),
        answer(item_card(itemListSummary={"title": "합계", "description": text(15)})), "itemListSummary: description has 15"),
    "itemCard buttons": (
        answer(item_card(buttons=[press()] * 2)), answer(item_card(buttons=[press()] * 3)), "itemCard: buttons has 3"),
    "carousel of 10": (answer(row(text_card(), 10)), answer(row(text_card(), 11)), "carousel: items has 11"),
    "carousel of 5 lists": (answer(row(list_card(), 5)), answer(row(list_card(), 6)), "carousel: items has 6"),
    "carousel header title lines": (
        answer(row(basic_card(), header={"title": lines(2), "description": "a", "thumbnail": IMAGE})),
        answer(row(basic_card(), header={"title": lines(3), "description": "a", "thumbnail": IMAGE})), "title has 3 lines"),
    "carousel header description lines": (
        answer(row(basic_card(), header={"title": "a", "description": lines(3), "thumbnail": IMAGE})),
        answer(row(basic_card(), header={"title": "a", "description": lines(4), "thumbnail": IMAGE})),
        "description has 4 lines"),
    "buttons vertical": (
        answer(text_card(buttons=[press()] * 3)), answer(text_card(buttons=[press()] * 4)), "buttons has 4"),
    "buttons horizontal": (
        answer(text_card(buttons=[press()] * 2, buttonLayout="horizontal")),
        answer(text_card(buttons=[press()] * 3, buttonLayout="horizontal")), "buttons has 3"),
    "button label": (
        answer(text_card(buttons=[press(text(14))])), answer(text_card(buttons=[press(text(15))])),
        "buttons[0]: label has 15"),
    "button label side by side": (
        answer(text_card(buttons=[press(text(8))] * 2, buttonLayout="horizontal")),
        answer(text_card(buttons=[press(text(9))] * 2, buttonLayout="horizontal")), "label has 9 characters of at most 8"),
    "button label beside under a fixed ratio": (
        answer(basic_card(buttons=[press(text(9))] * 2, thumbnail={**IMAGE, "fixedRatio": True}, buttonLayout="vertical")),
        answer(basic_card(buttons=[press(text(9))] * 2, thumbnail={**IMAGE, "fixedRatio": True})), "label has 9"),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_holds_exactly_where_it_is_published(name):
    fits, breaks, says = LIMITS[name]
    assert violations(fits) == []
    found = violations(breaks)
    assert found
    assert says in " | ".join(found)


# What is needed, what is known: a broken form and the words that name it.
FORMS: dict[str, tuple[Any, str]] = {
    "not an object": ([], "answer: is not an object"),
    "no version": ({"template": {"outputs": [text_card()]}}, "version"),
    "another version": ({**answer(text_card()), "version": "1.0"}, "version"),
    "no template": ({"version": "2.0"}, "template: is not an object"),
    "outputs no list": ({"version": "2.0", "template": {"outputs": {}}}, "outputs is not a list"),
    "output no object": (answer("x"), "outputs[0]: is not an object"),
    "unknown component": (answer({"videoCard": {}}), "not exactly one known component"),
    "two components": (answer({**text_card(), **basic_card()}), "not exactly one known component"),
    "component no object": (answer({"textCard": []}), "textCard: is not an object"),
    "empty text": (answer({"simpleText": {"text": ""}}), "text is empty"),
    "blank text": (answer({"simpleText": {"text": " \n\u200b\u3164"}}), "text is empty"),
    "missing text": (answer({"simpleText": {}}), "text is missing"),
    "text no text": (answer({"simpleText": {"text": 3}}), "text is not a text"),
    "image without address": (answer({"simpleImage": {"altText": "a"}}), "imageUrl is no web address"),
    "card without words": (answer({"textCard": {"buttons": [press()]}}), "neither title nor description"),
    "basic card without image": (answer({"basicCard": {"title": "a"}}), "thumbnail: is not an object"),
    "price missing": (answer({"commerceCard": {"thumbnails": [IMAGE]}}), "price is missing"),
    "currency": (answer(commerce_card(currency="usd")), "currency is not won"),
    "rate without price": (answer(commerce_card(discountRate=10)), "discountRate without discountedPrice"),
    "no thumbnail": (answer(commerce_card(thumbnails=[])), "thumbnails has 0"),
    "list without header": (answer({"listCard": {"items": [{"title": "a"}]}}), "header: is not an object"),
    "list without items": (answer(list_card(0)), "items has 0"),
    "list item without title": (answer(list_of({})), "title is missing"),
    "list item action": (answer(list_of({"title": "a", "action": "phone"})), "neither message nor block"),
    "list item link": (answer(list_of({"title": "a", "link": {"web": "javascript:1"}})), "web is no web address"),
    "item without description": (answer(item_card(itemList=[{"title": "a"}])), "description is missing"),
    "carousel of texts": (answer({"carousel": {"type": "simpleText", "items": [{"text": "a"}]}}), "type is not one"),
    "carousel of nothing": (answer(row(text_card(), 0)), "items has 0"),
    "carousel ratios": (
        answer({"carousel": {"type": "basicCard", "items": [
            {"thumbnail": IMAGE}, {"thumbnail": {**IMAGE, "fixedRatio": True}}]}}), "different ratios"),
    "carousel header on text cards": (
        answer(row(text_card(), header={"title": "a", "description": "b", "thumbnail": IMAGE})),
        "header is not for textCard"),
    "carousel header without image": (answer(row(basic_card(), header={"title": "a", "description": "b"})),
    "header.thumbnail"),
    "layout": (answer(text_card(buttonLayout="diagonal")), "buttonLayout"),
    "unknown action": (answer(text_card(buttons=[{"label": "a", "action": "fly"}])), "action is unknown"),
    "no action": (answer(text_card(buttons=[{"label": "a"}])), "action is unknown"),
    "message without text": (answer(text_card(buttons=[{"label": "a", "action": "message"}])), "messageText is missing"),
    "block without id": (answer(text_card(buttons=[{"label": "a", "action": "block"}])), "blockId is missing"),
    "link without address": (answer(text_card(buttons=[{"label": "a", "action": "webLink"}])), "webLinkUrl"),
    "link elsewhere": (
        answer(text_card(buttons=[{"label": "a", "action": "webLink", "webLinkUrl": "ftp://x"}])),
        "webLinkUrl is no web address"),
    "phone without number": (answer(text_card(buttons=[{"label": "a", "action": "phone"}])), "phoneNumber is missing"),
    "extra no object": (answer(text_card(buttons=[press(extra="x")])), "extra: is not an object"),
    "quick reply that links": (
        answer(text_card(), quickReplies=[{"label": "a", "action": "webLink", "webLinkUrl": "https://a"}]),
        "neither message nor block"),
    "quick reply without label": (
        answer(text_card(), quickReplies=[{"action": "message", "messageText": "a"}]), "label is missing"),
    "data no object": ({**answer(text_card()), "data": []}, "data: is not an object"),
    "context without name": ({**answer(text_card()), "context": {"values": [{"lifeSpan": 1}]}}, "name is missing"),
    "context with lifespan": ({**answer(text_card()), "context": {"values": [{"name": "a", "lifespan": 1}]}}, "lifeSpan"),
    "context params": (
        {**answer(text_card()), "context": {"values": [{"name": "a", "lifeSpan": 1, "params": {"a": 1}}]}},
        "params are not all texts"),
    "callback with template": ({**answer(text_card()), "useCallback": True}, "template beside useCallback"),
    "callback no boolean": ({**answer(text_card()), "useCallback": "true"}, "useCallback is not a boolean"),
    "half a character": (answer({"simpleText": {"text": "a\ud83d"}}), "cannot be written as JSON"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_a_broken_form_is_named(name):
    broken, says = FORMS[name]
    assert says in " | ".join(violations(broken))


def test_the_whole_answer_weighs_at_most_30720_bytes():
    def weighing(size: int) -> dict[str, Any]:
        made = {**answer(text_card()), "data": {"x": ""}}
        made["data"]["x"] = "a" * (size - len(orjson.dumps(made)))
        return made

    assert len(orjson.dumps(weighing(30_720))) == 30_720
    assert violations(weighing(30_720)) == []
    assert violations(weighing(30_721)) == ["answer: has 30721 bytes of at most 30720"]


def test_bytes_are_counted_in_utf_8_and_not_in_escapes():
    korean = {**answer(text_card()), "data": {"x": text(10_000)}}
    assert violations(korean) == []
    assert len(json.dumps(korean)) > 30_720


def test_an_emoji_counts_as_the_two_units_that_a_java_string_has():
    assert violations(answer({"simpleText": {"text": "😀" * 500}})) == []
    assert "has 1002 characters" in violations(answer({"simpleText": {"text": "😀" * 501}}))[0]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["2.0", "textCard", "listCard", "message", "block", "webLink", "vertical", "horizontal"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["version", "template", "outputs", "quickReplies", "simpleText", "textCard", "basicCard", "commerceCard",
        "listCard", "itemCard",
         "carousel", "type", "items", "header", "title", "description", "buttons", "label", "action", "thumbnail",
         "itemList", "head",
         "profile", "itemListSummary", "thumbnails", "context", "values", "extra", "link", "buttonLayout", "useCallback"]),
        inner, max_size=6),
    max_leaves=25,
)  # fmt: skip


@given(JSON, st.sampled_from(sorted(LIMITS)))
def test_any_json_can_be_looked_into(value, name):
    assert isinstance(violations(value), list)
    assert isinstance(violations({"version": "2.0", "template": value}), list)
    assert isinstance(violations(answer(value, value)), list)
    assert isinstance(violations(answer({next(iter(LIMITS[name][0]["template"]["outputs"][0])): value})), list)


def test_findings_never_repeat_what_the_answer_says():
    secret = "비밀" * 600
    broken = answer({"simpleText": {"text": secret}}, text_card(title=secret, buttons=[press(secret)]))
    assert violations(broken)
    assert "비밀" not in " ".join(violations(broken))
