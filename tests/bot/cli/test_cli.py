"""The command line as an operator meets it: one line for what is wrong, and an exit code that a script can read."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from bot.cli.blocks import BLOCKS
from bot.kakao.webhook import SKILLS
from bot.server.clock import utc_now
from skills.retention import holds
from storage.opening import open_database
from storage.unit.unit_of_work import SYSTEM, Actor
from tests import forked, once
from tests.bot.conftest import CLINIC
from tests.postgres import free_port
from tests.storage import people

APP = Path(__file__).parents[3] / "app.py"


def environment(**settings: str) -> dict[str, str]:
    usual = {"CLINIC": str(CLINIC), "METRICS_PORT": "0", "SKILL_KEY": "a-key-for-the-tests-only", **settings}
    names = {f"SANGDAM_{name}": value for name, value in usual.items()}
    return {"PATH": os.environ["PATH"], "COLUMNS": "200", **once.bytecode(), **names}


def command(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """`python app.py …` in this folder, to its end."""
    return forked.run([str(APP), *words], folder, environment(**settings))


@contextmanager
def started(folder: Path, *words: str, **settings: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, str(APP), *words], cwd=folder, env=environment(**settings),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("words", [("no-such-command",), ("serve", "--no-such-option")])
def test_wrong_usage_is_exit_code_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    """And it changes nothing."""
    assert command(tmp_path, *words).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_a_public_start_without_secrets_stops_with_one_message(tmp_path: Path) -> None:
    """Exit code 2, all that is missing at once, no traceback, and no database is made."""
    ended = command(tmp_path, "serve", HOST="0.0.0.0", SKILL_KEY="")
    assert ended.returncode == 2
    assert ended.stderr.startswith("sangdam: the configuration cannot be used:")
    assert ended.stderr.count(" is missing: ") == 6
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_server_starts_without_a_key(tmp_path: Path) -> None:
    """Not on this machine either: a proxy before it would let strangers in. The demo makes one of its own."""
    ended = command(tmp_path, "serve", SKILL_KEY="")
    assert (ended.returncode, ended.stderr.count(" is missing: ")) == (2, 1)
    assert "SANGDAM_SKILL_KEY" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_simulator_is_refused_on_a_public_host(tmp_path: Path) -> None:
    """It hands out logins to anybody."""
    settings = {
        "HOST": "0.0.0.0", "PUBLIC_URL": "https://chat.example.com", "SKILL_KEY": "x" * 20, "KAKAO_BOT_ID": "b",
        "KAKAO_REST_KEY": "none", "KAKAO_ADMIN_KEY": "none", "KAKAO_CLIENT_SECRET": "none",
    }  # fmt: skip
    for name in ("run", "simulator", "chat"):
        ended = command(tmp_path, name, **settings)
        assert (ended.returncode, ended.stdout) == (2, "")
        assert "simulator" in ended.stderr


def test_a_wrong_value_is_told_by_every_command(tmp_path: Path) -> None:
    """Also by those that bring defaults of their own."""
    for name in ("serve", "run", "chat", "doctor"):
        ended = command(tmp_path, name, SMTP_PORT="x")
        assert (ended.returncode, "SANGDAM_SMTP_PORT: " in ended.stderr, "Traceback" in ended.stderr) == (
            2,
            True,
            False,
        )


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    """Exit code 2 and the setting to change."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = command(tmp_path, "serve", PORT=str(port), LOG_LEVEL="error")
    assert ended.returncode == 2
    assert ended.stderr.strip().endswith(
        f"port {port} on 127.0.0.1 is taken; stop what uses it, or set SANGDAM_PORT to another"
    )


def test_migrate_makes_the_tables_and_says_so(tmp_path: Path) -> None:
    """It may be run again."""
    for _ in range(2):
        ended = command(tmp_path, "migrate")
        assert (ended.returncode, ended.stderr) == (0, "")
        assert re.search(r"revision \w+", ended.stdout)


def test_blocks_tells_every_skill_and_never_the_key(tmp_path: Path) -> None:
    """Each address, the header, the fallback block and the event blocks; one table in the code behind it."""
    ended = command(tmp_path, "blocks", SKILL_KEY="a-secret-of-the-clinic")
    assert ended.returncode == 0
    for skill in SKILLS:
        assert f"http://127.0.0.1:8080/skills/{skill}\n" in ended.stdout
    assert "a-secret-of-the-clinic" not in ended.stdout
    for word in (
        "X-Skill-Key",
        "폴백 블록",
        "sangdam_inbox",
        "sangdam_ad",
        "clinic_guidance",
        "/skills/validate/phone",
        "{{#webhook.text}}",
    ):
        assert word in ended.stdout


def test_blocks_point_at_skills_that_there_are() -> None:
    """And the fallback block is among them, because it is enough alone."""
    assert {block.skill for block in BLOCKS} <= set(SKILLS)
    assert "fallback" in {block.skill for block in BLOCKS}
    assert len({block.name for block in BLOCKS}) == len(BLOCKS)


def test_the_doctor_finds_nothing_on_a_fresh_machine(tmp_path: Path) -> None:
    """Hints are no findings."""
    ended = command(tmp_path, "doctor")
    assert (ended.returncode, ended.stderr) == (0, "")
    for check in ("keys", "database", "clock", "address", "kakao", "officer", "processors"):
        assert check in ended.stdout


def test_the_doctor_finds_keys_that_others_can_read(tmp_path: Path) -> None:
    """Exit code 1, and the command that mends it."""
    assert command(tmp_path, "migrate").returncode == 0
    assert command(tmp_path, "doctor").returncode == 0
    (tmp_path / "data/keys").chmod(0o755)
    ended = command(tmp_path, "doctor")
    assert ended.returncode == 1
    assert "chmod 700 data/keys" in ended.stdout


def test_an_open_key_ring_stops_the_start(tmp_path: Path) -> None:
    """The ring is for its owner alone."""
    command(tmp_path, "doctor")
    (tmp_path / "data/keys/ring.json").chmod(0o644)
    ended = command(tmp_path, "serve")
    assert ended.returncode == 2
    assert "chmod 600" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_keeps_and_forgets_refuses_in_one_line_and_keeps_what_is_there(tmp_path: Path) -> None:
    """A missing, empty or foreign file, a folder that cannot be written, a damaged database: one line, an exit code, and
    neither a backup nor a key more than before."""
    made = command(tmp_path, "backup", "backups")
    assert made.returncode == 0, made.stderr
    (tmp_path / "empty").touch()
    kept = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    for code, said, *words in (
        (2, "there is no file nothing", "restore", "nothing"),
        (1, "no backup of Sangdam's", "restore", "empty"),
        (1, "Not a directory", "backup", "empty/backups"),
    ):
        ended = command(tmp_path, *words)
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (code, "", 1), ended.stderr
        assert said in ended.stderr
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == kept
    (tmp_path / "data/sangdam.db").write_bytes(b"torn" * 1000)
    whole = str(next((tmp_path / "backups").iterdir()))
    for words in (["trail", "verify"], ["keys", "rotate"], ["restore", whole]):
        ended = command(tmp_path, *words)
        assert (ended.returncode, ended.stderr.count("\n")) == (2, 1), ended.stderr
        assert "damaged" in ended.stderr
    assert (tmp_path / "data/sangdam.db").read_bytes() == b"torn" * 1000


def test_run_serves_all_and_prints_where(tmp_path: Path) -> None:
    """The three addresses and the first-login link; each of them opens; the end is clean."""
    port, simulator = free_port(), free_port()
    with started(tmp_path, "run", PORT=str(port), SIMULATOR_PORT=str(simulator), SKILL_KEY="") as process:
        assert process.stdout is not None
        said, until = "", time.monotonic() + 40
        while "Stop with" not in said and time.monotonic() < until:
            said += process.stdout.readline()
        links = re.findall(r"http://\S+", said)
        assert [link.split("/")[2] for link in links] == [
            f"127.0.0.1:{simulator}", f"127.0.0.1:{port}", f"127.0.0.1:{port}", f"127.0.0.1:{port}",
        ]  # fmt: skip
        with httpx.Client(trust_env=False, follow_redirects=True) as client:
            assert [client.get(link).status_code for link in (links[0], links[1], links[3])] == [200, 200, 200]
            assert client.post(links[2], content=b"{}").status_code == 401  # It has made a key of its own.
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
        assert process.returncode == 0
        assert "Traceback" not in told


def test_a_sweep_can_be_looked_at_first_and_does_what_it_said(tmp_path: Path) -> None:
    """The dry run changes nothing and counts each thing once; the sweep then destroys as many, and says what a hold keeps."""
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/data/sangdam.db", "KEYS_DIR": str(tmp_path / "keys")}
    now = utc_now()
    database = open_database(environment["DATABASE_URL"], tmp_path / "keys", lambda: now)
    old = partial(people.make_many, seen_at=now - timedelta(days=400), closed_at=now - timedelta(days=300))
    database.run_now(lambda unit: old(unit, 3), SYSTEM)
    kept = database.run_now(lambda unit: people.make(unit, "kept", closed_at=now - timedelta(days=6)), SYSTEM)
    officer = Actor("staff", "staff-1", "privacy_officer")
    database.run_now(lambda unit: holds.place_hold(unit, "consultation", kept.case_id, ground="dispute"), officer)
    database.close()
    for _ in range(2):
        looked = command(tmp_path, "sweep", "--dry-run", **environment)
        assert (looked.returncode, looked.stderr) == (0, "")
        assert "3 would go." in looked.stdout
        assert "policy clause 3" in looked.stdout
    swept = command(tmp_path, "sweep", **environment)
    assert swept.returncode == 0
    assert "3 destroyed." in swept.stdout
    assert "1 more would be due; a hold keeps" in swept.stdout
    assert "Nothing was due." in command(tmp_path, "sweep", **environment).stdout


def test_a_sweep_that_left_something_behind_is_a_finding(tmp_path: Path) -> None:
    """Exit code 1, with the line of the ledger to look at."""
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/data/sangdam.db", "KEYS_DIR": str(tmp_path / "keys")}
    now = utc_now()
    database = open_database(environment["DATABASE_URL"], tmp_path / "keys", lambda: now)
    old = partial(people.make_many, seen_at=now - timedelta(days=400), closed_at=now - timedelta(days=300))
    database.run_now(lambda unit: old(unit, 2), SYSTEM)
    first = "old.id = (SELECT min(id) FROM patient)"
    keep = f"CREATE TRIGGER keep BEFORE DELETE ON patient WHEN {first} BEGIN SELECT RAISE(IGNORE); END"
    database.run_now(lambda unit: unit.connection.execute(text(keep)).close(), SYSTEM)
    database.close()
    swept = command(tmp_path, "sweep", **environment)
    assert swept.returncode == 1, swept.stdout + swept.stderr
    assert re.search(r"Still found after its destruction: \d+ of identifiers \(ledger line \w{32}\)", swept.stdout)
