"""The same answer again: the second time a person is offered beside it, the third time instead of it. Who insists on an answer
("왜 안 돼요", "대략이라도요") gets it again, because there is no other."""

from __future__ import annotations

from dataclasses import replace

import orjson

from skills.chat import deduplication
from skills.chat.flows import menu
from skills.conversation import Reply, reply_from_json
from skills.fields.reading import patterns as re
from skills.turn import Turn

ANSWERS = frozenset({"info", "visits", "policy", "talk"})  # Skills that only tell something.
MOST = 2  # Bubbles beside which one more fits.
INSISTED_ON = frozenset({"info", "policy"})
_LONGEST = 30  # Letters; who says more says something of their own.
_INSISTS = re.compile(
    r"왜\s?(?:안|못)\s?(?:돼|되|알려|가르|말해|말씀|주)|(?:되|돼|안\s?되|안\s?돼)냐고|되는\s?거\S{0,3}\s?안\s?되는\s?거"
    r"|(?:대략|대충|대강|어림|얼추)\S{0,4}(?:라도|만이라도|만)|그래도\s?(?:좀\s)?(?:알려|가르쳐|말해|말씀해|안\s?[돼되])"
    r"|(?:엄마|엄만|아빠|아빤|남편|아내|와이프|부모|가족|여자친구|남자친구|남친|여친|보호자|언니|오빠|누나|동생)\S{0,3}(?:인데|데요?|거든|니까|라고)"
    r"|(?:라|다)는\s?(?:말|거|얘기|뜻|소리)(?:이|인)?(?:죠|지요|가요|네요|예요|에요)|^내려\s?주(?:세요|시|실)"
    r"|\bwhy (?:not|can't)\b|\bjust (?:roughly|a rough)|\bso is that a (?:yes|no)",
    re.IGNORECASE,
)


def instead_of_the_same(turn: Turn, reply: Reply) -> Reply:
    """The reply, unless it would be told word for word a third time in a row."""
    if turn.message.choice is not None or reply.skill not in ANSWERS or turn.talk.reply is None:
        return reply
    before = reply_from_json(turn.talk.reply)
    offer = turn.bubble("menu.same_again")
    if offer in before.bubbles and _is_the_same(reply, replace(before, bubbles=before.bubbles[:-1])):
        return replace(menu.offer_a_person(turn), skill=reply.skill, step=reply.step)
    if not _is_the_same(reply, before) or len(reply.bubbles) > MOST:
        return reply
    choices = {choice.word: choice for choice in (*turn.choices("person"), *reply.choices)}
    return replace(reply.after(offer), choices=tuple(choices.values())[: len(reply.choices) + 1])


def insists(turn: Turn) -> bool:
    """Whether short words only press for another answer than the one just given."""
    text = turn.message.text.strip()
    is_answered = deduplication.last_skill(turn.talk) in INSISTED_ON and turn.talk.flow is None
    return is_answered and len(text) <= _LONGEST and _INSISTS.search(text) is not None


def told_again(turn: Turn) -> Reply:
    """The answer before, without what stood around it."""
    before = reply_from_json(turn.talk.reply or b"")
    around = {turn.bubble("talk.i_am"), turn.bubble("menu.same_again"), turn.bubble("talk.secret")}
    return replace(before, bubbles=tuple(bubble for bubble in before.bubbles if bubble not in around))


def _is_the_same(reply: Reply, before: Reply) -> bool:
    """Whether the reply before ended with the same words; it may have begun with who speaks."""
    said, again = orjson.dumps(before.bubbles[-len(reply.bubbles) :]), orjson.dumps(reply.bubbles)
    return bool(reply.bubbles) and before.skill == reply.skill and said == again
