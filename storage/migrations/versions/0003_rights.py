"""Rights: requests, logins and one-time links

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('conversation', sa.Column('has_result', sa.Boolean(), nullable=False, server_default=sa.false()))

    op.create_table('rights_request',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('patient_id', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('by_other', sa.Boolean(), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('received_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('due_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('identity', sa.String(), nullable=False),
    sa.Column('verified_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decision', sa.String(), nullable=True),
    sa.Column('decided_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.Column('ground', sa.String(), nullable=False),
    sa.Column('objection', sa.String(), nullable=False),
    sa.Column('words_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('reason_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('notice_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('notice_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('notice_seen_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('extended', sa.Integer(), nullable=False),
    sa.Column('extension_ground', sa.String(), nullable=False),
    sa.Column('fee_won', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('about_id', sa.String(), nullable=False),
    sa.Column('alarmed', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'decided') = (decision IS NOT NULL AND decided_at IS NOT NULL)", name='ck_rights_request_decided'),
    sa.CheckConstraint("decision IS NULL OR decision = 'granted' OR (decision IN ('refused', 'partly') AND ground <> '' AND objection <> '' AND reason_sealed IS NOT NULL AND length(reason_sealed) > 28)", name='ck_rights_request_refusal'),
    sa.CheckConstraint("kind NOT IN ('access', 'delete') OR decision IS NULL OR decision = 'refused' OR identity IN ('kakao_login', 'call_back', 'papers')", name='ck_rights_request_identity'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('number')
    )
    with op.batch_alter_table('rights_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rights_request_due_at'), ['due_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_rights_request_patient_id'), ['patient_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_rights_request_state'), ['state'], unique=False)

    op.create_table('entry_code',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('patient_id', sa.String(), nullable=False),
    sa.Column('purpose', sa.String(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('code_hash', sa.String(), nullable=False),
    sa.Column('made_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('expires_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('used_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('entry_code', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_entry_code_expires_at'), ['expires_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_entry_code_patient_id'), ['patient_id'], unique=False)

    op.create_table('access_link',
    sa.Column('token_hash', sa.String(), nullable=False),
    sa.Column('patient_id', sa.String(), nullable=False),
    sa.Column('request_id', sa.String(), nullable=False),
    sa.Column('purpose', sa.String(), nullable=False),
    sa.Column('made_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('expires_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('session_hash', sa.String(), nullable=False),
    sa.Column('opened_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('proven_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('shown_until', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash')
    )
    with op.batch_alter_table('access_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_access_link_expires_at'), ['expires_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_access_link_patient_id'), ['patient_id'], unique=False)

    op.create_table('login_attempt',
    sa.Column('state_hash', sa.String(), nullable=False),
    sa.Column('patient_id', sa.String(), nullable=False),
    sa.Column('browser_hash', sa.String(), nullable=False),
    sa.Column('nonce_hash', sa.String(), nullable=False),
    sa.Column('verifier_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('link_hash', sa.String(), nullable=False),
    sa.Column('made_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('expires_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('used_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('member_sealed', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('state_hash')
    )
    with op.batch_alter_table('login_attempt', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_login_attempt_expires_at'), ['expires_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_login_attempt_patient_id'), ['patient_id'], unique=False)

    op.create_table('seen_event',
    sa.Column('key_hash', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('seen_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key_hash')
    )
    with op.batch_alter_table('seen_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_seen_event_seen_at'), ['seen_at'], unique=False)


def downgrade() -> None:
    op.drop_column('conversation', 'has_result')
    op.drop_table('seen_event')
    op.drop_table('login_attempt')
    op.drop_table('access_link')
    op.drop_table('entry_code')
    op.drop_table('rights_request')
