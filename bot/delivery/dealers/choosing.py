"""The table of dealers: which one the settings name. Another dealer is a module beside these and a row here."""

from __future__ import annotations

import httpx

from bot.delivery.dealers.dealer import Dealer
from bot.delivery.dealers.nhn import Nhn
from bot.delivery.dealers.solapi import Solapi
from bot.server.clock import Clock
from bot.settings.settings import Settings


def dealer_of(settings: Settings, http: httpx.AsyncClient, clock: Clock) -> Dealer | None:
    """The clinic's dealer; None while it has none."""
    match settings.message_dealer:
        case "solapi":
            return Solapi(settings, http, clock)
        case "nhn":
            return Nhn(settings, http)
    return None
