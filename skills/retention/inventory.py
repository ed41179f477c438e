"""What every table is for and which line of the schedule ends it; columns that end sooner than their table are named apart.

docs/retention.md shows it as a table. What names a patient has its line in `OF_PATIENT` as well. A test holds it against the
tables that there are, and a walk of thirty years against what is left of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Held:
    """What a table is for, the schedule's line that ends its rows, and the lines of columns that end before them."""

    purpose: str
    line: str
    sooner: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OfPatient:
    """Where "my data" tells of a table that names its patient (a path in `skills/rights/access.py`), or why it does not, and
    whether its rows go with the health consent (`storage/retention/health_data.py`)."""

    told: str = ""
    untold: str = ""
    on_health: bool = field(kw_only=True)


_REASON = {"why": "staff_reason"}
_MAKERS = {"made_by": "staff_reason", "confirmed_by": "staff_reason", **_REASON}
_CONTACT = dict.fromkeys(("name_sealed", "name_lookup", "phone_sealed", "phone_lookup", "phone_tail_lookup"), "contact")

INVENTORY: Mapping[str, Held] = {
    # Patients.
    "patient": Held("who asks, and how to reach them", "identifiers", _CONTACT),
    "name_piece": Held("pieces of names, by which a part of one is found", "contact"),
    "patient_key": Held("the key that opens all that is sealed for one patient", "identifiers"),
    "conversation": Held(
        "where the chat stands", "identifiers",
        {"answers_sealed": "unfinished", "reply_sealed": "case", "heard_lookup": "unfinished", "case_id": "case"}),
    "announcement": Held("that a coming policy was told", "identifiers"),
    "access_link": Held("one-time links to the patient's own pages", "session"),
    "entry_code": Held("digits that prove who asks", "session"),
    "login_attempt": Held("a Kakao Login on its way", "session"),
    "seen_event": Held("that an event of Kakao's was heard already", "session"),
    "consent": Held("what was agreed to, refused and withdrawn", "consent"),
    "consent_wording": Held("the words that people were shown", "own_words"),
    "provision": Held("what was given to third parties", "provision"),
    "rights_request": Held("requests about one's own data, and their answers", "rights_request"),
    # Consultations.
    "consultation": Held("a consultation: what is asked, where it stands", "case"),
    "case_message": Held("what patient and staff wrote", "case"),
    "note": Held("what staff noted for each other", "case"),
    "draft": Held("what staff have typed and not sent", "case"),
    "case_file": Held("files that staff send with an answer", "case"),
    "survey": Held("what a patient says of a closed consultation", "case"),
    "file_link": Held("one-time links to the files of an answer", "session"),
    "case_label": Held("which of the clinic's labels a case carries", "case"),
    "visit": Held("when a patient is expected, and whether they came", "case"),
    "assignment": Held("whose case it is before anybody holds it", "case"),
    "mention": Held("who was named in a note, and has looked", "case"),
    "reminder": Held("when somebody wants to see the case again", "case"),
    "photo": Held("photos that the patient sent", "case"),
    "reveal": Held("who saw name and number, and why", "case"),
    "chart_adoption": Held("what was entered into the chart", "case"),
    "delivery": Held("how an answer went out", "case"),
    "desk_event": Held("what the desk's open pages are told", "session"),
    "retained": Held("what the law keeps, apart and under a key of its own", "record_chart"),
    "desk_search": Held("what somebody last searched for, to show it again", "session"),
    "hold": Held("what may not be destroyed now", "hold"),
    # What goes out.
    "notice": Held("notices to patients and staff", "notice"),
    "campaign": Held("words to many, without the receivers", "campaign"),
    "campaign_tally": Held("how many were reached", "campaign"),
    "staff_alert": Held("that the staff was told of something", "session"),
    "delivery_tally": Held("what sending costs, month by month", "own_words"),
    "question_count": Held("how many questions had no answer, day by day", "own_words"),
    # The clinic's own words.
    "label": Held("the clinic's labels for cases", "own_words"),
    "saved_view": Held("what somebody narrows the inbox to", "own_words"),
    "duty": Held("who is on duty, and what they take", "own_words"),
    "canned_reply": Held("replies that staff use often", "own_words"),
    "clinic_version": Held("the clinic's data and its policy, version by version", "own_words", _MAKERS),
    "switch": Held(
        "what the clinic has stopped for the moment, by whom and why", "own_words", {"moved_by": "staff_reason", **_REASON}),
    # Staff.
    "staff": Held("who may work at the desk", "staff", {"name": "leaver", "email": "leaver"}),
    "role_grant": Held("who had which rights, and when", "role_grant"),
    "proposal": Held("changes of accounts that a second person confirms", "role_grant"),
    "invitation": Held("one-time links to enrol, and that somebody used one", "staff"),
    "calendar_feed": Held("the address of a calendar of visits", "staff"),
    "push_subscription": Held("which browsers are rung when the desk is closed", "session"),
    "recovery_code": Held("codes for a lost telephone", "staff"),
    "staff_session": Held("who is signed in, from where", "session"),
    "sign_in_failure": Held("failed sign-ins, to lock the door", "session"),
    "desk_deed": Held("that a form was taken once", "session"),
    "training": Held("trainings that were held", "training"),
    "training_attendance": Held("who was there", "training"),
    "plan_version": Held("the internal management plan", "plan"),
    "plan_check": Held("its yearly checks", "plan_check"),
    "access_review": Held("the reviews of who saw whom", "access_review"),
    # Proof.
    "access_record": Held("who saw and did what (the access trail)", "trail"),
    "trail_head": Held("where the trail stands", "own_words"),
    "checkpoint": Held("signed states of the trail", "own_words"),
    "row_mark": Held("which rows Sangdam has coded", "own_words"),
    "ledger_mark": Held("how far a ledger may be pruned", "own_words"),
    "destruction": Held("the ledger of destructions", "ledger"),
    "tombstone": Held("what was destroyed, for a restored backup to forget again", "tombstone"),
    "paper_task": Held("paper to be destroyed, and who saw it done", "paper_record"),
    "incident": Held("incidents and their clock", "incident"),
    "incident_facts": Held("what is known of an incident", "incident"),
    "incident_person": Held("who was told of it, by pseudonym", "incident"),
    "incident_step": Held("what was done about it", "incident"),
    "job_run": Held("runs of the scheduled jobs", "job_run"),
    "job_state": Held("when each job is due", "own_words"),
    "desk_head": Held("the number of the newest event", "own_words"),
}  # fmt: skip


OF_PATIENT: Mapping[str, OfPatient] = {
    "patient": OfPatient("items.name", on_health=False),
    "name_piece": OfPatient(untold="pieces of the name, which is told", on_health=False),
    "patient_key": OfPatient(untold="a key, and nothing about anybody", on_health=False),
    "conversation": OfPatient("items.unfinished", on_health=True),
    "announcement": OfPatient("announcements", on_health=False),
    "access_link": OfPatient(untold="the link by which the patient reads this", on_health=False),
    "entry_code": OfPatient(untold="digits that the patient has seen", on_health=False),
    "login_attempt": OfPatient(untold="a login that takes a minute; the login's number is told", on_health=False),
    "consent": OfPatient("consents", on_health=False),
    "provision": OfPatient("provision", on_health=False),
    "rights_request": OfPatient("requests", on_health=False),
    "consultation": OfPatient("items.consultations", on_health=True),
    "case_message": OfPatient("items.consultations.messages", on_health=True),
    "note": OfPatient("items.consultations.notes", on_health=True),
    "draft": OfPatient("items.consultations.drafts", on_health=True),
    "case_file": OfPatient("items.consultations.files", on_health=True),
    "survey": OfPatient("items.consultations.survey", on_health=True),
    "file_link": OfPatient(untold="a link that the patient has", on_health=False),
    "case_label": OfPatient("items.consultations.labels", on_health=True),
    "visit": OfPatient("items.consultations.visits", on_health=False),
    "assignment": OfPatient(untold="who of the staff works on it; they are told by role", on_health=False),
    "mention": OfPatient(untold="whom of the staff a note names", on_health=False),
    "reminder": OfPatient(untold="when somebody of the staff looks again", on_health=False),
    "photo": OfPatient("items.consultations.photos", on_health=True),
    "reveal": OfPatient("items.consultations.reveals", on_health=False),
    "chart_adoption": OfPatient(untold="what the chart has, which the clinic shows apart", on_health=False),
    "delivery": OfPatient("deliveries", on_health=False),
    "retained": OfPatient("items.kept_by_law", on_health=False),
    "hold": OfPatient(untold="told when a deletion meets it", on_health=False),
    "notice": OfPatient(untold="what it brings is told where it stands", on_health=False),
    "access_record": OfPatient("looks", on_health=False),
    "incident_person": OfPatient(untold="told by the notice of the incident itself", on_health=False),
}


def line_of(table: str, column: str) -> str:
    """The schedule's line that ends this column."""
    held = INVENTORY[table]
    return held.sooner.get(column, held.line)
