"""What ties a person to the clinic's app and channel in Kakao, and what follows when it ends: unlinked, account deleted,
channel blocked or added, and Kakao told to unlink whom we have destroyed (R-8).

The login that makes the tie is `skills/rights/accounts.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from skills.fields.timing.hours import today_in_seoul
from skills.notifications import notices
from storage.crypto.damage import Damage
from storage.database import tombstones
from storage.database.database import DESTROYED
from storage.outbox import outbox
from storage.patients import accounts, patients
from storage.patients.patients import Purpose
from storage.retention import destruction, holds
from storage.trail import chain
from storage.unit.unit_of_work import Unit

UNLINK_WITHIN = timedelta(days=1)
ENDS = ("unlinked", "account_deleted")  # Why the login data goes, as a hold remembers it.


def unlink(unit: Unit, member: str, ground: str = "unlinked") -> int:
    """The person ended the link in Kakao: destroy the login data; of how many chats. Unknown members are none, and whose data
    a hold keeps wait for its release."""
    return sum(forget_login(unit, patient.id, ground) for patient in accounts.patients_of_member(unit, member))


def forget_login(unit: Unit, patient_id: str, ground: str) -> bool:
    """Destroy the login data of this chat; False while a hold keeps whose it is, which then remembers it."""
    if held := [hold for hold in holds.stopping(unit, patient_id) if hold.item_kind != "retained"]:
        holds.remember(unit, held, ground)
        return False
    accounts.destroy_login(unit, patient_id)
    tombstones.remember(unit, "erased:login", patient_id)
    chain.record(unit, "login_destroyed", subject=patient_id, why=ground)
    day = today_in_seoul(unit.now)
    destruction.enter(unit, "identifiers", ground, 1, method=destruction.OVERWRITE, day=day)
    unit.announce(DESTROYED)
    return True


def ask_kakao_to_unlink(unit: Unit, patient_id: str, about: str) -> bool:
    """Pass a deletion on to the processor that keeps something itself (R-8): Kakao, which still links the app to the
    member. Queued in the caller's unit, for a day at most; False when the chat was never linked."""
    who = patients.unlock(unit, patient_id, Purpose.DESTRUCTION)
    member = Damage().open(
        lambda: who.open_text("app_user_sealed"), None
    )  # What does not open tells nobody whom to end.
    if member is None:
        return False
    until = unit.now + UNLINK_WITHIN
    outbox.queue(unit, "kakao_unlink", {"member": member}, about=about, order_key=f"unlink:{about}", expires_at=until)
    return True


def unlink_all(unit: Unit, patient_ids: Sequence[str]) -> None:
    """The same for those of these patients who are linked: their time is over, and they go next."""
    for patient_id in accounts.linked_among(unit, patient_ids):
        ask_kakao_to_unlink(unit, patient_id, patient_id)


def note_unlinked(unit: Unit, about: str, problem: str = "") -> None:
    """What came of it is on the trail; that Kakao could not be told is news for the officer, who unlinks by hand."""
    chain.record(
        unit, "processor_not_told" if problem else "processor_told", about=about, why=problem or "kakao_unlink"
    )
    if problem:
        notices.tell_staff(unit, "unlink_failed", about, "")


def take_channel_event(unit: Unit, resource_id: str, event: str, user: str) -> bool:
    """The channel was added or blocked by a person; False when this event was taken before. While it is blocked, nothing is
    sent to them (`notices.chat_address`)."""
    if not accounts.is_new(unit, "resource", resource_id):
        return False
    for patient in accounts.patients_of_channel_user(unit, user):
        patient.is_friend = event == "added"
        patient.blocked_at = None if patient.is_friend else unit.now
        chain.record(unit, f"channel_{event}", subject=patient.id)
    return True


def take_event(unit: Unit, jti: str, member: str, ground: str | None) -> bool:
    """A verified security event token: `ground` says why the login data goes, None that nothing follows. False when this
    very token was taken before: nothing is done then, and the first repetition is recorded (more of them tell no more)."""
    if not accounts.is_new(unit, "jti", jti):
        if accounts.is_new(unit, "jti_again", jti):
            whose = next((patient.id for patient in accounts.patients_of_member(unit, member)), "")
            chain.record(unit, "kakao_event_repeated", subject=whose, why=ground or "")
        return False
    if ground is not None:
        unlink(unit, member, ground)
    return True
