"""Words that mean something only after what was told just now, or are one word for a thing: "코는요?" after a price, "얼마"."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from dataclasses import replace

from skills.cases import consultations
from skills.cases.consultations import CaseKind
from skills.chat import deduplication
from skills.chat.answers import information, kept, known, policy, small_talk
from skills.chat.flows import callback, handoff, menu, status, visits
from skills.chat.intake import effects
from skills.chat.rights import proof, request
from skills.chat.whose import guardian
from skills.clinic.days import day_asked_for
from skills.fields import contact
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import questions
from skills.fields.treatments import treatments_in
from skills.turn import Act, Flow, Turn
from skills.understanding import understand
from skills.understanding.amending import change_in
from skills.understanding.asked.clinic import POLICY, instead, plainly, topics
from skills.understanding.learned.moves import SURE, does
from skills.understanding.naming import names_the_body, wants_to_see_it
from skills.understanding.questions import asks
from skills.understanding.readings.persons import keeps_from_another
from skills.understanding.readings.visits import (
    FREE_TIMES,
    asks_for_room,
    asks_to_book,
    asks_to_call,
    asks_to_come,
    asks_who_is_there,
)
from skills.understanding.spelling import spell
from skills.understanding.talk.amounts import asks_of_an_amount
from skills.visits.wishes import Wish, wish_in
from storage.characters import folded

_SHORT = 10  # Letters of words that hang on what was told before.
_PRICE = re.compile(
    r"(?:그래서|근데|대략|보통)?\s?(?:얼마(?:예요|에요|야|임|죠|에여|인가요)?|가격|비용|how much)[\s.?!~]{0,5}"
    r"|(?:아뇨|아니요?)?[\s,]{0,3}(?:그냥\s)?(?:가격|비용|얼마)만(?:요|이요)?[\s.!~]{0,5}"
    r"|(?:그냥\s)?(?:얼마|가격|비용)(?:인지|이)?만?\s?(?:좀\s)?(?:알면\s?(?:돼|되)|알고\s?싶|궁금)\S{0,5}[\s.?!~]{0,5}",
    re.IGNORECASE,
)
_PRICE_OF = re.compile(r"\S{1,10}(?:\s\S{1,8})?\s(?:얼마|가격|비용)(?:예요|에요|요|임|야|이요)?[\s.?!]*")
_HOW_TO_BEGIN = re.compile(
    r"(?:상담|신청|접수)(?:은|는|을|를)?\s?어떻게\s?(?:해|하)\S{0,5}[\s?]*$|어떻게\s?(?:상담\s?)?(?:신청|접수)\s?(?:해|하)\S{0,5}[\s?]*$"
)
_WRITES_IT = re.compile(
    r"^(?!.*(?:취소|철회|삭제|환불|변경|정지|거부|열람|정정|이의)).*(?:그냥|직접|차라리|그럼|됐고|제가|내가)\s.{0,12}(?:신청서|양식|상담\s?신청|신청)\S{0,2}\s?(?:바로\s|직접\s|제가\s)?(?:쓸|적을|작성할|넣을|할)(?:게|께|래)(?:요|여)?(?:[\s.!,]{1,3}상담\s?신청\S{0,3})?[\s.!~]*$"
)
"""Who writes the request by themselves after all, instead of waiting: "아 그냥 제가 신청서 쓸게요"."""
_ALSO = re.compile(
    r"(?:은|는|도|두|이랑|하고)\s?(?:요|여)?[\s?.!~ㅋㅎㅠㅜ]*$|(?:이?랑|하고|둘\s?다)\s?(?:같이|함께)?\s?하면(?:요|은요)?[\s?]*$|^(?:and|what about|how about) ",
    re.IGNORECASE,
)
_OF_THE_CLINIC = re.compile(
    r"카카오|kakao|정보|data|책임자|담당자|예약|진료|상담|수술|시술|가격|비용|주차|전화|통화|몇\s?시|여기|병원|appointment|price|surgery"
)
_ALLOWED = re.compile(r"(?:괜찮|상관\s?없|[돼되]|가능하?|무방)\S{0,3}(?:죠|지요|나요|까요|요|여|한가요)[\s?.!~]*$|마취")
_EXCUSE = re.compile(
    r"(?:(?:저희|우리)\s)?(?:애|아이|아기|아들|딸|엄마|아빠|남편|아내|회사|회의|차|버스|지하철|길|일|출장|약속)\S{0,2}\s(?:\S{1,6}\s)?\S{1,6}서요?[\s.!~ㅠㅜ]*"
)  # Why somebody comes late or not; another's pain is no word of one's own body.
_OF_THE_VISIT = re.compile(
    r"변경|바꿔|바꾸|바꿀|앞당|당기|당길|늦추|미루|미룰|옮기|다시\s?잡|다른\s?(?:날|시간|요일)|옮겨|옮길|당겨|미뤄|취소|예약|남겨|빼\s?주|안\s?되나요|가능(?:해요|한가요|할까요)|어떻게|어떡|reschedule|cancel|move",
    re.IGNORECASE,
)
_MOVES_IT = re.compile(
    r"^(?:(?:그럼|그러면|혹시|저기|그거|그날|그|예약|근데|네|아|[\s,.]){1,3}){0,3}(?:(?:하루|이틀|사흘|며칠|일주일|한\s?주|한\s?시간|\d{1,2}\s?(?:일|시간|주|분))(?:만|정도|쯤)?\s?)?(?:더\s|좀\s|조금\s|뒤로\s|앞으로\s){0,2}"
    r"(?:앞당|당기|당길|당겨|미루|미룰|미뤄|늦추|늦출|늦춰|옮기|옮길|옮겨|변경|바꾸|바꿀|바꿔)\S{0,4}(?:\s(?:싶|되|돼|될|가능|있|수|주|줘|좀|할|해)\S{0,6}){0,3}[\s.?!~]*$"
)
"""A wish to move, and nothing of what: right after an appointment was asked about it is that."""
_DAY_OF_THE_VISIT = re.compile(
    r"(?:요일|\d\s?일|내일|모레|오늘|\d\s?시)\S{0,2}\s(?:\S{1,5}\s)?(?:수술|시술|예약|상담|방문|내원)(?:이에요|예요|이요|요|인데요?|입니다|이었어요|했어요)?[\s.!~]*$"
)
_LEAVES_A_NUMBER = re.compile(
    r"(?:연락처|번호|전화번호)(?:를|을)?\s?(?:남기|적으|적어\s?드리|드리|알려\s?드리)(?:면|까)\s?\S{0,5}[\s?]*$"
    r"|(?:연락처|번호)(?:를|을)?\s?(?:남길까|적을까|드릴까|알려\s?드릴까)",
    re.IGNORECASE,
)
_ONCE_FILED = re.compile(
    r"(?:접수|신청|상담|이거|이걸|이렇게|여기)(?:를|을|이|가|에|서)?\s?(?:되|하|끝나|완료되|보내|남기|적으|제출하|누르|신청하|접수하)(?:면|고\s?나면).{0,14}(?:전화|연락|답|문자|톡)"
    r"|(?:전화|연락|답변?|문자)(?:은|는|이|가)?\s?(?:언제|바로|곧)\s?(?:와|오|주|해|되)"
    r"|언제.{0,3}(?:답|연락|전화)\S{0,3}\s?(?:와|오|주|줘|해|되|받)"
    r"|(?:카카오톡|카톡|채팅|톡|여기)(?:으?로|에서)?\s?(?:답|연락)\S{0,3}\s?(?:주|오|와|받|해)"
    r"|(?:접수|신청)(?:하|되)면.{0,8}(?:확정|완료|끝)"
    r"|(?:의사|원장|의료진)\S{0,3}\s?(?:직접\s?)?답(?:해|하|을|변)"
    r"|(?:누가|어느\s?분이|어떤\s?분이)\s(?:(?!자꾸|계속|또|막)\S{1,4}\s)?(?:전화|연락)\S{0,2}\s?(?:하시(?!던)|하나|하는\s?거|해요|해\s?주|주시|주나|주는|줘|주세|오나|오는|걸어)|(?:전화|연락)(?:은|는|를|을)?\s(?:누가|어느\s?분이|어떤\s?분이)\s?(?:하[시나는]|해(?!\S?[었ㅆ])|주|걸|오)|\bwho(?:'ll|'s|\s(?:will|is|would))\s(?:going to |be )?call(?:ing)?\b"
    r"|(?:사람|상담원|직원|담당자)(?:은|는|이|가)?\s?언제.{0,4}(?:답|연락|와|오)|(?:밤|주말|휴일|일요일)(?:에|에도|도)\s?(?:답|연락)"
    r"|(?:답변?|연락|전화|회신)(?:은|는|이|가)?\s?(?:받기까지|오기까지|받는\s?데|오는\s?데|까지|보통|대략)?\s?(?:얼마나|며칠|오래)\s?(?:걸|기다|만에)"
    r"|\b(?:when|how (?:soon|long|fast|many (?:days|hours)))\b.{0,30}\b(?:call|contact|hear\b|answer|reply|respon|get back)"
    r"|\bdo you (?:answer|reply|call|respond)\b.{0,16}\b(?:weekend|night|evening|sunday|saturday|holiday)",
    re.IGNORECASE,
)


_OF_RIGHTS = frozenset(
    {"identity", "ads_off", "withdrawn", "suspended", "lifted", "corrected", "filed", "deleted", "requests", "access"}
)
_IS_IT_DONE = re.compile(
    r"(?:됐|된|되었|끝났|끝난|지워졌|지워진|없어졌|없어진|안\s?오는)\S{0,2}\s?(?:나요|가요|거|건|게|죠|지요|어요\?)|확실"
    r"|(?:언제|며칠|얼마나).{0,8}(?:지워|지울|없어|처리|삭제|걸려|끝나)|안\s?(?:지웠|지워)|(?:정말|진짜)\s?(?:지워|안|된|됐|끝)"
    r"|\bhow long (?:will|does|would) (?:it|that|this) take|\bdid (?:it|that) work|\bis (?:it|that) (?:off|stopped|cancel+ed)|\bis (?:it|that|everything) (?:done|deleted|gone)|\bwhen will (?:it|that|this|you)",
    re.IGNORECASE,
)
_OF_THE_CHECK = re.compile(
    r"언제(?:까지|쯤)?\s?.{0,4}(?:답|결과|알려|처리)|전화(?:는|가|도)?\s?(?:언제|왜\s?안|안\s?(?:와|오|해))|(?:본인|전화)\s?확인.{0,6}(?:어떻게|언제|어떡)|며칠\s?걸|얼마나\s?걸"
)
_HOW_FAR, GUESSED = ("is_it_done", "when_answered", "status", "policy.keeps"), 0.25
"""Moves that ask how far it is, and how likely they must be right after it was asked for."""
_OTHERWISE = re.compile(r"상담|예약|consult|appointment", re.IGNORECASE)
"""What names something else than the right that was asked for."""
_CHANGED = re.compile(
    r"(?:바뀌|바꼈|바뀐|개정|변경|시행|만들|업데이트)\S{0,4}(?:나요|어요|는지|죠|\?)|\b(?:changed?|updated?)\b"
)
_OF_THE_CASE = re.compile(r"상담|답|연락|전화|접수|\b(?:answer|consultation|case|call)\b", re.IGNORECASE)
_BARE_NO = re.compile(r"(?:아니(?:요|오)?|아뇨|됐어요|괜찮아요|no(?: thanks| thank you)?|nope)[\s.!~]*", re.IGNORECASE)
_NO_NEWS = re.compile(
    r"(?:아니다?|아니요|아뇨|앗|그냥|[\s,.]){0,4}(?:안\s?받(?:을래|을게|아도|고\s?싶)|필요\s?없|괜찮|됐)\S{0,6}[\s.!~]*|no(?: thanks)?[\s.!]*|(?:i )?(?:don't|do not) want (?:any|it|them)[\s.!]*",
    re.IGNORECASE,
)
_TOLD = frozenset({"info", "policy", "talk", "rights", "status"})
"""Skills that tell something; a no to one of their answers wants nothing."""
_COSTS = re.compile(r"비용|수수료|돈\s?(?:내|드|들)|무료|\b(?:cost|fee|free)\b", re.IGNORECASE)
_IS_IT_FIXED = re.compile(
    r"확정|(?:취소|변경|이동)\S{0,2}\s?(?:된|됐|되었)|(?:바뀐|옮겨진|미뤄진)\s?(?:거|건)|예약\S{0,2}\s?있는\s?(?:거|건)|예약(?:이|은)?\s?(?:된|됐|되었|되)|잡힌|잡혔|(?:확인|확정)\s?되면|\bconfirmed\b",
    re.IGNORECASE,
)


def meant(turn: Turn) -> tuple[Flow, Act] | None:
    """Where such words lead; None for all others."""
    text, before = turn.message.text, deduplication.last_step(turn.talk)
    if (asked := _left_for_staff(turn) or kept.meant(turn) or _no_thanks(turn) or of_the_clinic(turn)) is not None:
        return asked
    is_of_a_part = _PRICE_OF.fullmatch(text.strip()) and treatments_in(text, turn.clinic.treatments)
    if _PRICE.fullmatch(text.strip()) or is_of_a_part:
        return _topic("prices")
    hangs = len(folded(text)) <= _SHORT and _ALSO.search(text.strip()) is not None
    if before == "prices" and hangs and treatments_in(_ALSO.sub("", text), turn.clinic.treatments):
        return _topic("prices")
    if turn.talk.flow is None and (further := _further(turn, before, hangs=hangs)) is not None:
        return further
    if before == "hours" and (hangs or (turn.talk.flow is None and _names_a_day(turn))):
        return _topic("hours")
    if (before == "visits" and _OF_THE_VISIT.search(text)) or _LEAVES_A_NUMBER.search(text):
        return visits.FLOW, visits.ask_contact if _LEAVES_A_NUMBER.search(text) else callback.about_a_visit
    if before == "visits" and _DAY_OF_THE_VISIT.search(text):
        return visits.FLOW, visits.ask_contact
    if (wish := _wish_of_a_known_visit(turn, before)) is not None:
        return wish
    if asks_what_follows(turn):
        return information.FLOW, information.once_filed
    waits = turn.talk.case_id and turn.talk.flow is None and does(text, "when_answered")
    return (status.FLOW, status.show) if waits else None


def _left_for_staff(turn: Turn) -> tuple[Flow, Act] | None:
    """Where a name and a number go that a guardian leaves for the person who was asked for just now: to the case that waits for
    one. The question for the consent stays open."""
    is_over_it = turn.talk.flow == "consult" and deduplication.last_skill(turn.talk) == handoff.NAME
    if not is_over_it or turn.talk.answers.get("whose") not in guardian.GUARDED:
        return None
    said, case = contact.found(turn.message.text), consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is None or not (said.phone and said.alone):
        return None
    return handoff.FLOW, lambda t: callback.take_contact(t, case) or handoff.FLOW.start(t)


def of_the_clinic(turn: Turn) -> tuple[Flow, Act] | None:
    """What is asked of the clinic in words that sound like something else (`asked.plainly`), who is not to be told, and another
    thing than was told just now ("그거 말고 …"). None for all other words."""
    text = turn.message.text.strip()
    if turn.talk.suspended_at is not None or turn.danger in ("now", "clinic") or sum(map(asks, questions(text))) > 1:
        return None
    if keeps_from_another(text):
        return _kept_from_others(turn)
    if asked := _of_a_time(turn, text):
        return asked
    what = "prices" if asks_of_an_amount(text) else plainly(text)
    if what == "officer":
        return (policy.FLOW, policy.officer) if not turn.talk.case_id else None
    if what == "lunch" or asks_to_come(text):
        return _topic("hours")
    if what in ("way", "hours", "prices"):
        is_open = turn.means in known.FREELY and day_asked_for(text, turn.today) is not None
        return _topic(what) if what != "hours" or is_open else None
    if what:
        return _as_if_asked(turn, _AS_KNOWN[what], _SEEN_BY if what == "secret" else None)
    other = instead(text) if deduplication.last_skill(turn.talk) in known.TELLING_SKILLS else ""
    return _as_if_asked(turn, other) if other and turn.talk.flow is None else None


def _of_a_time(turn: Turn, text: str) -> tuple[Flow, Act] | None:
    """What is asked of a time that is named: whether it is free, one may call, or somebody is there then."""
    if asks_to_call(text):
        return information.FLOW, lambda t: information.topic(t, "hours").before(*information.topic(t, "phone").bubbles)
    if asks_who_is_there(text):
        return _as_if_asked(turn, text, _topic("hours"))
    if turn.talk.case_id or not (asks_for_room(text) or (turn.talk.flow is not None and asks_to_book(text))):
        return None
    free = _as_if_asked(turn, FREE_TIMES, _topic("hours"))
    if turn.talk.step != "when":
        return free
    return information.FLOW, lambda t: effects.note_time_asked_for(t) or free[1](t)


_AS_KNOWN = {"pay": "apple pay", "company": "can my friend come with me", "secret": "will you keep it secret"}
"""The question, as the clinic may know it."""
_SEEN_BY: tuple[Flow, Act] = (policy.FLOW, lambda turn: policy.answer(turn, "seen_by"))


def _kept_from_others(turn: Turn) -> tuple[Flow, Act]:
    """It is noted on the case that waits; without one, what the clinic promises is told."""
    case = consultations.open_case(turn.unit, turn.talk.patient_id) if turn.talk.flow is None else None
    if case is None:
        return _as_if_asked(turn, _AS_KNOWN["secret"], _SEEN_BY)
    return visits.FLOW, lambda t: callback.keep_from(t, case)


def _as_if_asked(turn: Turn, words: str, otherwise: tuple[Flow, Act] | None = None) -> tuple[Flow, Act]:
    """What answers these words; what nobody here knows is left for staff as it was asked, or answered otherwise."""
    understood = understand(words)
    asked = replace(turn, message=replace(turn.message, text=words, understood=understood))
    found = known.meant(asked, understood)
    if found is None:
        return otherwise or (information.FLOW, information.not_known)
    flow, act = found
    return flow, lambda t: act(replace(t, message=asked.message))


def moves_the_visit(turn: Turn) -> bool:
    """Whether the appointment that was asked about just now is to be moved, also where an open question takes any words:
    "하루만 앞당기고 싶은데"."""
    text = turn.message.text.strip()
    return deduplication.last_step(turn.talk) == visits.NAME and _MOVES_IT.match(text) is not None


def _no_thanks(turn: Turn) -> tuple[Flow, Act] | None:
    """A bare no to what was told, or no news after all, where nothing is asked: no word for a case."""
    said, last = turn.message.text.strip(), deduplication.last_skill(turn.talk)
    no_news = deduplication.offers(turn.talk, "ads_use") and _NO_NEWS.fullmatch(said) is not None
    if turn.talk.flow is not None or not (no_news or (last in _TOLD and _BARE_NO.fullmatch(said))):
        return None
    return small_talk.FLOW, lambda t: small_talk.answer(t, "ok")


def _wish_of_a_known_visit(turn: Turn, before: str) -> tuple[Flow, Act] | None:
    """ "혹시 오후면 오전으로 당길 수 있나요", once name and number of an appointment stand on a case."""
    if before != "contact" or turn.talk.flow is not None or wish_in(turn.message.text) is not Wish.MOVE:
        return None
    if len(turn.message.text) > _SHORT * 3 or visits.is_expected(turn) or change_in(turn.message.text):
        return None
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is None or case.kind != CaseKind.CALL_BACK:
        return None
    return visits.FLOW, lambda t: callback.note_wish(t, case)


def asked_of_what_was_done(turn: Turn) -> tuple[Flow, Act] | None:
    """ "다 지워진 거예요?", "확정된 건가요?" right after something was asked for: where it stands, and never a guess."""
    text, before = turn.message.text.strip(), deduplication.last_step(turn.talk)
    if len(text) > _SHORT * (6 if text.isascii() else 3) or turn.talk.flow is not None:
        return None
    if wants_to_see_it(text) and deduplication.last_skill(turn.talk) in ("policy", "rights"):
        return information.FLOW, request.looked if before in ("looked", "seen_by") else proof.see
    if before in _OF_RIGHTS and _COSTS.search(text):
        return information.FLOW, information.free_of_charge
    if before == policy.FLOW.name and _CHANGED.search(text) and asks(text):
        return policy.FLOW, policy.show
    if before == "ads_off" and _OF_THE_CASE.search(text) and asks(text):
        return information.FLOW, information.still_answered
    if before in ("withdrawn", "corrected") and _OF_THE_CASE.search(text) and asks(text) and turn.talk.case_id:
        return status.FLOW, status.show
    is_of_the_right = before in _OF_RIGHTS and _OTHERWISE.search(text) is None
    if is_of_the_right and _asks_how_far(text):
        waits = turn.talk.suspended_at is not None and _OF_THE_CASE.search(text)  # Nobody may answer now.
        return information.FLOW, menu.suspended if waits else request.show_all
    if before in ("contact", "visits") and _IS_IT_FIXED.search(text) and not visits.is_expected(turn):
        return information.FLOW, information.not_fixed
    return None


def _asks_how_far(text: str) -> bool:
    return bool(_IS_IT_DONE.search(text) or _OF_THE_CHECK.search(text)) or does(text, *_HOW_FAR, least=GUESSED)


def _names_a_day(turn: Turn) -> bool:
    return len(folded(turn.message.text)) <= _SHORT * 2 and day_asked_for(turn.message.text, turn.today) is not None


def _further(turn: Turn, before: str, *, hangs: bool) -> tuple[Flow, Act] | None:
    """More of what was answered just now: for the doctors, of the policy, or why somebody does not come."""
    text = turn.message.text
    if before == "medical" and _is_for_doctors_too(text, hangs=hangs):
        return information.FLOW, information.medical
    if (topic := _further_of_data(turn)) is not None:
        return policy.FLOW, lambda t: policy.answer(t, topic)
    excuses = before == "visits" and _EXCUSE.fullmatch(text.strip()) is not None
    return (small_talk.FLOW, lambda t: small_talk.answer(t, "heard")) if excuses else None


def _is_for_doctors_too(text: str, *, hangs: bool) -> bool:
    """ "렌즈는요", "영양제는 상관없죠?" right after a question for the doctors is one for them as well."""
    allowed = len(folded(text)) <= _SHORT * 1.5 and asks(text) and _ALLOWED.search(text) is not None
    return (hangs or allowed) and _OF_THE_CLINIC.search(text) is None


def _further_of_data(turn: Turn) -> str | None:
    """ "사진두요?", "국내 서버 맞아요?" right after something was told of the policy."""
    text, is_told = turn.message.text, deduplication.last_skill(turn.talk) == policy.FLOW.name
    if not is_told or len(folded(text)) > _SHORT * 1.5 or _OF_THE_CLINIC.search(text):
        return None
    return policy.about(text) or None if asks(text) or _ALSO.search(text.strip()) else None


def _topic(name: str) -> tuple[Flow, Act]:
    return information.FLOW, lambda turn: information.topic(turn, name)


def asks_how_to_begin(text: str) -> bool:
    """ "그럼 어떻게 신청해요?" """
    return len(folded(text)) <= _SHORT * 2 and _HOW_TO_BEGIN.search(text) is not None


def writes_it(turn: Turn) -> bool:
    """Whether who waits for a person begins the request instead: "아 그냥 제가 신청서 쓸게요"."""
    text, waits = turn.message.text, deduplication.last_skill(turn.talk) in ("handoff", "status")
    return waits and len(folded(text)) <= _SHORT * 3 and not asks(text) and _WRITES_IT.search(text) is not None


def asks_what_follows(turn: Turn) -> bool:
    """Whether it is asked how and when an answer comes, by somebody who has filed nothing yet."""
    text = turn.message.text
    is_asked = asks(text) and _ONCE_FILED.search(text) is not None and not topics(text, SURE, POLICY)
    return is_asked and not consultations.has_cases(turn.unit, turn.talk.patient_id)


def about_the_answer(turn: Turn) -> tuple[Flow, Act] | None:
    """The same at a question that takes any words, where nothing of the body is asked."""
    rest = _ONCE_FILED.sub(" ", turn.message.text)
    tells = names_the_body(spell(rest)) or treatments_in(rest, turn.clinic.treatments)
    if not tells and (asked := _of_a_time(turn, turn.message.text)) is not None:
        return asked
    return (information.FLOW, information.once_filed) if not tells and asks_what_follows(turn) else None
