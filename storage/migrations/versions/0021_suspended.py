"""Suspended: the few patients who have suspended the processing are found by an index of their own

Revision: 0021, after 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

SUSPENDED = sa.column("suspended_at").is_not(None)


def upgrade() -> None:
    op.create_index(
        "ix_patient_suspended", "patient", ["suspended_at"], sqlite_where=SUSPENDED, postgresql_where=SUSPENDED
    )


def downgrade() -> None:
    op.drop_index("ix_patient_suspended", "patient")
