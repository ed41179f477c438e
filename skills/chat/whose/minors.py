"""Under fourteen (C-6, PIPA Art. 22-2): a child is told that a parent must write, and nothing of this talk is kept;
an age in doubt is settled by a birth date alone."""

from __future__ import annotations

from dataclasses import replace

from skills.cases import consultations
from skills.chat import deduplication
from skills.chat.flows import menu
from skills.consents.consents import Purpose
from skills.conversation import Bubble, Reply
from skills.fields import Invalid, persons
from skills.fields.age import told as told_ages
from skills.fields.age.asked import parse_age
from skills.fields.age.births import Age, AgeCode, born, born_in_a_year, may_be_born_a_child
from skills.fields.age.taken_back import behind_a_joke, grown
from skills.fields.agreement import refuses_in_a_word, says_yes
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.timing.hours import today_in_seoul
from skills.retention import destruction
from skills.turn import Turn
from skills.understanding import Intent
from skills.understanding.questions import asks
from skills.understanding.talk.for_others import without_anothers_age
from storage.patients import conversations
from storage.patients.consents import decided

NAME = "consult"
_UNDER, _PRESSED = "under", " pressed"
NOT_ASKED = frozenset({"chat:handoff", "restore"})  # Screens of decisions before which no age was asked.
_WHY = re.compile(r"왜|이유|\bwhy\b", re.IGNORECASE)
ADULT = 19  # Years: before that a guardian must agree to a procedure.
ASKS = r"[^.!]{0,14}(?:나요|까요|가요|죠|지요|돼요?|되요|되나|되여|하나|해요|할까|필요|괜찮)[?\s.~ㅠㅜ]*"
PARENTS = re.compile(
    "|".join(
        (
            r"(?:엄마|아빠|어머니|부모님?|보호자)(?:한테|께|가|이|의)?\s?(?:꼭\s?)?(?:말|허락|동의|알려|알릴|얘기|같이)"
            + ASKS,
            r"(?:엄마|아빠|부모님?|보호자)\S{0,2}\s?(?:몰래|없이|모르게)|혼자\s?(?:서\s?)?(?:가|받|해|신청|상담)\S{0,3}.{0,10}(?:되|돼|수\s?있|괜찮)|상담만\s?(?:받|하)\S{0,3}\s?(?:면|는|수)",
            r"\bmy (?:parents?|mom|mum|dad)\b.{0,20}\b(?:know|tell|told|consent|permission)\b",
        )
    ),
    re.IGNORECASE,
)
_PLAINLY_ELSE = frozenset({Intent.EMERGENCY, Intent.DELETE, Intent.ACCESS})
_WHEN_THEN = re.compile(r"언제|몇\s?살|나이\S{0,2}\s?(?:되|돼)|\bwhen\b|\bhow old\b", re.IGNORECASE)
_MUST_I = re.compile(
    r"왜|이유|언제|몇\s?살|생일|같이|함께|못\s?(?:해|하|받)|안\s?(?:돼|되|됩)|엄마|아빠|부모|보호자|몰래|혼자|\b(?:can't|cannot|when|parents?|alone)\b",
    re.IGNORECASE,
)
"""Whether it goes without a guardian, asked by a child that was told it does not."""
_WILL_COME = re.compile(
    r"^.{0,10}?(?:엄마|아빠|부모님?|어머니|아버지|보호자|할머니|할아버지)\S{0,3}\s(?:\S{1,5}\s){0,2}?\S{0,4}(?:갈게요?|갈께요?|올게요?|말할게요?|얘기할게요?|물어볼게요?|할게요?|오라고\s?할게요?)[\s,.!~]{1,4}(?:(?:근데|그런데|그럼|혹시)\s)?(?=\S)"
)
"""A child that was turned away says that it comes with a parent, and goes on."""
_MAY_I = re.compile(
    r"(?:수술|시술|상담|성형|쌍수|쌍꺼풀|코|눈|필러|보톡스|점|지방).{0,10}(?:되|돼|가능|할\s?수|받을\s?수)"
)
_HIDES = re.compile(r"(?:엄마|아빠|부모|어머니|아버지)\S{0,4}\s?(?:몰래|모르게|비밀|말하지|알리지|얘기하지)")


def is_a_child(turn: Turn) -> bool:
    """Whether the patient says, by whatever door, that they are under fourteen themselves."""
    text = behind_a_joke(turn.message.text, today_in_seoul(turn.unit.now))
    if text != turn.message.text:
        turn.message = replace(turn.message, text=text)
    if (own := told_ages.own_age(text)) is not None:
        return own < told_ages.OF_AGE
    at_contact = turn.talk.flow == NAME and turn.talk.step in ("name", "phone")
    if at_contact and told_ages.is_a_child_beside_a_name(text) and not turn.talk.unfinished.get("whose"):
        return True
    is_own = told_ages.is_own_school(text) or _HIDES.search(text) is not None
    is_own = is_own and not turn.talk.unfinished.get("whose")
    is_of_another = persons.speaks_of_a_relative(text) or persons.is_guardian(text)
    if turn.talk.unfinished.get("whose") or (is_of_another and not is_own):
        return False
    return told_ages.is_a_child(without_anothers_age(text)) or born_a_child(turn) is True


def born_a_child(turn: Turn) -> bool | None:
    """Whether the words tell a day or year of birth that makes a child; None where the year leaves it open."""
    try:
        age = born(turn.message.text, today_in_seoul(turn.unit.now))
    except Invalid as problem:
        return None if problem.code == AgeCode.AMBIGUOUS else False
    return age is not None and age.is_under_14


def born_long_ago(turn: Turn) -> int | None:
    """The writer's own year of birth, where it is told and makes it sure that they are fourteen: the day adds nothing to it."""
    text = turn.message.text
    is_own = turn.message.choice is None and not persons.speaks_of_a_relative(text)
    age = born_in_a_year(text, today_in_seoul(turn.unit.now)) if is_own else None
    return None if age is None or age.is_under_14 else age.year


def turn_away(turn: Turn) -> Reply:
    """The parent is asked to write or call. Nothing of this talk is kept; what was filed before is named, and stays."""
    for_another = "whose" in turn.talk.unfinished
    if not for_another:
        doubt(turn, under=True, pressed=turn.message.choice == "no" or refuses_in_a_word(turn.message.text))
    menu.forget_answers(turn)
    earlier = consultations.has_cases(turn.unit, turn.talk.patient_id)
    if earlier and consultations.tells_nothing(turn.unit, turn.talk.patient_id):
        # Only a place in the queue; where a hold keeps even that, it stays.
        earlier = not destruction.destroy_patient(turn.unit, turn.talk.patient_id, ground="under_14").is_complete
    key = "intake.guardian.earlier" if earlier else "intake.guardian.other" if for_another else "intake.guardian"
    told = turn.bubble(key, phone=turn.clinic.phone)
    words = ("rights", "menu") if earlier else ("menu",)
    reply = turn.reply(told, choices=turn.choices(*words), skill=NAME, step="guardian")
    if not earlier:
        conversations.forget(turn.unit, turn.talk)
    return reply


def speaks_for_a_guardian(turn: Turn) -> bool:
    """Whether somebody who was just told that a guardian must write speaks of one, or leaves a number, instead."""
    text = turn.message.text
    if not in_doubt(turn) or persons.is_guardian(text):
        return False
    if asks(text) or _WHY.search(text):
        asked = _WILL_COME.sub(" ", text)  # "엄마랑 갈게요 토요일에도 해요?": what follows is answered.
        return turn.means not in _PLAINLY_ELSE and _MUST_I.search(asked) is not None
    return persons.speaks_of_a_relative(text) or found(text).phone is not None


def claims_another_age(turn: Turn) -> bool:
    """Whether somebody who just said to be under fourteen tells another age: only when they were born settles it."""
    if not in_doubt(turn) or turn.message.choice is not None:
        return False
    return (
        corrects_the_press(turn) or told_ages.said_age(turn.message.text) is not None or born_long_ago(turn) is not None
    )


def corrects_the_press(turn: Turn) -> bool:
    """Whether a grown-up's age, told in plain words, takes back the no that was only pressed: it settles the doubt."""
    was_pressed = in_doubt(turn) and _PRESSED in turn.reach.doubted.look(_mark(turn), turn.unit.now)
    if not was_pressed or grown(turn.message.text, today_in_seoul(turn.unit.now)) is None:
        return False
    settle(turn)
    return True


def wait(turn: Turn) -> Reply:
    """Nothing of it is kept; how the guardian reaches the clinic is said once more."""
    told = turn.bubble("intake.guardian.wait", phone=turn.clinic.phone)
    text = turn.message.text
    key = "intake.age.why" if _WHY.search(text) else "intake.guardian.at_14" if _WHEN_THEN.search(text) else ""
    answer = (turn.bubble(key),) if key else ()
    reply = turn.reply(*answer, told, choices=turn.choices("menu"), skill=NAME, step="guardian")
    if not consultations.has_cases(turn.unit, turn.talk.patient_id):
        conversations.forget(turn.unit, turn.talk)
    return reply


def about_parents(text: str) -> bool:
    """Whether somebody asks if it goes without a parent."""
    return PARENTS.search(text) is not None


def told_of_children(turn: Turn) -> tuple[Bubble, ...]:
    """What is told to somebody who asks whether children are taken."""
    asked = told_ages.asks_of_children(turn.message.text)
    return (turn.bubble("beside.only_guardian", phone=turn.clinic.phone),) if asked else ()


def asks_as_a_minor(text: str) -> bool:
    """Whether somebody under nineteen asks if it goes without a parent, or who may be a child if it goes at all."""
    if told_ages.may_be_a_child(text) and _MAY_I.search(text):
        return True
    age = told_ages.own_age(text) or told_ages.said_age(text)
    return age is not None and age < ADULT and about_parents(text)


def doubt(turn: Turn, *, under: bool = False, pressed: bool = False) -> None:
    """Note, in memory and for minutes, that the writer's age is in doubt: until a birth date settles it, no yes is
    believed, and no age either from who said to be `under` fourteen, unless that was only `pressed`."""
    turn.reach.doubted.hold(_mark(turn), f"{_UNDER if under else ''}{_PRESSED if pressed else ''}", turn.unit.now)


def doubts_at_start(turn: Turn) -> None:
    """Who tells an age with the first words that may be under fourteen ("중2인데 …") is asked for the birth date."""
    text = turn.message.text
    if turn.message.choice is not None or persons.speaks_of_a_relative(text):
        return
    is_born_late = may_be_born_a_child(text, today_in_seoul(turn.unit.now)) and not is_of_age(turn)
    if told_ages.may_be_a_child(text) or is_born_late:
        doubt(turn)


def is_at_an_open_school(text: str) -> bool:
    """Whether the writer tells a school year in which one may be thirteen or fourteen ("중2인데 쌍수 되나요"), whoever of the
    grown-ups is named beside it."""
    return persons.named(text) not in ("child", "other") and told_ages.is_at_an_open_school(text)


BORN = "born"  # The step of the question for the day of birth that is put with no form open.


def once_filed(turn: Turn) -> Reply | None:
    """Who filed for themselves and tells a school or an age that leaves it open is asked when they were born, with no form
    open; the answer settles it, and until then nothing that is said is kept."""
    text = turn.message.text
    if turn.talk.flow is not None or turn.message.choice is not None or turn.talk.suspended_at is not None:
        return None
    is_asked = deduplication.last_step(turn.talk) == BORN and in_doubt(turn)
    answer = _day_of_birth(turn) if is_asked else None
    if answer is not None and answer.is_under_14:
        return turn_away(turn)
    if answer is not None and (answer.born_on or answer.year):
        settle(turn)
        told = turn.bubble("beside.heard")
        return turn.reply(told, choices=turn.choices("status", "consult", "menu"), skill=NAME, step="born_told")
    is_told_anew = is_asked and (answer is not None or says_yes(text) or born_a_child(turn) is None)
    if not is_told_anew and (in_doubt(turn) or not _tells_an_open_age(turn)):
        return None
    doubt(turn, under=is_asked and said_to_be_under(turn))
    return turn.reply(turn.bubble("intake.age.ask_born"), choices=turn.choices("menu"), skill=NAME, step=BORN)


def _tells_an_open_age(turn: Turn) -> bool:
    """Whether the writer, whose own consultation is filed, tells a school or an age of now in which one may be thirteen."""
    if not is_at_an_open_school(turn.message.text) or not consultations.has_cases(turn.unit, turn.talk.patient_id):
        return False
    made = decided(turn.unit, turn.talk.patient_id)
    last = next((one for one in reversed(made) if one.purpose == Purpose.HEALTH), None)
    return last is None or last.decided_by == "self"


def _day_of_birth(turn: Turn) -> Age | None:
    """How old the answer to that question says that the writer is."""
    try:
        return parse_age(turn.message.text, turn.today)
    except Invalid:
        return None


def in_doubt(turn: Turn) -> bool:
    """Whether somebody said in this chat to be under fourteen just now, or left it open."""
    return not turn.reach.doubted.is_empty and turn.reach.doubted.holds(_mark(turn), turn.unit.now)


def said_to_be_under(turn: Turn) -> bool:
    """Whether somebody in doubt said to be under fourteen, and did not only leave it open."""
    return _UNDER in turn.reach.doubted.look(_mark(turn), turn.unit.now)


def is_of_age(turn: Turn) -> bool:
    """Whether the patient said to be fourteen or over: every question for the health consent but one stands after that."""
    if in_doubt(turn):
        return False
    made = decided(turn.unit, turn.talk.patient_id)
    return any(d.purpose == Purpose.HEALTH and d.decided_by == "self" and d.screen not in NOT_ASKED for d in made)


def settle(turn: Turn) -> None:
    """A birth date settled it."""
    turn.reach.doubted.forget(_mark(turn))


def _mark(turn: Turn) -> str:
    return conversations.kakao_lookup(turn.unit, deduplication.ids(turn.message))
