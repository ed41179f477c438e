"""What a browser calls itself, in two words ("Chrome, Windows"), so that people know their sessions apart."""

from __future__ import annotations

_BROWSERS = (
    ("KAKAOTALK", "KakaoTalk"),
    ("Whale/", "Whale"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Edg/", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Mac OS", "Mac"))


def device_of(user_agent: str) -> str:
    """The browser and the system of a User-Agent header; "" for one that says neither."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "Linux" if "Linux" in user_agent else "")
    return ", ".join(filter(None, (browser, system)))
