"""Files that staff send to a patient with an answer, sealed with the patient's key, and the links that open them.

A file is chosen first: it belongs to one person and case, as a draft does, and has no message. Sending gives it to the answer's
message, an undo takes it back. A link is known by the keyed hash of its token, and its row has a keyed code, so that one that
was put in or moved to another answer with SQL opens nothing. What stands in a file is known from its bytes; its name on the
counsellor's computer is not kept, because it may name anybody.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Integer, LargeBinary, Select, delete, select, update
from sqlmodel import SQLModel, col

from storage.cases.consultations import CaseMessage, Consultation
from storage.crypto.vault import SealKey
from storage.trail import covered
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class CaseFile(SQLModel, table=True):
    """A picture or document for a patient. `message_uid` is the answer that brings it; None while it is only chosen."""

    __tablename__ = "case_file"

    id: str = column(Kind.ID, primary_key=True)
    consultation_id: str = column(Kind.ID, references="consultation.id", index=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    staff_id: str = column(Kind.ID, index=True)
    message_uid: str | None = column(Kind.ID, references="case_message.uid", nullable=True, index=True)
    kind: str = column(Kind.STATE)
    size: int = column(Kind.STATE, Integer())
    position: int = column(Kind.STATE, Integer())
    added_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    opened_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    content_sealed: bytes = column(Kind.SEALED, LargeBinary())


class FileLink(SQLModel, table=True):
    """The way to the files of one answer. The browser that opens it first is the only one; `opens` counts its looks."""

    __tablename__ = "file_link"

    token_hash: str = column(Kind.SECRET, primary_key=True)
    message_uid: str = column(Kind.ID, references="case_message.uid", index=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    expires_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    session_hash: str = column(Kind.SECRET, default="")
    opens: int = column(Kind.STATE, Integer(), default=0)
    mac: str = column(
        Kind.PROOF, covers=("token_hash", "message_uid", "patient_id", "expires_at", "session_hash"), default=""
    )


# -- files ------------------------------------------------------------------------------------------------------------


def choose(unit: Unit, key: SealKey, case: Consultation, staff_id: str, content: bytes, kind: str) -> None:
    """Keep a file that this person wants to send."""
    file_id, before = unit.new_id(), chosen(unit, case.id, staff_id)
    unit.session.add(
        CaseFile(
            id=file_id, consultation_id=case.id, patient_id=case.patient_id, staff_id=staff_id, kind=kind,
            size=len(content), position=before[-1].position + 1 if before else 1, added_at=unit.now,
            content_sealed=key.seal(_place(file_id), content),
        )
    )  # fmt: skip
    unit.session.flush()


def chosen(unit: Unit, case_id: str, staff_id: str) -> list[CaseFile]:
    """What this person has chosen on this case and not sent."""
    own = (col(CaseFile.consultation_id) == case_id, col(CaseFile.staff_id) == staff_id)
    return list(unit.session.scalars(_in_order().where(*own, col(CaseFile.message_uid).is_(None))))


def send(unit: Unit, message: CaseMessage, ids: Collection[str]) -> int:
    """Those of these files that the writer of this answer has chosen go with it; how many."""
    unit.session.flush()
    mine = [one for one in chosen(unit, message.consultation_id, message.staff_id or "") if one.id in ids]
    for one in mine:
        one.message_uid = message.uid
        unit.session.add(one)
    unit.session.flush()
    return len(mine)


def take_back(unit: Unit, message_uid: str) -> None:
    """The answer was never sent: its files are chosen again."""
    sent = update(CaseFile).where(col(CaseFile.message_uid) == message_uid)
    unit.session.execute(sent.values(message_uid=None), execution_options={"synchronize_session": "fetch"})


def of_messages(unit: Unit, uids: Collection[str]) -> dict[str, list[CaseFile]]:
    """The files of these answers, by message."""
    found: dict[str, list[CaseFile]] = {}
    for one in unit.session.scalars(_in_order().where(col(CaseFile.message_uid).in_(uids))) if uids else ():
        found.setdefault(one.message_uid or "", []).append(one)
    return found


def of_case(unit: Unit, case_id: str) -> list[CaseFile]:
    """Every file of a case, sent or only chosen."""
    return list(unit.session.scalars(_in_order().where(col(CaseFile.consultation_id) == case_id)))


def find(unit: Unit, file_id: str) -> CaseFile | None:
    """The file with this id."""
    return unit.session.get(CaseFile, file_id)


def open_content(key: SealKey, one: CaseFile) -> bytes:
    """The file itself."""
    return key.open(_place(one.id), one.content_sealed)


def drop(unit: Unit, one: CaseFile) -> None:
    """This file is not wanted after all."""
    unit.session.delete(one)
    unit.session.flush()


def drop_chosen_of_case(unit: Unit, case_id: str) -> None:
    """The case is settled: what nobody sent is gone."""
    unit.session.execute(
        delete(CaseFile).where(col(CaseFile.consultation_id) == case_id, col(CaseFile.message_uid).is_(None))
    )


def drop_chosen_before(unit: Unit, before: datetime) -> None:
    """What was chosen so long ago was not sent."""
    unit.session.execute(delete(CaseFile).where(col(CaseFile.added_at) <= before, col(CaseFile.message_uid).is_(None)))


def drop_chosen_of_staff(unit: Unit, staff_id: str) -> None:
    """Somebody left: what they had chosen is gone with them."""
    unit.session.execute(
        delete(CaseFile).where(col(CaseFile.staff_id) == staff_id, col(CaseFile.message_uid).is_(None))
    )


def _in_order() -> Select[CaseFile]:
    return select(CaseFile).order_by(col(CaseFile.added_at), col(CaseFile.position), col(CaseFile.id))


def _place(file_id: str) -> str:
    return f"case_file.content_sealed.{file_id}"


# -- links ------------------------------------------------------------------------------------------------------------


def make_link(unit: Unit, message: CaseMessage, expires_at: datetime) -> str:
    """A fresh token that opens the files of this answer until then."""
    token = unit.token()
    link = FileLink(
        token_hash=_hash(unit, "link", token), message_uid=message.uid, patient_id=message.patient_id,
        expires_at=expires_at,
    )  # fmt: skip
    unit.session.add(link)
    unit.session.flush()
    return token


def find_link(unit: Unit, token: str) -> FileLink | None:
    """The link with this token, locked for the unit; None for one that Sangdam did not make as it stands."""
    unit.session.flush()
    key = _hash(unit, "link", token)
    link = unit.session.get(FileLink, key, with_for_update=True, populate_existing=True)
    return link if link is not None and covered.is_ours(unit, link) else None


def bind(unit: Unit, link: FileLink) -> str:
    """Tie the link to one browser: the session that only its cookie knows."""
    session = unit.token()
    link.session_hash = _hash(unit, "session", session)
    unit.session.add(link)
    return session


def is_bound_to(unit: Unit, link: FileLink, session: str) -> bool:
    """Whether this browser opened the link first."""
    return bool(link.session_hash) and hmac.compare_digest(link.session_hash, _hash(unit, "session", session))


def clear_old_links(unit: Unit, before: datetime) -> None:
    """Forget links that were over at this time or earlier."""
    unit.session.execute(delete(FileLink).where(col(FileLink.expires_at) <= before))


def _hash(unit: Unit, purpose: str, token: str) -> str:
    return unit.vault.lookup(f"file_link.{purpose}", token)
