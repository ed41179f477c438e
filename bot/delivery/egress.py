"""The only way out: one HTTP client whose transport refuses every host that the clinic has not put down (clause 4).

A refusal is recorded on the access trail and counted. No proxy variables, no redirects: what is called is what was checked.
What the clinic has stopped (B-6) is asked of the database with each call, so that nothing leaves after the stop, whichever
process was about to send it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from bot.delivery.bounds import PLAIN, Resolve, addresses_of, bounded, public_only
from bot.delivery.hosts import covers, is_loopback, without_port
from bot.delivery.stopping import KIND, held, meant_host, stopped_hosts
from bot.server.metrics import Metrics
from bot.settings.configuration import DEALER_URLS, KAKAO_PHOTOS, allowed_hosts
from bot.settings.current import CurrentClinic
from bot.settings.settings import Settings
from skills.clinic import switches
from skills.clinic.clinic import Clinic
from storage.database.database import Database
from storage.errors import SangdamError
from storage.trail import chain
from storage.unit.unit_of_work import SYSTEM, Unit

TIMEOUT = httpx.Timeout(10.0, connect=5.0)
LIMITS = httpx.Limits(max_connections=20, max_keepalive_connections=5)
PURPOSE = "sangdam.purpose"  # An extension of a request: what it is for, a code for the trail.
GIVEN_FROM_OUTSIDE = frozenset({"photo", "callback"})  # Their hosts come with a message and may hold a person's words.

OnRefused = Callable[[str, str], Awaitable[None]]


class EgressRefused(httpx.TransportError):
    """The host is not among those that the clinic has put down."""


class NotNow(httpx.ConnectError):
    """The clinic has stopped this way, or nobody can say whether it has. Nothing was sent."""


@dataclass(frozen=True, slots=True)
class AllowList:
    """Host patterns that may be called over https on the usual port, and exact `host:port` of this machine.

    Kakao gives the addresses of pictures without TLS, and what cannot be had with it is asked for as it was given; only there.
    """

    patterns: tuple[str, ...]
    local: frozenset[str] = frozenset()
    closed: tuple[str, ...] = ()

    @classmethod
    def of(cls, settings: Settings, clinic: Clinic, stopped: frozenset[str] = frozenset()) -> AllowList:
        """The processors' and the clinic's own hosts, and what the settings call on this machine; of the processors that are
        `stopped`, nothing."""
        closed = stopped_hosts(clinic, stopped)
        names = ("kakao_bot_api_url", "kakao_auth_url", "kakao_api_url", "staff_webhook_url", "owner_webhook_url")
        local = frozenset(
            netloc_of(url)
            for name in (*names, *DEALER_URLS[settings.message_dealer])
            if is_loopback(urlsplit(url := _said(settings, name)).hostname or "")
            and not covers(closed, meant_host(settings, name))
        )
        pushed = frozenset(host for host in settings.web_push if is_loopback(without_port(host)))
        return cls(allowed_hosts(settings, clinic), local | pushed, closed)

    def allows(self, url: httpx.URL) -> bool:
        """Whether this address may be called."""
        if covers(self.closed, url.host):
            return False
        if f"{url.host}:{_port(url)}" in self.local:
            return True
        if not covers(self.patterns, url.host):
            return False
        return is_plain_photo(url) or (url.scheme == "https" and _port(url) == 443)


def is_plain_photo(url: httpx.URL) -> bool:
    """Whether this is a picture's address without TLS, at the one host that gives such."""
    return url.scheme == "http" and _port(url) == 80 and covers((KAKAO_PHOTOS,), url.host)


def netloc_of(url: str) -> str:
    """`host:port` of an address, the port always told."""
    parsed = httpx.URL(url)
    return f"{parsed.host}:{_port(parsed)}"


def _said(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    return value if isinstance(value, str) else str(value.get_secret_value())


def _port(url: httpx.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


class GuardedTransport(httpx.AsyncBaseTransport):
    """Passes allowed requests on to `inner`; raises `EgressRefused` for the others, after telling `on_refused`. What comes back
    is bounded. Without TLS a name proves nothing: what it means is looked up once, must be on the public internet, and is
    called as that address."""

    def __init__(
        self,
        allowed: Callable[[], Awaitable[AllowList]],
        on_refused: OnRefused,
        inner: httpx.AsyncBaseTransport,
        resolve: Resolve = addresses_of,
    ) -> None:
        self._allowed = allowed
        self._on_refused = on_refused
        self._inner = inner
        self._resolve = resolve

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        purpose, host = str(request.extensions.get(PURPOSE, "")), request.url.host
        may = (await self._allowed()).allows(request.url)
        if may and is_plain_photo(request.url):
            address = public_only(await self._resolve(host))
            request.url, may = request.url.copy_with(host=address or host), bool(address)
        if not may:
            await self._on_refused(purpose, host)
            raise EgressRefused("this host is not on the clinic's list")
        return await bounded(await self._inner.handle_async_request(request), purpose)

    async def aclose(self) -> None:
        await self._inner.aclose()


def guarded_client(
    settings: Settings, clinic: Clinic | CurrentClinic, database: Database, metrics: Metrics
) -> httpx.AsyncClient:
    """Sangdam's HTTP client. It follows the processors that are listed now, and the switches as they stand at the call."""
    current = CurrentClinic.of(clinic)

    async def refused(purpose: str, host: str) -> None:
        metrics.refused()
        await database.run(lambda unit: note_refusal(unit, purpose, host), SYSTEM)

    async def allowed() -> AllowList:
        listed = current.now
        try:
            waiting, stopped = await database.read(
                lambda unit: (held(unit, settings, listed), switches.stopped_processors(unit)), SYSTEM
            )
        except SangdamError as error:
            raise NotNow("whether this is stopped cannot be looked up") from error
        if KIND.get() in waiting:
            raise NotNow("this way is stopped")
        return AllowList.of(settings, listed, stopped | listed.uncallable)

    inner = httpx.AsyncHTTPTransport(limits=LIMITS, trust_env=False)
    transport = GuardedTransport(allowed, refused, inner)
    return httpx.AsyncClient(
        transport=transport, timeout=TIMEOUT, follow_redirects=False, trust_env=False, headers=PLAIN
    )


def note_refusal(unit: Unit, purpose: str, host: str) -> None:
    """Put a refused call on the trail. A host that came with a patient's message stays out: it may hold their words."""
    about = "" if purpose in GIVEN_FROM_OUTSIDE else host[:100]
    chain.record(unit, "egress_refused", about=about, why=purpose)
