"""What staff see of a case, and that it is on the trail: the masked page, the reveal for a reason, photos, print.

Every function here records its access in the same unit that opens the data, so that what cannot be recorded is not shown
(S-3). Masked is the default (S-8).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from skills import paper
from skills.cases import casework, damage, whose
from skills.cases.answering import survey
from skills.cases.answers import OF_CASE, show_answer, show_noted
from skills.cases.casework import Move
from skills.clinic.clinic import Clinic
from skills.consents import consents
from skills.fields.naming.names import mask_name
from skills.fields.phones import mask_phone, show_phone
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage import rights
from storage.cases import assignment, consultations, notes, photos
from storage.cases import events as desk_events
from storage.cases.answering import drafts, files
from storage.cases.answering.drafts import NOTHING, Typed
from storage.cases.answering.files import CaseFile
from storage.cases.answering.surveys import Said
from storage.cases.codes import MessageState
from storage.cases.consultations import Consultation, Line
from storage.cases.notes import ChartAdoption, Remark
from storage.cases.team import assignments, labels, mentions, reminders
from storage.cases.team.labels import Label
from storage.crypto.damage import UNREADABLE, Damage
from storage.errors import NotFound, NotPossible, Suspended
from storage.notifications import deliveries
from storage.notifications.deliveries import Delivery
from storage.outbox.codes import NoticeState
from storage.patients import patients
from storage.patients.patients import Purpose, Unlocked
from storage.staff import staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit

# Why somebody needs a patient in full, a photo on paper, or a copy: codes, because the trail outlives the patient.
REASONS = ("consultation", "call", "booking", "complaint", "right", "other")
WORDS_MOST = 300
LOOK_LASTS = timedelta(minutes=15)
LIVE = "live"  # Why a page that is open reads again by itself.
LIVE_LASTS = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A message as the desk shows it. `delivery` is queued, retrying, sent, delivered (the chat has shown it),
    read (the patient has written since) or waiting, with its `problem`."""

    line: Line
    author_name: str
    delivery: str = ""
    problem: str = ""
    files: tuple[CaseFile, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo's place on the page; the picture itself is opened by `view_photo`."""

    id: str
    state: str
    problem: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything that the page of a case shows; `corrected` is when a field was corrected on the patient's request. While
    processing is suspended it shows the case's number and no more."""

    case: Consultation
    name: str | None
    phone: str | None
    lang: str
    is_revealed: bool
    is_suspended: bool
    is_unreadable: bool
    has_health_consent: bool
    is_overdue: bool
    answers: dict[str, str]
    lines: list[ShownLine]
    remarks: list[Remark]
    photos: list[ShownPhoto]
    adoptions: list[ChartAdoption]
    deliveries: list[Delivery]
    others: list[Consultation]
    names: dict[str, str]
    colleagues: list[Person]
    heard: int
    refusals: dict[str, str]
    corrected: dict[str, datetime]
    typed: Typed = NOTHING
    chosen: tuple[CaseFile, ...] = ()
    survey: Said | None = None
    assigned_id: str = ""
    again_at: datetime | None = None
    labels: tuple[Label, ...] = ()
    all_labels: tuple[Label, ...] = ()


def read_case(unit: Unit, clinic: Clinic, who: Person, case_id: str, why: str = "consultation") -> CaseView:
    """The page of a case; opening it acknowledges its alerts, unless there is nothing to be seen."""
    permissions.check_can(who, Act.READ_CASE)
    case = find_for(unit, who, case_id)
    _record_look(unit, case, why)
    try:
        person = patients.unlock(unit, case.patient_id, Purpose.CONSULTATION)
    except Suspended:
        return _suspended_view(case)
    _see(unit, who, case, why)
    if why != LIVE:
        mentions.see(unit, case.id, who.id)
    return _view(unit, who, case, person, clinic)


def _see(unit: Unit, who: Person, case: Consultation, why: str) -> None:
    """The case's words are seen from now on: by whoever holds it, or by anybody while nobody does. A page that refreshes
    itself has perhaps nobody in front of it."""
    is_news = case.seen_at is None or case.active_at > case.seen_at
    if is_news and (case.seen_at is None or (why != "live" and case.holder_id in (None, who.id))):
        case.seen_at = unit.now
        unit.session.add(case)
        desk_events.tell(unit, "case_seen", case.id)


def reveal(unit: Unit, who: Person, case_id: str, reason: str, words: str) -> None:
    """From now on this person sees the patient of this case in full; asked once, with a reason."""
    permissions.check_can(who, Act.REVEAL_PATIENT)
    check_reason(reason)
    case = find_for(unit, who, case_id)
    person = patients.unlock(unit, case.patient_id, Purpose.CONSULTATION)
    if notes.reveal_by(unit, case.id, who.id) is None:
        notes.add_reveal(unit, person.key, case, reason, words.strip()[:WORDS_MOST])
    chain.record(unit, "patient_revealed", subject=case.patient_id, about=case.id, why=reason)


def view_photo(unit: Unit, who: Person, case_id: str, photo_id: str) -> bytes:
    """A picture (JPEG) of this case; each view is recorded."""
    permissions.check_can(who, Act.VIEW_PHOTO)
    photo = photos.find(unit, photo_id)
    if photo is None or photo.content_sealed is None or photo.consultation_id != case_id:
        raise NotFound("there is no such photo")
    find_for(unit, who, case_id)
    person = patients.unlock(unit, photo.patient_id, Purpose.CONSULTATION)
    chain.record(unit, "photo_viewed", subject=photo.patient_id, about=photo.id, why="consultation")
    return person.key.open(photos.place(photo.id), photo.content_sealed)


def print_case(unit: Unit, clinic: Clinic, who: Person, case_id: str, reason: str) -> CaseView:
    """The case for paper, as far as this person has revealed it (standard Art. 12); from then on the print waits to be
    destroyed (D-8)."""
    permissions.check_can(who, Act.PRINT_CASE)
    check_reason(reason)
    case = find_for(unit, who, case_id)
    person = patients.unlock(unit, case.patient_id, Purpose.EXPORT)
    chain.record(unit, "case_printed", subject=case.patient_id, about=case.id, why=reason)
    paper.open_task(unit, "print", about=case.id)
    return _view(unit, who, case, person, clinic)


def chart_words(view: CaseView, label: dict[str, str]) -> dict[str, str]:
    """The parts of a case that can be adopted, with their words; `label` names the authors."""
    said = [f"{label.get(s.line.author, s.line.author)}: {s.line.text}" for s in view.lines]
    return {
        "treatment": view.answers.get("treatment", ""),
        "details": view.answers.get("details", ""),
        "messages": "\n".join(said),
        "notes": "\n".join(remark.text for remark in view.remarks),
    }


def find(unit: Unit, case_id: str) -> Consultation:
    """The case, or `NotFound`."""
    case = consultations.find(unit, case_id)
    if case is None:
        raise NotFound("there is no such case")
    return case


def find_for(unit: Unit, who: Person, case_id: str) -> Consultation:
    """The case, for somebody whose it is to open."""
    case = find(unit, case_id)
    whose.check_can_open(unit, who, case)
    return case


def check_reason(reason: str) -> None:
    """A reason is one of the codes."""
    if reason not in REASONS:
        raise NotPossible("choose a reason", code="reason_missing")


def is_overdue(case: Consultation, now: datetime) -> bool:
    """Whether the patient has waited longer than was promised."""
    return case.closed_at is None and case.settled_at is None and case.due_at < now


def _record_look(unit: Unit, case: Consultation, why: str) -> None:
    """A look is one record: what a page does by itself while it is open, and what is read again a moment later by the same
    person from the same place for the same reason, is the same look. After `LOOK_LASTS` it is a new one, and a page that
    stays open is one each hour, whatever is written meanwhile."""
    lasts, reason = (LIVE_LASTS, "") if why == LIVE else (LOOK_LASTS, why)
    if not chain.has_looked(unit, "case_read", case.id, since=unit.now - lasts, subject=case.patient_id, why=reason):
        chain.record(unit, "case_read", subject=case.patient_id, about=case.id, why=why)


def _suspended_view(case: Consultation) -> CaseView:
    return CaseView(
        case=case, name=None, phone=None, lang="ko", is_revealed=False, is_suspended=True, is_unreadable=False,
        has_health_consent=False, is_overdue=False, answers={}, lines=[], remarks=[], photos=[], adoptions=[],
        deliveries=[], others=[], names={}, colleagues=[], heard=0, refusals={}, corrected={},
    )  # fmt: skip


def _view(unit: Unit, who: Person, case: Consultation, person: Unlocked, clinic: Clinic) -> CaseView:
    revealed = notes.reveal_by(unit, case.id, who.id) is not None
    names = staff.names(unit)
    opening = Damage()
    name, phone = opening.open(lambda: _person(person, revealed=revealed), (UNREADABLE, UNREADABLE))
    nothing: dict[str, str] = {}
    answers = opening.open(lambda: _answers(person, case, clinic, who.lang), nothing)
    lines, remarks = _lines(unit, person, case, names, opening), notes.notes(unit, person.key, case.id, opening)
    typed = drafts.of(unit, person.key, case.id, who.id, opening)
    said = opening.open(lambda: survey.read(unit, person.key, case.id), None)
    given, again = assignments.find(unit, case.id), reminders.find(unit, case.id, who.id)
    if opening.found:
        damage.tell(unit, [case])
    return CaseView(
        case=case,
        name=name,
        phone=phone,
        lang=person.patient.lang,
        is_revealed=revealed,
        is_suspended=False,
        is_unreadable=opening.found > 0,
        has_health_consent=consents.Purpose.HEALTH in consents.in_force(unit, clinic, case.patient_id),
        is_overdue=is_overdue(case, unit.now),
        answers=answers,
        lines=[replace(one, line=_noted(one.line, clinic, who.lang)) for one in lines],
        remarks=remarks,
        photos=[_photo(photo) for photo in photos.of_case(unit, case.id)],
        adoptions=notes.adoptions(unit, case.id),
        deliveries=deliveries.of_case(unit, case.id),
        others=_others(unit, who, case),
        names=names,
        colleagues=whose.colleagues(unit, who),
        heard=assignment.last_words(unit, case.id),
        refusals=_refusals(who, case),
        corrected=_corrected_at(unit, case),
        typed=typed,
        survey=said,
        chosen=tuple(files.chosen(unit, case.id, who.id)),
        assigned_id=given.staff_id if given is not None else "",
        labels=tuple(labels.of_cases(unit, [case.id]).get(case.id, ())),
        all_labels=tuple(labels.every(unit)),
        again_at=again.due_at if again is not None else None,
    )


def _others(unit: Unit, who: Person, case: Consultation) -> list[Consultation]:
    """The same patient's other cases, as far as they are theirs to open."""
    found = [other for other in consultations.of_patient(unit, case.patient_id) if other.id != case.id]
    mine = whose.theirs(unit, who, [other.id for other in found])
    return [other for other in found if other.id in mine][:10]


def _person(person: Unlocked, *, revealed: bool) -> tuple[str | None, str | None]:
    name, phone = person.open_text("name_sealed"), person.open_text("phone_sealed")
    if revealed:
        return name, phone and show_phone(phone)
    return name and mask_name(name), phone and mask_phone(phone)


def _answers(person: Unlocked, case: Consultation, clinic: Clinic, lang: str) -> dict[str, str]:
    kept = consultations.open_answers(person.key, case)
    return {step: shown for step in OF_CASE if (shown := show_answer(step, kept.get(step), clinic, lang))}


def _lines(unit: Unit, person: Unlocked, case: Consultation, names: dict[str, str], opening: Damage) -> list[ShownLine]:
    events = assignment.deliveries(unit, case.patient_id)
    messages, shown = consultations.messages(unit, case.id), []
    sent = files.of_messages(unit, [message.uid for message in messages if message.author == "staff"])
    for message in messages:
        line = opening.open(partial(consultations.open_message, person.key, message), _unreadable(message))
        delivery, problem = _delivery(message.state, events.get(message.uid)) if line.author == "staff" else ("", "")
        with_it = tuple(sent.get(message.uid, ()))
        shown.append(ShownLine(line, names.get(line.staff_id or "", ""), delivery, problem, with_it))
    return shown


def _noted(line: Line, clinic: Clinic, lang: str) -> Line:
    is_theirs = line.author == "patient"
    return replace(line, text=show_noted(line.text, clinic, lang, line.sent_at)) if is_theirs else line


def _unreadable(message: consultations.CaseMessage) -> Line:
    return Line(message.id or 0, message.author, message.staff_id, message.sent_at, message.state, UNREADABLE)


def _delivery(state: str, event: tuple[str, str, int] | None) -> tuple[str, str]:
    """How far an answer has come. An event that was given up, or never could be sent, leaves the answer waiting for the
    patient's next message."""
    if state in (MessageState.SENT, *consultations.SHOWN) or event is None:
        return state or MessageState.QUEUED, ""
    sent, problem, attempts = event
    if sent == NoticeState.QUEUED:
        return ("retrying", problem) if attempts and problem else (MessageState.QUEUED, "")
    return (MessageState.SENT, "") if sent == NoticeState.DELIVERED else (MessageState.WAITING, problem)


def _photo(photo: photos.Photo) -> ShownPhoto:
    state, _, problem = photo.state.partition(":")
    return ShownPhoto(photo.id, state, problem, photo.taken_at)


def _refusals(who: Person, case: Consultation) -> dict[str, str]:
    """Why each button would be refused; "" for one that works."""
    why = {
        move.value: permissions.why_not(casework.check_can_move, who, case, move) for move in Move if move != Move.LAPSE
    }
    why["answer"] = permissions.why_not(casework.check_can_answer, who, case)
    for act in (Act.REVEAL_PATIENT, Act.VIEW_PHOTO, Act.PRINT_CASE, Act.WRITE_NOTE, Act.ADOPT_INTO_CHART):
        why[act.value] = permissions.why_not(permissions.check_can, who, act)
    return why


def _corrected_at(unit: Unit, case: Consultation) -> dict[str, datetime]:
    """When name, phone and answers of a case were last corrected on the patient's request since it was filed, by field."""
    found: dict[str, datetime] = {}
    for request in rights.of_patient(unit, case.patient_id):
        if request.kind in rights.CORRECTING and request.decided_at and request.decided_at >= case.filed_at:
            for key in request.outcome.split():
                field, _, case_id = key.partition(":")
                if case_id in ("", case.id):
                    found[field] = max(request.decided_at, found.get(field, request.decided_at))
    return found
