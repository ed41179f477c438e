"""The text of a campaign: what the software puts around the clinic's words, and which words are an ad's (M-2)."""

from __future__ import annotations

from skills.campaigns.send_guard import Kind
from skills.clinic.clinic import Clinic
from skills.clinic.promotions import promotion_in
from skills.fields.secrets import mask_secrets
from skills.texts import say
from storage.errors import NotPossible

# Kakao folds a bubble from 500 characters on, and the free refusal at the end must not need a press to be seen.
LONGEST = 500


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


def compose(kind: Kind, clinic: Clinic, words: str, lang: str) -> str:
    """The whole text exactly as it is read: an ad begins with its mark, names the sender and how to reach them, and ends
    with the free refusal."""
    return say(f"campaign.{kind}", lang, clinic=clinic.name.in_(lang), phone=clinic.phone, words=words)


def for_reader(kind: Kind, clinic: Clinic, ko: str, en: str, lang: str) -> str:
    """The text in the reader's language, or in Korean when there are no English words."""
    return compose(kind, clinic, en, "en") if lang == "en" and en else compose(kind, clinic, ko, "ko")


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
