"""Clinic: versions of the clinic's data

Revision: 0016, after 0015
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema
from storage.migrations import triggers

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clinic_version",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("made_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("changed", sa.String(), nullable=False),
        sa.Column("restores", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    triggers.refuse_updates("clinic_version")


def downgrade() -> None:
    triggers.drop("clinic_version")
    op.drop_table("clinic_version")
