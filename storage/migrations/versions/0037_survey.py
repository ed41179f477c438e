"""Survey: what patients say of a closed consultation

Revision: 0037, after 0036
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "survey",
        sa.Column("consultation_id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("answered_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("mac", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("consultation_id"),
    )
    op.create_index(op.f("ix_survey_patient_id"), "survey", ["patient_id"], unique=False)
    op.create_index(op.f("ix_survey_asked_at"), "survey", ["asked_at"], unique=False)


def downgrade() -> None:
    op.drop_table("survey")
