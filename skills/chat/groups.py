"""A room of several people is not the place for a consultation: one sentence, the way to the channel, and nothing kept."""

from __future__ import annotations

from skills.clinic.clinic import Clinic
from skills.conversation import Call, Card, Link, Message, Reply
from skills.texts import say


def refused(message: Message, clinic: Clinic) -> Reply:
    """What a group room is told. Where the clinic has not said where its channel is, its telephone stands there."""
    lang = message.lang or "ko"
    way = (
        Link(say("group.link", lang), clinic.channel_url)
        if clinic.channel_url
        else Call(say("handoff.call", lang), clinic.phone)
    )
    return Reply((Card(say("group.title", lang), say("group.refused", lang), (way,)),), skill="menu", step="group")
