"""The part of docs/privacy.md that says how each promise was broken and which proof noticed; made from the table."""

from __future__ import annotations

from tests.mutants.codes import CODES, WITHOUT
from tests.mutants.mutant import ROOT, Mutant
from tests.mutants.table import MUTANTS

PAGE = ROOT / "docs" / "privacy.md"
BEGIN, END = "<!-- made from tests/mutants/table.py -->\n", "<!-- end -->\n"


def table() -> str:
    """One row a code: what it asks for, what was broken, where, and the tests that failed."""
    lines = ["| code | what | broken on purpose | where | noticed by |", "|---|---|---|---|---|"]
    of_code = {code: [one for one in MUTANTS if one.code == code] for code in CODES}
    return "\n".join([*lines, *(_row(code, mutants) for code, mutants in of_code.items())]) + "\n"


def _row(code: str, mutants: list[Mutant]) -> str:
    if not mutants:
        return f"| {code} | {CODES[code]} | nothing: {WITHOUT[code]} | | |"
    places = dict.fromkeys(f"`{one.path}`" for one in mutants)
    proofs = dict.fromkeys(f"`{one.proof.rpartition('::')[2]}`" for one in mutants)
    broken = "; ".join(one.broken for one in mutants)
    return f"| {code} | {CODES[code]} | {broken} | {', '.join(places)} | {', '.join(proofs)} |"


def filled(text: str) -> str:
    """The page with the table of today in its place."""
    head, rest = text.split(BEGIN)
    _, tail = rest.split(END, 1)
    return f"{head}{BEGIN}{table()}{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text()))
