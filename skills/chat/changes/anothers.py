"""Another who is meant after all, or at whose telephone somebody would be reached: asked back, since it is about the body."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from dataclasses import replace

from skills.cases import consultations
from skills.chat import consent
from skills.chat.answers import after_filing, information
from skills.chat.answers.known import TELLING
from skills.chat.changes.names import rests_on
from skills.chat.intake import facts, guardian, minors
from skills.chat.intake.asking import ask, remind
from skills.chat.intake.questions import FORM, says_to_file
from skills.consents.consents import Purpose
from skills.conversation import ASKED_BACK, MOST_BUBBLES, Reply
from skills.fields import persons
from skills.fields.age.told import OF_AGE, is_a_child, said_age
from skills.fields.agreement import refuses_in_a_word, says_yes
from skills.fields.contact import found as contact_in
from skills.fields.phones import show_phone
from skills.fields.reading import patterns as re
from skills.rights import fulfilment
from skills.turn import Act, Flow, Turn
from skills.understanding.amending import FIELDS, change_in
from skills.understanding.questions import asks
from skills.understanding.readings.persons import asks_how_for_another
from skills.understanding.talk.for_others import (
    booked_for,
    given_to,
    is_one_more,
    names_a_thing_of_theirs,
    names_anybody,
)

_ANOTHERS = f"phone{ASKED_BACK}"  # Among the answers: a number of somebody else, at which to be reached.
_WHOSE = f"whose{ASKED_BACK}"  # Among the answers: the child of whom the held words may be.
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
_NOT_ONESELF = (
    r"(?<![가-힣])(?!저한|나한|내한|제게|저에|나에|우리|저희|본인|이쪽|여기|상담|담당|원장|실장|선생|의사|간호|직원)"
    r"[가-힣]{2,5}(?:한테|에게|께)(?:로|만)?"
)
_BY_ANOTHER = re.compile(
    rf"{_NOT_ONESELF}\s(?:대신\s|먼저\s|좀\s)?(?:전화|연락|문자|통화|걸어|해\s?주)"
    r"|\b(?:call|reach|text|contact|ask for) (?:my|our|the) (?:assistant|manager|secretary|agent|roommate|boss|colleague|nanny|driver|maid)\b"
    rf"|(?:전화|연락|문자|통화)(?:는|은|를|을)?\s{_NOT_ONESELF}\s?(?:해|주|부탁|걸|드)"
    r"|받는\s?(?:사람|분)\S?\s(?:\S{1,4}\s)?(?:제가|내가|본인이)\s?아[니닐닌]"
    rf"|(?:{persons.ANYBODY})\S{{0,2}}\s(?:\S{{1,4}}\s){{0,2}}(?:받을|받아요|받습|받게)",
    re.IGNORECASE,
)


def is_by_another(text: str) -> bool:
    """Whether somebody else is to be called, or answers: "매니저한테 연락주세요 010-…"."""
    return _BY_ANOTHER.search(text) is not None


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
        if (
            "phone" in talk.answers
        ):  # Something else is told: the number stays as it is, and is shown before it is filed.
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
    is_anothers = is_called_so or (persons.is_about_anothers(text) and _REACH.search(text))
    if phone is None or not (is_anothers or _BY_ANOTHER.search(text)):
        return None
    talk.answers, talk.step, talk.failures = {**talk.answers, _ANOTHERS: phone}, "phone", 0
    asked = turn.bubble("intake.anothers_number", phone=show_phone(phone))
    return turn.reply(asked, choices=(turn.choice("yes", "intake.asked_back.yes"), *ask(turn).choices))


_A_CHILD_FIRST = re.compile(
    r"(?:(?:우리|저희|제|내)\s)?(?:딸|아들|애|아이|아기|조카|손자|손녀|손주|동생)\S?\s(?:이름[은이]?\s)?(?!이름|나이|때문|엄마|아빠)[가-힣]{2,4}(?:이고|이구|인데|이에요|예요|입니다|이요|요)?(?:[\s,.]|$)"
)
"""A child that is introduced where one's own name is asked: "우리 딸 김하늘이고 9살이에요"."""


_CALLED_ANOTHERS = re.compile(
    rf"(?<![가-힣])(?:{persons.ANYBODY})\s?(?:이름|성함)(?:이?에요|예요|입니다|인데요?|이?고요?|임)(?!.{{0,24}}(?:제|저는|본인|내)\s)"
)
"""A name that is called a relative's, in front of it: "이건 언니 이름인데 …"."""


def at_anothers_name(turn: Turn) -> Reply | None:
    """ "엄마 이름은 …", where one's own is asked for: it is not taken."""
    text, talk = turn.message.text, turn.talk
    if talk.step != "name" or talk.answers.get("whose") or turn.message.choice is not None:
        return None
    if (
        _A_CHILD_FIRST.match(text)
        and is_a_child(text)
        and (relation := persons.for_whom(text) or persons.child_of(text))
    ):
        return _turn_to(turn, relation, "")
    is_named = persons.name_of_another(text) is not None and persons.is_about_anothers(text)
    if not (is_named or persons.names_both(text) or _CALLED_ANOTHERS.search(text)):
        return None
    return ask(turn).before(turn.bubble("intake.anothers_name"))


def whose_it_is(turn: Turn) -> Reply | None:
    """Of what is told beside a child's age ("우리 애가 8살인데 귀가 …") it is asked whose it is, where nothing is wished;
    so it is of what is to be done for a relative ("엄마 리프팅 해드리려고요")."""
    talk, text = turn.talk, turn.message.text
    if talk.answers.get(_WHOSE):
        return _told_whose(turn)
    child = persons.child_of(text)
    is_told = talk.step in TELLING and not persons.who_instead(text)  # "엄마 대신 상담하는 거예요" needs no question.
    relation = child or (given_to(text) if is_told else "")
    if not relation or talk.answers.get("whose") or minors.in_doubt(turn):
        return None
    if child and persons.is_wished_for(text):
        return _turn_to(turn, relation, text)
    if talk.step not in TELLING:
        return None  # "동생이 중1이에요", said at the time or the summary, is only said.
    turn.reach.unkept.hold(talk.patient_id, text, turn.unit.now)
    talk.answers = {**talk.answers, _WHOSE: relation}
    yes = "yes" if relation in guardian.GUARDED else "theirs"
    asked = turn.bubble("intake.whose" if yes == "yes" else "intake.whose.of_them")
    return turn.reply(asked, choices=(turn.choice("yes", f"intake.whose.{yes}"), turn.choice("no", "intake.whose.no")))


def pressed_whose(turn: Turn) -> Reply | None:
    """The press that answers the question whose it is."""
    choice = turn.message.choice
    if choice not in ("yes", "no") or not turn.talk.answers.get(_WHOSE):
        return None
    turn.message = replace(turn.message, choice=None, text=turn.say(f"intake.whose.{choice}"))
    return _told_whose(turn)


def _told_whose(turn: Turn) -> Reply | None:
    """A yes asks who consents for the child; a no goes on with what was told as one's own, which is the message then."""
    talk, text = turn.talk, turn.message.text
    relation = str(talk.answers[_WHOSE])
    talk.drop_answers(frozenset({_WHOSE}))
    told = turn.reach.unkept.take(talk.patient_id, turn.unit.now)
    if not _is_ones_own(text) and (says_yes(text) or persons.speaks_of_a_relative(text) or names_anybody(text)):
        return _turn_to(turn, relation, told)
    turn.message = replace(turn.message, text=told if _is_ones_own(text) else f"{told}\n{text}".strip())
    return None


def _is_ones_own(text: str) -> bool:
    return (
        refuses_in_a_word(text.partition(",")[0])
        or persons.is_for_the_writer(text)
        or guardian.IT_IS_ME.fullmatch(text.strip()) is not None
    )


_THEY_WILL = re.compile(
    rf"(?<![가-힣])(?:저|제가|나|내가|전)(?:가)?\s?(?:말고|아니고|아니라)(?:요)?,?\s(?:\S{{1,3}}\s)?(?:{persons.ANYBODY})"
    rf"|(?:{persons.ANYBODY})(?:이|가|께서)\s?(?:상담|수술|시술)?\S?\s?받(?:을|으실|아요|습니다)"
    rf"|(?:{persons.ANYBODY})\s?(?:거|것|꺼|상담)(?:이?에요|예요|입니다|인데|이라|이고)"
    rf"|(?:환자|(?:상담\s?)?받을\s?(?:사람|분))(?:분)?(?:은|는)\s.{{0,6}}(?:{persons.ANYBODY})"
)
"""Said at the end of a form, where a relative named otherwise is only part of the story: the patient is that one."""
_OF_A_CALL = re.compile(r"전화|통화|연락|문자|폰|톡")


def at_the_end(turn: Turn) -> Reply | None:
    """The same at the review, before anything else is changed by the words: "제 딸이 받을 거예요 초6이요 시간은 내일 4시요"."""
    return for_another(turn) if turn.talk.step == FORM.review and turn.message.choice is None else None


def for_another(turn: Turn) -> Reply | None:
    """Who turns out to write for somebody else ("저 말고 와이프요")."""
    text = turn.message.text.strip()
    is_late = turn.talk.step not in ("age", consent.STEP, "name", "phone")
    says_so = _THEY_WILL.search(text) is not None and _OF_A_CALL.search(text) is None
    instead = persons.who_instead(text) or (persons.for_whom_named(text) if is_late and says_so else "")
    is_told = says_so or any(
        one.search(text) for one in (persons.IS_THEIRS_ALONE, persons.ON_BEHALF, persons.NAMED_INSTEAD)
    )
    if is_late and (asks(text) or not is_told or names_a_thing_of_theirs(text)):
        return None  # Where anything may be told, "엄마가 받을 거예요" may be a story.
    if turn.talk.answers.get("whose") or not instead or minors.in_doubt(turn):
        return None
    reply = _turn_to(turn, instead, "")
    if is_late and (name := persons.name_of_another(text) or _name_in(text)):
        turn.talk.answers = {**turn.talk.answers, "name": name}
    return reply


_IN_PLACE_OF = re.compile(
    r"대신|대리|(?:거|것|꺼|건)(?:를|을|데)?\s(?:제가|내가)|상담이(?:에요|라|거든|고|니까)"
    r"|\b(?:for (?:my|him|her)|on behalf|whose)\b",
    re.IGNORECASE,
)


def asked_how(turn: Turn, consult: Flow) -> tuple[Flow, Act] | None:
    """What answers who asks how to apply for another, with no question open: whether one may, whose name and number, and who
    must agree. Where the words tell for whom it is, the consultation begins below it as it would have."""
    if not _asks_how(turn):
        return None
    if turn.talk.suspended_at is not None or not guardian.for_whom(turn):
        return information.FLOW, _tell_how

    def begin(t: Turn) -> Reply:
        begun = consult.start(t)
        return begun.before(t.bubble("for_another.how")) if len(begun.bubbles) < MOST_BUBBLES else begun

    return consult, begin


def how(turn: Turn) -> Reply | None:
    """The same beside an open question, which is asked for the other from here on where the words tell who that is."""
    text, whose = turn.message.text, turn.talk.answers.get("whose")
    if not (asked := _asks_how(turn)) or (whose and asked == "may"):
        return None
    named = persons.who_instead(text) or persons.for_whom(text) or booked_for(text)
    if named and turn.talk.answers.get("name") and is_one_more(text):
        return remind(turn).before(turn.bubble("beside.one_each", phone=turn.clinic.phone))  # One's own is nearly told.
    relation = named or (persons.named(text) if _IN_PLACE_OF.search(text) else "")
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


_MAY_I_CONSENT = re.compile(
    r"(?<![가-힣])(?:제가|내가|저|저는|나는|대신|대신에|대리로)\s(?:\S{1,5}\s){0,3}?(?:동의|눌러|누르|체크|클릭|서명|사인)\S{0,4}\s?(?:눌러|누르|해|하|드려|줘|주)?\S{0,3}\s?(?:[되돼](?:나|는\s?[거건겨지]|죠|지요?|요|여|남|는가|겠)|될까|될는지|될런지|괜찮|가능|맞[나는])"
    r"|\b(?:can|may|could|should) i (?:just )?(?:agree|consent|accept|press|sign|tick)\b",
    re.IGNORECASE,
)
_THEIR_LEAVE = re.compile(
    r"몰래|모르게|없이|허락|물어|(?:엄마|아빠|부모님?|보호자)\S{0,2}\s?(?:대신|말고)|\bwithout\b|\bpermission\b"
)
"""A child asks whether it goes without a parent, which is another question."""
_GROWN = re.compile(
    r"스물|스무|서른|마흔|대학|직장|군대|군인|고등|고[1-3](?!\d)|성인|어른|결혼|회사|\b(?:adult|grown|college)\b"
)


_CONSENTS = re.compile(r"동의\S?\s?(?:합니다|할게|할께|해|하|허)|\b(?:agree|consent)\b", re.IGNORECASE)
_INSTEAD_OF = re.compile(r"대신|\b(?:agree|consent) for (?:him|her|them)\b|동의해도\s?[되돼]", re.IGNORECASE)


def _consents_for(text: str) -> bool:
    """Whether somebody consents for a relative who is the patient: "조카가 초5인데 제가 동의할게요"."""
    if _CONSENTS.search(text) is None or consent.refuses(text):
        return False
    is_theirs = persons.is_wished_for(text) or _INSTEAD_OF.search(text) is not None
    return bool(persons.for_whom(text) or (is_theirs and persons.named(text)))


def may_consent(turn: Turn) -> Reply | None:
    """Who would consent for a relative, or asks whether they may, is told who must, and the consultation becomes that one's."""
    text, whose = turn.message.text, turn.talk.answers.get("whose")
    relation = persons.for_whom(text) or persons.named(text)
    is_said = _MAY_I_CONSENT.search(text) is not None or (not whose and _consents_for(text))
    if turn.message.choice is not None or not is_said or minors.in_doubt(turn):
        return None
    if whose or not relation or (relation == "parent" and _THEIR_LEAVE.search(text)):
        told = "only_guardian" if whose in guardian.GUARDED else "their_yes" if whose else ""
        return remind(turn).before(turn.bubble(f"beside.{told}", phone=turn.clinic.phone)) if told else None
    if is_a_child(text) and relation not in guardian.GUARDED:
        relation = "minor"  # "할머니고 손자가 아홉 살": whoever is named first.
    is_grown = (said_age(text) or 0) >= OF_AGE or _GROWN.search(text)
    if relation == "child" and is_grown and not is_a_child(text):
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
