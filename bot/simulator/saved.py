"""A chat of the simulator as a conversation file (docs/talks.md): what the person did, and the step at which each answer stood.

`python app.py talk` plays it; what the answer must say is for people to add.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.simulator.feed import Happening
from bot.talks.transcript import PHOTO

USUAL = "fallback"


def as_talk(name: str, lang: str | None, lines: Iterable[Happening]) -> str:
    """The file. A chat in which nothing was said yet is only its head."""
    head = f"@ {_in_a_line(name).replace('|', ' ')} | saved" + (" | lang=en" if lang == "en" else "")
    return "\n".join([head, *_told(lines), ""])


def _told(lines: Iterable[Happening]) -> Iterator[str]:
    waiting: list[tuple[str, str]] = []
    for line in lines:
        if line.kind == "said":
            choice = line.body.get("choice")
            waiting.append(("!", choice) if choice else (">", _in_a_line(line.body["text"])))
        elif line.kind == "sent":
            waiting += [(">", PHOTO)] * len(line.body["photos"])
        elif line.kind == "exchange" and waiting:
            yield from _one(*waiting.pop(0), line)


def _one(sign: str, words: str, line: Happening) -> Iterator[str]:
    """What was done and where it led. The address is told only of typed words: a press knows its own."""
    skill = line.body["skill"]
    if sign == ">" and skill != USUAL and "/" not in skill:
        sign = f">{skill}>"
    if words:
        yield f"{sign} {words}"
    answer = line.body.get("answer")
    step = answer.get("data", {}).get("step") if isinstance(answer, dict) else None
    if words and step and not line.body.get("number"):
        yield f"= step {step}"


def _in_a_line(words: str) -> str:
    return " ".join(words.split())
