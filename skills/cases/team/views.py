"""Saved views: what somebody narrows the inbox to again and again, under a name of theirs."""

from __future__ import annotations

from skills.fields.secrets import mask_secrets
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage import characters
from storage.cases.team import views
from storage.cases.team.views import SavedView
from storage.errors import NotPossible
from storage.unit.unit_of_work import Unit

NAME_MOST, MOST = 20, 20


def of_person(unit: Unit, who: Person) -> list[SavedView]:
    """One's own views by name."""
    permissions.check_can(who, Act.SEE_INBOX)
    return views.of_staff(unit, who.id)


def save(unit: Unit, who: Person, name: str, query: str) -> None:
    """Keep a view; one of the same name is replaced."""
    permissions.check_can(who, Act.SEE_INBOX)
    words, there = characters.label(name), views.of_staff(unit, who.id)
    if not 0 < len(words) <= NAME_MOST or mask_secrets(words).found:
        raise NotPossible("a view has a short name", code="view_name")
    same = next((one for one in there if one.name == words), None)
    if same is None and len(there) >= MOST:
        raise NotPossible("there are enough of them", code="view_many")
    view = same or SavedView(id=unit.new_id(), staff_id=who.id, name=words)
    view.query = query
    unit.session.add(view)


def remove(unit: Unit, who: Person, view_id: str) -> None:
    """Take one off one's list."""
    permissions.check_can(who, Act.SEE_INBOX)
    views.remove(unit, who.id, view_id)
