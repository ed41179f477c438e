"""Withdrawing consents and stopping ads in the chat, as easy as giving them (C-5), at once, with what it ends; and letting the
use of one's data go on that was stopped."""

from __future__ import annotations

from skills.chat import consent
from skills.chat.rights import others, request, whose
from skills.consents import consents
from skills.consents.consents import ADS, Purpose
from skills.conversation import Choice, Reply, Say
from skills.fields.agreement import says_yes
from skills.fields.reading import patterns as re
from skills.rights import fulfilment
from skills.rights.rights import show_day, show_number
from skills.turn import Turn
from skills.understanding.questions import asks
from storage.retention import health_data

NAME = request.NAME
_AT_NIGHT = re.compile(
    r"(?:밤|야간|새벽|심야|저녁|한밤중)(?:에|시간|시간대)?\S{0,2}\s?.{0,10}(?:광고|소식|문자|홍보|알림|톡)|(?:광고|소식|홍보)\S{0,2}\s?(?:(?:문자|톡|알림)\S?\s)?(?:는\s)?(?:밤|야간|새벽|심야|저녁)\S{0,2}"
    r"|(?:밤|야간|새벽|심야|한밤중)\S{0,3}\s?(?:\d{1,2}\s?시\s?(?:이후|넘어)\S{0,3}\s)?(?:(?:제발|좀|그만|절대)\s)?보내지|야간(?:\s?수신)?(?:\s?동의)?(?:만|은|는|을)?\s?(?:거부|철회|취소|끊|해지|빼\s?주)"
    r"|\bat night\b|\bnight(?:time)? ads?\b",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"끄|꺼|끊|그만|차단|거부|철회|취소|해지|빼\s?주|멈|않|말아|마세요|안\s?(?:받|보내|왔|오|와)|\b(?:no|stop|don'?t|off)\b",
    re.IGNORECASE,
)
_ONE_WAY = re.compile(
    r"(?:문자|카톡|카카오톡|톡|알림톡|전화|이메일|메일)(?:로|으로)?\s?(?:오는\s)?(?:광고)?\s?(?:만|은\s?괜찮|는\s?괜찮|은\s?말고|는\s?말고)|광고\s?(?:문자|카톡|톡|전화)만"
    r"|\b(?:only|just) (?:the )?(?:text|sms|kakao)",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(
    r"(?:동의|철회).{0,14}(?<![가-힣])(?:다|전부|모두|싹|몽땅|전체)(?=\s|$)|(?<![가-힣])(?:다|전부|모두|싹|몽땅|전체|모든)\s.{0,10}(?:동의|철회)"
    r"|\b(?:all|every|everything)\b.{0,20}\b(?:consents?|agree\w*)\b|\bconsents?\b.{0,20}\b(?:all|every|everything)\b",
    re.IGNORECASE,
)
_NAMES_ADS = re.compile(r"광고|홍보|마케팅|소식|혜택|이벤트|\bads?\b|marketing|\bnews\b", re.IGNORECASE)
OFFERED = (Purpose.HEALTH, Purpose.ADS_USE, Purpose.ADS_RECEIVE, Purpose.ADS_NIGHT, Purpose.PROVISION)


def ask(turn: Turn) -> Reply:
    """Which of the consents that were given; who names the ads has all of them stopped."""
    typed = turn.message.text if turn.message.choice is None else ""
    if _NAMES_ADS.search(typed) and not _CALLED[Purpose.HEALTH].search(typed) and not asks(typed):
        return stop_ads(turn)
    choices = _choices(turn)
    if not choices:
        told = turn.bubble("rights.withdraw.none")
        return turn.reply(told, choices=turn.choices("rights", "menu"), skill=NAME, step="withdraw")
    request.leave(turn)
    if _ALL_OF_THEM.search(typed) and not asks(typed):
        return ask_all(turn)
    if names_only_health(typed, turn) and not asks(typed):
        return ask_health(turn)
    turn.open_form(NAME, "withdraw")
    return turn.reply(turn.bubble("rights.withdraw.which"), choices=(*choices, turn.choice("cancel")))


def tell(turn: Turn) -> Reply:
    """Which consents are in force."""
    given = consents.given(turn.unit, turn.talk.patient_id)
    titles = [_with_day(turn, purpose) for purpose in OFFERED if purpose in given]
    told = turn.bubble("rights.consents", titles=", ".join(titles)) if titles else turn.bubble("rights.withdraw.none")
    words = turn.choices(*(("withdraw",) if titles else ()), "rights", "menu")
    return turn.reply(told, choices=words, skill=NAME, step="consents")


def _with_day(turn: Turn, purpose: Purpose) -> str:
    title, at = turn.say(f"rights.withdraw.{purpose}"), consents.given_at(turn.unit, turn.talk.patient_id, purpose)
    return f"{title} ({show_day(at, turn.lang)})" if at else title


def _choices(turn: Turn) -> tuple[Choice, ...]:
    given = consents.given(turn.unit, turn.talk.patient_id)
    return tuple(turn.choice(f"withdraw_{p}", f"rights.withdraw.{p}") for p in OFFERED if p in given)


def only_words(turn: Turn) -> Reply:
    """What was told of the consultation goes with the consent to it; name and phone stay."""
    if Purpose.HEALTH in consents.given(turn.unit, turn.talk.patient_id):
        return ask_health(turn)
    request.leave(turn)
    return turn.reply(
        turn.bubble("rights.withdraw.no_words"), choices=turn.choices("rights", "menu"), skill=NAME, step="withdraw"
    )


def offers_only_health(turn: Turn) -> bool:
    """Whether there is no other consent to withdraw."""
    given = consents.given(turn.unit, turn.talk.patient_id)
    return [purpose for purpose in OFFERED if purpose in given] == [Purpose.HEALTH]


def take_which(turn: Turn) -> Reply:
    """A consent was pressed. The health consent takes data with it, so that one is asked for once more."""
    word = (turn.message.choice or "").removeprefix("withdraw_") or _named(turn)
    if word not in OFFERED:
        failures = turn.talk.failures + 1
        reply = ask(turn)
        turn.talk.failures = failures
        return reply
    if word == Purpose.HEALTH:
        return ask_health(turn)
    return _withdraw(turn, Purpose(word))


_CALLED = {
    Purpose.HEALTH: re.compile("건강|민감|health"),
    Purpose.ADS_NIGHT: re.compile("야간|밤|night"),
    Purpose.ADS_RECEIVE: re.compile("수신|광고|문자|receiv"),
    Purpose.ADS_USE: re.compile("이용|혜택|홍보|소식|news"),
    Purpose.PROVISION: re.compile("제공|provi"),
}


_REST = re.compile("개인정보|이름|번호|연락처|나머지|까지|(?:정보|기록)(?:도|랑|하고|와|및)")


def _named(turn: Turn) -> str:
    """The consent that typed words name; a yes is the only one, and a question about it leads to what ends with it."""
    given, said = consents.given(turn.unit, turn.talk.patient_id), turn.message.text.casefold()
    offered = [purpose for purpose in OFFERED if purpose in given]
    named = [purpose for purpose in offered if _CALLED[purpose].search(said)]
    if not named and len(offered) == 1:
        is_meant = says_yes(said, "철회", "취소") or (asks(said) and offered[0] is Purpose.HEALTH)
        return offered[0] if is_meant else ""
    return named[0] if named and not asks(said) else ""


def names_only_health(text: str, turn: Turn) -> bool:
    """Whether the words name the health data, for which a consent is in force, and nothing else of one's data."""
    is_named = _CALLED[Purpose.HEALTH].search(text.casefold()) is not None and _REST.search(text) is None
    return is_named and Purpose.HEALTH in consents.given(turn.unit, turn.talk.patient_id)


def ask_health(turn: Turn) -> Reply:
    """What ends with the health consent."""
    turn.open_form(NAME, "withdraw_health")
    choices = (turn.choice("yes", "rights.withdraw.yes"), turn.choice("no", "rights.withdraw.no"))
    return turn.reply(turn.bubble("rights.withdraw.ask_health"), choices=choices)


def ask_all(turn: Turn) -> Reply:
    """What ends with all consents together; where there is but the one to health data, what ends with that."""
    if offers_only_health(turn):
        return ask_health(turn)
    turn.open_form(NAME, "withdraw_all")
    choices = (turn.choice("yes", "rights.withdraw.yes"), turn.choice("no", "rights.withdraw.no"))
    given = consents.given(turn.unit, turn.talk.patient_id)
    titles = ", ".join(turn.say(f"rights.withdraw.{purpose}") for purpose in OFFERED if purpose in given)
    key = "rights.withdraw.ask_all" if Purpose.HEALTH in given else "rights.withdraw.ask_ads"
    return turn.reply(turn.bubble(key, titles=titles), choices=choices)


def take_all(turn: Turn) -> Reply:
    """Yes or no to withdrawing every consent."""
    return request.yes_or_no(turn, "yes", _withdraw_all, ask_all, "철회", "동의철회", "취소")


def _withdraw_all(turn: Turn) -> Reply:
    """Every consent that is in force, each with its own record; one result tells of all (Network Act 50(7): sender and day)."""
    given = consents.given(turn.unit, turn.talk.patient_id)
    turn.talk.leave_flow()
    done = [_end(turn, purpose) for purpose in OFFERED if purpose in given]
    if not done:
        return ask(turn)
    clinic, day = turn.clinic.name.in_(turn.lang), show_day(turn.unit.now, turn.lang)
    lines = "\n".join(f"· {title}: {one.told}" for title, one in done)
    numbers = ", ".join(show_number(one.request.number) for _, one in done)
    told = turn.bubble("rights.withdraw.done_all", clinic=clinic, day=day, lines=lines, numbers=numbers)
    return turn.reply(told, choices=turn.choices("requests", "rights", "menu"), skill=NAME, step="withdrawn")


def take_health(turn: Turn) -> Reply:
    """Yes or no to withdrawing the health consent."""
    return request.yes_or_no(
        turn, "yes", lambda t: _withdraw(t, Purpose.HEALTH), ask_health, "철회", "동의철회", "취소"
    )


def _end(turn: Turn, purpose: Purpose) -> tuple[str, fulfilment.Done]:
    """End one consent: its title, and what was done."""
    draft = purpose is Purpose.HEALTH and any(map(turn.talk.answers.get, ("treatment", "details")))
    if purpose is Purpose.HEALTH:
        turn.talk.drop_answers(frozenset((consent.STEP, *health_data.ANSWERS)))
    done = fulfilment.withdraw(turn.unit, turn.clinic, turn.talk.patient_id, purpose, draft=draft)
    return consents.wording(turn.clinic, purpose, turn.today).part("title", turn.lang), done


def _withdraw(turn: Turn, purpose: Purpose) -> Reply:
    turn.talk.leave_flow()
    title, done = _end(turn, purpose)
    if purpose in ADS:  # Network Act 50(7): the result names the sender and the day as well.
        clinic, day = turn.clinic.name.in_(turn.lang), show_day(turn.unit.now, turn.lang)
        told = turn.bubble("ads.withdrawn", clinic=clinic, day=day, title=title, effect=done.told)
    else:
        told = turn.bubble("rights.withdraw.done", title=title, effect=done.told)
    bubbles = (told, request.receipt(turn, done.request))
    return turn.reply(*bubbles, choices=turn.choices("requests", "rights", "menu"), skill=NAME, step="withdrawn")


def lift(turn: Turn) -> Reply:
    """One press, at once."""
    request.leave(turn)
    if turn.talk.suspended_at is None:
        told = turn.bubble("rights.lift.nothing")
        return turn.reply(told, choices=turn.choices("rights", "menu"), skill=NAME, step="lifted")
    filed = fulfilment.lift(turn.unit, turn.clinic, turn.talk.patient_id)
    turn.talk.suspended_at = None
    bubbles = (turn.bubble("rights.lift.done"), request.receipt(turn, filed))
    return turn.reply(*bubbles, choices=turn.choices("status", "rights", "menu"), skill=NAME, step="lifted")


def stop_ads(turn: Turn) -> Reply:
    """No more ads from now on, whatever else is open; the result names sender, fact, day and result (Network Act 50(7)). Who
    names the night alone keeps the rest; one way of sending alone cannot be stopped, which is said."""
    typed = turn.message.text if turn.message.choice is None else ""
    if whose.are_anothers_ads(typed):
        return others.tell_of_ads(turn)
    if stops_the_night(typed):
        return _stop_at_night(turn)
    filed = fulfilment.stop_ads(turn.unit, turn.clinic, turn.talk.patient_id)
    clinic, day = turn.clinic.name.in_(turn.lang), show_day(turn.unit.now, turn.lang)
    done = turn.say("rights.ads_off.done", clinic=clinic, day=day)
    also = "all_ways" if _ONE_WAY.search(typed) else "rest"
    words = ("resume", "cancel") if turn.talk.flow else ("rights", "menu")
    told = Say(f"{done}\n{turn.say(f'rights.ads_off.{also}')}")
    return turn.reply(told, request.receipt(turn, filed), choices=turn.choices(*words), skill=NAME, step="ads_off")


def ask_about_news(turn: Turn) -> Reply:
    """Whether the consent to news that was given just now is not wanted: asked, and a yes or the press ends it."""
    words = turn.choices("ads_off", "rights", "menu")
    return turn.reply(turn.bubble("rights.ads_off.ask"), choices=words, skill=NAME, step="ads_asked")


def stops_the_night(text: str) -> bool:
    """Whether only the ads at night are to be stopped."""
    return _AT_NIGHT.search(text) is not None and _STOPS.search(text) is not None


def _stop_at_night(turn: Turn) -> Reply:
    if Purpose.ADS_NIGHT in consents.given(turn.unit, turn.talk.patient_id):
        return _withdraw(turn, Purpose.ADS_NIGHT)
    told = turn.bubble("rights.ads_off.no_night")
    return turn.reply(told, choices=turn.choices("ads_off", "menu"), skill=NAME, step="ads_night")
