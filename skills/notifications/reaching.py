"""By which ways a patient is told that something waits in the chat, and in which order: event, Alimtalk, SMS.

The event goes out at once. Was it refused, the next way follows at once; was it taken, and is the answer not read (or not
delivered, as the clinic set it) within the clinic's minutes, the next way follows then. A dealer's message that failed is
followed by the next way. When the last one failed and the chat has shown nothing, the case is unreached: an alarm climbs
(`skills/notifications/alerts.py`). Each way passes the same guard at the moment of sending: the suspension, the patient's wish,
a number to send to, and whether it is needed still.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from skills.clinic.clinic import Clinic
from skills.clinic.variables import VARIABLE
from skills.fields.timing.hours import in_seoul
from skills.notifications import notices
from skills.texts import say
from storage import rights
from storage.cases import assignment, consultations, events
from storage.cases.codes import MessageState, State, VisitState
from storage.cases.consultations import SHOWN, CaseMessage
from storage.errors import NotPossible
from storage.notifications import deliveries
from storage.notifications.deliveries import Delivery, DeliveryState
from storage.outbox import outbox
from storage.outbox.outbox import Due
from storage.patients import patients
from storage.patients.patients import Purpose, Unlocked
from storage.trail import chain
from storage.unit.unit_of_work import Unit
from storage.visits import visits

NEXT: Mapping[str, str] = {"event": "alimtalk", "alimtalk": "sms"}
ALLOWED: Mapping[str, frozenset[str]] = {
    "chat": frozenset({"alimtalk"}),
    "sms": frozenset({"sms"}),
    "call": frozenset({"alimtalk", "sms"}),
}
"""Which ways a patient's wish leaves: who wants to be answered in the chat gets no SMS, who wants an SMS no Alimtalk."""
PURPOSES: Mapping[str, Purpose] = {
    **dict.fromkeys(("answer", "visit", "visit_reminder"), Purpose.NOTICE),
    **dict.fromkeys(("rights", "rights_call", "digits"), Purpose.RIGHTS),
}
"""What a message is for. The result of a right, and the digits for one, go out while processing is suspended, because the law
demands it."""
DIGITS = 6
NOT_NEEDED, NOT_SET, CHANNEL_BLOCKED = "not_needed", "not_set", "channel_blocked"
FIRST_LOOK = timedelta(seconds=20)  # Alimtalk arrives within seconds, or fails within seconds.
UNSURE_FOR = timedelta(hours=1)  # So long a message may be under way; then the next one goes, which may double it.
REMINDED_UNTIL = 21  # o'clock
MOBILE = "+8210"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be sent now. `reference` is the dealer's when it was begun before."""

    phone: str = field(repr=False)
    text: str = field(repr=False)
    template: str
    reference: str
    since: datetime
    digits: str = field(default="", repr=False)


def event_told(unit: Unit, clinic: Clinic, notice: Due, state: DeliveryState, problem: str) -> None:
    """How the event of an answer or of a right's result went: `delivered`, `sent` or `failed`. It is noted, and the next way is
    put on the list."""
    message, word = assignment.find_message(unit, notice.about), _word(notice)
    if notice.patient_id is None or (message is None and word != "rights"):
        return
    patients.check_goes_on(unit, notice.patient_id, Purpose.DESTRUCTION)  # They may be gone meanwhile.
    if message is not None and message.state not in SHOWN:
        message.state = MessageState.WAITING if state is DeliveryState.FAILED else MessageState.SENT
        unit.session.add(message)
        events.tell(unit, "answer_moved", message.consultation_id)
    if problem != NOT_SET:
        _note_event(unit, clinic, notice, message, state, problem)
    if state is DeliveryState.FAILED:
        _go_on(unit, clinic, notice, "event", unit.now)
    elif clinic.messages is not None:
        _go_on(unit, clinic, notice, "event", _later(unit, clinic))


def ask_to_call(unit: Unit, clinic: Clinic, request: rights.RightsRequest) -> None:
    """Who asked by telephone, visit or post has no chat that wakes: unless somebody has told them the result within the
    clinic's minutes, a message asks them to call. The result itself is told by people."""
    if clinic.messages is not None:
        outbox.queue(
            unit, "alimtalk", {"word": "rights_call"}, patient_id=request.patient_id, about=request.id,
            due_at=_later(unit, clinic),
        )  # fmt: skip


def look_before_sending(unit: Unit, clinic: Clinic, notice: Due) -> Wanted | str:
    """The guard at the moment of sending: what goes out, or a code why nothing does. It is noted before it goes out, so that
    who is killed in between does not send it twice. Raises `Suspended` and what else `unlock` raises."""
    word, messages = _word(notice), clinic.messages
    if messages is None:
        return NOT_SET
    who = patients.unlock(unit, notice.patient_id or "", PURPOSES[word])
    begun = deliveries.find(unit, notice.uid)
    if begun is None and not _is_needed(unit, clinic, notice):
        return NOT_NEEDED
    if who.patient.blocked_at is not None and word != "rights_call":
        raise NotPossible("the channel is blocked, so that the chat shows nothing", code=CHANNEL_BLOCKED)
    if why := _why_not(unit, who, notice, word):
        return why
    template = messages.template(word, who.patient.lang) if notice.kind == "alimtalk" else None
    if notice.kind == "alimtalk" and template is None:
        return "not_approved"
    if begun is None:
        deliveries.add(unit, begun := _begun(unit, notice, notice.kind, DeliveryState.SENDING))
    digits = _digits(unit, notice)
    text = (
        template.text
        if template
        else say(f"message.{word}", who.patient.lang, digits=digits, phone=clinic.officer.phone)
    )
    text, phone = text.replace(VARIABLE, digits), who.open_text("phone_sealed") or ""
    return Wanted(phone, text, template.code if template else "", begun.reference, begun.begun_at, digits)


def _digits(unit: Unit, notice: Due) -> str:
    """The digits that this message brings; "" for all others."""
    return rights.digits_of(unit, str(notice.payload["code"]), DIGITS) if _word(notice) == "digits" else ""


def taken(unit: Unit, notice: Due) -> None:
    """The dealer has it. How it went is asked for a little later."""
    if (found := deliveries.find(unit, notice.uid)) is not None:
        found.state = DeliveryState.SENT
        _tell(unit, found)
        payload = {**notice.payload, "delivery": notice.uid, "channel": notice.kind}
        outbox.queue(
            unit, "message_result", payload, patient_id=notice.patient_id, about=notice.about,
            due_at=unit.now + FIRST_LOOK,
        )  # fmt: skip


def arrived(unit: Unit, clinic: Clinic, notice: Due) -> None:
    """The dealer says that the message reached the phone."""
    found = deliveries.find(unit, str(notice.payload["delivery"]))
    if found is not None and found.state == DeliveryState.SENT:
        found.state, found.ended_at = DeliveryState.DELIVERED, unit.now
        found.won = _pay(unit, clinic, found.channel)
        _tell(unit, found)


def failed(unit: Unit, clinic: Clinic, notice: Due, problem: str) -> None:
    """This way did not work, for good: the next one follows at once, unless nothing may go out at all."""
    patients.check_goes_on(unit, notice.patient_id or "", Purpose.DESTRUCTION)  # They may be gone meanwhile.
    channel = str(notice.payload.get("channel") or notice.kind)
    found = deliveries.find(unit, str(notice.payload.get("delivery") or notice.uid))
    if found is None and problem != NOT_SET:
        deliveries.add(unit, found := _begun(unit, notice, channel, DeliveryState.FAILED))
    if found is not None:
        found.state, found.problem, found.ended_at = DeliveryState.FAILED, problem, unit.now
        _tell(unit, found)
    if problem == CHANNEL_BLOCKED:
        _end(unit, notice)
    elif problem != "suspended":
        _go_on(unit, clinic, notice, channel, unit.now)


def under_way(unit: Unit, notice: Due) -> Wanted | None:
    """What the dealer is asked about; None when it is settled, or gone with its patient."""
    found = deliveries.find(unit, str(notice.payload["delivery"]))
    if found is None or found.state != DeliveryState.SENT:
        return None
    return Wanted("", "", "", found.reference, found.begun_at, _digits(unit, notice))


def is_unsure_too_long(begun_at: datetime, now: datetime) -> bool:
    """Whether a message has been under way for so long that it counts as not arrived."""
    return now - begun_at >= UNSURE_FOR


# -- the order --------------------------------------------------------------------------------------------------------


def _go_on(unit: Unit, clinic: Clinic, notice: Due, channel: str, due_at: datetime) -> None:
    """Put the way that follows on the list; after the last one the case is unreached."""
    following = NEXT.get(channel) if clinic.messages is not None else None
    if following is None:
        _end(unit, notice)
        return
    payload = {"word": _word(notice), **({"code": code} if (code := notice.payload.get("code")) else {})}
    outbox.queue(
        unit, following, payload, patient_id=notice.patient_id, about=notice.about, due_at=due_at,
        expires_at=notice.expires_at,
    )  # fmt: skip


def _end(unit: Unit, notice: Due) -> None:
    """No way is left. What the chat has shown is not lost; anything else is a case, or a request, that somebody must see to."""
    if _word(notice) != "answer":
        _end_of_right(unit, notice)
        return
    message = assignment.find_message(unit, notice.about)
    if message is None or message.state != MessageState.WAITING:
        return
    case = consultations.find(unit, message.consultation_id, lock=True)
    if case is not None and case.state != State.CLOSED and case.unreached_at is None:
        case.unreached_at = unit.now
        unit.session.add(case)
        events.tell(unit, "case_unreached", case.id)


def _end_of_right(unit: Unit, notice: Due) -> None:
    """The result of a right must reach its person, so that everybody is told; digits that did not come are read out instead."""
    request = rights.find(unit, notice.about)
    if request is None:
        return
    if _word(notice) == "digits" and request.state == rights.State.UNVERIFIED:
        notices.tell_staff(unit, "rights_request", request.id, request.number)
    elif _word(notice) == "rights" and request.notice_seen_at is None:
        notices.tell_everybody(unit, "unreached_right", request.number)


def _is_needed(unit: Unit, clinic: Clinic, notice: Due) -> bool:
    """Whether the patient does not know yet: the answer is not shown or not read, as the clinic set it, and no message of a
    dealer's has told them since it was written."""
    if _word(notice) in ("rights", "rights_call"):
        request = rights.find(unit, notice.about)
        return request is not None and request.notice_seen_at is None
    if _word(notice) == "digits":
        request = rights.find(unit, notice.about)
        return request is not None and request.state == rights.State.UNVERIFIED
    message = assignment.find_message(unit, notice.about)
    if (
        message is None
        or message.state == MessageState.READ
        or (_word(notice) == "visit_reminder" and not _is_near(unit, notice))
    ):
        return False
    if message.state == MessageState.DELIVERED and clinic.messages is not None and clinic.messages.until == "delivered":
        return False
    return not deliveries.told_since(unit, message.consultation_id, message.sent_at)


def _is_near(unit: Unit, notice: Due) -> bool:
    """Whether the visit is still booked for tomorrow, and it is not late in the evening."""
    visit, now = visits.told_by(unit, notice.about), in_seoul(unit.now)
    if visit is None or visit.state != VisitState.BOOKED or now.hour >= REMINDED_UNTIL:
        return False
    return in_seoul(visit.starts_at).date() == now.date() + timedelta(days=1)


def _why_not(unit: Unit, who: Unlocked, notice: Due, word: str) -> str:
    """Why this way is closed to this patient; "" when it is open. The notice that the law demands heeds no wish."""
    if PURPOSES[word] is Purpose.NOTICE and notice.kind not in ALLOWED[_wish(unit, who, notice)]:
        return "not_wished"
    if word == "digits" and (why := _vouches_no_more(unit, str(notice.payload["code"]))):
        return why
    phone = who.open_text("phone_sealed")
    if not phone:
        return "no_phone"
    return "" if phone.startswith(MOBILE) else "no_mobile"


def _vouches_no_more(unit: Unit, code_id: str) -> str:
    """Why these digits may not go out any more: their time is over, newer ones are on their way, or the number that would get
    them was changed since they were asked for."""
    code = rights.find_code(unit, code_id)
    if code is None or code.used_at is not None or code.expires_at <= unit.now:
        return "too_late"
    return "no_phone" if chain.has_happened(unit, "phone_replaced", code.patient_id, since=code.made_at) else ""


def _wish(unit: Unit, who: Unlocked, notice: Due) -> str:
    """How the patient wants to be answered: chat, sms, or call, which is what nobody has to say."""
    message = assignment.find_message(unit, notice.about)
    case = consultations.find(unit, message.consultation_id) if message is not None else None
    wish = str(consultations.open_answers(who.key, case).get("channel", "call")) if case is not None else "call"
    return wish if wish in ALLOWED else "call"


def _later(unit: Unit, clinic: Clinic) -> datetime:
    minutes = clinic.messages.after_minutes if clinic.messages is not None else 0
    return clinic.hours.add_business_time(unit.now, timedelta(minutes=minutes))


# -- what is noted ----------------------------------------------------------------------------------------------------


def _word(notice: Due) -> str:
    if word := notice.payload.get("word"):
        return str(word)
    return "rights" if notice.payload.get("event") == "rights_result" else "answer"


def _note_event(
    unit: Unit, clinic: Clinic, notice: Due, message: CaseMessage | None, state: DeliveryState, problem: str
) -> None:
    noted = deliveries.find(unit, notice.uid) or _begun(unit, notice, "event", state, message)
    noted.state, noted.problem, noted.ended_at = state, problem, unit.now
    noted.won = 0 if state is DeliveryState.FAILED else _pay(unit, clinic, "event")
    deliveries.add(unit, noted)


def _begun(unit: Unit, notice: Due, channel: str, state: DeliveryState, message: CaseMessage | None = None) -> Delivery:
    message = message or assignment.find_message(unit, notice.about)
    return Delivery(
        id=notice.uid, patient_id=notice.patient_id or "", about=notice.about, channel=channel, state=state,
        consultation_id=None if message is None else message.consultation_id, begun_at=unit.now,
    )  # fmt: skip


def _pay(unit: Unit, clinic: Clinic, channel: str) -> int:
    """Count a message that went out; its price."""
    won = clinic.messages.price(channel) if clinic.messages is not None else 0
    deliveries.count_up(unit, f"{in_seoul(unit.now):%Y-%m}", channel, won)
    return won


def _tell(unit: Unit, found: Delivery) -> None:
    unit.session.add(found)
    if found.consultation_id is not None:
        events.tell(unit, "answer_moved", found.consultation_id)
