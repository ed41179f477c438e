"""What every part of the clinic's data is: frozen, without unknown words; and a text in both languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Part(BaseModel):
    """A part of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Both(Part):
    """The same words in Korean and in English."""

    ko: Filled
    en: Filled

    def in_(self, lang: str) -> str:
        """The words in this language; Korean unless it is English."""
        return self.en if lang == "en" else self.ko
