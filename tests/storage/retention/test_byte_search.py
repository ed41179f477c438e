"""The look into the raw bytes: every file below the folder, and what lies over the border of two pieces (D-5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.retention import byte_search
from storage.retention.byte_search import CHUNK

WORD = "홍길동".encode()


@pytest.mark.parametrize("before", [0, CHUNK - len(WORD), CHUNK - 1, CHUNK, 2 * CHUNK - 4])
def test_a_word_is_found_once_wherever_it_lies(tmp_path: Path, before: int) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "log").write_bytes(bytes(before) + WORD + bytes(9))
    (tmp_path / "other").write_bytes(bytes(9))
    assert byte_search.search(tmp_path, [WORD, b"not there"]) == {"deep/er/log": 1, "other": 0}
