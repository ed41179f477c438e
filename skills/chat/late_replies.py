"""Answers that come later than Kakao waits: owed until the next message, or promised to a callback (docs/architecture.md).

A late answer stands in the conversation like every other one; only a mark says that the patient has not seen it. A callback
takes the mark away when it is sent and puts it back when it could not be delivered.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from skills.chat import deduplication
from skills.clinic.clinic import Clinic
from skills.conversation import Message, Reply, Say, reply_from_json
from skills.texts import say
from storage.outbox import outbox
from storage.patients import conversations
from storage.patients.conversations import Talk
from storage.unit.unit_of_work import Unit

AFTER_THE_FIRST_ANSWER = timedelta(
    seconds=1
)  # A callback that overtakes the first answer may be refused (docs/kakao.md §3.1).


def postpone(unit: Unit, message: Message) -> None:
    """The last reply came too late to be shown: it waits for the patient's next message."""
    _mark(unit, message)


def queue_callback(unit: Unit, message: Message, url: str, until: datetime) -> None:
    """The last reply goes to this callback address, once and before `until`; failing that, it waits like any owed one."""
    talk = _mark(unit, message)
    outbox.queue(
        unit,
        "callback",
        {"url": url, "turn": talk.turn},
        patient_id=talk.patient_id,
        due_at=unit.now + AFTER_THE_FIRST_ANSWER,
        expires_at=until,
    )


def send_failure(unit: Unit, url: str, skill: str, lang: str, until: datetime) -> None:
    """There will be no answer; the callback says so in a safe sentence."""
    outbox.queue(unit, "callback", {"url": url, "skill": skill, "lang": lang}, expires_at=until)


def take(unit: Unit, patient_id: str, turn: int) -> Reply | None:
    """The reply of this turn, no longer owed; None when the patient has seen it already, or a newer one."""
    talk = conversations.find_talk(unit, patient_id)
    if talk is None or not talk.owed or talk.turn != turn or talk.reply is None:
        return None
    talk.owed = False
    conversations.keep(unit, talk)
    return reply_from_json(talk.reply)


def give_back(unit: Unit, patient_id: str, turn: int) -> None:
    """The callback did not bring the reply of this turn to the patient: it is owed again, unless a newer one was given."""
    talk = conversations.find_talk(unit, patient_id)
    if talk is not None and talk.turn == turn:
        talk.owed = talk.reply is not None
        conversations.keep(unit, talk)


def _mark(unit: Unit, message: Message) -> Talk:
    talk = conversations.open_talk(unit, deduplication.ids(message))
    talk.owed = talk.reply is not None
    conversations.keep(unit, talk)
    return talk


# -- what the edge says when there is no turn ----------------------------------------------------------------------------


def holding(message: Message) -> Reply:
    """The bubble for an answer that takes longer than Kakao waits."""
    return Reply((Say(say("turn.holding", message.lang or "ko")),), skill=message.skill, step="holding")


def broken(message: Message, clinic: Clinic) -> Reply:
    """The safe bubble for a failure of ours."""
    words = say("turn.broken", message.lang or "ko", phone=clinic.phone)
    return Reply((Say(words),), skill=message.skill, step="broken")
