"""Nobody is forgotten: what nobody has opened climbs from staff's channel to their mail to the owner. So does an answer that no
way brought to its patient, and a patient's word after an answer that nobody has answered.

The first notice of a case or a request goes out when it is filed (`skills/notifications/notices.py`). This job sends
what follows: unseen after N minutes the next channel, then the owner; overdue once; and an alarm when people wait
during opening hours and nobody is
signed in. An alert is acknowledged by opening the case. No personal word is in any of them.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from skills.clinic.clinic import Clinic
from skills.staff import sign_in
from storage.cases import events
from storage.cases.consultations import Consultation
from storage.notifications import alerts
from storage.notifications.alerts import StaffAlert
from storage.outbox import outbox
from storage.unit.unit_of_work import Unit

# The ladder: which ways a notice takes at each level. Level 0 is the notice at filing.
LADDER: tuple[tuple[str, ...], ...] = (
    ("staff_webhook",),
    ("staff_mail", "staff_webhook"),
    ("owner_webhook", "owner_mail"),
)
FOLLOWING = {"unreached": "unreached_case", "unanswered": "unanswered_case"}
AT_ONCE = 200
NOBODY_AFTER = timedelta(minutes=5)
NOBODY_AGAIN = timedelta(hours=1)
EVENTS_KEPT = timedelta(days=2)
ALERTS_KEPT = timedelta(days=30)


def run(unit: Unit, clinic: Clinic) -> int:
    """Send what is due now (a scheduled job, every few seconds); how many alerts were raised."""
    raised = sum(_climb(unit, clinic, case) for case in alerts.unseen_cases(unit, len(LADDER) - 1, AT_ONCE))
    for case in alerts.overdue_cases(unit, AT_ONCE):
        _raise(unit, "overdue_case", case.id, case.number, level=1, kind="overdue")
        raised += 1
    for case in alerts.unreached_cases(unit, len(LADDER) - 1, AT_ONCE):
        raised += _follow(unit, clinic, case, "unreached", case.unreached_at)
    for case in alerts.unanswered_cases(unit, len(LADDER) - 1, AT_ONCE):
        raised += _follow(unit, clinic, case, "unanswered", case.asked_again_at)
    return raised + _alarm_if_nobody(unit, clinic)


def clear_old(unit: Unit) -> int:
    """Forget alerts and desk events that nobody needs any more (a scheduled job); how many."""
    return alerts.clear_old(unit, unit.now - ALERTS_KEPT) + events.clear_old(unit, unit.now - EVENTS_KEPT)


def _climb(unit: Unit, clinic: Clinic, case: Consultation) -> int:
    """The next rung for a case that nobody has opened, when its time has come."""
    kind = "urgent" if case.is_urgent else "new"
    last = alerts.last(unit, kind, case.id)
    if last is None:
        alerts.add(unit, kind, case.id, 0)  # The notice of the filing itself, which is out already.
        return 0
    level = last.level + 1
    if level >= len(LADDER) or unit.now < _due(clinic, case, last):
        return 0
    _raise(unit, "unseen_case", case.id, case.number, level=level, kind=kind)
    return 1


def _follow(unit: Unit, clinic: Clinic, case: Consultation, kind: str, since: datetime | None) -> int:
    """The next rung for a case that somebody has had in hand. The first one is the holder's: their desk has rung already. Where
    nobody holds the case, all are told at once of an answer that has not arrived."""
    last = alerts.last(unit, kind, case.id)
    if last is None or since is None or last.raised_at < since:
        if kind == "unreached" and case.holder_id is None:
            _raise(unit, FOLLOWING[kind], case.id, case.number, level=1, kind=kind)
            return 1
        alerts.add(unit, kind, case.id, 0)
        return 0
    if unit.now < _due(clinic, case, last):
        return 0
    _raise(unit, FOLLOWING[kind], case.id, case.number, level=last.level + 1, kind=kind)
    return 1


def _due(clinic: Clinic, case: Consultation, last: StaffAlert) -> datetime:
    """An urgent case climbs by the clock, an ordinary one by opening hours: nobody is woken for it at night."""
    if case.is_urgent:
        return last.raised_at + timedelta(minutes=clinic.desk.urgent_minutes)
    return clinic.hours.add_business_time(last.raised_at, timedelta(minutes=clinic.desk.escalate_minutes))


def _alarm_if_nobody(unit: Unit, clinic: Clinic) -> int:
    if not clinic.hours.is_open(unit.now) or sign_in.somebody_is_here(unit):
        return 0
    since, last = alerts.oldest_waiting_since(unit), alerts.last(unit, "nobody", "")
    if since is None or unit.now - since < NOBODY_AFTER:
        return 0
    if last is not None and unit.now - last.raised_at < NOBODY_AGAIN:
        return 0
    _raise(unit, "nobody_here", "", "", level=len(LADDER) - 1, kind="nobody")
    return 1


def _raise(unit: Unit, event: str, about: str, number: str, *, level: int, kind: str) -> None:
    payload = {"event": event, "case_id": about, "number": number}
    for way in LADDER[level]:
        # Each way keeps its own order: a mail must not wait behind a webhook that is down.
        order = f"staff:{about}" if way == "staff_webhook" else f"{way}:{about}"
        outbox.queue(unit, way, payload, about=about, order_key=order if about else "")
    alerts.add(unit, kind, about, level)
