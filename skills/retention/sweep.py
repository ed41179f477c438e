"""The sweep: carries out the retention schedule, class by class and in small batches, each a unit of its own.

A batch destroys and writes the ledger in one commit, so the sweep may be killed at any point and begun again: what was
committed is gone and counted once, the rest is still due. The loop around the batches is `bot/jobs/sweep.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from skills.clinic import periods
from skills.clinic.clinic import Periods
from skills.clinic.periods import RECORDS, Period
from skills.fields.timing.hours import SEOUL, today_in_seoul
from skills.retention import membership, schedule
from skills.retention.schedule import BY_NAME, Line
from storage.cases import events
from storage.cases.answering import files
from storage.database import tombstones
from storage.database.database import DESTROYED
from storage.notifications import alerts
from storage.outbox.codes import NoticeState
from storage.patients import accounts, conversations
from storage.retention import destruction, expiry, reasons
from storage.retention.expiry import Due
from storage.retention.search import Search
from storage.staff import searches, sessions, staff, submissions
from storage.trail import chain, keeping
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class Batch:
    """What one batch did, and whether there may be more."""

    count: int
    more: bool


@dataclass(slots=True)
class Done:
    """What was destroyed in a batch: how many things, which ones, and what a look right after the deletes saw (None when
    there is nothing to look for)."""

    count: int = 0
    ids: list[str] = field(default_factory=list)
    search: Search | None = None

    def add(self, count: int, ids: list[str], search: Search) -> None:
        """A further portion; it was looked for in the same places."""
        self.count += count
        self.ids += ids
        self.search = Search(search.places, search.hits + (self.search.hits if self.search else ()))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A class in the dry run: how many would go, how many a hold keeps, and how many have no end in sight."""

    line: Line
    count: int
    held: int = 0
    endless: int = 0


@dataclass(frozen=True, slots=True)
class Pace:
    """How much at once: at most `most` in a batch, and `at_once` of them between two questions whether to go on."""

    most: int
    at_once: int
    go_on: Callable[[], bool] = lambda: True


ALL = 1_000_000
PRUNE_AT_ONCE = 5_000  # Each pruning leaves a checkpoint, so it takes many records at a time.

Destroy = Callable[[Unit, Periods, Pace], Done]
Query = Callable[[Unit, Periods], Due]
Look = Callable[[Unit, list[str]], Search]
Count = Callable[[Unit, Periods], int]


def _period(name: str, periods: Periods) -> Period:
    return BY_NAME[name].period(periods) or Period()


def _of_query(
    query: Query, erase: Callable[[Unit, list[str]], int], look: Look, preview: Query | None = None
) -> tuple[Count, Destroy]:
    """A class whose things have ids: what is due, how some of it is destroyed, and where it is looked for afterwards.
    `preview`: what will be due once the classes before it are done, when that is something else."""

    def count(unit: Unit, periods: Periods) -> int:
        return expiry.count(unit, (preview or query)(unit, periods))

    def destroy(unit: Unit, periods: Periods, pace: Pace) -> Done:
        ids, done = expiry.take(unit, query(unit, periods), pace.most), Done()
        for start in range(0, len(ids), pace.at_once):
            some = ids[start : start + pace.at_once]
            done.add(erase(unit, some), some, look(unit, some))
            if not pace.go_on():
                break
        return done

    return count, destroy


def _rows(query: Query, table: str) -> tuple[Count, Destroy]:
    """A class that is the rows of one table and nothing else."""
    return _of_query(
        query, lambda unit, ids: expiry.erase(unit, table, ids), lambda unit, ids: expiry.look(unit, table, ids)
    )


def _unfinished(unit: Unit, _: Periods) -> Due:
    return expiry.unfinished(unit.now)


def _clear_unfinished(unit: Unit, periods: Periods, pace: Pace) -> Done:
    done = conversations.clear_expired(unit, pace.at_once)
    photos = expiry.take(unit, expiry.loose_photos(_period("unfinished", periods).before(unit.now)), pace.at_once)
    if photos:
        expiry.erase(unit, "photo", photos)
    files.drop_chosen_before(unit, _period("unfinished", periods).before(unit.now))
    return Done(max(done, len(photos)))


def _count_unfinished(unit: Unit, periods: Periods) -> int:
    photos = expiry.count(unit, expiry.loose_photos(_period("unfinished", periods).before(unit.now)))
    return max(expiry.count(unit, _unfinished(unit, periods)), photos)


def _cases(unit: Unit, periods: Periods, *, held: bool = False) -> Due:
    return expiry.cases(_period("case", periods).before(unit.now), held=held)


def _erase_patients(unit: Unit, ids: list[str]) -> int:
    membership.unlink_all(unit, ids)
    return destruction.erase_patients(unit, ids)


def _patients(unit: Unit, periods: Periods, *, held: bool = False) -> Due:
    cases_before = _period("case", periods).before(unit.now)
    return expiry.patients(_period("identifiers", periods).before(unit.now), cases_before, held=held)


def _cases_alone(unit: Unit, periods: Periods) -> Due:
    return expiry.cases_alone(_period("case", periods).before(unit.now), _patients(unit, periods))


def _contacts(_unit: Unit, _periods: Periods) -> Due:
    return expiry.contacts()


def _contacts_after(unit: Unit, periods: Periods) -> Due:
    return expiry.contacts_after(_period("case", periods).before(unit.now), _patients(unit, periods))


def _pieces(kind: str, unit: Unit, _: Periods, *, held: bool = False) -> Due:
    return expiry.pieces(unit.now, kind, held=held)


def _notices(name: str, states: tuple[NoticeState, ...], unit: Unit, periods: Periods) -> Due:
    return expiry.notices(_period(name, periods).before(unit.now), states)


def _requests(unit: Unit, _: Periods, *, held: bool = False) -> Due:
    return expiry.requests(periods.years_before(unit.now, schedule.REQUEST_YEARS), held=held)


def _orphaned(unit: Unit, table: str) -> list[str]:
    """The years count from the patient's destruction, which only the tombstone still knows."""
    limit = periods.years_before(unit.now, schedule.EVIDENCE_YEARS)
    ids = expiry.take(unit, expiry.orphaned(table, limit), ALL)
    return [i for i in ids if (at := tombstones.destroyed_at(unit, "patient", i)) is None or at <= limit]


def _evidence(table: str) -> tuple[Count, Destroy]:
    """A class that outlives its patients by some years."""

    def count(unit: Unit, _: Periods) -> int:
        return len(_orphaned(unit, table))

    def destroy(unit: Unit, _: Periods, pace: Pace) -> Done:
        done = Done()
        if ids := _orphaned(unit, table)[: pace.at_once]:
            done.add(expiry.erase(unit, table, ids), ids, expiry.look(unit, table, ids))
        return done

    return count, destroy


def _campaigns(unit: Unit, _: Periods) -> Due:
    return expiry.campaigns(periods.years_before(unit.now, schedule.CAMPAIGN_YEARS))


def _registers_before(unit: Unit) -> datetime:
    return periods.years_before(unit.now, schedule.REGISTER_YEARS)


def _trainings(unit: Unit, _: Periods) -> Due:
    return expiry.trainings(today_in_seoul(_registers_before(unit)))


def _plans(unit: Unit, _: Periods) -> Due:
    return expiry.plans(today_in_seoul(_registers_before(unit)))


def _incidents(unit: Unit, _: Periods) -> Due:
    return expiry.incidents(_registers_before(unit))


def _tombstones_before(unit: Unit) -> datetime:
    return periods.years_before(unit.now, schedule.TOMBSTONE_YEARS)


def _count_tombstones(unit: Unit, _: Periods) -> int:
    return tombstones.count_old(unit, _tombstones_before(unit))


def _prune_tombstones(unit: Unit, _: Periods, _pace: Pace) -> Done:
    chain.hold_head(unit)
    return Done(tombstones.prune(unit, _tombstones_before(unit)))


def _leavers(unit: Unit, periods: Periods) -> Due:
    return expiry.leavers(_period("leaver", periods).before(unit.now))


def _after_years(query: Callable[[datetime], Due]) -> Query:
    """What goes some years after it was done with."""
    return lambda unit, _: query(_registers_before(unit))


def _forget_reasons(unit: Unit, _: Periods, pace: Pace) -> Done:
    return Done(reasons.forget(unit, _registers_before(unit), pace.at_once))


def _job_runs(unit: Unit, periods: Periods) -> Due:
    return expiry.job_runs(_period("job_run", periods).before(unit.now))


def _prune_trail(unit: Unit, periods: Periods, pace: Pace) -> Done:
    before = _period("trail", periods).before(unit.now)
    return Done(keeping.prune(unit, before, max(pace.at_once, PRUNE_AT_ONCE)))


def _count_trail(unit: Unit, periods: Periods) -> int:
    return keeping.prunable(unit, _period("trail", periods).before(unit.now))


def _end_sessions(unit: Unit, periods: Periods, _: Pace) -> Done:
    before = _period("session", periods).before(unit.now)
    events.clear_old(unit, before)
    alerts.clear_old(unit, before)
    submissions.clear_old(unit, unit.now - timedelta(days=1))
    searches.clear_old(unit)
    files.clear_old_links(unit, unit.now - timedelta(days=1))
    return Done(sessions.clear_old(unit, before) + accounts.sweep(unit, unit.now - timedelta(days=1), before))


def _prune_grants(unit: Unit, periods: Periods, _: Pace) -> Done:
    return Done(staff.prune_ledger(unit, _period("role_grant", periods).before(unit.now)))


def _uncounted(unit: Unit, periods: Periods) -> int:
    del unit, periods
    return 0


# Who goes whole goes first; cases come before contacts, because the last case's end makes a contact due.
STEPS: Mapping[str, tuple[Count, Destroy]] = {
    "unfinished": (_count_unfinished, _clear_unfinished),
    "identifiers": _of_query(_patients, _erase_patients, destruction.look_for_patients),
    "case": _of_query(_cases, destruction.erase_cases, destruction.look_for_cases, _cases_alone),
    "contact": _of_query(_contacts, expiry.forget_contacts, expiry.look_for_contacts, _contacts_after),
    **{f"record_{kind}": _rows(partial(_pieces, kind), "retained") for kind in RECORDS},
    "consent": _evidence("consent"),
    "provision": _evidence("provision"),
    "rights_request": _rows(_requests, "rights_request"),
    "campaign": _rows(_campaigns, "campaign"),
    "notice": _rows(partial(_notices, "notice", (NoticeState.DELIVERED, NoticeState.EXPIRED)), "notice"),
    "dead_notice": _rows(partial(_notices, "dead_notice", (NoticeState.DEAD, NoticeState.SKIPPED)), "notice"),
    "session": (_uncounted, _end_sessions),
    "role_grant": (_uncounted, _prune_grants),
    "training": _rows(_trainings, "training"),
    "plan": _rows(_plans, "plan_version"),
    "plan_check": _rows(_after_years(expiry.plan_checks), "plan_check"),
    "incident": _rows(_incidents, "incident"),
    "hold": _rows(_after_years(expiry.released_holds), "hold"),
    "paper_record": _rows(_after_years(expiry.papers), "paper_task"),
    "access_review": _rows(_after_years(expiry.reviews), "access_review"),
    "ledger": _rows(_after_years(expiry.ledger_lines), "destruction"),
    "staff_reason": (lambda unit, _: reasons.count(unit, _registers_before(unit)), _forget_reasons),
    "tombstone": (_count_tombstones, _prune_tombstones),
    "leaver": _of_query(_leavers, expiry.forget_leavers, expiry.look_for_leavers),
    "trail": (_count_trail, _prune_trail),
    "job_run": _rows(_job_runs, "job_run"),
}
WITHOUT_LIMIT = frozenset({"session", "role_grant", "tombstone"})
NOT_IN_LEDGER = frozenset(  # They name no patient, or record themselves.
    {"session", "role_grant", "training", "plan", "incident", "campaign", "trail", "job_run", "hold", "paper_record"}
    | {"plan_check", "access_review", "ledger", "staff_reason", "tombstone"}
)
KEY_SHREDDED = frozenset({"identifiers", *(f"record_{kind}" for kind in RECORDS)})
_HELD: Mapping[str, Callable[..., Due]] = {
    "case": _cases,
    "identifiers": _patients,
    "rights_request": _requests,
    **{f"record_{kind}": partial(_pieces, kind) for kind in RECORDS},
}


def sweep_batch(unit: Unit, name: str, periods: Periods, pace: Pace) -> Batch:
    """Destroy things of one class at this pace, look for them, and enter all of it into the ledger in one line; patients
    who went whole have a record each on the trail."""
    done = STEPS[name][1](unit, periods, pace)
    if done.count and name not in NOT_IN_LEDGER:
        method = destruction.CRYPTO_ERASE if name in KEY_SHREDDED else destruction.OVERWRITE
        day = unit.now.astimezone(SEOUL).date()
        subjects = done.ids if name == "identifiers" else ()
        destruction.enter(
            unit, name, BY_NAME[name].ground, done.count,
            method=method, day=day, search=done.search, subjects=subjects,
        )  # fmt: skip
    return Batch(done.count, done.count >= pace.at_once and name not in WITHOUT_LIMIT)


def finish_sweep(unit: Unit) -> None:
    """Empty the write-ahead log after the last batch: it still holds what the rows were."""
    unit.announce(DESTROYED)


def persons_due(unit: Unit, periods: Periods) -> int:
    """How many people the next sweep would destroy whole."""
    return expiry.count(unit, _patients(unit, periods))


def preview(unit: Unit, periods: Periods) -> list[Waiting]:
    """What the next sweep would destroy, by class, and what a hold keeps from it; changes nothing."""
    waiting = expiry.count(unit, expiry.open_cases(unit.now - timedelta(days=periods.settled_case_days)))
    found = [Waiting(BY_NAME["open_case"], 0, endless=waiting)]
    for name, (count, _) in STEPS.items():
        held = expiry.count(unit, _HELD[name](unit, periods, held=True)) if name in _HELD else 0
        found.append(Waiting(BY_NAME[name], count(unit, periods), held))
    return found
