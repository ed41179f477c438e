"""Files: what staff send to patients with their answers, and the links that open it

Revision: 0035, after 0034
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

INDEXES = {
    "case_file": ("consultation_id", "patient_id", "staff_id", "message_uid", "added_at"),
    "file_link": ("message_uid", "patient_id", "expires_at"),
}


def upgrade() -> None:
    op.create_table(
        "case_file",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("consultation_id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("message_uid", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("added_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("opened_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["message_uid"], ["case_message.uid"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "file_link",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("message_uid", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("expires_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("session_hash", sa.String(), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("mac", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["message_uid"], ["case_message.uid"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    for table, columns in INDEXES.items():
        for name in columns:
            op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=False)


def downgrade() -> None:
    op.drop_table("file_link")
    op.drop_table("case_file")
