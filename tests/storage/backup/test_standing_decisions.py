"""A restored backup undoes nothing that people decided about their data after it was made."""

from __future__ import annotations

import shutil
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlmodel import col

from skills.campaigns import campaigns
from skills.clinic import switches
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.retention import destruction, holds, membership
from skills.rights import corrections, fulfilment, identity
from storage import rights as kept
from storage.cases import consultations
from storage.clinic import switches as kept_switches
from storage.database.database import Database
from storage.errors import NotFound
from storage.notifications import campaigns as kept_campaigns
from storage.opening import open_database
from storage.outbox import outbox
from storage.outbox.codes import NoticeState
from storage.patients import patients
from storage.staff import evidence
from storage.trail import chain, proof
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, Unit
from tests.chatting import CLINIC
from tests.conftest import MovedClock
from tests.skills.campaigns.test_campaigns import BY_DAY, begun, notices, patient, queue_more, state_of, written
from tests.skills.campaigns.test_campaigns import OFFICER as CONFIRMS
from tests.storage import people
from tests.storage.backup.test_backup import restored, take

OFFICER = Actor("staff", "staff-1", "privacy_officer", "192.0.2.1")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def agree(unit: Unit, mark: str) -> people.Made:
    """A patient who has given the health consent and one for ads."""
    made = people.make(unit, mark)
    for purpose in (Purpose.HEALTH, Purpose.ADS_RECEIVE):
        consents.decide(unit, CLINIC, made.id, purpose, Decision.GIVEN, screen="chat")
    return made


def decide_again(unit: Unit, patient_id: str) -> None:
    """Everything that a patient can decide about their data short of having it destroyed."""
    fulfilment.withdraw(unit, CLINIC, patient_id, Purpose.HEALTH)
    fulfilment.stop_ads(unit, CLINIC, patient_id)
    fulfilment.suspend(unit, CLINIC, patient_id)


def standing(unit: Unit, made: people.Made) -> tuple[set[str], bool, int, str | None]:
    """What is agreed to, whether the use is stopped, how many messages there are, and the name."""
    who = patients.unlock(unit, made.id, patients.Purpose.RIGHTS)
    agreed = {purpose.value for purpose in consents.given(unit, made.id)}
    messages = len(consultations.messages(unit, made.case_id))
    return agreed, who.patient.suspended_at is not None, messages, who.open_text("name_sealed")


def test_what_people_decided_after_the_backup_stays_decided(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """Withdrawn is withdrawn, with the health data that rested on it; stopped is stopped. Others are as they were."""
    changed = database.run_now(lambda unit: agree(unit, "changed"), PATIENT)
    other = database.run_now(lambda unit: agree(unit, "other"), PATIENT)
    path = take(database, tmp_path)
    clock.move(hours=2)
    database.run_now(lambda unit: decide_again(unit, changed.id), PATIENT)
    database.close()
    again = restored(path, migrated_url, keys, clock)
    assert again.run_now(lambda unit: standing(unit, changed), SYSTEM) == (set(), True, 0, "canary-changed-name")
    assert again.run_now(lambda unit: standing(unit, other), SYSTEM) == (
        {"health", "ads_receive"}, False, 1, "canary-other-name",
    )  # fmt: skip
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()


def test_what_is_held_after_the_backup_is_held_when_it_comes_back(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """Before a withdrawal is carried out again, and before any sweep; what was released since is free."""
    made = [database.run_now(partial(agree, mark=mark), PATIENT) for mark in ("held", "let-go")]
    path = take(database, tmp_path)
    clock.move(hours=2)

    def hold(unit: Unit, item: str) -> str:
        return holds.place_hold(unit, "consultation", item, ground="court_order").id

    _, second = [database.run_now(partial(hold, item=one.case_id), OFFICER) for one in made]
    clock.move(hours=1)
    database.run_now(lambda unit: holds.release_hold(unit, second), OFFICER)
    for one in made:
        database.run_now(partial(decide_again, patient_id=one.id), PATIENT)
    database.close()
    again = restored(path, migrated_url, keys, clock)
    found = [again.run_now(partial(standing, made=one), SYSTEM)[2] for one in made]
    assert found == [1, 0]
    (held,) = again.read_now(holds.list_holds, OFFICER)
    assert (held.item_id, held.ground, held.placed_by) == (made[0].case_id, "court_order", "restore")
    assert again.run_now(lambda unit: holds.release_hold(unit, held.id), OFFICER) is not None
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()


def test_what_a_hold_stopped_after_the_backup_waits_for_its_release_when_it_comes_back(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """Who asked to be deleted, or withdrew, was told that it waits for the hold: its release carries it out though the
    request itself is lost. A hold that was there before the backup and one that came after it are alike."""
    before, after, withdrew = [
        database.run_now(partial(agree, mark=mark), PATIENT) for mark in ("before", "after", "withdrew")
    ]

    def hold(unit: Unit, item: str) -> None:
        holds.place_hold(unit, "consultation", item, ground="court_order")

    database.run_now(partial(hold, item=before.case_id), OFFICER)
    path = take(database, tmp_path)
    clock.move(hours=2)
    for one in (after, withdrew):
        database.run_now(partial(hold, item=one.case_id), OFFICER)
    clock.move(hours=1)
    for one in (before, after):
        go = partial(destruction.destroy_patient, patient_id=one.id, ground="right_deletion")
        database.run_now(go, PATIENT)
    database.run_now(partial(decide_again, patient_id=withdrew.id), PATIENT)
    database.close()
    again = restored(path, migrated_url, keys, clock)
    assert again.run_now(partial(standing, made=withdrew), SYSTEM)[2] == 1
    for held in again.read_now(holds.list_holds, OFFICER):
        assert again.run_now(partial(holds.release_hold, hold_id=held.id), OFFICER), held.item_id
    assert again.run_now(partial(standing, made=withdrew), SYSTEM)[2] == 0
    for one in (before, after):
        with pytest.raises(NotFound):
            again.run_now(partial(standing, made=one), SYSTEM)
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()


def test_what_was_to_go_alone_after_the_backup_does_not_come_back(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """A name, a number, photos and a login that were deleted by themselves, and nothing else of the person."""
    made = database.run_now(lambda unit: agree(unit, "erased"), PATIENT)

    def link(unit: Unit) -> None:
        patients.link_app_user(unit, patients.unlock(unit, made.id, patients.Purpose.RIGHTS), "4242424242")

    def erase(unit: Unit) -> None:
        corrections.erase(unit, CLINIC, made.id, ["name", "phone"])
        assert destruction.destroy_photos(unit, made.id) == 1
        assert membership.unlink(unit, "4242424242") == 1

    def left(unit: Unit) -> tuple[list[str], int, int]:
        who = patients.unlock(unit, made.id, patients.Purpose.RIGHTS)
        names = ("name_sealed", "phone_sealed", "app_user_sealed")
        photos = unit.connection.exec_driver_sql("SELECT count(*) FROM photo").scalar() or 0
        return [name for name in names if who.open_text(name)], photos, len(consultations.messages(unit, made.case_id))

    database.run_now(link, PATIENT)
    path = take(database, tmp_path)
    clock.move(hours=2)
    database.run_now(erase, PATIENT)
    database.close()
    again = restored(path, migrated_url, keys, clock)
    assert again.run_now(left, SYSTEM) == ([], 0, 1)
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()


def test_what_was_corrected_after_the_backup_is_for_the_officer_to_correct_once_more(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """The value is nowhere but in the database: a request tells which items, the person is told as of any other, and a number
    that was replaced vouches for nobody. Once, and not of who was destroyed or whose item was deleted since."""
    made, gone, erased, other = [
        database.run_now(partial(agree, mark=mark), PATIENT) for mark in ("corrected", "gone", "erased", "other")
    ]

    def correct(unit: Unit, patient_id: str) -> None:
        corrections.correct(unit, CLINIC, patient_id, "name", "고길동")
        corrections.correct(unit, CLINIC, patient_id, "phone", "010-0000-7788")

    def correct_case(unit: Unit) -> None:
        item = corrections.Item("details", made.case_id)
        corrections._overwrite(unit, patients.unlock(unit, made.id, patients.Purpose.RIGHTS), item, "바른 내용이에요")

    def asked(unit: Unit) -> list[tuple[str, str, str, str]]:
        found = kept.undecided(unit)
        keys_ = {one.id: patients.unlock(unit, one.patient_id, patients.Purpose.RIGHTS).key for one in found}
        return [
            (one.patient_id, one.kind, one.topic, kept.open_text(keys_[one.id], one, "words_sealed")) for one in found
        ]

    path = take(database, tmp_path)
    clock.move(hours=2)
    for one in (made, gone, erased):
        database.run_now(partial(correct, patient_id=one.id), PATIENT)
    database.run_now(correct_case, PATIENT)
    clock.move(hours=1)
    database.run_now(lambda unit: destruction.destroy_patient(unit, gone.id, ground="right_deletion"), PATIENT)
    database.run_now(lambda unit: corrections.erase(unit, CLINIC, erased.id, ["name", "phone"]), PATIENT)
    database.close()
    again = restored(path, migrated_url, keys, clock)
    for _ in range(2):
        again.run_now(fulfilment.ask_for_corrections_again, SYSTEM)
        [(who, kind, topic, words)] = again.read_now(asked, SYSTEM)
        assert (who, kind, topic) == (made.id, "correct", "undone")
        assert all(item in words for item in ("이름", "연락처", "내용(상담 "))
        again.close()
        again = open_database(migrated_url, keys, clock)
    assert again.run_now(lambda unit: identity.can_call(unit, made.id), SYSTEM) is False
    assert again.run_now(lambda unit: identity.can_call(unit, other.id), SYSTEM) is True
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()


def test_nobody_without_a_key_keeps_the_server_from_starting(database: Database) -> None:
    """What is to be corrected once more of somebody whose words cannot be opened is a request without words."""
    lost, gone = (database.run_now(partial(agree, mark=mark), PATIENT) for mark in ("lost", "gone"))

    def break_them(unit: Unit) -> None:
        for one in (lost, gone):
            chain.record(unit, "correction_undone", subject=one.id, about="", why="name")
        unit.session.execute(delete(patients.PatientKey).where(col(patients.PatientKey.patient_id) == lost.id))
        destruction.destroy_patient(unit, gone.id, ground="right_deletion")

    database.run_now(break_them, SYSTEM)
    database.run_now(fulfilment.ask_for_corrections_again, SYSTEM)
    found = database.read_now(
        lambda unit: [(r.patient_id, r.topic, r.words_sealed) for r in kept.undecided(unit)], SYSTEM
    )
    assert found == [(lost.id, "undone", None)]


LATER = (Decision.ASKED, Decision.KEPT, Decision.REFUSED, Decision.SHOWN, Decision.WITHDRAWN, Decision.GIVEN)


def test_whatever_was_decided_before_the_backup_a_withdrawal_after_it_stays(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """The two years' question, a refused new wording, given twice: what can be withdrawn is withdrawn again, and only that."""
    pasts = [past for length in (0, 1, 2) for past in product(LATER, repeat=length)]

    def live(unit: Unit, mark: str) -> dict[tuple[Decision, ...], people.Made]:
        lived = {}
        for number, past in enumerate(pasts):
            lived[past] = agree(unit, f"{mark}{number}")
            for decision, purpose in product(past, (Purpose.HEALTH, Purpose.ADS_RECEIVE)):
                consents.decide(unit, CLINIC, lived[past].id, purpose, decision, screen="chat")
        return lived

    def given(unit: Unit, lived: dict[tuple[Decision, ...], people.Made]) -> dict[tuple[Decision, ...], set[str]]:
        return {past: {one.value for one in consents.given(unit, made.id)} for past, made in lived.items()}

    def withdraw(unit: Unit) -> None:
        for made in changed.values():
            for purpose in sorted(consents.given(unit, made.id)):
                fulfilment.withdraw(unit, CLINIC, made.id, purpose)

    changed = database.run_now(lambda unit: live(unit, "changed"), PATIENT)
    others = database.run_now(lambda unit: live(unit, "other"), PATIENT)
    before = database.read_now(lambda unit: given(unit, others), SYSTEM)
    assert set() in before.values()
    assert {"health", "ads_receive"} in before.values()
    path = take(database, tmp_path)
    clock.move(hours=2)
    database.run_now(withdraw, PATIENT)
    database.close()
    again = restored(path, migrated_url, keys, clock)
    assert again.read_now(lambda unit: given(unit, changed), SYSTEM) == {past: set() for past in pasts}
    assert again.read_now(lambda unit: given(unit, others), SYSTEM) == before
    for past in [past for past in pasts if "health" in before[past]]:
        assert again.read_now(partial(standing, made=changed[past]), SYSTEM)[2] == 0
    again.close()


def test_what_was_agreed_to_again_before_the_backup_is_not_undone(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """Withdrawn and given again, stopped and started again: the last word counts, wherever the backup stands between them."""
    made = database.run_now(lambda unit: agree(unit, "one"), PATIENT)
    clock.move(hours=2)
    database.run_now(lambda unit: decide_again(unit, made.id), PATIENT)
    stopped = take(database, tmp_path)
    clock.move(hours=2)
    database.run_now(lambda unit: fulfilment.lift(unit, CLINIC, made.id), PATIENT)
    database.run_now(
        lambda unit: consents.decide(unit, CLINIC, made.id, Purpose.HEALTH, Decision.GIVEN, screen="chat"), PATIENT
    )
    started = take(database, tmp_path)
    database.close()
    again = restored(stopped, migrated_url, keys, clock)
    assert again.run_now(lambda unit: standing(unit, made), SYSTEM)[:2] == (set(), False)
    again.close()
    again = restored(started, migrated_url, keys, clock)
    assert again.run_now(lambda unit: standing(unit, made), SYSTEM)[:2] == ({"health"}, False)
    again.close()


def test_what_was_stopped_after_the_backup_is_stopped_when_it_comes_back(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """Until somebody starts it; what was started again since is not, and what the backup has as stopped stays so."""
    photos, filing, way = "photos", "filing", "way.sms"
    database.run_now(partial(switches.move, clinic=CLINIC, name=way, why="점검", off=True), SYSTEM)
    path = take(database, tmp_path)
    clock.move(minutes=2)
    for name, off in ((photos, True), (filing, True), (filing, False), (way, False)):
        clock.move(seconds=1)
        database.run_now(partial(switches.move, clinic=CLINIC, name=name, why="의심되는 접속", off=off), SYSTEM)
    database.close()
    again = restored(path, migrated_url, keys, clock)
    assert again.read_now(kept_switches.off, SYSTEM) == {photos, way}
    assert again.run_now(evidence.finding, SYSTEM) is None
    again.run_now(partial(switches.move, clinic=CLINIC, name=photos, why="확인", off=False), SYSTEM)
    again.close()
    later = open_database(migrated_url, keys, clock)
    assert later.read_now(kept_switches.off, SYSTEM) == {way}
    assert later.read_now(proof.verify, SYSTEM).holds
    later.close()


def test_a_campaign_that_was_under_way_is_not_sent_once_more_when_it_comes_back(
    database: Database, migrated_url: str, tmp_path, keys, clock: MovedClock
) -> None:
    """Nobody knows any more whom it reached, and whether it was stopped; what was only written, or is through, stays."""
    who = patient(database, "a", *BY_DAY)
    plain = written(database)
    confirmed, sending, sent, through = written(database), begun(database), begun(database), begun(database)
    database.run_now(lambda unit: campaigns.confirm(unit, CONFIRMS, confirmed), SYSTEM)
    for campaign in (sent, through):
        queue_more(database, campaign)
    queued = [notice for notice in notices(database) if notice.about == through]
    starts = [notice for notice in notices(database, "campaign") if notice.about == through]
    for notice in (*queued, *starts):
        assert notice.id is not None
        database.run_now(partial(outbox.finish, notice_id=notice.id, state=NoticeState.DELIVERED, problem=""), SYSTEM)
    path = take(database, tmp_path)
    clock.move(minutes=2)
    database.close()
    again = restored(path, migrated_url, keys, clock)

    def state(unit: Unit, campaign_id: str) -> str:
        found = kept_campaigns.find(unit, campaign_id)
        assert found is not None
        return found.state

    ids = (plain, confirmed, sending, sent, through)
    states = [again.read_now(partial(state, campaign_id=one), SYSTEM) for one in ids]
    assert states == ["written", "stopped", "stopped", "stopped", "sent"]
    seen = again.run_now(lambda unit: campaigns.look_before_sending(unit, CLINIC, sent, who)[0].code, SYSTEM)
    assert seen == "stopped"
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()


def test_a_campaign_that_went_on_since_is_not_sent_once_more_by_an_old_file(
    sqlite_database: Database, tmp_path, keys, clock: MovedClock
) -> None:
    """Not only the restore command: whoever puts the old file in place sends nothing to anybody for the second time. A server
    that only starts anew goes on with it."""
    patient(sqlite_database, "a", *BY_DAY)
    sending = begun(sqlite_database)
    url, file, old = str(sqlite_database.engine.url), tmp_path / "data/sangdam.db", tmp_path / "old.db"
    sqlite_database.close()
    shutil.copy(file, old)
    database = open_database(url, keys, clock)
    assert state_of(database, sending) == "sending"
    clock.move(minutes=2)
    queue_more(database, sending)
    database.close()
    database = open_database(url, keys, clock)
    assert state_of(database, sending) == "sent"
    database.close()
    shutil.copy(old, file)
    again = open_database(url, keys, clock)
    assert state_of(again, sending) == "stopped"
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()
