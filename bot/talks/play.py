"""Playing a conversation line by line, up to its first wrong answer, and the figures over many.

The lines are those of `transcript`; how a plain person goes on by themselves stands in `walking`.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from bot.talks.channels import Channel
from bot.talks.person import Person, Wrong
from bot.talks.transcript import Condition, Line, Talk
from bot.talks.walking import walk


@dataclass(frozen=True, slots=True)
class Played:
    """A conversation that was held: what went wrong first (empty when nothing did), after how many messages a case was
    filed (0 when none was), and what was said."""

    talk: Talk
    problem: str
    turns_to_filing: int
    log: tuple[str, ...]


async def play(talk: Talk, channel: Channel) -> Played:
    """Hold this conversation as somebody new."""
    told = frozenset(word for line in talk.lines for word in re.findall(r"\w+", line.rest))
    person, problem = Person(channel, secrets.token_hex(12), talk.lang, told), ""
    for line in talk.lines:
        try:
            await _do(person, line)
        except Wrong as wrong:
            problem = f"{talk.place}:{line.number}: {talk.name} | {talk.kind}: expected {wrong}"
            break
    return Played(talk, problem, person.filed_at, tuple(person.log))


async def _do(person: Person, line: Line) -> None:
    if line.condition is not None and not _holds(person, line.condition):
        return
    match line.sign:
        case "!" | "!!":
            await _press(person, line)
        case ".." | "..!":
            await walk(person, line.rest, pressing=line.sign == "..!")
        case "=" | "~" | "!~" | "+" | "-":
            _check(person, line)
        case _:
            await person.type(line.rest, line.sign.strip(">") or "fallback")


def _holds(person: Person, condition: Condition) -> bool:
    if condition.kind == "step":
        found = person.step in condition.words
    else:
        found = any(word in person.offered for word in condition.words)
    return found is not condition.unless


async def _press(person: Person, line: Line) -> None:
    word = next((word for word in line.words if word in person.offered), None)
    if word is None:
        raise Wrong(f"a press {line.rest} (offered: {' '.join(person.offered)}); {person.came()}")
    pressed = person.offered[word]
    await (person.type(pressed.message) if line.sign == "!!" else person.press(pressed))


def _check(person: Person, line: Line) -> None:
    """One expectation of the last answer; `Wrong` when it does not hold."""
    sign, rest = line.sign, line.rest
    found = re.search(rest, person.seen, re.IGNORECASE) if sign in ("~", "!~") else None
    if sign == "=":
        key, _, values = rest.removeprefix("not ").partition(" ")
        holds = ((person.data.get(key) or "") in values.split("|")) is not rest.startswith("not ")
        hint = ""
    elif sign in ("~", "!~"):
        holds = (found is None) is (sign == "!~")
        hint = f" (found: {found[0][:60]})" if found else ""
    else:
        holds = any(word in person.offered for word in line.words) is (sign == "+")
        hint = f" (offered: {' '.join(person.offered)})"
    if not holds:
        raise Wrong(f"{sign} {rest}{hint}; {person.came()}")


def turns_to_filing(played: Iterable[Played]) -> Mapping[str, float]:
    """The median of messages to the filing over the plain intakes: `plain` over all of them, then each kind."""
    filed = [(one.talk.kind, one.turns_to_filing) for one in played if one.turns_to_filing]
    kinds = sorted({"plain"} | {kind for kind, _ in filed if kind.startswith("plain")})
    found = {kind: [turns for of, turns in filed if of.startswith(kind)] for kind in kinds}
    return {kind: median(turns) for kind, turns in found.items() if turns}


def told(played: list[Played]) -> Iterator[str]:
    """A line for each conversation that failed, and one for all."""
    failed = [one.problem for one in played if one.problem]
    yield from failed
    medians = ", ".join(f"{kind} {turns:g}" for kind, turns in turns_to_filing(played).items()) or "none filed"
    yield f"{len(played) - len(failed)} passed, {len(failed)} failed; median turns to filing: {medians}"
