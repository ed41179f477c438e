"""A database that an older version left is migrated, verified and used; and taken back to what that version needs."""

from __future__ import annotations

import gzip
import json
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlmodel import col, func, select

from storage import migrations
from storage.backup.rollback import take_back
from storage.cases.consultations import Consultation
from storage.database import engines
from storage.errors import Misconfigured
from storage.opening import open_database
from storage.patients.patients import Patient
from storage.staff.staff import Staff
from storage.trail import proof
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.intake import next_act, step_of
from tests.releases.make import FILED, HALF_WAY, HERE, Chat, put_into
from tests.serving import HOME, Server

VERSIONS = sorted(path.parent.name for path in HERE.glob("*/made.json"))


@dataclass(frozen=True)
class Old:
    """A copy of what a version left."""

    url: str
    folder: Path
    version: str
    revision: str
    clock: MovedClock
    checkpoints: list[tuple[str, str]]

    @property
    def keys(self) -> Path:
        return self.folder / "keys"


@pytest.fixture(params=[(version, engine) for version in VERSIONS for engine in ("sqlite", "postgresql")], ids="-".join)
def old(request: pytest.FixtureRequest, tmp_path: Path, new_postgres: Callable[[], str]) -> Old:
    version, engine = request.param
    kept = HERE / version / engine
    shutil.copytree(kept / "keys", tmp_path / "keys")
    (tmp_path / "keys").chmod(0o700)
    for path in (tmp_path / "keys").iterdir():
        path.chmod(0o600)
    made = json.loads((HERE / version / "made.json").read_text())
    if engine == "sqlite":
        url = f"sqlite:///{tmp_path}/data/sangdam.db"
        (tmp_path / "data").mkdir(mode=0o700)
        (tmp_path / "data/sangdam.db").write_bytes(gzip.decompress((kept / "sangdam.db.gz").read_bytes()))
    else:
        url = new_postgres()
        put_into(url, kept / "sangdam.sql.gz")
    notes = [(path.name, path.read_text()) for path in (kept / "checkpoints").glob("*.checkpoint")]
    clock = MovedClock(datetime.fromisoformat(made["made_at"]) + timedelta(minutes=5))
    return Old(url, tmp_path, version, made["revision"], clock, notes)


def test_every_released_version_is_here() -> None:
    """Who raises the version makes the database of the one before; this one's own comes with the next."""
    now = tomllib.loads((HOME / "pyproject.toml").read_text())["project"]["version"]
    released = [line.split()[1] for line in (HOME / "CHANGELOG.md").read_text().splitlines() if line.startswith("## ")]
    assert set(released) - {now} <= set(VERSIONS)
    assert set(migrations.RELEASES) == set(VERSIONS)
    for version in VERSIONS:
        assert migrations.RELEASES[version] == json.loads((HERE / version / "made.json").read_text())["revision"]


def _counts(unit: Unit) -> dict[str, int]:
    return {
        model.__name__: unit.session.scalar(select(func.count()).select_from(model)) or 0
        for model in (Patient, Consultation, Staff)
    }


def test_it_is_migrated_and_verifies_against_its_own_checkpoint(old: Old) -> None:
    """Nobody is lost, and the trail is the one that was signed then."""
    database = open_database(old.url, old.keys, old.clock)
    counts = database.read_now(_counts, SYSTEM)
    verdict = database.read_now(lambda unit: proof.verify(unit, old.checkpoints), SYSTEM)
    database.close()
    assert counts["Patient"] >= 3
    assert counts["Consultation"] >= 2
    assert counts["Staff"] == 1
    assert (verdict.finding, verdict.checkpoints) == (None, 1)
    engine = engines.make(old.url)
    with engine.connect() as connection:
        assert migrations.current(connection) == migrations.newest()
    engine.dispose()


@pytest.fixture
def server(old: Old) -> Any:
    """Today's server on it."""
    with Server(old.folder, url=old.url) as running:
        yield running


def test_its_people_go_on(old: Old, server: Server) -> None:
    """Who was half way answers the next question, and who had filed is told so; somebody new can file."""
    half = Chat(server, HALF_WAY)
    answer = half.send("이어서 할게요")
    for _ in range(12):
        if step_of(answer) == "done":
            break
        answer = half.send(*next_act(answer))
    assert step_of(answer) == "done"
    told = Chat(server, FILED).send("접수 상태 확인해 주세요")
    assert "접수" in json.dumps(told, ensure_ascii=False)
    assert step_of(Chat(server, "f" * 64).file()) == "done"


def _shape(url: str) -> dict[str, list[str]]:
    engine = engines.make(url)
    with engine.connect() as connection:
        seen = inspect(connection)
        shape = {
            name: sorted(f"{one['name']} {one['type']} {one['nullable']}" for one in seen.get_columns(name))
            for name in seen.get_table_names()
        }
    engine.dispose()
    return shape


def test_it_can_be_taken_back_with_what_was_filed_since(old: Old) -> None:
    """The tables are those of its version again, the trail holds, and a later case is still there."""
    before = _shape(old.url)
    with Server(old.folder, url=old.url) as running:
        assert step_of(Chat(running, "e" * 64).file()) == "done"
    assert take_back(old.url, old.version) == old.revision
    assert _shape(old.url) == before
    with pytest.raises(Misconfigured, match="no released version"):
        take_back(old.url, "0.0.1")
    database = open_database(old.url, old.keys, old.clock)
    assert database.read_now(proof.verify, SYSTEM).holds
    filed = database.read_now(lambda unit: unit.session.exec(select(col(Consultation.number))).all(), SYSTEM)
    database.close()
    assert len(filed) >= 3


def test_a_visit_of_an_open_case_survives_the_way_back_and_up_again(old: Old) -> None:
    """An older version knows the day alone; whoever upgrades again has the visit on that day."""
    migrations.upgrade(old.url)
    engine = engines.make(old.url)
    moment = "'2026-03-02 05:00:00+00:00'"
    with engine.begin() as connection:
        case = connection.execute(text("SELECT id, patient_id FROM consultation WHERE closed_at IS NULL")).first()
        assert case is not None
        connection.execute(
            text(
                "INSERT INTO visit (id, consultation_id, patient_id, starts_at, minutes, state, wish, booked_at, changed_at,"
                f" version) VALUES ('v', '{case.id}', '{case.patient_id}', {moment}, 30, 'booked', '', {moment}, {moment}, 1)"
            )
        )
    engine.dispose()
    take_back(old.url, old.version)
    migrations.upgrade(old.url)
    with engine.connect() as connection:
        again = (
            "SELECT v.id FROM visit v JOIN consultation c ON c.id = v.consultation_id WHERE v.booked_at = c.filed_at"
        )
        assert connection.scalars(text(again)).all() == [case.id]
    engine.dispose()
