"""The retention schedule as data: what is kept, from which event, how long, on which ground, what happens then (D-1).

The sweep (`skills/retention/sweep.py`), docs/retention.md and the policy page's table are all made from `SCHEDULE`; the
sentences stand in `skills/texts/pages/retention.py`. Nothing is deleted here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from skills.clinic.clinic import Clinic, Periods
from skills.clinic.periods import RECORDS, Period
from skills.texts import say


@dataclass(frozen=True, slots=True)
class Line:
    """One class of the schedule. `event` is the event's code, `ground` the legal ground or the clinic's own promise,
    `end` what happens when the time is over. `holdable`: a hold may stop it."""

    name: str
    event: str
    period: Callable[[Periods], Period | None]
    ground: str
    end: str
    holdable: bool = False
    published: str = ""  # The policy clause that promises it, when one does.


def _years(count: int) -> Callable[[Periods], Period]:
    return lambda _: Period(years=count)


def _days(count: int) -> Callable[[Periods], Period]:
    return lambda _: Period(days=count)


EVIDENCE_YEARS = 3  # Damages may be claimed for three years from when the person knew (Civil Act Art. 766).
REQUEST_YEARS = 3
CAMPAIGN_YEARS = 3  # As long as the consents that it was sent on are kept (M-6).
REGISTER_YEARS = 3  # As long as grants of roles are kept, so that the supervision of the staff can be shown (Act 74).
HOLD_YEARS = 3  # That something was held, and released by whom, can be shown as long as damages may be claimed.
TOMBSTONE_YEARS = 4  # Longer than the evidence that counts from them, and far longer than any backup.
NOTICE_DAYS = 5
DEAD_NOTICE_DAYS = 30
SESSION_DAYS = 30
JOB_RUN_DAYS = 365

SCHEDULE: tuple[Line, ...] = (
    Line("unfinished", "last_answer", lambda p: Period(hours=p.unfinished_hours), "own_promise", "erase", published="rest"),
    Line(
        "case", "last_activity_after_closing", lambda p: Period(days=p.closed_case_days),
        "purpose_achieved", "erase", holdable=True, published="rest",
    ),
    Line("open_case", "filing", lambda _: None, "purpose_open", "escalate", holdable=True),
    Line("contact", "last_case_destroyed", _days(0), "purpose_achieved", "erase", holdable=True, published="rest"),
    Line(
        "identifiers", "last_use", lambda p: Period(days=p.identifiers_days),
        "policy_3", "shred_key", holdable=True, published="identifiers",
    ),
    *(
        Line(f"record_{kind}", "adoption", _years(record.years), record.ground, "shred_key", True,
             "medical" if record.years == 10 else "")
        for kind, record in RECORDS.items()
    ),
    Line("consent", "patient_destroyed", _years(EVIDENCE_YEARS), "evidence", "erase"),
    Line("provision", "patient_destroyed", _years(EVIDENCE_YEARS), "evidence", "erase"),
    Line("rights_request", "closing", _years(REQUEST_YEARS), "evidence", "erase", holdable=True),
    Line("campaign", "closing", _years(CAMPAIGN_YEARS), "evidence", "erase"),
    Line("notice", "delivery", _days(NOTICE_DAYS), "purpose_achieved", "erase"),
    Line("dead_notice", "giving_up", _days(DEAD_NOTICE_DAYS), "purpose_achieved", "erase"),
    Line("session", "end", _days(SESSION_DAYS), "purpose_achieved", "erase"),
    Line("role_grant", "end", lambda p: Period(days=p.role_grants_days), "standard_5", "erase"),
    Line("training", "held", _years(REGISTER_YEARS), "own_promise", "erase"),
    Line("plan", "superseded", _years(REGISTER_YEARS), "own_promise", "erase"),
    Line("plan_check", "next_check", _years(REGISTER_YEARS), "own_promise", "erase"),
    Line("incident", "closing", _years(REGISTER_YEARS), "evidence", "erase"),
    Line("hold", "release", _years(HOLD_YEARS), "evidence", "erase"),
    Line("paper_record", "paper_destroyed", _years(REGISTER_YEARS), "own_promise", "erase"),
    Line("access_review", "sign_off", _years(REGISTER_YEARS), "own_promise", "erase"),
    Line("ledger", "confirmation", _years(REGISTER_YEARS), "own_promise", "erase"),
    Line("staff_reason", "publication", _years(REGISTER_YEARS), "own_promise", "erase"),
    Line("tombstone", "destruction", _years(TOMBSTONE_YEARS), "forget_again", "erase"),
    Line("leaver", "leaving", lambda p: Period(days=p.role_grants_days), "standard_5", "erase"),
    Line("staff", "employment", lambda _: None, "at_work", "at_leaving"),
    Line("own_words", "publication", lambda _: None, "own_words", "replaced"),
    Line("trail", "record", lambda p: Period(days=p.trail_days), "standard_8", "prune"),
    Line("job_run", "run", _days(JOB_RUN_DAYS), "own_promise", "erase"),
    Line("backup", "backup", lambda p: Period(days=p.backup_days), "own_promise", "shred_key"),
    Line("paper", "purpose_achieved", _days(5), "purpose_achieved", "shred_paper"),
)  # fmt: skip

BY_NAME: Mapping[str, Line] = {line.name: line for line in SCHEDULE}

# Grounds that a person or a right, and not the clock, gives for a destruction.
GROUNDS = ("right_deletion", "consent_withdrawn", "unlinked", "account_deleted", "under_14", "officer", "schedule")


# What the published text says, clause 3, and where in the schedule it must be found again.
_PUBLISHED = (
    (r"(?:진료 기록|의무 기록)\D{0,20}(\d+)\s*년", "record_chart"),
    (r"(?:로그인 정보|고유 식별자)[^\d\n]*(\d+)\s*년", "identifiers"),
)
_AT_ONCE = "지체 없이 파기"


def mismatches(clinic: Clinic) -> list[str]:
    """Where the schedule and the newest published policy text disagree; empty when they are one (clauses 3 and 7)."""
    newest = max(clinic.policy, key=lambda version: version.effective_on)
    found = [m for pattern, name in _PUBLISHED for m in _differs(newest.text.ko, pattern, name, clinic.periods)]
    if _AT_ONCE not in newest.text.ko:
        found.append("the policy text does not promise that everything else is destroyed without delay")
    late = [
        line.name
        for line in SCHEDULE
        if line.published == "rest" and _longest(line, clinic.periods) > timedelta(days=5)
    ]
    return found + [f"{name}: without delay is within five days" for name in late]


def _differs(text: str, pattern: str, name: str, periods: Periods) -> list[str]:
    period = BY_NAME[name].period(periods)
    match = re.search(pattern, text)
    if match is None:
        return [f"{name}: the policy text states no period"]
    years = int(match[1])
    ours = period and (period.years or period.days / 365)
    return [] if ours == years else [f"{name}: the policy text says {years} years, the schedule {ours}"]


def _longest(line: Line, periods: Periods) -> timedelta:
    period = line.period(periods) or Period()
    return timedelta(days=period.days + 365 * period.years, hours=period.hours)


@dataclass(frozen=True, slots=True)
class LineInWords:
    """A line of the schedule in words: what the policy page, the documents and the dry run show."""

    name: str
    covers: str
    event: str
    period: str
    ground: str
    end: str


def in_words(line: Line, periods: Periods, lang: str) -> LineInWords:
    """The line in this language, with the clinic's periods."""

    def word(part: str, code: str) -> str:
        return say(f"retention.{part}.{code}", lang)

    return LineInWords(
        line.name,
        word("covers", line.name),
        word("event", line.event),
        _period_in_words(line.period(periods), lang),
        word("ground", line.ground),
        word("end", line.end),
    )


def table(clinic: Clinic, lang: str) -> tuple[tuple[str, ...], list[LineInWords]]:
    """The whole schedule in words, with its column heads; the policy page shows exactly this."""
    heads = tuple(say(f"retention.head.{name}", lang) for name in ("covers", "event", "period", "ground", "end"))
    return heads, [in_words(line, clinic.periods, lang) for line in SCHEDULE]


def _period_in_words(period: Period | None, lang: str) -> str:
    if period is None:
        return say("retention.period.open", lang)
    years = period.years or (period.days // 365 if period.days in (365, 731, 1096) else 0)
    if years == 1:
        return say("retention.period.year", lang)
    for name, count in (("years", years), ("days", period.days), ("hours", period.hours)):
        if count:
            return say(f"retention.period.{name}", lang, count=count)
    return say("retention.period.at_once", lang)
