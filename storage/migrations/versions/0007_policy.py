"""Policy: which patient was told of which coming version

Revision: 0007, after 0006
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "announcement",
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("queued_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("told_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("told_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("patient_id", "version"),
    )


def downgrade() -> None:
    op.drop_table("announcement")
