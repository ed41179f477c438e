"""A program of its own: makes a clean picture of one that a stranger has sent; nothing but the pixels stays.

It runs as a child process, one at a time and with bounds of memory and time, because a file of a few kilobytes can unfold to
gigabytes, and a decoder that fails must not take the server along. The pixels are turned as the camera said, brought to sRGB
and eight bits, shrunk, and encoded anew.

Standard input: the file. Standard output: a line of JSON (`code`, or `width` and `height`), then the picture.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import threading
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

# A JPEG is decoded near the size that is kept. All other kinds unfold to every pixel that they have.
MOST_PIXELS = {"JPEG": 50_000_000, "PNG": 25_000_000, "WEBP": 25_000_000, "GIF": 25_000_000, "HEIF": 25_000_000}
LONGEST_SIDE = 2048  # Pixels that are kept.
QUALITY = 88
MEMORY = 768 * 1024 * 1024
WITHIN_S = 20
TOO_MANY_PIXELS, NOT_A_PHOTO, BROKEN = "too_many_pixels", "not_a_photo", "broken_photo"
SIXTEEN_BITS = ("I;16", "I;16B", "I;16L", "I")
_one_at_a_time = threading.Lock()


class Refused(Exception):
    """The picture cannot be taken; the argument is a code."""


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A re-encoded picture and its size in pixels."""

    content: bytes
    width: int
    height: int


def clean(raw: bytes) -> CleanPhoto:
    """The clean picture, made by a child process; waits while another one is being made. `Refused` says why there is none."""
    with _one_at_a_time:
        try:
            done = subprocess.run(  # noqa: S603 - our own file
                [sys.executable, "-I", __file__], input=raw, capture_output=True, timeout=WITHIN_S, check=False, env={}
            )
        except subprocess.TimeoutExpired:
            raise Refused(TOO_MANY_PIXELS) from None
    head, _, content = done.stdout.partition(b"\n")
    told: dict[str, Any] = json.loads(head) if done.returncode == 0 else {"code": BROKEN}
    if "code" in told:
        raise Refused(told["code"])
    return CleanPhoto(content, told["width"], told["height"])


def make(raw: bytes) -> CleanPhoto:
    """The clean picture, made here."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        return _encoded(_decoded(raw))
    except UnidentifiedImageError:
        raise Refused(BROKEN if _is_heif(raw) else NOT_A_PHOTO) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused(NOT_A_PHOTO) from None
    except MemoryError:
        raise Refused(TOO_MANY_PIXELS) from None
    except Refused:
        raise
    except Exception:  # noqa: BLE001 - whatever a decoder raises at a file that is none
        raise Refused(BROKEN) from None


def _is_heif(raw: bytes) -> bool:
    """By its brand (ISO 23008-12 §10): one image, or several of which one counts."""
    return raw[4:8] == b"ftyp" and raw[8:12] in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def _know_heif() -> None:
    """Lets Pillow read what an iPhone writes; only where a picture is one, since its libraries are large."""
    import pi_heif

    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def _decoded(raw: bytes) -> Image.Image:
    if _is_heif(raw):
        _know_heif()
    picture = Image.open(BytesIO(raw), formats=[kind for kind in MOST_PIXELS if kind != "HEIF" or _is_heif(raw)])
    if picture.width * picture.height > MOST_PIXELS[picture.format or ""]:
        raise Refused(TOO_MANY_PIXELS)
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    picture.load()
    profile = picture.info.get("icc_profile")
    small = _eight_bits(_upright(picture))
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _in_srgb(small, profile)


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as the camera said. What it wrote may be anything; then the picture stays as it lies."""
    try:
        return ImageOps.exif_transpose(picture)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - any error in what nobody needs
        return picture


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Sixteen bits of grey are scaled: cut off at 255 they would be white."""
    if picture.mode not in SIXTEEN_BITS:
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours that were meant: a phone's Display P3 would look pale without its profile. One that is broken is left out."""
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        meant = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, meant, ImageCms.createProfile("sRGB"), outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture


def _encoded(picture: Image.Image) -> CleanPhoto:
    """The pixels alone in a new image, as JPEG, or as PNG when parts of it are transparent."""
    see_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    pixels = picture.convert("RGBA" if see_through else "RGB")
    bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    out = BytesIO()
    if see_through:
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return CleanPhoto(out.getvalue(), *bare.size)


def main() -> None:
    """What the child does."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (WITHIN_S, WITHIN_S))
    content = b""
    try:
        made = make(sys.stdin.buffer.read())
        told: dict[str, str | int] = {"width": made.width, "height": made.height}
        content = made.content
    except Refused as refused:
        told = {"code": str(refused)}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + content)


if __name__ == "__main__":
    main()
