"""Going back to an older version without losing what was filed since: the tables become those that it needs.

A column that the newer version had added is lost with what stands in it, and nothing else. It is the newer version that knows
the way back, so that it is done before the older one is installed.
"""

from __future__ import annotations

from storage import migrations
from storage.backup import beside
from storage.database import engines
from storage.database.serving import alone_on
from storage.errors import Misconfigured


def take_back(url: str, version: str) -> str:
    """Take the database at `url` back to what this released version needs; the revision it has then. `Misconfigured` while a
    server uses it, for a version that is not known, and for one that is newer than the tables."""
    revision = migrations.RELEASES.get(version)
    if revision is None:
        raise Misconfigured(f"{version} is no released version; known are: {', '.join(migrations.RELEASES)}")
    engine = engines.make(url)
    try:
        with alone_on(url):
            beside.refuse_if_used(engine, "go back")
            with engine.connect() as connection:
                now = migrations.current(connection)
            if now < revision:
                raise Misconfigured(f"the tables are at revision {now or 'none'} and {version} needs {revision}")
            return migrations.downgrade(url, revision)
    finally:
        engine.dispose()
