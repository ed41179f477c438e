"""Doors: counts that know their account, and links that know their browser

Revision: 0011, after 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.add_column(sa.Column("login_lookup", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_sign_in_failure_login_lookup"), ["login_lookup"], unique=False)
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("browser_hash", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.alter_column("login_lookup", server_default=None)
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.alter_column("browser_hash", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_column("browser_hash")
    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_failure_login_lookup"))
        batch_op.drop_column("login_lookup")
