"""The outbox emptied by hand, with a clock that stands still."""

from __future__ import annotations

from bot.delivery.relay import OutboxRelay


async def deliver_due(relay: OutboxRelay) -> int:
    """Deliver everything that is due now, until it is reported; how many notices that were."""
    count = await relay.take()
    await relay.settle()
    return count
