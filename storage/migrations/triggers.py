"""Triggers that keep append-only tables append-only, on both engines; used by the revisions."""

from __future__ import annotations

from collections.abc import Sequence

from alembic import op

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb}{of} ON {table} {when}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
_ROW = """
CREATE OR REPLACE FUNCTION {table}_refuse_{verb}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF {unless} THEN RETURN OLD; END IF; RAISE EXCEPTION '{table} is append-only'; END $$
"""


def refuse_updates(table: str, *, of: Sequence[str] = ()) -> None:
    """No row of `table` may ever be changed; with `of`, not in these columns."""
    columns = f" OF {', '.join(of)}" if of else ""
    if _is_sqlite():
        op.execute(_SQLITE.format(table=table, verb="update", of=columns, when=""))
    else:
        op.execute(_FUNCTION)
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE{columns} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )


def make_append_only(table: str, *, unless: str) -> None:
    """No row of `table` may be changed, nor deleted unless the SQL condition `unless` holds (it may use OLD)."""
    refuse_updates(table)
    if _is_sqlite():
        op.execute(_SQLITE.format(table=table, verb="delete", of="", when=f"WHEN NOT ({unless})"))
        return
    op.execute(_ROW.format(table=table, verb="delete", unless=unless))
    op.execute(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse_delete()"
    )
    op.execute(f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION refuse_change()")


def drop(table: str) -> None:
    """Take the triggers of `table` away again."""
    for verb in ("update", "delete", "truncate"):
        name = f"{table}_no_{verb}"
        op.execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if _is_sqlite() else f" ON {table}"))
    if not _is_sqlite():
        op.execute(f"DROP FUNCTION IF EXISTS {table}_refuse_delete()")


def drop_update(table: str) -> None:
    """Take the trigger against changes away, to put another in its place."""
    op.execute(f"DROP TRIGGER {table}_no_update" + ("" if _is_sqlite() else f" ON {table}"))


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
