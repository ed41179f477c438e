"""Rights requests: the clock, the alarms, the identity check, and that nothing is refused without a ground."""

from __future__ import annotations

import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from skills.cases import consultations
from skills.rights import accounts, fulfilment, grounds, identity, rights
from skills.rights.grounds import GROUNDS, OBJECTIONS, RIGHTS, Decision, Identity, Kind, State
from skills.rights.identity import CodeFor
from skills.rights.rights import Verdict
from skills.texts import TEXTS
from storage import rights as kept
from storage.database.database import Database
from storage.errors import Conflict, NotPossible
from storage.outbox import outbox
from storage.patients import conversations, patients
from storage.patients.conversations import KakaoIds
from storage.patients.patients import Patient
from storage.rights import RightsRequest
from storage.trail import chain
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, Unit
from tests.chatting import CLINIC, Person
from tests.conftest import MovedClock

SEOUL = ZoneInfo("Asia/Seoul")
OFFICER = Actor("staff", "staff-1", "privacy_officer", "192.0.2.7")


def new_patient(unit: Unit, key: str = "a") -> str:
    return conversations.open_talk(unit, KakaoIds(key * 64)).patient_id


def file(kind: Kind, key: str = "a", **fields):
    def work(unit: Unit) -> str:
        return rights.file_request(unit, new_patient(unit, key), kind, **fields).id

    return work


# -- the clock ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        ("2026-12-01 10:00", "2026-12-11"),
        ("2026-12-21 23:59", "2026-12-31"),
        ("2026-12-22 00:00", "2027-01-01"),  # New Year's Day is a holiday and moves nothing.
        ("2026-12-25 12:00", "2027-01-04"),
        ("2027-02-18 09:00", "2027-02-28"),
        ("2027-02-19 09:00", "2027-03-01"),
        ("2028-02-19 09:00", "2028-02-29"),  # a leap day
        ("2028-02-29 09:00", "2028-03-10"),
        ("2027-02-05 09:00", "2027-02-15"),  # around the lunar new year
        ("2027-09-10 09:00", "2027-09-20"),
    ],
)
def test_a_request_is_due_ten_korean_days_later_at_the_end_of_the_day(received: str, last_day: str) -> None:
    """The day of receipt is not counted, the last one ends at midnight in Korea, and holidays move nothing."""
    at = datetime.fromisoformat(received).replace(tzinfo=SEOUL)
    due = rights.due_at(at.astimezone(UTC), RIGHTS[Kind.ACCESS].days)
    assert due.astimezone(SEOUL).isoformat() == f"{last_day}T23:59:59.999999+09:00"


def test_the_korean_day_counts_and_not_the_day_in_greenwich() -> None:
    """23:30 in Korea and 00:30 the next day are different days there, whatever day UTC shows."""
    before = rights.due_at(datetime(2026, 12, 1, 14, 59, 59, tzinfo=UTC), 10)
    after = rights.due_at(datetime(2026, 12, 1, 15, 0, 0, tzinfo=UTC), 10)
    assert (before.date().isoformat(), after.date().isoformat()) == ("2026-12-11", "2026-12-12")


def test_an_explanation_is_due_in_thirty_days() -> None:
    """Art. 37-2: thirty days, everything else ten."""
    assert {kind: right.days for kind, right in RIGHTS.items() if right.days != 10} == {Kind.EXPLAIN: 30}


def staff_events(unit: Unit) -> list[str]:
    query = select(outbox.Notice).where(col(outbox.Notice.kind) == "staff_webhook").order_by(col(outbox.Notice.id))
    found = unit.session.scalars(query)
    opened = (unit.vault.open_own(f"notice.payload_sealed.{notice.uid}", notice.payload_sealed) for notice in found)
    return [json.loads(payload)["event"] for payload in opened]


async def test_each_alarm_is_raised_once_and_overdue_stays_overdue(database: Database, clock: MovedClock) -> None:
    """D-5, D-2, D-day and overdue, each once, however often the job runs."""
    await database.run(file(Kind.CORRECT), PATIENT)
    raised = []
    for _ in range(14):
        raised.append(await database.run(rights.run, SYSTEM))
        assert await database.run(rights.run, SYSTEM) == 0
        clock.move(days=1)
    # Filed on the 1st, due on the 11th: the alarms fall on the 6th, 9th, 11th and 12th.
    assert raised == [0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0]
    assert await database.run(staff_events, SYSTEM) == ["rights_d5", "rights_d2", "rights_d0", "rights_overdue"]


async def test_the_last_second_is_in_time_and_the_next_is_overdue(sqlite_database: Database, clock: MovedClock) -> None:
    """The alarm turns at midnight in Korea."""
    due = datetime(2026, 12, 11, 23, 59, 59, tzinfo=SEOUL)
    assert rights.stage(due, rights.due_at(clock(), 10)) == "d0"
    assert rights.stage(due.replace(day=12, hour=0, minute=0, second=0), rights.due_at(clock(), 10)) == "overdue"


async def test_after_a_long_sleep_only_the_alarm_that_stands_now_is_raised(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """A machine that was off for three weeks says "overdue" and nothing else."""
    await sqlite_database.run(file(Kind.SUSPEND), PATIENT)
    clock.move(days=21)
    assert await sqlite_database.run(rights.run, SYSTEM) == 1
    assert await sqlite_database.run(staff_events, SYSTEM) == ["rights_overdue"]


async def test_a_decided_request_raises_no_alarm(sqlite_database: Database, clock: MovedClock) -> None:
    """What is answered is quiet."""
    request_id = await sqlite_database.run(file(Kind.CORRECT), PATIENT)
    await sqlite_database.run(decide(request_id, Verdict(Decision.GRANTED)), OFFICER)
    clock.move(days=30)
    assert await sqlite_database.run(rights.run, SYSTEM) == 0


# -- filing ------------------------------------------------------------------------------------------------------------


async def test_asking_twice_for_the_same_is_one_request(database: Database) -> None:
    """The first receipt stands: number and due date do not move."""
    first = await database.run(file(Kind.ACCESS), PATIENT)
    assert await database.run(file(Kind.ACCESS), PATIENT) == first
    assert await database.run(file(Kind.ACCESS, key="b"), PATIENT) != first


def decide(request_id: str, verdict: Verdict):
    def work(unit: Unit) -> str:
        return rights.decide(unit, CLINIC, rights.find_request(unit, request_id), verdict)

    return work


# -- never without a ground --------------------------------------------------------------------------------------------

WHOLE: dict[str, Any] = {"ground": "law_collects", "reason": "수집하도록 정해져 있어요.", "objection": "officer"}


@pytest.mark.parametrize("decision", [Decision.REFUSED, Decision.PARTLY])
@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ({"ground": ""}, "rights.no_ground"),
        ({"ground": "because"}, "rights.no_ground"),
        ({"ground": "not_automated"}, "rights.no_ground"),  # a ground of another right
        ({"reason": ""}, "rights.no_reason"),
        ({"reason": "  \n"}, "rights.no_reason"),
        ({"objection": ""}, "rights.no_objection"),
        ({"objection": "nowhere"}, "rights.no_objection"),
    ],
)
async def test_the_use_case_refuses_a_refusal_without_ground_reason_and_objection(
    sqlite_database: Database, decision: Decision, missing: dict[str, str], code: str
) -> None:
    """R-7: none of the three may be left out, in part or whole, and nothing is changed by trying."""
    request_id = await sqlite_database.run(file(Kind.CORRECT), PATIENT)
    with pytest.raises(NotPossible) as raised:
        await sqlite_database.run(decide(request_id, Verdict(decision, **{**WHOLE, **missing})), OFFICER)
    assert raised.value.code == code
    assert (await sqlite_database.run(lambda u: rights.find_request(u, request_id).state, SYSTEM)) == State.OPEN


@pytest.mark.parametrize("decision", ["refused", "partly"])
@pytest.mark.parametrize(
    "missing",
    [{"ground": ""}, {"objection": ""}, {"reason_sealed": None}, {"reason_sealed": b"x" * 28}],
)
async def test_the_database_refuses_a_refusal_without_ground_reason_and_objection(
    database: Database, decision: str, missing: dict[str, object]
) -> None:
    """Even plain SQL cannot write one, on either engine."""
    request_id = await database.run(file(Kind.CORRECT), PATIENT)
    values: dict[str, object] = {
        "state": "decided", "decision": decision, "decided_at": datetime(2026, 12, 2, tzinfo=UTC),
        "ground": "law_collects", "objection": "officer", "reason_sealed": b"x" * 40,
    }  # fmt: skip

    mine = update(RightsRequest).where(col(RightsRequest.id) == request_id)
    with pytest.raises(DBAPIError):
        await database.run(write(mine.values(**{**values, **missing})), SYSTEM)
    await database.run(write(mine.values(**values)), SYSTEM)


def write(statement: Any):
    return lambda unit: unit.session.execute(statement)


async def test_the_database_refuses_a_release_to_somebody_who_was_not_checked(database: Database) -> None:
    """R-3 stands in the tables too: access and deletion need more than an open chat."""
    for kind in (Kind.ACCESS, Kind.DELETE):
        request_id = await database.run(file(kind), PATIENT)
        values = {"state": "decided", "decision": "granted", "decided_at": datetime(2026, 12, 2, tzinfo=UTC)}
        grant = update(RightsRequest).where(col(RightsRequest.id) == request_id).values(**values)
        with pytest.raises(DBAPIError):
            await database.run(write(grant), SYSTEM)
        with pytest.raises(NotPossible):
            await database.run(decide(request_id, Verdict(Decision.GRANTED)), OFFICER)


async def test_a_refusal_tells_result_reason_ground_objection_and_fee(sqlite_database: Database) -> None:
    """R-7: the notice has all five, and waits in the chat and in the outbox."""
    person = Person(sqlite_database)
    await person.say("안녕하세요")
    request_id = await sqlite_database.run(file(Kind.CORRECT), PATIENT)
    text = await sqlite_database.run(decide(request_id, Verdict(Decision.REFUSED, **WHOLE)), OFFICER)
    for part in ("들어드리지 못하기로", WHOLE["reason"], GROUNDS["law_collects"].article, "이의 제기", "비용: 0원"):
        assert part in text
    await person.say("메뉴")
    assert text in person.read()
    await person.say("안녕하세요")
    assert text not in person.read()


async def test_a_decision_is_final_and_a_second_one_a_conflict(sqlite_database: Database) -> None:
    """Two officers, one decision."""
    request_id = await sqlite_database.run(file(Kind.CORRECT), PATIENT)
    await sqlite_database.run(decide(request_id, Verdict(Decision.GRANTED)), OFFICER)
    with pytest.raises(Conflict):
        await sqlite_database.run(decide(request_id, Verdict(Decision.REFUSED, **WHOLE)), OFFICER)


async def test_an_answer_is_put_off_with_a_reason_and_no_more_often_than_the_law_allows(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """An explanation twice by thirty days, a correction never; the patient hears of it."""

    def put_off(request_id: str, reason: str = "기록이 많아요."):
        return lambda u: rights.extend(u, CLINIC, rights.find_request(u, request_id), "many_records", reason)

    explain = await sqlite_database.run(file(Kind.EXPLAIN), PATIENT)
    with pytest.raises(NotPossible):
        await sqlite_database.run(put_off(explain, " "), OFFICER)
    assert "2027년 1월 30일" in await sqlite_database.run(put_off(explain), OFFICER)
    assert "2027년 3월 1일" in await sqlite_database.run(put_off(explain), OFFICER)
    with pytest.raises(NotPossible):
        await sqlite_database.run(put_off(explain), OFFICER)
    correct = await sqlite_database.run(file(Kind.CORRECT), PATIENT)
    with pytest.raises(NotPossible):
        await sqlite_database.run(put_off(correct), OFFICER)


async def test_every_step_of_a_request_is_on_the_trail(sqlite_database: Database) -> None:
    """R-9: asked, proven, decided, each with who did it."""

    def whole(unit: Unit) -> None:
        request = rights.find_request(unit, request_id)
        rights.prove(unit, request, Identity.PAPERS)
        rights.decide(unit, CLINIC, request, Verdict(Decision.GRANTED))

    request_id = await sqlite_database.run(file(Kind.ACCESS), PATIENT)
    await sqlite_database.run(whole, OFFICER)
    query = select(chain.AccessRecord).where(col(chain.AccessRecord.about) == request_id)
    records = await sqlite_database.run(
        lambda u: list(u.session.scalars(query.order_by(col(chain.AccessRecord.seq)))), SYSTEM
    )
    assert [(r.actor_kind, r.act) for r in records] == [
        ("patient", "right_asked"), ("staff", "identity_proven"), ("staff", "right_decided"),
    ]  # fmt: skip


# -- codes -------------------------------------------------------------------------------------------------------------


async def filed_person(database: Database) -> Person:
    person = Person(database)
    await person.file()
    await person.say("제 개인정보 보여주세요")
    return person


def newest(kind: Kind):
    def work(unit: Unit) -> str:
        query = select(col(RightsRequest.id)).where(col(RightsRequest.kind) == kind)
        return str(unit.session.scalars(query).one())

    return work


async def test_a_code_read_out_on_the_telephone_proves_the_person(database: Database) -> None:
    """The fallback for those who cannot log in: staff call the number on record, the patient types what they hear."""
    person = await filed_person(database)
    request_id = await database.run(newest(Kind.ACCESS), SYSTEM)
    code, phone = await database.run(lambda u: identity.read_out(u, request_id), OFFICER)
    assert phone == "+821000001234"
    reply = await person.say(f"{code[:3]} {code[3:]}")
    assert reply.step == "access"
    assert "홍*동" in person.read()
    assert "1234-" not in person.read()


async def test_digits_of_days_ago_open_nothing_for_who_holds_the_phone_today(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """Proven by a call, and the page was never opened: the press that still stands in the chat gives no new link and no
    digits, and the person can be called once more."""
    person = await filed_person(sqlite_database)
    request_id = await sqlite_database.run(newest(Kind.ACCESS), SYSTEM)
    code, _ = await sqlite_database.run(lambda u: identity.read_out(u, request_id), OFFICER)
    await person.say(code)
    clock.move(minutes=20)
    assert (await person.send(choice="verified")).step == "access"
    clock.move(days=1)
    assert (await person.send(choice="verified")).step == "identity"
    assert "홍*동" not in person.read()
    told = select(chain.AccessRecord).where(
        col(chain.AccessRecord.act).in_(["identity_code_made", "identity_lapsed"]),
        col(chain.AccessRecord.about) == request_id,
    )
    made, lapsed = await sqlite_database.run(
        lambda u: u.session.scalars(told.order_by(col(chain.AccessRecord.seq))).all(), SYSTEM
    )
    assert (made.subject, made.why) == (lapsed.subject, "call_back")
    assert made.subject
    assert await sqlite_database.run(lambda u: rights.find_request(u, request_id).state, SYSTEM) == State.UNVERIFIED
    code, _ = await sqlite_database.run(lambda u: identity.read_out(u, request_id), OFFICER)
    assert (await person.say(code)).step == "access"


async def test_what_was_checked_by_telephone_opens_nothing_in_the_chat(sqlite_database: Database) -> None:
    """The officer called the person about a request that came by telephone; the phone with the chat may lie anywhere."""
    person = await filed_person(sqlite_database)
    request_id = await sqlite_database.run(newest(Kind.ACCESS), SYSTEM)

    def came_by_phone(unit: Unit) -> None:
        request = rights.find_request(unit, request_id)
        request.channel = "phone"
        rights.prove(unit, request, Identity.CALL_BACK)

    await sqlite_database.run(came_by_phone, OFFICER)
    assert (await person.send(choice="verified")).step == "requests"
    assert "홍*동" not in person.read()


async def test_wrong_codes_are_limited_and_recorded(sqlite_database: Database, clock: MovedClock) -> None:
    """After five wrong tries even the right digits prove nothing."""
    person = await filed_person(sqlite_database)
    request_id = await sqlite_database.run(newest(Kind.ACCESS), SYSTEM)
    code, _ = await sqlite_database.run(lambda u: identity.read_out(u, request_id), OFFICER)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _ in range(identity.TRIES):
        clock.move(seconds=4)
        assert (await person.say(wrong)).step == "identity"
    await person.say(code)
    state = await sqlite_database.run(lambda u: rights.find_request(u, request_id).state, SYSTEM)
    assert state == State.UNVERIFIED
    query = select(col(chain.AccessRecord.about)).where(col(chain.AccessRecord.act) == "identity_code_wrong")
    assert len(await sqlite_database.run(lambda u: list(u.session.scalars(query)), SYSTEM)) == identity.TRIES


async def test_asking_anew_buys_no_more_guesses(sqlite_database: Database, clock: MovedClock) -> None:
    """Ten wrong tries of one patient, whatever codes they were for: then none is made or taken for an hour (R-3)."""
    person = await filed_person(sqlite_database)
    request_id = await sqlite_database.run(newest(Kind.ACCESS), SYSTEM)
    for _ in range(identity.MOST_WRONG // identity.TRIES):
        code, _ = await sqlite_database.run(lambda u: identity.read_out(u, request_id), OFFICER)
        for _ in range(identity.TRIES):
            clock.move(seconds=4)
            await person.say(f"{(int(code) + 1) % 1_000_000:06d}")
    assert "한 시간" in person.read()
    with pytest.raises(NotPossible) as raised:
        await sqlite_database.run(lambda u: identity.read_out(u, request_id), OFFICER)
    assert raised.value.code == "rights.codes_rest"
    clock.now += identity.CODES_REST  # The hour begins when the last of those digits have run out.
    with pytest.raises(NotPossible):
        await sqlite_database.run(lambda u: identity.read_out(u, request_id), OFFICER)
    clock.now += identity.LIFE
    code, _ = await sqlite_database.run(lambda u: identity.read_out(u, request_id), OFFICER)
    assert (await person.say(code)).step == "access"


def test_while_codes_rest_the_right_digits_open_nothing(sqlite_database: Database, clock: MovedClock) -> None:
    """Also those that were made before the tenth wrong try; each such try is on the trail with its reason (R-3)."""
    patient, only = sqlite_database.run_now(new_patient, PATIENT), (CodeFor.CALL_BACK,)

    def guess(unit: Unit) -> str:
        for _ in range(identity.MOST_WRONG // identity.TRIES):
            wrong = f"{(int(identity.make_code(unit, patient, CodeFor.CALL_BACK, 'x')) + 1) % 1_000_000:06d}"
            assert not any(identity.try_code(unit, patient, wrong, only) for _ in range(identity.TRIES))
        return identity.make_code(unit, patient, CodeFor.CALL_BACK, "x")

    code = sqlite_database.run_now(guess, PATIENT)
    assert sqlite_database.run_now(lambda u: identity.try_code(u, patient, code, only), PATIENT) is None
    newest = select(chain.AccessRecord).order_by(col(chain.AccessRecord.seq).desc()).limit(1)
    said = sqlite_database.read_now(lambda u: u.session.scalars(newest).one(), SYSTEM)
    assert (said.act, said.subject, said.why) == ("identity_code_wrong", patient, "codes_rest")
    clock.now += identity.CODES_REST + identity.LIFE
    again = sqlite_database.run_now(lambda u: identity.make_code(u, patient, CodeFor.CALL_BACK, "x"), PATIENT)
    assert sqlite_database.run_now(lambda u: identity.try_code(u, patient, again, only), PATIENT) is not None


def test_right_digits_open_nothing_while_the_last_wrong_ones_are_being_counted(postgres_database: Database) -> None:
    """The chat and the page of a link ask at the same time, maybe in two processes (R-3)."""
    database = postgres_database
    patient, counted = database.run_now(new_patient, PATIENT), threading.Event()

    def guess(unit: Unit) -> tuple[str, str]:
        wrong = ""
        for tries in (identity.TRIES, identity.TRIES - 1):
            wrong = f"{(int(identity.make_code(unit, patient, CodeFor.CALL_BACK, 'x')) + 1) % 1_000_000:06d}"
            assert not any(identity.try_code(unit, patient, wrong, (CodeFor.CALL_BACK,)) for _ in range(tries))
        return wrong, identity.make_code(unit, patient, CodeFor.PAGE, "x")

    wrong, right = database.run_now(guess, PATIENT)

    def count(unit: Unit) -> None:
        assert identity.try_code(unit, patient, wrong, (CodeFor.CALL_BACK,)) is None
        counted.set()
        while not unit.connection.exec_driver_sql("SELECT 1 FROM pg_locks WHERE NOT granted").first():
            pass  # Until the other waits.

    with ThreadPoolExecutor(1) as beside:
        last = beside.submit(database.run_now, count, SYSTEM)
        assert counted.wait(20)
        assert database.run_now(lambda u: identity.try_code(u, patient, right, (CodeFor.PAGE,)), SYSTEM) is None
        last.result()


def test_two_chats_of_one_number_count_their_messages_together(postgres_database: Database) -> None:
    """They ask at the same time, maybe in two processes: the number gets three messages an hour, and not a fourth."""
    database, counted = postgres_database, threading.Event()

    def ask(unit: Unit, key: str) -> str:
        who = patients.unlock(unit, new_patient(unit, key), patients.Purpose.RIGHTS)
        patients.set_phone(unit, who, "+821000004321")
        return rights.file_request(unit, who.id, Kind.ACCESS).id

    first, second = (database.run_now(partial(ask, key=key), PATIENT) for key in "ab")
    for _ in range(identity.MOST_MESSAGES - 1):
        database.run_now(lambda unit: identity.send_digits(unit, first), SYSTEM)

    def last(unit: Unit) -> None:
        identity.send_digits(unit, first)
        counted.set()
        waits = "SELECT 1 FROM pg_locks WHERE NOT granted"
        while not (other.done() or unit.connection.exec_driver_sql(waits).first()):
            pass

    def one_more() -> None:
        assert counted.wait(20)
        database.run_now(lambda unit: identity.send_digits(unit, second), SYSTEM)

    with ThreadPoolExecutor(1) as beside:
        other = beside.submit(one_more)
        database.run_now(last, SYSTEM)
        with pytest.raises(NotPossible, match="enough was sent"):
            other.result(20)


def test_a_code_for_something_else_stands_in_no_codes_way(sqlite_database: Database) -> None:
    """A newer one, for the page, is passed over and not counted."""
    patient = sqlite_database.run_now(new_patient, PATIENT)

    def work(unit: Unit) -> tuple[bool, list[int]]:
        code = identity.make_code(unit, patient, CodeFor.CALL_BACK, "x")
        unit.now += timedelta(seconds=1)
        identity.make_code(unit, patient, CodeFor.PAGE, "y")
        found = identity.try_code(unit, patient, code, (CodeFor.CALL_BACK,))
        return found is not None, [one.tries for one in kept.open_codes(unit, patient)]

    assert sqlite_database.run_now(work, PATIENT) == (True, [0])


async def test_a_code_lives_ten_minutes_and_is_used_once(sqlite_database: Database, clock: MovedClock) -> None:
    """What was overheard is worth nothing later."""
    patient = await sqlite_database.run(new_patient, PATIENT)
    purposes = (CodeFor.LINK,)

    def make(unit: Unit) -> str:
        return identity.make_code(unit, patient, CodeFor.LINK, "x")

    code = await sqlite_database.run(make, PATIENT)
    assert await sqlite_database.run(lambda u: identity.try_code(u, patient, code, purposes) is not None, PATIENT)
    assert await sqlite_database.run(lambda u: identity.try_code(u, patient, code, purposes), PATIENT) is None
    code = await sqlite_database.run(make, PATIENT)
    clock.move(minutes=10)
    assert await sqlite_database.run(lambda u: identity.try_code(u, patient, code, purposes), PATIENT) is None


async def test_a_number_changed_in_this_chat_cannot_vouch_for_it(sqlite_database: Database, clock: MovedClock) -> None:
    """Who holds somebody's chat cannot put in their own number and have themselves called."""
    person = await filed_person(sqlite_database)
    await person.say("전화번호가 바뀌었어요")
    await person.say("010-0000-9999")
    request_id = await sqlite_database.run(newest(Kind.ACCESS), SYSTEM)
    with pytest.raises(NotPossible):
        await sqlite_database.run(lambda u: identity.read_out(u, request_id), OFFICER)
    clock.move(days=31)
    assert await sqlite_database.run(lambda u: identity.read_out(u, request_id)[1], OFFICER) == "+821000009999"


async def test_a_number_from_a_further_consultation_cannot_vouch_for_the_chat_either(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """Filing again with one's own number is the same trick; filing again with the same number changes nothing."""
    person = await filed_person(sqlite_database)
    request_id = await sqlite_database.run(newest(Kind.ACCESS), SYSTEM)
    answers = {"name": "홍길동", "phone": "+821000001234"}

    def file_again(unit: Unit) -> None:
        talk = conversations.open_talk(unit, KakaoIds(person.sender.user_key))
        who = conversations.unlocked(unit, talk)
        consultations.file_consultation(unit, CLINIC, who, consultations.CaseKind.CONSULTATION, answers)

    await sqlite_database.run(file_again, PATIENT)
    assert (await sqlite_database.run(lambda u: identity.read_out(u, request_id), OFFICER))[1] == "+821000001234"
    answers["phone"] = "+821000009999"
    await sqlite_database.run(file_again, PATIENT)
    with pytest.raises(NotPossible):
        await sqlite_database.run(lambda u: identity.read_out(u, request_id), OFFICER)
    clock.move(days=31)
    assert (await sqlite_database.run(lambda u: identity.read_out(u, request_id), OFFICER))[1] == "+821000009999"


async def test_digits_of_somebody_elses_login_do_not_help_where_kakao_names_the_person(
    sqlite_database: Database,
) -> None:
    """A thief with the link and a minute at the open chat types the digits of their own login: refused and recorded."""
    person = Person(sqlite_database, app_user_id="1000")
    await person.say("안녕하세요")
    patient = await sqlite_database.run(only_patient, SYSTEM)

    def log_in_as_thief(unit: Unit) -> str:
        token = accounts.make_link(unit, patient, accounts.LinkFor.LOGIN)
        start = accounts.begin_login(unit, token)
        assert start is not None
        return accounts.complete_login(unit, start.state, start.nonce, "6666").code

    code = await sqlite_database.run(log_in_as_thief, PATIENT)
    assert (await person.say(code)).step == "identity"
    assert "연결됐어요" not in person.read()
    assert not await sqlite_database.run(lambda u: accounts.is_linked(u, patient), SYSTEM)
    query = select(col(chain.AccessRecord.why)).where(col(chain.AccessRecord.act) == "login_refused")
    assert await sqlite_database.run(lambda u: list(u.session.scalars(query)), SYSTEM) == ["other_account"]


def only_patient(unit: Unit) -> str:
    return unit.session.scalars(select(col(Patient.id))).one()


async def test_digits_are_ordinary_words_while_no_code_is_open(sqlite_database: Database) -> None:
    """Six digits alone are nothing special."""
    person = Person(sqlite_database)
    await person.say("안녕하세요")
    assert (await person.say("123456")).skill == "menu"


# -- data and docs -----------------------------------------------------------------------------------------------------


def test_every_word_of_the_tables_has_its_sentence() -> None:
    """Kinds, states, decisions, grounds, delays and objection routes can all be said in both languages."""
    keys = [f"rights.kind.{k}" for k in Kind] + [f"rights.state.{s}" for s in State]
    keys += [f"rights.decision.{d}" for d in Decision] + [f"rights.notice.{d}" for d in Decision]
    keys += [f"rights.ground.{g}" for g in GROUNDS] + [f"rights.objection.{o}" for o in OBJECTIONS]
    keys += [f"rights.extension.{e}" for e in rights.EXTENSION_GROUNDS]
    assert [key for key in keys if key not in TEXTS] == []
    assert all(grounds.grounds_for(kind) for kind in Kind)


def test_the_documents_tables_are_made_from_the_data() -> None:
    """docs/rights.md shows the states, rights and grounds as they are in the code."""
    text = (Path(__file__).parents[3] / "docs" / "rights.md").read_text()
    parts = dict(
        re.findall(r"<!-- made from skills/rights/grounds.py: (\w+) -->\n(.*?)\n<!-- end -->", text, re.DOTALL)
    )
    assert parts == {
        "diagram": f"```mermaid\n{grounds.diagram()}\n```",
        "rights": grounds.rights_table(),
        "grounds": grounds.grounds_table(),
    }


# -- suspension --------------------------------------------------------------------------------------------------------


async def test_suspending_and_lifting_are_decided_at_once(database: Database) -> None:
    """Each is a request of its own, granted in the same unit, and the patient's row follows."""
    patient = await database.run(new_patient, PATIENT)

    def suspended(unit: Unit) -> bool:
        return unit.session.get_one(Patient, patient).suspended_at is not None

    await database.run(lambda u: fulfilment.suspend(u, CLINIC, patient), PATIENT)
    assert await database.run(suspended, SYSTEM)
    await database.run(lambda u: fulfilment.lift(u, CLINIC, patient), PATIENT)
    assert not await database.run(suspended, SYSTEM)
    requests = await database.run(lambda u: kept.of_patient(u, patient), SYSTEM)
    assert {r.decision for r in requests} == {"granted"}
