"""What every part of the clinic's data is: frozen, without unknown words; and a text in both languages."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator, model_validator

from storage.characters import typed

Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
GREETING_MOST = 120
GreetingWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=GREETING_MOST)]


class Part(BaseModel):
    """A part of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def _as_typed(cls, value: Any) -> Any:
        """Words without marks that turn or hide what stands around them: a patient and an auditor read the same."""
        if isinstance(value, list | tuple):
            return [typed(one) if isinstance(one, str) else one for one in value]
        return typed(value) if isinstance(value, str) else value


class Both(Part):
    """The same words in Korean and in English."""

    ko: Filled
    en: Filled

    def in_(self, lang: str) -> str:
        """The words in this language; Korean unless it is English."""
        return self.en if lang == "en" else self.ko


class Greeting(Both):
    """The clinic's own first words to somebody new. Who speaks, and that it is no diagnosis, is said after them by itself."""

    ko: GreetingWords
    en: GreetingWords


class Reviewed(Part):
    """What the clinic says in public. Where it advertises it has the number of its review (`review`), and then a last day
    (`until`, which counts in; Medical Service Act Art. 57: three years at most). Afterwards it is not said any more (H-1)."""

    review: str | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _has_an_end(self) -> Self:
        if self.review and self.review.strip() and self.until is None:
            raise ValueError("a review has a last day (until)")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether it may be said on this day."""
        return self.until is None or day <= self.until
