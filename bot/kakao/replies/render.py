"""From a `Reply` to Kakao's JSON: pure, never refused, whatever the reply says.

Bubbles become pieces (`bubbles`), pieces share three outputs (`layout`), choices become quick replies (`presses`). Should the
whole weigh more than Kakao takes, it is told again in a plainer way. No sentence of ours is written here.

What is said in the catalogue's own words, or the clinic's, is written and proved once (`proved`); all else in each answer anew.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.kakao.replies import limits
from bot.kakao.replies.bubbles import Panel, Piece, Side, pieces
from bot.kakao.replies.layout import gathered, laid_out
from bot.kakao.replies.presses import button, quick_reply
from bot.kakao.replies.proved import (
    TOKEN,
    NotProved,
    bubbles_in_json,
    data,
    data_in_json,
    presses_in_json,
)
from bot.kakao.replies.response import AnswerRefused, Output, QuickReply, SimpleText, SkillResponse
from bot.kakao.replies.text import ELLIPSIS
from skills.conversation import Choice, Reply


def render(reply: Reply) -> bytes:
    """The reply as the body of an answer that Kakao takes: what `to_response` makes, put together from proved parts."""
    try:
        return _of_parts(reply)
    except NotProved:
        return to_response(reply).dump()


def _of_parts(reply: Reply) -> bytes:
    if TOKEN.fullmatch(reply.token) is None:
        raise NotProved
    count, presses = presses_in_json(reply.choices, reply.token)
    if count > limits.QUICK_REPLIES:
        raise NotProved
    said, quick = bubbles_in_json(reply.bubbles, reply.token), b'],"quickReplies":[' + presses if count else b""
    where = data_in_json(reply.skill, reply.step, reply.intent)
    body = b'{"version":"2.0","template":{"outputs":[' + said + quick + b']},"data":' + where + b"}"
    if len(body) > limits.ANSWER_BYTES:
        raise NotProved
    return body


def to_response(reply: Reply) -> SkillResponse:
    """The reply as an answer that Kakao takes.

    What a person can press or type is the same as in the reply: choices beyond ten stand on cards below the bubbles, and
    beyond those in words that can be typed. Only texts are shortened, and only when three outputs do not hold them.
    """
    quick = [made for choice in reply.choices if (made := quick_reply(choice, reply.token)) is not None]
    found = pieces(reply.bubbles, reply.token)
    if len(quick) > limits.QUICK_REPLIES:
        found += _further(reply.choices, reply.token)
        del quick[limits.QUICK_REPLIES :]
    where = data(reply.skill, reply.step, reply.intent)
    try:
        return _answer(laid_out, found, quick, where)
    except AnswerRefused:  # it weighs too much: the single limits are kept by construction
        return _lighter(found, quick, where)


def _lighter(found: list[Piece], quick: list[QuickReply], where: dict[str, str]) -> SkillResponse:
    """The same in texts only. Three texts and ten short quick replies weigh under 30 KB in any script."""
    return _answer(_bare, found, quick, where)


def _bare(found: list[Piece]) -> list[Output]:
    return gathered(found, bare=True)


def _answer(
    lay: Callable[[list[Piece]], list[Output]], found: list[Piece], quick: list[QuickReply], where: dict[str, str]
) -> SkillResponse:
    # Kakao shows nothing without an output, and an output without a visible character is refused. An ellipsis is
    # no sentence, and says that there is nothing to say.
    outputs = lay(found) or [SimpleText(ELLIPSIS)]
    return SkillResponse(tuple(outputs), tuple(quick), where)


def _further(choices: tuple[Choice, ...], token: str) -> list[Piece]:
    """The choices that found no room among the quick replies, three to a card, each card called by their numbers."""
    made = [found for choice in choices if (found := button(choice, token)) is not None][limits.QUICK_REPLIES :]
    three = limits.BUTTONS["vertical"]
    cards = []
    for at in range(0, len(made), three):
        group = tuple(made[at : at + three])
        first = limits.QUICK_REPLIES + at + 1
        last = first + len(group) - 1
        cards.append(Panel(title=f"{first}–{last}" if last > first else str(first), buttons=group))
    return [Side(tuple(cards))]
