"""Every sentence that staff can read at the desk, Korean first and English second, one catalogue a part of the desk.

The catalogues lie in the `texts` folder of the wing whose pages say them.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path

from skills.texts.catalogue import Text, fill, pick


def _all() -> Mapping[str, Text]:
    found: dict[str, Text] = {}
    for file in sorted(Path(__file__).parents[1].glob("*/texts/[!_]*.py")):
        wing = file.parents[1].name
        texts: Mapping[str, tuple[str, str]] = importlib.import_module(f"bot.desk.{wing}.texts.{file.stem}").TEXTS
        if twice := found.keys() & texts.keys():
            raise ValueError(f"said twice in the desk's catalogues: {sorted(twice)}")
        found.update({key: Text(ko, en) for key, (ko, en) in texts.items()})
    return found


TEXTS: Mapping[str, Text] = _all()


def say(key: str, lang: str, **fields: object) -> str:
    """The sentence `key` in this language with its `{fields}` filled; KeyError for a sentence that nobody wrote."""
    text = pick(TEXTS[key], lang)
    return fill(text, fields) if fields else text
