"""Provisions: the register of what was handed to third parties

Revision: 0009, after 0008
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema
from storage.migrations import triggers

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "provision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("items", sa.String(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("consent_id", sa.Integer(), nullable=True),
        sa.Column("keeps", sa.String(), nullable=False),
        sa.Column("provided_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("provided_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("provision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_provision_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_provision_provided_at"), ["provided_at"], unique=False)
    triggers.make_append_only("provision", unless="NOT EXISTS (SELECT 1 FROM patient WHERE id = OLD.patient_id)")


def downgrade() -> None:
    triggers.drop("provision")
    with op.batch_alter_table("provision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_provision_provided_at"))
        batch_op.drop_index(batch_op.f("ix_provision_patient_id"))
    op.drop_table("provision")
