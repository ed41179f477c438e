"""The part of docs/privacy.md that says how each promise was broken and which proof noticed; made from the table."""

from __future__ import annotations

from itertools import groupby

from tests.mutants.mutant import ROOT
from tests.mutants.table import MUTANTS

PAGE = ROOT / "docs" / "privacy.md"
BEGIN, END = "<!-- made from tests/mutants/table.py -->\n", "<!-- end -->\n"


def table() -> str:
    """One row a code: what was broken, where, and the tests that failed."""
    lines = ["| code | broken on purpose | where | noticed by |", "|---|---|---|---|"]
    for code, group in groupby(MUTANTS, key=lambda one: one.code):
        of_code = list(group)
        places = dict.fromkeys(f"`{one.path}`" for one in of_code)
        proofs = dict.fromkeys(f"`{one.proof.rpartition('::')[2]}`" for one in of_code)
        broken = "; ".join(one.broken for one in of_code)
        lines.append(f"| {code} | {broken} | {', '.join(places)} | {', '.join(proofs)} |")
    return "\n".join(lines) + "\n"


def filled(text: str) -> str:
    """The page with the table of today in its place."""
    head, rest = text.split(BEGIN)
    _, tail = rest.split(END, 1)
    return f"{head}{BEGIN}{table()}{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text()))
