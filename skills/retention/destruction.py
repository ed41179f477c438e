"""Destroying a patient or a case for good, on somebody's request or by the schedule, with the certificate that says so.

`destroy_patient` is what the rights flow and the officer call; it does everything in the caller's unit, so that decision and
destruction commit together. After the commit the software looks through every column and, on SQLite, through the raw
files. What runs by the clock is `skills/retention/sweep.py`; who confirms is here, too (D-6).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from skills import retained as chart
from skills.fields.phones import spellings
from skills.fields.timing.hours import SEOUL
from skills.notifications import notices
from skills.staff.permissions import Act, check_can
from storage import rights
from storage.cases import consultations, notes, photos
from storage.cases.answering import drafts
from storage.crypto.damage import UNREADABLE, Damage
from storage.database import tombstones
from storage.database.database import DESTROYED
from storage.errors import KeyGone, NotFound
from storage.patients import conversations, patients
from storage.patients.patients import Purpose, Unlocked
from storage.retention import destruction, health_data, holds, retained
from storage.retention import search as traces
from storage.retention.destruction import Destruction
from storage.retention.search import Search, Traces
from storage.trail import chain
from storage.unit.unit_of_work import Unit

CONFIRM_WITHIN = timedelta(days=5)  # Standard guideline Art. 10: without delay is within five days.
SHORTEST_NAME = 3
HANGUL_NAME = re.compile(r"[\uac00-\ud7a3]+(?: [\uac00-\ud7a3]+)?")
SHORTEST_WORD = 4  # Shorter words ("네", "코") stand everywhere and prove nothing,
PHOTOS = "photos"  # What a hold remembers of a wish to have the photos alone destroyed.
CODE = re.compile(r"[a-z_]+")  # and so do words that look like Sangdam's own codes ("menu", "consultation").


@dataclass(frozen=True, slots=True)
class Keep:
    """A case whose words a law makes the clinic keep: moved to the retained store before the rest goes."""

    case_id: str
    kind: str = "chart"


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that stays, and why: what the patient is told. `until` is None for a hold, which has no fixed end."""

    kind: str
    ground: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a destruction did; `search` is what was looked for before the commit. Holds no personal data."""

    id: str
    at: datetime
    ground: str
    method: str
    counts: Mapping[str, int]
    kept: tuple[Kept, ...]
    search: Search

    @property
    def is_complete(self) -> bool:
        """Whether no hold stopped a part of it."""
        return all(kept.until is not None for kept in self.kept)

    @property
    def rows(self) -> int:
        """How many rows were destroyed in all."""
        return sum(self.counts.values())


def destroy_patient(unit: Unit, patient_id: str, *, ground: str, keep: Sequence[Keep] = ()) -> Certificate:
    """Destroy everything of a patient in this unit: key, rows, cases, photos, conversation, outbox, sessions and links.

    `ground` is a code (`skills.retention.schedule.GROUNDS`). What `keep` names goes to the retained store first; what
    was adopted into the chart before is there already. A hold stops its part: the held cases stay with what identifies
    them, the hold remembers the ground, and its release destroys them. Destroying twice is harmless: the second certificate
    counts nothing.
    """
    remains = _traces_of(unit, patient_id)
    for item in keep:
        chart.move_case(unit, item.case_id, kind=item.kind)
    held = [hold for hold in holds.stopping(unit, patient_id) if hold.item_kind != "retained"]
    counts = _destroy_around(unit, patient_id, held, ground) if held else _destroy_whole(unit, patient_id)
    kept = [Kept(p.kind, p.ground, p.keep_until) for p in retained.of_patient(unit, patient_id)]
    kept += [Kept(hold.item_kind, hold.ground, None) for hold in held]
    search = Search(0) if held else traces.search_rows(unit, remains, thorough=False)
    method = destruction.OVERWRITE if held else destruction.CRYPTO_ERASE
    line = destruction.enter_alone(
        unit, "patient", ground, sum(counts.values()), method=method, day=unit.now.astimezone(SEOUL).date()
    )
    destruction.note_search(line, search)
    unit.announce(DESTROYED)
    chain.record(unit, "patient_destroyed", subject=patient_id, about=line.id, why=ground)
    if not held:
        unit.search_afterwards(lambda later: _search(later, remains), partial(_note_search, line.id))
    return Certificate(line.id, unit.now, ground, method, counts, tuple(kept), search)


def destroy_case(unit: Unit, case_id: str, *, ground: str) -> int:
    """Destroy one case with its messages and photos; 0 when a hold keeps it (the release of its own destroys it), else 1."""
    case = consultations.find(unit, case_id)
    if case is None:
        raise NotFound("case")
    stopping = [h for h in holds.stopping(unit, case.patient_id) if h.item_id in (case_id, case.patient_id)]
    if stopping:
        holds.remember(unit, [hold for hold in stopping if hold.item_id == case_id], ground)
        return 0
    patient_id = case.patient_id
    done = destruction.erase_cases(unit, [case_id])
    day = unit.now.astimezone(SEOUL).date()
    line = destruction.enter_alone(unit, "case", ground, done, method=destruction.OVERWRITE, day=day)
    search = destruction.look_for_cases(unit, [case_id])
    destruction.note_search(line, search)
    unit.announce(DESTROYED)
    chain.record(unit, "case_destroyed", subject=patient_id, about=line.id, why=ground)
    return done


def destroy_health_data(unit: Unit, who: Unlocked, *, ground: str, until: datetime | None = None) -> Mapping[str, int]:
    """Destroy what rests on the health consent (answers, messages, notes, photos), with its line in the ledger and a search
    afterwards; how many, by table. The case itself goes on as a request to be called back. What a hold keeps stays, and its
    release destroys it: then of the cases that were there `until` it was asked for."""
    held = [hold for hold in holds.stopping(unit, who.id) if hold.item_kind != "retained"]
    holds.remember(unit, held, ground, at=until)
    remains = Traces(words=() if held else tuple(_telling(_case_words(unit, who, health_data.ANSWERS))))
    counts = health_data.destroy(unit, who.key, who.id, until=until)
    day = unit.now.astimezone(SEOUL).date()
    line = destruction.enter_alone(
        unit, "health_data", ground, sum(counts.values()), method=destruction.OVERWRITE, day=day
    )
    unit.search_afterwards(lambda later: _search(later, remains), partial(_note_search, line.id))
    chain.record(unit, "health_data_destroyed", subject=who.id, about=line.id, why=ground)
    return counts


def destroy_photos(unit: Unit, patient_id: str, *, until: datetime | None = None) -> int:
    """Destroy a patient's photos alone, because they asked for it, with its line in the ledger; how many. What a hold keeps
    stays, and its release destroys what was there `until` it was asked for."""
    held = [hold for hold in holds.stopping(unit, patient_id) if hold.item_kind != "retained"]
    if photos.count_of_patient(unit, patient_id):
        holds.remember(unit, held, PHOTOS, at=until)
    if not (count := health_data.destroy_photos(unit, patient_id, until=until)):
        return 0
    tombstones.remember(unit, "erased:photos", patient_id)
    day = unit.now.astimezone(SEOUL).date()
    ground = "right_deletion"
    line = destruction.enter_alone(unit, "health_data", ground, count, method=destruction.OVERWRITE, day=day)
    chain.record(unit, "health_data_destroyed", subject=patient_id, about=line.id, why=ground)
    return count


def _search(unit: Unit, remains: Traces) -> Search:
    """Look in every column of every row and, on SQLite, in the raw bytes of all files of the data folder."""
    return traces.search_database_files(unit, remains) + traces.search_rows(unit, remains)


def _note_search(line_id: str, unit: Unit, search: Search) -> None:
    """The ledger keeps what was found; anything at all is news for the officer."""
    line = destruction.find(unit, line_id)
    if line is not None:
        destruction.note_search(line, search, thorough_at=unit.now)
        unit.session.add(line)
    chain.record(unit, "destruction_searched", about=line_id, why="clean" if search.found == 0 else "found")
    if search.found:
        notices.tell_staff(unit, "destruction_incomplete", line_id, "")


def confirm(unit: Unit, ledger_ids: Sequence[str]) -> int:
    """The privacy officer confirms lines of the ledger (D-6); how many were confirmed by this."""
    check_can(unit.actor, Act.CONFIRM_DESTRUCTION)
    done = 0
    for ledger_id in ledger_ids:
        line = destruction.find(unit, ledger_id)
        if line is None:
            raise NotFound("ledger line")
        if line.confirmed_at is None:
            line.confirmed_at, line.confirmed_by = unit.now, unit.actor.id
            unit.session.add(line)
            chain.record(unit, "destruction_confirmed", about=line.id, why=line.class_name)
            done += 1
    return done


def overdue_confirmations(unit: Unit) -> list[Destruction]:
    """Lines that nobody confirmed within five days: an alarm on the desk and in the metrics."""
    return [line for line in destruction.unconfirmed(unit) if is_overdue(line, unit.now)]


def is_overdue(line: Destruction, now: datetime) -> bool:
    """Whether this line has waited for its confirmation too long."""
    return line.confirmed_at is None and now - line.ended_at > CONFIRM_WITHIN


def _destroy_whole(unit: Unit, patient_id: str) -> dict[str, int]:
    unit.session.flush()
    counts = destruction.count_belongings(unit, patient_id)
    counts |= {"patient": done} if (done := destruction.erase_patients(unit, [patient_id])) else {}
    return counts


def _destroy_around(unit: Unit, patient_id: str, held: Sequence[holds.Hold], ground: str) -> dict[str, int]:
    holds.remember(unit, held, ground, whole=True)
    if any(hold.item_kind == "patient" for hold in held):
        return {}
    rights.clear_words(unit, patient_id)
    held_ids = {hold.item_id for hold in held}
    free = [case.id for case in consultations.of_patient(unit, patient_id) if case.id not in held_ids]
    return {"consultation": destruction.erase_cases(unit, free)} if free else {}


def _traces_of(unit: Unit, patient_id: str) -> Traces:
    try:
        who = patients.unlock(unit, patient_id, Purpose.DESTRUCTION)
    except (NotFound, KeyGone):
        return Traces((patient_id,))
    row = who.patient
    lookups = (row.kakao_lookup, row.channel_lookup, row.app_user_lookup, row.phone_lookup, row.name_lookup)
    # Two people may share a name, and a family a telephone: those hashes prove nothing about one of them.
    words = _telling(_words_of(unit, who))
    return Traces((patient_id,), tuple(value for value in lookups[:3] if value), tuple(words), _called(who))


def _called(who: Unlocked) -> tuple[str, ...]:
    """Name and telephone number as people write them. A name of two syllables stands in other words and proves nothing."""
    name, phone = (Damage().open(partial(who.open_text, place), None) for place in ("name_sealed", "phone_sealed"))
    return (*(_named(name) if name else ()), *(spellings(phone) if phone else ()))


def _named(name: str) -> tuple[str, ...]:
    """A name as it is kept and, a Korean one, with its surname set apart or not: 홍길동, 홍 길동."""
    bare = name.replace(" ", "")
    if len(bare) < SHORTEST_NAME:
        return ()
    if not HANGUL_NAME.fullmatch(name):
        return (name,)
    return tuple(dict.fromkeys((name, bare, f"{bare[0]} {bare[1:]}")))


def _words_of(unit: Unit, who: Unlocked) -> list[str]:
    names, opening = ("kakao_sealed", "channel_sealed", "app_user_sealed"), Damage()
    ids = [opening.open(partial(who.open_text, name), "") or "" for name in names]
    talk = opening.open(lambda: conversations.find_talk(unit, who.id), None)
    return [*ids, *_in_words(talk.unfinished.values() if talk else ()), *_case_words(unit, who)]


def _case_words(unit: Unit, who: Unlocked, steps: Sequence[str] | None = None) -> list[str]:
    words, opening, nothing = list[str](), Damage(), dict[str, Any]()
    for case in consultations.of_patient(
        unit, who.id
    ):  # What does not open cannot be looked for, and stops no destruction.
        answers = opening.open(partial(consultations.open_answers, who.key, case), nothing)
        words += _in_words(value for step, value in answers.items() if steps is None or step in steps)
        for message in consultations.messages(unit, case.id):
            line = opening.open(partial(consultations.open_message, who.key, message), None)
            words += [line.text] if line is not None else []
        words += drafts.words_of_case(unit, who.key, case.id, opening)
        words += [note.text for note in notes.notes(unit, who.key, case.id, opening) if note.text != UNREADABLE]
    return words


def _in_words(answers: Iterable[object]) -> list[str]:
    return [json.dumps(answer, ensure_ascii=False).strip('"') for answer in answers]


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if len(word) >= SHORTEST_WORD and not CODE.fullmatch(word)]
