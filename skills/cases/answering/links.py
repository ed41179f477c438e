"""A button with a link below an answer: its last line, written as in Markdown, "[label](https://…)".

So it stands in drafts, canned replies, copies and searches as every other word does, and its writer sees what the patient gets.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from skills.conversation import Link
from storage.characters import INVISIBLE
from storage.errors import NotPossible

LABEL_MOST, URL_MOST = 14, 400  # Kakao's button, and an address that a page of a clinic has.
_ODD = re.compile(r'["<>\\^`{|}]')  # What an address does not hold as it is: Kakao's button would be left out.
_UNSEEN = re.compile(f"[{INVISIBLE}]")  # What a button's reader would not see, or read in another order.
_INSIDE = re.compile(r"\]\(\s{0,9}https?:", re.IGNORECASE)  # Meant as a link, where the patient would read the marks.
_LINE = re.compile(r"\[([^\[\]\n]{0,200})\]\((\S{0,1000})\)")


def join(text: str, label: str, url: str) -> str:
    """The answer with a link that was filled in beside it."""
    return f"{text.rstrip()}\n\n[{label.strip()}]({url.strip()})" if label.strip() or url.strip() else text


def split(text: str) -> tuple[str, Link | None]:
    """The words of an answer, and the link of its last line."""
    words, _, last = text.rstrip().rpartition("\n")
    found = _LINE.fullmatch(last.strip())
    if found is None or not _is_link(found[1], found[2]):
        return text, None
    return words.rstrip(), Link(found[1].strip(), found[2])


def check(text: str) -> None:
    """`NotPossible` for a last line that is meant as a link and is none, for a link elsewhere, and for one without words."""
    words, link = split(text)
    if link is None and _LINE.fullmatch(text.rstrip().rpartition("\n")[2].strip()):
        raise NotPossible("a link has a short label and begins with https://", code="answer_link")
    if _INSIDE.search(words):
        raise NotPossible("a link stands alone on the last line, or its marks are read", code="answer_link_place")
    if link is not None and not words:
        raise NotPossible("there is nothing to send but a link", code="answer_empty")


def _is_link(label: str, url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return (
        0 < len(label.strip()) <= LABEL_MOST
        and label.isprintable()
        and not _UNSEEN.search(label)
        and len(url) <= URL_MOST
        and url.isprintable()
        and not _ODD.search(url)
        and parts.scheme == "https"
        and "@" not in parts.netloc
        and re.fullmatch(r"\A[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[^\W\d]{2,63}", host) is not None
    )
