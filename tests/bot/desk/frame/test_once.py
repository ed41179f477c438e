"""A form is carried out once, however often it is pressed, and the second press gets the first one's answer."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from sqlmodel import SQLModel, func, select

from bot.desk.frame.once import ANSWERS
from storage.cases.consultations import CaseMessage
from storage.cases.events import DeskEvent
from storage.cases.notes import Note
from storage.database.database import Database
from storage.outbox.outbox import Notice
from storage.staff import submissions
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk, Visitor
from tests.desk import file_case

TOKEN = re.compile(r'name="once" value="([^"]+)"')
KEPT: tuple[type[SQLModel], ...] = (CaseMessage, Note, DeskEvent, Notice)


def counts(database: Database) -> list[int]:
    """How many rows there are of what a press makes."""
    queries = [select(func.count()).select_from(model) for model in KEPT]
    return database.run_now(lambda unit: [unit.session.exec(query).one() for query in queries], SYSTEM)


async def taken(desk: Desk) -> tuple[Visitor, str]:
    """A case in somebody's hands."""
    case_id, me = file_case(desk.database), desk.visitor("counsellor")
    version = {"version": re.findall(r'name="version" value="(\d+)"', await me.see(f"/cases/{case_id}"))[0]}
    assert (await me.post(f"/cases/{case_id}/take", version)).status == 303
    return me, case_id


def forget_answers(desk: Desk) -> None:
    """What another process, or the same one after a restart, knows: the database alone."""
    app: Any = desk.client.server
    for sub in app.app._subapps:
        sub[ANSWERS].clear()


async def test_every_form_has_a_token_of_its_own(desk: Desk) -> None:
    """Two forms of a page, and the same page again: never the same token."""
    me, case_id = await taken(desk)
    pages = [await me.see(f"/cases/{case_id}") for _ in range(2)]
    tokens = TOKEN.findall("".join(pages))
    acting = "".join(pages).count('method="post"') - 4  # The switch of language and the lock act on no case.
    assert len(tokens) == len(set(tokens)) == acting > 10


@pytest.mark.parametrize(
    ("path", "form"),
    [("answer", {"text": "내일 오전에 전화드릴게요.", "heard": "0"}), ("note", {"text": "통화 원하심"})],
)
@pytest.mark.parametrize("at_once", [True, False], ids=["at_once", "one_after_the_other"])
async def test_a_double_click_does_it_once(desk: Desk, path: str, form: dict[str, str], at_once: bool) -> None:
    """One message, one note, one event, one notice; both presses lead to the same page."""
    me, case_id = await taken(desk)
    token = TOKEN.findall(await me.see(f"/cases/{case_id}"))[0]
    before, address, form = counts(desk.database), f"/cases/{case_id}/{path}", {**form, "once": token}
    if at_once:
        answers = list(await asyncio.gather(*(me.post(address, form) for _ in range(3))))
    else:
        answers = [await me.post(address, form) for _ in range(3)]
    assert [answer.status for answer in answers] == [303] * 3
    assert len({answer.headers["Location"] for answer in answers}) == 1
    grown = [now - then for now, then in zip(counts(desk.database), before, strict=True)]
    assert max(grown) == 1, dict(zip((model.__name__ for model in KEPT), grown, strict=True))


async def test_another_process_does_not_do_it_again_either(desk: Desk) -> None:
    """It knows no answer, and says that it was done."""
    me, case_id = await taken(desk)
    form = {"text": "통화 원하심", "once": TOKEN.findall(await me.see(f"/cases/{case_id}"))[0]}
    assert (await me.post(f"/cases/{case_id}/note", form)).status == 303
    forget_answers(desk)
    before = counts(desk.database)
    again = await me.post(f"/cases/{case_id}/note", form)
    assert again.status == 409
    assert "이미 처리된 요청이에요" in await again.text()
    assert counts(desk.database) == before


async def test_what_came_to_nothing_may_be_sent_again_and_other_words_are_another_deed(desk: Desk) -> None:
    """The same page after "back": an empty note is refused, what is written then is kept."""
    me, case_id = await taken(desk)
    token = TOKEN.findall(await me.see(f"/cases/{case_id}"))[0]
    assert (await me.post(f"/cases/{case_id}/note", {"text": " ", "once": token})).status == 400
    for words in ("하나", "둘"):
        assert (await me.post(f"/cases/{case_id}/note", {"text": words, "once": token})).status == 303
    assert counts(desk.database)[1] == 2


async def test_old_deeds_are_forgotten(desk: Desk) -> None:
    """After a day no browser sends the form again."""
    desk.database.run_now(lambda unit: submissions.claim(unit, "one"), SYSTEM)
    desk.database.run_now(lambda unit: submissions.clear_old(unit, unit.now), SYSTEM)
    desk.database.run_now(lambda unit: submissions.claim(unit, "one"), SYSTEM)
