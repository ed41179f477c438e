"""A backup opens only whole, only in its time, and brings nobody back who was destroyed since."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from functools import partial
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlmodel import col, func, select

from bot.settings.folders import data_folder
from bot.settings.settings import Settings
from skills.retention import destruction
from storage.backup import keys as backup_keys
from storage.backup import making, restore, rotation
from storage.cases import consultations
from storage.crypto import shredding
from storage.crypto.vault import KeyRing
from storage.database import serving, tombstones
from storage.database.database import Database
from storage.errors import BackupBroken, KeyGone, Misconfigured, SangdamError, TrailBroken
from storage.opening import open_database
from storage.outbox import outbox
from storage.patients import conversations, patients
from storage.patients.conversations import KakaoIds
from storage.patients.patients import Patient, PatientKey, Purpose
from storage.trail import proof
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.storage import people, trails


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def take(database: Database, tmp_path: Path, days: int = 30) -> Path:
    return making.make(database, tmp_path / "backups", tmp_path / "keys", days=days, actor=SYSTEM)


def destroy(database: Database, patient_id: str) -> None:
    database.run_now(lambda unit: destruction.destroy_patient(unit, patient_id, ground="right_deletion"), SYSTEM)


def names(database: Database) -> list[str | None]:
    def work(unit: Unit) -> list[str | None]:
        ids = unit.session.exec(select(Patient.id).order_by(col(Patient.created_at)))
        return [patients.unlock(unit, i, Purpose.JOB).open_text("name_sealed") for i in ids]

    return database.run_now(work, SYSTEM)


def ring_ids(unit: Unit) -> list[str]:
    return list(unit.session.exec(select(PatientKey.ring_id)))


def restored(path: Path, url: str, keys: Path, clock: MovedClock) -> Database:
    done = restore.restore(path, url, keys, clock, SYSTEM)
    assert done.verdict.holds
    return open_database(url, keys, clock)


def test_a_backup_restores_everything(database: Database, migrated_url: str, tmp_path, keys, clock) -> None:
    """Names, cases, trail and sequences come back, and Sangdam goes on writing."""
    database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    path = take(database, tmp_path)
    database.run_now(lambda unit: people.make(unit, "later"), SYSTEM)
    database.close()
    again = restored(path, migrated_url, keys, clock)
    assert names(again) == ["canary-one-name"]
    again.run_now(lambda unit: people.make(unit, "two"), SYSTEM)
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()


def test_who_was_destroyed_after_the_backup_does_not_come_back(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """Neither the patient nor a case that was destroyed alone; others do, and so does who came back afterwards."""
    gone = database.run_now(lambda unit: people.make(unit, "gone"), SYSTEM)
    stays = database.run_now(lambda unit: people.make(unit, "stays"), SYSTEM)
    path = take(database, tmp_path)
    destroy(database, gone.id)
    database.run_now(lambda unit: destruction.destroy_case(unit, stays.case_id, ground="officer"), SYSTEM)
    database.close()
    again = restored(path, migrated_url, keys, clock)
    assert names(again) == ["canary-stays-name"]
    assert again.run_now(lambda unit: unit.session.get(Patient, gone.id), SYSTEM) is None
    assert again.run_now(lambda unit: consultations.find(unit, stays.case_id), SYSTEM) is None
    again.close()


def test_a_restore_can_refuse_what_a_wrong_sweep_destroyed(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """The clock was a year ahead and two people went; who was deleted before and after that stays gone, also at later starts,
    and without being told so a restore forgets them all."""
    asked, wrong, also_wrong, later = (
        database.run_now(partial(people.make, mark=mark), SYSTEM).id for mark in ("asked", "wrong", "also", "later")
    )
    path = take(database, tmp_path)
    destroy(database, asked)
    clock.move(days=1, hours=1)
    since = clock()
    for one in (wrong, also_wrong):
        destroy(database, one)
    clock.move(hours=1)
    until = clock()
    clock.move(hours=1)
    destroy(database, later)
    database.close()
    refusal = restore.Refusal(since, until)
    done = restore.restore(path, migrated_url, keys, clock, SYSTEM, refusal=refusal)
    assert (done.forgotten, done.refused, done.verdict.holds) == (2, 2, True)
    for _ in range(2):
        again = open_database(migrated_url, keys, clock)
        assert names(again) == ["canary-wrong-name", "canary-also-name"]
        again.close()


def test_a_backup_whose_trail_is_broken_is_refused_unless_told_otherwise(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """What is there stays and serves; with the word of whoever restores, the broken one takes its place."""
    trails.fill(database, 5)
    with database.engine.begin() as connection:
        trails.drop_triggers(connection)
        connection.execute(text("UPDATE access_record SET about = 'another' WHERE seq = 2"))
    path = take(database, tmp_path)
    database.run_now(lambda unit: people.make(unit, "since"), SYSTEM)
    database.close()
    with pytest.raises(TrailBroken, match=r"altered: record 2: .*--with-broken-trail"):
        restore.restore(path, migrated_url, keys, clock, SYSTEM)
    still = open_database(migrated_url, keys, clock)
    assert names(still) == ["canary-since-name"]
    still.close()
    done = restore.restore(path, migrated_url, keys, clock, SYSTEM, broken_trail=True)
    assert done.verdict.finding is not None
    again = open_database(migrated_url, keys, clock)
    assert names(again) == []
    again.close()


@pytest.mark.parametrize("written", ["my%20data", "my data", "a%2520b"])
def test_one_address_is_one_file_for_all(tmp_path: Path, clock: MovedClock, written: str) -> None:
    """The database, its backups and its lock stand in one folder, however the address is written."""
    url = f"sqlite:///{tmp_path}/{written}/sangdam.db"
    open_database(url, tmp_path / "keys", clock).close()
    file = serving.sqlite_file(url)
    assert file is not None
    assert file.exists()
    settings = Settings(database_url=SecretStr(url), keys_dir=tmp_path / "keys")
    assert data_folder(settings) == file.parent
    with serving.alone_on(url):
        assert file.with_name("sangdam.db.lock").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"keys", file.parent.name}


def test_a_restore_forgets_even_when_the_database_was_lost(
    sqlite_database: Database, tmp_path, keys, clock: MovedClock
) -> None:
    """The tombstones beside the keys are enough."""
    gone = sqlite_database.run_now(lambda unit: people.make(unit, "gone"), SYSTEM)
    path = take(sqlite_database, tmp_path)
    destroy(sqlite_database, gone.id)
    sqlite_database.run_now(lambda unit: None, SYSTEM)  # The file is written right after the commit; this waits for it.
    sqlite_database.close()
    shutil.rmtree(tmp_path / "data")
    again = restored(path, f"sqlite:///{tmp_path}/data/sangdam.db", keys, clock)
    assert names(again) == []
    again.close()


def test_an_old_file_that_was_copied_back_forgets_at_the_start(
    sqlite_database: Database, tmp_path, keys, clock
) -> None:
    """Not only the restore command: whoever puts the old file in place meets the tombstones before anything is served."""
    gone = sqlite_database.run_now(lambda unit: people.make(unit, "gone"), SYSTEM)
    url = str(sqlite_database.engine.url)
    sqlite_database.close()
    shutil.copy(tmp_path / "data/sangdam.db", tmp_path / "old.db")
    database = open_database(url, keys, clock)
    destroy(database, gone.id)
    database.run_now(lambda unit: None, SYSTEM)
    database.close()
    shutil.copy(tmp_path / "old.db", tmp_path / "data/sangdam.db")
    again = open_database(url, keys, clock)
    assert names(again) == []
    again.close()


def test_somebody_who_came_back_stays(database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock) -> None:
    """The same Kakao user after their deletion is another patient; a restore of a backup from then keeps them."""
    first = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    destroy(database, first.id)
    clock.move(minutes=1)
    second = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    path = take(database, tmp_path)
    database.close()
    again = restored(path, migrated_url, keys, clock)
    assert again.run_now(lambda unit: unit.session.get(Patient, second.id), SYSTEM) is not None
    again.close()


@pytest.mark.parametrize("touch", ["flipped", "cut", "longer", "another head"])
def test_a_tampered_backup_is_refused_and_nothing_is_changed(
    sqlite_database: Database, tmp_path, keys, clock, touch: str
) -> None:
    """A flipped bit, a missing end, something added, another head: refused with a clear sentence; the data stays."""
    sqlite_database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    path = take(sqlite_database, tmp_path)
    url = str(sqlite_database.engine.url)
    sqlite_database.close()
    raw = bytearray(path.read_bytes())
    match touch:
        case "flipped":
            raw[len(raw) // 2] ^= 1
        case "cut":
            del raw[-40:]
        case "longer":
            raw += b"x"
        case _:
            raw = raw.replace(b'"revision"', b'"revisiom"', 1)
    path.write_bytes(raw)
    with pytest.raises(BackupBroken, match="backup"):
        restore.restore(path, url, keys, clock, SYSTEM)
    again = open_database(url, keys, clock)
    assert names(again) == ["canary-one-name"]
    again.close()


@pytest.mark.parametrize("by", ["job", "restore"])
def test_an_expired_backup_is_noise(sqlite_database: Database, tmp_path, keys, clock: MovedClock, by: str) -> None:
    """Refused at its end even before the job; and after either its key is in no file on the disk."""
    path = take(sqlite_database, tmp_path, days=30)
    key_file = next(keys.glob("backup-*.key"))
    key = backup_keys.load(keys, key_file.stem.removeprefix("backup-"), clock()).key
    url = str(sqlite_database.engine.url)
    clock.move(days=30, seconds=-1)
    assert backup_keys.destroy_expired(keys, clock()) == 0
    clock.move(seconds=1)
    if by == "job":
        assert backup_keys.destroy_expired(keys, clock()) == 1
    else:
        with pytest.raises(KeyGone):
            restore.restore(path, url, keys, clock, SYSTEM)
    assert not key_file.exists()
    written = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert key not in written
    with pytest.raises(KeyGone):
        restore.restore(path, url, keys, clock, SYSTEM)
    assert making.remove_expired(path.parent, clock()) == 1


def test_a_backup_shows_no_word(database: Database, tmp_path) -> None:
    """Nothing readable is in the file but its head."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    raw = take(database, tmp_path).read_bytes()
    for word in (*made.words, made.id, "access_record"):
        assert word.encode() not in raw
    assert [p.name for p in (tmp_path / "backups").iterdir() if not p.name.endswith(".backup")] == []


def test_a_restore_is_refused_while_a_server_runs(sqlite_database: Database, tmp_path, keys, clock) -> None:
    """The database in use is not pulled away under those who use it."""
    sqlite_database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    path = take(sqlite_database, tmp_path)
    with pytest.raises(Misconfigured, match="stop the server"):
        restore.restore(path, str(sqlite_database.engine.url), keys, clock, SYSTEM)
    assert names(sqlite_database) == ["canary-one-name"]


def test_a_rotation_moves_everything_and_destroys_the_old_key(database: Database, tmp_path, keys, clock) -> None:
    """Names and Sangdam's own sealed things open afterwards; nothing is left under the old key; its bytes are gone."""
    old = KeyRing.load(keys)
    for i in range(5):
        database.run_now(partial(people.make, mark=f"p{i}"), SYSTEM)
    assert rotation.rotate(database, keys, SYSTEM) == 10
    new = KeyRing.load(keys)
    assert list(new.wrapping) == [new.active]
    assert new.active != old.active
    assert len(names(database)) == 5
    due = database.run_now(lambda unit: outbox.take_due(unit, 10), SYSTEM)
    assert {notice.payload["text"] for notice in due} == {f"canary-p{i}-outbox" for i in range(5)}
    assert database.run_now(rotation.count_left, SYSTEM) == 0
    kept = "".join(path.read_text() for path in keys.rglob("*") if path.is_file())
    assert old.active not in kept


def test_last_weeks_file_with_todays_keys_opens_nobody(sqlite_database: Database, tmp_path, keys, clock) -> None:
    """After a rotation the old copy of the database is noise, for the destroyed and for everybody."""
    made = sqlite_database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    url = str(sqlite_database.engine.url)
    sqlite_database.close()
    shutil.copy(tmp_path / "data/sangdam.db", tmp_path / "last_week.db")
    database = open_database(url, keys, clock)
    destroy(database, made.id)
    rotation.rotate(database, keys, SYSTEM)
    database.close()
    (keys / "tombstones").unlink()  # Even without them.
    old = open_database(f"sqlite:///{tmp_path}/last_week.db", keys, clock)
    with pytest.raises(KeyGone):
        names(old)
    old.close()


def test_a_backup_outlives_a_rotation(database: Database, migrated_url: str, tmp_path, keys, clock) -> None:
    """Yesterday's backup is still good after today's rotation, and comes back under today's key."""
    database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    path = take(database, tmp_path)
    rotation.rotate(database, keys, SYSTEM)
    database.close()
    again = restored(path, migrated_url, keys, clock)
    assert names(again) == ["canary-one-name"]
    active = KeyRing.load(keys).active
    assert set(again.run_now(ring_ids, SYSTEM)) == {active}
    again.close()


def test_a_rotation_that_was_broken_off_goes_on(sqlite_database: Database, keys) -> None:
    """Both keys stay in the ring until everything has moved; beginning again finishes."""

    class PowerCutError(Exception):
        pass

    def cut(done: int, total: int) -> None:
        raise PowerCutError

    for i in range(3):
        sqlite_database.run_now(partial(people.make, mark=f"p{i}"), SYSTEM)
    with pytest.raises(PowerCutError):
        rotation.rotate(sqlite_database, keys, SYSTEM, cut)
    assert len(KeyRing.load(keys).wrapping) == 2
    assert len(names(sqlite_database)) == 3
    rotation.rotate(sqlite_database, keys, SYSTEM)
    assert len(KeyRing.load(keys).wrapping) == 1
    assert len(names(sqlite_database)) == 3


def test_another_process_notices_a_rotation_before_it_seals(database: Database, migrated_url: str, keys, clock) -> None:
    """A server that runs on during `keys rotate` wraps new patients with the new key."""
    server = open_database(migrated_url, keys, clock)
    rotation.rotate(database, keys, SYSTEM)
    server.run_now(lambda unit: conversations.open_talk(unit, KakaoIds("new")), SYSTEM)
    found = server.run_now(ring_ids, SYSTEM)
    assert found == [KeyRing.load(keys).active]
    server.close()


def test_turns_go_on_while_a_backup_is_made(sqlite_database: Database, tmp_path) -> None:
    """A unit commits in the middle of the snapshot, and the backup is of one moment all the same."""
    sqlite_database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    pieces = making._sqlite_snapshot(tmp_path / "data/sangdam.db", tmp_path)
    next(pieces)
    sqlite_database.run_now(lambda unit: people.make(unit, "two"), SYSTEM)
    assert sum(1 for _ in pieces) >= 0
    assert (
        sqlite_database.run_now(lambda unit: unit.session.exec(select(func.count(col(Patient.id)))).one(), SYSTEM) == 2
    )


@pytest.mark.parametrize("raw", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_database_is_named_and_not_pulled_away(sqlite_database: Database, tmp_path, keys, clock, raw) -> None:
    """What cannot be opened could not be saved before: one sentence says what to do, and the file stays as it is. (An empty
    file is a database without anything.)"""
    sqlite_database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    path, url = take(sqlite_database, tmp_path), str(sqlite_database.engine.url)
    sqlite_database.close()
    file = tmp_path / "data/sangdam.db"
    file.write_bytes(raw)
    if raw:
        for act in (partial(open_database, url, keys, clock), partial(restore.restore, path, url, keys, clock, SYSTEM)):
            with pytest.raises(Misconfigured, match=r"damaged .* move it away and restore"):
                act()
        assert file.read_bytes() == raw
        file.unlink()
    again = restored(path, url, keys, clock)
    assert names(again) == ["canary-one-name"]
    again.close()


def test_what_is_there_is_saved_only_for_a_good_backup(sqlite_database: Database, tmp_path, keys, clock) -> None:
    """A refused file leaves nothing behind, however often it is tried."""
    path, url, saved = take(sqlite_database, tmp_path), str(sqlite_database.engine.url), []
    sqlite_database.close()
    bad = tmp_path / "bad.backup"
    bad.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(BackupBroken):
        restore.restore(bad, url, keys, clock, SYSTEM, save=lambda: saved.append("bad"))
    restore.restore(path, url, keys, clock, SYSTEM, save=lambda: saved.append("good"))
    assert saved == ["good"]


def test_a_backup_without_its_ring_is_refused(sqlite_database: Database, tmp_path, keys, clock) -> None:
    """A new ring would find nobody by their hash and sign another trail; nor does a server start with a lost folder."""
    path, url = take(sqlite_database, tmp_path), str(sqlite_database.engine.url)
    sqlite_database.close()
    (keys / "ring.json").rename(tmp_path / "ring.json")
    for act in (partial(restore.restore, path, url, keys, clock, SYSTEM), partial(open_database, url, keys, clock)):
        with pytest.raises(Misconfigured, match="no key ring"):
            act()
    assert not (keys / "ring.json").exists()


def test_a_restore_on_postgresql_is_refused_while_a_server_runs(
    new_postgres, tmp_path, keys, clock: MovedClock
) -> None:
    """Its sessions are seen, idle ones too; and what a killed restore left goes at the next start."""
    url = new_postgres()
    server = open_database(url, keys, clock)
    path = take(server, tmp_path)
    with pytest.raises(Misconfigured, match="stop the server"):
        restore.restore(path, url, keys, clock, SYSTEM)
    server.run_now(lambda unit: unit.connection.execute(text("CREATE SCHEMA restored")), SYSTEM)
    server.close()
    again = open_database(url, keys, clock)
    found = text("SELECT count(*) FROM pg_namespace WHERE nspname = 'restored'")
    assert again.read_now(lambda unit: unit.connection.scalar(found), SYSTEM) == 0
    again.close()


def test_a_restore_that_was_killed_leaves_no_copy(sqlite_database: Database, tmp_path, keys, clock) -> None:
    """Whatever it left beside the database goes at the next start, and never the database itself."""
    sqlite_database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    url, file = str(sqlite_database.engine.url), tmp_path / "data/sangdam.db"
    sqlite_database.close()
    for name in (".sangdam.db.restoring", ".sangdam.db.restoring-wal"):
        (file.parent / name).write_bytes(b"canary-old-name")
    (file.parent / ".sangdam.db.old").hardlink_to(file)
    again = open_database(url, keys, clock)
    assert names(again) == ["canary-one-name"]
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []
    again.close()


def test_no_start_meets_a_running_restore(sqlite_database: Database, tmp_path, keys, clock) -> None:
    """Neither would know of the other."""
    url = str(sqlite_database.engine.url)
    path = take(sqlite_database, tmp_path)
    sqlite_database.close()
    with shredding.alone(tmp_path / "data", ""), pytest.raises(Misconfigured, match="a restore is running"):
        open_database(url, keys, clock)
    with shredding.alone(tmp_path / "data", "", shared=True), pytest.raises(Misconfigured, match="server is starting"):
        restore.restore(path, url, keys, clock, SYSTEM)


def test_tombstones_of_a_replaced_database_are_put_beside_the_keys(
    sqlite_database: Database, tmp_path, keys, clock: MovedClock
) -> None:
    """A restore keeps what only the old database remembered, so that a file that is copied back later forgets as well."""
    gone = sqlite_database.run_now(lambda unit: people.make(unit, "gone"), SYSTEM)
    path, url = take(sqlite_database, tmp_path), str(sqlite_database.engine.url)
    destroy(sqlite_database, gone.id)
    sqlite_database.run_now(lambda unit: None, SYSTEM)
    sqlite_database.close()
    (keys / "tombstones").unlink()
    again = restored(path, url, keys, clock)
    assert names(again) == []
    again.close()
    assert {stone.kind for stone in tombstones.read_file(keys)} == {"patient"}


def test_a_broken_off_backup_leaves_nothing_readable(sqlite_database: Database, tmp_path) -> None:
    """While the copy is read no file of it can be found, so a crash at any point leaves none; a failure removes its part."""
    sqlite_database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    folder = tmp_path / "backups"
    folder.mkdir()
    pieces = making._sqlite_snapshot(tmp_path / "data/sangdam.db", folder)
    assert next(pieces).startswith(b"SQLite format 3")
    assert list(folder.iterdir()) == []
    del pieces
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))  # What a full disk looks like.
    try:
        with pytest.raises((OSError, sqlite3.Error)):
            take(sqlite_database, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(folder.iterdir()) == []


def test_one_unreadable_file_keeps_no_other_from_expiring(sqlite_database: Database, tmp_path, keys, clock) -> None:
    """Of the keys and of the backups, whatever stands between them; the unreadable key is named."""
    for _ in range(2):
        take(sqlite_database, tmp_path)
    folder = tmp_path / "backups"
    for name in ("0.backup", "z.backup", "other.part"):
        (folder / name).write_bytes(b"something else")
    part = next(folder.glob("sangdam-*"))
    part.rename(part.with_suffix(".part"))
    (keys / "backup-000000000000.key").touch()
    clock.move(days=30)
    with pytest.raises(Misconfigured, match="backup-000000000000"):
        backup_keys.destroy_expired(keys, clock())
    assert [path.name for path in keys.glob("backup-*.key")] == ["backup-000000000000.key"]
    assert making.remove_expired(folder, clock()) == 2
    assert sorted(path.name for path in folder.iterdir()) == ["0.backup", "other.part", "z.backup"]


def test_every_refusal_is_of_the_house(tmp_path, keys, clock) -> None:
    """A file that is no backup at all gets a sentence, not a traceback."""
    KeyRing.fresh().save(keys)
    path = tmp_path / "holiday.jpg"
    path.write_bytes(b"\xff\xd8\xff" * 100)
    with pytest.raises(SangdamError, match="no backup"):
        restore.restore(path, f"sqlite:///{tmp_path}/x.db", keys, clock, SYSTEM)
