"""Reads a logo: a picture beside a profile, known by what its file holds, of which a letter carries the picture alone.

What a picture file says besides (where a camera stood, who drew it, comments) is left out: letters are published.
"""

import os
import stat
import zlib
from binascii import b2a_base64

from s17gen.files import reason
from s17gen.profile import Embedded, Logo

MAX_BYTES = 200_000
MAX_PIXELS = 2_000  # of either side
_WIDEST, _HIGHEST = 240, 96  # CSS pixels: two inches and a half by one, which fits the narrowest screen

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by the kind of colour that a PNG has
_DEPTHS = (1, 2, 4, 8, 16)
_ALONE = (0x01, *range(0xD0, 0xD8))  # markers of JPEG that have no length
_SIZES = (0xC0, 0xC1, 0xC2)  # baseline, extended, progressive: what browsers show
_TOLD = (*range(0xE1, 0xEE), 0xEF, 0xFE)  # what a JPEG says of itself; 0xE0 and 0xEE say how to read its colours,
_COLOURS = b"ICC_PROFILE\0"  # and so does what begins with this
_OTHERS = {
    b"GIF8": "a GIF", b"RIFF": "a WebP", b"BM": "a bitmap", b"%PDF": "a PDF", b"II*\0": "a TIFF", b"MM\0*": "a TIFF",
}  # fmt: skip
_ONLY = "save it as PNG or JPEG"


class LogoError(Exception):
    """A logo that no letter can carry: why, and what to do."""

    def __init__(self, why: str, hint: str = _ONLY) -> None:
        super().__init__(why)
        self.why = why
        self.hint = hint


def embedded(logo: Logo, folder: str) -> Embedded:
    """The logo with what its file holds; the file stands in `folder` or below it. Raises `LogoError`."""
    media, picture, width, height = _picture(_read(logo.file.strip(), folder))
    if max(width, height) > MAX_PIXELS:
        raise LogoError(f"it has {width:,} by {height:,} pixels; {MAX_PIXELS:,} is the most", "save a smaller one")
    share = min(1.0, _WIDEST / width, _HIGHEST / height)
    return Embedded(
        file=logo.file,
        alt=logo.alt,
        media="image/png" if media == "png" else "image/jpeg",
        base64=b2a_base64(picture, newline=False).decode("ascii"),
        width=max(1, round(width * share)),
        height=max(1, round(height * share)),
    )


def _read(name: str, folder: str) -> bytes:
    """The bytes of the file, which no link and no `..` may lead out of its folder to."""
    home = os.path.realpath(folder or ".")
    try:
        real = os.path.realpath(os.path.join(home, name))
        if os.path.isabs(name) or os.path.commonpath([real, home]) != home:
            raise LogoError("it does not stand beside the profile", "put the file in the profile's folder or below it")
        held = os.stat(real)
        if not stat.S_ISREG(held.st_mode):
            raise LogoError("it is no ordinary file", "put the picture there")
        if held.st_size > MAX_BYTES:
            raise LogoError(f"it has {held.st_size:,} bytes; {MAX_BYTES:,} is the most", "save a smaller one")
        with open(real, "rb") as file:
            return file.read(MAX_BYTES)
    except (OSError, ValueError) as error:
        raise LogoError(reason(error), "check the name and its folder") from None


def _picture(raw: bytes) -> tuple[str, bytes, int, int]:
    """What kind of picture it is, the picture alone, its width and its height. Raises `LogoError`."""
    try:
        if raw.startswith(_PNG):
            return "png", *_png(raw)
        if raw.startswith(b"\xff\xd8\xff"):
            return "jpeg", *_jpeg(raw)
    except (IndexError, ValueError, zlib.error):
        raise LogoError("it is damaged, or goes on after its picture ends", f"{_ONLY} again") from None
    text = raw[:1000].lower()
    if b"<svg" in text or b"<?xml" in text:
        why = "it is an SVG, which may have scripts in it and fetch things from elsewhere"
        raise LogoError(why, f"{_ONLY}, twice as large as it is to be seen")
    named = next((name for start, name in _OTHERS.items() if raw.startswith(start)), "no picture")
    raise LogoError(f"it is {named}, whatever its name says")


def _png(raw: bytes) -> tuple[bytes, int, int]:
    """The chunks of a PNG that are its picture; `ValueError` where it is none, or something follows it."""
    kept, at, names, packed = [_PNG], len(_PNG), [], b""
    while at < len(raw):
        size, name = int.from_bytes(raw[at : at + 4]), raw[at + 4 : at + 8]
        chunk = raw[at : at + size + 12]
        if len(chunk) < size + 12 or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:]):
            raise ValueError(name)
        names.append(name)
        kept += [chunk] if name in _PNG_PARTS else []
        packed += chunk[8:-4] if name == b"IDAT" else b""
        at += len(chunk)
    width, height = int.from_bytes(raw[16:20]), int.from_bytes(raw[20:24])
    whole = names[0] == b"IHDR" and names.count(b"IHDR") == 1 and names.index(b"IEND") == len(names) - 1
    if not (whole and width and height and (max(width, height) > MAX_PIXELS or _shows(raw, packed, width, height))):
        raise ValueError(names)
    return b"".join(kept), width, height


def _shows(raw: bytes, packed: bytes, width: int, height: int) -> bool:
    """Whether what is packed in a PNG is as much as its size needs; of one that comes in passes, whether it is any."""
    depth, colour, passes = raw[24], raw[25], raw[28]
    row = 1 + (width * _CHANNELS.get(colour, 0) * depth + 7) // 8
    needed = 1 if passes else height * row
    return colour in _CHANNELS and depth in _DEPTHS and len(zlib.decompressobj().decompress(packed, needed)) == needed


def _jpeg(raw: bytes) -> tuple[bytes, int, int]:
    """The segments of a JPEG that are its picture; `ValueError` or `IndexError` where it is none."""
    kept, at, width, height = [raw[:2]], 2, 0, 0
    while raw[at + 1] != 0xDA:
        marker = raw[at + 1]
        size = 2 if marker in _ALONE else 2 + int.from_bytes(raw[at + 2 : at + 4])
        if raw[at] != 0xFF or size == 3 or at + size >= len(raw):
            raise ValueError(marker)
        if marker in _SIZES:
            height, width = int.from_bytes(raw[at + 5 : at + 7]), int.from_bytes(raw[at + 7 : at + 9])
        told = marker in _TOLD and not raw.startswith(_COLOURS, at + 4)
        kept += [] if told else [raw[at : at + size]]
        at += size
    if not (width and height and raw.endswith(b"\xff\xd9") and raw.count(b"\xff\xd9", at) == 1):
        raise ValueError("no size, no end, or more than one")
    return b"".join([*kept, raw[at:]]), width, height
