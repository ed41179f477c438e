"""Keys: who can read the ring, what a seal is bound to, and what is left when a key is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.crypto.vault import KeyRing, SealKey, Vault
from storage.errors import KeyGone, Misconfigured, SealBroken


def test_the_ring_is_made_once_and_only_the_owner_can_read_it(tmp_path: Path) -> None:
    """0600, and a second start finds the same keys."""
    first = KeyRing.load_or_create(tmp_path / "keys")
    assert (tmp_path / "keys" / "ring.json").stat().st_mode & 0o777 == 0o600
    assert KeyRing.load_or_create(tmp_path / "keys") == first


def test_a_ring_that_others_can_read_is_refused(tmp_path: Path) -> None:
    """With the command that mends it."""
    KeyRing.load_or_create(tmp_path)
    (tmp_path / "ring.json").chmod(0o644)
    with pytest.raises(Misconfigured, match="chmod 600"):
        KeyRing.load(tmp_path)


def test_a_broken_ring_is_named_without_its_content(tmp_path: Path) -> None:
    """No key ever stands in an error."""
    (tmp_path / "ring.json").write_text('{"active": "k1", "wrapping": {"k1": "c2VjcmV0"}}')
    (tmp_path / "ring.json").chmod(0o600)
    with pytest.raises(Misconfigured) as error:
        KeyRing.load(tmp_path)
    assert "c2VjcmV0" not in str(error.value)


@given(st.binary(max_size=200), st.binary(min_size=32, max_size=32))
def test_what_is_sealed_opens_only_at_its_place_and_with_its_key(value: bytes, raw: bytes) -> None:
    """Bound to table, column and row; a changed byte does not open."""
    key = SealKey(raw)
    sealed = key.seal("patient.name_sealed.1", value)
    assert key.open("patient.name_sealed.1", sealed) == value
    for place, data, other in (
        ("patient.name_sealed.2", sealed, key),
        ("patient.name_sealed.1", sealed[:-1] + bytes([sealed[-1] ^ 1]), key),
        ("patient.name_sealed.1", sealed, SealKey(bytes(32 * [7]) if raw != bytes(32 * [7]) else bytes(32))),
    ):
        with pytest.raises(SealBroken):
            other.open(place, data)


def test_a_wrapped_key_dies_with_its_ring_key() -> None:
    """After rotation, an old copy of the database opens nobody."""
    vault = Vault(KeyRing.fresh())
    ring_id, wrapped = vault.new_data_key("patient")
    rotated = Vault(vault.ring.with_new_active().with_active_alone())
    with pytest.raises(KeyGone):
        rotated.unwrap("patient", ring_id, wrapped)


def test_lookups_of_different_purposes_never_meet() -> None:
    """The same words as a name and as a phone number are not the same hash."""
    vault = Vault(KeyRing.fresh())
    assert vault.lookup("name", "1234") != vault.lookup("phone", "1234")
    assert vault.lookup("name", "1234") == vault.lookup("name", "1234")
    assert Vault(KeyRing.fresh()).lookup("name", "1234") != vault.lookup("name", "1234")
