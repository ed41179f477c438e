"""The words of a conversation: what a person sends, what we answer, and forms as data with a pure `advance`.

Nothing here knows Kakao, a database or a clinic. `bot/kakao` turns its wire format into a `Message` and a `Reply` into its
wire format; `skills/chat/router.py` decides what is said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field as Tagged
from pydantic import TypeAdapter

from skills.fields import Doubtful, Invalid
from skills.fields.agreement import parse_agreement
from skills.understanding import Understood

Lang: TypeAlias = Literal["ko", "en"]
NOTHING: Mapping[str, Any] = MappingProxyType({})
MOST_BUBBLES, MOST_CHOICES = 3, 10  # In one reply (docs/kakao.md).


# -- what comes in ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, in the channel's words. All keys are secrets of the channel: they are never logged.

    `user_key` is Kakao's botUserKey (one bot), `channel_key` its plusfriendUserKey (one channel), `app_user_id` the Kakao
    Login member number when the platform knows it. `is_dev` says that the development channel speaks, which is kept apart
    from the live one. `is_test` is the admin centre's skill test, which must leave nothing behind.
    """

    user_key: str
    channel_key: str | None = None
    app_user_id: str | None = None
    is_friend: bool = False
    is_dev: bool = False
    is_test: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One thing a person did: typed `text`, or pressed a `choice` (with its one-time `token`), or sent `photos`.

    `skill` is the address that was called (menu, consult, …, fallback). `photos` are the platform's short-lived addresses;
    `photos_agreed` is False when the person refused the platform's own photo consent. `values` holds structured parameter
    values by plugin name (`sys.plugin.datetime` → {"value": "2026-12-01T10:15:00", …}), already parsed from JSON.
    `event` names the event that woke the block when the clinic spoke first. `understood` is what the words mean by
    themselves; the edge has it read (`router.read`) before a unit of work is opened. `heard` is what was read from its words
    so far (`skills/fields/reading`): it goes with the message.
    """

    sender: Sender
    text: str = ""
    choice: str | None = None
    token: str | None = None
    photos: tuple[str, ...] = ()
    photos_agreed: bool = True
    values: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    lang: Lang | None = None
    skill: str = "fallback"
    event: str | None = None
    understood: Understood | None = None
    heard: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)


# -- what goes out ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to press. `word` is stable (`yes`, `confirm`, `delete`), `label` is what the person reads, and `says` is what
    the press says in the chat (the label unless told); typing those words does the same as the press. `block` is what the
    platform itself runs on the press, where it has something for it that words have not."""

    word: str
    label: str
    says: str | None = None
    block: str = ""
    kind: Literal["choice"] = "choice"

    @property
    def spoken(self) -> str:
        """The words that the press puts into the chat."""
        return self.says or self.label


@dataclass(frozen=True, slots=True)
class Link:
    """Opens a page in the browser; the chat does not hear of it."""

    label: str
    url: str
    kind: Literal["link"] = "link"


@dataclass(frozen=True, slots=True)
class Call:
    """Dials `phone` (as people in Korea write it: 02-000-0000)."""

    label: str
    phone: str
    kind: Literal["call"] = "call"


@dataclass(frozen=True, slots=True)
class Operator:
    """Hands the chat to the channel's own 1:1 chat, where the platform allows it."""

    label: str
    kind: Literal["operator"] = "operator"


Button: TypeAlias = Annotated[Choice | Link | Call | Operator, Tagged(discriminator="kind")]


@dataclass(frozen=True, slots=True)
class Say:
    """A plain bubble of text."""

    text: str
    kind: Literal["say"] = "say"


@dataclass(frozen=True, slots=True)
class Card:
    """A titled text with up to a few buttons."""

    title: str
    text: str = ""
    buttons: tuple[Button, ...] = ()
    kind: Literal["card"] = "card"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a summary: a short label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Table:
    """A summary of label/value rows under a title."""

    title: str
    rows: tuple[Row, ...]
    text: str = ""
    buttons: tuple[Button, ...] = ()
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list; a press on it is a choice or opens a link."""

    title: str
    text: str = ""
    press: Annotated[Choice | Link, Tagged(discriminator="kind")] | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A titled list of entries."""

    title: str
    entries: tuple[Entry, ...]
    buttons: tuple[Button, ...] = ()
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards side by side."""

    cards: tuple[Card, ...]
    kind: Literal["deck"] = "deck"


Bubble: TypeAlias = Annotated[Say | Card | Table | Listing | Deck, Tagged(discriminator="kind")]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person sees next: bubbles, then choices to press. `skill`, `step` and `intent` go out as `data` (see
    docs/contract.md); `token` is the one-time token that every choice of this reply carries. `shown` has, by purpose, the hash
    and the language of the consent wording that stood in this chat last, here or before."""

    bubbles: tuple[Bubble, ...]
    choices: tuple[Choice, ...] = ()
    skill: str = "menu"
    step: str = "menu"
    intent: str = ""
    token: str = ""
    shown: dict[str, tuple[str, str]] = field(default_factory=dict)

    def before(self, *bubbles: Say | Card | Table | Listing | Deck) -> Reply:
        """The same reply with `bubbles` said first."""
        return replace(self, bubbles=(*bubbles, *self.bubbles))

    def after(self, *bubbles: Say | Card | Table | Listing | Deck) -> Reply:
        """The same reply with `bubbles` said last."""
        return replace(self, bubbles=(*self.bubbles, *bubbles))


def words_of(reply: Reply) -> str:
    """What a reply says, without what can be pressed: links carry tokens."""
    return "\n".join(line for bubble in reply.bubbles for line in _lines_of(bubble) if line)


def _lines_of(bubble: Say | Card | Table | Listing | Deck) -> tuple[str, ...]:
    match bubble:
        case Say(text=text):
            return (text,)
        case Table(title=title, rows=rows, text=text):
            return (title, *(f"{row.label}: {row.value}" for row in rows), text)
        case Listing(title=title, entries=entries):
            return (title, *(line for entry in entries for line in (entry.title, entry.text)))
        case Deck(cards=cards):
            return tuple(line for card in cards for line in _lines_of(card))
        case Card(title=title, text=text):
            return (title, text)


_replies: TypeAdapter[Reply] = TypeAdapter(Reply)


def reply_from_json(data: bytes) -> Reply:
    """The reply that `orjson.dumps(reply)` wrote."""
    return _replies.validate_json(data)


# -- forms as data ----------------------------------------------------------------------------------------------------

Answers: TypeAlias = Mapping[str, Any]
ASKED_BACK = "?"  # Behind the step's name: an answer that was doubtful and is asked back.


def _always(_answers: Answers) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    `read(message, scene)` takes the answer out of what was said or pressed and returns a JSON value, or raises `Invalid`
    with the code of the sentence that helps. `asked(answers)` says whether the question applies, given the answers so far.
    `scene` is whatever the flow knows about today (clock, opening hours, treatments); the form does not look into it.
    `takes_any_words` marks a question that would take nearly any words as its answer, so that a way out ("취소할게요") is
    looked for before they are read.
    """

    step: str
    read: Callable[[Message, Any], Any]
    asked: Callable[[Answers], bool] = _always
    takes_any_words: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """Questions in their order, and the step that follows the last one (`review`, where everything is shown once more)."""

    name: str
    fields: tuple[Field, ...]
    review: str = "confirm"

    def field(self, step: str) -> Field | None:
        """The question of this step, or None at the review."""
        return next((f for f in self.fields if f.step == step), None)

    def is_ahead(self, step: str, answers: Answers) -> bool:
        """Whether this question applies and is still to come."""
        return step not in answers and any(f.step == step and f.asked(answers) for f in self.fields)

    def next_step(self, answers: Answers) -> str:
        """The first question that applies and is not answered yet, else the review."""
        return next((f.step for f in self.fields if f.step not in answers and f.asked(answers)), self.review)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a person is in a form. `failures` counts wrong answers to the present question in a row."""

    step: str
    answers: Answers = field(default_factory=dict)
    failures: int = 0
    problem: Invalid | None = None


def advance(form: Form, progress: Progress, message: Message, scene: Any = None) -> Progress:
    """Take one answer: the next `Progress`, or the same step with its `problem` and one more failure.

    A doubtful answer is asked back once: what it would be stands among the answers as "name?" until a yes or the same answer
    makes it one, or another answer takes its place.

    Pure: it reads no clock, keeps nothing and changes no argument. An answer that is given again (a correction from the
    review) replaces the old one and leads back to the first open question, which is the review when all are answered.
    """
    question = form.field(progress.step)
    if question is None:
        return progress
    pending = question.step + ASKED_BACK
    said = progress.answers.get(pending)
    answers = {k: v for k, v in progress.answers.items() if k != pending}
    try:
        value = said if said is not None and _says_yes(message) else question.read(message, scene)
    except Doubtful as doubt:
        if doubt.reading != said:
            answers[pending] = doubt.reading
            return replace(progress, answers=answers, failures=progress.failures + 1, problem=doubt)
        value = said
    except Invalid as problem:
        return replace(progress, answers=answers, failures=progress.failures + 1, problem=problem)
    answers[question.step] = value
    answers = {k: v for k, v in answers.items() if _still_asked(form, k, answers)}
    return Progress(step=form.next_step(answers), answers=answers)


def _says_yes(message: Message) -> bool:
    try:
        return message.choice == "yes" or parse_agreement(message.text)
    except Invalid:
        return False


def _still_asked(form: Form, step: str, answers: Answers) -> bool:
    question = form.field(step)
    return question is None or question.asked(answers)
