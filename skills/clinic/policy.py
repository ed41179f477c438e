"""Reading the versions of the privacy policy: which clauses change, and what is amiss with a version that is coming (E-4).

The versions themselves are the clinic's data (`skills/clinic/clinic.py`); who was told of one says
`skills/consents/announcements.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from skills.clinic.clinic import Clinic, PolicyVersion

_HEAD = re.compile(r"^[ \t]*+(\d{1,2})\.[ \t]*+(\S(?:.*[^ \t\n])?)[ \t]*+$", re.MULTILINE)
ON_CONSENT = ("1", "2", "3")  # The clauses about items, purposes and periods: what Art. 15(2) ties a consent to.


FlawCode = Literal[
    "same_day", "undated", "short_notice", "nobody_asked", "put_differently", "not_material", "without_notice"
]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something amiss with a version. A `finding` is to be mended; a `hint` may be meant that way. `days` it is published
    before its date, `promised` are those that the clinic promises."""

    code: FlawCode
    version: str
    state: Literal["finding", "hint"]
    days: int = 0
    promised: int = 0


def clauses(text: str) -> dict[str, tuple[str, str]]:
    """The numbered clauses of a policy text: number → (title, all of its words, with single spaces)."""
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return {
        head[1]: (head[2], " ".join(text[head.start() : end].split())) for head, end in zip(heads, ends, strict=True)
    }


def changed_clauses(before: PolicyVersion, after: PolicyVersion, lang: str) -> dict[str, str]:
    """The clauses that are new, gone or put differently: number → title, in the order of the newer text."""
    old, new = clauses(before.text.in_(lang)), clauses(after.text.in_(lang))
    return {number: title for number, (title, _) in {**new, **old, **new}.items() if old.get(number) != new.get(number)}


def flaws(clinic: Clinic, today: date) -> list[Flaw]:
    """What is amiss: two versions of one day, and everything about the versions that are still to come."""
    found = [
        Flaw("same_day", later.version, "finding")
        for earlier, later in pairwise(clinic.policy)
        if earlier.effective_on == later.effective_on
    ]
    for version in clinic.policy[1:]:
        if version.effective_on > today:
            found += [*_notice_flaws(clinic, version), *_material_flaws(clinic, version)]
        elif not version.ground and not _had_notice(clinic, version):
            found.append(
                Flaw("without_notice", version.version, "finding", promised=clinic.announcing.days_for(version))
            )
    return found


def without_ground(clinic: Clinic, known: Mapping[str, PolicyVersion], today: date) -> list[int]:
    """The places of versions that are new, or say something else than the `known` one of their name, leave less time than was
    promised before they take effect, be it because they are dated back, and have no new ground of the officer's for it."""
    return [
        place
        for place, version in enumerate(clinic.policy)
        if (place or version.version in known)
        and not _is_as_it_was(version, known.get(version.version))
        and (version.effective_on - max(today, version.published_on or today)).days
        < clinic.announcing.days_for(version)
    ]


def _is_as_it_was(version: PolicyVersion, before: PolicyVersion | None) -> bool:
    """Whether nobody reads anything new in it, or the officer has said why they do at such short notice."""
    if before is None:
        return bool(version.ground.strip())
    is_same = (version.text, version.effective_on, version.consents) == (
        before.text,
        before.effective_on,
        before.consents,
    )
    return is_same or (bool(version.ground.strip()) and version.ground != before.ground)


def taken_away(clinic: Clinic, known: Mapping[str, PolicyVersion], today: date) -> list[str]:
    """The names of versions that people could read and that are not there any more."""
    left = {version.version for version in clinic.policy}
    return [name for name, one in known.items() if name not in left and one.is_published(today)]


def _had_notice(clinic: Clinic, version: PolicyVersion) -> bool:
    published = version.published_on
    return published is not None and (version.effective_on - published).days >= clinic.announcing.days_for(version)


def _notice_flaws(clinic: Clinic, version: PolicyVersion) -> Iterator[Flaw]:
    """How long before its date it is published, against the clinic's own promise; no law names a number (docs/law.md §6)."""
    promised = clinic.announcing.days_for(version)
    if version.published_on is None:
        yield Flaw("undated", version.version, "hint", promised=promised)
        return
    days = (version.effective_on - version.published_on).days
    if days < promised:
        yield Flaw("short_notice", version.version, "finding", days, promised)


def _material_flaws(clinic: Clinic, version: PolicyVersion) -> Iterator[Flaw]:
    """Whether `material` agrees with what changes: a changed purpose, item or period needs a fresh consent (Art. 15(2)), and
    a consent that is put differently only needs none."""
    before = clinic.policy_before(version)
    if version.material:
        if not version.consents:
            yield Flaw("nobody_asked", version.version, "hint")
    elif version.consents:
        yield Flaw("put_differently", version.version, "hint")
    elif before is not None and any(n in changed_clauses(before, version, "ko") for n in ON_CONSENT):
        yield Flaw("not_material", version.version, "hint")
