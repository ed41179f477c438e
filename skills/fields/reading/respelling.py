"""Words written anew by a table of spellings, row by row, where the rows below read what the rows above have written."""

from __future__ import annotations

from collections.abc import Iterable

from skills.fields.reading import patterns as re


class Respelling:
    """A table of spellings: what a pattern finds, and what is written in its place."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._table = re.Table((re.compile(pattern), (at, written)) for at, (pattern, written) in enumerate(rows))

    def of(self, text: str) -> str:
        """The text in the spelling of the table."""
        waiting = list(self._table.standing_in(text))
        while waiting:
            pattern, (at, written) = waiting.pop(0)
            if (respelled := pattern.sub(written, text)) != text:
                text = respelled  # In which the rows below may find what was not there before.
                waiting = [row for row in self._table.standing_in(text) if row[1][0] > at]
        return text
