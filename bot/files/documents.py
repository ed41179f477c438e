"""Whether a PDF does something by itself when it is opened: a script, a program, a file inside, a form that is sent.

A name may be written with `#4a` for a letter, and objects may stand packed in streams (ISO 32000-1 §7.3.5, §7.5.7): both are
read as a viewer reads them. Packed in a way that is not read here, or encrypted, counts as acting: a print never is.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

# Long names alone: three letters stand by chance in every compressed picture. A script needs one of these to be started.
_ACTS = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia|Rendition|XFA|SubmitForm|ImportData|GoToE|Encrypt)\b"
)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_PACKED = re.compile(rb"/ObjStm\b")
_PLAINLY = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?\s*(?:/(?!Filter|DecodeParms)|>>)")
_FILTERS = re.compile(rb"/(?:Filter|DecodeParms)\b")
_FED, _PIECE = 1024, 1024 * 1024  # Bytes that are unpacked at once, and to how many at most.
_LONGEST, _WHOLE = 16 * _PIECE, 256 * _PIECE  # Bytes that a stream, and all of them, are unpacked to.
_MOST_BROKEN = 100  # Streams that are no pictures and break off: a print has none.
_OVERLAP = 32  # A name that stands on the border of two pieces.


def acts(raw: bytes) -> bool:
    """Whether this document may do more than be read."""
    plain, left, broken = _named(raw), _WHOLE, 0
    if _ACTS.search(plain) or any(_is_hidden(plain, found.start()) for found in _PACKED.finditer(plain)):
        return True
    for found in _STREAM.finditer(raw):
        try:
            for piece in _unpacked(raw, found.end()):
                left -= len(piece)
                if left < 0 or _ACTS.search(_named(piece)):
                    return True
        except zlib.error:
            broken += 1
    return broken > _MOST_BROKEN


def _named(raw: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), raw)


def _is_hidden(plain: bytes, at: int) -> bool:
    """Whether the objects of this stream are packed otherwise than `_unpacked` unpacks."""
    begin, end = plain.rfind(b"obj", 0, at), plain.find(b"stream", at)
    head = plain[max(begin, 0) : end if end >= 0 else len(plain)]
    return len(_FILTERS.findall(head)) != len(_PLAINLY.findall(head))


def _unpacked(raw: bytes, at: int) -> Iterator[bytes]:
    """What stands in the stream that begins here, in pieces; nothing of one that is packed otherwise (a picture's own way).
    Where it ends, the packing says, since the word for it may stand inside; and a wrong sum at its end hides nothing."""
    if len(raw) < at + 2 or raw[at] & 15 != 8 or int.from_bytes(raw[at : at + 2]) % 31:
        return
    unpack, at, size, tail = zlib.decompressobj(-zlib.MAX_WBITS), at + 2, 0, b""
    while at < len(raw) and size < _LONGEST and not unpack.eof:
        before = unpack.copy()
        try:
            piece = unpack.decompress(unpack.unconsumed_tail or raw[at : at + _FED], _PIECE)
        except zlib.error:
            yield tail + _until_broken(before, before.unconsumed_tail or raw[at : at + _FED])
            raise
        if not unpack.unconsumed_tail:
            at += _FED
        size += len(piece)
        yield tail + piece
        tail = piece[-_OVERLAP:]


def _until_broken(unpack: Any, packed: bytes) -> bytes:
    """What a viewer shows of a piece that breaks off in the middle."""
    found = b""
    with suppress(zlib.error):
        for at in range(len(packed)):
            found += unpack.decompress(packed[at : at + 1], _PIECE)
    return found
