"""The keys of backups: one file each beside the ring, destroyed when its time is over; then the backup is noise (S-10)."""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from storage.errors import KeyGone, Misconfigured
from storage.vault import KEY_BYTES

NAME = "backup-{}.key"


@dataclass(frozen=True, slots=True)
class BackupKey:
    """A backup's key with the instant of its end."""

    id: str
    key: bytes = field(repr=False)
    expires_at: datetime


def make(folder: Path, expires_at: datetime) -> BackupKey:
    """A new key, durable in the keys folder when this returns."""
    made = BackupKey(secrets.token_hex(6), secrets.token_bytes(KEY_BYTES), expires_at)
    data = {"key": base64.b64encode(made.key).decode(), "expires_at": expires_at.isoformat()}
    descriptor = os.open(folder / NAME.format(made.id), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(data, file)
        file.flush()
        os.fsync(file.fileno())
    return made


def load(folder: Path, key_id: str, now: datetime) -> BackupKey:
    """The key with this id; `KeyGone` when it is over or was destroyed."""
    path = folder / NAME.format(key_id)
    try:
        data = json.loads(path.read_text())
        found = BackupKey(key_id, base64.b64decode(data["key"]), datetime.fromisoformat(data["expires_at"]))
    except FileNotFoundError:
        raise KeyGone("this backup cannot be opened: its key was destroyed when its time was over") from None
    except (OSError, ValueError, KeyError):
        raise Misconfigured(f"the backup key at {path} cannot be read") from None
    if found.expires_at <= now:
        shred(path)
        raise KeyGone("this backup has expired; its key is now destroyed")
    return found


def destroy_expired(folder: Path, now: datetime) -> int:
    """Destroy the keys whose time is over; how many. A file that cannot be read is left for a person to look at."""
    count = 0
    for path in sorted(folder.glob(NAME.format("*"))):
        expires_at = datetime.fromisoformat(json.loads(path.read_text())["expires_at"])
        if expires_at <= now:
            shred(path)
            count += 1
    return count


def shred(path: Path) -> None:
    """Overwrite a file's bytes in place and remove it. What a disk keeps of older blocks is not ours to reach: that is why
    keys are destroyed, which are small, and not the gigabytes that they seal."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(min(size, 1 << 20)))
        for _ in range(size >> 20):
            file.write(secrets.token_bytes(1 << 20))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
