"""What a person does with their Kakao account and the channel, and which webhooks follow from it (docs/kakao.md §8)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from bot.simulator.accounts.login import LoginDesk
from bot.simulator.accounts.webhook import ACCOUNT_PURGED, USER_UNLINKED, Delivery, WebhookSender
from bot.simulator.chatbot.platform import KakaoPlatform
from bot.simulator.persona import Persona

Act: TypeAlias = Callable[[Persona], Awaitable[list[Delivery]]]


class Membership:
    """The acts behind the page's account buttons. Each returns the webhooks that were sent."""

    def __init__(self, platform: KakaoPlatform, login: LoginDesk, webhooks: WebhookSender) -> None:
        self._platform = platform
        self._login = login
        self._webhooks = webhooks
        self.acts: Mapping[str, Act] = {
            "unlink": self.unlink_app,
            "unlink-get": self.unlink_app_by_get,
            "unlink-set": self.unlink_by_token,
            "delete": self.delete_account,
            "block": self.block_channel,
            "block-open": self.block_by_open_id,
            "add": self.add_channel,
        }

    async def unlink_app(self, person: Persona) -> list[Delivery]:
        """Unlink the app in KakaoTalk's settings; the webhook comes as a form."""
        self._end_link(person, "앱 연결을 해제했습니다.")
        return [await self._webhooks.unlinked(person)]

    async def unlink_app_by_get(self, person: Persona) -> list[Delivery]:
        """The same, where the app registered its webhook for GET."""
        self._end_link(person, "앱 연결을 해제했습니다.")
        return [await self._webhooks.unlinked(person, method="GET")]

    async def unlink_by_token(self, person: Persona) -> list[Delivery]:
        """The same news as a security event token, `user-unlinked`."""
        self._end_link(person, "앱 연결을 해제했습니다.")
        return [await self._webhooks.account(person, USER_UNLINKED)]

    async def delete_account(self, person: Persona) -> list[Delivery]:
        """Delete the Kakao account: unlink webhook and `account-purged`; who comes back later is a stranger."""
        self._end_link(person, "카카오계정을 삭제했습니다.")
        sent = [
            await self._webhooks.unlinked(person, "ACCOUNT_DELETE"),
            await self._webhooks.account(person, ACCOUNT_PURGED),
        ]
        person.start_anew()
        self._platform.changed(person)
        return sent

    async def block_channel(self, person: Persona) -> list[Delivery]:
        """Block the channel. Kakao tells only of people who are linked to the app."""
        return await self._befriend(person, is_friend=False)

    async def block_by_open_id(self, person: Persona) -> list[Delivery]:
        """Block the channel without having consented to channel status: the webhook names an `open_id`."""
        return await self._befriend(person, is_friend=False, id_type="open_id")

    async def add_channel(self, person: Persona) -> list[Delivery]:
        """Add the channel (again)."""
        return await self._befriend(person, is_friend=True)

    async def _befriend(self, person: Persona, *, is_friend: bool, id_type: str = "app_user_id") -> list[Delivery]:
        person.is_friend, person.blocked = is_friend, not is_friend
        self._platform.changed(person)
        text = "채널을 추가했습니다." if is_friend else "채널을 차단했습니다."
        self._platform.feed.publish("notice", person.slug, {"text": text})
        if not person.linked:
            return []
        return [await self._webhooks.channel(person, "added" if is_friend else "blocked", id_type)]

    def _end_link(self, person: Persona, text: str) -> None:
        person.linked = False
        self._login.revoke(str(person.member_number))
        self._platform.changed(person)
        self._platform.feed.publish("notice", person.slug, {"text": text})
