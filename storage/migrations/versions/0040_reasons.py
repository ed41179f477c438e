"""Why staff changed the clinic's data ends before the version does: its words, and the code over them, may be overwritten.

Revision: 0040, after 0039
"""

from storage.migrations import triggers

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None
KEPT = ("number", "document", "made_at", "made_by", "confirmed_by", "origin", "changed", "restores")


def upgrade() -> None:
    triggers.drop_update("clinic_version")
    triggers.refuse_updates("clinic_version", of=KEPT)


def downgrade() -> None:
    triggers.drop_update("clinic_version")
    triggers.refuse_updates("clinic_version")
