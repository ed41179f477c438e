"""The flows of the chat, one file each. A new skill is a file with a `FLOW` and a line here (docs/add-a-skill.md)."""

from __future__ import annotations

from skills.chat import emergency, filed, handoff, inbox, information, intake, menu, rights, status
from skills.turn import Flow

FLOWS: tuple[Flow, ...] = (
    menu.FLOW,
    intake.FLOW,
    filed.FLOW,
    status.FLOW,
    handoff.FLOW,
    inbox.FLOW,
    information.FLOW,
    information.POLICY,
    rights.FLOW,
    emergency.FLOW,
)
