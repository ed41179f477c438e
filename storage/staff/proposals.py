"""What one person proposes and another one confirms: a change too weighty for one pair of eyes. Kept after its decision."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, func, select, update
from sqlmodel import SQLModel, col

from storage.trail import row_codes
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class ProposalState(StrEnum):
    """Whether a second person has decided, and how."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class Proposal(SQLModel, table=True):
    """One proposal: `kind` is what is to be done, `about` to whose account, `details` (JSON) the rest; nothing of a patient."""

    __tablename__ = "proposal"

    id: str = column(Kind.ID, primary_key=True)
    kind: str = column(Kind.STATE)
    about: str = column(Kind.STAFF, default="")
    details: str = column(Kind.STAFF)
    proposed_by: str = column(Kind.STAFF)
    proposed_at: datetime = column(Kind.TIME, UtcDateTime())
    state: str = column(Kind.STATE, default=ProposalState.OPEN, index=True)
    decided_by: str = column(Kind.STAFF, default="")
    decided_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    mac: str = column(Kind.PROOF, default="", server_default="")


def add(unit: Unit, proposal: Proposal) -> None:
    """Keep a proposal."""
    proposal.mac = _code(unit, proposal)
    unit.session.add(proposal)
    unit.session.flush()


def find(unit: Unit, proposal_id: str) -> Proposal | None:
    """The proposal with this id."""
    return unit.session.get(Proposal, proposal_id)


def waiting(unit: Unit) -> list[Proposal]:
    """What nobody has decided, the oldest first."""
    return list(
        unit.session.scalars(
            select(Proposal)
            .where(col(Proposal.state) == ProposalState.OPEN)
            .order_by(col(Proposal.proposed_at), col(Proposal.id))
        )
    )


def count_for(unit: Unit, staff_id: str) -> int:
    """How many wait for this person: of somebody else, and about somebody else."""
    theirs = (col(Proposal.proposed_by) != staff_id, col(Proposal.about) != staff_id)
    return unit.session.scalar(select(func.count()).where(col(Proposal.state) == ProposalState.OPEN, *theirs)) or 0


def decided(unit: Unit, limit: int = 30) -> list[Proposal]:
    """What was decided last."""
    order = (col(Proposal.decided_at).desc(), col(Proposal.id))
    return list(
        unit.session.scalars(
            select(Proposal).where(col(Proposal.state) != ProposalState.OPEN).order_by(*order).limit(limit)
        )
    )


def decide(unit: Unit, proposal: Proposal, state: str) -> bool:
    """Close an open proposal; whether it was still open. Of two at the same moment one decides."""
    still = update(Proposal).where(col(Proposal.id) == proposal.id, col(Proposal.state) == ProposalState.OPEN)
    done = still.values(state=state, decided_by=unit.actor.id, decided_at=unit.now).returning(col(Proposal.id))
    if len(unit.session.execute(done, execution_options={"synchronize_session": False}).all()) != 1:
        return False
    unit.session.refresh(proposal)
    proposal.mac = _code(unit, proposal)
    unit.session.add(proposal)
    return True


def is_ours(unit: Unit, proposal: Proposal) -> bool:
    """Whether Sangdam made this proposal, as it stands."""
    return row_codes.is_ours(unit, proposal.mac, "proposal", *_coded(proposal))


def _code(unit: Unit, proposal: Proposal) -> str:
    return row_codes.code(unit, "proposal", *_coded(proposal))


def _coded(proposal: Proposal) -> tuple[row_codes.Value, ...]:
    made = (proposal.id, proposal.kind, proposal.about, proposal.details, proposal.proposed_by, proposal.proposed_at)
    return (*made, proposal.state, proposal.decided_by, proposal.decided_at)


def destroy_decided(unit: Unit, before: datetime) -> int:
    """Remove what was decided before this moment, or proposed before it and never decided; how many."""
    gone = delete(Proposal).where(func.coalesce(col(Proposal.decided_at), col(Proposal.proposed_at)) <= before)
    return len(unit.session.execute(gone.returning(col(Proposal.id))).all())
