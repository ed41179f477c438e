"""What the inbox costs among many cases, beside what it costs among few: every column's first page with
and without a filter, and the search.

    python -m tests.bench.inbox [few] [many] [rounds]

Measured is the whole of it: the query, the opened and masked names, the counts beside the columns. In both houses every column
but that of the suspended, which is empty, has more than a page, every count reaches its limit, and who looks works on as many
cases as a search reads through, so that equal pages are compared; the two take turns, and the ratio is the median of the turns'
ratios. Aim: at most 1.3. On SQLite, which works in this process, the time is the processor's, so that a busy machine
disturbs little.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, TypeAlias

import orjson
import psycopg
from sqlalchemy import insert
from sqlmodel import SQLModel

from skills.cases import inbox
from skills.staff.permissions import Person, Role
from storage.cases import codes, consultations
from storage.cases.filters import Filter
from storage.characters import folded
from storage.database.database import Database
from storage.opening import open_database
from storage.patients import names, patients
from storage.unit.unit_of_work import SYSTEM, Unit
from tests import postgres
from tests.desk import as_staff, clinic, hire_now

FEW, MANY, ROUNDS = 500, 50_000, 60
NOW = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
AT_ONCE = 500
CLINIC = clinic()
SAID = "쌍꺼풀 재수술이 궁금해요. 토요일에도 상담하나요?"
STATES = ("waiting", "waiting", "held", "closed", "answered")
NAMED_ALIKE, APART = 30, 16
WORDS = {
    "number": ("0000123", 1),
    "name": ("환자 123", 1),
    "part of a name": ("나래", NAMED_ALIKE),
    "phone": ("010-0000-0123", 1),
}
"""What is searched for, and how many cases have it in each house."""
Look: TypeAlias = Callable[[Unit], Any]
Rows: TypeAlias = dict[str, list[dict[str, object]]]


def fill(database: Database, cases: int, holder: str) -> None:
    """So many cases of as many patients, evenly waiting and urgent, waiting, held by `holder`, closed by them, answered."""
    for first in range(0, cases, AT_ONCE):
        database.run_now(partial(_add, numbers=range(first, first + AT_ONCE), holder=holder), SYSTEM)


def _add(unit: Unit, numbers: range, holder: str) -> None:
    rows: Rows = {
        "patient": [],
        "name_piece": [],
        "patient_key": [],
        "consultation": [],
        "case_message": [],
        "photo": [],
    }
    for number in numbers:
        _plan(unit, number, holder, rows)
    for name, found in rows.items():
        if found:
            unit.connection.execute(insert(SQLModel.metadata.tables[name]), found)


def _plan(unit: Unit, number: int, holder: str, rows: Rows) -> None:
    who, case, at = unit.new_id(), unit.new_id(), NOW - timedelta(minutes=number)
    is_alike = number % APART == 0 and number < NAMED_ALIKE * APART
    name = f"도나래 {number}" if is_alike else f"환자 {number}"
    phone, state = f"+8210{number:08d}", STATES[number % len(STATES)]
    ring_id, wrapped = unit.vault.new_data_key(who)
    key = unit.vault.data_key(who, ring_id, wrapped)
    rows["patient"].append({
        "id": who, "kakao_lookup": unit.vault.lookup("kakao", name), "is_dev": False, "is_friend": True, "lang": "ko",
        "name_lookup": unit.vault.lookup("name", patients.normal_name(name)),
        "name_sealed": key.seal_text(patients.place("name_sealed", who), name),
        "phone_lookup": unit.vault.lookup("phone", phone), "phone_tail_lookup": unit.vault.lookup("phone_tail", phone[-4:]),
        "phone_sealed": key.seal_text(patients.place("phone_sealed", who), phone), "created_at": at, "seen_at": at,
    })  # fmt: skip
    bare = folded(name) if is_alike else ""
    rows["name_piece"] += [
        {"patient_id": who, "piece_lookup": unit.vault.lookup("name_piece", piece)}
        for piece in {bare[at : at + names.LENGTH] for at in range(len(bare) - 1)}
    ]
    word, uid = ("eyes", "lifting")[number // len(STATES) % 2], unit.new_id()
    rows["patient_key"].append({"patient_id": who, "ring_id": ring_id, "wrapped": wrapped})
    rows["consultation"].append({
        "id": case, "number": f"{number:07d}", "patient_id": who, "kind": "consultation", "state": state,
        "is_urgent": number % len(STATES) == 0,
        "answers_sealed": key.seal(consultations.answers_place(case), orjson.dumps({"treatment": {"word": word}})),
        "treatment_lookup": codes.treatment(unit, word),
        "filed_at": at, "due_at": at + timedelta(hours=2), "active_at": at, "version": 1,
        "holder_id": holder if state == "held" else None, "held_until": NOW if state == "held" else None,
        "closed_at": at if state == "closed" else None, "settled_at": at if state == "answered" else None,
        "unreached_at": at if state == "answered" else None,
    })  # fmt: skip
    rows["case_message"].append({
        "consultation_id": case, "patient_id": who, "author": "patient", "staff_id": None, "sent_at": at, "state": "",
        "uid": uid, "text_sealed": key.seal_text(consultations.text_place(uid), SAID),
    })  # fmt: skip
    if state == "closed":
        uid = unit.new_id()
        rows["case_message"].append({
            "consultation_id": case, "patient_id": who, "author": "staff", "staff_id": holder, "sent_at": at, "state": "",
            "uid": uid, "text_sealed": key.seal_text(consultations.text_place(uid), SAID),
        })  # fmt: skip
    rows["photo"].append({
        "id": unit.new_id(), "patient_id": who, "consultation_id": case, "state": "kept", "taken_at": at,
        "width": 1, "height": 1,
    })  # fmt: skip


def looks(who: Person) -> dict[str, Look]:
    """Everything that is measured, by name."""
    columns = {
        name: partial(inbox.list_column, clinic=CLINIC, who=who, column=name, after="", by_hand=False)
        for name in inbox.COLUMNS
    }
    narrow = Filter(treatment="eyes", lang="ko", photos=True, since=NOW - timedelta(days=365))
    columns |= {f"{name}, filtered": partial(look, wanted=narrow) for name, look in columns.items()}
    kinds = {
        f"search by {kind}": partial(_search, who=who, words=words, hits=hits) for kind, (words, hits) in WORDS.items()
    }
    return {**columns, **kinds}


def _search(unit: Unit, who: Person, words: str, hits: int) -> list[inbox.InboxRow]:
    found = inbox.search(unit, CLINIC, who, words)
    assert len(found) == hits, (words, len(found))
    return found


class House:
    """A filled database and somebody who looks into it."""

    def __init__(self, url: str, keys: Path, cases: int) -> None:
        self.database = open_database(url, keys, lambda: NOW)
        self.clock = perf_counter if self.database.engine.dialect.name == "postgresql" else process_time
        self.who = hire_now(self.database, Role.COUNSELLOR)
        fill(self.database, cases, self.who.id)
        if self.clock is perf_counter:
            _analyse(url)
        self.looks = looks(self.who)

    def seconds(self, name: str) -> float:
        """How long one look takes. A search records itself, so it writes; here its record is not kept."""
        look, begun = self.looks[name], self.clock()
        if name.split(",")[0] in inbox.COLUMNS:
            self.database.read_now(look, as_staff(self.who))
        else:
            self.database.run_now(look, as_staff(self.who), keep=False)
        return self.clock() - begun


def _analyse(url: str) -> None:
    """What PostgreSQL does by itself a minute after so many rows came in."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


@contextmanager
def houses(engine: str, sizes: tuple[int, int]) -> Iterator[list[House]]:
    """A small and a large database on this engine."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(postgres.server()) if engine == "PostgreSQL" else ""
        found = []
        for size in sizes:
            url = _new_database(server, size) if server else f"sqlite:///{folder}/{size}/sangdam.db"
            found.append(House(url, folder / f"keys-{size}", size))
            stack.callback(found[-1].database.close)
        yield found


def _new_database(server: str, size: int) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE cases_{size}".encode())
    return server.rsplit("/", 1)[0] + f"/cases_{size}"


def _both(name: str, few: House, many: House, *, first: int) -> tuple[float, float]:
    """Seconds in the small and in the large database, one right after the other; `first` says who begins."""
    if first == 0:
        return few.seconds(name), many.seconds(name)
    large = many.seconds(name)
    return few.seconds(name), large


def main() -> None:
    """Measure and print a table for each engine."""
    few, many, rounds = (int(given) for given in (*sys.argv[1:], *map(str, (FEW, MANY, ROUNDS)[len(sys.argv) - 1 :])))
    for engine in ("SQLite", "PostgreSQL"):
        sys.stdout.write(
            f"\n{engine}, medians of {rounds} looks\n\n| first page | {few:,} ms | {many:,} ms | ratio |\n"
        )
        sys.stdout.write("|---|---|---|---|\n")
        with houses(engine, (few, many)) as pair:
            for name in pair[0].looks:
                taken = [_both(name, *pair, first=number % 2) for number in range(rounds)]
                small, large = (median(one) * 1000 for one in zip(*taken, strict=True))
                ratio = median(much / little for little, much in taken)
                sys.stdout.write(f"| {name} | {small:.2f} | {large:.2f} | {ratio:.2f} |\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
