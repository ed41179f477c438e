"""Deleting only the photos: what the patient sent can be taken back without the rest of their data."""

from __future__ import annotations

from dataclasses import replace

from skills.chat import deduplication
from skills.chat.rights import request
from skills.conversation import Reply
from skills.retention import destruction
from skills.rights import rights
from skills.rights.certificates import held_lines
from skills.rights.grounds import Kind
from skills.turn import Turn
from skills.understanding.readings.photos import says_there_are_none, sent_in_error, sent_wrong, takes_away
from storage.cases import photos
from storage.retention import holds

NAME = request.NAME
STEP = "photos"
PUBLISHED = "published"
"""The step of a demand about a picture on a page of the clinic's, and the topic of what is filed."""


def ask(turn: Turn) -> Reply:
    """How many there are, and that it cannot be undone; one press confirms."""
    request.leave(turn)
    count = photos.count_of_patient(turn.unit, turn.talk.patient_id)
    if count == 0:
        told = turn.bubble("rights.photos.none")
        return turn.reply(told, choices=turn.choices("rights", "menu"), skill=NAME, step=STEP)
    turn.open_form(NAME, STEP)
    choices = (turn.choice("yes", "rights.photos.yes"), turn.choice("no", "rights.photos.no"))
    return turn.reply(turn.bubble("rights.photos.ask", count=count), choices=choices)


def means_the_last(turn: Turn) -> bool:
    """Whether what was sent by mistake just now is to go, and photos were sent: "아 이거 잘못 보냈어요 지워 주세요"."""
    text = turn.message.text
    if sent_in_error(text):
        return photos.count_of_patient(turn.unit, turn.talk.patient_id) > 0
    is_said = deduplication.last_step(turn.talk) == "added" and bool(sent_wrong(text) or takes_away(text))
    return is_said and photos.came_last_at(turn.unit, turn.talk.patient_id) == turn.talk.heard_at


def denied(turn: Turn) -> Reply | None:
    """ "사진은 없어요" at the question: how many there are, and the question again."""
    if turn.talk.step != STEP or turn.message.choice is not None or not says_there_are_none(turn.message.text):
        return None
    count = photos.count_of_patient(turn.unit, turn.talk.patient_id)
    return replace(ask(turn), bubbles=(turn.bubble("confirming.photos.goes", count=count), *request.shall(turn)))


def take(turn: Turn) -> Reply:
    """Yes or no to deleting them."""
    return request.yes_or_no(turn, "yes", _delete, ask, "삭제", "지워", "지울", "delete", "remove")


def _delete(turn: Turn) -> Reply:
    turn.talk.leave_flow()
    who = turn.talk.patient_id
    count = destruction.destroy_photos(turn.unit, who)
    told = [turn.bubble("rights.photos.done", count=count)] if count else []
    if left := photos.count_of_patient(turn.unit, who):
        why = "\n".join(held_lines((hold.ground for hold in holds.active_of(turn.unit, who)), turn.lang))
        told.append(turn.bubble("rights.photos.held", count=left, why=why))
    return turn.reply(*told, choices=turn.choices("status", "rights", "menu"), skill=NAME, step="photos_deleted")


def ask_published(turn: Turn) -> Reply:
    """Who finds their own picture on a page of the clinic's, or wants it down: the privacy officer looks at it, which is asked
    about once. What is stored in this chat is not meant by it."""
    request.leave(turn)
    turn.open_form(NAME, PUBLISHED)
    officer = turn.clinic.officer
    told = turn.bubble("rights.published.ask", officer=officer.name.in_(turn.lang), phone=officer.phone)
    choices = (turn.choice("yes", "rights.proxy.yes"), turn.choice("no", "rights.proxy.no"))
    return turn.reply(told, choices=choices)


def take_published(turn: Turn) -> Reply:
    """Yes or no to filing it."""
    return request.yes_or_no(turn, "yes", _file_published, ask_published, "요청", "접수", "신청", "삭제", "내려")


def _file_published(turn: Turn) -> Reply:
    turn.talk.leave_flow()
    filed = rights.file_request(turn.unit, turn.talk.patient_id, Kind.CORRECT, topic=PUBLISHED)
    return request.left_to_the_officer(turn, filed)
