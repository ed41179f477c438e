"""Tables for spreadsheets: CSV in which no cell is taken for a formula. What goes into one is the caller's rule."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\ufeff"  # Excel reads Korean as UTF-8 only when the file says so.
# What a spreadsheet would take for a formula (OWASP: CSV injection), in full width as well.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table as text, every cell of it harmless."""
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(heads)
    sheet.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
