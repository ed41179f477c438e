"""Addresses and sites in all the spellings that proxies and strangers have for them."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from bot.server.origins import address_in, household_of, is_same_site, origin_of

PROXIES = (ip_network("127.0.0.0/8"), ip_network("fd00::/8"))


@pytest.mark.parametrize(
    ("remote", "lines", "origin"),
    [
        ("192.0.2.9", ["10.0.0.1"], "192.0.2.9"),  # Without a known proxy the header is noise.
        ("127.0.0.1", ["10.0.0.1"], "10.0.0.1"),
        ("127.0.0.1", ["10.0.0.1, 192.0.2.1"], "192.0.2.1"),
        ("127.0.0.1", ["10.0.0.1", "192.0.2.1"], "192.0.2.1"),  # HAProxy adds a line.
        ("127.0.0.1", ["10.0.0.1", "192.0.2.1, 127.0.0.5"], "192.0.2.1"),
        ("::ffff:127.0.0.1", ["::ffff:192.0.2.1"], "192.0.2.1"),  # A socket of both families.
        ("127.0.0.1", ["192.0.2.1:4711"], "192.0.2.1"),
        ("127.0.0.1", ['"[2001:db8::1]:4711"'], "2001:db8::1"),
        ("fd00::1", ["2001:DB8:0::1"], "2001:db8::1"),
        ("127.0.0.1", ["10.0.0.1, somebody"], ""),
        ("127.0.0.1", [], "127.0.0.1"),
        ("127.0.0.1", ["", " , "], "127.0.0.1"),
        ("", ["10.0.0.1"], ""),
    ],
)
def test_the_last_word_of_a_known_proxy_counts(remote: str, lines: list[str], origin: str) -> None:
    """Whatever a stranger wrote before it, in whichever line."""
    assert origin_of(remote, lines, PROXIES) == origin


@pytest.mark.parametrize("text", ["", "x", "1.2.3", "[::1", "::1::", "1.2.3.4:5:6", "unix:", "\x00"])
def test_what_is_no_address_is_none(text: str) -> None:
    """And never an error."""
    assert address_in(text) in ("", "::1")


def test_one_subscriber_is_one_sender() -> None:
    """Of IPv6 a subscriber has 2^64 addresses."""
    assert household_of("2001:db8::1") == household_of("2001:db8::ffff:2") != household_of("2001:db8:0:1::1")
    assert household_of("192.0.2.1") != household_of("192.0.2.2")
    assert household_of("") == ""


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("https://chat.example.com", "chat.example.com", True),
        ("https://chat.example.com", "CHAT.example.com:443", True),
        ("https://chat.example.com:443", "chat.example.com", True),
        ("http://127.0.0.1:8080", "127.0.0.1:8080", True),
        ("http://[::1]:8080", "[::1]:8080", True),
        (
            "https://chat.example.com",
            "127.0.0.1:8080",
            True,
        ),  # The proxy named its upstream; the public address stands.
        ("https://chat.example.com:8443", "chat.example.com", False),
        ("https://evil.example", "chat.example.com", False),
        ("https://chat.example.com.evil.example", "chat.example.com", False),
        ("http://[", "chat.example.com", False),
        ("https://chat.example.com:x", "chat.example.com", False),
        ("file://", "chat.example.com", False),
    ],
)
def test_a_site_is_its_host_and_port(origin: str, host: str, same: bool) -> None:
    """However they are written."""
    assert is_same_site(origin, host, "https://chat.example.com") is same
