"""What proves that somebody is who they say: password hashes and one-time codes. Pure, slow on purpose, no table here.

Hashing takes tens of milliseconds and 64 MiB, so the edge calls it in a thread, outside of any transaction.
"""

from __future__ import annotations

import hmac
from datetime import datetime
from functools import cache

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from storage import characters

STEP_SECONDS = 30  # RFC 6238's usual step, which every authenticator app assumes.
DRIFT_STEPS = 1  # A phone's clock may be one step off, either way.

_hasher = PasswordHasher()  # argon2id with the parameters of RFC 9106 for machines with little memory.


@cache
def _nobody() -> str:
    """What the password of an account that does not exist is compared with, so that its absence cannot be measured."""
    return _hasher.hash("nobody has this password, and nobody can")


def hash_password(password: str) -> str:
    """The one-way hash to keep (argon2id with its own salt)."""
    return _hasher.hash(characters.password(password))


def password_matches(kept: str, password: str) -> bool:
    """Whether `password` is the one behind `kept`; takes the same time for a hash that is missing ("")."""
    decoy = _nobody()  # Made at the first sign-in of any kind: not at every start, and its making tells nothing.
    # Hashes made before the one form was kept are of the password as it was typed: how often we try tells nothing of them.
    forms = dict.fromkeys((characters.password(password), password))
    return any(_is_hash_of(kept or decoy, form) for form in forms) and kept != ""


def _is_hash_of(kept: str, password: str) -> bool:
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def new_seed() -> str:
    """A fresh seed for one-time codes: 160 random bits in base 32."""
    return pyotp.random_base32()


def enrolment_address(seed: str, account: str, issuer: str) -> str:
    """What the QR code says to an authenticator app (otpauth://…)."""
    return pyotp.TOTP(seed).provisioning_uri(name=account, issuer_name=issuer)


def matching_step(seed: str, code: str, now: datetime, *, after: int) -> int | None:
    """The time step whose code this is, or None. Steps up to `after` are spent: a code opens the door once."""
    digits = characters.digits(code)
    found = None
    for step in range(_step(now) - DRIFT_STEPS, _step(now) + DRIFT_STEPS + 1):
        # Every step is compared, so that the time taken tells nothing about which one it was.
        if hmac.compare_digest(pyotp.TOTP(seed).generate_otp(step).encode(), digits.encode()) and step > after:
            found = step
    return found


def _step(now: datetime) -> int:
    return int(now.timestamp()) // STEP_SECONDS
