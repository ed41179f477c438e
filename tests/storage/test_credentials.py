"""A password is the same whatever keyboard composed it, and the hashes that were kept before still open."""

from datetime import UTC, datetime

from argon2 import PasswordHasher

from storage.crypto.credentials import hash_password, matching_step, new_seed, password_matches
from tests.authenticator import code_at

COMPOSED, APART = "홍길동의 긴 비밀번호", "\u1112\u1169\u11bc길동의\u00a0긴 비밀번호"


def test_a_password_opens_from_every_keyboard() -> None:
    assert COMPOSED != APART
    assert password_matches(hash_password(COMPOSED), APART)
    assert password_matches(hash_password(APART), COMPOSED)
    assert not password_matches(hash_password(COMPOSED), COMPOSED + "!")
    assert not password_matches("", COMPOSED)


def test_a_hash_of_the_password_as_it_was_typed_still_opens() -> None:
    kept = PasswordHasher().hash(APART)
    assert password_matches(kept, APART)


def test_a_code_may_be_typed_in_full_width() -> None:
    now, seed = datetime(2026, 11, 16, tzinfo=UTC), new_seed()
    wide = "".join(chr(ord(char) + 0xFEE0) for char in code_at(seed, now))
    assert matching_step(seed, f"{wide[:3]} {wide[3:]}\u200b", now, after=0)
