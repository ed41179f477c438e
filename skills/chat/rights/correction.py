"""Correcting one's data in the chat: name and phone at once, anything else by the privacy officer."""

from __future__ import annotations

from dataclasses import replace

from skills.cases import consultations
from skills.cases.answers import ANSWERS
from skills.chat import contact
from skills.chat.changes import several
from skills.chat.changes.names import name_instead, tells_the_real_one
from skills.chat.rights import request
from skills.chat.sentences import asked_beside, beside_a_right
from skills.consents import consents
from skills.conversation import ASKED_BACK, Choice, Reply, words_of
from skills.fields import Doubtful, Invalid, persons
from skills.fields.agreement import refuses_in_a_word, says_yes
from skills.fields.contact import as_called, called_one, found
from skills.fields.naming.near import may_hold_one, near
from skills.fields.reading import patterns as re
from skills.fields.secrets import mask_secrets
from skills.fields.treatments import treatments_in
from skills.rights import corrections, rights
from skills.rights.grounds import Kind
from skills.turn import Act, Turn
from skills.understanding.amending import behind_no, change_in, set_right
from skills.understanding.readings.digits import headless, in_its_place
from skills.understanding.readings.only_told import changes_nothing, names_the_wrong_one
from skills.understanding.talk.health import told_of_health
from skills.understanding.talk.put_right import written_as
from storage.characters import folded
from storage.patients import conversations

NAME = request.NAME
MAX_WORDS = 500
ABOUT = "about"  # Among the answers: the case on which a relative's name is corrected.
_FROM_TO = re.compile(
    r"\S{2,14}에서\s(?P<new>\S{2,14}?)(?:으로|로)(?:요|\s?(?:바꿔|고쳐|변경)\S{0,6}(?:\s주세요)?)?[\s.!~]*"
)
_ONCE_MORE = re.compile(
    r"(?!아니|그게|그건|이게|저는|제가)[가-힣]{2,5}?(?:이에요|예요|입니다|이요|(?:으로|로)\s?(?:해|바꿔|고쳐)\s?(?:주세요|줘요?))[\s.!~]*"
    r"|(?!그게|이게|제가)[가-힣]{2,5}?[이가]\s?맞(?:아요|습니다|는데요|네요)(?:\s?죄송\S{0,5})?[\s.!~ㅠㅜ]*"
    r"|\+?\d[\d\s()-]{6,18}\d(?:이에요|예요|입니다|이요|요)?[\s.!~]*|(?:it'?s|it is) [A-Z][\w'. -]{1,40}"
)
_IS_RIGHT = re.compile(r"(?P<name>[가-힣]{2,5}?)[이가]\s?맞")
FIELDS = ("name", "phone", "other")


def ask(turn: Turn) -> Reply:
    """The correction; what a doctor must know and is told beside it goes to the case that waits, where it may be kept."""
    return _with_what_is_told(turn, _ask)


def beside_a_question(turn: Turn) -> Reply:
    """What is told anew is put right, and what is asked beside it answered above, where the clinic has published it."""
    rest, asked = beside_a_right.without_questions(turn.message.text)
    turn.message = replace(turn.message, text=rest)
    reply = ask(turn)
    answers = [one for words in asked if (one := asked_beside.answer(turn, words)) is not None]
    unknown = [asked_beside.not_told(turn, of_doctors=False)] if len(answers) < len(asked) else []
    told = "\n\n".join([*map(words_of, answers), *unknown])
    return asked_beside.above(reply, [], told[: asked_beside.ROOM]) if asked else reply


def _with_what_is_told(turn: Turn, correct: Act) -> Reply:
    before = contact.known(turn)
    reply = correct(turn)
    if reply.step in ("corrected", "correct_name", "correct_phone"):
        reply = beside_a_right.told_too(turn, reply, before, _replace_at_once)
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if reply.step != "corrected" or turn.message.choice is not None or case is None or not _tells_more(turn):
        return reply
    if consents.Purpose.HEALTH not in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id):
        return reply
    words = mask_secrets(turn.message.text.strip()).text[:MAX_WORDS]
    consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, words)
    return reply.before(turn.bubble("handoff.added", number=consultations.show_number(case.number)))


def _tells_more(turn: Turn) -> bool:
    text = turn.message.text
    return bool(told_of_health(text) or treatments_in(text, turn.clinic.treatments))


def _ask(turn: Turn) -> Reply:
    """Which part is wrong; who has said it already ("번호 바뀌었어요") is asked for the new value at once."""
    request.leave(turn)
    if turn.message.choice is None and (both := both_at_once(turn)) is not None:
        return both
    if turn.message.choice is None and (field := _field(turn)):
        if field == "name" and _relatives(turn):
            return _ask_whose(turn)
        if field != "other" and persons.is_about_anothers(turn.message.text):
            return _ask_which(turn).before(turn.bubble("rights.correct.not_theirs"))
        return _replace_at_once(turn, field) or _ask_value(turn, field)
    return _ask_which(turn)


def both_at_once(turn: Turn) -> Reply | None:
    """Name and number, told right in one sentence; None where only one is, or where the name may be a relative's."""
    told = several.name_and_number(turn.message.text)
    if told is None or _relatives(turn) or changes_nothing(turn.message.text):
        return None
    name, phone = told
    return _done(turn, "phone", phone).before(*_done(turn, "name", name).bubbles[:1])


def _ask_which(turn: Turn) -> Reply:
    turn.open_form(NAME, "correct")
    return turn.reply(turn.bubble("rights.correct.which"), choices=_choices(turn))


def _choices(turn: Turn) -> tuple[Choice, ...]:
    return (*(turn.choice(field, f"rights.correct.{field}") for field in FIELDS), turn.choice("cancel"))


def take_which(turn: Turn) -> Reply:
    """The part was pressed or named."""
    field = turn.message.choice or _field(turn)
    if field not in FIELDS:
        turn.talk.failures += 1
        return turn.reply(turn.bubble("rights.yes_or_no"), turn.bubble("rights.correct.which"), choices=_choices(turn))
    if field == "name" and _relatives(turn):
        return _ask_whose(turn)
    told = None if turn.message.choice else _replace_at_once(turn, field)
    return told or _ask_value(turn, field)


def _relatives(turn: Turn) -> dict[str, tuple[str, str]]:
    return corrections.relatives(turn.unit, turn.clinic, turn.talk.patient_id)


def _ask_whose(turn: Turn) -> Reply:
    """Who filed for somebody else is asked whose name is wrong: no correction reaches another person's."""
    turn.open_form(NAME, "correct_whose")
    found = _relatives(turn)
    lines = [turn.say("rights.correct.relative.line", case=name) for _, name in found.values()]
    told = turn.bubble("rights.correct.problem", text="\n".join((turn.say("rights.correct.whose_name"), *lines)))
    numbers = enumerate((number for number, _ in found.values()), start=1)
    presses = (turn.choice(f"case{at}", "rights.correct.relative", number=number) for at, number in numbers)
    return turn.reply(told, choices=(turn.choice("self", "rights.correct.self"), *presses, turn.choice("cancel")))


def take_whose(turn: Turn) -> Reply:
    """One's own name, or that of the relative on one case; the new name is asked for then."""
    choice = turn.message.choice or ""
    cases = {"self": "", **{f"case{at}": case_id for at, case_id in enumerate(_relatives(turn), start=1)}}
    if choice not in cases:
        failures, reply = turn.talk.failures + 1, _ask_whose(turn)
        turn.talk.failures = failures
        return reply
    reply = _ask_value(turn, "name")
    turn.talk.answers = {**turn.talk.answers, ABOUT: cases[choice]}
    return reply


def _ask_value(turn: Turn, field: str) -> Reply:
    turn.open_form(NAME, f"correct_{field}")
    choices = (turn.choice("edit", "rights.correct.another"), turn.choice("cancel"))
    return turn.reply(turn.bubble(f"rights.correct.ask_{field}"), choices=choices)


def _named(text: str) -> str:
    """The one part that the words name; empty when they name none, or both."""
    if (outright := set_right(text)) is not None:
        return outright.step
    said = folded(text)
    found = [field for field in FIELDS if field in ANSWERS and any(word in said for word in ANSWERS[field].called)]
    return found[0] if len(found) == 1 else ""


def nearly(turn: Turn) -> str | None:
    """The name that is put right by a syllable or a letter."""
    text = turn.message.text
    return near(text, contact.known(turn).name or "") if may_hold_one(text) else None


def _field(turn: Turn) -> str:
    """The part that is wrong, where it is named or told."""
    text = turn.message.text
    return _named(text) or _told(text) or ("name" if nearly(turn) or tells_the_real_one(text) else "")


def _told(text: str) -> str:
    """The part whose right value was typed instead of its name: a telephone number can be nothing else."""
    return "phone" if found(text).phone else ""


def is_once_more(text: str) -> bool:
    """Whether what was corrected just now is said once more in another way ("아니다 김서윤이에요")."""
    return _ONCE_MORE.fullmatch(behind_no(text)) is not None


def once_more(turn: Turn) -> Reply:
    """The same part again: a number, or else a name."""
    rest = behind_no(turn.message.text)
    right = _IS_RIGHT.match(rest)
    try:
        return _done(turn, _told(rest) or "name", right["name"] if right else rest)
    except Invalid:
        return _ask_which(turn)


def take_name(turn: Turn) -> Reply:
    """The right name."""
    return _replace(turn, "name")


def take_phone(turn: Turn) -> Reply:
    """The new number."""
    return _replace(turn, "phone")


def _replace_at_once(turn: Turn, field: str) -> Reply | None:
    """ "번호 바뀌었어요 010-…로 해주세요": the new value stands in the sentence. None when it does not."""
    text = turn.message.text
    if changes_nothing(text) or (names_the_wrong_one(text) and set_right(text) is None):
        return None
    change = change_in(turn.message.text)
    told = change.words if change else turn.message.text if field == "phone" and found(turn.message.text).phone else ""
    told = (_completed(turn) if field == "phone" else _name_instead(turn) or nearly(turn)) or told
    if field == "other" or not told:
        return None
    try:
        return _done(turn, field, told)
    except Doubtful:  # It looks like another word, but is put in the place of a name.
        return _done(turn, field, as_called(told)) if called_one(told) else None
    except Invalid:
        return None


def _name_instead(turn: Turn) -> str:
    """A name that is called one, or put in the place of the one on record."""
    return name_instead(turn.message.text.strip(), contact.known(turn).name or "") or ""


def by_its_part(turn: Turn) -> Reply:
    """A part of the number that is told in place of the whole; all of it but its head is asked back, where nothing calls it the
    number."""
    text = turn.message.text
    if not _completed(turn) and (whole := headless(text)):
        return _asked_back(turn, whole)
    return _with_what_is_told(turn, lambda turn: _replace_at_once(turn, "phone") or _ask_value(turn, "phone"))


def _completed(turn: Turn) -> str:
    if (said := written_as(turn.message.text)) is not None and (number := found(said.new).phone):
        return number
    return in_its_place(turn.message.text, contact.known(turn).phone or "")


DOUBTED = f"phone{ASKED_BACK}"  # Among the answers: the number that is asked back.


def _asked_back(turn: Turn, phone: str) -> Reply:
    """Whether this is the new number; the one on record stays until the yes."""
    turn.open_form(NAME, "correct_phone")
    turn.talk.answers = {**turn.talk.answers, DOUBTED: phone}
    yes = turn.choice("yes", "intake.asked_back.yes")
    choices = (yes, turn.choice("edit", "rights.correct.another"), turn.choice("cancel"))
    return turn.reply(turn.bubble("rights.correct.number_back", phone=phone), choices=choices)


def _doubted(turn: Turn) -> Reply | None:
    """The answer to it: a yes sets the number, a no leaves all as it was."""
    phone = str(turn.talk.answers.get(DOUBTED, "")) if turn.talk.flow == NAME else ""
    turn.talk.drop_answers(frozenset({DOUBTED}))
    if phone and (turn.message.choice == "yes" or says_yes(turn.message.text)):
        return _done(turn, "phone", phone)
    return _ask_value(turn, "phone") if phone and refuses_in_a_word(turn.message.text) else None


def _replace(turn: Turn, field: str) -> Reply:
    if field == "phone" and (told := _doubted(turn)) is not None:
        return told
    if turn.message.choice == "edit":
        return _ask_which(turn)
    change = None if field == "other" else change_in(turn.message.text)
    from_to = _FROM_TO.fullmatch(turn.message.text.strip())
    words = from_to["new"] if from_to else change.words if change and change.words else turn.message.text
    try:
        whole = _completed(turn) or headless(turn.message.text) if field == "phone" else ""
        return _done(turn, field, whole or words)
    except Invalid as problem:
        turn.talk.failures += 1
        text = turn.say(problem.code, **problem.params)
        return turn.reply(turn.bubble("rights.correct.problem", text=text), choices=turn.choices("cancel"))


def _done(turn: Turn, field: str, words: str) -> Reply:
    about = str(turn.talk.answers.get(ABOUT, "")) if field == "name" and turn.talk.flow == NAME else ""
    stood = about or conversations.unlocked(turn.unit, turn.talk).open_text(f"{field}_sealed")
    done = corrections.correct(turn.unit, turn.clinic, turn.talk.patient_id, field, words, about)
    request.leave(turn)
    key = "rights.correct.noted" if not stood else f"rights.correct.{'done_and_told' if done.told_staff else 'done'}"
    cases = turn.say("rights.correct.cases", cases=", ".join(done.cases)) if done.cases else ""
    text = turn.say(key, field=turn.say(f"summary.{field}.corrected"), value=done.shown, cases=cases)
    told = turn.bubble("rights.correct.problem", text=text.replace("\n\n", "\n"))
    return turn.reply(
        told,
        request.receipt(turn, done.request),
        choices=turn.choices("requests", "rights", "menu"),
        skill=NAME,
        step="corrected",
    )


def take_other(turn: Turn) -> Reply:
    """Words for the officer. They may hold health data, so they are kept only under the health consent (C-3)."""
    if turn.message.choice == "edit":
        return _ask_which(turn)
    return file_words(turn, Kind.CORRECT, topic="other")


def file_words(turn: Turn, kind: Kind, *, topic: str = "", about_id: str = "") -> Reply:
    """File a request with the patient's words for the officer, masked; without the consent, without the words."""
    patient_id = turn.talk.patient_id
    allowed = consents.Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, patient_id)
    words = mask_secrets(turn.message.text.strip()).text[:MAX_WORDS] if allowed else ""
    filed = rights.file_request(
        turn.unit, patient_id, kind, topic=topic, words=words, key=turn.talk.key, about_id=about_id
    )
    rights.tell_officer(turn.unit, filed)
    turn.talk.leave_flow()
    told = turn.bubble("rights.officer.will_answer" if allowed else "rights.officer.will_ask")
    receipt = request.receipt(turn, filed)
    return turn.reply(receipt, told, choices=turn.choices("requests", "menu"), skill=NAME, step="filed")
