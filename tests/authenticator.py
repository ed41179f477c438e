"""The authenticator app on a member of staff's phone."""

from __future__ import annotations

from datetime import datetime

import pyotp


def code_at(seed: str, now: datetime) -> str:
    """The six digits that it shows at `now`."""
    return pyotp.TOTP(seed).at(now)
