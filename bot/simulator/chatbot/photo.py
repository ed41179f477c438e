"""The shelf of photos that people sent: each has an address that stops working after ten minutes (docs/kakao.md §5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.server.clock import Clock
from bot.simulator.config import SimulatorConfig

ENDINGS = {"image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/heic": "heic"}
KEPT = 200


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it was uploaded."""

    content: bytes
    content_type: str
    expires_at: datetime


class PhotoShelf:
    """Pictures in memory; the oldest leave when the shelf is full."""

    def __init__(self, config: SimulatorConfig, clock: Clock, token: Callable[[int], str]) -> None:
        self._config = config
        self._clock = clock
        self._token = token
        self._photos: dict[str, Photo] = {}

    def put(self, content: bytes, content_type: str = "image/jpeg") -> str:
        """Keep a picture and return its address, `…/photos/{name}?expires={epoch}`."""
        expires_at = self._clock() + timedelta(seconds=self._config.photo_life_s)
        name = f"{self._token(16)}.{ENDINGS.get(content_type, 'jpg')}"
        self._photos[name] = Photo(content, content_type, expires_at)
        if len(self._photos) > KEPT:
            del self._photos[next(iter(self._photos))]
        return f"{self._config.own_url}/photos/{name}?expires={int(expires_at.timestamp())}"

    def expiry(self) -> str:
        """When a picture put now ends, as the secure-image plugin spells it."""
        return f"{self._clock() + timedelta(seconds=self._config.photo_life_s):%Y-%m-%dT%H:%M:%S%z}"

    def get(self, name: str) -> Photo | None:
        """The picture of this name while its address is good."""
        photo = self._photos.get(name)
        return photo if photo is not None and self._clock() < photo.expires_at else None
