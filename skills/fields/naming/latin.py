"""A name in Latin letters that is put right in a clause of its own: whole ("it's Kathryn Doyle with a K"), by how a word of it is
spelled ("it's Ana with one n"), or by one of its parts ("my surname is Schmidt")."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from difflib import SequenceMatcher

from skills.fields.contact import whole_name
from skills.fields.reading import patterns as re

LONGEST = 120  # Letters that are looked into.
_LIKE = 0.6  # How alike the spelled word and the one that was given are at least.
_LEADS = re.compile(
    r"^(?:(?:oh|sorry|oops|actually|no|wait|hi|hey|please|also|and|but|so|small correction|correction|typo|wrong spelling|one more thing|btw)[\s,.!:-]{1,4}){1,4}",
    re.IGNORECASE,
)
_WORD = r"[A-Za-z][A-Za-z'’-]{1,19}"
_NAME = rf"(?P<name>(?!(?:Dr|Mr|Mrs|Ms|Doctor|Prof)\b){_WORD}(?: {_WORD}){{0,3}}?)"
_SPELT = r",?\s(?:(?:and )?(?:it'?s )?(?:spelled|spelt|written) )?(?:with|without|but with) (?:an?|one|two|no|the|double|just)\s(?:letter |letters |capital |single |double )?['\"]?[A-Za-z]['\"]?s?(?:['’]s)?(?:,? (?:and )?not (?:an? |with )?[\w'’-]{1,20}(?: [a-z])?)?(?: at the (?:end|start|beginning)| in (?:it|the middle))?"
_IS = r"(?:(?:it|that|this|the name|my name|name)(?:'?s| is| should be| must be| was)?(?: (?:actually|really|in fact|supposed to be|spelled|spelt|written))?|spelled|spelt|should be|i'?m|i am)"
_END = r"(?:,? (?:please|actually|thanks?|thank you|by the way)){0,2}[\s.!]*"
_SPELLED = re.compile(rf"(?:{_IS} )?{_NAME}{_SPELT}{_END}", re.IGNORECASE)
_TOLD = re.compile(
    rf"{_IS} (?P<name>(?!(?:Dr|Mr|Mrs|Ms|Doctor|Prof)\b)[A-Z][A-Za-z'’-]{{1,19}}(?: [A-Z][A-Za-z'’-]{{0,19}}){{1,3}}){_END}"
)
_PART = re.compile(
    rf"(?:my |the )?(?P<which>first|given|last|family|sur)[\s-]?name(?:'s| is| should be| must be)(?: (?:actually|really|spelled|spelt|supposed to be))? (?P<name>(?!(?:wrong|misspel\w*|incorrect|spel\w+|not|missing|right|correct|on|in|the|a)\b){_WORD})(?:{_SPELT}|,? not {_WORD})?{_END}",
    re.IGNORECASE,
)


def put_right(text: str, before: str) -> str | None:
    """The whole name that such a clause tells; `before` is the one that was given, "" where none was."""
    words = text[:LONGEST].strip()
    if not words.isascii():
        return None
    bare = _LEADS.sub("", words)
    if (part := _PART.fullmatch(bare)) is not None:
        name = _with_part(part["name"], before, is_last=part["which"].lower() in ("last", "family", "sur"))
        return name if name != before else None
    if (spelled := _SPELLED.fullmatch(bare)) is not None:
        word = _as_written(spelled["name"])
        name = whole_name(word) if " " in word else _in_its_place(word, before)
        return name if name != before else None
    told = _TOLD.fullmatch(bare[:1].lower() + bare[1:]) if bare != words else None
    return whole_name(told["name"]) if told else None


def _as_written(name: str) -> str:
    return " ".join(word if word != word.lower() else word.capitalize() for word in name.split())


def _with_part(name: str, before: str, *, is_last: bool) -> str | None:
    """The name that was given with another first name or surname."""
    given = before.split()
    if len(given) < 2 or not before.isascii():
        return None
    word = _as_written(name)
    return whole_name(" ".join([*given[:-1], word] if is_last else [word, *given[1:]]))


def _in_its_place(word: str, before: str) -> str | None:
    """The name that was given with the word in it that this one spells otherwise."""
    given = before.split()
    like = [at for at, one in enumerate(given) if _likeness(one, word) >= _LIKE]
    if len(like) != 1:
        return None
    return whole_name(" ".join([*given[: like[0]], word, *given[like[0] + 1 :]]))


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one.lower(), two.lower()).ratio()
