"""Where words and presses lead: the tables of all flows, and what a typed sentence means beside an open question."""

from __future__ import annotations

from dataclasses import replace

from skills.cases.answers import Scene, read_time_alone
from skills.chat import consent
from skills.chat.answers import kept, known, of_rights
from skills.chat.changes import behind
from skills.chat.changes import parts as parts_of_it
from skills.chat.flows import menu
from skills.chat.rights import guessed, others, parts, pictures, wishes, withdrawal
from skills.chat.rights.rights import ask_suspend
from skills.chat.table import FLOWS
from skills.fields.age.asked import beside_age
from skills.fields.agreement import refuses, says_yes
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.reading.dialects import in_standard
from skills.fields.timing.changing import names_no_wish
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent, Understood, understand, undone
from skills.understanding.afterwards import follow_up
from skills.understanding.intents import RIGHTS
from skills.understanding.questions import (
    asks,
    asks_if_open,
    asks_whether_to_stop,
    behind_instead,
    goes_ahead,
    is_a_plain_question,
    stops_something_else,
    wants_health_deleted,
    wants_photos_deleted,
    wants_to_stop,
)
from skills.understanding.readings.parts import only_words_in, part_in, wants_only_some_deleted
from skills.understanding.readings.persons import wishes_no_person
from skills.understanding.readings.photos import are_to_go, spares_the_photos
from skills.understanding.readings.taken_out import takes_out_the_time
from skills.understanding.readings.ways import wants_only_a_call
from skills.understanding.talk.anothers_past import asks_of_anothers_past
from skills.understanding.talk.clauses import corrections
from skills.understanding.talk.steps import FIRST_TIME, beside_a_command
from skills.understanding.undone import behind_what_was_done, is_undone

_GUARDIAN_IS_HERE = re.compile(
    r"(?:네\s|지금\s)?(?:저희\s|우리\s)?(?:엄마|아빠|어머니|아버지|부모님|보호자)(?:가|께서|도|이)?\s?(?:지금\s)?(?:옆에|여기|같이|함께)\s?"
    r"(?:계세요|있어요|계셔요|계십니다|있음|있습니다|계심)[\s.!~]*"
    r"|(?:(?:she|he|my (?:mom|mum|dad|mother|father))(?:'s| is) (?:here|next to me|with me)[\s,.!]*)?"
    r"(?:(?:and )?(?:this|it) is (?:his |her |the |my )?(?:mom|mum|dad|mother|father)[\s.!]*)?",
    re.IGNORECASE,
)
_TO_THEIR_OWN = re.compile(
    r"(?:보호자|엄마|아빠|어머니|아버지|부모님?|남편|아내|가족|친구)(?:한테|께|에게|이?랑|하고|와)\s?(?:\S{1,4}\s)?(?:물어|여쭤|얘기|말|상의|의논)"
)
"""Whom somebody asks who is no one of the clinic."""
_TO_A_PERSON = re.compile(
    r"연결|^(?:좀\s)?바[꿔꾸]|(?<=[람원사자장님구한])(?:으?로|좀|\s){0,3}바[꿔꾸]|통화|전화|연락|얘기|이야기|대화|말하|말씀|말\s?좀|불러|부르|나와|사람|상담원|상담사|담당자|person|human|someone|somebody|talk|speak|agent|call|staff",
    re.IGNORECASE,
)
_WANTS_ONE = re.compile(
    r"(?<![가-힣])(?:사람|상담원|상담사|직원|담당자|실장님?)(?:을|으로|한테|이랑|님|분)?\s?(?:좀\s|한번\s|빨리\s){0,2}(?:바꿔|연결해?|불러)\s?(?:주세요|줘요?|주실래요|주시겠어요|주십시오)[\s.!~ㅠㅜ]*$"
)
"""A person is asked for at the end, whatever is told before it: "글을 잘 못 써서 그런데 사람 좀 바꿔줘요"."""
_POLITELY = re.compile(
    r"주[세시실십면]|줘|부탁|어떻게\s?(?:끊|꺼|막|차단|거부)|(?:보내|하|끊)(?:라(?:고|니까)|지\s?마)|말라(?:고|니까)"
    r"|\b(?:please|can you|could you|would you)\b",
    re.IGNORECASE,
)
_CAME_BY_AN_AD = re.compile(
    r"(?:광고|홍보|배너)(?:를|을|글)?\s?(?:보고(?!\s?싶)|보구|봤는데|통해|에서\s?(?:보|봤))"
    r"|\b(?:saw|seen|from|through) (?:your|the|an?|this) ads?\b",
    re.IGNORECASE,
)
_PERHAPS_NOT_ADS = re.compile(
    r"(?:광고|홍보|문자|소식|알림)\S{0,2}\s(?:\S{1,5}\s)?(?!\S{0,5}(?:가능|괜찮|되|시)(?:하|으)?(?:면|시면))\S{1,6}면\s(?:그만|끊|거부|차단|안\s)|(?<![시으])면\s?(?:좀\s)?(?:서운|섭섭|아쉬|슬프|싫)|시면\s?(?:좀\s)?(?:서운|섭섭|아쉬|슬프|안\s?[돼되]|싫)"
    r"|고민|생각\s?(?:중|해\s?볼|해\s?보)|망설|(?:[다딴]른|타)\s?(?:병원|의원|업체|회사|데|곳)|보라고|고\s?나면\s|끝나면\s|나중에|오게\s?(?:\S{1,4}\s)?(?:해\s?)?(?:주실|줄)\s?수\s?있"
)
"""Ads that may stop some day, that are another's, or whose end would be a pity: it is asked whether they are to stop."""
_CALL_ME = re.compile(
    r"\b(?:i(?:'d| would)? (?:rather|prefer|like|love|want|need|wish)|can i|could i|may i|let me"
    r"|is there (?:any|some)(?:one|body)(?: there)?(?: who| that)?(?: i can)?)(?: to)?(?: please| just| rather)?"
    r" (?:talk|speak|chat)\b(?: (?!about|korean|english\b(?! with))\w+){0,4}?"
    r" (?:on the phone|by phone|over the phone|someone|somebody|a (?:person|human)|staff|in english)\b|"
    r"\b(?:need|want|get|give) (?:me )?(?:a |an )?(?:human|real person|live person|actual person)\b|"
    r"^(?:please |can you |could you |would you )?(?:call|ring|phone) me"
    r"(?: back| when| at| later| please| asap| today| tomorrow| sometime|[.!?\s]*$)",
    re.IGNORECASE,
)
SURE = 0.7  # From here on a typed sentence may lead out of a question that takes any words.
SHORT = 40  # Characters: longer words to an open question are an answer, whatever they mention.
BY_NAME: dict[str, Flow] = {flow.name: flow for flow in FLOWS}
BY_PRESS: dict[str, tuple[Flow, Act]] = {word: (flow, act) for flow in FLOWS for word, act in flow.presses.items()}
BY_INTENT: dict[Intent, tuple[Flow, Act]] = {i: (flow, act) for flow in FLOWS for i, act in flow.intents.items()}
BY_SKILL = {name: name for name in ("menu", "status", "handoff", "rights", "policy")}
"""Which flow an address opens when the words say nothing else; consult and fallback are handled by their own rules."""

ACTS = {
    Intent.CANCEL: undone.CANCEL,
    Intent.CORRECT: undone.CHANGE,
    Intent.DELETE: undone.DELETE,
    Intent.SUSPEND: undone.SUSPEND,
    Intent.ADS_OFF: undone.STOP,
    Intent.WITHDRAW: undone.WITHDRAW,
    Intent.PERSON: undone.PERSON,
    Intent.CONSULT: undone.APPLY,
}
"""How the act of an intent is called, of which it can be said that it is not meant."""
UNSURE = 0.3  # How likely such words mean anything.
UNDOING = frozenset({Intent.CANCEL, Intent.DELETE, Intent.SUSPEND, Intent.WITHDRAW})
WAYS_OUT = RIGHTS | {Intent.CANCEL, Intent.PERSON, Intent.EMERGENCY, Intent.MENU}
"""Intents that lead out of a question that would take the words as its answer."""


def understanding_of(turn: Turn) -> Understood:
    """What the words mean in a talk: most rules of a turn ask."""
    read = turn.message.understood
    if read is None:
        raise ValueError("the message was not read before the unit of work was opened")
    return turn.once("understood", turn.message.text, lambda text: _in_a_talk(read, text))


def _in_a_talk(understood: Understood, text: str) -> Understood:
    if understood.danger is not None:
        is_over = follow_up(text) == "better"  # "괜찮은 것 같아요"
        return replace(understood, intent=Intent.OTHER, press="", danger=None) if is_over else understood
    if undone.denies_having_asked(text) or undone.is_hearsay(text) or wishes.asked_if_done(text):
        return replace(understood, intent=Intent.OTHER, press="", score=min(understood.score, UNSURE))
    if understood.intent is Intent.DELETE and takes_out_the_time(text):
        return replace(understood, intent=Intent.OTHER, press="")
    if others.is_somebody_elses(text):
        return replace(understood, intent=Intent.ACCESS, press="proxy")
    if understood.intent is Intent.ACCESS and not understood.press and wishes.wants_a_change(text):
        return replace(understood, intent=Intent.CORRECT)
    is_to_nobody = asks(text) and not _TO_A_PERSON.search(text)  # "그 실장님 아직 계세요?"
    if understood.intent is Intent.PERSON and (is_to_nobody or _TO_THEIR_OWN.search(text) or wishes_no_person(text)):
        return replace(understood, intent=Intent.OTHER, press="")
    if _asks_for_somebody(understood, text):
        return replace(understood, intent=Intent.PERSON, press="", score=max(understood.score, SURE))
    act = ACTS.get(understood.intent)
    if act is not None and is_undone(text, act):
        return replace(understood, intent=Intent.OTHER, press="", score=min(understood.score, UNSURE))
    if understood.intent is Intent.ADS_OFF:
        return _as_sure_of_ads(understood, text)
    return _as_it_is_meant(understood, text)


def _asks_for_somebody(understood: Understood, text: str) -> bool:
    is_free = understood.intent in (Intent.STATUS, Intent.OTHER, Intent.MENU, Intent.INFO)
    if is_free and _CALL_ME.search(text) and not wishes_no_person(text):
        return True
    is_asked = understood.danger is None and _WANTS_ONE.search(in_standard(text)) is not None
    return is_asked and not is_undone(text, undone.PERSON)


def _as_it_is_meant(understood: Understood, text: str) -> Understood:
    """What is put in the place of what is called off, and what goes ahead or stops without saying so."""
    if understood.intent is Intent.CANCEL and (behind := behind_what_was_done(text, undone.CANCEL)) is not None:
        return _in_a_talk(understand(behind), behind)  # "취소했었는데 다시 할게요"
    if understood.intent in UNDOING and (rather := behind_instead(text)):
        return _in_a_talk(understand(rather), rather)  # "취소 말고 확인이요"
    if understood.intent is Intent.CANCEL and (stops_something_else(text) or names_no_wish(text)):
        return replace(understood, intent=Intent.OTHER, press="", score=min(understood.score, UNSURE))
    if understood.intent is Intent.CANCEL and goes_ahead(text):
        return replace(understood, intent=Intent.CONSULT, press="")  # "그냥 코만 할게요"
    if understood.intent is Intent.OTHER and wants_to_stop(text, "visit_cancel"):
        return replace(understood, intent=Intent.CANCEL, press="")  # "취소하고 싶은데"
    if understood.intent in (Intent.CONSULT, Intent.OTHER, Intent.ACCESS) and asks_if_open(text):
        # "토요일에도 상담 받을 수 있나요?"
        return replace(understood, intent=Intent.INFO, press="hours")
    if understood.intent is Intent.CONSULT and refuses(text):
        return replace(understood, intent=Intent.CANCEL, press="")  # "아 그럼 걍 안할래요"
    return understood


def _as_sure_of_ads(understood: Understood, text: str) -> Understood:
    """Who came by an ad stops none; who stopped them before and is still sent some is asked whether to stop them again."""
    if _CAME_BY_AN_AD.search(text):
        return replace(understood, intent=Intent.OTHER, press="", score=min(understood.score, UNSURE))
    if _PERHAPS_NOT_ADS.search(text) or (asks(text) and not _POLITELY.search(text)):  # "광고 왜 안 보내요?" stops none.
        return replace(understood, press="", in_so_many_words=False)
    behind = behind_what_was_done(text, undone.STOP)
    again = behind is not None and understand(behind).intent is Intent.ADS_OFF
    return replace(understood, press="", in_so_many_words=False) if behind is not None and not again else understood


def meaning(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """Where the words lead: to the press that they stand for, to an answer that is known, or to what their intent opens."""
    return (
        wishes.about_erasing(turn, understood)
        or only_a_part(turn)
        or pressed(turn, understood)
        or only_asks(turn, understood)
        or known.meant(turn, understood)
        or guessed.opened_by(understood, BY_INTENT)
        or _by_its_question(turn, understood)
        or known.not_known(turn, understood)
    )


def _by_its_question(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """The answer to the question behind a story that nobody understands as a whole."""
    *_, last = pieces(turn.message.text, None) or [""]  # "I'm driving from Suwon, can I park there?"
    if understood.intent is not Intent.OTHER or last == turn.message.text or not asks(last):
        return None
    asked = understand(last)
    if asked.intent is not Intent.INFO:
        return None
    flow, act = BY_INTENT[Intent.INFO]
    return flow, lambda t: act(replace(t, message=replace(t.message, text=last, understood=asked)))


def pressed(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """The press that the words stand for; a question about starting again ("정지 언제 풀려요?") starts nothing by itself."""
    text = turn.message.text
    if understood.press == "lift" and undone.is_not_now(text, undone.GO_ON):
        return BY_NAME["menu"], menu.suspended if turn.talk.suspended_at is not None else menu.show
    if understood.press == "lift" and turn.talk.suspended_at is not None and asks(turn.message.text):
        return BY_NAME["rights"], ask_suspend
    return BY_PRESS.get(understood.press)


def only_a_part(turn: Turn) -> tuple[Flow, Act] | None:
    """Only the photos, the name or the number is deleted where only that is meant; health data goes with its consent."""
    if is_undone(turn.message.text, undone.DELETE):
        return None  # "이름 지우지 마세요"
    if others.is_somebody_elses(turn.message.text) and not turn.talk.unfinished.get("whose"):
        return BY_NAME["rights"], others.ask  # "남편 번호 지워 주세요"
    if wants_only_some_deleted(turn.message.text):
        return BY_NAME["rights"], parts.tell_which
    if _photos_are_to_go(turn.message.text) or pictures.means_the_last(turn):
        return BY_NAME["rights"], pictures.ask
    if part_in(turn.message.text):
        return BY_NAME["rights"], parts.ask
    if only_words_in(turn.message.text):
        return BY_NAME["rights"], withdrawal.only_words
    return _only_health(turn)


def _photos_are_to_go(text: str) -> bool:
    if spares_the_photos(text):
        return False
    return wants_photos_deleted(text) or are_to_go(text)


def names_a_right(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """A right over one's own data in so many words, or one over a part of it; those are heard whoever holds the talk."""
    return wishes.first(turn) or only_a_part(turn) or kept.meant(turn) or wishes.plain(turn, understood)


def beside_the_form(turn: Turn) -> tuple[Flow, Act] | None:
    """What no question of the intake takes as its answer."""
    return (
        wishes.asked_if_done(turn.message.text)
        or wishes.first(turn)
        or only_asks(turn, understanding_of(turn))
        or _only_health(turn)
        or _agreed_by_mistake(turn)
        or _anothers_past(turn)
        or of_rights.meant(turn)
    )


_BY_MISTAKE = re.compile(
    r"동의\S{0,2}\s?(?:\S{1,3}\s)?(?:잘못|실수로|모르고)\s?(?:눌|했|한|하)|동의(?:를|는)?\s?(?:안\s?했|한\s?(?:적|기억)\S?\s?없)|(?:잘못|실수로|모르고)\s?동의"
    r"|\b(?:agreed|consented) by (?:mistake|accident)\b|\b(?:didn't|did not|never) (?:agree|consent)",
    re.IGNORECASE,
)


def _agreed_by_mistake(turn: Turn) -> tuple[Flow, Act] | None:
    """Who says not to have agreed, or by mistake, is asked at once whether to withdraw it."""
    is_said = turn.talk.answers.get(consent.STEP) and _BY_MISTAKE.search(turn.message.text)
    return (BY_NAME["rights"], withdrawal.ask) if is_said else None


def _anothers_past(turn: Turn) -> tuple[Flow, Act] | None:
    return (BY_NAME["rights"], others.ask) if asks_of_anothers_past(turn.message.text) else None


def _only_health(turn: Turn) -> tuple[Flow, Act] | None:
    return (BY_NAME["rights"], withdrawal.ask) if wants_health_deleted(turn.message.text) else None


def only_asks(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """Whether one could stop was asked, and nothing is to be stopped."""
    if understood.intent not in RIGHTS and asks_whether_to_stop(turn.message.text):
        return BY_NAME["menu"], menu.about_leaving
    return None


def leads_out(turn: Turn, flow: Flow, understood: Understood) -> bool:
    """At a question that takes any words a short, sure way out does: there the words would be taken as the answer."""
    intent, text = understood.intent, turn.message.text
    if turn.talk.step == "name" and found(text).alone:
        return False  # "임수정" wants nothing corrected.
    if says_yes(text):
        return False  # "yep do it"
    is_for_a_person = intent is Intent.PERSON and turn.talk.step in (*known.TELLING, "name", "phone")
    if is_for_a_person and (_is_a_time(turn) or wants_only_a_call(text)):
        return False  # "오늘 밤에 전화 주세요", "눈이요 전화 주세요"
    if turn.talk.step == "when" and known.names_a_time(turn) and not asks(text):
        return False  # "점심시간 지나서 걸어 주세요"
    if understood.score < SURE and not understood.press:
        return False
    if intent is Intent.INFO and turn.talk.step in known.TELLING and known.tells_too(turn):
        return False  # What is told counts, and what is asked is answered beside it.
    if intent is Intent.INFO and is_a_plain_question(turn.message.text):
        return turn.talk.step in flow.takes_any_words
    is_way_out = intent in WAYS_OUT or understood.press not in ("", turn.talk.step)
    is_way_out = is_way_out and not FIRST_TIME.search(text)
    return is_way_out and turn.talk.step in flow.takes_any_words and len(turn.message.text) <= SHORT


def _is_a_time(turn: Turn) -> bool:
    return read_time_alone(turn.message.text, _scene(turn)) is not None


def _scene(turn: Turn) -> Scene:
    return Scene(turn.unit.now, turn.clinic)


_AGREES_IN_HASTE = re.compile(
    r"(?:(?:네|예|넵|응)[\s,.!]{1,3})?(?:만\s?)?(?:\d{2}\s?[살세]?|(?:스물|서른|마흔|쉰|예순|일흔|여든)\S{0,4}?)(?:이?에요|예요|입니다|이?고요?|이?구요|이?요|살이에요)?[\s,.!]{1,3}"
    r"동의(?:도|는|를)?\s?(?:다\s|전부\s|모두\s)?(?:할게요?|할께요?|해요|합니다|하겠\S{2,3}|할래요|했어요)[\s,.!~]{0,3}(?:(?:빨리|얼른|어서)(?:요|\s?(?:좀|해\s?주세요|해줘요?|진행\S{0,6}))?)?[\s.!~]*"
)
"""An age, a yes to the consent, and haste, which is no danger: "마흔하나예요 동의도 할게요 빨리요"."""


def is_all_answer(turn: Turn) -> bool:
    """Whether every word is accounted for: an age and a yes to the consent, a time where one is asked for, a part that is left
    out, or that a parent is beside a child."""
    text = turn.message.text
    if (rest := beside_a_command(text)) != text and turn.talk.flow == "consult" and understand(rest).danger is None:
        return True
    parts = corrections(text) if turn.talk.step == "confirm" else []
    if len(parts) > 1 and not any(understand(one).danger for one in parts):
        return True
    if turn.talk.step in ("when", "confirm") and (
        _is_a_time(turn) or behind.is_a_time_with_a_number(text, _scene(turn))
    ):
        return True
    if turn.talk.flow == "consult" and parts_of_it.says_no_more(turn):
        return True
    if turn.talk.step in ("age", consent.STEP) and _AGREES_IN_HASTE.fullmatch(text.strip()):
        return True
    return _GUARDIAN_IS_HERE.fullmatch(text.strip()) is not None or consent.agrees(beside_age(text))
