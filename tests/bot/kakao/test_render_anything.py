"""Whatever a reply says, Kakao takes the answer, and every choice can still be pressed or typed."""

from typing import Any

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.kakao.replies.bubbles import pieces
from bot.kakao.replies.layout import laid_out
from bot.kakao.replies.render import render, to_response
from bot.kakao.replies.response import SimpleText, violations, wire
from skills.conversation import (
    Bubble,
    Button,
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
from skills.texts import TEXTS
from tests.bot.kakao.test_render import FAMILY, TOKEN, pressed, texts
from tests.chatting import choices_of

WORDS = st.one_of(
    st.text(st.characters(exclude_categories=[]), max_size=60),
    st.sampled_from(
        [
            "",
            " ",
            "\u200b",
            "\x00",
            FAMILY * 30,
            "🇰🇷" * 40,
            "각" * 30,
            "안녕하세요. 상담이에요.\n\n네!",
            "\ud83d",
            '"\\' * 200,
        ]
    ),
    st.builds(
        lambda s, n: s * n,
        st.sampled_from(["가", "a ", "😀", "e\u0301", "\n", "요. ", '"', FAMILY]),
        st.integers(0, 1500),
    ),
)
CHOICES = st.builds(Choice, WORDS, WORDS, st.none() | WORDS)
URLS = st.one_of(WORDS, st.sampled_from(["https://example.kr/a?b=c", "http://example.kr/" + "x" * 1500]))
BUTTONS = st.one_of(
    CHOICES,
    st.builds(Link, WORDS, URLS),
    st.builds(Call, WORDS, st.one_of(WORDS, st.just("02-000-0000"))),
    st.builds(Operator, WORDS),
)


def several(of: st.SearchStrategy[Any], most: int = 6) -> st.SearchStrategy[tuple[Any, ...]]:
    few = st.lists(of, max_size=most).map(tuple)
    return st.one_of(few, few.flatmap(lambda items: st.integers(1, 12).map(lambda n: items * n)))


CARDS = st.builds(Card, WORDS, WORDS, several(BUTTONS))
BUBBLES: st.SearchStrategy[Bubble] = st.one_of(
    st.builds(Say, WORDS),
    CARDS,
    st.builds(Table, WORDS, several(st.builds(Row, WORDS, WORDS)), WORDS, several(BUTTONS, 3)),
    st.builds(
        Listing,
        WORDS,
        several(st.builds(Entry, WORDS, WORDS, st.none() | CHOICES | st.builds(Link, WORDS, URLS))),
        several(BUTTONS, 3),
    ),
    st.builds(Deck, several(CARDS, 4)),
)
REPLIES = st.builds(Reply, several(BUBBLES, 4), several(CHOICES), WORDS, WORDS, WORDS, WORDS)
SLOW = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(REPLIES)
def test_no_reply_can_break_a_limit(reply):
    assert violations(orjson.loads(render(reply))) == []
    assert render(reply) == to_response(reply).dump()


WRITTEN = st.sampled_from(sorted({words for text in TEXTS.values() for words in (text.ko, text.en)}))
OF_THE_CATALOGUE = st.builds(
    Reply,
    several(st.builds(Say, WRITTEN) | BUBBLES, 4),
    several(
        st.builds(Choice, st.sampled_from(["yes", "w" * 64, "w" * 65, '"token":"-"']), WRITTEN, st.none() | WRITTEN)
    ),
    token=st.sampled_from([TOKEN, "", "a-_9", "-", '"', "t" * 65, "가"]),
)


@SLOW
@given(OF_THE_CATALOGUE)
def test_what_is_kept_ready_is_what_would_be_written_anew(reply):
    assert render(reply) == render(reply) == to_response(reply).dump()


@SLOW
@given(REPLIES)
def test_an_answer_is_told_plainer_only_because_of_its_weight(reply):
    outputs = laid_out(pieces(reply.bubbles, reply.token)) or [SimpleText("a")]
    names = [type(output).__name__ for output in outputs]
    sent = [{name[0].lower() + name[1:]: wire(output)} for name, output in zip(names, outputs, strict=True)]
    found = violations({"version": "2.0", "template": {"outputs": sent}})
    assert all("bytes of at most 30720" in broken for broken in found)


SHORT = st.text("가나다라마바사 abc", min_size=1, max_size=12).map(lambda s: f"말{s}말")
NAMED: st.SearchStrategy[Button] = st.builds(lambda s: Choice("w", s), SHORT)
PLAIN: st.SearchStrategy[Bubble] = st.one_of(
    st.builds(Say, st.builds(lambda s, n: s * n, SHORT, st.integers(1, 200))),
    st.builds(Card, SHORT, SHORT, st.lists(NAMED, max_size=5).map(tuple)),
    st.builds(
        Table,
        SHORT,
        st.lists(st.builds(Row, SHORT, SHORT), max_size=4).map(tuple),
        SHORT,
        st.lists(NAMED, max_size=4).map(tuple),
    ),
    st.builds(
        Listing,
        SHORT,
        st.lists(st.builds(Entry, SHORT, SHORT, NAMED), max_size=8).map(tuple),
        st.lists(NAMED, max_size=3).map(tuple),
    ),
)


@SLOW
@given(st.lists(PLAIN, max_size=4).map(tuple), st.lists(NAMED, max_size=25).map(tuple))
def test_every_choice_survives_in_a_press_or_in_words_to_type(bubbles, quick):
    numbered = Reply(bubbles, quick, token=TOKEN)
    answer = orjson.loads(render(numbered))
    assert violations(answer) == []
    said = {words for words, _ in pressed(answer)} | set(texts(answer).split("\n"))
    for choice in choices_of(numbered):
        assert choice.spoken.strip() in said or f"· {choice.spoken.strip()}" in said
    for _, extra in pressed(answer):
        assert extra == {"choice": "w", "token": TOKEN}
