"""What `doctor` measures of the work itself: the trail, dead letters, Kakao's answers, the five seconds, the disk, the witness.

Whether jobs and loops do theirs is a row of `skills/compliance/overdue.py`, which the server writes and everybody counts from.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx

from bot.settings.configuration import Configuration
from bot.settings.folders import data_folder
from bot.settings.settings import Settings, variable
from skills.clinic import switches
from skills.clinic.clinic import SHIPPED_ADDRESS
from storage.database.database import Database
from storage.outbox import dead_letters, outbox
from storage.staff import evidence
from storage.trail import proof
from storage.unit.unit_of_work import SYSTEM

ASK_WITHIN_S = 3.0
KAKAO_WAITS_S, MARGIN_S = 5.0, 4.0  # The slowest turn in a hundred keeps a second.
FREE_SHARE, FREE_BYTES = 0.05, 1024**3
DAY = "sangdam_turn_day_seconds "

Found = Iterator[tuple[str, str]]


def trail(database: Database) -> Found:
    """The whole chain, its codes and the checkpoints."""
    finding = database.read_now(proof.verify, SYSTEM).finding
    if finding is not None:
        yield (
            "finding",
            f"the access trail does not verify ({finding.kind}: record {finding.seq}): see the incident desk",
        )
    if (row := database.read_now(evidence.finding, SYSTEM)) is not None:
        yield "finding", f"{row.detail}; run: python app.py trail verify"


def letters(database: Database) -> Found:
    """Notices that nobody got and nobody sent again."""
    if failed := database.read_now(dead_letters.failed, SYSTEM):
        kinds = ", ".join(sorted({letter.kind for letter in failed}))
        yield (
            "finding",
            f"{len(failed)} notices were not delivered ({kinds}); send them again on the desk's page of notices",
        )


def stopped(database: Database) -> Found:
    """What is switched off, and what waits for it."""
    for one in database.read_now(switches.found_off, SYSTEM):
        on = f"python app.py clinic switch {one.name!r} on --why ..."
        yield "finding", f"{one.name} is off since {one.moved_at:%Y-%m-%d %H:%M} UTC ({one.why}); on the desk, or: {on}"
    if waits := database.read_now(lambda unit: outbox.held_back(unit, switches.stopped_kinds(unit)), SYSTEM):
        yield "finding", f"{waits} notices wait because their way is switched off"


def kakao_answers(settings: Settings) -> Found:
    """Whether Kakao's addresses can be reached from here; any answer will do."""
    if not settings.kakao_rest_key.get_secret_value():
        return
    for name in ("kakao_auth_url", "kakao_bot_api_url"):
        address = getattr(settings, name)
        try:
            httpx.get(address, timeout=ASK_WITHIN_S, trust_env=False)
        except httpx.HTTPError as error:
            yield (
                "finding",
                f"{urlsplit(address).hostname} does not answer ({type(error).__name__}); see firewall and DNS",
            )


def margin(settings: Settings) -> Found:
    """The five seconds after which Kakao stops waiting, held against the turns of the last day."""
    if settings.metrics_port == 0:
        return
    try:
        page = httpx.get(
            f"http://127.0.0.1:{settings.metrics_port}/metrics", timeout=ASK_WITHIN_S, trust_env=False
        ).text
    except httpx.HTTPError:
        yield "hint", f"no server answers on the metrics port ({settings.metrics_port}): its turns were not measured"
        return
    slowest = slowest_in(page)
    if slowest > MARGIN_S:
        told = "more than five" if slowest > KAKAO_WAITS_S else f"up to {slowest:g}"
        yield (
            "finding",
            f"one turn in a hundred of the last day took {told} seconds; Kakao waits for five",
        )


def slowest_in(page: str) -> float:
    """The seconds within which 99 of 100 turns of the last day were answered; 0 without turns."""
    return next((float(line.removeprefix(DAY)) for line in page.splitlines() if line.startswith(DAY)), 0.0)


def disk(settings: Settings) -> Found:
    """Room for the database, its log and a backup of both."""
    folder = data_folder(settings)
    if folder.is_dir():
        space = shutil.disk_usage(folder)
        if space.free < max(FREE_BYTES, space.total * FREE_SHARE):
            yield (
                "finding",
                f"only {space.free // 1024**2} MB are free on the disk of {folder}; a full disk stops the chat",
            )


def witness(settings: Settings) -> Found:
    """Checkpoints of the trail go to the owner: without a way there, nobody outside can witness that it was cut."""
    if not settings.owner_webhook_url.get_secret_value() and not settings.owner_mail_to:
        state = "finding" if settings.is_public else "hint"
        yield (
            state,
            (
                f"the owner is told of nothing, and the trail has no witness outside: set {variable('owner_webhook_url')}"
                f" or {variable('owner_mail_to')}"
            ),
        )


def shipped(configuration: Configuration) -> Found:
    """What clinic.toml says as it comes belongs to no clinic."""
    if configuration.clinic.address.ko == SHIPPED_ADDRESS:
        state = "finding" if configuration.settings.is_public else "hint"
        yield state, "the clinic has the address that it came with; write your own (desk, 병원 정보)"
