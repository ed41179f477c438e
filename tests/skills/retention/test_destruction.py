"""Destroying a patient: nothing is left, it can be proven, and what stops it is remembered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from sqlmodel import SQLModel, func, insert, select

from skills import retained
from skills.consents.consents import Purpose
from skills.retention import destruction, holds
from skills.retention.destruction import Keep
from skills.rights import certificates, fulfilment
from skills.staff.permissions import Role
from skills.texts import TEXTS, say
from storage.cases import consultations, events
from storage.cases.consultations import CaseMessage, Consultation
from storage.cases.notes import CannedReply
from storage.cases.photos import Photo
from storage.compliance import incidents
from storage.compliance.training import Training
from storage.database import tombstones
from storage.database.database import Database
from storage.errors import NotAllowed, NotFound
from storage.outbox import outbox
from storage.patients import conversations, patients
from storage.patients.accounts import AccessLink
from storage.patients.consents import Consent
from storage.patients.patients import Patient, PatientKey
from storage.retention import destruction as ledger
from storage.retention import search
from storage.trail import proof
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, Unit
from tests.chatting import CLINIC
from tests.conftest import MovedClock
from tests.desk import clinic, hire_now
from tests.storage import people

OFFICER = Actor("staff", "staff-1", Role.PRIVACY_OFFICER, "192.0.2.1")
DOCTOR = Actor("staff", "staff-2", Role.PRACTITIONER, "192.0.2.1")


def count(unit: Unit, model: type[SQLModel]) -> int:
    return unit.session.exec(select(func.count()).select_from(model)).one()


def test_a_destroyed_patient_is_nowhere_and_the_certificate_says_so(database: Database) -> None:
    """Key, rows, photo, outbox, unfinished answers: gone, searched for in every column and every file, and found nowhere."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    other = database.run_now(lambda unit: people.make(unit, "two"), SYSTEM)
    done = database.run_now(lambda unit: destruction.destroy_patient(unit, made.id, ground="right_deletion"), SYSTEM)
    assert done.counts == {
        "patient": 1, "patient_key": 1, "conversation": 1, "consultation": 1, "case_message": 1, "photo": 1, "notice": 1,
        "name_piece": 13,
    }  # fmt: skip
    assert done.search.found == 0
    assert done.is_complete
    database.searches.finish()
    line = database.run_now(lambda unit: ledger.find(unit, done.id), SYSTEM)
    assert line is not None
    assert (line.result, line.found) == ("clean", 0)
    assert line.places > 100
    assert database.read_now(lambda unit: unit.session.get(Patient, other.id), SYSTEM) is not None
    assert database.read_now(proof.verify, SYSTEM).holds


def test_what_is_left_behind_is_found_after_the_commit_and_told(database: Database) -> None:
    """Words of the patient that stand where nobody thought of them: the ledger says so, and the officer hears of it."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)

    def destroy(unit: Unit) -> str:
        unit.session.add(Consent(
            patient_id="p", purpose="health", wording_version="1", wording_hash="0", decision="given",
            decided_at=unit.now, channel="chat", screen=made.words[1],
        ))  # fmt: skip
        return destruction.destroy_patient(unit, made.id, ground="right_deletion").id

    line_id = database.run_now(destroy, SYSTEM)
    database.searches.finish()
    line = database.run_now(lambda unit: ledger.find(unit, line_id), SYSTEM)
    assert line is not None
    assert line.result == "found"
    assert line.found >= 1
    notices = database.run_now(lambda unit: [n.payload["event"] for n in outbox.take_due(unit, 9)], SYSTEM)
    assert notices == ["destruction_incomplete"]


@pytest.mark.parametrize(("words", "found_in"), [
    ("CANARY-ONE 님의 기록", "incident_facts.happened"), ("010-0000-1234로 전화함", "incident_facts.happened"),
    ("+821000001234", "incident_facts.happened"), ("+82 10-0000-1234", "incident_facts.happened"),
    ("010.0000.1234", "incident_facts.happened"), ("010 0000-1234", "incident_facts.happened"),
    ("82 1000001234", "incident_facts.happened"), ("두루미은하수 님께 알림", ""), ("직원 김담당이 알림", ""),
])  # fmt: skip
def test_what_staff_wrote_is_searched_for_name_and_telephone(
    sqlite_database: Database, words: str, found_in: str
) -> None:
    """Incidents, provisions and the like are to name no patient; a name that is also a colleague's proves nothing, and what
    the patient said may stand in any note."""
    hire_now(sqlite_database, name="김담당")

    def leave(unit: Unit) -> str:
        made = people.make(unit, "one")
        who = patients.unlock(unit, made.id, patients.Purpose.RIGHTS)
        patients.set_name(unit, who, "김담당" if "김담당" in words else "CANARY-ONE")
        case = consultations.of_patient(unit, made.id)[0]
        consultations.add_message(unit, who.key, case, "두루미은하수", author="patient")
        incident = incidents.Incident(
            id="i", number="000001", aware_at=unit.now, due_at=unit.now, filed_at=unit.now, filed_by="staff-1"
        )
        incidents.add(unit, incident)
        facts = incidents.IncidentFacts(
            incident_id="i", kind="leak", happened=words, noted_at=unit.now, noted_by="staff-1"
        )
        incidents.add(unit, facts)
        return destruction.destroy_patient(unit, made.id, ground="right_deletion").id

    line_id = sqlite_database.run_now(leave, SYSTEM)
    waiting = sqlite_database.read_now(lambda unit: certificates.read(unit, CLINIC, line_id), SYSTEM)
    sqlite_database.searches.finish()
    line = sqlite_database.run_now(lambda unit: ledger.find(unit, line_id), SYSTEM)
    assert line is not None
    assert {place for place in line.found_in.split(",") if "." in place and "db" not in place} == {found_in} - {""}
    assert line.result == ("found" if found_in else "clean")
    told = sqlite_database.read_now(lambda unit: certificates.read(unit, CLINIC, line_id), SYSTEM)
    assert waiting is not None
    assert told is not None
    assert (waiting.searched_at, told.searched_at) == (None, line.ended_at)
    assert told.found_in == ({"compliance", "files"} if found_in else set())
    assert told.backups_until == line.ended_at + timedelta(days=30, hours=1)


@pytest.mark.parametrize("words", ["홍가람 님 축하드려요", "홍 가람 고객님", "010-0000-1234로 예약", "82-10-0000-1234"])
@pytest.mark.parametrize("place", ["campaign.words_en", "canned_reply.body", "label.name"])
def test_no_word_to_many_is_the_clinics_own_where_it_names_a_patient(
    sqlite_database: Database, words: str, place: str
) -> None:
    """Ads, ready answers and labels are typed by staff as well: a name or number in them is found, and hides none elsewhere."""

    def leave(unit: Unit) -> str:
        made = people.make(unit, "one")
        patients.set_name(unit, patients.unlock(unit, made.id, patients.Purpose.RIGHTS), "홍가람")
        table, _, name = place.partition(".")
        at = {"written_at": unit.now, "changed_at": unit.now, "written_by": "staff-1", "changed_by": "staff-1"}
        texts = dict.fromkeys(("words_ko", "words_en", "title", "body", "colour"), "")
        columns = SQLModel.metadata.tables[table].columns
        given = at | texts | {"id": "one", "kind": "ads", name: words}
        row = {key: value for key, value in given.items() if key in columns}
        unit.connection.execute(insert(SQLModel.metadata.tables[table]).values(**row))
        training = Training(
            id="t", topic="handling", held_on=unit.now.date(), given_by="", notes="홍가람, 010-0000-1234",
            recorded_at=unit.now, recorded_by="staff-1",
        )  # fmt: skip
        unit.session.add(training)
        return destruction.destroy_patient(unit, made.id, ground="right_deletion").id

    line_id = sqlite_database.run_now(leave, SYSTEM)
    sqlite_database.searches.finish()
    line = sqlite_database.run_now(lambda unit: ledger.find(unit, line_id), SYSTEM)
    assert line is not None
    assert {one for one in line.found_in.split(",") if "db" not in one} == {place, "training.notes"}


def test_the_certificate_names_every_area_and_no_other_line_has_one(database: Database) -> None:
    """Each area has its words in both languages; a line of the schedule is nobody's certificate."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    other = database.run_now(lambda unit: destruction.destroy_patient(unit, made.id, ground="officer").id, SYSTEM)
    again = database.run_now(
        lambda unit: destruction.destroy_patient(unit, made.id, ground="right_deletion").id, SYSTEM
    )

    def read(unit: Unit) -> tuple[certificates.Looked | None, ...]:
        return tuple(certificates.read(unit, CLINIC, line) for line in (again, other, "nothing"))

    mine, *others = database.read_now(read, SYSTEM)
    assert others == [None, None]
    assert mine is not None
    assert {f"portal.area.{area}" for area in (*mine.areas, "files")} == {
        k for k in TEXTS if k.startswith("portal.area.")
    }


def test_the_search_finds_what_was_left_behind(database: Database) -> None:
    """The search is no formality: words that somebody left in a column are found, with the place and without the words."""

    def leave(unit: Unit) -> None:
        unit.session.add(Consent(
            patient_id="p", purpose="health", wording_version="1", wording_hash="0", decision="given",
            decided_at=unit.now, channel="chat", screen="canary-left-behind",
        ))  # fmt: skip
        unit.session.flush()

    database.run_now(leave, SYSTEM)
    found = database.read_now(
        lambda unit: search.search_rows(unit, search.Traces(words=("canary-left-behind",))), SYSTEM
    )
    assert found.hits == (("consent.screen", 1),)


def test_the_files_are_searched_too(sqlite_database: Database) -> None:
    """On SQLite the raw bytes of database and log are read, so that what deletion only unlinked would be found."""

    def leave(unit: Unit) -> None:
        unit.session.add(Consent(
            patient_id="p", purpose="canary-in-the-bytes", wording_version="1", wording_hash="0", decision="given",
            decided_at=unit.now, channel="chat",
        ))  # fmt: skip

    sqlite_database.run_now(leave, SYSTEM)
    words = search.Traces(words=("canary-in-the-bytes",))
    found = sqlite_database.read_now(lambda unit: search.search_database_files(unit, words), SYSTEM)
    assert found.found >= 1


def test_words_that_are_the_clinics_own_prove_nothing(sqlite_database: Database) -> None:
    """A patient who wrote what a ready answer says, or a word that is a code of Sangdam, leaves no false alarm."""

    def make(unit: Unit) -> str:
        unit.session.add(CannedReply(
            id=unit.new_id(), title="인사", body="안녕하세요, 무엇을 도와드릴까요?", changed_at=unit.now, changed_by="staff-1"
        ))  # fmt: skip
        made = people.make(unit, "one")
        who = patients.unlock(unit, made.id, patients.Purpose.RIGHTS)
        case = consultations.of_patient(unit, made.id)[0]
        for words in ("안녕하세요", "consultation"):
            consultations.add_message(unit, who.key, case, words, author="patient")
        return made.id

    patient_id = sqlite_database.run_now(make, SYSTEM)
    done = sqlite_database.run_now(
        lambda unit: destruction.destroy_patient(unit, patient_id, ground="right_deletion"), SYSTEM
    )
    sqlite_database.searches.finish()
    line = sqlite_database.run_now(lambda unit: ledger.find(unit, done.id), SYSTEM)
    assert line is not None
    assert (line.result, line.found) == ("clean", 0)


def test_destroying_twice_is_harmless(database: Database) -> None:
    """The second certificate counts nothing and is clean."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    for expected in (20, 0):
        done = database.run_now(
            lambda unit: destruction.destroy_patient(unit, made.id, ground="right_deletion"), SYSTEM
        )
        assert (done.rows, done.search.found) == (expected, 0)


def test_what_goes_is_counted_in_each_table_that_names_the_patient(sqlite_database: Database) -> None:
    """Also the links to their pages, which nothing but the certificate tells of."""

    def destroy(unit: Unit) -> dict[str, int]:
        made = people.make(unit, "one")
        for number in range(2):
            unit.session.add(AccessLink(
                token_hash=f"h{number}", patient_id=made.id, purpose="my_data", made_at=unit.now, expires_at=unit.now,
            ))  # fmt: skip
        return dict(destruction.destroy_patient(unit, made.id, ground="right_deletion").counts)

    assert sqlite_database.run_now(destroy, SYSTEM)["access_link"] == 2


def test_the_evidence_and_the_tombstone_stay(database: Database, tmp_path) -> None:
    """Consent evidence stays as a pseudonym; the tombstone stands in the database and in the file beside the keys."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    database.run_now(lambda unit: destruction.destroy_patient(unit, made.id, ground="right_deletion"), SYSTEM)
    assert database.run_now(lambda unit: count(unit, Consent), SYSTEM) == 1
    at = database.run_now(lambda unit: tombstones.destroyed_at(unit, "patient", made.id), SYSTEM)
    assert at == database.clock()
    database.run_now(lambda unit: tombstones.file_new(unit, tmp_path / "keys"), SYSTEM)
    lines = (tmp_path / "keys" / tombstones.FILE).read_text()
    assert len(set(lines.splitlines())) == 1  # A line twice does no harm.
    assert made.id not in lines


def test_a_hold_stops_its_part_and_its_release_goes_on(database: Database) -> None:
    """A held case stays with who it belongs to; the release destroys them, because a right asked for it meanwhile."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    hold = database.run_now(
        lambda unit: holds.place_hold(unit, "consultation", made.case_id, ground="dispute"), OFFICER
    )
    done = database.run_now(lambda unit: destruction.destroy_patient(unit, made.id, ground="right_deletion"), SYSTEM)
    assert not done.is_complete
    assert [(kept.kind, kept.ground, kept.until) for kept in done.kept] == [("consultation", "dispute", None)]
    assert database.run_now(lambda unit: count(unit, Consultation), SYSTEM) == 1
    assert database.run_now(lambda unit: holds.release_hold(unit, hold.id), OFFICER)
    assert database.run_now(lambda unit: (count(unit, Patient), count(unit, Photo)), SYSTEM) == (0, 0)
    assert not database.run_now(lambda unit: holds.release_hold(unit, hold.id), OFFICER)


@pytest.mark.parametrize("kind", ["consultation", "patient"])
def test_a_hold_stops_the_end_of_a_consent_and_its_release_carries_it_out(database: Database, kind: str) -> None:
    """A court's order outweighs a withdrawal: words, photo and answers stay, the patient is told why, and the release of the
    hold destroys them and nothing else."""
    made = database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)
    item = made.case_id if kind == "consultation" else made.id
    hold = database.run_now(lambda unit: holds.place_hold(unit, kind, item, ground="court_order"), OFFICER)
    done = database.run_now(lambda unit: fulfilment.withdraw(unit, clinic(), made.id, Purpose.HEALTH), PATIENT)
    assert (done.request.decision, done.request.ground) == ("partly", "held")
    assert say("rights.hold.court_order", "ko") in done.told
    assert database.read_now(lambda unit: (count(unit, CaseMessage), count(unit, Photo)), SYSTEM) == (1, 1)
    assert database.run_now(lambda unit: holds.release_hold(unit, hold.id), OFFICER)
    assert database.read_now(lambda unit: (count(unit, CaseMessage), count(unit, Photo)), SYSTEM) == (0, 0)
    assert database.read_now(lambda unit: (count(unit, Consultation), count(unit, Patient)), SYSTEM) == (1, 1)


def test_a_hold_on_a_case_that_was_due_destroys_that_case_alone(sqlite_database: Database) -> None:
    """Its time came while it was held: the release ends the case, and not the person."""
    database = sqlite_database
    made = database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)
    hold = database.run_now(
        lambda unit: holds.place_hold(unit, "consultation", made.case_id, ground="dispute"), OFFICER
    )
    assert database.run_now(lambda unit: destruction.destroy_case(unit, made.case_id, ground="officer"), SYSTEM) == 0
    assert database.run_now(lambda unit: holds.release_hold(unit, hold.id), OFFICER)
    assert database.read_now(lambda unit: (count(unit, Consultation), count(unit, Patient)), SYSTEM) == (0, 1)


def test_the_last_reply_goes_with_its_case(database: Database) -> None:
    """It may tell what the case was about, so it does not outlive it."""
    made = database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)

    def reply(unit: Unit) -> bytes | None:
        talk = conversations.find_talk(unit, made.id)
        assert talk is not None
        return talk.reply

    def keep(unit: Unit) -> None:
        talk = conversations.find_talk(unit, made.id)
        assert talk is not None
        talk.reply = b'{"bubbles": [], "skill": "status", "step": "status"}'
        conversations.keep(unit, talk)

    database.run_now(keep, SYSTEM)
    assert database.run_now(reply, SYSTEM) is not None
    database.run_now(lambda unit: destruction.destroy_case(unit, made.case_id, ground="officer"), SYSTEM)
    assert database.run_now(reply, SYSTEM) is None


def test_only_the_officer_holds_and_releases(database: Database) -> None:
    """A counsellor can neither keep data longer nor let it go earlier."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    with pytest.raises(NotAllowed):
        database.run_now(lambda unit: holds.place_hold(unit, "patient", made.id, ground="dispute"), DOCTOR)
    hold = database.run_now(lambda unit: holds.place_hold(unit, "patient", made.id, ground="dispute"), OFFICER)
    with pytest.raises(NotAllowed):
        database.run_now(lambda unit: holds.release_hold(unit, hold.id), DOCTOR)
    with pytest.raises(NotAllowed):
        database.run_now(holds.list_holds, DOCTOR)
    database.run_now(lambda unit: holds.release_hold(unit, hold.id), OFFICER)


def test_what_the_law_keeps_is_moved_apart_under_a_key_of_its_own(database: Database) -> None:
    """An adopted excerpt opens after the patient's destruction, for officer and practitioner only."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    piece_id = database.run_now(
        lambda unit: retained.adopt_into_chart(unit, made.case_id, {"plan": "excerpt words"}, reason="examined"), DOCTOR
    )
    done = database.run_now(
        lambda unit: destruction.destroy_patient(unit, made.id, ground="right_deletion", keep=[Keep(made.case_id)]),
        SYSTEM,
    )
    assert [kept.kind for kept in done.kept] == ["chart", "chart"]
    assert database.run_now(lambda unit: count(unit, PatientKey), SYSTEM) == 0
    _, content = database.run_now(lambda unit: retained.read_piece(unit, piece_id, reason="treatment"), OFFICER)
    assert content["parts"] == {"plan": "excerpt words"}
    with pytest.raises(NotAllowed):
        database.run_now(
            lambda unit: retained.read_piece(unit, piece_id, reason="other"), Actor("staff", "s", Role.COUNSELLOR)
        )


def test_the_officer_confirms_and_being_late_is_an_alarm(database: Database, clock: MovedClock) -> None:
    """A line that nobody confirmed for five days is overdue; confirming ends that and is recorded; others may not."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    done = database.run_now(lambda unit: destruction.destroy_patient(unit, made.id, ground="right_deletion"), SYSTEM)
    clock.move(days=5)
    assert database.run_now(destruction.overdue_confirmations, SYSTEM) == []
    clock.move(seconds=1)
    assert [line.id for line in database.run_now(destruction.overdue_confirmations, SYSTEM)] == [done.id]
    with pytest.raises(NotAllowed):
        database.run_now(lambda unit: destruction.confirm(unit, [done.id]), DOCTOR)
    assert database.run_now(lambda unit: destruction.confirm(unit, [done.id]), OFFICER) == 1
    assert database.run_now(lambda unit: destruction.confirm(unit, [done.id]), OFFICER) == 0
    assert database.run_now(destruction.overdue_confirmations, SYSTEM) == []


def test_the_ledger_holds_no_personal_data(database: Database) -> None:
    """Neither the patient's id nor any word of theirs is in the ledger (D-5)."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)
    database.run_now(lambda unit: destruction.destroy_patient(unit, made.id, ground="right_deletion"), SYSTEM)
    lines = database.run_now(lambda unit: [line.model_dump() for line in ledger.newest(unit)], SYSTEM)
    assert len(lines) == 1
    assert made.id not in str(lines)
    assert "canary" not in str(lines)


def test_a_hold_is_not_placed_on_what_is_being_destroyed(postgres_database: Database) -> None:
    """Two processes: one destroys and has not committed, an officer holds the same at the other. Either the hold comes first
    and stops it, or the officer is told that nothing is there any more; a hold on nothing would be believed."""
    database, destroyed = postgres_database, threading.Event()
    made = database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)

    def destroy(unit: Unit) -> None:
        destruction.destroy_patient(unit, made.id, ground="right_deletion")
        destroyed.set()
        waits = "SELECT 1 FROM pg_locks WHERE NOT granted"
        while not (holding.done() or unit.connection.exec_driver_sql(waits).first()):
            pass

    def hold() -> None:
        assert destroyed.wait(20)
        database.run_now(lambda unit: holds.place_hold(unit, "consultation", made.case_id, ground="dispute"), OFFICER)

    with ThreadPoolExecutor(1) as beside:
        holding = beside.submit(hold)
        database.run_now(destroy, SYSTEM)
        with pytest.raises(NotFound):
            holding.result(20)


def test_the_desk_hears_of_what_was_destroyed(sqlite_database: Database) -> None:
    """Deletion, the destruction of one case and the end of the health consent clear pages that are open (R-6)."""
    whole, case, stripped = (
        sqlite_database.run_now(partial(people.make, mark=name), SYSTEM) for name in ("one", "two", "three")
    )

    def told(work: Callable[[Unit], object]) -> list[tuple[str, str | None]]:
        seq = sqlite_database.read_now(events.newest, SYSTEM)
        sqlite_database.run_now(work, SYSTEM)
        found = sqlite_database.read_now(lambda unit: events.after(unit, seq), SYSTEM)
        return [(one.what, one.consultation_id) for one in found]

    def strip(unit: Unit) -> None:
        who = patients.unlock(unit, stripped.id, patients.Purpose.DESTRUCTION)
        destruction.destroy_health_data(unit, who, ground="consent_withdrawn")

    def case_of(unit: Unit, patient_id: str) -> str:
        return consultations.of_patient(unit, patient_id)[0].id

    case_id, kept_id = (
        sqlite_database.read_now(partial(case_of, patient_id=one.id), SYSTEM) for one in (case, stripped)
    )
    gone = ("cases_destroyed", None)
    assert gone in told(lambda unit: destruction.destroy_patient(unit, whole.id, ground="right_deletion"))
    assert gone in told(lambda unit: destruction.destroy_case(unit, case_id, ground="right_deletion"))
    assert ("case_stripped", kept_id) in told(strip)
