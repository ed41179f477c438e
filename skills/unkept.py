"""What somebody wrote before the health consent, held in memory for the minutes until they give it (C-3).

It is in no file, no database and no copy. It is gone with a refusal, with leaving, after ten minutes, and with the process;
then the patient is asked to say it once more. So hardly anybody who agrees is asked what they have just said."""

from __future__ import annotations

from datetime import datetime, timedelta

FOR = timedelta(minutes=10)
MOST = 2_000  # People whose words are held at once; the oldest go first.
LONGEST = 1_000  # Characters.


class Unkept:
    """Words by patient. One for each process; `take` is the only way to read them, and they are gone with it."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[str, datetime]] = {}

    def hold(self, patient_id: str, words: str, now: datetime) -> None:
        """Hold these words instead of any older ones."""
        self.forget(patient_id)
        for one in [one for one, (_, until) in list(self._held.items()) if until <= now]:
            self.forget(one)
        if len(self._held) >= MOST:
            self.forget(next(iter(self._held)))
        self._held[patient_id] = (words[:LONGEST], now + FOR)

    def take(self, patient_id: str, now: datetime) -> str:
        """The words, which are held no longer; empty when there are none, or their time is over."""
        words, until = self._held.pop(patient_id, ("", now))
        return words if until > now else ""

    def forget(self, patient_id: str) -> None:
        """Hold nothing of this patient."""
        self._held.pop(patient_id, None)
