"""Which passwords staff may choose."""

from __future__ import annotations

import pytest

from skills.staff.passwords import check_password
from storage.errors import NotPossible

OWN = ("김상담", "sangdam.kim", "리브성형외과", "Liv", "Plastic", "Surgery")


@pytest.mark.parametrize(
    "password",
    ["구름 다리 연필 91", "correct horse battery staple", "xK4#mQ9!pL2z", "봄비내리는 창가의 고양이", "vfr8Tgb0yHn#"],
)
def test_long_and_unusual_passwords_pass(password: str) -> None:
    """Length does the work; no kind of sign is asked for."""
    check_password(password, OWN)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("짧은암호", "password_short"),
        ("a" * 129, "password_long"),
        ("password123", "password_common"),
        ("P@ssw0rd2026!", "password_common"),
        ("qwertyuiop", "password_common"),
        ("1234567890", "password_common"),
        ("aaaaaaaaaaaa", "password_common"),
        ("ababababababab", "password_common"),
        ("iloveyou2024", "password_common"),
        ("asdfghjkl123", "password_common"),
        ("dkssudgktpdy", "password_common"),
        ("김상담김상담12345", "password_personal"),
        ("리브성형외과2026", "password_personal"),
        ("sangdam.kim1", "password_personal"),
    ],
)
def test_guessed_first_is_refused(password: str, code: str) -> None:
    """Common words, keyboard rows, repeats, years and one's own names are what is tried first."""
    with pytest.raises(NotPossible) as refused:
        check_password(password, OWN)
    assert refused.value.code == code
