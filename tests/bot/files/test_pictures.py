"""What a picture may do to the machine, and what must be left of it: its pixels, as they were meant."""

from __future__ import annotations

import base64
import subprocess
import sys
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms

from bot.files import pictures
from bot.files.pictures import Refused, clean

# 64 by 48 pixels of one colour as an iPhone writes them: lying, to be turned; with a maker, a model and a place.
IPHONE = base64.b64decode("""
AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAAAAAERAAAIA
AQAAAAAB7AABAAAAAAAAABoAAgAAAAACBgABAAAAAAAAAI4AAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlm
AAAAAA5waXRtAAAAAAABAAABB2lwcnAAAADmaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroC
QGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAA
AAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABlpcG1hAAAAAAAAAAEA
AQaBAgMFhIYAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAALBtZGF0AAAAFigBr1jm9Oq//9EK//tr8h7yCHkanfAAAAAGRXhpZgAATU0AKgAAAAgABAEP
AAIAAAAGAAAAPgEQAAIAAAAKAAAARAESAAMAAAABAAYAAIglAAQAAAABAAAATgAAAABBcHBsZQBpUGhvbmUgMTUAAAIAAQACAAAAAk4AAAAAAgAFAAAAAwAA
AGwAAAAAAAAAJQAAAAEAAAAhAAAAAQAAAAAAAAAB
""")


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def colour(content: bytes) -> Any:
    """The middle pixel of what is kept."""
    picture = Image.open(BytesIO(content))
    return picture.convert("RGB").getpixel((picture.width // 2, picture.height // 2))


def test_pixels_are_bounded_by_what_a_kind_unfolds_to() -> None:
    """49 million pixels of PNG are 185 kB on the wire and hundreds of megabytes here; a JPEG of them is decoded small."""
    large = Image.new("L", (7000, 7000))
    with pytest.raises(Refused, match="too_many_pixels"):
        clean(saved(large, "PNG"))
    kept = clean(saved(large, "JPEG"))
    assert (kept.width, kept.height) == (2048, 2048)


_CLEANED = """
import resource, sys
from bot.files.pictures import clean
kept = clean(sys.stdin.buffer.read())
print(kept.width, kept.height, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_the_largest_picture_that_is_taken_stays_within_its_memory() -> None:
    """The child's highest, measured: below its bound, so that the bound is no refusal of honest pictures. Measured from a
    process of its own: a child's highest counts what its parent had when it was begun, and pytest's workers are large."""
    largest = saved(Image.new("RGBA", (5000, 5000), (1, 2, 3, 128)), "PNG")
    told = subprocess.run(
        [sys.executable, "-c", _CLEANED], input=largest, capture_output=True, check=True, timeout=120
    ).stdout
    width, height, highest = map(int, told.split())
    assert (width, height) == (2048, 2048)
    assert highest < pictures.MEMORY / 1024


def test_a_child_that_is_out_of_memory_or_time_costs_its_picture_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The server goes on, and takes the next one."""
    raw = saved(Image.new("RGB", (40, 30), "teal"), "JPEG")
    with monkeypatch.context() as without_time:
        without_time.setattr(pictures, "WITHIN_S", 0.001)
        with pytest.raises(Refused, match="too_many_pixels"):
            clean(raw)
    assert clean(raw).width == 40


def broken_exif() -> bytes:
    """EXIF with a turn, and a rational of (-1, 0) that the library cannot write back."""
    head = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x02"
    turn = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
    rational = b"\x01\x1a\x00\x0a\x00\x00\x00\x01\x00\x00\x00\x26"
    return head + turn + rational + b"\x00\x00\x00\x00" + b"\xff\xff\xff\xff\x00\x00\x00\x00"


def test_a_rational_without_a_denominator_is_no_error() -> None:
    """One photo in a thousand has it; it stood at "fetching" for ever."""
    kept = clean(saved(Image.new("RGB", (40, 30), "teal"), "JPEG", exif=broken_exif()))
    assert sorted((kept.width, kept.height)) == [30, 40]


def test_sixteen_bits_of_grey_are_scaled() -> None:
    """A middle grey stays one; cut off it would be white."""
    grey = Image.new("I;16", (40, 30), 0x8000)
    red, green, blue = colour(clean(saved(grey, "PNG")).content)
    assert red == green == blue
    assert abs(red - 128) <= 2


def test_a_profile_is_carried_out_and_left_out() -> None:
    """The same pixels under another profile are other colours in sRGB; a profile that is none changes nothing."""
    picture = Image.new("RGB", (40, 30), (200, 60, 40))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = clean(saved(picture, "JPEG", icc_profile=lab, quality=100))
    other = clean(saved(picture, "JPEG", icc_profile=swapped(lab), quality=100))
    broken = clean(saved(picture, "JPEG", icc_profile=b"no profile", quality=100))
    assert all(abs(x - y) <= 4 for x, y in zip(colour(same.content), (200, 60, 40), strict=True))
    assert colour(other.content)[2] > colour(other.content)[0]
    assert all(abs(x - y) <= 4 for x, y in zip(colour(broken.content), (200, 60, 40), strict=True))
    assert b"ICC_PROFILE" not in other.content


def swapped(profile: bytes) -> bytes:
    """The profile with red and blue exchanged, so that everybody sees whether it was used."""
    return profile.replace(b"rXYZ", b"-XYZ").replace(b"bXYZ", b"rXYZ").replace(b"-XYZ", b"bXYZ")


def test_a_picture_of_an_iphone_is_turned_once_and_says_nothing_of_its_place() -> None:
    """HEIC in, JPEG out; half of one is broken, and one of too many pixels costs nothing."""
    assert b"iPhone" in IPHONE
    kept = clean(IPHONE)
    assert (kept.width, kept.height, kept.content[:2]) == (48, 64, b"\xff\xd8")
    assert all(abs(x - y) <= 8 for x, y in zip(colour(kept.content), (200, 60, 40), strict=True))
    assert not dict(Image.open(BytesIO(kept.content)).getexif())
    assert b"iPhone" not in kept.content
    with pytest.raises(Refused, match="broken_photo"):
        clean(IPHONE[: len(IPHONE) - 200])
    size, claimed = (side.to_bytes(4) * 2 for side in (64, 60_000))
    assert size in IPHONE
    with pytest.raises(Refused):
        clean(IPHONE.replace(size, claimed))
    with pytest.raises(Refused, match="not_a_photo"):
        clean(b"MZ\x90\x00 a program")


def test_the_decoder_of_iphones_is_not_loaded_where_no_such_picture_is() -> None:
    """Its libraries stay out of the server, and out of a child that cleans a JPEG."""
    asked = "import sys; from bot.files.pictures import make; make(sys.stdin.buffer.read()); print('pi_heif' in sys.modules)"
    told = [
        subprocess.run([sys.executable, "-c", asked], input=raw, capture_output=True, check=True).stdout.split()[-1]
        for raw in (saved(Image.new("RGB", (4, 4)), "JPEG"), IPHONE)
    ]
    assert told == [b"False", b"True"]
