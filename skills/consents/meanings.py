"""What a wording means, as data (Art. 15(2), 17(2)): whoever agreed is asked anew when this changes, and not when words do.

A changed name of the clinic or a typo leaves it as it was; another item, purpose, period or receiver does not. The sentences of
`skills/texts/consents.py` say it in words: whoever changes what one of them says changes its code here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from skills.texts.catalogue import Text

_NO_HARM = "none"
_TWO_YEARS = "until_withdrawn,asked_every_2_years"
_MEANT: Mapping[str, Mapping[str, str]] = {
    "contact": {
        "purpose": "answer,identify", "items": "name,phone,kakao_id", "period": "{case}d_after_case,kakao_id_{kept}",
        "refusal": "answer_in_chat_only",
    },
    "health": {
        "purpose": "answer", "items": "part,details,photos", "period": "{case}d_after_case,chart_10_years",
        "refusal": "call_back_only",
    },
    "ads_use": {
        "purpose": "news,benefits", "items": "name,kakao_id", "period": "until_withdrawn,{kept}", "refusal": _NO_HARM,
    },
    "ads_receive": {"purpose": "send_news", "items": "kakao_id", "period": _TWO_YEARS, "refusal": _NO_HARM},
    "ads_night": {"purpose": "send_news_21_to_8", "items": "kakao_id", "period": _TWO_YEARS, "refusal": _NO_HARM},
    "provision": {
        "purpose": "as_signed", "items": "as_signed", "recipients": "as_signed", "period": "as_signed", "refusal": _NO_HARM,
    },
}  # fmt: skip
YEAR = 365  # Days; said as a year.
_FIGURES = re.compile(r"\d+")
_BETWEEN_ITEMS = re.compile(r"[,、·]")


def of_catalogue(purpose: str, case_days: int, id_days: int) -> dict[str, str]:
    """What the catalogue's wording means, by part, where closed cases and Kakao's ids are kept for so many days."""
    kept = "1_year" if id_days == YEAR else f"{id_days}_days"
    return {part: code.format(case=case_days, kept=kept) for part, code in _MEANT[purpose].items()}


def restated(
    meant: Mapping[str, str], before: Mapping[str, Text], stated: Mapping[str, Text], *, is_material: bool
) -> dict[str, str]:
    """What is meant once a policy version states these parts anew. In a version that changes nothing material they are put
    differently only, unless there are other figures in them, or more or fewer items."""
    changed = {
        part: hashlib.sha256(words.ko.encode()).hexdigest()[:16]
        for part, words in stated.items()
        if words != before[part] and (is_material or _counted(part, words) != _counted(part, before[part]))
    }
    return {**meant, **changed}


def _counted(part: str, words: Text) -> tuple[list[str], int]:
    """What no other way to put it changes: the figures, and how many items there are."""
    return sorted(_FIGURES.findall(words.ko)), len(_BETWEEN_ITEMS.findall(words.ko)) if part == "items" else 0
