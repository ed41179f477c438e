"""A release is whole, signed by somebody who may, and says what others wrote."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from bot.server.version import VERSION
from deploy import release, third_party
from deploy.release import IDENTITY, NAMESPACE, NotReady, refuse_if_not_ready
from deploy.third_party import ROOT

TOOL = shutil.which("cyclonedx-py", path=f"{ROOT}/.venv/release/bin") or shutil.which("cyclonedx-py")


def test_the_page_of_others_is_made_from_the_lock() -> None:
    """A package that the lock got or lost shows here, and those that ask for more are named."""
    assert third_party.PAGE.read_text("utf-8") == third_party.page()
    asking = {one.name for one in third_party.packages() if "GPL" in one.licence or "MPL" in one.licence}
    assert asking == {"psycopg", "psycopg-binary", "certifi", "orjson"}


def test_each_package_brings_its_licence_along() -> None:
    """Except what is installed on another system alone."""
    sections = "".join(third_party.texts()).split("=" * 100 + "\n\n")
    empty = [one.name for one, text in zip(third_party.packages(), sections[1:], strict=True) if len(text) < 300]
    assert set(empty) <= set(third_party.ELSEWHERE) | {"colorama"}, empty


def test_the_version_is_one() -> None:
    """pyproject.toml, the code and the newest section of the changelog."""
    assert f'\nversion = "{VERSION}"\n' in (ROOT / "pyproject.toml").read_text()
    newest = next(line for line in (ROOT / "CHANGELOG.md").read_text().splitlines() if line.startswith("## "))
    assert newest == f"## {VERSION}"


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@clinic.example", *words],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    return path


@pytest.fixture
def tree(tmp_path: Path, key: Path) -> Path:
    """A committed repository with what a release reads, and the key listed in it."""
    root = tmp_path / "tree"
    (root / "deploy").mkdir(parents=True)
    for name in ("pyproject.toml", "CHANGELOG.md", "requirements.lock", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, root / name)
    public = key.with_name("key.pub").read_text()
    (root / "deploy/allowed_signers").write_text(f'{IDENTITY} namespaces="{NAMESPACE}" {public}')
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "all")
    return root


def test_only_a_ready_tree_is_released_by_a_known_key(tree: Path, key: Path) -> None:
    """Each thing that is missing is one sentence."""
    assert refuse_if_not_ready(tree, key) == VERSION
    with pytest.raises(NotReady, match="no key pair"):
        refuse_if_not_ready(tree, key.with_name("nobody"))
    (tree / "README.md").write_text("changed")
    with pytest.raises(NotReady, match="not committed"):
        refuse_if_not_ready(tree, key)
    git(tree, "checkout", "README.md")
    (tree / "deploy/allowed_signers").write_text("")
    git(tree, "commit", "-qam", "nobody may")
    with pytest.raises(NotReady, match="does not list this key"):
        refuse_if_not_ready(tree, key)
    (tree / "CHANGELOG.md").write_text("# Changelog\n")
    git(tree, "commit", "-qam", "no section")
    with pytest.raises(NotReady, match="no section"):
        refuse_if_not_ready(tree, key)


@pytest.mark.skipif(TOOL is None, reason="cyclonedx-py is installed by `make release`")
def test_a_release_is_whole_and_its_checksums_verify(tree: Path, key: Path, tmp_path: Path) -> None:
    """Checked with the two commands of SECURITY.md; one changed byte is noticed."""
    assert TOOL is not None
    made = release.make(tree, tmp_path / "dist", key, TOOL)
    archive, sbom, notices, sums, signature = made
    with tarfile.open(fileobj=gzip.open(archive)) as tar:
        assert f"sangdam-{VERSION}/LICENSE" in tar.getnames()
    listed = json.loads(sbom.read_text())
    assert listed["bomFormat"] == "CycloneDX"
    assert {part["name"] for part in listed["components"]} == {one.name for one in third_party.packages()}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in notices.read_text()
    signers = str(tree / "deploy/allowed_signers")
    verify = ["ssh-keygen", "-Y", "verify", "-f", signers, "-I", IDENTITY, "-n", NAMESPACE, "-s", str(signature)]
    subprocess.run(verify, input=sums.read_bytes(), check=True, capture_output=True)
    subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=sums.parent, check=True, capture_output=True)
    assert subprocess.run(verify, input=sums.read_bytes() + b" ", capture_output=True, check=False).returncode != 0


def test_any_python_finds_the_environment(tmp_path: Path) -> None:
    """Without the packages it goes on in `.venv`, and without `.venv` it says what to do in one line."""
    shutil.copy(ROOT / "app.py", tmp_path / "app.py")
    bare = [sys.executable, "-I", "-S", str(tmp_path / "app.py"), "--version"]
    ended = subprocess.run(bare, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, "sangdam: No module named 'bot'; run: make install\n")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    own = tmp_path / ".venv/bin/python"
    own.write_text('#!/bin/sh\necho "inside $2"\n')
    own.chmod(0o755)
    ended = subprocess.run(bare, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "inside --version\n")
