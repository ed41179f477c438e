"""What hundreds of tests would do over and over is done once a run: each has a server and engines of its own, and what those
compile is the same. Half of the time of a test of the desk was compiling templates that the one before had compiled."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from types import CodeType
from typing import Any

import aiohttp_jinja2
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from storage.database import engines

STATEMENTS = 5_000


class Templates(BytecodeCache):
    """Compiled templates in memory, as long as their files are the same."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._kept.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._kept[bucket.key] = (bucket.checksum, bucket.code)


def share_compiled() -> None:
    """From here on all servers of this process share their compiled templates, and all engines their compiled statements."""
    compiled: defaultdict[str, LRUCache[Any, Any]] = defaultdict(lambda: LRUCache(STATEMENTS))

    def create(*given: Any, **told: Any) -> Engine:
        engine = create_engine(*given, **told)
        engine._compiled_cache = compiled[engine.dialect.name]
        return engine

    # The dialect is a part of the key of a compiled statement; here those of a kind are alike.
    for kind in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        kind.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
        kind.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
    vars(engines)["create_engine"] = create
    aiohttp_jinja2.setup = partial(aiohttp_jinja2.setup, bytecode_cache=Templates())
