"""Every sentence that a patient can read. One catalogue a flow, each entry in Korean and in English side by side."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import lru_cache

from skills.texts.catalogue import Text, fill, pick


def _all() -> Mapping[str, Text]:
    found: dict[str, Text] = {}
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        texts = getattr(importlib.import_module(module.name), "TEXTS", {})
        if twice := found.keys() & texts.keys():
            raise ValueError(f"said twice in the catalogues: {sorted(twice)}")
        found.update(texts)
    return found


TEXTS: Mapping[str, Text] = _all()


_FIXED = frozenset(words for text in TEXTS.values() for words in (text.ko, text.en) if "{" not in words)


_MOST = 5_000
_posted: set[str] = {""}


def post(words: str) -> str:
    """These words are the clinic's own, the same for everybody: from now on they are fixed."""
    if len(_posted) < _MOST:
        _posted.add(words)
    return words


def is_fixed(words: str) -> bool:
    """Whether these words stand so in the catalogues, or are the clinic's own: they tell nothing of anybody, so that what is
    made of them may be kept."""
    return words in _FIXED or words in _posted


@lru_cache(maxsize=_MOST)
def posted(key: str, lang: str, fields: tuple[tuple[str, object], ...]) -> str:
    """The sentence `key` filled with the clinic's own words alone, made once."""
    return post(say(key, lang, **dict(fields)))


def say(key: str, lang: str, **fields: object) -> str:
    """The sentence `key` in this language with its `{fields}` filled; KeyError for a sentence that nobody wrote."""
    text = pick(TEXTS[key], lang)
    return fill(text, fields) if fields else text
