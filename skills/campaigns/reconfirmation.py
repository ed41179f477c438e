"""Every two years a consent to ads is confirmed (M-5; Network Act Art. 50(8), decree 62-3): when, and what an answer does.

The patient is told who sends, what they agreed to and when, and how to keep or withdraw it. The law asks the sender to
confirm and says nothing about silence; the regulator's guide, as far as it is known here, takes silence for "keep" [M]. So
silence keeps the consent, and its two years begin anew when the patient was *shown* the question, not when it was queued.
Until then no ad goes out on a consent of two years (`skills/campaigns/send_guard.py`). A clinic whose lawyer reads it
more strictly takes `asked` out of `AGREED` in `skills/consents/consents.py`, and lets `keep` give the consent anew:
then silence ends the ads.

A person who has not written for a year is destroyed (D-7), so the question only ever reaches people who still come.
"""

from __future__ import annotations

from collections.abc import Sequence

from skills.campaigns.send_guard import CONFIRM_YEARS, is_old
from skills.clinic.clinic import Clinic
from skills.clinic.periods import years_before
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from storage.outbox import outbox
from storage.patients import consents as kept
from storage.patients import conversations
from storage.trail import chain
from storage.unit.unit_of_work import Unit

CONFIRMED = (
    Purpose.ADS_RECEIVE,
    Purpose.ADS_NIGHT,
)  # Art. 50(8) is about receiving; the use of data has no such clock.


def run(unit: Unit, clinic: Clinic) -> int:
    """Ask whoever is due, once: a word waits in their chat, and an event wakes it; how many."""
    candidates = kept.to_confirm(unit, CONFIRMED, years_before(unit.now, CONFIRM_YEARS))
    asked = [patient_id for patient_id in candidates if due(unit, clinic, patient_id)]
    for patient_id in asked:
        conversations.leave_result(unit, patient_id)
        outbox.queue(
            unit, "patient_event", {"event": "reconfirm"}, patient_id=patient_id, order_key=f"patient:{patient_id}"
        )
        chain.record(unit, "confirmation_called", subject=patient_id)
    return len(asked)


def due(unit: Unit, clinic: Clinic, patient_id: str) -> tuple[Purpose, ...]:
    """The patient's consents to ads that are in force and were given or confirmed two years ago or longer. One in an older
    wording is not confirmed: the present one is asked for where consents are given."""
    standing = consents.standing(unit, clinic, patient_id)
    return tuple(p for p in CONFIRMED if p in standing and is_old(standing[p], unit.now))


def note_asked(unit: Unit, clinic: Clinic, patient_id: str, purposes: Sequence[Purpose], lang: str) -> None:
    """The patient reads the question now; that it was asked is kept as evidence, and the two years begin anew."""
    for purpose in purposes:
        consents.decide(
            unit, clinic, patient_id, purpose, Decision.ASKED, screen="chat:reconfirm", by="clinic", lang=lang
        )


def keep(unit: Unit, clinic: Clinic, patient_id: str, lang: str) -> bool:
    """The patient wants to go on; False when there is nothing to keep. Only what was asked is answered: the button of a
    question of long ago begins no two years anew."""
    standing = consents.in_force(unit, clinic, patient_id).intersection(CONFIRMED)
    last = {one.purpose: one.decision for one in kept.decided(unit, patient_id)}
    for purpose in sorted(one for one in standing if last.get(one) == Decision.ASKED):
        consents.decide(unit, clinic, patient_id, purpose, Decision.KEPT, screen="chat:reconfirm", lang=lang)
    return bool(standing)
