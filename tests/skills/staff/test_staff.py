"""Accounts: one person each, by invitation, with every grant and end in a ledger."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from skills.staff import sign_in, staff
from skills.staff.permissions import Role
from storage.cases import consultations
from storage.cases.answering import drafts, files
from storage.cases.answering.drafts import Draft
from storage.cases.answering.files import CaseFile
from storage.cases.notes import CannedReply
from storage.cases.team import mentions, reminders
from storage.cases.team.duty import Duty
from storage.cases.team.mentions import Mention
from storage.cases.team.reminders import Reminder
from storage.cases.team.views import SavedView
from storage.crypto import credentials
from storage.database.database import Database
from storage.errors import NotAllowed, NotFound, NotPossible
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.staff import staff as accounts
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.authenticator import code_at
from tests.conftest import MovedClock
from tests.desk import as_staff, file_case, hire_now, open_door

HASH = credentials.hash_password("구름 다리 연필 91")


def enrol(database: Database, token: str, name: str = "김상담", email: str = "kim@clinic.example") -> list[str]:
    """Go through both steps of an invitation."""

    def work(unit: Unit) -> list[str] | None:
        staff.choose_password(unit, token, name, email, HASH)
        seed = staff.invitation(unit, token).seed
        return staff.finish_enrolment(unit, token, code_at(seed, unit.now))

    codes = database.run_now(work, SYSTEM)
    assert codes is not None
    return codes


def test_the_first_link_is_replaced_until_it_is_used(database: Database) -> None:
    """Only the newest first link works, and there is none any more once somebody can sign in."""
    old = database.run_now(staff.invite_first, SYSTEM)
    new = database.run_now(staff.invite_first, SYSTEM)
    assert old is not None
    assert new is not None
    with pytest.raises(NotFound):
        database.read_now(lambda unit: staff.invitation(unit, old), SYSTEM)
    assert len(set(enrol(database, new))) == 10
    assert database.run_now(staff.invite_first, SYSTEM) is None


def test_a_link_works_once_and_for_72_hours(sqlite_database: Database, clock: MovedClock) -> None:
    """A used link and an old one open nothing."""
    token = sqlite_database.run_now(staff.invite_first, SYSTEM)
    assert token is not None
    enrol(sqlite_database, token)
    with pytest.raises(NotFound):
        sqlite_database.read_now(lambda unit: staff.invitation(unit, token), SYSTEM)
    late = sqlite_database.run_now(
        lambda unit: staff.invite(unit, "박의사", "park@clinic.example", ["practitioner"]), SYSTEM
    )
    clock.move(hours=72)
    with pytest.raises(NotFound):
        sqlite_database.read_now(lambda unit: staff.invitation(unit, late), SYSTEM)


def test_a_wrong_code_does_not_enrol(sqlite_database: Database) -> None:
    """Without a code of the app the account cannot sign in."""
    token = sqlite_database.run_now(staff.invite_first, SYSTEM)
    assert token is not None

    def work(unit: Unit) -> list[str] | None:
        staff.choose_password(unit, token, "김상담", "kim@clinic.example", HASH)
        seed = staff.invitation(unit, token).seed
        return staff.finish_enrolment(unit, token, code_at(seed, unit.now + timedelta(hours=1)))

    assert sqlite_database.run_now(work, SYSTEM) is None
    assert sqlite_database.read_now(accounts.enrolled_count, SYSTEM) == 0


@pytest.mark.parametrize(
    ("name", "email", "roles", "code"),
    [
        ("김상담", "no address", ["counsellor"], "email_wrong"),
        ("", "kim@clinic.example", ["counsellor"], "name_wrong"),
        ("김상담", "kim@clinic.example", [], "roles_wrong"),
        ("김상담", "kim@clinic.example", ["owner"], "roles_wrong"),
    ],
)
def test_an_invitation_needs_a_name_an_address_and_known_roles(
    sqlite_database: Database, name: str, email: str, roles: list[str], code: str
) -> None:
    """What cannot be an account is refused with the code of its sentence."""
    with pytest.raises(NotPossible) as refused:
        sqlite_database.run_now(lambda unit: staff.invite(unit, name, email, roles), SYSTEM)
    assert refused.value.code == code


def test_there_are_no_two_accounts_with_one_address(database: Database) -> None:
    """Capital letters do not make another address."""
    database.run_now(lambda unit: staff.invite(unit, "김상담", "kim@clinic.example", ["counsellor"]), SYSTEM)
    with pytest.raises(NotPossible, match="address"):
        database.run_now(lambda unit: staff.invite(unit, "김상담", "KIM@clinic.example", ["counsellor"]), SYSTEM)


def test_every_grant_and_end_is_in_the_ledger_and_on_the_trail(database: Database) -> None:
    """Who gave or took which role from whom can be told for three years (S-2)."""
    boss = hire_now(database, Role.ADMINISTRATOR, name="이원장")
    kim = hire_now(database, Role.COUNSELLOR, Role.AUDITOR)
    database.run_now(lambda unit: staff.set_roles(unit, boss, kim.id, ["counsellor", "practitioner"]), as_staff(boss))
    lines = database.read_now(lambda unit: accounts.grants_of(unit, kim.id), SYSTEM)
    assert [(line.role, line.act, line.done_by) for line in lines[-2:]] == [
        ("practitioner", "granted", boss.id),
        ("auditor", "ended", boss.id),
    ]
    assert database.read_now(lambda unit: accounts.roles_of(unit, kim.id), SYSTEM) == {"counsellor", "practitioner"}
    acts = database.read_now(
        lambda unit: unit.connection.execute(
            text("SELECT act, why FROM access_record WHERE actor_id = :b"), {"b": boss.id}
        ).all(),
        SYSTEM,
    )
    assert [tuple(act) for act in acts] == [("role_granted", "practitioner"), ("role_ended", "auditor")]


@pytest.mark.parametrize("statement", ["UPDATE role_grant SET role = 'administrator'", "DELETE FROM role_grant"])
def test_the_ledger_cannot_be_changed_with_plain_sql(database: Database, statement: str) -> None:
    """The database itself refuses, on both engines."""
    hire_now(database)
    with pytest.raises(Exception, match="append-only"):
        database.run_now(lambda unit: unit.connection.execute(text(statement)), SYSTEM)


def test_the_ledger_lets_go_of_people_who_left_long_ago_and_of_no_others(database: Database, clock: MovedClock) -> None:
    """Three years after somebody left their lines may go; a role in force keeps its line however old."""
    boss, kim = hire_now(database, Role.ADMINISTRATOR, name="이원장"), hire_now(database)
    database.run_now(lambda unit: staff.end_account(unit, boss, kim.id), as_staff(boss))
    clock.move(days=1095)
    assert database.run_now(lambda unit: accounts.prune_ledger(unit, unit.now - timedelta(days=1096)), SYSTEM) == 0
    clock.move(days=2)
    assert database.run_now(lambda unit: accounts.prune_ledger(unit, unit.now - timedelta(days=1096)), SYSTEM) == 2
    assert database.read_now(lambda unit: accounts.roles_of(unit, boss.id), SYSTEM) == {"administrator"}
    with pytest.raises(Exception, match="append-only"):
        database.run_now(lambda unit: unit.connection.execute(text("DELETE FROM role_grant")), SYSTEM)


def test_leaving_closes_everything_at_once(database: Database) -> None:
    """Sessions, links, password and second factor are gone in the same moment; the name stays for the ledger."""
    boss, kim = hire_now(database, Role.ADMINISTRATOR, name="이원장"), hire_now(database, name="김상담")
    token, _ = open_door(database, kim)
    database.run_now(lambda unit: staff.end_account(unit, boss, kim.id), as_staff(boss))
    assert database.read_now(lambda unit: sign_in.access(unit, token), SYSTEM) is None
    person = database.read_now(lambda unit: accounts.find(unit, kim.id), SYSTEM)
    assert person is not None
    assert (person.login, person.password_hash, person.totp_sealed, person.name) == (None, "", None, "김상담")


def test_what_was_theirs_alone_goes_with_who_leaves(database: Database) -> None:
    """By whatever door an account ends: unsent words and files, own replies and views, reminders; a sent file stays."""
    boss, kim = hire_now(database, Role.ADMINISTRATOR, name="이원장"), hire_now(database, name="김상담")
    case_id = file_case(database)
    tables: tuple[Any, ...] = (Draft, CaseFile, Reminder, Mention, SavedView, CannedReply, Duty)

    def have(unit: Unit) -> None:
        case = consultations.find(unit, case_id)
        assert case is not None
        key = patients.unlock(unit, case.patient_id, Purpose.CONSULTATION).key
        for who in (kim, boss):
            drafts.keep(unit, key, case, who.id, drafts.Typed("일요일은 쉬어요."))
            files.choose(unit, key, case, who.id, b"%PDF-", "pdf")
            reminders.put(unit, case, who.id, unit.now)
            mentions.add(unit, case, who.id)
            unit.session.add(Duty(staff_id=who.id, since_at=unit.now, until_at=unit.now))
            unit.session.add(SavedView(id=unit.new_id(), staff_id=who.id, name="내 것", query="q"))
            said = CannedReply(
                id=unit.new_id(), title="인사", body="안녕하세요", changed_by=who.id, changed_at=unit.now
            )
            said.owner_id = who.id
            unit.session.add(said)

    def left(unit: Unit) -> list[set[str]]:
        return [
            {getattr(row, "owner_id", None) or row.staff_id for row in unit.session.scalars(select(table))}
            for table in tables
        ]

    database.run_now(have, SYSTEM)
    database.run_now(lambda unit: staff.end_account(unit, boss, kim.id), as_staff(boss))
    assert database.read_now(left, SYSTEM) == [{boss.id}] * len(tables)


def test_nobody_changes_their_own_account(sqlite_database: Database) -> None:
    """A second person stands behind every change."""
    boss = hire_now(sqlite_database, Role.ADMINISTRATOR)
    for act in (
        lambda unit: staff.set_roles(unit, boss, boss.id, ["auditor"]),
        lambda unit: staff.end_account(unit, boss, boss.id),
        lambda unit: staff.invite_again(unit, boss, boss.id),
    ):
        with pytest.raises(NotAllowed, match="own"):
            sqlite_database.run_now(act, as_staff(boss))


def test_a_new_link_voids_the_old_password_and_sessions(sqlite_database: Database) -> None:
    """Somebody who lost password and phone starts anew, and whoever found them gets nothing."""
    boss, kim = hire_now(sqlite_database, Role.ADMINISTRATOR), hire_now(sqlite_database)
    token, _ = open_door(sqlite_database, kim)
    link = sqlite_database.run_now(lambda unit: staff.invite_again(unit, boss, kim.id), as_staff(boss))
    assert sqlite_database.read_now(lambda unit: sign_in.access(unit, token), SYSTEM) is None
    assert sqlite_database.read_now(lambda unit: staff.invitation(unit, link), SYSTEM).staff_id == kim.id


async def test_a_link_belongs_to_the_first_browser_that_begins(database: Database) -> None:
    """Whoever reads the link over a shoulder, or gets the notice as well, cannot enrol beside the person."""
    token = await database.run(lambda unit: staff.invite(unit, "김상담", "kim@clinic.example", ["counsellor"]), SYSTEM)

    def begin(browser: str) -> Any:
        return database.run(lambda unit: staff.choose_password(unit, token, "", "", HASH, browser), SYSTEM)

    begun = await asyncio.gather(*(begin(f"browser-{n}") for n in range(4)), return_exceptions=True)
    assert [type(one) for one in begun].count(NotFound) == 3
    ours = f"browser-{begun.index(None)}"
    with pytest.raises(NotFound):
        await database.read(lambda unit: staff.invitation(unit, token, "another"), SYSTEM)
    seed = (await database.read(lambda unit: staff.invitation(unit, token, ours), SYSTEM)).seed
    await begin(ours)  # A second thought about the password, in the same browser.
    seed = (await database.read(lambda unit: staff.invitation(unit, token, ours), SYSTEM)).seed

    def finish(unit: Unit) -> list[str] | None:
        return staff.finish_enrolment(unit, token, code_at(seed, unit.now), ours)

    done = await asyncio.gather(*(database.run(finish, SYSTEM) for _ in range(3)), return_exceptions=True)
    assert [type(one) for one in done].count(list) == 1


def test_who_never_came_is_given_up_after_three_months_and_used_links_stay(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """Account and roles end as with somebody who leaves, and the name goes with theirs; the unused link goes before."""
    came = sqlite_database.run_now(
        lambda unit: staff.invite(unit, "김상담", "kim@clinic.example", ["counsellor"]), SYSTEM
    )
    enrol(sqlite_database, came)
    sqlite_database.run_now(lambda unit: staff.invite(unit, "나불러", "na@clinic.example", ["counsellor"]), SYSTEM)
    clock.move(days=34)
    assert sqlite_database.run_now(staff.clear_old, SYSTEM) == 1
    clock.move(days=56)
    assert sqlite_database.run_now(staff.clear_old, SYSTEM) == 0
    clock.move(seconds=1)
    assert sqlite_database.run_now(staff.clear_old, SYSTEM) == 1
    assert sqlite_database.read_now(staff.never_came, SYSTEM) == []
    assert sqlite_database.read_now(staff.list_accounts, SYSTEM) == [
        "김상담 <kim@clinic.example> active: counsellor", "나불러 <na@clinic.example> ended: no role",
    ]  # fmt: skip
    assert len(sqlite_database.read_now(accounts.ever_enrolled, SYSTEM)) == 2
