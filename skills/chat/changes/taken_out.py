"""What goes again while the form is open and nothing is filed: words that were told, an answer, or the consent itself."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from typing import Any

from skills.cases import consultations, photos
from skills.cases.answers import READERS, Scene
from skills.chat import consent
from skills.chat.changes import parts
from skills.chat.intake import facts, summary
from skills.chat.intake.asking import ask
from skills.chat.intake.questions import FORM, SHORT_PART
from skills.chat.whose import anothers, minors
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import Reply
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.timing.wishes import When
from skills.fields.treatments import treatments_in
from skills.rights import fulfilment
from skills.turn import Turn
from skills.understanding.questions import asks
from skills.understanding.readings.taken_out import (
    ALL,
    LAST,
    PART,
    TakenOut,
    core_of,
    leaves_it_in,
    named_instead,
    taken_out,
    takes_out_a_contact,
    takes_out_the_time,
    writes_over,
)
from storage.characters import folded
from storage.retention.health_data import ANSWERS

_SAID_SO = re.compile(r"(?:[는은]다|[었았였했졌린친]?다|라)는$|고\s?(?:한|했던|쓴|적은)$")
_WAIT = re.compile(r"^(?:(?:아|앗|어|저기요?|잠깐만?요?|잠시만?요?|oh|wait)[\s,.!]+)+", re.IGNORECASE)
_PARTS = {
    "consent": r"(?<!광고 )(?<!광고)(?<!마케팅 )동의|consent",
    "name": r"이름|성함|실명|익명|name",
    "phone": r"번호|연락처|전화|phone|number",
    "when": r"시간|날짜|time|date",
}
_NAMED = {part: re.compile(words, re.IGNORECASE) for part, words in _PARTS.items()}
_WITHOUT = re.compile(
    rf"(?P<parts>(?:(?:{'|'.join(_PARTS.values())})(?:은|는|을|를|하고|이?랑|과|와|,)?\s?){{1,3}})"
    r"(?:빼고|없이|제외\s?하고|생략\s?하고|안\s?(?:남기고|적고|넣고|쓰고|하고)|지우고|비우고|비워\s?두고|(?<=익명)으로)\s(?:\S{1,6}\s){0,2}"
    r"(?:접수|신청|보내|넣어|제출|등록)"
    rf"|\b(?:file|submit|send)\b.{{0,12}}\bwithout "
    rf"(?P<english>(?:(?:my|the|a|any|giving|or|and|{'|'.join(_PARTS.values())})\s?){{1,5}})",
    re.IGNORECASE,
)
"""What a request is to be filed without."""
_BY_CHAT_ALONE = re.compile(
    r"(?P<parts>(?:전화\s?|폰\s?|휴대폰\s?|핸드폰\s?)?번호|연락처)\S{0,2}\s(?:좀\s|그냥\s|다시\s)?(?:빼|지우|지워|삭제|없애|제외|비우)\S{0,3}(?:\s?(?:주|줘)\S{0,3})?[\s,.]{1,3}(?:\S{1,5}\s){0,2}?"
    r"(?:카톡|카카오톡|채팅|톡|메시지|여기)(?:으로|로|에서|에)?만?\s?(?:\S{1,4}\s)?(?:답|연락|받|상담|알려|주세요|줘|해\s?주|할|요)"
    r"|(?P<parts_too>(?:전화\s?|폰\s?|휴대폰\s?|핸드폰\s?)?번호|연락처)\S{0,2}\s(?:좀\s|그냥\s|다시\s)?(?:빼고|지우고|삭제하고|없이)[\s,.]{1,3}(?:\S{1,5}\s){0,2}?(?:카톡|카카오톡|채팅|톡|메시지)(?:으로|로)?만?[\s.!~]*$"
    r"|^(?P<parts_alone>(?:전화\s?|폰\s?|휴대폰\s?|핸드폰\s?)?번호|연락처)(?:은|는|을|를|만)?\s(?:좀\s|그냥\s)?(?:빼|제외\s?해|비워)\s?(?:주|줘|줄|달|도\s?[되돼될])\S{0,5}(?:\s\S{1,5})?[\s.!~]*$"
    r"|\b(?:take|leave) (?P<english_too>(?:my |the )?(?:phone )?number) (?:out|off|away)\b.{0,24}\b(?:here|chat|kakao\w*|message)\b"
    r"|\b(?:remove|delete|drop|take out|leave out) (?P<english>my (?:phone )?number)\b.{0,24}\b(?:here|chat|kakao\w*|message)\b",
    re.IGNORECASE,
)
"""The number is to go, since the answer is to come in this chat: "번호는 빼고 카톡으로만 답 주세요"."""
_LEFT_OUT: dict[str, dict[str, Any]] = {
    "name": {"name": ""},
    "phone": {"channel": "chat"},
    "when": {"when": When("anytime").to_data()},
}
"""What stands among the answers then."""


def leave_out(turn: Turn) -> Reply | None:
    """What is to be filed without something ("번호 없이 접수해 주세요") leaves it out first, and is asked about again; "동의
    없이" takes the consent back."""
    text, talk = turn.message.text, turn.talk
    is_late = talk.step in ("when", FORM.review)
    if is_late and turn.message.choice is None and (asked := _asked_anew(turn)) is not None:
        return asked
    found = _WITHOUT.search(text) if is_late and not asks(text) else None
    found = found or (_BY_CHAT_ALONE.search(text) if is_late and talk.answers.get("phone") else None)
    named = next((one for one in found.groups() if one), "") if found else ""
    if takes_out_the_time(text):
        if talk.step not in ("when", FORM.review):
            talk.drop_answers(frozenset({"when"}))
            return ask(turn)
        named = "시간"
    without = [part for part, words in _NAMED.items() if words.search(named)]
    if not without:
        return take_back(turn)
    if "consent" in without:
        return _take_back_now(turn) or ask(turn).before(turn.bubble("intake.not_without_consent"))
    told = []
    for part in without:
        talk.answers = {step: value for step, value in talk.answers.items() if step != part} | _LEFT_OUT[part]
        value = summary.shown(turn, part) if part == "when" else turn.say("summary.nothing")
        told.append(turn.bubble("intake.changed", field=turn.say(f"summary.{part}"), value=value))
    talk.step, talk.failures = FORM.next_step(talk.answers), 0
    return ask(turn).before(*told)


def _asked_anew(turn: Turn) -> Reply | None:
    """What was written is to go: name or number is asked anew, or which it is, and nothing goes before that is told."""
    step = takes_out_a_contact(turn.message.text) or named_instead(turn.message.text)
    if step and step in turn.talk.answers:
        turn.talk.drop_answers(frozenset({step}))
        turn.talk.step, turn.talk.failures = step, 0
        return ask(turn)
    if leaves_it_in(turn.message.text):
        return ask(turn).before(turn.bubble("talk.as_it_is"))
    if not writes_over(turn.message.text):
        return None
    turn.talk.step = FORM.review
    return summary.which(turn, FORM)


def take_back(turn: Turn) -> Reply | None:
    """What goes before the reading of an answer while nothing is filed: the consent or what was told is taken back, or a number
    is another's; None for all other words."""
    return (
        parts.leave_out(turn)
        or _take_back_consent(turn)
        or _take_out(turn)
        or anothers.at_anothers_name(turn)
        or anothers.at_anothers_number(turn)
    )


def _take_back_consent(turn: Turn) -> Reply | None:
    """ "아 잠깐 동의 안 할래요", said while the form is open and nothing is filed: withdrawn at once, with what rests on it."""
    return _take_back_now(turn) if consent.refuses(_WAIT.sub("", turn.message.text)) else None


def _take_back_now(turn: Turn) -> Reply | None:
    answers = turn.talk.answers
    if not answers.get(consent.STEP) or consultations.has_cases(turn.unit, turn.talk.patient_id):
        return None
    draft = any(map(answers.get, ("treatment", "details")))
    done = fulfilment.withdraw(turn.unit, turn.clinic, turn.talk.patient_id, Purpose.HEALTH, draft=draft)
    resting = {*ANSWERS, facts.HELD, "treatment", "details"}
    turn.talk.answers = {step: value for step, value in answers.items() if step not in resting} | {consent.STEP: False}
    photos.discard(turn.unit, turn.talk.patient_id)
    turn.talk.step, turn.talk.failures = FORM.next_step(turn.talk.answers), 0
    title = consents.wording(turn.clinic, Purpose.HEALTH, turn.today).part("title", turn.lang)
    return ask(turn).before(turn.bubble("rights.withdraw.done", title=title, effect=done.told))


def _take_out(turn: Turn) -> Reply | None:
    """Something that was told goes again, at once and said so, or it is asked which; the wish itself is never added to it."""
    wish = taken_out(turn.message.text) if turn.message.choice is None else None
    if wish is None or minors.in_doubt(turn):
        return None
    if wish.how == LAST and turn.talk.step == FORM.review:
        return summary.which(turn, FORM)
    told = _told_so_far(turn)
    if not told or (wish.how == LAST and turn.talk.step in ("name", "phone")):
        return None
    stays, gone = _parted(turn, told, wish)
    if not gone and not wish.is_named:
        return None
    if not gone:
        return ask(turn).before(turn.bubble("taken_out.none"))
    _keep_only(turn, stays, wish)
    said = turn.bubble("taken_out.all") if wish.how == ALL else turn.bubble("taken_out.done", words=" / ".join(gone))
    return ask(turn).before(said)


def _told_so_far(turn: Turn) -> list[str]:
    """The lines that were told of what it is about, one a message; before the consent those that wait for it."""
    answers = turn.talk.answers
    if not answers.get(consent.STEP):
        held = turn.reach.unkept.take(turn.talk.patient_id, turn.unit.now)
        if held:
            turn.reach.unkept.hold(turn.talk.patient_id, held, turn.unit.now)
        return held.splitlines()
    words = answers.get("details") or answers.get(facts.HELD) or answers.get("treatment", {}).get("words", "")
    return str(words).splitlines()


def _parted(turn: Turn, told: list[str], wish: TakenOut) -> tuple[list[str], list[str]]:
    """What stays of the lines, and what goes."""
    if wish.how == ALL:
        return [], told
    if wish.how == LAST:
        return told[:-1], told[-1:]
    treated = treatments_in(f"{wish.what} 상담", turn.clinic.treatments)
    stays, gone = [], []
    for line in told:
        parts = pieces(line, None)
        goes = [one for one in parts if _is_about(turn, one, wish, treated)]
        gone += goes
        if rest := [one for one in parts if one not in goes]:
            stays.append(line if not goes else " ".join(rest))
    return stays, gone


def _is_about(turn: Turn, piece: str, wish: TakenOut, parts: tuple[str, ...]) -> bool:
    named, what = treatments_in(piece, turn.clinic.treatments), wish.what
    if parts and not wish.is_named and set(named) - set(parts):
        return False  # It tells of another part too, which was not to go.
    if folded(what) in folded(piece) or (named and set(named) <= set(parts)):
        return True
    core = core_of(what)
    if core and all(folded(one) in folded(piece) for one in core) and max(map(len, core)) > 1:
        return True  # "당뇨 있다고 쓴 거", "임신했다는 말"
    words = _SAID_SO.sub("", what).split()  # "눈 처졌다는 말": an ending differs, the beginnings stand there.
    return len(words) > 1 and all(word[: max(1, len(word) - 2)] in piece for word in words)


def _keep_only(turn: Turn, stays: list[str], wish: TakenOut) -> None:
    """Only these lines are told now; a title that says more than they do is left to its treatment, or goes."""
    talk, words = turn.talk, "\n".join(stays)
    if not talk.answers.get(consent.STEP):
        turn.reach.unkept.forget(talk.patient_id)
        if words:
            turn.reach.unkept.hold(talk.patient_id, words, turn.unit.now)
        else:
            talk.drop_answers(frozenset({facts.ASKED_TWICE}))
        return
    part = dict(talk.answers.get("treatment") or {})
    if (title := part.get("words")) and folded(title) not in folded(words):
        del part["words"]
    if wish.how == PART and part.get("word") in treatments_in(f"{wish.what} 상담", turn.clinic.treatments):
        part = {}
    if words and not part:
        part = READERS["treatment"](words[:SHORT_PART], Scene(turn.unit.now, turn.clinic))
    step = "details" if "details" in talk.answers else facts.HELD
    kept = {one: value for one, value in talk.answers.items() if one not in ("treatment", "details", facts.HELD)}
    kept |= {"treatment": part} if part else {}
    kept |= {step: words} if words else {}
    talk.answers, talk.failures = kept, 0
    talk.step = FORM.next_step(kept)
