"""The text of a campaign: what the software puts around the clinic's words, and which words are an ad's (M-2)."""

from __future__ import annotations

import re

from skills.campaigns.send_guard import Kind
from skills.clinic.clinic import Clinic
from skills.fields.secrets import mask_secrets
from skills.texts import say
from storage.characters import folded, plain
from storage.errors import NotPossible

# Kakao folds a bubble from 500 characters on, and the free refusal at the end must not need a press to be seen.
LONGEST = 500

# What makes a message promote something, whatever it is called; a price does. Korean is looked for without spaces, so that
# "할 인" is found too. A word too many only asks for the message to be sent as an ad, which is always lawful.
_PROMOTES = re.compile(
    r"할인|이벤트|특가|혜택|무료|공짜|쿠폰|프로모션|세일|사은품|경품|(?<![검인])증정|적립|캐시백|최저가|반값|한정|선착순|체험단|광고|홍보|추천"
    r"|(?<![\d,.])[\d,.]++[십백천만]{0,4}원(?!장)|%|퍼센트|\d\+\d"
)
_PROMOTES_IN_ENGLISH = re.compile(
    r"\b(?:discount\w*|sales?|coupons?|promo\w*|events?|benefits?|(?<!feel )free|gifts?|offers?|bargains?|deals?|advert\w*)\b"
)


def check_words(kind: Kind, clinic: Clinic, ko: str, en: str) -> tuple[str, str]:
    """The words as they are kept; `NotPossible` for none, for ones that make a text longer than `LONGEST`, for a number that
    nobody may send, and for a promotion in guidance."""
    words = {"ko": _tidy(ko), "en": _tidy(en)}
    if not words["ko"]:
        raise NotPossible("there is nothing to send", code="campaign_empty")
    for lang, text in words.items():
        if len(compose(kind, clinic, text, lang)) > LONGEST:
            raise NotPossible("the end of the text would be folded away", code="campaign_long")
        if mask_secrets(text).found:
            raise NotPossible("resident and card numbers are not sent", code="answer_secret")
        if kind is Kind.SERVICE and promotion_in(text):
            raise NotPossible("this promotes something: it is an ad", code="campaign_promotes")
    return words["ko"], words["en"]


def promotion_in(words: str) -> list[str]:
    """The words in it that promote something, each once."""
    said = plain(words).casefold()
    found = [*_PROMOTES.finditer(folded(words)), *_PROMOTES_IN_ENGLISH.finditer(said)]
    return list(dict.fromkeys(one[0] for one in found))


def compose(kind: Kind, clinic: Clinic, words: str, lang: str) -> str:
    """The whole text exactly as it is read: an ad begins with its mark, names the sender and how to reach them, and ends
    with the free refusal."""
    return say(f"campaign.{kind}", lang, clinic=clinic.name.in_(lang), phone=clinic.phone, words=words)


def for_reader(kind: Kind, clinic: Clinic, ko: str, en: str, lang: str) -> str:
    """The text in the reader's language, or in Korean when there are no English words."""
    return compose(kind, clinic, en, "en") if lang == "en" and en else compose(kind, clinic, ko, "ko")


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
