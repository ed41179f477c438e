"""Every sentence that staff can read at the desk, Korean first and English second, one catalogue a part of the desk."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from skills.texts.catalogue import Text, pick


def _all() -> Mapping[str, Text]:
    found: dict[str, Text] = {}
    for module in pkgutil.iter_modules(__path__):
        texts: Mapping[str, tuple[str, str]] = importlib.import_module(f"{__name__}.{module.name}").TEXTS
        if twice := found.keys() & texts.keys():
            raise ValueError(f"said twice in the desk's catalogues: {sorted(twice)}")
        found.update({key: Text(ko, en) for key, (ko, en) in texts.items()})
    return found


TEXTS: Mapping[str, Text] = _all()


def say(key: str, lang: str, **fields: object) -> str:
    """The sentence `key` in this language with its `{fields}` filled; KeyError for a sentence that nobody wrote."""
    text = pick(TEXTS[key], lang)
    return text.format(**fields) if fields else text
