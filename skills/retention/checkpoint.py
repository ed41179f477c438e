"""The daily checkpoint of the trail: signed, written to a folder, and sent to the owner, who is the witness outside (S-3)."""

from __future__ import annotations

from pathlib import Path

from storage.outbox import outbox
from storage.trail import chain, checkpoints
from storage.trail.checkpoints import Checkpoint
from storage.unit.unit_of_work import Unit


def make_checkpoint(unit: Unit, *, folder: Path, why: str) -> Checkpoint:
    """Sign the trail as it is, write the checkpoint into `folder`, queue it to the owner and record it. A file that stands
    there without its commit is no harm: what it says was true."""
    checkpoint = checkpoints.make(unit, why)
    checkpoints.write_file(folder, checkpoint, checkpoints.verifier_key(unit.vault))
    text = f"{checkpoint.note}\n{checkpoints.verifier_key(unit.vault)}"
    outbox.queue(unit, "owner_webhook", {"event": "trail_checkpoint", "text": text}, about=str(checkpoint.size))
    chain.record(unit, "trail_checkpoint", about=str(checkpoint.size), why=why)
    return checkpoint
