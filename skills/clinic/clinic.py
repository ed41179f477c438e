"""The clinic as data: everything that another clinic would want different. Read from clinic.toml by `bot/settings/settings.py`.

Holds no secret and no rule. Times of day are Korean local times, periods are whole days or years.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from skills.clinic import variables
from skills.clinic.desk import Desk
from skills.clinic.part import Both as Both
from skills.clinic.part import Filled, Greeting, Part
from skills.clinic.part import Reviewed as Reviewed
from skills.fields.timing.hours import Hours, Span
from skills.understanding.asked.clinic import ASKS_NOTHING, NOTHING
from skills.understanding.matching import Matcher, Names

Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,30}$")]
SHIPPED_ADDRESS = "서울특별시 용산구"  # Of clinic.toml as it comes: no clinic has it.
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Officer(Part):
    """The privacy officer (policy clause 9): shown in the chat, on pages and in notices, so none of it may be empty."""

    name: Both
    phone: Filled
    email: str = ""


class Treatment(Part):
    """Something that people ask about; `word` is stable and is what a press carries. `also` are the other names, in either
    language, by which patients call it and what belongs to it (쌍수, 덴서티)."""

    word: Word
    name: Both
    also: tuple[Filled, ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes by."""
        return (self.name.ko, self.name.en, *self.also)


class Price(Reviewed):
    """A posted price (H-4: prices come only from the posted list, with its date)."""

    item: Both
    won: Filled
    posted_on: date


class Question(Reviewed):
    """Something that people ask, in the clinic's own answer. `asked` are other ways to put it, in any language, `names` the
    words by which the thing is named; outside of `since` and `until` (days that count in) nobody is answered so."""

    topic: Both
    asked: tuple[Filled, ...] = Field(min_length=1, max_length=40)
    names: tuple[Filled, ...] = Field((), max_length=60)
    answer: Both
    since: date | None = None

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every way to ask it, its topic among them."""
        return (self.topic.ko, self.topic.en, *self.asked)

    def holds_on(self, day: date) -> bool:
        """Whether the answer is true on this day."""
        return (self.since is None or self.since <= day) and super().holds_on(day)


class Processor(Part):
    """A company that processes data for the clinic (clause 5). `hosts` are the addresses that the software may call for it.
    One abroad needs a basis, and the five items that people are told (Act 28-8): besides `items` and `country`, how and when
    data is `moved`, whom to `contact`, for what and how long it `keeps` it, and what `refusing` means. Without them it is not
    called."""

    name: Filled
    task: Both
    items: Both
    country: str = "KR"
    contract_on: date | None = None
    hosts: tuple[str, ...] = ()
    sub_processors: tuple[str, ...] = ()
    basis: Literal["", "contract", "consent", "law", "certified", "recognised"] = ""
    contact: str = ""
    moved: Both | None = None
    keeps: Both | None = None
    refusing: Both | None = None

    @property
    def is_abroad(self) -> bool:
        """Whether data leaves the country for it."""
        return self.country != "KR"

    @property
    def missing(self) -> tuple[str, ...]:
        """What a transfer abroad still lacks: its basis, and of the five items those that the others do not say."""
        needed = ("basis", "contact", "moved", "keeps", "refusing") if self.is_abroad else ()
        return tuple(name for name in needed if not getattr(self, name))


class Week(Part):
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
            raise PydanticCustomError("hours", 'opening hours look like "10:00-19:00"')
        return value

    def with_holidays(self, holidays: frozenset[date]) -> Hours:
        """The hours to reckon with, given Korea's public holidays."""
        weekly = {i: (_span(text),) for i, day in enumerate(WEEKDAYS) if (text := getattr(self, day))}
        closed = frozenset(self.closed_on) | (holidays if self.closed_on_holidays else frozenset())
        lunch_on = frozenset(WEEKDAYS.index(day) for day in self.lunch_days)
        return Hours(weekly, _span(self.lunch) if self.lunch else None, lunch_on, closed)


class Periods(Part):
    """How long things are kept, within the bounds that `skills/retention/schedule.py` states."""

    unfinished_hours: int = Field(24, ge=1, le=24)
    settled_case_days: int = Field(14, ge=1, le=60)  # Answered and silent so long, a case is closed by itself.
    closed_case_days: int = Field(5, ge=0, le=5)
    identifiers_days: int = Field(365, ge=1, le=365)
    trail_days: int = Field(731, ge=731)
    role_grants_days: int = Field(1096, ge=1096)
    backup_days: int = Field(30, ge=1, le=90)
    brake_percent: int = Field(5, ge=1, le=100)  # A sweep of more than this share of all persons,
    brake_persons: int = Field(20, ge=1)  # and of more than so many, waits for the officer's word.


class MessageTemplate(Part):
    """A text of Alimtalk as Kakao approved it (`state`): `word` says when it goes out, `code` is the dealer's name of it."""

    word: Literal["answer", "rights", "rights_call", "digits", "visit", "visit_reminder"]
    lang: Literal["ko", "en"] = "ko"
    code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
    state: Literal["asked", "approved", "refused"] = "asked"

    @model_validator(mode="after")
    def _has_its_variable(self) -> Self:
        variables.check(self.word, self.text)
        return self


class Messages(Part):
    """How a patient is told outside of the chat that something waits in it. `after_minutes` of opening hours after an answer
    was sent and is not `until` yet, Alimtalk says so, and where that fails an SMS. The prices are the contract's."""

    after_minutes: int = Field(10, ge=1, le=1440)
    until: Literal["delivered", "read"] = "read"
    event_won: int = Field(0, ge=0, le=10_000)
    alimtalk_won: int = Field(0, ge=0, le=10_000)
    sms_won: int = Field(0, ge=0, le=10_000)
    templates: tuple[MessageTemplate, ...] = ()

    def template(self, word: str, lang: str) -> MessageTemplate | None:
        """The approved text for this word, in this language or else in Korean."""
        found = [one for one in self.templates if one.word == word and one.state == "approved"]
        return next((one for wanted in (lang, "ko") for one in found if one.lang == wanted), None)

    def price(self, channel: str) -> int:
        """What a message by this channel costs, in won."""
        return {"event": self.event_won, "alimtalk": self.alimtalk_won, "sms": self.sms_won}[channel]


class ConsentChange(Part):
    """The parts of one consent's wording that a policy version states anew (Art. 15(2)); the others stay as they are."""

    purpose: Both | None = None
    items: Both | None = None
    period: Both | None = None
    refusal: Both | None = None


ConsentName = Annotated[str, StringConstraints(pattern=r"^(contact|health|ads_use|ads_receive|ads_night|provision)$")]


class Registers(Part):
    """How often the registers of clause 8 come round (S-11), in days: everybody's training and the officer's check of the
    internal management plan; and how long a new account, or a new clinic, may be without."""

    training_days: int = Field(365, ge=1, le=365)
    first_training_days: int = Field(30, ge=1, le=90)
    plan_check_days: int = Field(365, ge=1, le=365)
    first_plan_days: int = Field(30, ge=1, le=90)


class PolicyVersion(Part):
    """One published text of the privacy policy. `material` says that purpose, item or period changed; `consents` says of
    which consents and to what. Whoever gave one of those is asked again from `effective_on` on, and nobody else is. In a
    version that is not material the consents are put differently only, and ask nobody while figures and items stay."""

    version: Filled
    effective_on: date
    published_on: date | None = None
    material: bool = True
    ground: str = ""  # Why it takes effect sooner than was promised, in the privacy officer's words.
    consents: dict[ConsentName, ConsentChange] = Field(default_factory=dict)
    text: Both

    def is_published(self, day: date) -> bool:
        """Whether people may read it on this day; without a day of its own it is published as soon as it is in the file."""
        return self.published_on is None or self.published_on <= day


class Announcing(Part):
    """How changes of the policy are announced (clause 10). The days are the clinic's own promise: no law names a number, 7
    and 30 are what is usual (docs/law.md §6). `events` says for which versions Kakao wakes the chats, at a price for each
    patient; all others are told with their next message only."""

    notice_days: int = Field(7, ge=1)
    material_notice_days: int = Field(30, ge=1)
    events: Literal["never", "material", "always"] = "material"

    def days_for(self, version: PolicyVersion) -> int:
        """How many days before its date this version is to be published."""
        return self.material_notice_days if version.material else self.notice_days

    def wakes_for(self, version: PolicyVersion) -> bool:
        """Whether chats are woken for this version."""
        return self.events == "always" or (self.events == "material" and version.material)


class Clinic(Part):
    """One clinic. The public holidays that `hours` needs and the address that people reach us at (`public_url`, without
    a slash at the end) are not in the file: `bot/settings/settings.py` adds them."""

    name: Both
    phone: Filled
    address: Both
    way: Both
    parking: Both
    greeting: Greeting | None = None
    website: str = ""
    channel_url: str = ""  # The channel's own page, https://pf.kakao.com/_…
    one_to_one_chat: bool = False  # The channel's 1:1 chat is on, which takes the words away from the bot.
    week: Week
    officer: Officer
    treatments: tuple[Treatment, ...] = Field(min_length=1, max_length=8)
    prices: tuple[Price, ...] = ()
    questions: tuple[Question, ...] = Field((), max_length=500)
    processors: tuple[Processor, ...] = ()
    periods: Periods = Periods()
    desk: Desk = Desk()
    messages: Messages | None = None
    announcing: Announcing = Announcing()
    registers: Registers = Registers()
    policy: tuple[PolicyVersion, ...] = Field(min_length=1)
    holidays: frozenset[date] = frozenset()
    public_url: str = "http://127.0.0.1:8080"

    @cached_property
    def hours(self) -> Hours:
        """The opening hours to reckon with."""
        return self.week.with_holidays(self.holidays)

    @cached_property
    def known(self) -> Matcher[str]:
        """Finds the own question that is asked, as `q:` and its number, or `NOTHING` for what is like none."""
        own = ((f"q:{at}", words) for at, one in enumerate(self.questions) for words in one.wordings)
        return Matcher((*((NOTHING, words) for words in ASKS_NOTHING), *own))

    @cached_property
    def named(self) -> Names[str]:
        """Finds what is asked for by the words that name it; the keys are those of `known`."""
        return Names((f"q:{at}", name) for at, one in enumerate(self.questions) for name in one.names)

    def question(self, key: str) -> Question | None:
        """The own question behind a key of `known`."""
        return self.questions[int(key[2:])] if key.startswith("q:") else None

    @property
    def uncallable(self) -> frozenset[str]:
        """The names of the processors abroad that may not be called, because something of the transfer is missing."""
        return frozenset(one.name for one in self.processors if one.missing)

    def treatment(self, word: str) -> Treatment | None:
        """The treatment with this word."""
        return next((t for t in self.treatments if t.word == word), None)

    @field_validator("website", "channel_url")
    @classmethod
    def _is_a_page(cls, value: str) -> str:
        """These addresses become buttons that patients press."""
        if value and not re.fullmatch(r"https://[\w.-]+(?::\d+)?(?:[/?#]\S*)?", value):
            raise PydanticCustomError("address", "an address begins with https://")
        return value

    @field_validator("policy")
    @classmethod
    def _has_each_name_once(cls, versions: tuple[PolicyVersion, ...]) -> tuple[PolicyVersion, ...]:
        names = [version.version for version in versions]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"these versions stand there twice: {', '.join(twice)}")
        return tuple(sorted(versions, key=lambda version: version.effective_on))

    def policy_on(self, day: date) -> PolicyVersion:
        """The policy text in force on this day: the newest that has taken effect, or the first one."""
        return next((v for v in reversed(self.policy) if v.effective_on <= day), self.policy[0])

    def policy_coming(self, day: date) -> tuple[PolicyVersion, ...]:
        """The versions that are published and take effect after this day, the next one first. The very first version
        changes nothing, so it is never one of them."""
        return tuple(v for v in self.policy[1:] if v.effective_on > day and v.is_published(day))

    def policy_before(self, version: PolicyVersion) -> PolicyVersion | None:
        """The version that this one replaces."""
        return next((v for v in reversed(self.policy) if v.effective_on < version.effective_on), None)


def _span(text: str) -> Span:
    opens, closes = text.split("-")
    return time.fromisoformat(opens), time.fromisoformat(closes)
