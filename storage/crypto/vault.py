"""Keys and sealing: the key ring on disk, a data key per patient, sealed values, lookup hashes.

A sealed value is AES-256-GCM and bound to the place where it stands (table, column, row): copied to another place it does
not open. A patient's data key is wrapped by the ring's active key; destroying the wrapped key makes every sealed value
of that patient noise, in every copy of the database. The ring never enters the database; a backup holds the wrapping keys only
sealed under its own key, which expires (`storage/backup/making.py`).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.crypto import shredding
from storage.errors import KeyGone, Misconfigured, SealBroken

RING_FILE = "ring.json"
NONCE_BYTES = 12  # NIST SP 800-38D: 96-bit nonces; random ones are safe far beyond what one patient can fill.
KEY_BYTES = 32
LOOKUP_BYTES = 16  # 128 bits of HMAC-SHA-256: no two of a clinic's values collide in practice.


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Sangdam's keys: `wrapping` (id → key) with one `active`, and one for each other job. Read from and written to
    `<keys dir>/ring.json`, mode 0600."""

    active: str
    wrapping: Mapping[str, bytes] = field(repr=False)
    lookup: bytes = field(repr=False)
    trail_seed: bytes = field(repr=False)
    trail_mac: bytes = field(repr=False)

    @classmethod
    def fresh(cls) -> KeyRing:
        """A new ring with one wrapping key."""
        first = new_key_id()
        return cls(first, {first: secrets.token_bytes(KEY_BYTES)}, *(secrets.token_bytes(KEY_BYTES) for _ in range(3)))

    @classmethod
    def load(cls, folder: Path) -> KeyRing:
        """The ring in this folder; `Misconfigured` when it is missing, unreadable, or open to other users."""
        path = folder / RING_FILE
        try:
            for one, mode in ((folder, 700), (path, 600)):
                if one.stat().st_mode & 0o077:
                    raise Misconfigured(f"{one} can be read by other users; run: chmod {mode} {one}")
            data = json.loads(path.read_text())
            keys = {name: base64.b64decode(value) for name, value in data["wrapping"].items()}
            rest = [base64.b64decode(data[name]) for name in ("lookup", "trail_seed", "trail_mac")]
            return cls(data["active"], keys, *rest)
        except FileNotFoundError:
            raise Misconfigured(f"there is no key ring at {path}") from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Misconfigured(f"the key ring at {path} cannot be read ({type(error).__name__})") from None

    @classmethod
    def load_or_create(cls, folder: Path) -> KeyRing:
        """The ring in this folder, made on the first start."""
        if not (folder / RING_FILE).exists():
            KeyRing.fresh().save(folder, new=True)
        return cls.load(folder)

    def save(self, folder: Path, *, new: bool = False) -> None:
        """Write the ring so that a crash leaves the old one or the new one whole. `new` never replaces a ring that
        another process made in the meantime."""
        _put_in_place(self.write(folder), folder / RING_FILE, new=new)

    def write(self, folder: Path) -> Path:
        """Write the ring into a file beside its place, durable when this returns; its path."""
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # `parents` alone would leave it open to others.
        folder.mkdir(exist_ok=True, mode=0o700)
        data = {
            "active": self.active,
            "wrapping": {name: base64.b64encode(key).decode() for name, key in self.wrapping.items()},
            **{n: base64.b64encode(getattr(self, n)).decode() for n in ("lookup", "trail_seed", "trail_mac")},
        }
        temporary = folder / f".{RING_FILE}.{secrets.token_hex(4)}"
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(data, file)
            file.flush()
            os.fsync(file.fileno())
        return temporary

    def with_new_active(self) -> KeyRing:
        """The same ring with a further wrapping key, which is the active one."""
        name = new_key_id()
        return replace(self, active=name, wrapping={**self.wrapping, name: secrets.token_bytes(KEY_BYTES)})

    def with_active_alone(self) -> KeyRing:
        """The same ring without any other wrapping key."""
        return replace(self, wrapping={self.active: self.wrapping[self.active]})


def new_key_id() -> str:
    """A short id for a wrapping key."""
    return f"k{secrets.token_hex(4)}"


def _put_in_place(temporary: Path, final: Path, *, new: bool) -> None:
    if new:
        try:
            os.link(temporary, final)
        except FileExistsError:
            pass
        finally:
            temporary.unlink()
    else:
        temporary.replace(final)
    shredding.sync_folder(final.parent)


class SealKey:
    """A key that seals values to their place, which is "table.column.row". `opened` is called for each value that it opens."""

    __slots__ = ("_cipher", "_opened")

    def __init__(self, key: bytes, opened: Callable[[], object] | None = None) -> None:
        self._cipher = AESGCM(key)
        self._opened = opened

    def seal(self, place: str, value: bytes) -> bytes:
        """Nonce and ciphertext of `value`, bound to `place`."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, value, place.encode())

    def open(self, place: str, sealed: bytes) -> bytes:
        """The value that was sealed at `place`; `SealBroken` for anything else."""
        try:
            value = self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode())
        except (InvalidTag, ValueError):
            raise SealBroken(f"a sealed value does not open at {place.rsplit('.', 1)[0]}") from None
        if self._opened is not None:
            self._opened()
        return value

    def seal_text(self, place: str, value: str) -> bytes:
        """`seal` for text."""
        return self.seal(place, value.encode())

    def open_text(self, place: str, sealed: bytes) -> str:
        """`open` for text."""
        return self.open(place, sealed).decode()


class Vault:
    """Wraps and unwraps data keys with the ring, makes lookup hashes, and seals what belongs to Sangdam itself. `folder` is
    the keys folder; None for a database that is not in its place yet (a restore)."""

    def __init__(self, ring: KeyRing, folder: Path | None = None) -> None:
        self.folder = folder
        self.ring = ring
        self._path = str(folder / RING_FILE) if folder is not None else ""
        self._stamp = _stamp(self._path)

    @property
    def ring(self) -> KeyRing:
        """The keys that are used now."""
        return self._ring

    @ring.setter
    def ring(self, ring: KeyRing) -> None:
        # What every turn needs of a key is computed once for a ring: the ciphers, and the hash of the lookup key's padding.
        self._ring = ring
        self._wrapping = {name: SealKey(key) for name, key in ring.wrapping.items()}
        self._lookup = hmac.new(ring.lookup, digestmod="sha256")

    def new_data_key(self, owner: str) -> tuple[str, bytes]:
        """A new data key for `owner` (a row's id), wrapped: the ring key's id and the wrapped bytes."""
        self._look_again()
        return self.ring.active, self.wrap(owner, secrets.token_bytes(KEY_BYTES))

    def wrap(self, owner: str, key: bytes) -> bytes:
        """`key` under the active ring key, bound to its owner."""
        return self._wrapping[self.ring.active].seal(f"key.{owner}", key)

    def unwrap(self, owner: str, ring_id: str, wrapped: bytes) -> bytes:
        """The data key itself; `KeyGone` when the ring key is no longer there."""
        self._ring_key(ring_id)
        return self._wrapping[ring_id].open(f"key.{owner}", wrapped)

    def data_key(self, owner: str, ring_id: str, wrapped: bytes, opened: Callable[[], object] | None = None) -> SealKey:
        """The data key of `owner`, ready to seal and open."""
        return SealKey(self.unwrap(owner, ring_id, wrapped), opened)

    def lookup(self, purpose: str, value: str) -> str:
        """A keyed hash of `value`, different for each purpose; hexadecimal, 32 characters."""
        code = self._lookup.copy()
        code.update(f"{purpose}:{value}".encode())
        return code.digest()[:LOOKUP_BYTES].hex()

    def seal_own(self, place: str, value: bytes) -> bytes:
        """Seal something that belongs to Sangdam and to no patient (a second factor's seed, a callback address)."""
        self._look_again()
        name = self.ring.active.encode()
        return bytes([len(name)]) + name + SealKey(self._own_key(self.ring.active)).seal(place, value)

    def open_own(self, place: str, sealed: bytes) -> bytes:
        """What `seal_own` sealed at this place."""
        end = 1 + sealed[0] if sealed else 0
        return SealKey(self._own_key(sealed[1:end].decode("ascii", "replace"))).open(place, sealed[end:])

    def _look_again(self) -> None:
        """Before something new is sealed: another process may have rotated the ring and be about to destroy the old key."""
        if self._path and (stamp := _stamp(self._path)) != self._stamp:
            self.ring, self._stamp = KeyRing.load(Path(self._path).parent), stamp

    def _own_key(self, ring_id: str) -> bytes:
        return hmac.digest(self._ring_key(ring_id), b"sangdam own things", hashlib.sha256)

    def _ring_key(self, ring_id: str) -> bytes:
        if ring_id not in self.ring.wrapping and self.folder is not None:
            # Another process may have rotated the ring since this one read it.
            self.ring = KeyRing.load(self.folder)
        try:
            return self.ring.wrapping[ring_id]
        except KeyError:
            raise KeyGone("the key that wrapped this was destroyed") from None


def _stamp(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except FileNotFoundError:  # Also for an empty path: a vault without a folder.
        return 0
