"""Provision codes: keyed codes over the register of what was given to third parties

The codes of the rows that stand already are made at the next start, which has the key ring (`storage/trail/covered.py`); so the
trigger lets the code alone be written, and every other column stays as it was.

Revision: 0038, after 0037
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations import triggers

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None
COVERED = (
    "id", "patient_id", "case_number", "recipient", "purpose", "items", "ground", "basis", "consent_id", "keeps",
    "provided_at", "provided_by",
)  # fmt: skip


def upgrade() -> None:
    op.add_column("provision", sa.Column("mac", sa.String(), nullable=False, server_default=""))
    triggers.drop_update("provision")
    triggers.refuse_updates("provision", of=COVERED)


def downgrade() -> None:
    triggers.drop_update("provision")
    op.drop_column("provision", "mac")
    triggers.refuse_updates("provision")
    marks = sa.table("row_mark", sa.column("of_table"))
    op.execute(marks.delete().where(marks.c.of_table == "provision"))
