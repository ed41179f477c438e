"""How a plain person goes on until a step is reached (`..`).

Knows the outside contract only (docs/contract.md): `data.step` and the words of the choices.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.talks.answers import PRESSED, TYPED
from bot.talks.person import Person, Wrong

MOST = 16  # Answers of one walk: more means that the conversation goes in circles.
AGREES = ("age", "health_consent", "confirm")
LEADS_AWAY = frozenset({"cancel", "menu", "person", "status", "rights", "policy", "info", "edit", "no"})
ASKS_NAME = re.compile("성함|이름|name", re.IGNORECASE)
ASKS_PHONE = re.compile("연락처|전화|번호|phone|number", re.IGNORECASE)


async def walk(person: Person, rest: str, *, pressing: bool) -> None:
    """Answer until one of the steps stands there; `rest` is the steps and answers of one's own (`name=…; when=…`)."""
    until, _, given = rest.partition(" ")
    own = {key.strip(): value.strip() for key, _, value in (part.partition("=") for part in given.split(";")) if value}
    asked: list[str] = []
    while not person.turns or person.step not in until.split("|"):
        asked.append(person.step)
        if asked.count(person.step) > 2 or len(asked) > MOST:
            raise Wrong(f"to get to step {until}; {person.came()}")
        if asked.count(person.step) > 1 and "yes" in person.offered and person.step not in AGREES:
            await _press(person, ["yes"], pressing)  # The answer is asked back.
        else:
            await _answer(person, own, pressing)


async def _answer(person: Person, own: Mapping[str, str], pressing: bool) -> None:
    step, answers = person.step, {**TYPED[person.lang], **own}
    offered = [word for word in PRESSED.get(step, ()) if word in person.offered]
    if pressing and step not in own and offered:
        await _press(person, offered, pressing)
    elif step == "name" and ASKS_PHONE.search(person.question):
        with_name = ASKS_NAME.search(person.question)
        await person.type(f"{answers['name']} {answers['phone']}" if with_name else answers["phone"])
    elif step in answers:
        await person.type(answers[step])
    else:
        others = [word for word in person.offered if word not in LEADS_AWAY]
        await _press(person, ["yes", "resume", "skip", *others], pressing)


async def _press(person: Person, words: list[str], pressing: bool) -> None:
    word = next((word for word in words if word in person.offered), None)
    if word is None:
        raise Wrong(f"a press {'|'.join(words)} (offered: {' '.join(person.offered)}); {person.came()}")
    pressed = person.offered[word]
    await (person.press(pressed) if pressing else person.type(pressed.message))
