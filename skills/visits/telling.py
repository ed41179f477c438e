"""What a patient is told of a visit: that it was booked, moved or cancelled, and on the day before that it is near.

It goes the way of every answer (`skills/notifications/reaching.py`): shown in the chat, with an event, Alimtalk and SMS to say
that something waits there. What the chat has not shown yet is replaced by what holds now, so that nobody reads an old time.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from skills.cases import damage
from skills.cases.answering.sending import undo_time
from skills.clinic.clinic import Clinic
from skills.fields.timing.hours import SEOUL, in_seoul, today_in_seoul
from skills.fields.timing.wishes import When, show_when
from skills.texts import say
from storage.cases import assignment, consultations
from storage.cases.codes import MessageState, VisitState
from storage.cases.consultations import SHOWN, CaseMessage, Consultation
from storage.errors import Declined, KeyGone, SealBroken
from storage.outbox import outbox
from storage.patients import patients
from storage.patients.patients import Purpose, Unlocked
from storage.trail import chain
from storage.unit.unit_of_work import Unit
from storage.visits import visits
from storage.visits.visits import Visit

AT_ONCE = 200
EVENT = "patient_event"


def show_time(visit: Visit, lang: str) -> str:
    """When a visit is, as the patient reads it; the day alone where no time was kept."""
    on = in_seoul(visit.starts_at).date()
    kind: When = When("datetime", starts_at=visit.starts_at, on=on) if visit.minutes else When("date", on=on)
    return show_when(kind, lang)


def tell(unit: Unit, clinic: Clinic, case: Consultation, visit: Visit, what: str) -> None:
    """Put this into the chat and on its way to the patient, when the chat shows it: it waits as long as an answer does."""
    who = patients.unlock(unit, case.patient_id, Purpose.NOTICE)
    text = say(f"visits.told.{what}", who.patient.lang, when=show_time(visit, who.patient.lang))
    message = _unshown(unit, who, case, visit, text) or consultations.add_message(
        unit, who.key, case, text, author="staff", state=MessageState.QUEUED
    )
    visit.notice = message.uid
    unit.session.add(visit)
    unit.session.flush()
    outbox.cancel(unit, EVENT, message.uid, "replaced")
    payload = {"message": message.uid, "word": "visit_reminder" if what == "reminder" else "visit"}
    outbox.queue(
        unit, EVENT, payload, patient_id=case.patient_id, about=message.uid, order_key=f"case:{case.id}",
        due_at=unit.now + undo_time(clinic),
    )  # fmt: skip


def remind(unit: Unit, clinic: Clinic) -> int:
    """Remind whoever is expected tomorrow, unless they were told of it today (a scheduled job); how many."""
    today = today_in_seoul(unit.now)
    tomorrow, day_after = _midnight(today, 1), _midnight(today, 2)
    found = visits.to_remind(unit, tomorrow, day_after, _midnight(today, 0), AT_ONCE)
    return sum(_remind(unit, clinic, visit_id) for visit_id in found)


def _remind(unit: Unit, clinic: Clinic, visit_id: str) -> int:
    """The case is locked before its visit, as everywhere. Nobody else waits for one whose data does not open."""
    case = assignment.lock(unit, visits.case_of(unit, visit_id) or "")
    visit = visits.find(unit, visit_id)
    if case is None or visit is None or visit.patient_id != case.patient_id:
        return 0
    if visit.state != VisitState.BOOKED or visit.reminded_at is not None:
        return 0
    visit.reminded_at = unit.now
    unit.session.add(visit)
    try:
        tell(unit, clinic, case, visit, "reminder")
    except Declined:
        return 0
    except (KeyGone, SealBroken):
        damage.tell(unit, [case])
        return 0
    chain.record(unit, "visit_reminded", subject=case.patient_id, about=visit.id)
    return 1


def _unshown(unit: Unit, who: Unlocked, case: Consultation, visit: Visit, text: str) -> CaseMessage | None:
    message = assignment.find_message(unit, visit.notice) if visit.notice else None
    if message is None or message.consultation_id != case.id or message.state in SHOWN:
        return None
    consultations.replace_text(unit, who.key, message, text)
    message.state, message.sent_at = MessageState.QUEUED, unit.now
    return message


def _midnight(today: date, days: int) -> datetime:
    return datetime.combine(today + timedelta(days=days), time(), SEOUL)
