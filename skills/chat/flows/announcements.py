"""A coming version of the policy, told once in front of an answer: from when, what changes, and where it can be read."""

from __future__ import annotations

from skills.chat.answers import aside
from skills.clinic import policy
from skills.clinic.clinic import PolicyVersion
from skills.consents import announcements
from skills.conversation import Bubble, Card, Link, Reply
from skills.rights.rights import show_date
from skills.turn import Turn

MOST = 3  # Clauses that are named; a card holds few words.


def in_front_of(turn: Turn, reply: Reply) -> tuple[Bubble, ...]:
    """What this patient is still to be told. Somebody who writes for the first time has nothing here that could change."""
    if turn.talk.is_new or not aside.fits(turn, reply):
        return ()
    version = announcements.untold(turn.unit, turn.clinic, turn.talk.patient_id)
    if version is None:
        return ()
    announcements.tell(turn.unit, version, turn.talk.patient_id, woken=turn.message.event is not None)
    return (_card(turn, version),)


def _card(turn: Turn, version: PolicyVersion) -> Card:
    day = show_date(version.effective_on, turn.lang)
    lines = [turn.say("policy.coming", day=day), *_what_changes(turn, version)]
    if version.consents:
        lines.append(turn.say("policy.coming.asked_again"))
    link = Link(turn.say("policy.coming.link"), f"{turn.clinic.public_url}/privacy/{version.version}")
    return Card(turn.say("policy.coming.title"), "\n".join(lines), (link,))


def _what_changes(turn: Turn, version: PolicyVersion) -> list[str]:
    before = turn.clinic.policy_before(version)
    titles = list(policy.changed_clauses(before, version, turn.lang).values()) if before else []
    if not titles:
        return []
    key = "policy.coming.changes" if len(titles) <= MOST else "policy.coming.changes_more"
    return [turn.say(key, clauses=", ".join(titles[:MOST]), more=len(titles) - MOST)]
