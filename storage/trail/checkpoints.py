"""Signed checkpoints of the trail: small texts that say "at this size the trail ended in this hash", for a witness outside.

The form is C2SP's tlog-checkpoint, a signed note with an Ed25519 signature (https://c2sp.org/tlog-checkpoint,
https://c2sp.org/signed-note). The trail is a hash chain and no Merkle tree: the third line holds the hash of the last record.
Checking the trail against a checkpoint is `storage/trail/proof.py`.
"""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import select
from sqlmodel import SQLModel, col

from storage.crypto.vault import Vault
from storage.errors import TrailBroken
from storage.trail.chain import TrailHead
from storage.unit.schema import BIG, Kind, UtcDateTime, column, table_of
from storage.unit.unit_of_work import Unit

ED25519 = b"\x01"  # The signature type byte of the signed-note specification.
DASH = "\u2014 "  # What a signature line begins with.
VKEY_FILE = "trail.vkey"
ENDING = ".checkpoint"
_head = table_of(TrailHead)


class Checkpoint(SQLModel, table=True):
    """A checkpoint that was signed, kept with the trail. `why`: daily, asked for, or pruned (the rest begins after it)."""

    __tablename__ = "checkpoint"

    size: int = column(Kind.ID, BIG(), primary_key=True, autoincrement=False)
    hash: str = column(Kind.PROOF)
    note: str = column(Kind.PROOF)
    why: str = column(Kind.STATE)
    signed_at: datetime = column(Kind.TIME, UtcDateTime())


@dataclass(frozen=True, slots=True)
class Signed:
    """What a checkpoint says, once its signature was found good."""

    origin: str
    size: int
    hash: str


def signing_key(vault: Vault) -> Ed25519PrivateKey:
    """Sangdam's signing key, made from the ring's seed."""
    return Ed25519PrivateKey.from_private_bytes(vault.ring.trail_seed)


def origin(vault: Vault) -> str:
    """The name of this trail: one per key ring, as a URL without scheme."""
    public = signing_key(vault).public_key().public_bytes_raw()
    return f"sangdam.invalid/trail/{hashlib.sha256(public).hexdigest()[:16]}"


def verifier_key(vault: Vault) -> str:
    """The public key in the form "name+id+key" that tools for signed notes take."""
    name, public = origin(vault), signing_key(vault).public_key().public_bytes_raw()
    return f"{name}+{_key_id(name, public).hex()}+{base64.b64encode(ED25519 + public).decode()}"


def sign(vault: Vault, size: int, last: str) -> str:
    """The checkpoint for a trail of `size` records whose last hash is `last` (hexadecimal)."""
    name = origin(vault)
    text = f"{name}\n{size}\n{base64.b64encode(bytes.fromhex(last)).decode()}\n"
    key = signing_key(vault)
    raw = _key_id(name, key.public_key().public_bytes_raw()) + key.sign(text.encode())
    return f"{text}\n{DASH}{name} {base64.b64encode(raw).decode()}\n"


def read(note: str, vkey: str) -> Signed:
    """What a checkpoint says; `TrailBroken` when it is not signed by the key `vkey` or is no checkpoint at all."""
    try:
        name, _, encoded = vkey.split("+", 2)
        public = base64.b64decode(encoded, validate=True)[1:]
        text, signatures = _without_tail(note).rsplit("\n\n", 1)
        text += "\n"
        first, size, root = text.split("\n")[:3]
        raw = _signature_of(signatures, name, _key_id(name, public))
        Ed25519PublicKey.from_public_bytes(public).verify(raw, text.encode())
        said = Signed(first, int(size), base64.b64decode(root, validate=True).hex())
    except (ValueError, TypeError, AttributeError, InvalidSignature):  # Whatever stands in the place of a note.
        raise TrailBroken("the checkpoint is not signed by this clinic's key", code="unsigned") from None
    if said.origin != name:
        raise TrailBroken("the checkpoint belongs to another trail", code="unsigned")
    return said


def make(unit: Unit, why: str) -> Checkpoint:
    """Sign the trail as it is now and keep the checkpoint; a trail that did not grow gives the one it has."""
    head = unit.connection.execute(select(_head.c.seq, _head.c.hash).where(_head.c.id == 1)).one()
    return keep(unit, int(head.seq), str(head.hash), why)


def keep(unit: Unit, size: int, last: str, why: str) -> Checkpoint:
    """Sign this size and hash and keep the checkpoint."""
    found = unit.session.get(Checkpoint, size)
    if found is None:
        note = sign(unit.vault, size, last)
        found = Checkpoint(size=size, hash=last, note=note, why=why, signed_at=unit.now)
        unit.session.add(found)
    elif why == "pruned":
        found.why = why
        unit.session.add(found)
    unit.session.flush()
    return found


def kept(unit: Unit) -> list[Checkpoint]:
    """All kept checkpoints, the smallest first."""
    return list(unit.session.scalars(select(Checkpoint).order_by(col(Checkpoint.size))))


def write_file(folder: Path, checkpoint: Checkpoint, vkey: str) -> Path:
    """Write a checkpoint (and the public key) into the folder of checkpoints, durable when this returns; its path."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(folder / VKEY_FILE, vkey + "\n")
    path = folder / f"{checkpoint.signed_at:%Y-%m-%dT%H%M%SZ}-{checkpoint.size:09d}{ENDING}"
    _write(path, checkpoint.note)
    return path


def _write(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _key_id(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def _without_tail(note: str) -> str:
    """The note up to its last signature: the messages to the owner go on with the key, and mail programs with their own."""
    return note[: note.index("\n", note.rindex(DASH)) + 1]


def _signature_of(lines: str, name: str, key_id: bytes) -> bytes:
    for line in lines.splitlines():
        dash, who, encoded = line.split(" ")
        raw = base64.b64decode(encoded, validate=True)
        if f"{dash} " == DASH and who == name and raw[:4] == key_id:
            return raw[4:]
    raise ValueError("no signature of this key")
