"""Campaigns: two people behind each, sent once, one receiver at a time past the guard, and evidence of every outcome."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text, update
from sqlmodel import col

from skills.campaigns import campaigns, send_guard
from skills.campaigns.send_guard import Kind, Verdict
from skills.clinic.clinic import Clinic
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.rights import fulfilment
from skills.staff.permissions import Person, Role
from storage.database.database import Database
from storage.errors import Conflict, NotAllowed
from storage.notifications.campaigns import Campaign
from storage.outbox import outbox
from storage.outbox.codes import NoticeState
from storage.outbox.outbox import Notice
from storage.patients import conversations
from storage.patients.conversations import KakaoIds
from storage.patients.patients import Patient
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.chatting import CLINIC
from tests.conftest import MovedClock
from tests.desk import file_case
from tests.policies import PERIOD, clinic_with, second_version

SEOUL = ZoneInfo("Asia/Seoul")
WRITER = Person("writer", "김관리", frozenset({Role.ADMINISTRATOR}))
OFFICER = Person("officer", "김수영", frozenset({Role.PRIVACY_OFFICER}))
BOTH = Person("both", "박겸임", frozenset({Role.ADMINISTRATOR, Role.PRIVACY_OFFICER}))
ALL_ADS = consents.ADS
BY_DAY = (Purpose.ADS_USE, Purpose.ADS_RECEIVE)


def patient(database: Database, key: str = "a", *given: Purpose, dev: bool = False) -> str:
    """A patient with these consents, given now."""

    def work(unit: Unit) -> str:
        talk = conversations.open_talk(unit, KakaoIds(key * 64, is_dev=dev))
        for purpose in given:
            consents.decide(unit, CLINIC, talk.patient_id, purpose, Decision.GIVEN, screen="chat:done")
        return talk.patient_id

    return database.run_now(work, PATIENT)


def check(database: Database, patient_id: str, kind: Kind = Kind.AD, clinic: Clinic = CLINIC) -> Verdict:
    return database.run_now(lambda unit: send_guard.check(unit, clinic, kind, patient_id), SYSTEM)


def count(database: Database, clinic: Clinic = CLINIC) -> send_guard.Receivers:
    return database.run_now(lambda unit: send_guard.count(unit, clinic), SYSTEM)


def change(database: Database, patient_id: str, **values: object) -> None:
    query = update(Patient).where(col(Patient.id) == patient_id).values(**values)
    database.run_now(lambda unit: unit.connection.execute(query), SYSTEM)


def at(clock: MovedClock, text: str) -> None:
    """Move to this hour in Korea."""
    clock.now = datetime.fromisoformat(text).replace(tzinfo=SEOUL).astimezone(UTC)


# -- the guard --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("2026-12-01 20:59:59", ""),
        ("2026-12-01 21:00:00", "night"),
        ("2026-12-01 23:59:59", "night"),
        ("2026-12-02 00:00:00", "night"),
        ("2026-12-02 08:00:00", "night"),
        ("2026-12-02 08:00:00.999999", "night"),
        ("2026-12-02 08:00:01", ""),
        ("2026-12-02 12:00:00", ""),
    ],
)
def test_the_night_is_shut_to_the_second(database: Database, clock: MovedClock, when: str, code: str) -> None:
    """M-1: 21:00:00 through 08:00:00 in Korea need a consent of their own; the message waits for the morning's first
    second, and with that consent nothing waits."""
    day = patient(database, "a", *BY_DAY)
    always = patient(database, "b", *ALL_ADS)
    at(clock, when)
    verdict = check(database, day)
    assert verdict.code == code
    assert check(database, always).code == ""
    if code:
        assert verdict.until == datetime(2026, 12, 2, 8, 0, 1, tzinfo=SEOUL)


@pytest.mark.parametrize(
    "given", [(), (Purpose.ADS_USE,), (Purpose.ADS_RECEIVE,), (Purpose.HEALTH, Purpose.ADS_RECEIVE, Purpose.ADS_NIGHT)]
)
def test_an_ad_needs_the_consent_to_use_and_the_consent_to_receive(
    database: Database, given: tuple[Purpose, ...]
) -> None:
    """Neither stands for the other, and the health consent stands for none."""
    assert check(database, patient(database, "a", *given)).code == "no_consent"


def test_who_suspended_blocked_or_only_tests_is_not_told(database: Database, clock: MovedClock) -> None:
    """Whatever they agreed to."""
    suspended, blocked = patient(database, "a", *ALL_ADS), patient(database, "b", *ALL_ADS)
    tester, gone = patient(database, "c", *ALL_ADS, dev=True), patient(database, "d", *ALL_ADS)
    change(database, suspended, suspended_at=clock())
    change(database, blocked, blocked_at=clock())
    change(database, gone, kakao_sealed=None)
    codes = [check(database, who).code for who in (suspended, blocked, tester, gone, "nobody")]
    assert codes == ["suspended", "channel_blocked", "dev_channel", "no_address", "not_found"]
    assert count(database) == send_guard.Receivers(0, 0, 0)


def test_a_consent_is_good_for_two_years_to_the_second(database: Database, clock: MovedClock) -> None:
    """Network Act 50(8): then it has to be confirmed first."""
    who = patient(database, "a", *BY_DAY)
    at(clock, "2028-12-01 09:59:59")
    assert check(database, who).code == ""
    clock.move(seconds=1)
    assert check(database, who).code == "consent_old"


NEW_WORDS = clinic_with(second_version(on="2026-12-15", consents=PERIOD.replace("health", "ads_receive")))


def test_a_consent_in_an_older_wording_brings_no_ad(database: Database, clock: MovedClock) -> None:
    """C-3: to the second on which the clinic changes what was agreed to, also for an ad that was queued before."""
    who = patient(database, "a", *ALL_ADS)
    at(clock, "2026-12-14 23:59:59")
    assert (check(database, who, clinic=NEW_WORDS).code, count(database, NEW_WORDS).ads) == ("", 1)
    clock.move(seconds=1)
    assert (check(database, who, clinic=NEW_WORDS).code, count(database, NEW_WORDS).ads) == ("no_consent", 0)
    agree(database, who, NEW_WORDS)
    assert (check(database, who, clinic=NEW_WORDS).code, count(database, NEW_WORDS).ads) == ("", 1)


def test_another_name_of_the_clinic_takes_no_consent_away(sqlite_database: Database) -> None:
    """It is the same consent in other words; forged words that say so bring no ad."""
    database = sqlite_database
    renamed = CLINIC.model_copy(update={"name": CLINIC.name.model_copy(update={"ko": "두루미의원"})})
    who = patient(database, "a", *ALL_ADS)
    assert (check(database, who, clinic=renamed).code, count(database, renamed).ads) == ("", 1)
    database.run_now(lambda unit: unit.connection.execute(text("DROP TRIGGER consent_wording_no_update")), SYSTEM)
    database.run_now(lambda unit: unit.connection.execute(text("UPDATE consent_wording SET version = 'x'")), SYSTEM)
    assert (check(database, who, clinic=renamed).code, count(database, renamed).ads) == ("no_consent", 0)


def agree(database: Database, who: str, clinic: Clinic) -> None:
    receive, given = Purpose.ADS_RECEIVE, Decision.GIVEN
    database.run_now(lambda unit: consents.decide(unit, clinic, who, receive, given, screen="chat:done"), PATIENT)


def test_an_old_consent_to_nights_counts_as_none(database: Database, clock: MovedClock) -> None:
    """The ad waits for the morning."""
    who = patient(database, "a", Purpose.ADS_NIGHT)
    at(clock, "2028-11-30 22:00:00")
    patient(database, "a", *BY_DAY)
    assert check(database, who).code == ""
    at(clock, "2028-12-01 22:00:00")
    assert check(database, who).code == "night"


def test_guidance_goes_to_whose_consultation_is_open_and_to_nobody_else(database: Database, clock: MovedClock) -> None:
    """It needs no consent to ads and no hour, and an agreement to ads opens it to nobody."""
    file_case(database, "patient-1")
    agreed = patient(database, "b", *ALL_ADS)
    waiting = database.run_now(
        lambda unit: conversations.open_talk(unit, KakaoIds("patient-1")).patient_id, PATIENT
    )  # fmt: skip
    at(clock, "2026-12-01 22:00:00")
    assert check(database, waiting, Kind.SERVICE).code == ""
    assert check(database, agreed, Kind.SERVICE).code == "no_case"
    assert count(database) == send_guard.Receivers(1, 1, 1)


# -- two people -------------------------------------------------------------------------------------------------------


def written(database: Database, who: Person = WRITER, kind: Kind = Kind.AD, en: str = "") -> str:
    return database.run_now(
        lambda unit: campaigns.write(unit, CLINIC, who, kind, "12월에는 토요일에도 오후 5시까지 진료해요.", en).id,
        SYSTEM,
    )


def begun(database: Database, kind: Kind = Kind.AD, en: str = "") -> str:
    """A campaign that is being sent."""
    campaign_id = written(database, kind=kind, en=en)
    database.run_now(lambda unit: campaigns.confirm(unit, OFFICER, campaign_id), SYSTEM)
    database.run_now(lambda unit: campaigns.send(unit, WRITER, campaign_id), SYSTEM)
    return campaign_id


def test_nobody_confirms_their_own_words(database: Database) -> None:
    """Not even who is both administrator and officer."""
    campaign_id = written(database, BOTH)
    with pytest.raises(NotAllowed, match="own words"):
        database.run_now(lambda unit: campaigns.confirm(unit, BOTH, campaign_id), SYSTEM)
    database.run_now(lambda unit: campaigns.confirm(unit, OFFICER, campaign_id), SYSTEM)


def test_what_nobody_confirmed_is_not_sent(database: Database) -> None:
    """And an officer alone sends nothing."""
    campaign_id = written(database)
    with pytest.raises(Conflict):
        database.run_now(lambda unit: campaigns.send(unit, WRITER, campaign_id), SYSTEM)
    database.run_now(lambda unit: campaigns.confirm(unit, OFFICER, campaign_id), SYSTEM)
    with pytest.raises(NotAllowed):
        database.run_now(lambda unit: campaigns.send(unit, OFFICER, campaign_id), SYSTEM)


def test_a_second_press_sends_nothing_more(database: Database) -> None:
    """The campaign goes out once."""
    campaign_id = begun(database)
    with pytest.raises(Conflict):
        database.run_now(lambda unit: campaigns.send(unit, WRITER, campaign_id), SYSTEM)
    assert len(notices(database, "campaign")) == 1


# -- on the way -------------------------------------------------------------------------------------------------------


def notices(database: Database, kind: str = "campaign_message") -> list[Notice]:
    query = select(Notice).where(col(Notice.kind) == kind, col(Notice.state) == "queued")
    return database.run_now(lambda unit: list(unit.session.scalars(query)), SYSTEM)


def queue_more(database: Database, campaign_id: str, after: str = "") -> None:
    database.run_now(lambda unit: campaigns.queue_more(unit, CLINIC, campaign_id, after), SYSTEM)


def look(database: Database, campaign_id: str, patient_id: str) -> tuple[Verdict, Kind, str]:
    return database.run_now(
        lambda unit: campaigns.look_before_sending(unit, CLINIC, campaign_id, patient_id), SYSTEM
    )  # fmt: skip


def state_of(database: Database, campaign_id: str) -> str:
    return database.run_now(lambda unit: unit.session.get_one(Campaign, campaign_id).state, SYSTEM)


def listed(database: Database) -> campaigns.Listed:
    [one] = database.run_now(lambda unit: campaigns.list_campaigns(unit, WRITER), SYSTEM)
    return one


def test_only_who_agreed_is_queued_and_nothing_of_their_health_is_asked(database: Database) -> None:
    """One notice a receiver; then everybody is queued."""
    agreed = patient(database, "a", *BY_DAY)
    patient(database, "b", Purpose.HEALTH)
    patient(database, "c", Purpose.ADS_RECEIVE)
    campaign_id = begun(database)
    queue_more(database, campaign_id)
    assert [notice.patient_id for notice in notices(database)] == [agreed]
    assert state_of(database, campaign_id) == "sent"
    assert (listed(database).queued, listed(database).waiting) == (1, 1)


def test_receivers_are_queued_in_portions(database: Database, clock: MovedClock) -> None:
    """So that an answer of staff never waits behind all of them; the last portion ends it."""
    people = database.run_now(make_many, PATIENT)
    campaign_id, queued = begun(database), [0]
    while state_of(database, campaign_id) == "sending":
        database.run_now(queue_next_portion, SYSTEM)
        queued.append(len(notices(database)))
        clock.move(seconds=campaigns.PAUSE.total_seconds() - 1)
        assert database.run_now(queue_next_portion, SYSTEM) == 0
        clock.move(seconds=1)
    assert queued == [0, 50, 100, 120]
    assert {notice.patient_id for notice in notices(database)} == people


def make_many(unit: Unit) -> set[str]:
    """More people who agreed than fit into two portions."""
    people = set()
    for number in range(120):
        talk = conversations.open_talk(unit, KakaoIds(f"person-{number}"))
        for purpose in BY_DAY:
            consents.decide(unit, CLINIC, talk.patient_id, purpose, Decision.GIVEN, screen="chat:done")
        people.add(talk.patient_id)
    return people


def queue_next_portion(unit: Unit) -> int:
    """What the relay does with the campaign's own notice, when it is due."""
    found = [due for due in outbox.take_due(unit, 200) if due.kind == "campaign"]
    for due in found:
        campaigns.queue_more(unit, CLINIC, due.about, due.payload["after"])
        outbox.finish(unit, due.id, NoticeState.DELIVERED)
    return len(found)


def test_an_ad_that_was_queued_before_the_refusal_is_not_sent_after_it(database: Database) -> None:
    """M-3: the check stands at the sending; the refusal's cause stands in the counts and on the trail."""
    who = patient(database, "a", *ALL_ADS)
    campaign_id = begun(database)
    queue_more(database, campaign_id)
    assert look(database, campaign_id, who)[0].code == ""
    database.run_now(lambda unit: fulfilment.stop_ads(unit, CLINIC, who), PATIENT)
    verdict, _, _ = look(database, campaign_id, who)
    assert verdict.code == "no_consent"
    database.run_now(lambda unit: campaigns.note_refused(unit, campaign_id, who, verdict.code), SYSTEM)
    assert listed(database).refused == {"no_consent": 1}
    assert evidence(database) == [("campaign_refused", who, campaign_id, "no_consent")]


def evidence(database: Database) -> list[tuple[str, str, str, str]]:
    query = select(AccessRecord).where(col(AccessRecord.act).in_(("campaign_sent", "campaign_refused")))
    found = database.run_now(lambda unit: list(unit.session.scalars(query)), SYSTEM)
    return [(record.act, record.subject, record.about, record.why) for record in found]


def test_a_stopped_campaign_is_refused_to_who_still_waits_and_queues_nobody(database: Database) -> None:
    """At once, whatever is on its way."""
    who = patient(database, "a", *ALL_ADS)
    campaign_id = begun(database)
    database.run_now(lambda unit: campaigns.stop(unit, OFFICER, campaign_id), SYSTEM)
    assert look(database, campaign_id, who)[0].code == "stopped"
    queue_more(database, campaign_id)
    assert notices(database) == []


def test_a_sending_is_evidence_by_pseudonym(database: Database) -> None:
    """M-6: a count in the campaign, and who it was on the trail."""
    who = patient(database, "a", *ALL_ADS)
    campaign_id = begun(database)
    queue_more(database, campaign_id)
    database.run_now(lambda unit: campaigns.note_sent(unit, campaign_id, who), SYSTEM)
    assert evidence(database) == [("campaign_sent", who, campaign_id, "")]
    assert (listed(database).sent, listed(database).refused) == (1, {})


def test_each_reader_gets_their_language_or_korean(database: Database) -> None:
    """English words when there are some."""
    who = patient(database, "a", *ALL_ADS)
    change(database, who, lang="en")
    assert look(database, begun(database), who)[2].startswith("(광고) 리브성형외과")
    assert "open until 5 pm" in look(database, begun(database, en="In December we are open until 5 pm."), who)[2]


def test_what_could_not_leave_in_two_days_never_leaves(database: Database, clock: MovedClock) -> None:
    """An ad that a dead line kept back has been overtaken."""
    patient(database, "a", *ALL_ADS)
    queue_more(database, begun(database))
    [notice] = notices(database)
    assert notice.expires_at == clock() + timedelta(days=2)
