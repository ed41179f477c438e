"""What the clinic has published: hours, way, parking, posted prices, the policy and the officer. Nothing medical (H-2, H-4)."""

from __future__ import annotations

from skills.chat.intake import filed
from skills.clinic.clinic import WEEKDAYS
from skills.conversation import Bubble, Call, Card, Link, Reply, Row, Table
from skills.turn import Flow, Turn
from skills.understanding import Intent

ABOUT = {
    "hours": (
        "시간",
        "몇시",
        "언제",
        "영업",
        "휴무",
        "휴진",
        "점심",
        "토요일",
        "일요일",
        "주말",
        "공휴일",
        "hour",
        "open",
        "close",
        "time",
    ),
    "way": ("위치", "어디", "주소", "오는", "가는", "역", "길", "where", "address", "location", "way", "direction"),
    "parking": ("주차", "parking", "park", "차가", "발렛", "발레"),
    "prices": ("가격", "비용", "얼마", "할인", "이벤트", "금액", "price", "cost", "much", "fee", "discount"),
    "phone": ("전화번호", "번호", "연락처", "phone", "number"),
}


def tell(turn: Turn) -> Reply:
    """What was asked about, or everything when it is not clear what."""
    said = "".join(turn.message.text.split()).casefold()
    word = turn.message.choice
    asked = [word] if word in ABOUT else [topic for topic, words in ABOUT.items() if any(w in said for w in words)]
    topic = asked[0] if asked else "hours"
    bubbles: tuple[Bubble, ...] = (_TOPICS[topic](turn),)
    others = tuple(turn.choice(t, f"info.{t}") for t in ABOUT if t not in (topic, "phone"))
    words = ("resume", "cancel") if turn.talk.flow else ("consult", "person", "menu")
    return turn.reply(*bubbles, choices=(*others, *turn.choices(*words)), skill="info", step=topic)


def _hours(turn: Turn) -> Bubble:
    week = turn.clinic.week
    rows = []
    for index, day in enumerate(WEEKDAYS):
        span = getattr(week, day) or turn.say("info.closed_day")
        rows.append(Row(turn.say(f"weekday.{index}"), span))
    lunch = turn.say("info.lunch", lunch=week.lunch) if week.lunch else ""
    return Table(turn.say("info.hours"), tuple(rows), text=f"{lunch}\n{filed.hours_line(turn)}".strip())


def _way(turn: Turn) -> Bubble:
    text = f"{turn.clinic.address.in_(turn.lang)}\n{turn.clinic.way.in_(turn.lang)}"
    return Card(turn.say("info.way"), text, (Call(turn.say("handoff.call"), turn.clinic.phone),))


def _parking(turn: Turn) -> Bubble:
    return Card(turn.say("info.parking"), turn.clinic.parking.in_(turn.lang))


def _prices(turn: Turn) -> Bubble:
    """Prices come only from the posted list, with its date (H-4)."""
    if not turn.clinic.prices:
        return Card(
            turn.say("info.prices"), turn.say("info.prices.none"), (Call(turn.say("handoff.call"), turn.clinic.phone),)
        )
    rows = tuple(Row(price.item.in_(turn.lang), price.won) for price in turn.clinic.prices)
    newest = max(price.posted_on for price in turn.clinic.prices)
    return Table(turn.say("info.prices"), rows, text=turn.say("info.prices.posted_on", day=newest.isoformat()))


def _phone(turn: Turn) -> Bubble:
    return Card(turn.say("info.phone"), turn.clinic.phone, (Call(turn.say("handoff.call"), turn.clinic.phone),))


_TOPICS = {"hours": _hours, "way": _way, "parking": _parking, "prices": _prices, "phone": _phone}


def policy(turn: Turn) -> Reply:
    """The policy in short, with its page and the officer (clause 9, 10)."""
    version = turn.clinic.policy_on(turn.today)
    days = turn.clinic.periods.closed_case_days
    text = turn.say("policy.summary", version=version.version, days=days)
    link = Link(turn.say("policy.link"), f"{turn.clinic.public_url}/privacy")
    card = Card(turn.say("policy.title"), text, (link,))
    return turn.reply(card, _officer_card(turn), choices=_further(turn), skill="policy", step="policy")


def officer(turn: Turn) -> Reply:
    """The privacy officer's name and telephone number, as in the policy."""
    return turn.reply(_officer_card(turn), choices=_further(turn), skill="policy", step="officer")


def _officer_card(turn: Turn) -> Card:
    person = turn.clinic.officer
    text = turn.say("policy.officer", name=person.name.in_(turn.lang), phone=person.phone)
    return Card(turn.say("policy.officer.title"), text, (Call(turn.say("handoff.call"), person.phone),))


def _further(turn: Turn) -> tuple:  # type: ignore[type-arg]
    return turn.choices(*(("resume", "cancel") if turn.talk.flow else ("rights", "consult", "menu")))


def medical(turn: Turn) -> Reply:
    """A question that needs a doctor's judgement is refused kindly and handed to a person (H-2)."""
    words = ("resume", "cancel") if turn.talk.flow else ("consult", "person", "menu")
    return turn.reply(
        turn.bubble("medical.refusal"),
        choices=turn.choices(*dict.fromkeys(("person", *words))),
        skill="info",
        step="medical",
    )


FLOW = Flow(
    "info",
    tell,
    presses={"info": tell, **dict.fromkeys(ABOUT, tell)},
    intents={Intent.INFO: tell, Intent.MEDICAL: medical},
    while_suspended=True,
)
POLICY = Flow(
    "policy",
    policy,
    presses={"policy": policy, "officer": officer},
    intents={Intent.POLICY: policy, Intent.OFFICER: officer},
    while_suspended=True,
)
