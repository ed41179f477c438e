"""The answers of a consultation: `ANSWERS` is the one list of them, and tells of each how it is read, shown, called and kept.

The questions of the intake stand in `skills/chat/intake/questions.py`; names, numbers and times are read by `skills/fields`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from skills.clinic.clinic import Clinic
from skills.fields import Invalid
from skills.fields.naming.names import parse_name
from skills.fields.phones import PhoneCode, is_the_same, parse_phone, show_phone
from skills.fields.reading import patterns as re
from skills.fields.refusing.left_out import (
    A_DAY_OF_MANY,
    A_DAY_OUT,
    A_WEEKDAY,
    BUT_NOT,
    LEFT_OUT,
    WEEK_NAMED,
    LeftOut,
    after_what_is_taken,
    several_left_out,
)
from skills.fields.refusing.marks import spelt_out
from skills.fields.refusing.no_wish import wish_in
from skills.fields.secrets import mask_secrets
from skills.fields.timing.changing import parse_instead
from skills.fields.timing.days import left_out
from skills.fields.timing.hours import in_seoul
from skills.fields.timing.times import WhenCode, parse_when
from skills.fields.timing.wishes import When, show_when, with_words
from skills.fields.treatments import named, treatments_in
from skills.fields.unsuited import Unsuited, is_elsewhere, put_positively, tells_only, unsuited, without_the_old
from skills.texts import say
from storage.characters import folded

MAX_DETAILS = 2000
MAX_TREATMENT = 100
MAX_CALLED = 20  # Characters of free words in a case's name.


_TIME_WORDS = re.compile(
    r"(?>[\d:~.\s]|오늘|내일|모레|글피|평일|주말|이번|다음|담|주|[월화수목금토일]요일|[월화수목금토일]욜|오전|오후|아침|점심|저녁|밤|낮|시|분|반|쯤|경|정도"
    r"|이후|이전|에서|부터|까지|사이|아무|때나|언제[든던]지?|언제나|이?요|에|으?로|해\s?줘요?|해\s?주세요|해\s?주실\s?수\s?있나요|부탁(?:해요|드려요|드립니다)|이?\s?(?:좋|괜찮)(?:아요|겠어요|습니다|겠소|겠네요?|겠다|소)|가능해요|중|안|내|면|월|일|달|초|말|중순|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열){1,24}+"
    r"|(?>[\d:\s,.-]|[ap]\.?m\.?|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?s?|today|tomorrow|next|this|week(?:day|end)?s?"
    r"|(?:morning|afternoon|evening|noon)s?|any\s?time|at|on|in|the|after|before|around|from|to|or|please|(?:would\s)?(?:be|works?|is)(?:\s(?:good|fine|ok|best))?"
    r"|for me|i'd like|how about|as soon as (?:you can|possible)|asap){1,24}+",
    re.IGNORECASE,
)
"""A time that stands alone: "오후만 되면 부어요" is none."""


_BARE_HOURS = re.compile(
    r"(?:^|(?<=, )|(?<=tomorrow )|(?<=today )|(?<=day ))(\d{1,2}) ?(?:to|till|until|-) ?(\d{1,2})"
    r"(?=,? (?:on (?!the)|every|tomorrow|today|this|next|week|please|(?:mon|tues|wednes|thurs|fri|satur|sun)day))",
    re.IGNORECASE,
)  # "3 to 5 tomorrow"
_JOINED_HOUR = re.compile(r"(오전|오후|아침|저녁|낮|밤)(?=(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두)\s?시)")


_AT_THIS_HOUR = re.compile(r"(?:딱\s)?이맘\s?때(?:쯤)?|이\s시간(?:쯤|대|때)?(?=에|요|이요|[\s.]|$)")
_RATHER = re.compile(
    r"(?P<old>.{1,24}[시반분일욜전후침녁말주md])(?:에|쯤|로)?[\s,.]{1,3}"
    r"(?:아니(?:다|요|야|라|고)?|아이(?:다|라|고)|아참|앗|no|sorry|i mean|actually)[\s,.!]{1,3}"
    r"(?P<new>.{1,30})",
    re.IGNORECASE,
)
"""A time and the one that is meant: "내일 2시 아니 3시요"."""
_AROUND = re.compile(
    r"^(?:(?:그럼|그러면|네|음|아|저는?|그냥)[\s,]{1,2}){1,2}|\s(?:쯤\s|정도\s)?(?:에\s)?(?:전화|연락|통화)(?:로|를)?\s?"
    r"(?:해요|해|줘요?|주세요|주십시오|주쇼|주이소|바랍니다|바라요|부탁\S{0,5}|받을게요|가능\S{0,4}|돼요|됩니다)$"
)
"""Words around a time that say that one would be called then."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What reading an answer needs to know about today."""

    now: datetime
    clinic: Clinic


def read_treatment(text: str, scene: Scene) -> dict[str, str]:
    """A treatment of the clinic by its name, as its word; by another name or in a sentence also in the patient's words;
    anything else, and several, as free words."""
    treatments = scene.clinic.treatments
    listed = treatments_in(text, treatments)
    word = named(text, treatments) or (listed[0] if len(listed) == 1 else None)
    words = _kept_words(text, "intake.treatment.empty", MAX_TREATMENT)
    return listed_treatment(word, words, scene.clinic) if word else {"words": words}


def listed_treatment(word: str, words: str, clinic: Clinic) -> dict[str, str]:
    """A treatment of the list, with what the patient called it when that is not its own name."""
    known = clinic.treatment(word)
    own = (folded(known.name.ko), folded(known.name.en)) if known else ()
    return {"word": word} if folded(words) in own else {"word": word, "words": words}


def read_details(text: str, _scene: Scene) -> str:
    """What it is about, in free words."""
    return _kept_words(text, "intake.details.empty", MAX_DETAILS)


def with_more(answers: Mapping[str, Any], words: str, scene: Scene, step: str = "details") -> dict[str, Any]:
    """The answers with these words below what was told before; `Invalid` where there are too many."""
    told = "\n".join(filter(None, (answers.get(step), words.strip())))
    return {**answers, step: read_details(told, scene)}


def _kept_words(text: str, empty: str, most: int) -> str:
    """Free words as they may be kept: resident and card numbers masked before anything is stored (C-3)."""
    words = mask_secrets(text.strip()).text
    if not any(c.isalnum() for c in words):
        raise Invalid(empty)
    if len(words) > most:
        raise Invalid("intake.too_long", {"most": str(most)})
    return words


_OF_DATA = re.compile(r"(?:안에|이내|까지|뒤에?|후에?)\s(?:\S{1,3}\s)?(?:지[우워울]|삭제|파기)")
"""By when data is to be gone is no time to be called: "5일 안에 꼭 지워 주세요"."""


def read_when(text: str, scene: Scene) -> dict[str, Any]:
    """A wish for a time; "오후네시" without a blank is read as with one, and what is put right in one breath counts alone."""
    if _OF_DATA.search(text):
        raise Invalid(WhenCode.NOT_UNDERSTOOD)
    text = _BARE_HOURS.sub(r"from \1 to \2", spelt_out(text).strip())
    text = _AT_THIS_HOUR.sub(_hour_of(scene.now), _JOINED_HOUR.sub(r"\1 ", text))
    if is_elsewhere(text):
        return _as_said(text, scene)
    if (several := several_left_out(text)) is not None:
        return _beside_several(text, several, scene)
    text = _wished_in(after_what_is_taken(text))
    if (beside := unsuited(text)) is not None:
        return _beside(beside, read_when(beside.rest, scene))
    if (left_out := BUT_NOT.match(text.strip())) is not None:
        with suppress(Invalid):
            week, rest = WEEK_NAMED.match(left_out[0]), text.strip()[left_out.end() :]
            wish = read_when(f"{week[0]} {rest}" if week and A_WEEKDAY.match(rest) else rest, scene)
            if wish["on"] or not A_DAY_OF_MANY.search(left_out[0]):
                return wish
            return with_words(When.from_data(wish), left_out[0].strip(" ,")).to_data()
    if (out := LEFT_OUT.search(text)) is not None:
        with suppress(Invalid):
            wish = read_when(f"{text[: out.start()]} {text[out.end() :]}", scene)
            if wish["kind"] != "anytime":
                is_settled = wish["on"] and not (wish.get("to") or wish.get("days"))
                return wish if is_settled else with_words(When.from_data(wish), out[0].strip(" ,")).to_data()
    if (said := _RATHER.match(text.strip())) is not None:
        with suppress(Invalid):
            return read_when_instead(said["new"], read_when(said["old"], scene), scene)
    return parse_when(text, now=scene.now, hours=scene.clinic.hours, any_day=True).to_data()


def _beside_several(text: str, out: LeftOut, scene: Scene) -> dict[str, Any]:
    """The wish beside several times that do not suit, with those where they say more than it."""
    if out.is_all:
        return When("anytime", said=mask_secrets(text.strip()).text).to_data()
    wish = read_when(out.rest, scene)
    is_one_day = wish["on"] and not (wish.get("to") or wish.get("days"))
    is_settled = bool(is_one_day) if out.is_of_days else wish["kind"] != "anytime" and not wish["on"]
    return wish if is_settled else with_words(When.from_data(wish), out.said).to_data()


def _beside(out: Unsuited, wish: dict[str, Any]) -> dict[str, Any]:
    """The wish, with what does not suit where that says more than it."""
    if out.is_of_a_clause:
        is_settled = (A_DAY_OUT.search(out.said) is not None) is bool(wish["on"] or wish["days"])
    else:
        is_settled = not out.is_behind and (A_DAY_OF_MANY.search(out.said) is not None) is bool(wish["on"])
    if (wish["kind"] == "datetime" and not out.is_of_a_clause) or (wish["kind"] != "anytime" and is_settled):
        return wish
    return with_words(When.from_data(wish), out.said).to_data()


def is_the_clinics(number: str | None, scene: Scene) -> bool:
    """Whether it is the clinic's own number, which nobody is reached at."""
    return is_the_same(number, scene.clinic.phone)


def read_phone(text: str, scene: Scene) -> str:
    """The number at which the patient is reached, which is not the clinic's own."""
    number = parse_phone(text)
    if is_the_clinics(number, scene):
        raise Invalid(PhoneCode.CLINICS)
    return number


def _wished_in(text: str) -> str:
    """The words with what is wished in place of what is not ("5시 전엔 못 받아요"); `Invalid` where something is only told."""
    wish = wish_in(text)
    if tells_only(text) or (text.strip() and not wish.strip()):
        raise Invalid(WhenCode.NOT_UNDERSTOOD)
    return put_positively(wish)


def _as_said(text: str, scene: Scene) -> dict[str, Any]:
    """A time of another part of the world, in the patient's own words: who calls reckons it."""
    parse_when(text, now=scene.now, hours=scene.clinic.hours, any_day=True)
    return When("anytime", said=mask_secrets(text.strip()).text).to_data()


def _hour_of(now: datetime) -> str:
    hour = in_seoul(now).hour
    return f" {'오전' if hour < 12 else '오후'} {hour % 12 or 12}시 "


def read_time_alone(text: str, scene: Scene) -> dict[str, Any] | None:
    """A wish for a time in words that say nothing else ("내일 오전"); None for all others."""
    words = _AROUND.sub("", text.strip(" .,!~"))
    if not _TIME_WORDS.fullmatch(words):
        return None
    with suppress(Invalid):
        return read_when(words, scene)
    return None


def time_instead(text: str, scene: Scene) -> dict[str, Any] | None:
    """The wish behind what does not suit ("금요일은 회식이라 토요일 오전에요"); None where none is told so."""
    out = left_out(text)
    rest = text.partition(out)[2] if out else ""
    return read_when(text, scene) if rest and read_time_alone(rest, scene) is not None else None


def read_when_instead(text: str, old: Mapping[str, Any], scene: Scene) -> dict[str, Any]:
    """A wish that takes the place of another one: what it does not name is kept of that."""
    if is_elsewhere(text):
        return _as_said(text, scene)
    text = _wished_in(without_the_old(spelt_out(text)))
    if (beside := unsuited(text)) is not None and beside.rest:
        with suppress(Invalid):
            return _beside(beside, read_when_instead(beside.rest, old, scene))
    return parse_instead(text, When.from_data(old), now=scene.now, hours=scene.clinic.hours).to_data()


def show_whose(value: Any, lang: str) -> str:
    """For whom the consultation is: the relation, and the name where it was given."""
    relation, name = value if isinstance(value, list) else (value, "")
    return say(f"summary.whose.{relation}", lang, name=name).strip()


def case_name(number: str, answers: Mapping[str, Any], clinic: Clinic, lang: str) -> str:
    """What a case is called to its patient: number, what it is about, and for whom."""
    part = answers.get("treatment") or {}
    known = clinic.treatment(part.get("word", ""))
    about = known.name.in_(lang) if known else str(part.get("words", ""))[:MAX_CALLED]
    whose = show_whose(answers["whose"], lang) if answers.get("whose") else say("case.self", lang)
    return say("case.name", lang, number=number, parts=f"({', '.join(filter(None, (about, whose)))})")


def show_treatment(value: dict[str, Any], clinic: Clinic, lang: str) -> str:
    """리프팅, or 리프팅 (덴서티) when the patient named it otherwise, or only the patient's words."""
    known, words = clinic.treatment(value.get("word", "")), str(value.get("words", ""))
    if known is None:
        return words
    return f"{known.name.in_(lang)} ({words})" if words else known.name.in_(lang)


def show_noted(text: str, clinic: Clinic, lang: str, at: datetime) -> str:
    """What the chat itself noted in a patient's line ("[원하는 시간] …"), in the language of who reads it; all other words are
    the patient's, and stand as they are. A time that cannot be read again exactly stays as it was noted."""
    if text in _NOTED:
        key, wish = _NOTED[text]
        return say(key, lang, wish=say(wish, lang)) if wish else say(key, lang)
    if counted := WITHHELD.fullmatch(text):
        return say("case.withheld", lang, count=int(counted[1]))
    if not text.startswith(_TIME):
        return text
    shown = text.removeprefix(_TIME)
    with suppress(Invalid):
        when = parse_when(shown, now=at, hours=clinic.hours, any_day=True)
        shown = show_when(when, lang) if show_when(when, "ko") == shown else shown
    return say("case.time", lang, when=shown)


_TIME = say("case.time", "ko", when="")
_WISHES = tuple(f"case.visit.{wish}" for wish in ("show", "move", "cancel", "late"))
_NOTED = {say("case.visit", "ko", wish=say(wish, "ko")): ("case.visit", wish) for wish in _WISHES} | {
    say(key, lang): (key, "") for key in ("case.called_off", "case.by_chat") for lang in ("ko", "en")
}
WITHHELD = re.compile(re.escape(say("case.withheld", "ko", count=0)).replace("0", r"(\d+)"))


def _words(value: Any, _clinic: Clinic, _lang: str) -> str:
    return str(value)


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is to know of one answer: the review, corrections, "my data", the desk and the withdrawal of the health
    consent all go by it.

    `show(value, clinic, lang)` puts it into words. `read` takes it out of typed words: a JSON value, or `Invalid`; None for
    what is only pressed. `called` is what patients call it when they ask to change it (folded letters); what has no such
    name is not offered for a change. Name and phone are kept with the patient, everything else with the case. What rests on
    the health consent is named by `storage.retention.health_data.ANSWERS`.
    """

    step: str
    show: Callable[[Any, Clinic, str], str] = _words
    read: Callable[[str, Scene], Any] | None = None
    called: tuple[str, ...] = ()
    of_patient: bool = False


ANSWERS: Mapping[str, Answer] = {
    one.step: one
    for one in (
        Answer("whose", lambda value, _clinic, lang: show_whose(value, lang)),
        Answer("name", read=lambda text, _scene: parse_name(text), called=("이름", "성함", "name"), of_patient=True),
        Answer(
            "phone",
            lambda value, _clinic, _lang: show_phone(value),
            read_phone,
            ("번호", "연락처", "전번", "phone", "number"),
            of_patient=True,
        ),
        Answer("channel", lambda value, _clinic, lang: say(f"summary.channel.{value}", lang)),
        Answer("treatment", show_treatment, read_treatment, ("부위", "시술", "about", "topic")),
        Answer("details", read=read_details, called=("내용", "details")),
        Answer("photos", lambda _value, _clinic, _lang: "", called=("사진", "photo")),
        Answer(
            "when",
            lambda value, _clinic, lang: show_when(When.from_data(value), lang),
            read_when,
            ("시간", "시각", "날짜", "time", "when"),
        ),
    )
}
"""In the order in which they are shown. Photos are an answer that is sent, and counted instead of shown."""

READERS: Mapping[str, Callable[[str, Scene], Any]] = {one.step: one.read for one in ANSWERS.values() if one.read}
OF_PATIENT = tuple(one.step for one in ANSWERS.values() if one.of_patient)
OF_CASE = tuple(one.step for one in ANSWERS.values() if not one.of_patient)
CORRECTED_ON_CASE = tuple(step for step in OF_CASE if step in READERS)  # By the officer, who types other words.


def show_answer(step: str, value: Any, clinic: Clinic, lang: str) -> str:
    """An answer as people read it; empty when there is none."""
    return ANSWERS[step].show(value, clinic, lang) if value else ""
