"""Incidents: the clock of 72 hours, the threshold of a report, what is owed, whose data it was, and the end (B-1 … B-7)."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlmodel import col, select

from skills.compliance import incident_duties, incident_persons, incidents
from skills.compliance.incident_duties import assess
from skills.compliance.incidents import Known, Sheet
from skills.staff.permissions import Role
from storage.cases.consultations import Consultation
from storage.compliance import incidents as stored
from storage.database.database import Database
from storage.errors import Conflict, NotAllowed, NotPossible
from storage.outbox import outbox
from storage.patients import conversations
from storage.patients.conversations import KakaoIds
from storage.staff.access_reviews import Filter
from storage.trail import chain
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Actor, Unit
from tests.conftest import MovedClock
from tests.desk import file_case

OFFICER = Actor("staff", "staff-1", Role.PRIVACY_OFFICER)
ADMINISTRATOR = Actor("staff", "staff-2", Role.ADMINISTRATOR)
AUDITOR = Actor("staff", "staff-3", Role.AUDITOR)
LEAK = Known("leak", "메일을 다른 사람에게 보냈어요.", ("name", "details"), 1)
SMALL = Known("loss", "예약 명단을 잃어버렸어요.", ("name", "contact"), 3)


def file(database: Database, known: Known = LEAK, *, ago: timedelta = timedelta(0)) -> str:
    return database.run_now(lambda unit: incidents.file_incident(unit, unit.now - ago, known), OFFICER).id


def sheet(database: Database, incident_id: str) -> Sheet:
    return database.run_now(lambda unit: incidents.read_incident(unit, incident_id), AUDITOR)


def step(database: Database, incident_id: str, what: str, words: str = "전화로") -> None:
    database.run_now(lambda unit: incidents.take_step(unit, incident_id, what, words), OFFICER)


def close(database: Database, incident_id: str, finding: str = "confirmed") -> None:
    database.run_now(
        lambda unit: incidents.close_incident(unit, incident_id, finding=finding, conclusion="끝"), OFFICER
    )


def told(database: Database) -> list[tuple[str, str]]:
    """(way, event) of all notices."""

    def look(unit: Unit) -> list[tuple[str, str]]:
        found = unit.session.scalars(select(outbox.Notice).order_by(col(outbox.Notice.id))).all()
        opened = (unit.vault.open_own(f"notice.payload_sealed.{one.uid}", one.payload_sealed) for one in found)
        return [(one.kind, json.loads(payload)["event"]) for one, payload in zip(found, opened, strict=True)]

    return database.run_now(look, SYSTEM)


def records(database: Database, act: str) -> list[AccessRecord]:
    query = select(AccessRecord).where(col(AccessRecord.act) == act)
    return list(database.run_now(lambda unit: unit.session.scalars(query).all(), SYSTEM))


# -- the clock --------------------------------------------------------------------------------------------------------


EVERY_WAY = ("staff_webhook", "staff_mail", "owner_webhook", "owner_mail")


def test_staff_and_owner_are_told_at_filing_a_day_before_the_end_and_when_it_is_over(
    database: Database, clock: MovedClock
) -> None:
    """Each once and by every way, however often the job runs; in hours from when it was known, not from the filing."""
    file(database, ago=timedelta(hours=10))
    raised = []
    for _ in range(70):
        raised.append(database.run_now(incidents.run, SYSTEM))
        assert database.run_now(incidents.run, SYSTEM) == 0
        clock.move(hours=1)
    # 62 hours are left: 24 of them after 38, and the hour that follows the last one is over.
    assert [hour for hour, count in enumerate(raised) if count] == [38, 63]
    expected = ["incident_filed", "incident_h24", "incident_overdue"]
    assert told(database) == [(way, event) for event in expected for way in EVERY_WAY]
    assert [(one.why, one.actor_kind) for one in records(database, "incident_alarmed")] == [
        ("h24", "system"), ("overdue", "system"),
    ]  # fmt: skip


def test_the_72nd_hour_is_in_time_and_the_next_second_is_late(database: Database, clock: MovedClock) -> None:
    """Hours are whole ones; weekends and nights count."""
    incident_id = file(database)
    clock.move(hours=71, minutes=59)
    assert (sheet(database, incident_id).hours, sheet(database, incident_id).is_late) == (0, False)
    clock.move(minutes=1)
    assert database.run_now(incidents.late, SYSTEM) == []
    clock.move(seconds=1)
    assert [one.incident.id for one in database.run_now(incidents.late, SYSTEM)] == [incident_id]


def test_what_is_told_and_reported_rings_no_more(database: Database, clock: MovedClock) -> None:
    """An incident that owes nothing is quiet, though it is still open."""
    incident_id = file(database)
    step(database, incident_id, "told")
    step(database, incident_id, "reported")
    clock.move(hours=100)
    assert database.run_now(incidents.run, SYSTEM) == 0
    assert database.run_now(incidents.late, SYSTEM) == []


def test_it_is_not_known_before_it_is_known(database: Database) -> None:
    """A time to come is a slip of the pen."""
    with pytest.raises(NotPossible):
        file(database, ago=timedelta(minutes=-1))
    assert told(database) == []


# -- the threshold ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("item", ["details", "messages", "photos", "chart", "unique_number"])
def test_one_leaked_health_item_or_unique_identifier_must_be_reported(item: str) -> None:
    """However few are concerned (decree 40)."""
    assert assess([item], 1, is_intrusion=False).must_report


@pytest.mark.parametrize(
    ("items", "persons", "is_intrusion", "must", "reasons"),
    [
        (["name", "contact", "kakao_id"], 999, False, False, ["below"]),
        (["name"], 1_000, False, True, ["many"]),
        (["name"], 1, True, True, ["intrusion"]),
        ([], None, True, True, ["intrusion"]),
        (["name", "messages"], 1_000, True, True, ["sensitive", "intrusion", "many"]),
        (["name"], None, False, False, ["unknown"]),
        ([], 5, False, False, ["unknown"]),
    ],
)
def test_the_threshold_says_whether_and_why(
    items: list[str], persons: int | None, is_intrusion: bool, must: bool, reasons: list[str]
) -> None:
    """A Kakao id is no unique identifier; what is not known yet is said to be so."""
    found = assess(items, persons, is_intrusion=is_intrusion)
    assert (found.must_report, list(found.reasons)) == (must, reasons)


def test_a_duty_may_appear_when_more_is_known(database: Database) -> None:
    """First a lost list, then a photo on it: now it must be reported. What was known first stays in the record."""
    incident_id = file(database, SMALL)
    step(database, incident_id, "told")
    assert sheet(database, incident_id).outstanding == []
    more = Known("loss", "사진도 함께 있었어요.", ("name", "photos"), 3)
    database.run_now(lambda unit: incidents.note_facts(unit, incident_id, more), ADMINISTRATOR)
    found = sheet(database, incident_id)
    assert found.outstanding == ["report"]
    assert [facts.items for facts in found.facts] == ["name,photos", "name,contact"]


# -- the end ----------------------------------------------------------------------------------------------------------


def test_an_incident_is_closed_once_and_only_when_nothing_is_owed(database: Database) -> None:
    """Those concerned and the authorities first; afterwards nothing more is written into it."""
    incident_id = file(database)
    for what in ("contained", "told", "reported"):
        with pytest.raises(NotPossible) as refused:
            close(database, incident_id)
        assert refused.value.code == "incident_owed"
        step(database, incident_id, what)
    tell(database, incident_id, "phone")
    close(database, incident_id)
    with pytest.raises(Conflict):
        close(database, incident_id)
    with pytest.raises(Conflict):
        step(database, incident_id, "other")
    assert sheet(database, incident_id).incident.closed_by == "staff-1"


def test_each_person_is_told_or_the_website_shows_it_for_30_days(database: Database, clock: MovedClock) -> None:
    """B-5: how many are concerned must be on the list, each with way and time; who is not reached has the website."""
    incident_id = file(database, Known("leak", "메일을 잘못 보냈어요.", ("name", "details"), 2))
    for what in ("told", "reported"):
        step(database, incident_id, what)
    assert refused(database, incident_id) == "incident_untold"
    tell(database, incident_id, "chat")
    assert refused(database, incident_id) == "incident_untold"
    tell(database, incident_id, "", key="b" * 64)
    assert sheet(database, incident_id).outstanding == ["persons"]
    assert refused(database, incident_id) == "incident_untold"
    tell(database, incident_id, "not_reached", key="b" * 64)
    assert sheet(database, incident_id).outstanding == []
    assert refused(database, incident_id) == "incident_posted"
    step(database, incident_id, "posted", "홈페이지 첫 화면")
    clock.move(days=30, seconds=-1)
    assert refused(database, incident_id) == "incident_posted"
    clock.move(seconds=1)
    close(database, incident_id)
    assert [(one.why, bool(one.subject)) for one in records(database, "incident_person_told")] == [
        ("chat", True), ("not_reached", True),
    ]  # fmt: skip


def test_whom_nobody_can_name_is_told_by_the_website_alone(database: Database, clock: MovedClock) -> None:
    """Also then it closes only after 30 days; and nothing that is to come, or of no kind, counts as told."""
    incident_id = file(database, Known("loss", "명단을 잃어버렸어요.", ("name",), 40))
    step(database, incident_id, "posted")
    assert refused(database, incident_id) == "incident_posted"
    for how, ago in (("smoke", 0), ("phone", -1)):
        with pytest.raises(NotPossible):
            tell(database, incident_id, how, ago=timedelta(minutes=ago))
    clock.move(days=29)
    assert refused(database, incident_id) == "incident_posted"
    clock.move(days=1)
    close(database, incident_id)


def refused(database: Database, incident_id: str) -> str:
    with pytest.raises(NotPossible) as error:
        close(database, incident_id)
    return error.value.code


def tell(database: Database, incident_id: str, how: str, *, key: str = "a" * 64, ago: timedelta = timedelta(0)) -> None:
    """The patient of this chat is on the list, and told; without `how` only on the list."""

    def work(unit: Unit) -> None:
        talk = conversations.open_talk(unit, KakaoIds(key))
        incident_persons.put_on_list(unit, incident_id, [talk.patient_id])
        if how:
            of = {one.patient_id: one.id for one in stored.persons(unit, incident_id)}
            incident_persons.note(unit, incident_id, of[talk.patient_id], how, unit.now - ago)

    database.run_now(work, OFFICER)


def test_what_was_got_back_need_not_be_reported(database: Database) -> None:
    """Decree 40: retrieved or deleted, so that harm is very unlikely. Those concerned are told all the same."""
    incident_id = file(database)
    step(database, incident_id, "exempt", "받은 사람이 열기 전에 지운 것을 확인함")
    assert sheet(database, incident_id).outstanding == ["tell"]


def test_who_was_told_of_a_leak_that_was_none_is_told_so(database: Database) -> None:
    """Decree 39-3: before it is closed as cleared. Who was told nothing need not be."""
    told_already, silent = file(database, Known("possible_leak", "로그가 이상해요.")), file(database)
    step(database, told_already, "told")
    with pytest.raises(NotPossible):
        close(database, told_already, "cleared")
    step(database, told_already, "told_cleared")
    close(database, told_already, "cleared")
    close(database, silent, "cleared")
    assert database.run_now(incidents.open_sheets, SYSTEM) == []


@pytest.mark.parametrize("what", ["", "forgotten"])
def test_a_step_is_one_of_the_list_and_says_how(database: Database, what: str) -> None:
    """A word of the list, and some words."""
    incident_id = file(database)
    with pytest.raises(NotPossible):
        step(database, incident_id, what)
    with pytest.raises(NotPossible):
        step(database, incident_id, "told", "  ")


def test_every_duty_can_be_settled_by_a_step() -> None:
    """The table of duties names steps that there are."""
    assert frozenset().union(*incident_duties.SETTLED_BY.values()) <= set(incident_duties.STEPS)


@pytest.mark.parametrize("actor", [AUDITOR, Actor("staff", "staff-4", Role.COUNSELLOR)])
def test_the_auditor_reads_and_writes_nothing(database: Database, actor: Actor) -> None:
    """Filing, noting, steps and closing are the officer's and the administrator's."""
    incident_id = file(database)
    works: list[Any] = [
        lambda unit: incidents.file_incident(unit, unit.now, LEAK),
        lambda unit: incidents.note_facts(unit, incident_id, LEAK),
        lambda unit: incidents.take_step(unit, incident_id, "told", "전화로"),
        lambda unit: incidents.close_incident(unit, incident_id, finding="cleared", conclusion="끝"),
    ]
    for work in works:
        with pytest.raises(NotAllowed):
            database.run_now(work, actor)


def test_a_number_that_must_not_be_held_is_blotted_out_of_the_words(database: Database) -> None:
    """Who pastes evidence into the record does not make it worse (C-3)."""
    incident_id = file(database, Known("leak", "주민번호 900101-1234567 이 보였어요."))
    step(database, incident_id, "other", "900101-1234567 삭제")
    found = sheet(database, incident_id)
    assert "1234567" not in found.facts[0].happened + found.steps[0].words


# -- whose data -------------------------------------------------------------------------------------------------------


def test_whose_data_an_account_touched_in_a_span_is_found_and_the_look_recorded(
    database: Database, clock: MovedClock
) -> None:
    """By pseudonym, with the cases that are still kept, and no more than the account's own span (B-2)."""
    case_id = file_case(database)
    query = select(Consultation).where(col(Consultation.id) == case_id)
    case = database.run_now(lambda unit: unit.session.scalars(query).one(), SYSTEM)
    incident_id, begun = file(database), clock()

    def look(unit: Unit, subject: str, act: str) -> None:
        chain.record(unit, act, subject=subject)

    thief = Actor("staff", "staff-9", Role.COUNSELLOR)
    for subject, act, actor in (
        (case.patient_id, "case_read", thief), (case.patient_id, "patient_revealed", thief), ("g" * 32, "case_read", thief),
        ("h" * 32, "case_read", OFFICER),
    ):  # fmt: skip
        clock.move(minutes=1)
        database.run_now(partial(look, subject=subject, act=act), actor)
    clock.move(hours=1)
    database.run_now(partial(look, subject="i" * 32, act="case_read"), thief)

    wanted = Filter(begun, begun + timedelta(hours=1), actor_id="staff-9")
    found = database.run_now(lambda unit: incidents.list_affected(unit, incident_id, wanted), AUDITOR)
    assert [(one.subject, one.times, one.numbers) for one in found] == [
        (case.patient_id, 2, [case.number]), ("g" * 32, 1, []),
    ]  # fmt: skip
    assert found[0].acts == ["case_read", "patient_revealed"]
    assert found[0].last_at - found[0].first_at == timedelta(minutes=1)
    assert [(one.about, one.actor_id) for one in records(database, "affected_listed")] == [(incident_id, "staff-3")]
    with pytest.raises(NotAllowed):
        database.run_now(lambda unit: incidents.list_affected(unit, incident_id, wanted), ADMINISTRATOR)
