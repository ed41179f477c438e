"""What is kept is for the server's own user alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.errors import Misconfigured
from storage.opening import open_database
from tests.conftest import MovedClock


def test_a_database_that_others_could_read_is_closed_to_them(tmp_path: Path, clock: MovedClock) -> None:
    """Also the files that SQLite puts beside it, whatever the shell allows."""
    url = f"sqlite:///{tmp_path}/data/s.db"
    for _ in range(2):
        database = open_database(url, tmp_path / "keys", clock)
        files = sorted((tmp_path / "data").glob("s.db*"))
        assert files
        assert [file.stat().st_mode & 0o077 for file in files] == [0] * len(files)
        database.close()
        (tmp_path / "data" / "s.db").chmod(0o644)


@pytest.mark.parametrize(("name", "mode"), [("keys", 0o777), ("keys", 0o750), ("keys/ring.json", 0o644)])
def test_keys_that_others_can_read_are_refused(tmp_path: Path, clock: MovedClock, name: str, mode: int) -> None:
    """With one sentence that says what to do."""
    url = f"sqlite:///{tmp_path}/data/s.db"
    open_database(url, tmp_path / "keys", clock).close()
    (tmp_path / name).chmod(mode)
    with pytest.raises(Misconfigured, match="chmod"):
        open_database(url, tmp_path / "keys", clock)
