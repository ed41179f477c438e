"""Visits: the day and time at which a patient is expected, in place of a day on the case

Revision: 0028, after 0027
"""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

SEOUL = ZoneInfo("Asia/Seoul")
INSTANT = storage.unit.schema.UtcDateTime(timezone=True)
cases = sa.table(
    "consultation", sa.column("id"), sa.column("patient_id"), sa.column("visit_on", sa.Date()),
    sa.column("filed_at", INSTANT), sa.column("closed_at", INSTANT),
)  # fmt: skip
visits = sa.table(
    "visit", sa.column("id"), sa.column("consultation_id"), sa.column("patient_id"), sa.column("starts_at", INSTANT),
    sa.column("minutes"), sa.column("state"), sa.column("wish"), sa.column("booked_at", INSTANT),
    sa.column("changed_at", INSTANT), sa.column("version"),
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "visit",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("consultation_id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("doctor_id", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("wish", sa.String(), nullable=False),
        sa.Column("booked_by", sa.String(), nullable=True),
        sa.Column("booked_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("reminded_at", INSTANT, nullable=True),
        sa.Column("notice", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    for name in ("consultation_id", "patient_id", "starts_at", "notice"):
        op.create_index(f"ix_visit_{name}", "visit", [name], unique=False)
    _days_become_visits()
    op.drop_column("consultation", "visit_on")


def _days_become_visits() -> None:
    """A case has had one day at most, so that its id serves for the visit; no time was kept (0 minutes). A case that was
    taken back to an older version with a visit may be open still: then it counts as booked when it was filed."""
    connection = op.get_bind()
    for case in connection.execute(sa.select(cases).where(cases.c.visit_on.is_not(None))).all():
        booked_at = case.closed_at or case.filed_at
        connection.execute(
            sa.insert(visits).values(
                id=case.id, consultation_id=case.id, patient_id=case.patient_id, minutes=0, state="booked", wish="",
                starts_at=datetime.combine(case.visit_on, time(), SEOUL), booked_at=booked_at,
                changed_at=booked_at, version=1,
            )
        )  # fmt: skip


def downgrade() -> None:
    op.add_column("consultation", sa.Column("visit_on", sa.Date(), nullable=True))
    connection = op.get_bind()
    found = connection.execute(sa.select(visits).where(visits.c.state != "cancelled").order_by(visits.c.starts_at))
    for visit in found.all():
        day = visit.starts_at.astimezone(SEOUL).date()
        connection.execute(sa.update(cases).where(cases.c.id == visit.consultation_id).values(visit_on=day))
    op.drop_table("visit")
