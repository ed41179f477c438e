"""Who made a version of the clinic's data ends before the version does, and a check of the plan before the plan: the names of
staff may be overwritten, and a check goes once a newer one stands.

Revision: 0041, after 0040
"""

from storage.migrations import triggers

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None
MAKERS = ("made_by", "confirmed_by")
KEPT = ("number", "document", "made_at", "origin", "changed", "restores")
NO_PLAN = "NOT EXISTS (SELECT 1 FROM plan_version WHERE id = OLD.version_id)"
NEWER = "EXISTS (SELECT 1 FROM plan_check newer WHERE newer.checked_at > OLD.checked_at)"


def upgrade() -> None:
    triggers.drop_update("clinic_version")
    triggers.refuse_updates("clinic_version", of=KEPT)
    triggers.drop("plan_check")
    triggers.make_append_only("plan_check", unless=f"{NO_PLAN} OR {NEWER}")


def downgrade() -> None:
    triggers.drop_update("clinic_version")
    triggers.refuse_updates("clinic_version", of=(*KEPT, *MAKERS))
    triggers.drop("plan_check")
    triggers.make_append_only("plan_check", unless=NO_PLAN)
