"""Own codes: keyed codes over versions of the clinic's data and over proposals

Revision: 0029, after 0028
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None
CODED = ("clinic_version", "proposal")


def upgrade() -> None:
    for table in CODED:  # Added in place: to make a table anew would lose its triggers.
        op.add_column(table, sa.Column("mac", sa.String(), nullable=False, server_default=""))
    # What waits was written without a code, which nobody can make now: it is proposed anew.
    op.execute("UPDATE proposal SET state = 'declined', decided_at = proposed_at WHERE state = 'open'")


def downgrade() -> None:
    for table in CODED:
        op.drop_column(table, "mac")
