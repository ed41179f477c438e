"""Pieces of names, as keyed codes

Revision: 0031, after 0030
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "name_piece",
        sa.Column("patient_id", sa.String(), nullable=False, primary_key=True),
        sa.Column("piece_lookup", sa.String(), nullable=False, primary_key=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
    )
    op.create_index("ix_name_piece_piece_lookup", "name_piece", ["piece_lookup"])


def downgrade() -> None:
    op.drop_table("name_piece")
