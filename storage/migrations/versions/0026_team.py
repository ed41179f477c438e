"""Who does what: duty, assignments, mentions, reminders; and for whom an event of the desk is

Revision: 0026, after 0025
"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def _at(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, storage.unit.schema.UtcDateTime(timezone=True), nullable=nullable)


def _of_a_case(*, is_key: bool = False) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("consultation_id", sa.String(), nullable=False, primary_key=is_key),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
    ]


def upgrade() -> None:
    op.create_table(
        "duty",
        sa.Column("staff_id", sa.String(), nullable=False, primary_key=True),
        sa.Column("state", sa.String(), nullable=False),
        _at("since_at"),
        _at("until_at"),
        sa.Column("treatments", sa.String(), nullable=False),
        _at("given_at", nullable=True),
    )
    op.create_index("ix_duty_state", "duty", ["state"])
    op.create_table("assignment", *_of_a_case(is_key=True), sa.Column("way", sa.String(), nullable=False), _at("given_at"))
    op.create_table(
        "mention",
        sa.Column("id", sa.String(), nullable=False, primary_key=True),
        *_of_a_case(),
        sa.Column("by_id", sa.String(), nullable=False),
        _at("made_at"),
        _at("seen_at", nullable=True),
    )
    op.create_table(
        "reminder",
        sa.Column("id", sa.String(), nullable=False, primary_key=True),
        *_of_a_case(),
        _at("due_at"),
        _at("told_at", nullable=True),
        sa.UniqueConstraint("consultation_id", "staff_id"),
    )
    for table, columns in (
        ("assignment", ("patient_id", "staff_id")),
        ("mention", ("consultation_id", "patient_id", "staff_id")),
        ("reminder", ("patient_id", "staff_id", "due_at")),
    ):
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])
    with op.batch_alter_table("desk_event") as batch_op:
        batch_op.add_column(sa.Column("for_id", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("desk_event") as batch_op:
        batch_op.alter_column("for_id", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("desk_event") as batch_op:
        batch_op.drop_column("for_id")
    for table in ("reminder", "mention", "assignment", "duty"):
        op.drop_table(table)
