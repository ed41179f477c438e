"""What no form expects and people say all the same: that they took this chat for another's, a sigh about the day, that they cannot
hear a call, that nobody may learn of it, that the number was told already, or only that somebody is to call.

Looked at before all else, at every question. Nothing of it is an answer about the body."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.cases import consultations
from skills.chat import consent
from skills.chat.answers import following, small_talk
from skills.chat.answers.known import TELLING
from skills.chat.flows import handoff
from skills.chat.intake import facts, summary
from skills.chat.intake.asking import ask, remind
from skills.chat.intake.effects import go_on
from skills.chat.intake.questions import FORM
from skills.chat.sentences import pauses
from skills.conversation import Reply
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.secrets import mask_secrets
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent
from skills.understanding.asked.strangers import laments, seeks_another_shop
from skills.understanding.questions import withholds
from skills.understanding.readings.persons import keeps_from_another
from skills.understanding.readings.ways import cannot_hear, takes_no_calls
from skills.understanding.talk.leaving import leaves_for_now
from storage.characters import folded

_BEFORE, _CONTACT = frozenset({"age", consent.STEP}), frozenset({"name", "phone"})
_OF_ADS = re.compile(r"광고|홍보|마케팅|수신\s?거부|\b(?:ads?|marketing)\b", re.IGNORECASE)
_HOLDS = re.compile(
    r"(?:(?:네|아니요?|음|저|그|일단|우선)[\s,.]{1,2}){0,2}동의\S{0,2}\s?(?:일단|우선|좀|잠시|지금은|아직은?|당분간)?\s?(?:보류|미루|미룰|미뤄)\S{0,6}(?:\s\S{1,6})?[\s.!~]*"
    r"|(?:i'?ll )?(?:hold off|wait) (?:on|with) (?:the |my )?consent(?: for now)?[\s.!]*",
    re.IGNORECASE,
)
"""The consent is put off, which is no refusal: "동의는 보류"."""
_GAVE = re.compile(
    r"^(?:(?:아니|아|네|저기요?|제|어)[\s,.]{1,2}){0,2}(?:(?P<phone>(?:전화|핸드폰|휴대폰|폰)?\s?번호|연락처)|(?P<name>이름|성함))\S{0,2}\s?(?:(?:아까|이미|벌써|위에|방금|먼저|분명히|전에|다)\s?){0,2}(?:드렸|줬|적었|적어\s?드렸|남겼|보냈|보내\s?드렸|말했|말씀\s?드렸|썼|알려\s?드렸|알려\s?줬|입력했|얘기했)(?:는데|잖|다고|다니까|어요|습니다|구만|거든|지)?\S{0,4}[\s?.!~ㅠㅜ;]*$"
    r"|^(?:but )?i (?:already )?(?:gave|sent|told|wrote|entered)(?: you)? (?:my|the) (?:(?:phone )?(?P<en_phone>number|phone)|(?P<en_name>name))(?: already| before)?[\s?.!]*$",
    re.IGNORECASE,
)
"""Who has told it already, says so."""
_CALL_ME = re.compile(
    r"(?:(?:그냥|빨리|좀|네|그럼|일단|아|저|걍|꼭|나중에|이따가?)[\s,.]{1,2}){0,3}(?:전화|연락|통화|콜)(?:로|는|좀|을|를)?\s?(?:좀\s|꼭\s)?(?:해(?:\s?(?:줘|주)\S{0,5})?|줘요?|주세요|주십시오|주시면\s?\S{1,5}|바람|바랍니다|바래요|부탁\S{0,6}|걸어\s?\S{1,4}|하세요|달라\S{0,3}|요|다오|주쇼|주이소)[\s.!~ㅠㅜ]*"
    r"|(?:just |please )?(?:call|phone|ring) me(?: please| back)?[\s.!]*",
    re.IGNORECASE,
)
"""Only that somebody is to call."""


def take(turn: Turn) -> Reply | None:
    """The answer to such words; None for all others."""
    text = turn.message.text.strip()
    if turn.message.choice is not None or turn.message.photos or not text or found(text).phone:
        return None
    step = turn.talk.step or ""
    if cannot_hear(text) or takes_no_calls(text):
        return _by_chat(turn, "beside.cannot_hear" if cannot_hear(text) else "beside.no_calls")
    if step in _BEFORE and _HOLDS.fullmatch(text):
        return pauses.pause(turn)
    if (gave := _GAVE.match(text)) is not None:
        return _given(turn, "phone" if gave["phone"] or gave["en_phone"] else "name")
    if step in _CONTACT | TELLING and _CALL_ME.fullmatch(text):
        return remind(turn).before(turn.bubble("beside.by_call"))
    if keeps_from_another(text):
        return _kept_from(turn)
    if leaves_for_now(text):
        return None  # "택배 받고 올게요"
    key = "talk.elsewhere" if seeks_another_shop(text) else "talk.sigh" if laments(text) else ""
    return remind(turn).before(turn.bubble(key, clinic=turn.clinic.name.in_(turn.lang))) if key else None


def _by_chat(turn: Turn, key: str) -> Reply:
    """The chat is the way from here on: no number is needed, and no time."""
    talk = turn.talk
    talk.answers = {**talk.answers, "channel": "chat"}
    if talk.step in ("name", "phone", "when"):
        talk.step, talk.failures = FORM.next_step(talk.answers), 0
    return ask(turn).before(turn.bubble(key))


def _given(turn: Turn, step: str) -> Reply:
    """What is known of it is shown; what did not arrive is asked for once more."""
    if turn.talk.answers.get(step):
        return remind(turn).before(turn.bubble("intake.noted", said=summary.shown(turn, step)))
    return remind(turn).before(turn.bubble("beside.not_arrived", field=turn.say(f"summary.{step}")))


def _kept_from(turn: Turn) -> Reply | None:
    """Who is not to learn of it stands with the details, where staff see it."""
    if turn.talk.step in _BEFORE or facts.note_question(turn) != "kept":
        return None
    return remind(turn).before(turn.bubble("intake.noted", said=mask_secrets(turn.message.text.strip()).text))


def meant(turn: Turn, consult: Flow) -> tuple[Flow, Act] | None:
    """The same with no question open: where such words lead; None for all others."""
    text = turn.message.text.strip()
    if turn.message.choice is not None or turn.talk.suspended_at is not None or not text:
        return None
    if cannot_hear(text):
        return consult, lambda t: _heard_here(t, consult)
    if turn.means is Intent.ADS_OFF and keeps_from_another(text) and not _OF_ADS.search(text):
        return following.of_the_clinic(turn)
    topic = "elsewhere" if seeks_another_shop(text) else "sigh" if laments(text) else ""
    return (small_talk.FLOW, lambda t: _told(t, topic)) if topic else None


def _told(turn: Turn, topic: str) -> Reply:
    told = turn.bubble(f"talk.{topic}", clinic=turn.clinic.name.in_(turn.lang))
    return turn.reply(told, choices=turn.choices("consult", "menu"), skill=small_talk.FLOW.name, step=topic)


def _heard_here(turn: Turn, consult: Flow) -> Reply:
    """Who waits already is answered here as well; all others are asked what it is about, and for no number."""
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is not None:
        return handoff.answered_by(turn, case, "chat").before(turn.bubble("beside.cannot_hear"))
    reply = consult.start(turn)
    if turn.talk.flow == consult.name:
        turn.talk.answers = {**turn.talk.answers, "channel": "chat"}
    return reply.before(turn.bubble("beside.cannot_hear"))


_NO_CALLS = re.compile(
    r"(?:(?:아니요?|음|저는?|전|그냥|그건|좀|아|글쎄요?)[\s,.]{1,3}){0,2}(?:(?:싫|별로|곤란)(?:어요?|은데요?|습니다|네요|예요|인데요?|해요)?|안\s?(?:알려|줄|드릴|적을|가르쳐)\S{0,2}\s?(?:줄래|드릴래|래|게|께|싶)\S{0,3}|패스(?:요|할게요)?"
    r"|(?:스팸|광고|홍보|영업|보이스\s?피싱|피싱|텔레마케팅)\S{0,3}\s[^?\d]{0,14}(?:싫|걱정|무서|무섭|불안|꺼려|부담|겁|좀|찝찝|귀찮)\S{0,5}|(?:카톡|카카오톡|톡|채팅|메신저)(?:만|으로만)\s?(?:써|쓰|해|하|사용|돼|되|가능)\S{0,5}|(?:전화|통화)(?:는|를|은)?\s?(?:잘\s)?안\s?(?:써|쓰|해|하|받)\S{0,5}(?:\s건데요?)?)[\s.!~ㅠㅜ]*"
    r"|(?:(?:no|nope|sorry|hmm|well)[\s,.]{1,3}){0,2}(?:i'?d rather not(?: (?:say|give it|tell you))?|i (?:don'?t|do not) want (?:any |to get )?(?:spam|ads?|marketing|cold)\b[^?\d]{0,16}|i (?:only|just) (?:use|have|do) (?:kakao\w*|chat|messag\w+|text\w*)(?: talk)?|i (?:don'?t|do not) (?:do|like|take|answer) (?:phone )?calls|pass|skip)[\s.!]*",
    re.IGNORECASE,
)
"""Who is asked for the number, and would rather have no calls."""
_SHORT_WISH = 25  # Letters of a wish for the chat that tells nothing else.


def without_contact(turn: Turn, proceed: Act) -> Reply | None:
    """Who would rather not tell name or number is answered in this chat, as the notice says; so is who only asks for that."""
    talk, text = turn.talk, turn.message.text
    is_withheld = withholds(text) or (talk.step == "phone" and _NO_CALLS.fullmatch(text.strip()) is not None)
    if is_withheld and not (found(text).phone or facts.said(turn).channel == "sms"):
        talk.answers = {
            **talk.answers,
            "channel": "chat",
            "name": facts.name_before_refusal(text) or talk.answers.get("name", ""),
        }
        return go_on(turn).before(turn.bubble("intake.without_contact"))
    if facts.said(turn).channel != "chat" or len(folded(text)) > _SHORT_WISH:
        return None
    is_at_the_number = talk.step == "phone"
    reply = proceed(turn)
    return reply.before(turn.bubble("intake.without_contact")) if is_at_the_number else reply
