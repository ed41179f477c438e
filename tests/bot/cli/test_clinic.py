"""`clinic import` and `clinic export`, and what is said about a file that differs from the data that counts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bot.cli.clinic import written
from skills.clinic import versions as rules
from tests.bot.cli.test_cli import command
from tests.bot.conftest import CLINIC
from tests.desk import clinic


@pytest.mark.parametrize("odd", ["a\r\nb", "quotes \"\"\" and \\ and '''", "tab\tand\x7f", "끝에 빈 줄\n\n", "\nfirst"])
def test_an_export_reads_back_exactly(odd: str) -> None:
    """Whatever the clinic's words hold."""
    document = rules.document_of(clinic())
    words = {**document, "parking": {**document["parking"], "ko": odd}}
    once = rules.read(words)
    assert rules.document_of(rules.read(tomllib.loads(written(once)))) == rules.document_of(once)


def test_the_way_in_and_out(tmp_path: Path) -> None:
    """A file is taken in once, named when it is changed and not taken in, and written out as it counts."""
    file = tmp_path / "clinic.toml"
    file.write_bytes(CLINIC.read_bytes())
    own = {"clinic": str(file)}
    settings = {name.upper(): value for name, value in own.items()}
    assert "version 1" in command(tmp_path, "clinic", "import", **settings).stdout
    assert "Nothing is different" in command(tmp_path, "clinic", "import", **settings).stdout

    words = CLINIC.read_text(encoding="utf-8").replace("02-797-2773", "02-000-0000")
    file.write_text(words, encoding="utf-8")
    told = command(tmp_path, "doctor", **settings)
    assert "clinic.toml was changed and is not used" in told.stdout
    out = tmp_path / "out.toml"
    command(tmp_path, "clinic", "export", str(out), **settings)
    assert tomllib.loads(out.read_text(encoding="utf-8"))["phone"] == "02-797-2773"

    assert "--why" in command(tmp_path, "clinic", "import", **settings).stderr
    refused = command(
        tmp_path, "clinic", "import", "--why", "새 번호", **settings
    )  # It stands in the policy in force, too.
    assert (refused.returncode, "policy.0.ground" in refused.stderr) == (2, True)
    day = "effective_on = 2025-04-20"
    file.write_text(words.replace(day, f'{day}\nground = "대표 번호가 바뀌었어요."'), encoding="utf-8")
    assert "version 2" in command(tmp_path, "clinic", "import", "--why", "새 번호", **settings).stdout
    command(tmp_path, "clinic", "export", str(out), **settings)
    assert tomllib.loads(out.read_text(encoding="utf-8"))["phone"] == "02-000-0000"
    file.write_text("phone = ", encoding="utf-8")
    wrong = command(tmp_path, "clinic", "import", **settings)
    assert wrong.returncode == 2
    assert "cannot be read" in wrong.stderr
