"""Signing in: two factors, a growing lock, sessions that end."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from skills.clinic.desk import Idle
from skills.staff import attempts, sign_in, staff
from skills.staff.sign_in import Attempt, Opened, Refused
from storage.crypto import credentials
from storage.database.database import Database
from storage.staff import recovery_codes
from storage.staff import staff as accounts
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.authenticator import code_at
from tests.conftest import MovedClock
from tests.desk import PASSWORD, hire_now, open_door

HASH = credentials.hash_password(PASSWORD)
EMAIL = "kim@clinic.example"


@pytest.fixture
def seed(sqlite_database: Database) -> str:
    """An enrolled counsellor's second factor."""
    return enrol(sqlite_database)


def enrol(database: Database) -> str:
    """A counsellor who can sign in; the second factor's seed."""

    def work(unit: Unit) -> str:
        token = staff.invite(unit, "김상담", EMAIL, ["counsellor"])
        staff.choose_password(unit, token, "", "", HASH)
        found = staff.invitation(unit, token).seed
        assert staff.finish_enrolment(unit, token, code_at(found, unit.now)) is not None
        return found

    return database.run_now(work, SYSTEM)


def begin(database: Database, email: str = EMAIL) -> Attempt:
    return database.run_now(lambda unit: sign_in.begin(unit, email, "192.0.2.7"), SYSTEM)


def password(database: Database, *, right: bool = True) -> Opened | None:
    attempt = begin(database)
    return database.run_now(
        lambda unit: sign_in.take_password(unit, attempt, right=right, origin="192.0.2.7", device=""), SYSTEM
    )


def code(database: Database, half: Opened, digits: str) -> Opened | Refused:
    return database.run_now(lambda unit: sign_in.take_code(unit, half.token, digits), SYSTEM)


def test_both_factors_open_a_session(sqlite_database: Database, seed: str, clock: MovedClock) -> None:
    """Password, then a code; the half session in between opens nothing."""
    clock.move(minutes=5)
    half = password(sqlite_database)
    assert half is not None
    assert sqlite_database.read_now(lambda unit: sign_in.access(unit, half.token), SYSTEM) is None
    full = code(sqlite_database, half, code_at(seed, clock.now))
    assert isinstance(full, Opened)
    access = sqlite_database.read_now(lambda unit: sign_in.access(unit, full.token), SYSTEM)
    assert access is not None
    assert access.person.roles == {"counsellor"}


def test_a_code_opens_once(sqlite_database: Database, seed: str, clock: MovedClock) -> None:
    """Whoever saw the six digits over a shoulder cannot use them again."""
    clock.move(minutes=5)
    digits = code_at(seed, clock.now)
    first, second = password(sqlite_database), password(sqlite_database)
    assert first is not None
    assert second is not None
    assert isinstance(code(sqlite_database, first, digits), Opened)
    assert code(sqlite_database, second, digits) == Refused("wrong_code")


def test_a_recovery_code_opens_once(sqlite_database: Database, seed: str) -> None:
    """Ten codes on paper, each good for one day without the phone."""
    person = sqlite_database.read_now(lambda unit: accounts.find_by_login(unit, EMAIL), SYSTEM)
    assert person is not None
    codes = sqlite_database.run_now(lambda unit: staff.new_recovery_codes(unit, person.id), SYSTEM)
    first, second = password(sqlite_database), password(sqlite_database)
    assert first is not None
    assert second is not None
    assert isinstance(code(sqlite_database, first, codes[0]), Opened)
    assert code(sqlite_database, second, codes[0]) == Refused("wrong_code")
    assert sqlite_database.read_now(lambda unit: recovery_codes.left(unit, person.id), SYSTEM) == 9


def test_the_lock_comes_after_five_failures_and_grows(sqlite_database: Database, seed: str, clock: MovedClock) -> None:
    """One minute, then two, four …, at most an hour; the right password does not help while it lasts."""
    for _ in range(5):
        assert password(sqlite_database, right=False) is None
    waits = []
    for _ in range(9):
        until = begin(sqlite_database).locked_until
        assert until is not None
        waits.append((until - clock.now).total_seconds() / 60)
        clock.now = until
        password(sqlite_database, right=False)
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_an_unknown_address_locks_like_a_known_one(sqlite_database: Database, seed: str) -> None:
    """Nothing tells whether there is such an account."""
    seen = []
    for email in (EMAIL, "nobody@clinic.example"):
        answers = [begin(sqlite_database, email).locked_until is None for _ in range(7)]
        seen.append(answers)
    assert seen[0] == seen[1] == [True] * 5 + [False] * 2


def try_wrong(database: Database, household: str, times: int, email: str = EMAIL, known: str = "") -> list[bool]:
    """Wrong passwords from somewhere; for each, whether it could be tried at all."""

    def work(unit: Unit) -> bool:
        attempt = sign_in.begin(unit, email, household, known)
        sign_in.take_password(unit, attempt, right=False, origin=household, device="")
        return attempt.locked_until is None

    return [database.run_now(work, SYSTEM) for _ in range(times)]


def test_a_stranger_does_not_lock_the_person_out(sqlite_database: Database, seed: str, clock: MovedClock) -> None:
    """Five wrong passwords an hour, for days, make the stranger wait and nobody else."""
    for _ in range(48):
        try_wrong(sqlite_database, "203.0.113.9", 5)
        clock.move(minutes=61)
    half = password(sqlite_database)
    assert half is not None
    assert isinstance(code(sqlite_database, half, code_at(seed, clock.now)), Opened)


def test_a_known_device_is_let_in_whatever_others_try(sqlite_database: Database, seed: str, clock: MovedClock) -> None:
    """Tries from a thousand networks, and from the clinic's own address, slow down whom nobody knows, and no longer than a
    minute for the account itself."""
    clock.move(minutes=5)
    half = password(sqlite_database)
    assert half is not None
    first = code(sqlite_database, half, code_at(seed, clock.now))
    assert isinstance(first, Opened)
    clock.move(minutes=1)
    for number in range(100):
        try_wrong(sqlite_database, f"203.0.113.{number}", 3)
    try_wrong(sqlite_database, "192.0.2.7", 40)

    def attempt(unit: Unit, known: str) -> Attempt:
        return sign_in.begin(unit, EMAIL, "192.0.2.7", known)

    until = sqlite_database.run_now(lambda unit: attempt(unit, ""), SYSTEM).locked_until
    assert until is not None
    somewhere = sqlite_database.run_now(lambda unit: sign_in.begin(unit, EMAIL, "198.51.100.1"), SYSTEM).locked_until
    assert somewhere is None or somewhere - clock.now <= timedelta(minutes=1)
    assert sqlite_database.run_now(lambda unit: attempt(unit, first.device_token), SYSTEM).locked_until is None


@pytest.mark.parametrize("spoil", [lambda t: "", lambda t: "x", lambda t: t[:-4], lambda t: "." + t, lambda t: "키"])
def test_a_device_is_known_by_its_own_mark_only(sqlite_database: Database, seed: str, clock: MovedClock, spoil) -> None:
    """For its own account, for half a year, and with tries of its own that are counted."""
    token = sqlite_database.run_now(lambda unit: attempts.new_device(unit, EMAIL), SYSTEM)

    def counted(email: str, shown: str) -> str:
        return sqlite_database.run_now(lambda unit: attempts.counts(unit, email, "192.0.2.7", shown), SYSTEM)[0][:4]

    assert counted(EMAIL, token) == "devi"
    assert counted("other@clinic.example", token) == "pair"
    assert counted(EMAIL, spoil(token)) == "pair"
    assert try_wrong(sqlite_database, "192.0.2.7", 7, known=token) == [True] * 5 + [False] * 2
    clock.move(days=181)
    assert counted(EMAIL, token) == "pair"


def test_the_operator_ends_the_waiting(sqlite_database: Database, seed: str) -> None:
    """For one account, or for all."""
    try_wrong(sqlite_database, "192.0.2.7", 7)
    try_wrong(sqlite_database, "192.0.2.7", 7, "other@clinic.example")
    assert begin(sqlite_database).locked_until is not None
    assert sqlite_database.run_now(lambda unit: staff.unlock(unit, f" {EMAIL.upper()} "), SYSTEM) > 0
    assert begin(sqlite_database).locked_until is None
    assert begin(sqlite_database, "other@clinic.example").locked_until is not None
    sqlite_database.run_now(lambda unit: staff.unlock(unit, ""), SYSTEM)
    assert begin(sqlite_database, "other@clinic.example").locked_until is None


async def test_one_code_opens_one_session_however_often_it_is_shown_at_once(
    database: Database, clock: MovedClock
) -> None:
    """Whoever reads the digits over a shoulder and is as fast as the person."""
    seed = await asyncio.to_thread(enrol, database)
    clock.move(minutes=5)
    digits = code_at(seed, clock.now)
    halves = [await asyncio.to_thread(password, database) for _ in range(4)]
    shown = await asyncio.gather(
        *(
            database.run(partial(sign_in.take_code, half_token=half.token, code=digits), SYSTEM)
            for half in halves
            if half
        )
    )
    assert sum(isinstance(one, Opened) for one in shown) == 1


async def test_one_half_session_opens_one_session(database: Database, clock: MovedClock) -> None:
    """The same form sent four times at once."""
    seed = await asyncio.to_thread(enrol, database)
    clock.move(minutes=5)
    half = await asyncio.to_thread(password, database)
    assert half is not None
    digits = code_at(seed, clock.now)
    shown = await asyncio.gather(
        *(database.run(lambda unit: sign_in.take_code(unit, half.token, digits), SYSTEM) for _ in range(4))
    )
    assert sum(isinstance(one, Opened) for one in shown) == 1


def test_guessing_codes_is_counted_although_the_password_is_right(sqlite_database: Database, seed: str) -> None:
    """Somebody who knows the password gets no further tries for it."""
    for _ in range(5):
        half = password(sqlite_database)
        assert half is not None
        assert code(sqlite_database, half, "000000") == Refused("wrong_code")
    assert begin(sqlite_database).locked_until is not None


async def test_a_hundred_attempts_at_once_are_a_hundred_attempts(sqlite_database: Database, seed: str) -> None:
    """Counting comes before trying, so that no burst slips through."""
    attempts = await asyncio.gather(
        *(sqlite_database.run(lambda unit: sign_in.begin(unit, EMAIL, "192.0.2.7"), SYSTEM) for _ in range(100))
    )
    assert sum(attempt.locked_until is None for attempt in attempts) == 5


def test_a_whole_sign_in_forgets_the_failures(sqlite_database: Database, seed: str, clock: MovedClock) -> None:
    """Four slips on Monday do not lock Tuesday."""
    clock.move(minutes=5)
    for _ in range(4):
        password(sqlite_database, right=False)
    half = password(sqlite_database)
    assert half is not None
    assert isinstance(code(sqlite_database, half, code_at(seed, clock.now)), Opened)
    assert all(begin(sqlite_database).locked_until is None for _ in range(5))


@pytest.mark.parametrize(("step", "alive"), [({"minutes": 14, "seconds": 59}, True), ({"minutes": 15}, False)])
def test_a_session_ends_after_fifteen_idle_minutes(
    sqlite_database: Database, clock: MovedClock, step: dict[str, float], alive: bool
) -> None:
    """Whoever walks away is signed out (standard Art. 6)."""
    token, _ = open_door(sqlite_database, hire_now(sqlite_database))
    clock.move(**step)
    assert (sqlite_database.read_now(lambda unit: sign_in.access(unit, token), SYSTEM) is not None) is alive


def test_a_session_ends_after_twelve_hours_whatever_one_does(sqlite_database: Database, clock: MovedClock) -> None:
    """Activity moves the idle time, not the end."""
    token, _ = open_door(sqlite_database, hire_now(sqlite_database))
    for _ in range(72):
        access = sqlite_database.read_now(lambda unit: sign_in.access(unit, token), SYSTEM)
        assert access is not None
        sqlite_database.run_now(partial(sign_in.stay, session_id=access.session_id), SYSTEM)
        clock.move(minutes=10)
    assert sqlite_database.read_now(lambda unit: sign_in.access(unit, token), SYSTEM) is None


def test_nothing_that_opens_a_door_is_kept_readable(sqlite_database: Database, seed: str) -> None:
    """Neither a session's token, nor the seed, nor an invitation's token, nor a recovery code stands in the database file."""
    person = hire_now(sqlite_database)
    token, _ = open_door(sqlite_database, person)
    codes = sqlite_database.run_now(lambda unit: staff.new_recovery_codes(unit, person.id), SYSTEM)
    path = sqlite_database.engine.url.database
    assert path is not None
    content = b"".join(Path(path + end).read_bytes() for end in ("", "-wal"))
    for secret in (token, seed, PASSWORD, codes[0].replace("-", "")):
        assert secret.encode() not in content


def test_what_is_over_is_forgotten_after_a_day(sqlite_database: Database, clock: MovedClock) -> None:
    """Old sessions and counts leave the database."""
    open_door(sqlite_database, hire_now(sqlite_database))
    begin(sqlite_database)
    clock.move(days=1, seconds=1)
    assert sqlite_database.run_now(sign_in.clear_old, SYSTEM) == 4


def test_the_idle_time_is_the_clinics_and_shorter_in_a_new_browser_and_for_the_powerful(
    sqlite_database: Database, seed: str, clock: MovedClock
) -> None:
    """The first sign-in in a browser is locked sooner than the next one; a second role brings its own limit."""
    rule, known = Idle(known_minutes=40, new_minutes=5, administrator=20), ""
    lasts = []
    for roles in (["counsellor"], ["counsellor"], ["counsellor", "administrator"]):
        clock.move(minutes=5)
        person = sqlite_database.run_now(lambda unit: accounts.find_by_login(unit, EMAIL), SYSTEM)
        assert person is not None
        staff_id = person.id
        sqlite_database.run_now(partial(accounts.write_grant, staff_id=staff_id, role=roles[-1], act="granted"), SYSTEM)
        half = password(sqlite_database)
        assert half is not None
        opened = sqlite_database.run_now(
            partial(
                sign_in.take_code,
                half_token=half.token,
                code=code_at(seed, clock.now),
                device_token=known,
                idle=rule,
            ),
            SYSTEM,
        )
        assert isinstance(opened, Opened)
        access = sqlite_database.read_now(partial(sign_in.access, token=opened.token), SYSTEM)
        assert access is not None
        lasts.append(access.open_for(clock.now) // 60)
        known = opened.device_token
    assert lasts == [5, 40, 20]


def test_the_session_after_the_enrolment_keeps_to_the_clinics_rule(
    sqlite_database: Database, seed: str, clock: MovedClock
) -> None:
    """The browser of an enrolment is a new one."""
    person = sqlite_database.read_now(lambda unit: accounts.find_by_login(unit, EMAIL), SYSTEM)
    assert person is not None
    begun = partial(sign_in.open_session, staff_id=person.id, origin="192.0.2.7", device="Chrome")
    opened = sqlite_database.run_now(partial(begun, idle=Idle(known_minutes=40, new_minutes=5)), SYSTEM)
    access = sqlite_database.read_now(partial(sign_in.access, token=opened.token), SYSTEM)
    assert access is not None
    assert access.open_for(clock.now) // 60 == 5


def test_a_locked_screen_has_its_own_five_tries(sqlite_database: Database, seed: str, clock: MovedClock) -> None:
    """A browser that leaves its mark at home, or comes from elsewhere, has no tries more."""
    person = sqlite_database.read_now(lambda unit: accounts.find_by_login(unit, EMAIL), SYSTEM)
    assert person is not None
    opened = sqlite_database.run_now(lambda unit: sign_in.open_session(unit, person.id, "192.0.2.7", "Chrome"), SYSTEM)
    clock.move(minutes=20)

    def tries(household: str, device: str) -> bool:
        attempt = sqlite_database.run_now(
            lambda unit: sign_in.begin_unlock(unit, opened.token, household, device), SYSTEM
        )
        return attempt.locked_until is None

    assert [tries("192.0.2.7", opened.device_token) for _ in range(6)] == [True] * 5 + [False]
    assert not tries("192.0.2.7", "")
    assert not tries("198.51.100.9", "")


def test_a_session_that_is_over_keeps_what_was_typed_for_minutes_only(
    sqlite_database: Database, seed: str, clock: MovedClock
) -> None:
    """Long enough for the page that was open; a token that is found later keeps nothing."""
    person = sqlite_database.read_now(lambda unit: accounts.find_by_login(unit, EMAIL), SYSTEM)
    assert person is not None
    opened = sqlite_database.run_now(lambda unit: sign_in.open_session(unit, person.id, "192.0.2.7", "Chrome"), SYSTEM)
    clock.move(hours=12, minutes=14)
    assert sqlite_database.read_now(lambda unit: sign_in.left(unit, opened.token), SYSTEM) is not None
    clock.move(minutes=1)
    assert sqlite_database.read_now(lambda unit: sign_in.left(unit, opened.token), SYSTEM) is None
