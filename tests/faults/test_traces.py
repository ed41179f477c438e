"""What may stand on disk: nothing of what is typed before the consent, and nothing of a person in the clear, ever."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import aiohttp
import orjson

from tests.faults.patients import Patient
from tests.intake import STEPS, next_act, step_of
from tests.serving import Server

BEFORE = "보라색기린우산"  # Typed before any consent; a word that nothing else here says.
WORDS = {
    "name": "독고은하",
    "phone": "010-0000-7319",
    "details": "청록색나침반처럼 접히는 쌍꺼풀이 걱정돼요",
}
SECRETS = ("독고은하", "-7319", "00007319", "청록색나침반", "+821000007319")
LAST_DIGITS = "7319"  # By chance in many a moment or id, so they are looked for as a value that stands alone.


def forms(word: str) -> list[bytes]:
    """The bytes in which a word could stand in a file."""
    escaped = orjson.dumps(word), word.encode("unicode_escape"), "".join(f"\\u{ord(c):04X}" for c in word).encode()
    return [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), *(one.strip(b'"') for one in escaped)]


def files_with(folder: Path, word: str) -> list[str]:
    """The files under the folder that have the word in any form."""
    sought = forms(word)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files) or any(path.suffix == ".db" for path in files)
    return [path.name for path in files if any(form in path.read_bytes() for form in sought)]


def tables_with(file: Path, digits: str) -> list[str]:
    """The tables that have the digits in a value, with no other digit or letter beside them."""
    alone = re.compile(rf"(?<![0-9A-Za-z.]){digits}(?![0-9A-Za-z])".encode())
    with closing(sqlite3.connect(file)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [
            table
            for table in tables
            for row in database.execute(f'SELECT * FROM "{table}"')
            if any(alone.search(value if isinstance(value, bytes) else str(value).encode()) for value in row)
        ]


async def test_words_typed_before_the_consent_are_in_no_file(tmp_path: Path) -> None:
    """C-3: as first words, at the question for age, and at the consent itself; the log is a file too."""
    with Server(tmp_path) as server:
        person = Patient("b" * 64)
        async with aiohttp.ClientSession() as http:
            await person.send(http, server, f"{BEFORE} 상담 받고 싶어요")
            await person.send(http, server, f"{BEFORE} 상담")
            await person.send(http, server, "상담 신청")
            assert step_of(person.answer or {}) == "age"
            await person.send(http, server, BEFORE)
            assert await person.go_on(http, server) == "health_consent"
            await person.send(http, server, f"{BEFORE} 때문에 아파요")
        assert files_with(tmp_path, BEFORE) == []
    assert files_with(tmp_path, BEFORE) == []


async def test_after_filing_no_file_has_name_phone_or_details_in_the_clear(tmp_path: Path) -> None:
    """Raw bytes of the database, its WAL and shared memory, the keys and the log, in four encodings; running and stopped."""
    with Server(tmp_path) as server:
        person = Patient("c" * 64)
        async with aiohttp.ClientSession() as http:
            for _ in STEPS:
                words, extra = next_act(person.answer, WORDS)
                await person.send(http, server, words, extra)
        assert person.steps[-1] == "done"
        for secret in SECRETS:
            assert (secret, files_with(tmp_path, secret)) == (secret, [])
    for secret in (*SECRETS, "c" * 64):
        assert (secret, files_with(tmp_path, secret)) == (secret, [])
    (file,) = tmp_path.rglob("sangdam.db")
    assert tables_with(file, LAST_DIGITS) == []
    assert tables_with(file, "done") != [], "the search finds what stands there"
