"""Alimtalk and SMS as kinds of notice: sent through the clinic's dealer, once each, and asked after.

The reference is kept before the call that sends, so that a sender that is killed at any moment leaves something by which the
next one finds out. Whether a message goes out at all is `skills/notifications/reaching.py`'s word, at the last moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

from bot.delivery.dealers.dealer import Dealer, Kind, Message, Unreachable
from bot.delivery.relay import ACTOR, Channel, Outcome
from bot.settings.current import CurrentClinic
from skills.clinic.clinic import Clinic
from skills.notifications import reaching
from skills.notifications.reaching import Wanted
from storage.database.database import Database
from storage.notifications import deliveries
from storage.outbox.outbox import Due
from storage.unit.unit_of_work import Unit

ATTEMPTS = 100  # About a day: a dealer that is down for the night loses nothing.


@dataclass(frozen=True, slots=True)
class DealerMessages:
    """What is sent through a dealer, and what became of it."""

    dealer: Dealer | None
    current: Clinic | CurrentClinic
    database: Database

    @property
    def clinic(self) -> Clinic:
        """The clinic as it is now."""
        return CurrentClinic.of(self.current).now

    def table(self) -> Mapping[str, Channel]:
        """The kinds of notice, each with how it is sent."""
        return {
            "alimtalk": Channel(self.send, attempts=ATTEMPTS, given_up=self._failed),
            "sms": Channel(self.send, attempts=ATTEMPTS, given_up=self._failed),
            "message_result": Channel(self.ask, attempts=ATTEMPTS, given_up=self._failed),
        }

    async def send(self, notice: Due) -> Outcome:
        """Send it, unless it is not wanted any more, or was sent before."""
        if self.dealer is None:
            return self._passed(notice, reaching.NOT_SET)
        wanted = await self.database.run(lambda unit: reaching.look_before_sending(unit, self.clinic, notice), ACTOR)
        if wanted == reaching.NOT_NEEDED:
            return Outcome("skipped", wanted)
        if isinstance(wanted, str):
            return self._passed(notice, wanted)
        message = _message(notice.uid, notice.kind, wanted)
        reference = wanted.reference
        if not reference:
            opened = await self.dealer.open(message)
            if opened.state != "taken":
                return Outcome("dead" if opened.state == "refused" else "again", opened.code)
            reference = opened.reference
            await self.database.run(lambda unit: deliveries.set_reference(unit, notice.uid, reference), ACTOR)
        answer = await self.dealer.send(message, reference, again=bool(wanted.reference))
        if answer.state == "taken":
            return Outcome("delivered", "", partial(reaching.taken, notice=notice))
        return Outcome("dead" if answer.state == "refused" else "again", answer.code)

    async def ask(self, notice: Due) -> Outcome:
        """What became of a message that was taken."""
        if self.dealer is None:
            return Outcome("dead", reaching.NOT_SET)
        about = str(notice.payload["delivery"])
        wanted = await self.database.run(lambda unit: reaching.under_way(unit, notice), ACTOR)
        if wanted is None:
            return Outcome("skipped", "settled")
        try:
            result = await self.dealer.result(_message(about, str(notice.payload["channel"]), wanted), wanted.reference)
        except Unreachable:
            return Outcome("again", "no_answer")
        if result.state == "delivered":
            return Outcome("delivered", "", partial(reaching.arrived, clinic=self.clinic, notice=notice))
        if result.state == "failed":
            return Outcome("skipped", result.code, self._fail(notice, result.code))
        if reaching.is_unsure_too_long(wanted.since, self.database.clock()):
            return Outcome("skipped", "unconfirmed", self._fail(notice, "unconfirmed"))
        return Outcome("again", "pending")

    def _passed(self, notice: Due, why: str) -> Outcome:
        return Outcome("skipped", why, self._fail(notice, why))

    def _fail(self, notice: Due, problem: str) -> partial[None]:
        return partial(reaching.failed, clinic=self.clinic, notice=notice, problem=problem)

    def _failed(self, unit: Unit, notice: Due, problem: str) -> None:
        reaching.failed(unit, self.clinic, notice, problem)


def _message(message_id: str, kind: str, wanted: Wanted) -> Message:
    return Message(
        id=message_id, kind=cast("Kind", kind), to=wanted.phone, text=wanted.text, template=wanted.template,
        since=wanted.since, digits=wanted.digits,
    )  # fmt: skip
