"""What a patient sees when they ask for their data: the five topics of the law, and who looked at the record (R-4, C-4).

Items and content, purposes, periods, provision and entrustment, consents; besides that requests and looks. The export is a
JSON value without any other person's data: staff appear by role only. The page is made from it in `bot/portal`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from skills.cases.answers import ANSWERS, show_answer
from skills.clinic import periods
from skills.clinic.clinic import Clinic, Processor
from skills.consents import consents
from skills.conversation import reply_from_json, words_of
from skills.fields.naming.names import mask_name
from skills.fields.phones import mask_phone, show_phone
from skills.fields.timing.hours import today_in_seoul
from skills.retention import schedule
from skills.rights import pieces
from skills.rights.grounds import Decision, Kind
from skills.rights.pieces import iso as _iso
from skills.rights.rights import Verdict, decide, find_request, show_kind, show_number
from skills.texts import TEXTS, say
from storage import rights
from storage.cases import consultations, notes, photos
from storage.cases.answering import drafts, files
from storage.cases.consultations import Consultation
from storage.cases.team import labels
from storage.crypto.damage import Damage
from storage.errors import NotPossible
from storage.notifications import announcements, deliveries
from storage.patients import consents as kept_consents
from storage.patients import conversations, patients, provisions
from storage.patients.conversations import Talk
from storage.patients.patients import Purpose, Unlocked
from storage.patients.provisions import Provision
from storage.retention import retained
from storage.trail import chain
from storage.trail import looks as trail_looks
from storage.trail.looks import Look
from storage.unit.unit_of_work import Unit
from storage.visits import visits

LOOKS = 200
FORMAT = "sangdam-access-1"


PARTS = ("messages", "notes", "photos", "provision", "requests", "looks")
"""What an access may be granted without, where a ground of the law covers it (Act 35(4)): topics, and parts of each case."""
BESIDE = {
    "notes": "drafts",
    "messages": "files",
    "looks": "reveals",
}  # What was not sent is refused with what was; files with their answer.
WITHOUT = "without="


def hand_out(unit: Unit, clinic: Clinic, request_id: str, act: str = "record_shown_to_patient") -> dict[str, Any]:
    """The export for a proven request, which is answered by that, without what was refused of it; `NotPossible` for anything
    else. `act` is what the trail calls it."""
    request = find_request(unit, request_id)
    if request.kind != Kind.ACCESS:
        raise NotPossible("this request is about something else")
    if request.decision is None:
        decide(unit, clinic, request, Verdict(Decision.GRANTED, outcome="shown", told=True))
    elif request.decision == Decision.REFUSED:
        raise NotPossible("this request was not granted", code="rights.moved_on")
    chain.record(unit, act, subject=request.patient_id, about=request.id)
    without = request.outcome.removeprefix(WITHOUT).split(",") if request.outcome.startswith(WITHOUT) else []
    data = _granted(export(unit, clinic, request.patient_id), frozenset(without))
    if (account := pieces.account_of(unit, request)) is None:
        return data
    chain.record(unit, "account_copied", about=account.id, why="right")
    return {**data, "accounts": pieces.accounts(unit, clinic, account, data["lang"])}


def _granted(data: dict[str, Any], without: frozenset[str]) -> dict[str, Any]:
    """The export without the parts that were refused; which ones those are stands in it."""
    for held in (data, *data["items"]["consultations"]):
        for part in without:
            held.update({name: [] for name in (part, BESIDE.get(part, part)) if name in held})
    return {**data, "withheld": sorted(without)} if without else data


def export(unit: Unit, clinic: Clinic, patient_id: str) -> dict[str, Any]:
    """Everything of this patient by topic; times are Korean, in ISO 8601."""
    who = patients.unlock(unit, patient_id, Purpose.RIGHTS)
    lang = who.patient.lang
    return {
        "format": FORMAT,
        "made_at": _iso(unit.now),
        "clinic": clinic.name.in_(lang),
        "lang": lang,
        "items": _items(unit, clinic, who),
        "purposes": _purposes(unit, clinic, who),
        "periods": period_lines(clinic, lang),
        "provision": [_provision(p, lang) for p in provisions.of_patient(unit, patient_id)],
        "entrustment": [processor_line(p, lang) for p in clinic.processors],
        "consents": _consents(unit, who),
        "announcements": [_announcement(a) for a in announcements.of_patient(unit, patient_id)],
        "deliveries": [_delivery(d) for d in deliveries.of_patient(unit, patient_id)],
        "requests": [_request(who, r) for r in rights.of_patient(unit, patient_id)],
        "looks": looks(trail_looks.looks(unit, patient_id, LOOKS), lang),
        "officer": {"name": clinic.officer.name.in_(lang), "phone": clinic.officer.phone},
    }


def summary(unit: Unit, patient_id: str) -> dict[str, str | int]:
    """A few masked words for the chat, where somebody may look over the shoulder."""
    who = patients.unlock(unit, patient_id, Purpose.RIGHTS)
    nothing = say("rights.none", who.patient.lang)
    name, phone = who.open_text("name_sealed"), who.open_text("phone_sealed")
    return {
        "name": mask_name(name) if name else nothing,
        "phone": mask_phone(phone) if phone else nothing,
        "cases": len(consultations.of_patient(unit, patient_id)),
    }


# -- items and content -------------------------------------------------------------------------------------------------


def _items(unit: Unit, clinic: Clinic, who: Unlocked) -> dict[str, Any]:
    phone = who.open_text("phone_sealed")
    talk = conversations.find_talk(unit, who.id)
    kept = retained.of_patient(unit, who.id)
    return {
        "name": who.open_text("name_sealed"),
        "phone": show_phone(phone) if phone else None,
        "kakao_user_id": who.open_text("kakao_sealed"),
        "kakao_channel_user_id": who.open_text("channel_sealed"),
        "kakao_login_id": who.open_text("app_user_sealed"),
        "first_seen": _iso(who.patient.created_at),
        "last_seen": _iso(who.patient.seen_at),
        "suspended_at": _iso(who.patient.suspended_at),
        "consultations": [_case(unit, clinic, who, case) for case in consultations.of_patient(unit, who.id)],
        "unfinished": _unfinished(clinic, who, talk),
        "last_reply": _last_reply(talk),
        "kept_by_law": [_kept(k, who.patient.lang) for k in kept],
    }


def _kept(piece: retained.Retained, lang: str) -> dict[str, str | None]:
    record = say(f"rights.record.{piece.kind if piece.kind in periods.RECORDS else 'other'}", lang)
    words = f"{record} ({say('rights.record.law', lang)})"
    return {"kind": piece.kind, "ground": piece.ground, "until": _iso(piece.keep_until), "words": words}


def _case(unit: Unit, clinic: Clinic, who: Unlocked, case: Consultation) -> dict[str, Any]:
    lines = [consultations.open_message(who.key, m) for m in consultations.messages(unit, case.id)]
    remarks = notes.notes(unit, who.key, case.id)
    unsent = drafts.words_of_case(unit, who.key, case.id, Damage())
    return {
        "number": case.number,
        "kind": case.kind,
        "state": case.state,
        "filed_at": _iso(case.filed_at),
        "answers": (answers := consultations.open_answers(who.key, case)),
        "lines": _lines(clinic, answers, who.patient.lang),
        "messages": [{"at": _iso(m.sent_at), "by": _author(m.author), "text": m.text} for m in lines],
        "labels": [label.name for label in labels.of_cases(unit, [case.id]).get(case.id, [])],
        "notes": [{"at": _iso(remark.written_at), "text": remark.text} for remark in remarks],
        "drafts": unsent,
        "reveals": [pieces.reveal(who, one, who.patient.lang) for one in notes.reveals(unit, case.id)],
        "visits": [pieces.visit(visit, who.patient.lang) for visit in visits.of_case(unit, case.id)],
        "photos": [pieces.photo(who, photo) for photo in photos.of_case(unit, case.id)],
        "survey": pieces.survey(unit, who, case),
        "files": [pieces.file(who, one) for one in files.of_case(unit, case.id)],
        "clinic": clinic.name.in_(who.patient.lang),
    }


def _lines(clinic: Clinic, answers: dict[str, Any], lang: str) -> list[dict[str, str]]:
    """The answers in words, as the patient gave them."""
    shown = ((step, show_answer(step, answers.get(step), clinic, lang)) for step in ANSWERS)
    return [{"step": step, "words": words} for step, words in shown if words]


def _author(author: str) -> str:
    """The patient or the clinic; no staff member's name leaves with an export."""
    return "patient" if author == "patient" else "clinic"


def _last_reply(talk: Talk | None) -> str | None:
    """What the chat said last, which is kept so that it can be shown again."""
    return words_of(reply_from_json(talk.reply)) if talk is not None and talk.reply is not None else None


def _unfinished(clinic: Clinic, who: Unlocked, talk: Talk | None) -> dict[str, Any] | None:
    if talk is None or not talk.unfinished:
        return None
    return {"flow": talk.flow, "answers": talk.unfinished, "lines": _lines(clinic, talk.unfinished, who.patient.lang)}


# -- purposes, periods, provision, processors --------------------------------------------------------------------------


def _purposes(unit: Unit, clinic: Clinic, who: Unlocked) -> list[dict[str, str]]:
    lang = who.patient.lang
    today = today_in_seoul(unit.now)
    notice = consents.wording(clinic, consents.Purpose.CONTACT, today)
    agreed = consents.agreed_wordings(unit, who.id)
    return [
        {name: wording.part(name, lang) for name in ("title", "purpose", "items", "period")}
        for wording in (notice, *agreed.values())
        if wording is not None
    ] + [_unknown(purpose, lang) for purpose, wording in agreed.items() if wording is None]


def _unknown(purpose: consents.Purpose, lang: str) -> dict[str, str]:
    """A consent whose words are not known any more: no others are put in their place."""
    unknown = dict.fromkeys(("purpose", "items", "period"), say("portal.me.wording_unknown", lang))
    return {"title": say(f"consents.{purpose}.title", lang), **unknown}


def period_lines(clinic: Clinic, lang: str) -> list[dict[str, str]]:
    """The retention schedule in words, a line for each class."""
    _, lines = schedule.table(clinic, lang)
    return [
        {"covers": line.covers, "event": line.event, "period": line.period, "ground": line.ground, "end": line.end}
        for line in lines
    ]


def _provision(given: Provision, lang: str) -> dict[str, Any]:
    """To whom, what for, what and why. Where the clinic keeps a signed consent is the clinic's own business."""
    return {
        "at": _iso(given.provided_at),
        "recipient": given.recipient,
        "purpose": say(f"provisions.purpose.{given.purpose}", lang),
        "items": [say(f"provisions.item.{item}", lang) for item in given.items.split(",")],
        "ground": say(f"provisions.ground.{given.ground}", lang, basis=given.basis),
        "recipient_keeps": given.keeps,
    }


def processor_line(processor: Processor, lang: str) -> dict[str, Any]:
    """A line of the register of processors in words."""
    return {
        "name": processor.name,
        "task": processor.task.in_(lang),
        "items": processor.items.in_(lang),
        "country": processor.country,
        "sub_processors": list(processor.sub_processors),
        "abroad": _abroad(processor, lang),
    }


def _abroad(processor: Processor, lang: str) -> dict[str, str]:
    """What people are told of a transfer abroad (Act 28-8); nothing of one that is not, or is not complete."""
    if not processor.is_abroad or processor.missing:
        return {}
    told = {name: getattr(processor, name).in_(lang) for name in ("moved", "keeps", "refusing")}
    return {"basis": say(f"portal.abroad.{processor.basis}", lang), "contact": processor.contact, **told}


# -- consents, requests, looks -----------------------------------------------------------------------------------------


def _consents(unit: Unit, who: Unlocked) -> list[dict[str, Any]]:
    return [_consent(unit, one, who.patient.lang) for one in kept_consents.history(unit, who.id)]


def _consent(unit: Unit, decided: kept_consents.Consent, lang: str) -> dict[str, Any]:
    """A decision with the very words that it was about, in the language in which they were shown where that is known."""
    words = consents.shown(unit, decided.wording_hash)
    parts = None if words is None else words.in_(decided.lang or lang)
    return {
        "title": parts["title"] if parts else say(f"consents.{decided.purpose}.title", lang),
        "purpose": decided.purpose,
        "decision": decided.decision,
        "wording_version": decided.wording_version,
        "wording_hash": decided.wording_hash,
        "wording_lang": decided.lang or None,
        "wording": parts,
        "at": _iso(decided.decided_at),
        "channel": decided.channel,
        "by": decided.decided_by,
    }


def _announcement(told: announcements.Announcement) -> dict[str, str | None]:
    return {"policy_version": told.version, "at": _iso(told.told_at), "by": told.told_by}


def _delivery(told: deliveries.Delivery) -> dict[str, str | None]:
    return {"channel": told.channel, "state": told.state, "at": _iso(told.begun_at)}


def _request(who: Unlocked, request: rights.RightsRequest) -> dict[str, str | None]:
    """What was asked for in which words, and what was answered."""
    return {
        "number": show_number(request.number),
        "kind": show_kind(request, who.patient.lang),
        "words": rights.open_text(who.key, request, "words_sealed") or None,
        "answer": rights.open_text(who.key, request, "notice_sealed") or None,
        "state": request.state,
        "received_at": _iso(request.received_at),
        "due_at": _iso(request.due_at),
        "decision": request.decision,
        "ground": request.ground or None,
    }


def looks(found: Sequence[Look], lang: str) -> list[dict[str, str | None]]:
    """Who looked at the record: when, in which role, what was done and why; never a name."""
    return [
        {
            "at": _iso(entry.at),
            "role": _word("rights.role", entry.role, lang) or say("rights.role.other", lang),
            "act": _word("rights.act", entry.act, lang) or say("rights.act.other", lang),
            "why": _word("rights.why", entry.why, lang),
        }
        for entry in found
    ]


def _word(family: str, code: str, lang: str) -> str:
    """The word of a code, or nothing for one that was never meant for patients."""
    key = f"{family}.{code}"
    return say(key, lang) if key in TEXTS else ""
