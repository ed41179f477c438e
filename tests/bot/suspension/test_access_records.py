"""No way to a patient's data without a record (S-3): every page of the desk and every command, called.

A page that shows anything of a patient (a word, a masked one, a case's number) has left a record with who, when, from where,
whose and what, or, where it is a list, that the list was looked at. What the browser says of itself changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import typer
from sqlalchemy import func, select
from sqlmodel import col

from bot.cli import commands
from bot.desk import table
from bot.desk.frame.cookies import SESSION
from bot.desk.staff.texts.trail import TEXTS
from skills.staff.permissions import Role
from storage.database.database import Database
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import LISTS, SYSTEM
from tests.bot.cli.test_cli import command
from tests.bot.suspension.conftest import Served, leaks
from tests.bot.suspension.test_pages import PAGES, call

# Every command: what it leaves on the trail, or that it shows nothing of a patient to whoever types it.
NOTHING = ""
COMMANDS: Mapping[str, str] = {
    "trail export": "trail_exported", "trail checkpoint": "trail_checkpoint", "backup": "backup_made",
    "restore": "backup_restored", "move": "database_moved", "keys rotate": "keys_rotated",
    "sweep": "patient_destroyed", "staff add": "staff_invited", "staff unlock": "sign_in_unlocked",
    "trail verify": NOTHING, "doctor": NOTHING, "serve": NOTHING, "run": NOTHING, "chat": NOTHING, "simulator": NOTHING,
    "migrate": NOTHING, "blocks": NOTHING, "talk": NOTHING, "staff list": NOTHING, "staff confirm": NOTHING,
    "clinic export": NOTHING, "clinic import": NOTHING, "clinic switch": NOTHING,
}  # fmt: skip


def newest(database: Database) -> int:
    return database.read_now(lambda unit: unit.session.scalar(select(func.max(col(AccessRecord.seq)))) or 0, SYSTEM)


def since(database: Database, seq: int) -> list[AccessRecord]:
    query = select(AccessRecord).where(col(AccessRecord.seq) > seq)
    return database.read_now(lambda unit: list(unit.session.scalars(query)), SYSTEM)


def shows(served: Served, body: bytes) -> bool:
    """Whether anything of the patient is in an answer."""
    scene = served.scene
    number = f"{scene.number[:3]}-{scene.number[3:]}".encode()
    return bool(leaks(body)) or scene.number.encode() in body or number in body


PARTLY = {"Range": "bytes=0-20", "If-None-Match": "*", "If-Modified-Since": "Wed, 01 Jan 2030 00:00:00 GMT"}
AHEAD = {"Purpose": "prefetch", "Sec-Purpose": "prefetch", "X-HTTP-Method-Override": "HEAD"}


@pytest.mark.parametrize(
    "headers", [{}, {"X-Desk-Quiet": "1"}, PARTLY | AHEAD], ids=["asked", "refreshed", "in part, or ahead"]
)
async def test_no_page_shows_anything_of_a_patient_without_a_record(served: Served, headers: dict[str, str]) -> None:
    """The whole table of pages, by somebody new each time, whatever the browser says of itself."""
    seen, silent = set(), []
    for page in table.PAGES:
        if page.name == "events":
            continue  # Ids of cases, and no word: `test_the_live_feed_has_ids_only`.
        for form in PAGES[page.name].forms:
            visitor, before = served.visitor(*Role), newest(served.scene.database)
            visitor.headers.update(headers)
            answer = await call(served, visitor, page, form)
            if not shows(served, answer.without_what_was_typed()):
                continue
            seen.add(page.name)
            mine = [r for r in since(served.scene.database, before) if r.actor_id == visitor.person.id and r.origin]
            if not any(r.subject == served.scene.patient or r.act in LISTS for r in mine):
                silent.append(page.name)
    assert silent == []
    assert {"inbox", "search", "case", "case_photo", "right", "provisions", "holds", "retained", "visits"} <= seen


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PROPFIND"])
async def test_no_other_method_reads_a_page(served: Served, method: str) -> None:
    """It gets nothing, so that no length and no header tells of anybody, and there is nothing to record."""
    visitor, before = served.visitor(*Role), newest(served.scene.database)
    scene, told = served.scene, []
    for page in table.PAGES:
        path = page.path.replace("{case}", scene.case).replace("{right}", scene.right).replace("{photo}", scene.photo)
        path = re.sub(r"\{\w+\}", "0" * 32, path)
        answer = await served.client.request(method, f"/desk{path}", cookies={SESSION: visitor.token})
        told += [] if answer.status == 405 and not leaks(await answer.read()) else [page.name]
    assert told == []
    assert since(scene.database, before) == []


def named(app: typer.Typer, before: str = "") -> set[str]:
    """The names of all commands, as they are typed."""
    names = {before + str(one.name or getattr(one.callback, "__name__", "")) for one in app.registered_commands}
    for group in app.registered_groups:
        if group.typer_instance is not None:
            names |= named(group.typer_instance, f"{before}{group.name} ")
    return names


def test_every_command_has_its_line() -> None:
    """A new command must say what it leaves on the trail."""
    assert named(commands.app) == set(COMMANDS)


def test_who_takes_the_trail_out_stands_on_it(tmp_path: Path) -> None:
    """Its export is a read path like another, and its own record is the last line of it."""
    lines = command(tmp_path, "trail", "export").stdout.splitlines()
    assert '"trail_exported"' in lines[-1]
    assert '"operator"' in lines[-1]


@pytest.mark.parametrize("act", sorted({act for act in COMMANDS.values() if act} | LISTS))
def test_every_record_has_words_for_whoever_reviews_it(act: str) -> None:
    """An act that the review cannot say is a look that nobody reads."""
    assert f"access.act.{act}" in TEXTS
