"""Retention: destruction, tombstones, holds, the retained store, jobs, checkpoints and reviews

Revision: 0004, after 0003
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('access_review',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('begins_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ends_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('due_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('accesses', sa.Integer(), nullable=False),
    sa.Column('marked', sa.Integer(), nullable=False),
    sa.Column('signed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('signed_by', sa.String(), nullable=False),
    sa.Column('finding', sa.String(), nullable=False),
    sa.Column('follow_up', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('begins_at')
    )
    op.create_table('checkpoint',
    sa.Column('size', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('why', sa.String(), nullable=False),
    sa.Column('signed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('size')
    )
    op.create_table('destruction',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('class_name', sa.String(), nullable=False),
    sa.Column('ground', sa.String(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('method', sa.String(), nullable=False),
    sa.Column('day_on', sa.Date(), nullable=False),
    sa.Column('begun_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ended_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('places', sa.Integer(), nullable=False),
    sa.Column('found', sa.Integer(), nullable=False),
    sa.Column('result', sa.String(), nullable=False),
    sa.Column('confirmed_by', sa.String(), nullable=True),
    sa.Column('confirmed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('destruction', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_destruction_begun_at'), ['begun_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_destruction_class_name'), ['class_name'], unique=False)
        batch_op.create_index(batch_op.f('ix_destruction_confirmed_at'), ['confirmed_at'], unique=False)

    op.create_table('hold',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('item_kind', sa.String(), nullable=False),
    sa.Column('item_id', sa.String(), nullable=False),
    sa.Column('patient_id', sa.String(), nullable=False),
    sa.Column('ground', sa.String(), nullable=False),
    sa.Column('placed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('placed_by', sa.String(), nullable=False),
    sa.Column('review_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('stopped_ground', sa.String(), nullable=False),
    sa.Column('stopped_whole', sa.Boolean(), nullable=False),
    sa.Column('released_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('released_by', sa.String(), nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('hold', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_hold_item_id'), ['item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_hold_patient_id'), ['patient_id'], unique=False)

    op.create_table('job_run',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('slot_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('holder', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('started_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('finished_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('problem', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('job_run', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_job_run_name'), ['name'], unique=False)
        batch_op.create_index(batch_op.f('ix_job_run_started_at'), ['started_at'], unique=False)

    op.create_table('job_state',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('known_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('late_after_s', sa.Integer(), nullable=False),
    sa.Column('slot_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('is_done', sa.Boolean(), nullable=False),
    sa.Column('not_before', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('holder', sa.String(), nullable=False),
    sa.Column('leased_until', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('succeeded_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('name')
    )
    op.create_table('paper_task',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('sheets', sa.Integer(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('opened_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('opened_by', sa.String(), nullable=False),
    sa.Column('due_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('method', sa.String(), nullable=False),
    sa.Column('done_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('done_by', sa.String(), nullable=False),
    sa.Column('witness', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('paper_task', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_paper_task_due_at'), ['due_at'], unique=False)

    op.create_table('retained',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('patient_id', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('ground', sa.String(), nullable=False),
    sa.Column('case_number', sa.String(), nullable=False),
    sa.Column('adopted_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('adopted_by', sa.String(), nullable=False),
    sa.Column('keep_until', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ring_id', sa.String(), nullable=False),
    sa.Column('wrapped', sa.LargeBinary(), nullable=False),
    sa.Column('content_sealed', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('retained', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_retained_keep_until'), ['keep_until'], unique=False)
        batch_op.create_index(batch_op.f('ix_retained_patient_id'), ['patient_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_retained_ring_id'), ['ring_id'], unique=False)

    op.create_table('tombstone',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('item_lookup', sa.String(), nullable=False),
    sa.Column('kakao_lookup', sa.String(), nullable=True),
    sa.Column('destroyed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('is_filed', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('item_lookup')
    )
    with op.batch_alter_table('tombstone', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tombstone_destroyed_at'), ['destroyed_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_tombstone_is_filed'), ['is_filed'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('tombstone', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_tombstone_is_filed'))
        batch_op.drop_index(batch_op.f('ix_tombstone_destroyed_at'))

    op.drop_table('tombstone')
    with op.batch_alter_table('retained', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_retained_ring_id'))
        batch_op.drop_index(batch_op.f('ix_retained_patient_id'))
        batch_op.drop_index(batch_op.f('ix_retained_keep_until'))

    op.drop_table('retained')
    with op.batch_alter_table('paper_task', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_paper_task_due_at'))

    op.drop_table('paper_task')
    op.drop_table('job_state')
    with op.batch_alter_table('job_run', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_job_run_started_at'))
        batch_op.drop_index(batch_op.f('ix_job_run_name'))

    op.drop_table('job_run')
    with op.batch_alter_table('hold', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_hold_patient_id'))
        batch_op.drop_index(batch_op.f('ix_hold_item_id'))

    op.drop_table('hold')
    with op.batch_alter_table('destruction', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_destruction_confirmed_at'))
        batch_op.drop_index(batch_op.f('ix_destruction_class_name'))
        batch_op.drop_index(batch_op.f('ix_destruction_begun_at'))

    op.drop_table('destruction')
    op.drop_table('checkpoint')
    op.drop_table('access_review')
