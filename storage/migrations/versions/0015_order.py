"""Order: the columns of urgent cases and of one's own hold the order in which cases wait, to its last place

Revision: 0015, after 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

URGENT = sa.and_(sa.column("is_urgent", sa.Boolean()).is_(True), sa.column("closed_at").is_(None))
NEW = {
    "ix_consultation_urgent": ["is_urgent", "due_at", "filed_at", "id"],
    "ix_consultation_held": ["holder_id", "is_urgent", "due_at", "filed_at", "id"],
}
OLD = {
    "ix_consultation_urgent": ["is_urgent", "due_at", "id"],
    "ix_consultation_held": ["holder_id", "active_at", "id"],
}


def _put(indexes: dict[str, list[str]]) -> None:
    for name, columns in indexes.items():
        only = URGENT if name == "ix_consultation_urgent" else None
        op.drop_index(name, "consultation")
        op.create_index(name, "consultation", columns, sqlite_where=only, postgresql_where=only)


def upgrade() -> None:
    _put(NEW)


def downgrade() -> None:
    _put(OLD)
