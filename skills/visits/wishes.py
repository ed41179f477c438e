"""What a patient wants of their visit: to know when it is, to move or cancel it, to say that they are late.

A cancelling is done at once. Moving and being late are for staff: they stand on the visit and on its case, which is opened
again, and the visit stays as it is until staff move it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from skills.cases import consultations
from skills.clinic.clinic import Clinic
from skills.consents import consents
from skills.fields.reading import patterns as re
from skills.fields.secrets import mask_secrets
from skills.fields.timing.hours import in_seoul
from skills.texts import say
from skills.visits.telling import show_time
from storage.cases import assignment, events
from storage.cases import consultations as cases
from storage.cases.codes import VisitState
from storage.cases.consultations import SHOWN
from storage.crypto.vault import SealKey
from storage.trail import chain
from storage.unit.unit_of_work import Unit
from storage.visits import visits
from storage.visits.visits import Visit

LATE_FOR = timedelta(hours=3)  # So long after its time a visit may still begin.
LONGEST = 300


class Wish(StrEnum):
    """What the words about a visit want."""

    SHOW = "show"
    MOVE = "move"
    CANCEL = "cancel"
    LATE = "late"
    ABSENT = "absent"
    """Not to come then; whether to cancel or to move is not said."""


_ASKS = re.compile(
    r"(?:취소|변경|연기)\s?(?:수수료|위약금|규정|기한|됐|되었|된|됬|했(?:는데|어요\?|나)|하지\s?(?:마|않)|안\s?(?:할|해|했))"
    r"|(?:취소|변경|연기)\s?당|(?:바꾸|미루|옮기|당기|늦추)지\s?(?:는|도)?\s?(?:마|말|않)|(?:바꾼|미룬|옮긴|당긴|늦은)\s?적"
    r"|(?:바꿀|미룰|옮길|당길|할|늦을)까\s?(?:말까|봐|고민|생각\s?중|싶|요?\s?\?)|(?:바꿀|미룰|옮길|당길|할)지\s?(?:말지|고민|모르)"
    r"|(?:취소|변경|연기)\S{0,2}(?:라는|해야)\s"
    r"|\b(?:cancellation|fee|policy|was\b.{0,20}\b(?:cancel|mov)|(?:do not|don't|not) (?:cancel|move))",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"변경|바꾸|바꿔|바꿀|바꾼|미루|미뤄|미룰|연기|옮기|옮겨|옮길|당기|당겨|당길|다른\s?(?:날|시간|요일)|다시\s?(?:잡|예약)"
    r"|(?:시|요일|날|주)(?:으?로|에)\s?(?:\S{1,4}\s)?(?:될까|되나|돼요|가능|가도)"
    r"|\b(?:reschedul\w*|mov(?:e|ing)|chang(?:e|ing)|postpon\w*|another (?:day|time|date)|different (?:day|time)|instead"
    r"|is \w+day (?:ok|okay|fine|possible)|(?:come|do) next (?:week|month))\b",
    re.IGNORECASE,
)
_CANCEL = re.compile(r"취소|\bcancel\w*", re.IGNORECASE)
_ABSENT = re.compile(r"못\s?(?:가|갈|갑)|\bcan(?:'t|not) (?:make|come|go)\b", re.IGNORECASE)
_LATE = re.compile(
    r"늦|막혀|막히|막혔|밀려|밀리|지각|놓쳤|연착|\b(?:late|delayed|stuck in (?:\w+ )?traffic|traffic is|overslept"
    r"|running behind|missed (?:my|the) (?:bus|train|subway))\b",
    re.IGNORECASE,
)


def wish_in(text: str) -> Wish:
    """What words about a visit want; to see it, where they want nothing else, or ask about a change."""
    words = text[:LONGEST]
    if _ASKS.search(words):
        return Wish.SHOW
    for wish, said in ((Wish.MOVE, _MOVE), (Wish.CANCEL, _CANCEL), (Wish.ABSENT, _ABSENT), (Wish.LATE, _LATE)):
        if said.search(words):
            return wish
    return Wish.SHOW


def expected(unit: Unit, patient_id: str) -> list[Visit]:
    """When a patient is expected, the next one first; whose time has just passed may still come."""
    return visits.expected_of(unit, patient_id, _since(unit.now))


def pass_on(unit: Unit, clinic: Clinic, key: SealKey, visit: Visit, wish: Wish, words: str) -> None:
    """Put the wish onto the visit and its case. The patient's own words stand there only with the health consent (C-3)."""
    if (held := _held(unit, visit)) is None:
        return
    held.wish = wish
    _note(unit, clinic, key, held, wish, words)


def cancel(unit: Unit, clinic: Clinic, key: SealKey, visit: Visit, lang: str) -> bool:
    """The patient does not come: staff see it on the case. False where the visit is no longer booked."""
    if (held := _held(unit, visit)) is None:
        return False
    held.state, held.wish, held.changed_at = VisitState.CANCELLED, "", unit.now
    _correct_notice(unit, key, held, lang)
    _note(unit, clinic, key, held, Wish.CANCEL, "")
    chain.record(unit, "visit_cancelled", subject=held.patient_id, about=held.id)
    return True


def _held(unit: Unit, visit: Visit) -> Visit | None:
    """The visit as it is now, locked after its case, if it is still booked."""
    assignment.lock(unit, visit.consultation_id)
    found = visits.find(unit, visit.id)
    return found if found is not None and found.state == VisitState.BOOKED else None


def _note(unit: Unit, clinic: Clinic, key: SealKey, visit: Visit, wish: Wish, words: str) -> None:
    visit.version += 1
    unit.session.add(visit)
    case = cases.find(unit, visit.consultation_id)
    if case is None:
        return
    consultations.reopen(unit, clinic, case)
    text = say(f"visits.case.{wish}", "ko", when=show_time(visit, "ko"))
    if words and consents.Purpose.HEALTH in consents.in_force(unit, clinic, visit.patient_id):
        text = f"{text}\n{mask_secrets(words.strip()).text[:LONGEST]}"
    elif said := re.search(r"\d{1,3}\s?(?:분|minutes?|mins?)", words):
        text = f"{text} ({said[0]})"
    consultations.add_patient_words(unit, clinic, key, case, text)
    events.tell(unit, "visit_changed", case.id)


def _correct_notice(unit: Unit, key: SealKey, visit: Visit, lang: str) -> None:
    """What the chat has not shown of this visit says now that it is cancelled."""
    message = assignment.find_message(unit, visit.notice) if visit.notice else None
    if message is not None and message.state not in SHOWN:
        cases.replace_text(unit, key, message, say("visits.told.cancelled", lang, when=show_time(visit, lang)))


def _since(now: datetime) -> datetime:
    """From when on a visit may still be kept; a day without a time lasts until its end."""
    return min(now - LATE_FOR, in_seoul(now).replace(hour=0, minute=0, second=0, microsecond=0))
