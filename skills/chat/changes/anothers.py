"""Another who is meant after all, or at whose telephone somebody would be reached: asked back, since it is about the body."""

from __future__ import annotations

from dataclasses import replace

from skills.cases import consultations
from skills.chat import consent
from skills.chat.answers import after_filing, information
from skills.chat.answers.known import TELLING
from skills.chat.changes.names import rests_on
from skills.chat.flows import menu
from skills.chat.intake import facts, guardian, minors
from skills.chat.intake.asking import ask, ask_born, remind
from skills.chat.intake.questions import FORM, says_to_file
from skills.consents.consents import Purpose
from skills.conversation import ASKED_BACK, MOST_BUBBLES, Reply
from skills.fields import belonging, persons
from skills.fields.age.told import OF_AGE, is_a_child, said_age
from skills.fields.agreement import refuses_in_a_word, says_yes
from skills.fields.contact import found as contact_in
from skills.fields.phones import show_phone
from skills.fields.reading import patterns as re
from skills.fields.refusing.regrets import goes_on
from skills.fields.treatments import treatments_in
from skills.rights import fulfilment
from skills.turn import Act, Flow, Turn
from skills.understanding import understand
from skills.understanding.amending import FIELDS, change_in
from skills.understanding.questions import asks
from skills.understanding.readings.persons import (
    asks_how_for_another,
    asks_to_consent,
    consents,
    consents_in_place,
    goes_without_leave,
    is_grown,
)
from skills.understanding.talk.for_others import (
    another_takes_it,
    booked_for,
    called_anothers,
    for_somebody,
    given_to,
    in_place_of,
    is_one_more,
    names_a_thing_of_theirs,
    names_anybody,
    they_will,
    they_write,
    told_of,
    who_besides,
)

_ANOTHERS = f"phone{ASKED_BACK}"  # Among the answers: a number of somebody else, at which to be reached.
_WHOSE = f"whose{ASKED_BACK}"  # Among the answers: the child of whom the held words may be.
_WHOEVER, _AGAIN = "who", "?"  # Whose it is, where nobody is named; and that it was asked twice.
_BEFORE = frozenset({"age", consent.STEP})
_REACH = re.compile(
    r"연락(?!처)|전화(?!\s?번호)|통화|문자|번호로|폰으로|(?:번호|폰)(?:이?에요|예요|입니다|임|인데)|\b(?:call|reach|text|contact|use)\b",
    re.IGNORECASE,
)
_NAME_OR_PHONE = re.compile(f"{FIELDS['name']}|{FIELDS['phone']}", re.IGNORECASE)
_AT_THEIRS = re.compile(
    rf"(?<![가-힣])(?:{persons.ANYBODY})\S?\s?(?:전화\s?)?(?:번호|폰|핸드폰|휴대폰|전화)(?:으로|로)(?!\s?(?:적|남|썼|쓴|잘못))"
    rf"|\b(?:at|on|to|use) my (?:{persons.ANYBODY})'s (?:phone|number|mobile|cell)",
    re.IGNORECASE,
)
"""Whose telephone is to be called, where its number may be missing: "남편 번호로 연락 주세요"."""


def at_anothers_number(turn: Turn) -> Reply | None:
    """ "남편 번호로 연락 주세요 010-…": asked back once, since what is told there is about the body; a no keeps one's own."""
    talk, text = turn.talk, turn.message.text
    if turn.message.choice is not None or talk.step in ("age", consent.STEP) or talk.answers.get("whose"):
        return None
    if asked_of := talk.answers.get(_ANOTHERS):
        talk.drop_answers(frozenset({_ANOTHERS}))
        if says_yes(text) or ("phone" in talk.answers and refuses_in_a_word(text)):
            talk.answers = {**talk.answers, "phone": asked_of} if says_yes(text) else talk.answers
            talk.step = FORM.next_step(talk.answers)
            return ask(turn)
        if "phone" in talk.answers:  # Something else is told: the number stays, and is shown before it is filed.
            talk.step = FORM.next_step(talk.answers)
            if says_to_file(text, "접수", "신청", "보내", "file", "submit"):
                return ask(turn)
    phone = contact_in(text).phone
    is_known = phone is not None and talk.answers.get("phone") not in (None, phone)
    if is_known and after_filing.ONE_MORE.search(text) and facts.note_question(turn) == "kept":
        return ask(turn).before(turn.bubble("intake.added"))
    if phone is None and _AT_THEIRS.search(text) and not asks(text):
        talk.step, talk.failures = "phone", 0
        return turn.reply(turn.bubble("intake.anothers_which"), choices=ask(turn).choices)
    is_called_so = talk.step == "phone" and persons.calls_it_anothers(text)
    is_anothers = (is_called_so or _REACH.search(text) is not None) and persons.is_about_anothers(text)
    if talk.step in ("name", "phone"):
        is_anothers = is_anothers or persons.is_at_theirs(text) or bool(belonging.introduced(text))
    if phone is None or not (is_anothers or another_takes_it(text)):
        return None
    own = belonging.own_name(text)  # "my name is … and call my husband's number"
    named = {"name": own} if own and "name" not in talk.answers else {}
    talk.answers, talk.step, talk.failures = {**talk.answers, **named, _ANOTHERS: phone}, "phone", 0
    asked = turn.bubble("intake.anothers_number", phone=show_phone(phone))
    return turn.reply(asked, choices=(turn.choice("yes", "intake.asked_back.yes"), *ask(turn).choices))


def at_anothers_name(turn: Turn) -> Reply | None:
    """ "엄마 이름은 …", where one's own is asked for: it is not taken."""
    text, talk = turn.message.text, turn.talk
    if talk.step != "name" or talk.answers.get("whose") or turn.message.choice is not None:
        return None
    is_named = persons.name_of_another(text) is not None and persons.is_about_anothers(text)
    if not (is_named or belonging.names_both(text) or called_anothers(text)):
        return None
    return ask(turn).before(turn.bubble("intake.anothers_name"))


def whose_it_is(turn: Turn) -> Reply | None:
    """Of what is told of another's age, part or treatment ("우리 애가 8살인데 귀가 …", "엄마 리프팅 해드리려고요") it is asked
    whose it is, where nothing is wished; and of who writes for somebody, for whom ("대신 물어보는 거예요")."""
    talk, text = turn.talk, turn.message.text
    if talk.answers.get("whose") or minors.in_doubt(turn) or persons.who_instead(text):
        return None  # "엄마 대신 상담하는 거예요" needs no question.
    child = persons.child_of(text)
    if child and talk.step not in _BEFORE and persons.is_wished_for(text):
        return _turn_to(turn, child, text)
    if (other := belonging.introduced(text)) and talk.step in (*_BEFORE, "name"):
        is_young = is_a_child(text)  # "남편 박철수 010-…" is no name and no number of the writer's.
        whose = other if other == "child" else "minor"
        return _turn_to(turn, whose, "") if is_young else _asked_whose(turn, other, "")
    if for_somebody(text) and not asks(text):
        named = persons.for_whom_named(text)
        return _turn_to(turn, named, "") if named else ask_for_whom(turn)
    relation = _told_of(turn, child)
    return _asked_whose(turn, relation, text) if relation else None


def _told_of(turn: Turn, child: str) -> str:
    """Of whom something is told that would be kept as the writer's own at this question; nobody, where it is answered."""
    text, step = turn.message.text, turn.talk.step
    if step in _BEFORE:
        return ""
    if step in TELLING:
        return child or given_to(text) or told_of(text)
    if persons.speaks_of_two(text) or persons.who_too(text):
        return ""  # Each needs a request of their own.
    # "동생이 중1이에요", said at the time or the summary, is only said; beside a part alone it is what is told of it.
    says_more = contact_in(text).phone is not None or facts.said(turn).when is not None or asks(text)
    is_told = child if turn.talk.answers.get("details") == "" else ""
    return given_to(text) or ("" if says_more else is_told or told_of(text))


def _asked_whose(turn: Turn, relation: str, told: str) -> Reply:
    if told:
        turn.reach.unkept.hold(turn.talk.patient_id, told, turn.unit.now)
    turn.talk.answers = {**turn.talk.answers, _WHOSE: relation}
    yes = "yes" if relation.strip(_AGAIN) in guardian.GUARDED else "theirs"
    asked = turn.bubble("intake.whose" if yes == "yes" else "intake.whose.of_them")
    return turn.reply(asked, choices=(turn.choice("yes", f"intake.whose.{yes}"), turn.choice("no", "intake.whose.no")))


def ask_for_whom(turn: Turn, again: str = "") -> Reply:
    """Who writes for somebody is asked for whom, because a child's guardian must agree."""
    turn.talk.answers = {**turn.talk.answers, _WHOSE: f"{_WHOEVER}{again}"}
    return turn.reply(turn.bubble("intake.whose.who"), choices=(turn.choice("no", "intake.whose.no"),))


def is_asked(turn: Turn) -> bool:
    """Whether the question whose it is stands open."""
    return bool(turn.talk.answers.get(_WHOSE))


def is_answered(turn: Turn) -> bool:
    """Whether a press answers it."""
    return is_asked(turn) and turn.message.choice in ("yes", "no")


def leave_it_to_them(turn: Turn) -> Reply:
    """The patient is to write themselves: nothing of this form is kept."""
    menu.forget_answers(turn)
    told = turn.bubble("beside.themselves", phone=turn.clinic.phone)
    return turn.reply(told, choices=turn.choices("menu"), skill="menu", step="menu")


def writes_themselves(turn: Turn) -> Reply | None:
    """Who is spoken of will write after all: a form for them is left, and what was held of them is not kept."""
    talk, text = turn.talk, turn.message.text.strip()
    if not they_write(text) or asks(text):
        return None
    if talk.answers.get("whose"):
        return leave_it_to_them(turn) if talk.step in ("age", consent.STEP) else menu.ask_to_leave(turn)
    turn.reach.unkept.forget(talk.patient_id)
    talk.drop_answers(frozenset({_WHOSE}))
    return remind(turn).before(turn.bubble("beside.they_write", phone=turn.clinic.phone))


def said_of_others(turn: Turn) -> Reply | None:
    """What is said of somebody else, and a no in words that stop nothing."""
    text, step = turn.message.text.strip(), turn.talk.step or ""
    if (told := writes_themselves(turn)) is not None:
        return told
    if step not in ("age", consent.STEP) and (told := ask_born(turn)) is not None:
        return told
    tells = step in TELLING and treatments_in(text, turn.clinic.treatments)
    return ask(turn) if goes_on(text) and not tells else None


def pressed_whose(turn: Turn) -> Reply | None:
    """The press that answers the question whose it is."""
    said = turn.say(f"intake.whose.{turn.message.choice}")
    turn.message = replace(turn.message, choice=None, text=said)
    return told_whose(turn)


def told_whose(turn: Turn) -> Reply | None:
    """A yes asks who consents for the child; a no goes on with what was told as one's own, which is the message then. At a
    question that takes no story it is asked once more, and is not kept without an answer."""
    talk, text = turn.talk, turn.message.text
    if not (asked := str(talk.answers.get(_WHOSE) or "")) or turn.message.choice is not None:
        return None
    relation, is_again = asked.strip(_AGAIN), asked.endswith(_AGAIN)
    talk.drop_answers(frozenset({_WHOSE}))
    told = turn.reach.unkept.take(talk.patient_id, turn.unit.now) if talk.step not in _BEFORE else ""
    if relation == _WHOEVER:
        return _told_for_whom(turn, is_again)
    if not _is_ones_own(text) and (says_yes(text) or persons.speaks_of_a_relative(text) or names_anybody(text)):
        return _turn_to(turn, relation, told)
    if not told:
        return ask(turn) if _is_ones_own(text) else None
    if talk.step not in TELLING and not _is_ones_own(text):
        return None if is_again else _asked_whose(turn, f"{relation}{_AGAIN}", told)
    own = told if _is_ones_own(text) else f"{told}\n{text}".strip()
    means = understand(own)
    turn.message, turn.means = replace(turn.message, text=own, understood=means), means.intent
    return None


def _told_for_whom(turn: Turn, is_again: bool) -> Reply | None:
    """The answer to the question for whom somebody writes; who says nothing of it twice writes for a grown-up."""
    text = turn.message.text
    if _is_ones_own(text):
        return ask(turn).before(turn.bubble("beside.heard"))
    named = persons.for_whom_named(text) or ("minor" if is_a_child(text) else "")
    if named or is_again:
        return _turn_to(turn, named or "other", "")
    return ask_for_whom(turn, _AGAIN) if says_yes(text) or not asks(text) else None


def _is_ones_own(text: str) -> bool:
    return (
        refuses_in_a_word(text.partition(",")[0])
        or persons.is_for_the_writer(text)
        or guardian.IT_IS_ME.fullmatch(text.strip()) is not None
    )


def at_the_end(turn: Turn) -> Reply | None:
    """The same before anything is changed by the words: at the review, and anywhere in plain words ("제 게 아니라 엄마 거")."""
    is_plain = turn.talk.step == FORM.review or persons.PLAINLY_THEIRS.search(turn.message.text) is not None
    return for_another(turn) if is_plain and turn.message.choice is None else None


def for_another(turn: Turn) -> Reply | None:
    """Who turns out to write for somebody else ("저 말고 와이프요")."""
    text = turn.message.text.strip()
    is_late = turn.talk.step not in ("age", consent.STEP, "name", "phone")
    says_so = they_will(text)
    instead = persons.who_instead(text) or (persons.for_whom_named(text) if is_late and says_so else "")
    is_told = says_so or any(
        one.search(text)
        for one in (persons.IS_THEIRS_ALONE, persons.ON_BEHALF, persons.NAMED_INSTEAD, persons.PLAINLY_THEIRS)
    )
    if is_late and (asks(text) or not is_told or names_a_thing_of_theirs(text)):
        return None  # Where anything may be told, "엄마가 받을 거예요" may be a story.
    if turn.talk.answers.get("whose") or not instead or minors.in_doubt(turn):
        return None
    reply = _turn_to(turn, instead, "")
    if is_late and (name := persons.name_of_another(text) or _name_in(text)):
        turn.talk.answers = {**turn.talk.answers, "name": name}
    return reply


def asked_how(turn: Turn, consult: Flow) -> tuple[Flow, Act] | None:
    """What answers who asks how to apply for another, with no question open: whether one may, whose name and number, and who
    must agree. Where the words tell for whom it is, the consultation begins below it as it would have."""
    if not _asks_how(turn):
        return (consult, consult.start) if _begins_for_another(turn) else None
    if turn.talk.suspended_at is not None or not guardian.for_whom(turn):
        return information.FLOW, _tell_how

    def begin(t: Turn) -> Reply:
        begun = consult.start(t)
        return begun.before(t.bubble("for_another.how")) if len(begun.bubbles) < MOST_BUBBLES else begun

    return consult, begin


def _begins_for_another(turn: Turn) -> bool:
    """Whether the writer says, with no question open, to write for another, or for one more once theirs is filed."""
    text = turn.message.text
    if turn.message.choice is not None or turn.danger is not None or asks(text) or minors.in_doubt(turn):
        return False
    is_one_more = turn.talk.case_id and who_besides(text)
    return bool(is_one_more) or for_somebody(text) or persons.PLAINLY_THEIRS.search(text) is not None


def how(turn: Turn) -> Reply | None:
    """The same beside an open question, which is asked for the other from here on where the words tell who that is."""
    text, whose = turn.message.text, turn.talk.answers.get("whose")
    if not (asked := _asks_how(turn)) or (whose and asked == "may"):
        return None
    named = persons.who_instead(text) or persons.for_whom(text) or booked_for(text)
    if named and turn.talk.answers.get("name") and is_one_more(text):
        return remind(turn).before(turn.bubble("beside.one_each", phone=turn.clinic.phone))  # One's own is nearly told.
    relation = named or (persons.named(text) if in_place_of(text) else "")
    going_on = remind(turn) if whose or not relation else _turn_to(turn, relation, "")
    return going_on.before(turn.bubble("for_another.how"))


def _asks_how(turn: Turn) -> str:
    text = turn.message.text
    is_open = turn.message.choice is None and turn.danger is None and contact_in(text).phone is None
    if not is_open or minors.in_doubt(turn):
        return ""
    return asks_how_for_another(text) or ("may" if booked_for(text) else "")


def _tell_how(turn: Turn) -> Reply:
    words = turn.choices("consult", "person", "menu")
    return turn.reply(turn.bubble("for_another.how"), choices=words, skill="info", step="for_another")


def _consents_for(text: str) -> bool:
    """Whether somebody consents for a relative who is the patient: "조카가 초5인데 제가 동의할게요"."""
    if not consents(text) or consent.refuses(text):
        return False
    is_theirs = persons.is_wished_for(text) or consents_in_place(text)
    return bool(persons.for_whom(text) or (is_theirs and persons.named(text)))


def may_consent(turn: Turn) -> Reply | None:
    """Who would consent for a relative, or asks whether they may, is told who must, and the consultation becomes that one's."""
    text, whose = turn.message.text, turn.talk.answers.get("whose")
    relation = persons.for_whom(text) or persons.named(text)
    is_said = asks_to_consent(text) or (not whose and _consents_for(text))
    if turn.message.choice is not None or not is_said or minors.in_doubt(turn):
        return None
    if whose or not relation or (relation == "parent" and goes_without_leave(text)):
        told = "only_guardian" if whose in guardian.GUARDED else "their_yes" if whose else ""
        return remind(turn).before(turn.bubble(f"beside.{told}", phone=turn.clinic.phone)) if told else None
    if is_a_child(text) and relation not in guardian.GUARDED:
        relation = "minor"  # "할머니고 손자가 아홉 살": whoever is named first.
    is_of_age = (said_age(text) or 0) >= OF_AGE or is_grown(text)
    if relation == "child" and is_of_age and not is_a_child(text):
        relation = "other"  # Who is of age consents themselves, or lets somebody do it.
    return _turn_to(turn, relation, "")


def _name_in(text: str) -> str:
    change = change_in(text)
    return change.words if change is not None and change.step == "name" else ""


def _turn_to(turn: Turn, whose: str, text: str) -> Reply:
    """A consent that was given for oneself is none for another, and is asked anew; what was told of them is held until then."""
    talk, answers = turn.talk, turn.talk.answers
    if answers.get(consent.STEP) and not consultations.has_cases(turn.unit, talk.patient_id):
        fulfilment.withdraw(turn.unit, turn.clinic, talk.patient_id, Purpose.HEALTH)
    told = (answers.get(facts.HELD), answers.get("details"), text)
    if held := "\n".join(filter(None, told)):
        turn.reach.unkept.hold(talk.patient_id, held, turn.unit.now)
    kept = {"when", "channel"} | (set() if whose in guardian.GUARDED else {"age"})
    talk.answers = {step: value for step, value in answers.items() if step in kept} | {"whose": whose}
    talk.step, talk.failures = FORM.next_step(talk.answers), 0
    return ask(turn).before(turn.bubble("beside.for_another"))


def is_not_theirs(turn: Turn) -> bool:
    """Whether the words tell of another's number or name ("남편 번호가 바뀌었어요"): the form's own stays as it is."""
    text, whose = turn.message.text, turn.talk.answers.get("whose")
    if whose or not persons.is_about_anothers(rests_on(text) if turn.talk.step == "name" else text):
        return False
    return _NAME_OR_PHONE.search(text) is not None or contact_in(text).phone is not None
