"""What every page of the desk needs, under typed keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network
from typing import TypeAlias

from aiohttp import web

from bot.files.uploads import Upload
from bot.settings.current import CurrentClinic
from skills.clinic.clinic import Clinic
from skills.staff.sign_in import Access
from storage.database.database import Database

Network: TypeAlias = IPv4Network | IPv6Network
HASHING_AT_ONCE = 2  # argon2 takes 64 MiB each time; a flood of sign-ins must not take the machine's memory.


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """How the desk is reached. `secure` says that people come over TLS. `allowed` are the only addresses let in (all when
    empty); `proxies` those whose X-Forwarded-For is believed. `public_url` begins links in notices.
    `tells_staff` says that somebody is told of cases outside of the desk; `agreed_push` whether the clinic lets a push service
    be called, None when it has agreed to none."""

    secure: bool = False
    allowed: tuple[Network, ...] = ()
    proxies: tuple[Network, ...] = ()
    public_url: str = "http://127.0.0.1:8080"
    tells_staff: bool = True
    agreed_push: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk's surroundings."""

    database: Database
    current: CurrentClinic
    settings: DeskSettings
    hashing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(HASHING_AT_ONCE))

    @property
    def clinic(self) -> Clinic:
        """The clinic as it is now."""
        return self.current.now

    @property
    def own_only(self) -> bool:
        """Whether counsellors open their own cases alone."""
        return self.clinic.desk.own_cases_only


@dataclass(slots=True)
class Submission:
    """A form that is to be carried out once, and whether a unit of this request has taken it for itself."""

    name: str
    is_claimed: bool = False


DESK = web.AppKey("desk", Desk)
ACCESS = web.RequestKey("access", Access)
SUBMISSION = web.RequestKey("submission", Submission)
ORIGIN = web.RequestKey("origin", str)
LANG = web.RequestKey("lang", str)
UPLOAD = web.RequestKey("upload", Upload)  # What a form brought that has files in it.
