"""Each kind of bubble becomes the component that shows it best, and three outputs hold whatever there is."""

from typing import Any

import orjson
import pytest

from bot.kakao.replies import proved
from bot.kakao.replies.render import render, to_response
from bot.kakao.replies.response import violations
from skills.conversation import (
    Bubble,
    Call,
    Card,
    Choice,
    Deck,
    Entry,
    Link,
    Listing,
    Operator,
    Reply,
    Row,
    Say,
    Table,
)
from skills.texts import TEXTS, post

TOKEN = "0123456789abcdefABCDEF"
FAMILY = "👨\u200d👩\u200d👧\u200d👦"


def sent(*bubbles: Bubble, choices: tuple[Choice, ...] = (), **more: Any) -> dict[str, Any]:
    body = render(Reply(bubbles, choices, token=TOKEN, **more))
    answer: dict[str, Any] = orjson.loads(body)
    assert violations(answer) == []
    return answer


def outputs(*bubbles: Bubble, choices: tuple[Choice, ...] = ()) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = sent(*bubbles, choices=choices)["template"]["outputs"]
    return found


def texts(value: Any) -> str:
    """All words of an answer, one after another."""
    if isinstance(value, dict):
        return "\n".join(texts(v) for v in value.values())
    if isinstance(value, list):
        return "\n".join(texts(v) for v in value)
    return value if isinstance(value, str) else ""


def pressed(value: Any) -> list[tuple[str, Any]]:
    """What every press of an answer says, with its extra."""
    if isinstance(value, list):
        return [one for v in value for one in pressed(v)]
    if not isinstance(value, dict):
        return []
    own = [(value["messageText"], value.get("extra"))] if value.get("action") == "message" else []
    return own + [one for v in value.values() for one in pressed(v)]


def choices(n: int) -> tuple[Choice, ...]:
    return tuple(Choice(f"c{i}", f"선택 {i}") for i in range(n))


# -- single bubbles ---------------------------------------------------------------------------------------------------


def test_a_plain_bubble_with_choices():
    answer = sent(
        Say("안녕하세요"), choices=(Choice("yes", "네", "네, 맞아요"),), skill="consult", step="name", intent="greet"
    )
    assert answer == {
        "version": "2.0",
        "template": {
            "outputs": [{"simpleText": {"text": "안녕하세요"}}],
            "quickReplies": [
                {
                    "label": "네",
                    "action": "message",
                    "messageText": "네, 맞아요",
                    "extra": {"choice": "yes", "token": TOKEN},
                }
            ],
        },
        "data": {"skill": "consult", "step": "name", "intent": "greet"},
    }


def test_a_card_with_every_kind_of_button():
    card = Card("제목", "내용", (Link("열기", "https://example.kr/x"), Call("전화", "02-000-0000"), Operator("상담원")))
    assert outputs(card) == [
        {
            "textCard": {
                "title": "제목",
                "description": "내용",
                "buttons": [
                    {"label": "열기", "action": "webLink", "webLinkUrl": "https://example.kr/x"},
                    {"label": "전화", "action": "phone", "phoneNumber": "02-000-0000"},
                    {"label": "상담원", "action": "operator"},
                ],
                "buttonLayout": "vertical",
            }
        }
    ]


def test_a_card_too_long_to_be_one_says_its_text_before():
    found = outputs(Card("제목", "가" * 450, choices(1)))
    assert [next(iter(o)) for o in found] == ["simpleText", "textCard"]
    assert found[0]["simpleText"]["text"] == "제목\n\n" + "가" * 450


def test_more_buttons_than_a_card_holds_go_on_to_the_next_card():
    found = outputs(Card("제목", "내용", choices(7)))
    cards = found[0]["carousel"]["items"]
    assert [len(card["buttons"]) for card in cards] == [3, 3, 1]
    assert [card.get("description") for card in cards] == ["내용", None, None]


def test_a_table_is_an_item_card_when_it_reads_well():
    table = Table("상담 신청", (Row("성함", "김하나"), Row("연락처", "")), buttons=choices(2))
    card = outputs(table)[0]["itemCard"]
    assert card["head"] == {"title": "상담 신청"}
    assert card["itemList"] == [{"title": "성함", "description": "김하나"}, {"title": "연락처", "description": "-"}]
    assert len(card["buttons"]) == 2


def test_a_table_with_a_text_keeps_its_title_beside_the_text():
    card = outputs(Table("상담 신청", (Row("성함", "김하나"),), "확인해 주세요"))[0]["itemCard"]
    assert (card["title"], card["description"], card.get("head")) == ("상담 신청", "확인해 주세요", None)


@pytest.mark.parametrize(
    "rows",
    [(Row("아주 긴 라벨이에요", "값"),), (Row("성함", "값" * 60),), tuple(Row("라벨", str(i)) for i in range(11))],
)
def test_a_table_that_does_not_fit_is_told_in_lines(rows):
    found = outputs(Table("제목", rows))
    assert "itemCard" not in found[0]
    assert all(f"{row.label}: {row.value}" in texts(found) for row in rows)


def test_a_listing_is_a_list_and_a_longer_one_a_row_of_lists():
    def listing(n: int) -> Listing:
        return Listing(
            "목록", tuple(Entry(f"줄 {i}", "설명", Choice(f"c{i}", f"선택 {i}")) for i in range(n)), choices(1)
        )

    assert len(outputs(listing(5))[0]["listCard"]["items"]) == 5
    row = outputs(listing(11))[0]["carousel"]
    assert (row["type"], [len(card["items"]) for card in row["items"]]) == ("listCard", [4, 4, 3])
    assert [len(card.get("buttons", [])) for card in row["items"]] == [0, 0, 1]
    answer = sent(listing(30))
    assert {extra["choice"] for _, extra in pressed(answer)} == {f"c{i}" for i in range(30)}


def test_a_line_of_a_list_opens_its_link_or_does_nothing():
    items = outputs(Listing("목록", (Entry("a", press=Link("열기", "https://example.kr")), Entry("b"))))[0]["listCard"][
        "items"
    ]
    assert items == [{"title": "a", "link": {"web": "https://example.kr"}}, {"title": "b"}]


def test_a_deck_is_a_row_of_cards():
    row = outputs(Deck((Card("a", "b"), Card("c", "d", choices(1)))))[0]["carousel"]
    assert row["type"] == "textCard"
    assert [card["title"] for card in row["items"]] == ["a", "c"]


def test_a_long_text_in_a_deck_is_told_in_full_before_it():
    found = outputs(Deck((Card("a", "가" * 200), Card("c", "d"))))
    assert "가" * 200 in found[0]["simpleText"]["text"]
    assert found[1]["carousel"]["items"][0]["description"].endswith("…")


# -- what cannot be pressed, what says nothing ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://x", "", "https://", "https://a b", "https://a\nb", "kakaotalk://x"]
)
def test_only_web_addresses_are_opened(url):
    found = outputs(Card("a", "b", (Link("열기", url),)), Listing("c", (Entry("d", press=Link("열기", url)),)))
    assert "webLink" not in texts(found)
    assert "link" not in found[1]["listCard"]["items"][0]


@pytest.mark.parametrize("phone", ["", "전화", "+", "--", "1" * 40])
def test_only_numbers_are_dialled(phone):
    assert "buttons" not in outputs(Card("a", "b", (Call("전화", phone),)))[0]["textCard"]


@pytest.mark.parametrize(
    "bubbles", [(), (Say(""),), (Say("\u200b \n"),), (Card(""),), (Table("", ()),), (Listing("", ()),), (Deck(()),)]
)
def test_there_is_always_an_output_and_never_an_empty_one(bubbles):
    assert outputs(*bubbles) == [{"simpleText": {"text": "…"}}]
    assert outputs(Say("a"), *bubbles) == [{"simpleText": {"text": "a"}}]


def test_a_card_of_buttons_alone_is_called_by_its_buttons():
    assert outputs(Card("", "", choices(2)))[0]["textCard"]["title"] == "선택 0 · 선택 1"


# -- three outputs, ten quick replies ---------------------------------------------------------------------------------


def test_a_long_text_is_split_so_that_it_is_not_folded():
    found = outputs(Say("가나다라 마바사아. " * 120))
    assert len(found) == 3
    assert all(len(o["simpleText"]["text"]) <= 500 for o in found)


def test_a_text_is_folded_rather_than_cut():
    found = outputs(Say("가나다라 마바사아. " * 90), Say("a"), Say("b"))
    assert [len(o["simpleText"]["text"]) > 500 for o in found] == [True, False, False]


def test_neighbours_are_joined_when_there_are_too_many():
    found = outputs(Say("a"), Say("b"), Card("c", "d"), Card("e", "f"))
    assert found[0] == {"simpleText": {"text": "a\n\nb"}}
    assert [card["title"] for card in found[1]["carousel"]["items"]] == ["c", "e"]


def test_all_is_gathered_by_kind_when_joining_is_not_enough():
    bubbles: list[Bubble] = [
        Say("a"),
        Card("b", "c", choices(1)),
        Say("d"),
        Listing("e", (Entry("f"),)),
        Say("g"),
        Table("h", (Row("i", "j"),)),
    ]
    found = outputs(*bubbles)
    assert len(found) <= 3
    assert set("abcdefghij") <= set(texts(found))


def test_only_the_last_resort_shortens():
    found = outputs(Say("가나다라 마바사아. " * 900))
    assert len(found) == 3
    assert found[-1]["simpleText"]["text"].endswith("…")


@pytest.mark.parametrize("n", [0, 1, 10, 11, 12, 25, 40, 41, 60])
def test_any_number_of_choices_can_be_pressed_or_typed(n):
    answer = sent(Say("고르세요"), choices=choices(n))
    assert len(answer["template"].get("quickReplies", [])) == min(n, 10)
    found = {extra["choice"] for _, extra in pressed(answer)}
    assert len(found) >= min(n, 30)
    lines = texts(answer).split("\n")
    assert all(c.word in found or f"· {c.spoken}" in lines for c in choices(n))


def test_a_label_is_shortened_and_what_it_says_is_not():
    long = Choice("c", "눈매교정과 쌍꺼풀 자연유착 상담 신청할게요")
    quick = sent(Say("a"), choices=(long,))["template"]["quickReplies"][0]
    assert quick["label"] == "눈매교정과 쌍꺼풀 자연유…"
    assert quick["messageText"] == long.label


def test_a_family_is_not_torn_apart():
    quick = sent(Say("a"), choices=(Choice("c", FAMILY * 2),))["template"]["quickReplies"][0]
    assert quick["label"] == FAMILY + "…"


def test_a_choice_without_words_says_its_word_and_one_without_any_is_left_out():
    quick = sent(Say("a"), choices=(Choice("yes", " ", "\u200b"), Choice("", "")))["template"]["quickReplies"]
    assert [q["messageText"] for q in quick] == ["yes"]


def test_a_word_too_long_to_be_read_back_is_left_to_its_spoken_words():
    quick = sent(Say("a"), choices=(Choice("c" * 65, "네"),))["template"]["quickReplies"][0]
    assert "extra" not in quick
    assert quick["messageText"] == "네"


def test_the_heaviest_reply_stays_under_the_weight():
    entries = tuple(Entry("가" * 40, "나" * 60, Choice(f"c{i}", "다" * 300)) for i in range(20))
    deck = Deck(
        tuple(Card("라" * 50, "마" * 128, tuple(Choice(f"d{i}", "바" * 300) for i in range(3))) for _ in range(10))
    )
    answer = sent(
        Listing("목록", entries), deck, Say("사" * 5000), choices=tuple(Choice(f"e{i}", "아" * 400) for i in range(10))
    )
    assert len(answer["template"]["quickReplies"]) == 10


def test_rendering_is_pure():
    reply = Reply((Say("a"), Table("b", (Row("c", "d"),))), choices(3), token=TOKEN)
    assert render(reply) == render(reply) == to_response(reply).dump()


def test_nothing_of_a_person_is_kept_ready():
    """What is the same for everybody is written once, the clinic's own words among it; beside it nothing of anybody stays."""
    own, name, menu = post("초록의원의 상담 창구예요."), "홍길동님의 상담이에요.", TEXTS["choice.menu"].ko
    replies = (
        Reply((Say(own), Card("", own, (Choice("menu", menu),)))),
        Reply((Say(name),)),
        Reply((Say(own), Card(own, name))),
        Reply((Card("", own, (Choice("yes", name), Link(menu, "https://clinic.example/me/secret"))),)),
        Reply((Table(menu, (Row(menu, name),)),), (Choice("ask_staff", menu, name),)),
    )
    for reply in replies:
        render(reply)
    kept = repr((proved._said, proved._told, proved._pressed))
    assert own in kept
    assert name not in kept
    assert "secret" not in kept
