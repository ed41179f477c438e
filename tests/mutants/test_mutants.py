"""The table of mutants can be used as it stands, and a proof that notices nothing is told from one that does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from tests.docs.pages import named_tests
from tests.mutants.codes import CODES, WITHOUT
from tests.mutants.explained import EXPLAINED
from tests.mutants.mutant import ROOT, Mutant, Proofs
from tests.mutants.page import PAGE, filled
from tests.mutants.table import MUTANTS

MUTANT = next(one for one in MUTANTS if one.broken == "thirteen is of age")
WHERE = """

def test_where_it_comes_from() -> None:
    import sys
    from pathlib import Path

    ours = [module for name, module in sys.modules.items() if name.split(".")[0] in {"bot", "skills", "storage", "tests"}]
    assert ours and all(Path.cwd() in Path(module.__file__).parents for module in ours)
"""


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: f"{one.code} {one.broken}")
def test_each_mutant_can_be_made(mutant: Mutant) -> None:
    """What it replaces stands there once, and what comes out is still a program. When code is changed, so is its mutant."""
    if mutant.path.endswith(".py"):
        assert ast.parse(mutant.text()).body


def test_each_proof_is_one_that_the_page_names() -> None:
    """docs/privacy.md and docs/threat-model.md name what proves a promise; a mutant must be noticed by one of those."""
    named = {
        f"{path}::{test}" for page in (PAGE, ROOT / "docs" / "threat-model.md") for path, test in named_tests(page)
    }
    assert {one.proof for one in MUTANTS} - named == set()


def test_there_are_enough_of_them_and_each_is_named_once() -> None:
    assert len(MUTANTS) >= 120
    assert len({one.broken for one in MUTANTS}) == len(MUTANTS)
    assert set(EXPLAINED) <= {one.broken for one in MUTANTS}
    assert [one.code for one in MUTANTS] == sorted((one.code for one in MUTANTS), key=_in_order)


def test_each_code_of_the_law_has_a_mutant_or_says_why_not() -> None:
    """The table of docs/privacy.md leaves no requirement of docs/law.md out."""
    law = (ROOT / "docs" / "law.md").read_text()
    assert set(CODES) == set(re.findall(r"\b[A-Z]-\d+\b", law))
    assert set(CODES) - {one.code for one in MUTANTS} == set(WITHOUT)
    assert {one.code for one in MUTANTS} <= set(CODES), "the page shows mutants by the codes of the law alone"


def test_the_page_shows_the_table_of_today() -> None:
    """Made by `python -m tests.mutants.page`."""
    assert filled(PAGE.read_text()) == PAGE.read_text()


@pytest.fixture(scope="module")
def proofs() -> Iterator[Proofs]:
    """One process for all that is tried out here, as in a whole run."""
    with closing(Proofs()) as opened:
        yield opened


def test_a_broken_promise_is_noticed_and_an_unbroken_one_is_not(proofs: Proofs) -> None:
    """The whole of it for one: the copy is changed and not the original, and only a test that failed counts."""
    assert proofs.try_out(MUTANT).state == "killed"
    assert proofs.try_out(replace(MUTANT, new=MUTANT.old)).state == "survived"
    assert proofs.try_out(replace(MUTANT, proof=MUTANT.proof + "_not_there")).state == "broken"
    assert proofs.try_out(replace(MUTANT, old=MUTANT.old + " nowhere")).state == "broken"
    assert MUTANT.old in (ROOT / MUTANT.path).read_text()


def test_each_proof_runs_on_its_own_copy_alone(proofs: Proofs) -> None:
    """All that runs was loaded from the copy: no name was taken from the original, or from the copy before."""
    path = MUTANT.proof.partition("::")[0]
    last = (ROOT / path).read_text().rsplit("\n\n\n", 1)[1]
    here = replace(MUTANT, path=path, old=last, new=last + WHERE, proof=f"{path}::test_where_it_comes_from")
    assert proofs.try_out(here).state == "survived"
    copied = replace(MUTANT, path="skills/fields/__init__.py", old="class Invalid", new="1 / 0\n\n\nclass Invalid")
    assert proofs.try_out(copied).state == "broken", "what breaks at its import leaves no test that could fail"
    assert proofs.try_out(replace(MUTANT, new=MUTANT.old)).state == "survived"


def test_a_proof_that_fell_over_proves_nothing_and_one_that_never_ends_is_stopped(proofs: Proofs) -> None:
    falls = replace(MUTANT, path="tests/conftest.py", old="class MovedClock:", new="os._exit(1)\n\n\nclass MovedClock:")
    assert proofs.try_out(falls).state == "broken"
    endless = "while True:\n    pass\n\n\nclass MovedClock:"
    assert proofs.try_out(replace(falls, new=endless), longest_s=3).said == "it never ended"
    assert proofs.try_out(MUTANT).state == "killed"


def _in_order(code: str) -> tuple[str, int]:
    family, _, number = code.partition("-")
    return family, int(number)
