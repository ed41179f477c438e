"""Houses with 1,000 and with 1,000,000 patients: made once with plain SQL, kept in a temporary folder, used again.

Every patient is a true one (a wrapped key of their own, lookup hashes, a conversation), so that the load generator can chat
as any of them: patient `i` has the Kakao key `f"{i:064x}"`.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from storage.crypto.vault import Vault
from storage.opening import open_database

KEPT = Path(tempfile.gettempdir()) / "sangdam-bench"
AT_ONCE = 20_000
SEEN = datetime.now(UTC) - timedelta(minutes=30)


def folder_with(patients: int, *, anew: bool = False) -> Path:
    """The folder of a database with so many patients; made anew when asked, or when the tables have changed since."""
    folder = KEPT / f"{patients}-{_revision()}"
    if anew:
        shutil.rmtree(folder, ignore_errors=True)
    if not (folder / "ready").exists():
        _fill(folder, patients)
        (folder / "ready").touch()
    return folder


def _revision() -> str:
    """What the tables look like now, as a short hash of the migrations."""
    files = sorted((Path(__file__).parents[2] / "storage/migrations/versions").glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:10]


def _fill(folder: Path, patients: int) -> None:
    database = open_database(f"sqlite:///{folder}/data/sangdam.db", folder / "keys", lambda: datetime.now(UTC))
    vault = database.vault
    database.close()
    connection = sqlite3.connect(folder / "data/sangdam.db", isolation_level=None)
    for pragma in ("synchronous=OFF", "cache_size=-1000000", "wal_autocheckpoint=100000"):
        connection.execute(f"PRAGMA {pragma}")
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        " AND tbl_name IN ('patient', 'patient_key', 'conversation', 'consultation')"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")  # Made anew at the end: many times faster than row by row.
    ids = [secrets.token_hex(16) for _ in range(patients)]
    for first in range(0, patients, AT_ONCE):
        connection.execute("BEGIN")
        _insert(connection, vault, first, ids[first : first + AT_ONCE])
        connection.execute("COMMIT")
    for _, statement in indexes:
        connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _insert(connection: sqlite3.Connection, vault: Vault, first: int, ids: list[str]) -> None:
    people = list(_people(vault, first, ids))
    for table in ("patient", "patient_key", "conversation"):
        names = list(people[0][table])
        marks = ", ".join("?" * len(names))
        rows = [tuple(person[table].values()) for person in people]
        connection.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)


def _people(vault: Vault, first: int, ids: list[str]) -> Iterator[dict[str, dict[str, Any]]]:
    at = SEEN.replace(tzinfo=None).isoformat(" ")
    for i, patient_id in enumerate(ids, first):
        ring_id, wrapped = vault.new_data_key(patient_id)
        yield {
            "patient": {
                "id": patient_id,
                "kakao_lookup": vault.lookup("kakao", f"{i:064x}"),
                "kakao_sealed": os.urandom(92),
                "channel_lookup": secrets.token_hex(16),
                "channel_sealed": os.urandom(40),
                "name_lookup": secrets.token_hex(16),
                "phone_lookup": secrets.token_hex(16),
                "phone_tail_lookup": vault.lookup("phone_tail", f"{i % 10_000:04d}"),
                "is_dev": 0,
                "is_friend": 1,
                "lang": "ko",
                "created_at": at,
                "seen_at": at,
            },
            "patient_key": {"patient_id": patient_id, "ring_id": ring_id, "wrapped": wrapped},
            "conversation": {
                "patient_id": patient_id,
                "failures": 0,
                "turn": 3,
                "token": "",
                "spent_token": "",
                "heard_lookup": "",
                "owed": 0,
                "lapsed": 0,
                "has_result": 0,
            },
        }
