"""Addresses of pictures that people send: which are Kakao's, how they are spelled, and how they are asked for.

Kakao's own sample and every log that was seen have `http://secure.kakaocdn.net/…` in `List(a, b)` (docs/kakao.md §5). The same
address stands in several places of one call, with either scheme, and counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from storage.characters import INVISIBLE

MOST_PHOTOS = 10  # what one secure-image call can carry
_LENGTH = 2048
# The whole address is matched, not parsed: look-alike hosts, user names and other ports simply do not match.
_KAKAO = re.compile(r"https?://(?:[a-z0-9-]+\.)+kakaocdn\.net(?::(?:80|443))?/[!-\[\]-~]+", re.IGNORECASE | re.ASCII)
_SIMULATED = re.compile(r"http://([a-z0-9.\-]+:[0-9]{1,5})/[!-\[\]-~]+", re.IGNORECASE | re.ASCII)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{0,15}:[^\s\"'<>\\^`{|}\x00-\x20\x7f]+", re.IGNORECASE)
_SEPARATOR = re.compile(r"(?:,\s{0,8}|(?<!\s)\s{1,8})(?=[a-z][a-z0-9+.-]{0,15}:)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u00([0-7][0-9a-f])", re.IGNORECASE)
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_AUTHORITY = re.compile(r"https?://([^/:]+)(?::[0-9]+)?", re.IGNORECASE)


def is_kakaos(address: str) -> bool:
    """Whether this is a picture on Kakao's image hosts, the only ones that are asked for one."""
    return len(address) <= _LENGTH and _KAKAO.fullmatch(address) is not None


def is_photo(address: str, simulated_hosts: frozenset[str] = frozenset()) -> bool:
    """Whether this address may be fetched: Kakao's, or that of the simulator on this machine."""
    simulated = _SIMULATED.fullmatch(address) if simulated_hosts and len(address) <= _LENGTH else None
    return is_kakaos(address) or (simulated is not None and simulated[1].lower() in simulated_hosts)


def addresses_in(text: str) -> tuple[str, ...]:
    """The addresses of a text that is nothing else: alone, in a row, or as "List(a, b)". Empty when words stand between."""
    if ":" not in text and "\\" not in text:  # Nearly all words.
        return ()
    parts = _SEPARATOR.split(_unwrapped(_ESCAPED.sub(_character, _UNSEEN.sub("", text)).replace("\\/", "/")))
    addresses = [part.strip().rstrip(",") for part in parts]
    return tuple(addresses) if all(map(_ADDRESS.fullmatch, addresses)) else ()


def photos_of(text: str, simulated_hosts: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The photos in a text that is nothing but addresses."""
    return tuple(address for address in addresses_in(text) if is_photo(address, simulated_hosts))


def each_once(addresses: Iterable[str]) -> tuple[str, ...]:
    """Every picture once, and no more than one call can carry. The same picture comes with either scheme, and without its
    signature too: the longest of its addresses is the one that opens it."""
    pictures: dict[str, str] = {}
    for address in addresses:
        name = _AUTHORITY.sub(r"\1", address).partition("?")[0]
        pictures[name] = max(pictures.get(name, ""), address, key=len)
    return tuple(pictures.values())[:MOST_PHOTOS]


def ways_to_ask(address: str) -> tuple[str, ...]:
    """Where to ask for a picture, in this order: Kakao's by https whatever the address says, and only then as it was given
    in the logs, by http. The simulator's as it stands."""
    if not is_kakaos(address):
        return (address,)
    bare = _AUTHORITY.sub(r"\1", address, count=1)
    return (f"https://{bare}", f"http://{bare}")


def _character(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16))


def _unwrapped(text: str) -> str:
    text = text.strip()
    return text[5:-1].strip() if text[:5].lower() == "list(" and text.endswith(")") else text
