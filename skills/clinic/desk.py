"""How staff work, as the clinic's data: what they have promised, and when a screen is locked."""

from __future__ import annotations

from pydantic import Field

from skills.clinic.part import Both, Part


class Idle(Part):
    """After how many idle minutes a screen of the desk is locked (S-1): in a browser in which its person has signed in before,
    in a new one, and at most, by role. Who has several roles gets the shortest."""

    known_minutes: int = Field(15, ge=1, le=60)
    new_minutes: int = Field(10, ge=1, le=60)
    counsellor: int = Field(60, ge=1, le=60)
    practitioner: int = Field(60, ge=1, le=60)
    privacy_officer: int = Field(10, ge=1, le=60)
    administrator: int = Field(10, ge=1, le=60)
    auditor: int = Field(10, ge=1, le=60)

    def minutes_for(self, roles: frozenset[str], *, known: bool) -> int:
        """The minutes for somebody with these roles."""
        return min(self.known_minutes if known else self.new_minutes, *(int(getattr(self, role)) for role in roles))


class Files(Part):
    """What staff send to patients: at most `most` with one answer, each of `megabytes` before it is made clean. The link in the
    chat opens for `link_days`, and `link_opens` times."""

    most: int = Field(5, ge=1, le=10)
    megabytes: int = Field(10, ge=1, le=20)
    link_days: int = Field(7, ge=1, le=30)
    link_opens: int = Field(30, ge=1, le=200)


class Desk(Part):
    """How staff work: first answer due in `answer_hours` opening hours, the next channel after `escalate_minutes`; who saw
    whom is reviewed every `review_months` (the clinic sets this cycle itself and writes it into its plan). An answer can be
    undone for `undo_seconds`, and leaves only then. New cases are given to those on duty, up to `most_cases` each, in turn or
    first to who takes their treatment; a shift ends after `shift_hours` by itself. With `survey` patients are asked once how a
    closed consultation went. With `own_cases_only` (H-7) a counsellor opens what is theirs, and a colleague's for a reason."""

    answer_hours: int = Field(4, ge=1, le=72)
    urgent_minutes: int = Field(10, ge=1, le=240)
    escalate_minutes: int = Field(30, ge=5, le=1440)
    hold_minutes: int = Field(120, ge=5, le=1440)
    review_months: int = Field(1, ge=1, le=12)
    undo_seconds: int = Field(10, ge=0, le=60)
    practitioner_answers: bool = False  # Telemedicine: off unless its preconditions hold (H-5).
    assign_in_turn: bool = False
    assign_by_treatment: bool = False
    most_cases: int = Field(20, ge=1, le=200)
    shift_hours: int = Field(10, ge=1, le=24)
    survey: bool = False
    own_cases_only: bool = False
    idle: Idle = Idle()
    files: Files = Files()
    signature: Both = Both(ko="리브성형외과 상담팀", en="Liv Plastic Surgery, consultation team")
