"""What is asked of the form itself, in words that sound like something else: whether it may be filed twice, whether somebody calls
at once, what is asked just now. It is told beside the open question; nothing of it is a story."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from collections.abc import Callable

from skills.chat import consent
from skills.chat.answers import information
from skills.chat.intake.asking import remind
from skills.conversation import Reply
from skills.fields.reading import patterns as re
from skills.turn import Turn

_CONTACT, _LATE = frozenset({"name", "phone"}), frozenset({"treatment", "details", "when", "confirm"})
_LAST = frozenset({"when", "confirm"})
_ALL = _CONTACT | _LATE | {"age", consent.STEP}
_MOST = 40


def _tell(key: str) -> Callable[[Turn], Reply]:
    return lambda turn: remind(turn).before(turn.bubble(key, phone=turn.clinic.phone))


def _what_follows(turn: Turn) -> Reply:
    return remind(turn).before(*information.once_filed(turn).bubbles)


def _hours(turn: Turn) -> Reply:
    return remind(turn).before(*information.topic(turn, "hours").bubbles[:1])


_TABLE: tuple[tuple[re.Pattern[str], frozenset[str], Callable[[Turn], Reply]], ...] = tuple(
    (re.compile(words, re.IGNORECASE), steps, act)
    for words, steps, act in (
        (
            r"(?:두|2|여러|몇)\s?번\s?(?:접수|신청|눌|누르|들어가|올라가)|(?:접수|신청)(?:가|이|를|은|는)?\s?(?:두|2|여러)\s?번|중복\s?(?:으로\s?)?(?:접수|신청)|또\s?(?:접수|신청)되(?:면|나|는)|\b(?:filed?|submit(?:ted)?|sent?|press(?:ed)?)\b.{0,8}\btwice\b",
            _LAST,
            _tell("beside.filed_once"),
        ),
        (
            r"(?:네|예|접수)(?:\S{0,3}라고\s?(?:하|말하|치|쓰|답하)|(?:를|을)?\s?누르|\s?하)면\s?(?:바로\s|곧\s|언제\s|그\s?다음에?\s?|이제\s)?(?:전화|연락|답|톡|어떻게\s?(?:돼|되|하)|뭐\s?(?:해|하)|무슨\s?일)|\bwhat happens (?:if|when|after|once) (?:i (?:say yes|file|press|submit)|it(?:'s| is) filed)\b|\bif i (?:say yes|file it|press it),? (?:do|will|would) (?:you|they|someone) call\b",
            _LAST,
            _what_follows,
        ),
        (
            r"^(?:이제\s|더\s|그냥\s)?안\s?(?:바꿔|고쳐|건드려|적어|써)도\s?(?:되|돼|괜찮)\S{0,4}[\s?.!]*$|^(?:더\s)?(?:바꿀|고칠|적을|할)\s?(?:거|것|게)\s?없(?:죠|나요|지요)[\s?.!]*$|^(?:do i have to|need i|must i) change (?:anything|something)[\s?.!]*$",
            frozenset({"confirm"}),
            _tell("beside.nothing_to_change"),
        ),
        (
            r"(?:접수|버튼)\S{0,2}\s?(?:\S{1,3}\s)?(?:눌렀|눌러도|누르|했)\S{0,3}\s?(?:안\s?(?:돼|되|됩|눌|가|먹)|반응)|(?:접수|버튼)\S{0,2}\s?(?:이|가)?\s?안\s?(?:눌|돼|되|먹)|^접수\s?버튼[\s.!?]*$|\b(?:button|file it)\b.{0,12}\b(?:does ?n.t|is ?n.t|not) work",
            _LAST,
            _tell("beside.press_fails"),
        ),
        (
            r"^(?:네|예|응|엥|뭐|음|저기)?[\s,.]{0,2}(?:뭐(?:라고|라구|라카노|래)(?:요)?|뭐라는\s?(?:거|건)\S{0,4}|뭐요|뭘(?:요)?|무슨\s?(?:말|소리|얘기)\S{0,6}|다시\s?(?:말해|말씀해)\s?(?:줘요?|주세요)|못\s?알아\s?들\S{1,6})[\s?.!~]*$|^(?:what(?: did you say| was that)?|say (?:that )?again|come again|pardon(?: me)?|i (?:don't|did ?n't) (?:understand|get (?:it|that)))[\s?.!]*$",
            _CONTACT | _LAST,
            remind,
        ),
        (
            r"^(?:저는\s|전\s|직업은\s|그냥\s)?(?:(?:평범한\s)?(?:회사원|직장인|공무원|주부|가정주부|학생|대학생|간호사|교사|선생님|자영업(?:자)?|프리랜서|군인|백수|무직|취준생|사업가?|은행원))(?:이?에요|예요|입니다|이?요|임)?[\s.!~]*$|^i(?:'m| am) an? (?:student|teacher|nurse|housewife|office worker|engineer|freelancer)[\s.!]*$",
            _CONTACT,
            _tell("beside.no_job"),
        ),
        (
            r"^(?:언제|몇\s?시|어느\s?(?:때|날|시간)|무슨\s?요일)\S{0,3}\s?(?:(?:시간|전화|통화)\S{0,2}\s)?(?:되시|괜찮으시|가능하시|편하시|비시|좋으시|하시)\S{0,5}[\s?.!]*$|^(?:when|what times?) (?:are you|is the clinic|suits? you|works? for you|can you call)\b.{0,16}[?.!\s]*$",
            frozenset({"when"}),
            _hours,
        ),
        (
            r"^(?:제\s|내\s)?(?:접수|상담|신청)\s?번호\S{0,2}\s?(?:뭐|몇|어디|알려)\S{0,6}[\s?.!]*$",
            _LAST,
            _tell("beside.not_filed"),
        ),
        (
            r"14\s?[세살]?\s?(?:이상\s?(?:이\s?)?아니|안\s?(?:되|됐|넘)|미만|이\s?안)\S{0,3}(?:라고\s?하)?\S{0,2}면\s?(?:\S{1,4}\s)?(?:어떻게|어떡|어찌|뭐|못|안)|(?:14\s?[세살]?\s?이상\s?)?아니라고\s?(?:하|누르|답하)면\s?(?:어떻게|어떡|뭐)|\bwhat (?:happens )?if i(?:'m| am) (?:not|under) (?:14|fourteen)\b",
            frozenset({"age"}),
            _tell("beside.only_guardian"),
        ),
    )
)


def told(turn: Turn) -> Reply | None:
    """The answer to such words; None for all others."""
    text, step = turn.message.text.strip(), turn.talk.step or ""
    if turn.message.choice is not None or step not in _ALL or len(text) > _MOST:
        return None
    return next((act(turn) for words, steps, act in _TABLE if step in steps and words.search(text)), None)
