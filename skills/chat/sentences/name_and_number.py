"""Name and number together: both are said to be wrong at any question after them, or a name stands beside the number that is
asked for anew. What is told of either is never dropped in silence. And a number of another kind ("카드 번호 뒷자리가 4321"), which
is kept nowhere."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from skills.cases.answers import READERS, Scene
from skills.chat import consent
from skills.chat.changes import several
from skills.chat.changes.names import name_instead
from skills.chat.intake import facts, summary
from skills.chat.intake.asking import remind
from skills.chat.intake.questions import FORM
from skills.conversation import Reply, Say
from skills.fields import Invalid, persons
from skills.fields.contact import found, has_another_number, whole_name, without_contact, without_number
from skills.fields.phones import show_phone
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.secrets import mask_secrets
from skills.fields.treatments import treatments_in
from skills.turn import Act, Turn
from skills.understanding.naming import names_the_body
from skills.understanding.questions import asks
from skills.understanding.readings.digits import is_of_another_kind
from skills.understanding.readings.only_told import changes_nothing
from skills.understanding.spelling import spell
from skills.understanding.talk.for_others import another_takes_it
from skills.understanding.talk.health import tells_of_health

_NAME = r"(?:이름|성함|성명)"
_NUMBER = r"(?:(?:전화|휴대폰|핸드폰|폰)\s?)?(?:번호|연락처|전번)"
_BOTH = re.compile(
    rf"(?:(?:아{{1,3}}|앗|어|저|제|저기요?|잠깐만?요?|지금)[\s,]{{1,2}}){{0,2}}(?:{_NAME}\S?\S?[\s,/]?[\s,/]?{_NUMBER}|{_NUMBER}\S?\S?[\s,/]?[\s,/]?{_NAME})(?:를|을|도|가|이|는|은)?\s?"
    r"(?:(?:둘\s?다|두\s?개\s?다|다|모두|전부|싹|지금)\s?){0,2}(?:다시\s?)?(?:(?:바꿔|고쳐|수정해|변경해|적어|써)야|(?:바꾸|고치|수정하|변경하)고\s?싶|바꿀|고칠|수정할|변경할|쓸|적을|입력할|틀[렸려린림]|잘\s?못\s?(?:[됐되썼적쓴]|입력)|오타)"
    r"\S{0,5}(?:\s(?:해|돼|되|것|거|같|할|될)\S{0,4}){0,2}[\s.!~ㅠㅜ]*"
    r"|(?:oh |sorry |both )?(?:of )?(?:my |the )?(?:name and (?:my |the )?(?:phone )?(?:number|phone)|(?:phone )?(?:number|phone) and (?:my |the )?name)s? "
    r"(?:(?:are |is )?(?:both |all )?(?:wrong|incorrect)|(?:need|have) to be (?:changed|fixed|corrected)|should (?:both )?be (?:changed|fixed|corrected))[\s.!]*",
    re.IGNORECASE,
)
"""Both are to be told again, and no value of either stands with it."""
_BEFORE = frozenset({None, "age", consent.STEP, "name", "phone"})


def take(turn: Turn, ask: Act) -> Reply | None:
    """The reply to such words; None for all others."""
    if turn.message.choice is not None:
        return None
    return _at_the_number(turn, ask) if turn.talk.step == "phone" else _both(turn, ask)


def _both(turn: Turn, ask: Act) -> Reply | None:
    text = turn.message.text.strip()
    if turn.talk.step in _BEFORE or _BOTH.fullmatch(text) is None or asks(text):
        return None
    turn.talk.drop_answers(frozenset({"name", "phone"}))
    turn.talk.step, turn.talk.failures = FORM.next_step(turn.talk.answers), 0
    return ask(turn)


def _at_the_number(turn: Turn, ask: Act) -> Reply | None:
    """The number that is asked for, with another name beside it: both are taken, and of the name it is said."""
    text, answers = turn.message.text, turn.talk.answers
    before, said = str(answers.get("name") or ""), found(text)
    if not before or not said.phone or answers.get("whose") or has_another_number(text):
        return None
    if persons.is_about_anothers(text) or changes_nothing(text) or asks(text):
        return None
    name = several.named(text) or name_instead(text.strip(), before) or said.name
    if not name or name == before:
        return None
    with suppress(Invalid):
        phone = READERS["phone"](text, Scene(turn.unit.now, turn.clinic))
        turn.talk.answers = {**answers, "name": name, "phone": phone}
        turn.talk.step, turn.talk.failures = FORM.next_step(turn.talk.answers), 0
        field = turn.say("summary.name")
        return ask(turn).before(turn.bubble("intake.changed", field=field, value=summary.shown(turn, "name")))
    return None


_WISHES = re.compile(
    r"지\s?(?:는\s?|좀\s?|도\s?)?(?:마(?!음)|말)|불가|피해\s?주|삼가|못\s?받|(?:받|통화|전화)\S{0,4}\s?(?:힘[들드]|어려|곤란|불편)|안\s?(?:[돼되됩]|받)|어둡|어두우|크게|천천히|또박|비밀|몰래|모르게|알면|조심|조용|끊어|편해|편하|선호|먼저\s?(?:주|보내|해)"
    r"|\b(?:don'?t|doesn'?t|do not|never|speak (?:up|slow\w*|loud\w*)|hard of hearing|secret|discreet\w*|private\w*|prefer|rather|not available|can'?t (?:answer|talk|take))\b",
    re.IGNORECASE,
)
"""How, or how not, somebody would be called: what whoever calls must see."""

_A_PART = re.compile(
    r"(?<![가-힣])(?:팔뚝|팔|허벅지|종아리|복부|뱃살|등살|승마살|옆구리|이마|볼|턱|눈|코|귀|입술|가슴|얼굴)(?=\s|$|[,./]|이?요|살)"
)
"""A part of the body alone, beside a name and a number."""


_ENDS_THE_NUMBER = re.compile(
    r"^(?:으?로(?:\s?(?:(?:연락|전화|통화|문자)\S{0,2}\s?)?(?:하|주|해\s?주|걸|받)\S{0,3}(?:되|고|는데|지만|면서))?|이?[ㄴ인]데요?|이?고요?|이?구요?|입니다만?|이?에요|예요|이?요|but|and|,)(?=[\s,.])[\s,.]*"
)
"""How the number ended, in front of what is wished besides."""
_OF_WHOM = re.compile(
    r"\s?[(\[]\s?(?:만\s?)?\d{2}\s?(?:세|살)?\s?[,/·\s]?\s?(?:여자?|남자?|여성|남성|[fFmM])?\s?[)\]]|\s?[(\[]\s?(?:여자?|남자?|여성|남성|[fFmM])\s?[,/·\s]?\s?(?:만\s?)?\d{2}\s?(?:세|살)?\s?[)\]]"
    r"|(?<=[가-힣]\s)(?:여자?|남자?|여성|남성)[\s/,]{1,2}(?:만\s?)?\d{2}\s?(?:세|살)?(?=[\s,/])|(?<=[가-힣]\s)(?:만\s?)?\d{2}\s?(?:세|살)?[\s/,]{1,2}(?:여자?|남자?|여성|남성)(?=[\s,/])"
)
"""Age and sex as they stand behind a name in a list: "표예진(31,여)"."""


def keep_the_rest(turn: Turn) -> Say | None:
    """What is said of the words beside a number: what a doctor or the caller must know is kept with what it is about, or said
    not to be; name and number are left in the message. None, and nothing changed, where there are no such words."""
    text, answers = _OF_WHOM.sub(" ", turn.message.text), turn.talk.answers
    if turn.talk.step not in ("name", "phone") or turn.message.choice is not None or answers.get("whose"):
        return None
    said, contact = facts.said(turn), found(text)
    name = contact.name or (whole_name(text.split()[0]) if turn.talk.step == "name" and text.split() else "") or ""
    is_theirs = persons.calls_it_anothers(text) or another_takes_it(text) or has_another_number(text)
    if said.phone is None or is_theirs or not (name or answers.get("name")):
        return None
    rest = without_contact(text, name or None)
    is_of_the_body = bool(treatments_in(rest, turn.clinic.treatments)) or names_the_body(spell(rest))
    is_of_the_body |= _A_PART.search(rest) is not None
    as_said = (without_number(text).replace(name, " ") if name else without_number(text)).strip(" ,.")
    is_a_wish = said.when is None and said.channel not in ("chat", "sms") and _WISHES.search(as_said) is not None
    rest = _ENDS_THE_NUMBER.sub("", as_said).strip(" ,.") if is_a_wish else rest
    if not (is_of_the_body or tells_of_health(rest) or is_a_wish):
        return None
    if not asks(rest) and said.when is None and said.channel not in ("chat", "sms"):
        only = f"{name} {show_phone(said.phone)}" if turn.talk.step == "name" else show_phone(said.phone)
        turn.message = replace(turn.message, text=only.strip())
    if not facts.tell_beside(turn, rest):
        return turn.bubble("intake.details.need_consent")
    return turn.bubble("intake.noted", said=mask_secrets(rest).text)


def not_needed(turn: Turn) -> Reply | None:
    """The answer to such a number; None for all others, and where it is told what the consultation is about."""
    text = turn.message.text
    if turn.message.choice is not None or not is_of_another_kind(text):
        return None
    beside = [one for one in sentences(text) if not is_of_another_kind(one)]
    if treatments_in(text, turn.clinic.treatments) or any(names_the_body(spell(one)) for one in beside):
        return None
    return remind(turn).before(turn.bubble("beside.other_number"))
