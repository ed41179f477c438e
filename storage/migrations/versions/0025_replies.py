"""Canned replies: whose they are, and how often they went out

Revision: 0025, after 0024
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("canned_reply") as batch_op:
        batch_op.add_column(sa.Column("owner_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("used", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_index("ix_canned_reply_owner_id", ["owner_id"])
    with op.batch_alter_table("canned_reply") as batch_op:
        batch_op.alter_column("used", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("canned_reply") as batch_op:
        batch_op.drop_index("ix_canned_reply_owner_id")
        batch_op.drop_column("used")
        batch_op.drop_column("owner_id")
