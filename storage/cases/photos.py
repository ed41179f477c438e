"""Photos of a patient: the table and its queries. The rules live in `skills/cases/photos.py`."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer, LargeBinary, bindparam, delete, func, select, update
from sqlmodel import SQLModel, col

from storage.cases import events
from storage.cases.codes import PhotoState
from storage.crypto.vault import SealKey
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit


class Photo(SQLModel, table=True):
    """A picture of the patient's, re-encoded without its metadata and sealed. It stands in the database so that it is
    committed, backed up and destroyed together with everything else (docs/adr/0004)."""

    __tablename__ = "photo"

    id: str = column(Kind.ID, primary_key=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    consultation_id: str | None = column(Kind.ID, references="consultation.id", nullable=True, index=True)
    state: str = column(Kind.STATE, default=PhotoState.FETCHING)
    taken_at: datetime = column(Kind.TIME, UtcDateTime())
    width: int = column(Kind.STATE, Integer(), default=0)
    height: int = column(Kind.STATE, Integer(), default=0)
    content_sealed: bytes | None = column(Kind.SEALED, LargeBinary(), nullable=True)


_photos = table_of(Photo)
_of_patient = _photos.c.patient_id == bindparam("patient_id")
_number = select(func.count()).select_from(_photos).where(_of_patient, ~_photos.c.state.contains(":"))
_COUNT_WAITING = Prepared(_number.where(_photos.c.consultation_id.is_(None)))
_COUNT_OF_CASE = Prepared(_number.where(_photos.c.consultation_id == bindparam("case_id")))
_ATTACH = Prepared(
    update(_photos)
    .where(_photos.c.patient_id == bindparam("patient_id"), _photos.c.consultation_id.is_(None))
    .values(consultation_id=bindparam("case_id"))
)


def place(photo_id: str) -> str:
    """Where a photo's content is sealed."""
    return f"photo.content_sealed.{photo_id}"


def of_case(unit: Unit, case_id: str) -> list[Photo]:
    """The photos of a case."""
    query = select(Photo).where(col(Photo.consultation_id) == case_id)
    return list(unit.session.scalars(query.order_by(col(Photo.taken_at))))


def find(unit: Unit, photo_id: str) -> Photo | None:
    """The photo with this id."""
    return unit.session.get(Photo, photo_id)


def count(unit: Unit, patient_id: str, case_id: str | None) -> int:
    """How many photos a case has, or with None how many wait for theirs."""
    unit.flush()
    if case_id is None:
        return int(_COUNT_WAITING.value(unit.connection, patient_id=patient_id))
    return int(_COUNT_OF_CASE.value(unit.connection, patient_id=patient_id, case_id=case_id))


def attach(unit: Unit, patient_id: str, case_id: str) -> None:
    """Give the waiting photos of a patient to a case."""
    unit.flush()
    _ATTACH.run(unit.connection, patient_id=patient_id, case_id=case_id)


def take_lost(unit: Unit, patient_id: str) -> int:
    """How many photos could not be fetched and were not told to their patient yet; from now on they are. Those of a case stay
    in it as missing, the others go."""
    unit.flush()
    own = (col(Photo.patient_id) == patient_id, col(Photo.state).startswith(f"{PhotoState.FAILED}:"))
    loose = unit.session.execute(delete(Photo).where(*own, col(Photo.consultation_id).is_(None)))
    told = unit.session.execute(
        update(Photo).where(*own).values(state=func.replace(Photo.state, PhotoState.FAILED, PhotoState.LOST))
    )
    return int(loose.rowcount) + int(told.rowcount)  # type: ignore[attr-defined]


def count_of_patient(unit: Unit, patient_id: str) -> int:
    """How many photos of a patient are kept, with a case or without."""
    query = select(func.count()).select_from(Photo).where(col(Photo.patient_id) == patient_id)
    return int(unit.session.scalar(query) or 0)


def came_last_at(unit: Unit, patient_id: str) -> datetime | None:
    """When the newest photo of a patient came; None where there is none."""
    return unit.session.scalar(select(func.max(Photo.taken_at)).where(col(Photo.patient_id) == patient_id))


def discard(unit: Unit, patient_id: str) -> None:
    """Delete the waiting photos of a patient."""
    unit.session.execute(delete(Photo).where(col(Photo.patient_id) == patient_id, col(Photo.consultation_id).is_(None)))


def discard_last(unit: Unit, patient_id: str) -> None:
    """Delete of those the ones that came last."""
    unit.flush()
    waiting = (col(Photo.patient_id) == patient_id, col(Photo.consultation_id).is_(None))
    last = select(func.max(Photo.taken_at)).where(*waiting).scalar_subquery()
    unit.session.execute(
        delete(Photo).where(*waiting, col(Photo.taken_at) == last), execution_options={"synchronize_session": "fetch"}
    )


def fill(unit: Unit, key: SealKey, photo: Photo, content: bytes, width: int, height: int) -> None:
    """Seal the picture of a photo that was fetched."""
    photo.content_sealed = key.seal(place(photo.id), content)
    photo.width, photo.height, photo.state = width, height, PhotoState.KEPT
    unit.session.add(photo)
    events.tell(unit, "photo_kept", photo.consultation_id)
