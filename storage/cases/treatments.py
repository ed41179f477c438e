"""What a case is about, as a keyed code beside its sealed answers: lists are narrowed by it without opening anything."""

from __future__ import annotations

from typing import Any

from storage.unit.unit_of_work import Unit


def code(unit: Unit, word: str) -> str:
    """The keyed code of a treatment's word, by which cases are found without being opened; "" for none."""
    return unit.vault.lookup("treatment", word) if word else ""


def word_of(answers: dict[str, Any]) -> str:
    """The word of the treatment that was chosen; "" where there is none."""
    value = answers.get("treatment")
    return str(value.get("word", "")) if isinstance(value, dict) else ""
