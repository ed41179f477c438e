"""Registers: training, the internal management plan, incidents

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema
from storage.migrations import triggers

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Rows that go only together with what they belong to, and are never changed.
LOGS = (("incident_facts", "incident", "incident_id"), ("incident_step", "incident", "incident_id"), ("plan_check", "plan_version", "version_id"))


def upgrade() -> None:
    op.create_table('incident',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('aware_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('due_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('filed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('filed_by', sa.String(), nullable=False),
    sa.Column('alarmed', sa.String(), nullable=False),
    sa.Column('closed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('closed_by', sa.String(), nullable=False),
    sa.Column('finding', sa.String(), nullable=False),
    sa.Column('conclusion', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('number')
    )
    with op.batch_alter_table('incident', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_incident_closed_at'), ['closed_at'], unique=False)

    op.create_table('plan_version',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('version', sa.String(), nullable=False),
    sa.Column('in_force_on', sa.Date(), nullable=False),
    sa.Column('approved_by', sa.String(), nullable=False),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('recorded_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('recorded_by', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('version')
    )
    with op.batch_alter_table('plan_version', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_version_in_force_on'), ['in_force_on'], unique=False)

    op.create_table('training',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('given_by', sa.String(), nullable=False),
    sa.Column('notes', sa.String(), nullable=False),
    sa.Column('recorded_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('recorded_by', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('training', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_training_held_on'), ['held_on'], unique=False)

    op.create_table('incident_facts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('incident_id', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('items', sa.String(), nullable=False),
    sa.Column('persons', sa.Integer(), nullable=True),
    sa.Column('is_intrusion', sa.Boolean(), nullable=False),
    sa.Column('happened', sa.String(), nullable=False),
    sa.Column('noted_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('noted_by', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['incident_id'], ['incident.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('incident_facts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_incident_facts_incident_id'), ['incident_id'], unique=False)

    op.create_table('incident_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('incident_id', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('taken_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('taken_by', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['incident_id'], ['incident.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('incident_step', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_incident_step_incident_id'), ['incident_id'], unique=False)

    op.create_table('plan_check',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('version_id', sa.String(), nullable=False),
    sa.Column('checked_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('checked_by', sa.String(), nullable=False),
    sa.Column('finding', sa.String(), nullable=False),
    sa.Column('follow_up', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['version_id'], ['plan_version.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('plan_check', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_check_version_id'), ['version_id'], unique=False)

    op.create_table('training_attendance',
    sa.Column('training_id', sa.String(), nullable=False),
    sa.Column('staff_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['training_id'], ['training.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('training_id', 'staff_id')
    )
    with op.batch_alter_table('training_attendance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_training_attendance_staff_id'), ['staff_id'], unique=False)

    triggers.refuse_updates("plan_version")
    for table, owner, column in LOGS:
        triggers.make_append_only(table, unless=f"NOT EXISTS (SELECT 1 FROM {owner} WHERE id = OLD.{column})")


def downgrade() -> None:
    for table, _, _ in LOGS:
        triggers.drop(table)
    triggers.drop("plan_version")

    with op.batch_alter_table('training_attendance', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_training_attendance_staff_id'))

    op.drop_table('training_attendance')
    with op.batch_alter_table('plan_check', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_check_version_id'))

    op.drop_table('plan_check')
    with op.batch_alter_table('incident_step', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_incident_step_incident_id'))

    op.drop_table('incident_step')
    with op.batch_alter_table('incident_facts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_incident_facts_incident_id'))

    op.drop_table('incident_facts')
    with op.batch_alter_table('training', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_training_held_on'))

    op.drop_table('training')
    with op.batch_alter_table('plan_version', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_version_in_force_on'))

    op.drop_table('plan_version')
    with op.batch_alter_table('incident', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_incident_closed_at'))

    op.drop_table('incident')
