"""Persons: who was told of an incident, when and how

Revision: 0036, after 0035
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "incident_person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("listed_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("listed_by", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("told_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("noted_by", sa.String(), nullable=False),
        sa.Column("mac", sa.String(), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("incident_id", "patient_id"),
    )
    op.create_index("ix_incident_person_patient_id", "incident_person", ["patient_id"], unique=False)


def downgrade() -> None:
    op.drop_table("incident_person")
