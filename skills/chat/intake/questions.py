"""The intake's questions as data, and how each answer is read. What an answer sets off stands in `intake.py`.

Pure: a reader takes the message and today's scene, and gives a JSON value or raises `Invalid` with the sentence that helps.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from skills.cases import answers
from skills.cases.answers import Scene
from skills.chat import consent
from skills.conversation import Answers, Field, Form, Message
from skills.fields import Doubtful, Invalid
from skills.fields.age.asked import beside_age, parse_age
from skills.fields.agreement import refuses_in_a_word, says_yes
from skills.fields.passing import is_of_age
from skills.fields.phones import PhoneCode
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.fields.refusing import no_wish, of_life
from skills.fields.refusing.marks import spelt_out
from skills.fields.refusing.signs import is_thumb
from skills.fields.refusing.told_times import told_beside
from skills.fields.secrets import mask_secrets
from skills.fields.timing.changing import EACH_ITS_OWN, ROUGHLY, says_busy
from skills.fields.timing.day_values import WEEKDAYS
from skills.fields.timing.hours import today_in_seoul
from skills.fields.timing.times import WhenCode
from skills.fields.timing.wishes import When, show_when
from skills.fields.treatments import treatments_in
from skills.fields.unsuited import is_from_a_day_on, put_positively, unsuited, without_the_reason
from skills.understanding.learned.moves import SURE, does
from skills.understanding.naming import asks_of_data, is_a_remark, names_the_body
from skills.understanding.questions import asks_beside_a_time, behind_instead
from skills.understanding.readings.only_told import denies_a_number
from skills.understanding.readings.ways import spares_a_time
from skills.understanding.spelling import spell
from storage.characters import folded

NAME = "consult"
PICKERS = ("sys.plugin.datetime", "sys.plugin.date", "sys.plugin.time")
ENTITIES = ("sys.date",)  # Kakao took them out of the words, which are read first.
TAIL = re.compile(r"(?:\s?쪽)?(?:이에요|예요|입니다|이요|요)[.!~]{0,5}$")
SHORT_PART = 60  # Letters of what it is about that stand as its title; the details hold all of it.
PART_ALONE = 4  # Letters: "눈이요" is asked about further, "코 재수술이요" is not.
_NO_MORE = re.compile(
    r"(?:아니[요오]?,?\s?)?(?:(?:궁금한|물어볼|할|적을|쓸)\s?(?:건|거는|것은|게|말은?|점은)\s?)?(?:(?:더|딱히|별로|따로)\s?(?:이상)?(?:은|는)?\s?){0,2}"
    r"(?:없어요|없습니다|없음|없네요|없는데요|[그이]게\s?(?:다예요|전부예요|다입니다|끝이에요)|괜찮아요|됐어요|(?<=딱히)요)[.!~\s]*"
    r"|(?:no,?\s?)?(?:nothing(?:\s(?:else|more))?|that(?:'s|\sis)\sall|that(?:'s|\sis)\sit)(?:,?\sthanks?(?:\syou)?)?[.!\s]*",
    re.IGNORECASE,
)
"""There is nothing (more) to tell."""
_ANSWERS_NOTHING = re.compile(
    r"(?:아니[요오]?|아뇨|아녜요|없어요?|없습니다|없음|음+|글쎄요?|글쎄|그냥요?|no(?:pe|thing)?|none|um+|hmm+)[\s.!~…ㅠㅜ]*",
    re.IGNORECASE,
)
"""Neither a part nor that it is not known yet."""
_OF_A_TIME = re.compile(
    r"(?:(?<![가-힣])[월화수목금토일]{2,6}|오늘|내일|모레|글피|\d일|이번\s?주|다음\s?주|연휴|휴가|점심)\S{0,3}?\s?(?:\S{1,5}\s)?(?:빼고|빼면|제외|말고|아니면|외에|피해)|(?:방학|연휴|휴가|시험)\S{0,3}\s?(?:때|중|동안|끝|지나|이후)|안에.{0,6}(?:평일|주말|아무)|아무\s?(?:평일|주말)|(?:[월화수목금토일](?:요일|욜)|평일|주말|오전|오후|아침|점심|저녁|\d\s?시|되는\s?시간|비는\s?시간).{0,20}"
    r"(?:아무|안에|중에|빼고|제외|말고|아니면|외에|피해|이후|까지|빼면|그\s?(?:뒤|후|전|다음)|가능|돼요|됩니다|되는|좋|괜찮|맞출|맞춰|주세요)"
    r"|\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun)days?\b|\bweek(?:day|end)s?\b|\b(?:morning|afternoon|evening)s?\b",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"(?:시|일|욜|후|전|반|침|녁)(?:이?나|하고|랑)(?=\s|[월화수목금토일])|(?:이후|부터|까지)\S{0,3}\s(?:\S{1,6}\s)?(?:오전|오후|아침|저녁|점심|밤|\d{1,2}\s?시)|"
    rf"{EACH_ITS_OWN.pattern}|"
    r"또는|혹은|아니면|안에.{0,6}(?:평일|주말|아무)|\bor\b|\buntil\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\?|(?<!때)나요|까요|가요|죠\s*$")
_OF_A_CALL = re.compile(
    r"걸어\s?(?:주|줘|줄)|전화|연락|통화|문자|톡|시에|\d\s?시|가능|[되돼될]|괜찮|편하|편한|좋|주세요|줘|부탁|아무|이후|이전|까지|부터|요일|내일|모레|다음|이번|말고|빼고|\b(?:call|time|ok|fine|free|after|before|anytime|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"말고|빼고|빼면|제외|외에|이후|이전|까지|그\s?(?:뒤|후|전|다음)|\bexcept\b|\bbut\b|\bother than\b", re.IGNORECASE
)
WEEK = timedelta(days=7)
_NAMES_A_WEEK = re.compile(
    r"이번|다음|담\s?주|차주|내주|오늘|\d\s?일|매주|마다|\b(?:this|next|every|today)\b", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"(?<![가-힣])[월화수목금토일](?:요일|욜)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE
)
_SAYS_WHICH = 14  # Letters of an answer to whether today or next week is meant.
TIMES = ("anytime", "morning", "afternoon", "evening")


def read_age(message: Message, scene: Scene) -> bool:
    """The answer to the question for the age. True for fourteen and over."""
    if message.choice in ("yes", "no"):
        return message.choice == "yes"
    try:
        return not parse_age(message.text, today_in_seoul(scene.now)).is_under_14
    except Invalid:
        if is_of_age(message.text) or is_thumb(message.text):
            return True
        raise


def _read_agreement(message: Message, _scene: Scene) -> bool:
    return consent.read(message)


def _read_treatment(message: Message, scene: Scene) -> dict[str, str]:
    """A treatment that was pressed, or typed."""
    if message.choice and scene.clinic.treatment(message.choice):
        return {"word": message.choice}
    if says_yes(message.text) or _ANSWERS_NOTHING.fullmatch(message.text.strip()):
        raise Invalid("intake.treatment.empty")
    rather = treatments_in(behind_instead(message.text), scene.clinic.treatments)  # "코 아니고 눈 상담이요"
    if len(rather) == 1:
        return {"word": rather[0]}
    told = answers.read_treatment(TAIL.sub("", message.text.strip())[:SHORT_PART], scene)
    text = message.text.strip()
    is_told = _ANSWERS_NOTHING.fullmatch(text) or _NO_MORE.fullmatch(text) or message.photos
    if (
        "word" not in told
        and not is_told
        and (is_a_remark(text, message.understood) or asks_of_data(text, message.understood))
    ):
        raise Doubtful("intake.treatment.doubtful", told)
    return told


def agrees_of_age(message: Message, scene: Scene) -> bool:
    """Whether the answer to the question for the age gives the health consent as well: the press that says both, or a whole
    sentence that names an age of fourteen or over and agrees, and says nothing else."""
    if message.choice is not None:
        return message.choice == "agree"
    said = beside_age(message.text)
    if said == message.text or not consent.agrees(said):
        return False
    with suppress(Invalid):
        return read_age(message, scene)
    return False


def is_a_part_alone(text: str) -> bool:
    """Whether the words name a part and ask nothing about it."""
    return len(folded(TAIL.sub("", text.strip()))) <= PART_ALONE


def has_no_more(text: str) -> bool:
    """Whether somebody says that there is nothing (more) to tell."""
    return _NO_MORE.fullmatch(text.strip()) is not None


def _read_details(message: Message, scene: Scene) -> str:
    nothing = message.choice == "skip" or has_no_more(message.text)
    nothing = nothing or refuses_in_a_word(message.text) or says_yes(message.text, "접수", "신청")
    return "" if nothing else answers.read_details(message.text, scene)


def _typed(step: str) -> Callable[[Message, Scene], Any]:
    """The reader of a question that is answered by typing alone."""
    return lambda message, scene: answers.READERS[step](message.text, scene)


def _read_phone(message: Message, scene: Scene) -> Any:
    """The number; one that is said to be old, or none of theirs, is asked for anew."""
    if denies_a_number(message.text):
        raise Invalid(PhoneCode.NO_DIGITS)
    return answers.READERS["phone"](message.text, scene)


@once
def tells_of_the_body(text: str) -> bool:
    """Whether words that may name a time tell of the body and ask for no call: "아침마다 코피가 나요"."""
    return names_the_body(spell(text)) and _OF_A_CALL.search(text) is None


def tells_when_not(text: str, scene: Scene) -> bool:
    """Whether a time is told only to say that nobody may call then ("오후에 수업 있어요"); "오후 빼고요" is a wish, and so is
    "금요일은 회식이라 토요일이요"."""
    told = told_beside(text)
    if told.is_taken and not told.wish:
        return True
    text = without_the_reason(spelt_out(told.wish))
    positive = put_positively(text)
    if positive != text or unsuited(positive) is not None:
        with suppress(Invalid):
            return not answers.read_when(text, scene)
        return True
    if answers.read_time_alone(text, scene) is not None or EACH_ITS_OWN.search(text):
        return False  # "in the morning"
    is_told = does(text, "not_then") or spares_a_time(text)
    return is_told and not (_EXCEPT.search(text) or answers.time_instead(text, scene) or is_from_a_day_on(text))


def read_wish(message: Message, scene: Scene) -> dict[str, Any]:
    """The wish for a time: the press, what was picked, or the words; "바로" in a question about something else is none."""
    if message.choice in TIMES:
        part: Any = message.choice
        return (When("anytime") if part == "anytime" else When("part", part=part)).to_data()
    if not message.choice:
        message = replace(message, text=of_life.as_clock(_without_what_is_no_wish(message.text)))
    said = [words for words in (_picked(message, PICKERS), message.text, _picked(message, ENTITIES)) if words]
    if not message.choice and message.text and says_yes(message.text):
        raise Doubtful("intake.any_time", When("anytime").to_data())  # Yes to what? It is asked back.
    if not message.choice and (
        tells_of_the_body(message.text) or says_busy(message.text) or no_wish.is_none(message.text)
    ):
        raise Invalid(WhenCode.NOT_UNDERSTOOD)
    try:
        found = _first_read(said or _texts(message), scene)
    except Invalid as problem:
        if message.choice:
            raise
        return _without_a_time(message.text, problem, scene)
    if found["kind"] == "anytime" and not found.get("said") and asks_beside_a_time(message.text):
        raise Invalid(WhenCode.NOT_UNDERSTOOD)
    if not message.choice and (today := _today_instead(message.text, found, scene)) is not None:
        raise Doubtful("intake.today_or_next", today)
    return found


def _without_a_time(text: str, problem: Invalid, scene: Scene) -> dict[str, Any]:
    """What words say that are no time we know: a wish in words of its own, any time, or what is asked back."""
    if _is_a_wish_of_its_own(text, problem):
        return When("anytime", said=mask_secrets(text.strip()).text).to_data()
    if problem.code != WhenCode.NOT_UNDERSTOOD:
        raise problem
    if hour := of_life.hour_alone(text):  # "3": perhaps the third of something.
        doubt = Doubtful("intake.at_hour", answers.read_when(hour, scene))
        wish = replace(When.from_data(doubt.reading), closed=False)
        doubt.params = {f"hour_{lang}": show_when(wish, lang) for lang in ("ko", "en")}
        raise doubt
    if does(text, "anytime", least=SURE):
        return When("anytime").to_data()
    raise problem


@once
def _without_what_is_no_wish(text: str) -> str:
    """The words without what the writer does then; `Invalid` where that is all of them, or something is asked of the time."""
    rest = no_wish.wish_in(text)
    if no_wish.is_asked(text) or (text and not rest):
        raise Invalid(WhenCode.NOT_UNDERSTOOD)
    return rest


def _today_instead(text: str, found: dict[str, Any], scene: Scene) -> dict[str, Any] | None:
    """The same wish for today, where the name of today's weekday was read as the next one's ("월요일 오전", on a Monday) and it
    can still be today; None where nothing is open."""
    today = today_in_seoul(scene.now)
    named = (
        day[0]
        for day in _WEEKDAY.finditer(text)
        if day[0].lower().startswith((WEEKDAYS[today.weekday()], f"{today:%a}".lower()))
    )
    name = next(named, "")
    if When.from_data(found).on != today + WEEK or not name or _NAMES_A_WEEK.search(text):
        return None
    with suppress(Invalid):
        wish = When.from_data(answers.read_when(text.replace(name, "today" if text.isascii() else "오늘"), scene))
        return None if wish.closed or wish.on != today else wish.to_data()
    return None


def this_or_next(text: str, today: dict[str, Any], scene: Scene) -> dict[str, Any] | None:
    """Which of both was meant, today's wish or the one a week later; None where the words do not say."""
    wish = When.from_data(today)
    if wish.on != today_in_seoul(scene.now) or len(folded(text)) > _SAYS_WHICH:
        return None
    if re.search(r"오늘|이번|today|this", text, re.IGNORECASE):
        return today
    if not (re.search(r"다음|담\s?주|next", text, re.IGNORECASE) or refuses_in_a_word(text)):
        return None
    starts, ends = (at + WEEK if at else None for at in (wish.starts_at, wish.ends_at))
    return replace(wish, on=wish.on + WEEK, starts_at=starts, ends_at=ends).to_data()


def _is_a_wish_of_its_own(text: str, problem: Invalid) -> bool:
    """Whether words that are no time we know still say when ("월요일만 빼고요"): they are kept as they were said."""
    wanted = _EITHER if problem.code == WhenCode.TWO_TIMES else _OF_A_TIME
    if problem.code == WhenCode.TOO_FAR:
        return ROUGHLY.search(text) is not None
    tells = problem.code in (WhenCode.NOT_UNDERSTOOD, WhenCode.TWO_TIMES) and wanted.search(text) is not None
    return tells and len(folded(text)) <= SHORT_PART and not _ASKED.search(text)


def _first_read(said: list[str], scene: Scene) -> dict[str, Any]:
    """The first of these that is a time. The one that is complained about is the first too: it is what the patient did."""
    try:
        return answers.read_when(said[0] if said else "", scene)
    except Invalid:
        for words in said[1:]:
            with suppress(Invalid):
                return answers.read_when(words, scene)
        raise


def _picked(message: Message, names: tuple[str, ...]) -> str:
    """What a picker or an entity gave, as the text that `parse_when` reads; empty when nothing was picked."""
    given = [value for name in names if isinstance(value := message.values.get(name), dict)]
    if any("value" in value for value in given):
        # A date and a time that were picked one by one are one moment.
        return "T".join(str(value["value"]) for value in given[:2] if "value" in value)
    return json.dumps(given[0]) if given else ""


def _texts(message: Message) -> list[str]:
    """Where nothing was said, the texts of parameters: a picker may tell its day in words alone."""
    return [value for value in message.values.values() if isinstance(value, str)]


def with_health(answers: Answers) -> bool:
    return answers.get("health_consent") is True


def by_phone(answers: Answers) -> bool:
    """Whether the patient is to be called; who wants the answer in the chat is asked for no number and no time. What they
    tell of these all the same stays."""
    return answers.get("channel") != "chat"


FORM = Form(
    NAME,
    (
        Field("age", read_age),
        Field("health_consent", _read_agreement),
        Field("name", _typed("name"), takes_any_words=True),
        Field("phone", _read_phone, asked=lambda answers: by_phone(answers) or "phone" in answers),
        Field("treatment", _read_treatment, asked=with_health, takes_any_words=True),
        Field("details", _read_details, asked=with_health, takes_any_words=True),
        Field("when", read_wish, asked=lambda answers: by_phone(answers) or "when" in answers),
    ),
)
