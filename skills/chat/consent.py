"""The question for the health consent (C-1): how it is put, how yes and no are read, and what is answered when a patient
asks about it first. Intake and hand-off ask it alike; what an answer sets off is theirs."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.chat import deduplication
from skills.consents import consents
from skills.consents.consents import Purpose, Wording
from skills.conversation import Bubble, Card, Choice, Link, Message, Reply, Say
from skills.fields import Invalid
from skills.fields.age.asked import beside_age
from skills.fields.agreement import NEITHER, as_others_write, parse_agreement, says_yes
from skills.fields.reading import patterns as re
from skills.texts import post
from skills.turn import Turn
from skills.understanding import Intent
from skills.understanding.asked.consent import asked_about_consent, asks_plainly_of_consent
from skills.understanding.learned.moves import SURE, does
from skills.understanding.questions import asks
from skills.understanding.readings.only_told import says_seen

STEP = "health_consent"
ACTION = "동의"
_AFTER_ALL = re.compile(
    r"동의(?:해요|할게요|할께요|할래요|하겠|합니다|로 바꿀|[\s.!~]*$)|i (?:do )?agree"
    r"|동의\S{0,2}\s?(?:(?:다시|지금|이제|그냥|다)\s)?(?:하고\s?(?:싶(?!지)|내용|상담|적|쓸|말|남)|할\s?걸|해\s?볼|하려|해\s?드릴|해도\s?[되돼될]|할\s?수\s?있|가능)"
    r"|동의.{0,14}(?:지금|이제|다시|나중에|늦게)(?:이?라도)?\s(?:해도|할\s?수|하면|가능|되)"
    r"|\b(?:i(?:'d like| would like| want|'ll| will)(?: to)?(?: now)?|can i(?: still| now)?|may i(?: still)?|changed my mind.{0,12}) (?:agree|consent)",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(
    r"^(?:(?:(?:아니|에이|하|휴|아)[\s,.]{1,3}(?:그냥|그럼|그래도|됐고|알았어요?|알겠어요?)|아하?|네|예|넵|음|자|어|마|이제|그럼|그냥|저는?"
    r"|(?:이제\s|이만하면\s)?됐(?:고요?|어요?|습니다|네요|으니까?|다)|(?:무슨\s?(?:말|뜻|내용|소리)인지\s(?:다\s|이제\s)?)?알(?:았|겠)(?:어요?|습니다|네요|고요)|(?:괜찮|충분하)(?:네요|아요|습니다|으니까?)"
    r"|(?:별거|별\s?문제|문제|이상)(?:는|은)?\s?없(?:네요|어요|습니다|으니까?|고요?)"
    r"|(?:(?:내용|설명|글|약관|위에?\s?거|이거|다|전부|한번|쭉|꼼꼼히|천천히|잘|대충|지금|방금)(?:을|은|는|도)?\s){0,4}"
    r"(?:읽(?:었|어\s?봤|어\s?보았|고\s?왔|어\s?보고\s?왔)|(?:확인|이해)\s?(?:했|끝났|됐|완료)|(?<!안\s)(?<!못\s)봤|보고\s?왔|읽어\s?보니까?(?=\s)|살펴\s?봤|훑어\s?봤)(?:어요?|습니다|네요|고요?|는데요?|으니까?|음|지만)?"
    r"|(?:ok(?:ay)?|all ?right|fine|i see|got it|thanks?(?: you)?|now|so|and)"
    r"|(?:i(?:'ve| have)? )?(?:just )?(?:read|checked|seen|looked at|gone through|finished reading)(?: (?:it|this|that|everything|all|of|the|text|above|whole|thing)){1,3}"
    r")[\s,.!;~]{1,3}){1,5}(?=.*(?:동의|agree|consent))",
    re.IGNORECASE,
)
"""What stands in front of a consent that is named ("아니 그냥 동의할게요", "됐어요 읽어봤어요 동의합니다"), and takes nothing back."""
_GIVEN = re.compile(r"동의\S{0,2}\s?(?=하|할|합|해|드)|i (?:do )?(?:agree|consent)", re.IGNORECASE)
"""A consent that is told whole: behind "됐어요" the bare word may be what somebody has had enough of."""
_GOES_ON = re.compile(r"진행|빨리|\b(?:proceed|go (?:on|ahead))\b", re.IGNORECASE)
_NAMED = re.compile(r"동의|agree|\bi (?:do )?consent", re.IGNORECASE)
WITHOUT_PHOTOS = re.compile(
    r"^(?=.*동의|(?:네|예|응|넵)[\s,.])(?!.*동의서).*사진\S{0,3}\s?(?:동의\S?\s)?(?:빼|제외|말고|안|못|싫|좀|별로|없|ㄴㄴ|x)",
    re.IGNORECASE,
)
"""Who agrees to all but the photos, or says that there will be none: they are only taken from who sends them."""
HALF_A_YES = r"^(?:(?:네|예|아|음|뭐|그냥|걍)[\s,.…]{1,4}){0,3}(?:뭐\s?)?(?:그[러렇]죠|그러든가요?|그러든지요?|그래야(?:죠|겠죠|지요)|해야(?:죠|지|겠죠|하니까)|하죠|하지|하든가요?|하든지요?|(?:할|어쩔)\s?수\s?없(?:죠|지|네요|으니까요?)|알아서\s?(?:하세요|해\s?주세요|하시죠)|상관\s?없(?:어요|습니다|음|는데요)|아무\s?거나요?|마음대로\s?하세요|글쎄요?|(?:(?:좀|조금|아직)\s)?(?:고민|망설|걱정|꺼려)\S{0,2}(?:되|돼|이|지|여)\S{0,6}|(?:(?:좀|아직)\s)?(?:잘\s)?모르겠(?:어요|네요|습니다|는데요?)|i\sguess(?:\sso)?|whatever|if\si\s(?:have\sto|must))(?:\s?뭐)?[\s.!~…ㅋㅎ]*$"
"""What may be a yes, and is none that a consent could stand on."""
_NOTHING_ELSE = re.compile(r"그냥|걍|차라리|만\s|만요|로만|\b(?:just|only)\b", re.IGNORECASE)
"""Beside the wish for a call: who wants nothing else refuses the health consent, because for a call it is not needed."""
_RATHER_A_CALL = re.compile(
    r"^(?!.*(?:문자|톡|채팅|동의(?:할|합|해)))(?:.{0,24}(?:됐[고으]|모르겠[고으]|필요\s?없[고으]|귀찮[고으]|복잡[하해]|말고)\S{0,3}|.{0,12}(?:그냥|걍|차라리))[\s,]{1,3}(?:그냥\s|걍\s|차라리\s)?"
    r"(?:전화|통화)(?:나|만|로나?)?\s?(?:한\s?(?:통|번)\S{0,2}\s)?(?:좀\s)?(?:줘|주[세소이쇼시십]|해\s?[줘주]|합시다|하입시다|할게|할께|할래|하겠|부탁|걸어)\S{0,5}(?:\s안\s?[돼되]\S{1,4})?[\s.!~?]*$"
    r"|\b(?:never ?mind|forget|skip|no need|too much|don'?t want)\b.{0,40}\b(?:call|ring|phone)\b(?! number)(?: me)?(?: (?:back|please|instead))*[\s.!?]*$"
    r"|\b(?:never ?mind|forget|skip)\b.{0,40}\bgive me a (?:call|ring)\b",
    re.IGNORECASE,
)
"""The same in so many words: "그런 건 됐고 전화나 한 통 줘요"."""
_APART = (
    (
        "beside.photos_apart",
        re.compile(
            r"사진(?:은|도|을)?\s?(?:한\s?장도\s)?(?:안|못)\s?(?:보낼|보내|올릴|올려|찍)\S{0,6}(?:\s(?:거|테|것)\S{0,4})?|사진(?:은|이|도)?\s?없\S{0,5}"
        ),
    ),
    (
        "beside.ads_apart",
        re.compile(
            r"(?:광고|스팸|홍보|마케팅|이벤트|혜택)\S{0,6}\s?(?:(?:문자|연락|전화|알림|톡|수신|동의)\S{0,2}\s?)?(?:(?:절대|좀|제발)\s)?"
            r"(?:안\s?(?:받|보내|할|해|하|돼)|싫|거부|사절|필요\s?없|빼|제외|(?:보내|하|받|원하)지\s?(?:마|말|않)|원치\s?않)\S{0,6}(?:\s(?:주|싶|부탁)\S{0,4}|)"
        ),
    ),
)
"""Wishes that the consent does not touch, and what is told of them: no photo is taken unsent, and no ad comes of it."""
_JOINED = re.compile(
    r"^(?:그런데|근데|하지만|대신에?|다만|단|그리고|그럼)[\s,]|[\s,](?:그런데|근데|하지만|대신에?|다만|단)$"
)
_MARKS = " ,.!~"
_AND_SO_ON = re.compile(
    r"동의(?:를|는|은)?\s?(?:하는데요?|하지만|하고요?|하니까|할\s?건데요?|할\s?테니까?|할게요|할래요|해요)"
)
_THANKS = re.compile("감사|고마|고맙|알겠|알았|그렇군|아하|^아 |thank|got it|i see", re.IGNORECASE)
_SURELY_NOT = re.compile(r"(?:죠|지요)[\s.!~ㅠㅜ]*$")
_HEARD = re.compile(
    r"(?:아\s?)?(?:알겠(?:어요?|습니다|네요)|알았(?:어요?|습니다)|got it|i see)[\s.!~]*"
    r"|(?:다\s|일단\s|내용(?:은|을)?\s){0,3}(?:확인|완료)\s?(?:했(?:어요?|습니다|음)|함)[\s.!~]{0,9}",
    re.IGNORECASE,
)
"""Who says to have heard or read it has agreed to nothing yet."""


def only_heard(text: str) -> bool:
    """Whether somebody says to have heard or read it, and nothing else."""
    return _HEARD.fullmatch(text.strip()) is not None


def dislikes(text: str) -> bool:
    """Whether somebody does not want to tell of their health, puts the consent off, or agrees to name and number alone."""
    if asks(text) or WITHOUT_PHOTOS.search(text) or agrees(text):
        return False
    puts_off = _NAMED.search(text) is not None and beside_age(text) == text
    return does(text, *(("disagree", "later") if puts_off else ("disagree",)), least=SURE)


def wants_only_a_call(text: str) -> bool:
    """ "아니 그냥 전화주세요"."""
    likely = _NOTHING_ELSE.search(text) is not None and does(text, "by_call", "disagree", least=SURE)
    return likely or _RATHER_A_CALL.search(text) is not None


_REFUSES_NOTHING = re.compile(
    r"안\s?(?:한다|하겠다|하|한)(?:고는|(?:는)?\s?(?:건|거|게|뜻))\S{0,2}\s?(?:안\s|아[니닌닙])|동의는\s?(?:하|할)\S{0,2}(?:는데|지만|건데)|^(?:네|예|넵)[\s,]{1,2}동의\S?\s(?:이따|나중|잠시|조금)|동의\S?\s(?:아직\s)?안\s?(?:눌렀|했는데|했어요\s?\?)|\bnot (?:refusing|saying no)\b",
    re.IGNORECASE,
)
"""Who has not refused, or has not answered yet: "동의 안 한다고는 안 했어요"."""


def _refuses_nothing(text: str) -> bool:
    return _REFUSES_NOTHING.search(text) is not None or NEITHER.search(text) is not None


def read(message: Message) -> bool:
    """The press, or a whole sentence that says yes or no; raises `Invalid` for everything else."""
    if message.choice in ("yes", "no"):
        return message.choice == "yes"
    if _refuses_nothing(message.text):
        raise Invalid("intake.health_consent.unclear")
    if dislikes(message.text) or wants_only_a_call(message.text):
        return False
    if _GOES_ON.search(message.text) and not _NAMED.search(message.text):
        raise Invalid("intake.health_consent.unclear")  # To go on is no consent by itself: "그냥 빨리 진행해요".
    if agrees(message.text):
        return True
    try:
        return parse_agreement(beside_age(message.text), ACTION)
    except Invalid:
        raise Invalid("intake.health_consent.unclear") from None


def beside_a_wish(text: str) -> tuple[str, str] | None:
    """The yes or no in "동의하는데요 광고는 보내지 마세요", and what is told of the wish beside it; None without one."""
    for told, wish in _APART:
        rest, wishes = wish.subn(" ", text)
        rest = _AND_SO_ON.sub(ACTION, _JOINED.sub("", rest.strip(_MARKS)).strip(_MARKS))
        if wishes and not asks(text) and (says_yes(beside_age(rest), ACTION) or refuses(rest)):
            return rest, told
    return None


def thanks_only(turn: Turn) -> bool:
    """Whether the words thank for what was told, or say that it was heard: no consent then, and the question is put again."""
    text = turn.message.text
    if turn.message.choice or _NAMED.search(text):
        return False
    if deduplication.first_words(turn.talk) == turn.posted("intake.health_consent.refusal", **_parts(turn)):
        return says_yes(text, ACTION)  # Yes to which: to agree, or to go on without?
    if only_heard(text) or says_seen(text):
        return True
    if not says_yes(text, ACTION):
        return False
    was_told = deduplication.last_words(turn.talk) == turn.say("intake.health_consent.again")
    return deduplication.told_beside(turn.talk) or (was_told and _THANKS.search(text) is not None)


def ask_again(turn: Turn) -> Reply:
    """The bare question, which a bare yes answers."""
    return turn.reply(*_once_more(turn), choices=choices(turn))


def _once_more(turn: Turn) -> tuple[Bubble, ...]:
    """The bare question; whole where the wording has not stood here in the language of now."""
    return question(turn) if has_changed(turn) else (turn.bubble("intake.health_consent.again"),)


def agrees(text: str) -> bool:
    """Whether a whole sentence names the consent and gives it, asked or not, be it behind the word that it was read."""
    if _NAMED.search(as_others_write(text.lower())) is None:
        return False
    said = _IN_FRONT.sub("", text.strip())
    return says_yes(text, ACTION) or (_GIVEN.match(said) is not None and says_yes(said, ACTION))


def agrees_beside(text: str) -> str:
    """The consent as a whole yes, where it is all that is left beside a name and a number ("네 동의하고요"); else nothing."""
    said = _AND_SO_ON.sub(ACTION, text.strip(_MARKS)).strip(_MARKS)
    return said if _NAMED.search(said) and not asks(text) and agrees(said) else ""


def refuses(text: str) -> bool:
    """Whether a whole sentence names the consent and refuses it or puts it off, asked or not."""
    if _refuses_nothing(text):
        return False
    if dislikes(text):
        return True
    try:
        return _NAMED.search(text) is not None and not parse_agreement(text, ACTION)
    except Invalid:
        return False


def comes_back_to(text: str) -> bool:
    """Whether somebody who has refused wants to agree after all; the wording is then put to them once more."""
    return not refuses(text) and (_AFTER_ALL.search(text) is not None or agrees(text))


def has_changed(turn: Turn) -> bool:
    """Whether other words are in force than those that were shown, at midnight, after an edit or in another language: an answer
    is about these."""
    return not was_shown(turn, Purpose.HEALTH)


def show(turn: Turn, purpose: Purpose) -> Wording:
    """The wording of today, for an answer that says it whole; from now on a yes is about these words."""
    wording = consents.wording(turn.clinic, purpose, turn.today)
    turn.shown[purpose.value] = (wording.hash, turn.lang)
    return wording


def was_shown(turn: Turn, purpose: Purpose) -> bool:
    """Whether the wording of today stood in this chat last, in the language of the talk: nobody agrees to words that they did
    not see or cannot read."""
    return shown(turn, purpose) == (consents.wording(turn.clinic, purpose, turn.today).hash, turn.lang)


def shown(turn: Turn, purpose: Purpose) -> tuple[str, str]:
    """The hash and the language of the wording that stood in this chat last."""
    return turn.shown.get(purpose, ("", turn.lang))


def question(turn: Turn) -> tuple[Bubble, ...]:
    """The wording of today, whole, with the way to its page."""
    show(turn, Purpose.HEALTH)
    return (Say(turn.posted("intake.health_consent.ask", **_parts(turn))), page(turn))


def ahead(turn: Turn) -> tuple[Bubble, ...]:
    """The wording of today in front of a question whose answer may give the consent as well."""
    show(turn, Purpose.HEALTH)
    return (Say(turn.posted("intake.health_consent.text", **_parts(turn))), page(turn))


def question_below(turn: Turn) -> tuple[Bubble, ...]:
    """The question alone, where the wording was shown with the question before."""
    return (Say(turn.posted("intake.health_consent.above", **_parts(turn))), page(turn))


def choices(turn: Turn) -> tuple[Choice, ...]:
    """Yes, no, and the way out."""
    return (turn.choice("yes", "intake.health.yes"), turn.choice("no", "intake.health.no"), turn.choice("cancel"))


def answer(turn: Turn) -> Reply | None:
    """What the patient wants to know before agreeing, told from the wording itself; then the consent is asked again.
    None when the words ask nothing."""
    bubbles = told(turn)
    return turn.reply(*bubbles, *_once_more(turn), choices=choices(turn)) if bubbles else None


def plainly_asked(turn: Turn) -> Reply | None:
    """Who fears ads ("여긴 스팸 안 오죠"), cannot read it or asks what all of it means is told, whatever else the words are like."""
    text = turn.message.text
    is_asked = turn.talk.step == STEP and turn.message.choice is None and asks_plainly_of_consent(text)
    is_asked = is_asked and not (agrees(text) or refuses(text))
    stops_them = turn.means is Intent.ADS_OFF and not (asks(text) or _SURELY_NOT.search(text))
    return answer(turn) if is_asked and not stops_them else None


def told(turn: Turn) -> tuple[Bubble, ...]:
    """What answers a question about the consent; empty where the words ask nothing of it."""
    text = turn.message.text
    if turn.message.choice or not (asks(text) or asks_plainly_of_consent(text)):
        return ()
    topic = asked_about_consent(text)
    if not topic:
        return ()
    pages = (page(turn),) if topic in ("text", "all", "plain") else ()
    return (Say(turn.posted(f"intake.health_consent.{topic}", **_parts(turn))), *pages)


def _parts(turn: Turn) -> dict[str, str]:
    part = consents.wording(turn.clinic, Purpose.HEALTH, turn.today).in_(turn.lang)
    return {**part, "clinic": turn.clinic.name.in_(turn.lang)}


def page(turn: Turn) -> Card:
    """The page with the whole text of the health consent."""
    wording = consents.wording(turn.clinic, Purpose.HEALTH, turn.today)
    link = Link(turn.say("intake.health_consent.link"), post(f"{turn.clinic.public_url}/consent/{wording.token}"))
    return Card(wording.part("title", turn.lang), turn.say("intake.health_consent.page"), (link,))
