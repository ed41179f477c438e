"""The queue's order holds the filing too; questions that nobody could answer are counted, and found where they were left

Revision: 0014, after 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

QUEUE, ASKED = "ix_consultation_queue", "ix_case_message_asked"


def upgrade() -> None:
    op.drop_index(QUEUE, "consultation")
    op.create_index(QUEUE, "consultation", ["state", "is_urgent", "due_at", "filed_at", "id"])
    asked = sa.text("state = 'asked'")
    op.create_index(ASKED, "case_message", ["state", "id"], sqlite_where=asked, postgresql_where=asked)
    op.create_table(
        "question_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )


def downgrade() -> None:
    op.drop_table("question_count")
    op.drop_index(ASKED, "case_message")
    op.drop_index(QUEUE, "consultation")
    op.create_index(QUEUE, "consultation", ["state", "is_urgent", "due_at", "id"])
