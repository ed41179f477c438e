"""Deliveries: by which ways a patient was told, what that cost, and which cases are unreached or asked again

Revision: 0018, after 0017
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

UNREACHED = sa.text("unreached_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("consultation_id", sa.String(), nullable=True),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("won", sa.Integer(), nullable=False),
        sa.Column("begun_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    for name in ("patient_id", "consultation_id", "about"):
        op.create_index(f"ix_delivery_{name}", "delivery", [name], unique=False)
    op.create_table(
        "delivery_tally",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("won", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "channel"),
    )
    op.add_column("consultation", sa.Column("asked_again_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True))
    op.add_column("consultation", sa.Column("unreached_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_consultation_unreached", "consultation", ["unreached_at", "id"], sqlite_where=UNREACHED, postgresql_where=UNREACHED,
    )  # fmt: skip
    op.execute("UPDATE case_message SET state = 'sent' WHERE state = 'delivered'")
    op.execute("UPDATE case_message SET state = 'delivered' WHERE state = 'seen'")


def downgrade() -> None:
    op.execute("UPDATE case_message SET state = 'seen' WHERE state IN ('delivered', 'read')")
    op.execute("UPDATE case_message SET state = 'delivered' WHERE state = 'sent'")
    op.drop_index("ix_consultation_unreached", table_name="consultation")
    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.drop_column("unreached_at")
        batch_op.drop_column("asked_again_at")
    op.drop_table("delivery_tally")
    op.drop_table("delivery")
