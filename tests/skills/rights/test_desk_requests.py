"""Rights by telephone, visit and post: entered by the officer, then a request like any other (R-1, R-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlmodel import col, select

from skills.consents import consents
from skills.proposals import identity, proposals
from skills.retention import schedule
from skills.retention.schedule import BY_NAME
from skills.rights import access, decisions, desk_requests, pieces, rights
from skills.rights.corrections import Correction
from skills.rights.desk_requests import Asked
from skills.rights.grounds import Decision, Identity, Kind
from skills.rights.rights import Verdict, due_at
from skills.staff import staff
from skills.staff.permissions import Person, Role
from storage import rights as kept
from storage.cases import consultations, notes
from storage.crypto.damage import UNREADABLE
from storage.database.database import Database
from storage.errors import Conflict, NotAllowed, NotPossible
from storage.outbox import outbox
from storage.patients import patients
from storage.patients.consents import Consent
from storage.patients.patients import Patient, Purpose
from storage.rights import RightsRequest
from storage.staff import recovery_codes
from storage.staff import staff as accounts
from storage.staff.proposals import waiting
from storage.trail import chain
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import add_photo, as_staff, clinic, file_case, hire_now, open_door

BY_PHONE = Asked(
    "phone", Kind.ACCESS, name="홍길동", phone="010-0000-1234", words="내 정보를 보내 주세요. 900101-1234568"
)
GRANTED = Verdict(Decision.GRANTED)


@pytest.fixture
def officer(database: Database) -> Person:
    return hire_now(database, Role.PRIVACY_OFFICER, name="김수영")


@pytest.fixture
def second(database: Database) -> Person:
    """Another one who may confirm; without one the officer is alone."""
    return hire_now(database, Role.ADMINISTRATOR, name="이관리")


def confirm(database: Database, officer: Person, second: Person) -> None:
    """The proposal that waits is confirmed, by no other than the second person."""
    [made] = database.read_now(waiting, SYSTEM)
    with pytest.raises(NotAllowed):
        act(database, officer, proposals.confirm, made.id)
    database.run_now(lambda unit: proposals.confirm(unit, second, made.id), as_staff(second, "administrator"))


def enter(database: Database, officer: Person, asked: Asked) -> RightsRequest:
    return database.run_now(lambda unit: desk_requests.file(unit, officer, asked), as_staff(officer, "privacy_officer"))


def found(database: Database, request_id: str) -> RightsRequest:
    request = database.read_now(lambda unit: kept.find(unit, request_id), SYSTEM)
    assert request is not None
    return request


def decide(database: Database, officer: Person, request_id: str, verdict: Verdict = GRANTED) -> str:
    def work(unit: Unit) -> str:
        request = kept.find(unit, request_id)
        assert request is not None
        return decisions.decide(unit, clinic(), officer, request_id, request.version, verdict)

    return database.run_now(work, as_staff(officer, "privacy_officer"))


def act(database: Database, officer: Person, work: object, *args: object) -> object:
    return database.run_now(lambda unit: work(unit, officer, *args), as_staff(officer, "privacy_officer"))  # type: ignore[operator]


def acts(database: Database, request_id: str) -> list[tuple[str, str]]:
    query = select(AccessRecord).where(col(AccessRecord.about) == request_id).order_by(col(AccessRecord.seq))
    return database.read_now(lambda unit: [(row.act, row.why) for row in unit.session.exec(query)], SYSTEM)


def test_a_call_is_a_request_with_the_same_clock_check_notice_and_trail(
    database: Database, clock: MovedClock, officer: Person, second: Person
) -> None:
    """Entered by name and number, called back, confirmed by a second person, granted, told: each step is on the trail."""
    case_id = file_case(database)
    request = enter(database, officer, BY_PHONE)
    case = database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    assert (request.patient_id, request.channel, request.state) == (case.patient_id, "phone", "unverified")
    assert request.due_at == due_at(clock.now, 10)
    with pytest.raises(NotPossible, match="checked"):
        decide(database, officer, request.id)
    assert act(database, officer, desk_requests.number_to_call, request.id) == "010-0000-1234"
    assert act(database, officer, identity.prove, request.id, Identity.CALL_BACK) is True
    with pytest.raises(NotPossible, match="checked"):
        decide(database, officer, request.id)
    confirm(database, officer, second)
    decide(database, officer, request.id)
    assert found(database, request.id).notice_seen_at is None
    act(database, officer, desk_requests.note_told, request.id, "post")
    assert found(database, request.id).notice_seen_at == clock.now
    with pytest.raises(Conflict):  # Once.
        act(database, officer, desk_requests.note_told, request.id, "post")
    copy = database.run_now(
        lambda unit: desk_requests.copy(unit, clinic(), officer, request.id), as_staff(officer, "privacy_officer")
    )
    assert copy["items"]["name"] == "홍길동"
    assert acts(database, request.id) == [
        ("right_asked", "access"), ("right_number_shown", "call_back"), ("identity_proven", "call_back"),
        ("right_decided", "granted"), ("right_told", "post"), ("record_copied_at_desk", ""),
    ]  # fmt: skip


def test_what_nobody_has_told_stays_on_the_list_and_rings(
    database: Database, clock: MovedClock, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A delay is told like a result. A result that nobody told is listed before all that came after it, and is overdue."""
    monkeypatch.setattr(decisions, "SHOWN_DONE", 1)
    file_case(database)
    request, later = enter(database, officer, BY_PHONE), enter(database, officer, replace(BY_PHONE, kind=Kind.CORRECT))
    for one in (request, later):
        act(database, officer, identity.prove, one.id, Identity.PAPERS)
    version = found(database, request.id).version
    act(database, officer, partial(put_off, version=version), request.id)
    act(database, officer, desk_requests.note_told, request.id, "phone")
    assert (found(database, request.id).state, found(database, request.id).notice_seen_at) == ("extended", clock.now)
    decide(database, officer, request.id)
    clock.move(minutes=1)
    act(database, officer, desk_requests.note_told, decide_and_find(database, officer, later), "visit")
    done = act(database, officer, decisions.queue)[1]  # type: ignore[index]
    assert [(line.id, line.is_told) for line in done] == [(request.id, False), (later.id, True)]
    clock.move(days=30)
    assert [one.id for one in database.read_now(rights.overdue, SYSTEM)] == [request.id]
    assert [database.run_now(rights.run, SYSTEM) for _ in range(2)] == [1, 0]


def put_off(unit: Unit, who: Person, request_id: str, *, version: int) -> None:
    decisions.extend(unit, clinic(), who, request_id, version, "many_records", "기록이 많아요.")


def decide_and_find(database: Database, officer: Person, request: RightsRequest) -> str:
    decide(database, officer, request.id, Verdict(Decision.REFUSED, "not_proven", "확인이 안 됐어요.", "officer"))
    return request.id


def test_what_is_said_is_sealed_and_masked(database: Database, officer: Person) -> None:
    """The officer's page shows the words; a resident number is nowhere."""
    file_case(database)
    request = enter(database, officer, BY_PHONE)
    sheet = act(database, officer, decisions.read, request.id)
    assert "내 정보를 보내 주세요." in sheet.words  # type: ignore[attr-defined]
    assert "1234568" not in sheet.words  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [Kind.SUSPEND, Kind.WITHDRAW, Kind.ADS_OFF, Kind.DELETE])
def test_what_is_granted_is_done(database: Database, officer: Person, kind: Kind) -> None:
    """Stopping, withdrawing and deleting happen with the decision, and the evidence says by which way it was asked for."""
    case_id = file_case(database)
    case = database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    give = partial(consents.decide, decision=consents.Decision.GIVEN, screen="chat:intake")
    for purpose in (consents.Purpose.HEALTH, consents.Purpose.ADS_RECEIVE):
        database.run_now(partial(give, clinic=clinic(), patient_id=case.patient_id, purpose=purpose), SYSTEM)
    topic = "health" if kind is Kind.WITHDRAW else ""
    request = enter(database, officer, Asked("visit", kind, number=case.number, topic=topic))
    act(database, officer, identity.prove, request.id, Identity.PAPERS)
    notice = decide(database, officer, request.id)
    patient = database.read_now(lambda unit: unit.session.get(Patient, case.patient_id), SYSTEM)
    assert (patient is None) == (kind is Kind.DELETE) == bool(notice)
    assert (patient is not None and patient.suspended_at is not None) == (kind is Kind.SUSPEND)
    asked = database.read_now(lambda unit: unit.session.scalars(select(RightsRequest.id)).all(), SYSTEM)
    assert list(asked) == [request.id]  # It was decided itself, and no other was made for it.
    query = select(Consent.purpose, Consent.channel).where(col(Consent.decision) == "withdrawn")
    withdrawn = database.read_now(lambda unit: [tuple(row) for row in unit.session.exec(query)], SYSTEM)
    assert withdrawn == {
        Kind.WITHDRAW: [("health", "visit")], Kind.ADS_OFF: [("ads_receive", "visit")]
    }.get(kind, [])  # fmt: skip


def test_nobody_is_told_by_hand_of_what_the_chat_tells_or_what_is_not_decided(
    database: Database, officer: Person
) -> None:
    file_case(database)
    waiting = enter(database, officer, BY_PHONE)
    in_chat = database.run_now(lambda unit: rights.file_request(unit, waiting.patient_id, Kind.SUSPEND).id, SYSTEM)
    decide(database, officer, in_chat)
    for request_id in (waiting.id, in_chat):
        with pytest.raises(Conflict):
            act(database, officer, desk_requests.note_told, request_id, "post")


def test_an_objection_shows_what_it_is_about(database: Database, officer: Person) -> None:
    """On the sheet of the later request, with when and how the earlier one was decided."""
    file_case(database)
    first = enter(database, officer, BY_PHONE)
    act(database, officer, identity.prove, first.id, Identity.PAPERS)
    decide(database, officer, first.id)
    again = database.run_now(
        lambda unit: rights.file_request(unit, first.patient_id, Kind.ACCESS, topic="objection", about_id=first.id).id,
        SYSTEM,
    )
    about = act(database, officer, decisions.read, again).about  # type: ignore[attr-defined]
    decided = found(database, first.id)
    assert (about.id, about.decision, about.decided_at) == (first.id, Decision.GRANTED, decided.decided_at)
    assert act(database, officer, decisions.read, first.id).about is None  # type: ignore[attr-defined]


def test_the_last_word_to_somebody_deleted_waits_a_day_at_most(database: Database, officer: Person) -> None:
    """Sealed in the outbox, about the request, and gone with the next day's end whether or not it was delivered."""
    file_case(database)
    request = enter(database, officer, replace(BY_PHONE, kind=Kind.DELETE))
    act(database, officer, identity.prove, request.id, Identity.PAPERS)
    decide(database, officer, request.id)
    query = select(outbox.Notice).where(
        col(outbox.Notice.about) == request.id, col(outbox.Notice.kind) == "patient_event"
    )
    notices = database.read_now(lambda unit: unit.session.scalars(query).all(), SYSTEM)
    assert [one.expires_at for one in notices] == [due_at(database.clock(), 1)]


def test_somebody_without_a_record_is_answered_and_forgotten(
    database: Database, clock: MovedClock, officer: Person
) -> None:
    """Whose data is gone, or who worked here: a person of record for this request, whose own word about the number proves
    nothing."""
    request = enter(database, officer, replace(BY_PHONE, name="고길동", words="퇴사한 직원이에요."))
    with pytest.raises(NotPossible, match="vouch"):
        act(database, officer, desk_requests.number_to_call, request.id)
    act(database, officer, identity.prove, request.id, Identity.PAPERS)
    decide(database, officer, request.id, Verdict(Decision.GRANTED, reason="보관 중인 정보가 없어요."))
    sheet = act(database, officer, decisions.read, request.id)
    assert "보관 중인 정보가 없어요." in sheet.notice  # type: ignore[attr-defined]
    clock.move(days=1)
    assert timedelta(days=1) == clock.now - found(database, request.id).received_at


def leaver(database: Database, clock: MovedClock, officer: Person) -> Person:
    """A counsellor who worked a month, signed in, noted something on a case and left."""
    gone = hire_now(database, Role.COUNSELLOR, name="고길동", email="gone@clinic.example")
    case_id = file_case(database)
    open_door(database, gone)
    database.run_now(lambda unit: recovery_codes.replace(unit, gone.id, ["1234-5678"]), SYSTEM)

    def work(unit: Unit) -> None:
        case = consultations.find(unit, case_id)
        assert case is not None
        notes.add_note(unit, patients.unlock(unit, case.patient_id, Purpose.RIGHTS).key, case, "다시 전화하기")
        chain.record(unit, "note_written", subject=case.patient_id, about=case.id)

    database.run_now(work, as_staff(gone))
    clock.move(days=31)
    administrator = hire_now(database, Role.ADMINISTRATOR)
    leave = partial(staff.end_account, who=administrator, staff_id=gone.id)
    database.run_now(lambda unit: leave(unit), as_staff(administrator, "administrator"))
    return gone


def ask(database: Database, officer: Person, kind: Kind) -> RightsRequest:
    """A proven request of the leaver's about their account, by telephone."""
    asked = replace(BY_PHONE, kind=kind, name="고길동", phone="010-0000-7777", account=" Gone@clinic.example")
    request = enter(database, officer, asked)
    database.run_now(lambda unit: desk_requests.prove(unit, request.id, Identity.PAPERS), as_staff(officer))
    return request


def test_former_staff_get_what_is_kept_of_their_account(database: Database, clock: MovedClock, officer: Person) -> None:
    """Name, address, roles with their times, sign-ins, counts of what they did by kind, and how long each is kept and why;
    nobody else's copy holds it, nor does theirs hold whoever has the address of the front desk after them."""
    gone = leaver(database, clock, officer)
    hire_now(database, Role.COUNSELLOR, name="나길동", email="gone@clinic.example")
    request = ask(database, officer, Kind.ACCESS)
    decide(database, officer, request.id)
    copy = act(database, officer, lambda unit, who: desk_requests.copy(unit, clinic(), who, request.id))
    [account] = copy["accounts"]  # type: ignore[index]
    assert (account["name"], account["email"]) == ("고길동", "gone@clinic.example")
    began, left = pieces.iso(clock.now - timedelta(days=31)), pieces.iso(clock.now)
    assert (account["enrolled_at"], account["ended_at"]) == (began, left)
    assert account["roles"] == [{"role": "counsellor", "from": began, "until": left}]
    assert [(one["device"], one["origin"]) for one in account["sessions"]] == [("Chrome, Windows", "192.0.2.7")]
    assert {"act": "signed_in", "count": 1, "from": began, "until": began} in account["own_acts"]
    assert "staff_left" in [one["act"] for one in account["acts_about"]]
    kept = {one["covers"]: one for one in account["kept"]}
    name, case = (
        kept["퇴사한 직원의 이름과 이메일"],
        kept[schedule.in_words(BY_NAME["case"], clinic().periods, "ko").covers],
    )
    assert (name["count"], name["period"], name["ground"]) == (1, "3년", "개인정보의 안전성 확보조치 기준 제5조")
    assert case["count"] == 1
    assert kept["접속 기록"]["ground"] == "개인정보의 안전성 확보조치 기준 제8조"
    assert "근무 중인 직원의 계정" not in kept
    assert ("account_copied", "right") in acts(database, gone.id)
    other = enter(database, officer, replace(BY_PHONE, way="visit"))
    database.run_now(lambda unit: desk_requests.prove(unit, other.id, Identity.PAPERS), as_staff(officer))
    decide(database, officer, other.id)
    assert "accounts" not in act(database, officer, lambda unit, who: desk_requests.copy(unit, clinic(), who, other.id))  # type: ignore[operator]


def test_an_account_is_opened_to_nobody_of_another_name(database: Database, clock: MovedClock, officer: Person) -> None:
    """Whoever knows a colleague's address has not shown to be them; and only what can be done about an account is entered."""
    leaver(database, clock, officer)
    theirs = replace(BY_PHONE, account="gone@clinic.example")
    for asked, code in (
        (theirs, "rights.desk_no_account"),
        (replace(theirs, name="고길동", account="other@clinic.example"), "rights.desk_no_account"),
        (replace(theirs, name="고길동", kind=Kind.SUSPEND), "rights.desk_account_kind"),
    ):
        with pytest.raises(NotPossible) as refused:
            enter(database, officer, asked)
        assert refused.value.code == code


def test_deletion_and_correction_of_an_account_say_what_is_done(
    database: Database, clock: MovedClock, officer: Person
) -> None:
    """A deletion is not granted while the law keeps the records, and its refusal tells each period; a wrong name is set right,
    and the records that hold none stay."""
    gone = leaver(database, clock, officer)
    deletion = ask(database, officer, Kind.DELETE)
    with pytest.raises(NotPossible, match="periods"):
        decide(database, officer, deletion.id)
    no = Verdict(Decision.REFUSED, ground="law_collects", reason="정해진 기간 보관해요.", objection="mediation")
    decide(database, officer, deletion.id, no)
    told = act(database, officer, decisions.read, deletion.id).notice  # type: ignore[attr-defined]
    for line in ("퇴사한 직원의 이름과 이메일: 3년", "접속 기록: ", "안전성 확보조치 기준 제8조"):
        assert line in told
    correction = ask(database, officer, Kind.CORRECT)
    with pytest.raises(NotPossible, match="done"):
        decide(database, officer, correction.id)
    name = Correction(account="고길순")
    act(database, officer, lambda unit, who: decisions.decide(unit, clinic(), who, correction.id, 2, GRANTED, name))
    assert "고친 항목: 직원 계정의 이름" in act(database, officer, decisions.read, correction.id).notice  # type: ignore[attr-defined]
    assert database.read_now(accounts.names, SYSTEM)[gone.id] == "고길순"
    person = found(database, correction.id).patient_id
    copied = database.read_now(lambda unit: access.summary(unit, person), SYSTEM)
    assert copied["name"] == "고*동"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (replace(BY_PHONE, way="chat"), "rights.desk_incomplete"),
        (replace(BY_PHONE, kind="everything"), "rights.desk_incomplete"),
        (replace(BY_PHONE, kind=Kind.WITHDRAW), "rights.desk_topic"),
        (replace(BY_PHONE, number="0000000"), "rights.desk_no_case"),
        (replace(BY_PHONE, phone=""), "rights.desk_who"),
    ],
)
def test_what_says_too_little_is_refused(database: Database, officer: Person, asked: Asked, code: str) -> None:
    """With a sentence that says what is missing."""
    with pytest.raises(NotPossible) as refused:
        enter(database, officer, asked)
    assert refused.value.code == code


def test_only_the_officer_enters_requests(database: Database) -> None:
    """A counsellor who is called puts the call through."""
    with pytest.raises(NotAllowed):
        enter(database, hire_now(database, Role.COUNSELLOR), BY_PHONE)


def test_one_officer_alone_opens_nobodys_data(database: Database, officer: Person, second: Person) -> None:
    """Entered, called back and proven by one person: nothing is decided, copied or destroyed, by no door."""
    file_case(database)
    request = enter(database, officer, replace(BY_PHONE, kind=Kind.DELETE))
    act(database, officer, identity.prove, request.id, Identity.PAPERS)
    with pytest.raises(NotPossible):
        act(database, officer, decisions.accept_papers, request.id)
    with pytest.raises(NotPossible, match="checked"):
        decide(database, officer, request.id)
    assert found(database, request.id).state == "unverified"
    confirm(database, officer, second)
    decide(database, officer, request.id)


def test_what_is_granted_in_part_is_handed_out_without_the_rest(database: Database, officer: Person) -> None:
    """The parts that a ground of the law covers are named, told, and left out of the copy; all else is in it."""
    case_id = file_case(database)
    add_photo(database, case_id)
    request = enter(database, officer, BY_PHONE)
    act(database, officer, identity.prove, request.id, Identity.PAPERS)
    partly = Verdict(Decision.PARTLY, ground="others_harm", reason="다른 분의 정보예요.", objection="mediation")
    with pytest.raises(NotPossible, match="left out"):
        decide(database, officer, request.id, partly)
    decide(database, officer, request.id, replace(partly, without=("photos", "looks")))
    sheet = act(database, officer, decisions.read, request.id)
    assert "제공하지 않는 항목: 열람한 기록, 사진" in sheet.notice  # type: ignore[attr-defined]
    copy = database.run_now(
        lambda unit: desk_requests.copy(unit, clinic(), officer, request.id), as_staff(officer, "privacy_officer")
    )
    [case] = copy["items"]["consultations"]
    assert (case["photos"], copy["looks"], copy["withheld"]) == ([], [], ["looks", "photos"])
    assert copy["items"]["name"] == "홍길동"
    assert case["lines"]


def test_a_request_whose_own_words_are_damaged_is_shown_and_told(database: Database, officer: Person) -> None:
    """The page goes on, the place is marked, and the alarm is raised once."""
    file_case(database)
    request = enter(database, officer, BY_PHONE)

    def damage(unit: Unit) -> None:
        row = unit.session.get_one(RightsRequest, request.id)
        row.words_sealed = (row.words_sealed or b"")[:-1] + b"?"
        unit.session.add(row)

    database.run_now(damage, SYSTEM)
    for _ in range(2):
        sheet = act(database, officer, decisions.read, request.id)
        assert (sheet.words, sheet.name) == (UNREADABLE, "홍*동")  # type: ignore[attr-defined]
    assert acts(database, request.id).count(("value_unreadable", "")) == 1
    act(database, officer, identity.prove, request.id, Identity.PAPERS)
    decide(database, officer, request.id)
