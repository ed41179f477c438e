"""The table of mutants can be used as it stands, and a proof that notices nothing is told from one that does."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

import pytest

from tests.docs.pages import named_tests
from tests.mutants.codes import CODES, WITHOUT
from tests.mutants.explained import EXPLAINED
from tests.mutants.mutant import ROOT, Mutant, try_out
from tests.mutants.page import PAGE, filled
from tests.mutants.table import MUTANTS


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


def test_a_broken_promise_is_noticed_and_an_unbroken_one_is_not() -> None:
    """The whole of it for one: the copy is changed and not the original, and only a test that failed counts."""
    mutant = next(one for one in MUTANTS if one.broken == "thirteen is of age")
    assert try_out(mutant).state == "killed"
    assert try_out(replace(mutant, new=mutant.old)).state == "survived"
    assert try_out(replace(mutant, proof=mutant.proof + "_not_there")).state == "broken"
    assert try_out(replace(mutant, old=mutant.old + " nowhere")).state == "broken"
    assert mutant.old in (ROOT / mutant.path).read_text()


def _in_order(code: str) -> tuple[str, int]:
    family, _, number = code.partition("-")
    return family, int(number)
