"""What the clinic's policy does not say: every gap with the clause that closes it (Art. 30)."""

from __future__ import annotations

from datetime import date

import pytest

from skills.clinic.clinic import Both, Clinic
from skills.clinic.gaps import GAPS, clause, gaps
from tests.chatting import CLINIC

TODAY = date(2026, 12, 1)


def saying(clinic: Clinic, *codes: str) -> Clinic:
    """The clinic with these clauses under its policy of today."""
    version = clinic.policy[0]
    text = Both(
        ko="\n".join([version.text.ko, *(clause(clinic, code, "ko") for code in codes)]),
        en="\n".join([version.text.en, *(clause(clinic, code, "en") for code in codes)]),
    )
    return clinic.model_copy(update={"policy": (version.model_copy(update={"text": text, "effective_on": TODAY}),)})


def test_the_policy_as_it_was_published_has_ten_gaps() -> None:
    """Each with its article and a clause in both languages, the clinic's own data in it."""
    found = gaps(CLINIC, TODAY)
    assert {gap.code for gap in found} == {*GAPS, "dated"}
    assert len(found) == 10
    for gap in found:
        assert "제" in gap.article
        assert gap.clause["ko"].strip()
        assert gap.clause["en"].strip()
    processors = next(gap for gap in found if gap.code == "processors")
    assert CLINIC.processors[0].name in processors.clause["ko"]


def test_each_clause_closes_its_gap_and_no_other() -> None:
    """Whoever adds it is told of it no more; with all of them nothing is left."""
    codes = [*GAPS, "dated"]
    for code in codes:
        left = {gap.code for gap in gaps(saying(CLINIC, code), TODAY)}
        assert code not in left, code
    assert gaps(saying(CLINIC, *codes), TODAY) == []


@pytest.mark.parametrize(
    ("code", "half"),
    [
        ("minors", "만 14세 미만"),
        ("minors", "법정대리인"),
        ("records", "처방전"),
        ("records", "수술기록"),
        ("procedure", "쿠키, 10일"),
    ],
)
def test_half_of_a_clause_closes_no_gap(code: str, half: str) -> None:
    """A word of it is not what the law wants said."""
    version = CLINIC.policy[0]
    text = Both(ko=f"{version.text.ko}\n{half}", en=version.text.en)
    clinic = CLINIC.model_copy(update={"policy": (version.model_copy(update={"text": text}),)})
    assert code in {gap.code for gap in gaps(clinic, TODAY)}


def test_a_processor_abroad_is_listed_with_its_country() -> None:
    """And a clinic without one says that nothing leaves the country."""
    assert "국외로 이전하지 않습니다" in clause(CLINIC, "overseas", "ko")
    one = CLINIC.processors[0].model_copy(update={"name": "Cloud Inc.", "country": "US"})
    abroad = CLINIC.model_copy(update={"processors": (one,)})
    assert "Cloud Inc. (US)" in clause(abroad, "overseas", "ko")
    assert abroad.uncallable == {"Cloud Inc."}
