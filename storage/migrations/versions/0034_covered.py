"""Covered: keyed codes over the rows that decide whose something is, or what somebody is told

The codes of the rows that stand already are made at the next start, which has the key ring (`storage/trail/covered.py`).

Revision: 0034, after 0033
"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None
COVERED = (
    "access_link", "assignment", "campaign", "consultation", "entry_code", "hold", "login_attempt", "retained",
    "rights_request", "visit",
)  # fmt: skip


def upgrade() -> None:
    for table in COVERED:  # Added in place: to make a table anew would lose its triggers.
        op.add_column(table, sa.Column("mac", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    for table in COVERED:
        op.drop_column(table, "mac")
    marks = sa.table("row_mark", sa.column("of_table"))
    op.execute(marks.delete().where(marks.c.of_table.in_(COVERED)))  # Whoever comes up again begins with new codes.
