"""The privacy policy in the chat: in short, the officer, and what people ask about it, answered from its data."""

from __future__ import annotations

from skills.conversation import Call, Card, Choice, Link, Reply
from skills.fields.reading import patterns as re
from skills.turn import Flow, Turn
from skills.understanding import Intent
from skills.understanding.asked.clinic import POLICY, topics
from skills.understanding.naming import asks_whether_erased
from skills.understanding.questions import asks

ERASABLE = "erasable"  # Asked whether it can be deleted, somebody is offered to do it.
_POLICY = re.compile(r"방침|policy", re.IGNORECASE)
_DATA = re.compile(r"개인\s?정보|privacy", re.IGNORECASE)
PERHAPS = 0.1  # How likely a topic must be where words are known to ask about data.
_DOES_IT = {ERASABLE: ("delete",), "rights": ("access", "correct", "delete", "suspend", "withdraw")}
"""The presses that do what an answer tells of."""
KISA = "118"  # The number for reports of privacy infringements, as in the policy's remedies.


def show(turn: Turn) -> Reply:
    """The policy in short, with its page and the officer (clause 9, 10)."""
    version = turn.clinic.policy_on(turn.today)
    text = turn.say("policy.summary", version=version.version, **_facts(turn))
    card = Card(turn.say("policy.title"), text, (_link(turn),))
    return turn.reply(card, _officer_card(turn), choices=_further(turn), skill="policy", step="policy")


def ask(turn: Turn) -> Reply:
    """A question about data that is none of the known ones: what it is after says which topic answers it. Else who knows, and
    where it can be read. The policy in short is for whoever names it."""
    text = turn.message.text
    if turn.message.choice is not None or not asks(text) or _POLICY.search(text):
        return show(turn)
    if topic := about(text):
        return answer(turn, topic)
    if _DATA.search(text):
        return show(turn)
    person = turn.clinic.officer
    text = turn.say("policy.unsure", name=person.name.in_(turn.lang), phone=person.phone)
    card = Card(
        turn.say("info.unknown.title"), text, (Call(turn.say("policy.officer.call"), person.phone), _link(turn))
    )
    return turn.reply(card, choices=_further(turn), skill="policy", step="policy")


def about(text: str) -> str:
    """The topic that a question about data is after, where it is about data for sure; empty for none."""
    asked = topics(text, PERHAPS, POLICY)
    return asked[0].removeprefix("policy.") if asked else ""


def officer(turn: Turn) -> Reply:
    """The privacy officer's name and telephone number, as in the policy."""
    return turn.reply(_officer_card(turn), choices=_further(turn), skill="policy", step="officer")


_IS_IT_KEPT = re.compile(
    r"^(?!.*(?:주민|카드|계좌)).*(?:번호|연락처)\S{0,2}\s(?:\S{1,5}\s)?(?:저장|보관|남[나아는]|기록)"
    r"|\b(?:is|do you|are you) \w* ?(?:my )?(?:phone )?number (?:stored|kept|saved)"
    r"|\b(?:store|keep|save) my (?:phone )?number\b",
    re.IGNORECASE,
)
"""Whether the telephone number is kept is asked; the number that is never kept is the resident number."""


def answer(turn: Turn, topic: str) -> Reply:
    """One question about the policy: what was understood, one sentence from its data, and the link."""
    if topic == "officer":
        return officer(turn)
    if topic == "rights" and asks_whether_erased(turn.message.text):
        topic = ERASABLE
    if topic in ("rrn", "purpose") and _IS_IT_KEPT.search(turn.message.text):
        topic = "keeps"
    if topic == "full":
        return show(turn)
    if topic == "leak":
        return _worried(turn)
    card = Card(turn.say(f"policy.{topic}.title"), turn.say(f"policy.{topic}", **_facts(turn)), (_link(turn),))
    first = turn.choices(*_DOES_IT.get(topic, ()))
    return turn.reply(card, choices=(*first, *_further(turn)), skill="policy", step=topic)


def _worried(turn: Turn) -> Reply:
    """A complaint about data: a sorry, the officer, and who else can be called."""
    person = turn.clinic.officer
    text = turn.say("policy.leak", name=person.name.in_(turn.lang), phone=person.phone, kisa=KISA)
    buttons = (Call(turn.say("policy.officer.call"), person.phone), Call(turn.say("policy.kisa.call"), KISA))
    return turn.reply(
        Card(turn.say("policy.leak.title"), text, buttons), choices=_further(turn), skill="policy", step="leak"
    )


def _facts(turn: Turn) -> dict[str, object]:
    """What the sentences have to fill, from the clinic's data."""
    clinic, lang = turn.clinic, turn.lang
    abroad = sorted({one.country for one in clinic.processors if one.country != "KR"})
    return {
        "days": clinic.periods.closed_case_days,
        "backup_days": clinic.periods.backup_days,
        "identifiers": days_said(turn, clinic.periods.identifiers_days),
        "processors": ", ".join(f"{one.name} ({one.task.in_(lang)})" for one in clinic.processors),
        "abroad": turn.say("policy.abroad.to", countries=", ".join(abroad))
        if abroad
        else turn.say("policy.abroad.none"),
        "officer": clinic.officer.name.in_(lang),
        "phone": clinic.officer.phone,
    }


def days_said(turn: Turn, days: int) -> str:
    """A period in words: a year, or so many days."""
    return turn.say("policy.one_year") if days == 365 else turn.say("policy.days", days=days)


def _link(turn: Turn) -> Link:
    return Link(turn.say("policy.link"), f"{turn.clinic.public_url}/privacy")


def _officer_card(turn: Turn) -> Card:
    person = turn.clinic.officer
    text = turn.say("policy.officer", name=person.name.in_(turn.lang), phone=person.phone)
    return Card(turn.say("policy.officer.title"), text, (Call(turn.say("handoff.call"), person.phone),))


def _further(turn: Turn) -> tuple[Choice, ...]:
    return turn.choices(*(("resume", "cancel") if turn.talk.flow else ("rights", "consult", "person", "menu")))


FLOW = Flow(
    "policy",
    show,
    presses={"policy": show, "officer": officer},
    intents={Intent.POLICY: ask, Intent.OFFICER: officer},
    while_suspended=True,
)
