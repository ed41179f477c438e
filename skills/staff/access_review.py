"""The access review (S-4): who saw whom, what of it is striking, and the cycle (`desk.review_months`) that somebody signs off.

Everything here reads the trail, which names patients by pseudonym only; looking is itself recorded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from skills.fields.timing.hours import SEOUL
from skills.staff.permissions import Act, check_can
from storage.errors import Conflict, NotFound, NotPossible
from storage.staff import access_reviews
from storage.staff.access_reviews import AccessReview, Filter
from storage.trail import chain
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import Unit

SIGN_WITHIN = timedelta(days=10)
NIGHT = (21, 7)  # From nine in the evening to seven in the morning, Korean time.
BULK_SUBJECTS = 30  # So many different patients by one person within an hour is no ordinary work.
PAGE = 100
SCAN = 1_000  # How many records are looked through at a time for marked ones,
SCANS = 50  # and how often, before the page says that there are older ones.
EXPORT_MOST = 100_000
LONGEST_SPAN = timedelta(days=366)
MARKS = ("night", "bulk")
# Why somebody takes the trail out of Sangdam: codes, because they stand in the trail themselves.
EXPORT_REASONS = ("review", "incident", "authority", "right", "other")
FINDINGS = ("nothing", "explained", "misuse")


@dataclass(frozen=True, slots=True)
class Access:
    """A line of the trail with what is striking about it ("night", "bulk")."""

    record: AccessRecord
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accesses:
    """A page of the list; `older` is where the next one begins, None after the last."""

    lines: list[Access]
    older: int | None


def list_accesses(
    unit: Unit, wanted: Filter, *, before_seq: int | None = None, marked: Collection[str] = ()
) -> Accesses:
    """A page of what people and machines of the clinic did, newest first, with its marks; looking is recorded. `marked`
    asks for lines with one of these marks only."""
    check_can(unit.actor, Act.READ_TRAIL)
    chain.record(unit, "trail_read", subject=wanted.subject, about=wanted.actor_id)
    limit = SCAN if marked else PAGE + 1
    found: list[Access] = []
    for _ in range(SCANS):
        rows = access_reviews.accesses(unit, wanted, limit=limit, before_seq=before_seq)
        found += [one for one in mark(unit, rows) if not marked or set(one.marks) & set(marked)]
        before_seq = rows[-1].seq if len(rows) == limit else None
        if before_seq is None or len(found) > PAGE:
            break
    if len(found) > PAGE:
        return Accesses(found[:PAGE], found[PAGE - 1].record.seq)
    return Accesses(found, before_seq)


def export_accesses(unit: Unit, wanted: Filter, *, reason: str, marked: Collection[str] = ()) -> list[Access]:
    """All of a span, for a file; needs a reason, which is recorded with the count."""
    check_can(unit.actor, Act.EXPORT_TRAIL)
    if reason not in EXPORT_REASONS:
        raise NotPossible("an export needs a reason", code="reason_missing")
    if not timedelta(0) < wanted.until - wanted.since <= LONGEST_SPAN:
        raise NotPossible("the days are not in order, or too many", code="export_days")
    rows = access_reviews.accesses(unit, wanted, limit=EXPORT_MOST)
    found = [one for one in mark(unit, rows) if not marked or set(one.marks) & set(marked)]
    chain.record(unit, "trail_exported", about=f"{len(found)} records", why=reason)
    return found


def take_out_trail(unit: Unit, *, reason: str) -> None:
    """Record that somebody takes the whole trail out, for a verifier outside; needs a reason."""
    check_can(unit.actor, Act.EXPORT_TRAIL)
    if reason not in EXPORT_REASONS:
        raise NotPossible("an export needs a reason", code="reason_missing")
    chain.record(unit, "trail_exported", about="whole", why=reason)


def mark(unit: Unit, rows: Sequence[AccessRecord]) -> list[Access]:
    """Say of each line what is striking about it. Bulk is counted over whole hours, whatever the rows leave out."""
    bulk = _bulk_hours(unit, rows)
    return [Access(row, tuple(_marks(row, bulk))) for row in rows]


def open_review(unit: Unit, months: int) -> AccessReview | None:
    """Open the cycle that ended last, of so many months, with its counts; None when it is open or done already. It begins
    where the newest one ended, so that neither a changed cycle nor a host that stood still leaves a day out."""
    begins, ends = last_cycle(unit.now, months)
    if newest := access_reviews.newest(unit, 1):
        begins = newest[0].ends_at.astimezone(SEOUL)
    if begins >= ends:
        return None
    found = mark(unit, access_reviews.accesses(unit, Filter(begins, ends), limit=1_000_000))
    review = AccessReview(
        id=unit.new_id(), begins_at=begins, ends_at=ends, due_at=unit.now + SIGN_WITHIN,
        accesses=len(found), marked=sum(1 for access in found if access.marks),
    )  # fmt: skip
    access_reviews.add(unit, review)
    chain.record(unit, "review_opened", about=review.id)
    return review


def sign_off(unit: Unit, review_id: str, *, finding: str, follow_up: str = "") -> AccessReview:
    """Sign a cycle off. `finding` is one of `FINDINGS`; a misuse needs a follow-up in words (about staff, never patients)."""
    check_can(unit.actor, Act.SIGN_REVIEW)
    review = access_reviews.find(unit, review_id)
    if review is None:
        raise NotFound("review")
    if review.signed_at is not None:
        raise Conflict("this review is signed off already", code="review_signed")
    if finding not in FINDINGS or (finding == "misuse" and not follow_up.strip()):
        raise NotPossible("a review ends with a finding; a misuse needs a follow-up", code="review_incomplete")
    review.finding, review.follow_up = finding, follow_up.strip()
    review.signed_at, review.signed_by = unit.now, unit.actor.id
    unit.session.add(review)
    chain.record(unit, "review_signed_off", about=review.id, why=finding)
    return review


def overdue_reviews(unit: Unit) -> list[AccessReview]:
    """Cycles that nobody signed off in time: an alarm."""
    return [review for review in access_reviews.unsigned(unit) if review.due_at < unit.now]


def last_cycle(now: datetime, months: int) -> tuple[datetime, datetime]:
    """The beginning and end of the newest whole cycle before `now`: so many calendar months in Korean time, in step with
    the year (two months: January and February, March and April, …)."""
    here = now.astimezone(SEOUL)
    end = (here.year * 12 + here.month - 1) // months * months
    return _first_of_month(end - months), _first_of_month(end)


def _first_of_month(number: int) -> datetime:
    """Midnight in Korea at the beginning of a month, counted from the year 0."""
    year, month = divmod(number, 12)
    return datetime(year, month + 1, 1, tzinfo=SEOUL)


def _marks(row: AccessRecord, bulk: frozenset[tuple[str, datetime]]) -> list[str]:
    if row.actor_kind != "staff":
        return []
    hour = row.at.astimezone(SEOUL).hour
    marks = ["night"] if hour >= NIGHT[0] or hour < NIGHT[1] else []
    return [*marks, "bulk"] if row.subject and (row.actor_id, _hour(row.at)) in bulk else marks


def _bulk_hours(unit: Unit, rows: Sequence[AccessRecord]) -> frozenset[tuple[str, datetime]]:
    if not rows:
        return frozenset()
    first, last = min(row.at for row in rows), max(row.at for row in rows)
    looks = access_reviews.patients_seen(unit, _hour(first), _hour(last) + timedelta(hours=1))
    seen = {(actor, _hour(at), subject) for actor, at, subject in looks}
    count = Counter((actor, hour) for actor, hour, _ in seen)
    return frozenset(key for key, number in count.items() if number >= BULK_SUBJECTS)


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
