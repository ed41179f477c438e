"""The pages of the clinic's data as data: which fields stand on which page, and who may change them.

A field is a place in the document (`skills/clinic/versions.py`). Entries (treatments, prices, processors, policy versions) are
a list of the same fields, with an empty entry at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from skills.clinic.clinic import WEEKDAYS, Processor
from skills.clinic.part import GREETING_MOST
from skills.staff.permissions import Act

FieldKind = Literal["line", "words", "lines", "date", "dates", "count", "yes", "days", "choice"]
LINE, WORDS, LIST, POLICY = 200, 600, 4000, 9_500  # The longest of each, in characters.
BASES: tuple[str, ...] = get_args(Processor.model_fields["basis"].annotation)
CONSENTS = ("contact", "health", "ads_use", "ads_receive", "ads_night", "provision")


@dataclass(frozen=True, slots=True)
class Field:
    """One value. `at` is its place below the page's part or entry; `lang` is told when it stands in both languages."""

    at: str
    kind: FieldKind = "line"
    most: int = LINE
    is_needed: bool = False
    lang: str = ""
    choices: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The place without the language: what the field is called."""
        return self.at.removesuffix(f".{self.lang}") if self.lang else self.at


@dataclass(frozen=True, slots=True)
class Section:
    """A page: its fields, or the entries of the list `entries` with their fields."""

    name: str
    icon: str
    act: Act
    fields: tuple[Field, ...] = ()
    entries: str = ""
    entry: tuple[Field, ...] = ()
    folded: tuple[Field, ...] = ()  # Of an entry, what is seldom needed.

    @property
    def parts(self) -> frozenset[str]:
        """The parts of the document that the page shows."""
        return frozenset(field.at.split(".")[0] for field in self.fields) | ({self.entries} if self.entries else set())


def both(at: str, kind: FieldKind = "line", most: int = LINE, *, is_needed: bool = True) -> Iterable[Field]:
    """The same in Korean and in English."""
    return (Field(f"{at}.{lang}", kind, most, is_needed, lang) for lang in ("ko", "en"))


def _counts(part: str, *names: str) -> tuple[Field, ...]:
    return tuple(Field(f"{part}.{name}", "count", 6, is_needed=True) for name in names)


SECTIONS: tuple[Section, ...] = (
    Section(
        "texts", "note", Act.CHANGE_CLINIC,
        (
            *both("name"), Field("phone", is_needed=True), *both("address"), *both("way", "words", WORDS),
            *both("parking", "words", WORDS), *both("desk.signature"),
            *both("greeting", "words", GREETING_MOST, is_needed=False), Field("website"), Field("channel_url"),
            Field("one_to_one_chat", "yes"),
        ),
    ),
    Section(
        "hours", "clock", Act.CHANGE_CLINIC,
        (
            *(Field(f"week.{day}") for day in WEEKDAYS), Field("week.lunch"), Field("week.lunch_days", "days"),
            Field("week.closed_on", "dates", LIST), Field("week.closed_on_holidays", "yes"),
        ),
    ),
    Section(
        "treatments", "chart", Act.CHANGE_CLINIC, entries="treatments",
        entry=(Field("word", is_needed=True), *both("name"), Field("also", "lines", LIST)),
    ),
    Section(
        "prices", "records", Act.CHANGE_CLINIC, entries="prices",
        entry=(
            *both("item"), Field("won", is_needed=True), Field("posted_on", "date", is_needed=True), Field("review"),
            Field("until", "date"),
        ),
    ),
    Section(
        "work", "overview", Act.CHANGE_CLINIC,
        (
            *_counts(
                "desk", "answer_hours", "urgent_minutes", "escalate_minutes", "hold_minutes", "review_months",
                "undo_seconds", "most_cases", "shift_hours",
            ),
            *_counts("desk.files", "most", "megabytes", "link_days", "link_opens"),
            Field("desk.practitioner_answers", "yes"),
            Field("desk.assign_in_turn", "yes"), Field("desk.assign_by_treatment", "yes"),
            Field("desk.survey", "yes"), Field("desk.own_cases_only", "yes"),
        ),
    ),
    Section(
        "officer", "shield", Act.CHANGE_PRIVACY,
        (*both("officer.name"), Field("officer.phone", is_needed=True), Field("officer.email")),
    ),
    Section(
        "processors", "send", Act.CHANGE_PRIVACY, entries="processors",
        entry=(
            Field("name", is_needed=True), *both("task", "words", WORDS), *both("items", "words", WORDS), Field("country"),
            Field("contract_on", "date"), Field("hosts", "lines", LIST), Field("sub_processors", "lines", LIST),
            Field("basis", "choice", choices=BASES), Field("contact"), *both("moved", "words", WORDS, is_needed=False),
            *both("keeps", "words", WORDS, is_needed=False), *both("refusing", "words", WORDS, is_needed=False),
        ),
    ),
    Section(
        "periods", "lock", Act.CHANGE_PRIVACY,
        _counts(
            "periods", "unfinished_hours", "settled_case_days", "closed_case_days", "identifiers_days", "trail_days",
            "role_grants_days", "backup_days", "brake_percent", "brake_persons",
        ),
    ),
    Section(
        "policy", "rights", Act.CHANGE_PRIVACY, entries="policy",
        entry=(
            Field("version", is_needed=True), Field("effective_on", "date", is_needed=True), Field("published_on", "date"),
            Field("material", "yes"), Field("ground"), *both("text", "words", POLICY),
        ),
        folded=tuple(
            field
            for name in CONSENTS
            for part in ("purpose", "items", "period", "refusal")
            for field in both(f"consents.{name}.{part}", "words", WORDS, is_needed=False)
        ),
    ),
)  # fmt: skip
BY_NAME: Mapping[str, Section] = {section.name: section for section in SECTIONS}
