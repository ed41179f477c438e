"""Row codes: keyed codes over roles, links and consents

Revision: 0012, after 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

CODED = ("role_grant", "invitation", "consent")


def upgrade() -> None:
    for table in CODED:  # Added in place: to make a table anew would lose its triggers.
        op.add_column(table, sa.Column("mac", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "row_mark",
        sa.Column("of_table", sa.String(), nullable=False),
        sa.Column("up_to", sa.BigInteger(), nullable=False),
        sa.Column("mac", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("of_table"),
    )


def downgrade() -> None:
    op.drop_table("row_mark")
    for table in CODED:
        op.drop_column(table, "mac")
