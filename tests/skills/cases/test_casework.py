"""Working on a case: one holder at most, the bot silent exactly as long, answers that go out through the outbox."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.cases import casework, reading
from skills.cases.answering import practitioners
from skills.cases.casework import TRANSITIONS, Move
from skills.cases.consultations import State
from skills.clinic.clinic import Clinic
from skills.notifications import reaching
from skills.staff import permissions
from skills.staff.permissions import Person, Role
from skills.visits import booking
from skills.visits.booking import Slot
from storage.cases import consultations, notes
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.errors import Conflict, NotAllowed, NotPossible
from storage.notifications.deliveries import DeliveryState
from storage.outbox import outbox
from storage.patients import conversations, patients
from storage.patients.patients import Purpose
from storage.retention import retained
from storage.trail import chain
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now, write_as_patient

CLINIC = clinic()


@pytest.fixture
def kim(database: Database) -> Person:
    return hire_now(database, Role.COUNSELLOR, name="김상담")


def case_of(database: Database, case_id: str) -> Consultation:
    found = database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert found is not None
    return found


def take(database: Database, who: Person, case_id: str, version: int = 1) -> None:
    database.run_now(lambda unit: casework.take(unit, CLINIC, who, case_id, version), as_staff(who))


def answer(database: Database, who: Person, case_id: str, text: str = "내일 오세요.", heard: int = 0) -> str:
    return database.run_now(lambda unit: casework.answer(unit, CLINIC, who, case_id, text, heard).uid, as_staff(who))


def chat_of(database: Database, case: Consultation) -> conversations.Talk:
    talk = database.run_now(lambda unit: conversations.find_talk(unit, case.patient_id), SYSTEM)
    assert talk is not None
    return talk


async def test_ten_counsellors_take_the_same_case_and_one_holds_it(database: Database) -> None:
    """A hundred cases, ten people at once each time: one holder, nine clear refusals, never two."""
    people = [hire_now(database, name=f"상담{i}") for i in range(10)]
    for turn in range(100):
        case_id = file_case(database, f"patient-{turn}")

        async def grab(who: Person, case_id: str = case_id) -> str:
            try:
                await database.run(lambda unit: casework.take(unit, CLINIC, who, case_id, 1), as_staff(who))
            except Conflict as refused:
                return refused.code
            return who.id

        results = await asyncio.gather(*(grab(who) for who in people))
        case = case_of(database, case_id)
        assert results.count("case_taken") == 9
        assert [result for result in results if result != "case_taken"] == [case.holder_id]
        assert (case.state, case.version) == (State.HELD, 2)


def test_the_bot_is_silent_exactly_while_somebody_holds_the_case(
    database: Database, kim: Person, clock: MovedClock
) -> None:
    """Hold and chat are set together: at taking, at returning, and at the end of a forgotten lease."""
    case_id = file_case(database)
    assert not chat_of(database, case_of(database, case_id)).is_held(clock.now)
    take(database, kim, case_id)
    talk = chat_of(database, case_of(database, case_id))
    assert (talk.held_by, talk.case_id) == (kim.id, case_id)
    assert talk.is_held(clock.now)
    database.run_now(lambda unit: casework.give_back(unit, kim, case_id, 2), as_staff(kim))
    assert chat_of(database, case_of(database, case_id)).held_by is None
    take(database, kim, case_id, 3)
    clock.move(minutes=CLINIC.desk.hold_minutes)
    assert not chat_of(database, case_of(database, case_id)).is_held(clock.now)


def test_a_forgotten_hold_goes_back_to_the_queue(database: Database, kim: Person, clock: MovedClock) -> None:
    """The lease ends a hold that nobody touches, and not a second earlier; an answer begins it anew."""
    case_id = file_case(database)
    take(database, kim, case_id)
    clock.move(minutes=CLINIC.desk.hold_minutes - 1)
    answer(database, kim, case_id)
    clock.move(minutes=CLINIC.desk.hold_minutes, seconds=-1)
    assert database.run_now(casework.let_lapse, SYSTEM) == 0
    clock.move(seconds=1)
    assert database.run_now(casework.let_lapse, SYSTEM) == 1
    case = case_of(database, case_id)
    assert (case.state, case.holder_id, case.held_until) == (State.ANSWERED, None, None)


def test_a_stale_page_changes_nothing(database: Database, kim: Person) -> None:
    """Whoever saw an older version is told so, and the case stays as it is."""
    park = hire_now(database, name="박상담")
    case_id = file_case(database)
    take(database, kim, case_id)
    database.run_now(lambda unit: casework.give_back(unit, kim, case_id, 2), as_staff(kim))
    with pytest.raises(Conflict) as refused:
        take(database, park, case_id, 1)
    assert refused.value.code == "case_changed"
    assert case_of(database, case_id).holder_id is None


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("move", [move for move in Move if move is not Move.LAPSE])
def test_moves_are_possible_exactly_where_the_table_says(sqlite_database: Database, state: State, move: Move) -> None:
    """The table of transitions is the rule, for the check and for the button that asks it."""
    kim = hire_now(sqlite_database)
    case = case_of(sqlite_database, file_case(sqlite_database))
    holder = hire_now(sqlite_database, name="박상담") if move is Move.TAKE_OVER else kim
    case.state, case.holder_id = state, holder.id if state == State.HELD else None
    allowed = state in TRANSITIONS[move][0]
    assert (permissions.why_not(casework.check_can_move, kim, case, move) == "") is allowed
    if not allowed:
        with pytest.raises((Conflict, NotPossible)):
            casework.check_can_move(kim, case, move)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.COUNSELLOR, Role.PRACTITIONER)])
def test_other_roles_work_on_no_case(sqlite_database: Database, role: Role) -> None:
    """A stranger to the work takes nothing and answers nobody."""
    stranger, case_id = hire_now(sqlite_database, role), file_case(sqlite_database)
    with pytest.raises(NotAllowed):
        take(sqlite_database, stranger, case_id)
    with pytest.raises(NotAllowed):
        answer(sqlite_database, stranger, case_id)


def test_only_the_holder_answers_hands_over_returns_and_closes(sqlite_database: Database) -> None:
    """The patient hears one voice."""
    kim, park = hire_now(sqlite_database), hire_now(sqlite_database)
    case_id = file_case(sqlite_database)
    take(sqlite_database, kim, case_id)
    for act in (
        lambda unit: casework.answer(unit, CLINIC, park, case_id, "안녕하세요", 0),
        lambda unit: casework.hand_over(unit, CLINIC, park, case_id, 2, park.id),
        lambda unit: casework.give_back(unit, park, case_id, 2),
        lambda unit: casework.close(unit, park, case_id, 2, "other"),
    ):
        with pytest.raises(Conflict) as refused:
            sqlite_database.run_now(act, as_staff(park))
        assert refused.value.code == "not_holder"


def test_a_case_is_taken_over_for_a_reason_with_a_remark(sqlite_database: Database) -> None:
    """Not without a reason, not from oneself; the holder cannot answer any more, and the remark is a note."""
    kim, park = hire_now(sqlite_database), hire_now(sqlite_database, name="박상담")
    case_id = file_case(sqlite_database)
    take(sqlite_database, kim, case_id)
    over = partial(casework.take_over, clinic=CLINIC, case_id=case_id, version=2)
    with pytest.raises(NotPossible):
        sqlite_database.run_now(partial(over, who=park, reason=""), as_staff(park))
    with pytest.raises(Conflict):
        sqlite_database.run_now(partial(over, who=kim, reason="absent"), as_staff(kim))
    sqlite_database.run_now(partial(over, who=park, reason="absent", remark="오후에 전화하기로 함"), as_staff(park))
    assert case_of(sqlite_database, case_id).holder_id == park.id
    with pytest.raises(Conflict):
        answer(sqlite_database, kim, case_id)
    seen = sqlite_database.run_now(lambda unit: reading.read_case(unit, CLINIC, park, case_id), as_staff(park))
    assert [remark.text for remark in seen.remarks] == ["오후에 전화하기로 함"]


def test_handing_over_moves_the_hold_and_the_chat(database: Database, kim: Person) -> None:
    """A colleague who can take cases has it at once; somebody who cannot, cannot."""
    park, auditor = hire_now(database, name="박상담"), hire_now(database, Role.AUDITOR, name="최감사")
    case_id = file_case(database)
    take(database, kim, case_id)
    with pytest.raises(NotPossible):
        database.run_now(lambda unit: casework.hand_over(unit, CLINIC, kim, case_id, 2, auditor.id), as_staff(kim))
    database.run_now(lambda unit: casework.hand_over(unit, CLINIC, kim, case_id, 2, park.id), as_staff(kim))
    case = case_of(database, case_id)
    assert (case.holder_id, chat_of(database, case).held_by) == (park.id, park.id)


def test_an_answer_is_kept_sealed_and_goes_out_once(database: Database, kim: Person, clock: MovedClock) -> None:
    """One message, one event in the outbox that names it, and no word of it in the clear."""
    case_id = file_case(database)
    take(database, kim, case_id)
    uid = answer(database, kim, case_id, "토요일 11시에 오세요.")
    case = case_of(database, case_id)
    assert case.settled_at == case.answered_at is not None
    clock.move(seconds=CLINIC.desk.undo_seconds)
    due = database.run_now(lambda unit: [d for d in outbox.take_due(unit, 10) if d.kind == "patient_event"], SYSTEM)
    assert [(notice.about, notice.payload["message"]) for notice in due] == [(uid, uid)]
    sealed = database.read_now(lambda unit: consultations.messages(unit, case_id)[0].text_sealed, SYSTEM)
    assert "토요일".encode() not in sealed


def test_nobody_answers_past_words_that_they_have_not_read(database: Database, kim: Person) -> None:
    """When the patient wrote while the answer was typed, it is not sent until the new words were shown."""
    case_id = file_case(database)
    take(database, kim, case_id)
    write_as_patient(database, case_id, "토요일은 안 돼요")
    with pytest.raises(Conflict) as refused:
        answer(database, kim, case_id)
    assert refused.value.code == "patient_wrote"
    newest = database.read_now(lambda unit: consultations.messages(unit, case_id)[-1].id, SYSTEM)
    assert answer(database, kim, case_id, heard=newest or 0)


@pytest.mark.parametrize(
    ("text", "code"),
    [("  ", "answer_empty"), ("가" * 901, "answer_long"), ("주민번호 900101-1234567 확인했어요", "answer_secret")],
)
def test_some_answers_are_never_sent(sqlite_database: Database, text: str, code: str) -> None:
    """Nothing empty, nothing that Kakao cuts, no resident number."""
    kim, case_id = hire_now(sqlite_database), file_case(sqlite_database)
    take(sqlite_database, kim, case_id)
    with pytest.raises(NotPossible) as refused:
        answer(sqlite_database, kim, case_id, text)
    assert refused.value.code == code


def test_words_after_an_answer_make_the_case_wait_again_with_a_new_due_time(
    database: Database, kim: Person, clock: MovedClock
) -> None:
    """An answered case that nobody holds comes back to the queue when the patient writes; it is due by opening hours."""
    case_id = file_case(database)
    take(database, kim, case_id)
    answer(database, kim, case_id)
    database.run_now(lambda unit: casework.give_back(unit, kim, case_id, 2), as_staff(kim))
    assert case_of(database, case_id).state == State.ANSWERED
    clock.move(days=1)
    write_as_patient(database, case_id, "하나 더 여쭤볼게요")
    case = case_of(database, case_id)
    assert (case.state, case.settled_at) == (State.WAITING, None)
    assert case.due_at == CLINIC.hours.add_business_time(clock.now, timedelta(hours=CLINIC.desk.answer_hours))


def test_closing_starts_the_clock_and_gives_the_chat_back(database: Database, kim: Person, clock: MovedClock) -> None:
    """An outcome and the moment; that a visit was booked is said only where one was. Reopening takes all of it back."""
    case_id = file_case(database)
    take(database, kim, case_id)
    with pytest.raises(NotPossible):
        database.run_now(lambda unit: casework.close(unit, kim, case_id, 2, "visit_booked"), as_staff(kim))
    slot = Slot(clock.now + timedelta(days=4))
    database.run_now(lambda unit: booking.book(unit, CLINIC, kim, case_id, slot), as_staff(kim))
    database.run_now(lambda unit: casework.close(unit, kim, case_id, 2, "visit_booked"), as_staff(kim))
    case = case_of(database, case_id)
    assert (case.state, case.outcome, case.closed_at) == (State.CLOSED, "visit_booked", clock.now)
    assert chat_of(database, case).held_by is None
    database.run_now(lambda unit: casework.reopen(unit, CLINIC, kim, case_id, 3), as_staff(kim))
    case = case_of(database, case_id)
    assert (case.state, case.outcome, case.closed_at) == (State.WAITING, None, None)


def test_what_somebody_held_who_left_waits_for_the_next_person(database: Database, kim: Person) -> None:
    """No case leaves with a colleague."""
    held = [file_case(database, f"p{i}") for i in range(3)]
    for case_id in held:
        take(database, kim, case_id)
    assert database.run_now(lambda unit: casework.give_back_all(unit, kim.id), SYSTEM) == 3
    assert {case_of(database, case_id).state for case_id in held} == {State.WAITING}


@pytest.mark.parametrize(("told", "shown"), [("delivered", "sent"), ("sent", "sent"), ("failed", "waiting")])
def test_how_the_event_went_is_told_on_the_answer(
    database: Database, kim: Person, clock: MovedClock, told: str, shown: str
) -> None:
    """Kakao took it, or it waits for the patient's next message: neither says that the patient has it."""
    case_id = file_case(database)
    take(database, kim, case_id)
    answer(database, kim, case_id)
    clock.move(seconds=CLINIC.desk.undo_seconds)
    due = database.run_now(lambda unit: [d for d in outbox.take_due(unit, 10) if d.kind == "patient_event"], SYSTEM)[0]
    database.run_now(lambda unit: reaching.event_told(unit, CLINIC, due, DeliveryState(told), ""), SYSTEM)
    assert database.read_now(lambda unit: consultations.messages(unit, case_id)[0].state, SYSTEM) == shown


def test_a_practitioner_adopts_chosen_parts_and_nobody_else_does(database: Database, kim: Person) -> None:
    """A chat is not a chart until a practitioner says so, with a reason; the act is on the trail (D-3)."""
    doctor, case_id = hire_now(database, Role.PRACTITIONER, name="박의사"), file_case(database)
    with pytest.raises(NotAllowed):
        database.run_now(
            lambda unit: casework.adopt_into_chart(unit, kim, case_id, {"details": "x"}, "visited", ""), as_staff(kim)
        )
    acting = as_staff(doctor, "practitioner")
    with pytest.raises(NotPossible):
        database.run_now(
            lambda unit: casework.adopt_into_chart(unit, doctor, case_id, {"details": " "}, "visited", ""), acting
        )
    database.run_now(
        lambda unit: casework.adopt_into_chart(unit, doctor, case_id, {"details": "재수술"}, "visited", "초진"), acting
    )
    kept = database.read_now(lambda unit: retained.newest(unit), SYSTEM)
    lines = database.read_now(lambda unit: notes.adoptions(unit, case_id), SYSTEM)
    assert len(kept) == len(lines) == 1
    assert (lines[0].parts, lines[0].staff_id) == ("details", doctor.id)
    query = select(chain.AccessRecord).where(col(chain.AccessRecord.act) == "adopted_into_chart")
    (record,) = database.read_now(lambda unit: unit.session.scalars(query).all(), SYSTEM)
    assert (record.actor_id, record.about) == (doctor.id, kept[0].id)


@pytest.mark.parametrize(("kind", "years"), [("chart", 10), ("prescription", 2), ("radiology", 5)])
def test_what_is_adopted_is_kept_for_the_years_of_its_kind(database: Database, kind: str, years: int) -> None:
    """A prescription is no chart (Rule 15): the practitioner says what it is."""
    doctor, case_id = hire_now(database, Role.PRACTITIONER, name="박의사"), file_case(database)
    database.run_now(
        lambda unit: casework.adopt_into_chart(unit, doctor, case_id, {"details": "약"}, "visited", "", kind),
        as_staff(doctor, "practitioner"),
    )
    (piece,) = database.read_now(lambda unit: retained.newest(unit), SYSTEM)
    assert (piece.kind, piece.keep_until.year) == (kind, piece.adopted_at.year + years)


def test_every_move_is_on_the_trail_with_who_and_whose(database: Database, kim: Person) -> None:
    """Taken, answered, noted, returned: each with the person, the case and the patient (S-3)."""
    case_id = file_case(database)
    take(database, kim, case_id)
    answer(database, kim, case_id)
    database.run_now(lambda unit: casework.note(unit, CLINIC, kim, case_id, "토요일 선호"), as_staff(kim))
    database.run_now(lambda unit: casework.give_back(unit, kim, case_id, 2), as_staff(kim))
    rows = database.read_now(
        lambda unit: unit.session.scalars(
            select(chain.AccessRecord).where(col(chain.AccessRecord.actor_id) == kim.id)
        ).all(),
        SYSTEM,
    )
    subject = case_of(database, case_id).patient_id
    assert [row.act for row in rows] == ["case_taken", "case_answered", "note_written", "case_returned"]
    assert {(row.subject, row.about, row.origin) for row in rows} == {(subject, case_id, "192.0.2.7")}


def test_a_practitioner_answers_only_as_telemedicine_and_says_so(sqlite_database: Database) -> None:
    """H-5: off as it comes; where it is on, each precondition is confirmed, and the patient reads who speaks."""
    doctor, case_id = hire_now(sqlite_database, Role.PRACTITIONER, name="박의사"), file_case(sqlite_database)
    take(sqlite_database, doctor, case_id)
    on = CLINIC.model_copy(update={"desk": CLINIC.desk.model_copy(update={"practitioner_answers": True})})

    def send(clinic: Clinic, *confirmed: str) -> None:
        work = partial(casework.answer, clinic=clinic, who=doctor, case_id=case_id, text="부기는 2주 가요.", heard=0)
        sqlite_database.run_now(lambda unit: work(unit, confirmed=confirmed), as_staff(doctor))

    for of, confirmed, code in (
        (CLINIC, practitioners.PRECONDITIONS, "practitioner_off"),
        (on, ("seen", "agreed"), "practitioner_unconfirmed"),
    ):
        with pytest.raises(NotPossible) as refused:
            send(of, *confirmed)
        assert refused.value.code == code
    send(on, *practitioners.PRECONDITIONS)

    def said(unit: Unit) -> list[str]:
        case = consultations.find(unit, case_id)
        assert case is not None
        key = patients.unlock(unit, case.patient_id, Purpose.CONSULTATION).key
        return [consultations.open_message(key, one).text for one in consultations.messages(unit, case_id)]

    assert sqlite_database.run_now(said, SYSTEM) == ["의료인이 드리는 답변이에요.\n부기는 2주 가요."]
