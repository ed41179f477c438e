"""A login and a link, step by step: who gets further, for how long, in which browser, and what is recorded of others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.rights import accounts, identity, rights
from skills.rights.accounts import LinkFor, Outcome, Passed, Start
from skills.rights.grounds import Identity, Kind
from skills.rights.identity import CodeFor
from storage.database.database import Database
from storage.patients import conversations, patients
from storage.patients.accounts import SeenEvent
from storage.patients.conversations import KakaoIds
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.chatting import CLINIC
from tests.conftest import MovedClock

T = TypeVar("T")
TEN = timedelta(minutes=10)


class Door:
    """A chat with a request for its data, and the link that was given to it."""

    def __init__(self, database: Database, clock: MovedClock) -> None:
        self.database, self.clock = database, clock
        self.patient = self.run(lambda unit: conversations.open_talk(unit, KakaoIds("a" * 64)).patient_id)
        self.request = self.run(lambda unit: rights.file_request(unit, self.patient, Kind.ACCESS).id)
        self.token = self.link()

    def run(self, work: Callable[[Unit], T]) -> T:
        return self.database.run_now(work, PATIENT)

    def link(self, purpose: LinkFor = LinkFor.ACCESS) -> str:
        return self.run(lambda unit: accounts.make_link(unit, self.patient, purpose, self.request))

    def look(self, session: str = "", token: str = "") -> Passed:
        return self.run(lambda unit: accounts.look_at_link(unit, token or self.token, session))

    def begin(self, token: str = "") -> Start:
        start = self.run(lambda unit: accounts.begin_login(unit, token or self.token))
        assert start is not None
        return start

    def take(self, start: Start, browser: str = "") -> str | None:
        return self.run(lambda unit: accounts.take_attempt(unit, start.state, browser or start.browser))

    def complete(self, start: Start, member: str = "4242", nonce: str = "") -> Passed:
        return self.run(lambda unit: accounts.complete_login(unit, start.state, nonce or start.nonce, member))

    def log_in(self, member: str = "4242") -> Passed:
        self.token = self.link()
        return self.complete(self.begin(), member)

    def told(self, *acts: str) -> list[tuple[str, str, str, str]]:
        query = select(AccessRecord).where(col(AccessRecord.act).in_(acts)).order_by(col(AccessRecord.seq))
        found = self.database.read_now(lambda unit: unit.session.scalars(query).all(), SYSTEM)
        return [(one.act, one.subject, one.about, one.why) for one in found]

    def refused(self) -> list[str]:
        """Why links were refused; each record has whose and what."""
        found = self.told("link_refused")
        assert {one[1:3] for one in found} <= {(self.patient, self.request)}
        return [one[3] for one in found]


@pytest.fixture
def door(sqlite_database: Database, clock: MovedClock) -> Door:
    return Door(sqlite_database, clock)


def test_a_link_leads_to_the_login_for_ten_minutes(door: Door) -> None:
    assert door.look(token="strange") == Passed(Outcome.REFUSED, why="unknown")
    door.clock.move(minutes=10, seconds=-1)
    assert door.look() == Passed(Outcome.LOGIN, LinkFor.ACCESS)
    door.clock.move(seconds=1)
    assert door.look() == Passed(Outcome.REFUSED, LinkFor.ACCESS, why="expired")
    assert door.run(lambda unit: accounts.begin_login(unit, door.token)) is None
    assert door.run(lambda unit: accounts.begin_login(unit, "strange")) is None
    assert door.refused() == ["expired", "expired"]


def test_a_login_comes_back_once_to_its_browser_in_ten_minutes(door: Door) -> None:
    start = door.begin()
    assert door.take(start, "another") is None
    verifier = door.take(start)
    assert verifier is not None
    assert (len(verifier), accounts.challenge_of(verifier)) == (44, start.challenge)
    assert door.take(start) is None
    late = door.begin()
    door.clock.move(minutes=10)
    assert door.take(late) is None
    assert door.run(lambda unit: accounts.take_attempt(unit, "strange", start.browser)) is None
    door.run(lambda unit: accounts.refuse_login(unit, late.state, "id_token"))
    door.run(lambda unit: accounts.refuse_login(unit, "strange", "no_answer"))
    mine = [("login_refused", door.patient, "", why) for why in ("other_browser", "used", "expired", "id_token")]
    assert door.told("login_refused") == [*mine, ("login_refused", "", "", "no_answer")]


def test_a_first_login_waits_for_the_chat_in_its_own_browser(door: Door) -> None:
    """The page shows digits, and the data only once they were typed into the chat; for ten minutes, to nobody else."""
    start = door.begin()
    assert door.complete(start, nonce="another").why == "nonce"
    assert door.run(lambda unit: accounts.complete_login(unit, "strange", start.nonce, "4242")).why == "unknown"
    found = door.complete(start)
    assert (found.outcome, found.purpose, found.patient_id, found.request_id) == (
        Outcome.CONFIRM, LinkFor.ACCESS, door.patient, door.request,
    )  # fmt: skip
    assert (len(found.code), found.code.isdigit()) == (6, True)
    again = door.look(found.session)
    assert (again.outcome, again.code, again.until) == (Outcome.CONFIRM, found.code, door.clock() + TEN)
    assert door.look("another").why == "used"
    assert door.complete(start).why == "used"
    code = door.run(lambda unit: identity.try_code(unit, door.patient, found.code, (CodeFor.LINK,)))
    assert code is not None

    def confirm(state: str, patient: str = door.patient, member: str | None = None) -> str | None:
        return door.run(lambda unit: accounts.confirm_by_code(unit, patient, state, member))

    assert [confirm("strange"), confirm(code.about, "somebody"), confirm(code.about, member="1")] == [None] * 3
    assert door.told("login_refused") == [("login_refused", door.patient, "", "other_account")]
    assert not door.run(lambda unit: accounts.is_linked(unit, door.patient))
    assert confirm(code.about) == door.request
    assert door.run(lambda unit: accounts.is_linked(unit, door.patient))
    assert door.told("login_linked") == [("login_linked", door.patient, "", "")]
    shown = door.look(found.session)
    assert (shown.outcome, shown.code, shown.patient_id, shown.request_id) == (
        Outcome.PROVEN, "", door.patient, door.request,
    )  # fmt: skip
    request = door.run(lambda unit: rights.find_request(unit, door.request))
    assert (request.identity, request.verified_at) == (Identity.KAKAO_LOGIN, door.clock())
    door.clock.move(minutes=10, seconds=-1)
    assert door.look(found.session).outcome is Outcome.PROVEN
    door.clock.move(seconds=1)
    assert door.look(found.session).why == "expired"
    assert door.refused() == ["nonce", "used", "used", "expired"]


def test_a_login_that_waits_too_long_is_confirmed_by_nothing(door: Door) -> None:
    found = door.complete(door.begin())
    code = door.run(lambda unit: identity.try_code(unit, door.patient, found.code, (CodeFor.LINK,)))
    assert code is not None
    door.clock.move(minutes=10)
    assert door.run(lambda unit: accounts.confirm_by_code(unit, door.patient, code.about, None)) is None
    assert door.run(lambda unit: accounts.confirm_by_member(unit, door.patient, "4242")) is None


def test_kakaos_own_word_confirms_and_the_next_login_is_enough(door: Door) -> None:
    """Another member number sees nothing then."""
    door.complete(door.begin())
    assert door.run(lambda unit: accounts.confirm_by_member(unit, door.patient, None)) is None
    assert door.run(lambda unit: accounts.confirm_by_member(unit, door.patient, "1")) is None
    assert door.run(lambda unit: accounts.confirm_by_member(unit, door.patient, "4242")) == door.request
    found = door.log_in()
    assert (found.outcome, found.purpose, found.patient_id, found.request_id, found.code) == (
        Outcome.PROVEN, LinkFor.ACCESS, door.patient, door.request, "",
    )  # fmt: skip
    assert door.look(found.session).outcome is Outcome.PROVEN
    assert door.told("login_passed") == [("login_passed", door.patient, door.request, LinkFor.ACCESS)]
    assert door.log_in("1") == Passed(Outcome.REFUSED, LinkFor.ACCESS, why="other_account")


def test_what_was_taken_back_opens_no_more(door: Door) -> None:
    start, waiting = door.begin(), door.complete(door.begin(other := door.link()))
    door.run(lambda unit: rights.take_back(unit, rights.find_request(unit, door.request)))
    assert door.complete(start).why == "over"
    assert door.look().why == "over"
    assert door.look(waiting.session, other).why == "over"


def test_what_was_granted_is_shown_again_and_a_deletion_is_not(door: Door) -> None:
    found = door.complete(door.begin())
    door.run(lambda unit: accounts.confirm_by_member(unit, door.patient, "4242"))
    deleting = door.link(LinkFor.DELETE)

    def grant(unit: Unit) -> None:
        rights.decide(unit, CLINIC, rights.find_request(unit, door.request), rights.GRANTED)

    door.run(grant)
    assert door.look(found.session).outcome is Outcome.PROVEN
    assert door.look(token=deleting).why == "over"


def test_who_was_called_back_opens_the_page_with_digits(door: Door) -> None:
    """Once, for one browser; with the digits of that very link."""
    door.run(lambda unit: rights.prove(unit, rights.find_request(unit, door.request), Identity.CALL_BACK))
    assert door.look() == Passed(Outcome.CODE, LinkFor.ACCESS)
    other = door.link()
    code = door.run(lambda unit: accounts.make_page_code(unit, door.patient, door.token))

    def open_page(token: str, typed: str) -> Passed:
        return door.run(lambda unit: accounts.open_with_code(unit, token, typed))

    assert open_page("strange", code) == Passed(Outcome.REFUSED, why="unknown")
    assert open_page(door.token, "000000" if code != "000000" else "1").why == "wrong_code"
    found = open_page(door.token, code)
    assert (found.outcome, found.purpose, found.patient_id, found.request_id) == (
        Outcome.PROVEN, LinkFor.ACCESS, door.patient, door.request,
    )  # fmt: skip
    assert door.look(found.session).outcome is Outcome.PROVEN
    assert open_page(door.token, code).why == "used"
    code = door.run(lambda unit: accounts.make_page_code(unit, door.patient, door.token))
    assert open_page(other, code).why == "wrong_code"


def test_old_links_are_known_as_old_for_a_day(door: Door) -> None:
    door.clock.move(days=1, minutes=10, seconds=-1)
    assert door.run(accounts.run) == 0
    door.clock.move(seconds=1)
    assert door.run(accounts.run) == 1
    assert door.look().why == "unknown"


def test_a_login_is_bound_to_its_verifier_as_the_standard_says() -> None:
    """The example of RFC 7636, appendix B."""
    assert (
        accounts.challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    )


def test_a_member_is_found_in_another_chat_of_the_same_kind_and_never_in_ones_own(door: Door) -> None:
    """The live and the development channel are kept apart."""

    def work(unit: Unit) -> list[bool]:
        ids = [door.patient, *(conversations.open_talk(unit, KakaoIds(key * 64)).patient_id for key in "bc")]
        mine, dev, other = (patients.unlock(unit, one, patients.Purpose.RIGHTS) for one in ids)
        dev.patient.is_dev = True
        found = []
        for one in (mine, dev, other):
            patients.link_app_user(unit, one, "4242")
            unit.flush()
            found.append(accounts.belongs_to(unit, mine, "4242") is not None)
            if one is mine:
                assert accounts.belongs_to(unit, other, "4242") is mine.patient
                mine.patient.app_user_lookup = None  # Two live chats of one member are what is asked about.
        return found

    assert door.run(work) == [False, False, True]


def test_an_event_of_kakaos_is_known_as_long_as_it_may_come_again(door: Door) -> None:
    """Longer than its token may be old (31 days); links and logins a day beyond their end."""
    door.run(lambda unit: unit.session.add(SeenEvent(key_hash="seen", kind="set", seen_at=unit.now)))

    def left() -> int:
        door.run(accounts.run)
        return door.run(lambda unit: len(unit.session.scalars(select(SeenEvent)).all()))

    door.clock.move(days=31, seconds=-1)
    assert left() == 1
    door.clock.move(seconds=1)
    assert left() == 0
