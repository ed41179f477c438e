"""The form of one sentence in every language we speak; the sentences stand in the catalogues beside this file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence with its ``{fields}`` unfilled. Korean is polite 해요체."""

    ko: str
    en: str


def pick(text: Text, lang: str | None) -> str:
    """The sentence in `lang`: English for what begins with "en", Korean for all else (Kakao sends ko, kr or null)."""
    return text.en if (lang or "").lower().startswith("en") else text.ko
