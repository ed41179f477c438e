"""Words that are the name of a thing of the menu, or a greeting, and nothing else: no reader needs to look for more in them."""

from __future__ import annotations

from skills.chat.flows import menu
from skills.chat.meaning import BY_NAME, BY_PRESS, BY_SKILL
from skills.chat.rights.rights import FIRST, FURTHER
from skills.fields.reading import patterns as re
from skills.texts import TEXTS
from skills.turn import Act, Flow, Turn
from storage.characters import folded

_NAMED = {
    folded(words): word
    for word in ("status", "info", "person", "policy", "officer", "menu", "rights", *FIRST, *FURTHER)
    for words in (TEXTS[f"choice.{word}"].ko, TEXTS[f"choice.{word}"].en)
    if word in BY_PRESS
}
_GREETING = re.compile(
    r"(?:안[녕뇽](?:하[세셔][요용욤]?|하십니까)?|하이|헬로|hello|hi(?: ?there)?|good ?morning)[\s.!~^]*"
)


def meant(turn: Turn) -> tuple[Flow, Act] | None:
    """The press whose name was typed; the menu for a greeting, but at the address of something else; None for other words."""
    said = folded(turn.message.text)
    if (word := _NAMED.get(said)) is not None:
        flow, act = BY_PRESS[word]
        return flow, lambda t: act(t.as_press(word))
    is_at_the_menu = turn.message.skill not in BY_SKILL.keys() - {"menu"} | {"consult"}
    return (BY_NAME["menu"], menu.show) if _GREETING.fullmatch(said) and is_at_the_menu else None
