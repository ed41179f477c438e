"""Campaigns: what the clinic tells many at once, how many of them it reached, and who can be reached at all.

Neither table names a patient: whom a campaign was sent to stands on the trail alone, by pseudonym. Who may be told what
and when is `skills/campaigns/send_guard.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col

from storage.cases.codes import State
from storage.cases.consultations import Consultation
from storage.database import tombstones
from storage.outbox.codes import NoticeState
from storage.outbox.outbox import Notice
from storage.patients.consents import Consent
from storage.patients.patients import Patient, Purpose, goes_on
from storage.trail import chain, covered
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit


class CampaignState(StrEnum):
    """Where a campaign stands. `sent`: every receiver was queued; some may still wait for the morning."""

    WRITTEN = "written"
    CONFIRMED = "confirmed"
    SENDING = "sending"
    SENT = "sent"
    STOPPED = "stopped"


class Campaign(SQLModel, table=True):
    """One message for many: its words as they were written at the desk, and who wrote, confirmed and sent it."""

    __tablename__ = "campaign"

    id: str = column(Kind.ID, primary_key=True)
    kind: str = column(Kind.STATE)
    words_ko: str = column(Kind.WORDING)
    words_en: str = column(Kind.WORDING, default="")
    state: str = column(Kind.STATE, default=CampaignState.WRITTEN)
    written_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    written_by: str = column(Kind.STAFF)
    confirmed_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    confirmed_by: str = column(Kind.STAFF, default="")
    sent_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    sent_by: str = column(Kind.STAFF, default="")
    changed_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    mac: str = column(
        Kind.PROOF, default="", server_default="",
        covers=(
            "id", "kind", "words_ko", "words_en", "state", "written_by", "confirmed_at", "confirmed_by", "sent_at",
            "sent_by",
        ),
    )  # fmt: skip


class CampaignTally(SQLModel, table=True):
    """How many people a campaign was queued for, sent to or refused for: a count for each outcome's code (M-6)."""

    __tablename__ = "campaign_tally"

    campaign_id: str = column(Kind.ID, primary_key=True, references="campaign.id")
    outcome: str = column(Kind.STATE, primary_key=True)
    count: int = column(Kind.STATE, Integer(), default=0)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a patient's last decision about a purpose must be: one of `decisions`, about one of these wordings, made
    after `after` unless that is None."""

    purpose: str
    decisions: Sequence[str]
    wording_hashes: Collection[str]
    after: datetime | None = None


Who = Select[Any]
_tallies = table_of(CampaignTally)
_patients = table_of(Patient)
_cases = table_of(Consultation)
_consents = table_of(Consent)
_last = _consents.alias()


def _adding(dialect: Any) -> Any:
    values = {name: bindparam(name, type_=_tallies.c[name].type) for name in ("campaign_id", "outcome", "count")}
    added = dialect.insert(_tallies).values(values)
    return added.on_conflict_do_update(
        index_elements=["campaign_id", "outcome"], set_={"count": _tallies.c.count + added.excluded.count}
    )


_ADD = Prepared(_adding(sqlite), _adding(postgresql))


def add(unit: Unit, campaign: Campaign) -> None:
    """Keep a new campaign."""
    unit.session.add(campaign)
    unit.session.flush()


def find(unit: Unit, campaign_id: str, *, lock: bool = False) -> Campaign | None:
    """The campaign with this id, locked for the unit when it is to be changed."""
    query = select(Campaign).where(col(Campaign.id) == campaign_id)
    campaign = unit.session.scalars(query.with_for_update() if lock else query).first()
    return campaign if campaign is not None and covered.is_ours(unit, campaign) else None


def remember(unit: Unit, campaign: Campaign) -> None:
    """Keep beside the keys that it went on, so that an old database that is put back is known by it and does not send it once
    more."""
    tombstones.remember(unit, "campaign", campaign.id)


def stop_under_way(unit: Unit) -> None:
    """Stop whatever might still be sent, in a database that came back: nobody knows whom it reached since, and whether it was
    stopped. Who wants it to go on writes it anew."""
    waits = exists().where(col(Notice.about) == col(Campaign.id), col(Notice.state) == NoticeState.QUEUED)
    under_way = col(Campaign.state).in_((CampaignState.CONFIRMED, CampaignState.SENDING))
    query = select(Campaign).where(or_(under_way, and_(col(Campaign.state) == CampaignState.SENT, waits)))
    for campaign in unit.session.scalars(query.order_by(col(Campaign.id))):
        campaign.state, campaign.changed_at = CampaignState.STOPPED, unit.now
        unit.session.add(campaign)
        chain.record(unit, "campaign_stopped", about=campaign.id, why="restore")


def newest(unit: Unit, limit: int) -> list[Campaign]:
    """The campaigns that were written last, the newest first."""
    order = (col(Campaign.written_at).desc(), col(Campaign.id))
    return list(unit.session.scalars(select(Campaign).order_by(*order).limit(limit)))


def count_up(unit: Unit, campaign_id: str, outcome: str, by: int = 1) -> None:
    """Count `by` more people with this outcome; several senders may do so at once."""
    unit.flush()
    _ADD.run(unit.connection, campaign_id=campaign_id, outcome=outcome, count=by)


def tallies(unit: Unit, ids: Collection[str]) -> dict[str, dict[str, int]]:
    """The counts of these campaigns, by id and outcome."""
    found: dict[str, dict[str, int]] = {campaign_id: {} for campaign_id in ids}
    query = select(_tallies.c.campaign_id, _tallies.c.outcome, _tallies.c.count)
    for campaign_id, outcome, count in unit.connection.execute(query.where(_tallies.c.campaign_id.in_(ids))):
        found[campaign_id][outcome] = count
    return found


def who_agreed(needed: Sequence[Agreed]) -> Who:
    """Patients who can be reached and whose last decision about each of these purposes is such a one."""
    return _reachable(Purpose.ADS).where(*(_stands(one) for one in needed))


def who_waits() -> Who:
    """Patients who can be reached and whose consultation is not closed yet."""
    open_case = select(_cases.c.id).where(_cases.c.patient_id == _patients.c.id, _cases.c.state != State.CLOSED)
    return _reachable(Purpose.NOTICE).where(exists(open_case))


def page(unit: Unit, who: Who, after: str, most: int) -> list[str]:
    """At most so many of them, in the order of their ids from behind `after` on."""
    return list(unit.connection.scalars(who.where(_patients.c.id > after).order_by(_patients.c.id).limit(most)))


def count(unit: Unit, who: Who) -> int:
    """How many they are."""
    return int(unit.connection.scalar(select(func.count()).select_from(who.subquery())) or 0)


def _reachable(purpose: Purpose) -> Who:
    return select(_patients.c.id).where(
        _patients.c.kakao_sealed.is_not(None),
        _patients.c.is_dev.is_(False),
        _patients.c.blocked_at.is_(None),
        goes_on(purpose),
    )


def _stands(agreed: Agreed) -> ColumnElement[bool]:
    same = (_last.c.patient_id == _consents.c.patient_id, _last.c.purpose == _consents.c.purpose)
    found = select(_consents.c.id).where(
        _consents.c.patient_id == _patients.c.id,
        _consents.c.purpose == agreed.purpose,
        _consents.c.decision.in_(agreed.decisions),
        _consents.c.wording_hash.in_(agreed.wording_hashes),
        _consents.c.id == select(func.max(_last.c.id)).where(*same).scalar_subquery(),
    )
    return exists(found if agreed.after is None else found.where(_consents.c.decided_at > agreed.after))
