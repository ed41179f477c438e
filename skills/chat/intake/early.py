"""What is said at the questions for the age and the consent and answers neither: a refusal of the consent whose wording stands
above the age, a question about it, a name or a number, words about the body. Nothing of it is dropped unsaid (C-3)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from skills.cases.answers import Scene, read_time_alone, read_when
from skills.chat import consent
from skills.chat.answers import known
from skills.chat.flows import menu
from skills.chat.intake import facts, summary
from skills.chat.intake.asking import ask, notice, remind
from skills.chat.intake.effects import EFFECTS
from skills.chat.intake.questions import FORM, read_age
from skills.chat.sentences.of_health import time_beside_health
from skills.chat.whose import guardian, minors
from skills.conversation import Reply
from skills.fields import Invalid, persons
from skills.fields.age.asked import beside_age
from skills.fields.agreement import goes_on, refuses, says_yes
from skills.fields.contact import beside_phone, found, without_contact
from skills.fields.passing import tells_of_the_past
from skills.fields.reading import patterns as re
from skills.fields.treatments import treatments_in
from skills.fields.unsuited import asks_of_an_event
from skills.turn import Turn
from skills.understanding import Intent
from skills.understanding.learned.moves import does
from skills.understanding.questions import asks, asks_to_begin, asks_whether_to_stop, wants_to_stop, withholds
from skills.understanding.talk.health import without_health
from storage.characters import folded

STEPS = frozenset({"age", consent.STEP})
_NAMED = re.compile(r"이름|성함|\bname\b", re.IGNORECASE)
_LATER = re.compile("나중|이따|다음|아직|later")
_FILES = re.compile("접수|신청")
_NO_THANKS = re.compile(
    r"(?:아니[요오]?|아뇨|ㄴㄴ|네|아|그냥|음)?[\s,.]{0,5}(?:그냥\s)?(?:됐어요?|됐습니다|됐네요|됐다"
    r"|됐어여|괜찮아요|괜찮습니다|필요\s?없어요)[\s.!~]{0,9}",
    re.IGNORECASE,
)
_TIME_FOR_SURE = re.compile(r"시|오전|오후|내일|모레|요일|주말|평일|아무|언제든|아침|저녁")
_SURELY = re.compile(r"[가-힣][가-힣][가-힣]$")
_WHO_WRITES = re.compile(
    r"(?:저는|제가|전)?\s?(?:큰|작은|막내|첫째|둘째)?\s?(?:딸|아들|며느리|사위|손녀|손자|조카|남편|아내|동생|언니|누나)(?:이?에요|예요|입니다|인데요?|이?요)[\s.!~]*"
)
"""Who writes for somebody, and no word about the body: "저는 딸이에요"."""
_TO_BE_CALLED = re.compile(
    r"전화|연락|통화|가능|괜찮|편[해하]|좋|[되돼]|\b(?:call|reach|contact|free|available|best)\b", re.IGNORECASE
)
_SHORT = 25  # Letters of a time that stands alone.
_STORIES = frozenset({Intent.CONSULT, Intent.OTHER, Intent.INFO, Intent.MEDICAL})  # What a story may be taken for.
_AGE = re.compile(r"나이|14|열네|몇\s?살|생년|생일|\bage\b|\bold\b", re.IGNORECASE)

_AT_MY_AGE = re.compile(
    r"(?:(?:저|나|전|저는|나는|제가|혹시|근데)[\s,]{1,2}){0,2}(?:만\s?)?(?:\d{2}\s?(?:살|세)|(?:열|스무|스물|서른|마흔|쉰|예순|일흔|여든)\s?\S{0,2}\s?살?"
    r"|(?:\d0대|환갑|고[1-3]|고등학생|대학생|미성년자?))\S{0,5}\s?(?:(?:도|상담|여기서?)\S?\s){0,2}(?:(?:됨|되나|[되돼]여?요?|될까|됩니까|되는지|가능)\S{0,5}|받을\s?수\s?있\S{1,4})[\s.?!~ㅠㅜ]*"
    r"|(?:hi,?\s)?i(?:'m|\sam)\s\d{2}(?:\syears\sold)?[,.]?(?:\sand)?\s"
    r"(?:is\s(?:it|that)\s(?:ok(?:ay)?|possible|too\s(?:old|young))|can\si\s(?:come|apply|do\s(?:it|this)))[\s?.!]*",
    re.IGNORECASE,
)
"""Who asks whether it goes at an age: "나 16살인데 됨?"."""
_LOOKS_FOR = re.compile(
    r"(?:알아보|생각하|고민하|찾아보|고려하|문의드리|찾)고\s?있\S{1,5}|(?:알아보는|고민|생각|고려|찾는)\s?중(?:이에요|입니다|이거든요|인데요|이라서요)|관심(?:이)?\s?(?:있|많)\S{1,4}"
    r"|고\s?잡\S{1,3}(?:\s?(?:되것소|되겠소|쓰것소|될랑가\S{0,3}))?|(?:해\s?볼|할|받을|고칠|올릴|없앨)라(?:고|구|카|는데|니까|꼬)\S{0,4}|(?:하|받|고치|바꾸|없애|올리|넣)(?:려고|려구|고\s?싶)\S{1,6}"
)
_ENDS_SO = re.compile(rf"(?:{_LOOKS_FOR.pattern})[\s.!~ㅠㅜ]*$")


_WANTS = re.compile(
    r"(?:하|받|넣|빼|없애|고치|높이|올리|줄이|맞|바꾸)고\s?싶(?:어요?|습니다|네요|은데요?|다|음)"
    r"|(?:여쭤|물어|문의|상담|연락)\S{0,2}\s?(?:보려|드리려|보고\s?싶|드려|드립|남겨|남깁)"
)
"""A wish, or that somebody turns to the clinic, beside a part that the clinic treats."""
_ENDS_IN_IT = re.compile(r"\s상담\s?(?:요|이요|좀요?|(?:좀\s)?(?:부탁|원해|원합|받을|할|신청)\S{0,6})?[\s.!~]*$")
"""A story that ends in the wish for a consultation: "아이 낳고 뱃살이 늘어서 복부 상담요"."""
_FOR_A_TALK = re.compile(r"저도|나도|상담\s?(?:가능|받을|할|되)|예약\s?(?:가능|할|되)")
_YES_FIRST = ("네", "예", "넵", "응", "yes")


def begins(turn: Turn) -> bool:
    """Whether words are a wish for a consultation that does not say so: a minor or an old one asks if it goes, two persons are
    named, the consent is refused before it was asked, or a story of a part ends with what is looked for."""
    text = turn.message.text
    if asks_to_begin(text):
        return True
    is_a_minor = minors.asks_as_a_minor(text) and not persons.speaks_of_a_relative(text)
    if is_a_minor or persons.speaks_of_two(text) or consent.dislikes(text) or _AT_MY_AGE.fullmatch(text.strip()):
        return True
    if turn.means not in _STORIES or turn.danger not in (None, "staff"):
        return False
    if _ENDS_IN_IT.search(text) and not asks(text):
        return True
    wants = _WANTS.search(text) is not None and bool(treatments_in(text, turn.clinic.treatments))
    if "?" in text:
        return wants and _FOR_A_TALK.search(text) is not None
    if not (wants or _ENDS_SO.search(text)):
        return False
    return turn.means is Intent.MEDICAL or bool(treatments_in(text, turn.clinic.treatments))


def wants_to_file(text: str) -> bool:
    """ "네 접수요": nothing can be filed yet, and it answers neither question."""
    return _FILES.search(text) is not None and says_yes(text, "접수", "신청") and not consent.agrees(text)


def is_meant_for_the_form(turn: Turn) -> bool:
    """Where leaving was asked about: a number that the open question asks for, or the consent after all."""
    text, step = turn.message.text, turn.talk.step
    if turn.talk.flow == "consult" and consent.comes_back_to(text):
        return True
    if step == consent.STEP and consent.wants_only_a_call(text):
        return True
    return step in ("name", "phone") and found(text).phone is not None


def after_all(turn: Turn) -> Reply | None:
    """Who refused before the age was said, and would rather go on, is asked as at first."""
    if turn.talk.answers.get(facts.AGREED) is not False or not goes_on(turn.message.text):
        return None
    turn.talk.drop_answers(frozenset({facts.AGREED}))
    return ask(turn)


def beside_the_age(turn: Turn) -> Reply | None:
    """At the age: what is meant for the consent whose wording stands above it, and why the age is asked."""
    text, answers = turn.message.text, turn.talk.answers
    if _agrees_again(turn):
        return remind(turn)
    if guardian.turns_to_oneself(turn):
        return ask(turn).before(turn.bubble("beside.heard"))
    if turn.message.choice is None and turn.talk.step != "age" and guardian.is_none_after_all(turn):
        return minors.turn_away(turn)
    if turn.talk.step != "age" or turn.message.choice is not None:
        return None
    if _AGE.search(text) and not consent.refuses(_beside_the_age_in_words(text)) and does(text, "policy.purpose"):
        return remind(turn).before(turn.bubble("intake.age.why"))
    if minors.in_doubt(turn):
        return None
    if answers.get("whose"):  # Whose wording was not shown yet: nothing is agreed to by it.
        return remind(turn) if consent.agrees(text) and not text.startswith(_YES_FIRST) else None
    return _about_the_consent(turn)


def _agrees_again(turn: Turn) -> bool:
    """ "동의해요" or "네 14세 이상 동의", once it was given: no word about anything else."""
    talk = turn.talk
    is_given = talk.step not in (None, "age", FORM.review) and talk.answers.get(consent.STEP)
    return bool(is_given) and consent.agrees(beside_age(turn.message.text))


_IF_PRESSED = re.compile(
    r"(?:라고|라는\s?(?:거|걸)|을|를)\s?(?:누르|눌러|치|적으|쓰|하)\S{0,2}(?:면|야|도)|\bif i (?:press|say|type|tap)\b",
    re.IGNORECASE,
)
"""What would follow if it was said is asked, and it is not said yet: "'14세 이상'이라고 누르면 …"."""


def _about_the_consent(turn: Turn) -> Reply | None:
    """At the age of who writes for themselves: what is said to the wording above it."""
    text, answers = turn.message.text, turn.talk.answers
    if consent.agrees(text):
        turn.talk.answers = {**answers, facts.AGREED: True}
        return ask(turn)
    if _NO_THANKS.fullmatch(text.strip()) or wants_to_stop(text):
        return menu.ask_to_leave(turn)  # "아니요 됐어요" is no word about the age.
    if _refuses_of_age(turn):
        turn.talk.answers, turn.talk.step = {**answers, "age": True, facts.AGREED: False}, consent.STEP
        return EFFECTS["age"](turn)
    if refuses(text) or consent.refuses(text) or consent.wants_only_a_call(text):
        turn.talk.answers = {**answers, facts.AGREED: False}
        return turn.reply(turn.bubble("intake.age.refused"), choices=ask(turn).choices)
    told = consent.told(turn)
    if told and _is_of_age(turn) and not _IF_PRESSED.search(text):
        turn.talk.answers = {**answers, "age": True}
        turn.talk.step = consent.STEP
    return remind(turn).before(*told) if told else None


def _refuses_of_age(turn: Turn) -> bool:
    """ "14세는 넘었는데 동의는 안 할래요": the age and the refusal in one answer; who puts it off is asked."""
    text = turn.message.text
    rest = beside_age(text)
    if (in_words := _beside_the_age_in_words(text)) != text:
        return consent.refuses(in_words) and not _LATER.search(in_words)
    return rest != text and consent.refuses(rest) and not _LATER.search(rest) and _is_of_age(turn)


_OF_AGE_IN_WORDS = re.compile(
    r"^(?:(?:네|예|음|아|저는?|제가|전)[\s,.]{1,2}){0,2}나이(?:는|가|도|야|로는)?\s?(?:다\s|이미\s)?(?:되|돼|넘|맞|충분하|지났)(?:는데요?|은데요?|지만|고요?|(?:었|았)?(?:는데요?|지만|고요?))[\s,]{1,2}"
    r"|^i(?:'m| am) (?:old enough|of age|over (?:14|fourteen))(?:,? but|, and)\s",
    re.IGNORECASE,
)


def _beside_the_age_in_words(text: str) -> str:
    """What stands behind the word that the age is met: of "나이는 되는데 동의는 안 할래요" the refusal."""
    return _OF_AGE_IN_WORDS.sub("", text.strip()) or text


def _is_of_age(turn: Turn) -> bool:
    """Whether the words say to be fourteen or over, whatever else they say."""
    with suppress(Invalid):
        return read_age(turn.message, Scene(turn.unit.now, turn.clinic))
    return False


def contact(turn: Turn) -> Reply | None:
    """A name, a number, a time or a way to be answered: kept, because none needs a consent. None where nothing of it was
    said, or an answer stands beside it; that is what is left of the message then."""
    message = turn.message
    if turn.talk.step not in STEPS or message.choice is not None or minors.in_doubt(turn) or asks(message.text):
        return None
    if withholds(message.text) and not found(message.text).phone and not consent.dislikes(message.text):
        turn.talk.answers = {
            **turn.talk.answers,
            "channel": "chat",
            "name": facts.name_before_refusal(message.text) or turn.talk.answers.get("name", ""),
        }
        return remind(turn).before(turn.bubble("intake.without_contact"))
    told = _told(turn)
    if not told or (not (told.keys() & {"name", "phone"}) and _answers(turn, message.text)):
        return None
    turn.talk.answers = {**turn.talk.answers, **told}
    if turn.talk.step == "age" and not (told.keys() & {"phone"} or turn.talk.answers.get("whose")) and _is_of_age(turn):
        return None  # "서른이고요 이름은 …"
    rest = beside_phone(message.text) if "phone" in told else ""
    if rest and not found(message.text).alone and _answers(turn, rest):
        turn.message = replace(message, text=rest)
        return None
    if turn.talk.step == consent.STEP and (
        agreed := consent.agrees_beside(without_contact(message.text, told.get("name")))
    ):
        turn.message = replace(message, text=agreed)
        return None
    words = turn.say("intake.noted", said=", ".join(summary.shown(turn, step) for step in told))
    health = without_contact(message.text, told.get("name"))
    holding = replace(turn, message=replace(message, text=health))
    if without_health(health) != health and facts.hold(holding, of_the_body=True):
        words = f"{words}\n{turn.say('intake.held')}"
    return remind(turn).before(turn.bubble("intake.plain", text=words), *notice(turn))


def _told(turn: Turn) -> dict[str, Any]:
    """What these words answer of the later questions."""
    text, whose = turn.message.text, turn.talk.answers.get("whose")
    contact, passed = found(text), facts.said(turn)
    is_told = _NAMED.search(text) is not None
    name = passed.name if not whose or (is_told and not facts.MY_NAME.search(text)) else None
    name = (facts.name_of_the_other(turn).get("name") if whose else None) or name
    if name and not (contact.phone or whose or is_told or _is_surely_a_name(turn, name)):
        name = None
    channel = passed.channel if passed.channel in ("chat", "sms") and len(folded(text)) <= _SHORT else None
    phone = None if persons.is_at_theirs(text) else contact.phone  # Which is asked for, and asked back then.
    told = {"name": name, "phone": phone, "when": passed.when or _when(turn), "channel": channel}
    return {step: value for step, value in (told | _beside_health(turn, told)).items() if value}


def _beside_health(turn: Turn, told: dict[str, Any]) -> dict[str, Any]:
    """A name beside a number, or a time, where it is read without the words of health that stand with it."""
    rest = without_health(turn.message.text)
    if rest == turn.message.text or turn.talk.answers.get("whose"):
        return {}
    if told["phone"]:
        return {"name": told["name"] or found(rest).name}
    is_late = rest and turn.message.text.strip().endswith(rest)  # "아침에 당뇨약 먹어요" names no time to be called.
    when = time_beside_health(turn.message.text, Scene(turn.unit.now, turn.clinic))
    return {"when": (told["when"] or when) if is_late or _TO_BE_CALLED.search(rest) else None}


def _is_surely_a_name(turn: Turn, name: str) -> bool:
    """A Korean name alone, which is no word about the body: "forehead lines" looks like a name as well."""
    is_known = _SURELY.fullmatch(name) is not None and turn.means is Intent.OTHER and found(turn.message.text).alone
    return is_known and not treatments_in(name, turn.clinic.treatments)


def _when(turn: Turn) -> Any:
    """A time alone; at the age only what cannot be one."""
    text, scene = turn.message.text, Scene(turn.unit.now, turn.clinic)
    if tells_of_the_past(text) or (turn.talk.step == "age" and not _TIME_FOR_SURE.search(text)):
        return None
    if turn.talk.step == "age" or not _TO_BE_CALLED.search(text):
        return read_time_alone(text, scene)
    if len(folded(text)) > _SHORT:
        return None
    with suppress(Invalid):
        return read_when(text, scene)
    return None


def _answers(turn: Turn, words: str) -> bool:
    """Whether these words answer the open question."""
    message = replace(turn.message, text=words)
    with suppress(Invalid):
        if turn.talk.step == "age":
            read_age(message, Scene(turn.unit.now, turn.clinic))
        else:
            consent.read(message)
        return True
    return False


def is_a_time(turn: Turn) -> bool:
    """Whether the words are a time alone, be they like a name ("아무때나 전화해요")."""
    return read_time_alone(turn.message.text, Scene(turn.unit.now, turn.clinic)) is not None


def for_later(turn: Turn) -> Reply | None:
    """At the name, with the consent there: a time alone and words about the body are kept, and that is told."""
    talk, text, scene = turn.talk, turn.message.text, Scene(turn.unit.now, turn.clinic)
    if talk.step not in ("name", "phone") or turn.message.choice is not None or asks(text):
        return None
    if (when := read_time_alone(text, scene)) is not None:
        talk.answers = {**talk.answers, "when": when}
        return remind(turn).before(turn.bubble("intake.noted", said=summary.shown(turn, "when")))
    if not facts.add_of_the_body(turn):
        return None
    return remind(turn).before(turn.bubble("intake.noted", said=talk.answers[facts.HELD]))


def for_the_doctors(turn: Turn) -> Reply | None:
    """A question that only doctors may answer is noted for them."""
    text, understood = turn.message.text, turn.message.understood
    is_theirs = turn.means is Intent.MEDICAL or asks_of_an_event(text)
    is_open = turn.message.choice is None and turn.danger is None and not minors.in_doubt(turn)
    if not (is_theirs and is_open and asks(text)) or asks_whether_to_stop(text):
        return None
    if understood is not None and known.meant(turn, understood) is not None:
        return None
    return remind(turn).before(turn.bubble(f"beside.for_the_doctors.{facts.note_question(turn)}"))


def health(turn: Turn) -> Reply | None:
    """Words about the body: held in memory until the consent is given, and that is said."""
    if turn.talk.step not in STEPS or minors.in_doubt(turn) or asks(turn.message.text):
        return None
    if _WHO_WRITES.fullmatch(turn.message.text.strip()):
        return remind(turn)
    held = facts.hold(turn, of_the_body=turn.means is Intent.MEDICAL)
    return remind(turn).before(turn.bubble("intake.held")) if held else None
