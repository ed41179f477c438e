"""The answers a person gives to the intake's questions, read from Korean (and English) words.

Here live the pure readers of a name, a phone number, a time and an age, the clinic's hours they are measured against,
and the mask for numbers that must never be kept. No question is asked here, nothing is stored, and no sentence for a
patient is written here: a reader that refuses says so with `Invalid`, whose code is the key of the sentence in the
catalogue (`skills.texts.fields`).
"""

from collections.abc import Mapping

__all__ = ["Invalid"]


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
