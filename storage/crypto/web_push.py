"""Web Push as RFC 8291 and RFC 8292 have it: a message that only one browser opens, and the signature by which its push service
knows Sangdam.

Sangdam's key is made from the ring's seed: it lies in the folder of keys, comes back with it, and a rotation of the wrapping
keys leaves it alone, because every browser that is told is bound to it.
"""

from __future__ import annotations

import base64
import json
import os
from datetime import datetime

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from storage.crypto.vault import Vault

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # Of P-256 (SEC 2, secp256r1).
RECORD = 4096  # Every push service takes a message of this size; ours are far smaller.
SALT_BYTES, SECRET_BYTES, SIGNED_BYTES = 16, 16, 32
LAST_RECORD = b"\x02"


def application_server_key(vault: Vault) -> ec.EllipticCurvePrivateKey:
    """Sangdam's own key for push services (VAPID)."""
    seed = HKDF(hashes.SHA256(), 48, None, b"sangdam web push").derive(vault.ring.trail_seed)
    return ec.derive_private_key(int.from_bytes(seed) % (ORDER - 1) + 1, ec.SECP256R1())


def public_key(vault: Vault) -> str:
    """What a browser is given to know whose messages it lets in."""
    return to_text(_point(application_server_key(vault)))


def authorization(vault: Vault, audience: str, contact: str, until: datetime) -> str:
    """The header that shows a push service (`audience`, its origin) who sends; `contact` is an address of Sangdam."""
    key = application_server_key(vault)
    claims = {"aud": audience, "exp": int(until.timestamp()), "sub": contact}
    parts = [to_text(json.dumps(part).encode()) for part in ({"typ": "JWT", "alg": "ES256"}, claims)]
    signature = decode_dss_signature(key.sign(".".join(parts).encode(), ec.ECDSA(hashes.SHA256())))
    signed = b"".join(number.to_bytes(SIGNED_BYTES) for number in signature)
    return f"vapid t={'.'.join([*parts, to_text(signed)])}, k={to_text(_point(key))}"


def is_fit(theirs: str, secret: str) -> bool:
    """Whether these are a browser's public key and its secret."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_text(theirs))
        return len(from_text(secret)) == SECRET_BYTES
    except ValueError:
        return False


def encrypt(
    message: bytes,
    theirs: str,
    secret: str,
    *,
    once: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes = b"",
) -> bytes:
    """`message` for the browser with this public key and secret, in one record of `aes128gcm`. `once` and `salt` are fresh
    each time; only the example of the standard brings its own."""
    once, salt = once or ec.generate_private_key(ec.SECP256R1()), salt or os.urandom(SALT_BYTES)
    browser = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_text(theirs))
    ours = _point(once)
    info = b"WebPush: info\x00" + from_text(theirs) + ours
    shared = _derive(32, from_text(secret), info, once.exchange(ec.ECDH(), browser))
    key = _derive(16, salt, b"Content-Encoding: aes128gcm\x00", shared)
    nonce = _derive(12, salt, b"Content-Encoding: nonce\x00", shared)
    head = salt + RECORD.to_bytes(4) + bytes([len(ours)]) + ours
    return head + AESGCM(key).encrypt(nonce, message + LAST_RECORD, None)


def to_text(value: bytes) -> str:
    """Base 64 for addresses, without filling."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    """What `to_text` wrote; `ValueError` for anything else."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derive(length: int, salt: bytes, info: bytes, secret: bytes) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)
