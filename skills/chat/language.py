"""In which language somebody writes, and what they are told in one that we do not speak. The words themselves are not kept.

A wish counts at any time ("English please"); else whole sentences do: a name, a number or one word changes nothing.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from dataclasses import replace

from skills.cases import consultations
from skills.chat import deduplication
from skills.chat.answers import small_talk
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import MOST_BUBBLES, Call, Card, Reply
from skills.fields.contact import found
from skills.fields.naming.spelt import asks_how_to_write
from skills.fields.persons import ANYBODY
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.texts import TEXTS
from skills.turn import Turn
from skills.understanding import Intent, understand
from skills.understanding.intents import RIGHTS
from skills.understanding.naming import right_abroad
from storage.patients import conversations

LOOKED_AT = 200  # Characters.
NAMED = {"english": "en", "eng": "en", "영어": "en", "korean": "ko", "한국어": "ko", "한국말": "ko"}
OTHERS = ("zh", "ja")
SCRIPTS = {
    "ru": re.compile("[а-яё]{3}", re.IGNORECASE),
    "th": re.compile("[\u0e00-\u0e7f]{3}"),
    "ar": re.compile("[\u0620-\u06ff]{2}"),
    "vi": re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]", re.IGNORECASE),
}
"""Languages that are known by their letters alone: said so in them, and answered in English from then on."""
_NEXT = {
    step: after
    for lang in OTHERS
    for step, after in ((lang, f"{lang}.again"), (f"{lang}.again", f"{lang}.last"), (f"{lang}.last", f"{lang}.again"))
}
"""What is said after what, in a language that is not ours."""
EMERGENCY = "emergency"
_HAND_OFF = frozenset({"handoff", "contact", "added"})
_POLITELY = (
    r"(?:해 ?(?:주세요|줘|주실래요|주실 수 있나요|주십시오)|부탁(?:해요|드려요|드립니다)|(?:말|답)해 ?(?:주세요|줘)"
    r"|안내해 ?주세요|할게요|할래요|바꿔 ?(?:주세요|줘)|요)"
)
_WISH = re.compile(
    r"(?:(?:sorry|excuse me|hi+|hello|hey|ok|okay|um|actually|no)[,.!]? )?(?:(?:can|could|do|may) (?:you|we|i) )?"
    r"(?:(?:i'd|i would|i) (?:rather|prefer to|like to|prefer|want to) )?"
    r"(?:(?:is it (?:ok|okay|possible)|possible) (?:to|if (?:we|i)) )?"
    r"(?:let'?s )?(?:please )?"
    r"(?:(?:speak|use|talk|write|answer|reply|(?:say|repeat|write|tell me) (?:that|it|this)(?: again)?) )?(?:in )?"
    r"(?P<en>english|eng|korean)"
    r"(?:,? (?:please|pls|plz|only|instead|sorry|if possible|if that's ok(?:ay)?|thanks|thank you)){0,2}[?.! ]*"
    rf"|(?:(?:아|저|근데|죄송한데|저\s한국인이라|(?:아\s)?저\s한국말\s?(?:할\s?줄\s?알|잘하|잘해|알)\S{{1,2}}),?\s){{0,2}}"
    r"(?:.{2,24}(?:니까|라서|해서|어서|아서|는데|은데)[\s,]{1,2})?"
    rf"(?:그냥 |이제 |다시 )?(?P<ko>영어|한국어|한국말)(?:로|만)?(?: ?좀)?(?: ?{_POLITELY})?[?.! ]*",
    re.IGNORECASE,
)
_NO_KOREAN = re.compile(
    r"\bmy korean is (?:\w+ )?(?:bad|poor|terrible|weak|not \w+)\b|\bin english\?"
    r"|(?<!if i )(?<!if you )(?<!who )\b(?:don'?t|do not|can(?:'?t|not)) (?:read|speak|understand|know)(?: any)? korean\b",
    re.IGNORECASE,
)
_NAMES_ENGLISH = re.compile(r"(?<![a-z])(?:english|eng)(?![a-z])|영어|잉글리[쉬시]", re.IGNORECASE)
_MAY_I = re.compile(
    r"(?:(?<![a-z])(?:english|eng)|영어|잉글리[쉬시])\s?(?:로)?\s?(?:(?:말|대화|얘기|이야기|채팅|대답|답|문의|질문|상담|설명|안내)\S{0,3}\s?)?"
    r"(?:해도|써도|쓰면|쳐도|적어도|하면|해\s?주|가능|돼요|되나|되여|돼여|될까|괜찮|ok|okay|오케이|please|plz|pls|possible|fine|only)"
    r"|\b(?:can|may|could) (?:i|we|you) (?:\w+ ){0,2}(?:write|type|speak|talk|chat|continue|ask|reply|answer|use|do (?:this|it))(?: \w+)? ?(?:in )?english\b"
    r"|\b(?:is|would) english (?:be )?(?:ok|okay|fine|possible|alright)\b",
    re.IGNORECASE,
)
_LITTLE_KOREAN = re.compile(
    r"(?:한국어|한국말|한국\s?언어|우리말|korean)\S{0,2}\s?(?:(?:아직|잘|진짜|너무|많이|거의|조금)\s?(?:만\s)?){0,2}(?:못|모르|몰라|서툴|서투|어려|어렵|힘들|약해|부족|초보|조금|쪼끔|안\s?돼|bad|poor|not good)"
    r"|\b(?:not|n'?t) (?:\w+ ){0,3}(?:good|well|fluent|great) (?:at|in|with) korean\b|\bno korean\b|외국(?:인|사람)(?:이에요|예요|입니다|인데|이라)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    rf"{ANYBODY}|통역|원장|선생|의사|직원|\b(?:doctors?|staff|interpreter|surgeons?)\b", re.IGNORECASE
)
_ENGLISH_ALONE = re.compile(
    r"(?:\w{1,5}[,.\s]{1,2})?(?:is )?english,?\s(?:ok|okay|fine|possible|오케이|가능|괜찮)[가-힣]{0,3}\W{0,4}",
    re.IGNORECASE,
)
"""Who asks whether English may be written, and says why: "한국말 서툴러요 english ok?"."""
_BESIDE_NO_KOREAN = re.compile(
    r"(?:(?:sorry|excuse me|hi|hello|hey|i'?m sorry)[,.! ]{1,3}){0,2}(?:but )?"
    r"i (?:really |just )?(?:don'?t|do not|can(?:'?t|not)) (?:read|speak|understand|know)(?: any| much)? korean"
    r"(?: (?:very |so |that )?(?:well|much|good))?[\s,.;!-]{1,4}(?:so |and |but |please ){0,2}"
    r"(?P<rest>\S.{5,200})",
    re.IGNORECASE,
)
"""What is wished for beside the language: "I don't speak Korean, delete my data"."""
_MORE = RIGHTS | {Intent.PERSON, Intent.CONSULT, Intent.STATUS, Intent.INFO}
_HANGUL, _LATIN, _HAN = re.compile("[가-힣]"), re.compile("[a-z]+(?:'[a-z]+)?", re.IGNORECASE), re.compile("[一-鿿]")
_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_ENGLISH = frozenset(
    [
        *(
            "i",
            "i'm",
            "i'd",
            "my",
            "me",
            "you",
            "your",
            "we",
            "is",
            "are",
            "am",
            "was",
            "do",
            "does",
            "did",
            "can",
            "can't",
            "could",
        ),
        *(
            "would",
            "will",
            "want",
            "need",
            "like",
            "have",
            "has",
            "the",
            "a",
            "an",
            "to",
            "for",
            "of",
            "in",
            "on",
            "at",
            "and",
        ),
        *(
            "it",
            "it's",
            "this",
            "that",
            "there",
            "what",
            "where",
            "when",
            "how",
            "who",
            "which",
            "please",
            "about",
            "much",
            "not",
        ),
        *("don't", "hello", "hi", "thanks", "thank", "yes", "no", "with"),
    ]
)
KOREAN = 6  # Syllables from which on Korean is written and not only a name.


@once
def of(text: str) -> str | None:
    """The language of a whole sentence; None for names, numbers, single words and what mixes."""
    said = _ADDRESS.sub(" ", text[:LOOKED_AT])  # Which is in no language.
    if not said.isascii() and (
        script := next((lang for lang, letters in SCRIPTS.items() if letters.search(said)), None)
    ):
        return script if not _HANGUL.search(said) else "ko"
    hangul, han, kana = len(_HANGUL.findall(said)), len(_HAN.findall(said)), len(_KANA.findall(said))
    if hangul:
        return "ko" if hangul >= KOREAN else None
    if kana >= 2 or (kana and han):
        return "ja"
    words = [word.casefold() for word in _LATIN.findall(said)]
    if re.search("[你您]好", said):
        return "zh"
    if "日本" in said:
        return "ja"
    if han >= 3 and han > sum(map(len, words)):
        return "zh"
    return "en" if len(words) >= 2 and any(word in _ENGLISH for word in words) else None


def _asks_for_english(text: str) -> bool:
    """Whether somebody whose Korean is poor names English, or asks in a word if it may be written."""
    if _ENGLISH_ALONE.fullmatch(text.strip()):
        return True
    if _OF_ANOTHER.search(text) or not _NAMES_ENGLISH.search(text):
        return False
    return _MAY_I.search(text) is not None and _LITTLE_KOREAN.search(text) is not None


@once
def wish(text: str) -> str | None:
    """The language that is asked for, in so many words and no others, or by who does not know the other one."""
    if _NO_KOREAN.search(text[:LOOKED_AT]) or _asks_for_english(text[:LOOKED_AT]):
        return "en"
    found = _WISH.fullmatch(text[:LOOKED_AT].strip())
    return NAMED[(found["en"] or found["ko"]).casefold()] if found else None


def is_wished(turn: Turn) -> bool:
    """Whether a language is asked for and nothing else: "my Korean is poor, can I talk to a person?" asks for a person."""
    if asks_how_to_write(turn.message.text):
        return False  # "Can I write my name in English?"
    if turn.means is Intent.INFO and _asks_for_english(turn.message.text):
        return True
    return wish(turn.message.text) is not None and turn.means not in _MORE


def choose(turn: Turn) -> None:
    """Kakao's language on the first message; the patient's wish, or the language of a whole sentence, at any time."""
    message, talk = turn.message, turn.talk
    is_typed = message.choice is None and not message.photos
    lang = (wish(message.text) or of(message.text)) if is_typed else None
    if lang is None and is_typed and talk.flow is None and right_abroad(message.text):
        lang = "zh"  # "删除": too short for a sentence, and no name.
    if lang == "ko" and talk.flow is not None and wish(message.text) is None:
        lang = None  # Korean words in an English form are an answer, and no wish.
    if lang == "zh" and talk.lang == "ja":
        lang = None  # A name in Japanese characters.
    if lang is None and talk.is_new:
        lang = message.lang
    if lang in SCRIPTS:
        lang = "en"
    if lang and lang != talk.lang:
        conversations.set_lang(turn.unit, talk, lang)
    if is_typed and (beside := _BESIDE_NO_KOREAN.fullmatch(message.text.strip())) is not None:
        _hear_the_rest(turn, beside["rest"])


def _hear_the_rest(turn: Turn, rest: str) -> None:
    """What is wished for beside the language is heard by itself, since "I don't …" in front of it denies nothing of it."""
    meant = understand(rest)
    if meant.intent in _MORE and meant.danger is None and turn.danger is None:
        turn.message = replace(turn.message, text=rest, understood=meant)
        turn.means = meant.intent


def not_spoken(turn: Turn) -> Reply | None:
    """A sentence in a language that is not ours: said so in it once, then how to reach a person. What can be read, such as a
    number, is taken; words for a case that waits go to it. The case carries the language."""
    lang = of(turn.message.text) or _goes_on_in(turn)
    if (
        small_talk.topic_of(turn.message.text) == "thanks"
        or right_abroad(turn.message.text)
        or lang not in (*OTHERS, *SCRIPTS)
        or found(turn.message.text).phone
        or _belongs_to_a_case(turn)
    ):
        return None
    before = deduplication.last_step(turn.talk)
    step = lang if lang in SCRIPTS else _NEXT.get(before, f"{lang}.last" if turn.talk.case_id else lang)
    if lang in OTHERS and before == "contact":
        step = f"{lang}.contact"
    text = turn.say(f"language.{step}", phone=turn.clinic.phone)
    card = Card(turn.clinic.name.en, text, (Call(turn.say("handoff.call"), turn.clinic.phone),))
    return turn.reply(card, choices=turn.choices("person", "consult", "menu"), skill="language", step=step)


def _goes_on_in(turn: Turn) -> str | None:
    """The language of before, where only its letters are written: two of them make no sentence."""
    said = turn.message.text[:LOOKED_AT]
    is_abroad = (_HAN.search(said) or _KANA.search(said)) and not (_HANGUL.search(said) or _LATIN.search(said))
    return turn.talk.lang if is_abroad and turn.talk.lang in OTHERS else None


def _belongs_to_a_case(turn: Turn) -> bool:
    """Whether the words may be kept on a case that waits."""
    if consultations.open_case(turn.unit, turn.talk.patient_id) is None:
        return False
    return Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)


def in_theirs(turn: Turn, reply: Reply) -> Reply:
    """What reaches a person, danger, and a right are said in the patient's language as well."""
    lang = turn.talk.lang if turn.talk.lang in OTHERS else _script(turn.message.text)
    key = f"language.{lang}.{reply.step}"
    if reply.skill == "rights":
        key = key if key in TEXTS else f"language.{lang}.rights"
    elif reply.skill == EMERGENCY:
        key = f"language.{lang}.{EMERGENCY}"
    elif reply.skill != "handoff" or reply.step not in _HAND_OFF:
        return reply
    if key not in TEXTS or len(reply.bubbles) >= MOST_BUBBLES:
        return reply
    told = turn.bubble(key, phone=turn.clinic.phone)
    return reply.before(told) if told not in reply.bubbles else reply


def _script(text: str) -> str | None:
    """The language that is known by its letters alone, of which the talk itself keeps nothing."""
    lang = of(text)
    return lang if lang in SCRIPTS else None
