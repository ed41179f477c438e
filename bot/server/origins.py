"""Where a request comes from, and which site it was sent by: addresses and hosts in one spelling. Pure.

Proxies write the same address in several ways (`192.0.2.7:4711`, `::ffff:192.0.2.7`, a header line of their own or a word more
in the one that is there), and a stranger writes what they like: only what known proxies wrote is believed.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

Network = IPv4Network | IPv6Network
PORTS = {"http": 80, "https": 443}


def origin_of(remote: str, forwarded: Iterable[str], proxies: Iterable[Network]) -> str:
    """The address of whoever sent a request. `forwarded` are all lines of X-Forwarded-For; they are one list, read from the
    right, and only as far as known proxies wrote it. Empty when the last word of one of them is no address."""
    hops = [hop for line in forwarded for hop in line.split(",") if hop.strip()]
    proxies = tuple(proxies)
    origin = address_in(remote)
    while hops and is_in(origin, proxies):
        origin = address_in(hops.pop())
    return origin


def address_in(text: str) -> str:
    """The address in `text` in its usual spelling, without port, brackets, zone and IPv6 clothing; empty when there is none."""
    bare = text.strip().strip('"')
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare.partition("%")[0])
    except ValueError:
        return ""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address)


def is_in(origin: str, networks: Iterable[Network]) -> bool:
    """Whether this address is in one of the networks."""
    return origin != "" and any(ip_address(origin) in network for network in networks)


def household_of(origin: str) -> str:
    """What counts as one sender where tries are counted: an address of IPv4, or the /64 that one subscriber has of IPv6."""
    if ":" not in origin:
        return origin
    return str(ip_network(f"{origin}/64", strict=False))


def is_same_site(origin: str, host: str, public_url: str) -> bool:
    """Whether `origin` (the header) is this very site: the host and port that were called, or the public address, which a proxy
    may have replaced by another name."""
    sender = _host_and_port(origin)
    if sender is None:
        return False
    return sender in (_host_and_port(f"{origin.partition(':')[0]}://{host}"), _host_and_port(public_url))


def _host_and_port(url: str) -> tuple[str, int] | None:
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError:
        return None
    if not parts.hostname or port is None:
        return None
    return parts.hostname.lower().rstrip("."), port
