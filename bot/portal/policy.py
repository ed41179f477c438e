"""The privacy policy: the version in force at this moment, every other version, what changed, and the registers that belong to
it (E-1, E-4, Art. 30): retention schedule, processors, rights and officer. All of it is data of the clinic."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiohttp import web

from bot.portal.frame import language, page
from bot.server.keys import CLINIC, CLOCK, part
from skills.clinic.clinic import Clinic, PolicyVersion
from skills.consents import consents
from skills.fields.timing.hours import today_in_seoul
from skills.rights import access


@dataclass(frozen=True, slots=True)
class Change:
    """A line that a version added or removed."""

    is_added: bool
    words: str


async def show_current(request: web.Request) -> web.Response:
    """The version in force by the clinic's clock."""
    clinic = part(request, CLINIC).now
    return _show(request, clinic.policy_on(_today(request)))


async def show_version(request: web.Request) -> web.Response:
    """Any version, old or coming, once it is published."""
    clinic = part(request, CLINIC).now
    found = next((v for v in clinic.policy if v.version == request.match_info["version"]), None)
    if found is None or not found.is_published(_today(request)):
        raise web.HTTPNotFound
    return _show(request, found)


def _today(request: web.Request) -> date:
    return today_in_seoul(part(request, CLOCK)())


def _show(request: web.Request, version: PolicyVersion) -> web.Response:
    clinic, lang, today = part(request, CLINIC).now, language(request), _today(request)
    current = clinic.policy_on(today)
    before = clinic.policy_before(version)
    context: dict[str, Any] = {
        "version": version,
        "blocks": _blocks(version.text.in_(lang).strip()),
        "agreed": _wordings(clinic, lang, today, agreed=True),
        "told": _wordings(clinic, lang, today, agreed=False),
        "abroad": [one.name for one in clinic.processors if one.is_abroad],
        "standing": "current" if version == current else "coming" if version.effective_on > today else "old",
        "others": [v for v in reversed(clinic.policy) if v != version and v.is_published(today)],
        "before": before,
        "changes": changes(before, version, lang) if before else [],
        "periods": access.period_lines(clinic, lang),
        "processors": [access.processor_line(p, lang) for p in clinic.processors],
    }
    return page(request, "policy.html", context, lang=lang, public=True)


_HEAD = re.compile(r"\d{1,2}\.[ \t]++\S.{0,80}")


def _blocks(text: str) -> list[tuple[str, str]]:
    """The text as (heading, words): a line that begins with a clause's number is a heading."""
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines():
        if _HEAD.fullmatch(line.strip()):
            blocks.append((line.strip(), []))
        else:
            blocks[-1][1].append(line)
    return [(head, "\n".join(words).strip()) for head, words in blocks if head or any(words)]


def _wordings(clinic: Clinic, lang: str, today: date, *, agreed: bool) -> list[dict[str, Any]]:
    """What is processed with a consent, or without: title, items, purpose and period of each wording in force."""
    found = (consents.wording(clinic, purpose, today) for purpose in consents.Purpose)
    return [
        {**one.in_(lang), "is_sensitive": one.purpose is consents.Purpose.HEALTH}
        for one in found
        if one.is_consent is agreed
    ]


def changes(before: PolicyVersion, after: PolicyVersion, lang: str) -> list[Change]:
    """The lines that were added or removed between two versions."""
    old, new = (v.text.in_(lang).strip().splitlines() for v in (before, after))
    lines = difflib.ndiff(old, new)
    return [Change(line[0] == "+", line[2:]) for line in lines if line[0] in "+-" and line[2:].strip()]
