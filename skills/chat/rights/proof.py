"""Seeing and deleting one's data in the chat: the request, the identity check, and what follows once it is passed (R-3).

Reading or erasing needs more than an open chat: Kakao Login, or digits that came to the number on record.
"""

from __future__ import annotations

from skills.chat import contact, deduplication
from skills.chat.answers.policy import days_said
from skills.chat.flows import menu, status
from skills.chat.rights import confirming, others, request
from skills.conversation import Bubble, Card, Link, Reply, Say
from skills.fields.persons import ANYBODY
from skills.fields.reading import patterns as re
from skills.rights import access, accounts, fulfilment, identity, joining, rights
from skills.rights.accounts import LinkFor
from skills.rights.grounds import CHAT, PROOF, RIGHTS, WAITING, Identity, Kind, State
from skills.rights.identity import CodeFor
from skills.rights.rights import show_day
from skills.turn import Turn
from skills.understanding.readings.asked_rights import asks_to_be_shown_otherwise
from skills.understanding.readings.parts import goes_with_the_rest
from storage import rights as kept
from storage.characters import plain
from storage.errors import NotPossible
from storage.patients.patients import Patient
from storage.rights import RightsRequest

CODE = re.compile(r"\s{0,9}+(\d{3})[\s-]?(\d{3})\s{0,9}+")
NAME = request.NAME


# -- access ------------------------------------------------------------------------------------------------------------


def see(turn: Turn) -> Reply:
    """File the request and give the way to the page; the chat itself shows only a masked summary, after the check."""
    if not turn.reach.login and holds_nothing(turn):
        words = turn.choices("officer", *(("resume", "cancel") if turn.talk.flow else ("consult", "menu")))
        elsewhere = turn.say("rights.nothing.elsewhere", phone=turn.clinic.phone)
        told = Say(f"{_nothing(turn)}\n{elsewhere}")
        return turn.reply(told, choices=words, skill=NAME, step="nothing")
    filed = rights.file_request(turn.unit, turn.talk.patient_id, Kind.ACCESS)
    identity.check_lapse(turn.unit, filed)
    if turn.reach.login:
        card = Card(turn.say("rights.access.title"), turn.say("rights.access.text"), (_page_link(turn, filed),))
    else:
        card = Card(turn.say("rights.access.title"), _by_phone(turn, "access"))
    bubbles = (request.receipt(turn, filed), card)
    return turn.reply(
        *bubbles, choices=turn.choices(*request.ways(turn), "requests", "menu"), skill=NAME, step="access"
    )


def holds_nothing(turn: Turn) -> bool:
    """Whether nothing is stored under this chat but its identifier: neither filed nor being entered, nor asked for before."""
    unit, patient_id = turn.unit, turn.talk.patient_id
    if turn.talk.unfinished or not joining.holds_nothing(unit, patient_id):
        return False
    return not kept.of_patient(unit, patient_id) and not accounts.is_linked(unit, patient_id)


def _nothing(turn: Turn) -> str:
    """That nothing is stored here but the identifier, and for how long."""
    return turn.say("rights.nothing", kept=days_said(turn, turn.clinic.periods.identifiers_days))


def _by_phone(turn: Turn, what: str) -> str:
    """How the check by telephone goes, or that there is no number which could be called."""
    is_there = contact.known(turn).phone is not None
    key = (
        "call_only" if identity.can_call(turn.unit, turn.talk.patient_id) else "new_number" if is_there else "no_number"
    )
    return turn.say(f"rights.{what}.{key}", phone=turn.clinic.phone)


def _page_link(turn: Turn, filed: RightsRequest) -> Link:
    token = accounts.make_link(turn.unit, turn.talk.patient_id, LinkFor.ACCESS, filed.id)
    return Link(turn.say("rights.access.link"), f"{turn.clinic.public_url}/me/{token}")


def _shown(turn: Turn, filed: RightsRequest) -> Reply:
    """The masked summary, and a page that opens. Who was called back gets digits for it instead of a login."""
    summary = turn.bubble("rights.access.summary", **access.summary(turn.unit, turn.talk.patient_id))
    token = accounts.make_link(turn.unit, turn.talk.patient_id, LinkFor.ACCESS, filed.id)
    link = Link(turn.say("rights.access.link"), f"{turn.clinic.public_url}/me/{token}")
    bubbles: list[Bubble] = [summary, Card(turn.say("rights.access.title"), turn.say("rights.access.chart"), (link,))]
    if filed.identity == Identity.CALL_BACK:
        code = accounts.make_page_code(turn.unit, turn.talk.patient_id, token)
        bubbles.append(turn.bubble("rights.access.code", code=code))
    return turn.reply(*bubbles, choices=turn.choices("correct", "delete", "menu"), skill=NAME, step="access")


# -- deletion ----------------------------------------------------------------------------------------------------------


def ask_delete(turn: Turn) -> Reply:
    """What will happen, what cannot be deleted and why, and by when; one press confirms."""
    request.leave(turn)
    turn.open_form(NAME, "delete")
    due = show_day(rights.due_at(turn.unit.now, RIGHTS[Kind.DELETE].days), turn.lang)
    choices = (turn.choice("delete", "rights.delete.confirm"), turn.choice("no", "rights.delete.no"))
    if holds_nothing(turn):
        asked = Say(f"{_nothing(turn)}\n{turn.say('rights.delete.ask_nothing', due=due)}")
        return turn.reply(asked, choices=choices)
    return turn.reply(
        turn.bubble("rights.delete.ask", kept=confirming.what_the_law_keeps(turn), due=due), choices=choices
    )


_THEIRS_ONLY = re.compile(
    rf"(?:제|내)\s?(?:것|거|꺼)\s?말고\s(?:\S{{1,3}}\s)?(?:{ANYBODY})"
    rf"|(?:{ANYBODY})\s?(?:거|것|꺼|정보|기록)\S{{0,2}}만|\b(?:only|just) my (?:{ANYBODY})'s\b"
)


def take_delete(turn: Turn) -> Reply:
    """The press that confirms; what follows needs the identity check. "네 사진도 다 지워 주세요" says yes to all of it."""
    if turn.message.choice is None and goes_with_the_rest(turn.message.text):
        return _file_delete(turn)
    if turn.message.choice is None and _THEIRS_ONLY.search(turn.message.text):
        return others.ask(turn)  # "우리 딸 거만요"
    return request.yes_or_no(
        turn, "delete", _file_delete, ask_delete, "삭제", "지워", "지울", "파기", "탈퇴", "delete", "erase"
    )


def _file_delete(turn: Turn) -> Reply:
    request.leave(turn)
    was_open = bool(turn.talk.unfinished)
    if was_open:
        menu.forget_answers(turn)  # Nobody has to show who they are for what was never filed.
    filed = rights.file_request(turn.unit, turn.talk.patient_id, Kind.DELETE)
    reply = _ask_proof(turn, filed, LinkFor.DELETE)
    return reply.before(turn.bubble("rights.delete.unfinished")) if was_open else reply


def _ask_proof(turn: Turn, filed: RightsRequest, purpose: LinkFor) -> Reply:
    if turn.reach.login:
        token = accounts.make_link(turn.unit, turn.talk.patient_id, purpose, filed.id)
        link = Link(turn.say("rights.identity.link"), f"{turn.clinic.public_url}/kakao/login?t={token}")
        card = Card(turn.say("rights.identity.title"), turn.say("rights.identity.text"), (link,))
    else:
        card = Card(turn.say("rights.identity.title"), _by_phone(turn, "identity"))
    return turn.reply(
        request.receipt(turn, filed),
        card,
        choices=turn.choices(*request.ways(turn), "take_back", "menu"),
        skill=NAME,
        step="identity",
    )


def _deleted(turn: Turn, filed: RightsRequest) -> Reply:
    done = fulfilment.delete(turn.unit, turn.clinic, filed, told=True)
    turn.talk.forget_forms()
    turn.talk.gone = done.certificate.is_complete
    goodbye = (turn.bubble("rights.delete.goodbye"),) if turn.talk.gone else ()
    text = turn.bubble("intake.plain", text=done.text)
    return turn.reply(text, *goodbye, choices=turn.choices("menu"), skill=NAME, step="deleted")


# -- the check ---------------------------------------------------------------------------------------------------------


def verified(turn: Turn) -> Reply:
    """ "I have logged in": confirmed when Kakao says the same of this chat, or when it was the chat's own login."""
    if (record := joining.earlier(turn.unit, turn.talk.patient_id)) is not None:
        return _join(turn, record)
    confirmed = accounts.confirm_by_member(turn.unit, turn.talk.patient_id, turn.message.sender.app_user_id)
    if confirmed is not None:
        return _go_on(turn, confirmed)
    waiting = _waiting(turn)
    for filed in waiting:
        identity.check_lapse(turn.unit, filed)
    proven = next((r for r in waiting if r.identity in PROOF and r.channel == CHAT), None)
    if proven is not None:
        return _carry_out(turn, proven)
    if not any(r.state == State.UNVERIFIED for r in waiting):
        return request.show_all(turn)
    return turn.reply(
        turn.bubble("rights.identity.not_yet"),
        choices=turn.choices(*request.ways(turn), "take_back", "menu"),
        skill=NAME,
        step="identity",
    )


def _join(turn: Turn, record: Patient) -> Reply:
    """Somebody known came back with another chat: it becomes the one of their record, on Kakao's own word."""
    unit, patient_id, member = turn.unit, turn.talk.patient_id, turn.message.sender.app_user_id
    officer = turn.clinic.officer
    if member is None or not joining.is_vouched_for(unit, patient_id, member):
        key = "rights.join.no_word"
    elif not joining.holds_nothing(unit, patient_id):
        key = "rights.join.two"
    else:
        turn.talk, request_id = joining.join(unit, turn.talk, record)
        done = turn.bubble("rights.join.done")
        if request_id:
            return _carry_out(turn, rights.find_request(unit, request_id)).before(done)
        return status.show(turn).before(done)
    told = turn.bubble(key, officer=officer.name.in_(turn.lang), phone=officer.phone)
    return turn.reply(told, choices=turn.choices("officer", "person", "menu"), skill=NAME, step="identity")


def take_code(turn: Turn) -> Reply | None:
    """Six digits while a code is open: the check is passed, or counted as wrong. None when no code is open."""
    found = CODE.fullmatch(plain(turn.message.text))
    if found is None or not identity.waits_for_code(turn.unit, turn.talk.patient_id):
        return None
    typed = found[1] + found[2]
    code = identity.try_code(turn.unit, turn.talk.patient_id, typed, (CodeFor.CALL_BACK, CodeFor.MESSAGE, CodeFor.LINK))
    if code is None:
        return _not_proven(turn)
    if code.purpose in (CodeFor.CALL_BACK, CodeFor.MESSAGE):
        return _carry_out(turn, identity.prove_by_code(turn.unit, code))
    member = turn.message.sender.app_user_id
    confirmed = accounts.confirm_by_code(turn.unit, turn.talk.patient_id, code.about, member)
    return _not_proven(turn) if confirmed is None else _go_on(turn, confirmed)


def _not_proven(turn: Turn) -> Reply:
    rests = identity.codes_rest(turn.unit, turn.talk.patient_id)
    told = turn.bubble("rights.identity.codes_rest" if rests else "rights.identity.wrong_code")
    return turn.reply(told, choices=turn.choices(*request.ways(turn), "menu"), skill=NAME, step="identity")


def _go_on(turn: Turn, request_id: str) -> Reply:
    """A first login was confirmed: the chat is linked, and what waited for it goes on."""
    linked = turn.bubble("rights.identity.linked")
    if not request_id:
        return turn.reply(linked, choices=turn.choices("rights", "menu"), skill=NAME, step="login")
    return _carry_out(turn, rights.find_request(turn.unit, request_id)).before(linked)


def _carry_out(turn: Turn, filed: RightsRequest) -> Reply:
    if filed.kind == Kind.DELETE and filed.state in WAITING:
        return _deleted(turn, filed)
    if filed.kind == Kind.ACCESS:
        return _shown(turn, filed)
    return request.show_all(turn)


def _waiting(turn: Turn) -> list[RightsRequest]:
    return [r for r in kept.of_patient(turn.unit, turn.talk.patient_id) if r.state in WAITING]


def call_me(turn: Turn) -> Reply:
    """Somebody calls the number on record; there must be one that may vouch for the person."""
    waiting = [r for r in _waiting(turn) if r.state == State.UNVERIFIED]
    if not waiting:
        return request.show_all(turn)
    if not identity.can_call(turn.unit, turn.talk.patient_id):
        told = turn.bubble("rights.identity.no_phone", phone=turn.clinic.phone)
    else:
        told = turn.bubble("rights.identity.call")
    for filed in waiting:
        rights.tell_officer(turn.unit, filed)
    return turn.reply(told, choices=turn.choices("requests", "menu"), skill=NAME, step="identity")


def asks_for_another_way(turn: Turn) -> bool:
    """Whether somebody who was asked to show who they are cannot be called, or would rather do it otherwise."""
    is_asked = turn.talk.flow is None and deduplication.last_step(turn.talk) in ("identity", "access")
    return is_asked and asks_to_be_shown_otherwise(turn.message.text) and request.waits(turn)


def other_ways(turn: Turn) -> Reply:
    """What else shows who somebody is than a call to the number on record."""
    officer = turn.clinic.officer
    key = "rights.identity.ways_login" if turn.reach.login else "rights.identity.ways"
    told = turn.bubble(key, officer=officer.name.in_(turn.lang), phone=officer.phone)
    words = (*request.ways(turn), "officer", "take_back", "menu")
    return turn.reply(told, choices=turn.choices(*words), skill=NAME, step="identity")


NOT_SENT = {
    "rights.no_number": "rights.identity.no_phone",
    "rights.codes_rest": "rights.identity.codes_rest",
    "rights.messages_rest": "rights.identity.messages_rest",
}


def text_me(turn: Turn) -> Reply:
    """Digits go to the number on record, for the request that was filed last."""
    waiting = [r for r in _waiting(turn) if r.state == State.UNVERIFIED]
    if not waiting:
        return request.show_all(turn)
    key = "rights.identity.message"
    try:
        identity.send_digits(turn.unit, waiting[0].id)
    except NotPossible as no:
        key = NOT_SENT[no.code]
    told = turn.bubble(key, phone=turn.clinic.phone)
    return turn.reply(told, choices=turn.choices("call_me", "requests", "menu"), skill=NAME, step="identity")


def login(turn: Turn) -> Reply:
    """Kakao's simple login: links the chat to one member number, so that the next check is quick (policy clause 1)."""
    if accounts.is_linked(turn.unit, turn.talk.patient_id):
        told = turn.bubble("rights.identity.already")
        return turn.reply(told, choices=turn.choices("rights", "menu"), skill=NAME, step="login")
    token = accounts.make_link(turn.unit, turn.talk.patient_id, LinkFor.LOGIN)
    link = Link(turn.say("rights.identity.link"), f"{turn.clinic.public_url}/kakao/login?t={token}")
    kept = days_said(turn, turn.clinic.periods.identifiers_days)
    card = Card(turn.say("choice.login"), turn.say("rights.login.text", kept=kept), (link,))
    return turn.reply(card, choices=turn.choices("verified", "rights", "menu"), skill=NAME, step="login")
