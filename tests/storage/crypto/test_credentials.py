"""A password is the same whatever keyboard composed it, the hashes that were kept before still open, and a code opens once."""

from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher

from storage.crypto.credentials import enrolment_address, hash_password, matching_step, new_seed, password_matches
from tests.authenticator import code_at

COMPOSED, APART = "홍길동의 긴 비밀번호", "\u1112\u1169\u11bc길동의\u00a0긴 비밀번호"


def test_a_password_opens_from_every_keyboard() -> None:
    assert COMPOSED != APART
    assert password_matches(hash_password(COMPOSED), APART)
    assert password_matches(hash_password(APART), COMPOSED)
    assert not password_matches(hash_password(COMPOSED), COMPOSED + "!")
    assert not password_matches("", COMPOSED)
    assert not password_matches("no hash", COMPOSED)


def test_a_hash_of_the_password_as_it_was_typed_still_opens() -> None:
    kept = PasswordHasher().hash(APART)
    assert password_matches(kept, APART)


def test_a_code_may_be_typed_in_full_width() -> None:
    now, seed = datetime(2026, 11, 16, tzinfo=UTC), new_seed()
    wide = "".join(chr(ord(char) + 0xFEE0) for char in code_at(seed, now))
    assert matching_step(seed, f"{wide[:3]} {wide[3:]}\u200b", now, after=0)


@pytest.mark.parametrize(("drift", "found"), [(-60, None), (-30, -1), (0, 0), (30, 1), (60, None)])
def test_a_clock_may_be_one_step_off_and_no_more(drift: int, found: int | None) -> None:
    now, seed = datetime(2026, 11, 16, tzinfo=UTC), new_seed()
    step = int(now.timestamp()) // 30
    typed = code_at(seed, now + timedelta(seconds=drift))
    assert matching_step(seed, typed, now, after=0) == (None if found is None else step + found)


def test_a_code_opens_once() -> None:
    now, seed = datetime(2026, 11, 16, tzinfo=UTC), new_seed()
    step = int(now.timestamp()) // 30
    assert matching_step(seed, code_at(seed, now), now, after=step - 1) == step
    assert matching_step(seed, code_at(seed, now), now, after=step) is None
    assert matching_step(seed, code_at(seed, now)[:-1], now, after=0) is None


def test_an_app_is_told_whose_codes_they_are() -> None:
    seed = "ABCDEFGH" * 4
    assert enrolment_address(seed, "a@example.kr", "Clinic") == (
        f"otpauth://totp/Clinic:a%40example.kr?secret={seed}&issuer=Clinic"
    )
