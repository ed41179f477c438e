"""Who is spoken of as a relative: the letters that are looked for first leave out nobody."""

from __future__ import annotations

import re

from skills.fields.persons import ANYBODY, RELATIONS
from tests.patterns import samples

PLAIN = re.compile("|".join(RELATIONS.values()))
FOUND = re.compile(ANYBODY)


def test_every_word_of_a_relation_is_found_by_its_first_letter() -> None:
    for words in samples(PLAIN.pattern, 2_000):
        assert [found.span() for found in FOUND.finditer(words)] == [found.span() for found in PLAIN.finditer(words)], (
            words
        )
