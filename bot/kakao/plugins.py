"""Parameters of a call: photos, and the values of plugins and entities, which arrive as JSON inside strings.

A parameter is known by its own name and not by its plugin's, so plugins are recognised by the form of their value. The
addresses of photos are only read here; whether one may be fetched is decided where it is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.kakao.decoding import object_in, text_in
from bot.kakao.text import clean

Parameters: TypeAlias = list[tuple[str, Any]]

MOST_PHOTOS = 10  # what one secure-image call can carry
_ADDRESS_LENGTH = 2048
_NO: Mapping[str, Any] = {}
_ADDRESS = re.compile(r"https?://[^\s,\"'<>\\^`{|}\x00-\x20\x7f]+", re.IGNORECASE)
# The hosts of pictures that people send; they are matched as a whole, so that nothing looks like them.
_KAKAO_IMAGE = re.compile(r"https?://(?:[a-z0-9-]+\.)*kakaocdn\.net/[^\s\\]+", re.IGNORECASE | re.ASCII)


def parameters_in(action: Mapping[str, Any]) -> Parameters:
    """Each parameter with its resolved value: an object when its text spells one, a clean text otherwise."""
    found = [(clean(name), _resolved(value)) for name, value in object_in(action.get("params")).items()]
    for name, detail in object_in(action.get("detailParams")).items():
        value = object_in(detail).get("value", detail if isinstance(detail, str) else None)
        found.append((clean(name), _resolved(value)))
    return found


def photos_in(parameters: Parameters, params: Mapping[str, Any]) -> tuple[tuple[str, ...], bool]:
    """The photos' addresses, and whether the person agreed to the platform's own photo consent.

    Who refused it once in a call gives no photo in that call, wherever else an address may stand.
    """
    found: list[str] = []
    agreed = True
    for _name, value in parameters:
        if isinstance(value, dict) and ("secureUrls" in value or "privacyAgreement" in value):
            agreed = agreed and text_in(value.get("privacyAgreement")).strip().upper() not in ("N", "NO", "FALSE")
            found += _addresses(value.get("secureUrls"))
    media = params.get("media")
    for one in media if isinstance(media, list) else (media,):
        if (picture := object_in(one)) and picture.get("type", "image") == "image":
            found += _addresses(picture.get("url"))
    return (tuple(dict.fromkeys(found))[:MOST_PHOTOS] if agreed else ()), agreed


def values_in(parameters: Parameters) -> Mapping[str, Any]:
    """Values by plugin or entity name where the form tells it (`sys.plugin.datetime`), else by the parameter's own name."""
    found: dict[str, Any] = {}
    for name, value in parameters:
        if isinstance(value, dict):
            if "secureUrls" not in value and "privacyAgreement" not in value:
                found.setdefault(_plugin(value) or name, _flat(value))
        elif value:
            found.setdefault(name, value)
    return found or _NO


def kakao_images(text: str) -> tuple[str, ...]:
    """The addresses in an utterance that is nothing but addresses of Kakao's image hosts."""
    parts = _unwrapped(text).replace(",", " ").split()
    if not parts or not all(_KAKAO_IMAGE.fullmatch(part) and len(part) <= _ADDRESS_LENGTH for part in parts):
        return ()
    return tuple(dict.fromkeys(parts))[:MOST_PHOTOS]


def addresses_only(text: str) -> bool:
    """Whether an utterance is nothing but web addresses, as when a photo stands in its place."""
    return all(_ADDRESS.fullmatch(part) for part in _unwrapped(text).replace(",", " ").split())


def _resolved(value: Any) -> Any:
    """A parameter's value. The bare name of an entity (`sys.date`) stands for one that Kakao did not resolve."""
    if found := object_in(value):
        return found
    text = text_in(value).strip()
    return "" if text == "null" or text.startswith(("sys.", "{")) else text


def _flat(value: Mapping[str, Any]) -> dict[str, Any]:
    """Texts and numbers of a value, fit to be kept as JSON. No plugin nests its value deeper."""
    texts = {clean(key): clean(one) for key, one in value.items() if isinstance(one, str)}
    return {**_numbers(value), **texts}


def _numbers(value: Mapping[str, Any]) -> dict[str, int | float]:
    """The numbers of a value that fit into 64 bits."""
    return {clean(k): n for k, n in value.items() if isinstance(n, int | float) and -(2.0**63) < n < 2.0**63}


def _plugin(value: Mapping[str, Any]) -> str | None:
    """The plugin or entity whose values look like this one."""
    if "userTimeZone" in value:
        when = text_in(value.get("value"))
        return "sys.plugin.datetime" if "T" in when else "sys.plugin.time" if ":" in when else "sys.plugin.date"
    if "dateTag" in value or "dateHeadword" in value:
        return "sys.date"
    if "amount" in value and "unit" in value:
        return "sys.number"
    if "otp" in value:
        return "sys.plugin.profile" if text_in(value["otp"]).endswith("/profile") else "sys.plugin.otp"
    return "sys.plugin.barcode" if "barcodeData" in value else None


def _addresses(value: Any) -> list[str]:
    """Web addresses in a list, in "List(a, b)", or alone."""
    parts = value if isinstance(value, list) else _unwrapped(value).split(",") if isinstance(value, str) else ()
    texts = [part.strip() for part in parts if isinstance(part, str)]
    return [text for text in texts if len(text) <= _ADDRESS_LENGTH and _ADDRESS.fullmatch(text)]


def _unwrapped(text: str) -> str:
    text = text.strip()
    return text[5:-1] if text.startswith("List(") and text.endswith(")") else text
