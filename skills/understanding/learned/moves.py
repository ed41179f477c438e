"""What a message does in a talk: agrees, leaves, goes on, corrects a number, asks for a person, asks who may read it.

Learned like the meanings (`model`), from sentences of its own, because a meaning says what somebody wants of the clinic and a
move what is to become of the question that is open. Here: how likely each move is. Not here: what is then done, nor what needs
more than a likelihood: a consent is given by a whole sentence that says yes (`skills/fields/agreement.py`) and by no guess.
"""

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from skills.understanding.learned.model import MOVES, weigh
from skills.understanding.spelling import Spelled, fold, spell

GUESSED, LIKELY, NEARLY, SURE = 0.3, 0.35, 0.55, 0.6
"""Of what is taken for a move from LIKELY on, 97 of 100 are (docs/adr/0005); SURE where it costs more to be wrong, GUESSED
where nothing else is meant and it is asked back."""
LEAST = 0.1
"""What the likeliest of a few has at least of the whole: below, it is something else."""
LONGEST = 90
"""Letters of a text that may be one move; a longer one tells a story."""
_A_LETTER = re.compile(r"[^\W\d_]")
_HANGUL = re.compile("[가-힣]")


def as_said(text: str) -> Spelled:
    """The words as they are compared: with the yes, the no and the sigh in front, which a meaning can do without."""
    spaced = spell(text).spaced
    return Spelled(spaced, fold("".join(spaced.split())) if _HANGUL.search(spaced) else "")


@once
def likely(text: str) -> dict[str, float]:
    """The probability of each move; empty for what is too long to be one, and for what has no letters."""
    if len(text) > LONGEST or not _A_LETTER.search(text):
        return {}
    said = as_said(in_standard(text))
    return weigh(said, MOVES) if said.spaced else {}


@once
def likeliest(text: str) -> tuple[str, float]:
    """The likeliest move and its probability, none of all moves left out; empty and 0 where no move can be told."""
    found = likely(text)
    best = max([(share, move) for move, share in found.items() if move != "none"], default=(0.0, ""))
    return best[1], best[0]


def does(text: str, *moves: str, least: float = LIKELY) -> bool:
    """Whether the words do one of these, as likely as that."""
    found = likely(text)
    return bool(found) and sum([found[move] for move in moves]) >= least


def most_likely(text: str, least: float = LIKELY) -> str:
    """The likeliest of all moves; empty where it is less likely than that."""
    move, share = likeliest(text)
    return move if share >= least else ""


def which(text: str, *few: str, least: float = LIKELY) -> str:
    """The likeliest of the few that make sense just now, weighed against each other and against none of all moves; empty where
    it is less likely than that."""
    found = likely(text)
    if not found:
        return ""
    shares = [found[move] for move in few]
    most = max(shares)
    best, share = few[shares.index(most)], most / (found["none"] + sum(shares))
    if most < LEAST:
        return ""
    return best if share >= least else ""
