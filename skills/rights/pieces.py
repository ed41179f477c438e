"""Pieces of the export: of a case its visits, photos, files and what was said of it at the end, each with its time; and the
account of somebody who works or worked here, whom a request may be about."""

from __future__ import annotations

import base64
from collections import Counter
from datetime import datetime
from typing import Any

from skills.clinic.clinic import Clinic
from skills.fields.timing.hours import in_seoul
from skills.retention import schedule
from skills.retention.inventory import INVENTORY
from skills.rights.grounds import CHAT, Kind
from skills.texts import say
from skills.visits.telling import show_time
from storage.cases import notes, photos
from storage.cases.answering import files, surveys
from storage.cases.consultations import Consultation
from storage.patients.patients import Unlocked
from storage.rights import RightsRequest
from storage.staff import account_data, staff
from storage.staff.staff import Staff
from storage.unit.unit_of_work import Unit
from storage.visits import visits


def iso(at: datetime | None) -> str | None:
    """A moment in ISO 8601 on Korea's clock."""
    return None if at is None else in_seoul(at).isoformat(timespec="minutes")


def visit(visit: visits.Visit, lang: str) -> dict[str, str | int | None]:
    """When they were expected and how it ended; with which doctor is staff's own business."""
    state = say(f"visits.state.{visit.state}", lang)
    words = f"{show_time(visit, lang)} ({state})"
    return {"at": iso(visit.starts_at), "minutes": visit.minutes, "state": visit.state, "words": words}


def photo(who: Unlocked, photo: photos.Photo) -> dict[str, Any]:
    """A photo that they sent; one that could not be fetched has no picture."""
    told = {"taken_at": iso(photo.taken_at), "state": photo.state}
    if photo.content_sealed is None:
        return told
    content = who.key.open(photos.place(photo.id), photo.content_sealed)
    return {**told, "image": "data:image/jpeg;base64," + base64.b64encode(content).decode()}


def reveal(who: Unlocked, one: notes.Reveal, lang: str) -> dict[str, str | None]:
    """That somebody saw name and number in full: when, and why, in the words that they wrote."""
    why = say(f"rights.why.{one.reason}", lang)
    return {"at": iso(one.revealed_at), "why": why, "words": notes.open_reveal(who.key, one) or None}


def survey(unit: Unit, who: Unlocked, case: Consultation) -> dict[str, str | int | None] | None:
    """How the consultation went, as they said themselves; None for who was not asked."""
    asked = surveys.of_case(unit, case.id)
    if asked is None:
        return None
    said = surveys.open_said(who.key, asked)
    return {
        "asked_at": iso(asked.asked_at),
        "score": said.score if said else None,
        "words": said.words if said else "",
    }


def file(who: Unlocked, one: files.CaseFile) -> dict[str, str | None]:
    """What staff sent, or have chosen and not sent, with the file itself."""
    content = base64.b64encode(files.open_content(who.key, one)).decode()
    sent = "sent" if one.message_uid else "chosen"
    return {"at": iso(one.added_at), "state": sent, "kind": one.kind, "content": f"data:{one.kind};base64,{content}"}


# -- the account of somebody who works or worked here ---------------------------------------------------------------------

ABOUT_ACCOUNT = (Kind.ACCESS, Kind.CORRECT, Kind.DELETE)
"""What may be asked about an account; such a request names it in `about_id`."""


def account_of(unit: Unit, request: RightsRequest) -> Staff | None:
    """The account that a request is about, if it is about one; only the officer enters those."""
    is_about_one = request.channel != CHAT and request.kind in ABOUT_ACCOUNT and request.about_id
    return staff.find(unit, request.about_id) if is_about_one else None


def accounts(unit: Unit, clinic: Clinic, one: Staff, lang: str) -> list[dict[str, Any]]:
    """Everything that is kept of this account, and of others that the same person had with the same address."""
    same = [other for other in account_data.of_address(unit, one.email) if other.name == one.name] if one.email else []
    return [_account(unit, clinic, each, lang) for each in same or [one]]


def _account(unit: Unit, clinic: Clinic, one: Staff, lang: str) -> dict[str, Any]:
    acts = account_data.acts(unit, one.id)
    return {
        "name": one.name,
        "email": one.email,
        "lang": one.lang,
        "invited_at": iso(one.invited_at),
        "enrolled_at": iso(one.enrolled_at),
        "ended_at": iso(one.ended_at),
        "roles": [
            {"role": t.role, "from": iso(t.since), "until": iso(t.until)} for t in account_data.terms(unit, one.id)
        ],
        "sessions": [
            {"device": s.device, "origin": s.origin, "from": iso(s.started_at), "until": iso(s.ended_at or s.seen_at)}
            for s in account_data.sign_ins(unit, one.id)
        ],
        "own_acts": [_acts(done) for done in acts if done.own],
        "acts_about": [_acts(done) for done in acts if not done.own],
        "kept": kept_of_account(unit, clinic, one, lang),
    }


def _acts(done: account_data.Acts) -> dict[str, str | int | None]:
    return {"act": done.act, "count": done.times, "from": iso(done.first), "until": iso(done.last)}


def kept_of_account(unit: Unit, clinic: Clinic, one: Staff, lang: str) -> list[dict[str, str | int]]:
    """How many things of each class of the schedule name the person, how long each is kept, and on which ground."""
    counts = Counter({"leaver" if one.ended_at else "staff": 1})
    for table, count in account_data.rows_by_table(unit, one.id):
        counts[INVENTORY[table].line] += count
    lines = [(schedule.in_words(schedule.BY_NAME[name], clinic.periods, lang), n) for name, n in counts.items()]
    return [
        {"covers": w.covers, "count": n, "event": w.event, "period": w.period, "ground": w.ground, "end": w.end}
        for w, n in lines
    ]
