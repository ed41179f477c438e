"""A move brings every row over as it was, in both directions, and touches nothing before all of it is verified."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlmodel import col, select

from storage.backup import move_rows
from storage.backup.move import Move, Tell
from storage.crypto.vault import KeyRing
from storage.database import engines
from storage.database.database import Database
from storage.database.serving import alone_on
from storage.errors import Misconfigured, SangdamError, Unavailable
from storage.opening import open_database
from storage.patients import patients
from storage.patients.patients import Patient, Purpose
from storage.trail import proof
from storage.unit.unit_of_work import SYSTEM, Actor, Unit
from tests.conftest import MovedClock
from tests.storage import people

OPERATOR = Actor("operator", origin="test")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def new_url(migrated_url: str, tmp_path: Path, new_postgres: Callable[[], str]) -> str:
    """An empty database of the other engine."""
    return new_postgres() if migrated_url.startswith("sqlite") else f"sqlite:///{tmp_path}/moved/sangdam.db"


@pytest.fixture
def filled(migrated_url: str, keys: Path, clock: MovedClock) -> str:
    """A closed database with twelve people; its address."""
    with opened(migrated_url, keys, clock) as database:
        for number in range(12):
            database.run_now(partial(people.make, mark=str(number)), SYSTEM)
    return migrated_url


@contextmanager
def opened(url: str, keys: Path, clock: MovedClock) -> Iterator[Database]:
    database = open_database(url, keys, clock)
    try:
        yield database
    finally:
        database.close()


def names(unit: Unit) -> set[str | None]:
    ids = unit.session.exec(select(Patient.id).order_by(col(Patient.created_at)))
    return {patients.unlock(unit, i, Purpose.JOB).open_text("name_sealed") for i in ids}


def move(keys: Path, clock: MovedClock, tell: Tell | None = None) -> Move:
    made = Move(KeyRing.load(keys), clock, OPERATOR)
    return replace(made, tell=tell) if tell else made


def everything(url: str) -> dict[str, list[str]]:
    """Every row of every table, in words."""
    engine = engines.make(url)
    with engine.connect() as connection:
        found = {
            table.name: sorted(repr(tuple(row)) for rows in move_rows.portions(connection, table) for row in rows)
            for table in move_rows.tables()
        }
    engine.dispose()
    return found


def test_every_row_arrives_and_the_house_goes_on(filled: str, new_url: str, keys: Path, clock: MovedClock) -> None:
    """Sealed words open, the trail verifies and says who moved, new rows get numbers that are free."""
    before = everything(filled)
    steps: list[tuple[str, int, int]] = []
    done = move(keys, clock, lambda step, done, total: steps.append((step, done, total))).run(filled, new_url)
    after = everything(new_url)
    assert [record for record in after["access_record"] if "'database_moved'" not in record] == before["access_record"]
    assert all(after[name] == rows for name, rows in before.items() if name not in ("access_record", "trail_head"))
    assert everything(filled) == before
    assert done.rows == sum(len(rows) for rows in before.values())
    assert done.verdict.holds
    assert ("copy", done.rows, done.rows) in steps
    assert steps[-1] == ("compare", 2 * done.rows, 2 * done.rows)
    with opened(new_url, keys, clock) as database:
        assert database.read_now(names, SYSTEM) == {f"canary-{n}-name" for n in range(12)}
        database.run_now(lambda unit: people.make(unit, "after"), SYSTEM)
        assert database.read_now(proof.verify, SYSTEM).holds


def test_it_goes_there_and_back_again(
    filled: str, new_url: str, keys: Path, clock: MovedClock, tmp_path: Path, new_postgres: Callable[[], str]
) -> None:
    """Twice over the engines' border leaves what was there, and a record of each move."""
    before = everything(filled)
    home = f"sqlite:///{tmp_path}/home/sangdam.db" if filled.startswith("sqlite") else new_postgres()
    move(keys, clock).run(filled, new_url)
    move(keys, clock).run(new_url, home)
    after = everything(home)
    assert len(after["access_record"]) == len(before["access_record"]) + 2
    assert {k: v for k, v in after.items() if k not in ("access_record", "trail_head")} == {
        k: v for k, v in before.items() if k not in ("access_record", "trail_head")
    }


class Killed(Exception):
    """Stands in for the end of the process."""


def _kill_after(rows: int) -> Tell:
    def tell(step: str, done: int, _total: int) -> None:
        if step == "copy" and done >= rows:
            raise Killed

    return tell


@pytest.fixture
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(move_rows, "PORTION", 5)


@pytest.mark.usefixtures("small_portions")
def test_a_move_that_was_broken_off_goes_on(filled: str, new_url: str, keys: Path, clock: MovedClock) -> None:
    """What is there already is not sent again, and a half copy never stands at the new address."""
    before = everything(filled)
    with pytest.raises(Killed):
        move(keys, clock, _kill_after(40)).run(filled, new_url)
    assert _tables(new_url) == set()
    done = move(keys, clock).run(filled, new_url)
    assert done.found >= 40
    assert everything(new_url)["patient"] == before["patient"]
    assert done.verdict.holds


def _tables(url: str) -> set[str]:
    """What a server would find at this address."""
    if url.startswith("sqlite") and not Path(url.removeprefix("sqlite:///")).exists():
        return set()
    engine = engines.make(url)
    with engine.connect() as connection:
        found = set(inspect(connection).get_table_names())
    engine.dispose()
    return found


@pytest.mark.usefixtures("small_portions")
def test_a_half_copy_of_an_older_state_is_thrown_away(filled: str, new_url: str, keys: Path, clock: MovedClock) -> None:
    """Somebody used the old database in between: the move begins anew."""
    with pytest.raises(Killed):
        move(keys, clock, _kill_after(40)).run(filled, new_url)
    with opened(filled, keys, clock) as database:
        database.run_now(lambda unit: people.make(unit, "between"), SYSTEM)
    done = move(keys, clock).run(filled, new_url)
    assert done.found == 0
    with opened(new_url, keys, clock) as database:
        assert "canary-between-name" in database.read_now(names, SYSTEM)


@pytest.mark.usefixtures("small_portions")
def test_a_row_that_did_not_arrive_as_it_was_stops_the_move(
    filled: str, new_url: str, keys: Path, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing takes the new place, and the next try copies everything again."""
    write = move_rows.copy

    def spoil(source, target, table, tell) -> None:
        write(source, target, table, tell)
        if table.name == "patient_key":
            with target.begin():
                target.execute(
                    text(
                        "UPDATE patient_key SET ring_id = 'x' WHERE patient_id = (SELECT min(patient_id) FROM patient_key)"
                    )
                )

    monkeypatch.setattr(move_rows, "copy", spoil)
    with pytest.raises(Unavailable, match="patient_key did not arrive"):
        move(keys, clock).run(filled, new_url)
    monkeypatch.undo()
    assert _tables(new_url) == set()
    assert move(keys, clock).run(filled, new_url).found == 0


def test_the_wrong_keys_are_noticed(filled: str, new_url: str, clock: MovedClock) -> None:
    """Rows that nothing opens are no move."""
    with pytest.raises(Misconfigured, match="trail does not verify"):
        Move(KeyRing.fresh(), clock, OPERATOR).run(filled, new_url)
    assert _tables(new_url) == set()


def test_a_running_server_is_refused_on_either_side(
    filled: str, new_url: str, keys: Path, clock: MovedClock, tmp_path: Path
) -> None:
    """Whatever is written during a move would be lost."""
    with opened(filled, keys, clock), pytest.raises(Misconfigured, match="in use"):
        move(keys, clock).run(filled, new_url)
    with opened(new_url, tmp_path / "others", clock), pytest.raises(Misconfigured, match="in use"):
        move(keys, clock).run(filled, new_url)


def test_nobody_writes_into_the_old_one_meanwhile(filled: str, new_url: str, keys: Path, clock: MovedClock) -> None:
    """A command that comes in between waits or fails; what it wrote would be lost."""
    engine = engines.make(filled)
    told: list[str] = []

    def disturb(_step: str, _done: int, _total: int) -> None:
        if told:
            return
        told.append("once")
        with engine.connect() as connection:
            if filled.startswith("sqlite"):
                connection.connection.driver_connection.execute("PRAGMA busy_timeout=0")  # type: ignore[union-attr]
            else:
                connection.execute(text("SET lock_timeout = '50ms'"))
                connection.commit()
            try:
                with connection.begin():
                    connection.execute(text("UPDATE trail_head SET seq = seq + 1"))
            except Exception as error:  # noqa: BLE001 - each engine has its own error for a lock
                told.append(type(error).__name__)

    move(keys, clock, disturb).run(filled, new_url)
    engine.dispose()
    assert told == ["once", "OperationalError"] or told == ["once", "LockNotAvailable"]


@pytest.mark.parametrize("there", ["another database", "something else"])
def test_what_stands_at_the_new_address_is_never_replaced(
    there: str, filled: str, new_url: str, keys: Path, clock: MovedClock, tmp_path: Path
) -> None:
    """Neither another database nor tables of somebody else."""
    if there == "another database":
        with opened(new_url, tmp_path / "others", clock):
            pass
    else:
        engine = engines.make(new_url)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE invoices (id INTEGER)"))
        engine.dispose()
    before = _tables(new_url)
    with pytest.raises(Misconfigured, match="empty"):
        move(keys, clock).run(filled, new_url)
    assert _tables(new_url) == before


def test_a_house_is_not_moved_onto_itself(filled: str, keys: Path, clock: MovedClock) -> None:
    """It would be gone."""
    before = everything(filled)
    with pytest.raises(SangdamError):
        move(keys, clock).run(filled, filled)
    assert everything(filled) == before


def test_one_server_a_file(tmp_path: Path) -> None:
    """The second one is refused by the process's number, and may come when the first one has ended."""
    url = f"sqlite:///{tmp_path}/sangdam.db"
    with (
        alone_on(url),
        pytest.raises(Misconfigured, match=r"in use by another server or command \(process \d+\)"),
        alone_on(url),
    ):
        pass
    with alone_on(url), alone_on("postgresql://anywhere/x"), alone_on("postgresql://anywhere/x"):
        pass
