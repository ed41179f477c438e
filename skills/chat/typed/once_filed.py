"""Short questions that sound like a story once a case waits: what news are good for, why
somebody's identity is checked, where the case number stands, whether anybody is there."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.chat import deduplication
from skills.chat.answers.after_filing import open_case
from skills.chat.intake import filed
from skills.chat.meaning import BY_NAME, BY_PRESS
from skills.chat.rights import request
from skills.conversation import Reply
from skills.fields.reading import patterns as re
from skills.turn import Act, Flow, Turn

_MOST = 60
_NEWS = re.compile(
    r"^(?!.*(?:그만|끊|거부|취소|철회|안\s)).*(?:(?:소식|혜택|광고|이벤트|알림)\S{0,3}\s?(?:받|동의하|신청하)\S{0,2}면\s?(?:뭐|무엇|뭘|무슨|좋|어떤|이득|할인)|^(?:그\s)?(?:소식|혜택|광고\s?수신|야간\s?수신|야간\s?광고)\S{0,2}\s?(?:이|은|는|가|이란|란)?\s?(?:뭐|무엇|뭔|어떤\s?거)\S{0,6}[\s?.!]*$|(?:이거|이것|저거|광고|혜택)\S{0,2}\s?동의하면\s?(?:뭐|뭘|무엇)\S{0,3}\s?(?:줘|주|받|좋|있)\S{0,4}[\s?.!]*$)"
    r"|^(?!.*\b(?:stop|no more|don't|cancel)\b).*\bwhat (?:do|will|would) i get\b.{0,24}\b(?:news|ads?|offers?|marketing|agree)\b|^what(?:'s| is| are) (?:the )?(?:news|offers|benefits)(?: for| about)?[\s?.!]*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:상담|접수|신청)\s?번호\S{0,2}\s?(?:뭐|뭔|몇\s?번|어떻게|어디|알려|다시|기억|모르|까먹|잊)|\b(?:what(?:'s| is| was)|tell me|forgot|lost) (?:my |the )?(?:case|reference|consultation|request) number\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:시간|분|일|째|동안|아까부터|계속|한참)\S{0,3}\s?(?:\S{1,4}\s)?기다리?(?:고|는|렸)\S{0,6}\s.{0,16}(?:사람|직원|상담원|아무도|누구)\S{0,2}\s?(?:\S{1,3}\s)?(?:없|안\s?계|있|계)|\b(?:waiting|waited) (?:for )?(?:an |one |two |\d+ )?(?:hours?|minutes?|days?)\b.{0,24}\b(?:any(?:one|body)|no ?(?:one|body))\b",
    re.IGNORECASE,
)
_PHOTOS = re.compile(
    r"사진\S{0,2}\s?(?:\S{1,4}\s)?(?:보냈|올렸|첨부했|보내\s?드렸)\S{0,3}\s(?:잘\s|제대로\s)?(?:갔|들어갔|도착했|받으셨|받았|보이|왔|올라갔)\S{0,5}[\s?.!]*$|\bdid (?:you (?:get|receive)|my) (?:my |the )?(?:photos?|pictures?)\b",
    re.IGNORECASE,
)
_WHY_CHECKED = re.compile(
    r"^왜\s?(?:\S{1,5}\s)?(?:본인\s?)?(?:확인|인증)|(?:확인|인증)\S{0,2}\s?(?:\S{1,3}\s)?(?:왜|꼭)\s|^(?:저|나|본인)\S{0,2}\s?(?:맞(?:아요|습니다|다니까요?|는데요?|다고요?)|라니까요?|이라니까요?|예요|이에요)[\s.!~]*$|^(?:확인|인증)\S{0,2}\s?(?:안\s?하면|없이|꼭)\s?(?:\S{1,4}\s)?(?:안\s?(?:돼|되)|못|해야)\S{0,5}[\s?.!]*$"
    r"|^why (?:do (?:i|you) )?(?:have to |need to )?(?:check|verify|prove|identify)\b|^it(?:'s| is) (?:really )?me[\s.!]*$",
    re.IGNORECASE,
)
_WHO_DELETED = re.compile(
    r"(?:누가|누구\S{0,2})\s.{0,12}(?:지웠|삭제했|지운|삭제한|없앴)\S{0,4}[\s?.!]*$|\bwho (?:deleted|erased|removed) my\b",
    re.IGNORECASE,
)


def meant(turn: Turn) -> tuple[Flow, Act] | None:
    """Where such words lead; None for all others."""
    text = turn.message.text.strip()
    if (
        turn.message.choice is not None
        or len(text) > _MOST
        or turn.talk.suspended_at is not None
        or turn.talk.flow is not None
    ):
        return None
    if deduplication.last_step(turn.talk) == "identity" and _WHY_CHECKED.search(text) and request.waits(turn):
        return BY_NAME["rights"], _why_checked
    if _WHO_DELETED.search(text):
        return BY_PRESS["requests"]
    asks_how_it_stands = _NUMBER.search(text) or _NOBODY.search(text) or _PHOTOS.search(text)
    if not (asks_how_it_stands or _NEWS.search(text)) or open_case(turn) is None:
        return None
    return BY_PRESS["status"] if asks_how_it_stands else (BY_NAME["consult"], filed.offer_news)


def _why_checked(turn: Turn) -> Reply:
    _, act = BY_PRESS["verified"]
    return act(turn).before(turn.bubble("rights.identity.why"))
