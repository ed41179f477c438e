"""Files to a patient: a counsellor chooses them beside the words, the answer brings them, and the patient opens them on a page.

The chat cannot show a picture that has no public address, and a public address of somebody's picture is what no patient may
have (docs/adr/0019). So the chat gets a link: made when it is shown, for the browser that opens it first, for some days and so
many looks, and for nobody while processing is suspended. Every look is on the trail; what is opened within a quarter of an
hour of it is the same look.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from skills.cases import casework, reading
from skills.cases.consultations import State
from skills.clinic.clinic import Clinic
from skills.conversation import Link
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from skills.texts import say
from storage.cases.answering import files
from storage.cases.answering.files import CaseFile, FileLink
from storage.cases.consultations import CaseMessage
from storage.errors import NotFound, NotPossible, Suspended
from storage.patients import patients
from storage.patients.patients import Purpose, Unlocked
from storage.trail import chain
from storage.unit.unit_of_work import Unit

PDF = "application/pdf"
Made = tuple[bytes, str]  # A clean file and its kind (media type).


@dataclass(frozen=True, slots=True)
class Opened:
    """A file for whoever may see it."""

    content: bytes = field(repr=False)
    kind: str


@dataclass(frozen=True, slots=True)
class Behind:
    """What a browser may see behind a link: nothing yet (it must be opened first), or these files until `days` are over."""

    is_new: bool
    lang: str
    kinds: tuple[str, ...] = ()


# -- at the desk ------------------------------------------------------------------------------------------------------


def choose(unit: Unit, clinic: Clinic, who: Person, case_id: str, made: Sequence[Made]) -> None:
    """Keep these clean files for the person's next answer on this case. None is no error where some are kept already: who
    presses while the picked ones go up sends an empty box after them."""
    permissions.check_can(who, Act.WORK_CASE)
    case = casework.locked_for(unit, who, case_id)
    if case.state == State.CLOSED:
        raise NotPossible("nobody answers a closed case", code="file_closed")
    already = len(files.chosen(unit, case.id, who.id))
    if not made and not already:
        raise NotPossible("nothing was picked", code="file_none")
    if already + len(made) > clinic.desk.files.most:
        raise NotPossible("that is more than an answer brings", code="file_count")
    key = patients.unlock(unit, case.patient_id, Purpose.NOTICE).key
    for content, kind in made:
        files.choose(unit, key, case, who.id, content, kind)


def drop(unit: Unit, who: Person, case_id: str, file_id: str) -> None:
    """This file is not to be sent after all; a sent one stays."""
    permissions.check_can(who, Act.WORK_CASE)
    case = casework.locked_for(unit, who, case_id)
    one = next((one for one in files.chosen(unit, case.id, who.id) if one.id == file_id), None)
    if one is None:
        raise NotPossible("it is sent, or gone", code="file_gone")
    files.drop(unit, one)


def send(unit: Unit, message: CaseMessage, ids: Collection[str]) -> None:
    """What the page showed as chosen goes with this answer; `NotPossible` when some of it is there no more."""
    if ids and files.send(unit, message, ids) != len(set(ids)):
        raise NotPossible("a chosen file is gone", code="file_gone")


def view(unit: Unit, who: Person, case_id: str, file_id: str) -> Opened:
    """A file of this case as its patient gets it; each view is recorded."""
    permissions.check_can(who, Act.VIEW_PHOTO)
    one = files.find(unit, file_id)
    if one is None or one.consultation_id != case_id:
        raise NotFound("there is no such file")
    reading.find_for(unit, who, case_id)
    person = patients.unlock(unit, one.patient_id, Purpose.CONSULTATION)
    chain.record(unit, "file_viewed", subject=one.patient_id, about=one.id, why="consultation")
    return Opened(files.open_content(person.key, one), one.kind)


# -- in the chat and on the patient's page ----------------------------------------------------------------------------


def link_to(unit: Unit, clinic: Clinic, message: CaseMessage, lang: str) -> tuple[str, Link] | None:
    """What the chat says of an answer's files, and the button; None for an answer without any."""
    count = len(files.of_messages(unit, [message.uid]).get(message.uid, ()))
    if not count:
        return None
    days = clinic.desk.files.link_days
    token = files.make_link(unit, message, unit.now + timedelta(days=days))
    return say("inbox.files", lang, count=count, days=days), Link(
        say("inbox.files.open", lang), f"{clinic.public_url}/files/{token}"
    )


def look(unit: Unit, clinic: Clinic, token: str, session: str) -> Behind | None:
    """The page behind a link, for this browser; None for one that opens nothing."""
    found = _reach(unit, token)
    if found is None:
        return None
    link, person = found
    if not link.session_hash:
        return Behind(is_new=True, lang=person.patient.lang)
    if not _is_a_look(unit, clinic, link, session):
        return None
    return Behind(is_new=False, lang=person.patient.lang, kinds=tuple(one.kind for one in _sent(unit, link)))


def open_first(unit: Unit, token: str) -> str:
    """The first browser opens a link: what its cookie shall know; "" when the link opens nothing (any more)."""
    found = _reach(unit, token)
    if found is None:
        return ""
    if found[0].session_hash:
        _refuse(unit, found[0], "used")
        return ""
    return files.bind(unit, found[0])


def open_one(unit: Unit, clinic: Clinic, token: str, session: str, number: int) -> Opened | None:
    """The file with this number (from 1), for the browser that opened the link."""
    found = _reach(unit, token)
    if found is None:
        return None
    link, person = found
    sent = _sent(unit, link)
    if not 0 < number <= len(sent) or not _is_a_look(unit, clinic, link, session):
        return None
    one = sent[number - 1]
    one.opened_at = one.opened_at or unit.now
    unit.session.add(one)
    return Opened(files.open_content(person.key, one), one.kind)


def _is_a_look(unit: Unit, clinic: Clinic, link: FileLink, session: str) -> bool:
    """Whether this browser may look now. A look is counted and recorded: the page, its pictures, and what is opened again
    within minutes are one, and a file that is opened by its own address later is another."""
    if not files.is_bound_to(unit, link, session):
        if link.session_hash:
            _refuse(unit, link, "used")
        return False
    act, since = "files_opened", unit.now - reading.LOOK_LASTS
    if chain.has_looked(unit, act, link.message_uid, since=since, subject=link.patient_id):
        return True
    if link.opens >= clinic.desk.files.link_opens:
        _refuse(unit, link, "expired")
        return False
    link.opens += 1
    unit.session.add(link)
    chain.record(unit, act, subject=link.patient_id, about=link.message_uid)
    return True


def _sent(unit: Unit, link: FileLink) -> list[CaseFile]:
    return files.of_messages(unit, [link.message_uid]).get(link.message_uid, [])


def _reach(unit: Unit, token: str) -> tuple[FileLink, Unlocked] | None:
    """A link that can be opened still, with its patient; None for one that is over, or whose patient has stopped the use of
    their data."""
    link = files.find_link(unit, token)
    if link is None:
        return None
    if link.expires_at <= unit.now:
        _refuse(unit, link, "expired")
        return None
    try:
        return link, patients.unlock(unit, link.patient_id, Purpose.NOTICE)
    except Suspended:
        _refuse(unit, link, "suspended")
        return None


def _refuse(unit: Unit, link: FileLink, why: str) -> None:
    chain.record(unit, "link_refused", subject=link.patient_id, about=link.message_uid, why=why)
