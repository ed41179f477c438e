"""How text is counted, cleaned and cut on Kakao's wire.

Here live the length that Kakao's limits are held against, the cleaning of characters that no wire or database carries,
and cuts that never fall inside a character as a person sees it. What is cut, and where it then stands, is decided in
`bubbles` and `layout`; nothing here knows a component.
"""

from __future__ import annotations

import re

import regex

from storage.characters import INVISIBLE

ELLIPSIS = "…"

# Controls (tab and line feed stay) and lone surrogates: JSON, UTF-8 and PostgreSQL refuse one or another of them.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

# Characters that leave a bubble empty to the eye although `strip` keeps them: joiners, direction marks, Hangul fillers,
# the blank Braille cell, variation selectors. Kakao refuses an empty text, so we must not trust them to count as text.
_INVISIBLE = re.compile(f"[\\s{INVISIBLE}]*")

# One character as a person sees it: a letter with its marks, a family emoji, a flag (UAX #29).
_CLUSTER = regex.compile(r"\X")
_LOOSE = r"(?![\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}])"  # a space that carries a mark is not a border
_LEADING_SPACE = regex.compile(rf"(?:\s{_LOOSE})*")
_BORDERS = (
    regex.compile(rf"\n[ \t]*\n{_LOOSE}"),
    regex.compile(rf"\n{_LOOSE}"),
    regex.compile(rf"[.!?。…~][\"')\]”’」]*[ ]{_LOOSE}"),
    regex.compile(rf"[ ]{_LOOSE}"),
)


def units(text: str) -> int:
    """Length in UTF-16 code units, the count that all limits are held against.

    Kakao says "characters" and not which: what a person sees, code points, or the units of a Java string (its client
    calls itself AHC, a Java library). Seen characters are never more than code points, and code points never more than
    UTF-16 units, so whoever stays under the limit in units stays under it whichever way Kakao counts.
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) >> 1


def fits(text: str, limit: int) -> bool:
    """Whether `text` is at most `limit` units long; a code point is at most two units, which settles most cases at once."""
    return len(text) * 2 <= limit or units(text) <= limit


def is_blank(text: str) -> bool:
    """Whether a person would see nothing. Nearly every text begins with a letter, which settles it."""
    if "!" <= text[:1] <= "~" or "가" <= text[:1] <= "힣":
        return False
    return _INVISIBLE.fullmatch(text) is not None


def clean(text: str) -> str:
    """`text` without controls; line ends become line feeds, half characters become the replacement character."""
    if text.isprintable() or _UNSAFE.search(text) is None:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSAFE.sub("", _SURROGATE.sub("\ufffd", text))


def visible(text: str) -> str:
    """Clean `text` without the space around it, or the empty string when a person would see nothing of it."""
    first = text[:1]
    if ("가" <= first <= "힣" or "!" <= first <= "~") and text.isprintable() and text[-1] != " ":
        return text  # nearly all texts; the only printable space is the common one
    text = trimmed(clean(text))
    return "" if is_blank(text) else text


def trimmed(text: str) -> str:
    """`text` without the space around it, but with a space that carries a combining mark."""
    text = text.rstrip()
    if not text[:1].isspace():
        return text
    lead = _LEADING_SPACE.match(text)
    return text[lead.end() :] if lead else text


def clip(text: str, limit: int) -> str:
    """The longest beginning of `text` within `limit` units that ends between two characters as a person sees them.

    One such character longer than the limit (hundreds of marks on a letter) is cut between its code points all the same,
    since the limit is Kakao's and the alternative is no answer.
    """
    if fits(text, limit):
        return text
    fitting = len(text.encode("utf-16-le", "surrogatepass")[: 2 * limit].decode("utf-16-le", "ignore"))
    last = start = max(text.rfind(" ", 0, fitting), text.rfind("\n", 0, fitting), 0)
    for cluster in _CLUSTER.finditer(text, start, fitting + 1):
        last = cluster.start()
    return text[: last or fitting]


def shorten(text: str, limit: int) -> str:
    """`text` within `limit` units, with an ellipsis where something is missing."""
    return text if fits(text, limit) else clip(text, limit - 1).rstrip() + ELLIPSIS


def split(text: str, limit: int, most: int) -> list[str]:
    """`text` in at most `most` pieces of `limit` units, cut at paragraphs, lines, sentences or words where there are any.

    Only when that is not enough room the last piece is shortened. Pieces that show nothing are left out.
    """
    pieces: list[str] = []
    rest = trimmed(text)
    while len(pieces) < most - 1 and not fits(rest, limit):
        at = _border(rest, limit)
        pieces.append(rest[:at].rstrip())
        rest = trimmed(rest[at:])
    pieces.append(shorten(rest, limit))
    return [piece for piece in pieces if not is_blank(piece)]


def _border(text: str, limit: int) -> int:
    """Where to cut: the strongest border that leaves the piece at least a third full, else between two characters."""
    window = clip(text, limit)
    for border in _BORDERS:
        last = 0
        for found in border.finditer(text, len(window) // 3, len(window) + 1):
            last = found.end() if found.end() <= len(window) else last
        if last:
            return last
    return len(window)
