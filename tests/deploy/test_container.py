"""What the image and its compose file rest on, as far as it can be tried without Docker."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings.configuration import NEEDED_IN_PUBLIC
from bot.settings.settings import variable
from deploy.third_party import ROOT
from tests.serving import HOME

FOLDER = ROOT / "deploy/container"
WRITTEN = ("deploy/container/.env", "deploy/container/clinic.toml")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The folder in a tree of its own, so that nothing is written into ours."""
    shutil.copytree(FOLDER, tmp_path / "deploy/container", ignore=shutil.ignore_patterns(".env", "clinic.toml"))
    shutil.copy(ROOT / "clinic.toml", tmp_path / "clinic.toml")
    return tmp_path / "deploy/container"


def start(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", folder / "start.sh", *words], capture_output=True, text=True, check=False)


def settings_in(folder: Path) -> dict[str, str]:
    lines = (folder / ".env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


@pytest.mark.parametrize("words", [(), ("--postgresql",)], ids=["sqlite", "postgresql"])
def test_the_first_start_writes_settings_that_a_public_server_takes(
    copy: Path, words: tuple[str, ...], tmp_path: Path
) -> None:
    """Secrets of its own, for its owner alone; what only a person knows is asked for, and a second start changes nothing."""
    asked = start(copy, "chat.clinic.example", *words)
    assert (asked.returncode, "bot's id" in asked.stderr) == (2, True)
    assert (copy / ".env").stat().st_mode & 0o077 == 0
    told = settings_in(copy)
    assert {variable(name) for name in NEEDED_IN_PUBLIC} <= set(told)
    assert len(told["SANGDAM_SKILL_KEY"]) >= 40
    if words:
        assert told["POSTGRES_PASSWORD"] in told["SANGDAM_DATABASE_URL"]
    before = (copy / ".env").read_text()
    assert start(copy).returncode == 2
    assert (copy / ".env").read_text() == before
    own = {"SANGDAM_KAKAO_BOT_ID": "b", "SANGDAM_CLINIC": str(copy / "clinic.toml"), "SANGDAM_HOST": "0.0.0.0"}
    light = {"SANGDAM_DATABASE_URL": f"sqlite:///{tmp_path}/data/s.db", "SANGDAM_KEYS_DIR": str(tmp_path / "keys")}
    surroundings = {**told, **own, **light, "PATH": os.environ["PATH"]}
    checked = [sys.executable, str(HOME / "app.py"), "migrate"]
    ended = subprocess.run(checked, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_start_without_a_name_writes_nothing(copy: Path) -> None:
    """One line of how to call it."""
    ended = start(copy)
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert not (copy / ".env").exists()


def test_what_it_writes_gets_neither_into_an_image_nor_into_the_repository() -> None:
    """It holds the keys of a clinic."""
    ignored = (FOLDER / "Dockerfile.dockerignore").read_text().splitlines()
    assert set(WRITTEN) <= set(ignored)
    for path in WRITTEN:
        assert subprocess.run(["git", "check-ignore", "-q", path], cwd=ROOT, check=False).returncode == 0


def test_the_base_is_named_in_one_place() -> None:
    """Every stage begins with it, and compose's default is the same."""
    text = (FOLDER / "Dockerfile").read_text()
    (base,) = re.findall(r"^ARG BASE=(\S+)$", text, re.MULTILINE)
    assert {line.split()[1] for line in text.splitlines() if line.startswith("FROM")} == {"${BASE}"}
    assert f"BASE: ${{BASE:-{base}}}" in (FOLDER / "compose.yaml").read_text()


@pytest.mark.parametrize("script", sorted((ROOT / "deploy").rglob("*.sh")), ids=lambda path: path.name)
def test_every_script_can_be_read_by_a_plain_shell(script: Path) -> None:
    """Debian's sh is no bash."""
    subprocess.run(["sh", "-n", script], check=True, capture_output=True)
