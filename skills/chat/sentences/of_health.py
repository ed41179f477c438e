"""What a doctor must know, told beside a time at the question for it ("당뇨 있어요 내일 3시요"), or beside a correction at the
review. It is added to the details and said so, and what is left of the message is read as ever."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from skills.cases.answers import Scene, with_more
from skills.chat.intake.questions import FORM, read_wish, with_health
from skills.conversation import Reply, Say
from skills.fields import Doubtful, Invalid
from skills.fields.reading.cutting import pieces
from skills.fields.refusing.no_wish import asks_beside, would_have_done
from skills.turn import Act, Turn
from skills.understanding.talk.health import tells_of_health, told_of_health


def beside_a_time(turn: Turn) -> Say | None:
    """What is said of health words beside a time; the time is left in the message. None, and nothing changed, for all other
    words. Without the health consent nothing of them is kept (C-3)."""
    text = turn.message.text
    if turn.talk.step != "when" or turn.message.choice is not None:
        return None
    told = told_of_health(text)
    if not told:  # "내일 3시요 근데 몇 분이나 걸려요?", "시술은 금요일에 받고 싶고 연락은 언제든지요"
        told = [one for one in pieces(text) if asks_beside(one) or would_have_done(one)]
    rest = " ".join(one for one in pieces(text) if one not in told)
    if not told or not (_is_a_wish(turn, rest) or (not rest and _is_a_wish(turn, text))):
        return None
    if with_health(turn.talk.answers) and not _keep(turn, told):
        return None
    turn.message = replace(turn.message, text=rest or text)
    return turn.bubble("intake.added" if with_health(turn.talk.answers) else "intake.details.need_consent")


def keeping_health(turn: Turn, ask: Act) -> Act:
    """`ask`, with what stands beside a correction at the review added to the details first: "쌍꺼풀 말고 코요 당뇨 있어요"."""
    text, is_at_the_end = turn.message.text, turn.talk.step == FORM.review and turn.message.choice is None

    def asking(turn: Turn) -> Reply:
        is_kept = is_at_the_end and turn.talk.step == FORM.review and with_health(turn.talk.answers)
        before = turn.talk.answers
        if not is_kept or not _keep(turn, filter(tells_of_health, pieces(text))) or turn.talk.answers == before:
            return ask(turn)
        return ask(turn).before(turn.bubble("intake.added"))

    return asking


def _is_a_wish(turn: Turn, words: str) -> bool:
    with suppress(Invalid, Doubtful):
        return bool(read_wish(replace(turn.message, text=words), Scene(turn.unit.now, turn.clinic)))
    return False


def _keep(turn: Turn, told: Iterable[str]) -> bool:
    """Add the words that do not stand there yet; False, and nothing added, where there is no room for them."""
    answers = turn.talk.answers
    with suppress(Invalid):
        for one in told:
            if one not in str(answers.get("details") or ""):
                answers = with_more(answers, one, Scene(turn.unit.now, turn.clinic))
        turn.talk.answers = answers
        return True
    return False
