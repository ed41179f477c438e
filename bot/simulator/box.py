"""The parts of one simulator, put together, and the key under which a request finds them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from bot.server.clock import Clock, utc_now
from bot.simulator.accounts.login import LoginDesk
from bot.simulator.accounts.membership import Membership
from bot.simulator.accounts.signing import Signer
from bot.simulator.accounts.webhook import WebhookSender
from bot.simulator.chatbot.event import EventDesk
from bot.simulator.chatbot.platform import KakaoPlatform
from bot.simulator.config import SimulatorConfig
from bot.simulator.dealers.book import DealerBook
from bot.simulator.dealers.nhn import NhnDesk
from bot.simulator.dealers.solapi import SolapiDesk


@dataclass(frozen=True, slots=True)
class Box:
    """Everything that Kakao is to the server, in one place."""

    platform: KakaoPlatform
    events: EventDesk
    signer: Signer
    login: LoginDesk
    webhooks: WebhookSender
    membership: Membership
    dealers: DealerBook
    solapi: SolapiDesk
    nhn: NhnDesk

    @classmethod
    def build(
        cls, config: SimulatorConfig, clock: Clock = utc_now, token: Callable[[int], str] = secrets.token_hex
    ) -> Box:
        """The parts of a simulator for this configuration."""
        platform = KakaoPlatform(config, clock=clock, token=token)
        signer = Signer()
        login = LoginDesk(config, clock, token, signer)
        webhooks = WebhookSender(platform, signer)
        book, key, secret, senders = DealerBook(), config.dealer_key, config.dealer_secret, config.dealer_senders
        return cls(
            platform=platform,
            events=EventDesk(platform),
            signer=signer,
            login=login,
            webhooks=webhooks,
            membership=Membership(platform, login, webhooks),
            dealers=book,
            solapi=SolapiDesk(key, secret, book, clock, token, senders),
            nhn=NhnDesk(key, secret, key, secret, book, clock, token, senders),
        )

    async def close(self) -> None:
        """Stop what still runs and close the connections."""
        await self.events.close()
        await self.platform.close()


BOX = web.AppKey("box", Box)
