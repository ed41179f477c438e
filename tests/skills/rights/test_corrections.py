"""Corrections: what the officer grants is done in the same unit, read as the chat reads it, and told without its value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.cases import consultations, reading
from skills.cases.answers import OF_PATIENT
from skills.retention import holds
from skills.rights import access, corrections, decisions, fulfilment, rights
from skills.rights.corrections import Change, Correction
from skills.rights.grounds import Decision, Identity, Kind
from skills.rights.rights import Verdict
from skills.staff.permissions import Role
from skills.texts import say
from storage import rights as kept
from storage.cases import consultations as cases
from storage.cases import events, notes
from storage.cases.consultations import Consultation
from storage.database import tombstones
from storage.database.database import Database
from storage.errors import Conflict, NotAllowed, NotPossible
from storage.outbox import outbox
from storage.patients import conversations, patients
from storage.patients.names import NamePiece
from storage.patients.patients import Patient, Purpose
from storage.retention.retained import Retained
from storage.rights import RightsRequest
from storage.trail import chain, looks
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now

CLINIC = clinic()
OFFICER = Role.PRIVACY_OFFICER
GRANTED = Verdict(Decision.GRANTED)
PARTLY = Verdict(Decision.PARTLY, ground="evidence_missing", reason="확인할 자료가 없어요.", objection="officer")
REFUSED = Verdict(Decision.REFUSED, ground="evidence_missing", reason="기록과 같아요.", objection="officer")
OLD, NEW = "2020년에 수술했어요", "2021년에 수술했어요"


class Scene:
    """A filed case, a correction of its patient's that waits, and the officer."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.officer = hire_now(database, OFFICER, name="박보호")
        self.case_id = file_case(database, details=OLD)
        self.patient_id = self.look(lambda unit: unit.session.scalars(select(col(Patient.id))).one())
        self.request_id = self.ask(Kind.CORRECT, topic="other")

    def ask(self, kind: Kind, **fields: Any) -> str:
        """A further request of the patient's."""
        return self.database.run_now(
            lambda unit: rights.file_request(unit, self.patient_id, kind, **fields).id, PATIENT
        )

    def look(self, work: Callable[[Unit], Any]) -> Any:
        return self.database.run_now(work, SYSTEM)

    def open(self, *keys: str, right: str = "") -> list[corrections.CurrentValue]:
        """What the officer sees of the items that they chose."""
        return self.database.run_now(
            lambda unit: decisions.open_items(unit, CLINIC, self.officer, right or self.request_id, keys),
            as_staff(self.officer, OFFICER),
        )

    def change(self, field: str, typed: str) -> Change:
        """What the officer types for an item that they have before them."""
        key = field if field in OF_PATIENT else f"{field}:{self.case_id}"
        return Change(key, typed, self.open(key)[0].mark)

    def decide(self, verdict: Verdict, *changes: Change, nothing: bool = False, version: int = 1) -> None:
        correction = Correction(changes, nothing=nothing)
        self.database.run_now(
            lambda unit: decisions.decide(unit, CLINIC, self.officer, self.request_id, version, verdict, correction),
            as_staff(self.officer, OFFICER),
        )

    def preview(self, verdict: Verdict, *changes: Change) -> str:
        return self.database.run_now(
            lambda unit: decisions.preview(unit, CLINIC, self.officer, self.request_id, verdict, Correction(changes)),
            as_staff(self.officer, OFFICER),
        )

    def kept(self) -> dict[str, Any]:
        """Name, phone and answers, as they are kept."""

        def work(unit: Unit) -> dict[str, Any]:
            who = patients.unlock(unit, self.patient_id, Purpose.RIGHTS)
            answers = cases.open_answers(who.key, case_of(unit, self.case_id))
            return {"name": who.open_text("name_sealed"), "phone": who.open_text("phone_sealed"), **answers}

        found: dict[str, Any] = self.look(work)
        return found

    def request(self) -> RightsRequest:
        found: RightsRequest = self.look(lambda unit: unit.session.get_one(RightsRequest, self.request_id))
        return found

    def notice(self) -> str:
        """What the patient reads."""

        def work(unit: Unit) -> str:
            who = patients.unlock(unit, self.patient_id, Purpose.RIGHTS)
            return kept.open_text(who.key, unit.session.get_one(RightsRequest, self.request_id), "notice_sealed")

        return str(self.look(work))


def case_of(unit: Unit, case_id: str) -> Consultation:
    return unit.session.get_one(Consultation, case_id)


@pytest.fixture
def scene(database: Database) -> Scene:
    """On each engine."""
    return Scene(database)


def test_a_granted_correction_is_done_with_its_decision(scene: Scene) -> None:
    """Several items at once; the patient is told which, and none of the values; what was not chosen stays."""
    before = scene.kept()
    scene.decide(GRANTED, scene.change("name", "제 이름은 남궁두루예요"), scene.change("details", NEW))
    assert scene.kept() == {**before, "name": "남궁두루", "details": NEW}
    number = scene.look(lambda unit: consultations.show_number(case_of(unit, scene.case_id).number))
    told = scene.notice()
    assert f"고친 항목: 이름, 상담 내용(상담 {number})\n이전 내용은 지웠어요." in told
    assert not [value for value in ("남궁두루", NEW, OLD, "홍길동") if value in told]
    assert scene.request().outcome == f"name details:{scene.case_id}"
    found = scene.look(lambda unit: cases.of_patient(unit, scene.patient_id)[0].state)
    assert found == "waiting", "a correction moves no case"


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("phone", "공일공-0000-9999", "+821000009999"),
        ("treatment", "코 끝이 처져서요", {"words": "코 끝이 처져서요"}),
        ("details", "주민번호 900101-1234567이에요", "주민번호 ●●●●●●-●●●●●●●이에요"),
        ("details", "카드 4111-1111-1111-1111", "카드 ●●●●-●●●●-●●●●-●●●●"),
    ],
)
def test_a_new_value_is_read_as_the_chat_reads_it(scene: Scene, field: str, typed: str, kept: object) -> None:
    """Numbers in words, treatments in words, and no resident or card number (C-3)."""
    scene.decide(GRANTED, scene.change(field, typed))
    assert scene.kept()[field] == kept


def test_a_wish_for_a_time_is_corrected_as_the_chat_reads_it(scene: Scene) -> None:
    """The wish is kept as a wish, not as words."""
    scene.case_id = file_case(scene.database, when={"kind": "anytime"})
    scene.decide(GRANTED, scene.change("when", "평일 오전"))
    assert scene.open(f"when:{scene.case_id}", right=scene.ask(Kind.CORRECT))[0].words == "평일 오전"


@pytest.mark.parametrize(
    ("field", "typed"), [("name", "010-0000-1234"), ("phone", "010-12"), ("treatment", "?!"), ("details", "!" * 5)]
)
def test_what_cannot_be_a_value_changes_and_decides_nothing(scene: Scene, field: str, typed: str) -> None:
    """The officer is told which item it is; what is typed beside it is not done either, and the preview says so, too."""
    before, change = scene.kept(), scene.change(field, typed)
    beside = scene.change("details", NEW) if field == "name" else scene.change("name", "남궁두루")
    for refused in (scene.preview, scene.decide):
        with pytest.raises(NotPossible) as raised:
            refused(GRANTED, change, beside)
        assert raised.value.code.startswith("rights.unreadable.")
    assert scene.kept() == before
    assert scene.request().decision is None


def test_a_granted_correction_corrects_something_or_says_why_not(scene: Scene) -> None:
    """Neither granted in full nor in part without an action; that nothing had to be changed is said with an answer."""
    for verdict in (GRANTED, Verdict(Decision.GRANTED, reason="고쳤어요."), PARTLY):
        with pytest.raises(NotPossible) as raised:
            scene.decide(verdict)
        assert raised.value.code == "rights.nothing_corrected"
    with pytest.raises(NotPossible) as raised:
        scene.decide(GRANTED, nothing=True)
    assert raised.value.code == "rights.no_answer"
    with pytest.raises(NotPossible) as raised:
        scene.decide(PARTLY, nothing=True)
    assert raised.value.code == "rights.nothing_corrected"
    scene.decide(Verdict(Decision.GRANTED, reason="이미 2021년으로 적혀 있어요."), nothing=True)
    assert "그대로 두었어요.\n이미 2021년으로 적혀 있어요." in scene.notice()
    assert scene.request().outcome == ""


def test_a_refusal_and_nothing_beside_something_are_no_corrections(scene: Scene) -> None:
    """What contradicts itself is not guessed at."""
    for verdict, nothing, code in ((REFUSED, False, "refusal_corrects"), (GRANTED, True, "corrects_and_not")):
        with pytest.raises(NotPossible) as raised:
            scene.decide(verdict, scene.change("details", NEW), nothing=nothing)
        assert raised.value.code == f"rights.{code}"
    scene.decide(REFUSED)
    assert scene.kept()["details"] == OLD
    assert "고친 항목" not in scene.notice()


def test_a_part_is_granted_with_what_was_corrected_and_why_the_rest_was_not(scene: Scene) -> None:
    """Both stand in the notice."""
    scene.decide(PARTLY, scene.change("name", "남궁두루"))
    assert scene.kept()["name"] == "남궁두루"
    for part in ("일부만 처리", "고친 항목: 이름", PARTLY.reason, "제36조 제5항"):
        assert part in scene.notice()


def test_a_stale_page_changes_nothing(scene: Scene) -> None:
    """Neither when the request moved on, nor when the patient has corrected the very item since it was shown."""
    change = scene.change("name", "남궁두루")
    with pytest.raises(Conflict):
        scene.decide(GRANTED, change, version=2)
    scene.database.run_now(
        lambda unit: corrections.correct(unit, CLINIC, scene.patient_id, "name", "황보나래"), PATIENT
    )
    for stale in (change, Change("details:nobodys", NEW, change.mark)):
        with pytest.raises(Conflict):
            scene.decide(GRANTED, stale)
    assert scene.kept()["name"] == "황보나래"
    assert scene.request().decision is None


def test_a_correction_reaches_nobody_elses_data(scene: Scene) -> None:
    """The item of another patient's case is none of this request."""
    other = file_case(scene.database, "patient-2", details="다른 분의 이야기")
    assert scene.open(f"details:{other}") == []
    with pytest.raises(Conflict):
        scene.decide(GRANTED, Change(f"details:{other}", NEW, ""))


def test_what_is_opened_and_corrected_is_on_the_trail_without_a_word_of_it(scene: Scene) -> None:
    """Who, when, for which request and which field; only the officer may."""
    scene.decide(GRANTED, scene.change("details", NEW))
    query = select(chain.AccessRecord).where(col(chain.AccessRecord.act).like("right_item_%"))
    records = scene.look(lambda unit: list(unit.session.scalars(query.order_by(col(chain.AccessRecord.seq)))))
    assert [(r.act, r.actor_id, r.subject, r.about, r.why) for r in records] == [
        (act, scene.officer.id, scene.patient_id, scene.request_id, "details")
        for act in ("right_item_opened", "right_item_corrected")
    ]
    scene.officer = hire_now(scene.database, Role.COUNSELLOR)
    with pytest.raises(NotAllowed):
        scene.open("name")


def test_the_colleagues_on_the_case_hear_of_it_without_a_word(scene: Scene) -> None:
    """Their channel and their open page; not about a case that is closed or that the correction leaves alone."""
    file_case(scene.database)
    scene.decide(GRANTED, scene.change("details", NEW))

    def heard(unit: Unit) -> list[str | None]:
        return [e.consultation_id for e in events.after(unit, 0) if e.what == "case_corrected"]

    def told(unit: Unit) -> list[str]:
        mine = select(outbox.Notice).where(col(outbox.Notice.kind) == "staff_webhook")
        opened = [
            unit.vault.open_own(f"notice.payload_sealed.{n.uid}", n.payload_sealed).decode()
            for n in unit.session.scalars(mine)
        ]
        return [text for text in opened if "patient_corrected" in text]

    assert scene.look(heard) == [scene.case_id]
    sent = scene.look(told)
    assert len(sent) == 1
    assert scene.case_id in sent[0]
    assert NEW not in sent[0]


def test_a_new_name_is_told_to_nobody_when_no_case_is_open(scene: Scene) -> None:
    """The chat says so only of colleagues there are."""

    def close(unit: Unit) -> None:
        case = case_of(unit, scene.case_id)
        case.state, case.closed_at = consultations.State.CLOSED, unit.now
        unit.session.add(case)

    def correct(unit: Unit) -> bool:
        return corrections.correct(unit, CLINIC, scene.patient_id, "name", "남궁두루").told_staff

    assert scene.database.run_now(correct, PATIENT) is True
    scene.look(close)
    assert scene.database.run_now(correct, PATIENT) is False


def test_the_case_shows_the_day_of_a_correction(scene: Scene, clock: MovedClock) -> None:
    """At the very field, for corrections of the officer's and of the patient's own; a case that was filed later shows none."""
    counsellor = hire_now(scene.database, Role.COUNSELLOR)

    def marked(case_id: str) -> dict[str, Any]:
        found: dict[str, Any] = scene.database.run_now(
            lambda unit: reading.read_case(unit, CLINIC, counsellor, case_id).corrected, as_staff(counsellor)
        )
        return found

    assert marked(scene.case_id) == {}
    clock.move(days=1)
    first = clock.now
    scene.decide(GRANTED, scene.change("details", NEW))
    clock.move(days=1)
    scene.database.run_now(
        lambda unit: corrections.correct(unit, CLINIC, scene.patient_id, "name", "남궁두루"), PATIENT
    )
    assert marked(scene.case_id) == {"details": first, "name": first + timedelta(days=1)}
    clock.move(days=1)
    assert marked(file_case(scene.database)) == {}


def test_what_went_into_the_chart_is_said_to_stay_there(scene: Scene) -> None:
    """The chart keeps its own copy by law; the notice does not say that it is gone."""

    def adopt(unit: Unit) -> None:
        case = case_of(unit, scene.case_id)
        unit.session.add(
            notes.ChartAdoption(
                id=unit.new_id(), consultation_id=case.id, patient_id=case.patient_id, staff_id="staff-8",
                parts="treatment,details", reason="visited", adopted_at=unit.now,
            )
        )  # fmt: skip

    scene.look(adopt)
    assert "진료기록부" in scene.preview(GRANTED, scene.change("details", NEW))
    assert "진료기록부" not in scene.preview(GRANTED, scene.change("name", "남궁두루"))


def test_a_correction_goes_on_while_processing_is_suspended(scene: Scene) -> None:
    """The patient's own right is not what they have stopped (R-6)."""
    scene.database.run_now(lambda unit: fulfilment.suspend(unit, CLINIC, scene.patient_id), PATIENT)
    scene.decide(GRANTED, scene.change("details", NEW))
    assert scene.kept()["details"] == NEW


def test_an_objection_to_a_refused_correction_is_granted_by_correcting(scene: Scene) -> None:
    """The objection asks for the same action; one to anything else corrects nothing, and nor does another right."""
    scene.decide(REFUSED)
    first = scene.request_id
    scene.request_id = scene.ask(Kind.OBJECT, about_id=first)
    with pytest.raises(NotPossible):
        scene.decide(Verdict(Decision.GRANTED, reason="고칠게요."))
    scene.decide(GRANTED, scene.change("details", NEW))
    assert scene.kept()["details"] == NEW
    change = Change("name", "남궁두루", "")
    for kind, about in ((Kind.EXPLAIN, ""), (Kind.OBJECT, scene.ask(Kind.DELETE))):
        scene.request_id = scene.ask(kind, about_id=about)
        assert scene.open("name") == []
        with pytest.raises(NotPossible):
            scene.decide(GRANTED, change)


def test_a_request_of_somebody_who_is_gone_ends_with_their_data(scene: Scene) -> None:
    """There is nothing to decide and nobody to tell: it waits for nothing, rings for nobody, and its end is on the trail."""

    def delete(unit: Unit) -> None:
        request = rights.file_request(unit, scene.patient_id, Kind.DELETE)
        rights.prove(unit, request, Identity.PAPERS)
        fulfilment.delete(unit, CLINIC, request, told=False)

    scene.ask(Kind.ACCESS)
    scene.look(delete)
    assert scene.look(kept.undecided) == []
    assert (scene.request().state, scene.request().decision) == ("taken_back", None)
    assert [step.why for step in scene.look(lambda unit: looks.steps(unit, scene.request_id))][-1] == "gone"
    with pytest.raises(Conflict):
        scene.decide(Verdict(Decision.GRANTED, reason="모두 파기했어요."), nothing=True, version=2)


def test_only_what_stands_is_offered(scene: Scene) -> None:
    """No empty answer, no value in the list, nothing once the request is decided."""

    def offered() -> list[str]:
        sheet = scene.database.run_now(
            lambda unit: decisions.read(unit, scene.officer, scene.request_id), as_staff(scene.officer, OFFICER)
        )
        return [item.key for item in sheet.items]

    assert offered() == ["name", "phone", *(f"{step}:{scene.case_id}" for step in ("treatment", "details"))]
    scene.decide(REFUSED)
    assert offered() == []
    assert scene.open("name") == []


def test_a_name_and_a_number_deleted_alone_find_nobody_any_more(scene: Scene) -> None:
    """The rest stays, the request says which, colleagues are told; no row, piece or look-up leads to the patient."""
    request = scene.look(lambda unit: corrections.erase(unit, CLINIC, scene.patient_id, ("name", "phone")))
    assert (request.state, request.decision, request.outcome) == ("decided", Decision.GRANTED, "name phone")
    assert request.topic == "erased"
    who_reads = scene.look(lambda unit: access.export(unit, CLINIC, scene.patient_id))["requests"]
    assert any("이름, 연락처" in (one["answer"] or "") for one in who_reads)
    who = scene.look(lambda unit: unit.session.get(Patient, scene.patient_id))
    assert (who.name_sealed, who.name_lookup, who.phone_sealed, who.phone_lookup, who.phone_tail_lookup) == (None,) * 5
    assert scene.look(lambda unit: unit.session.scalars(select(NamePiece)).all()) == []
    assert scene.look(lambda unit: case_of(unit, scene.case_id).state) == "waiting"


def test_a_hold_keeps_name_and_number_and_the_request_is_refused_with_its_ground(scene: Scene) -> None:
    """What is held must stay somebody's: nothing is deleted, and the notice says why and how to object (R-7)."""
    scene.database.run_now(
        lambda unit: holds.place_hold(unit, "consultation", scene.case_id, ground="court_order"),
        as_staff(scene.officer, OFFICER),
    )
    request = scene.look(lambda unit: corrections.erase(unit, CLINIC, scene.patient_id, ("name", "phone")))
    assert (request.kind, request.decision, request.ground) == (Kind.DELETE, Decision.REFUSED, "held")
    who = scene.look(lambda unit: unit.session.get(Patient, scene.patient_id))
    assert None not in (who.name_sealed, who.name_lookup, who.phone_sealed, who.phone_lookup)


def test_a_hold_stops_no_correction_and_keeps_no_value_that_was_before(scene: Scene) -> None:
    """By the patient and by the officer: the new value stands, and the one before is nowhere."""
    scene.database.run_now(
        lambda unit: holds.place_hold(unit, "patient", scene.patient_id, ground="court_order"),
        as_staff(scene.officer, OFFICER),
    )
    scene.look(lambda unit: corrections.correct(unit, CLINIC, scene.patient_id, "phone", "010-0000-7788"))
    scene.decide(GRANTED, scene.change("details", NEW))
    assert (scene.kept()["details"], scene.kept()["phone"]) == (NEW, "+821000007788")
    kept_apart = scene.look(
        lambda unit: [*unit.session.scalars(select(Retained)), *notes.adoptions(unit, scene.case_id)]
    )
    assert kept_apart == []
    data = scene.database.run_now(lambda unit: access.export(unit, CLINIC, scene.patient_id), PATIENT)
    assert OLD not in str(data)
    assert "+821000001234" not in str(data)


def test_a_hold_keeps_no_draft(scene: Scene) -> None:
    """What was begun and never filed is the patient's own: it goes on its time, and with a refusal, whatever is held."""
    scene.database.run_now(
        lambda unit: holds.place_hold(unit, "patient", scene.patient_id, ground="court_order"),
        as_staff(scene.officer, OFFICER),
    )

    def begin(unit: Unit) -> None:
        talk = conversations.find_talk(unit, scene.patient_id)
        assert talk is not None
        talk.flow, talk.step, talk.answers = "consult", "details", {"details": OLD}
        talk.expires_at = unit.now
        conversations.keep(unit, talk)

    scene.look(begin)
    assert scene.look(lambda unit: conversations.clear_expired(unit, 10)) == 1
    talk = scene.look(lambda unit: conversations.find_talk(unit, scene.patient_id))
    assert (talk.answers, talk.reply) == ({}, None)


@pytest.mark.parametrize(("field", "typed"), [("name", "박새봄"), ("details", NEW)])
def test_a_restore_will_know_what_was_corrected(scene: Scene, field: str, typed: str) -> None:
    """The patient's own items by the patient, a case's by the case."""
    scene.decide(GRANTED, scene.change(field, typed))
    of = scene.patient_id if field == "name" else scene.case_id
    assert scene.look(lambda unit: tombstones.destroyed_at(unit, f"corrected:{field}", of)) is not None


def test_the_copy_tells_a_request_whole(scene: Scene) -> None:
    def ask(unit: Unit) -> str:
        who = patients.unlock(unit, scene.patient_id, Purpose.RIGHTS)
        return rights.file_request(unit, who.id, Kind.EXPLAIN, words="왜 급한 상담이 아닌가요?", key=who.key).id

    with pytest.raises(ValueError, match="sealed"):
        scene.ask(Kind.EXPLAIN, words="왜 급한 상담이 아닌가요?")
    asked = scene.look(ask)
    scene.decide(REFUSED)
    told = scene.look(lambda unit: access.export(unit, CLINIC, scene.patient_id))["requests"]
    refused, waiting = sorted(told, key=lambda one: one["decision"] is None)
    assert (refused["decision"], refused["ground"], waiting["ground"]) == ("refused", "evidence_missing", None)
    assert (waiting["words"], refused["words"], waiting["answer"]) == ("왜 급한 상담이 아닌가요?", None, None)
    assert "기록과 같아요." in refused["answer"]
    kept_one = scene.look(lambda unit: unit.session.get_one(RightsRequest, asked))
    times = [datetime.fromisoformat(str(waiting[name])) for name in ("received_at", "due_at")]
    assert times == [at.replace(second=0, microsecond=0) for at in (kept_one.received_at, kept_one.due_at)]


def test_the_few_words_for_the_chat_are_masked(scene: Scene) -> None:
    told = scene.look(lambda unit: access.summary(unit, scene.patient_id))
    assert (told["name"], told["cases"]) == ("홍*동", 1)
    assert str(told["phone"]).endswith("1234")
    assert "*" in str(told["phone"])
    scene.look(lambda unit: corrections.erase(unit, CLINIC, scene.patient_id, ("name", "phone")))
    bare = scene.look(lambda unit: access.summary(unit, scene.patient_id))
    assert bare["name"] == bare["phone"] == say("rights.none", "ko")


def test_looking_at_a_request_is_on_the_trail_though_nothing_was_opened(scene: Scene) -> None:
    """For which request and for which reason."""
    scene.open()
    scene.preview(REFUSED)
    query = select(chain.AccessRecord).where(col(chain.AccessRecord.act) == decisions.LOOK)
    records = scene.look(lambda unit: list(unit.session.scalars(query)))
    assert [(r.subject, r.about, r.why) for r in records] == [(scene.patient_id, scene.request_id, "right")] * len(
        records
    )
    assert len(records) >= 2


def test_what_is_taken_back_is_on_the_trail_by_its_request(scene: Scene) -> None:
    scene.look(lambda unit: rights.take_back(unit, rights.find_request(unit, scene.request_id)))
    query = select(chain.AccessRecord).where(col(chain.AccessRecord.act) == "right_taken_back")
    (record,) = scene.look(lambda unit: list(unit.session.scalars(query)))
    assert (record.subject, record.about, record.why) == (scene.patient_id, scene.request_id, Kind.CORRECT)
