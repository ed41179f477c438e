"""Where a notice and the run of a job stand. Tables, senders and rules share them."""

from __future__ import annotations

from enum import StrEnum


class NoticeState(StrEnum):
    """Where something that must reach somebody stands."""

    QUEUED = "queued"
    DELIVERED = "delivered"
    DEAD = "dead"  # it never will be; kept for the desk
    EXPIRED = "expired"
    SKIPPED = "skipped"  # there was nobody to tell


class RunState(StrEnum):
    """What came of a run, and what is written down beside the runs of the sweep."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    LOST = "lost"  # its runner died, stalled or was stopped
    STOPPED = "stopped"  # a sweep would destroy more than usual, and waits for the officer
    AGREED = "agreed"  # the officer let it go on
    CLEARED = "cleared"  # what stopped it is over
