"""What a part of the clinic's data looks like to a patient, in both languages: staff see it before they keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from skills.chat.answers import information
from skills.chat.flows import menu, survey
from skills.clinic.clinic import Clinic
from skills.conversation import Card, Lang, Row, Table
from skills.texts import say

ASKED_FOR = {"texts": ("way", "parking", "phone"), "hours": ("hours",), "prices": ("prices",)}
"""What the chat tells of a part, by the part."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One bubble: its title, words, rows, and what can be pressed below it."""

    text: str
    title: str = ""
    rows: tuple[Row, ...] = ()
    presses: tuple[str, ...] = ()


def seen(section: str, clinic: Clinic, today: date) -> Mapping[Lang, list[Seen]]:
    """The bubbles of this part by language; none where patients see nothing of it."""
    found: dict[Lang, list[Seen]] = {lang: _seen(section, clinic, lang, today) for lang in get_args(Lang)}
    return found if any(found.values()) else {}


def _seen(section: str, clinic: Clinic, lang: Lang, today: date) -> list[Seen]:
    posted = [_posted(clinic, lang, today, name) for name in ASKED_FOR.get(section, ())]
    match section:
        case "texts":
            return [Seen(menu.welcome(clinic, lang)), *posted, _answer(clinic, lang)]
        case "treatments":
            names = tuple(one.name.in_(lang) for one in clinic.treatments)
            return [Seen(say("intake.treatment.ask", lang, photos=""), presses=names)]
        case "work":
            mark = say("case.from_practitioner", lang)
            presses = tuple(say(f"choice.{word}", lang) for word in survey.WORDS)
            told = [_answer(clinic, lang, f"{mark}\n")] if clinic.desk.practitioner_answers else []
            return [*told, Seen(say("survey.ask", lang), presses=presses)] if clinic.desk.survey else told
        case _:
            return posted


def _posted(clinic: Clinic, lang: Lang, today: date, name: str) -> Seen:
    bubble = information.shown(clinic, lang, today, name)
    match bubble:
        case Table():
            return Seen(bubble.text, bubble.title, bubble.rows)
        case Card():
            return Seen(bubble.text, bubble.title)
        case _:
            raise TypeError(bubble)


def _answer(clinic: Clinic, lang: Lang, before: str = "") -> Seen:
    """Some answer, with the signature below it."""
    words, signature = say("inbox.answer.some", lang), clinic.desk.signature.in_(lang)
    return Seen(say("inbox.answer", lang, text=before + words, signature=signature))
