"""Where the server's own files lie. Commands that only write there need nothing of the jobs that do it every night."""

from __future__ import annotations

from pathlib import Path

from bot.settings.settings import Settings
from storage.database.serving import sqlite_file


def data_folder(settings: Settings) -> Path:
    """Where backups and checkpoints go: beside the SQLite file, or beside the keys."""
    file = sqlite_file(settings.database_address)
    return settings.keys_dir.parent if file is None else file.parent


def checkpoints_folder(data_dir: Path) -> Path:
    """The folder of signed checkpoints."""
    return data_dir / "checkpoints"


def backups_folder(data_dir: Path) -> Path:
    """The folder of the nightly backups."""
    return data_dir / "backups"
