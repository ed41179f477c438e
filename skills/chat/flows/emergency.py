"""Danger: 119 (and 109, 112) or the clinic's telephone come next, then a name and a number. No diagnosis, and no queue (H-3).

Name and number are taken without the health consent (PIPA Art. 15(1)5: life and body). Other words are kept only under that
consent; without it staff learn how many there were."""

from __future__ import annotations

from skills.cases import consultations
from skills.cases.consultations import CaseKind
from skills.chat import consent, contact, deduplication
from skills.clinic import switches
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import Bubble, Call, Card, Choice, Reply, Say
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.secrets import mask_secrets
from skills.fields.timing.hours import in_seoul
from skills.fields.timing.wishes import When, show_when
from skills.turn import Flow, Turn
from skills.understanding import Intent
from skills.understanding.afterwards import follow_up
from skills.understanding.danger import speaks_of_dying
from skills.understanding.intents import RIGHTS, Danger
from skills.understanding.questions import WISHED, keeps_silent
from skills.understanding.urgent.violence import suffers_violence
from storage.cases.consultations import Consultation
from storage.patients import conversations

NAME = "emergency"
_WAYS_OUT = RIGHTS | {Intent.CANCEL, Intent.PERSON, Intent.EMERGENCY, Intent.MENU}
LIFELINE, POLICE = "109", "112"
_NO_ANSWER = re.compile(
    r"(?:전화|통화).{0,8}(?:안\s?(?:돼|되|됩|받)|못\s?받|꺼져|통화\s?중|불통)|no ?(?:one|body) answers|not answering",
    re.IGNORECASE,
)
_WHERE_TO_GO = re.compile(
    r"응급실|119|(?:병원|거기).{0,8}(?:닫|문을?\s?안|안\s?(?:열|해요|하잖)|끝났|쉬)|\bclosed\b|\b(?:er|emergency room)\b",
    re.IGNORECASE,
)
"""Asked after the danger was told of: whether to go to an emergency room, or what to do while the clinic is closed."""
WHAT_NOW = re.compile(
    r"어떻게|어떡|어쩌|어째|뭘?\s?해야|괜찮(?:나|을까|은가)|무서워|무섭|불안|겁[이나]|떨려|큰일"
    r"|\b(?:scared|afraid)\b|\bwhat (?:should|do|can) i\b|怎么办|怎麼辦|どうすれば|どうしたら",
    re.IGNORECASE,
)
_HOW_BAD = re.compile(f"{WHAT_NOW.pattern}|급한\\s?(?:거|건|일)|위험한|심각한", re.IGNORECASE)
_THANKS = re.compile(
    r"(?:네|예|아|정말|진짜|너무)?[\s,.!]{0,5}(?:고마워요?|고맙습니다|감사해요?|감사합니다|감사드려요"
    r"|땡큐|thank you(?: so much)?|thanks)[\s.!~ㅠㅜ^]{0,9}",
    re.IGNORECASE,
)
_TELL_STAFF = re.compile(
    r"(?:병원|직원|원장|의사|선생님?|간호사|상담원|실장|그쪽|거기)(?:님)?\S{0,3}\s?(?:도\s)?(?:좀\s|빨리\s|바로\s)?"
    r"(?:알려|전해|말해|연락해|전달해|얘기해|알리|알렸)\S{0,3}\s?\S{0,4}"
    r"|\b(?:tell|inform|notify|let) (?:the )?(?:clinic|doctor|staff|hospital|nurse)\b",
    re.IGNORECASE,
)
MOST = 1000  # Characters of one message that is kept.


def tell(turn: Turn) -> Reply:
    """Whom to call, first of all; then an urgent case without a word of the patient's, and the question for a number."""
    level: Danger = turn.danger or "now"
    if turn.talk.suspended_at is not None:
        return turn.reply(_card(turn, level), choices=turn.choices("lift", "menu"), skill=NAME, step=NAME)
    if _takes_no_case(turn):
        if turn.talk.flow == NAME:
            turn.talk.leave_flow()
        return turn.reply(_card(turn, level), choices=turn.choices("menu"), skill=NAME, step=NAME)
    _add_words(turn, _urgent_case(turn))
    return _ask(turn, _card(turn, level))


def bubbles(turn: Turn) -> tuple[Bubble, ...]:
    """What is said whatever else is going on."""
    return (_card(turn, turn.danger or "now"),)


def after_danger(turn: Turn) -> Reply | None:
    """Help was called, or it has got better, while an urgent case is open: a humane word, and staff hear of it."""
    told = follow_up(turn.message.text)
    if _is_thanks(turn):
        return _thanked(turn)
    if (known := _to_be_known(turn)) is not None:
        return known
    if turn.talk.suspended_at is not None or (told is None and not _is_stuck(turn)):
        return None
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is None or not case.is_urgent:
        return None
    if told is None:
        return withheld(turn, case)
    noted = turn.say("emergency.words.noted" if _add_words(turn, case) else "emergency.words.counted")
    calls = [Call(turn.say("emergency.call"), "119"), Call(turn.say("emergency.clinic"), turn.clinic.phone)]
    words = f"emergency.{told}.dying" if _spoke_of_dying(turn) else f"emergency.{told}"
    if _spoke_of_dying(turn):
        calls.insert(0, Call(turn.say("emergency.lifeline"), LIFELINE))
    card = Card(turn.say(f"emergency.{told}.title"), f"{turn.say(words)} {noted}", tuple(calls))
    return turn.reply(card, choices=_choices(turn), skill=NAME, step=told)


def _is_thanks(turn: Turn) -> bool:
    is_here = deduplication.last_step(turn.talk) in (NAME, "thanked") and turn.talk.suspended_at is None
    return is_here and turn.message.choice is None and _THANKS.fullmatch(turn.message.text.strip()) is not None


def _to_be_known(turn: Turn) -> Reply | None:
    """Right after the danger was told of, where a name or a number is known: staff are to be told, or how to be reached is told
    (again). What stands in the urgent case, and whether anybody is told, is said."""
    here = deduplication.last_skill(turn.talk) == NAME
    if not here or turn.message.choice is not None or turn.talk.suspended_at is not None or _takes_no_case(turn):
        return None
    said, asks_for_it = found(turn.message.text), _TELL_STAFF.search(turn.message.text[:MOST]) is not None
    if not (asks_for_it or (said.phone and contact.known(turn).phone)) or turn.danger in ("now", "clinic"):
        return None
    if said.name or said.phone:
        contact.keep(turn, said)
        told = {step: value for step, value in (("name", said.name), ("phone", said.phone)) if value}
        turn.talk.answers |= {step: value for step, value in told.items() if step in turn.talk.answers}
    _add_words(turn, _urgent_case(turn))
    return _ask(turn, _card(turn, _level(turn)))


def _is_stuck(turn: Turn) -> bool:
    """Whether nobody answers at the clinic, or the emergency room is asked about, right after whom to call was told."""
    text, last = turn.message.text[:MOST], turn.talk.last
    in_a_form = last is not None and last["skill"] == NAME and turn.talk.flow not in (None, NAME)
    is_here = (in_a_form or deduplication.last_step(turn.talk) == NAME) and turn.danger not in ("now", "clinic")
    if not is_here or turn.message.choice is not None:
        return False
    is_said = _NO_ANSWER.search(text) is not None or _WHERE_TO_GO.search(text) is not None
    is_said = is_said or (in_a_form and _HOW_BAD.search(text) is not None)
    return is_said and found(text).phone is None


def _level(turn: Turn) -> Danger:
    """119 stays the first number where it was, and is where the clinic's own does not help."""
    was_first = turn.talk.reply is not None and turn.say("emergency.title").encode() in turn.talk.reply
    return "now" if was_first or _is_stuck(turn) else "clinic"


def stays(text: str) -> bool:
    """Whether the words belong to the emergency, whatever else they seem to want: no word about it, or no answer there."""
    return keeps_silent(text) or WHAT_NOW.search(text[:MOST]) is not None or _NO_ANSWER.search(text[:MOST]) is not None


def stays_with(text: str, intent: Intent) -> bool:
    """Whether words to which no name and no number was told stay with the emergency: all but a way out and a plain wish for a
    consultation, which may be had beside it."""
    if intent is Intent.CONSULT and WISHED.search(text) is not None:
        return False
    return intent not in _WAYS_OUT or stays(text)


def _thanked(turn: Turn) -> Reply:
    """A thank-you after danger was told of: a warm word, and the same numbers once more."""
    key = "emergency.thanked.dying" if _spoke_of_dying(turn) else "emergency.thanked"
    return turn.reply(turn.bubble(key), _card(turn, _level(turn)), choices=_choices(turn), skill=NAME, step="thanked")


def _spoke_of_dying(turn: Turn) -> bool:
    """Whether the answer before gave the number of the lifeline: what follows is about the same."""
    return turn.talk.reply is not None and f'"{LIFELINE}"'.encode() in turn.talk.reply


def _card(turn: Turn, level: Danger) -> Card:
    clinic = Call(turn.say("emergency.clinic"), turn.clinic.phone)
    ambulance = Call(turn.say("emergency.call"), "119")
    is_told = turn.reach.staff and turn.talk.suspended_at is None and not _takes_no_case(turn)
    told = turn.say("emergency.told" if is_told else "emergency.not_told")
    if speaks_of_dying(turn.message.text) or _spoke_of_dying(turn):
        buttons = (Call(turn.say("emergency.lifeline"), LIFELINE), ambulance, clinic)
        return Card(turn.say("emergency.dying.title"), f"{turn.say('emergency.dying.text')} {told}", buttons)
    if suffers_violence(turn.message.text):
        police = Call(turn.say("emergency.police"), POLICE)
        words = f"{turn.say('emergency.violence.text')} {told}"
        return Card(turn.say("emergency.violence.title"), words, (police, ambulance, clinic))
    if level == "now":
        return Card(turn.say("emergency.title"), f"{turn.say('emergency.text')} {told}", (ambulance, clinic))
    hours = turn.say("emergency.clinic.text")
    return Card(turn.say("emergency.clinic.title"), f"{hours} {told}", (clinic, ambulance))


def _takes_no_case(turn: Turn) -> bool:
    """Filings are stopped and there is no case to be marked: nobody would learn of it here."""
    has_case = consultations.open_case(turn.unit, turn.talk.patient_id) is not None
    return not has_case and switches.stops(turn.unit, switches.FILING)


def _urgent_case(turn: Turn) -> Consultation:
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is None:
        who = conversations.unlocked(turn.unit, turn.talk)
        case = consultations.file_consultation(turn.unit, turn.clinic, who, CaseKind.EMERGENCY, {}, urgent=True)
    else:
        consultations.mark_urgent(turn.unit, turn.clinic, case)
    turn.talk.case_id = case.id
    return case


def _add_words(turn: Turn, case: Consultation) -> bool:
    """What was written, where it may be kept; else staff learn that something was."""
    text = mask_secrets(turn.message.text.strip()).text[:MOST]
    if Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id):
        consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, text)
        return True
    consultations.count_withheld(turn.unit, turn.clinic, turn.talk.key, case)
    return False


def _ask(turn: Turn, *first: Bubble) -> Reply:
    known = contact.known(turn)
    if known.phone:
        told = turn.bubble("emergency.contact.known", phone=contact.masked(known.phone))
        if turn.talk.flow == NAME:
            turn.talk.leave_flow()
        return turn.reply(*first, told, choices=_choices(turn), skill=NAME, step=NAME)
    turn.open_form(NAME, "contact")
    return turn.reply(*first, turn.bubble("emergency.contact.ask"), choices=_choices(turn), step=NAME)


def _choices(turn: Turn) -> tuple[Choice, ...]:
    """Back to the form that was open, or the menu; no queue stands in the way."""
    return turn.choices(*(("resume", "cancel") if is_over_a_form(turn) else ("menu",)))


def is_over_a_form(turn: Turn) -> bool:
    """Whether a form is open under the emergency."""
    return turn.talk.is_on_top if turn.talk.flow == NAME else turn.talk.flow is not None


def proceed(turn: Turn) -> Reply:
    """The name and the number, in one message or in two; other words are passed on as far as they may be."""
    if _takes_no_case(turn):
        return tell(turn)
    said = found(turn.message.text)
    if not (said.name or said.phone):
        turn.talk.failures += 1  # The router then looks whether the words meant something else.
        return withheld(turn, _urgent_case(turn))
    contact.keep(turn, said)
    case = _urgent_case(turn)
    consultations.touch(turn.unit, turn.clinic, case)
    known = contact.known(turn)
    if known.phone and known.name:
        turn.talk.leave_flow()
        told = turn.bubble("emergency.contact.kept", phone=contact.shown(known.phone))
        return turn.reply(told, _card(turn, _level(turn)), choices=_choices(turn), skill=NAME, step=NAME)
    missing = "phone" if known.name else "name"
    return turn.reply(turn.bubble(f"emergency.contact.{missing}"), choices=_choices(turn), skill=NAME, step=NAME)


def withheld(turn: Turn, case: Consultation) -> Reply:
    """Words that came after the danger was told of: the telephone is quicker than any answer."""
    kept = _add_words(turn, case)
    told = turn.bubble("emergency.words.added" if kept else "emergency.words.withheld")
    if _NO_ANSWER.search(turn.message.text[:MOST]):
        told = _nobody_answers(turn)
    return turn.reply(told, _card(turn, _level(turn)), choices=_choices(turn), skill=NAME, step=NAME)


def _nobody_answers(turn: Turn) -> Say:
    """The clinic's telephone was tried: when it is closed, that nobody is there; and not to wait for it."""
    opens = None if turn.clinic.hours.is_open(turn.unit.now) else turn.clinic.hours.next_opening(turn.unit.now)
    if opens is None:
        return turn.bubble("emergency.no_answer")
    wish = When("datetime", starts_at=opens, on=in_seoul(opens).date())
    return turn.bubble("emergency.no_answer.closed", opens=show_when(wish, turn.lang))


def agrees_late(turn: Turn) -> bool:
    """Whether the health consent is given right after the danger was told of, so that what is written can be kept."""
    is_here = deduplication.last_skill(turn.talk) == NAME and turn.talk.suspended_at is None
    if not is_here or turn.message.choice is not None:
        return False
    is_given = Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)
    return not is_given and consent.agrees(turn.message.text)


def resume(turn: Turn) -> Reply:
    """Ask for the number once more."""
    return turn.reply(turn.bubble("emergency.contact.ask"), choices=_choices(turn), skill=NAME, step=NAME)


FLOW = Flow(NAME, tell, proceed=proceed, resume=resume, intents={Intent.EMERGENCY: tell}, while_suspended=True)
