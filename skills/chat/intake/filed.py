"""What the patient is told when a case is filed, and the optional ad consents that are offered then (C-2d)."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from skills.campaigns.send_guard import NEEDED
from skills.cases import consultations
from skills.cases.consultations import CaseKind, show_number
from skills.chat import consent, deduplication
from skills.chat.intake.questions import by_phone
from skills.consents import consents
from skills.consents.consents import ADS, Decision, Purpose
from skills.conversation import Bubble, Card, Choice, Link, Reply, Say
from skills.fields.reading import patterns as re
from skills.fields.timing.hours import in_seoul
from skills.fields.treatments import treatments_in
from skills.rights.rights import show_day
from skills.texts import post, say
from skills.turn import Flow, Turn
from skills.understanding.intents import RIGHTS, Intent
from skills.understanding.questions import asks
from storage.cases import queue
from storage.cases.consultations import Consultation


def tell(turn: Turn, case: Consultation, answers: Mapping[str, Any]) -> Reply:
    """Number, place in the queue and when somebody answers; then the optional consents, as presses that block nothing."""
    kind = "call_back" if case.kind == CaseKind.CALL_BACK and by_phone(answers) else "consultation"
    text = turn.say(f"filed.{kind}", number=show_number(case.number))
    offered = _not_given(turn)
    return turn.reply(
        turn.bubble("filed.bubble", text=text, queue=queue_line(turn, case)),
        *_ads(turn, offered),
        choices=(*_ad_choices(turn, offered), *turn.choices("status", "menu")),
        skill="consult",
        step="done",
    )


def queue_line(turn: Turn, case: Consultation) -> str:
    """Place in the queue and the opening hours, told honestly."""
    before = queue.before(turn.unit, case)
    first = "first" if turn.clinic.hours.is_open(turn.unit.now) else "first_closed"
    key = f"filed.queue.{first}" if before == 0 else "filed.queue.behind"
    if before == queue.MOST_COUNTED:
        before, key = before - 1, "filed.queue.many"  # Counting ends there: there may be more.
    return f"{turn.say(key, before=before)} {hours_line(turn)}"


def hours_line(turn: Turn) -> str:
    """Whether somebody is there now, and if not, from when."""
    hours = turn.clinic.hours
    if hours.is_open(turn.unit.now):
        closes = hours.closes_at(turn.unit.now)
        return turn.say("hours.open", closes=f"{closes:%H:%M}" if closes else "")
    opens = hours.next_opening(turn.unit.now)
    return turn.say("hours.closed", opens=moment(opens, turn.lang)) if opens else turn.say("hours.unknown")


def moment(at: datetime, lang: str) -> str:
    """A moment as people say it: 12월 1일 (화) 10:00."""
    here = in_seoul(at)
    weekday = say(f"weekday.{here.weekday()}", lang)
    return say("moment", lang, month=here.month, day=here.day, weekday=weekday, time=f"{here:%H:%M}")


def _ads(turn: Turn, purposes: tuple[Purpose, ...]) -> tuple[Bubble, ...]:
    """What each consent that can still be given says (Art. 22(1)7, Network Act Art. 50), and the way to its page."""
    offered = [consent.show(turn, purpose) for purpose in purposes]
    if not offered:
        return ()
    lines = "\n".join(turn.posted("filed.ads.line", **wording.in_(turn.lang)) for wording in offered)
    pages = [(one.purpose, post(f"{turn.clinic.public_url}/consent/{one.token}")) for one in offered]
    links = (Link(turn.say(f"filed.{purpose}"), url) for purpose, url in pages)
    return Say(turn.posted("filed.ads", lines=lines)), Card(turn.say("filed.ads.pages"), buttons=tuple(links))


def _ad_choices(turn: Turn, purposes: tuple[Purpose, ...]) -> tuple[Choice, ...]:
    return tuple(turn.choice(p.value, f"filed.{p}") for p in purposes)


def _not_given(turn: Turn) -> tuple[Purpose, ...]:
    given = consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)
    return tuple(purpose for purpose in ADS if purpose not in given)


def agree_to_ads(turn: Turn) -> Reply:
    """One optional consent was pressed; the others are still offered. A button stays in the chat when other words than those
    beside it are in force: they are shown first."""
    purpose = Purpose(turn.message.choice or "")
    if not consent.was_shown(turn, purpose) and purpose in (offered := _not_given(turn)):
        told, choices = turn.bubble("filed.ads.first"), _ad_choices(turn, offered)
        return turn.reply(told, *_ads(turn, offered), choices=choices, skill="consult", step="done")
    if consent.was_shown(turn, purpose):
        _, lang = consent.shown(turn, purpose)
        consents.decide(
            turn.unit, turn.clinic, turn.talk.patient_id, purpose, Decision.GIVEN, screen="chat:done", lang=lang
        )
    # Network Act 50(7), M-4: who sends, what was agreed to, when, and with what result, told at once.
    text = turn.say(
        "filed.ads.thanks",
        title=consents.wording(turn.clinic, purpose, turn.today).part("title", turn.lang),
        clinic=turn.clinic.name.in_(turn.lang),
        day=show_day(turn.unit.now, turn.lang),
        result=turn.say("filed.ads.on" if _hears_from_us(turn) else "filed.ads.not_yet"),
    )
    choices = (*_ad_choices(turn, _not_given(turn)), turn.choice("ads_off"), *turn.choices("status", "menu"))
    return turn.reply(turn.bubble("intake.plain", text=text), choices=choices, skill="consult", step="done")


def offer_news(turn: Turn) -> Reply:
    """Who would like news is shown the optional consents, each with its press; before anything was filed, how to get there."""
    if _hears_from_us(turn):
        told = turn.bubble("filed.ads.already")
        return turn.reply(told, choices=turn.choices("ads_off", "menu"), skill="info", step="news")
    if not consultations.has_cases(turn.unit, turn.talk.patient_id):
        return turn.reply(
            turn.bubble("filed.ads.later"), choices=turn.choices("consult", "menu"), skill="info", step="news"
        )
    offered = _not_given(turn)
    choices = (*_ad_choices(turn, offered), *turn.choices("menu"))
    return turn.reply(*_ads(turn, offered), choices=choices, skill="consult", step="done")


_OF_NEWS = re.compile(
    r"광고|혜택|홍보|마케팅|소식|수신\s?동의|야간\s?수신|이벤트\s?(?:소식|문자|알림|정보)|\b(?:ads?|news|newsletters?|promotions?|marketing)\b",
    re.IGNORECASE,
)
_CHOOSES = re.compile(
    r"괜찮|좋(?:아요|은데|고)|싫|됐|필요\s?없|받(?:을|아도|아요|고)|만(?:요|이요|\s)|동의|주세요|줘요?|ㅇㅋ|안\s?(?:받|할)|\b(?:ok|okay|fine|yes|only|not|sure|agree|good)\b",
    re.IGNORECASE,
)
_WITHOUT_A_NAME = re.compile(
    r"(?:(?:네|예|저는?|그럼|그냥|위에?|위의|[,.])\s?|\s){0,4}(?:(?:셋|둘|세\s?개|두\s?개|하나|다|전부|모두|(?:첫|두|세)\s?번째|[123일이삼]번|맨\s?(?:위|앞|끝)|위에?\s?거|이거|전체)\S{0,3}\s?){1,2}(?:다\s|모두\s|만\s)?(?:수신\s?)?동의(?:\s?(?:할게|할께|할래|해|합니다|하겠|요|함)\S{0,5})?[\s.!~]*"
    r"|(?:야간|광고|혜택|수신)\S{0,2}\s?(?:만\s?)?(?:빼고|제외하고|말고)\s(?:다|전부|모두|나머지\S?)\s?동의\S{0,5}[\s.!~]*"
    r"|(?:엄마|아빠|남편|아내|친구|언니|오빠|누나|형|동생)(?:이|가|도)\s(?:다\s)?동의하(?:래|라)\S{0,8}[\s.!~]*"
    r"|(?:i )?(?:agree|consent) to (?:all|both|everything|the (?:first|second|third|last)(?: one)?)(?: of (?:them|it))?[\s.!]*",
    re.IGNORECASE,
)
_DECLINES = re.compile(
    r"(?:(?:아니(?:요|오)?|저는?|그냥|아뇨|근데)[\s,.]{1,2}){0,2}(?:(?:셋|둘|다|전부|모두|하나도|아무것도|선택|이건|그건|동의는|수신은?|야간)(?:은|는|도|다)?\s){0,2}(?:동의\s?)?(?:안\s?(?:할|해|하|받)|싫|관심\s?없|필요\s?없|원하지\s?않|거절|사양)\S{0,6}[\s.!~]*"
    r"|(?:no (?:to (?:all|both|any)(?: of (?:them|it))?|thanks|thank you)?|(?:i )?(?:don't|do not) want (?:any|them|those)(?: of (?:them|it))?|none(?: of (?:them|it))?|not interested)[\s.!]*",
    re.IGNORECASE,
)
"""None of them is wanted: "전부 안 할게요", "no to all"."""
_LONGEST = 40  # Letters of such a choice.


def chosen_in_words(turn: Turn) -> bool:
    """Whether the optional consents that were offered just now are chosen in words ("혜택만 받고 야간은 싫어요"): those are
    given by their presses alone."""
    text = turn.message.text.strip()
    if not _may_choose(turn, text):
        return False
    named = _OF_NEWS.search(text) is not None and _CHOOSES.search(text) is not None
    return named or _WITHOUT_A_NAME.fullmatch(text) is not None


def declined(turn: Turn) -> bool:
    """Whether the optional consents that were offered just now are not wanted: nothing is recorded, and nothing added."""
    text = turn.message.text.strip()
    is_of_the_case = turn.means is Intent.CANCEL  # "안 할래요" may be said of the consultation, which is asked about.
    return not is_of_the_case and _may_choose(turn, text) and _DECLINES.fullmatch(text) is not None


def _may_choose(turn: Turn, text: str) -> bool:
    if len(text) > _LONGEST or asks(text) or turn.means in RIGHTS or turn.talk.flow is not None:
        return False
    is_offered = any(deduplication.offers(turn.talk, purpose.value) for purpose in ADS)
    return is_offered and not treatments_in(text, turn.clinic.treatments)


def by_their_presses(turn: Turn) -> Reply:
    """The same consents again, and that only their presses give them."""
    return offer_news(turn).before(turn.bubble("filed.ads.by_press"))


def _hears_from_us(turn: Turn) -> bool:
    return consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id) >= NEEDED


FLOW = Flow("filed", agree_to_ads, presses={p.value: agree_to_ads for p in ADS})
