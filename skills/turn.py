"""One turn of the chat: what a flow is given, and the short ways in which it answers.

A flow is a table row: how it starts, how its open form takes the next message, and which presses and intents lead to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, TypeAlias, TypeVar

from skills.clinic.clinic import Clinic
from skills.conversation import Bubble, Choice, Lang, Message, Reply, Say
from skills.fields.timing.hours import today_in_seoul
from skills.texts import TEXTS, posted, say
from skills.understanding import Intent
from skills.understanding.intents import Danger
from storage.patients.conversations import Talk
from storage.unit.unit_of_work import Unit

T = TypeVar("T")
KEPT = "consult"  # The one form whose answers are worth keeping while something else is asked.
EXTEND_EVERY = timedelta(hours=1)  # An open form's expiry moves on with use, but is not rewritten at every turn.

FOR = timedelta(minutes=10)
MOST = 2_000  # People whose words are held at once; the oldest go first.
LONGEST = 1_000  # Characters.
ASIDE = "?"  # Behind the patient: what is asked back, beside the words that wait for the consent.


class Unkept:
    """What somebody wrote before the health consent, by patient, held in memory for the minutes until they give it (C-3).

    It is in no file, no database and no copy. It is gone with a refusal, with leaving, after ten minutes, and with the
    process; then the patient is asked to say it once more. `take` is the only way to read the words, which go with it.
    """

    def __init__(self) -> None:
        self._held: dict[str, tuple[str, datetime]] = {}

    def hold(self, patient_id: str, words: str, now: datetime) -> None:
        """Hold these words, behind any that are held already."""
        held = self.take(patient_id, now)
        words = words if not held or words in held else f"{held}\n{words}"
        self.let_go(now)
        for oldest in list(self._held)[: len(self._held) + 1 - MOST]:
            self.forget(oldest)
        self._held[patient_id] = (words[:LONGEST], now + FOR)

    def take(self, patient_id: str, now: datetime) -> str:
        """The words, which are held no longer; empty when there are none, or their time is over."""
        words, until = self._held.pop(patient_id, ("", now))
        return words if until > now else ""

    def look(self, patient_id: str, now: datetime) -> str:
        """The words, which stay; empty when there are none, or their time is over."""
        words, until = self._held.get(patient_id, ("", now))
        return words if until > now else ""

    def holds(self, patient_id: str, now: datetime) -> bool:
        """Whether anything is held of this patient."""
        return self._held.get(patient_id, ("", now))[1] > now

    def let_go(self, now: datetime) -> None:
        """Forget what was held long enough."""
        for one in [one for one, (_, until) in list(self._held.items()) if until <= now]:
            self.forget(one)

    @property
    def next_end(self) -> datetime | None:
        """When the first of what is held has been held long enough; None when nothing is."""
        return min((until for _, until in list(self._held.values())), default=None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is held of anybody, as nearly always."""
        return not self._held

    def forget(self, patient_id: str) -> None:
        """Hold nothing of this patient."""
        for place in (patient_id, patient_id + ASIDE):
            self._held.pop(place, None)


@dataclass(frozen=True, slots=True)
class Reach:
    """What the settings make possible, so that no more is said than is so: whether notices reach the staff outside of the
    desk, whether Kakao Login and messages to a number are set up, and the platform's block that takes photos; where words
    are held that may not be kept yet; and who left their age in doubt, by a hash of the chat alone, since of somebody under
    fourteen nothing is kept."""

    staff: bool = False
    login: bool = False
    messages: bool = False
    photo_block: str = ""
    unkept: Unkept = field(default_factory=Unkept)
    doubted: Unkept = field(default_factory=Unkept)


@cache
def _choice(word: str, key: str, lang: Lang, block: str) -> Choice:
    """A press in the catalogue's own words: the same one in every turn."""
    return Choice(word, say(key, lang), say(f"{key}.says", lang) if f"{key}.says" in TEXTS else None, block)


@dataclass(slots=True)
class Turn:
    """A message of one patient, inside one unit of work. `intent` is what a typed sentence was taken for; empty for a
    press, because a press needs no guessing. `means` is what typed words would mean if no question were open, so that a
    question can tell an answer from something else, `danger` how soon somebody must be called,
    `heard` what was read from words already, `shown` is the reply's."""

    unit: Unit
    clinic: Clinic
    message: Message
    talk: Talk
    intent: Intent | None = None
    means: Intent | None = None
    danger: Danger | None = None
    reach: Reach = field(default_factory=Reach)
    heard: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False)
    shown: dict[str, tuple[str, str]] = field(default_factory=dict)

    def once(self, what: str, text: str, read: Callable[[str], T]) -> T:
        """What `read` finds in these words. Several rules of a turn ask, and it is read once; nothing outlives the turn."""
        if (what, text) not in self.heard:
            self.heard[what, text] = read(text)
        found: T = self.heard[what, text]
        return found

    @property
    def lang(self) -> Lang:
        """The language that the patient is answered in: who writes neither Korean nor English reads the English."""
        return "ko" if self.talk.lang == "ko" else "en"

    @property
    def today(self) -> date:
        """The day in Korea."""
        return today_in_seoul(self.unit.now)

    def say(self, key: str, **fields: object) -> str:
        """A sentence of the catalogues in the patient's language."""
        return say(key, self.lang, **fields)

    def posted(self, key: str, **fields: object) -> str:
        """A sentence filled with the clinic's own words alone, never with a person's: it is made once, and kept."""
        return posted(key, self.lang, tuple(fields.items()))

    def bubble(self, key: str, **fields: object) -> Say:
        """A plain bubble with a sentence of the catalogues."""
        return Say(self.say(key, **fields))

    def choice(self, word: str, key: str | None = None, **fields: object) -> Choice:
        """A press with the stable `word`; its label is the catalogue's `choice.<word>` unless told."""
        block = self.reach.photo_block if word == "photos" else ""
        if not fields:
            return _choice(word, key or f"choice.{word}", self.lang, block)
        key = key or f"choice.{word}"
        says = f"{key}.says"
        return Choice(word, self.say(key, **fields), self.say(says, **fields) if says in TEXTS else None, block)

    def choices(self, *words: str) -> tuple[Choice, ...]:
        """Presses for these words."""
        return tuple(self.choice(word) for word in words)

    def reply(
        self, *bubbles: Bubble, choices: tuple[Choice, ...] = (), skill: str | None = None, step: str | None = None
    ) -> Reply:
        """A reply that stands where the conversation stands, unless told otherwise."""
        skill = skill or self.talk.flow or "menu"
        return Reply(bubbles, choices, skill=skill, step=step or self.talk.step or skill)

    def open_form(self, flow: str, step: str) -> None:
        """Go to a step of a flow's form; unfinished answers live for `periods.unfinished_hours` from their last use. An
        intake that is open is put aside and comes back when this form is left."""
        if self.talk.flow not in (flow, KEPT):
            self.talk.leave_flow()
        if self.talk.flow != flow and self.talk.flow is not None:
            self.talk.put_aside()
        self.talk.flow, self.talk.step = flow, step
        until = self.unit.now + timedelta(hours=self.clinic.periods.unfinished_hours)
        if self.talk.expires_at is None or until - self.talk.expires_at > EXTEND_EVERY:
            self.talk.expires_at = until

    def as_press(self, word: str) -> Turn:
        """The same turn as if this word had been pressed."""
        return replace(self, message=replace(self.message, choice=word), intent=None)


Act: TypeAlias = Callable[[Turn], Reply]


@dataclass(frozen=True, slots=True)
class Flow:
    """A thing that the assistant can do in the chat.

    `start` opens it; `proceed` takes the next message while its form is open; `resume` asks the open question again, and
    `remind` in one short bubble under another flow's answer. `bare`
    is asked first: it takes words that can only be meant for the form, such as a correction, and has None for all others.
    `presses` are words that lead here from anywhere, `intents` what typed sentences do. `while_suspended` says that it
    goes on when the patient has stopped the processing of their data. `takes_any_words` names the steps of the form that
    would take nearly any words as their answer.
    """

    name: str
    start: Act
    proceed: Act | None = None
    remind: Act | None = None
    bare: Callable[[Turn], Reply | None] | None = None
    resume: Act | None = None
    presses: Mapping[str, Act] = field(default_factory=dict)
    intents: Mapping[Intent, Act] = field(default_factory=dict)
    while_suspended: bool = False
    takes_any_words: frozenset[str] = frozenset()
