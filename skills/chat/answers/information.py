"""What the clinic has published: hours, way, parking, posted prices, and its own answers to what people ask (H-4). A question
for a doctor is refused kindly (H-2); what nobody knows is said so, and can be left for staff with one press."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from skills.cases.answering import unanswered
from skills.chat.answers import policy, small_talk
from skills.chat.intake import filed
from skills.clinic.clinic import WEEKDAYS, Clinic, Question
from skills.clinic.days import asks_of_an_hour, day_asked_for
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import Bubble, Call, Card, Choice, Lang, Reply, Row, Table
from skills.fields.reading import patterns as re
from skills.fields.secrets import mask_secrets
from skills.fields.treatments import treatments_in
from skills.texts import say
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent
from skills.understanding.questions import asks, asks_if_open
from storage.characters import folded

TOPICS = ("hours", "way", "parking", "prices", "phone")
ABOUT = {
    "hours": "진료시간|영업|휴무|휴진|몇시|토요일|일요일|주말|공휴일|점심시간|오픈|hours|open|close",
    "way": "위치|어디(?:예|에있|야|인)|주소|오시는길|가는길|address|location|directions|whereare",
    "parking": "주차|발렛|발레|parking",
    "prices": "가격|비용|얼마(?!나(?!하|해))|금액|견적|price|cost|howmuch",
    "phone": "전화번호|대표번호|연락처|phonenumber",
}
_ABOUT = {topic: re.compile(words) for topic, words in ABOUT.items()}
LONGEST = 300  # Characters of a question that is left for staff.


class Reads(Protocol):
    """Who reads what the clinic has published: a patient in a turn, or staff before they keep it."""

    @property
    def clinic(self) -> Clinic:
        """Whose it is."""

    @property
    def lang(self) -> Lang:
        """The language it is read in."""

    @property
    def today(self) -> date:
        """The day on which it is read."""

    def say(self, key: str, **fields: object) -> str:
        """A sentence of the catalogues in that language."""


@dataclass(frozen=True, slots=True)
class Preview:
    """Staff, who read it as a patient of this language would today."""

    clinic: Clinic
    lang: Lang
    today: date

    def say(self, key: str, **fields: object) -> str:
        """A sentence of the catalogues in that language."""
        return say(key, self.lang, **fields)


def shown(clinic: Clinic, lang: Lang, today: date, name: str) -> Bubble:
    """The bubble of this topic, as the chat would show it today."""
    return _TOPICS[name](Preview(clinic, lang, today))


def tell(turn: Turn) -> Reply:
    """The topic that was pressed, or that the words name; what they ask else is not known."""
    if turn.message.choice in TOPICS:
        return topic(turn, str(turn.message.choice))
    if turn.message.choice is not None:
        return topic(turn, "hours")
    said = folded(turn.message.text)
    named = next((name for name, words in _ABOUT.items() if words.search(said)), None)
    text = turn.message.text
    if named is None and (asks_if_open(text) or day_asked_for(text, turn.today) is not None):
        named = "hours"
    return topic(turn, named) if named else not_known(turn)


def answer(key: str) -> Act:
    """What answers the question that was found (`known.meant`)."""
    family, _, name = key.partition(".")
    if family == "policy":
        return lambda turn: policy.answer(turn, name)
    if family == "talk":
        return lambda turn: small_talk.answer(turn, name)
    if key.startswith("q:"):
        return lambda turn: own(turn, turn.clinic.questions[int(key[2:])])
    return lambda turn: topic(turn, key)


_ON_THE_WAY = re.compile(
    r"길(?:을|도|이)?\s?(?:잘|치|찾|헤매|몰|모르)|길치|지하철|전철|버스|택시|ktx|srt|기차|열차|공항|비행기|운전|출구|환승|정류장|네비|내비|간판|건물|골목|주차|발렛"
    r"|(?:차|자차|자가용)(?:를|로|을)\s?(?:가지|몰고|타고|끌고|가|갈|몰)|역(?:에서|까지|이|은|으로)\s|(?:동네|초행|처음\s?가)|내려야|갈아타|걸어서|도보|지방에서|주소|위치"
    r"|\b(?:directions?|exit|subway|metro|bus|taxi|train|airport|drive|driving|station|parking|address|lost|get there)\b",
    re.IGNORECASE,
)


_OF_A_STORY = re.compile(
    r"흉터|자국|상처|다[치친쳐쳤]|수술|시술|성형|고민|콤플렉스|스트레스|쳐다|신경\s?쓰|아프|아파|처[지진져졌]|주름|[빼없]\s?(?:고|앨|애)|(?<![가-힣])(?:눈|코|입)(?=[이가을은도끝밑\s])|얼굴|볼살|턱|이마|피부|가슴|뱃살|허벅|종아리|팔뚝|손등|"
    r"\b(?:scars?|hurt|skin|eyes?|nose|face|chin|lips?|surgery|filler|botox|wrinkles?)\b",
    re.IGNORECASE,
)
"""What it is about is told with it: that is no question for the way alone."""
_FROM_THE_PROVINCES = re.compile(r"(?<![가-힣])지방(?=에서|에\s|이라|사람|러)")


def asks_the_way(turn: Turn) -> bool:
    """Whether the words ask how to come, whatever reason stands before it, and tell nothing of the body."""
    text = turn.message.text
    if _ON_THE_WAY.search(text) is None or not asks(text):
        return False
    named = treatments_in(_FROM_THE_PROVINCES.sub(" ", text), turn.clinic.treatments)
    return not (named or _OF_A_STORY.search(text))


def keeps_the_story(turn: Turn, *, tells: bool) -> bool:
    """Whether what stands beside a question is kept: what `tells` what it is about, and no reason why the way is asked."""
    is_both = _ON_THE_WAY.search(turn.message.text) is not None and _OF_A_STORY.search(turn.message.text) is not None
    return is_both or (tells and not asks_the_way(turn))


def topic(turn: Turn, name: str) -> Reply:
    """One of the published topics; hours of a day when a day is named."""
    bubble = _TOPICS[name](turn) if name != "hours" else _hours(turn, filed.hours_line(turn))
    if name == "hours" and (day := day_asked_for(turn.message.text, turn.today)) is not None:
        bubble = _day(turn, day)
    others = tuple(turn.choice(other, f"info.{other}") for other in TOPICS if other not in (name, "phone"))
    return turn.reply(bubble, choices=(*others, *_further(turn)), skill="info", step=name)


def own(turn: Turn, question: Question) -> Reply:
    """The clinic's own answer under the topic that it answers, so that a wrong guess shows."""
    card = Card(question.topic.in_(turn.lang), question.answer.in_(turn.lang), (_call(turn),))
    return turn.reply(card, choices=_further(turn), skill="info", step="question")


def offered(turn: Turn) -> Reply:
    """The treatment that was asked for belongs to what the clinic does; what suits whom is for a doctor to say."""
    named = treatments_in(turn.message.text, turn.clinic.treatments)
    names = ", ".join(one.name.in_(turn.lang) for one in turn.clinic.treatments if one.word in named)
    card = Card(turn.say("info.offered.title"), turn.say("info.offered", treatments=names), (_call(turn),))
    return turn.reply(card, choices=_further(turn), skill="info", step="offered")


def not_known(turn: Turn) -> Reply:
    """Nothing is guessed: the ways to somebody who knows, and one press that leaves the question for staff. It is counted.
    Whether somebody is there at an hour is told from the hours."""
    if asks_of_an_hour(turn.message.text):
        return topic(turn, "hours")
    unanswered.note(turn.unit)
    title = turn.say("info.unknown.title")
    if turn.talk.suspended_at is not None:  # Nothing is left for staff who may not read it.
        card = Card(title, turn.say("info.unknown.call"), (_call(turn),))
    else:
        card = Card(title, turn.say("info.unknown"), (_call(turn), _leave_it(turn)))
    return turn.reply(card, choices=_further(turn), skill="info", step="unknown")


def _leave_it(turn: Turn) -> Choice:
    """The press says the question itself, so that it reaches staff, but only where words may be kept: the reply is
    kept, and with it what its presses say (C-3)."""
    press, words = turn.choice("ask_staff"), mask_secrets(turn.message.text.strip()).text
    if Purpose.HEALTH not in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id) or len(words) > LONGEST:
        return press
    return Choice(press.word, press.label, words)


def _further(turn: Turn) -> tuple[Choice, ...]:
    if turn.talk.suspended_at is not None:
        return turn.choices("lift", "menu")
    return turn.choices(*(("resume", "cancel") if turn.talk.flow else ("consult", "person", "menu")))


def _call(turn: Reads) -> Call:
    return Call(turn.say("handoff.call"), turn.clinic.phone)


def _hours(turn: Reads, now: str = "") -> Bubble:
    week = turn.clinic.week
    rows = []
    for index, day in enumerate(WEEKDAYS):
        span = getattr(week, day) or turn.say("info.closed_day")
        rows.append(Row(turn.say(f"weekday.{index}"), span))
    lines = [
        turn.say("info.lunch", lunch=week.lunch) if week.lunch else "",
        turn.say("info.holidays") if week.closed_on_holidays else "",
        now,
    ]
    return Table(turn.say("info.hours"), tuple(rows), text="\n".join(line for line in lines if line))


def _day(turn: Turn, day: date) -> Bubble:
    """Whether the clinic is open on this day, and from when to when, from its week, its holidays and its closed days."""
    spans, named = (
        turn.clinic.hours.spans_on(day),
        turn.say("info.day", month=day.month, day=day.day, weekday=turn.say(f"weekday.{day.weekday()}")),
    )
    if not spans:
        return Card(turn.say("info.hours"), turn.say("info.day.closed", day=named))
    text = turn.say("info.day.open", day=named, opens=f"{spans[0][0]:%H:%M}", closes=f"{spans[-1][1]:%H:%M}")
    if len(spans) > 1:
        text += "\n" + turn.say("info.lunch", lunch=turn.clinic.week.lunch)
    return Card(turn.say("info.hours"), text)


def _way(turn: Reads) -> Bubble:
    text = f"{turn.clinic.address.in_(turn.lang)}\n{turn.clinic.way.in_(turn.lang)}"
    return Card(turn.say("info.way"), text, (_call(turn),))


def _parking(turn: Reads) -> Bubble:
    return Card(turn.say("info.parking"), turn.clinic.parking.in_(turn.lang))


def _prices(turn: Reads) -> Bubble:
    """Prices come only from the posted list, with its date (H-4)."""
    posted = [price for price in turn.clinic.prices if price.holds_on(turn.today)]
    if not posted:
        return Card(turn.say("info.prices"), turn.say("info.prices.none"), (_call(turn),))
    rows = tuple(Row(price.item.in_(turn.lang), price.won) for price in posted)
    newest = max(price.posted_on for price in posted)
    return Table(turn.say("info.prices"), rows, text=turn.say("info.prices.posted_on", day=newest.isoformat()))


def _phone(turn: Reads) -> Bubble:
    return Card(turn.say("info.phone"), turn.clinic.phone, (_call(turn),))


def _clinic(turn: Reads) -> Bubble:
    return Card(turn.clinic.name.in_(turn.lang), turn.clinic.address.in_(turn.lang), (_call(turn),))


_TOPICS = {"clinic": _clinic, "hours": _hours, "way": _way, "parking": _parking, "prices": _prices, "phone": _phone}


def once_filed(turn: Turn) -> Reply:
    """What happens once a case is filed."""
    turn.intent = Intent.INFO
    words = ("resume", "cancel") if turn.talk.flow else ("consult", "person", "menu")
    told = turn.bubble("info.once_filed", hours=filed.hours_line(turn))
    return turn.reply(told, choices=turn.choices(*words), skill="info", step="once_filed")


def free_of_charge(turn: Turn) -> Reply:
    """What one asks of one's data costs nothing."""
    words = turn.choices("requests", "rights", "menu")
    return turn.reply(turn.bubble("rights.free"), choices=words, skill="rights", step="requests")


def still_answered(turn: Turn) -> Reply:
    """Answers and appointments reach whoever gets no ads."""
    words = turn.choices("status", "consult", "menu")
    return turn.reply(turn.bubble("rights.ads_off.rest"), choices=words, skill="info", step="asked_ads_off")


def not_fixed(turn: Turn) -> Reply:
    """A time that was told for a visit is not fixed yet."""
    told = turn.bubble("visits.not_fixed", phone=turn.clinic.phone)
    return turn.reply(told, choices=turn.choices("person", "menu"), skill="visits", step="contact")


def medical(turn: Turn) -> Reply:
    """A question that needs a doctor's judgement is refused kindly and handed to a person (H-2); who tells of something that
    has to be looked at is also told whom to call."""
    words = ("resume", "cancel") if turn.talk.flow else ("consult", "person", "menu")
    text = turn.say("medical.symptom" if turn.danger == "staff" else "medical.refusal", phone=turn.clinic.phone)
    return turn.reply(
        Card(turn.say("medical.title"), text, (_call(turn),)),
        choices=turn.choices(*dict.fromkeys(("person", *words))),
        skill="info",
        step="medical",
    )


FLOW = Flow(
    "info",
    tell,
    presses={"info": tell, **dict.fromkeys(TOPICS, tell)},
    intents={Intent.INFO: tell, Intent.MEDICAL: medical},
    while_suspended=True,
)
