"""The keys of backups: one file each beside the ring, destroyed when its time is over; then the backup is noise (S-10)."""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from storage.crypto import shredding
from storage.crypto.vault import KEY_BYTES
from storage.errors import KeyGone, Misconfigured

NAME = "backup-{}.key"


@dataclass(frozen=True, slots=True)
class BackupKey:
    """A backup's key with the instant of its end."""

    id: str
    key: bytes = field(repr=False)
    expires_at: datetime


def make(folder: Path, expires_at: datetime) -> BackupKey:
    """A new key, durable and whole in the keys folder when this returns."""
    made = BackupKey(secrets.token_hex(6), secrets.token_bytes(KEY_BYTES), expires_at)
    data = {"key": base64.b64encode(made.key).decode(), "expires_at": expires_at.isoformat()}
    path = folder / NAME.format(made.id)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(data, file)
        file.flush()
        os.fsync(file.fileno())
    shredding.sync_folder(folder)
    return made


def load(folder: Path, key_id: str, now: datetime) -> BackupKey:
    """The key with this id; `KeyGone` when it is over or was destroyed."""
    path = folder / NAME.format(key_id)
    try:
        data = json.loads(path.read_text())
        found = BackupKey(key_id, base64.b64decode(data["key"]), datetime.fromisoformat(data["expires_at"]))
    except FileNotFoundError:
        raise KeyGone(
            "this backup cannot be opened: its key was destroyed when its time was over, or is another clinic's"
        ) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise Misconfigured(f"the backup key at {path} cannot be read") from None
    if found.expires_at <= now:
        shredding.shred(path)
        raise KeyGone("this backup has expired; its key is now destroyed")
    return found


def destroy_expired(folder: Path, now: datetime) -> int:
    """Destroy the keys whose time is over; how many. A file that cannot be read stops no other from being destroyed, and
    is left for a person to look at (`Misconfigured` names it)."""
    count, unreadable = 0, ""
    for path in sorted(folder.glob(NAME.format("*"))):
        try:
            expires_at = datetime.fromisoformat(json.loads(path.read_text())["expires_at"])
        except (ValueError, KeyError, TypeError):
            unreadable = unreadable or str(path)
            continue
        if expires_at <= now:
            shredding.shred(path)
            count += 1
    if unreadable:
        raise Misconfigured(f"the backup key at {unreadable} cannot be read; nobody can say when it ends: remove it")
    return count
