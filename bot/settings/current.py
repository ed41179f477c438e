"""The clinic's data as it is now: every part of a server asks here, so that a change at the desk reaches all within seconds.

Whoever answers a turn takes `now` once and works with it to the end. Another process's change is seen by asking the database
for the newest version's number; this process's own at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.server import log
from bot.settings.configuration import Configuration, around_clinic, unregistered_hosts
from bot.settings.settings import Settings
from skills.clinic import versions as rules
from skills.clinic.clinic import Clinic
from skills.consents import consents
from skills.rights import fulfilment
from storage.clinic import versions
from storage.database.database import Database
from storage.unit.unit_of_work import SYSTEM, Unit

LOOK_EVERY_S = 2.0
_log = log.logger()


@dataclass(frozen=True, slots=True)
class Reach:
    """What the settings connect this server with."""

    tells_staff: bool = False
    tells_owner: bool = False
    is_public: bool = False
    has_bot: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Reach:
        """What these settings connect."""
        return cls(
            bool(settings.staff_webhook_url.get_secret_value() or settings.staff_mail_to),
            bool(settings.owner_webhook_url.get_secret_value() or settings.owner_mail_to),
            settings.is_public,
            bool(settings.kakao_bot_id),
        )


class CurrentClinic:
    """The clinic as it is now, and the loop that follows its versions."""

    def __init__(self, clinic: Clinic, number: int = 0, settings: Settings | None = None) -> None:
        self.now = clinic
        self._settings = settings
        self.reach = Reach.of(settings) if settings is not None else Reach()
        self.number = number
        self._wake = asyncio.Event()
        self._ending = False

    @classmethod
    def of(cls, clinic: Clinic | CurrentClinic) -> CurrentClinic:
        """The same, for whoever hands a clinic that does not change."""
        return clinic if isinstance(clinic, CurrentClinic) else cls(clinic)

    async def follow(self, database: Database, beat: Callable[[], None]) -> None:
        """Take up each new version until `stop` is called."""
        loop = asyncio.get_running_loop()

        def hear(topic: str) -> None:
            if topic == versions.TOPIC and not self._ending:
                loop.call_soon_threadsafe(self._wake.set)

        database.listen(hear)
        while not self._ending:
            self._wake.clear()
            await self.look(database)
            beat()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), LOOK_EVERY_S)

    async def look(self, database: Database) -> None:
        """Take the newest version up if it is another than ours."""
        number = await database.read(versions.newest_number, SYSTEM)
        if number == self.number:
            return
        text = await database.read(lambda unit: _document(unit, number), SYSTEM)
        try:
            self.now = await asyncio.to_thread(_ready, text, self.now)
        except rules.Unfit as error:  # Another version of this software wrote it; ours goes on with what it has.
            _log.error("clinic_unfit", number=number, faults=len(error.faults))
        self.number = number

    def hosts_missing(self, clinic: Clinic) -> list[str]:
        """The hosts that this server calls and that no processor of this clinic lists: with it, no start would be possible."""
        found = unregistered_hosts(self._settings, clinic) if self._settings is not None else ()
        return sorted({host for _, host in found})

    def stop(self) -> None:
        """Follow no more."""
        self._ending = True
        self._wake.set()


def started(configuration: Configuration, database: Database) -> CurrentClinic:
    """What a server begins with: the newest version, which on the first start is made from the file."""
    version = database.run_now(lambda unit: rules.begin(unit, configuration.clinic), SYSTEM)
    clinic = _ready(version.document, configuration.clinic)
    database.run_now(lambda unit: consents.keep_known(unit, clinic), SYSTEM)
    database.run_now(fulfilment.ask_for_corrections_again, SYSTEM)
    return CurrentClinic(clinic, version.number, configuration.settings)


def confirmed(configuration: Configuration, database: Database) -> Configuration:
    """The same with the clinic as Sangdam itself wrote it last: before the keys are open, nobody can tell."""
    version = database.read_now(versions.newest, SYSTEM)
    if version is None:
        return configuration
    return replace(configuration, clinic=_ready(version.document, configuration.clinic))


def _document(unit: Unit, number: int) -> str:
    """The document of this version; of the last one before it that Sangdam wrote, where somebody else wrote this one."""
    version = versions.find(unit, number)
    if version is None or not versions.is_ours(unit, version):
        _log.error("clinic_forged", number=number)
        version = versions.newest(unit)
    return version.document if version is not None else "{}"


def _ready(text: str, before: Clinic) -> Clinic:
    """The clinic of this document, with what is no data of its own, and what the first turn would otherwise wait for."""
    clinic = around_clinic(rules.read(rules.document_in(text)), before.holidays, before.public_url)
    _ = clinic.known
    return clinic
