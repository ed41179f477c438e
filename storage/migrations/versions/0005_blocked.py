"""Blocked: since when a person has blocked the channel

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('patient', sa.Column('blocked_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column('patient', 'blocked_at')
