"""PDFs that act by themselves, however that is written; and prints that do not."""

from __future__ import annotations

import random
import zlib

import pytest

from bot.files import documents
from bot.files.documents import acts

HEAD, END = b"%PDF-1.7\n", b"\n%%EOF\n"
SCRIPT = b"1 0 << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"


def packed(content: bytes, *, head: bytes = b"/Filter /FlateDecode", kind: bytes = b"/ObjStm") -> bytes:
    body = zlib.compress(content)
    return HEAD + b"5 0 obj << /Type %s %s /N 1 /First 4 >>\nstream\r\n%s\nendstream endobj" % (kind, head, body) + END


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + SCRIPT + END,
        HEAD + SCRIPT.replace(b"JavaScript", b"J#61va#53cript") + END,
        HEAD + b"<< /Names << /Embedded#46iles 3 0 R >> >>" + END,
        HEAD + b"<< /S /Launch /F (x.exe) >>" + END,
        HEAD + b"trailer << /Encrypt 9 0 R >>" + END,
        packed(SCRIPT),
        packed(b" " * 1_048_570 + SCRIPT),
        packed(SCRIPT, kind=b"/Obj#53tm", head=b"/Filter [ /FlateDecode ]"),
        packed(b"x", head=b"/Filter /LZWDecode"),
        packed(b"x", head=b"/Filter [ /ASCIIHexDecode /FlateDecode ]"),
        packed(b"x", head=b"/Filter 7 0 R"),
        packed(b"x", head=b"/Filter /FlateDecode /DecodeParms << /Predictor 12 >>"),
    ],
    ids=[
        "plain", "escaped", "file", "launch", "encrypted", "packed", "on-a-border", "escaped-type", "lzw", "chain", "elsewhere",
        "predictor",
    ],
)  # fmt: skip
def test_what_acts_is_found_however_it_is_written(raw: bytes) -> None:
    assert acts(raw)


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"1 0 obj << /Type /Catalog >> endobj" + END,
        packed(b"1 0 << /Type /Page /Annots [ << /S /URI /URI (https://clinic.example) >> ] >>"),
        packed(b"x", head=b"/N 3 /Filter/FlateDecode/Length 9"),
        packed(b"x", kind=b"/XRef", head=b"/Filter /FlateDecode /DecodeParms << /Predictor 12 >>"),
        HEAD + b"<< /Filter /DCTDecode >>\nstream\n" + random.Random(1).randbytes(3_000_000) + b"/JS " + END,
    ],
    ids=["page", "packed", "tight", "references", "picture"],
)
def test_a_print_is_taken(raw: bytes) -> None:
    """Three letters stand by chance in every large picture."""
    assert not acts(raw)


@pytest.mark.parametrize("end", [b"", b"\x07garbage \xff\xff"], ids=["no-sum", "broken"])
def test_the_end_of_a_stream_is_where_its_packing_ends(end: bytes) -> None:
    """The word for it stands in the packed bytes, the sum at the end is wrong, or the packing breaks off."""
    pack, other = zlib.compressobj(0), zlib.compressobj(9, zlib.DEFLATED, -15)
    body = pack.compress(b"endstream ") + pack.flush(zlib.Z_FULL_FLUSH)
    body += other.compress(SCRIPT * 9) + other.flush(zlib.Z_FULL_FLUSH if end else zlib.Z_FINISH) + end
    assert b"JavaScript" not in body
    assert acts(HEAD + b"5 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n" + body + b"\nendstream" + END)


def test_what_unfolds_without_end_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One stream of gigabytes is left early; so many that the look ends are no print, nor are streams that all break."""
    monkeypatch.setattr(documents, "_LONGEST", 100_000)
    monkeypatch.setattr(documents, "_WHOLE", 2_000_000)
    one = packed(bytes(9_000_000), kind=b"/XObject")
    assert not acts(one)
    assert acts(one * 3)
    assert acts(HEAD + b"stream\nx\x9c\xff" * 200 + END)
    assert not acts(HEAD + b"stream\n" * 200 + END)
