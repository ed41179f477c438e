"""Campaigns: what is told to many at once, and how many it reached

Revision: 0008, after 0007
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('campaign',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('words_ko', sa.String(), nullable=False),
    sa.Column('words_en', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('written_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.Column('written_by', sa.String(), nullable=False),
    sa.Column('confirmed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('confirmed_by', sa.String(), nullable=False),
    sa.Column('sent_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
    sa.Column('sent_by', sa.String(), nullable=False),
    sa.Column('changed_at', storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaign_changed_at'), ['changed_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_campaign_written_at'), ['written_at'], unique=False)

    op.create_table('campaign_tally',
    sa.Column('campaign_id', sa.String(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('campaign_id', 'outcome')
    )


def downgrade() -> None:
    op.drop_table('campaign_tally')
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaign_written_at'))
        batch_op.drop_index(batch_op.f('ix_campaign_changed_at'))

    op.drop_table('campaign')
