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


@pytest.mark.parametrize("mode", [0o710, 0o701, 0o740, 0o704])
def test_a_folder_that_others_can_enter_is_refused(tmp_path: Path, mode: int) -> None:
    KeyRing.load_or_create(tmp_path / "keys")
    (tmp_path / "keys").chmod(mode)
    with pytest.raises(Misconfigured, match=r"chmod 700 .*/keys$"):
        KeyRing.load(tmp_path / "keys")


def test_the_folders_that_are_made_are_the_owners(tmp_path: Path) -> None:
    """However deep the folder of keys lies; one that is there stays as it is."""
    folder = tmp_path / "clinic" / "sangdam" / "keys"
    KeyRing.load_or_create(folder)
    assert [one.stat().st_mode & 0o777 for one in (folder, folder.parent)] == [0o700, 0o700]
    KeyRing.fresh().save(folder)
    assert [path.name for path in folder.iterdir()] == ["ring.json"]


def test_a_first_start_replaces_no_ring_that_another_process_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else everything that was sealed with it would be lost. A rotation replaces it; neither leaves a key beside it."""
    first, fresh = KeyRing.fresh(), KeyRing.fresh

    def meanwhile() -> KeyRing:
        first.save(tmp_path / "keys")
        return fresh()

    with monkeypatch.context() as patched:
        patched.setattr(KeyRing, "fresh", meanwhile)
        assert KeyRing.load_or_create(tmp_path / "keys") == first
    (rotated := first.with_new_active()).save(tmp_path / "keys")
    assert KeyRing.load(tmp_path / "keys") == rotated
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["ring.json"]


def test_a_ring_keeps_its_keys_until_they_are_let_go() -> None:
    ring = KeyRing.fresh()
    rotated = ring.with_new_active()
    assert rotated.active != ring.active
    assert rotated.wrapping == {**ring.wrapping, rotated.active: rotated.wrapping[rotated.active]}
    assert rotated.with_active_alone().wrapping == {rotated.active: rotated.wrapping[rotated.active]}
    keys = [*rotated.wrapping.values(), ring.lookup, ring.trail_seed, ring.trail_mac]
    assert [len(key) for key in keys] == [32] * 5
    assert len(set(keys)) == 5


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


def test_each_value_that_opens_is_told() -> None:
    """What was opened is on the trail: a key that does not tell would leave it out."""
    vault, told = Vault(KeyRing.fresh()), []
    key = vault.data_key("patient", *vault.new_data_key("patient"), lambda: told.append(1))
    sealed = key.seal_text("patient.name_sealed.1", "홍길동")
    assert (key.open_text("patient.name_sealed.1", sealed), told) == ("홍길동", [1])
    with pytest.raises(SealBroken):
        key.open_text("patient.name_sealed.2", sealed)
    assert told == [1]


def test_what_is_sangdams_own_opens_at_its_place_with_the_key_that_sealed_it() -> None:
    """Also after a rotation; what is torn is named as broken or gone, and nothing else happens."""
    ring = KeyRing.fresh()
    sealed = Vault(ring).seal_own("staff.seed_sealed.1", b"seed")
    rotated = ring.with_new_active()
    assert Vault(rotated).open_own("staff.seed_sealed.1", sealed) == b"seed"
    with pytest.raises(SealBroken):
        Vault(ring).open_own("staff.seed_sealed.2", sealed)
    for other, torn in ((rotated.with_active_alone(), sealed), (ring, b""), (ring, b"\x02\xff\xff" + sealed[3:])):
        with pytest.raises(KeyGone):
            Vault(other).open_own("staff.seed_sealed.1", torn)


def test_a_rotation_in_another_process_is_seen(tmp_path: Path) -> None:
    """Nothing new is sealed under the key that is about to be destroyed, and what was sealed there opens here."""
    here, there = (Vault(KeyRing.load_or_create(tmp_path / "keys"), tmp_path / "keys") for _ in range(2))
    (rotated := there.ring.with_new_active()).save(tmp_path / "keys")
    there.ring = rotated
    ring_id, wrapped = there.new_data_key("patient")
    assert here.unwrap("patient", ring_id, wrapped) == there.unwrap("patient", ring_id, wrapped)
    (last := rotated.with_new_active()).save(tmp_path / "keys")
    assert here.new_data_key("patient")[0] == last.active
    assert there.open_own("a.b.c", here.seal_own("a.b.c", b"1")) == b"1"
    with pytest.raises(KeyGone):
        Vault(KeyRing.fresh()).unwrap("patient", ring_id, wrapped)
