"""The rights of a patient and the grounds of the law as data: articles, days, and what may be refused why (R-1, R-2, R-7).

Nothing is decided here. The sentences stand in `skills/texts/rights` (`rights.ground.<word>`), docs/rights.md is
generated from these tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from storage.rights import Decision as Decision  # One set of words for the rules and what is kept.
from storage.rights import State as State


class Kind(StrEnum):
    """What a patient can ask for."""

    ACCESS = "access"
    CORRECT = "correct"
    DELETE = "delete"
    SUSPEND = "suspend"
    WITHDRAW = "withdraw"
    OBJECT = "object"
    EXPLAIN = "explain"
    ADS_OFF = "ads_off"


TRANSITIONS: dict[State, frozenset[State]] = {
    State.UNVERIFIED: frozenset({State.OPEN, State.DECIDED, State.TAKEN_BACK}),
    State.OPEN: frozenset({State.UNVERIFIED, State.EXTENDED, State.DECIDED, State.TAKEN_BACK}),
    State.EXTENDED: frozenset({State.EXTENDED, State.DECIDED, State.TAKEN_BACK}),
    State.DECIDED: frozenset(),
    State.TAKEN_BACK: frozenset(),
}
WAITING = frozenset({State.UNVERIFIED, State.OPEN, State.EXTENDED})


class Identity(StrEnum):
    """How we know that it is the person: an open chat alone, or more than that (R-3)."""

    NONE = "none"  # Somebody at the telephone, or a letter: not even a chat.
    CHAT = "chat"
    KAKAO_LOGIN = "kakao_login"
    CALL_BACK = "call_back"
    PAPERS = "papers"


CHAT = "chat"  # The channel of a request that the patient made in the chat.
PROOF = frozenset({Identity.KAKAO_LOGIN, Identity.CALL_BACK, Identity.PAPERS})


@dataclass(frozen=True, slots=True)
class Right:
    """One right: its article, the days until it must be answered, whether it needs a checked identity, and how often and by
    how many days the answer may be put off."""

    kind: Kind
    article: str
    days: int
    needs_proof: bool = False
    extensions: int = 0
    extension_days: int = 0


_ACT = "개인정보 보호법"
RIGHTS: dict[Kind, Right] = {
    right.kind: right
    for right in (
        Right(Kind.ACCESS, f"{_ACT} 제35조", 10, needs_proof=True, extensions=1, extension_days=10),
        Right(Kind.CORRECT, f"{_ACT} 제36조", 10),
        Right(Kind.DELETE, f"{_ACT} 제36조", 10, needs_proof=True),
        Right(Kind.SUSPEND, f"{_ACT} 제37조", 10),
        Right(Kind.WITHDRAW, f"{_ACT} 제37조", 10),
        Right(Kind.OBJECT, f"{_ACT} 제38조 제5항", 10),
        Right(Kind.EXPLAIN, f"{_ACT} 제37조의2", 30, extensions=2, extension_days=30),
        Right(Kind.ADS_OFF, "정보통신망법 제50조 제2항", 10),
    )
}


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which the law lets a request be refused in part or whole: its word, its article, the rights it is for."""

    word: str
    article: str
    kinds: frozenset[Kind]


_ALL = frozenset(Kind)
_STOP = frozenset({Kind.SUSPEND, Kind.WITHDRAW})
_CHANGE = frozenset({Kind.CORRECT, Kind.DELETE})
GROUNDS: dict[str, Ground] = {
    ground.word: ground
    for ground in (
        Ground("law_forbids", f"{_ACT} 제35조 제4항 제1호", frozenset({Kind.ACCESS, Kind.OBJECT})),
        Ground("others_harm", f"{_ACT} 제35조 제4항 제2호", frozenset({Kind.ACCESS, Kind.OBJECT})),
        Ground("law_collects", f"{_ACT} 제36조 제1항 단서", _CHANGE | {Kind.OBJECT}),
        # A hold keeps what must be preserved for now (`skills/retention/holds.py` names why), so it stays out of
        # Art. 36's own list.
        Ground("held", f"{_ACT} 제21조 제1항 단서", frozenset({Kind.DELETE, Kind.WITHDRAW, Kind.OBJECT})),
        Ground("chart_kept", "의료법 제22조 제2항, 의료법 시행규칙 제15조", frozenset({Kind.DELETE, Kind.OBJECT})),
        Ground("evidence_missing", f"{_ACT} 제36조 제5항", _CHANGE | {Kind.OBJECT}),
        Ground("law_requires", f"{_ACT} 제37조 제2항 제1호", _STOP | {Kind.OBJECT}),
        Ground("others_harm_stop", f"{_ACT} 제37조 제2항 제2호", _STOP | {Kind.OBJECT}),
        Ground("contract_stands", f"{_ACT} 제37조 제2항 제4호", _STOP | {Kind.OBJECT}),
        Ground("not_automated", f"{_ACT} 제37조의2 제1항", frozenset({Kind.EXPLAIN, Kind.OBJECT})),
        Ground("not_proven", f"{_ACT} 시행령 제46조 제1항", _ALL),
        Ground("no_mandate", f"{_ACT} 제38조 제1항, 시행령 제45조", _ALL),
    )
}

OBJECTIONS = ("officer", "mediation")
"""How a patient can object: to the officer in the same chat, or with the mediation committee. Sentences:
`rights.objection.<word>`."""


def grounds_for(kind: str) -> tuple[Ground, ...]:
    """The grounds on which a request of this kind may be refused."""
    return tuple(ground for ground in GROUNDS.values() if kind in ground.kinds)


def diagram() -> str:
    """The states and their transitions as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", "    [*] --> unverified", "    [*] --> open"]
    lines += [f"    {one} --> {other}" for one in State for other in State if other in TRANSITIONS[one]]
    lines += [f"    {state} --> [*]" for state in State if not TRANSITIONS[state]]
    return "\n".join(lines)


def rights_table() -> str:
    """The rights as a Markdown table."""
    head = ["| right | article | answered within | identity | may be put off |", "|---|---|---|---|---|"]
    return "\n".join(head + [_row(right) for right in RIGHTS.values()])


def grounds_table() -> str:
    """The grounds of refusal as a Markdown table."""
    head = ["| ground | article | for |", "|---|---|---|"]
    rows = [
        f"| `{g.word}` | {g.article} | {', '.join(kind for kind in Kind if kind in g.kinds)} |"
        for g in GROUNDS.values()
    ]
    return "\n".join(head + rows)


def _row(right: Right) -> str:
    identity = "Kakao Login, call back or papers" if right.needs_proof else "the open chat"
    later = f"{right.extensions} x {right.extension_days} days" if right.extensions else "no"
    return f"| `{right.kind}` | {right.article} | {right.days} days | {identity} | {later} |"
