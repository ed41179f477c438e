"""What a plain person answers to the intake's questions."""

from __future__ import annotations

from collections.abc import Mapping

from bot.talks.transcript import Lang

TYPED: Mapping[Lang, Mapping[str, str]] = {
    "ko": {
        "menu": "상담 신청할게요",
        "age": "네",
        "health_consent": "동의해요",
        "name": "홍길동",
        "phone": "010-0000-1234",
        "treatment": "쌍꺼풀 재수술이요",
        "details": "쌍꺼풀 재수술 상담이요",
        "photos": "사진은 없어요",
        "when": "아무 때나 괜찮아요",
        "confirm": "네 접수해 주세요",
    },
    "en": {
        "menu": "I'd like a consultation",
        "age": "yes",
        "health_consent": "I agree",
        "name": "Anna Smith",
        "phone": "+82 10-0000-1234",
        "treatment": "double eyelid revision",
        "details": "a revision of double eyelid surgery",
        "photos": "no photos",
        "when": "any time",
        "confirm": "yes, please file it",
    },
}
PRESSED = {
    "menu": ("consult",),
    "age": ("yes",),
    "health_consent": ("yes", "agree"),
    "treatment": ("eyes",),
    "photos": ("skip", "done"),
    "when": ("anytime",),
    "confirm": ("confirm", "yes"),
}
WRITTEN = frozenset(PRESSED) | {"name", "phone", "details", "done"}


def to_newer(lang: Lang, step: str) -> str | None:
    """The answer to a question of the intake that is newer than the conversations that were written down; None for all others.
    Whoever plays a conversation gives it, so that a new question changes none that is about something else."""
    return None if step in WRITTEN else TYPED[lang].get(step)
