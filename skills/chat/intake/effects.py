"""What an answer of the intake sets off, before the next question is put; and what takes one out again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from skills.cases import consultations, photos
from skills.cases.answers import READERS, Scene
from skills.chat import consent
from skills.chat.answers import after_filing
from skills.chat.answers.known import TELLING
from skills.chat.intake import facts, guardian, summary
from skills.chat.intake.asking import ask, note_contact
from skills.chat.intake.questions import FORM, SHORT_PART, is_a_part_alone
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.conversation import ASKED_BACK, Reply
from skills.fields import persons
from skills.fields.agreement import refuses_in_a_word, says_yes
from skills.fields.contact import found as contact_in
from skills.fields.phones import show_phone
from skills.fields.reading import patterns as re
from skills.fields.timing.wishes import When, show_when
from skills.fields.treatments import treatments_in
from skills.rights import fulfilment
from skills.turn import Turn
from skills.understanding.questions import asks
from skills.understanding.readings.taken_out import ALL, LAST, PART, TakenOut, taken_out
from storage.characters import folded
from storage.retention.health_data import ANSWERS

_UNSURE = re.compile(
    r"(?:아직|음|글쎄요?|잘|저도)?[\s,.]{0,3}(?:잘\s)?(?:모르겠\S{1,4}|몰라요?|모름|못\s?정했\S{1,4})[\s.!~ㅠㅜ]*"
    r"|(?:not sure|i don't know)[\s.!]*",
    re.IGNORECASE,
)
_ANOTHERS = f"phone{ASKED_BACK}"  # Among the answers: a number of somebody else, at which to be reached.
_REACH = re.compile(
    r"연락(?!처)|전화(?!\s?번호)|통화|문자|번호로|폰으로|(?:번호|폰)(?:이?에요|예요|입니다|임|인데)|\b(?:call|reach|text|contact|use)\b",
    re.IGNORECASE,
)
_BY_ANOTHER = re.compile(
    rf"(?:{'|'.join(persons.RELATIONS.values())})\S{{0,2}}\s(?:\S{{1,4}}\s){{0,2}}(?:받을|받아요|받습|받게)",
    re.IGNORECASE,
)
_PIECES = re.compile(r"(?<=[.!?~요다죠음])\s+|[,\n]\s*|(?<=[가-힣]고)\s(?!싶|있|계)")
"""Where one thing that is told ends and the next begins."""
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
_LEFT_OUT: dict[str, dict[str, Any]] = {
    "name": {"name": ""},
    "phone": {"channel": "chat"},
    "when": {"when": When("anytime").to_data()},
}
"""What stands among the answers then."""


def _after_age(turn: Turn) -> Reply | None:
    """A child is turned away; a consent that was given or refused in front of the age is decided now."""
    if not turn.talk.answers["age"]:
        return guardian.turn_away(turn)
    agreed = turn.talk.answers.get(facts.AGREED)
    if agreed is None or turn.talk.step != consent.STEP:
        return None
    turn.talk.drop_answers(frozenset({facts.AGREED}))
    turn.talk.answers = {**turn.talk.answers, consent.STEP: agreed}
    turn.talk.step = FORM.next_step(turn.talk.answers)
    return after_health(turn)


def after_health(turn: Turn) -> Reply | None:
    given = turn.talk.answers["health_consent"]
    if given and consent.has_changed(turn):
        turn.talk.answers = {step: value for step, value in turn.talk.answers.items() if step != consent.STEP}
        turn.talk.step = consent.STEP
        return ask(turn)
    decision = Decision.GIVEN if given else Decision.REFUSED
    by = guardian.decides(turn)
    consents.decide(
        turn.unit, turn.clinic, turn.talk.patient_id, Purpose.HEALTH, decision,
        screen="chat:health_consent", by=by, lang=consent.shown(turn, Purpose.HEALTH)[1],
    )  # fmt: skip
    if given:
        facts.take_held(turn, said_all="phone" in turn.talk.answers)
        turn.talk.step = FORM.next_step(turn.talk.answers)
        return None
    turn.reach.unkept.forget(turn.talk.patient_id)
    photos.discard(
        turn.unit, turn.talk.patient_id
    )  # Sent under a wording that has changed since, and rests on nothing now.
    return ask(turn).before(turn.bubble("intake.health.refused"))


def leave_out(turn: Turn) -> Reply | None:
    """What is to be filed without something ("번호 없이 접수해 주세요") leaves it out first, and is asked about again; "동의
    없이" takes the consent back."""
    text, talk = turn.message.text, turn.talk
    found = _WITHOUT.search(text) if talk.step in ("when", FORM.review) and not asks(text) else None
    named = (found["parts"] or found["english"]) if found else ""
    parts = [part for part, words in _NAMED.items() if words.search(named)]
    if not parts:
        return take_back(turn)
    if "consent" in parts:
        return _take_back_now(turn) or ask(turn).before(turn.bubble("intake.not_without_consent"))
    told = []
    for part in parts:
        talk.answers = {step: value for step, value in talk.answers.items() if step != part} | _LEFT_OUT[part]
        value = summary.shown(turn, part) if part == "when" else turn.say("summary.nothing")
        told.append(turn.bubble("intake.changed", field=turn.say(f"summary.{part}"), value=value))
    talk.step, talk.failures = FORM.next_step(talk.answers), 0
    return ask(turn).before(*told)


def take_back(turn: Turn) -> Reply | None:
    """What goes before the reading of an answer while nothing is filed: the consent or what was told is taken back, or a number
    is another's; None for all other words."""
    return _take_back_consent(turn) or _take_out(turn) or _at_anothers_number(turn)


def _at_anothers_number(turn: Turn) -> Reply | None:
    """ "남편 번호로 연락 주세요 010-…": asked back once, since what is told there is about the body; a no keeps one's own."""
    talk, text = turn.talk, turn.message.text
    if turn.message.choice is not None or talk.step in ("age", consent.STEP) or talk.answers.get("whose"):
        return None
    if asked_of := talk.answers.get(_ANOTHERS):
        talk.drop_answers(frozenset({_ANOTHERS}))
        if says_yes(text) or ("phone" in talk.answers and refuses_in_a_word(text)):
            talk.answers = {**talk.answers, "phone": asked_of} if says_yes(text) else talk.answers
            talk.step = FORM.next_step(talk.answers)
            return ask(turn)
    phone = contact_in(text).phone
    is_known = phone is not None and talk.answers.get("phone") not in (None, phone)
    if is_known and after_filing.ONE_MORE.search(text) and facts.note_question(turn) == "kept":
        return ask(turn).before(turn.bubble("intake.added"))
    is_anothers = persons.is_about_anothers(text) and _REACH.search(text)
    if phone is None or not (is_anothers or _BY_ANOTHER.search(text)):
        return None
    talk.answers, talk.step, talk.failures = {**talk.answers, _ANOTHERS: phone}, "phone", 0
    asked = turn.bubble("intake.anothers_number", phone=show_phone(phone))
    return turn.reply(asked, choices=(turn.choice("yes", "intake.asked_back.yes"), *ask(turn).choices))


def _take_back_consent(turn: Turn) -> Reply | None:
    """ "아 잠깐 동의 안 할래요", said while the form is open and nothing is filed: withdrawn at once, with what rests on it."""
    return _take_back_now(turn) if consent.refuses(_WAIT.sub("", turn.message.text)) else None


def _take_back_now(turn: Turn) -> Reply | None:
    answers = turn.talk.answers
    if not answers.get(consent.STEP) or consultations.has_cases(turn.unit, turn.talk.patient_id):
        return None
    done = fulfilment.withdraw(turn.unit, turn.clinic, turn.talk.patient_id, Purpose.HEALTH)
    resting = {*ANSWERS, facts.HELD, "treatment", "details"}
    turn.talk.answers = {step: value for step, value in answers.items() if step not in resting} | {consent.STEP: False}
    photos.discard(turn.unit, turn.talk.patient_id)
    turn.talk.step, turn.talk.failures = FORM.next_step(turn.talk.answers), 0
    title = consents.wording(turn.clinic, Purpose.HEALTH, turn.today).part("title", turn.lang)
    return ask(turn).before(turn.bubble("rights.withdraw.done", title=title, effect=done.told))


def after_name(turn: Turn) -> Reply | None:
    note_contact(turn)
    return None


def _after_treatment(turn: Turn) -> Reply | None:
    """Part and details are one question: words that tell more than a part are the details as well."""
    answers = turn.talk.answers
    if turn.message.choice is not None:
        if FORM.is_ahead("when", answers):  # More may be told with that question.
            turn.talk.answers = {"details": str(answers.get(facts.HELD, "")), **answers}
            turn.talk.step = FORM.next_step(turn.talk.answers)
    elif not (is_a_part_alone(turn.message.text) or _UNSURE.fullmatch(turn.message.text.strip())):
        words = READERS["details"](turn.message.text, Scene(turn.unit.now, turn.clinic))
        turn.talk.answers = {**answers, "details": "\n".join(filter(None, (answers.get(facts.HELD), words)))}
        turn.talk.step = FORM.next_step(turn.talk.answers)
    return None


def _after_details(turn: Turn) -> Reply | None:
    """What was held from before the consent comes first."""
    held = turn.talk.answers.get(facts.HELD)
    if held:
        told = [held, turn.talk.answers["details"]]
        kept = {step: value for step, value in turn.talk.answers.items() if step != facts.HELD}
        turn.talk.answers = {**kept, "details": "\n".join(filter(None, told))}
    _name_what_was_unsure(turn)
    return None


def _name_what_was_unsure(turn: Turn) -> None:
    """Who did not know what it is about, and then told it, has told it now."""
    answers = turn.talk.answers
    if answers["details"] and _UNSURE.fullmatch(str(answers["treatment"].get("words", ""))):
        part = READERS["treatment"](answers["details"][:SHORT_PART], Scene(turn.unit.now, turn.clinic))
        turn.talk.answers = {**answers, "treatment": part}


def _after_when(turn: Turn) -> Reply | None:
    """Who asks whether a time will do is told what was noted."""
    if turn.message.choice is not None or not asks(turn.message.text):
        return None
    said = show_when(replace(When.from_data(turn.talk.answers["when"]), closed=False), turn.lang)
    return ask(turn).before(turn.bubble("intake.noted_time", said=said))


def for_another(turn: Turn) -> Reply | None:
    """Who turns out to write for somebody else, or for a child: a consent that was given for oneself is none for them, and is
    asked anew; what was told of them is held until then."""
    talk, answers, text = turn.talk, turn.talk.answers, turn.message.text
    instead = persons.who_instead(text)
    whose = instead or persons.child_of(text)
    if answers.get("whose") or not whose or guardian.in_doubt(turn):
        return None
    if not (instead or talk.step in TELLING or persons.is_wished_for(text)):
        return None  # "동생이 중1이에요", said at the time or the summary, is only said.
    if answers.get(consent.STEP) and not consultations.has_cases(turn.unit, talk.patient_id):
        fulfilment.withdraw(turn.unit, turn.clinic, talk.patient_id, Purpose.HEALTH)
    told = (answers.get(facts.HELD), answers.get("details"), "" if instead else text)
    if held := "\n".join(filter(None, told)):
        turn.reach.unkept.hold(talk.patient_id, held, turn.unit.now)
    kept = {"when", "channel"} | (set() if whose in guardian.GUARDED else {"age"})
    talk.answers = {step: value for step, value in answers.items() if step in kept} | {"whose": whose}
    talk.step, talk.failures = FORM.next_step(talk.answers), 0
    return ask(turn).before(turn.bubble("beside.for_another"))


def _take_out(turn: Turn) -> Reply | None:
    """Something that was told goes again, at once and said so, or it is asked which; the wish itself is never added to it."""
    wish = taken_out(turn.message.text) if turn.message.choice is None else None
    if wish is None or guardian.in_doubt(turn):
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
    parts = treatments_in(f"{wish.what} 상담", turn.clinic.treatments)
    stays, gone = [], []
    for line in told:
        pieces = [one.strip() for one in _PIECES.split(line) if one.strip()]
        goes = [one for one in pieces if _is_about(turn, one, wish.what, parts)]
        gone += goes
        if rest := [one for one in pieces if one not in goes]:
            stays.append(line if not goes else " ".join(rest))
    return stays, gone


def _is_about(turn: Turn, piece: str, what: str, parts: tuple[str, ...]) -> bool:
    named = treatments_in(piece, turn.clinic.treatments)
    if folded(what) in folded(piece) or (named and set(named) <= set(parts)):
        return True
    words = what.split()  # "눈 처졌다는 말": an ending differs, the beginnings stand there.
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


EFFECTS = {
    "age": _after_age,
    "health_consent": after_health,
    "name": after_name,
    "treatment": _after_treatment,
    "details": _after_details,
    "when": _after_when,
}
