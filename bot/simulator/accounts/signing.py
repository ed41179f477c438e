"""The key that Kakao signs with, in the box: ID tokens and account-status tokens (docs/kakao.md §8).

A new key pair is made at each start, so that nothing signed here is ever worth anything elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from joserfc import jwt
from joserfc.jwk import KeyParameters, RSAKey

KEY_BITS = 2048


class Signer:
    """Signs RS256 tokens and publishes the public half as a JWK set."""

    def __init__(self) -> None:
        parameters: KeyParameters = {"use": "sig", "alg": "RS256"}
        self._key = RSAKey.generate_key(KEY_BITS, parameters=parameters, auto_kid=True)

    def sign(self, claims: Mapping[str, Any], typ: str = "JWT") -> str:
        """The compact token of these claims."""
        return jwt.encode({"alg": "RS256", "kid": self._key.kid, "typ": typ}, dict(claims), self._key)

    def key_set(self) -> dict[str, Any]:
        """`/.well-known/jwks.json`."""
        return {"keys": [self._key.as_dict(private=False)]}
