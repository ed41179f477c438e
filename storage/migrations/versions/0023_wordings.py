"""Wordings: the very words of consents, and the language they were shown in. Of older consents neither is known

Revision: 0023, after 0022
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema
from storage.migrations import triggers

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("consent", sa.Column("lang", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "consent_wording",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("ko", sa.String(), nullable=False),
        sa.Column("en", sa.String(), nullable=False),
        sa.Column("meaning", sa.String(), nullable=False),
        sa.Column("first_shown_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("mac", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hash"),
    )
    triggers.make_append_only("consent_wording", unless="1 = 0")


def downgrade() -> None:
    triggers.drop("consent_wording")
    op.drop_table("consent_wording")
    op.drop_column("consent", "lang")
