"""Name and number together: both are said to be wrong at any question after them, or a name stands beside the number that is
asked for anew. What is told of either is never dropped in silence. And a number of another kind ("카드 번호 뒷자리가 4321"), which
is kept nowhere."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from contextlib import suppress

from skills.cases.answers import READERS, Scene
from skills.chat import consent
from skills.chat.changes import several
from skills.chat.changes.names import name_instead
from skills.chat.intake import summary
from skills.chat.intake.asking import remind
from skills.chat.intake.questions import FORM
from skills.conversation import Reply
from skills.fields import Invalid, persons
from skills.fields.contact import found, has_another_number
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.treatments import treatments_in
from skills.turn import Act, Turn
from skills.understanding.naming import names_the_body
from skills.understanding.questions import asks
from skills.understanding.readings.digits import is_of_another_kind
from skills.understanding.readings.only_told import changes_nothing
from skills.understanding.spelling import spell

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


def not_needed(turn: Turn) -> Reply | None:
    """The answer to such a number; None for all others, and where it is told what the consultation is about."""
    text = turn.message.text
    if turn.message.choice is not None or not is_of_another_kind(text):
        return None
    beside = [one for one in sentences(text) if not is_of_another_kind(one)]
    if treatments_in(text, turn.clinic.treatments) or any(names_the_body(spell(one)) for one in beside):
        return None
    return remind(turn).before(turn.bubble("beside.other_number"))
