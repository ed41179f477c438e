"""What the clinic's own policy does not say though the law wants it said, each with the clause that would say it (Art. 30).

Only the Korean text is read: it is the one that binds. `doctor` and the desk tell a gap, the privacy officer decides; nothing
is put into a clinic's policy by the software. The law behind each stands in docs/law.md §11.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from skills.clinic.clinic import Clinic, Processor
from skills.texts import say
from storage.characters import folded

LAW_CHANGED_ON = date(2026, 9, 11)  # PIPA Act 21445: loss and alteration count as leaks; the representative is named.
NEAR = 150  # Characters behind the word in which a company and its task stand.
_NO_NAMES = frozenset({"주식회사", "corp", "inc", "ltd", "co"})


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the policy in force on a day does not say. `clause` is what to add, in both languages."""

    code: str
    article: str
    clause: Mapping[str, str]


def gaps(clinic: Clinic, today: date) -> list[Gap]:
    """The gaps of the version in force."""
    version = clinic.policy_on(today)
    text = folded(version.text.ko)
    found = [(code, article) for code, (article, is_gap) in GAPS.items() if is_gap(text, clinic)]
    if version.effective_on < LAW_CHANGED_ON or not _AUTOMATIC.search(text):
        found.append(("dated", "AI 기본법 제31조, 개인정보 보호법 제30조 제2항"))
    return [Gap(code, article, {lang: clause(clinic, code, lang) for lang in ("ko", "en")}) for code, article in found]


def clause(clinic: Clinic, code: str, lang: str) -> str:
    """The clause that closes a gap, with the clinic's own data in it."""
    lines = [
        say("policy.clause.processor", lang, name=one.name, task=one.task.in_(lang), items=one.items.in_(lang))
        for one in clinic.processors
    ]
    abroad = [
        say("policy.clause.abroad", lang, name=one.name, country=one.country, items=one.items.in_(lang))
        for one in clinic.processors
        if one.is_abroad
    ]
    key = "overseas.none" if code == "overseas" and not abroad else code
    listed = "\n".join(abroad if code == "overseas" else lines)
    officer = clinic.officer
    return say(
        f"policy.clause.{key}", lang, lines=listed, name=officer.name.in_(lang), phone=officer.phone,
        days=clinic.periods.identifiers_days, closed=clinic.periods.closed_case_days,
    )  # fmt: skip


def _names_all(text: str, clinic: Clinic) -> bool:
    """Whether every processor stands behind a word of entrusting, and not only where the policy speaks of a login."""
    reach = NEAR * max(1, len(clinic.processors))
    near = [text[at.end() : at.end() + reach] for at in re.finditer("위탁", text)]
    return all(any(_is_named(one, words) for words in near) for one in clinic.processors)


def _is_named(processor: Processor, text: str) -> bool:
    words = [folded(word) for word in re.split(r"[\s().,]+", processor.name) if word]
    return any(word in text for word in words if len(word) > 1 and word.casefold() not in _NO_NAMES)


def _without(*patterns: re.Pattern[str]) -> Callable[[str, Clinic], bool]:
    """A gap where one of these is nowhere in the text (which has no spaces)."""
    return lambda text, _clinic: not all(pattern.search(text) for pattern in patterns)


_ADS_CONSENT = re.compile(r"(?:광고|마케팅)[^.\n]{0,30}동의")
_LAST_USE = re.compile(r"(?:마지막|최종|최근)[^.\n]{0,12}(?:로그인|이용|접속)")
_ABROAD, _AUTOMATIC = re.compile("국외|해외"), re.compile("인공지능|자동화된")
_NO_CONSENT, _COOKIES = re.compile("동의없이|동의를받지않"), re.compile("쿠키|자동으로수집")
_SENSITIVE, _PRESCRIPTION, _SURGERY = re.compile("민감정보"), re.compile("처방전"), re.compile("수술기록")
_FOURTEEN, _GUARDIAN = re.compile("14세"), re.compile("법정대리인")
_OBJECTION, _TEN_DAYS = re.compile("이의"), re.compile("10일")

GAPS: Mapping[str, tuple[str, Callable[[str, Clinic], bool]]] = {
    "sensitive": ("개인정보 보호법 제23조", _without(_SENSITIVE)),
    "bundled": ("개인정보 보호법 제22조 제1항 제7호", _without(_ADS_CONSENT)),
    "records": ("의료법 시행규칙 제15조, 개인정보 보호법 제30조 제1항 제3호의2", _without(_PRESCRIPTION, _SURGERY)),
    "login_start": (
        "개인정보 보호법 제30조 제1항 제2호",
        _without(_LAST_USE),
    ),
    "processors": (
        "개인정보 보호법 제26조 제2항",
        lambda text, clinic: not _names_all(text, clinic),
    ),
    "overseas": ("개인정보 보호법 제28조의8, 시행령 제31조 제1항", _without(_ABROAD)),
    "minors": ("개인정보 보호법 제22조의2, 제30조 제1항 제5호", _without(_FOURTEEN, _GUARDIAN)),
    "without_consent": ("개인정보 보호법 제22조 제3항", _without(_NO_CONSENT)),
    "procedure": ("개인정보 보호법 제30조 제1항 제7호, 제38조", _without(_COOKIES, _OBJECTION, _TEN_DAYS)),
}
"""The article behind each gap, and whether the text (without its spaces) has it."""
