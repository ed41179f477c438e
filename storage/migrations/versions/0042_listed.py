"""Lists and counts ask a case's patient, and a search a person's answered cases, of an index alone.

Revision: 0042, after 0041
"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None
BY_STAFF = sa.text("staff_id IS NOT NULL")
GOES_ON = sa.text("suspended_at IS NULL")


def _answered(*columns: str) -> None:
    op.drop_index("ix_case_message_answered", "case_message")
    op.create_index(
        "ix_case_message_answered", "case_message", columns, sqlite_where=BY_STAFF, postgresql_where=BY_STAFF
    )


def upgrade() -> None:
    going_on = ["id", "lang", "suspended_at"]
    op.create_index("ix_patient_goes_on", "patient", going_on, sqlite_where=GOES_ON, postgresql_where=GOES_ON)
    _answered("staff_id", "id", "consultation_id")


def downgrade() -> None:
    _answered("staff_id", "id")
    op.drop_index("ix_patient_goes_on", "patient")
