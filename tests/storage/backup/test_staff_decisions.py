"""A restored backup lets nobody in who was put out after it was made."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from skills.rights import corrections, desk_requests, fulfilment, rights
from skills.rights.desk_requests import Asked
from skills.rights.grounds import Decision, Identity, Kind
from skills.rights.rights import Verdict
from skills.staff import sign_in, staff
from skills.staff.permissions import Person
from skills.staff.sign_in import Opened
from storage import rights as kept
from storage.crypto import credentials
from storage.database.database import Database
from storage.errors import NotFound
from storage.patients import patients
from storage.staff import recovery_codes
from storage.staff import staff as accounts
from storage.trail import proof
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.authenticator import code_at
from tests.chatting import CLINIC
from tests.conftest import MovedClock
from tests.desk import PASSWORD, as_staff, hire_now, open_door
from tests.storage.backup.test_backup import restored, take

HASH = credentials.hash_password(PASSWORD)
EVERYBODY = ("leaver", "changer", "spender", "renewer", "auditor", "stayer", "again")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def enrol(unit: Unit, name: str, roles: tuple[str, ...] = ("counsellor",)) -> tuple[Person, str, list[str]]:
    """Somebody who can sign in: who, the second factor's seed, and the paper codes."""
    token = staff.invite(unit, name, f"{name}@clinic.example", roles)
    staff.choose_password(unit, token, "", "", HASH)
    invited = staff.invitation(unit, token)
    codes = staff.finish_enrolment(unit, token, code_at(invited.seed, unit.now))
    return Person(invited.staff_id, name, frozenset(roles)), invited.seed, codes or []


def opens(database: Database, name: str, code: str) -> bool:
    """Whether the password that was right when the backup was made, with this code, opens the desk."""

    def work(unit: Unit) -> bool:
        attempt = sign_in.begin(unit, f"{name}@clinic.example", "192.0.2.9")
        right = credentials.password_matches(attempt.password_hash, PASSWORD)
        half = sign_in.take_password(unit, attempt, right=right, origin="192.0.2.9", device="")
        return half is not None and isinstance(sign_in.take_code(unit, half.token, code), Opened)

    return database.run_now(work, SYSTEM)


def test_who_was_put_out_after_the_backup_stays_out(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """An ended account, a changed password, a spent code, replaced codes, an ended role; others sign in as before."""
    boss = hire_now(database, "administrator")
    people = {
        name: database.run_now(partial(enrol, name=name, roles=("counsellor", "auditor")), SYSTEM) for name in EVERYBODY
    }
    database.run_now(lambda unit: staff.set_roles(unit, boss, people["again"][0].id, ["counsellor"]), as_staff(boss))
    database.run_now(
        lambda unit: staff.set_roles(unit, boss, people["again"][0].id, ["counsellor", "auditor"]), as_staff(boss)
    )
    cookies = {name: open_door(database, person)[0] for name, (person, _, _) in people.items()}
    link = database.run_now(lambda unit: staff.invite(unit, "guest", "guest@clinic.example", ["auditor"]), SYSTEM)
    path = take(database, tmp_path)
    clock.move(minutes=2)

    def put_out(unit: Unit) -> None:
        staff.end_account(unit, boss, people["leaver"][0].id)
        staff.change_password(unit, people["changer"][0], credentials.hash_password("다른 구름 다리 17"), "")
        assert recovery_codes.spend(unit, people["spender"][0].id, people["spender"][2][0].replace("-", ""))
        staff.new_recovery_codes(unit, people["renewer"][0].id)
        staff.set_roles(unit, boss, people["auditor"][0].id, ["counsellor"])

    database.run_now(put_out, as_staff(boss, "administrator"))
    database.close()
    again = restored(path, migrated_url, keys, clock)
    for name, cookie in cookies.items():
        assert again.read_now(partial(sign_in.access, token=cookie), SYSTEM) is None, name
    with pytest.raises(NotFound):
        again.read_now(lambda unit: staff.invitation(unit, link), SYSTEM)
    paper = {name: codes[0] for name, (_, _, codes) in people.items()}
    assert [name for name in EVERYBODY if opens(again, name, paper[name])] == ["auditor", "stayer", "again"]
    clock.move(minutes=2)
    apps = {name: code_at(seed, clock.now) for name, (_, seed, _) in people.items()}
    assert [n for n in EVERYBODY if opens(again, n, apps[n])] == ["spender", "renewer", "auditor", "stayer", "again"]
    roles = again.read_now(accounts.roles_of_everyone, SYSTEM)
    assert {name: roles[person.id] for name, (person, _, _) in people.items()} == {
        **{name: {"counsellor", "auditor"} for name in EVERYBODY},
        "leaver": frozenset(),
        "auditor": {"counsellor"},
    }
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()


def test_what_the_backup_knows_is_not_done_again(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """Whoever had changed the password before the backup goes on signing in with it."""
    person, seed, codes = database.run_now(lambda unit: enrol(unit, "changer"), SYSTEM)
    other = database.run_now(lambda unit: enrol(unit, "other"), SYSTEM)[0]
    database.run_now(lambda unit: staff.change_password(unit, person, HASH, ""), as_staff(person))
    path = take(database, tmp_path)
    clock.move(minutes=2)
    database.run_now(lambda unit: staff.change_password(unit, other, HASH, ""), as_staff(other))
    database.close()
    again = restored(path, migrated_url, keys, clock)
    assert opens(again, "changer", codes[0])
    assert opens(again, "changer", code_at(seed, clock.now))
    assert not opens(again, "other", codes[0])
    again.close()


@pytest.mark.parametrize("is_known", [True, False], ids=["asked-before-the-backup", "asked-after-it"])
def test_a_name_that_was_set_right_after_the_backup_is_for_the_officer_to_set_right_once_more(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock, *, is_known: bool
) -> None:
    """The right name stands nowhere but in the database, so that a request says whose account it is; it is asked for once, of
    the person who asked before where the backup knows them, and what it grants is done."""
    officer = hire_now(database, "privacy_officer", name="김수영")
    them = hire_now(database, "counsellor", name="고길돌")
    [address] = database.read_now(
        lambda unit: [one.email for one in accounts.everyone(unit) if one.id == them.id], SYSTEM
    )

    def ask(unit: Unit) -> str:
        asked = Asked("visit", Kind.CORRECT, name="고길돌", phone="010-0000-1234", account=address)
        return desk_requests.file(unit, officer, asked).id

    def set_right(unit: Unit, request_id: str) -> str:
        request = rights.find_request(unit, request_id)
        desk_requests.prove(unit, request.id, Identity.PAPERS)
        right = corrections.Correction(account="고길순")
        corrections.check(unit, request, Verdict(Decision.GRANTED), right)
        prepared = corrections.prepare(unit, CLINIC, request, right)
        rights.decide(unit, CLINIC, request, corrections.tell(unit, request, Verdict(Decision.GRANTED), prepared))
        corrections.carry_out(unit, request, prepared)
        return request.patient_id

    def undone(unit: Unit) -> list[tuple[str, str, str, str, str]]:
        return [
            (
                one.id, one.patient_id, one.topic, one.about_id,
                kept.open_text(patients.unlock(unit, one.patient_id, patients.Purpose.RIGHTS).key, one, "words_sealed"),
            )
            for one in kept.undecided(unit)
            if one.topic == fulfilment.AGAIN
        ]  # fmt: skip

    request = database.run_now(ask, as_staff(officer)) if is_known else ""
    path = take(database, tmp_path)
    clock.move(minutes=2)
    request = request or database.run_now(ask, as_staff(officer))
    person = database.run_now(partial(set_right, request_id=request), as_staff(officer))
    database.close()
    again = restored(path, migrated_url, keys, clock)
    again.run_now(fulfilment.ask_for_corrections_again, SYSTEM)
    again.run_now(fulfilment.ask_for_corrections_again, SYSTEM)
    [(asked, of, topic, about, words)] = again.read_now(undone, SYSTEM)
    assert (topic, about, of == person) == ("undone", them.id, is_known)
    assert "직원 계정의 이름" in words
    assert again.read_now(accounts.names, SYSTEM)[them.id] == "고길돌"
    again.run_now(partial(set_right, request_id=asked), as_staff(officer))
    again.run_now(fulfilment.ask_for_corrections_again, SYSTEM)
    assert again.read_now(undone, SYSTEM) == []
    assert again.read_now(accounts.names, SYSTEM)[them.id] == "고길순"
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()
