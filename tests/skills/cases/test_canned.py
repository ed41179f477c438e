"""Canned replies: checked when they are written, so that they can always be sent."""

from __future__ import annotations

import re
from functools import partial

import pytest

from skills.cases import canned
from skills.cases.casework import ANSWER_MOST, check_answer
from skills.staff.permissions import Role
from storage.cases import notes
from storage.database.database import Database
from storage.errors import Conflict, NotAllowed, NotFound, NotPossible
from storage.unit.unit_of_work import SYSTEM
from tests.desk import as_staff, clinic, hire_now


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "answer_empty"),
        ("{patient} 님", "canned_unknown"),
        ("{name.__class__}", "canned_unknown"),
        ("{0}", "canned_unknown"),
        ("{name", "canned_brace"),
        ("가" * 880 + "{name}", "answer_long"),
        ("{name:>1500000000}", "canned_unknown"),
        ("{name!r:>1500000000}", "canned_unknown"),
    ],
)
def test_what_could_not_be_sent_is_not_kept(body: str, code: str) -> None:
    """Unknown placeholders, lone braces, and replies that a long name would make too long."""
    with pytest.raises(NotPossible) as refused:
        canned.check_body(body)
    assert refused.value.code == code


def test_no_mark_turns_or_hides_what_a_patient_reads() -> None:
    """Neither in a kept reply nor in an answer; lines and emoji stay."""
    words, kept = "네,\u202e 오세요\u2069.\u2028내일\u200b 봬요 1\ufe0f\u20e3", "네, 오세요.\n내일 봬요 1\ufe0f\u20e3"
    assert check_answer(words) == kept
    assert canned.check_body(words) == kept


def test_a_kept_reply_fits_whatever_fills_it() -> None:
    """The longest values still make a sendable answer."""
    body = canned.check_body("{name} 님 {number} {clinic} {phone} {counsellor}" + "가" * 700)
    filled = canned.fill(body, {name: "x" * most for name, most in canned.PLACEHOLDERS.items()})
    assert len(check_answer(filled)) <= ANSWER_MOST


def test_a_name_that_was_not_revealed_is_not_filled_in() -> None:
    """The reply is polite without it."""
    values = canned.values_for(clinic(), "ko", name="", number="1234567", counsellor="김상담")
    assert canned.fill("{name} 님, {number}", values) == "고객 님, 123-4567"


def test_a_reply_that_was_kept_with_a_width_is_filled_without_it() -> None:
    """Nobody gets gigabytes of blanks."""
    assert canned.fill("{name:>1500000000} 님 {{}}", {"name": "김"}) == "김 님 {}"


def test_two_who_change_one_reply_do_not_overwrite_each_other(database: Database) -> None:
    """The second is told that the page was stale."""
    kim = hire_now(database)
    database.run_now(lambda unit: canned.keep_canned(unit, kim, "", 0, "인사", "안녕하세요", "ko"), as_staff(kim))
    reply = database.read_now(notes.canned, SYSTEM)[0]
    database.run_now(lambda unit: canned.keep_canned(unit, kim, reply.id, 1, "인사", "반가워요", "ko"), as_staff(kim))
    with pytest.raises(Conflict):
        database.run_now(
            lambda unit: canned.keep_canned(unit, kim, reply.id, 1, "인사", "어서 오세요", "ko"), as_staff(kim)
        )
    assert database.read_now(notes.canned, SYSTEM)[0].body == "반가워요"


def test_a_stranger_changes_no_reply(sqlite_database: Database) -> None:
    """Reading the trail is no leave to write for the clinic."""
    auditor = hire_now(sqlite_database, Role.AUDITOR)
    with pytest.raises(NotAllowed):
        sqlite_database.run_now(
            lambda unit: canned.keep_canned(unit, auditor, "", 0, "x", "y", "ko"), as_staff(auditor)
        )


def test_ones_own_reply_is_nobody_elses_and_goes_with_its_owner(database: Database) -> None:
    """A colleague neither sees nor changes it nor counts it; everybody's is counted for each use."""
    kim, park = hire_now(database), hire_now(database)
    for title, own in (("모두", False), ("나만", True)):
        keep = partial(
            canned.keep_canned, who=kim, canned_id="", version=0, title=title, body="네, 가능해요.", lang="ko"
        )
        database.run_now(partial(keep, own=own), as_staff(kim))
    mine = {one.title: one for one in database.read_now(lambda unit: canned.list_canned(unit, kim), SYSTEM)}
    assert [one.title for one in database.read_now(lambda unit: canned.list_canned(unit, park), SYSTEM)] == ["모두"]
    with pytest.raises(NotFound):
        database.run_now(lambda unit: canned.remove_canned(unit, park, mine["나만"].id, 1), as_staff(park))
    for who in (kim, park):
        ids = [one.id for one in mine.values()]
        database.run_now(partial(canned.count_use, who=who, canned_ids=ids), as_staff(who))
    found = database.read_now(lambda unit: canned.list_canned(unit, kim, " 나 만"), SYSTEM)
    assert [(one.title, one.used) for one in found] == [("나만", 1)]
    database.run_now(lambda unit: notes.drop_canned_of(unit, kim.id), SYSTEM)
    left = database.read_now(lambda unit: canned.list_canned(unit, kim), SYSTEM)
    assert [(one.title, one.used) for one in left] == [("모두", 2)]


def test_thirty_samples_come_once_and_fit_whatever_fills_them(sqlite_database: Database) -> None:
    """In both languages; what the clinic has changed under the same title stays. Nothing in them is about anybody's body."""
    kim = hire_now(sqlite_database)
    for _ in range(2):
        sqlite_database.run_now(lambda unit: canned.add_samples(unit, kim), as_staff(kim))
    kept = sqlite_database.read_now(notes.canned, SYSTEM)
    assert (len(canned.SAMPLES), len(kept)) == (30, 60)
    for reply in kept:
        values = canned.values_for(clinic(), reply.lang, name="", number="1234567", counsellor="김상담")
        assert "{" not in check_answer(canned.fill(reply.body, values))
        assert not re.search("통증|붓|멍|회복|부작용|흉터|염증|수술|pain|swell|scar|recover", reply.body)
