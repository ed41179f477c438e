"""A patient's browser for the stories: keeps cookies, follows the way to Kakao and back, and logs in there as somebody."""

from __future__ import annotations

from types import TracebackType
from urllib.parse import parse_qsl, urlsplit

import httpx

from tests.scenarios.conftest import Chatter, World


def link_in(chatter: Chatter) -> str:
    """The address behind the last answer's web link."""
    assert chatter.last is not None
    found = [
        button["webLinkUrl"]
        for output in chatter.last.outputs
        for bubble in output.values()
        for button in bubble.get("buttons", [])
        if button.get("action") == "webLink"
    ]
    assert len(found) == 1, found
    return str(found[0])


class Browser:
    """One browser with its cookies."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._client = httpx.AsyncClient(trust_env=False, timeout=10)

    async def __aenter__(self) -> Browser:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def get(self, url: str) -> httpx.Response:
        """One page, no redirect followed."""
        return await self._client.get(self._whole(url))

    async def post(self, url: str, **form: str) -> httpx.Response:
        """Send a form."""
        return await self._client.post(self._whole(url), data=form)

    async def ask(self, method: str, url: str, headers: dict[str, str]) -> httpx.Response:
        """Any request at all."""
        return await self._client.request(method, self._whole(url), headers=headers)

    async def log_in(self, url: str, person: str, decision: str = "agree") -> httpx.Response:
        """From a login link through Kakao's consent screen to the page that it leads to."""
        away = await self.get(url)
        return away if away.status_code != 302 else await self.finish(away, person, decision)

    async def finish(self, away: httpx.Response, person: str, decision: str = "agree") -> httpx.Response:
        """The rest of a login that has led to Kakao."""
        screen = away.headers["Location"]
        carried = dict(parse_qsl(urlsplit(screen).query))
        agreed = await self._client.post(screen.split("?")[0], data={**carried, "person": person, "decision": decision})
        back = await self._client.get(agreed.headers["Location"])
        while back.status_code in (302, 303):
            back = await self.get(back.headers["Location"])
        return back

    async def open_my_data(self, link: str, person: str) -> httpx.Response:
        """From the link in the chat to the page, logging in as `person`."""
        landing = await self.get(link)
        assert landing.status_code == 200, landing.status_code
        assert f"/kakao/login?t={link.rsplit('/', 1)[1]}" in landing.text
        return await self.log_in(f"/kakao/login?t={link.rsplit('/', 1)[1]}", person)

    def _whole(self, url: str) -> str:
        return url if url.startswith("http") else self.world.url + url
