"""Every error of Sangdam, in one tree.

    SangdamError                 code, and whether a person may be told
    ├── Declined                 asked for something that cannot be; nothing is broken
    │   ├── NotFound             no such thing, or not for you (the two look alike on purpose)
    │   ├── NotAllowed           the actor lacks the permission
    │   ├── Conflict             somebody was faster, or the page was stale
    │   ├── NotPossible          the rules say no (a transition, a missing ground, a limit)
    │   └── Suspended            the patient has stopped the processing of their data (R-6)
    └── Broken                   our side failed
        ├── SealBroken           a sealed value does not open: altered, moved, or another key
        ├── KeyGone              the key was destroyed, on purpose: what it sealed is noise
        ├── TrailBroken          the access trail does not verify
        ├── BackupBroken         a backup file is none, was tampered with, or is not whole
        ├── Unrecorded           a patient's data was opened for staff and no record of it was left
        ├── Misconfigured        settings, keys or database cannot be used
        └── Unavailable          the database or another part does not answer now
            └── TookTooLong      the database worked on it for longer than such a unit may take

Each leaf has a `code` (stable, for logs, pages and catalogues) and says by `tell` whether the code's sentence may be shown
to the person who asked. No error carries personal data in its text.
"""

from __future__ import annotations


class SangdamError(Exception):
    """Root of the tree; `code` is stable and `tell` says whether the person may read its sentence."""

    code = "error"
    tell = False

    def __init__(self, message: str = "", *, code: str | None = None) -> None:
        super().__init__(message or self.code)
        if code is not None:
            self.code = code


class Declined(SangdamError):
    """What was asked cannot be; nothing is broken and nothing was changed."""

    code = "declined"
    tell = True


class NotFound(Declined):
    """No such thing, or not for this actor."""

    code = "not_found"


class NotAllowed(Declined):
    """The actor has no permission for this act."""

    code = "not_allowed"


class Conflict(Declined):
    """Somebody else was faster, or the page that was sent is stale."""

    code = "conflict"


class NotPossible(Declined):
    """The rules do not allow this act on this thing now."""

    code = "not_possible"


class Suspended(Declined):
    """The patient has stopped the processing of their data (R-6)."""

    code = "suspended"


class Broken(SangdamError):
    """Our side failed; the person gets a safe sentence and nothing was changed."""

    code = "broken"


class SealBroken(Broken):
    """A sealed value does not open where it stands: altered, moved, or sealed with another key."""

    code = "seal_broken"


class KeyGone(Broken):
    """The key was destroyed on purpose; what it sealed cannot be read any more."""

    code = "key_gone"


class TrailBroken(Broken):
    """The access trail does not verify."""

    code = "trail_broken"


class BackupBroken(Broken):
    """A backup file cannot be used: it is none, was tampered with, or is not whole."""

    code = "backup_broken"


class Unrecorded(Broken):
    """Something of a patient's was opened for staff, and the unit left no record of it (S-3): nothing of it is shown."""

    code = "unrecorded"


class Misconfigured(Broken):
    """Settings, keys or database cannot be used as they are."""

    code = "misconfigured"


class Unavailable(Broken):
    """The database or another part does not answer now."""

    code = "unavailable"


class TookTooLong(Unavailable):
    """The database worked on this unit for longer than one of its kind may take (`storage/database/limits.py`)."""

    code = "took_too_long"
