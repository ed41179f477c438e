"""What a second start finds: the same people, a file that is in use, and a chat that disturbs nobody."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

from bot.simulator import SimulatorConfig
from bot.simulator.persona import People
from storage.database.serving import alone_on
from tests.bot.cli.test_cli import APP, command, environment, started
from tests.postgres import free_port


def _wait_for(path: Path) -> None:
    until = time.monotonic() + 40
    while not (path.exists() and path.read_text().strip()) and time.monotonic() < until:
        time.sleep(0.05)


def test_a_second_server_on_the_same_sqlite_file_is_one_line(tmp_path: Path) -> None:
    """Exit code 2 and the process that has it; when that one has ended, the next may come."""
    with started(tmp_path, "serve", PORT=str(free_port())) as first:
        _wait_for(tmp_path / "data/sangdam.db.lock")
        second = command(tmp_path, "serve", PORT=str(free_port()), LOG_LEVEL="error")
        assert (second.returncode, second.stdout, second.stderr.count("\n")) == (2, "", 1)
        assert f"is in use by another server or command (process {first.pid})" in second.stderr
        assert "in use" in command(tmp_path, "move", "--to", f"sqlite:///{tmp_path}/new/sangdam.db").stderr
        first.send_signal(signal.SIGTERM)
        first.wait(30)
    with alone_on(f"sqlite:///{tmp_path}/data/sangdam.db"):
        pass


def test_a_chat_goes_on_beside_a_server(tmp_path: Path) -> None:
    """It has data of its own, so that its people are nobody's whom the browser shows."""
    with alone_on(f"sqlite:///{tmp_path}/data/sangdam.db"):
        ended = subprocess.run(
            [sys.executable, str(APP), "chat"], cwd=tmp_path, env=environment(), input="안녕하세요\n/quit\n",
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "안녕하세요" in ended.stdout
    assert (tmp_path / "data/chat/sangdam.db").exists()
    assert not (tmp_path / "data/sangdam.db").exists()


def test_people_come_back_after_a_restart(tmp_path: Path) -> None:
    """Whom somebody added, with their switches and their keys; a torn file is no reason not to start."""
    file = tmp_path / "data/simulator.json"
    people = People(file)
    added = people.add("guest-1", "새 고객", None)
    people.get("emma").start_anew()
    people.get("emma").linked = True
    people.keep()
    again = People(file)
    assert [person.slug for person in again] == ["minseo", "dohyun", "emma", "guest-1"]
    bot = SimulatorConfig().bot_id
    assert again.get("guest-1").properties(bot) == added.properties(bot)
    assert again.get("emma").properties(bot) == people.get("emma").properties(bot)
    file.write_text('[{"slug": ')
    assert [person.slug for person in People(file)] == ["minseo", "dohyun", "emma"]


def test_a_move_brings_the_checkpoints_too(tmp_path: Path) -> None:
    """The whole way on the command line: the trail there verifies against what was signed here."""
    signed = command(tmp_path, "trail", "checkpoint")
    assert signed.returncode == 0, signed.stderr
    moved = command(tmp_path, "move", "--to", f"sqlite:///{tmp_path}/new/sangdam.db")
    assert (moved.returncode, moved.stderr) == (0, "")
    assert "each as it was" in moved.stdout
    assert "The trail holds" in moved.stdout
    (note,) = (tmp_path / "new/checkpoints").glob("*.checkpoint")
    there = {"DATABASE_URL": f"sqlite:///{tmp_path}/new/sangdam.db"}
    verified = command(tmp_path, "trail", "verify", "--checkpoint", str(note), **there)
    assert (verified.returncode, verified.stderr) == (0, "")
