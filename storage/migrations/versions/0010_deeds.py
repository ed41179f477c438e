"""Deeds: which forms of the desk were carried out already

Revision: 0010, after 0009
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desk_deed",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("done_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("desk_deed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_desk_deed_done_at"), ["done_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("desk_deed", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_desk_deed_done_at"))
    op.drop_table("desk_deed")
