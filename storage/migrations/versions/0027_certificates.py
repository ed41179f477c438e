"""Certificates: when a destruction was looked after everywhere, and in which places something was found

Revision: 0027, after 0026
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("destruction", sa.Column("found_in", sa.String(), nullable=False, server_default=""))
    op.add_column("destruction", sa.Column("searched_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("destruction", "searched_at")
    op.drop_column("destruction", "found_in")
