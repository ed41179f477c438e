"""Web Push as the standards have it: the example of RFC 8291 comes out byte by byte, and Sangdam's key stays Sangdam's."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric import ec

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


def test_what_a_browser_says_is_looked_at() -> None:
    assert web_push.is_fit(THEIRS, SECRET)
    assert not web_push.is_fit(THEIRS[:-4] + "AAAA", SECRET)  # No point of the curve
    assert not web_push.is_fit(THEIRS, SECRET[:-4])  # too short
    assert not web_push.is_fit("한글", SECRET)
