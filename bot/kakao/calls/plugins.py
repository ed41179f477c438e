"""Parameters of a call: photos, and the values of plugins and entities.

A value comes as an object, as JSON in a string, once more inside of `{value, origin}`, as a bare text, or only in the detail's
`origin` (docs/kakao.md §5). A parameter has the bot maker's name and not its plugin's, so plugins are recognised by the form of
their value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from bot.kakao.calls.decoding import object_in, structure_in, text_in
from bot.kakao.calls.images import addresses_in, each_once, is_photo
from bot.kakao.replies.text import clean

Parameters: TypeAlias = list[tuple[str, Any]]

_DEEPEST = 4  # An object within a detail within an object is the deepest that was seen.
_NOTHING: Mapping[str, Any] = {}
_SECURE = ("secureUrls", "privacyAgreement")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")


def parameters_in(action: Mapping[str, Any]) -> Parameters:
    """Each parameter as it came: first from `params`, then from its detail."""
    return [
        (clean(name), value)
        for part in ("params", "detailParams")
        if (found := object_in(action.get(part)))
        for name, value in found.items()
    ]


# -- photos -----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Photos:
    """What a call says about photos. `agreed` is False when the person refused Kakao's own photo consent: then there is no
    photo in this call, wherever else an address may stand. `by_plugin` tells that the secure-image plugin brought them."""

    hosts: frozenset[str]
    found: list[str] = field(default_factory=list)
    agreed: bool = True
    by_plugin: bool = False

    def look_into(self, value: Any, depth: int = 0) -> None:
        """Take the photos out of a value of any form."""
        value = structure_in(value)
        if isinstance(value, str):
            self.found += [address for address in addresses_in(value) if is_photo(address, self.hosts)]
        elif depth < _DEEPEST:
            for one in self._parts(value):
                self.look_into(one, depth + 1)

    def addresses(self) -> tuple[str, ...]:
        """Every photo once."""
        return each_once(self.found) if self.agreed else ()

    def _parts(self, value: Any) -> Iterator[Any]:
        if isinstance(value, list):
            yield from value
        elif isinstance(value, dict):
            self._note_consent(value)
            # A barcode may hold any address, and what a plugin's detail has beside its value is the value once more.
            if not (_plugin(value) or any(_plugin(object_in(one)) for one in value.values())):
                yield from value.values()

    def _note_consent(self, value: Mapping[str, Any]) -> None:
        if any(name in value for name in _SECURE):
            self.by_plugin = True
            self.agreed &= str(value.get("privacyAgreement")).strip().upper() not in ("N", "NO", "FALSE")


def photos_in(parameters: Parameters, params: Mapping[str, Any], hosts: frozenset[str]) -> Photos:
    """The photos of a call's parameters and of `userRequest.params.media`. `hosts` are the simulator's."""
    photos = Photos(hosts)
    for _name, value in parameters:
        photos.look_into(value)
    if (media := params.get("media")) is None:
        return photos
    media = structure_in(media)
    for one in media if isinstance(media, list) else (media,):
        if object_in(one).get("type", "image") == "image":
            photos.look_into(one)
    return photos


# -- values -----------------------------------------------------------------------------------------------------------


def values_in(parameters: Parameters, hosts: frozenset[str] = frozenset()) -> Mapping[str, Any]:
    """Values by plugin or entity name where the form tells it (`sys.plugin.datetime`), else by the parameter's own name.
    Photos are no values."""
    if not parameters:
        return _NOTHING
    found: dict[str, Any] = {}
    for name, raw in parameters:
        photos = photos_in([(name, raw)], _NOTHING, hosts)
        value = None if photos.found or photos.by_plugin else _resolved(raw)
        if isinstance(value, dict):
            found.setdefault(_plugin(value) or name, _flat(value))
        elif value:
            found.setdefault(name, value)
    return found or _NOTHING


def is_a_plugins(text: str, values: Mapping[str, Any]) -> bool:
    """Whether the words are only what a plugin brought, said once more by Kakao."""
    brought = [value for name, value in values.items() if name.startswith("sys.plugin.") and isinstance(value, Mapping)]
    return any(text in value.values() for value in brought)


def _resolved(value: Any, depth: int = 0) -> Any:
    """A value out of its wrappings: an object, or a clean text. The bare name of an entity (`sys.date`) stands for one that
    Kakao did not resolve, and is nothing."""
    if found := object_in(value):
        if depth == _DEEPEST or _plugin(found) or not ({"value", "origin"} & found.keys()):
            return found
        return _resolved(found.get("value"), depth + 1) or _resolved(found.get("origin"), depth + 1)
    text = text_in(value).strip()
    if _MOMENT.fullmatch(text):
        return {"value": text.replace(" ", "T"), "userTimeZone": ""}
    return "" if text == "null" or text.startswith(("sys.", "{", "[")) else text


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
    if "amount" in value:
        return "sys.number"
    if "otp" in value:
        return "sys.plugin.profile" if text_in(value["otp"]).endswith("/profile") else "sys.plugin.otp"
    return "sys.plugin.barcode" if "barcodeData" in value else None
