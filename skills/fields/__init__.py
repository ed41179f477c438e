"""The answers a person gives to the intake's questions, read from Korean (and English) words.

Here live the pure readers of a name, a phone number, a time and an age, the clinic's hours they are measured against,
and the mask for numbers that must never be kept. No question is asked here, nothing is stored, and no sentence for a
patient is written here: a reader that refuses says so with `Invalid`, whose code is the key of the sentence in the
catalogue (`skills.texts.fields`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["Doubtful", "Invalid"]


class Invalid(ValueError):
    """An answer that cannot be taken as it stands.

    `code` is a member of the reader's own StrEnum (`NameCode`, `PhoneCode`, `WhenCode`, `AgeCode`) and the key of its
    sentence, for instance ``fields.phone.too_short``. `params` are ready-made words for the sentence's ``{fields}``;
    they never repeat what the person typed, so that the error can be logged.
    """

    def __init__(self, code: str, params: Mapping[str, str] | None = None) -> None:
        super().__init__(str(code))
        self.code = str(code)
        self.params: dict[str, str] = dict(params or {})

    def again(self) -> Invalid:
        """The same refusal, to be raised. One that was raised holds its frames, and who keeps it keeps all that they know."""
        twin = type(self).__new__(type(self), *self.args)
        twin.__dict__.update(self.__dict__)
        return twin


class Doubtful(Invalid):
    """An answer that is probably one, and is asked back once: "'…' 이 성함이 맞으세요?".

    `reading` is the value that would be kept. Whoever asks accepts it when the person says yes, or when the same answer comes
    again: the next error's `reading` is the same. The sentence names it as ``{reading}``, so these `params` are never logged.
    """

    def __init__(self, code: str, reading: Any) -> None:
        super().__init__(code, {"reading": str(reading)})
        self.reading = reading
