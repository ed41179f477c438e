"""What `doctor` says of Alimtalk: whether the texts that the code uses are approved, and the same at the dealer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import httpx

from bot.delivery.dealers.choosing import dealer_of
from bot.delivery.dealers.dealer import Dealer, Template, Unreachable
from bot.delivery.stopping import held
from bot.server.clock import Clock
from bot.settings.configuration import Configuration
from skills.clinic.clinic import Messages, MessageTemplate
from skills.notifications.reaching import PURPOSES
from storage.errors import SangdamError
from storage.opening import open_database
from storage.unit.unit_of_work import SYSTEM

ASK_WITHIN_S = 5.0
Found = Iterator[tuple[str, str]]


def compare(configuration: Configuration, clock: Clock) -> Found:
    """Each text of the clinic's file against what the dealer has under its name."""
    messages, dealer = configuration.clinic.messages, configuration.settings.message_dealer
    if messages is None:
        if dealer != "off":
            yield "finding", "a dealer is set, and clinic.toml has no [messages]: nothing is sent through it"
        return
    if dealer == "off":
        yield "hint", "clinic.toml has [messages], and no dealer is set: nothing is sent outside of the chat"
        return
    for word in PURPOSES:
        if not any(one.word == word and one.lang == "ko" for one in messages.templates):
            yield "finding", f"there is no Korean template for {word!r}: that goes by SMS alone"
    if _is_stopped(configuration, clock):
        yield "hint", "the dealer is stopped, or whether it is cannot be looked up: its templates are not compared"
        return
    for one, there in asyncio.run(_ask(configuration, messages, clock)):
        yield from _differences(one, there)


def _is_stopped(configuration: Configuration, clock: Clock) -> bool:
    """Whether the clinic has stopped the dealer: then nothing calls it, this command neither."""
    settings = configuration.settings
    try:
        database = open_database(settings.database_address, settings.keys_dir, clock)
    except SangdamError:
        return True
    try:
        return "message_result" in database.read_now(lambda unit: held(unit, settings, configuration.clinic), SYSTEM)
    except SangdamError:
        return True
    finally:
        database.close()


async def _ask(
    configuration: Configuration, messages: Messages, clock: Clock
) -> list[tuple[MessageTemplate, Template | str | None]]:
    async with httpx.AsyncClient(timeout=ASK_WITHIN_S, trust_env=False) as http:
        dealer = dealer_of(configuration.settings, http, clock)
        return [(one, await _there(dealer, one)) for one in messages.templates if dealer is not None]


async def _there(dealer: Dealer, one: MessageTemplate) -> Template | str | None:
    try:
        return await dealer.template(one.code)
    except Unreachable as error:
        return str(error)


def _differences(one: MessageTemplate, there: Template | str | None) -> Found:
    if isinstance(there, str):
        yield "finding", f"template {one.code}: the dealer does not answer ({there})"
    elif there is None:
        yield "finding", f"template {one.code}: the dealer has none of this name"
    elif there.state == "dormant":
        yield (
            "finding",
            f"template {one.code} is dormant or blocked at the dealer; wake it and send with it within 30 days",
        )
    elif there.text.split() != one.text.split():
        yield "finding", f"template {one.code}: the approved words are others than those in clinic.toml"
    elif there.state != one.state:
        kind = "finding" if one.state == "approved" else "hint"
        yield kind, f"template {one.code}: the dealer says {there.state}, clinic.toml says {one.state}"
