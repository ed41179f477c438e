"""What one person proposes and another one confirms: a change too weighty for one pair of eyes. Kept after its decision."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlmodel import SQLModel, col

from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit

OPEN, CONFIRMED, DECLINED = "open", "confirmed", "declined"


class Proposal(SQLModel, table=True):
    """One proposal: `kind` is what is to be done, `about` to whose account, `details` (JSON) the rest; nothing of a patient."""

    __tablename__ = "proposal"

    id: str = column(Kind.ID, primary_key=True)
    kind: str = column(Kind.STATE)
    about: str = column(Kind.STAFF, default="")
    details: str = column(Kind.STAFF)
    proposed_by: str = column(Kind.STAFF)
    proposed_at: datetime = column(Kind.TIME, UtcDateTime())
    state: str = column(Kind.STATE, default=OPEN, index=True)
    decided_by: str = column(Kind.STAFF, default="")
    decided_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)


def add(unit: Unit, proposal: Proposal) -> None:
    """Keep a proposal."""
    unit.session.add(proposal)
    unit.session.flush()


def find(unit: Unit, proposal_id: str) -> Proposal | None:
    """The proposal with this id."""
    return unit.session.get(Proposal, proposal_id)


def waiting(unit: Unit) -> list[Proposal]:
    """What nobody has decided, the oldest first."""
    return list(
        unit.session.scalars(
            select(Proposal).where(col(Proposal.state) == OPEN).order_by(col(Proposal.proposed_at), col(Proposal.id))
        )
    )


def decided(unit: Unit, limit: int = 30) -> list[Proposal]:
    """What was decided last."""
    order = (col(Proposal.decided_at).desc(), col(Proposal.id))
    return list(unit.session.scalars(select(Proposal).where(col(Proposal.state) != OPEN).order_by(*order).limit(limit)))


def decide(unit: Unit, proposal: Proposal, state: str) -> bool:
    """Close an open proposal; whether it was still open. Of two at the same moment one decides."""
    still = update(Proposal).where(col(Proposal.id) == proposal.id, col(Proposal.state) == OPEN)
    done = still.values(state=state, decided_by=unit.actor.id, decided_at=unit.now).returning(col(Proposal.id))
    return len(unit.session.execute(done, execution_options={"synchronize_session": False}).all()) == 1


def destroy_decided(unit: Unit, before: datetime) -> int:
    """Remove what was decided before this moment; how many."""
    gone = delete(Proposal).where(col(Proposal.state) != OPEN, col(Proposal.decided_at) <= before)
    return len(unit.session.execute(gone.returning(col(Proposal.id))).all())
