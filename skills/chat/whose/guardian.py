"""Who writes for somebody else (C-6, PIPA Art. 22-2).

A guardian goes on in the ordinary intake: who
writes and for whom stands on the case, and the consent is the guardian's."""

from __future__ import annotations

from dataclasses import replace

from skills.cases import consultations
from skills.chat.rights.whose import filed_for
from skills.chat.whose import minors
from skills.consents.consents import AGREED, Decision, Purpose
from skills.conversation import Bubble
from skills.fields import Invalid, persons
from skills.fields.age import told as told_ages
from skills.fields.age.asked import parse_age
from skills.fields.age.births import AgeCode
from skills.fields.age.grown import tells_to_be_grown
from skills.fields.agreement import parse_agreement, says_yes
from skills.fields.passing import is_of_age as is_of_age_in
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.rights import fulfilment
from skills.turn import Turn
from skills.understanding.questions import asks
from skills.understanding.talk.for_others import (
    booked_for,
    given_to,
    told_of,
    who_besides,
    without_anothers_age,
    without_their_no,
)
from storage.patients.consents import Decided, decided

GUARDED = frozenset({"child", "minor"})  # For whom a guardian must ask and consent.
_YES_AND_MORE = re.compile(r"(?:네{1,5}|넵|예|응|yes)[\s,.!]{1,5}\S", re.IGNORECASE)
_IS_THE_PARENT = re.compile(
    r"(?:네|예|넵|응|ㅇㅇ)[\s,]{1,3}(?:엄마|아빠|어머니|아버지|보호자)(?:요|임|입니다|이에요|예요)?[\s.!~]*"
)
_A_PARENT = re.compile(
    r"(?:네[\s,]{1,3})?(?:저희\s|우리\s)?(?:엄마|아빠|어머니|아버지|어머님|아버님|부모님)(?:요|이?에요|예요|입니다|꺼요|거요)?[\s.!~]*"
    r"|(?:my )?(?:mom|mother|mum|dad|father)[\s.!]*",
    re.IGNORECASE,
)
_TELLS_OF_ONE = re.compile(
    r"받았|허락|보호자(?:는|가)\s?(?!저(?:예|이|입|요|는)|나(?:예|이|요)|제가|접니다)[가-힣]|(?:엄마|아빠|어머니|아버지|할머니|할아버지)(?:가|께서)\s?보호자|보호자(?:한테|께|에게)|(?:보호자|법정\s?대리인)\S{0,2}\s?(?:동의|확인|부탁|주세요|주십|줘|해\s?[주줘]|알겠|진행|완료|이제|바로|얼른|빨리)"
)
"""What somebody says of the guardian, or to them: it is not the guardian who writes."""
_NO_AND_WHO = re.compile(r"(?:아니[요오]?|아뇨|no)[\s,.!]", re.IGNORECASE)
_CLAIMS_MORE = re.compile("이상|넘|over")
OF_AGE = "theirs"  # Among the answers: the child of whom was spoken is fourteen or over.
IT_IS_ME = re.compile(
    r"(?:(?:아|아니[요오]?|아뇨|네|그냥|그럼)[\s,.]{1,3}){0,3}(?:(?:제가|저|저는|내가)\s)?"
    r"(?:본인(?:이에요|입니다|이요|인데요|요)?|당사자(?:예요|입니다)|(?:제가|저|내가)\s?(?:(?:받을|하는|받는|할)\s?(?:거|건|것)\S{0,4}|(?:받을|할)(?:게|께|래)\S{0,3})"
    r"|(?:제|저|내)\s?(?:상담|거|것|걸)\S{0,2}\s?(?:으로|로)?\s?(?:할게|할래|바꿀|받을|신청|해\s?주)\S{0,6}|제\s?(?:상담|거)(?:이에요|예요|요))[\s.!~]*"
    r"|(?:it's |it is |this is )?(?:for )?(?:me|myself)(?: who wants it)?[\s.!]*",
    re.IGNORECASE,
)
ME_FIRST = re.compile(
    r"(?<![가-힣])(?:제|내|저의)\s?(?:[가-힣]{1,6}\s)?(?:상담|거|것|걸)\S{0,2}\s?(?:부터|먼저)|(?<![가-힣])(?:저|나)부터"
)
_I_DO = re.compile(
    r"(?<![가-힣])(?:제가|내가|저만|나만|저는|저도|제\s|내\s)|\b(?:i|i'd|i'll|myself|me)\b", re.IGNORECASE
)
_FEW = 30  # Letters that name a relative's part and tell no story.
_A_DATE = (AgeCode.INVALID_DATE, AgeCode.FUTURE)
_THEIR_AGE = re.compile(
    rf"(?:{persons.RELATIONS['parent']}|{persons.RELATIONS['partner']}|환자분?)(?:는|은|가|이|께서는?)?\s?(?:올해\s?)?(?:만\s?)?"
    r"(?:\d{2}|[가-힣]{2,4})\s?(?:세|살)"
)
_THEIR_YES = re.compile(
    rf"(?:{persons.ANYBODY}|본인|환자분?|그분|당사자)(?:한테|에게|께서?|이|가|도|의|는|은)?\s?(?:(?:동의|허락)(?:도|는|를|을)?\s?"
    r"(?:다\s)?(?:했|하셨|하신|한대|받았|받은|구했|얻었)|(?:괜찮|좋|하)(?:대|다고|라고))\S{0,6}"
    r"|\b(?:she|he|they)(?: also| has| have)? (?:agree[sd]?|consent(?:s|ed)?)\b(?: too)?",
    re.IGNORECASE,
)


def leave_out_their_yes(turn: Turn) -> None:
    """ "네 엄마도 동의하셨어요": beside the yes of who writes for another, that the other agrees as well is no other word."""
    message = turn.message
    if turn.talk.step != "health_consent" or not turn.talk.answers.get("whose") or message.choice is not None:
        return
    rest = _THEIR_YES.sub(" ", message.text).strip(" ,.!~")
    if rest != message.text.strip(" ,.!~") and says_yes(rest):
        turn.message = replace(message, text=rest)


def question(turn: Turn) -> tuple[Bubble, ...]:
    """What is asked instead of the writer's age alone, when they write for somebody else."""
    whose = turn.talk.answers.get("whose")
    if whose not in GUARDED and minors.in_doubt(turn):
        return (turn.bubble("intake.age.ask_born"),)
    if whose in GUARDED and turn.talk.answers.get(OF_AGE):
        return (turn.bubble("beside.ask_parent"),)
    kind = whose if whose in GUARDED else "adult"
    return (turn.bubble(f"intake.age.ask_{kind}", phone=turn.clinic.phone),)


def heard(turn: Turn) -> bool:
    """Whether the words at the age question are about somebody else's age, or say that a guardian writes; what they say
    is noted."""
    text, answers = turn.message.text, turn.talk.answers
    if turn.message.choice is not None or ("whose" not in answers and _is_grown(text)):
        return False
    if answers.get("whose") in GUARDED and _NO_AND_WHO.match(text.strip()) and persons.is_no_guardian(text):
        turn.message = replace(turn.message, choice="no")  # "아니요 이모예요"
        return False
    left = without_their_no(text)  # "남편은 안 한대요 제가 신청할게요"
    is_ones_own = persons.is_for_the_writer(text) or (left != text and _I_DO.search(left) is not None)
    if is_ones_own and (persons.speaks_of_a_relative(text) or persons.is_guardian(text)):
        turn.talk.drop_answers(frozenset({"whose"}))
        return True
    named, is_guarded = persons.for_whom(text), answers.get("whose") in GUARDED
    if answers.get("whose") == "parent" and _A_PARENT.fullmatch(text.strip()):
        return True  # Who the patient is, said once more; the writer is no parent of theirs.
    if answers.get("whose") and not is_guarded and _THEIR_AGE.search(text) and told_ages.own_age(text) is None:
        return True  # The patient's age, where the writer's is asked.
    if named and not is_guarded:
        turn.talk.answers = {**answers, "whose": named}
    elif answers.get("whose") and not is_guarded and told_ages.is_a_child(text) and told_ages.own_age(text) is None:
        turn.talk.answers = {**answers, "whose": "minor"}
        return True
    if named and persons.is_guardian(text):
        turn.talk.answers = {**turn.talk.answers, "age": True}
    if is_guarded and (told_ages.said_age(text) or 0) >= told_ages.OF_AGE and not persons.is_guardian(text):
        turn.talk.answers = {**turn.talk.answers, OF_AGE: True}
        return True
    return bool(named) or (is_guarded and (told_ages.is_a_child(text) or persons.is_no_guardian(text)))


def _is_grown(text: str) -> bool:
    """Whether nothing is said but that the writer is grown up, and that they agree: "애엄마예요 동의해요"."""
    said = sentences(text)
    if tells_to_be_grown(text):
        return True
    return any(map(tells_to_be_grown, said)) and all(tells_to_be_grown(one) or says_yes(one, "동의") for one in said)


def turns_to_oneself(turn: Turn) -> bool:
    """Whether who wrote for another would have the consultation themselves: what was told and agreed to for the other is no
    answer of theirs, and is let go of."""
    talk = turn.talk
    if not talk.answers.get("whose") or turn.message.choice is not None or minors.in_doubt(turn):
        return False
    if not (IT_IS_ME.fullmatch(turn.message.text.strip()) or ME_FIRST.search(turn.message.text)):
        return False
    if talk.answers.get("health_consent") and not consultations.has_cases(turn.unit, talk.patient_id):
        fulfilment.withdraw(turn.unit, turn.clinic, talk.patient_id, Purpose.HEALTH)
    talk.answers = {step: value for step, value in talk.answers.items() if step in ("when", "channel", "phone")}
    talk.step, talk.failures = "age", 0
    return True


def told_beside(turn: Turn) -> Bubble:
    """What is said above the question that stays open: that it was heard, or that only a guardian can ask."""
    return turn.bubble(
        "beside.only_guardian" if persons.is_no_guardian(turn.message.text) else "beside.heard", phone=turn.clinic.phone
    )


def told_at_start(turn: Turn) -> str:
    """What the first words ask beside the wish itself: whether it goes without a parent, and for two at once."""
    text = turn.message.text
    if minors.asks_as_a_minor(text) or (minors.in_doubt(turn) and minors.about_parents(text)):
        return "beside.parents"
    return "beside.one_each" if persons.speaks_of_two(text) and "whose" not in turn.talk.answers else ""


def is_none_after_all(turn: Turn) -> bool:
    """ "아 엄마 아니고 이모예요", from who said to be the guardian."""
    return turn.talk.answers.get("whose") in GUARDED and persons.is_no_guardian(turn.message.text)


def refuses(turn: Turn) -> Invalid | None:
    """Why the answer to the question for the age settles nothing: the guardian's is only a yes to that very question, and a
    doubt is ended by a birth date alone."""
    whose = turn.talk.answers.get("whose")
    if whose and turn.message.choice is None:
        _leave_out_the_consent(turn)
    minors.corrects_the_press(turn)
    _hear_own_age(turn)
    _leave_out_a_feast(turn)
    message = turn.message
    if message.choice == "no" or (message.choice and whose not in GUARDED and not minors.in_doubt(turn)):
        return None
    if whose in GUARDED or _settled_by_a_year(turn):
        return _no_guardian(turn) if whose in GUARDED else None
    if message.choice:
        return Invalid("intake.age.ask_born")
    try:
        born_on = (age := parse_age(message.text, turn.today)).born_on
    except Invalid as problem:
        if problem.code != AgeCode.AMBIGUOUS or is_of_age_in(message.text):
            return Invalid("intake.age.ask_born") if minors.in_doubt(turn) and problem.code not in _A_DATE else None
        is_to_come = told_ages.is_not_now(message.text.lower())
        if _CLAIMS_MORE.search(message.text) and not (is_to_come or minors.in_doubt(turn)):
            return problem  # "아니 14살 넘는다니까": asked once more, but nobody said to be younger.
        minors.doubt(turn, under=told_ages.tells_a_childs(message.text))
        return problem
    is_told = age.years is not None and not minors.said_to_be_under(turn)  # "만 15살이에요", behind "15살이에요".
    if minors.in_doubt(turn) and born_on is None and not age.is_under_14 and not is_told:
        return Invalid("intake.age.ask_born")
    if born_on is not None or is_told:
        minors.settle(turn)
    return None


def _leave_out_the_consent(turn: Turn) -> None:
    """Of "네 동의합니다" the yes is left: the wording of the consent was not shown yet."""
    said = turn.message.text
    if _YES_AND_MORE.match(said) and not _TELLS_OF_ONE.search(said) and says_yes(said):
        turn.message = replace(turn.message, text="네")


def _settled_by_a_year(turn: Turn) -> bool:
    """Whether a year of birth ends the doubt; it is read as one, however it was told."""
    year = minors.born_long_ago(turn) if minors.in_doubt(turn) else None
    if year is not None:
        minors.settle(turn)
        turn.message = replace(turn.message, text=f"{year}년생")
    return year is not None


def _hear_own_age(turn: Turn) -> None:
    """Of "I'm her daughter, I'm 35" the age is left: it is the writer's, and that is what is asked."""
    age = told_ages.own_age(turn.message.text) if turn.message.choice is None else None
    if age is not None and turn.talk.answers.get("whose") not in (None, *GUARDED):
        turn.message = replace(turn.message, text=f"{age}살")


def _leave_out_a_feast(turn: Turn) -> None:
    """ "초3 아들 운동회 전에 제 점 …": whose feast it is says how old that one is, and not the writer."""
    message = turn.message
    if message.choice is None and "whose" not in turn.talk.answers and not persons.speaks_of_a_relative(message.text):
        turn.message = replace(message, text=without_anothers_age(message.text))


def _no_guardian(turn: Turn) -> Invalid | None:
    """Typed words become the press that they stand for; others are asked again whether the guardian writes."""
    message, again = turn.message, Invalid(f"intake.age.ask_{turn.talk.answers['whose']}")
    if message.choice is None and _TELLS_OF_ONE.search(message.text):
        return again
    if message.choice is None and _IS_THE_PARENT.fullmatch(message.text.strip()):
        turn.message = message = replace(message, choice="yes")
    if message.choice is None:
        try:
            says_so = parse_agreement(message.text, "보호자", "법정대리인")
        except Invalid:
            return again
        turn.message = replace(message, choice="yes" if says_so else "no")
    return None if turn.message.choice in ("yes", "no") else again


def for_whom(turn: Turn) -> str:
    """For whom the words ask where it is not the writer, also once the writer's own case is filed ("와이프도요")."""
    text = turn.message.text
    if (named := persons.for_whom(text) or booked_for(text)) or not turn.talk.case_id:
        return named
    named = persons.who_too(text) or who_besides(text) or persons.who_instead(text) or given_to(text)
    return named or _of_anothers_part(turn)


def _of_anothers_part(turn: Turn) -> str:
    """Whose part is told of in few words once the writer's own is filed ("엄마 눈이요"): no case of the writer's is theirs."""
    text = turn.message.text
    if len(text) > _FEW or asks(text) or turn.danger in ("now", "clinic") or filed_for(turn):
        return ""
    return told_of(text)


def in_front_of_consent(turn: Turn) -> tuple[Bubble, ...]:
    """Whose consent it is, when somebody writes for another."""
    whose = turn.talk.answers.get("whose")
    if not whose:
        return ()
    return (turn.bubble(f"intake.health_consent.{whose if whose in GUARDED else 'adult'}"),)


def decides(turn: Turn) -> str:
    """Who gives or refuses the consent, as it is recorded."""
    whose = turn.talk.answers.get("whose")
    return "guardian" if whose in GUARDED else "proxy" if whose else "self"


def own_consent(turn: Turn) -> Decided | None:
    """The health consent that stands, if the patient gave it for themselves; a guardian's is not theirs."""
    made = [one for one in decided(turn.unit, turn.talk.patient_id) if one.purpose == Purpose.HEALTH]
    last = next((one for one in reversed(made) if one.decision in (*AGREED, Decision.WITHDRAWN)), None)
    return last if last is not None and last.decision in AGREED and last.decided_by == "self" else None
