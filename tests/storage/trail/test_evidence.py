"""What somebody writes with SQL and without the key ring opens nothing, and is found."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text

from skills.clinic import versions as rules
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.proposals import proposals
from skills.staff import sign_in, staff
from storage.database.database import Database
from storage.errors import NotFound, NotPossible, SealBroken
from storage.patients import conversations
from storage.patients.conversations import KakaoIds
from storage.staff import evidence, sessions
from storage.staff import staff as accounts
from storage.staff.proposals import waiting
from storage.trail import row_codes
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.chatting import CLINIC
from tests.desk import as_staff, hire_now, open_door

GRANT = "INSERT INTO role_grant (staff_id, role, act, done_at, done_by, mac)"
CONSENT = "patient_id, purpose, wording_version, wording_hash, decision, decided_at, channel, decided_by, screen, mac"


def sql(database: Database, *statements: str, **values: Any) -> None:
    """What somebody types who owns the tables: the triggers go first."""

    def work(unit: Unit) -> None:
        for table in ("role_grant", "consent", "consent_wording", "clinic_version"):
            for verb in ("update", "delete", "truncate"):
                on = f" ON {table}" if unit.on_postgresql else ""
                unit.connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}"))
        for statement in statements:
            names = {name: value for name, value in values.items() if f":{name}" in statement}
            unit.connection.execute(text(statement), names)

    database.run_now(work, SYSTEM)


def patient(database: Database, key: str, *purposes: Purpose) -> str:
    def work(unit: Unit) -> str:
        talk = conversations.open_talk(unit, KakaoIds(key))
        for purpose in purposes:
            consents.decide(unit, CLINIC, talk.patient_id, purpose, Decision.GIVEN, screen="chat", lang="ko")
        return talk.patient_id

    return database.run_now(work, PATIENT)


def found(database: Database) -> str:
    """What the check says; empty when everything holds."""
    finding = database.read_now(evidence.finding, SYSTEM)
    return finding.detail if finding else ""


def test_what_the_house_wrote_holds(database: Database) -> None:
    """Roles given and taken, somebody who left, open sessions, consents of every kind."""
    boss, kim, lee = hire_now(database, "administrator"), hire_now(database), hire_now(database, "auditor")
    open_door(database, kim)
    database.run_now(lambda unit: staff.set_roles(unit, boss, kim.id, ["auditor"]), as_staff(boss))
    database.run_now(lambda unit: staff.end_account(unit, boss, lee.id), as_staff(boss))
    one = patient(database, "a" * 64, Purpose.HEALTH, Purpose.ADS_USE)
    database.run_now(
        lambda unit: consents.decide(unit, CLINIC, one, Purpose.ADS_USE, Decision.WITHDRAWN, screen="chat"), PATIENT
    )
    assert found(database) == ""


def test_a_role_that_was_put_in_grants_nothing(database: Database) -> None:
    """Neither without a code nor with that of another line."""
    kim = hire_now(database, "counsellor")
    of_kim = "FROM role_grant WHERE staff_id = :who AND role = 'counsellor'"
    sql(
        database,
        f"{GRANT} SELECT staff_id, 'privacy_officer', act, done_at, done_by, '' {of_kim}",
        f"{GRANT} SELECT staff_id, 'auditor', act, done_at, done_by, mac {of_kim}",
        who=kim.id,
    )
    assert database.read_now(lambda unit: accounts.roles_of(unit, kim.id), SYSTEM) == {"counsellor"}
    assert database.read_now(accounts.roles_of_everyone, SYSTEM)[kim.id] == {"counsellor"}
    assert "ledger" in found(database)


def test_the_end_of_a_role_that_was_taken_away_is_missed(database: Database) -> None:
    """The trail knows it."""
    boss, kim = hire_now(database, "administrator"), hire_now(database, "auditor")
    database.run_now(lambda unit: staff.set_roles(unit, boss, kim.id, ["counsellor"]), as_staff(boss))
    assert found(database) == ""
    sql(database, "DELETE FROM role_grant WHERE staff_id = :who AND act = 'ended'", who=kim.id)
    assert "auditor" in found(database)


@pytest.mark.parametrize("change", ["staff_id = :boss", "stage = 'half'", "expires_at = '2027-12-01 01:00:00+00:00'"])
def test_a_session_that_was_changed_opens_nothing(database: Database, change: str) -> None:
    """Whose it is, how far it got, and until when."""
    boss, kim = hire_now(database, "administrator", "privacy_officer"), hire_now(database)
    token, _ = open_door(database, kim)
    assert database.read_now(partial(sign_in.access, token=token), SYSTEM) is not None
    sql(database, f"UPDATE staff_session SET {change} WHERE staff_id = :kim", kim=kim.id, boss=boss.id)
    assert database.read_now(partial(sign_in.access, token=token), SYSTEM) is None
    assert "session" in found(database)


@pytest.mark.parametrize("how", ["end", "end_all", "end_everyone"])
def test_a_session_that_was_ended_is_not_opened_again(database: Database, how: str) -> None:
    """Somebody who signed out, or was put out: the mark of the end is taken away, and their cookie still opens nothing."""
    kim = hire_now(database)
    token, _ = open_door(database, kim)
    access = database.read_now(partial(sign_in.access, token=token), SYSTEM)
    assert access is not None
    whose = {"end": (access.session_id, kim.id), "end_all": (kim.id,), "end_everyone": ()}[how]
    database.run_now(lambda unit: getattr(sessions, how)(unit, *whose), SYSTEM)
    assert found(database) == ""
    sql(database, "UPDATE staff_session SET ended_at = NULL WHERE staff_id = :kim", kim=kim.id)
    assert database.read_now(partial(sign_in.access, token=token), SYSTEM) is None
    assert "session" in found(database)


def test_a_link_that_was_moved_invites_nobody(database: Database) -> None:
    """A ghost's link, moved to the officer's account."""
    boss = hire_now(database, "privacy_officer")
    token = database.run_now(lambda unit: staff.invite(unit, "유령", "ghost@clinic.example", ["counsellor"]), SYSTEM)
    sql(database, "UPDATE invitation SET staff_id = :boss", boss=boss.id)
    with pytest.raises(NotFound):
        database.read_now(lambda unit: staff.invitation(unit, token), SYSTEM)


def test_a_password_that_was_put_there_is_none(database: Database) -> None:
    """One's own, copied to somebody else."""
    kim, boss = hire_now(database), hire_now(database, "administrator")

    def passwords(unit: Unit) -> None:
        for one in accounts.everyone(unit):
            accounts.keep_password(unit, one, f"hash of {one.id}")

    database.run_now(passwords, SYSTEM)
    assert found(database) == ""
    copied = "UPDATE staff SET password_hash = (SELECT password_hash FROM staff WHERE id = :kim) WHERE id = :boss"
    sql(database, copied, kim=kim.id, boss=boss.id)
    person = database.read_now(lambda unit: accounts.find(unit, boss.id), SYSTEM)
    assert person is not None
    assert database.read_now(lambda unit: accounts.password_of(unit, person), SYSTEM) == ""
    assert "password" in found(database)


def test_a_chat_that_was_moved_to_another_patient_opens_nothing(database: Database) -> None:
    """One's own hash on somebody else's row."""
    mine, theirs = patient(database, "m" * 64), patient(database, "t" * 64)
    lookup = database.read_now(lambda unit: conversations.kakao_lookup(unit, KakaoIds("m" * 64)), SYSTEM)
    assert found(database) == ""
    sql(
        database,
        "UPDATE patient SET kakao_lookup = NULL WHERE id = :mine",
        "UPDATE patient SET kakao_lookup = :lookup WHERE id = :theirs",
        mine=mine, theirs=theirs, lookup=lookup,
    )  # fmt: skip
    with pytest.raises(SealBroken):
        database.run_now(lambda unit: conversations.open_talk(unit, KakaoIds("m" * 64)), PATIENT)
    assert "hash" in found(database)


def test_a_consent_that_was_put_in_counts_for_nothing(database: Database) -> None:
    """And one that was taken away is missed."""
    one = patient(database, "a" * 64, Purpose.HEALTH)
    forged = CONSENT.replace("purpose", "'ads_use'")
    sql(database, f"INSERT INTO consent ({CONSENT}) SELECT {forged} FROM consent WHERE patient_id = :who", who=one)
    assert database.read_now(lambda unit: consents.given(unit, one), SYSTEM) == {Purpose.HEALTH}
    assert "consent" in found(database)
    sql(database, "DELETE FROM consent")
    assert "health" in found(database)


@pytest.mark.parametrize(
    "attack",
    ["UPDATE consent_wording SET ko = en", "UPDATE consent_wording SET meaning = '{}'", "DELETE FROM consent_wording"],
)
def test_words_of_consents_that_were_changed_or_taken_away_are_found(sqlite_database: Database, attack: str) -> None:
    """C-4: what somebody was shown is evidence as much as what they decided; changed words are shown to nobody."""
    shown = consents.wording(CLINIC, Purpose.HEALTH, date(2026, 12, 1))
    patient(sqlite_database, "a" * 64, Purpose.HEALTH)
    assert sqlite_database.read_now(lambda unit: consents.shown(unit, shown.hash), SYSTEM) == shown
    assert found(sqlite_database) == ""
    with pytest.raises(Exception, match="append-only"):
        sqlite_database.run_now(lambda unit: unit.connection.execute(text(attack)), SYSTEM)
    sql(sqlite_database, attack)
    assert sqlite_database.read_now(lambda unit: consents.shown(unit, shown.hash), SYSTEM) is None
    assert "words of a consent" in found(sqlite_database)


def test_rows_from_before_there_were_codes_go_on_counting_and_no_later_ones(database: Database) -> None:
    """A mark says up to where; without it, or with a forged one, none of them counts."""
    one = patient(database, "a" * 64, Purpose.HEALTH)

    def given() -> frozenset[Purpose]:
        return database.read_now(lambda unit: consents.given(unit, one), SYSTEM)

    for change in ("UPDATE consent SET mac = ''", "UPDATE row_mark SET up_to = 1000", "DELETE FROM row_mark"):
        sql(database, change)
        assert given() == set()

    def mark(unit: Unit) -> None:
        mac = row_codes.code(unit, "row_mark", "consent", 1000)
        unit.session.add(row_codes.RowMark(of_table="consent", up_to=1000, mac=mac))

    database.run_now(mark, SYSTEM)
    assert given() == {Purpose.HEALTH}
    assert found(database) == ""


FORGED = "INSERT INTO clinic_version SELECT 9, document, made_at, made_by, confirmed_by, origin, why, changed, restores, {mac}"


@pytest.mark.parametrize("mac", ["mac", "''"])
def test_a_version_of_the_clinic_that_was_put_in_counts_for_nothing(database: Database, mac: str) -> None:
    """Neither with another version's code nor without one; whoever looks has the last one of Sangdam."""
    first = database.run_now(lambda unit: rules.begin(unit, CLINIC).number, SYSTEM)
    assert found(database) == ""
    sql(database, f"{FORGED.format(mac=mac)} FROM clinic_version")
    assert database.read_now(lambda unit: rules.present(unit)[0], SYSTEM) == first
    assert "version 9" in found(database)


def test_a_version_of_the_clinic_that_was_taken_away_is_missed(database: Database) -> None:
    """The trail knows how many there were."""
    database.run_now(lambda unit: rules.begin(unit, CLINIC), SYSTEM)
    sql(database, "DELETE FROM clinic_version", "DELETE FROM row_mark WHERE of_table = 'clinic_version'")
    assert "is gone" in found(database)


@pytest.mark.parametrize(
    "change", ["details = '{}'", "proposed_by = 'somebody'", "kind = 'link'", "state = 'declined'", "mac = ''"]
)
def test_a_proposal_that_was_changed_is_carried_out_by_nobody(database: Database, change: str) -> None:
    """What the first person proposed is what the second one confirms."""
    boss, officer = hire_now(database, "administrator"), hire_now(database, "privacy_officer")
    database.run_now(lambda unit: proposals.propose(unit, boss, "invite", {"name": "유령"}), as_staff(boss))
    [made] = database.read_now(waiting, SYSTEM)
    assert found(database) == ""
    sql(database, f"UPDATE proposal SET {change}")
    with pytest.raises(NotPossible, match="not made by Sangdam"):
        database.run_now(lambda unit: proposals.confirm(unit, officer, made.id), as_staff(officer))
    assert "proposal" in found(database)
