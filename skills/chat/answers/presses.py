"""Words that stand for a press: the name of a thing of the menu, a greeting, a yes to what was offered last."""

from __future__ import annotations

from dataclasses import replace

from skills.chat import deduplication
from skills.chat.answers import small_talk
from skills.chat.answers.after_filing import open_case
from skills.chat.flows import callback, handoff, menu, visits
from skills.chat.meaning import ACTS, BY_NAME, BY_PRESS, BY_SKILL
from skills.chat.rights import request, withdrawal
from skills.chat.rights.rights import FIRST, FURTHER
from skills.chat.sentences import asked_beside
from skills.chat.typed import once_filed
from skills.conversation import MOST_BUBBLES, Reply
from skills.fields.agreement import refuses_in_a_word, says_yes
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import MOST, pieces
from skills.fields.refusing import regrets
from skills.fields.treatments import treatments_in
from skills.texts import TEXTS
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent, Understood, understand, undone
from skills.understanding.asked.ended import ended_in
from skills.understanding.learned.moves import most_likely
from skills.understanding.naming import THINGS, names_the_body
from skills.understanding.questions import declines
from skills.understanding.readings.asked_rights import leaves_it
from skills.understanding.spelling import fold, spell
from storage.characters import folded

_NAMED = {
    folded(words): word
    for word in ("status", "info", "person", "policy", "officer", "menu", "rights", *FIRST, *FURTHER)
    for words in (TEXTS[f"choice.{word}"].ko, TEXTS[f"choice.{word}"].en)
    if word in BY_PRESS
}
_GREETING = re.compile(
    r"(?:안[녕뇽](?:하[세셔][요용욤]?|하십니까)?|하이|헬로|hello|hi(?: ?there)?|good ?morning)[\s.!~^]*"
)


def named(turn: Turn) -> tuple[Flow, Act] | None:
    """The press whose name was typed, or what is asked of a case; the menu for a greeting, but at another address;
    None for other words."""
    if (asked := once_filed.meant(turn)) is not None:
        return asked
    said = folded(turn.message.text)
    if (word := _NAMED.get(said)) is not None:
        flow, act = BY_PRESS[word]
        return flow, lambda t: act(t.as_press(word))
    if (undone_now := regretted(turn) or _called_now(turn)) is not None:
        return undone_now
    is_at_the_menu = turn.message.skill not in BY_SKILL.keys() - {"menu"} | {"consult"}
    return (BY_NAME["menu"], menu.show) if _GREETING.fullmatch(said) and is_at_the_menu else None


_ASKS = re.compile(r"\?|(?:나요|(?<!니)까요|가요|죠|지요)[\s.!~]*$")
_JUST_DONE = frozenset({"done", "ads_asked"})
_RECEIVED = frozenset({"identity", "access"})


def regretted(turn: Turn) -> tuple[Flow, Act] | None:
    """What was filed, agreed to or asked for just now and is not wanted: asked back, and never said to be as it was before."""
    text, last = turn.message.text, deduplication.last_step(turn.talk)
    if turn.talk.flow is not None or turn.danger is not None or _ASKS.search(text):
        return None
    is_mistake = regrets.is_regretted(text)
    if last in _RECEIVED and (
        is_mistake or regrets.is_sorry_for(text) or leaves_it(text) or regrets.keeps_what_is_stored(text)
    ):
        if not request.waits(turn):
            return None
        is_said = request.takes_back_in_words(text) and not leaves_it(text)
        return BY_PRESS["take_back"] if is_said else (BY_NAME["rights"], request.asked_to_take_back)
    is_of_news = last in _JUST_DONE and deduplication.offers(turn.talk, "ads_off")
    is_of_news = is_of_news and not treatments_in(text, turn.clinic.treatments)
    if is_of_news and (is_mistake or regrets.wants_no_news(text)):
        return BY_NAME["rights"], withdrawal.ask_about_news
    if (last in _JUST_DONE and is_mistake) or regrets.is_filed_against_ones_will(text):
        return (BY_NAME["menu"], menu.ask_to_leave) if open_case(turn) is not None else None
    return None


_CALL_NOW = re.compile(
    r"(?:(?:네|예|그럼|그냥|저한테|저에게)[\s,.]{1,2}){0,2}(?:(?:지금|바로|당장|빨리|얼른|곧|최대한)[\s,]{0,2}){1,3}"
    r"(?:전화|연락|통화)\S{0,2}\s?(?:좀\s)?(?:해\s?)?(?:주세요|줘요?|주십시오|부탁\S{0,5})[\s.!~]*"
    r"|(?:please )?(?:can you |could you )?(?:call|phone|ring) me (?:right )?(?:now|away|immediately|asap|at once)"
    r"(?: please)?[\s.!?]*",
    re.IGNORECASE,
)


def _called_now(turn: Turn) -> tuple[Flow, Act] | None:
    """A call at once, where it is asked who asks for a right: the call that shows it, or the way to a person."""
    is_asked = turn.talk.flow is None and deduplication.last_step(turn.talk) == "identity"
    if not is_asked or _CALL_NOW.fullmatch(turn.message.text.strip()) is None or not request.waits(turn):
        return None
    return BY_PRESS["call_me" if deduplication.offers(turn.talk, "call_me") else "person"]


_INSISTS = re.compile(
    r"(?:(?:네|예|아|아니|그냥|빨리|좀|글쎄)[\s,.!]{1,3}){0,3}취소\s?(?:해\s?달|하)라(?:고|니까|구)(?:요|여)?[\s.!~]{0,9}"
)
"""The demand to call it off, once more, where it was asked whether to."""


def bare_yes(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """A yes to what was offered last; where nothing was, a nod and no word for a case. "상담할래요" says what is wanted."""
    insists = deduplication.last_step(turn.talk) == "case_stays" and _INSISTS.fullmatch(turn.message.text.strip())
    if not (says_yes(turn.message.text) or insists) or understood.intent is Intent.CONSULT:
        return None
    if small_talk.topic_of(turn.message.text) in small_talk.COURTESIES:
        return _nothing_asked(turn)  # "네 감사합니다" leaves what was offered.
    return _offered_last(turn) or _nothing_asked(turn)


YES_MEANS = {
    "medical": "consult",
    "offered": "consult",
    "unknown": "ask_staff",
    "sorry": "person",
    "staff": "person",
    "status": "person",
    "once_filed": "consult",
    "case_stays": "call_off",
    "ads_asked": "ads_off",
    request.FIRST: "take_back",
    "news": "consult",
}
"""After which answer a yes is which of its presses."""
TOLD = frozenset({"info", "policy", "talk", "visits", "language"})
"""Skills that only tell something: a yes to one of their answers is a nod."""


def _offered_last(turn: Turn) -> tuple[Flow, Act] | None:
    """What a yes to the last answer stands for, where that offered one thing before all others."""
    talk, step = turn.talk, deduplication.last_step(turn.talk)
    word = YES_MEANS.get(step, "")
    if word and deduplication.offers(talk, word) and (step != "status" or not talk.case_id):
        return offered(turn, word)
    if step == "visits" and not deduplication.offers(talk, "visit_move"):
        return BY_NAME["visits"], visits.ask_contact
    offers = [turn.say(key, phone=turn.clinic.phone) for key in ("menu.not_again", "handoff.silent")]
    return (BY_NAME["handoff"], handoff.start) if deduplication.last_words(talk) in offers else None


def offered(turn: Turn, word: str) -> tuple[Flow, Act]:
    flow, act = BY_PRESS[word]
    says = deduplication.says(turn.talk, word)
    return flow, lambda t: act(replace(t, message=replace(t.message, choice=word, text=says), intent=None))


def _nothing_asked(turn: Turn) -> tuple[Flow, Act] | None:
    """A yes where nothing was asked is no word for a case, and a nod to what was told."""
    case = open_case(turn)
    is_a_nod = deduplication.last_skill(turn.talk) in TOLD and turn.talk.flow is None
    quiet = is_a_nod or (case is not None and case.answered_at is None)
    return (BY_NAME["talk"], small_talk.nod) if quiet else None


_MAY_BE_UNDONE = frozenset({"identity", "access", "requests", "case_stays"})
"""Steps after which a word takes something back or calls it off."""


def left_as_it_is(turn: Turn) -> tuple[Flow, Act] | None:
    """Who says not to take back, or not to call off, what was asked for, or forbids what nobody does ("연결하지 마세요")."""
    text, last = turn.message.text, deduplication.last_step(turn.talk)
    if declines(text):
        return BY_NAME["menu"], menu.ask_to_leave
    stays = last == "case_stays" and ("그대로" in text or refuses_in_a_word(text))
    is_kept = stays or undone.is_not_now(text, undone.CANCEL)
    if is_kept and last in _MAY_BE_UNDONE:
        return BY_NAME["rights"], request.left
    if (against := said_against(turn)) is not None:
        return against
    goes_on = _not_wanted(turn)
    return (BY_NAME["talk"], lambda t: small_talk.answer(t, goes_on)) if goes_on else None


_INSTEAD = {Intent.SUSPEND: undone.SUSPEND, Intent.WITHDRAW: undone.WITHDRAW, Intent.CORRECT: undone.CHANGE}
_OF_DATA = re.compile(fold(f"{THINGS}|사진|이름"))
_LONGEST = 60  # Letters; who tells more tells of something else.


def said_against(turn: Turn) -> tuple[Flow, Act] | None:
    """What nobody asked for, another says, or must not be deleted: all stays as it is. Words about the body are none."""
    text = turn.message.text
    if len(text) > _LONGEST or turn.danger is not None or names_the_body(spell(text)):
        return None
    is_kept = "?" not in text and _OF_DATA.search(fold(text)) and undone.is_forbidden(text, undone.DELETE)
    is_kept = is_kept and not _wishes_another_right(turn)
    topic = "hearsay" if undone.is_hearsay(text) else "as_it_is" if is_kept or undone.denies_having_asked(text) else ""
    return (BY_NAME["talk"], lambda t: small_talk.answer(t, topic)) if topic else None


def _wishes_another_right(turn: Turn) -> bool:
    """Whether another right than the deletion is asked for in so many words: "지우지 말고 이용만 멈춰 주세요"."""
    meant = turn.message.understood
    act = _INSTEAD.get(meant.intent, "") if meant is not None and meant.in_so_many_words else ""
    return bool(act) and not undone.is_undone(turn.message.text, act)


def _not_wanted(turn: Turn) -> str:
    """What is answered to words that name an act and say that it is not to be done; empty for all others."""
    text, meant = turn.message.text, turn.message.understood
    if meant is None or meant.danger is not None:
        return ""
    act = ACTS.get(meant.intent, "")
    is_kept = act == undone.CANCEL and undone.will_not(text, act) and open_case(turn) is not None
    if not (act and (is_kept or undone.is_forbidden(text, act))):
        return ""
    return "no_person" if act == undone.PERSON else "as_it_is"


_BY_INTENT = {
    Intent.ACCESS: "access",
    Intent.CORRECT: "correct",
    Intent.DELETE: "delete",
    Intent.SUSPEND: "suspend",
    Intent.WITHDRAW: "withdraw",
    Intent.ADS_OFF: "ads_off",
    Intent.PERSON: "person",
    Intent.STATUS: "status",
    Intent.CONSULT: "consult",
    Intent.CANCEL: "call_off",
}
_BY_MOVE = {
    **dict.fromkeys(("visit_cancel", "visit_change", "visit_late", "visit_when"), "visits"),
    **dict.fromkeys(("for_other", "for_child"), "consult"),
}
"""The press for what a clause wants; moves say it better than intents."""
_OF_A_CASE = frozenset({"fix_time", "fix_name", "fix_phone", "add_details", "keep_case"})
"""What is done to a case by words, and no press."""
_AS_SURE = 0.5
_OF_ALL = re.compile(
    r"정보|기록|데이터|전부|모두|다\s|사진|내용|탈퇴|\b(?:data|records?|everything|all|photos?|messages?)\b",
    re.IGNORECASE,
)
"""What is to go besides the old value, which went with the correction: "전화번호 지우고 새 거로 넣어 주세요"."""


_JOINS = re.compile(r"(?:아\s)?(?:그리고|근데|그런데|또|그럼|and|also|but)[,\s]{0,2}", re.IGNORECASE)
_IS_REASON = re.compile(r"(?:서|데|니까?|지만|며)$")


def with_the_other(turn: Turn, reply: Reply) -> Reply:
    """The answer to one of two wishes, and a press for the one that it does not answer ("예약 취소하고 정보도 지워 주세요")."""
    reply = callback.with_number(turn, reply)
    if (begun := asked_beside.beside_a_wish(turn, reply, BY_NAME["consult"].start)) is not None:
        return begun
    clauses = _wishes(turn.message.text[:MOST])
    if (
        len(clauses) < 2
        or ended_in(turn.message.text).stays
        or turn.danger is not None
        or turn.talk.suspended_at is not None
    ):
        return reply
    wished = list(dict.fromkeys(filter(None, (_wish(turn, one) for one in clauses))))
    other = next((word for word in wished if not _answers(reply, word)), "")
    is_done = any(most_likely(one) in _OF_A_CASE for one in clauses)
    is_the_old_one = other == "delete" and reply.step == "corrected" and not _OF_ALL.search(turn.message.text)
    if len(wished) + is_done < 2 or not other or is_the_old_one:
        return reply
    press = turn.choice(other)
    told = turn.bubble("talk.other_wish", label=press.label)
    kept = tuple(choice for choice in reply.choices if choice.word != other)
    reply = replace(reply, choices=(*kept[:1], press, *kept[1:]))
    return reply.before(told) if len(reply.bubbles) < MOST_BUBBLES else reply


def _wishes(text: str) -> list[str]:
    """What may each be a wish: the pieces, a reason with what it is a reason for."""
    parts: list[str] = []
    for one in pieces(text):
        parts[-1:] = [f"{parts[-1]} {one}"] if parts and _IS_REASON.search(parts[-1]) else [*parts[-1:], one]
    return [one for one in parts if len(folded(one)) > 1 and not _JOINS.fullmatch(one)]


def _wish(turn: Turn, clause: str) -> str:
    """The press that a clause wishes for; empty for none."""
    if (move := _BY_MOVE.get(most_likely(clause))) is not None:
        return move
    understood = understand(clause)
    word = _BY_INTENT.get(understood.intent, "") if understood.score >= _AS_SURE else ""
    if word == "call_off" and open_case(turn) is None:
        return ""
    return word or ("consult" if asked_beside.is_wish(clause) else "")


def _answers(reply: Reply, word: str) -> bool:
    """Whether the reply is the one to that press."""
    flow = BY_PRESS[word][0].name
    is_of_it = flow != "rights" or word in reply.step or reply.step in ("identity", "done")
    return flow == reply.skill and is_of_it
