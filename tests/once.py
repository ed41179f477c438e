"""What hundreds of tests would do over and over is done once a run: each has a server and engines of its own, and what those
compile is the same. Half of the time of a test of the desk was compiling templates that the one before had compiled,
and a third of a start of the server was compiling Python that the start before had compiled."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
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
BYTECODE = "PYTHONPYCACHEPREFIX"


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


def share_bytecode() -> None:
    """From here on every process of this run, workers and servers, finds what one of them has compiled. It lies outside of the
    tree, where no test takes it for a part of the product; beside each source when the variable is there and empty."""
    if BYTECODE not in os.environ:
        os.environ[BYTECODE] = tempfile.mkdtemp(prefix="sangdam-bytecode-")
        atexit.register(shutil.rmtree, os.environ[BYTECODE], ignore_errors=True)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.pycache_prefix, sys.dont_write_bytecode = os.environ[BYTECODE] or None, False


def bytecode() -> dict[str, str]:
    """The variable by which a process with surroundings of its own finds it as well."""
    return {BYTECODE: os.environ[BYTECODE]}
