"""Rotating the keys carries along everything that is sealed as Sangdam's own, in whatever table it stands."""

from __future__ import annotations

import base64
import re
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from skills.staff import sign_in, staff
from skills.staff.sign_in import Opened
from storage.backup import rotation
from storage.crypto import credentials, shredding
from storage.crypto.vault import KeyRing
from storage.database.database import Database
from storage.errors import Misconfigured
from storage.outbox import dead_letters, outbox
from storage.outbox.codes import NoticeState
from storage.outbox.outbox import Notice
from storage.patients import accounts, patients
from storage.patients.accounts import LoginAttempt
from storage.staff import staff as staff_accounts
from storage.tables import metadata
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.authenticator import code_at
from tests.conftest import MovedClock
from tests.desk import hire_now
from tests.storage import people


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """Where the ring is."""
    return tmp_path / "keys"


def test_a_second_factor_still_works_after_a_rotation(database: Database, keys: Path, clock: MovedClock) -> None:
    """The seed is under the new key, and the code of the same app opens the door; also of somebody still enrolling."""
    kim, seed, invited_seed = hire_now(database, email="kim@clinic.example"), credentials.new_seed(), ""

    def enrol(unit: Unit) -> str:
        staff_accounts.keep_seed(unit, staff.at_work(unit, kim.id), seed)
        token = staff.invite(unit, "박상담", "park@clinic.example", ["counsellor"])
        staff.choose_password(unit, token, "박상담", "park@clinic.example", "hash")
        return token

    token = database.run_now(enrol, SYSTEM)
    invited_seed = database.run_now(lambda unit: staff.invitation(unit, token).seed, SYSTEM)
    rotation.rotate(database, keys, SYSTEM)

    def sign_in_again(unit: Unit) -> object:
        attempt = sign_in.begin(unit, "kim@clinic.example", "192.0.2.7")
        half = sign_in.take_password(unit, attempt, right=True, origin="192.0.2.7", device="Chrome, Windows")
        assert half is not None
        return sign_in.take_code(unit, half.token, code_at(seed, clock.now))

    assert isinstance(database.run_now(sign_in_again, SYSTEM), Opened)
    assert database.run_now(lambda unit: staff.invitation(unit, token).seed, SYSTEM) == invited_seed


def test_a_login_that_is_on_its_way_survives_a_rotation(database: Database, keys: Path) -> None:
    """The verifier that Kakao will ask for opens afterwards."""
    who = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)

    def begin(unit: Unit) -> None:
        sealed = unit.vault.seal_own(accounts.verifier_place("state"), b"verifier")
        attempt = LoginAttempt(
            state_hash="state", patient_id=who.id, browser_hash="b", nonce_hash="n", verifier_sealed=sealed,
            link_hash="l", made_at=unit.now, expires_at=unit.now + timedelta(minutes=5),
        )  # fmt: skip
        unit.session.add(attempt)

    database.run_now(begin, SYSTEM)
    rotation.rotate(database, keys, SYSTEM)
    assert len(KeyRing.load(keys).wrapping) == 1

    def opened(unit: Unit) -> bytes:
        attempt = unit.session.get_one(LoginAttempt, "state")
        return unit.vault.open_own(accounts.verifier_place("state"), attempt.verifier_sealed)

    assert database.run_now(opened, SYSTEM) == b"verifier"


def test_a_dead_letter_can_be_sent_again_after_a_rotation(database: Database, keys: Path) -> None:
    """What was given up keeps its payload, under the new key; a damaged one keeps nothing and stops no rotation."""

    def queue(unit: Unit) -> None:
        for text in ("damaged", "whole"):
            outbox.queue(unit, "staff_mail", {"text": text})

    database.run_now(queue, SYSTEM)

    def give_up(unit: Unit) -> list[int]:
        sealed = unit.vault.seal_own("elsewhere", b"{}")
        unit.session.execute(update(Notice).where(col(Notice.id) == 1).values(payload_sealed=sealed))
        due = outbox.take_due(unit, 10)
        for one in due:
            outbox.finish(unit, one.id, NoticeState.DEAD, one.problem or "http_500")
        return [one.id for one in due]

    _, whole = database.run_now(give_up, SYSTEM)
    rotation.rotate(database, keys, SYSTEM)
    database.run_now(lambda unit: dead_letters.retry(unit, whole), SYSTEM)
    [again] = database.run_now(lambda unit: outbox.take_due(unit, 10), SYSTEM)
    assert again.payload == {"text": "whole"}


def test_writers_of_every_table_that_holds_something_of_the_ring_wait() -> None:
    """The tables that are locked while things move are those whose modules seal with the ring; a new one must be named."""
    found = {table.name for table, _ in rotation._wrapped()}
    sources = {path: path.read_text("utf-8") for path in Path(rotation.__file__).parents[2].glob("s[kt]*/**/*.py")}
    for path, words in sources.items():
        for module, place in re.findall(r"seal_own\(\s*(?:(\w+)\.)?(\w+)\(", words):
            homes = [text for one, text in sources.items() if one == path or (module and one.stem == module)]
            found |= set(re.findall(rf'def {place}\(.*\n(?: .*\n)*?    return f"(\w+)\.', "".join(homes)))
    assert found == set(rotation.SEALED_WITH_THE_RING)


@pytest.mark.parametrize(
    "moment", ["the new ring is written", "the old one has a second name", "the new one is in place"]
)
def test_no_crash_leaves_the_old_key_on_the_disk_for_good(sqlite_database: Database, keys: Path, moment: str) -> None:
    """Whatever a killed rotation left in the folder holds the old key; it is seen, and the next rotation overwrites it."""
    sqlite_database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    ring = KeyRing.load(keys)
    assert not rotation.is_broken_off(keys)
    match moment:
        case "the new ring is written":
            ring.with_new_active().write(keys)
        case "the old one has a second name":
            (keys / ".ring.json.old").hardlink_to(keys / "ring.json")
        case _:
            (keys / ".ring.json.old").hardlink_to(keys / "ring.json")
            ring.with_new_active().write(keys).replace(keys / "ring.json")
    assert rotation.is_broken_off(keys)
    rotation.rotate(sqlite_database, keys, SYSTEM)
    assert not rotation.is_broken_off(keys)
    written = b"".join(path.read_bytes() for path in keys.iterdir())
    assert base64.b64encode(ring.wrapping[ring.active]) not in written
    assert sqlite_database.run_now(rotation.count_left, SYSTEM) == 0


def test_two_rotations_at_once_are_one(sqlite_database: Database, keys: Path) -> None:
    """Each would put its own new key into the ring, and one of the two would be lost with what it sealed."""
    with shredding.alone(keys, ""), pytest.raises(Misconfigured, match="another rotation"):
        rotation.rotate(sqlite_database, keys, SYSTEM)


def test_what_is_damaged_is_named_and_keeps_no_old_key_alive(database: Database, keys: Path) -> None:
    """A wrapped key and a value of Sangdam's own that open with nothing: the others are moved, the old key goes."""
    one, other = (database.run_now(partial(people.make, mark=name), SYSTEM) for name in ("one", "other"))
    good, bad = (database.run_now(partial(outbox.queue, kind="staff_mail", payload={}), SYSTEM) for _ in range(2))

    def damage(unit: Unit) -> None:
        wrapped, sealed = metadata.tables["patient_key"], metadata.tables["notice"]
        for table, column, key, name in (
            (wrapped, "wrapped", "patient_id", one.id),
            (sealed, "payload_sealed", "uid", bad),
        ):
            row = table.c[key] == name
            value = bytes(unit.connection.scalar(select(table.c[column]).where(row)) or b"")
            unit.connection.execute(update(table).where(row).values({column: value[:-1] + bytes([value[-1] ^ 1])}))

    database.run_now(damage, SYSTEM)
    damaged: list[str] = []
    rotation.rotate(database, keys, SYSTEM, None, damaged)
    assert [place.split(" of ")[0] for place in damaged] == ["notice.payload_sealed", "patient_key.wrapped"]
    assert one.id in damaged[1]
    assert len(KeyRing.load(keys).wrapping) == 1
    assert (
        database.run_now(lambda unit: patients.unlock(unit, other.id, patients.Purpose.RIGHTS), SYSTEM).id == other.id
    )
    states = {due.uid: due.problem for due in database.run_now(lambda unit: outbox.take_due(unit, 5), SYSTEM)}
    assert states[good] == ""
    assert states[bad] != ""
