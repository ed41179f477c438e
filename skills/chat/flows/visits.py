"""Appointments at the clinic: to see, to move, to cancel, or coming late, as far as staff have booked one. Where none is on
record the chat hands over with the telephone, and never says that there is none."""

from __future__ import annotations

from skills.chat import consent, deduplication
from skills.conversation import Bubble, Call, Card, Reply
from skills.fields import Invalid
from skills.fields.agreement import AS_IS, parse_agreement
from skills.fields.reading import patterns as re
from skills.turn import Flow, Turn
from skills.understanding.readings.visits import asks_for_both, comes_as_planned, on_the_way, stays_as_it_is
from skills.visits import wishes
from skills.visits.telling import show_time
from skills.visits.wishes import Wish, wish_in
from storage.visits.visits import Visit, of_patient

SHORT = 40  # Characters of words that hang on the visit on record.
_COMES_NOT = re.compile(
    r"못\s?(?:가|갈|갑)|늦(?:을|어요|게\s?(?:가|도착)|습니다)"
    r"|\b(?:minutes?|mins?|bit|little|be|running) late\b|\bcan(?:'t|not) (?:make|come)\b",
    re.IGNORECASE,
)
_OF_ELSE = re.compile(
    r"동의|정보|번호|이름|성함|사진|광고|답|연락|전화|상담|내용|기록"
    r"|\b(?:data|consent|number|name|photos?|case|answer|reply|call)\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"(?:(?:no|oh|ok|wait|actually|please)[\s,.!]{1,3}){0,3}(?:never ?mind|(?:keep|leave) it)[\s.!]*", re.IGNORECASE
)
NAME, CANCELLING = "visits", "cancel"
ACTIONS = ("취소", "예약취소", "예약을취소", "예약은취소", "cancel", "cancelit", "yescancelit")
STAYS = (*AS_IS, "예약그대로", "둘", "상담할", "상담받을", "갈")


def show(turn: Turn) -> Reply:
    """What the words want of the next visit; while processing is suspended, or with no visit on record, the telephone."""
    found = _expected(turn)
    if turn.message.choice is None and on_the_way(turn.message.text) in ("lost", "here"):
        return _show_the_way(turn)
    if stays_as_it_is(turn.message.text):
        return _said(
            turn,
            turn.say("visits.kept", when=show_time(found[0], turn.lang)) if found else turn.say("visits.unchanged"),
        )
    if not found:
        return _hand_over(turn)
    wish = wish_in(turn.message.text)
    if wish in (Wish.CANCEL, Wish.ABSENT):
        return _ask(turn, found, 0)
    return _tell(turn, found) if wish is Wish.SHOW else _pass_on(turn, found[0], wish)


def _show_the_way(turn: Turn) -> Reply:
    """Who is coming and cannot find the place, or stands before a door: whom to call, and the way."""
    clinic, lang = turn.clinic, turn.lang
    way = Card(turn.say("info.way"), f"{clinic.address.in_(lang)}\n{clinic.way.in_(lang)}")
    call = Card(turn.say("info.phone"), turn.say("visits.text.coming", phone=clinic.phone), _card(turn, "").buttons)
    words = ("resume",) if turn.talk.flow else ("menu",) if turn.talk.suspended_at is not None else ("person", "menu")
    return turn.reply(call, way, choices=turn.choices(*words), skill=NAME, step=NAME)


def see(turn: Turn) -> Reply:
    """The press to see when it is."""
    found = _expected(turn)
    return _tell(turn, found) if found else _hand_over(turn)


def move(turn: Turn) -> Reply:
    """The press to move it."""
    found = _expected(turn)
    return _pass_on(turn, found[0], Wish.MOVE) if found else _hand_over(turn)


def cancel(turn: Turn) -> Reply:
    """The press to cancel it, which is asked about."""
    found = _expected(turn)
    return _ask(turn, found, 0) if found else _hand_over(turn)


def is_expected(turn: Turn) -> bool:
    """Whether there is a visit on record that is still to come."""
    return bool(_expected(turn))


def are_on_record(turn: Turn) -> bool:
    """Whether the desk keeps, or kept, visits of this patient: then none that is still to come has been called off."""
    return bool(of_patient(turn.unit, turn.talk.patient_id))


def is_about_it(turn: Turn) -> bool:
    """Whether short words want something of the visit on record, without naming it: "그날 못 갈 것 같아요"."""
    text, is_here = turn.message.text, deduplication.last_skill(turn.talk) == NAME
    if comes_as_planned(text):
        return is_expected(turn)
    if len(text) > SHORT or wish_in(text) is Wish.SHOW or _OF_ELSE.search(text):
        return False
    return (is_here or _COMES_NOT.search(text) is not None) and is_expected(turn)


def told(turn: Turn) -> Bubble:
    """When the visits on record are, for an answer that tells of more."""
    when = "\n".join(show_time(visit, turn.lang) for visit in _expected(turn))
    return turn.bubble("visits.expected", when=when)


def _expected(turn: Turn) -> list[Visit]:
    return [] if turn.talk.suspended_at is not None else wishes.expected(turn.unit, turn.talk.patient_id)


def _hand_over(turn: Turn) -> Reply:
    """The telephone first; who cannot call leaves name and number, and a person calls back. While processing is suspended
    nobody may, and the telephone is all."""
    if turn.talk.suspended_at is not None:
        text = turn.say("visits.text.suspended", phone=turn.clinic.phone)
        return turn.reply(_card(turn, text), choices=turn.choices("lift", "menu"), skill=NAME, step=NAME)
    also = ("consult",) if asks_for_both(turn.message.text) else ()
    words = ("resume", "cancel") if turn.talk.flow else (*also, "person", "menu")
    wish = Wish.SHOW if turn.message.choice == "visits" else wish_in(turn.message.text)
    text = turn.say("visits.text" if wish is Wish.SHOW else f"visits.text.{wish}", phone=turn.clinic.phone)
    return turn.reply(_card(turn, text), choices=turn.choices(*words), skill=NAME, step=NAME)


def ask_contact(turn: Turn) -> Reply:
    """Who says yes to leaving name and number is asked for them."""
    if turn.talk.suspended_at is not None:
        return _hand_over(turn)
    return turn.reply(turn.bubble("visits.contact"), choices=turn.choices("person", "menu"), skill=NAME, step=NAME)


def _tell(turn: Turn, found: list[Visit]) -> Reply:
    when = "\n".join(show_time(visit, turn.lang) for visit in found)
    return _said(turn, turn.say("visits.expected", when=when), "visit_move", "visit_cancel")


def _pass_on(turn: Turn, visit: Visit, wish: Wish) -> Reply:
    words = "" if turn.message.choice else turn.message.text
    wishes.pass_on(turn.unit, turn.clinic, turn.talk.key, visit, wish, words)
    turn.talk.case_id = visit.consultation_id
    text = turn.say(f"visits.{wish}", when=show_time(visit, turn.lang), phone=turn.clinic.phone)
    return _said(turn, text, *(("visit_cancel",) if wish is Wish.MOVE else ()))


def _said(turn: Turn, text: str, *words: str) -> Reply:
    words = (*words, *(("resume",) if turn.talk.flow else ("menu",)))
    return turn.reply(_card(turn, text), choices=turn.choices(*words), skill=NAME, step=NAME)


def _card(turn: Turn, text: str) -> Card:
    return Card(turn.say("visits.title"), text, (Call(turn.say("handoff.call"), turn.clinic.phone),))


# -- cancelling is asked about ----------------------------------------------------------------------------------------


def _ask(turn: Turn, found: list[Visit], at: int) -> Reply:
    """One visit at a time, the next one first."""
    turn.open_form(NAME, CANCELLING)
    turn.talk.answers["visit"] = found[at].id
    other = (turn.choice("other", "visits.cancel.other"),) if len(found) > 1 else ()
    yes, no = turn.choice("yes", "visits.cancel.yes"), turn.choice("no", "visits.cancel.no")
    asked = turn.bubble("visits.cancel.ask", when=show_time(found[at], turn.lang))
    return turn.reply(asked, choices=(yes, no, turn.choice("visit_move"), *other))


def _place(turn: Turn, found: list[Visit]) -> int | None:
    return next((at for at, visit in enumerate(found) if visit.id == turn.talk.answers.get("visit")), None)


def proceed(turn: Turn) -> Reply:
    """Yes, no, or another visit."""
    found = _expected(turn)
    at, answer = _place(turn, found), turn.message.choice or _read(turn)
    if at is None:
        turn.talk.leave_flow()
        return _said(turn, turn.say("visits.gone", phone=turn.clinic.phone))
    if answer == "other":
        return _ask(turn, found, (at + 1) % len(found))
    if answer not in ("yes", "no"):
        failures = turn.talk.failures + 1
        reply = _ask(turn, found, at).before(turn.bubble("visits.cancel.again"))
        turn.talk.failures = failures
        return reply
    turn.talk.leave_flow()
    is_gone = answer == "yes" and wishes.cancel(turn.unit, turn.clinic, turn.talk.key, found[at], turn.lang)
    if is_gone:
        turn.talk.case_id = found[at].consultation_id
    when = show_time(found[at], turn.lang)
    return _said(turn, turn.say("visits.cancelled" if is_gone else "visits.kept", when=when))


def _read(turn: Turn) -> str:
    if _KEEPS.fullmatch(turn.message.text.strip()):
        return "no"
    if consent.only_heard(turn.message.text):
        return ""
    try:
        return "yes" if parse_agreement(turn.message.text, *ACTIONS, instead=STAYS) else "no"
    except Invalid:
        return ""


def bare(turn: Turn) -> Reply | None:
    """At the question, "취소해 주세요" is its answer and no way out."""
    if turn.talk.step != CANCELLING or turn.message.choice is not None:
        return None
    if len(turn.message.text) <= SHORT and wish_in(turn.message.text) is Wish.MOVE and (found := _expected(turn)):
        at = _place(turn, found) or 0
        turn.talk.leave_flow()
        return _pass_on(turn, found[at], Wish.MOVE)
    return proceed(turn) if _read(turn) else None


def resume(turn: Turn) -> Reply:
    """Ask again, if there is something to ask about still."""
    found = _expected(turn)
    at = _place(turn, found)
    return _ask(turn, found, at) if at is not None else proceed(turn)


FLOW = Flow(
    NAME,
    show,
    proceed=proceed,
    bare=bare,
    resume=resume,
    presses={"visits": see, "visit_move": move, "visit_cancel": cancel},
    while_suspended=True,
)
