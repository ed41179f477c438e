"""Typed words while no question is open: what goes before a waiting case, what is for that case, and what words open."""

from __future__ import annotations

from dataclasses import replace

from skills.cases.consultations import CaseKind
from skills.chat import consent, deduplication
from skills.chat.answers import (
    after_filing,
    following,
    kept,
    known,
    of_photos,
    of_rights,
    presses,
    repeating,
    small_talk,
)
from skills.chat.answers.after_filing import open_case
from skills.chat.flows import callback, complaints, emergency, handoff, menu, status, visits
from skills.chat.intake import early, filed, human
from skills.chat.intake.questions import is_a_part_alone
from skills.chat.meaning import (
    BY_INTENT,
    BY_NAME,
    BY_PRESS,
    BY_SKILL,
    UNDOING,
    WAYS_OUT,
    only_a_part,
    only_asks,
    pressed,
)
from skills.chat.rights import guessed, others, request, wishes
from skills.chat.rights.rights import ask_what_stops
from skills.chat.whose import guardian, how, minors
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.fields import belonging, persons
from skills.fields.agreement import refuses
from skills.fields.contact import found
from skills.fields.passing import is_of_age
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.treatments import is_a_treatment_alone, treatments_in, wishes_last
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent, Understood, undone
from skills.understanding.afterwards import waits_and_calls, wants_no_more_messages
from skills.understanding.amending import amends
from skills.understanding.intents import RIGHTS
from skills.understanding.learned.moves import does
from skills.understanding.naming import is_of_the_body
from skills.understanding.questions import (
    WISHED,
    asks,
    asks_whether_to_stop,
    ends_the_talk,
    is_firm,
    says_goodbye,
    takes_back,
    withholds,
)
from skills.understanding.readings.visits import (
    mistyped,
    moves_a_visit,
    plans_a_visit,
    plans_only_a_visit,
    speaks_of_a_visit,
)
from skills.understanding.readings.ways import way_wished
from skills.understanding.talk.leaving import would_rather_not_write
from skills.understanding.to_file import books
from storage.cases.consultations import Consultation

_SHOWS = frozenset({Intent.ACCESS, Intent.OTHER, Intent.MENU})  # With these a case may be asked for.
UNSURE = 0.5  # Below it words are hardly a wish for the menu.
LONG = 20  # Characters without spaces: from here on words about a treatment say something about the waiting case.
_WANTS = re.compile(
    r"상담\S{0,2}\s?(?:좀\s|하나\s)?(?:받고\s?싶|받을(?:래|게)|받으려|받을라|바들|바드|하고\s?싶|하려|할라|해\s?줘|해\s?주세요|신청(?:할|하고|해|이요|$))"
    r"|문의\s?(?:좀\s)?(?:드려|드립|드릴|드리고|합니다|하고\s?싶|하려)"
)
_OF_ELSE = re.compile(r"상담|예약|로그인|인증|전화|\b(?:log ?in|call|appointment|consultation)\b", re.IGNORECASE)
_ASK_THEM = re.compile(r"(?:물어|여쭤)\s?봐\s?(?:주|줘)|(?:전해|전달해)\s?(?:주|줘)")
_OF_ADS = re.compile(r"광고|홍보|소식|수신|이벤트|\b(?:ads?|news|marketing)\b", re.IGNORECASE)
_LEAVE_IT = re.compile(
    r"(?:(?:네|예|응|넵|그럼|좋아요),?\s?)?(?:남겨|남길게|전달해|전해|물어봐|물어보고)\s?(?:줘|주|드|달|알려)?\S{0,6}[\s.!~]*"
)
_NEWS = re.compile(
    r"(?:소식|이벤트|혜택|광고|행사|프로모션)\S{0,3}\s?(?:문자|톡|알림|정보|소식)?\S{0,2}\s?(?:도\s)?(?:받을(?:게|래|\s?수)|받고\s?싶|받아\s?볼|신청할|동의할|보내\s?(?:주세요|줘|주실))"
)


def plainly_meant(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """What goes before a waiting case: the way back to the assistant, an appointment, a relative, a right, a known answer."""
    text = turn.message.text
    minors.doubts_at_start(turn)
    told = wishes.first(turn) or human.meant(turn, BY_NAME["consult"]) or how.asked_how(turn, BY_NAME["consult"])
    if told is None and (of_another := others.meant(turn)) is not None:
        return BY_NAME["rights"], of_another
    if (alone := told or presses.named(turn)) is not None:
        return alone
    said = complaints.plain(turn, understood) or status.of_who_waits(turn) or status.of_what_runs(turn)
    if (said := said or (following.of_the_clinic(turn) if understood.intent not in RIGHTS else None)) is not None:
        return said
    if following.writes_it(turn):
        return BY_NAME["consult"], lambda t: BY_NAME["consult"].start(t.as_press("consult"))
    if others.asks_of_anothers_case(text) or others.insists(turn):
        return BY_NAME["status"], others.tell_nothing
    if others.is_somebody_elses(text) and understood.press == others.STEP:
        return BY_PRESS[others.STEP]
    if (said := _in_so_many_words(turn, understood) or wishes.plain(turn, understood)) is not None:
        return said
    return _of_visit_or_person(turn, understood) or _told_or_pressed(turn, understood)


def _of_visit_or_person(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """An appointment, a treatment with a number, a relative who is to be the patient."""
    text = turn.message.text
    if speaks_of_a_visit(text) and (understood.intent not in RIGHTS or moves_a_visit(text)):
        return BY_NAME["visits"], callback.about_a_visit
    if visits.is_about_it(turn) and understood.intent not in RIGHTS:
        return BY_NAME["visits"], callback.about_a_visit
    if understood.intent is Intent.PERSON and way_wished(text) and open_case(turn) is None:
        turn.intent = Intent.CONSULT  # "상담하고 싶은데 전화 말고 문자로 주세요"
        return BY_NAME["consult"], BY_NAME["consult"].start
    is_wish = understood.intent is Intent.CONSULT or (understood.intent is Intent.MEDICAL and WISHED.search(text))
    begins = treatments_in(text, turn.clinic.treatments) or (is_wish and (is_of_age(text) or is_of_the_body(text)))
    if found(text).phone and begins and open_case(turn) is None:
        return BY_NAME["consult"], BY_NAME["consult"].start
    is_only_named = others.fears_to_be_known(text) or belonging.is_passed_on(text)
    if guardian.for_whom(turn) and understood.intent not in UNDOING and not is_only_named:
        turn.intent = Intent.CONSULT
        return BY_NAME["consult"], BY_NAME["consult"].start
    return None


def _told_or_pressed(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """A yes to what was offered, what hangs on what was told, a complaint, a press in words, a known answer."""
    text = turn.message.text
    if (offered := presses.bare_yes(turn, understood)) is not None:
        return offered
    if (hangs := following.meant(turn)) is not None and understood.intent not in RIGHTS:
        return hangs
    if (wished := _wants_news(turn, understood) or _names_a_treatment(turn, understood)) is not None:
        return wished
    is_for_staff = _ASK_THEM.search(text) is not None and open_case(turn) is not None
    is_in_between = understood.intent not in RIGHTS and not is_for_staff
    if (topic := small_talk.topic_of(text) if is_in_between else "") and topic not in small_talk.LAST:
        return _in_between(turn, topic)
    if turn.talk.suspended_at is not None and undone.is_undone(text, undone.GO_ON):
        return BY_NAME["menu"], menu.suspended
    if turn.talk.suspended_at is not None and does(text, "lift", "restart"):
        return pressed(turn, understood) or (BY_NAME["rights"], guessed.OPENINGS["guess_lift"])
    said = only_a_part(turn) or pressed(turn, understood) or known.meant(turn, understood)
    is_last = topic == "nature" or (topic != "" and understood.intent in (Intent.OTHER, Intent.MENU))
    return said or only_asks(turn, understood) or (_in_between(turn, topic) if is_last else None)


def _in_between(turn: Turn, topic: str) -> tuple[Flow, Act]:
    """The answer to what is said in between; a greeting is answered by the menu."""
    if topic == "hello":
        return BY_NAME["menu"], menu.show
    return complaints.meant(turn) if topic == "sorry" else (BY_NAME["talk"], lambda t: small_talk.answer(t, topic))


def _wants_news(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """The wish for news."""
    wants = understood.intent is not Intent.ADS_OFF and _NEWS.search(turn.message.text)
    return (BY_NAME["consult"], filed.offer_news) if wants else None


def _names_a_treatment(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """A treatment and no more is a wish for a consultation, also where its words sound like a doctor's question."""
    text = turn.message.text.strip()
    is_one = wishes_last(text) or (is_a_treatment_alone(text) and treatments_in(text, turn.clinic.treatments))
    is_meant = understood.intent is Intent.MEDICAL and is_one and not (asks(text) or turn.talk.case_id)
    return (BY_NAME["consult"], BY_NAME["consult"].start) if is_meant else None


def _in_so_many_words(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """Words that mean one thing, whatever they are likely to mean: a name of the menu, silence, no more messages, a plan."""
    text = turn.message.text
    if (claims := minors.claims_another_age(turn)) or minors.speaks_for_a_guardian(turn):
        return BY_NAME["consult"], BY_NAME["consult"].start if claims else minors.wait
    if handoff.wants_the_bot(text):
        return BY_NAME["handoff"], handoff.back_to_bot
    asked = only_asks(turn, understood) if deduplication.last_step(turn.talk) != "identity" else None
    told = of_photos.meant(turn) or of_rights.meant(turn) or asked or after_filing.meant(turn) or kept.meant(turn)
    if (plain := told or presses.left_as_it_is(turn) or _as_a_press(turn, understood)) is not None:
        return plain
    if (late := _agrees_late(turn)) or would_rather_not_write(text, understood):
        return BY_NAME["handoff"], handoff.ask_late if late else handoff.offer_a_person
    if (waits := following.asked_of_what_was_done(turn) or _calling_out(turn)) is not None:
        return waits
    is_shown = understood.intent in _SHOWS and does(text, "status") and deduplication.last_skill(turn.talk) != "rights"
    if is_shown and not request.waits(turn):
        return BY_NAME["status"], BY_NAME["status"].start
    if withholds(text) and (case := open_case(turn)) is not None:
        return BY_NAME["handoff"], handoff.without_contact
    if wants_no_more_messages(text) and understood.intent not in RIGHTS:
        return BY_NAME["rights"], ask_what_stops
    if plans_a_visit(text) and (case := _kept_case(turn)) is not None:
        return BY_NAME["handoff"], lambda t: handoff.plan_of_a_visit(t, case)
    is_asked = understood.intent is Intent.INFO and asks(text)  # "12시 반쯤 나가는데 점심시간에도 진료 보시나요?"
    return (BY_NAME["visits"], visits.show) if plans_only_a_visit(text) and is_firm(text) and not is_asked else None


def _agrees_late(turn: Turn) -> bool:
    """Whether somebody whose case was filed without the health consent wants to give it after all."""
    if _OF_ADS.search(turn.message.text) or not consent.comes_back_to(turn.message.text):
        return False
    given = consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)
    return open_case(turn) is not None and Purpose.HEALTH not in given


def _as_a_press(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """Words that stand for one press: taking back what was asked for just now, a beginning."""
    text = turn.message.text
    last = deduplication.last_step(turn.talk)
    is_asked = last == "identity" and asks(text) and (understood.intent is Intent.CANCEL or asks_whether_to_stop(text))
    is_open = last == "left" and undone.cancels(text) and request.waits(turn)  # What was left just now may be meant.
    if is_asked or is_open:
        return BY_NAME["rights"], request.asked_to_take_back
    if last == "identity" and request.demands_on(text) and request.waits(turn):
        return BY_PRESS["verified"]
    of_request = last == "identity" or (last == "requests" and not request.names_a_consultation(text))
    is_taken_back = last in ("identity", "access") and (request.takes_back(text) or refuses(text))
    is_wished = is_taken_back or (understood.intent is Intent.CANCEL and of_request) or takes_back(text)
    if is_wished and request.waits(turn):
        is_said = request.takes_back_in_words(text) and not _OF_ELSE.search(text)  # Else it is asked back.
        return BY_PRESS["take_back"] if is_said else (BY_NAME["rights"], request.asked_to_take_back)
    if last == "case_stays" and undone.cancels(text) and not asks(text) and not speaks_of_a_visit(text):
        return BY_PRESS["call_off"]
    if ends_the_talk(text) or (undone.needs_nothing(text) and open_case(turn) is not None):
        return BY_NAME["menu"], menu.ask_to_leave
    if (
        last in ("unknown", "medical")
        and _LEAVE_IT.fullmatch(text.strip())
        and deduplication.offers(turn.talk, presses.YES_MEANS[last])
    ):
        return presses.offered(turn, presses.YES_MEANS[last])
    if says_goodbye(text):
        return BY_NAME["talk"], lambda t: small_talk.answer(t, "bye")
    if (action := mistyped(text)) is not None:
        return BY_NAME["visits"], lambda t: visits.show(replace(t, message=replace(t.message, text=action)))
    if following.asks_how_to_begin(text) or (early.begins(turn) and not turn.talk.flow and open_case(turn) is None):
        return BY_NAME["consult"], BY_NAME["consult"].start
    return None


def _calling_out(turn: Turn) -> tuple[Flow, Act] | None:
    """Who waits and asks what to do in danger, calls out, or wants to know the place in the queue."""
    text = turn.message.text
    what_now = emergency.WHAT_NOW.search(text)
    calls_out = turn.means is not Intent.MEDICAL and waits_and_calls(text)
    if not (what_now or calls_out) or (case := open_case(turn)) is None:
        return None
    in_danger = case.is_urgent and deduplication.last_step(turn.talk) in ("emergency", "thanked")
    if in_danger and what_now:
        return BY_NAME["emergency"], lambda t: emergency.withheld(t, case)
    if calls_out:
        return BY_NAME["status"], BY_NAME["status"].start
    return None


def _kept_case(turn: Turn) -> Consultation | None:
    """The case that waits, where words may be kept on it."""
    agreed = Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)
    return open_case(turn) if agreed else None


def opened(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """What the address of the block or the intent opens."""
    skill, intent = turn.message.skill, understood.intent
    if books(turn.message.text) and open_case(turn) is not None:
        return BY_NAME["status"], status.show  # Who calls about the case that waits finds the day as well.
    if skill == "consult" and intent not in WAYS_OUT:
        return BY_NAME["consult"], BY_NAME["consult"].start
    if skill in BY_SKILL and intent in (Intent.CONSULT, Intent.OTHER, Intent.MENU):
        return BY_NAME[skill], BY_NAME[skill].start
    if intent in (Intent.OTHER, Intent.CONSULT) and plans_only_a_visit(turn.message.text):
        return BY_NAME["visits"], visits.show
    if intent is Intent.MENU and _wants_a_consultation(turn):
        return BY_NAME["consult"], BY_NAME["consult"].start
    if (opens := guessed.opened_by(understood, BY_INTENT)) is not None:
        return opens
    if repeating.insists(turn):
        return BY_NAME["info"], repeating.told_again
    unknown, text = known.not_known(turn, understood), turn.message.text
    if intent is Intent.OTHER and _wants_a_consultation(turn):
        return BY_NAME["consult"], BY_NAME["consult"].start
    only_asks_it = "?" in text or (text.isascii() and asks(text))
    tells_of_a_part = not only_asks_it and treatments_in(text, turn.clinic.treatments)
    if tells_of_a_part and (persons.is_for_the_writer(text) or is_a_part_alone(text)):
        return BY_NAME["consult"], BY_NAME["consult"].start
    return (BY_NAME["consult"], BY_NAME["consult"].start) if unknown and tells_of_a_part else unknown


_NAMES_A_TALK = re.compile(
    r"\S{1,12}(?:\s\S{1,8}){0,2}\s?상담(?:요|이요|좀요?|좀\s?할게요)?[\s.!~]*"
)  # "하체비만 상담"


def _wants_a_consultation(turn: Turn) -> bool:
    """A short wish that means nothing else for sure ("눈밋지방 상담 바들라고요"), or a name with a number to begin with."""
    text, is_new = turn.message.text, turn.talk.is_new
    return (
        (is_new and None not in found(text)[:2])
        or any(_NAMES_A_TALK.fullmatch(one) for one in sentences(text))
        or (len(text) <= LONG * 2 and bool(_WANTS.search(text)))
    )


def at_the_end(turn: Turn) -> tuple[Flow, Act]:
    """Words that mean nothing known: the welcome for a new patient, a nod to a remark on what was told, else what is meant."""
    topic = small_talk.topic_of(turn.message.text, small_talk.GUESSED)
    if topic not in ("", "chat"):
        return _in_between(turn, topic)
    is_answered = not turn.talk.is_new and deduplication.last_skill(turn.talk) in presses.TOLD
    if is_answered and small_talk.is_a_remark(turn.message.text):
        return BY_NAME["talk"], lambda t: small_talk.answer(t, "heard")
    return BY_NAME["menu"], menu.show if turn.talk.is_new else menu.not_understood


def is_at_a_loss(turn: Turn, understood: Understood) -> bool:
    """Words that mean nothing sure right after whom to call was told ("어떡해요"): no menu is an answer to them."""
    unsure = understood.intent is Intent.OTHER or (understood.intent is Intent.MENU and understood.score < UNSURE)
    return unsure and deduplication.last_step(turn.talk) == "emergency"


def belongs_to_the_case(turn: Turn, case: Consultation) -> bool:
    """Words without a meaning of their own, and longer ones about treatments, are about the case that waits; a short
    "상담 신청" starts a new one."""
    if turn.intent is Intent.MEDICAL:  # A question for the doctors; a wording that changed is asked about first.
        if case.kind == CaseKind.EMERGENCY or not asks(turn.message.text):
            return True
        return Purpose.HEALTH in consents.given(turn.unit, turn.talk.patient_id)
    if turn.intent is Intent.CONSULT:
        said = turn.message.text
        begins = WISHED.search(said) is not None and not (after_filing.adds(said, LONG) or amends(said))
        return turn.message.skill != "consult" and not begins
    if _ASK_THEM.search(turn.message.text):
        return turn.message.skill != "consult"
    return (
        turn.intent is Intent.OTHER
        and turn.message.skill in ("fallback", "consult")
        and bool(turn.message.text.strip())
    )
