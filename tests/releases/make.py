"""Makes the small databases of a released version: `python -m tests.releases.make FOLDER_OF_THAT_VERSION`.

That version's own server is started and used over HTTP alone, as Kakao and an operator use it, so that this file works with
every version. What it leaves (a SQLite file, a dump of PostgreSQL, the keys, a signed checkpoint) goes into a folder named
after the version. Run it once for each release, with its tag checked out elsewhere, and commit the folder.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import psycopg

from tests import postgres
from tests.intake import FIRST, STEPS, body, next_act, presses_in, step_of
from tests.serving import KEY, Server

HERE = Path(__file__).parent
FILED, HALF_WAY, REFUSED, LEFT = (f"{number:064x}" for number in range(1, 5))
STOPPED_AT = "details"
Answer = dict[str, Any]


class Chat:
    """One person who chats with a server."""

    def __init__(self, server: Server, key: str) -> None:
        self.server, self.key = server, key

    def send(self, said: str, extra: dict[str, str] | None = None) -> Answer:
        """One turn."""
        url = f"http://127.0.0.1:{self.server.port}/skills/fallback"
        call = httpx.post(url, content=body(self.key, said, extra), headers={"X-Skill-Key": KEY}, trust_env=False)
        answer: Answer = call.raise_for_status().json()
        return answer

    def press(self, answer: Answer, *words: str) -> Answer:
        """Press the first of these choices that the answer offers."""
        offered = {(one.get("extra") or {}).get("choice"): one for one in presses_in(answer)}
        for word in words:
            if word in offered:
                return self.send(offered[word]["messageText"], offered[word]["extra"])
        raise AssertionError(f"{step_of(answer)} offers {sorted(map(str, offered))}")

    def file(self, until: str = "done") -> Answer:
        """File a consultation, or go as far as to this question."""
        answer = self.send(FIRST)
        while step_of(answer) != until:
            assert step_of(answer) in STEPS, step_of(answer)
            answer = self.send(*next_act(answer))
        return answer


def use(server: Server) -> None:
    """Four people: one files, one is half way, one refuses, one files and has everything deleted."""
    Chat(server, FILED).file()
    Chat(server, HALF_WAY).file(until=STOPPED_AT)
    refusing = Chat(server, REFUSED)
    refusing.press(refusing.file(until="health_consent"), "no")
    leaving = Chat(server, LEFT)
    leaving.file()
    answer = leaving.send("제 개인정보 전부 삭제해 주세요")
    leaving.press(answer, "yes", "confirm", "delete")


def command(version: Path, server: Server, *words: str) -> None:
    """A command of that version on the server's data."""
    settings = {
        "DATABASE_URL": server.url,
        "KEYS_DIR": str(server.folder / "keys"),
        "CLINIC": str(version / "clinic.toml"),
    }
    names = {f"SANGDAM_{name}": value for name, value in settings.items()}
    subprocess.run([sys.executable, "app.py", *words], cwd=version, env={**os.environ, **names}, check=True)


def fill(version: Path, folder: Path, url: str = "") -> Server:
    """A data folder that this version has used and left."""
    start = (sys.executable, str(version / "app.py"), "serve")
    server = Server(folder, url=url, command=start, clinic=str(version / "clinic.toml")).start()
    try:
        use(server)
    finally:
        server.stop()
    command(version, server, "staff", "add", "김상담", "counsellor@clinic.example", "--role", "counsellor")
    command(version, server, "trail", "checkpoint")
    return server


def main(version: Path) -> None:
    """Both engines, into the folder of the version."""
    name = tomllib.loads((version / "pyproject.toml").read_text())["project"]["version"]
    target = HERE / name
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as temporary, postgres.server() as url:
        light = fill(version, Path(temporary) / "sqlite")
        path = light.folder / "data/sangdam.db"
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        keep(light.folder / "keys", light.folder / "data/checkpoints", target / "sqlite")
        with gzip.GzipFile(target / "sqlite/sangdam.db.gz", "wb", mtime=0) as file:
            file.write(path.read_bytes())
        heavy = fill(version, Path(temporary) / "postgresql", url)
        keep(heavy.folder / "keys", heavy.folder / "checkpoints", target / "postgresql")
        dump = [postgres.program("pg_dump"), "--no-owner", "--no-privileges", "--schema=public", "--inserts", url]
        with gzip.GzipFile(target / "postgresql/sangdam.sql.gz", "wb", mtime=0) as file:
            file.write(subprocess.run(dump, check=True, capture_output=True).stdout)
    made = {"version": name, "revision": revision, "made_at": datetime.now(UTC).isoformat(timespec="seconds")}
    (target / "made.json").write_text(json.dumps(made, indent=2) + "\n")
    sys.stdout.write(f"{target}\n")


def keep(keys: Path, checkpoints: Path, target: Path) -> None:
    """The ring, the tombstones and the checkpoint."""
    shutil.copytree(keys, target / "keys", ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(checkpoints, target / "checkpoints")


def put_into(url: str, dump: Path) -> None:
    """Bring a dump into an empty PostgreSQL database."""
    lines = gzip.decompress(dump.read_bytes()).decode().splitlines()
    # What psql alone understands, and what only the dumping version of PostgreSQL knows.
    left_out = ("\\", "SET transaction_timeout", "CREATE SCHEMA public", "COMMENT ON SCHEMA public")
    sql = "\n".join(line for line in lines if not line.startswith(left_out))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
