"""Treatments: a keyed code of what a case is about, by which lists are narrowed

Revision: 0020, after 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("consultation", sa.Column("treatment_lookup", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("consultation", "treatment_lookup")
