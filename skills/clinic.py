"""The clinic as data: everything that another clinic would want different. Read from clinic.toml by `bot/settings.py`.

Holds no secret and no rule. Times of day are Korean local times, periods are whole days or years.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from skills.fields.hours import Hours, Span

Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,30}$")]
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Both(_Part):
    """The same words in Korean and in English."""

    ko: Filled
    en: Filled

    def in_(self, lang: str) -> str:
        """The words in this language; Korean unless it is English."""
        return self.en if lang == "en" else self.ko


class Officer(_Part):
    """The privacy officer (policy clause 9): shown in the chat, on pages and in notices, so none of it may be empty."""

    name: Both
    phone: Filled
    email: str = ""


class Treatment(_Part):
    """Something that people ask about; `word` is stable and is what a press carries."""

    word: Word
    name: Both


class Price(_Part):
    """A posted price (H-4: prices come only from the posted list, with its date)."""

    item: Both
    won: Filled
    posted_on: date


class Processor(_Part):
    """A company that processes data for the clinic (clause 5). `hosts` are the addresses that the software may call for it."""

    name: Filled
    task: Both
    items: Both
    country: str = "KR"
    contract_on: date | None = None
    hosts: tuple[str, ...] = ()
    sub_processors: tuple[str, ...] = ()


class Week(_Part):
    """Opening hours by weekday ("10:00-19:00"; leave a closed day out), with the lunch break and its days."""

    mon: str = ""
    tue: str = ""
    wed: str = ""
    thu: str = ""
    fri: str = ""
    sat: str = ""
    sun: str = ""
    lunch: str = ""
    lunch_days: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri")
    closed_on: tuple[date, ...] = ()
    closed_on_holidays: bool = True

    @field_validator(*WEEKDAYS, "lunch")
    @classmethod
    def _is_a_span(cls, value: str) -> str:
        if value and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", value):
            raise ValueError('opening hours look like "10:00-19:00"')
        return value

    def with_holidays(self, holidays: frozenset[date]) -> Hours:
        """The hours to reckon with, given Korea's public holidays."""
        weekly = {i: (_span(text),) for i, day in enumerate(WEEKDAYS) if (text := getattr(self, day))}
        closed = frozenset(self.closed_on) | (holidays if self.closed_on_holidays else frozenset())
        lunch_on = frozenset(WEEKDAYS.index(day) for day in self.lunch_days)
        return Hours(weekly, _span(self.lunch) if self.lunch else None, lunch_on, closed)


class Periods(_Part):
    """How long things are kept, within the bounds that `skills/retention.py` states."""

    unfinished_hours: int = Field(24, ge=1, le=24)
    closed_case_days: int = Field(5, ge=0, le=5)
    identifiers_days: int = Field(365, ge=1, le=365)
    trail_days: int = Field(731, ge=731)
    role_grants_days: int = Field(1096, ge=1096)
    backup_days: int = Field(30, ge=1, le=90)


class Desk(_Part):
    """How staff work: first answer due in `answer_hours` opening hours, the next channel after `escalate_minutes`; who saw
    whom is reviewed every `review_months` (the clinic sets this cycle itself and writes it into its plan)."""

    answer_hours: int = Field(4, ge=1, le=72)
    urgent_minutes: int = Field(10, ge=1, le=240)
    escalate_minutes: int = Field(30, ge=5, le=1440)
    hold_minutes: int = Field(120, ge=5, le=1440)
    review_months: int = Field(1, ge=1, le=12)
    signature: Both = Both(ko="리브성형외과 상담팀", en="Liv Plastic Surgery, consultation team")


class PolicyVersion(_Part):
    """One published text of the privacy policy. `material` says that purpose, item or period changed (re-consent)."""

    version: Filled
    effective_on: date
    published_on: date | None = None
    material: bool = True
    text: Both


class Clinic(_Part):
    """One clinic. The public holidays that `hours` needs and the address that people reach us at (`public_url`, without
    a slash at the end) are not in the file: `bot/settings.py` adds them."""

    name: Both
    phone: Filled
    address: Both
    way: Both
    parking: Both
    website: str = ""
    week: Week
    officer: Officer
    treatments: tuple[Treatment, ...] = Field(min_length=1, max_length=8)
    prices: tuple[Price, ...] = ()
    processors: tuple[Processor, ...] = ()
    periods: Periods = Periods()
    desk: Desk = Desk()
    policy: tuple[PolicyVersion, ...] = Field(min_length=1)
    holidays: frozenset[date] = frozenset()
    public_url: str = "http://127.0.0.1:8080"

    @cached_property
    def hours(self) -> Hours:
        """The opening hours to reckon with."""
        return self.week.with_holidays(self.holidays)

    def treatment(self, word: str) -> Treatment | None:
        """The treatment with this word."""
        return next((t for t in self.treatments if t.word == word), None)

    def policy_on(self, day: date) -> PolicyVersion:
        """The policy text in force on this day: the newest that has taken effect, or the first one."""
        ordered = sorted(self.policy, key=lambda version: version.effective_on)
        return next((v for v in reversed(ordered) if v.effective_on <= day), ordered[0])


def _span(text: str) -> Span:
    opens, closes = text.split("-")
    return time.fromisoformat(opens), time.fromisoformat(closes)
