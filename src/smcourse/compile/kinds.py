"""What a file really is, whatever its name says: sizes of images, signatures of the rest."""

from __future__ import annotations

import re
import struct

from lxml import etree

from smcourse.compile.svg import parse_svg, view_box

SIDES = ("width", "height")
MAX_CAPTIONS = 2_000_000
IMAGE_KINDS = (".png", ".jpg", ".jpeg", ".webp", ".svg")
AUDIO_KINDS = (".mp3",)
VIDEO_KINDS = (".mp4",)
CAPTION_KINDS = (".vtt",)
DOWNLOAD_KINDS = (
    ".pdf",
    ".docx",
    ".xlsx",
    *AUDIO_KINDS,
    *VIDEO_KINDS,
    *CAPTION_KINDS,
    *IMAGE_KINDS,
)

_CUE = re.compile(
    rb"^(?:\d+:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d+:)?[0-5]\d:[0-5]\d\.\d{3}", re.M
)


def is_sound(suffix: str, content: bytes) -> bool:
    """Whether the content begins as its suffix says; then no browser takes it for a page of HTML,
    even where a server forgets to say what it is."""
    match suffix:
        case ".pdf":
            return content[:5] == b"%PDF-"
        case ".docx" | ".xlsx":
            return content[:4] == b"PK\x03\x04"
        case ".mp3":
            return content[:3] == b"ID3" or (content[:1] == b"\xff" and content[1:2] >= b"\xe0")
        case ".mp4":
            return content[:2] == b"\0\0" and content[4:8] == b"ftyp"
        case ".webm":
            return content[:4] == b"\x1a\x45\xdf\xa3"
        case ".vtt":
            return is_captions(content)
        case _:
            return image_size(suffix, content) is not None


def is_captions(content: bytes) -> bool:
    """The signature of WebVTT (W3C, 4.1) and at least one cue with its times."""
    if len(content) > MAX_CAPTIONS:
        return False
    text = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return re.match(rb"WEBVTT(?:[ \t\n]|$)", text) is not None and bool(_CUE.search(text))


def image_size(suffix: str, content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, so that a page keeps its place while an image loads; None where
    the file is not of the kind that its suffix says."""
    size = _READERS[suffix](content)
    return size if size and min(size) > 0 else None


def _png_size(content: bytes) -> tuple[int, int] | None:
    """The IHDR chunk of PNG (ISO 15948, 11.2.2)."""
    if content[:8] != b"\x89PNG\r\n\x1a\n" or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _svg_size(content: bytes) -> tuple[int, int] | None:
    """The view box, else width and height in plain numbers or px."""
    try:
        root = parse_svg(content)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if box := view_box(root):
        return max(1, round(box[2])), max(1, round(box[3]))
    sides = [re.fullmatch(r"(\d{1,5})(?:\.\d+)?(?:px)?", root.get(side, "")) for side in SIDES]
    width, height = (int(side[1]) if side else 0 for side in sides)
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """The frame header (SOF0-SOF15 but for DHT, JPG and DAC) of ITU-T T.81 B.2.2."""
    if content[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None


def _webp_size(content: bytes) -> tuple[int, int] | None:
    """VP8X, VP8L and VP8 headers of RFC 9649."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    kind = content[12:16]
    if kind == b"VP8X" and len(content) >= 30:
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(
            content[27:30], "little"
        )
    if kind == b"VP8L" and len(content) >= 25:
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and len(content) >= 30:
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


_READERS = {
    ".png": _png_size,
    ".jpg": _jpeg_size,
    ".jpeg": _jpeg_size,
    ".webp": _webp_size,
    ".svg": _svg_size,
}
