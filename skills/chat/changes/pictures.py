"""Photos of the open form: taken, and taken away again, all of them or those that were sent last and are the wrong ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from skills.cases import photos
from skills.chat import deduplication
from skills.chat.answers import of_photos
from skills.chat.intake import early
from skills.chat.intake.asking import ask, remind
from skills.chat.intake.questions import with_health
from skills.conversation import Reply, Say
from skills.fields.reading import patterns as re
from skills.turn import Act, Turn
from skills.understanding.amending import FIELDS, Change
from skills.understanding.learned.moves import SURE
from skills.understanding.questions import asks
from skills.understanding.readings.photos import asked, removal, sent_wrong

_OTHER_ANSWERS = re.compile("|".join(words for step, words in FIELDS.items() if step != "photos"), re.IGNORECASE)
"""Answers beside the photos, of which a clause of its own tells (`drop`)."""
_FEW = 6  # Letters beside "사진 빼주세요"; more of them tell of something else.


def take(turn: Turn, proceed: Act) -> Reply:
    """Photos are taken once the health consent is there, at any later step; before it they are not even looked at."""
    sent = turn.message.photos
    if not with_health(turn.talk.answers):
        return ask(turn).before(turn.bubble("intake.photos.too_early"))
    if not turn.message.photos_agreed:
        return ask(turn).before(turn.bubble("intake.photos.not_agreed"))
    left_out = photos.receive(turn.unit, turn.talk.patient_id, None, sent)
    words = turn.message.text.strip()
    turn.message = replace(turn.message, photos=(), text=words)
    reply = proceed(turn) if words and words not in sent else ask(turn)
    if left_out:
        return reply.before(turn.bubble("intake.photos.too_many", most=photos.MOST))
    return reply.before(turn.bubble("intake.photos.taken", count=photos.pending(turn.unit, turn.talk.patient_id)))


def drop(turn: Turn, change: Change, *, in_part: bool) -> Say | None:
    """All photos, where no more than that is asked for; for one clause of many only what would be said (`settle`)."""
    is_named = re.search(FIELDS["photos"], turn.message.text, re.IGNORECASE)  # Nothing is deleted by a guess.
    if change.step != "photos" or not is_named or (change.likely < SURE and len(change.words) > _FEW):
        return None
    if (asked_back := _which(turn)) is not None:
        return asked_back
    count = photos.pending(turn.unit, turn.talk.patient_id)
    if not in_part:
        photos.discard(turn.unit, turn.talk.patient_id)
    return turn.bubble("intake.photos.dropped" if count else "intake.photos.none")


def _which(turn: Turn) -> Say | None:
    """That all photos or the last can go, where others are picked, or whether the right one came is doubted; nothing goes."""
    how, count = removal(turn.message.text), photos.pending(turn.unit, turn.talk.patient_id)
    is_open = count > 1 if how == "some" else count > 0 and how in ("others", "doubted")
    return turn.bubble("intake.photos.which") if is_open else None


def settle(turn: Turn, told: Iterable[object]) -> None:
    """Drop the photos where one of the clauses that all count said so."""
    if turn.bubble("intake.photos.dropped") in told:
        photos.discard(turn.unit, turn.talk.patient_id)


def spoken_of(turn: Turn) -> Reply | None:
    """What is asked or said of photos beside the open question."""
    if of_photos.take_away(turn):
        return ask(turn).before(of_photos.dropped(turn))
    if removal(turn.message.text) == "kept" and not asks(turn.message.text):
        return remind(turn).before(turn.bubble("intake.photos.kept")) if _are_there(turn) else None
    if asked(turn.message.text) == "later":
        return remind(turn).before(of_photos.later(turn))
    meant = of_photos.meant(turn) if turn.talk.step not in early.STEPS else None
    return meant[1](turn) if meant else None


def drop_the_last(turn: Turn) -> Reply | None:
    """ "딴 사진 보냈네 그건 지우고 다시 보낼게요": what was sent last goes, and how many photos there are now is said."""
    if turn.message.choice is not None:
        return None
    if not _OTHER_ANSWERS.search(turn.message.text) and (asked_back := _which(turn)) is not None:
        return ask(turn).before(asked_back)
    wrong = sent_wrong(turn.message.text)
    count = photos.pending(turn.unit, turn.talk.patient_id) if wrong else 0
    if not count or (wrong == "unnamed" and not _was_just_sent(turn, count)):
        return None
    return drop_what_came(turn)


def which(turn: Turn) -> Reply:
    """That all photos or the last can go, and the open question; nothing goes."""
    return ask(turn).before(turn.bubble("intake.photos.which"))


def drop_what_came(turn: Turn) -> Reply:
    """The photo that came last goes, and the open question is asked again."""
    photos.discard_last(turn.unit, turn.talk.patient_id)
    left = photos.pending(turn.unit, turn.talk.patient_id)
    told = turn.bubble("intake.photos.dropped_last", count=left) if left else turn.bubble("intake.photos.dropped")
    return ask(turn).before(told)


def _are_there(turn: Turn) -> bool:
    return photos.pending(turn.unit, turn.talk.patient_id) > 0


def _was_just_sent(turn: Turn, count: int) -> bool:
    """Whether the answer before said that photos came."""
    return deduplication.first_words(turn.talk) == turn.say("intake.photos.taken", count=count)
