"""Words that point at a press by its place ("첫번째 거요", "왼쪽 버튼"), and half a yes at the review ("확인했습니다"): nothing is done
by them, and it is asked which press is meant, or whether to file."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.chat import consent, deduplication
from skills.chat.answers.known import TELLING
from skills.conversation import Reply
from skills.fields.agreement import as_others_write
from skills.fields.reading import patterns as re
from skills.turn import Act, Flow, Turn

_LEAD = r"(?:(?:네|예|응|음|그|저|저는|저기|그럼)[\s,.]{1,2}){0,2}"
_PLACE = r"(?:(?:맨|제일|젤|가장)\s?)?(?:(?:첫|두|둘|세|셋|네|넷)\s?(?:번\s?)?째|[1-6]\s?번(?:\s?째)?|[일이삼]\s?번|위(?:에|의|쪽)?|아래(?:에|의|쪽)?|밑(?:에|의|쪽)?|왼쪽|오른쪽|왼편|오른편|좌측|우측|상단|하단)"
_PRESS = r"(?:버튼|단추|칸|네모|메뉴|선택지|보기)"
_THING = rf"(?:\s?(?:있는|에\s?있는|거에|의))?\s?(?:거|것|꺼|걸|{_PRESS})"
_END = r"(?:으?로|를|을)?\s?(?:(?:눌러|선택해|골라|해)\s?(?:주세요|줘요?|주이소|주십시오)|(?:누를|선택할|고를|할)(?:게|께|래)요?|이?요|이?에요|예요|입니다|여|염|욤)?[\s.!~ㅋㅎ]*"
_AT_A_PLACE = re.compile(
    rf"{_LEAD}{_PLACE}(?P<thing>{_THING})?{_END}"
    r"|(?:(?:the|press|tap|choose|i choose|select|hit) ){0,4}(?:(?:first|second|third|top|bottom|left|right|upper|lower)(?: (?P<one>one|button|option|choice))?|(?P<number>(?:number|option|button|choice) (?:[1-6]|one|two|three)))(?: please)?[\s.!]*",
    re.IGNORECASE,
)
_A_PRESS = re.compile(rf"{_PRESS}|\b(?:button|option|choice)\b", re.IGNORECASE)
_MOST = 3
"""Presses that are named in the question which is meant."""
_BY_NAME_ALONE = frozenset({"age", consent.STEP, "confirm", "delete", "withdraw", "suspend"})
"""Questions that take a press or a yes, so that a bare place can be nothing else."""


def which(turn: Turn, flows: dict[str, Flow]) -> Reply | None:
    """It is asked which press is meant, by its name; None for words that point at none, or where none is offered."""
    text, step = turn.message.text.strip(), turn.talk.step or ""
    flow = flows.get(turn.talk.flow or "")
    asks_again = flow.remind or flow.resume if flow is not None else None
    is_closed = turn.talk.is_held(turn.unit.now) or turn.talk.suspended_at is not None
    if asks_again is None or is_closed or turn.message.choice is not None:
        return None
    found = _AT_A_PLACE.fullmatch(text)
    if found is None or not (labels := deduplication.labels(turn.talk)):
        return None
    is_named = found["thing"] or found["one"] or found["number"] or step in _BY_NAME_ALONE
    if not is_named or (step in TELLING and not _A_PRESS.search(text)):
        return None  # "왼쪽이요" may be where it is.
    said = ", ".join(f"'{label}'" for label in labels[:_MOST])
    return asks_again(turn).before(turn.bubble("menu.which_press", presses=said))


_HALF = re.compile(
    r"(?:(?:네|예|음|아|다|전부|모두|내용|일단|잘|쭉|한번|저는?|제가|대충|꼼꼼히)(?:은|는|을|를)?[\s,.]{1,3}){0,4}"
    r"(?:(?:확인|이해|숙지|검토|체크|파악)(?:은|는|을|를)?\s?(?:했|하였|됐|되었|완료|끝)(?:어요?|습니다|음|네요|다|지요|죠|구요|고요)?|확인했다|(?:읽|봤|보았|읽어\s?봤|살펴\s?봤|훑어\s?봤)(?:었)?(?:어요?|습니다|음|네요|다|소|심더)"
    r"|(?:이상|문제|틀린\s?(?:거|것|곳|데|점|부분)|잘못된\s?(?:거|것|곳|데|점|부분)|빠진\s?(?:거|것|곳|데))(?:은|는|이|가|도)?\s?(?:전혀\s|하나도\s|딱히\s)?없(?:습니다|음|네요|다|심더|는\s?(?:것|거)\s?같\S{1,4}|어\s?보\S{1,4}|구만\S?|구먼\S?)"
    r"|(?:내용(?:은|이)?\s)?(?:다\s)?맞(?:는|을)\s?(?:것|거|듯)\s?(?:같)?(?:아요?|네요|습니다|애요|해요|합니다|심더)?|(?:다\s)?맞게\s?(?:적|쓰|돼|되)\S{1,6}"
    r"|그래라|그래라카이|그러등가|그러든가(?:요)?|그러든지(?:요)?|그러시든가(?:요)?|그러시든지(?:요)?|하등가|하든가(?:요)?|하든지(?:요)?|하시든가(?:요)?|하시든지(?:요)?|하소|하쇼|하이소|하세요|하시오|하시게|하이시더"
    r"|(?:알아서|마음대로|맘대로|편한\s?대로|좋을\s?대로|니\s?맘대로|좋으실\s?대로)\s?(?:하세요|하소|하쇼|하이소|해\s?주세요|해\s?주소|해라|해요?|하시죠|하시오|하시든가요?|하십시오)?)[\s.!~ㅋㅎ^]*"
    r"|(?:(?:ok(?:ay)?|well|yes|i(?:'ve)?|all)[\s,.]{1,2}){0,2}(?:looks?\s(?:fine|ok|okay|alright|about right)|seems?\s(?:fine|right|ok|okay)|(?:have )?(?:checked|read|seen|reviewed)(?: (?:it|everything|all|all of it))?|whatever|as\syou\slike|if\syou\s(?:like|want|say\sso)|nothing (?:is )?wrong(?: with it)?|no (?:mistakes?|errors?|problems?)|i guess(?: so)?|up to you)[\s.!]*",
    re.IGNORECASE,
)
"""Who has read it, finds nothing wrong or leaves it to others has not said to file it yet."""


def half_a_yes(turn: Turn, remind: Act) -> Reply | None:
    """At the review, the bare question whether to file, behind half a yes; None for all other words."""
    if turn.talk.step != "confirm" or turn.message.choice is not None:
        return None
    words = turn.message.text.strip()
    return remind(turn) if any(_HALF.fullmatch(one) for one in (words, as_others_write(words))) else None
