"""The desk: staff, their sessions, notes, canned replies, alerts and the desk's events

Revision: 0002, after 0001
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema
from storage.migrations import triggers

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('canned_reply',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('lang', sa.String(), nullable=False),
    sa.Column('changed_by', sa.String(), nullable=False),
    sa.Column('changed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('desk_head',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('ledger_mark',
    sa.Column('ledger', sa.String(), nullable=False),
    sa.Column('up_to', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('ledger')
    )
    op.create_table('role_grant',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.String(), nullable=False),
    sa.Column('role', sa.String(), nullable=False),
    sa.Column('act', sa.String(), nullable=False),
    sa.Column('done_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('done_by', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('role_grant', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_role_grant_done_at'), ['done_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_role_grant_staff_id'), ['staff_id'], unique=False)

    op.create_table('sign_in_failure',
    sa.Column('who_lookup', sa.String(), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('failed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('locked_until', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('who_lookup')
    )
    with op.batch_alter_table('sign_in_failure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_in_failure_failed_at'), ['failed_at'], unique=False)

    op.create_table('staff',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('login', sa.String(), nullable=True),
    sa.Column('lang', sa.String(), nullable=False),
    sa.Column('password_hash', sa.String(), nullable=False),
    sa.Column('totp_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('totp_step', sa.BigInteger(), nullable=False),
    sa.Column('invited_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('enrolled_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('ended_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('login')
    )
    op.create_table('staff_alert',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.Column('raised_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('staff_alert', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_staff_alert_about'), ['about'], unique=False)
        batch_op.create_index(batch_op.f('ix_staff_alert_raised_at'), ['raised_at'], unique=False)

    op.create_table('invitation',
    sa.Column('token_hash', sa.String(), nullable=False),
    sa.Column('staff_id', sa.String(), nullable=False),
    sa.Column('made_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('expires_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('used_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash')
    )
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_invitation_staff_id'), ['staff_id'], unique=False)

    op.create_table('recovery_code',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.String(), nullable=False),
    sa.Column('code_hash', sa.String(), nullable=False),
    sa.Column('used_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('recovery_code', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_recovery_code_staff_id'), ['staff_id'], unique=False)

    op.create_table('staff_session',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('token_hash', sa.String(), nullable=False),
    sa.Column('csrf', sa.String(), nullable=False),
    sa.Column('staff_id', sa.String(), nullable=False),
    sa.Column('stage', sa.String(), nullable=False),
    sa.Column('origin', sa.String(), nullable=False),
    sa.Column('device', sa.String(), nullable=False),
    sa.Column('started_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('seen_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('expires_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ended_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('token_hash')
    )
    with op.batch_alter_table('staff_session', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_staff_session_seen_at'), ['seen_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_staff_session_staff_id'), ['staff_id'], unique=False)

    op.create_table('chart_adoption',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('consultation_id', sa.String(), nullable=False),
    sa.Column('patient_id', sa.String(), nullable=False),
    sa.Column('staff_id', sa.String(), nullable=False),
    sa.Column('parts', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('adopted_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('chart_adoption', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_chart_adoption_consultation_id'), ['consultation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_chart_adoption_patient_id'), ['patient_id'], unique=False)

    op.create_table('desk_event',
    sa.Column('seq', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('consultation_id', sa.String(), nullable=True),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('staff_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('seq')
    )
    with op.batch_alter_table('desk_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_desk_event_at'), ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_desk_event_consultation_id'), ['consultation_id'], unique=False)

    op.create_table('note',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('consultation_id', sa.String(), nullable=False),
    sa.Column('patient_id', sa.String(), nullable=False),
    sa.Column('staff_id', sa.String(), nullable=False),
    sa.Column('written_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('text_sealed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_note_consultation_id'), ['consultation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_note_patient_id'), ['patient_id'], unique=False)

    op.create_table('reveal',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('consultation_id', sa.String(), nullable=False),
    sa.Column('patient_id', sa.String(), nullable=False),
    sa.Column('staff_id', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('words_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('revealed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('reveal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reveal_consultation_id'), ['consultation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reveal_patient_id'), ['patient_id'], unique=False)

    urgent = sa.and_(sa.column('is_urgent', sa.Boolean()).is_(True), sa.column('closed_at').is_(None))
    with op.batch_alter_table('consultation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('settled_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('visit_on', sa.Date(), nullable=True))
        batch_op.create_index('ix_consultation_held', ['holder_id', 'active_at', 'id'], unique=False)
        batch_op.create_index('ix_consultation_queue', ['state', 'is_urgent', 'due_at', 'id'], unique=False)
        batch_op.create_index(
            'ix_consultation_urgent', ['is_urgent', 'due_at', 'id'], unique=False, sqlite_where=urgent, postgresql_where=urgent
        )

    op.execute("INSERT INTO desk_head (id, seq) VALUES (1, 0)")
    triggers.make_append_only(
        "role_grant", unless="OLD.id <= COALESCE((SELECT up_to FROM ledger_mark WHERE ledger = 'role_grant'), 0)"
    )


def downgrade() -> None:
    triggers.drop("role_grant")

    with op.batch_alter_table('consultation', schema=None) as batch_op:
        batch_op.drop_index('ix_consultation_urgent')
        batch_op.drop_index('ix_consultation_queue')
        batch_op.drop_index('ix_consultation_held')
        batch_op.drop_column('visit_on')
        batch_op.drop_column('settled_at')

    with op.batch_alter_table('reveal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reveal_patient_id'))
        batch_op.drop_index(batch_op.f('ix_reveal_consultation_id'))

    op.drop_table('reveal')
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_note_patient_id'))
        batch_op.drop_index(batch_op.f('ix_note_consultation_id'))

    op.drop_table('note')
    with op.batch_alter_table('desk_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_desk_event_consultation_id'))
        batch_op.drop_index(batch_op.f('ix_desk_event_at'))

    op.drop_table('desk_event')
    with op.batch_alter_table('chart_adoption', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_chart_adoption_patient_id'))
        batch_op.drop_index(batch_op.f('ix_chart_adoption_consultation_id'))

    op.drop_table('chart_adoption')
    with op.batch_alter_table('staff_session', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_staff_session_staff_id'))
        batch_op.drop_index(batch_op.f('ix_staff_session_seen_at'))

    op.drop_table('staff_session')
    with op.batch_alter_table('recovery_code', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_recovery_code_staff_id'))

    op.drop_table('recovery_code')
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_invitation_staff_id'))

    op.drop_table('invitation')
    with op.batch_alter_table('staff_alert', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_staff_alert_raised_at'))
        batch_op.drop_index(batch_op.f('ix_staff_alert_about'))

    op.drop_table('staff_alert')
    op.drop_table('staff')
    with op.batch_alter_table('sign_in_failure', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_in_failure_failed_at'))

    op.drop_table('sign_in_failure')
    with op.batch_alter_table('role_grant', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_role_grant_staff_id'))
        batch_op.drop_index(batch_op.f('ix_role_grant_done_at'))

    op.drop_table('role_grant')
    op.drop_table('ledger_mark')
    op.drop_table('desk_head')
    op.drop_table('canned_reply')
