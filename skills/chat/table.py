"""The flows of the chat, one file each. A new skill is a file with a `FLOW` and a line here (docs/add-a-skill.md)."""

from __future__ import annotations

from skills.chat.answers import information, policy, small_talk
from skills.chat.flows import emergency, handoff, inbox, menu, status, survey, visits
from skills.chat.intake import filed, intake
from skills.chat.rights import rights
from skills.turn import Flow

FLOWS: tuple[Flow, ...] = (
    menu.FLOW,
    intake.FLOW,
    filed.FLOW,
    status.FLOW,
    handoff.FLOW,
    inbox.FLOW,
    information.FLOW,
    policy.FLOW,
    small_talk.FLOW,
    visits.FLOW,
    survey.FLOW,
    rights.FLOW,
    emergency.FLOW,
)
