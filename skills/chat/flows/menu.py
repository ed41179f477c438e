"""The menu and the greeting, and leaving an open form."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.cases import consultations, photos
from skills.chat import consent
from skills.clinic.clinic import Clinic
from skills.conversation import Call, Card, Reply
from skills.fields import Invalid
from skills.fields.agreement import goes_on, parse_agreement, says_yes
from skills.fields.reading import patterns as re
from skills.texts import posted, say
from skills.turn import KEPT, Flow, Turn
from skills.understanding import Intent
from skills.understanding.learned.moves import SURE, does
from skills.understanding.naming import names_the_body
from skills.understanding.questions import asks
from skills.understanding.spelling import spell
from skills.understanding.talk.steps import stops_or_goes_on
from skills.understanding.undone import CANCEL, DELETE, STOP, is_undone
from storage.characters import folded

NAME, LEAVING = "menu", "leave"
LEAVE = (
    "그만",
    "그만하",
    "그만둘",
    "그만둬",
    "지우고그만",
    "지워",
    "지울",
    "삭제",
    "취소",
    "중단",
    "종료",
    "나갈",
    "stop",
    "quit",
    "leave",
    "cancel",
    "erase",
    "delete",
)
GO_ON = (
    "계속",
    "이어서",
    "계속진행",
    "상담계속",
    "상담이어서",
    "계속상담",
    "go on",
    "goon",
    "continue",
    "resume",
    "keepgoing",
    "carryon",
)
WORDS = ("consult", "status", "info", "person", "rights")

_LETS_GO = re.compile(
    r"(?:지우|지워|삭제|없애|그만)\S{0,5}\s?(?:되|돼|됩|괜찮|상관\s?없)|^(?:적은|쓴|남긴|입력한)\s?(?:거|것|내용)\S{0,2}\s?(?:다\s|전부\s)?(?:삭제|지워|없애)"
    r"|^(?:네|예|넵|응|ㅇㅇ)[\s,.!]{1,3}(?:(?!만\s)[^?]){0,16}?(?:지우|지워|삭제|없애|파기)(?:해\s?)?\s?(?:주세|주시|주십|줘|주면)"
    r"|\b(?:you can|go ahead and) (?:delete|erase)\b",
    re.IGNORECASE,
)
"""Who lets the answers be deleted: "예 지우셔도 됩니다"."""


_SHORT = 60  # Letters of who says to be back.
_COMES_BACK = re.compile(
    r"^(?P<first>[^\d?]{0,24}?[요다어음고서][\s,.!~]{1,3}|[^\d?]{0,10}?[,.!]\s|(?:네|자|아|이제|그럼|저)\s)?"
    r"(?:(?:(?:아까|좀\s?전에?|전에|이전에?)\s)?(?:(?:하던|쓰던|적던|하다\s?만)\s)?(?:상담|신청|문의|작성)\S{0,2}\s|(?:아까|하던|쓰던|적던|아까\s하던|아까\s쓰던|하다\s?만)\s(?:거|것|걸|데|데서|데부터)\S{0,2}\s)"
    r"(?:(?:다시|마저|이어서?|계속(?:해서)?)\s?){1,2}(?:(?:진행|작성)\s?)?(?:할|갈|이어|해|하|합|쓸|적을)\S{0,6}(?:\s?[갈할]\S{1,3})?[\s.!~ㅎㅋ^]*"
    r"|^(?:(?:아|네|음|그럼|그러면|그냥|걍|일단|다시)[\s,.]{1,2}){0,4}(?:계속|마저|이어서)\s?(?:쓸|적을|할|작성할|진행할|해\s?볼|써\s?볼|하겠|쓰겠)[게께래어습]?\S{0,3}[\s.!~]*$"
    r"|^(?P<then>[a-z' ]{0,24}[,.!]\s?(?:and |so )?)?(?:(?:ok(?:ay)?|so|now|please|yes)[\s,.]+){0,2}(?:(?:let'?s|let me|can (?:i|we)(?: please)?|i(?:'d like| want|'ll| will)(?: to)?) )?"
    r"(?:continue|resume|go on|carry on|keep going|pick up)(?: with| from)?(?: (?:the|my|this|our))?(?: (?:consultation|request|form|chat|application|where (?:we|i) (?:left off|stopped|were)))(?: please| now)?[\s.!?]*",
    re.IGNORECASE,
)
"""Who is back and takes up what was being done, be it behind a word of where they were."""


def show(turn: Turn) -> Reply:
    """Who speaks (A-1), what can be done, and that a person is one press away (A-2)."""
    words = welcome(turn.clinic, turn.lang) if turn.talk.is_new else turn.say("menu.again")
    title = turn.posted("menu.title", clinic=turn.clinic.name.in_(turn.lang))
    card = Card(title, words, (turn.choice("consult"),))
    choices = turn.choices(*WORDS)
    if turn.talk.flow:
        choices = (turn.choice("resume"), turn.choice("cancel"), *choices)
    return turn.reply(card, choices=choices, skill="menu", step="menu")


def welcome(clinic: Clinic, lang: str) -> str:
    """The first words to somebody new: the clinic's own greeting or the usual one, then always who speaks."""
    hello = clinic.greeting.in_(lang) if clinic.greeting else say("menu.hello", lang)
    return posted("menu.welcome", lang, (("hello", hello), ("clinic", clinic.name.in_(lang))))


def not_understood(turn: Turn) -> Reply:
    """Ask rather than guess; the second time in a row a person is offered first."""
    again = turn.bubble("menu.not_understood")
    if turn.talk.reply is not None and again.text.encode() in turn.talk.reply:
        return offer_a_person(turn)
    return turn.reply(turn.bubble("menu.not_understood"), choices=turn.choices(*WORDS), skill="menu", step="menu")


def offer_a_person(turn: Turn) -> Reply:
    """Where the assistant is at its end: a person, by a press or by telephone."""
    call = Call(turn.say("handoff.call"), turn.clinic.phone)
    card = Card(turn.say("menu.not_again.title"), turn.say("menu.not_again", phone=turn.clinic.phone), (call,))
    words = ("person", "resume", "cancel") if turn.talk.flow else ("person", "consult", "info", "menu")
    return turn.reply(card, choices=turn.choices(*words), skill="menu", step="menu")


def ask_to_leave(turn: Turn, *, again: bool = False) -> Reply:
    """Leaving is asked about in a step of its own, because the answers so far are destroyed with it."""
    talk = turn.talk
    if talk.flow not in (KEPT, NAME):
        return _nothing_to_lose(turn)
    turn.open_form(NAME, LEAVING)
    asked = turn.bubble("menu.leave.again" if again else "menu.leave.ask")
    return turn.reply(asked, choices=turn.choices("cancel", "resume"))


def suspended(turn: Turn) -> Reply:
    """That the patient has stopped the use of their data, and the press that lets it go on (R-6)."""
    may = turn.choices("lift", "rights", "menu")
    return turn.reply(turn.bubble("menu.suspended"), choices=may, skill="rights", step="suspended")


def _nothing_to_lose(turn: Turn) -> Reply:
    """Leave a question that keeps nothing; an intake under it stays."""
    was_open = turn.talk.flow is not None
    turn.talk.leave_flow()
    if turn.talk.suspended_at is not None and not was_open:  # Neither denied nor called off: nobody may use it.
        return suspended(turn)
    case = None if was_open else consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is not None:  # What was filed is not denied, and not undone by a guess.
        filed = turn.bubble("menu.case_stays", number=consultations.show_number(case.number))
        may = turn.choices("call_off", "person", "rights", "status", "menu")
        return turn.reply(filed, choices=may, skill=NAME, step="case_stays")
    told = turn.bubble("menu.left_question" if was_open else "menu.nothing_open")
    words = ("resume", "cancel") if turn.talk.flow else WORDS
    return turn.reply(told, choices=turn.choices(*words), skill=NAME, step=NAME)


def press_to_leave(turn: Turn) -> Reply:
    """The press to stop: once it has been said what is destroyed, or where nothing is, it leaves at once."""
    if turn.talk.flow == KEPT and turn.talk.answers.keys() - {"age"}:
        return ask_to_leave(turn)
    return leave(turn)


def wants_to_leave(turn: Turn) -> bool | None:
    """The answer to the question whether to leave; None for other words."""
    if turn.message.choice in ("yes", "no"):
        return turn.message.choice == "yes"
    if consent.only_heard(turn.message.text) or applies_anew(turn.message.text):
        return None
    if (said := stops_or_goes_on(turn.message.text)) is not None:
        return said
    if goes_on(turn.message.text, *GO_ON) or _keeps_it(turn.message.text):
        return False
    if _does_not_go_on(turn.message.text):
        return True
    try:
        return parse_agreement(turn.message.text, *LEAVE, instead=(*GO_ON, "그대로", "이대로"))
    except Invalid:
        return _likely_leaves(turn.message.text)


def _keeps_it(text: str) -> bool:
    """ "no wait, don't cancel": whatever stands beside it, nothing is deleted by it."""
    return not asks(text) and any(is_undone(text, act) for act in (CANCEL, DELETE, STOP))


_APPLIES_ANEW = re.compile(
    r"(?:네\s|그럼\s|그냥\s)?다시\s(?:상담\S?\s?)?(?:신청|접수)\S?\s?(?:하고\s?싶|할|하겠|하려|해\s?[주줘])\S{0,6}[\s.!~]*"
)
"""To apply once more may be to go on, or to begin anew: it is asked back."""


def _likely_leaves(text: str) -> bool | None:
    """The same by what the words do: a wish to go on costs nothing; to leave they must be sure, or let it be deleted."""
    if asks(text):
        return None
    if does(text, "resume", "no"):
        return False
    lets_go = _LETS_GO.search(text) is not None and not does(text, "dying")
    return True if lets_go or does(text, "leave", least=SURE) else None


def _does_not_go_on(text: str) -> bool:
    """ "계속 안 할래요"."""
    try:
        return any(word in folded(text) for word in GO_ON) and not parse_agreement(text, *GO_ON)
    except Invalid:
        return False


def applies_anew(text: str) -> bool:
    """Whether somebody who was asked about leaving says to apply once more, and not whether to begin anew."""
    return _APPLIES_ANEW.fullmatch(text.strip()) is not None


def about_leaving(turn: Turn) -> Reply:
    """Whether one can still stop or call it off was asked: nothing is stopped by the question."""
    turn.intent = Intent.INFO
    is_filed = turn.talk.flow is None and consultations.open_case(turn.unit, turn.talk.patient_id) is not None
    words = ("resume", "cancel") if turn.talk.flow else ("call_off" if is_filed else "consult", "person", "menu")
    told = turn.bubble("menu.leave.asked_filed" if is_filed else "menu.leave.asked")
    return turn.reply(told, choices=turn.choices(*words), skill="info", step="leaving")


def leave(turn: Turn) -> Reply:
    """Destroy the unfinished answers at once."""
    forget_answers(turn)
    return turn.reply(turn.bubble("menu.left"), choices=turn.choices(*WORDS), skill=NAME, step=NAME)


def wants_to_go_on(text: str) -> bool:
    """ "상담 계속할게요", "버스 탔어요 아까 상담 다시 할게요": back to the open question, and nothing else is told of it."""
    said = folded(text)
    if any(word in said for word in GO_ON) and says_yes(text, *GO_ON):
        return True
    back = _COMES_BACK.fullmatch(text.strip()) if len(text) <= _SHORT else None
    return back is not None and not names_the_body(spell(back["first"] or back["then"] or ""))


def forget_answers(turn: Turn) -> None:
    """Everything that was answered or sent for a case that was never filed."""
    photos.discard(turn.unit, turn.talk.patient_id)
    turn.reach.unkept.forget(turn.talk.patient_id)
    turn.talk.forget_forms()


FLOW = Flow(
    "menu",
    show,
    presses={"menu": show, "cancel": press_to_leave},
    intents={Intent.MENU: show, Intent.CANCEL: ask_to_leave},
    while_suspended=True,
)
