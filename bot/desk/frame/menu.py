"""The desk's menu as data: what stands in it, in which order, and who sees which entry."""

from __future__ import annotations

from dataclasses import dataclass

from skills.staff.permissions import Act, Person, can


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: the page's name, its icon, the permission it needs, and the pages on which it is lit."""

    page: str
    icon: str
    act: Act
    lit_on: tuple[str, ...] = ()


MENU: tuple[Entry, ...] = (
    Entry("inbox", "inbox", Act.SEE_INBOX, ("inbox", "search_found", "case")),
    Entry("visits", "calendar", Act.SEE_VISITS, ("visits",)),
    Entry("team", "team", Act.SEE_INBOX, ("team", "labels")),
    Entry("overview", "overview", Act.SEE_OVERVIEW, ("overview", "export")),
    Entry("rights", "rights", Act.DECIDE_RIGHTS, ("rights", "right", "right_decide", "right_extend", "right_call")),
    Entry(
        "records",
        "records",
        Act.SEE_RECORDS,
        (
            "records",
            "access",
            "destruction",
            "retained",
            "retained_piece",
            "retained_read",
            "holds",
            "paper",
            "provisions",
            "jobs",
            "incidents",
            "incident",
            "incident_affected",
            "training",
            "plan",
        ),
    ),
    Entry("canned", "canned", Act.USE_CANNED, ("canned",)),
    Entry(
        "clinic",
        "registers",
        Act.SEE_CLINIC,
        (
            "clinic",
            "clinic_version",
            "clinic_section",
            "clinic_questions",
            "clinic_question",
            "clinic_unanswered",
            "start",
            "switches",
        ),
    ),
    Entry("campaigns", "campaigns", Act.SEE_CAMPAIGNS, ("campaigns", "campaign_write")),
    Entry("notices", "notices", Act.SEE_NOTICES, ("notices",)),
    Entry("proposals", "check", Act.DECIDE_PROPOSAL, ("proposals",)),
    Entry("staff", "staff", Act.SEE_STAFF, ("staff", "staff_invite")),
)


def entries(person: Person) -> tuple[Entry, ...]:
    """The lines that this person may follow."""
    return tuple(entry for entry in MENU if can(person, entry.act))
