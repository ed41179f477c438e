"""A wish to be called later and no word of when: "지금 운전 중이라 늦게 전화 주세요". Nobody is fetched for it and no time is set:
it is asked when."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from contextlib import suppress

from skills.cases.answers import READERS, Scene
from skills.chat import consent
from skills.chat.changes import amend
from skills.chat.intake.asking import ask, remind
from skills.chat.intake.questions import FORM
from skills.conversation import Reply
from skills.fields import Invalid
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.refusing import no_wish
from skills.fields.treatments import treatments_in
from skills.turn import Turn
from skills.understanding.questions import asks
from skills.understanding.talk.health import tells_of_health

LONGEST = 60  # Letters; who tells more tells something else.
_BEFORE = frozenset({None, "age", consent.STEP})
_CALL = r"(?:전화|연락|통화|콜)(?:를|을|은|는)?\s?(?:좀\s|꼭\s|한번\s)?(?:해\s?)?(?:주세요|주시면\s?\S{1,6}|주십시오|주실래요|주시겠어요|줘요?|부탁\S{0,6}|바랍니다|바라요|가능해요|가능합니다|가능할\s?(?:것|거)\s?같\S{1,3}|하고\s?싶\S{1,4}|돼요|됩니다|해요|합시다|(?:주셔|하셔|줘|해)도\s?(?:돼요|됩니다|되요|괜찮\S{1,4}|좋\S{1,4})|받을게요|받을\s?수\s?있\S{1,4})"
_LATER = re.compile(
    rf"(?<![가-힣])(?:늦게|늦은\s?시간에|나중에|이따가?|있다가?|(?:끝나|마치|퇴근하|도착하)고(?:\s?나서)?|끝나면|마치면|도착하면)\s(?:\S{{1,6}}\s){{0,2}}{_CALL}[\s.!~ㅠㅜ]*$"
    rf"|(?<![가-힣])(?:전화|연락|통화|답)(?:는|은|를|을)?\s(?:좀\s|조금\s)?(?:늦게|나중에|이따가?|천천히)\s?(?:해\s?)?(?:주셔도|하셔도|줘도|해도|오셔도|주세요|주시면|줘요?|부탁)\S{{0,4}}(?:\s?(?:돼요|됩니다|되요|괜찮\S{{1,4}}|좋\S{{1,4}}|상관\s?없\S{{1,4}}|감사\S{{1,5}}))?[\s.!~]*$"
    rf"|(?<![가-힣])(?:\S{{1,8}}\s){{0,2}}\S{{0,6}}고\s?(?:나서|나면|난\s?(?:뒤|후|다음)에?)\s(?:\S{{1,4}}\s)?{_CALL}[\s.!~]*$"
    r"|(?:중이(?:라서?|어서|니까)|(?:라|해|어)서|[못안]\s?받아요?)\s(?:\S{1,4}\s)?(?:좀|조금)?\s?(?:더\s)?늦게요[\s.!~]*$"
    r"|\b(?:call|ring|phone|contact) (?:me )?(?:back )?(?:a (?:bit|little) )?(?:later|late|afterwards|in a (?:bit|while))(?: on)?(?:,? (?:please|thanks|thank you|then))?[\s.!]*$",
    re.IGNORECASE,
)
_A_PERSON = re.compile(
    r"상담원|상담사|사람|직원|담당자|실장|원장|선생|간호사|\b(?:person|human|someone|somebody|staff|agent|text|chat)\b"
)


def take(turn: Turn) -> Reply | None:
    """It is asked when; None for all other words, and where they name a time or anything else."""
    text = turn.message.text.strip()
    if turn.message.choice is not None or turn.talk.step in _BEFORE:
        return None
    if turn.talk.step == "when" and (what := _only_told(text)):
        return remind(turn).before(turn.bubble(what))
    if not _is_meant(turn, text):
        return None
    told = turn.bubble("beside.not_then")
    if turn.talk.step == FORM.review and "when" in turn.talk.answers:
        return amend.reopen(turn, "when", ask).before(told)
    return remind(turn).before(told)


def _only_told(text: str) -> str:
    """What is said to who names a time at the question for it and wishes for no call then; empty for all other words."""
    if no_wish.refuses_any(text):
        return "beside.not_then"
    if len(text) > LONGEST or tells_of_health(text) or asks(text):
        return ""
    if not no_wish.without_ones_own(text):
        return "beside.not_fixed" if no_wish.comes_then(text) else "beside.not_then"
    return ""


def _is_meant(turn: Turn, text: str) -> bool:
    if len(text) > LONGEST or _LATER.search(text) is None or _A_PERSON.search(text) or found(text).phone:
        return False
    return not (treatments_in(text, turn.clinic.treatments) or _names_a_time(turn, text))


def _names_a_time(turn: Turn, text: str) -> bool:
    with suppress(Invalid):
        return bool(READERS["when"](text, Scene(turn.unit.now, turn.clinic))["kind"] != "anytime")
    return False
