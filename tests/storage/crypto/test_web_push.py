"""Web Push as the standards have it: the example of RFC 8291 comes out byte by byte, and Sangdam's key stays Sangdam's."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from storage.crypto import web_push
from storage.crypto.vault import KeyRing, Vault

# RFC 8291, appendix A.
OURS = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
THEIRS = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SECRET = "BTBZMqHH6r4Tts7J_aSIgg"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
    "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)

KEY_OF_THE_SEED = "BLCCtDsuGh7Vtrjg6rf_7BgfLGbx3_WiCmIE3KIBygViaHWj8rDo97mvpuufYDur4GNfq062M_ykk2cAnEyOvrE"


def test_the_example_of_the_standard() -> None:
    number = int.from_bytes(web_push.from_text(OURS))
    once = ec.derive_private_key(number, ec.SECP256R1())
    words = b"When I grow up, I want to be a watermelon"
    found = web_push.encrypt(words, THEIRS, SECRET, once=once, salt=web_push.from_text(SALT))
    assert web_push.to_text(found) == BODY


def test_no_two_messages_are_alike() -> None:
    assert web_push.encrypt(b"1", THEIRS, SECRET) != web_push.encrypt(b"1", THEIRS, SECRET)


def test_the_houses_key_outlives_a_rotation_and_is_each_houses_own() -> None:
    """Every browser is bound to it: a wrapping key may come and go, another clinic's seed makes another one."""
    ring = KeyRing.fresh()
    first = web_push.public_key(Vault(ring))
    assert web_push.public_key(Vault(ring.with_new_active().with_active_alone())) == first
    assert web_push.public_key(Vault(KeyRing.fresh())) != first


def test_the_key_of_a_seed_is_the_same_in_every_version() -> None:
    """Another way to make it would leave every browser that has subscribed without a word."""
    vault = Vault(replace(KeyRing.fresh(), trail_seed=bytes(range(32))))
    assert web_push.public_key(vault) == KEY_OF_THE_SEED


def test_a_push_service_knows_who_sends_and_for_how_long() -> None:
    vault, until = Vault(KeyRing.fresh()), datetime(2026, 12, 1, 12, tzinfo=UTC)
    header = web_push.authorization(vault, "https://push.example", "mailto:a@example.kr", until)
    assert header.startswith("vapid t=")
    token, key = header.removeprefix("vapid t=").split(", k=")
    assert key == web_push.public_key(vault)
    head, claims, signature = token.split(".")
    assert json.loads(web_push.from_text(head)) == {"typ": "JWT", "alg": "ES256"}
    assert json.loads(web_push.from_text(claims)) == {
        "aud": "https://push.example", "exp": int(until.timestamp()), "sub": "mailto:a@example.kr",
    }  # fmt: skip
    raw = web_push.from_text(signature)
    signed = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    public = web_push.application_server_key(vault).public_key()
    public.verify(signed, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))


@pytest.mark.parametrize("value", [b"", b"1", b"12", b"123", b"\xff\xef\xbe"])
def test_text_for_addresses_comes_back(value: bytes) -> None:
    assert "=" not in web_push.to_text(value)
    assert web_push.from_text(web_push.to_text(value)) == value


@pytest.mark.parametrize("text", ["MQ!!", "M", "MQ =="])
def test_text_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the library says
        web_push.from_text(text)


def test_what_a_browser_says_is_looked_at() -> None:
    assert web_push.is_fit(THEIRS, SECRET)
    assert not web_push.is_fit(THEIRS[:-4] + "AAAA", SECRET)  # No point of the curve
    assert not web_push.is_fit(THEIRS, SECRET[:-4])  # too short
    assert not web_push.is_fit("한글", SECRET)
