"""Kakao Login as the clinic uses it: one-time links, the step-up login, the link between chat and member number.

Speaks to nobody: `bot/kakao/account.py` walks to Kakao and back, `bot/portal/` shows the pages, and what follows when the tie
ends is `skills/retention/membership.py`. Tokens, states and cookies are known here by their hashes only. Every refusal
that concerns somebody's link is on the trail.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from skills.rights.grounds import WAITING, Decision, Identity
from skills.rights.identity import DIGITS, CodeFor, make_code, try_code
from skills.rights.rights import find_request, prove
from storage.patients import accounts, patients
from storage.patients.accounts import AccessLink, LoginAttempt
from storage.patients.patients import Patient, Purpose
from storage.trail import chain
from storage.unit.unit_of_work import Unit

LINK_LIFE = timedelta(minutes=10)
ATTEMPT_LIFE = timedelta(minutes=10)
SHOWN_FOR = timedelta(minutes=10)
LINKS_ARE_KEPT = timedelta(days=1)  # So that an expired link is known as one, and its use recorded.
EVENTS_ARE_KEPT = timedelta(days=31)  # Longer than a security event token may be old.


class LinkFor(StrEnum):
    """Where a link leads once the login is passed."""

    ACCESS = "access"
    DELETE = "delete"
    LOGIN = "login"


class Outcome(StrEnum):
    """How a login or the opening of a page ended."""

    PROVEN = "proven"  # it is the person
    CONFIRM = "confirm"  # a first login: the chat has to confirm it with a code
    LOGIN = "login"  # a login is needed first
    CODE = "code"  # for somebody who was called back: the code from the chat is needed first
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Start:
    """What a browser needs to be sent to Kakao: `state`, `nonce` and the PKCE challenge go there, `browser` stays here."""

    state: str
    nonce: str
    challenge: str
    browser: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A login that came back, or a page that was asked for."""

    outcome: Outcome
    purpose: str = ""
    patient_id: str = ""
    request_id: str = ""
    session: str = ""
    code: str = ""
    why: str = ""
    until: datetime | None = None  # How long this browser may look.


# -- links -------------------------------------------------------------------------------------------------------------


def make_link(unit: Unit, patient_id: str, purpose: LinkFor, request_id: str = "") -> str:
    """A fresh one-time token for this patient; it lives ten minutes."""
    token = unit.token()
    unit.session.add(
        AccessLink(
            token_hash=accounts.token_hash(unit, "link", token), patient_id=patient_id, request_id=request_id,
            purpose=purpose, made_at=unit.now, expires_at=unit.now + LINK_LIFE,
        )
    )  # fmt: skip
    unit.session.flush()
    return token


def look_at_link(unit: Unit, token: str, session: str) -> Passed:
    """What this browser may see behind a link: nothing, the way to the login, the code's page, or (proven) the data."""
    link = accounts.find_link(unit, token)
    if link is None:
        return Passed(Outcome.REFUSED, why="unknown")
    if link.session_hash:
        return _look_again(unit, link, session)
    if why := _shut(unit, link):
        return _refuse(unit, link, why)
    needs_code = link.request_id and find_request(unit, link.request_id).identity == Identity.CALL_BACK
    return Passed(Outcome.CODE if needs_code else Outcome.LOGIN, link.purpose)


def _look_again(unit: Unit, link: AccessLink, session: str) -> Passed:
    mine = hmac.compare_digest(link.session_hash, accounts.token_hash(unit, "session", session))
    if not mine:
        return _refuse(unit, link, "used")
    if link.shown_until is None or link.shown_until <= unit.now:
        return _refuse(unit, link, "expired")
    if _is_over(unit, link):
        return _refuse(unit, link, "over")
    outcome = Outcome.CONFIRM if link.proven_at is None else Outcome.PROVEN
    code = _link_code(unit, session) if outcome is Outcome.CONFIRM and not _is_to_be_joined(unit, link) else ""
    return Passed(outcome, link.purpose, link.patient_id, link.request_id, session, code, until=link.shown_until)


def open_with_code(unit: Unit, token: str, typed: str) -> Passed:
    """The page for somebody who was called back: the digits from the chat open it, once, for one browser."""
    link = accounts.find_link(unit, token)
    if link is None:
        return Passed(Outcome.REFUSED, why="unknown")
    if why := _shut(unit, link):
        return _refuse(unit, link, why)
    code = try_code(unit, link.patient_id, typed, (CodeFor.PAGE,))
    if code is None or code.about != link.token_hash:
        return _refuse(unit, link, "wrong_code")
    session = _bind(unit, link)
    link.proven_at = unit.now
    return Passed(Outcome.PROVEN, link.purpose, link.patient_id, link.request_id, session)


def make_page_code(unit: Unit, patient_id: str, token: str) -> str:
    """The digits that `open_with_code` asks for."""
    return make_code(unit, patient_id, CodeFor.PAGE, accounts.token_hash(unit, "link", token))


def _bind(unit: Unit, link: AccessLink) -> str:
    """Tie the link to one browser: the session that only its cookie knows."""
    session = unit.token()
    link.session_hash = accounts.token_hash(unit, "session", session)
    link.opened_at, link.shown_until = unit.now, unit.now + SHOWN_FOR
    unit.session.flush()
    return session


def _shut(unit: Unit, link: AccessLink) -> str:
    """Why a link opens for nobody any more; "" for one that does."""
    if link.session_hash or link.expires_at <= unit.now:
        return "used" if link.session_hash else "expired"
    return "over" if _is_over(unit, link) else ""


def _is_over(unit: Unit, link: AccessLink) -> bool:
    """Whether what the link is for is not to be had: its request was taken back or refused, or is done."""
    if not link.request_id:
        return False
    request = find_request(unit, link.request_id)
    is_shown = link.purpose == LinkFor.ACCESS and request.decision in (Decision.GRANTED, Decision.PARTLY)
    return request.state not in WAITING and not is_shown


def _refuse(unit: Unit, link: AccessLink, why: str) -> Passed:
    chain.record(unit, "link_refused", subject=link.patient_id, about=link.request_id, why=why)
    return Passed(Outcome.REFUSED, link.purpose, why=why)


# -- the login ---------------------------------------------------------------------------------------------------------


def begin_login(unit: Unit, token: str) -> Start | None:
    """Start a login for the chat that this link was given to; None when the link opens nothing any more."""
    link = accounts.find_link(unit, token)
    if link is None:
        return None
    if why := _shut(unit, link):
        _refuse(unit, link, why)
        return None
    state, nonce, browser = unit.token(), unit.token(), unit.token()
    verifier = unit.token() + unit.token()  # 44 characters; RFC 7636 asks for 43 to 128.
    key = accounts.token_hash(unit, "state", state)
    unit.session.add(
        LoginAttempt(
            state_hash=key, patient_id=link.patient_id, link_hash=link.token_hash,
            browser_hash=accounts.token_hash(unit, "browser", browser),
            nonce_hash=accounts.token_hash(unit, "nonce", nonce),
            verifier_sealed=unit.vault.seal_own(accounts.verifier_place(key), json.dumps(verifier).encode()),
            made_at=unit.now, expires_at=unit.now + ATTEMPT_LIFE,
        )
    )  # fmt: skip
    return Start(state, nonce, challenge_of(verifier), browser)


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a PKCE verifier (RFC 7636 §4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def take_attempt(unit: Unit, state: str, browser: str) -> str | None:
    """The PKCE verifier of this browser's login, which is used up by that; None for a strange, old or used one."""
    attempt = accounts.find_attempt(unit, accounts.token_hash(unit, "state", state))
    if attempt is None:
        return None
    mine = hmac.compare_digest(attempt.browser_hash, accounts.token_hash(unit, "browser", browser))
    if not mine or attempt.used_at is not None or attempt.expires_at <= unit.now:
        why = "other_browser" if not mine else "used" if attempt.used_at else "expired"
        chain.record(unit, "login_refused", subject=attempt.patient_id, why=why)
        return None
    attempt.used_at = unit.now
    sealed = unit.vault.open_own(accounts.verifier_place(attempt.state_hash), attempt.verifier_sealed)
    return str(json.loads(sealed))


def complete_login(unit: Unit, state: str, nonce: str, member: str) -> Passed:
    """Kakao vouched for `member` (the ID token's subject). The chat's own member is proven; a first one has to confirm in
    the chat; anybody else sees nothing, and that is recorded."""
    attempt = accounts.find_attempt(unit, accounts.token_hash(unit, "state", state))
    link = accounts.link_by_hash(unit, attempt.link_hash) if attempt else None
    if attempt is None or link is None:
        return Passed(Outcome.REFUSED, why="unknown")
    if link.session_hash or _is_over(unit, link):
        return _refuse(unit, link, "used" if link.session_hash else "over")
    if not hmac.compare_digest(attempt.nonce_hash, accounts.token_hash(unit, "nonce", nonce)):
        return _refuse(unit, link, "nonce")
    who = patients.unlock(unit, attempt.patient_id, Purpose.RIGHTS)
    known = who.open_text("app_user_sealed")
    if known is not None:
        if not hmac.compare_digest(known, member):
            return _refuse(unit, link, "other_account")
        return _proven(unit, link)
    accounts.seal_member(who.key, attempt, member)
    session = _bind(unit, link)
    if belongs_to(unit, who, member) is not None:  # Only Kakao's own word in the chat goes on from here (`joining`).
        return Passed(Outcome.CONFIRM, link.purpose, who.id, link.request_id, session)
    code = make_code(unit, who.id, CodeFor.LINK, attempt.state_hash, _link_code(unit, session))
    return Passed(Outcome.CONFIRM, link.purpose, who.id, link.request_id, session, code)


def refuse_login(unit: Unit, state: str, why: str) -> None:
    """Kakao's answer could not be believed or never came; nothing is shown, and that is recorded."""
    attempt = accounts.find_attempt(unit, accounts.token_hash(unit, "state", state))
    subject = attempt.patient_id if attempt else ""
    chain.record(unit, "login_refused", subject=subject, why=why)


def _proven(unit: Unit, link: AccessLink) -> Passed:
    session = _bind(unit, link)
    link.proven_at = unit.now
    if link.request_id:
        prove(unit, find_request(unit, link.request_id), Identity.KAKAO_LOGIN)
    chain.record(unit, "login_passed", subject=link.patient_id, about=link.request_id, why=link.purpose)
    return Passed(Outcome.PROVEN, link.purpose, link.patient_id, link.request_id, session)


def _link_code(unit: Unit, session: str) -> str:
    """The digits that the first login's page shows: made from the browser's own session, so that they are kept nowhere."""
    return f"{int(accounts.token_hash(unit, 'link_code', session), 16) % 10**DIGITS:0{DIGITS}d}"


def belongs_to(unit: Unit, who: patients.Unlocked, member: str) -> Patient | None:
    """The other record that is this member's; the live and the development channel are kept apart."""
    others = accounts.patients_of_member(unit, member)
    return next((other for other in others if other.id != who.id and other.is_dev == who.patient.is_dev), None)


def _is_to_be_joined(unit: Unit, link: AccessLink) -> bool:
    """Whether the login that waits behind this link is of somebody whose record is another chat's."""
    attempt, who = accounts.pending(unit, link.patient_id), _mine(unit, link.patient_id)
    member = accounts.open_member(who.key, attempt) if attempt is not None else None
    return member is not None and belongs_to(unit, who, member) is not None


# -- a first login is confirmed in the chat ----------------------------------------------------------------------------


def confirm_by_member(unit: Unit, patient_id: str, member: str | None) -> str | None:
    """Kakao itself says that the chat's person is `member`: that confirms the login that waits. The request's id, or ""
    when there was none, or None when nothing was confirmed."""
    attempt = accounts.pending(unit, patient_id)
    return _confirm_as(unit, attempt, member) if attempt is not None and member else None


def confirm_by_code(unit: Unit, patient_id: str, state_hash: str, member: str | None) -> str | None:
    """The code that the login's page shows was typed into the chat. As `confirm_by_member`; where Kakao says that the
    chat's person is another `member` than the one who logged in, the digits help nobody."""
    attempt = accounts.find_attempt(unit, state_hash)
    if attempt is None or attempt.patient_id != patient_id or attempt.expires_at <= unit.now:
        return None
    return _confirm_as(unit, attempt, member) if member else _confirm(unit, _mine(unit, patient_id), attempt)


def _mine(unit: Unit, patient_id: str) -> patients.Unlocked:
    return patients.unlock(unit, patient_id, Purpose.RIGHTS)


def _confirm_as(unit: Unit, attempt: LoginAttempt, member: str) -> str | None:
    who = _mine(unit, attempt.patient_id)
    waiting = accounts.open_member(who.key, attempt)
    if waiting is None or not hmac.compare_digest(waiting, member):
        chain.record(unit, "login_refused", subject=who.id, why="other_account")
        return None
    return _confirm(unit, who, attempt)


def _confirm(unit: Unit, who: patients.Unlocked, attempt: LoginAttempt) -> str | None:
    member = accounts.open_member(who.key, attempt)
    if member is None or belongs_to(unit, who, member) is not None:
        return None
    patients.link_app_user(unit, who, member)
    chain.record(unit, "login_linked", subject=who.id)
    return login_proven(unit, attempt, who.id)


def login_proven(unit: Unit, attempt: LoginAttempt, patient_id: str) -> str:
    """The login that waited counts, for this patient: its page opens and its request is proven. The request's id, or ""."""
    attempt.member_sealed = None
    link = accounts.link_by_hash(unit, attempt.link_hash)
    if link is None:
        return ""
    link.proven_at, link.patient_id = unit.now, patient_id
    if link.request_id:
        request = find_request(unit, link.request_id)
        request.patient_id = patient_id
        prove(unit, request, Identity.KAKAO_LOGIN)
    unit.session.flush()
    return link.request_id


def is_linked(unit: Unit, patient_id: str) -> bool:
    """Whether the chat is tied to a Kakao Login."""
    return patients.unlock(unit, patient_id, Purpose.RIGHTS).patient.app_user_lookup is not None


# -- over -------------------------------------------------------------------------------------------------------------


def run(unit: Unit) -> int:
    """The nightly job: logins and links that are over, and events too old to come again; how many went."""
    return accounts.sweep(unit, unit.now - LINKS_ARE_KEPT, unit.now - EVENTS_ARE_KEPT)
