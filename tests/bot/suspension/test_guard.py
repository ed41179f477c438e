"""There is one guard (R-6): whatever opens a patient's data stands behind it, and is named here with how."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HOME = Path(__file__).parents[3]
# Who takes a patient's data key out of the vault.
OPENS_KEYS: Mapping[str, str] = {
    "storage/patients/patients.py": "`unlock`, which asks `check_not_suspended` with a purpose",
    "storage/cases/rows.py": "opens the rows of a list; asks `check_not_suspended` for each",
    "storage/patients/conversations.py": "the patient's own chat",
    "storage/cases/team/own_words.py": "words in one's own cases; its query leaves out who has suspended (`goes_on`)",
    "storage/retention/retained.py": "a key of its own: records that a law keeps",
}
# Who opens a patient's own chat.
OPENS_CHATS: Mapping[str, str] = {
    "skills/chat/router.py": "every flow is started by `_act`, which refuses those that are not for a suspended patient",
    "storage/notifications/untold.py": "the router's opening, with what waits for the patient beside it",
    "skills/chat/late_replies.py": "a reply that the router has made, by the number of its turn",
    "skills/rights/access.py": "the patient's own right",
    "skills/rights/joining.py": "the patient's own right, after a login that Kakao vouches for",
    "skills/retention/destruction.py": "what is destroyed is read once more, to be looked for afterwards",
}


def users(*calls: str) -> set[str]:
    """The modules of the product in which one of these calls stands."""
    found = [path for room in ("bot", "skills", "storage") for path in (HOME / room).rglob("*.py")]
    return {str(path.relative_to(HOME)) for path in found if any(call in path.read_text() for call in calls)}


def test_nothing_takes_a_patients_key_but_behind_the_guard() -> None:
    """A new way to a key must say how it asks. Each goes through the unit, which lets nothing out to staff without a record;
    but for what holds a hash against what it was made of, and shows nothing to anybody."""
    assert users("unit.data_key") == set(OPENS_KEYS)
    assert users("vault.data_key") == {"storage/unit/unit_of_work.py", "storage/staff/evidence.py"}


def test_nothing_opens_a_patients_chat_but_behind_the_router() -> None:
    """A new way to an open conversation must say how it asks."""
    assert users("conversations.open_talk(", "conversations.find_talk(", "untold.open_talk(") == set(OPENS_CHATS)
