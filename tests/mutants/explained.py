"""Mutants that no proof can kill, each with the reason; to be kept short."""

from __future__ import annotations

from collections.abc import Mapping

EXPLAINED: Mapping[str, str] = {}
