"""The guard before every campaign message (M-1): may this be sent to this patient at this instant?

It is asked anew for each receiver when the message is about to leave, and not when it was queued. Who is a receiver depends
on consents alone for an ad, and on an open case alone for guidance: nothing about health, treatment or age is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

from skills.cases import consultations
from skills.clinic.clinic import Clinic
from skills.clinic.periods import years_after, years_before
from skills.consents import consents
from skills.consents.consents import AGREED, Purpose, hashes_meaning, wording
from skills.fields.timing.hours import SEOUL, in_seoul, today_in_seoul
from storage.errors import Declined, KeyGone
from storage.notifications import campaigns
from storage.notifications.campaigns import Agreed
from storage.patients import patients
from storage.patients.patients import Purpose as OpenedFor
from storage.patients.patients import Unlocked
from storage.unit.unit_of_work import Unit


class Kind(StrEnum):
    """Guidance that somebody who waits for the clinic needs (opening hours), or benefits: an ad, whoever calls it what."""

    SERVICE = "service"
    AD = "ad"


# Network Act Art. 50(3): from nine in the evening to eight in the morning. Both ends belong to the night, to the second.
NIGHT_BEGINS, NIGHT_ENDS = time(21), time(8)
CONFIRM_YEARS = 2  # Art. 50(8): a consent to ads is confirmed every two years.
NEEDED = frozenset({Purpose.ADS_USE, Purpose.ADS_RECEIVE})
_OPENED_FOR: Mapping[Kind, OpenedFor] = {Kind.AD: OpenedFor.ADS, Kind.SERVICE: OpenedFor.NOTICE}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The guard's word about one receiver. `code` says why not, and is empty when it may be sent. With `until`, only the
    hour is wrong, and it may be tried again then. `user_key` is the channel's id (botUserKey)."""

    code: str = ""
    until: datetime | None = None
    user_key: str = field(default="", repr=False)
    lang: str = "ko"


@dataclass(frozen=True, slots=True)
class Receivers:
    """How many people can be told now: ads by day, ads at night as well, guidance."""

    ads: int
    ads_at_night: int
    service: int


def check(unit: Unit, clinic: Clinic, kind: Kind, patient_id: str) -> Verdict:
    """Whether this patient may be told now."""
    try:
        who = patients.unlock(unit, patient_id, _OPENED_FOR[kind])
    except (Declined, KeyGone) as no:
        return Verdict(no.code)
    if code := _unreachable(who):
        return Verdict(code)
    refused = _ad_refused(unit, clinic, patient_id) if kind is Kind.AD else _service_refused(unit, patient_id)
    if refused is not None:
        return refused
    return Verdict(user_key=who.open_text("kakao_sealed") or "", lang=who.patient.lang)


def _unreachable(who: Unlocked) -> str:
    if who.patient.is_dev:  # The development channel is kept apart: people there are testers.
        return "dev_channel"
    if who.patient.blocked_at is not None:
        return "channel_blocked"
    return "no_address" if who.patient.kakao_sealed is None else ""


def _ad_refused(unit: Unit, clinic: Clinic, patient_id: str) -> Verdict | None:
    standing = consents.standing(unit, clinic, patient_id)
    if not standing.keys() >= NEEDED:
        return Verdict("no_consent")
    if is_old(standing[Purpose.ADS_RECEIVE], unit.now):
        return Verdict("consent_old")
    if is_night(unit.now) and not _at_night(standing, unit.now):
        return Verdict("night", until=morning_after(unit.now))
    return None


def _service_refused(unit: Unit, patient_id: str) -> Verdict | None:
    return None if consultations.open_case(unit, patient_id) else Verdict("no_case")


def _at_night(standing: Mapping[Purpose, datetime], now: datetime) -> bool:
    given = standing.get(Purpose.ADS_NIGHT)
    return given is not None and not is_old(given, now)


# -- the clock --------------------------------------------------------------------------------------------------------


def is_night(now: datetime) -> bool:
    """Whether an ad needs a consent of its own at this second: 21:00:00 through 08:00:00 in Korea."""
    at = in_seoul(now).time().replace(microsecond=0)
    return at >= NIGHT_BEGINS or at <= NIGHT_ENDS


def morning_after(now: datetime) -> datetime:
    """The first second after the night that `now` lies in."""
    here = in_seoul(now)
    day = here.date() + timedelta(days=here.time() >= NIGHT_BEGINS)
    return datetime.combine(day, NIGHT_ENDS, SEOUL) + timedelta(seconds=1)


def is_old(since: datetime, now: datetime) -> bool:
    """Whether a consent to ads was given or confirmed two years ago or longer."""
    return years_after(since, CONFIRM_YEARS) <= now


# -- all of them ------------------------------------------------------------------------------------------------------


def page(unit: Unit, clinic: Clinic, kind: Kind, after: str, most: int) -> list[str]:
    """The next receivers behind the patient id `after`, as they stand now; the guard looks at each once more."""
    who = campaigns.who_waits() if kind is Kind.SERVICE else campaigns.who_agreed(_agreed(unit, clinic))
    return campaigns.page(unit, who, after, most)


def count(unit: Unit, clinic: Clinic) -> Receivers:
    """How many people could be told at this instant, were it day and were it night."""
    by_day = campaigns.who_agreed(_agreed(unit, clinic))
    at_night = campaigns.who_agreed(_agreed(unit, clinic, Purpose.ADS_NIGHT))
    return Receivers(*(campaigns.count(unit, who) for who in (by_day, at_night, campaigns.who_waits())))


def _agreed(unit: Unit, clinic: Clinic, *more: Purpose) -> list[Agreed]:
    today, limit = today_in_seoul(unit.now), years_before(unit.now, CONFIRM_YEARS)
    return [
        Agreed(
            p, tuple(AGREED), hashes_meaning(unit, wording(clinic, p, today)), None if p is Purpose.ADS_USE else limit
        )
        for p in (*NEEDED, *more)
    ]
