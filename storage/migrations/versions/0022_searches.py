"""Searches: the words of the desk's searches, under addresses that hold none of them

Revision: 0022, after 0021
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desk_search",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("made_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["staff_session.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("desk_search", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_desk_search_made_at"), ["made_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_desk_search_session_id"), ["session_id"], unique=False)


def downgrade() -> None:
    op.drop_table("desk_search")
