"""The house: patients, conversations, consents, cases, notices and the trail

Revision: 0001, the first
"""

import sqlalchemy as sa
from alembic import op

import storage.unit.schema
from storage.migrations import triggers

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "access_record",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("actor_kind", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("mac", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    with op.batch_alter_table("access_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_record_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_access_record_subject"), ["subject"], unique=False)

    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("wording_version", sa.String(), nullable=False),
        sa.Column("wording_hash", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("screen", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_patient_id"), ["patient_id"], unique=False)

    op.create_table(
        "patient",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kakao_lookup", sa.String(), nullable=True),
        sa.Column("kakao_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("channel_lookup", sa.String(), nullable=True),
        sa.Column("channel_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("app_user_lookup", sa.String(), nullable=True),
        sa.Column("app_user_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("name_lookup", sa.String(), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_lookup", sa.String(), nullable=True),
        sa.Column("phone_tail_lookup", sa.String(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("is_dev", sa.Boolean(), nullable=False),
        sa.Column("is_friend", sa.Boolean(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("created_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("seen_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("suspended_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("app_user_lookup"),
        sa.UniqueConstraint("kakao_lookup"),
    )
    with op.batch_alter_table("patient", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_patient_channel_lookup"), ["channel_lookup"], unique=False)
        batch_op.create_index(batch_op.f("ix_patient_name_lookup"), ["name_lookup"], unique=False)
        batch_op.create_index(batch_op.f("ix_patient_phone_lookup"), ["phone_lookup"], unique=False)
        batch_op.create_index(batch_op.f("ix_patient_phone_tail_lookup"), ["phone_tail_lookup"], unique=False)
        batch_op.create_index(batch_op.f("ix_patient_seen_at"), ["seen_at"], unique=False)

    op.create_table(
        "trail_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("pruned_seq", sa.BigInteger(), nullable=False),
        sa.Column("pruned_hash", sa.String(), nullable=False),
        sa.Column("mac", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "consultation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("answers_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("filed_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("due_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("active_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("seen_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("answered_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("holder_id", sa.String(), nullable=True),
        sa.Column("held_until", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consultation_closed_at"), ["closed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultation_filed_at"), ["filed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultation_holder_id"), ["holder_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultation_patient_id"), ["patient_id"], unique=False)

    op.create_table(
        "conversation",
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("flow", sa.String(), nullable=True),
        sa.Column("step", sa.String(), nullable=True),
        sa.Column("answers_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("spent_token", sa.String(), nullable=False),
        sa.Column("heard_lookup", sa.String(), nullable=False),
        sa.Column("heard_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("reply_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("owed", sa.Boolean(), nullable=False),
        sa.Column("lapsed", sa.Boolean(), nullable=False),
        sa.Column("expires_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("case_id", sa.String(), nullable=True),
        sa.Column("held_by", sa.String(), nullable=True),
        sa.Column("held_until", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("patient_id"),
    )
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversation_expires_at"), ["expires_at"], unique=False)

    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("order_key", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=True),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("payload_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("queued_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("due_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("leased_until", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("finished_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_order_key"), ["order_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_patient_id"), ["patient_id"], unique=False)

    op.create_table(
        "patient_key",
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("ring_id", sa.String(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("patient_id"),
    )
    with op.batch_alter_table("patient_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_patient_key_ring_id"), ["ring_id"], unique=False)

    op.create_table(
        "case_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=True),
        sa.Column("sent_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
    )
    with op.batch_alter_table("case_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_message_consultation_id"), ["consultation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_message_patient_id"), ["patient_id"], unique=False)

    op.create_table(
        "photo",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("consultation_id", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("taken_at", storage.unit.schema.UtcDateTime(timezone=True), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_photo_consultation_id"), ["consultation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_photo_patient_id"), ["patient_id"], unique=False)

    # Without a head nothing counts as given back: a comparison with NULL would let every row go.
    kept_from = "COALESCE((SELECT pruned_seq FROM trail_head WHERE id = 1), 0)"
    triggers.make_append_only("access_record", unless=f"OLD.seq <= {kept_from}")
    triggers.refuse_updates("consent")


def downgrade() -> None:
    triggers.drop("consent")
    triggers.drop("access_record")

    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_photo_patient_id"))
        batch_op.drop_index(batch_op.f("ix_photo_consultation_id"))

    op.drop_table("photo")
    with op.batch_alter_table("case_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_message_patient_id"))
        batch_op.drop_index(batch_op.f("ix_case_message_consultation_id"))

    op.drop_table("case_message")
    with op.batch_alter_table("patient_key", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_patient_key_ring_id"))

    op.drop_table("patient_key")
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notice_patient_id"))
        batch_op.drop_index(batch_op.f("ix_notice_order_key"))
        batch_op.drop_index(batch_op.f("ix_notice_due_at"))

    op.drop_table("notice")
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversation_expires_at"))

    op.drop_table("conversation")
    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consultation_patient_id"))
        batch_op.drop_index(batch_op.f("ix_consultation_holder_id"))
        batch_op.drop_index(batch_op.f("ix_consultation_filed_at"))
        batch_op.drop_index(batch_op.f("ix_consultation_closed_at"))

    op.drop_table("consultation")
    op.drop_table("trail_head")
    with op.batch_alter_table("patient", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_patient_seen_at"))
        batch_op.drop_index(batch_op.f("ix_patient_phone_tail_lookup"))
        batch_op.drop_index(batch_op.f("ix_patient_phone_lookup"))
        batch_op.drop_index(batch_op.f("ix_patient_name_lookup"))
        batch_op.drop_index(batch_op.f("ix_patient_channel_lookup"))

    op.drop_table("patient")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_patient_id"))

    op.drop_table("consent")
    with op.batch_alter_table("access_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_access_record_subject"))
        batch_op.drop_index(batch_op.f("ix_access_record_at"))

    op.drop_table("access_record")
