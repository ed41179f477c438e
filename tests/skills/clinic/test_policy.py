"""The versions of the policy: what changes between two of them, and what is amiss with one that is coming (E-4)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from skills.clinic import policy
from skills.clinic import versions as rules
from skills.clinic.clinic import PolicyVersion
from storage.database.database import Database
from storage.errors import NotPossible
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.chatting import CLINIC
from tests.policies import LONGER, PERIOD, WEAKER, clinic_with, second_version
from tests.storage import people

TODAY = date(2026, 12, 1)


def test_the_ten_clauses_of_a_policy_are_told_apart() -> None:
    """By the number at the beginning of a line, in both languages."""
    for lang in ("ko", "en"):
        found = policy.clauses(CLINIC.policy[0].text.in_(lang))
        assert list(found) == [str(number) for number in range(1, 11)]
    assert policy.clauses(CLINIC.policy[0].text.ko)["3"][0] == "개인정보의 보유 및 이용 기간"


@pytest.mark.parametrize(
    ("differs", "numbers"), [(WEAKER, ["8"]), (LONGER, ["3"]), (("3. 개인정보의", "\n3. 개인정보의"), [])]
)
def test_the_clauses_that_change_are_named_and_a_blank_line_is_no_change(
    differs: tuple[str, str], numbers: list[str]
) -> None:
    """What the patient is told changes is what reads differently."""
    clinic = clinic_with(second_version(on="2026-12-15", differs=differs))
    assert list(policy.changed_clauses(clinic.policy[0], clinic.policy[1], "ko")) == numbers


def flaws(*versions: str, more: str = "", on: date = TODAY) -> list[tuple[str, str]]:
    return [(flaw.code, flaw.state) for flaw in policy.flaws(clinic_with(*versions, more=more), on)]


@pytest.mark.parametrize(
    ("version", "found"),
    [
        (second_version(on="2027-01-15", published="2026-12-10", consents=PERIOD), []),
        (second_version(on="2027-01-15", published="2026-12-10"), [("nobody_asked", "hint")]),
        (second_version(on="2027-01-15", consents=PERIOD), [("undated", "hint")]),
        (second_version(on="2027-01-08", published="2026-12-10", consents=PERIOD), [("short_notice", "finding")]),
        (second_version(on="2026-12-17", published="2026-12-10", material=False), []),
        (second_version(on="2026-12-16", published="2026-12-10", material=False), [("short_notice", "finding")]),
        (
            second_version(on="2026-12-20", published="2026-12-10", material=False, differs=LONGER),
            [("not_material", "hint")],
        ),
        (
            second_version(on="2026-12-20", published="2026-12-10", material=False, consents=PERIOD),
            [("put_differently", "hint")],
        ),
    ],
)
def test_what_is_amiss_with_a_coming_version_is_found(version: str, found: list[tuple[str, str]]) -> None:
    """Less notice than the clinic promises (7 days, 30 for material ones), and `material` that belies what changes."""
    assert flaws(version) == found


def test_the_clinic_promises_its_own_days() -> None:
    """No law names a number: the days are the clinic's."""
    version = second_version(on="2026-12-12", published="2026-12-10", material=False)
    assert flaws(version) == [("short_notice", "finding")]
    assert flaws(version, more="announcing = { notice_days = 2 }\n") == []


def test_what_took_effect_with_too_little_notice_stays_a_finding() -> None:
    """From its date on it can no longer be announced earlier, and is not forgotten either."""
    version = second_version(on="2026-12-12", published="2026-12-10", material=False)
    assert flaws(version, on=date(2026, 12, 12)) == [("without_notice", "finding")]


def test_two_versions_of_one_day_are_a_finding_and_two_of_one_name_no_clinic() -> None:
    """Only one can be in force from a day; and each has an address of its own."""
    twins = [second_version(on="2026-11-01", published="2026-09-01", name=name) for name in ("second", "third")]
    assert flaws(*twins) == [("same_day", "finding")]
    with pytest.raises(ValidationError, match="second"):
        clinic_with(twins[0], second_version(on="2026-12-15"))


def test_versions_need_not_stand_in_their_order() -> None:
    """The day decides, not the place in the file."""
    clinic = clinic_with(second_version(on="2027-03-01", name="third"), second_version(on="2026-12-15"))
    assert [version.version for version in clinic.policy] == ["2025-04-20", "second", "third"]
    assert clinic.policy_on(date(2026, 12, 14)).version == "2025-04-20"
    assert clinic.policy_on(date(2026, 12, 15)).version == "second"
    assert [version.version for version in clinic.policy_coming(date(2026, 12, 15))] == ["third"]


@pytest.mark.parametrize("way", ["desk", "file"])
@pytest.mark.parametrize(
    ("on", "published", "ground", "goes"),
    [
        (date(2027, 1, 15), None, "", True),
        (date(2026, 12, 5), None, "", False),
        (date(2026, 12, 5), None, "긴급한 법 개정이에요.", True),
        (date(2026, 11, 1), date(2026, 9, 1), "", False),
    ],
)
def test_a_version_without_notice_or_dated_back_needs_the_officers_ground(
    sqlite_database: Database, way: str, on: date, published: date | None, ground: str, goes: bool
) -> None:
    """The promise holds against the day on which it is put in, whatever the version says of itself."""
    sqlite_database.run_now(lambda unit: rules.begin(unit, CLINIC), SYSTEM)
    first = rules.document_of(CLINIC)["policy"]
    fresh = {**first[0], "version": "next", "effective_on": on.isoformat(), "material": False, "ground": ground}
    if published:
        fresh["published_on"] = published.isoformat()

    def change(unit: Unit) -> int:
        if way == "desk":
            return rules.change(unit, {"policy": [*first, fresh]}, seen=1).number
        made = rules.take_in(unit, rules.read({**rules.document_of(CLINIC), "policy": [*first, fresh]}), "새 방침")
        return made.number if made else 0

    if goes:
        assert sqlite_database.run_now(change, SYSTEM) == 2
        return
    with pytest.raises(rules.Unfit) as refused:
        sqlite_database.run_now(change, SYSTEM)
    assert refused.value.faults[0].at[0::2] == ("policy", "ground")


@pytest.mark.parametrize("part", ["periods", "processors"])
def test_a_file_that_changes_what_concerns_every_patient_needs_a_ground(sqlite_database: Database, part: str) -> None:
    """At the desk a second person is asked; the command line asks why, and keeps it."""
    sqlite_database.run_now(lambda unit: rules.begin(unit, CLINIC), SYSTEM)
    other = {"periods": {"closed_case_days": 3}, "processors": []}[part]
    data = rules.read({**rules.document_of(CLINIC), part: other})
    with pytest.raises(NotPossible, match=part):
        sqlite_database.run_now(lambda unit: rules.take_in(unit, data, " "), SYSTEM)
    kept = sqlite_database.run_now(lambda unit: rules.take_in(unit, data, "위탁 종료"), SYSTEM)
    assert kept is not None
    assert (kept.number, kept.why) == (2, "위탁 종료")


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"answer": {"ko": "11월 이벤트 50% 할인이에요.", "en": "See the price."}}, "unreviewed"),
        ({"answer": {"ko": "수술 전후 사진을 보여 드려요.", "en": "We show them."}}, "unreviewed"),
        ({"answer": {"ko": "사진이에요.", "en": "Before and after pictures."}, "review": "제2026-1호"}, "value_error"),
        ({"answer": {"ko": "할인이에요.", "en": "x"}, "review": "제2026-1호", "until": "2026-11-30"}, "expired"),
        ({"answer": {"ko": "할인이에요.", "en": "x"}, "review": "제2026-1호", "until": "2026-12-31"}, ""),
        ({"answer": {"ko": "할인은 없어요.", "en": "There is no discount."}}, ""),
        ({"answer": {"ko": "네, 무료예요.", "en": "Yes."}, "until": "2026-11-30"}, "expired"),
    ],
)
def test_advertising_has_the_number_and_the_end_of_its_review(
    sqlite_database: Database, entry: dict[str, object], fault: str
) -> None:
    """H-1: refused when it is put in, whichever way; what stands there already is left in peace."""
    old = {
        "topic": {"ko": "이벤트", "en": "Offers"},
        "asked": ["할인 되나요"],
        "answer": {"ko": "특가예요.", "en": "x"},
    }
    data = {**rules.document_of(CLINIC), "questions": [old]}
    sqlite_database.run_now(lambda unit: rules.begin(unit, rules.read(data)), SYSTEM)

    def change(unit: Unit) -> None:
        rules.change(unit, {"questions": [old, {**old, **entry}]}, seen=1)

    if not fault:
        sqlite_database.run_now(change, SYSTEM)
        return
    with pytest.raises(rules.Unfit) as refused:
        sqlite_database.run_now(change, SYSTEM)
    assert [(one.at[:2], one.kind) for one in refused.value.faults] == [(("questions", 1), fault)]


def test_a_version_that_took_effect_without_notice_is_a_finding() -> None:
    """Also after its day; one with the officer's ground is not."""
    late = CLINIC.policy[0].model_copy(update={"version": "late", "effective_on": date(2026, 11, 1), "material": False})
    today = date(2026, 12, 1)

    def said(version: PolicyVersion) -> list[tuple[str, str]]:
        found = policy.flaws(CLINIC.model_copy(update={"policy": (CLINIC.policy[0], version)}), today)
        return [(flaw.code, flaw.state) for flaw in found]

    assert said(late) == [("without_notice", "finding")]
    assert said(late.model_copy(update={"ground": "법이 바뀌었어요."})) == []
    assert said(late.model_copy(update={"published_on": date(2026, 10, 20)})) == []


@pytest.mark.parametrize("way", ["desk", "file"])
@pytest.mark.parametrize(
    ("change", "goes"),
    [
        ({"text": {"ko": "다른 글이에요.", "en": "Another text."}}, False),
        ({"text": {"ko": "다른 글이에요.", "en": "Another text."}, "ground": "오탈자를 고쳤어요."}, True),
        ({"effective_on": "2026-12-02"}, False),
        ({"effective_on": "2027-03-01", "text": {"ko": "다른 글이에요.", "en": "Another text."}}, True),
        ({"published_on": "2025-04-01"}, True),
    ],
    ids=["text", "text and ground", "sooner", "later", "nothing to read"],
)
def test_other_words_under_an_old_name_are_a_new_policy(
    sqlite_database: Database, way: str, change: dict[str, Any], goes: bool
) -> None:
    """What is in force is not rewritten without notice: by the desk, the command line, or bringing an older version back."""
    sqlite_database.run_now(lambda unit: rules.begin(unit, CLINIC), SYSTEM)
    first, *others = rules.document_of(CLINIC)["policy"]

    def put_in(unit: Unit) -> int:
        policy = {"policy": [{**first, **change}, *others]}
        if way == "desk":
            return rules.change(unit, policy, seen=1).number
        made = rules.take_in(unit, rules.read({**rules.document_of(CLINIC), **policy}), "고침")
        return made.number if made else 0

    if goes:
        assert sqlite_database.run_now(put_in, SYSTEM) == 2
        return
    with pytest.raises(rules.Unfit) as refused:
        sqlite_database.run_now(put_in, SYSTEM)
    assert [fault.at for fault in refused.value.faults] == [("policy", 0, "ground")]


def test_a_ground_is_for_one_change_alone(sqlite_database: Database) -> None:
    """The next words under the same name need words of the officer's of their own."""
    sqlite_database.run_now(lambda unit: rules.begin(unit, CLINIC), SYSTEM)
    first = rules.document_of(CLINIC)["policy"][0]

    def put_in(unit: Unit, words: str, ground: str, seen: int) -> int:
        changed = {**first, "text": {"ko": words, "en": words}, "ground": ground}
        return rules.change(unit, {"policy": [changed]}, seen=seen).number

    assert sqlite_database.run_now(lambda unit: put_in(unit, "하나", "오탈자", 1), SYSTEM) == 2
    with pytest.raises(rules.Unfit):
        sqlite_database.run_now(lambda unit: put_in(unit, "둘", "오탈자", 2), SYSTEM)
    assert sqlite_database.run_now(lambda unit: put_in(unit, "둘", "주소가 바뀌었어요", 2), SYSTEM) == 3


@pytest.mark.parametrize("has_patients", [True, False])
def test_what_patients_could_read_stays(sqlite_database: Database, has_patients: bool) -> None:
    """Neither taken out nor undone; a clinic without patients sets up what it likes."""
    sqlite_database.run_now(lambda unit: rules.begin(unit, CLINIC), SYSTEM)
    policy = rules.document_of(CLINIC)["policy"]
    fresh = {**policy[-1], "version": "next", "effective_on": "2027-02-01", "published_on": "2026-12-01"}
    sqlite_database.run_now(lambda unit: rules.change(unit, {"policy": [*policy, fresh]}, seen=1), SYSTEM)
    if has_patients:
        sqlite_database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)

    def undo(unit: Unit) -> int:
        return rules.restore(unit, 1, seen=2).number

    if not has_patients:
        assert sqlite_database.run_now(undo, SYSTEM) == 3
        return
    with pytest.raises(rules.Unfit) as refused:
        sqlite_database.run_now(undo, SYSTEM)
    assert [fault.kind for fault in refused.value.faults] == ["taken_away"]
