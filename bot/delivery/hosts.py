"""Hosts: which name this machine, and which a list of patterns covers. Knows no setting and calls nobody."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit


@lru_cache(maxsize=64)
def is_loopback(host: str) -> bool:
    """Whether `host` (a name or an address, IPv6 with or without brackets) never leaves this machine."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_own_network(host: str) -> bool:
    """Whether `host` is on the clinic's own network: this machine, a private address, or a name without a dot."""
    if not host or is_loopback(host) or "." not in host.strip("[]").replace(":", "."):
        return True
    try:
        return ip_address(host.strip("[]")).is_private
    except ValueError:
        return False


def without_port(host: str) -> str:
    """The host of a `Host` header, without its port."""
    if host.startswith("["):
        return host[: host.find("]") + 1]
    return host.rsplit(":", 1)[0] if ":" in host else host


def host_of(url: str) -> str:
    """The host of an address in lower case; empty when it names none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def covers(patterns: Iterable[str], host: str) -> bool:
    """Whether `host` is one of `patterns`: a name, or `*.name` for every name below it."""
    host = host.lower()
    return any(_matches(pattern.lower(), host) for pattern in patterns)


def _matches(pattern: str, host: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and len(host) > len(pattern) - 1
    return host == pattern
