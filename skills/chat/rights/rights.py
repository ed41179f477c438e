"""The patient's rights in the chat: the menu, stopping the use of data, explanation, objection, and requests for others.

Seeing and deleting stand in `proof.py`, corrections in `correction.py`, consents and ads in `withdrawal.py`, what all requests
share in `request.py`. The rules are in `skills/rights/rights.py`.
"""

from __future__ import annotations

from dataclasses import replace

from skills.chat.flows import menu, reconfirmation
from skills.chat.rights import confirming, correction, guessed, others, parts, pictures, proof, request, withdrawal
from skills.conversation import Card, Reply
from skills.fields.reading import patterns as re
from skills.rights import fulfilment, rights
from skills.rights.grounds import Decision, Kind, State
from skills.texts import TEXTS
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent
from skills.understanding.questions import asks, wants_photos_deleted
from skills.understanding.readings.asked_rights import puts_off
from skills.understanding.readings.parts import goes_with_the_rest, keeps_a_part, only_words_in, part_in
from storage import rights as kept
from storage.rights import RightsRequest

NAME = request.NAME
FIRST = ("access", "correct", "delete", "suspend", "withdraw", "ads_off", "requests", "looked")
FURTHER = ("explain", "object", "proxy")
"""The rights that are offered at first and behind it; their names mean the same when they are typed."""
MENU = (*FIRST, "more_rights", "menu")
MORE = (*FURTHER, "login", "policy", "officer", "rights", "menu")
PUT_OFF = frozenset({"delete", "suspend", "withdraw", "withdraw_health", "withdraw_all", parts.STEP, pictures.STEP})
"""Questions that are put off by saying that it is to be done later."""
_ALL = re.compile(r"(?:^|\s)(?:싹\s)?(?:다|전부|모두|몽땅)(?=\s|지|삭|없|$)|\b(?:all|everything)\b", re.IGNORECASE)
_PHOTOS = re.compile(r"사진(?:들)?만|\b(?:only|just) (?:the |my )?(?:photos?|pictures?)\b", re.IGNORECASE)
_CASE = re.compile(r"(?:상담|접수|신청|예약)(?:건)?만\s?.{0,6}(?:취소|빼|지우|지워|삭제)")


def show(turn: Turn) -> Reply:
    """What can be asked for; lifting a suspension is one press. An intake that is open stays open."""
    words: tuple[str, ...] = MENU
    text = "rights.menu.text"
    if turn.talk.suspended_at is not None:
        words, text = tuple("lift" if word == "suspend" else word for word in MENU), "rights.menu.suspended"
    if turn.talk.flow == NAME:
        turn.talk.leave_flow()
    elif turn.talk.flow:
        words = ("resume", *words[:-1])
    card = Card(turn.say("rights.menu.title"), turn.say(text))
    return turn.reply(card, choices=turn.choices(*words), skill=NAME, step="menu")


def ask_what_stops(turn: Turn) -> Reply:
    """ "Stop messaging me" says neither ads nor data: asked back, nothing is done before."""
    request.leave(turn)
    words = ("ads_off", "suspend", *(("resume",) if turn.talk.flow else ("menu",)))
    return turn.reply(turn.bubble("rights.no_more.ask"), choices=turn.choices(*words), skill=NAME, step="no_more")


def show_more(turn: Turn) -> Reply:
    """The rarer requests; a login only where one is set up."""
    words = [word for word in MORE if word != "login" or turn.reach.login]
    return turn.reply(turn.bubble("rights.menu.more"), choices=turn.choices(*words), skill=NAME, step="menu")


# -- stopping and starting again ---------------------------------------------------------------------------------------


def ask_suspend(turn: Turn) -> Reply:
    """What stops, and that one press starts it again."""
    request.leave(turn)
    if turn.talk.suspended_at is not None:
        told = turn.bubble("rights.suspend.already")
        return turn.reply(told, choices=turn.choices("lift", "rights"), skill=NAME, step="suspended")
    turn.open_form(NAME, "suspend")
    choices = (turn.choice("yes", "rights.suspend.yes"), turn.choice("no", "rights.suspend.no"))
    also = (turn.bubble("rights.suspend.unfinished"),) if turn.talk.unfinished else ()
    return turn.reply(turn.bubble("rights.suspend.ask"), *also, choices=choices)


def take_suspend(turn: Turn) -> Reply:
    """Yes or no to stopping."""
    return request.yes_or_no(
        turn, "yes", _suspend, ask_suspend, "정지", "중지", "중단", "멈춰", "멈출", "stop", "stopusing"
    )


def _suspend(turn: Turn) -> Reply:
    menu.forget_answers(turn)
    filed = fulfilment.suspend(turn.unit, turn.clinic, turn.talk.patient_id)
    turn.talk.suspended_at = turn.unit.now
    turn.talk.held_by = turn.talk.held_until = None
    bubbles = (turn.bubble("rights.suspend.done"), request.receipt(turn, filed))
    return turn.reply(*bubbles, choices=turn.choices("lift", "rights"), skill=NAME, step="suspended")


# -- explanation, objection, others ------------------------------------------------------------------------------------


def ask_explain(turn: Turn) -> Reply:
    """Nothing is decided automatically here; who still wants an explanation gets one from a person."""
    request.leave(turn)
    turn.open_form(NAME, "explain")
    choices = (turn.choice("yes", "rights.explain.yes"), turn.choice("no", "rights.explain.no"))
    return turn.reply(turn.bubble("rights.explain.ask"), choices=choices)


def take_explain(turn: Turn) -> Reply:
    """Yes or no to filing it."""
    return request.yes_or_no(turn, "yes", _explain, ask_explain, "요청", "접수", "신청")


def _explain(turn: Turn) -> Reply:
    turn.talk.leave_flow()
    filed = rights.file_request(turn.unit, turn.talk.patient_id, Kind.EXPLAIN)
    return request.left_to_the_officer(turn, filed)


def ask_object(turn: Turn) -> Reply:
    """Object to a refusal, a delay, or any other answer of a person's."""
    request.leave(turn)
    if contested(turn) is None:
        officer = turn.clinic.officer
        told = turn.bubble("rights.object.none", officer=officer.name.in_(turn.lang), phone=officer.phone)
        return turn.reply(told, choices=turn.choices("officer", "rights", "menu"), skill=NAME, step="object")
    turn.open_form(NAME, "object")
    return turn.reply(turn.bubble("rights.object.ask"), choices=turn.choices("cancel"))


def take_object(turn: Turn) -> Reply:
    """The officer looks again at what was answered."""
    return correction.file_words(turn, Kind.OBJECT, about_id=contested(turn) or "")


def contested(turn: Turn) -> str | None:
    """The newest answer that says how to object: refused, put off, or given by a person. What the patient did at once in
    the chat is no answer."""
    found = kept.of_patient(turn.unit, turn.talk.patient_id)
    return next((r.id for r in found if r.state == State.EXTENDED or _is_answer(r)), None)


def _is_answer(filed: RightsRequest) -> bool:
    return filed.decision in (Decision.REFUSED, Decision.PARTLY) or bool(filed.decision and filed.decided_by)


STEPS: dict[str, Act] = {
    **guessed.STEPS,
    parts.STEP: parts.take,
    pictures.STEP: pictures.take,
    pictures.PUBLISHED: pictures.take_published,
    "delete": proof.take_delete,
    "suspend": take_suspend,
    "explain": take_explain,
    others.STEP: others.take,
    "object": take_object,
    "correct": correction.take_which,
    "correct_whose": correction.take_whose,
    "correct_name": correction.take_name,
    "correct_phone": correction.take_phone,
    "correct_other": correction.take_other,
    "withdraw": withdrawal.take_which,
    "withdraw_health": withdrawal.take_health,
    "withdraw_all": withdrawal.take_all,
}
OPENINGS: dict[str, Act] = {
    **guessed.OPENINGS,
    parts.STEP: parts.ask,
    pictures.STEP: pictures.ask,
    pictures.PUBLISHED: pictures.ask_published,
    "delete": proof.ask_delete,
    "suspend": ask_suspend,
    "explain": ask_explain,
    others.STEP: others.ask,
    "object": ask_object,
    "withdraw": withdrawal.ask,
    "withdraw_health": withdrawal.ask_health,
    "withdraw_all": withdrawal.ask_all,
}


def proceed(turn: Turn) -> Reply:
    """The next message while one of this flow's questions is open."""
    return STEPS.get(turn.talk.step or "", show)(turn)


def narrowed(turn: Turn) -> Reply | None:
    """A part of one's data named where it was asked about deleting all of it: no yes to all, but a wish of its own."""
    text = turn.message.text
    if turn.talk.step != "delete" or asks(text):
        return None
    if keeps_a_part(text):
        return replace(proof.ask_delete(turn), bubbles=(turn.bubble("rights.delete.whole"), *request.shall(turn)))
    if goes_with_the_rest(text):
        return None
    if part_in(text):
        return parts.ask(turn)
    if only_words_in(text):
        return withdrawal.only_words(turn)
    if _ALL.search(text):
        return None
    if wants_photos_deleted(text) or _PHOTOS.search(text):
        return pictures.ask(turn)
    if _CASE.search(text):
        turn.talk.leave_flow()
        return menu.ask_to_leave(turn)
    return withdrawal.ask_health(turn) if withdrawal.names_only_health(text, turn) else None


def before_the_yes(turn: Turn) -> Reply | None:
    """What is heard before an answer to an open question: a narrower wish, or a question about what was asked."""
    if turn.message.choice is None and turn.talk.step in PUT_OFF and puts_off(turn.message.text):
        return request.left(turn)
    if (wished := others.means_ones_own(turn)) is not None:
        return FLOW.presses[wished](turn)
    if request.corrects_instead(turn):
        turn.talk.leave_flow()
        return correction.ask(turn)
    return pictures.denied(turn) or narrowed(turn) or about_the_action(turn)


def about_the_action(turn: Turn) -> Reply | None:
    """What is asked before the yes is answered in short, under the same presses; None for all other words."""
    said = confirming.about_the_action(turn)
    if said and turn.talk.step == "withdraw" and withdrawal.offers_only_health(turn):
        withdrawal.ask_health(turn)  # Then the question is about that one, and a yes or a no answers it.
        said = confirming.about_the_action(turn)
    return replace(resume(turn), bubbles=said) if said else None


def remind(turn: Turn) -> Reply:
    """The open question in short, under an answer about something else."""
    asked = resume(turn)
    return replace(asked, bubbles=request.shall(turn)) if f"confirming.{turn.talk.step}.shall" in TEXTS else asked


def resume(turn: Turn) -> Reply:
    """Ask the open question once more."""
    return OPENINGS.get(turn.talk.step or "", correction.ask)(turn)


FLOW = Flow(
    NAME,
    show,
    proceed=proceed,
    remind=remind,
    bare=before_the_yes,
    resume=resume,
    presses={
        "rights": show,
        "more_rights": show_more,
        "access": proof.see,
        "correct": correction.ask,
        "delete": proof.ask_delete,
        "suspend": ask_suspend,
        "lift": withdrawal.lift,
        "withdraw": withdrawal.ask,
        "ads_off": withdrawal.stop_ads,
        "ads_keep": reconfirmation.keep,
        "explain": ask_explain,
        "object": ask_object,
        others.STEP: others.ask,
        "requests": request.show_all,
        "take_back": request.take_back,
        "looked": request.looked,
        "login": proof.login,
        "verified": proof.verified,
        "call_me": proof.call_me,
        "text_me": proof.text_me,
    },
    intents={
        Intent.ACCESS: proof.see,
        Intent.CORRECT: correction.ask,
        Intent.DELETE: proof.ask_delete,
        Intent.SUSPEND: ask_suspend,
        Intent.WITHDRAW: withdrawal.ask,
        Intent.ADS_OFF: withdrawal.stop_ads,
    },
    while_suspended=True,
    takes_any_words=frozenset({"correct_name", "correct_other", "object"}),
)
