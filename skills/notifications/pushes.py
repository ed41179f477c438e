"""Ringing a browser while the desk is closed (Web Push): number and kind alone, for whom the desk's bell would ring as well.

Who is on duty hears of everything that rings for them (`skills/notifications/rings.py`), who is away for a moment of what
is theirs already, and who has gone home of emergencies alone. Who takes no cases has no duty: their phone rings as their desk
does. Whether a push service may be called at all is the clinic's word, heeded by the desk and by the sender.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from skills.notifications import rings
from skills.notifications.rings import Stand
from skills.staff.permissions import Act, Person, can, check_can
from storage.cases import events
from storage.cases.events import DeskEvent
from storage.cases.team import duty
from storage.crypto import web_push
from storage.errors import NotFound, NotPossible
from storage.outbox import outbox
from storage.staff import pushes, staff
from storage.staff.pushes import Browser, PushSubscription, Sealed
from storage.trail import chain
from storage.unit.unit_of_work import Unit

KIND = "desk_push"
URGENT = "urgent"
WORTH = timedelta(minutes=10)  # What a phone has not shown by then, its owner finds in the desk.
PAUSE = timedelta(minutes=1)  # Between two that are not urgent: somebody who writes ten times rings once.
KEPT = timedelta(days=30)  # Without a sign-in.
MOST = 5
AT_ONCE = 1000
LONGEST_ADDRESS = 1000


def add(unit: Unit, who: Person, session_id: str, device: str, browser: Browser) -> None:
    """Ring this browser from now on, as long as its person does not sign out there."""
    check_can(who, Act.SEE_INBOX)
    if not browser.address.isascii() or len(browser.address) > LONGEST_ADDRESS:
        raise NotPossible("this is no address of a push service", code="push_unfit")
    if not web_push.is_fit(browser.key, browser.secret):
        raise NotPossible("these are no keys of a browser", code="push_unfit")
    others = [one for one in pushes.of_staff(unit, who.id) if one.id != _id_at(unit, browser.address)]
    pushes.end(unit, [one.id for one in others[MOST - 1 :]])
    found = PushSubscription(
        id=unit.new_id(), staff_id=who.id, session_id=session_id, address_hash="", address_sealed=b"", device=device,
        lang=who.lang, made_at=unit.now, seen_at=unit.now, told_seq=events.newest(unit),
    )  # fmt: skip
    pushes.add(unit, found, browser)
    chain.record(unit, "push_added", about=who.id)


def keep(unit: Unit, who: Person, session_id: str, address: str) -> bool:
    """The person has signed in with this browser: whether it is one of theirs, which then goes on."""
    found = pushes.find_by_address(unit, address[:LONGEST_ADDRESS])
    if found is None:
        return False
    if found.staff_id != who.id:
        pushes.end(unit, [found.id])  # A browser that two people use rings for neither, unless they turn it on again.
        return False
    pushes.go_on(unit, found.id, session_id)
    return True


def remove(unit: Unit, who: Person, push_id: str) -> None:
    """Ring one of one's own browsers no more."""
    found = pushes.find(unit, push_id)
    if found is None or found.staff_id != who.id:
        raise NotFound("there is no such browser")
    pushes.end(unit, [push_id])
    chain.record(unit, "push_removed", about=who.id)


def clear_old(unit: Unit) -> int:
    """Forget browsers with which nobody has signed in for long (a scheduled job); how many."""
    return pushes.clear_old(unit, unit.now - KEPT)


def is_due(unit: Unit) -> bool:
    """Whether any browser is behind what has happened."""
    return pushes.is_anybody_behind(unit, events.newest(unit))


def ring(unit: Unit, *, own_only: bool = False) -> int:
    """Put on the list what browsers are to be told of what has happened since they were last told; how many messages.
    `own_only`: the clinic lets counsellors open their own cases alone, so that a colleague's is not counted for them."""
    behind = pushes.behind(unit, events.newest(unit))
    if not behind:
        return 0
    told = events.after(unit, min(one.told_seq for one in behind), AT_ONCE)
    stands = rings.stands_of(unit, told)
    return sum(_ring(unit, one, told, stands, own_only=own_only) for one in behind)


def _ring(
    unit: Unit, found: PushSubscription, told: list[DeskEvent], stands: dict[str, Stand], *, own_only: bool
) -> bool:
    person = staff.find(unit, found.staff_id)
    if person is None or person.ended_at is not None or not told:
        return False
    who = Person(person.id, person.name, staff.roles_of(unit, person.id), found.lang, own_only)
    line = duty.find(unit, who.id)
    state = line.state if line is not None and line.until_at > unit.now else "off"
    new = [event for event in told if event.seq > found.told_seq]
    counts = Counter(one for one in rings.heard(unit, who, new, stands) if reaches(one, who, state))
    if counts and URGENT not in counts and found.told_at is not None and unit.now < found.told_at + PAUSE:
        return False  # Told together with what comes meanwhile.
    found.told_seq = told[-1].seq
    if counts:
        found.told_at = unit.now
        outbox.queue(
            unit,
            KIND,
            {"counts": dict(counts)},
            about=found.id,
            order_key=f"push:{found.id}",
            expires_at=unit.now + WORTH,
        )
    unit.session.add(found)
    return bool(counts)


def reaches(ring: str, who: Person, state: str) -> bool:
    """Whether what rings at somebody's desk is brought to their phone, as their duty stands: on, away or off."""
    if not can(who, Act.SEE_INBOX):
        return False
    if ring == URGENT or state == "on" or not can(who, Act.WORK_CASE):
        return True
    return state == "away" and ring != "filed"


def prepare(
    unit: Unit, push_id: str, may: Callable[[str], bool], words: Callable[[str], bytes], contact: str
) -> Sealed | str:
    """The message at the moment of sending, in the language in which its reader reads the desk; or a code why there is none.
    `may` says whether the clinic lets this address be called."""
    found = pushes.find(unit, push_id)
    browser = pushes.open_browser(unit, found) if found is not None else None
    if found is None or browser is None:
        return "not_wanted"
    return pushes.seal_message(unit, browser, words(found.lang), contact) if may(browser.address) else "not_agreed"


def gone(unit: Unit, push_id: str) -> None:
    """The push service says that this browser is there no more."""
    pushes.end(unit, [push_id])


def _id_at(unit: Unit, address: str) -> str:
    found = pushes.find_by_address(unit, address)
    return found.id if found is not None else ""
