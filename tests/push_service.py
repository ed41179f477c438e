"""A push service and a browser behind it, as the standards have them: the service checks who sends (RFC 8292), the browser
opens what comes with a key that only it has (RFC 8291)."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from aiohttp import web
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from bot.delivery.web_push import is_agreed
from bot.desk.frame.keys import DeskSettings


def text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def unpacked(value: str) -> bytes:
    return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))


@dataclass
class Phone:
    """A browser that has subscribed."""

    address: str
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = b"sixteen bytes 00"

    @property
    def point(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def form(self) -> dict[str, str]:
        """What its page tells the desk."""
        return {"address": self.address, "key": text(self.point), "secret": text(self.secret)}

    def open(self, body: bytes) -> Any:
        """What came, opened with the key that only this browser has."""
        salt, length = body[:16], body[20]
        theirs, sealed = body[21 : 21 + length], body[21 + length :]
        sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
        agreed = self.private.exchange(ec.ECDH(), sender)
        shared = _derived(32, self.secret, b"WebPush: info\0" + self.point + theirs, agreed)
        key = _derived(16, salt, b"Content-Encoding: aes128gcm\0", shared)
        nonce = _derived(12, salt, b"Content-Encoding: nonce\0", shared)
        plain = AESGCM(key).decrypt(nonce, sealed, None)
        assert plain[-1:] == b"\x02", "the last record ends in 2"
        return json.loads(plain[:-1])


def _derived(length: int, salt: bytes, info: bytes, secret: bytes) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


@dataclass
class PushService:
    """The service: `came` is what it took, and `answers` how it answers, 201 when nothing is said."""

    url: str = ""
    came: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    @property
    def host(self) -> str:
        return self.url.removeprefix("http://")

    def phone(self, name: str) -> Phone:
        """A browser of this service."""
        return Phone(f"{self.url}/push/{name}")

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        assert int(request.headers["TTL"]) > 0
        assert request.headers["Content-Encoding"] == "aes128gcm"
        self.came.append((request.path, dict(request.headers), body))
        return web.Response(status=self.answers.pop(0) if self.answers else 201)


def check_sender(header: str, application_server_key: str, audience: str, now: float) -> str:
    """Who sent it, as a service checks it: signed with the key that the browser was given, for this service, for a day at most;
    how Sangdam is reached."""
    fields = dict(part.strip().split("=", 1) for part in header.removeprefix("vapid ").split(","))
    assert fields["k"] == application_server_key
    signed, _, signature = fields["t"].rpartition(".")
    raw = unpacked(signature)
    der = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unpacked(fields["k"]))
    key.verify(der, signed.encode(), ec.ECDSA(hashes.SHA256()))
    head, claims = (json.loads(unpacked(part)) for part in signed.split("."))
    assert head == {"typ": "JWT", "alg": "ES256"}
    assert claims["aud"] == audience
    assert now < claims["exp"] <= now + 86400
    return str(claims["sub"])


@pytest.fixture
async def service() -> AsyncIterator[PushService]:
    """The service, on a loopback port."""
    found = PushService()
    app = web.Application()
    app.router.add_post("/push/{browser}", found.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield found
    finally:
        await runner.cleanup()


@pytest.fixture
def desk_settings(service: PushService) -> DeskSettings:
    """A desk whose clinic has agreed to this service."""
    return DeskSettings(public_url="http://desk.example", agreed_push=partial(is_agreed, (service.host,)))
