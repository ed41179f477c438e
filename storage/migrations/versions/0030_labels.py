"""Labels and saved views

Revision: 0030, after 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "label",
        sa.Column("id", sa.String(), nullable=False, primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "case_label",
        sa.Column("consultation_id", sa.String(), nullable=False, primary_key=True),
        sa.Column("label_id", sa.String(), nullable=False, primary_key=True),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["label_id"], ["label.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
    )
    op.create_index("ix_case_label_label_id", "case_label", ["label_id"])
    op.create_index("ix_case_label_patient_id", "case_label", ["patient_id"])
    op.create_table(
        "saved_view",
        sa.Column("id", sa.String(), nullable=False, primary_key=True),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
    )
    op.create_index("ix_saved_view_staff_id", "saved_view", ["staff_id"])


def downgrade() -> None:
    for table in ("saved_view", "case_label", "label"):
        op.drop_table(table)
