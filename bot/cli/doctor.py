"""`python app.py doctor`: looks at the installation and says what to mend. Each check is a row in `CHECKS`; it changes nothing.

A finding has a sentence that says what to do; a hint is a sentence that may be ignored on a machine for trying things out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from bot.cli import templates, work_done
from bot.delivery.hosts import is_loopback
from bot.desk.frame.catalogue import say
from bot.server import server
from bot.server.clock import Clock
from bot.settings.configuration import Configuration, state_of_file, unregistered_hosts
from bot.settings.settings import Settings, unknown_variables, variable
from skills.clinic import gaps, policy
from skills.clinic.clinic import Clinic
from skills.compliance import overdue
from skills.fields.timing.hours import today_in_seoul
from skills.retention import schedule
from storage.backup import rotation
from storage.database.database import Database
from storage.errors import SangdamError
from storage.migrations import health
from storage.opening import open_database
from storage.staff import sessions
from storage.unit.unit_of_work import SYSTEM

OLDEST_CLOCK = datetime(2026, 1, 1, tzinfo=UTC)  # Before this software was written no clock can be right.
PRIVATE = 0o077
ONE_TO_ONE = (
    "1:1 chat is on: what is written there stands in Kakao's channel manager, outside of the desk and of every period,"
    " as the policy page says; when staff do not answer there, switch it off (there, and one_to_one_chat here)"
)
OVERDUE = {
    "jobs": "jobs that have not succeeded in time; is the server running?",
    "confirmations": "destructions that nobody confirmed in time; the privacy officer confirms them on the desk (D-6)",
    "reviews": "access reviews that nobody signed off in time; whoever reviews accesses signs them on the desk (S-4)",
    "invitations": "people invited over a month ago who never came; invite them again or end the account on the desk (S-2)",
    "paper": "piles of paper that were not destroyed in time; who destroys them notes it on the desk (D-8)",
    "holds": "holds that are to be looked at again; the privacy officer keeps or releases them on the desk (D-4)",
    "settling": "answered or stopped cases that close by themselves within three days; close or answer them on the desk (D-1)",
    "open_cases": "cases that have waited for an answer for weeks; nothing but an answer or closing ends them (D-1)",
    "rights": "rights requests that were not decided, or not told, in time; the privacy officer decides them on the desk (R-1)",
    "trainings": "people whose yearly training is late; the desk's training page says who (S-11)",
    "plan": "no internal management plan is in force, or its yearly check is late; see the desk's plan page (S-11)",
    "assessment": "the yearly assessment whether the assistant is high-impact AI is late; see the desk's plan page (A-5)",
    "incidents": "incidents past their 72 hours; tell those concerned and report now (B-1, Act 34)",
}
"""A sentence for each row of `skills/compliance/overdue.py`."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found: `ok`, `hint` or `finding`."""

    check: str
    state: str
    said: str


Check: TypeAlias = Callable[[Configuration, Clock], Iterator[tuple[str, str]]]


def examine(configuration: Configuration, clock: Clock) -> list[Result]:
    """The results of all checks, in the order of the table."""
    results = []
    for name, check in CHECKS:
        found = [Result(name, state, said) for state, said in check(configuration, clock)]
        results += found or [Result(name, "ok", "")]
    return results


def _settings(configuration: Configuration, _clock: Clock) -> Iterator[tuple[str, str]]:
    for name in unknown_variables():
        yield "hint", f"{name} is no setting; is it misspelt?"
    if not configuration.settings.skill_key.get_secret_value():
        yield "finding", f"{variable('skill_key')} is not set: the server does not start without one"


def _keys(configuration: Configuration, _clock: Clock) -> Iterator[tuple[str, str]]:
    folder = configuration.settings.keys_dir
    if not folder.is_dir():
        yield "hint", f"{folder} does not exist yet; the first start makes it"
        return
    for path in (folder, *sorted(folder.iterdir())):
        if path.stat().st_mode & PRIVATE:
            yield "finding", f"{path} is open to other users; run: chmod {'700' if path.is_dir() else '600'} {path}"
    with suppress(SangdamError):  # A ring that cannot be read is told with the database.
        if rotation.is_broken_off(folder):
            yield "finding", "a rotation was broken off and the old key is still there; run: python app.py keys rotate"
    if _inside(folder, Path("data")) and configuration.settings.is_public:
        yield "hint", f"{folder} stands in the data folder; keep it out of every backup of that folder"


def _database(configuration: Configuration, clock: Clock) -> Iterator[tuple[str, str]]:
    settings = configuration.settings
    try:
        database = open_database(settings.database_address, settings.keys_dir, clock)
    except SangdamError as error:
        yield "finding", str(error)
        return
    try:
        found = database.run_now(health.check, SYSTEM, keep=False)
        if not found.is_current:
            yield "finding", "the tables are not those of this version; run: python app.py migrate"
            return
        yield from _overdue(database, configuration.clinic)
        yield from work_done.trail(database)
        yield from work_done.letters(database)
        yield from work_done.stopped(database)
        if waiting := database.read_now(sessions.waiting, SYSTEM):
            yield (
                "finding",
                f"{waiting} counts of failed sign-ins make somebody wait; end them: python app.py staff unlock",
            )
    except SangdamError as error:
        yield "finding", f"the database does not take writes ({error.code})"
    finally:
        database.close()


def _overdue(database: Database, clinic: Clinic) -> Iterator[tuple[str, str]]:
    for name, found in database.read_now(lambda unit: overdue.find(unit, clinic), SYSTEM).items():
        if found:
            yield "finding", f"{OVERDUE[name]}: {', '.join(j.name for j in found) if name == 'jobs' else len(found)}"


def _retention(configuration: Configuration, _clock: Clock) -> Iterator[tuple[str, str]]:
    """What the clinic published and what the sweep does must be one (clauses 3 and 7)."""
    for mismatch in schedule.mismatches(configuration.clinic):
        yield "finding", mismatch


def _clinic(configuration: Configuration, _clock: Clock) -> Iterator[tuple[str, str]]:
    """Once the server has started, the data in the database counts, and the file only when it is taken in."""
    match state_of_file(configuration):
        case "changed":
            yield (
                "finding",
                "clinic.toml was changed and is not used; run: python app.py clinic import (or: clinic export)",
            )
        case "unreadable":
            yield "finding", "clinic.toml cannot be read; write it anew with: python app.py clinic export clinic.toml"
        case "older":
            yield "hint", "the desk has changed the clinic's data since clinic.toml; run: python app.py clinic export"


def _policy(configuration: Configuration, clock: Clock) -> Iterator[tuple[str, str]]:
    """What the privacy officer reads at the desk as well (clause 10)."""
    for flaw in policy.flaws(configuration.clinic, today_in_seoul(clock())):
        told = say(f"policy.flaw.{flaw.code}", "en", days=flaw.days, promised=flaw.promised)
        yield flaw.state, f"policy {flaw.version}: {told}"


def _gaps(configuration: Configuration, clock: Clock) -> Iterator[tuple[str, str]]:
    """What the policy in force does not say (docs/law.md §11)."""
    state = "finding" if configuration.settings.is_public else "hint"
    for gap in gaps.gaps(configuration.clinic, today_in_seoul(clock())):
        told = say(f"policy.gap.{gap.code}", "en")
        yield state, f"the policy in force: {told} ({gap.article}); the desk's page of notices has a clause to add"


def _clock(_configuration: Configuration, clock: Clock) -> Iterator[tuple[str, str]]:
    if clock() < OLDEST_CLOCK:
        yield "finding", "the clock is wrong; switch time synchronisation on (timedatectl set-ntp true)"


def _address(configuration: Configuration, _clock: Clock) -> Iterator[tuple[str, str]]:
    settings = configuration.settings
    if not settings.is_public:
        yield "hint", f"only this machine can reach it; set {variable('public_url')} to connect a channel"
    elif not settings.public_url.startswith("https://"):
        yield "finding", f"{variable('public_url')} must begin with https://: Kakao calls over TLS only"
    if not is_loopback(settings.host) and settings.tls_cert is None and not settings.trusted_proxies:
        ways = (
            f"{variable('tls_cert')} and {variable('tls_key')}, or the proxy before it in {variable('trusted_proxies')}"
        )
        yield "finding", f"{settings.host} is open to others without TLS: set {ways}"
    yield from _certificate(settings)


def _certificate(settings: Settings) -> Iterator[tuple[str, str]]:
    try:
        server.tls_context(settings)
    except SangdamError as error:
        yield "finding", str(error)


def _kakao(configuration: Configuration, _clock: Clock) -> Iterator[tuple[str, str]]:
    settings = configuration.settings
    uses = {
        "kakao_bot_id": "events (the answer of staff wakes the chat)",
        "kakao_rest_key": "events and Kakao Login",
        "kakao_admin_key": "Kakao's webhooks (unlink, channel)",
        "kakao_client_secret": "Kakao Login",
    }
    for name, use in uses.items():
        value = getattr(settings, name)
        if not (value if isinstance(value, str) else value.get_secret_value()):
            yield "hint", f"{variable(name)} is not set: no {use}"
    if configuration.clinic.one_to_one_chat:
        yield "hint", ONE_TO_ONE
    if not settings.kakao_photo_block:
        yield "hint", f"{variable('kakao_photo_block')} is not set: no press opens Kakao's own way for photos"


def _officer(configuration: Configuration, _clock: Clock) -> Iterator[tuple[str, str]]:
    officer = configuration.clinic.officer
    if not officer.phone.strip() or not officer.name.ko.strip():
        yield "finding", "the privacy officer needs a name and a telephone number (clause 9)"
    if not officer.email:
        yield "hint", "the privacy officer has no mail address"


def _processors(configuration: Configuration, _clock: Clock) -> Iterator[tuple[str, str]]:
    for name, host in unregistered_hosts(configuration.settings, configuration.clinic):
        yield "finding", f"{variable(name)}: {host} belongs to no processor (clause 5)"
    for processor in configuration.clinic.processors:
        if processor.missing:
            missing = ", ".join(processor.missing)
            yield "finding", f"{processor.name} is abroad and is not called: {missing} is missing (Act 28-8)"
        if processor.contract_on is None:
            yield "hint", f"{processor.name}: contract_on is empty; the contract must be in writing (Act 26)"


def _telling(configuration: Configuration, _clock: Clock) -> Iterator[tuple[str, str]]:
    if not configuration.settings.tells_staff:
        yield "hint", f"nobody is told of new cases outside the desk: set {variable('staff_webhook_url')}"


def _work(configuration: Configuration, _clock: Clock) -> Iterator[tuple[str, str]]:
    """What is measured while the server works."""
    settings = configuration.settings
    yield from work_done.kakao_answers(settings)
    yield from work_done.margin(settings)
    yield from work_done.disk(settings)
    yield from work_done.witness(settings)
    yield from work_done.shipped(configuration)


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


CHECKS: tuple[tuple[str, Check], ...] = (
    ("settings", _settings),
    ("keys", _keys),
    ("database", _database),
    ("retention", _retention),
    ("clinic", _clinic),
    ("policy", _policy),
    ("gaps", _gaps),
    ("clock", _clock),
    ("address", _address),
    ("kakao", _kakao),
    ("officer", _officer),
    ("processors", _processors),
    ("notices", _telling),
    ("templates", templates.compare),
    ("work", _work),
)
