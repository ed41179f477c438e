"""A person's own answers are found by their newest, without a look at everybody's.

Revision: 0039, after 0038
"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None
BY_STAFF = sa.text("staff_id IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_case_message_answered",
        "case_message",
        ["staff_id", "id"],
        sqlite_where=BY_STAFF,
        postgresql_where=BY_STAFF,
    )


def downgrade() -> None:
    op.drop_index("ix_case_message_answered", "case_message")
